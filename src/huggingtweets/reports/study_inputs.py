"""What the page of a study is made of: plain numbers, for a report knows neither Optuna nor how a study is run."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from huggingtweets.intervals import Figure, Number
from huggingtweets.personas.record import Count

Value = str | int | Number | None
"""Of an option of fine-tuning; None where it is left to HuggingTweets."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Interval(_Record):
    """An option that may take any number from `low` to `high`."""

    name: str
    low: Number
    high: Number
    log: bool
    """Numbers are drawn evenly in their logarithm."""
    is_int: bool


class Choices(_Record):
    """An option that may take one of several values."""

    name: str
    values: Annotated[tuple[Value, ...], Field(min_length=2)]


Option = Interval | Choices


class Trial(_Record):
    """One set of options."""

    number: Count
    values: dict[str, Value]
    """Of the options that are searched."""
    value: Number
    """Of the goal; estimated where it was given up early."""
    losses: Annotated[dict[str, Number], Field(min_length=1)]
    """Held-out bits per byte by account."""
    seconds: Annotated[dict[str, Number], Field(min_length=1)]
    """Of training, by account."""
    given_up: bool
    """Early, for it was worse on the accounts that it had seen."""
    astray: tuple[str, ...]
    """Accounts whose training diverged or went nowhere: they count as the untuned base."""

    @property
    def mean_seconds(self) -> float:
        return statistics.fmean(self.seconds.values())


class Origin(_Record):
    """Where a narrowed space comes from."""

    study: str
    steps: dict[str, str]
    """What became of each option of that study, in words."""


class Study(_Record):
    """All that is known of a study. Figures of importance are means over forests, with their range."""

    name: str
    base: str
    handles: Annotated[tuple[str, ...], Field(min_length=1)]
    goal: Literal["mean+std", "mean", "max"]
    seconds_too: bool
    """The time of training was to be small as well."""
    stopped: bool
    """It has not all its trials yet."""
    failed: Count
    seconds: Number
    """Of training, in all."""
    bases: dict[str, Number]
    """Held-out bits per byte of the untuned base by account."""
    base_value: Number
    """Of the goal, of the untuned base."""
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    """That are searched."""
    trials: Annotated[tuple[Trial, ...], Field(min_length=1)]
    """By number; at least one of them was not given up."""
    front: tuple[Count, ...]
    """Numbers of the trials that none beats in both loss and time; empty unless `seconds_too`."""
    defaults_trial: Count | None
    """Number of the whole trial that is HuggingTweets's defaults."""
    chosen: dict[str, Value]
    """Every option of the winner, the ones that were not searched among them."""
    defaults: dict[str, Value]
    """HuggingTweets's, of the same options."""
    forest: dict[str, Figure]
    """The most important option first; empty where too few trials were made to tell."""
    mdi: dict[str, Figure]
    origin: Origin | None

    @property
    def whole(self) -> list[Trial]:
        """The trials that trained on every account, the best first."""
        return sorted((trial for trial in self.trials if not trial.given_up), key=lambda trial: trial.value)

    @property
    def winner(self) -> Trial:
        return self.whole[0]

    @property
    def default(self) -> Trial | None:
        """The trial of HuggingTweets's defaults."""
        return next((trial for trial in self.trials if trial.number == self.defaults_trial), None)

    @property
    def ranked(self) -> tuple[Option, ...]:
        """The options, the most important first where that is known."""
        places = {name: place for place, name in enumerate(self.forest)}
        return tuple(sorted(self.options, key=lambda option: places.get(option.name, len(places))))


def mean(losses: Iterable[float]) -> float:
    return statistics.fmean(losses)


def deviation(losses: Iterable[float]) -> float | None:
    """Standard deviation (n - 1); None for one account."""
    found = list(losses)
    return statistics.stdev(found) if len(found) > 1 else None
