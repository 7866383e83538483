"""Fine-tune a base on posts: our own loop, which can be stopped, killed and resumed at any step."""

from __future__ import annotations

import json
import math
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import DivergedError
from huggingtweets.events import BaseScored, EpochDone, Notice, OnEvent, Stage, StepDone, ignore
from huggingtweets.files import disk_errors, folder_aside
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.dataset import TokenizedPost, batches, shuffled_batches
from huggingtweets.training.optim import learner_of

CHECKPOINT = "checkpoint.safetensors"
_FORMAT = 2

BATCH_SIZES = (4, 16)
"""The smallest and the largest batch that is chosen."""


def batch_size(posts: int, config: FinetuneConfig) -> int:
    """Of `config`; else for so many training posts the square root of an eighth of them, so that small accounts get
    steps enough and large ones are not slow: docs/experiments.md has what was tried.
    """
    smallest, largest = BATCH_SIZES
    return config.batch_size or min(largest, max(smallest, round(math.sqrt(posts / 8))))


class Before(NamedTuple):
    """What the held-out posts cost under the untuned base."""

    nats_per_token: float
    bits_per_byte: float


@dataclass(slots=True)
class State:
    """Where a run stands; with the tensors beside it in the checkpoint, all that resuming needs."""

    key: str
    """Hash of everything that decides the run: a checkpoint of another run is not resumed."""
    epoch: int = 1
    step_in_epoch: int = 0
    step: int = 0
    before_nats_per_token: float = math.nan
    before_bits_per_byte: float = math.nan
    history: list[EpochDone] = field(default_factory=list)
    best_epoch: int = 0
    """0 until the first epoch is over."""
    finished: bool = False
    epoch_nats: float = 0.0
    epoch_tokens: int = 0
    tokens: int = 0
    """Trained on so far, all epochs together."""
    train_seconds: float = 0.0
    evaluate_seconds: float = 0.0

    def to_json(self) -> str:
        return json.dumps({"format": _FORMAT, **asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> State:
        """Raises ValueError, KeyError or TypeError when `text` is not of this version."""
        values: dict[str, Any] = json.loads(text)
        if values.pop("format") != _FORMAT:
            raise ValueError("another format")
        values["history"] = [EpochDone(**done) for done in values["history"]]
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a training came to."""

    state: State
    best_folder: Path | None
    """Model folder of the best epoch; None when the run was stopped before its first validation, or kept nothing."""
    stopped: bool
    """The user stopped it: the checkpoint is still there, and the same call goes on from it."""

    @property
    def best(self) -> EpochDone:
        """The epoch whose weights are kept."""
        return self.state.history[self.state.best_epoch - 1]

    @property
    def before(self) -> Before:
        """For another training of the same base that is scored on the same posts."""
        return Before(self.state.before_nats_per_token, self.state.before_bits_per_byte)


def finetune(
    loaded: LoadedModel,
    train: Sequence[TokenizedPost],
    validation: Sequence[TokenizedPost],
    config: FinetuneConfig,
    folder: Path | None,
    *,
    key: str = "",
    before: Before | None = None,
    on_event: OnEvent = ignore,
    on_epoch: Callable[[EpochDone, int], None] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Train `loaded` in place on `train`, but for what `config` freezes; keep the epoch that is best on `validation`.

    Batches of whole posts, each alone, of `batch_size`; AdamW; the learning rate follows `schedule`. `folder` holds
    the checkpoint and the best weights so far; a call with the same `key` goes on from there and ends with the same
    weights as if never interrupted. Without a `folder` only the losses are of interest: nothing is written or resumed,
    and `loaded` ends with the last epoch's weights. `before` spares scoring the base. `should_stop` is asked after
    every step. `on_epoch` gets each finished epoch and the step it ended at, the model being in evaluation mode.

    Raises DivergedError when the loss is no longer a number, DiskFullError when `folder` cannot be written.
    """
    run = _Run(loaded, train, validation, config, folder, key, before, on_event)
    run.resume()
    return run.go(on_epoch, should_stop)


class _Run:
    """One training under way: the optimiser, its state, and their checkpoint."""

    def __init__(
        self,
        loaded: LoadedModel,
        train: Sequence[TokenizedPost],
        validation: Sequence[TokenizedPost],
        config: FinetuneConfig,
        folder: Path | None,
        key: str,
        before: Before | None,
        on_event: OnEvent,
    ) -> None:
        self.loaded = loaded
        self.train, self.validation = train, validation
        self.config, self.folder, self.on_event = config, folder, on_event
        self.device = loaded.device.type
        self.bf16 = uses_bf16(config, self.device)
        self.learner = learner_of(loaded, train, config, bf16=self.bf16)
        # Another processor may have another learner, to which these weights mean nothing.
        self.state = State(f"{key} {type(self.learner).__name__}")
        if before:
            self.state.before_nats_per_token, self.state.before_bits_per_byte = before
        self.scores_base = before is None
        self.batch_size, self.epochs = batch_size(len(train), config), config.epochs
        self.steps = sum(len(self.order(epoch)) for epoch in range(1, self.epochs + 1))
        self.saved_at = time.monotonic()
        self.session_seconds = 0.0
        self.session_tokens = 0

    def go(self, on_epoch: Callable[[EpochDone, int], None] | None, should_stop: Callable[[], bool]) -> Outcome:
        state = self.state
        if math.isnan(state.before_nats_per_token):
            before = self.score("Scoring the untuned base")
            state.before_nats_per_token, state.before_bits_per_byte = before.nats_per_token, before.bits_per_byte
        self.on_event(BaseScored(state.before_nats_per_token, state.before_bits_per_byte))
        while not state.finished:
            if not self.train_epoch(should_stop):
                self.save()
                return self.outcome(stopped=True)
            done = self.end_epoch()
            self.on_event(done)
            if on_epoch:
                on_epoch(done, state.step)
            if should_stop() and not state.finished:
                return self.outcome(stopped=True)
        return self.outcome(stopped=False)

    def train_epoch(self, should_stop: Callable[[], bool]) -> bool:
        """Train from where the epoch stands to its end. False when stopped on the way."""
        state, config = self.state, self.config
        for batch in self.order(state.epoch)[state.step_in_epoch :]:
            began = time.monotonic()
            posts = [self.train[i] for i in batch]
            share = schedule(config.schedule, state.step, self.steps, self.epochs, config.warmup)
            rate = config.learning_rate * share
            nats, tokens = self.step(posts, rate)
            seconds = time.monotonic() - began
            state.step += 1
            state.step_in_epoch += 1
            state.epoch_nats += nats
            state.epoch_tokens += tokens
            state.tokens += tokens
            state.train_seconds += seconds
            self.session_seconds += seconds
            self.session_tokens += tokens
            self.on_event(
                StepDone(
                    epoch=state.epoch,
                    epochs=self.epochs,
                    step=state.step,
                    steps=self.steps,
                    nats_per_token=nats / tokens,
                    learning_rate=rate,
                    tokens_per_second=self.session_tokens / self.session_seconds,
                    seconds_left=self.seconds_left(),
                )
            )
            if should_stop():
                return False
            if time.monotonic() - self.saved_at >= config.checkpoint_seconds:
                self.save()
        return True

    def order(self, epoch: int) -> list[list[int]]:
        """The batches of `epoch`, as positions in the posts to train on."""
        if self.learner.pads:
            return batches(self.train, self.batch_size, self.config.seed, epoch)
        # Unlike posts in a batch: a batch of short posts alone is another task than one of long posts.
        return shuffled_batches(self.train, self.batch_size, self.config.seed, epoch)

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        """One optimiser step on `posts`. Returns their cost in nats and their number of tokens."""
        nats, tokens = self.learner.step(posts, rate)
        if not math.isfinite(nats):
            raise DivergedError(
                f"The training loss is no longer a number at step {self.state.step + 1}. Use a lower --learning-rate "
                f"(now {self.config.learning_rate:g})."
            )
        return nats, tokens

    def end_epoch(self) -> EpochDone:
        """Validate, keep the weights when they are the best so far, and move on to the next epoch."""
        state = self.state
        fit = self.score(f"Validating epoch {state.epoch}")
        self.learner.settle()
        best = state.history[state.best_epoch - 1] if state.best_epoch else None
        done = EpochDone(
            epoch=state.epoch,
            epochs=self.epochs,
            train_nats_per_token=state.epoch_nats / state.epoch_tokens,
            nats_per_token=fit.nats_per_token,
            bits_per_byte=fit.bits_per_byte,
            seconds=state.train_seconds - sum(earlier.seconds for earlier in state.history),
            is_best=best is None or fit.nats_per_token < best.nats_per_token,
        )
        state.history.append(done)
        if done.is_best:
            state.best_epoch = state.epoch
            if best_folder := self.best_folder():
                with folder_aside(best_folder) as aside:
                    self.loaded.save(aside, bf16=self.bf16)
        waited = state.epoch - state.best_epoch
        state.finished = state.epoch == self.epochs or waited >= self.config.patience
        if waited and state.finished and state.epoch < self.epochs:
            self.on_event(Notice(f"No better than epoch {state.best_epoch} for {waited} epoch(s): stopping early."))
        state.epoch += 1
        state.step_in_epoch = state.epoch_tokens = 0
        state.epoch_nats = 0.0
        self.save()
        self.clear(but=self.best_folder())
        return done

    def score(self, what: str) -> loss.Scores:
        total = len(self.validation)
        self.on_event(Stage(what, 0, total, "posts"))
        began = time.monotonic()
        fit = self.learner.score(self.validation, lambda done: self.on_event(Stage(what, done, total, "posts")))
        self.state.evaluate_seconds += time.monotonic() - began
        return fit

    def seconds_left(self) -> float:
        """For the epochs still planned, at the speed of this session; an early stop makes it less."""
        state = self.state
        scored = max(1, len(state.history) + self.scores_base)
        scoring = state.evaluate_seconds / scored * (self.epochs - len(state.history))
        per_epoch = sum(len(post.ids) - 1 for post in self.train)
        tokens = per_epoch * self.epochs - state.tokens
        return scoring + max(0, tokens) * self.session_seconds / self.session_tokens

    def best_folder(self) -> Path | None:
        epoch = self.state.best_epoch
        return self.folder / f"best-{epoch}" if self.folder and epoch else None

    def outcome(self, *, stopped: bool) -> Outcome:
        return Outcome(self.state, self.best_folder(), stopped)

    def save(self) -> None:
        """Write the checkpoint aside, then rename: one file, so that it is whole or the one before."""
        from safetensors.torch import save_file

        if self.folder is None:
            return
        tensors = {} if self.state.finished else self.learner.tensors()
        path = self.folder / CHECKPOINT
        aside = path.with_suffix(".partial")
        with disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                save_file(tensors, aside, metadata={"state": self.state.to_json()})
                aside.replace(path)
            finally:
                aside.unlink(missing_ok=True)
        self.saved_at = time.monotonic()

    def clear(self, but: Path | None = None) -> None:
        """Delete weights of epochs other than `but`; without it, the checkpoint too."""
        if self.folder is None:
            return
        for old in self.folder.glob("best-*"):
            if old != but:
                shutil.rmtree(old, ignore_errors=True)
        if but is None:
            (self.folder / CHECKPOINT).unlink(missing_ok=True)

    def resume(self) -> None:
        """Take up the checkpoint in the folder when it is of this very run; delete what is of another."""
        from safetensors import SafetensorError, safe_open

        if self.folder is None:
            return
        path = self.folder / CHECKPOINT
        try:
            with safe_open(path, framework="pt") as file:
                state = State.from_json(file.metadata()["state"])
                if state.key != self.state.key:
                    raise ValueError("it is of other posts, options or version")
                if state.best_epoch and not (self.folder / f"best-{state.best_epoch}").is_dir():
                    raise ValueError("its best weights are gone")
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
            if not state.finished:
                self.learner.restore(tensors)
        except FileNotFoundError:
            self.clear()
            return
        except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
            self.on_event(Notice(f"An earlier checkpoint cannot be resumed ({error}); starting from the beginning."))
            self.clear()
            return
        self.state = state
        self.on_event(Notice(f"Going on from step {state.step} of {self.steps}."))


def schedule(kind: str, step: int, steps: int, epochs: int, warmup: float) -> float:
    """Share of the peak learning rate at `step` (from 0) of `steps` in all `epochs`.

    A linear rise, then what `FinetuneConfig.schedule` names.

    The usual ones reach zero with the last step; late_cosine would an epoch later: of a timeline seen once or twice,
    held-out loss falls most while the rate is still high.
    """
    rising = round(steps * warmup)
    if step < rising:
        return (step + 1) / rising
    if kind == "constant":
        return 1.0
    falling = steps - rising + (steps / epochs if kind == "late_cosine" else 0)
    done = (step - rising) / falling
    return 1 - done if kind == "linear" else 0.5 * (1 + math.cos(math.pi * done))


def uses_bf16(config: FinetuneConfig, device: str) -> bool:
    """Whether `config` means bf16 autocast on `device`."""
    return config.precision == "bf16" or (config.precision == "auto" and bases.has_bf16(device))
