"""How held-out loss falls with the number of training posts: a power law, and what it says of twice as many posts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from huggingtweets.intervals import RESAMPLES, Number

EXPONENTS = (0.01, 2.0)
"""Where the exponent is looked for. Those measured on language lie well inside: 0.07 to 0.35 in Hestness et al."""

FEWEST_SIZES = 3
"""As many as the law has parameters."""

FEWEST_SEEDS = 3
"""From here on whole seeds are resampled; below, residuals, which is rougher."""

_NORMAL = 1.960
_STUDENT = (4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
"""97.5% points of the normal distribution, and of Student's t from `FEWEST_SEEDS` seeds (2 degrees of freedom) on."""

_GRID = 33
_ROUNDS = 8
"""Each narrows the search sixteenfold: the exponent is found to about nine digits."""

_Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Law:
    """Loss after training on n posts: `floor` + `amount` * n ** -`exponent`. No loss falls where `amount` is 0."""

    floor: Number
    amount: Number
    exponent: Number

    def at(self, posts: float) -> float:
        """The loss after training on so many `posts`."""
        return self.floor + self.amount * math.pow(posts, -self.exponent)


@dataclass(frozen=True, slots=True)
class Prediction:
    """Loss to be expected after training on `posts`."""

    posts: Annotated[int, Field(gt=0)]
    bits_per_byte: Number
    low: Number
    high: Number
    """Ends of the 95% interval of `bits_per_byte`, as far as it depends on how much the loss still falls."""
    gain: Number
    """Share of today's loss that goes: 0.02 is 2% less."""


def fit(posts: Sequence[int], losses: Sequence[float]) -> Law:
    """The power law nearest to the `losses` after training on so many `posts`, by least squares.

    L(n) = floor + amount * n^-exponent (Hestness et al. 2017, arXiv 1712.00409; Kaplan et al. 2020, arXiv 2001.08361),
    with floor and amount not below 0. For one exponent that is linear; the exponent is searched for within
    `EXPONENTS`. Losses that do not fall give amount 0 and exponent 0, and their mean as floor. Raises ValueError for
    losses after fewer than `FEWEST_SIZES` distinct numbers of posts.
    """
    floor, amount, exponent = (float(values[0]) for values in _fit(posts, np.array([losses], dtype=np.float64)))
    return Law(floor, amount * max(posts) ** exponent, exponent)


def predict_twice(posts: Sequence[int], losses: Sequence[Sequence[float]]) -> Prediction | None:
    """The loss with twice as many posts as the most there are; None where nothing is known of the noise.

    `losses` holds a row for each seed, with the loss after each of `posts` (rising, distinct). The prediction starts
    from the mean loss measured with the most posts and takes off what the fitted law falls from there to twice as
    many: the level is measured, only the fall is extrapolated. The interval is that of the fall; which posts happen
    to be held out moves the level far more than the fall, and is left out of it.

    The percentile bootstrap (Efron & Tibshirani 1993, section 13.3), fixed seed. From `FEWEST_SEEDS` seeds on whole
    seeds are drawn with replacement, for the losses of one seed share their held-out posts. Drawn from so few, they
    spread too little: the spread is widened as Student's t asks (Hesterberg 2015, arXiv 1411.5279).
    With fewer seeds the fit's residuals are drawn, freed of each seed's mean and widened for the parameters fitted:
    that takes noise for equal and independent at all numbers of posts, and cannot know how other splits would fall.
    One seed and three numbers of posts leave no residual: None.
    """
    measured = np.array(losses, dtype=np.float64)
    seeds, sizes = measured.shape
    mean = measured.mean(axis=0)
    draw = np.random.default_rng(0)
    if seeds >= FEWEST_SEEDS:
        drawn = measured[draw.integers(seeds, size=(RESAMPLES, seeds))].mean(axis=1)
        student = _STUDENT[min(seeds - FEWEST_SEEDS, len(_STUDENT) - 1)]
        resamples = mean + (drawn - mean) * student / _NORMAL * math.sqrt(seeds / (seeds - 1))
    else:
        # Parameters: the law's, and the level of each seed but one.
        freedom = seeds * sizes - FEWEST_SIZES - (seeds - 1)
        if freedom < 1:
            return None
        law = fit(posts, mean.tolist())
        fitted = np.array([law.at(n) for n in posts])
        residuals = measured - fitted
        residuals -= residuals.mean(axis=1, keepdims=True)
        residuals *= math.sqrt(residuals.size / freedom)
        resamples = fitted + draw.choice(residuals.ravel(), size=(RESAMPLES, seeds, sizes)).mean(axis=1)
    now, fall = float(mean[-1]), float(_fall(posts, mean[None])[0])
    least, most = map(float, np.quantile(_fall(posts, resamples), [0.025, 0.975]))
    return Prediction(
        posts=2 * max(posts),
        bits_per_byte=now - fall,
        low=now - max(most, fall),
        high=now - min(least, fall),
        gain=fall / now,
    )


def _fall(posts: Sequence[int], losses: _Rows) -> _Rows:
    """What the law fitted to each row of `losses` falls from the most posts to twice as many."""
    _, amount, exponent = _fit(posts, losses)
    return amount * (1 - 2.0**-exponent)


def _fit(posts: Sequence[int], losses: _Rows) -> tuple[_Rows, _Rows, _Rows]:
    """Floor, amount and exponent of the law nearest to each row of `losses`, posts counted in the most there are."""
    if len(set(posts)) < FEWEST_SIZES:
        raise ValueError(f"a power law needs {FEWEST_SIZES} distinct numbers of posts")
    sizes = np.array(posts, dtype=np.float64) / max(posts)
    low, high = (np.full((len(losses), 1), math.log(end)) for end in EXPONENTS)
    for _ in range(_ROUNDS):
        exponents = low + (high - low) * np.linspace(0, 1, _GRID)
        floor, amount, error = _fit_linear(sizes, losses, np.exp(exponents))
        best = error.argmin(axis=1)[:, None]
        low = np.take_along_axis(exponents, np.maximum(best - 1, 0), axis=1)
        high = np.take_along_axis(exponents, np.minimum(best + 1, _GRID - 1), axis=1)
    floor, amount, exponents = (np.take_along_axis(each, best, axis=1)[:, 0] for each in (floor, amount, exponents))
    return floor, amount, np.where(amount > 0, np.exp(exponents), 0.0)


def _fit_linear(sizes: _Rows, losses: _Rows, exponents: _Rows) -> tuple[_Rows, _Rows, _Rows]:
    """Floor, amount (neither below 0) and squared error for each row of `losses` under each of its `exponents`."""
    x = sizes ** -exponents[:, :, None]  # rows x exponents x points
    y = losses[:, None, :]
    x_mean, y_mean = x.mean(axis=2), y.mean(axis=2)
    off = x - x_mean[:, :, None]
    amount = (off * (y - y_mean[:, :, None])).sum(axis=2) / (off**2).sum(axis=2)
    floor = y_mean - amount * x_mean
    # Where one of the two would be negative, the best point allowed has it 0. Never both are: y is positive.
    floor = np.where(amount < 0, y_mean, floor)
    amount = np.where(floor < 0, (x * y).sum(axis=2) / (x**2).sum(axis=2), np.maximum(amount, 0))
    floor = np.maximum(floor, 0)
    error = ((y - floor[:, :, None] - amount[:, :, None] * x) ** 2).sum(axis=2)
    return floor, amount, error
