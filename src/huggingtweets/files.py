"""Write files and folders atomically: a crash leaves the old one or the new one, never a part of it."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DamagedFileError, DiskFullError

FREE_SPACE = "Free some space or change HUGGINGTWEETS_HOME, then try again. Finished work is kept."
"""The hint of every DiskFullError."""

MAX_RECORD = 5_000_000  # Bytes of the largest JSON file that is read, unless another limit is given.

_SCRATCH = ".scratch-"
_LOCK = ".lock"
_REPLACED = "replaced"  # In a temporary folder: what goes back to its place unless something new is there.

_PRIVATE = (
    "library.db",
    "library.db-wal",
    "library.db-shm",
    "personas",
    "runs",
    "curves",
    "studies",
    "trackio",
    "uploads",
)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}  # A file in a folder's place, or a folder in a file's.

_WINDOWS_ATTEMPTS = 20

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNWRITABLE = {*_NO_SPACE, errno.EROFS, errno.EACCES, errno.EPERM}


def home() -> Path:
    """The folder of all user data: `$HUGGINGTWEETS_HOME`, or the operating system's folder for user data."""
    if given := os.environ.get("HUGGINGTWEETS_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("huggingtweets", appauthor=False)


@contextmanager
def disk_errors(target: Path) -> Iterator[None]:
    """Turn errors such as "no space left" and "permission denied" into a DiskFullError about `target`.

    A file in the place of a folder, or a folder in the place of a file, becomes a DamagedFileError.
    """
    from safetensors import SafetensorError

    try:
        yield
    except (OSError, SafetensorError) as error:
        # A SafetensorError has its number only in the text: "I/O error: File too large (os error 27)".
        found = re.search(r"\(os error (\d+)\)", str(error)) if isinstance(error, SafetensorError) else None
        number = int(found[1]) if found else getattr(error, "errno", None)
        if number in _IN_THE_WAY:
            raise in_the_way(Path(getattr(error, "filename", None) or target)) from error
        if number not in _UNWRITABLE:
            raise
        reason = os.strerror(number).lower()
        hint = (
            FREE_SPACE if number in _NO_SPACE else "Change its permissions, or set HUGGINGTWEETS_HOME to your folder."
        )
        if os.name == "nt" and number == errno.EACCES:
            hint = f"Close other programs that use it. {hint}"
        raise DiskFullError(f"Could not write to {target} ({reason}).", hint=hint) from error


def in_the_way(path: Path) -> DamagedFileError:
    """The error for a file in the place of a folder, or a folder in the place of a file, somewhere in `path`."""
    found = next((each for each in (path, *path.parents) if each.exists()), path)
    return DamagedFileError(
        f"The {'folder' if found.is_dir() else 'file'} {found} is in the way.", hint="Move it elsewhere."
    )


@contextmanager
def output_errors(path: Path, option: str) -> Iterator[None]:
    """Turn an OSError inside the block into a BadInputError about `path`, which the user chose with `option`."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise BadInputError(f"Cannot write {path}: {why}.", hint="Change {option}.", option=option) from error


def check_output(path: Path) -> None:
    """Raise BadInputError before long work if the file `path`, the option `output`, cannot be written.

    Tries what `file_aside` does: the folder must exist and take a temporary folder.
    """
    with output_errors(path, "output"):
        if path.exists():
            regular_file(path)
        with scratch(path.parent):
            pass


def make_folder(path: Path) -> None:
    """Create a folder of the home, and those above it, so that only the owner may enter. Raises OSError."""
    if path.parent != path and not path.parent.is_dir():
        make_folder(path.parent)
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise in_the_way(path) from error
    except FileNotFoundError as error:  # a drive that is missing, a file system of the kernel's
        hint = "Set HUGGINGTWEETS_HOME to a folder on a disk."
        raise DiskFullError(f"{path} cannot be created.", hint=hint) from error


def make_private(home: Path) -> bool:
    """Let only the owner read the posts and models in a `home` that others may enter.

    Returns whether to warn about that: something had to change, or there is no library yet. Does nothing on Windows.
    """
    if os.name == "nt" or not home.stat().st_mode & _OTHERS:
        return False
    is_news = not (home / _PRIVATE[0]).exists()
    for name in _PRIVATE:
        with suppress(OSError):  # it does not exist, or belongs to another user
            mode = stat.S_IMODE((home / name).stat().st_mode)
            if mode & _OTHERS:
                (home / name).chmod(mode & ~_OTHERS)
                is_news = True
    return is_news


def check_folder(path: Path, option: str) -> None:
    """Raise BadInputError when `path`, given as `option`, exists and is not a folder."""
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path} is a file.", hint="Name a folder with {option}.", option=option)


def check_space(path: Path, needed: float, what: str) -> None:
    """Raise DiskFullError unless the disk of `path` has `needed` bytes free, which `what` needs."""
    folder = next(each for each in (path, *path.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        message = f"{what} needs {needed / 1e9:.1f} GB, but {folder} has only {free / 1e9:.1f} GB free."
        raise DiskFullError(message, hint="Free some space, or set HUGGINGTWEETS_HOME to a folder on a larger disk.")


def regular_file(path: Path) -> int:
    """The size of the file `path` in bytes. Check files that the user names before reading them.

    Raises OSError, also for anything but a regular file: reading a pipe or a device may never end. Read no more bytes
    than the size: those of /proc, some of which never end either, have none.
    """
    status = path.stat()
    kinds = {"folder": stat.S_ISDIR, "named pipe": stat.S_ISFIFO, "socket": stat.S_ISSOCK}
    if not stat.S_ISREG(status.st_mode):
        kind = next((kind for kind, is_kind in kinds.items() if is_kind(status.st_mode)), "device")
        number = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL
        raise OSError(number, f"it is a {kind}, not a file", str(path))
    return status.st_size


def read_bytes(path: Path, limit: int = MAX_RECORD) -> bytes:
    """The content of the file at `path`. Raises OSError, and ValueError for more than `limit` bytes."""
    regular_file(path)
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError(f"{path} has more than {limit:,} bytes")
    return content


def write_json(path: Path, value: Any) -> None:
    """Write `value` to `path` atomically, as indented JSON. Creates the folder. Raises DiskFullError."""
    content = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    with disk_errors(path.parent):
        make_folder(path.parent)
        write_bytes(path, content.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path` atomically. The folder must exist. Raises OSError."""
    with file_aside(path) as file:
        file.write(content)


@contextmanager
def file_aside(path: Path) -> Iterator[BufferedWriter]:
    """A temporary file to write. It replaces `path` when the block ends without an error. Raises OSError."""
    if path.exists():
        regular_file(path)  # a device must not be replaced
    with scratch(path.parent) as folder:
        temporary = folder / path.name
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        rename(temporary, path)


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """An empty temporary folder to fill. It replaces `path` if the block ends without an error."""
    with disk_errors(path.parent):
        make_folder(path.parent)
        with scratch(path.parent) as folder:
            temporary = folder / path.name
            temporary.mkdir()
            yield temporary
            replace_folder(temporary, path)


def replace_folder(new: Path, path: Path) -> None:
    """Move the folder `new` to `path`. An old folder there is deleted, or put back if moving fails. Raises OSError."""
    if path.exists() and not path.is_dir():
        raise in_the_way(path)
    with scratch(path.parent) as folder:
        if path.exists():
            old = folder / _REPLACED / path.name
            old.parent.mkdir()
            rename(path, old)
        rename(new, path)


def rename(old: Path, new: Path) -> None:
    """Move `old` to `new` on the same disk, and replace what is there. Raises OSError.

    Windows refuses while another program, such as a virus scanner, has the file open. So this tries for two seconds.
    """
    for attempt in range(_WINDOWS_ATTEMPTS):
        try:
            old.replace(new)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _WINDOWS_ATTEMPTS - 1:
                raise
            time.sleep(0.1)


def delete_folder(path: Path) -> None:
    """Delete the folder `path` if it exists. It disappears at once and as a whole. Raises OSError."""
    if not path.exists():
        return
    _make_writable(path)
    with scratch(path.parent) as folder:
        rename(path, folder / path.name)
        shutil.rmtree(folder)


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """A temporary folder in `parent`, on the same file system. It is deleted at the end.

    If the process is killed, `clean` deletes it: its lock ends with the process.
    """
    from filelock import FileLock

    clean(parent)
    folder = parent / f"{_SCRATCH}{secrets.token_hex(6)}"
    lock = Path(f"{folder}{_LOCK}")
    lock.touch()  # FileLock would create `parent`, or wait for ever for a file system such as /proc to take a file
    with FileLock(lock):
        try:
            folder.mkdir(mode=0o700)
            yield folder
        finally:
            with suppress(OSError):
                _delete_scratch(folder)


def clean(parent: Path) -> None:
    """Delete the temporary folders in `parent` that no living process owns.

    A folder that was about to be replaced returns to its place. Whatever cannot be deleted is left for the next call.
    """
    from filelock import FileLock, Timeout

    for lock in parent.glob(f"{_SCRATCH}*{_LOCK}"):
        with suppress(Timeout, OSError), FileLock(lock, timeout=0):
            _delete_scratch(lock.with_suffix(""))


def _delete_scratch(folder: Path) -> None:
    """Delete a temporary folder and its lock. Put back what was moved there to be replaced, unless it was."""
    for old in (folder / _REPLACED).glob("*"):
        if not (folder.parent / old.name).exists():
            rename(old, folder.parent / old.name)
    if folder.exists():
        shutil.rmtree(folder)
    folder.with_name(folder.name + _LOCK).unlink(missing_ok=True)


def _make_writable(folder: Path) -> None:
    """Let the owner change `folder` and the folders in it, on Windows also the files, so that they can be deleted."""
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink() and (os.name == "nt" or each.is_dir()):
            with suppress(OSError):
                each.chmod(each.stat().st_mode | stat.S_IRWXU)
