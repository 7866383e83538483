"""The folders of personas and of unfinished trainings: create, save, find, list.

`record` is the schema of the files in them; `removal` deletes them.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from huggingtweets.config import TrainConfig, options_of
from huggingtweets.errors import BadInputError, DamagedFileError, HuggingTweetsError, NotFoundError, flag_of
from huggingtweets.files import disk_errors, folder_aside, make_folder, read_bytes, replace_folder, write_json
from huggingtweets.library import AccountRow, Library
from huggingtweets.library.rows import first_names, no_persona
from huggingtweets.personas.fields import default_name as default_name
from huggingtweets.personas.fields import folder_name as folder_name
from huggingtweets.personas.record import RunRecord, read_run, write_run
from huggingtweets.running import running_work

PERSONAS = "personas"
RUNS = "runs"
CURVES = "curves"
ACCOUNTS_FILE = "accounts.json"
"""In a run folder: the accounts that are trained on."""
OPTIONS_FILE = "options.json"
"""In a run folder: the options that differ from the defaults, in their sections."""

_NAME = re.compile(r"[\w][\w.+-]{0,99}")
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Names of devices on Windows, where no folder can have them."""


@dataclass(frozen=True, slots=True)
class Persona:
    """A trained persona on disk."""

    name: str
    path: Path
    record: RunRecord


class Overview(NamedTuple):
    """What `list --json` prints: accounts, personas, and trainings that were stopped or are still running."""

    accounts: list[dict[str, Any]]
    personas: list[dict[str, Any]]
    unfinished: list[dict[str, Any]]


def check_name(name: str) -> str:
    """Return `name` if it can name a persona and its folder. Raises BadInputError."""
    if not _NAME.fullmatch(name) or name.endswith(".") or _RESERVED.fullmatch(name.partition(".")[0]):
        message = f"{name!r} cannot be a name."
        hint = "{option} takes up to 100 letters, digits and the characters . _ + -"
        raise BadInputError(message, hint=hint, option="name")
    return name


def existing_name(home: Path, name: str) -> str:
    """`name` in the spelling of an existing persona: names that differ only in case are the same."""
    names = list_names(home)
    return name if name in names else next((each for each in names if each.casefold() == name.casefold()), name)


def path_of(home: Path, name: str) -> Path:
    """The folder of the persona `name`, which need not exist."""
    return home / PERSONAS / name


def find(home: Path, name: str) -> Persona:
    """The persona `name`, in any case, with or without @. Raises NotFoundError, DamagedFileError."""
    found = existing_name(home, folder_name(name))
    if found not in (names := list_names(home)):
        raise _not_trained(home, name) or _no_such_persona(home, name, names)
    path = path_of(home, found)
    return Persona(found, path, read_run(path, found))


def _not_trained(home: Path, name: str) -> NotFoundError | None:
    """The error for a persona whose training has not kept an epoch yet, or None if there is no such training."""
    wanted = folder_name(name).casefold()
    training = next((each for each in list_unfinished(home) if each["name"].casefold() == wanted), None)
    if training is None:
        return None
    name = training["name"]
    if training["running"]:
        return NotFoundError(f"{name} is being trained.", hint="It can write after the first epoch.")
    message = f"The training of {name} was stopped before the end of the first epoch."
    if not training["accounts"]:
        return NotFoundError(message, hint="Start over with: {command}", command="train HANDLE")
    return NotFoundError(message, hint="Resume it with: {command}", command=resume_command(home, training))


def _no_such_persona(home: Path, name: str, names: Sequence[str]) -> NotFoundError:
    """The error for a persona that is not among `names`. If an account has that name, it says so, and what to do."""
    with Library(home) as library:
        try:
            row = library.find(name)
        except HuggingTweetsError:
            return no_persona(name, names)
        command = f"train {shlex.quote(library.short_handle(row))}"
    message = f"@{row.handle} is an account without a persona of that name."
    if trained := [each for each in row.personas if each in names]:
        return NotFoundError(message, hint=f"Trained on it: {first_names(trained)}.")
    return NotFoundError(message, hint="Train one with: {command}", command=command)


def create_run_folder(
    home: Path, name: str, rows: Iterable[AccountRow], options: Mapping[str, Any] | None = None
) -> Path:
    """Create the folder of an unfinished training of the persona `name`. Record its accounts and `options` there."""
    folder = home / RUNS / name
    with disk_errors(home):
        make_folder(home / PERSONAS)  # or fail now, not after the training
    write_json(folder / ACCOUNTS_FILE, [{"place": row.platform, "handle": row.handle, "id": row.id} for row in rows])
    write_json(folder / OPTIONS_FILE, options or {})
    return folder


def training_options(home: Path, name: str) -> dict[str, Any]:
    """The options of an unfinished training that differ from the defaults, in their sections; empty if unknown."""
    try:
        options = json.loads(read_bytes(home / RUNS / name / OPTIONS_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    return options if isinstance(options, dict) else {}


def save(home: Path, name: str, weights: Path, record: RunRecord, *, move: bool) -> None:
    """Save the model folder `weights` with `record` as the persona `name`, replacing an earlier one.

    The folder is moved, or copied if the training may be resumed.
    """
    path = path_of(home, name)
    if move:
        write_run(weights, record)
        with disk_errors(path.parent):
            make_folder(path.parent)
            replace_folder(weights, path)
    else:
        with folder_aside(path) as aside:
            shutil.copytree(weights, aside, dirs_exist_ok=True)
            write_run(aside, record)


def list_names(home: Path) -> list[str]:
    """The names of all personas, even damaged ones."""
    return [path.name for path in _folders(home / PERSONAS)]


def _folders(parent: Path) -> list[Path]:
    """The folders in `parent` that are not hidden and whose names can be printed, by name."""
    return sorted(path for path in parent.glob("[!.]*") if path.is_dir() and path.name.isprintable())


def overview(home: Path) -> Overview:
    """All accounts, personas and unfinished trainings, as JSON objects."""
    with Library(home) as library:
        accounts = [_account_json(row) for row in library.accounts()]
    return Overview(accounts, list_personas(home), list_unfinished(home))


def list_personas(home: Path) -> list[dict[str, Any]]:
    """The personas by name, as JSON objects. `damaged` says what is wrong with one that cannot be read, else None."""
    found = []
    for path in _folders(home / PERSONAS):
        record, damaged, size = None, None, 0
        try:
            with suppress(OSError):  # replaced just now
                size = sum(file.lstat().st_size for file in path.rglob("*") if file.is_file())
            record = read_run(path, path.name)
        except DamagedFileError as error:
            damaged = error.message
        found.append(
            {
                "name": path.name,
                "base": record.base if record else None,
                "blended_from": [each.as_json() for each in record.blended_from] if record else [],
                "handles": list(record.handles) if record else [],
                "bits_per_byte": record.after.bits_per_byte if record and record.after else None,
                "created_at": (record.run.created_at or None) if record else None,
                "path": str(path),
                "bytes": size,
                "damaged": damaged,
            }
        )
    return found


def list_unfinished(home: Path) -> list[dict[str, Any]]:
    """Trainings that can be resumed or are still running, by name, as JSON objects.

    `accounts` are full handles (empty if unknown), `saved_at` the time of the last checkpoint (None before the first),
    `running` whether a process trains it now.
    """
    found = []
    owned = {thing for work in running_work(home) for thing in work.owns}
    for folder in _folders(home / RUNS):
        try:
            recorded = json.loads(read_bytes(folder / ACCOUNTS_FILE))
            accounts = [f"{each['place']}:{each['handle']}" for each in recorded]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            accounts = []
        try:
            saved = max((file.stat().st_mtime for file in folder.glob("*.safetensors")), default=None)
            saved_at = None if saved is None else datetime.fromtimestamp(saved, UTC).isoformat(timespec="seconds")
        except (OSError, ValueError, OverflowError):  # deleted just now, or a time beyond the year 9999
            saved_at = None
        is_running = f"training {folder.name}".casefold() in owned
        found.append({"name": folder.name, "accounts": accounts, "saved_at": saved_at, "running": is_running})
    return found


def resume_command(home: Path, training: Mapping[str, Any]) -> str:
    """The command that resumes a training of `list_unfinished`, without the program's name."""
    name, accounts = training["name"], training["accounts"]
    words = ["train", *accounts]
    if name != default_name(account.partition(":")[2] for account in accounts):
        words += ["--name", name]
    return shlex.join([*words, *flags(training_options(home, name))])


def flags(options: Mapping[str, Any]) -> Iterator[str]:
    """The words that set `options`, which are in their sections, on the command line of `train`."""
    for dotted in options_of(TrainConfig):
        value: Any = options
        *sections, name = dotted.split(".")
        for section in sections:
            value = value.get(section, {}) if isinstance(value, dict) else {}
        given = value.get(name) if isinstance(value, dict) else None
        if isinstance(given, bool):
            yield flag_of(name if given else f"no_{name}")
        elif isinstance(given, str | int | float | list):
            for each in given if isinstance(given, list) else [given]:
                yield from (flag_of(name), str(each))


def account_details(home: Path, handle: str, latest: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An account and its `latest` posts, newest first, as JSON objects. Texts are as their readers saw them."""
    from huggingtweets.posts.cleaning import readable

    with Library(home) as library:
        row = library.find(handle)
        posts = deque(library.posts(row), maxlen=min(latest, sys.maxsize))
        deleted = library.trained_on_deleted(row)
    return {**_account_json(row), "trained_on_deleted": deleted}, [
        {
            "id": post.id,
            "created_at": post.created_at.isoformat() if post.created_at else None,
            "kind": post.kind,
            "lang": post.lang,
            "warning": post.warning,
            "text": readable(post.text),
        }
        for post in reversed(posts)
    ]


def _account_json(row: AccountRow) -> dict[str, Any]:
    values = asdict(row)
    values = {"place": values.pop("platform"), **values}
    for key in ("added_at", "updated_at", "first", "last"):
        values[key] = values[key].isoformat() if values[key] else None
    return values
