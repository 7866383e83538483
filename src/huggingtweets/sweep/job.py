"""The jobs of a study: scoring the base on an account's held-out posts once, and training on the account's posts."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huggingtweets.config import FinetuneConfig
from huggingtweets.engines.sent import SentFolder
from huggingtweets.errors import DivergedError
from huggingtweets.events import Event, OnEvent, Stage, StepDone
from huggingtweets.posts.dataset import TokenizedPost

if TYPE_CHECKING:
    from huggingtweets.training.finetune import Before

_HOPELESS = 1.2
"""A training whose posts cost this many times what the base pays for the held-out ones has gone astray."""

_LATEST = 10
"""Steps over which the cost is averaged, about; none is given up before twice as many."""


@dataclass(frozen=True, slots=True)
class Task:
    """The posts of an account, as the base reads them."""

    handle: str
    """What `find` of the library knows the account by; no other task's."""
    train: list[TokenizedPost]
    held_out: list[TokenizedPost]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of a study need."""

    base: SentFolder
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Train on one of the tasks; without `before`, score the base there."""

    task: int
    config: FinetuneConfig
    before: Before | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of a training."""

    bits_per_byte: float
    """Held out, of the best epoch; of the untuned base when the training went astray."""
    epochs: int
    """Trained, the patience having ended the others."""
    seconds: float
    """Of training and scoring."""
    astray: bool


def work(shared: Shared, job: Job, on_event: OnEvent, should_stop: Callable[[], bool]) -> Before | Measured:
    """Do `job` and throw the weights away.

    A training that diverges, or soon costs more than the base, is given up and counts as the base's loss: whoever gets
    such a model is better off without it.
    """
    if job.before is None:
        return _score_base(shared, job, on_event)
    return _train(shared, job, job.before, on_event, should_stop)


def _score_base(shared: Shared, job: Job, on_event: OnEvent) -> Before:
    from huggingtweets.models import bases
    from huggingtweets.training import finetune, learner

    task = shared.tasks[job.task]
    loaded = bases.load(shared.base.here(), device=bases.pick_device(job.config.device))
    bf16 = finetune.uses_bf16(job.config, loaded.device.type)
    fit = learner.make_learner(loaded, task.train, job.config, bf16=bf16).score(
        task.held_out,
        lambda done: on_event(Stage("Scoring the untuned base", done, len(task.held_out), "posts")),
    )
    return finetune.Before(fit.nats_per_token, fit.bits_per_byte)


def _train(shared: Shared, job: Job, before: Before, on_event: OnEvent, should_stop: Callable[[], bool]) -> Measured:
    from huggingtweets.models import bases
    from huggingtweets.training import finetune

    task = shared.tasks[job.task]
    loaded = bases.load(shared.base.here(), device=bases.pick_device(job.config.device))
    watch = _Watch(_HOPELESS * before.nats_per_token, on_event)
    try:
        outcome = finetune.finetune(
            loaded,
            task.train,
            task.held_out,
            job.config,
            None,
            before=before,
            on_event=watch,
            should_stop=lambda: watch.is_hopeless or should_stop(),
        )
    except DivergedError:
        return Measured(before.bits_per_byte, 0, watch.seconds, astray=True)
    state = outcome.state
    losses = [done.bits_per_byte for done in state.history if math.isfinite(done.bits_per_byte)]
    astray = watch.is_hopeless or not losses
    return Measured(
        bits_per_byte=min([before.bits_per_byte, *losses]) if astray else min(losses),
        epochs=len(state.history),
        seconds=round(state.train_seconds + state.evaluate_seconds, 3),
        astray=astray,
    )


class _Watch:
    """Hears a training's steps, and tells when it is hopeless."""

    def __init__(self, limit: float, on_event: OnEvent) -> None:
        self._limit, self._on_event = limit, on_event
        self._steps, self._latest, self._began = 0, 0.0, time.monotonic()
        self.is_hopeless = False

    @property
    def seconds(self) -> float:
        """Since it began."""
        return round(time.monotonic() - self._began, 3)

    def __call__(self, event: Event) -> None:
        if isinstance(event, StepDone):
            self._steps += 1
            self._latest += (event.nats_per_token - self._latest) / min(self._steps, _LATEST)
            self.is_hopeless |= self._steps >= 2 * _LATEST and self._latest > self._limit
        self._on_event(event)
