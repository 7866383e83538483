"""Train a persona for each of many accounts on an engine. Personas that are up to date are not trained again."""

from __future__ import annotations

import math
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huggingtweets import personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.engines import Done, Engine
from huggingtweets.engines.payload import FolderPayload, read_files, write_files
from huggingtweets.errors import BadInputError, DamagedFileError, HuggingTweetsError, StoppedError
from huggingtweets.events import Notice, OnEvent, Stage, ignore, never
from huggingtweets.files import disk_errors, make_folder, scratch
from huggingtweets.library import AccountRow, Library
from huggingtweets.personas.record import RunFacts, read_run
from huggingtweets.text import bits, plural
from huggingtweets.training.prepare import (
    PreparedPosts,
    TokenizedSplit,
    accounts_in_use,
    find_accounts,
    prepare_posts,
    tokenize_split,
)
from huggingtweets.training.store import Training, TrainReport, run_facts, run_key, track_epoch
from huggingtweets.training.train import train

if TYPE_CHECKING:
    import numpy as np

    from huggingtweets.models.bases import Base
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.training.finetune import Outcome


@dataclass(slots=True)
class EachReport:
    """The result for every account."""

    trained: list[dict[str, Any]] = field(default_factory=list)
    """For each trained persona, what `train --json` prints, in the order of completion."""
    up_to_date: list[str] = field(default_factory=list)
    """Personas that already exist, trained on the same posts with the same options."""
    failed: dict[str, str] = field(default_factory=dict)
    """Why an account has no persona, by its full handle."""
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
    """Train a persona for each of `handles`, named by its account, as `train` would.

    An account that fails does not hold up the others; its error is in the report. A persona that is up to date is left
    alone, unless `restart`, so the same call resumes stopped work. On this machine an interrupted training resumes from
    its checkpoint; on others it starts over.

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
            raise BadInputError(
                f"{other.full_handle} and {row.full_handle} would both become the persona {name}.",
                hint="Train one of them alone, and set {option}.",
                option="name",
            )


def _train_locally(
    shared: Callable[..., TrainReport], handle: str, on_event: OnEvent, should_stop: Callable[[], bool]
) -> dict[str, Any]:
    """Call `shared`: `train` with the arguments that all trainings share. Returns what `train --json` prints."""
    return shared(handles=[handle], on_event=on_event, should_stop=should_stop).as_json()


class _RemoteResult(NamedTuple):
    outcome: Outcome
    files: dict[str, np.ndarray]
    """The model folder."""
    facts: RunFacts


def _train_remotely(
    shared: tuple[FolderPayload, TrainConfig],
    posts: TokenizedSplit,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> _RemoteResult:
    """Train on token ids in a temporary folder, without checkpoints. `shared`: the base, and the options."""
    from huggingtweets.models import bases
    from huggingtweets.training.finetune import finetune

    began = time.monotonic()
    base, train_config = shared
    config = train_config.finetune.model_copy(update={"checkpoint_seconds": math.inf})
    device = bases.pick_device(config.device)
    loaded = bases.load(base.local_path(), device=device)
    with tempfile.TemporaryDirectory() as folder:
        outcome = finetune(
            loaded,
            posts.train,
            posts.held_out,
            config,
            Path(folder),
            began=began,
            on_event=on_event,
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            raise StoppedError("Stopped before the end of the first epoch.")
        files = read_files(outcome.best_folder)
    return _RemoteResult(outcome, files, run_facts(train_config, base.sha256, posts.fingerprint, device))


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
    submitted: dict[int, tuple[AccountRow, Training | None]] = field(default_factory=dict)
    """By number. The second part only for a training on another machine."""

    def run(self, rows: Sequence[AccountRow], should_stop: Callable[[], bool]) -> None:
        if self.engine.is_remote:
            payload = FolderPayload.of(self.base.folder, self.base.sha256, is_remote=True)
            self.engine.start(_train_remotely, (payload, self.config))
        else:
            self.engine.start(_train_locally, partial(train, self.home, config=self.config, restart=self.restart))
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
        elif self.engine.is_remote:
            posts = tokenize_split(prepared.split, self.loaded_base)
            self.submitted[number] = row, Training(self.home, self.config, self.base, prepared, posts)
            self.engine.submit(number, posts)
        else:
            self.submitted[number] = row, None
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

    @cached_property
    def loaded_base(self) -> LoadedModel:
        """The base, for its tokenizer."""
        from huggingtweets.models import bases

        return bases.load(self.base.folder)

    def collect(self, done: Done) -> None:
        row, training = self.submitted[done.number]
        try:
            if done.error:
                raise done.error
            result = self.store(training, done.result).as_json() if training else done.result
        except StoppedError:
            return  # it counts as unfinished
        except HuggingTweetsError as error:
            self.fail(row, error)
        else:
            self.report.trained.append(result)
            loss = bits(result["after"]["bits_per_byte"])
            self.on_event(Notice(f"{result['name']}: {loss} bits per byte on held-out posts."))
        del self.submitted[done.number]

    def store(self, training: Training, result: _RemoteResult) -> TrainReport:
        """Store the persona that another machine trained, as `train` would, and track its epochs."""
        from huggingtweets.tracking import make_tracker

        runs = self.home / personas.RUNS
        make_folder(runs)
        with (
            disk_errors(runs),
            scratch(runs) as aside,
            make_tracker(self.config.tracking, self.home, self.on_event) as tracker,
        ):
            weights = aside / "weights"
            weights.mkdir()
            write_files(weights, result.files)
            training.start_tracking(tracker, result.facts, resume=False)
            for done in result.outcome.state.history:
                track_epoch(tracker, done, [])
            report = training.store(result.outcome, weights, result.facts, self.on_event)
            tracker.finish("finished")
        return report

    def fail(self, row: AccountRow, error: HuggingTweetsError) -> None:
        self.report.failed[row.full_handle] = str(error)
        self.on_event(Notice(f"{row.full_handle}: {error}", is_warning=True))
