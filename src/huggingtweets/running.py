"""Which work is running on a home, so that nothing deletes or doubles what another process uses.

Running work is a file in `home/running` that says what it uses and what it owns. Its process holds a lock beside that
file; the operating system releases the lock however the process ends.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.errors import BusyError
from huggingtweets.files import disk_errors, make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_FOLDER = "running"


@dataclass(frozen=True, slots=True)
class Work:
    """Work that a living process does."""

    what: str  # A noun phrase that starts a sentence: "The training of NASA".
    uses: tuple[str, ...] = ()  # What must not be deleted meanwhile: "account x:nasa", "persona nasa". Case is ignored.
    owns: tuple[str, ...] = ()  # What no other work may use or own meanwhile.


@contextmanager
def running(home: Path, what: str, *, uses: Iterable[str] = (), owns: Iterable[str] = ()) -> Iterator[None]:
    """Register work on `home` while the block runs. See `Work` for the arguments.

    Raises BusyError if running work owns or uses what this work would own, or owns what this work would use.
    """
    from filelock import FileLock

    work = Work(what, _folded(uses), _folded(owns))
    folder = home / _FOLDER
    path = folder / f"{secrets.token_hex(6)}.json"
    with disk_errors(home):
        make_folder(folder)
        with FileLock(_gate(home)):
            for other in _living(folder):
                if {*work.owns} & {*other.uses, *other.owns} or {*work.uses} & {*other.owns}:
                    raise BusyError(f"{other.what} is running.", hint="Stop it or wait until it ends, then try again.")
            lock = FileLock(path.with_suffix(".lock"), thread_local=False)  # a generator may be closed elsewhere
            lock.acquire()
            path.write_text(json.dumps(asdict(work)), encoding="utf-8")
    try:
        yield
    finally:
        _end(path, lock)


def running_work(home: Path) -> list[Work]:
    """The work that is running on `home`. None in a home that this process cannot write to."""
    from filelock import FileLock

    folder = home / _FOLDER
    if not folder.is_dir():
        return []
    try:
        with FileLock(_gate(home)):
            return list(_living(folder))
    except OSError:
        return []


def _gate(home: Path) -> Path:
    """The lock that registering and looking take, for a moment."""
    return home / f"{_FOLDER}.lock"


def _living(folder: Path) -> Iterator[Work]:
    """The work in `folder` whose process lives. Forgets the rest. The caller holds the gate."""
    from filelock import FileLock, Timeout

    for lock_path in folder.glob("*.lock"):
        path = lock_path.with_suffix(".json")
        lock = FileLock(lock_path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            with suppress(FileNotFoundError):  # it ended just now
                content = json.loads(path.read_text(encoding="utf-8"))
                yield Work(content["what"], tuple(content["uses"]), tuple(content["owns"]))
        else:
            _end(path, lock)


def _end(path: Path, lock: BaseFileLock) -> None:
    with suppress(OSError):  # whatever stays is known to be dead by its lock
        path.unlink(missing_ok=True)
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name.casefold() for name in names}))
