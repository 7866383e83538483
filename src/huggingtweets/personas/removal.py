"""Delete accounts and personas with everything made from them, and describe beforehand what that is."""

from __future__ import annotations

import json
import secrets
import shlex
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from huggingtweets.errors import BusyError, DamagedFileError, HuggingTweetsError, NotDeletedError, NotFoundError
from huggingtweets.events import Notice
from huggingtweets.files import clean, delete_folder, disk_errors, make_private, read_bytes, write_json
from huggingtweets.library import AccountRow, Library, reserve
from huggingtweets.library.rows import no_account, no_persona
from huggingtweets.personas import ACCOUNTS_FILE, CURVES, PERSONAS, RUNS, folder_name, list_names
from huggingtweets.posts.post import Account
from huggingtweets.running import running, running_work
from huggingtweets.text import listing, plural

REMOVALS = "removals"


@dataclass(frozen=True, slots=True)
class Removal:
    """What to delete. It is recorded in `home/removals` until all of it is gone, so that a kill does not undo it."""

    account: tuple[str, str] | None = None
    """Platform and handle."""
    personas: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    """Names of unfinished trainings."""
    curves: tuple[str, ...] = ()

    @classmethod
    def of_account(cls, home: Path, row: AccountRow, *, with_personas: bool) -> Removal:
        personas = row.personas if with_personas else ()
        trainings = {path.name for path in _runs_of(home, row, row.personas)}
        trainings |= {name for name in personas if (home / RUNS / name).is_dir()}
        return cls((row.platform, row.handle), personas, tuple(sorted(trainings)), tuple(_curves_of(home, row)))

    @property
    def things(self) -> list[str]:
        """All of it, as `running` names things."""
        account = [f"account {':'.join(self.account)}"] if self.account else []
        named = {"persona": self.personas, "training": self.trainings, "curve": self.curves}
        return account + [f"{kind} {name}" for kind, names in named.items() for name in names]

    def carry_out(self, home: Path, record: Path) -> int:
        """Delete everything, and `record` last. Returns the number of posts. May be repeated.

        Raises NotDeletedError, after everything else is deleted.
        """
        failures = [failure for path in self.paths(home) if (failure := _delete(path))]  # first: they free space
        posts = 0
        with Library(home) as library:
            for name in self.personas:
                if library.find_run(name):
                    library.remove_run(name)
            if self.account:
                with suppress(NotFoundError):  # deleted before an interruption
                    posts, _ = library.remove(Account(*self.account))
            library.erase_deleted()
        if failures:
            # The account is gone. If its handle returns before the folders can be deleted, its new posts stay.
            write_json(record, asdict(replace(self, account=None)))
            message = f"Could not delete {listing(failures)}."
            raise NotDeletedError(message, hint="Correct this; the next command then completes the deletion.")
        with disk_errors(record):
            record.unlink()
        return posts

    def paths(self, home: Path) -> Iterator[Path]:
        for name in self.personas:
            yield home / PERSONAS / name
        for name in self.trainings:
            yield home / RUNS / name
        for name in self.curves:
            yield home / CURVES / f"{name}.json"


def describe_account_removal(home: Path, handle: str, *, with_personas: bool = False) -> Notice:
    """What `remove_account` would delete, and which personas would stay. Raises NotFoundError."""
    with Library(home) as library:
        row = _find_account(library, home, handle)
    personas = _on_disk(home, row.personas)
    deleted = [f"{plural(row.posts, 'post')} of {row.full_handle}"]
    for kind, names in (
        ("persona", personas if with_personas else []),
        ("unfinished training", sorted(path.name for path in _runs_of(home, row, row.personas))),
        ("learning curve", _curves_of(home, row)),
    ):
        if names:
            deleted.append(f"the {kind}{'s' if len(names) > 1 else ''} {', '.join(names)}")
    message = f"This deletes {listing(deleted)}."
    if with_personas or not personas:
        return Notice(message)
    if len(personas) == 1:
        stays = f"The persona {personas[0]} was trained on these posts and stays, but what it wrote is deleted."
        return Notice(f"{message} {stays}", hint="Add {option} to delete it as well.", option="personas")
    stays = f"The personas {listing(personas)} were trained on these posts and stay, but what they wrote is deleted."
    return Notice(f"{message} {stays}", hint="Add {option} to delete them as well.", option="personas")


def describe_persona_removal(home: Path, name: str) -> Notice:
    """What `remove_persona` would delete. Raises NotFoundError."""
    return Notice(f"This deletes the {_describe(_persona_folder(home, name))}.")


def remove_account(home: Path, handle: str, *, with_personas: bool = False) -> dict[str, Any]:
    """Delete an account with its posts, unfinished trainings, curves and, `with_personas`, the personas trained on it.

    Returns counts and names for `remove --json`. Raises NotFoundError, BusyError while something of it is in use,
    NotDeletedError.
    """
    with Library(home) as library:
        row = _find_account(library, home, handle)
    reserve.spend(home)
    _make_room(home, Removal.of_account(home, row, with_personas=with_personas))
    account = f"account {row.full_handle}"
    what = f"The deletion of {row.full_handle}"
    with running(home, what, owns=[account]):
        with Library(home) as library:
            row = library.find(row.full_handle)  # nothing can be fetched or trained from here on
        personas = _on_disk(home, row.personas)
        removal = Removal.of_account(home, row, with_personas=with_personas)
        with running(home, what, owns={*removal.things} - {account}):
            posts = _remove(home, removal)
    removed, left = (personas, []) if with_personas else ([], personas)
    return _report(removal, posts, removed, left)


def remove_persona(home: Path, name: str) -> dict[str, Any]:
    """Delete a persona or an unfinished training, and what it wrote. Returns and raises as `remove_account` does."""
    name = _persona_folder(home, name).name
    personas = _on_disk(home, [name])
    trainings = (name,) if (home / RUNS / name).is_dir() else ()
    removal = Removal(personas=(name,), trainings=trainings)
    reserve.spend(home)
    _make_room(home, removal)
    with running(home, f"The deletion of {name}", owns={*removal.things, f"training {name}"}):
        _remove(home, removal)
    return _report(removal, 0, personas, [])


def _report(removal: Removal, posts: int, removed: list[str], left: list[str]) -> dict[str, Any]:
    return {
        "posts": posts,
        "personas_removed": removed,
        "trainings_removed": list(removal.trainings),
        "personas_left": left,
        "curves_removed": list(removal.curves),
    }


def enter(home: Path) -> Iterator[str]:
    """Make `home` ready for use: complete what killed processes began, and keep other users out.

    Yields what to tell the user about it.
    """
    if not home.is_dir():
        return
    yield from map(str, clean_up(home))
    if make_private(home):
        yield (
            f"Other users of this computer may enter {home}. Your posts and models in it are private now. "
            f"To close the folder as well: chmod 700 {shlex.quote(str(home))}"
        )


def clean_up(home: Path) -> list[HuggingTweetsError]:
    """Complete what killed processes began: deletions, replacements of folders, and their temporary files.

    Returns what still cannot be deleted.
    """
    for parent in (home, *home.glob("*/"), *home.glob("*/*/")):
        clean(parent)
    errors: list[HuggingTweetsError] = []
    records = sorted((home / REMOVALS).glob("[!.]*.json"))
    if records:
        reserve.spend(home)
    for record in records:
        try:
            removal = _read(record)
        except FileNotFoundError:
            continue  # another process was faster
        except (OSError, ValueError, TypeError, RecursionError):
            errors.append(DamagedFileError(f"{record} cannot be read.", hint="Delete it."))
            continue
        try:
            with running(home, "A deletion", owns=removal.things):
                removal.carry_out(home, record)
        except BusyError:
            pass  # another process is at it
        except HuggingTweetsError as error:
            errors.append(error)
    return errors


def _read(record: Path) -> Removal:
    """A recorded removal. Raises OSError, ValueError, TypeError or RecursionError if it is damaged."""
    content = json.loads(read_bytes(record))
    if not isinstance(content, dict):
        raise TypeError("it is not an object")
    names = [name for kind in ("personas", "trainings", "curves") for name in content.get(kind, ())]
    if not all(isinstance(name, str) and Path(name).name == name for name in names):
        raise ValueError("it names no personas")
    return Removal(**content)


def _remove(home: Path, removal: Removal) -> int:
    """Record and carry out `removal`. Returns the number of posts deleted."""
    record = home / REMOVALS / f"{secrets.token_hex(6)}.json"
    write_json(record, asdict(removal))
    return removal.carry_out(home, record)


def _make_room(home: Path, removal: Removal) -> None:
    """On a disk so full that `removal` cannot be recorded, delete its folders first, unless they are in use."""
    if shutil.disk_usage(home).free >= reserve.LEAST:
        return
    used = {thing for work in running_work(home) for thing in (*work.uses, *work.owns)}
    if not used & {thing.casefold() for thing in removal.things}:
        for path in removal.paths(home):
            _delete(path)


def _delete(path: Path) -> str | None:
    """Delete the file or folder `path`. Returns what went wrong, or None."""
    try:
        if path.is_dir():
            delete_folder(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        return f"{path} ({(error.strerror or str(error)).lower()})"
    return None


def _find_account(library: Library, home: Path, handle: str) -> AccountRow:
    """The account `handle`. If only a persona of it is left, the error names it and says how to remove it."""
    try:
        return library.find(handle)
    except NotFoundError as error:
        bare = handle.strip().lower().rpartition(":")[2].removeprefix("@")
        of_it = [run.name for run in library.runs() if bare in (each.lower().partition(":")[2] for each in run.handles)]
        folders = [home / PERSONAS / name for name in _on_disk(home, of_it)]
        with suppress(NotFoundError):
            folders.append(_persona_folder(home, handle))
        if not folders:
            raise no_account(handle.strip(), library.accounts(), to_add=False) from error
        left = listing([f"the {_describe(folder)}" for folder in dict.fromkeys(folders)])
        message = f"There is no account {handle}, only {left}."
        hint = "Delete with: {command}"
        names = shlex.join(dict.fromkeys(folder.name for folder in folders))
        raise NotFoundError(message, hint=hint, command=f"remove --persona {names}") from error


def _persona_folder(home: Path, name: str) -> Path:
    """The folder of the persona or unfinished training `name`, in any case. Raises NotFoundError."""
    wanted = folder_name(name)
    for parent in (PERSONAS, RUNS):
        for path in sorted((home / parent).glob("[!.]*"), key=lambda path: path.name != wanted):
            if path.name.casefold() == wanted.casefold() and path.is_dir():
                return path
    if not (names := list_names(home)):
        raise NotFoundError("There is no persona to delete.")
    raise no_persona(name, names)


def _describe(folder: Path) -> str:
    return f"{'persona' if folder.parent.name == PERSONAS else 'unfinished training'} {folder.name}"


def _on_disk(home: Path, names: Iterable[str]) -> list[str]:
    return [name for name in names if (home / PERSONAS / name).is_dir()]


def _curves_of(home: Path, row: AccountRow) -> list[str]:
    """Names of the learning curves measured on the account, and of unreadable ones, which nobody can use."""
    return sorted(
        path.stem for path in (home / CURVES).glob("[!.]*.json") if _lists_account(path, row, if_unreadable=True)
    )


def _runs_of(home: Path, row: AccountRow, names: Iterable[str]) -> list[Path]:
    """Folders of unfinished trainings on the account. If one does not record its accounts, its name decides."""
    known, own = {name.casefold() for name in names}, folder_name(row.handle).casefold()

    def is_named_after(path: Path) -> bool:
        return path.name.casefold() in known or own in path.name.casefold().split("+")

    return [
        path
        for path in (home / RUNS).glob("[!.]*")
        if _lists_account(path / ACCOUNTS_FILE, row, if_unreadable=is_named_after(path))
    ]


def _lists_account(path: Path, row: AccountRow, *, if_unreadable: bool) -> bool:
    """Whether the JSON file `path` lists the account, by handle or (if it was renamed) by id."""
    try:
        content = json.loads(read_bytes(path))
        return any(
            each["place"] == row.platform
            and (each["handle"].lower() == row.handle.lower() or (row.id and each["id"] == row.id))
            for each in (content["accounts"] if isinstance(content, dict) else content)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return if_unreadable
