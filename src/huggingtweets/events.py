"""Progress of long work, as records that the terminal, the page or a sweep shows.

Work takes an `on_event` callable and calls it with these records. It never prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from huggingtweets.errors import Explained


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the work started or advanced: `done` of `total` units are done. `total` is None if unknown."""

    name: str
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BaseScored:
    """Loss of the untuned base on the held-out posts. Every epoch is compared with it."""

    nats_per_token: float
    bits_per_byte: float


@dataclass(frozen=True, slots=True)
class StepDone:
    """One optimiser step. Loss in nats per token; `seconds_left` covers all remaining epochs."""

    epoch: int
    epochs: int
    step: int
    steps: int
    nats_per_token: float
    learning_rate: float
    tokens_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class EpochDone:
    """One epoch, trained and validated. `is_best`: its weights are the best so far. `step`: the last one it trained."""

    epoch: int
    epochs: int
    train_nats_per_token: float
    nats_per_token: float
    bits_per_byte: float
    seconds: float
    is_best: bool
    step: int = 0
    """0 in checkpoints of older versions."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """Sample posts after an epoch, as pairs of a start and the post written from it."""

    epoch: int
    posts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice(Explained):
    """Something the user should know, written like an error. `is_warning`: something the user should not ignore."""

    message: str
    is_warning: bool = False
    hint: str = ""
    option: str | None = None
    command: str | None = None


Event = Stage | BaseScored | StepDone | EpochDone | Sampled | Notice
OnEvent = Callable[[Event], None]


def ignore(_: Event) -> None:
    """An `on_event` that does nothing."""


def never() -> bool:
    """A `should_stop` for work that is never stopped."""
    return False
