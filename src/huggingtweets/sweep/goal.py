"""What a study minimises: a statistic of the accounts' losses relative to the untuned base."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Literal

Goal = Literal["mean+semideviation", "mean", "max"]

_MIN_ACCOUNTS = 5
"""Accounts from which a semideviation says something."""


def default_goal(accounts: int) -> Goal:
    """The goal of a study over this many accounts that names none."""
    return "mean+semideviation" if accounts >= _MIN_ACCOUNTS else "mean"


def objective(ratios: Sequence[float], goal: Goal) -> float:
    """What a study minimises, computed from each account's loss divided by that of the untuned base.

    No goal falls when an account's loss rises. The mean plus the standard deviation would, when an easy account gets
    harder. The mean plus the upper semideviation, which leaves out accounts below the mean, does not (Ogryczak &
    Ruszczynski 1999, "From stochastic dominance to mean-risk models").
    """
    if goal == "max":
        return max(ratios)
    mean = statistics.fmean(ratios)
    if goal == "mean":
        return mean
    return mean + math.sqrt(statistics.fmean(max(0.0, ratio - mean) ** 2 for ratio in ratios))
