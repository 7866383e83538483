"""Uploaded files: stored under generated names, and deleted once they are read."""

from __future__ import annotations

import asyncio
import re
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DiskFullError, shell_command
from huggingtweets.files import disk_errors, make_folder
from huggingtweets.library import Library

FOLDER = "uploads"
SUFFIXES = (
    *(".zip", ".tar", ".tar.gz", ".tgz", ".car"),
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".txt", ".js"),
)
"""What a file's name may end with: archives, then tables."""

_CHUNK_SECONDS = 60  # maximum wait for the next piece of a file
_TOTAL_SECONDS = 2 * 3600  # maximum time for a whole file
_SLOWEST = 20_000  # bytes per second, on average, that a client must send. A slower one would hold its place for hours.
_RESERVE = 500_000_000  # bytes of disk space that an upload leaves free


class TooLargeError(BadInputError):
    """The file is larger than the limit."""

    code = "too_large"


async def receive(home: Path, name: str, chunks: AsyncIterator[bytes], size: int, limit: int) -> str:
    """Store a file that the user calls `name`, and return its id. `size` (0: unknown) and `limit` are in bytes.

    Raises TooLargeError, DiskFullError, and BadInputError for an unknown suffix, an empty file and a stalled client.
    """
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), None)
    if suffix is None:
        hint = f"Upload an archive as you received it, or a table. Accepted: {', '.join(SUFFIXES)}."
        raise BadInputError(f"{name!r} is not a file of posts.", hint=hint)
    key = secrets.token_hex(16)
    folder = home / FOLDER / key
    try:
        with disk_errors(folder):
            make_folder(folder)
            await _store(folder / f"uploaded-file{suffix}", chunks, size, limit)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return key


async def _store(path: Path, chunks: AsyncIterator[bytes], size: int, limit: int) -> None:
    room = shutil.disk_usage(path.parent).free - _RESERVE

    def check(size: int) -> None:
        if size > limit:
            hint = f"In a terminal there is no limit: {shell_command('add FILE')}"
            raise TooLargeError(f"The file is larger than {limit / 1e9:.3g} GB, the limit of this page.", hint=hint)
        if size > room:
            raise DiskFullError("The disk has too little space for this file.", hint="Free some space, then try again.")

    check(size)
    received, started_at = 0, time.monotonic()
    try:
        async with asyncio.timeout(_TOTAL_SECONDS):
            with path.open("wb") as file:
                while chunk := await asyncio.wait_for(anext(chunks, b""), _CHUNK_SECONDS):
                    received += len(chunk)
                    check(received)
                    if time.monotonic() - started_at > _CHUNK_SECONDS + received / _SLOWEST:
                        raise TimeoutError
                    await asyncio.to_thread(file.write, chunk)
    except TimeoutError:
        raise BadInputError("The upload stalled.", hint="Try again.") from None
    if not received:
        raise BadInputError("The file is empty.", hint="Export or download it again.")


def find(home: Path, key: str) -> Path:
    """The file with this id. Raises BadInputError when it is gone."""
    found = next((home / FOLDER / key).glob("*"), None)
    if found is None:
        raise BadInputError("The uploaded file was deleted.", hint="Upload it again.")
    return found


def restore_name(home: Path, spec: Mapping[str, Any], text: str) -> str:
    """`text`, as the page shows it, with the file of this job called as the user called it."""
    for path in (home / FOLDER / str(spec.get("upload"))).glob("*"):
        ours = f"{re.escape(str(path.relative_to(home)))}|{re.escape(path.name)}"
        text = re.sub(ours, lambda _: str(spec.get("name") or "the file"), text)
    return text


def delete(home: Path, spec: Mapping[str, Any]) -> None:
    """Delete the file that a job of this spec reads, if any."""
    if key := spec.get("upload"):
        shutil.rmtree(home / FOLDER / key, ignore_errors=True)


def delete_unused(home: Path) -> None:
    """Delete files that no job needs. A killed server may leave some."""
    with Library(home) as library:
        needed = {job.spec.get("upload") for job in library.jobs(("waiting", "running", "stopping", "stopped"))}
    for folder in (home / FOLDER).glob("*"):
        if folder.name not in needed:
            shutil.rmtree(folder, ignore_errors=True)
