"""Writing files so that a crash at any moment leaves the old or the new one, never a half."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DiskFullError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG}


def home() -> Path:
    """The folder all of the user's data lives in: `$HUGGINGTWEETS_HOME`, else the platform's data folder."""
    if given := os.environ.get("HUGGINGTWEETS_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("huggingtweets", appauthor=False)


@contextmanager
def disk_errors(target: Path) -> Iterator[None]:
    """Turn "no space left", "read-only" and the like, met inside, into one sentence about `target`."""
    from safetensors import SafetensorError

    try:
        yield
    except (OSError, SafetensorError) as error:
        # safetensors tells the system's error in words only: "I/O error: File too large (os error 27)".
        told = re.search(r"\(os error (\d+)\)", str(error)) if isinstance(error, SafetensorError) else None
        number = int(told[1]) if told else getattr(error, "errno", None)
        if number not in _NO_ROOM:
            raise
        reason = os.strerror(number).lower()
        raise DiskFullError(
            f"Could not write to {target} ({reason}). Free some space or set HUGGINGTWEETS_HOME to a folder "
            "with room, then run the same command again; what was finished before is kept."
        ) from error


@contextmanager
def output_errors(path: Path, option: str) -> Iterator[None]:
    """Turn an OSError inside the block into a BadInputError about `path`, which the user chose with `option`."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise BadInputError(
            f"Cannot write {path}: {why}.", hint="Choose another place with {option}.", option=option
        ) from error


def check_folder(path: Path, option: str) -> None:
    """Raise BadInputError when `path`, given as `option`, exists and is not a folder."""
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path} is a file.", hint="Name a folder with {option}.", option=option)


def write_json(path: Path, value: Any) -> None:
    """Write `value` as indented JSON beside `path`, then rename."""
    content = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, in a folder that is there, then rename. Raises OSError as it comes."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """A new empty folder beside `path` to fill; it takes `path`'s place when the block ends without an error."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with disk_errors(path.parent):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            yield aside
            replace_folder(aside, path)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def replace_folder(new: Path, path: Path) -> None:
    """Put the folder `new` in `path`'s place. Renames only: an old folder is out of the way for an instant."""
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        path.replace(old)
    try:
        new.replace(path)
    except BaseException:
        if old.exists():
            old.replace(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
