"""Fetch the WebAssembly runtime of exported pages: a pinned tarball from the npm registry. npm itself is not needed."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import tarfile
from dataclasses import dataclass
from pathlib import Path

from huggingtweets.errors import BadInputError, UnreachableError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, make_folder, read_bytes, write_bytes

FILES = {
    "wllama.js": "package/esm/index.min.js",
    "single.wasm": "package/esm/single-thread/wllama.wasm",
    "multi.wasm": "package/esm/multi-thread/wllama.wasm",
    "LICENCE.txt": "package/LICENCE",
}
"""What a page needs of the tarball, by the name that it gets there."""
_PUBLIC = "https://registry.npmjs.org"
_REGISTRY = re.compile(r"""(?m)^\s*(@wllama:registry|registry)\s*=\s*["']?(https?://[^\s"']+)""")
_LARGEST = 50_000_000  # bytes of the largest tarball that is read


@dataclass(frozen=True, slots=True)
class Package:
    """A version of a package in the npm registry."""

    name: str
    version: str
    integrity: str  # npm's own field: base64 of the tarball's SHA-512

    @property
    def file(self) -> str:
        return f"{self.name.rpartition('/')[2]}-{self.version}.tgz"

    def url(self, registry: str = _PUBLIC) -> str:
        return f"{registry.rstrip('/')}/{self.name}/-/{self.file}"

    def fits(self, tarball: bytes) -> bool:
        return base64.b64encode(hashlib.sha512(tarball).digest()).decode() == self.integrity


WLLAMA = Package(
    "@wllama/wllama",
    "2.3.7",
    "T273gBEqEZCHAoyNZDg+X6boQWktaq+efNF6bJo5aHToJr7jS1kCYImKXDdBi2/CccRuBUcMBHHLHiQN4+OfKQ==",
)
"""llama.cpp for browsers. Later versions are larger, or need 64-bit memory, which not every browser has."""


def registry() -> str:
    """The npm registry that npm would use: from its environment variable, else its `.npmrc`, else the public one."""
    settings = {name.lower(): value for name, value in os.environ.items()}
    if given := settings.get("npm_config_registry"):
        return given
    file = Path(settings.get("npm_config_userconfig") or "~/.npmrc").expanduser()
    found = dict(_REGISTRY.findall(file.read_text(encoding="utf-8", errors="replace"))) if file.is_file() else {}
    return found.get("@wllama:registry") or found.get("registry") or _PUBLIC


def files(
    home: Path, given: Path | None = None, on_event: OnEvent = ignore, *, package: Package = WLLAMA
) -> dict[str, bytes]:
    """The runtime's files by name, from the tarball `given`, else from `home`, else downloaded into it.

    Raises BadInputError for another tarball than that of `package`, and UnreachableError.
    """
    cached = home / "runtimes" / package.file
    if given:
        try:
            tarball = read_bytes(given, _LARGEST)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise BadInputError(f"Cannot read {given}: {reason}.", hint="Change {option}.", option="runtime") from error
        _check(tarball, package, str(given))
    elif not cached.is_file() or not package.fits(tarball := cached.read_bytes()):
        on_event(Stage("Downloading the page's runtime from the npm registry"))
        tarball = _download(package, package.url(registry()))
        with disk_errors(home):
            make_folder(cached.parent)
            write_bytes(cached, tarball)
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        return {name: file.read() for name, path in FILES.items() if (file := archive.extractfile(path))}


def _download(package: Package, url: str) -> bytes:
    import httpx2

    try:
        content = httpx2.get(url, follow_redirects=True, timeout=60).raise_for_status().content
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = re.sub(r"\[Errno [^]]*\] |\.$", "", str(error))
        if isinstance(error, httpx2.HTTPStatusError):
            reason = f"HTTP {error.response.status_code}"
        message = f"The page's runtime could not be downloaded from {url} ({reason})."
        hint = "Check your network connection, or download that file elsewhere and name it with {option}."
        raise UnreachableError(message, hint=hint, option="runtime") from error
    _check(content, package, url)
    return content


def _check(tarball: bytes, package: Package, source: str) -> None:
    if not package.fits(tarball):
        message = f"{source} is not {package.name} {package.version}: its SHA-512 differs."
        hint = f"Download {package.url()} and name the file with {{option}}."
        raise BadInputError(message, hint=hint, option="runtime")
