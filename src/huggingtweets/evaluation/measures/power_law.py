"""Power law of held-out loss by number of training posts, and its prediction for twice as many posts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from huggingtweets.intervals import RESAMPLES, Number

EXPONENTS = (0.01, 2.0)  # Range of the fitted exponent. Hestness et al. measured 0.07 to 0.35 on language.
FEWEST_SIZES = 3  # The law has three parameters.
FEWEST_SEEDS = 3  # From this number of seeds on, whole seeds are resampled; with fewer, residuals, a rougher estimate.

_NORMAL = 1.960
_STUDENT = (4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
"""97.5% points of the normal distribution, and of Student's t by seeds, from `FEWEST_SEEDS` on."""

_GRID = 33
_ROUNDS = 8  # Each round narrows the search for the exponent sixteenfold: nine digits in all.

_Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Law:
    """Loss after training on n posts: floor + amount * n^-exponent. Amount and exponent are 0 if losses do not fall."""

    floor: Number
    amount: Number
    exponent: Number

    def at(self, posts: float) -> float:
        """The loss with `posts` posts."""
        return self.floor + self.amount * math.pow(posts, -self.exponent)


@dataclass(frozen=True, slots=True)
class Prediction:
    """Expected loss after training on `posts` posts."""

    posts: Annotated[int, Field(gt=0)]
    bits_per_byte: Number
    low: Number
    high: Number  # 95% interval of `bits_per_byte`: the uncertainty of the further fall only, not of the level.
    gain: Number  # Reduction relative to the loss measured with the most posts: 0.02 is 2% less.


def fit(posts: Sequence[int], losses: Sequence[float]) -> Law:
    """Fit the power law to `losses`, one for each number in `posts`, by least squares.

    L(n) = floor + amount * n^-exponent (Hestness et al. 2017, arXiv 1712.00409; Kaplan et al. 2020, arXiv 2001.08361),
    floor and amount at least 0. For a given exponent the problem is linear; a grid search within `EXPONENTS` finds the
    exponent. Raises ValueError for fewer than `FEWEST_SIZES` distinct numbers of posts.
    """
    floor, amount, exponent = (float(values[0]) for values in _fit(posts, np.array([losses], dtype=np.float64)))
    return Law(floor, amount * max(posts) ** exponent, exponent)


def predict_twice(posts: Sequence[int], losses: Sequence[Sequence[float]]) -> Prediction | None:
    """Predict the loss with twice as many posts as the largest number measured.

    `losses` has shape (seeds, posts); `posts` are distinct and rising. The prediction is the mean loss with the most
    posts, minus the fall of the fitted law from there to twice as many. The interval is of that fall alone, because the
    choice of held-out posts moves the level far more.

    The interval is a percentile bootstrap with a fixed seed (Efron & Tibshirani 1993, section 13.3). With at least
    `FEWEST_SEEDS` seeds, whole seeds are resampled, because the losses of a seed share their held-out posts; resamples
    of few seeds spread too little and are widened by Student's t (Hesterberg 2015, arXiv 1411.5279). With fewer seeds,
    the residuals of the fit are resampled, centred by seed and widened for the fitted parameters. That assumes equal,
    independent noise at all numbers of posts and ignores how other splits would differ.

    Returns None for one seed and three numbers of posts, which leave no residual to estimate the noise from.
    """
    measured = np.array(losses, dtype=np.float64)
    seeds, sizes = measured.shape
    mean = measured.mean(axis=0)
    random = np.random.default_rng(0)
    if seeds >= FEWEST_SEEDS:
        drawn = measured[random.integers(seeds, size=(RESAMPLES, seeds))].mean(axis=1)
        student = _STUDENT[min(seeds - FEWEST_SEEDS, len(_STUDENT) - 1)]
        resamples = mean + (drawn - mean) * student / _NORMAL * math.sqrt(seeds / (seeds - 1))
    else:
        freedom = seeds * sizes - FEWEST_SIZES - (seeds - 1)  # parameters: the law's, and a level for each further seed
        if freedom < 1:
            return None
        law = fit(posts, mean.tolist())
        fitted = np.array([law.at(n) for n in posts])
        residuals = measured - fitted
        residuals -= residuals.mean(axis=1, keepdims=True)
        residuals *= math.sqrt(residuals.size / freedom)
        resamples = fitted + random.choice(residuals.ravel(), size=(RESAMPLES, seeds, sizes)).mean(axis=1)
    now, fall = float(mean[-1]), float(_fall(posts, mean[None])[0])
    least, most = map(float, np.quantile(_fall(posts, resamples), [0.025, 0.975]))
    return Prediction(
        posts=2 * max(posts),
        bits_per_byte=now - fall,
        low=now - max(most, fall),
        high=now - min(least, fall),
        gain=fall / now,
    )


def _fall(posts: Sequence[int], losses: _Array) -> _Array:
    """The fall, from the most posts to twice as many, of the law fitted to each row of `losses`."""
    _, amount, exponent = _fit(posts, losses)
    return amount * (1 - 2.0**-exponent)


def _fit(posts: Sequence[int], losses: _Array) -> tuple[_Array, _Array, _Array]:
    """Floor, amount and exponent fitted to each row of `losses`, with the largest number of posts as the unit."""
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


def _fit_linear(sizes: _Array, losses: _Array, exponents: _Array) -> tuple[_Array, _Array, _Array]:
    """Best floor and amount (at least 0) and their squared error, for each row of `losses` and each exponent."""
    x = sizes ** -exponents[:, :, None]  # (rows, exponents, points)
    y = losses[:, None, :]
    x_mean, y_mean = x.mean(axis=2), y.mean(axis=2)
    centred = x - x_mean[:, :, None]
    amount = (centred * (y - y_mean[:, :, None])).sum(axis=2) / (centred**2).sum(axis=2)
    floor = y_mean - amount * x_mean
    # Where one of the two would be negative, it is 0 at the constrained optimum. Losses are positive, so never both.
    floor = np.where(amount < 0, y_mean, floor)
    amount = np.where(floor < 0, (x * y).sum(axis=2) / (x**2).sum(axis=2), np.maximum(amount, 0))
    floor = np.maximum(floor, 0)
    error = ((y - floor[:, :, None] - amount[:, :, None] * x) ** 2).sum(axis=2)
    return floor, amount, error
