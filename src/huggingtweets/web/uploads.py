"""Files that a browser sends: streamed to the disk under names of our own, and gone once they were read."""

from __future__ import annotations

import asyncio
import re
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DiskFullError
from huggingtweets.files import disk_errors
from huggingtweets.library import Library

FOLDER = "uploads"

_STEM = "your-file"

_KINDS = (".zip", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".txt", ".js", ".car", ".db")
"""Endings that tell what a file is."""

_ID = re.compile(r"[0-9a-f]{32}")

_IDLE_SECONDS = 60
"""After which a browser that sends nothing more is given up."""

_WHOLE_SECONDS = 2 * 3600
"""After which one that sends a byte now and then is given up as well."""

_SPARE = 500_000_000
"""Bytes of the disk that an upload leaves free."""


class TooLargeError(BadInputError):
    """More than is taken."""


async def receive(home: Path, name: str, chunks: AsyncIterator[bytes], size: int | None, most: int) -> str:
    """Store a file that was called `name`, and give the id of it.

    `size` in bytes, where it was announced. Raises TooLargeError, DiskFullError, and BadInputError for an ending that
    we know no file by, for nothing at all and for a browser that stops sending.
    """
    ending = Path(name[-20:].lower()).suffix
    if ending not in _KINDS:
        raise BadInputError(
            f"A file that ends in {ending[:8]!r} is not one of posts. Give the archive's zip as you got it, a table "
            f"({', '.join(_KINDS[1:7])}) or a text with a post a line (.txt)."
            if ending
            else "A file without an ending cannot be told. Give the archive's zip as you got it."
        )
    too_large = TooLargeError(
        f"The file is larger than {most / 1e9:.3g} GB, which this page takes at most. There is no limit in a "
        "terminal: huggingtweets add FILE"
    )
    if size is not None and size > most:
        raise too_large
    key = secrets.token_hex(16)
    folder = home / FOLDER / key
    path = folder / f"{_STEM}{ending}"
    try:
        with disk_errors(folder):
            folder.mkdir(parents=True, mode=0o700)
            free = shutil.disk_usage(folder).free - _SPARE
            if (size or 0) > free:
                raise DiskFullError("There is not enough room on the disk for this file. Free some, then try again.")
            received, began = 0, time.monotonic()
            with path.open("wb") as file:
                while True:
                    try:
                        chunk = await asyncio.wait_for(anext(chunks, None), _IDLE_SECONDS)
                    except TimeoutError:
                        raise BadInputError("The file stopped coming. Try again.") from None
                    if chunk is None:
                        break
                    if time.monotonic() - began > _WHOLE_SECONDS:
                        raise BadInputError(
                            "The file came too slowly. Bring it nearer, or give it to huggingtweets add."
                        )
                    received += len(chunk)
                    if received > most:
                        raise too_large
                    if received > free:
                        raise DiskFullError("The disk is full. Free some room, then try again.")
                    await asyncio.to_thread(file.write, chunk)
            if not received:
                raise BadInputError("The file is empty. Export or download it again.")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return key


def path_of(home: Path, key: str) -> Path:
    """Of the file with that id. Raises BadInputError when it is gone."""
    found = sorted((home / FOLDER / key).glob(f"{_STEM}.*")) if _ID.fullmatch(key) else []
    if not found:
        raise BadInputError("The file is not here any more. Choose it again.")
    return found[0]


def named(home: Path, spec: Mapping[str, Any], sentence: str) -> str:
    """`sentence` with the name that the user knows the file of this spec by, in place of ours."""
    folder, name = home / FOLDER / str(spec.get("upload")), str(spec.get("name") or "the file")
    return re.sub(rf"(?:{re.escape(str(folder))}[/\\])?{_STEM}\.\w+", lambda _: name, sentence)


def forget(home: Path, spec: Mapping[str, Any]) -> None:
    """Delete the file that a job of this spec reads, if it reads one."""
    key = str(spec.get("upload") or "")
    if _ID.fullmatch(key):
        shutil.rmtree(home / FOLDER / key, ignore_errors=True)


def sweep_out(home: Path) -> None:
    """Delete files that no job waits for, such as a killed server leaves."""
    with Library(home) as library:
        wanted = {job.spec.get("upload") for job in library.jobs(("waiting", "running", "stopping", "stopped"))}
    for folder in (home / FOLDER).glob("*"):
        if folder.name not in wanted:
            shutil.rmtree(folder, ignore_errors=True)
