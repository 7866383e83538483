"""Fine-tune a base on posts: a training loop that can be stopped, killed and resumed at any step."""

from __future__ import annotations

import json
import math
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from huggingtweets.config import FinetuneConfig, GenerateConfig
from huggingtweets.errors import DivergedError
from huggingtweets.events import BaseScored, EpochDone, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.files import disk_errors, folder_aside, make_folder, rename
from huggingtweets.models import catalogue, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.models.lora import LoraAdapter
from huggingtweets.posts.tokens import TokenizedPost, batches
from huggingtweets.text import plural
from huggingtweets.training.learner import make_learner
from huggingtweets.training.optim import default_rate, lora_rate

CHECKPOINT = "checkpoint.safetensors"
_FORMAT = 2

WARMUP_STEPS = 4
"""AdamW's first steps move every weight by the whole rate: with 50 posts, a warm-up of one step ended up to 18% higher
(docs/experiments.md)."""

_OLD_KINDS = {"llama": "LlamaLearner", "autograd": "AutogradLearner"}  # `Learner.kind` in the keys of earlier versions.


def batch_size(posts: int, config: FinetuneConfig) -> int:
    """The batch size of `config`, by default sqrt(posts / 8), at least 4 and at most 16.

    So small accounts get enough steps, and large ones train fast (docs/experiments.md).
    """
    return config.batch_size or min(16, max(4, round(math.sqrt(posts / 8))))


@dataclass(slots=True)
class State:
    """Progress of a run. Together with the tensors of the checkpoint it is all that resuming needs.

    The names of its fields are part of the checkpoint format.
    """

    key: str  # Identifies everything that decides the run. A checkpoint with another key is not resumed.
    epoch: int = 1
    step_in_epoch: int = 0
    step: int = 0
    before_nats_per_token: float = math.nan
    before_bits_per_byte: float = math.nan
    history: list[EpochDone] = field(default_factory=list)
    best_epoch: int = 0  # 0 until the first epoch is done.
    finished: bool = False
    epoch_nats: float = 0.0
    epoch_tokens: int = 0
    tokens: int = 0  # Tokens trained on so far, in all epochs.
    train_seconds: float = 0.0
    evaluate_seconds: float = 0.0
    seconds: float = 0.0  # Duration of all calls up to the checkpoint. Older versions did not store it.

    def to_json(self) -> str:
        return json.dumps({"format": _FORMAT, **asdict(self)})

    @classmethod
    def from_json(cls, text: str) -> State:
        """Raises ValueError, KeyError or TypeError if `text` is from another version."""
        values: dict[str, Any] = json.loads(text)
        if values.pop("format") != _FORMAT:
            raise ValueError("another format")
        values["history"] = [EpochDone(**done) for done in values["history"]]
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a training."""

    state: State
    best_folder: Path | None  # Model of the best epoch; None before the first validation, or without a folder.
    stopped: bool  # The user stopped it. The checkpoint is kept, and the same call resumes it.
    seconds: float  # Duration of this call and of those that it resumed.
    learning_rate: float  # The peak.

    @property
    def best(self) -> EpochDone:
        """The epoch with the lowest held-out loss."""
        return self.state.history[self.state.best_epoch - 1]

    @property
    def before(self) -> BaseScored:
        """The base's held-out loss, for another training of the same base on the same held-out posts."""
        return BaseScored(self.state.before_nats_per_token, self.state.before_bits_per_byte)


def finetune(
    loaded: LoadedModel,
    train: Sequence[TokenizedPost],
    validation: Sequence[TokenizedPost],
    config: FinetuneConfig,
    folder: Path | None,
    *,
    reposts: Sequence[TokenizedPost] = (),
    key: str = "",
    before: BaseScored | None = None,
    began: float | None = None,
    rate: float = 1.0,
    adapter: LoraAdapter | None = None,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> Outcome:
    """Train `loaded` in place on `train`, and keep the weights of the epoch with the lowest loss on `validation`.

    The first epoch begins with `reposts`. `folder` holds the checkpoint and the best weights so far. A call with the
    same `key` resumes it, and ends with the same weights as an uninterrupted run. Without `folder` nothing is written,
    and `loaded` ends with the weights of the last epoch. `before` saves scoring the base. `began` is the
    `time.monotonic` from which to count `Outcome.seconds`. `rate` is a share of the peak learning rate. LoRA continues
    `adapter` if there is one. `should_stop` is called after every step. When `on_event` receives an EpochDone, `loaded`
    has the weights of that epoch and is in evaluation mode.

    Raises DivergedError if the loss is not finite, DiskFullError if `folder` cannot be written.
    """
    began = began or time.monotonic()
    run = _Run(loaded, reposts, train, validation, config, folder, key, before, rate, adapter, on_event, began)
    run.resume()
    return run.train(should_stop)


@dataclass
class _Run:
    """A training in progress: the learner, the state, and their checkpoint."""

    loaded: LoadedModel
    reposts: Sequence[TokenizedPost]
    own_posts: Sequence[TokenizedPost]
    validation: Sequence[TokenizedPost]
    config: FinetuneConfig
    folder: Path | None
    key: str
    before: BaseScored | None
    rate: float
    adapter: LoraAdapter | None
    on_event: OnEvent
    saved_at: float  # When the checkpoint was last saved, or else when the call began.

    def __post_init__(self) -> None:
        self.learner = make_learner(self.loaded, [*self.reposts, *self.own_posts], self.config)
        # The key names the kind: on another device, another learner cannot use these tensors.
        self.state = State(f"{self.key} {self.learner.kind}")
        self.batch_size, self.epochs = batch_size(len(self.own_posts), self.config), self.config.epochs
        entry = catalogue.find(self.config.base)
        suited = (entry and entry.learning_rate) or default_rate(self.learner.matrices)
        if self.config.method == "lora":
            suited = lora_rate(suited)
        self.learning_rate = self.rate * (self.config.learning_rate or suited)
        self.steps = sum(len(self.batches(epoch)) for epoch in range(1, self.epochs + 1))
        self.replaces_checkpoint = False  # The folder still holds the checkpoint of another run.
        self.session_seconds = 0.0
        self.session_tokens = 0

    def train(self, should_stop: Callable[[], bool]) -> Outcome:
        state = self.state
        if math.isnan(state.before_nats_per_token):
            before = self.before or self.score("Scoring the untuned base")
            state.before_nats_per_token, state.before_bits_per_byte = before.nats_per_token, before.bits_per_byte
        if self.adapter and not state.step:
            self.learner.start_from(self.adapter)
        self.on_event(BaseScored(state.before_nats_per_token, state.before_bits_per_byte))
        stopped = False
        while not (state.finished or stopped):
            if self.train_epoch(should_stop):
                self.on_event(self.end_epoch())
                stopped = should_stop() and not state.finished
            else:
                self.save()
                stopped = True
        seconds = state.seconds + time.monotonic() - self.saved_at
        return Outcome(state, self.best_folder(), stopped, seconds, self.learning_rate)

    def train_epoch(self, should_stop: Callable[[], bool]) -> bool:
        """Train the rest of the epoch. False if stopped."""
        state, config = self.state, self.config
        for batch in self.batches(state.epoch)[state.step_in_epoch :]:
            began = time.monotonic()
            rate = self.learning_rate * schedule(config.schedule, state.step, self.steps, self.epochs, config.warmup)
            nats, tokens = self.learner.step(batch, rate)
            seconds = time.monotonic() - began
            state.step += 1
            if not math.isfinite(nats):
                message = f"Training diverged: the loss is not finite at step {state.step}."
                hint = f"Lower {{option}} (now {self.learning_rate:g})."
                raise DivergedError(message, hint=hint, option="learning_rate")
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

    def batches(self, epoch: int) -> list[list[TokenizedPost]]:
        """The batches of `epoch`: the first has those of the reposts before those of the account's own posts."""
        parts = (self.reposts, self.own_posts) if epoch == 1 else (self.own_posts,)
        size, seed, pads = self.batch_size, self.config.seed, self.learner.pads
        return [[part[i] for i in batch] for part in parts for batch in batches(part, size, seed, epoch, pads=pads)]

    def end_epoch(self) -> EpochDone:
        """Validate, keep the weights if they are the best so far, and start the next epoch."""
        state = self.state
        scores = self.score(f"Validating epoch {state.epoch}")
        self.learner.sync_model()
        done = EpochDone(
            epoch=state.epoch,
            epochs=self.epochs,
            train_nats_per_token=state.epoch_nats / state.epoch_tokens,
            nats_per_token=scores.nats_per_token,
            bits_per_byte=scores.bits_per_byte,
            seconds=state.train_seconds - sum(earlier.seconds for earlier in state.history),
            is_best=not state.best_epoch or scores.nats_per_token < state.history[state.best_epoch - 1].nats_per_token,
            step=state.step,
        )
        if done.is_best and self.replaces_checkpoint:
            self.save()  # first: the weights saved next may replace those that the old checkpoint needs
        state.history.append(done)
        if done.is_best:
            state.best_epoch = state.epoch
            if best_folder := self.best_folder():
                with folder_aside(best_folder) as aside:
                    sampling = catalogue.suited(GenerateConfig(), self.config.base)
                    self.loaded.save(aside, bf16=self.learner.bf16, sampling=sampling)
        waited = state.epoch - state.best_epoch
        state.finished = state.epoch == self.epochs or waited >= self.config.patience
        if waited and state.finished and state.epoch < self.epochs:
            no_better = f"no improvement over epoch {state.best_epoch} in {plural(waited, 'epoch')}"
            self.on_event(Notice(f"Stopping early: {no_better}."))
        state.epoch += 1
        state.step_in_epoch = state.epoch_tokens = 0
        state.epoch_nats = 0.0
        self.save()
        for old in self.folder.glob("best-*") if self.folder else ():
            if old != self.best_folder():
                shutil.rmtree(old, ignore_errors=True)
        return done

    def score(self, what: str) -> loss.Scores:
        total = len(self.validation)
        self.on_event(Stage(what, 0, total, "posts"))
        began = time.monotonic()
        scores = self.learner.score(self.validation, lambda done: self.on_event(Stage(what, done, total, "posts")))
        self.state.evaluate_seconds += time.monotonic() - began
        return scores

    def seconds_left(self) -> float:
        """Time for the remaining epochs at the speed of this session. Stopping early makes it shorter."""
        state = self.state
        scored = max(1, len(state.history) + (self.before is None))
        scoring = state.evaluate_seconds / scored * (self.epochs - len(state.history))
        own, first = (sum(post.predicted for post in posts) for posts in (self.own_posts, self.reposts))
        return scoring + max(0, first + own * self.epochs - state.tokens) * self.session_seconds / self.session_tokens

    def best_folder(self) -> Path | None:
        epoch = self.state.best_epoch
        return self.folder / f"best-{epoch}" if self.folder and epoch else None

    def save(self) -> None:
        """Write the checkpoint: one file, renamed into place, so that a crash leaves the old or the new one."""
        from safetensors.torch import save_file

        if self.folder is None:
            return
        now = time.monotonic()
        self.state.seconds += now - self.saved_at
        self.saved_at = now
        tensors = {} if self.state.finished else self.learner.state_tensors()
        path = self.folder / CHECKPOINT
        aside = path.with_suffix(".partial")
        with disk_errors(self.folder):
            make_folder(self.folder)
            try:
                save_file(tensors, aside, metadata={"state": self.state.to_json()})
                rename(aside, path)
            finally:
                aside.unlink(missing_ok=True)
        self.replaces_checkpoint = False

    def resume(self) -> None:
        """Continue from the checkpoint in the folder if it is of this run. Another one stays until the first save."""
        from safetensors import SafetensorError, safe_open

        if self.folder is None:
            return
        try:
            with safe_open(self.folder / CHECKPOINT, framework="pt") as file:
                state = State.from_json(file.metadata()["state"])
                if state.key not in (self.state.key, f"{self.key} {_OLD_KINDS[self.learner.kind]}"):
                    raise ValueError("its posts, options or version differ")
                if state.best_epoch and not (self.folder / f"best-{state.best_epoch}").is_dir():
                    raise ValueError("its best weights are missing")
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
            if not state.finished:
                self.learner.restore(tensors)
        except FileNotFoundError:
            return
        except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
            message = f"The checkpoint of an earlier training cannot be resumed ({error}). Training starts over."
            self.on_event(Notice(message, is_warning=True))
            self.replaces_checkpoint = True
            return
        state.key = self.state.key
        self.state = state
        self.on_event(Notice(f"Resuming from step {state.step} of {self.steps}."))


def schedule(kind: str, step: int, steps: int, epochs: int, warmup: float) -> float:
    """Share of the peak learning rate at `step` (from 0) of `steps` in all `epochs`.

    Linear warm-up, then the decay of `FinetuneConfig.schedule`. Cosine and linear reach zero at the last step,
    late_cosine one epoch after it: on posts seen once or twice, held-out loss falls most while the rate is still high.
    With few steps, the warm-up has at least `WARMUP_STEPS`, or a third of them.
    """
    warmup_steps = round(steps * warmup)
    if warmup:
        warmup_steps = max(warmup_steps, min(WARMUP_STEPS, steps // 3))
    if step < warmup_steps:
        return (step + 1) / warmup_steps
    if kind == "constant":
        return 1.0
    decay_steps = steps - warmup_steps + (steps / epochs if kind == "late_cosine" else 0)
    done = (step - warmup_steps) / decay_steps
    return 1 - done if kind == "linear" else 0.5 * (1 + math.cos(math.pi * done))
