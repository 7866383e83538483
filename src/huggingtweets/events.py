"""Progress of long work, as records for whoever watches: the terminal, the page or a sweep.

Work takes an `on_event` callable and calls it with these records. It never prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from huggingtweets.errors import explain


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage started or advanced: `done` of `total` units named `unit`. `total` is None when unknown."""

    name: str
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BaseScored:
    """The held-out loss of the untuned base, against which every epoch is compared."""

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
    """Sample posts after an epoch: (start, post) for each of the usual starts."""

    epoch: int
    posts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know. `is_warning`: something the user should not ignore.

    Message and hint are written as in errors: `{option}` and `{command}` stand for what each interface shows.
    """

    message: str
    is_warning: bool = False
    hint: str = ""
    option: str | None = None
    command: str | None = None

    def __str__(self) -> str:
        """The text for the terminal."""
        return explain(self)


Event = Stage | BaseScored | StepDone | EpochDone | Sampled | Notice
OnEvent = Callable[[Event], None]


def ignore(_: Event) -> None:
    """An `on_event` that does nothing."""


def never() -> bool:
    """A `should_stop` for work that nobody stops."""
    return False
