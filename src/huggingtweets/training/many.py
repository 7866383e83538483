"""Train a persona for each of many accounts on an engine. Personas that are up to date are not trained again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.engines import Done, Engine
from huggingtweets.errors import BadInputError, DamagedFileError, HuggingTweetsError, StoppedError
from huggingtweets.events import Notice, OnEvent, Stage, ignore, never
from huggingtweets.library import AccountRow, Library
from huggingtweets.personas.record import read_run
from huggingtweets.text import bits, plural
from huggingtweets.training.prepare import PreparedPosts, accounts_in_use, find_accounts, prepare_posts
from huggingtweets.training.store import TrainReport, run_key
from huggingtweets.training.train import train

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base


@dataclass(slots=True)
class EachReport:
    """The result for every account."""

    trained: list[dict[str, Any]] = field(default_factory=list)  # What `train --json` prints, in order of completion.
    up_to_date: list[str] = field(default_factory=list)  # Personas of the same posts and options.
    failed: dict[str, str] = field(default_factory=dict)  # Why an account has no persona, by its full handle.
    stopped: bool = False

    def as_json(self) -> dict[str, Any]:
        """The object that `train --each --json` prints."""
        failed = [{"account": account, "error": error} for account, error in self.failed.items()]
        return {"trained": self.trained, "there": self.up_to_date, "failed": failed, "stopped": self.stopped}


def train_each(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    engine: Engine,
    *,
    restart: bool = False,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> EachReport:
    """Train a persona for each of `handles`, named by its account, as `train` would. `engine` runs on this machine.

    An account that fails does not hold up the others; its error is in the report. A persona that is up to date is left
    alone, unless `restart`, so the same call resumes stopped work.

    Raises NotFoundError, AmbiguousHandleError and BadInputError before any training.
    """
    from huggingtweets.models import bases

    with Library(home) as library:
        rows = find_accounts(library, handles)
    _check_names(rows)
    base = bases.locate(config.finetune.base, home, on_event)
    trainings = _Trainings(home, config, base, engine, restart, on_event)
    with closing(engine), accounts_in_use(home, f"The training of {plural(len(rows), 'persona')}", rows):
        trainings.run(rows, should_stop)
    return trainings.report


def _check_names(rows: Sequence[AccountRow]) -> None:
    """Raise BadInputError if the personas of two accounts would have the same name."""
    seen: dict[str, AccountRow] = {}
    for row in rows:
        name = personas.default_name([row.handle])
        other = seen.setdefault(name.casefold(), row)
        if other is not row:
            message = f"{other.full_handle} and {row.full_handle} would both become the persona {name}."
            raise BadInputError(message, hint="Train one of them alone, and set {option}.", option="name")


def _train(
    shared: Callable[..., TrainReport], handle: str, on_event: OnEvent, should_stop: Callable[[], bool]
) -> dict[str, Any]:
    """Call `shared`: `train` with the arguments that all trainings share. Returns what `train --json` prints."""
    return shared(handles=[handle], on_event=on_event, should_stop=should_stop).as_json()


@dataclass
class _Trainings:
    """Submits the trainings to an engine and collects their results."""

    home: Path
    config: TrainConfig
    base: Base
    engine: Engine
    restart: bool
    on_event: OnEvent
    report: EachReport = field(default_factory=EachReport)
    submitted: dict[int, AccountRow] = field(default_factory=dict)

    def run(self, rows: Sequence[AccountRow], should_stop: Callable[[], bool]) -> None:
        self.engine.start(_train, partial(train, self.home, config=self.config, restart=self.restart))
        waiting = deque(enumerate(rows))
        while (waiting or self.submitted) and not should_stop():
            while waiting and len(self.submitted) < self.engine.slots:
                self.submit(*waiting.popleft())
            done = len(rows) - len(waiting) - len(self.submitted)
            self.on_event(Stage("Training personas", done, len(rows), "personas"))
            if self.submitted and (result := self.engine.next(self.on_event, should_stop)):
                self.collect(result)
        self.report.stopped = bool(waiting or self.submitted)

    def submit(self, number: int, row: AccountRow) -> None:
        """Submit the training on the posts of `row`, unless its persona is up to date or its posts do not suffice."""
        try:
            prepared = prepare_posts(self.home, [row.full_handle], self.config)
        except HuggingTweetsError as error:
            self.fail(row, error)
            return
        if not self.restart and self.is_up_to_date(prepared):
            self.report.up_to_date.append(prepared.name)
            self.on_event(Notice(f"{prepared.name} is up to date: same posts, same options."))
        else:
            self.submitted[number] = row
            self.engine.submit(number, row.full_handle)

    def is_up_to_date(self, prepared: PreparedPosts) -> bool:
        """Whether the persona is complete and was trained with exactly these posts and options."""
        try:
            record = read_run(personas.path_of(self.home, prepared.name), prepared.name)
            facts = record.run
            trained = run_key(TrainConfig.model_validate(facts.config), facts.base_sha256, facts.data_fingerprint)
        except (DamagedFileError, ValueError):
            return False
        wanted = run_key(self.config, self.base.sha256, prepared.split.fingerprint)
        return trained == wanted and facts.recipe == RECIPE and not record.stopped

    def collect(self, done: Done) -> None:
        if isinstance(done.error, StoppedError):
            return  # it counts as unfinished
        row = self.submitted.pop(done.number)
        if isinstance(done.error, HuggingTweetsError):
            self.fail(row, done.error)
        elif done.error:
            raise done.error
        else:
            self.report.trained.append(done.result)
            loss = bits(done.result["after"]["bits_per_byte"])
            self.on_event(Notice(f"{done.result['name']}: {loss} bits per byte on held-out posts."))

    def fail(self, row: AccountRow, error: HuggingTweetsError) -> None:
        self.report.failed[row.full_handle] = str(error)
        self.on_event(Notice(f"{row.full_handle}: {error}", is_warning=True))
