"""Measured values with their 95% confidence intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Annotated

from pydantic import Field

from huggingtweets.errors import EmptySplitError

RESAMPLES = 1000

Number = Annotated[float, Field(allow_inf_nan=False)]

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95% confidence interval, which always holds the value."""

    value: Number
    low: Number
    high: Number

    def interval(self, show: Callable[[float], str]) -> str:
        """The interval as text, each end written by `show`: "0.69 to 0.73"."""
        return f"{show(self.low)} to {show(self.high)}"

    def text(self, show: Callable[[float], str]) -> str:
        """The value and its interval: "0.71 (0.69 to 0.73)"."""
        return f"{show(self.value)} ({self.interval(show)})"


NOTHING_KNOWN = Figure(0.0, 0.0, 1.0)
"""A share of nothing: 0 by definition, anything by evidence."""


def check_some(texts: Sequence[str], what: str) -> None:
    """Raise EmptySplitError, naming them `what`, when there are no `texts`."""
    if not texts:
        raise EmptySplitError(f"There are no {what} to measure. At least one is needed.")


def ratio_with_interval(parts: Sequence[float], wholes: Sequence[float], *, scale: float = 1.0) -> Figure:
    """`scale` times sum of `parts` over sum of `wholes`, one pair a post, with a bootstrap interval over posts.

    The percentile bootstrap (Efron & Tibshirani 1993, section 13.3) with a fixed seed, so that the same posts give
    the same interval. Every whole must be over 0. Parts that are all 0 give no width: what never happened cannot be
    drawn. Raises EmptySplitError without posts.
    """
    import numpy as np

    if not parts:
        raise EmptySplitError("There are no posts to measure. At least one is needed.")
    pairs = np.array([parts, wholes], dtype=np.float64)
    draw = np.random.default_rng(0)
    # One resample at a time: a matrix of them all would take 160 MB for 20,000 posts.
    sums = [pairs[:, draw.integers(len(parts), size=len(parts))].sum(axis=1) for _ in range(RESAMPLES)]
    low, high = np.quantile([scale * part / whole for part, whole in sums], [0.025, 0.975])
    return _around(scale * sum(parts) / sum(wholes), low, high)


def mean_with_interval(values: Sequence[float]) -> Figure:
    """Mean of `values`, one a post, with its interval as in `ratio_with_interval`."""
    return ratio_with_interval(values, [1.0] * len(values))


def share_with_interval(flags: Sequence[bool]) -> Figure:
    """Share of `flags` that are true, one a post, with Wilson's score interval (Wilson 1927).

    Not the bootstrap, which calls 0 copies in 10 posts as certain as 0 in 10,000. Wilson's covers what it says also
    near 0 and 1 (Brown, Cai & DasGupta 2001). Raises EmptySplitError without posts.
    """
    if not flags:
        raise EmptySplitError("There are no posts to measure. At least one is needed.")
    n, hits = len(flags), sum(flags)
    centre = (hits + _Z**2 / 2) / (n + _Z**2)
    half = _Z / (n + _Z**2) * math.sqrt(hits * (n - hits) / n + _Z**2 / 4)
    return _around(hits / n, max(0.0, centre - half), min(1.0, centre + half))


def share_with_jackknife(value: float, without_one: Sequence[float]) -> Figure:
    """`value`, a share computed from a whole set of texts, with the jackknife's interval (Student's t).

    `without_one` holds the share of the set without each text, or each of as many equal groups of texts, in turn.
    For a share that depends on how many texts there are, drawing with replacement is no choice: a drawn set repeats
    itself, and repetition is what is measured. Leaving out one hardly changes their number. The interval says how the
    share varies over other sets of as many texts; it tends to be too wide, not too narrow (Efron & Stein 1981).
    With fewer than two in `without_one` nothing is known of its width: 0 to 1.
    """
    import numpy as np

    n = len(without_one)
    if n < 2:
        return Figure(value, 0.0, 1.0)
    half = _student(n - 1) * math.sqrt((n - 1) * float(np.var(without_one)))
    return _around(value, max(0.0, value - half), min(1.0, value + half))


def _around(value: float, low: float, high: float) -> Figure:
    # Rounding can put the ends a hair on the wrong side of a value without doubt.
    return Figure(value, min(float(low), value), max(float(high), value))


def _student(freedom: int) -> float:
    """The 97.5% point of Student's t (Abramowitz & Stegun 26.7.5), right within 1% from 5 degrees of freedom on."""
    return _Z + (_Z**3 + _Z) / (4 * freedom) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * freedom**2)
