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

_LARGEST = 50_000_000
"""Bytes of the largest tarball that is read."""
_FOLDER = "runtimes"
"""In the home: downloaded tarballs."""
_DEFAULT_REGISTRY = "https://registry.npmjs.org"
_SETTING = re.compile(r"""(?m)^\s*(@wllama:registry|registry)\s*=\s*["']?(https?://[^\s"']+)""")


@dataclass(frozen=True, slots=True)
class Package:
    """A version of a package in the npm registry."""

    name: str
    version: str
    integrity: str
    """npm's own field: base64 of the tarball's SHA-512."""

    @property
    def file(self) -> str:
        return f"{self.name.rpartition('/')[2]}-{self.version}.tgz"

    def url(self, registry: str) -> str:
        return f"{registry.rstrip('/')}/{self.name}/-/{self.file}"


WLLAMA = Package(
    "@wllama/wllama",
    "2.3.7",
    "T273gBEqEZCHAoyNZDg+X6boQWktaq+efNF6bJo5aHToJr7jS1kCYImKXDdBi2/CccRuBUcMBHHLHiQN4+OfKQ==",
)
"""llama.cpp for browsers. Later versions are larger, or need 64-bit memory, which not every browser has."""

FILES = {
    "wllama.js": "package/esm/index.min.js",
    "single.wasm": "package/esm/single-thread/wllama.wasm",
    "multi.wasm": "package/esm/multi-thread/wllama.wasm",
    "LICENCE.txt": "package/LICENCE",
}
"""What a page needs of the tarball, by the name that it gets there."""


def registry() -> str:
    """The npm registry that npm would use: from its environment variable, else its `.npmrc`, else the public one."""
    settings = {name.lower(): value for name, value in os.environ.items()}
    if given := settings.get("npm_config_registry"):
        return given
    file = Path(settings.get("npm_config_userconfig") or "~/.npmrc").expanduser()
    try:
        found = dict(_SETTING.findall(file.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        found = {}
    return found.get("@wllama:registry") or found.get("registry") or _DEFAULT_REGISTRY


def files(
    home: Path, given: Path | None = None, on_event: OnEvent = ignore, *, package: Package = WLLAMA
) -> dict[str, bytes]:
    """The runtime's files by name, from the tarball `given`, else from `home`, else downloaded into it.

    Raises BadInputError for another tarball than that of `package`, and UnreachableError.
    """
    if given:
        try:
            tarball = read_bytes(given, _LARGEST)
        except (OSError, ValueError) as error:
            reason = error.strerror or error if isinstance(error, OSError) else error
            raise BadInputError(f"Cannot read {given}: {reason}.", hint="Change {option}.", option="runtime") from error
        _check(tarball, package, str(given))
    else:
        tarball = _cached(home, package, on_event)
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        members = {name: archive.extractfile(path) for name, path in FILES.items()}
        return {name: member.read() for name, member in members.items() if member}


def _cached(home: Path, package: Package, on_event: OnEvent) -> bytes:
    path = home / _FOLDER / package.file
    if path.is_file() and _integrity(content := path.read_bytes()) == package.integrity:
        return content
    content = _download(package, on_event)
    with disk_errors(home):
        make_folder(path.parent)
        write_bytes(path, content)
    return content


def _download(package: Package, on_event: OnEvent) -> bytes:
    import httpx

    url = package.url(registry())
    content = b""
    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=30) as response:
            response.raise_for_status()
            total = int(response.headers.get("content-length", 0)) // 1_000_000 or None
            for chunk in response.iter_bytes():
                content += chunk
                on_event(Stage("Downloading the runtime from the npm registry", len(content) // 1_000_000, total, "MB"))
                if len(content) > _LARGEST:
                    raise httpx.StreamError("it is too large")
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
        status = error.response.status_code if isinstance(error, httpx.HTTPStatusError) else None
        raise UnreachableError(
            f"The page's runtime could not be downloaded from {url} ({f'HTTP {status}' if status else error}).",
            hint="Check your network connection, or download that file elsewhere and name it with {option}.",
            option="runtime",
        ) from error
    _check(content, package, url)
    return content


def _check(tarball: bytes, package: Package, source: str) -> None:
    if _integrity(tarball) != package.integrity:
        raise BadInputError(
            f"{source} is not {package.name} {package.version}: its SHA-512 differs.",
            hint=f"Download {package.url(_DEFAULT_REGISTRY)} and name the file with {{option}}.",
            option="runtime",
        )


def _integrity(content: bytes) -> str:
    return base64.b64encode(hashlib.sha512(content).digest()).decode()
