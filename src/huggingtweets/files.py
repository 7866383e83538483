"""Write files and folders atomically: a crash leaves the old one or the new one, never a part of it."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DiskFullError

FREE_SPACE = "Free some space or change HUGGINGTWEETS_HOME, then run the same command again. Finished work is kept."
"""The hint of every DiskFullError."""

_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG}


def home() -> Path:
    """The folder of all user data: `$HUGGINGTWEETS_HOME`, or the operating system's folder for user data."""
    if given := os.environ.get("HUGGINGTWEETS_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("huggingtweets", appauthor=False)


@contextmanager
def disk_errors(target: Path) -> Iterator[None]:
    """Turn errors such as "no space left" and "permission denied" into a DiskFullError about `target`."""
    from safetensors import SafetensorError

    try:
        yield
    except (OSError, SafetensorError) as error:
        # A SafetensorError has its number only in the text: "I/O error: File too large (os error 27)".
        found = re.search(r"\(os error (\d+)\)", str(error)) if isinstance(error, SafetensorError) else None
        number = int(found[1]) if found else getattr(error, "errno", None)
        if number not in _UNWRITABLE:
            raise
        reason = os.strerror(number).lower()
        raise DiskFullError(f"Could not write to {target} ({reason}).", hint=FREE_SPACE) from error


@contextmanager
def output_errors(path: Path, option: str) -> Iterator[None]:
    """Turn an OSError inside the block into a BadInputError about `path`, which the user chose with `option`."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise BadInputError(f"Cannot write {path}: {why}.", hint="Change {option}.", option=option) from error


def check_folder(path: Path, option: str) -> None:
    """Raise BadInputError when `path`, given as `option`, exists and is not a folder."""
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path} is a file.", hint="Name a folder with {option}.", option=option)


def write_json(path: Path, value: Any) -> None:
    """Write `value` to `path` atomically, as indented JSON. Creates the folder. Raises DiskFullError."""
    content = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically. The folder must exist. Raises OSError."""
    with file_aside(path) as file:
        file.write(content)


@contextmanager
def file_aside(path: Path) -> Iterator[BufferedWriter]:
    """A temporary file to write. It replaces `path` when the block ends without an error. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """An empty temporary folder to fill. It replaces `path` if the block ends without an error."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with disk_errors(path.parent):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(temporary, ignore_errors=True)
            temporary.mkdir()
            yield temporary
            replace_folder(temporary, path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def replace_folder(new: Path, path: Path) -> None:
    """Move the folder `new` to `path`. An old folder there is deleted, or put back if moving fails."""
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
