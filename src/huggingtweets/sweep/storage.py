"""Where studies are stored, and how an interrupted one resumes.

Optuna's journal in the home holds everything. The study's attribute `ABOUT` says what it is about, and `BASES` holds
the untuned base's loss by account. A trial has one attribute per account that it trained on, so that an interrupted
trial continues with the next account.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from huggingtweets.errors import BusyError, ConfigError, DamagedFileError, NotFoundError
from huggingtweets.events import BaseScored
from huggingtweets.extras import need
from huggingtweets.files import make_folder, rename, scratch
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.space import Goal, default_goal, objective

if TYPE_CHECKING:
    import optuna
    from optuna.study import Study
    from optuna.trial import FrozenTrial

STUDIES = "studies"  # folder of journals and pages in the home

# Names of stored attributes.
ABOUT, BASES = "about", "bases"
PRUNED, RETRY_OF = "pruned", "retry_of"
_ACCOUNT = "account:"

_PRUNE_P = 0.13  # P value of the Wilcoxon test below which a trial is pruned. Three accounts, all worse, give 0.125.

FORMAT = 2  # in format 1, a study minimised a statistic of absolute losses


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study searches."""

    goal: Goal = "mean"
    seed: int = 0
    prune: bool = True


class About(BaseModel):
    """What a study is about, as stored with it."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    recipe: int | None = None
    handles: list[str]
    fingerprints: list[str]  # SHA-256 of each account's posts
    base: str
    base_sha256: str
    config: dict[str, Any]  # the training options, without tracking
    space: dict[str, Any]
    settings: Settings
    origin: dict[str, Any] = {}
    """Of a narrowed study: the first `study`, and the `steps`, a sentence on each of its options."""


def journal_path(home: Path, name: str) -> Path:
    """The file of the study `name`."""
    return home / STUDIES / f"{name}.journal"


def save_measured(trial: optuna.Trial, handle: str, measured: Measured) -> None:
    """Store the result of `trial` on the account `handle`."""
    trial.set_user_attr(_ACCOUNT + handle, list(measured))


def stored_measured(attributes: Mapping[str, Any]) -> dict[str, Measured]:
    """The results of a trial with these attributes, by account."""
    return {
        key.removeprefix(_ACCOUNT): Measured(*value) for key, value in attributes.items() if key.startswith(_ACCOUNT)
    }


def stored_about(study: Study) -> About | None:
    """What is stored about the study; None if it is new."""
    stored = study.user_attrs.get(ABOUT)
    return About.model_validate(stored) if stored else None


def stored_bases(study: Study) -> dict[str, BaseScored]:
    """The untuned base's loss on each account it was scored on."""
    return {handle: BaseScored(*each) for handle, each in study.user_attrs.get(BASES, {}).items()}


@contextmanager
def quiet_optuna() -> Iterator[None]:
    """Turn off Optuna's log and its warnings about experimental features. Raises MissingExtraError without Optuna."""
    need("optuna", "A sweep", "sweep")
    import optuna
    from optuna.exceptions import ExperimentalWarning

    optuna.logging.set_verbosity(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        warnings.filterwarnings("ignore", message="WilcoxonPruner finds steps")  # accounts the best has not seen
        yield


@contextmanager
def open_study(home: Path, name: str, settings: Settings | None = None) -> Iterator[Study]:
    """Open or create the study `name`. Interrupted trials are queued again.

    Raises BusyError when another process has the study open, DamagedFileError when the journal cannot be read.
    """
    import optuna
    from optuna.pruners import NopPruner, WilcoxonPruner

    settings = settings or Settings()
    with _locked_journal(home, name) as path:
        path.with_name(path.name + ".lock").unlink(missing_ok=True)  # left by a process killed while it wrote
        if path.exists():
            drop_torn_line(path)
        study = optuna.create_study(
            storage=_journal(path),
            study_name=name,
            load_if_exists=True,
            pruner=WilcoxonPruner(p_threshold=_PRUNE_P) if settings.prune else NopPruner(),
        )
        if len(study.directions) > 1:
            message = f"The study {name} is of an earlier version and minimises the training time as well."
            raise ConfigError(message, hint="Set another {option}, or start over with {option:restart}.", option="name")
        if is_earlier(study):
            with scratch(path.parent) as folder:
                convert(study, _journal(folder / path.name))
                rename(folder / path.name, path)
            study = optuna.load_study(study_name=name, storage=_journal(path), pruner=study.pruner)
        for trial in study.get_trials(states=(optuna.trial.TrialState.RUNNING,)):
            study.tell(trial.number, state=optuna.trial.TrialState.FAIL)
            retry(study, trial)
        yield study


def load_study(home: Path, name: str) -> Study:
    """The study `name`, for reading. Raises NotFoundError, DamagedFileError."""
    import optuna

    missing = NotFoundError(
        f"There is no study {name!r}.", hint="Make one with: {command}", command=f"sweep HANDLE --name {name}"
    )
    path = journal_path(home, name)
    if not path.exists():
        raise missing
    try:
        return optuna.load_study(study_name=name, storage=_journal(path))
    except KeyError as error:
        raise missing from error


def delete_study(home: Path, name: str) -> None:
    """Delete the study `name` if it exists. Raises BusyError when another process is using it."""
    if journal_path(home, name).exists():
        with _locked_journal(home, name) as path:  # which may be damaged
            path.unlink()


def is_earlier(study: Study) -> bool:
    """Whether `study` minimises absolute losses."""
    return bool(study.user_attrs.get(ABOUT)) and study.user_attrs[ABOUT].get("format", 1) < FORMAT


def convert(study: Study, storage: optuna.storages.BaseStorage) -> Study:
    """A copy of `study`, of version 0.1.0, in `storage` that minimises relative losses.

    Trials keep their numbers and results. The default goal replaces the mean plus standard deviation.
    """
    import optuna

    about = study.user_attrs[ABOUT]
    handles = about["handles"]
    bases = {handle: each.bits_per_byte for handle, each in stored_bases(study).items()}
    goal = about["settings"].get("goal", "mean+std")
    if goal == "mean+std":
        goal = default_goal(len(handles))
    new = optuna.create_study(storage=storage, study_name=study.study_name, pruner=study.pruner)
    new.set_user_attr(ABOUT, about | {"format": FORMAT, "settings": {**about["settings"], "goal": goal}})
    new.set_user_attr(BASES, study.user_attrs.get(BASES, {}))
    trials = study.get_trials()
    for trial in trials:
        measured = stored_measured(trial.user_attrs)
        ratios = {handle: each.bits_per_byte / bases[handle] for handle, each in measured.items()}
        trial.intermediate_values = {number: ratios[each] for number, each in enumerate(handles) if each in ratios}
        if trial.state == optuna.trial.TrialState.COMPLETE:
            trial.values = [objective(list(ratios.values()), goal)]
    done = [trial for trial in trials if trial.state == optuna.trial.TrialState.COMPLETE]
    best = min((trial.values[0] for trial in done if not trial.user_attrs.get(PRUNED)), default=0.0)
    for trial in done:
        trial.values = [max(trial.values[0], best)]  # a pruned trial, measured on a part of the accounts, never wins
    for trial in trials:
        new.add_trial(trial)
    return new


def retry(study: Study, trial: FrozenTrial) -> None:
    """Queue the options of the interrupted `trial` again, with the results it has."""
    results = {key: value for key, value in trial.user_attrs.items() if key.startswith(_ACCOUNT)}
    if trial.params:
        study.enqueue_trial(trial.params, user_attrs={**results, RETRY_OF: trial.number})


def drop_torn_line(path: Path) -> None:
    """Cut off a last line without a newline, left by a process killed while it wrote.

    Optuna ignores it when reading, but would append to it, and never read the lines after it.
    """
    if path.stat().st_size:
        with path.open("rb+") as file:
            with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
                end = content.rfind(b"\n") + 1
            file.truncate(end)


@contextmanager
def _locked_journal(home: Path, name: str) -> Iterator[Path]:
    """Raises BusyError."""
    from filelock import FileLock, Timeout

    path = journal_path(home, name)
    make_folder(path.parent)
    try:
        with FileLock(path.with_name(f".{name}.lock"), timeout=0):
            yield path
    except Timeout as error:
        hint = "Wait for it, or set another {option}."
        raise BusyError(f"Another process is using the study {name}.", hint=hint, option="name") from error


def _journal(path: Path) -> optuna.storages.BaseStorage:
    """Raises DamagedFileError."""
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock

    try:
        return JournalStorage(JournalFileBackend(str(path), lock_obj=JournalFileOpenLock(str(path))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        hint = "Start over with {option:restart}, or set another {option}."
        raise DamagedFileError(f"The study in {path} cannot be read.", hint=hint, option="name") from error
