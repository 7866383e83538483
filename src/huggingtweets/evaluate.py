"""How good a persona is, measured on posts it has not seen."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from huggingtweets.loss import Fit

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95% confidence interval."""

    value: float
    low: float
    high: float


def ratio_with_interval(parts: Sequence[float], wholes: Sequence[float], *, scale: float = 1.0) -> Figure:
    """`scale` times sum of `parts` over sum of `wholes`, one pair a post, with a bootstrap interval over posts.

    The percentile bootstrap (Efron & Tibshirani 1993, section 13.3) with a fixed seed, so that the same posts give
    the same interval.
    """
    draw = random.Random(0)
    pairs = list(zip(parts, wholes, strict=True))
    values = []
    for _ in range(RESAMPLES):
        sample = draw.choices(pairs, k=len(pairs))
        values.append(scale * sum(part for part, _ in sample) / sum(whole for _, whole in sample))
    values.sort()
    edge = round(RESAMPLES * 0.025)
    return Figure(scale * sum(parts) / sum(wholes), values[edge], values[RESAMPLES - 1 - edge])


def nats_per_token(fit: Fit) -> Figure:
    """Mean cross-entropy of `fit`'s posts with its interval over posts."""
    return ratio_with_interval(fit.nats, fit.tokens)


def bits_per_byte(fit: Fit) -> Figure:
    """Bits per byte of `fit`'s posts (see `Fit.bits_per_byte`) with its interval over posts."""
    return ratio_with_interval(fit.nats, fit.bytes, scale=1 / math.log(2))
