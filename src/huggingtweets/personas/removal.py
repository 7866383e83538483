"""Delete accounts and personas with everything made from them, and describe beforehand what that is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from huggingtweets.errors import NotFoundError
from huggingtweets.events import Notice
from huggingtweets.library import AccountRow, Library
from huggingtweets.library.rows import no_persona
from huggingtweets.personas import ACCOUNTS_FILE, CURVES, PERSONAS, RUNS, folder_name, list_names
from huggingtweets.text import listing, plural


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

    Returns counts and names for `remove --json`. Raises NotFoundError.
    """
    with Library(home) as library:
        row = _find_account(library, home, handle)
        posts, trained = library.remove(row)
        # After the account: a curve or a training that is saved just now finds its account gone, or is found here.
        curves = _curves_of(home, row)
        runs = _runs_of(home, row, trained)
        personas = _on_disk(home, trained)
        deleted = personas if with_personas else []
        for name in deleted:
            library.remove_run(name)
    _delete_personas(home, deleted)
    trainings = sorted(run.name for run in runs)
    for run in runs:
        shutil.rmtree(run, ignore_errors=True)
    for name in curves:
        for pattern in (f"{name}.json", f".{name}.json.*.partial", f".{name}.lock"):
            for path in (home / CURVES).glob(pattern):
                path.unlink(missing_ok=True)
    return _result(posts, deleted, trainings, [] if with_personas else personas, curves)


def remove_persona(home: Path, name: str) -> dict[str, Any]:
    """Delete a persona or an unfinished training, and what it wrote. Returns the same keys as `remove_account`."""
    name = _persona_folder(home, name).name
    with Library(home) as library:
        if library.find_run(name):
            library.remove_run(name)
    personas, trainings = _on_disk(home, [name]), [name] if (home / RUNS / name).is_dir() else []
    _delete_personas(home, [name])
    return _result(0, personas, trainings)


def _result(
    posts: int, removed: list[str], trainings: list[str], left: Sequence[str] = (), curves: Sequence[str] = ()
) -> dict[str, Any]:
    return {
        "posts": posts,
        "personas_removed": removed,
        "trainings_removed": trainings,
        "personas_left": list(left),
        "curves_removed": list(curves),
    }


def _delete_personas(home: Path, names: Iterable[str]) -> None:
    for name in names:
        shutil.rmtree(home / PERSONAS / name, ignore_errors=True)
        shutil.rmtree(home / RUNS / name, ignore_errors=True)


def _find_account(library: Library, home: Path, handle: str) -> AccountRow:
    """The account `handle`. If only a persona has that name, the error's hint says how to remove that."""
    try:
        return library.find(handle)
    except NotFoundError as error:
        try:
            folder = _persona_folder(home, handle)
        except NotFoundError:
            raise error from None
        message = f"There is no account {handle}, but there is the {_describe(folder)}."
        raise NotFoundError(message, hint="Remove it with {option}.", option="persona") from None


def _persona_folder(home: Path, name: str) -> Path:
    """The folder of the persona or unfinished training `name`, in any case. Raises NotFoundError."""
    wanted = folder_name(name)
    for parent in (PERSONAS, RUNS):
        for path in sorted((home / parent).glob("[!.]*"), key=lambda path: path.name != wanted):
            if path.name.casefold() == wanted.casefold() and path.is_dir():
                return path
    raise no_persona(name, list_names(home))


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
        content = json.loads(path.read_text(encoding="utf-8"))
        return any(
            each["place"] == row.platform
            and (each["handle"].lower() == row.handle.lower() or (row.id and each["id"] == row.id))
            for each in (content["accounts"] if isinstance(content, dict) else content)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return if_unreadable
