"""Fetch the WebAssembly runtime of exported pages: a pinned tarball from the npm registry. npm itself is not needed."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import tarfile
from pathlib import Path

from huggingtweets.errors import BadInputError, UnreachableError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, make_folder, read_bytes, write_bytes

NAME, VERSION = "@wllama/wllama", "2.3.7"
"""llama.cpp for browsers. Later versions are larger, or need 64-bit memory, which not every browser has."""
INTEGRITY = "T273gBEqEZCHAoyNZDg+X6boQWktaq+efNF6bJo5aHToJr7jS1kCYImKXDdBi2/CccRuBUcMBHHLHiQN4+OfKQ=="
"""The registry's own field: base64 of the tarball's SHA-512."""

FILE = f"wllama-{VERSION}.tgz"
FILES = {
    "wllama.js": "package/esm/index.min.js",
    "single.wasm": "package/esm/single-thread/wllama.wasm",
    "multi.wasm": "package/esm/multi-thread/wllama.wasm",
    "LICENCE.txt": "package/LICENCE",
}
"""What a page needs of the tarball, by the name that it gets there."""
_PUBLIC = "https://registry.npmjs.org"


def files(home: Path, given: Path | None = None, on_event: OnEvent = ignore) -> dict[str, bytes]:
    """The runtime's files by name, from the tarball `given`, else from `home`, else downloaded into it.

    Downloads from the registry in npm's variable `npm_config_registry`, if it is set. Raises BadInputError for another
    tarball, and UnreachableError.
    """
    cached = home / "runtimes" / FILE
    if given:
        try:
            tarball = read_bytes(given)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise BadInputError(f"Cannot read {given}: {reason}.", hint="Change {option}.", option="runtime") from error
        _check(tarball, str(given))
    elif not cached.is_file() or not _fits(tarball := cached.read_bytes()):
        on_event(Stage("Downloading the page's runtime from the npm registry"))
        url = _url(os.environ.get("npm_config_registry") or _PUBLIC)  # noqa: SIM112 (npm's spelling)
        tarball = _download(url)
        _check(tarball, url)
        with disk_errors(home):
            make_folder(cached.parent)
            write_bytes(cached, tarball)
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        return {name: file.read() for name, path in FILES.items() if (file := archive.extractfile(path))}


def _url(registry: str) -> str:
    return f"{registry.rstrip('/')}/{NAME}/-/{FILE}"


def _download(url: str) -> bytes:
    import httpx2

    try:
        answer = httpx2.get(url, follow_redirects=True, timeout=60)
        if answer.is_success:
            return answer.content
        reason = f"HTTP {answer.status_code}"
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        reason = str(error)
    message = f"The page's runtime could not be downloaded from {url} ({reason})."
    hint = "Check your network connection, or download that file elsewhere and name it with {option}."
    raise UnreachableError(message, hint=hint, option="runtime")


def _fits(tarball: bytes) -> bool:
    return base64.b64encode(hashlib.sha512(tarball).digest()).decode() == INTEGRITY


def _check(tarball: bytes, source: str) -> None:
    if not _fits(tarball):
        hint = f"Download {_url(_PUBLIC)} and name the file with {{option}}."
        raise BadInputError(f"{source} is not {NAME} {VERSION}: its SHA-512 differs.", hint=hint, option="runtime")
