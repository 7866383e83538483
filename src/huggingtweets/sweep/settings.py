"""How a study searches, and what it makes small."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Goal = Literal["mean+std", "mean", "max"]
"""What of the losses over the accounts is made small."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study searches; with the accounts, the space and the options, all that decides it."""

    goal: Goal = "mean+std"
    seconds_too: bool = False
    """The time of training is a second thing to make small. Nothing is pruned then: a quick trial may be a bad one."""
    seed: int = 0
    prune: bool = True


USUAL = Settings()


def objective(losses: Sequence[float], goal: Goal) -> float:
    """What of `losses`, one an account, is made small. The standard deviation (n - 1) of one account is 0."""
    if goal == "max":
        return max(losses)
    mean = statistics.fmean(losses)
    return mean + statistics.stdev(losses) if goal == "mean+std" and len(losses) > 1 else mean
