"""A persona of each of many accounts, through an engine; what is there already is not done again."""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import RECIPE, FinetuneConfig, TrainConfig
from huggingtweets.engines import Done, Engine
from huggingtweets.engines.sent import SentFolder, read_files, write_files
from huggingtweets.errors import BadInputError, DamagedFileError, HuggingTweetsError, StoppedError
from huggingtweets.events import Notice, OnEvent, Stage, ignore, never
from huggingtweets.files import disk_errors
from huggingtweets.library import AccountRow, Library
from huggingtweets.personas.record import RunFacts, read_run
from huggingtweets.training.prepare import PreparedPosts, TokenizedSplit, find_accounts, prepare_posts, tokenize_split
from huggingtweets.training.train import (
    begin_tracking,
    epoch_metrics,
    facts_of,
    keep,
    record_of,
    run_key,
    train,
    train_json,
)

if TYPE_CHECKING:
    import numpy as np

    from huggingtweets.models.bases import Base
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.training.finetune import Outcome


@dataclass(slots=True)
class EachReport:
    """What became of the accounts."""

    trained: list[dict[str, Any]] = field(default_factory=list)
    """For each persona, what `train --json` prints, in the order they were done."""
    there: list[str] = field(default_factory=list)
    """Personas that were there already, of the same posts and options."""
    failed: dict[str, str] = field(default_factory=dict)
    """By handle as spelled in the library: why there is no persona."""
    stopped: bool = False

    def as_json(self) -> dict[str, Any]:
        failed = [{"account": account, "error": error} for account, error in self.failed.items()]
        return {"trained": self.trained, "there": self.there, "failed": failed, "stopped": self.stopped}


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
    """Train a persona, named by its account, of each of `handles`, as `train` does one.

    An account that cannot be trained on does not keep the others waiting: it is reported at the end. One whose persona
    was trained with the same posts and options is left as it is, unless `restart`; so the same call goes on where it
    was stopped. On this machine a training that was cut off resumes from its checkpoint; on others it begins anew.

    Raises NotFoundError and AmbiguousHandleError before anything is trained.
    """
    from huggingtweets.models import bases

    with Library(home) as library:
        rows = find_accounts(library, handles)
    _check_names(rows)
    base = bases.locate(config.finetune.base, home, on_event)
    run = _Each(home, config, base, engine, restart, on_event)
    with closing(engine):
        run.go(rows, should_stop)
    return run.report


def _check_names(rows: Sequence[AccountRow]) -> None:
    """Raises BadInputError when two accounts would give personas of one name."""
    seen: dict[str, AccountRow] = {}
    for row in rows:
        other = seen.setdefault(personas.default_name([row.handle]).casefold(), row)
        if other is not row:
            raise BadInputError(
                f"{other.full_handle} and {row.full_handle} would both make a persona "
                f"{personas.default_name([row.handle])}. "
                "Train one of them alone, with --name."
            )


@dataclass(frozen=True, slots=True)
class _Near:
    """What trainings share that run on this machine."""

    home: Path
    config: TrainConfig
    restart: bool


def _train_near(shared: _Near, handle: str, on_event: OnEvent, should_stop: Callable[[], bool]) -> dict[str, Any]:
    """All of a training, in the user's home."""
    report = train(
        shared.home, [handle], shared.config, restart=shared.restart, on_event=on_event, should_stop=should_stop
    )
    return report.as_json()


@dataclass(frozen=True, slots=True)
class _Far:
    """What trainings share that run on other machines."""

    base: SentFolder
    config: TrainConfig


@dataclass(frozen=True, slots=True)
class _FarJob:
    posts: TokenizedSplit
    fingerprint: str
    key: str


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What comes back."""

    outcome: Outcome
    files: dict[str, np.ndarray]
    """The model folder."""
    facts: RunFacts
    seconds: float


def _train_far(shared: _Far, job: _FarJob, on_event: OnEvent, should_stop: Callable[[], bool]) -> _Learnt:
    """From token ids to weights, in a temporary folder."""
    from huggingtweets.models import bases
    from huggingtweets.training import finetune

    began = time.monotonic()
    device = bases.pick_device(shared.config.finetune.device)
    loaded = bases.load(shared.base.here(), device=device)
    loaded.set_generation_defaults()
    with tempfile.TemporaryDirectory() as folder:
        outcome = finetune.finetune(
            loaded,
            job.posts.train,
            job.posts.held_out,
            _without_checkpoints(shared.config.finetune),
            Path(folder),
            key=job.key,
            on_event=on_event,
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            raise StoppedError("Stopped before the first epoch was over.")
        files = read_files(outcome.best_folder)
    facts = facts_of(shared.config, shared.base.sha256, job.fingerprint, device)
    return _Learnt(outcome, files, facts, time.monotonic() - began)


def _without_checkpoints(config: FinetuneConfig) -> FinetuneConfig:
    """Nobody comes back to a temporary folder."""
    return config.model_copy(update={"checkpoint_seconds": 1e9})


@dataclass(frozen=True, slots=True)
class _Open:
    """A training under way."""

    row: AccountRow
    prepared: PreparedPosts
    key: str
    posts: TokenizedSplit | None
    """Only when it runs elsewhere."""


class _Each:
    """The trainings under way, and what became of those that are over."""

    def __init__(
        self, home: Path, config: TrainConfig, base: Base, engine: Engine, restart: bool, on_event: OnEvent
    ) -> None:
        self.home, self.config, self.base, self.engine = home, config, base, engine
        self.restart, self.on_event = restart, on_event
        self.report = EachReport()
        self.open: dict[int, _Open] = {}
        self._loaded: LoadedModel | None = None

    def go(self, rows: Sequence[AccountRow], should_stop: Callable[[], bool]) -> None:
        if self.engine.far:
            sent = SentFolder.of(self.base.folder, self.base.sha256, far=True)
            self.engine.start(_train_far, _Far(sent, self.config))
        else:
            self.engine.start(_train_near, _Near(self.home, self.config, self.restart))
        waiting = deque(enumerate(rows))
        while (waiting or self.open) and not should_stop():
            while waiting and len(self.open) < self.engine.slots:
                self.begin(*waiting.popleft())
            over = len(rows) - len(waiting) - len(self.open)
            self.on_event(Stage("Training personas", over, len(rows), "personas"))
            if self.open and (done := self.engine.next(self.on_event, should_stop)):
                self.take(done)
        self.report.stopped = bool(waiting or self.open)

    def begin(self, number: int, row: AccountRow) -> None:
        """Submit the training on the posts of `row`, unless its persona is there or cannot be."""
        try:
            prepared = prepare_posts(self.home, [row.full_handle], self.config)
        except HuggingTweetsError as error:
            self.fail(row, error)
            return
        key = run_key(self.config, self.base.sha256, prepared.split.fingerprint)
        if not self.restart and self.has(prepared.name, key):
            self.report.there.append(prepared.name)
            self.on_event(Notice(f"{prepared.name} is there already, of the same posts and options."))
        elif self.engine.far:
            posts = tokenize_split(prepared.split, self.loaded())
            self.open[number] = _Open(row, prepared, key, posts)
            self.engine.submit(number, _FarJob(posts, prepared.split.fingerprint, key))
        else:
            self.open[number] = _Open(row, prepared, key, None)
            self.engine.submit(number, row.full_handle)

    def has(self, name: str, key: str) -> bool:
        """Whether the persona `name` is whole and came of just what `key` stands for."""
        try:
            record = read_run(personas.path_of(self.home, name), name)
            facts = record.run
            if facts.recipe != RECIPE:
                return False  # an earlier version trained it in another way
            made_of = TrainConfig.model_validate(facts.config), facts.base_sha256, facts.data_fingerprint
            return not record.stopped and run_key(*made_of) == key
        except (DamagedFileError, ValueError):
            return False

    def loaded(self) -> LoadedModel:
        """The base, whose tokenizer is needed here."""
        from huggingtweets.models import bases

        if self._loaded is None:
            self._loaded = bases.load(self.base.folder, device="cpu")
        return self._loaded

    def take(self, done: Done) -> None:
        over = self.open.pop(done.number)
        try:
            if done.error:
                raise done.error
            result = self.keep(over, over.posts, done.result) if over.posts else done.result
        except StoppedError:
            self.open[done.number] = over  # not over after all
            return
        except HuggingTweetsError as error:
            self.fail(over.row, error)
            return
        self.report.trained.append(result)
        said = f"{result['name']}: {result['after']['bits_per_byte']:.3f} bits per byte on held-out posts."
        self.on_event(Notice(said))

    def keep(self, over: _Open, posts: TokenizedSplit, learnt: _Learnt) -> dict[str, Any]:
        """Put what another machine sent where `train` would have put it, and its epochs into the tracker."""
        from huggingtweets.tracking import tracker as make_tracker

        prepared, state = over.prepared, learnt.outcome.state
        runs = self.home / personas.RUNS
        runs.mkdir(parents=True, exist_ok=True)
        with (
            disk_errors(runs),
            tempfile.TemporaryDirectory(dir=runs, prefix=".") as aside,
            make_tracker(self.config.tracking, self.home, self.on_event) as tracker,
        ):
            weights = Path(aside) / "weights"
            weights.mkdir()
            write_files(weights, learnt.files)
            record = record_of(
                prepared, self.base.name, posts, learnt.outcome, self.config, learnt.facts, total_seconds=learnt.seconds
            )
            begin_tracking(tracker, prepared, learnt.facts, self.base, over.key, resume=False)
            for epoch in state.history:
                tracker.epoch(state.step // len(state.history) * epoch.epoch, epoch_metrics(epoch), [])
            path = keep(self.home, prepared, self.config, weights, record)
            tracker.finish("finished", path)
        return train_json(record, path)

    def fail(self, row: AccountRow, error: HuggingTweetsError) -> None:
        self.report.failed[row.full_handle] = str(error)
        self.on_event(Notice(f"{row.full_handle}: {error}", is_warning=True))
