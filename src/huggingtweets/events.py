"""What long work tells whoever watches: the terminal now, a page or a sweep later.

Work takes an `on_event` callable and hands it these records; it never prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage began or moved on. `done` of `total` units (`unit` names them); `total` None when unknown."""

    name: str
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BaseScored:
    """The held-out loss before any training: what every epoch is measured against."""

    nats_per_token: float
    bits_per_byte: float


@dataclass(frozen=True, slots=True)
class StepDone:
    """One optimiser step. Loss in nats per token; `seconds_left` covers the epochs still planned."""

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
    """One epoch trained and validated. `is_best` when its weights are now the ones that will be kept."""

    epoch: int
    epochs: int
    train_nats_per_token: float
    nats_per_token: float
    bits_per_byte: float
    seconds: float
    is_best: bool


@dataclass(frozen=True, slots=True)
class Sampled:
    """What the persona in the making writes after an epoch: (start, post) for each of the usual starts."""

    epoch: int
    posts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know and can ignore (`is_warning` when better not)."""

    text: str
    is_warning: bool = False


Event = Stage | BaseScored | StepDone | EpochDone | Sampled | Notice
OnEvent = Callable[[Event], None]


def ignore(_: Event) -> None:
    """The watcher that watches nothing."""


def never() -> bool:
    """The `should_stop` of work that nobody stops."""
    return False
