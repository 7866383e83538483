"""The personas on this disk: folders of trained models, kept, found, listed and deleted with what belongs to them."""

from __future__ import annotations

import json
import re
import shutil
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.files import disk_errors, folder_aside, replace_folder, write_json
from huggingtweets.library import AccountRow, Library
from huggingtweets.personas.record import RunRecord, read_run, write_run
from huggingtweets.text import listing, plural

PERSONAS = "personas"
RUNS = "runs"
CURVES = "curves"
_ACCOUNTS = "accounts.json"
"""In the folder of a training under way: whose posts its weights are made of."""

_NAME = re.compile(r"[\w][\w.+-]{0,99}")


def check_name(name: str) -> str:
    """`name` when it can name a persona and its folder; raises BadInputError otherwise."""
    if not _NAME.fullmatch(name):
        raise BadInputError(
            f"{name!r} cannot name a persona: use up to 100 letters, digits, '.', '_', '+' or '-' (--name NAME)."
        )
    return name


@dataclass(frozen=True, slots=True)
class Persona:
    """A trained persona on disk."""

    name: str
    path: Path
    record: RunRecord


def find(home: Path, name: str) -> Persona:
    """The persona called `name`, in any case and with or without @. Raises NotFoundError, DamagedFileError."""
    there = {p.name: p for p in sorted((home / PERSONAS).glob("[!.]*")) if p.is_dir()}
    for each, path in there.items():
        if each == existing_name(home, _as_name(name)):
            return Persona(each, path, read_run(path, each))
    known = f"There are: {', '.join(there)}." if there else "There is none yet."
    raise NotFoundError(f"There is no persona {name!r}. {known} Make one with: huggingtweets train HANDLE")


def existing_name(home: Path, name: str) -> str:
    """`name` as the persona of that name is spelled, where there is one: names differ by more than case."""
    there = sorted(path.name for path in (home / PERSONAS).glob("[!.]*") if path.name.casefold() == name.casefold())
    return name if name in there else next(iter(there), name)


def default_name(handles: Iterable[str]) -> str:
    """What a persona of these accounts is called, unless the user says: user@server becomes user-server."""
    return "+".join(map(_as_name, handles))


def _as_name(handle: str) -> str:
    return handle.removeprefix("@").replace("@", "-")


def path_of(home: Path, name: str) -> Path:
    """Where the persona `name` lies, or will."""
    return home / PERSONAS / name


def create_run_folder(home: Path, name: str, rows: Iterable[AccountRow]) -> Path:
    """The folder for a training of the persona `name` while it is under way, which says whose posts are in it."""
    folder = home / RUNS / name
    write_json(folder / _ACCOUNTS, [{"place": row.platform, "handle": row.handle, "id": row.id} for row in rows])
    return folder


def save(home: Path, name: str, weights: Path, record: RunRecord, *, move: bool) -> None:
    """Put the model folder `weights` with `record` as its run.json in the place of persona `name`.

    The folder is moved there, or copied when a training still needs it.
    """
    path = path_of(home, name)
    if move:
        write_run(weights, record)
        with disk_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_folder(weights, path)
    else:
        with folder_aside(path) as aside:
            shutil.copytree(weights, aside, dirs_exist_ok=True)
            write_run(aside, record)


def overview(home: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The accounts and the personas, as `list --json` prints them."""
    with Library(home) as library:
        return [_account_json(row) for row in library.accounts()], list_personas(home)


def list_personas(home: Path) -> list[dict[str, Any]]:
    """The personas by name, as `list --json` prints them."""
    found = []
    for path in sorted((home / PERSONAS).glob("[!.]*")):
        if not (path / "run.json").exists():  # one stray folder must not hide all others
            continue
        record = find(home, path.name).record
        found.append(
            {
                "name": path.name,
                "base": record.base,
                "handles": list(record.handles),
                # One that was pulled from elsewhere may not say.
                "bits_per_byte": record.after.bits_per_byte if record.after else None,
                "created_at": record.run.created_at or None,
                "path": str(path),
            }
        )
    return found


def account_details(home: Path, handle: str, latest: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An account, which personas know posts of it that were deleted since, and its `latest` posts, newest first."""
    with Library(home) as library:
        row = library.find(handle)
        posts = deque(library.posts(row), maxlen=latest)
        deleted = library.trained_on_deleted(row)
    return {**_account_json(row), "trained_on_deleted": deleted}, [
        {
            "id": post.id,
            "created_at": post.created_at.isoformat() if post.created_at else None,
            "kind": post.kind,
            "lang": post.lang,
            "warning": post.warning,
            "text": post.text,
        }
        for post in reversed(posts)
    ]


def _account_json(row: AccountRow) -> dict[str, Any]:
    values = {"place": row.platform, **asdict(row)}
    del values["platform"]
    for key in ("added_at", "updated_at", "first", "last"):
        values[key] = values[key].isoformat() if values[key] else None
    return values


def describe_removal(home: Path, handle: str, *, only_persona: bool, personas: bool) -> str:
    """One sentence on what `remove` would delete."""
    if only_persona:
        name, is_finished = _persona_or_run(home, handle)
        return f"This deletes the {'persona' if is_finished else 'unfinished training'} {name}."
    with Library(home) as library:
        row = library.find(handle)
    also = [("persona", list(row.personas if personas else ())), ("learning curve", _curves_of(home, row))]
    what = [f"the {kind}{'' if len(names) == 1 else 's'} {', '.join(names)}" for kind, names in also if names]
    posts = f"{plural(row.posts, 'post')} of {row.full_handle}"
    return f"This deletes {listing([posts, *what])}."


def _curves_of(home: Path, row: AccountRow) -> list[str]:
    """Names of the learning curves that the account has a part in, renamed since or not, and of unreadable ones."""
    names = []
    for path in (home / CURVES).glob("[!.]*.json"):
        try:
            ours = _has_part(json.loads(path.read_text(encoding="utf-8"))["accounts"], row)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            ours = True  # whose it is nobody can tell, and it is of no use to anyone
        if ours:
            names.append(path.stem)
    return sorted(names)


def _has_part(accounts: Iterable[Mapping[str, str]], row: AccountRow) -> bool:
    return any(
        each["place"] == row.platform
        and (each["handle"].lower() == row.handle.lower() or (row.id and each["id"] == row.id))
        for each in accounts
    )


def _persona_or_run(home: Path, name: str) -> tuple[str, bool]:
    """A persona's name as it is spelled, or else that of a training that never became one, and which of them it is."""
    try:
        return find(home, name).name, True
    except NotFoundError:
        wanted = _as_name(name).casefold()
        for path in (home / RUNS).glob("[!.]*"):
            if path.name.casefold() == wanted:
                return path.name, False
        raise


def _runs_of(home: Path, row: AccountRow, names: Iterable[str]) -> list[Path]:
    """Folders of trainings on the account that were not finished: without its posts, none of them can go on."""
    known, own = {name.casefold() for name in names}, _as_name(row.handle).casefold()
    found = []
    for path in (home / RUNS).glob("[!.]*"):
        try:
            ours = _has_part(json.loads((path / _ACCOUNTS).read_text(encoding="utf-8")), row)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):  # it does not say: then its name does
            ours = path.name.casefold() in known or own in path.name.casefold().split("+")
        if ours:
            found.append(path)
    return found


def remove(home: Path, handle: str, *, only_persona: bool = False, personas: bool = False) -> dict[str, Any]:
    """Delete an account with its posts and curves (and, when asked, the personas trained on it), or only a persona."""
    curves, runs = list[str](), list[Path]()
    if only_persona:
        names, left, posts = [_persona_or_run(home, handle)[0]], list[str](), 0
        with Library(home) as library:
            if any(run.name == names[0] for run in library.runs()):
                library.remove_run(names[0])
    else:
        with Library(home) as library:
            row = library.find(handle)
            gone = library.remove(row)
            curves = _curves_of(home, row)
            runs = _runs_of(home, row, gone.personas)
            posts = gone.posts
            there = [name for name in gone.personas if (home / PERSONAS / name).is_dir()]
            names, left = (there, []) if personas else ([], there)
            for name in names:
                library.remove_run(name)
    for name in names:
        shutil.rmtree(home / PERSONAS / name, ignore_errors=True)
        runs.append(home / RUNS / name)
    for run in runs:
        shutil.rmtree(run, ignore_errors=True)
    for name in curves:
        for left_over in (f"{name}.json", f".{name}.json.*.partial", f".{name}.lock"):
            for path in (home / CURVES).glob(left_over):
                path.unlink(missing_ok=True)
    return {"posts": posts, "personas_removed": names, "personas_left": left, "curves_removed": curves}
