"""Where a study is kept, and how it is taken up again after a crash.

Everything is in Optuna's storage: a journal file in the home, or any database that Optuna can use. Of the study
itself, the attribute `ABOUT` says what decides its results and `BASES` what the base costs for each account; a trial
has an attribute for each account it trained on (`note`, `known`), so that one that was cut off goes on with the account
that it was at. One each, for a study may have thousands of accounts, and an attribute is written whole.
"""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.errors import BadInputError, BusyError, ConfigError, DamagedFileError, NotFoundError, StorageError
from huggingtweets.extras import need

if TYPE_CHECKING:
    import optuna
    from optuna.study import Study
    from optuna.trial import FrozenTrial

STUDIES = "studies"

ABOUT, BASES = "about", "bases"
PRUNED, RETRY_OF = "pruned", "retry_of"

_ACCOUNT = "account:"

_BEAT = 60
"""Seconds between the signs of life that a driver gives where several may share a study."""

_DEAD = 10 * _BEAT


def check_name(name: str) -> str:
    """`name` when it can name a study and its file; raises ConfigError otherwise."""
    try:
        return personas.check_name(name)
    except BadInputError as error:
        raise ConfigError(
            f"{name!r} cannot name a study: use up to 100 letters, digits, '.', '_', '+' or '-'."
        ) from error


def journal_of(home: Path, name: str) -> Path:
    """The file of the study `name`."""
    return home / STUDIES / f"{name}.journal"


@dataclass(frozen=True, slots=True)
class Known:
    """What a trial's training on one account came to."""

    loss: float
    """Held-out bits per byte."""
    seconds: float
    astray: bool = False
    """It was given up, and the loss is the base's."""


def note(trial: optuna.Trial, handle: str, known: Known) -> None:
    """Keep what `trial` came to on the account `handle`."""
    trial.set_user_attr(_ACCOUNT + handle, [known.loss, known.seconds, known.astray])


def known_of(attributes: Mapping[str, Any]) -> dict[str, Known]:
    """What a trial with these attributes came to, by account."""
    return {
        name.removeprefix(_ACCOUNT): Known(*value) for name, value in attributes.items() if name.startswith(_ACCOUNT)
    }


@dataclass(slots=True)
class Opened:
    """A study that is ours to go on with."""

    study: Study
    is_shared: bool
    """Other programs may be at it, too."""
    _said: float = 0.0

    def is_new(self) -> bool:
        return ABOUT not in self.study.user_attrs

    def take_up(self) -> None:
        """Queue the trials of programs that have not been heard of for long."""
        import optuna

        if self.is_shared:
            optuna.storages.fail_stale_trials(self.study)

    def say_alive(self, trials: Iterator[optuna.Trial]) -> None:
        """Tell other programs, once a while, that `trials` are being worked on."""
        if self.is_shared and time.monotonic() - self._said > _BEAT / 2:
            for trial in trials:
                self.study._storage.record_heartbeat(trial._trial_id)  # type: ignore[attr-defined]
            self._said = time.monotonic()


@contextmanager
def quiet() -> Iterator[None]:
    """Optuna without its log and without its warnings about what it calls experimental.

    Raises MissingExtraError without Optuna.
    """
    need("optuna", "A sweep", "sweep")
    import optuna
    from optuna.exceptions import ExperimentalWarning

    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExperimentalWarning)
            warnings.filterwarnings("ignore", message="Heartbeat of storage")  # it is given here
            warnings.filterwarnings("ignore", message="WilcoxonPruner finds steps")  # of accounts the best has not seen
            yield
    finally:
        optuna.logging.set_verbosity(before)


@contextmanager
def opened(home: Path, name: str, storage: str | None, **settings: Any) -> Iterator[Opened]:
    """The study `name`, made when it is not there, to go on with: what was cut off is queued to be done again.

    In the journal of the home, or in the database at the URL `storage`. `settings` are those of
    `optuna.create_study`. Raises BusyError when another process has it in the home, StorageError when the database
    cannot be used, DamagedFileError when the journal cannot be read.
    """
    import optuna
    from filelock import FileLock, Timeout

    if storage:
        with _database(storage) as kept:
            study = optuna.create_study(study_name=name, storage=kept, load_if_exists=True, **settings)
            yield Opened(study, is_shared=True)
        return
    path = journal_of(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_name(f".{name}.lock"), timeout=0):
            study = optuna.create_study(study_name=name, storage=_journal(path), load_if_exists=True, **settings)
            for trial in study.get_trials(states=(optuna.trial.TrialState.RUNNING,)):
                study.tell(trial.number, state=optuna.trial.TrialState.FAIL)
                retry(study, trial)
            yield Opened(study, is_shared=False)
    except Timeout as error:
        raise BusyError(f"Another process is at the study {name}. Wait for it, or give another --name.") from error


def load(home: Path, name: str, storage: str | None) -> Study:
    """The study `name` to read. Raises NotFoundError, DamagedFileError, StorageError."""
    import optuna
    from sqlalchemy.pool import NullPool

    missing = NotFoundError(f"There is no study {name!r}. Make one with: huggingtweets sweep HANDLE --name {name}")
    try:
        if storage:
            # Without a pool no connection stays open once something was read.
            with _database(storage, engine_kwargs={"poolclass": NullPool}) as kept:
                return optuna.load_study(study_name=name, storage=kept)
        if not journal_of(home, name).exists():
            raise missing
        return optuna.load_study(study_name=name, storage=_journal(journal_of(home, name), mend_it=False))
    except KeyError as error:
        raise missing from error


def retry(study: Study, trial: FrozenTrial) -> None:
    """Queue the values of `trial`, which was cut off, with what is known of them."""
    known = {name: value for name, value in trial.user_attrs.items() if name.startswith(_ACCOUNT)}
    if trial.params:
        study.enqueue_trial(trial.params, user_attrs={**known, RETRY_OF: trial.number})


def mend(path: Path) -> bool:
    """Cut off a last line that was not written to its end. Returns whether there was one.

    Optuna skips it when reading, but would append to it, and then read no line from there on.
    """
    with path.open("rb+") as file:
        end = at = file.seek(0, 2)
        while at:
            size = min(at, 1 << 16)
            at -= size
            file.seek(at)
            found = file.read(size).rfind(b"\n")
            if found >= 0:
                at += found + 1
                break
        if at == end:
            return False
        file.truncate(at)
        return True


def _journal(path: Path, *, mend_it: bool = True) -> optuna.storages.BaseStorage:
    """Raises DamagedFileError. With `mend_it`, nobody else may be at it."""
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock

    if mend_it:
        path.with_name(path.name + ".lock").unlink(missing_ok=True)  # of a process that was killed while it wrote
        if path.exists():
            mend(path)
    try:
        return JournalStorage(JournalFileBackend(str(path), lock_obj=JournalFileOpenLock(str(path))))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedFileError(
            f"The study in {path} cannot be read any more. Begin it anew with --restart, or give another --name."
        ) from error


@contextmanager
def _database(url: str, **settings: Any) -> Iterator[optuna.storages.BaseStorage]:
    from optuna.exceptions import StorageInternalError
    from optuna.storages import RDBStorage
    from sqlalchemy.exc import SQLAlchemyError

    refused = "The storage cannot be used ({}). Give --storage as postgresql://USER@HOST/DATABASE or sqlite:///FILE."
    try:
        kept = RDBStorage(
            url,
            heartbeat_interval=_BEAT,
            grace_period=_DEAD,
            heartbeat_stale_trial_callback=retry,
            **settings,
        )
    except (SQLAlchemyError, StorageInternalError, ImportError, ValueError) as error:
        raise StorageError(refused.format(_first_line(error, url))) from error
    try:
        yield kept
    except StorageInternalError as error:
        raise StorageError(refused.format(_first_line(error.__cause__ or error, url))) from error
    finally:
        with suppress(SQLAlchemyError):
            kept.remove_session()
            kept.engine.dispose()


def _first_line(error: BaseException, url: str) -> str:
    """Of what went wrong, without a password."""
    text = str(error).strip().split("\n")[0] or type(error).__name__
    secret = re.match(r"[^:]+://[^:/@]*:([^@]*)@", url)
    return text.replace(secret[1], "***") if secret and secret[1] else text
