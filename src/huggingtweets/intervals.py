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

Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e100, le=1e100)]
"""Bounded, so that sums and squares of numbers from a file stay finite."""

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95% confidence interval, which always contains the value."""

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
"""A share of nothing: 0 by definition, with the widest interval."""


def check_some(texts: Sequence[object], what: str) -> None:
    """Raise EmptySplitError about `what`, such as "posts", if `texts` is empty."""
    if not texts:
        raise EmptySplitError(f"There are no {what} to measure.", hint="At least one is needed.")


def ratio_with_interval(parts: Sequence[float], wholes: Sequence[float], *, scale: float = 1.0) -> Figure:
    """`scale` times the sum of `parts` over the sum of `wholes` (one of each per post), with a bootstrap interval.

    Percentile bootstrap over posts (Efron & Tibshirani 1993, section 13.3) with a fixed seed. `wholes` must be
    positive. If all parts are 0, the interval has no width. Raises EmptySplitError without posts.
    """
    import numpy as np

    check_some(parts, "posts")
    pairs = np.array([parts, wholes], dtype=np.float64)
    draw = np.random.default_rng(0)
    # One resample at a time: a matrix of all would take 160 MB for 20,000 posts.
    sums = [pairs[:, draw.integers(len(parts), size=len(parts))].sum(axis=1) for _ in range(RESAMPLES)]
    low, high = np.quantile([scale * part / whole for part, whole in sums], [0.025, 0.975])
    return around(scale * sum(parts) / sum(wholes), low, high)


def quotient_with_interval(
    parts: Sequence[float], wholes: Sequence[float], other_parts: Sequence[float], other_wholes: Sequence[float]
) -> Figure:
    """A ratio as `ratio_with_interval` has it, divided by that of an independent sample, with a bootstrap interval."""
    import numpy as np

    check_some(parts, "posts")
    check_some(other_parts, "posts")
    pairs = [np.array([parts, wholes], dtype=np.float64), np.array([other_parts, other_wholes], dtype=np.float64)]
    draw = np.random.default_rng(0)

    def ratio(pair: np.ndarray) -> float:
        part, whole = pair[:, draw.integers(pair.shape[1], size=pair.shape[1])].sum(axis=1)
        return float(part / whole)

    quotients = [ratio(pairs[0]) / ratio(pairs[1]) for _ in range(RESAMPLES)]
    value = sum(parts) / sum(wholes) / (sum(other_parts) / sum(other_wholes))
    return around(value, *np.quantile(quotients, [0.025, 0.975]))


def share_with_interval(flags: Sequence[bool]) -> Figure:
    """Share of `flags` (one per post) that are true, with Wilson's score interval (Wilson 1927).

    The bootstrap would give 0 copies in 10 posts no width; Wilson's interval has good coverage near 0 and 1 as well
    (Brown, Cai & DasGupta 2001). Raises EmptySplitError without posts.
    """
    check_some(flags, "posts")
    n, hits = len(flags), sum(flags)
    centre = (hits + _Z**2 / 2) / (n + _Z**2)
    half = _Z / (n + _Z**2) * math.sqrt(hits * (n - hits) / n + _Z**2 / 4)
    return around(hits / n, max(0.0, centre - half), min(1.0, centre + half))


def share_with_jackknife(value: float, without_one: Sequence[float]) -> Figure:
    """`value`, a share computed from a set of texts, with a jackknife interval (Student's t).

    `without_one` holds the share with each text (or each of several equal groups) left out in turn. For measures of
    repetition, where the bootstrap fails because it draws a text more than once. The interval tends to be too wide, not
    too narrow (Efron & Stein 1981). With fewer than two values in `without_one`, it is 0 to 1.
    """
    import numpy as np

    n = len(without_one)
    if n < 2:
        return Figure(value, 0.0, 1.0)
    half = _student(n - 1) * math.sqrt((n - 1) * float(np.var(without_one)))
    return around(value, max(0.0, value - half), min(1.0, value + half))


def around(value: float, low: float, high: float) -> Figure:
    """`value` with an interval that contains it: rounding or resampling can put a bound on the wrong side."""
    return Figure(value, min(float(low), value), max(float(high), value))


def _student(freedom: int) -> float:
    """The 97.5% quantile of Student's t (Abramowitz & Stegun 26.7.5), within 1% for 5 or more degrees of freedom."""
    return _Z + (_Z**3 + _Z) / (4 * freedom) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * freedom**2)
