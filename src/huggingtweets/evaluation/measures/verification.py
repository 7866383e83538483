"""Authorship verification by the likelihood ratio of a persona to its base.

The score of a text, or of several together, is its gain: the share of the base's bits that the persona saves. It has
the sign of the log-likelihood ratio and depends little on the length of the text. Texts of the account gain more than
others' do, because the persona learnt its words, topics and habits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from huggingtweets.intervals import RESAMPLES, Figure, around
from huggingtweets.personas.record import Separation, Verification

Floats = npt.NDArray[np.float64]
Verdict = Literal["own", "others", "unclear"]

BUNDLE_SIZES = (1, 5, 20)  # Posts that are judged together.
LEAST_POSTS = 10  # Fewer posts of the account, or of another, are not compared.
FEW_ACCOUNTS = 5  # With fewer other accounts, figures flatter and verdicts are shaky.
_BUNDLES = 300  # Bundles on each side in each resample.
_DRAWS = 2000  # Bundles on each side that one bundle is compared with.
_LARGEST = 200  # Larger bundles are compared with bundles of this size: they hardly vary more.
ERROR = 0.05  # The share of wrong answers on each side that a verdict accepts.


def gain(nats: Floats) -> Floats:
    """1 − persona / base over the last axis, which holds the nats of both."""
    return 1 - nats[..., 0] / np.maximum(nats[..., 1], 1e-9)


def verification(own: Floats, others: Mapping[str, Floats]) -> Verification | None:
    """How well gains separate the account's posts from those of `others`, one by one and in bundles.

    Each array is (posts, 2): nats under the persona and its base. A bundle holds posts of one account, drawn with
    replacement by a fixed seed; all other accounts give equally many. Intervals are a bootstrap over the posts within
    each account, so they do not cover other accounts. None with fewer than `LEAST_POSTS` posts on a side.
    """
    pools = [pool for pool in others.values() if len(pool) >= LEAST_POSTS]
    if len(own) < LEAST_POSTS or not pools:
        return None
    return Verification(
        accounts=len(pools),
        posts=len(own),
        other_posts=sum(map(len, pools)),
        **{f"bundles_of_{size}": separation(own, pools, size) for size in BUNDLE_SIZES},
    )


def membership(train: Floats, held_out: Floats) -> Figure | None:
    """The probability that a training post gains more than a held-out one: 0.5 if nothing is remembered.

    The loss-based membership attack (Yeom et al. 2018, https://arxiv.org/abs/1709.01604), calibrated by the base, which
    knows how hard a post is (Watson et al. 2022). Arrays as in `verification`. None with fewer than `LEAST_POSTS`.
    """
    if min(len(train), len(held_out)) < LEAST_POSTS:
        return None
    return separation(train, [held_out], 1).auc


def separation(own: Floats, pools: Sequence[Floats], size: int) -> Separation:
    """How well gains of bundles of `size` posts separate `own` from those of `pools`. Arrays as in `verification`."""
    draw = np.random.default_rng(0)

    def measure(own: Floats, pools: Sequence[Floats], count: int) -> tuple[float, float]:
        return _rates(_bundles(draw, [own], size, count), _bundles(draw, pools, size, count))

    def resampled(pool: Floats) -> Floats:
        return pool[draw.integers(len(pool), size=len(pool))]

    values = _rates(gain(own), gain(np.concatenate(pools))) if size == 1 else measure(own, pools, _DRAWS)
    redrawn = [measure(resampled(own), [*map(resampled, pools)], _BUNDLES) for _ in range(RESAMPLES)]
    low, high = np.quantile(redrawn, [0.025, 0.975], axis=0)
    auc, error = (around(value, *ends) for value, *ends in zip(values, low, high, strict=True))
    return Separation(auc=auc, equal_error=error)


def _bundles(draw: np.random.Generator, pools: Sequence[Floats], size: int, count: int) -> Floats:
    """Gains of about `count` bundles of `size` posts, equally many from each of `pools`."""
    each = -(-count // len(pools))
    return np.concatenate([gain(pool[draw.integers(len(pool), size=(each, size))].sum(axis=1)) for pool in pools])


def _rates(own: Floats, others: Floats) -> tuple[float, float]:
    """Area under the ROC curve, and the equal error rate: where as many own scores are missed as others' accepted."""
    ordered = np.sort(others)
    below, up_to = (np.searchsorted(ordered, own, side) for side in ("left", "right"))
    auc = float((below + up_to).mean() / 2 / len(others))
    thresholds = np.unique(np.concatenate([own, others, [np.inf]]))
    missed = np.searchsorted(np.sort(own), thresholds) / len(own)
    accepted = 1 - np.searchsorted(ordered, thresholds) / len(others)
    nearest = np.argmin(np.abs(missed - accepted))
    return auc, float(missed[nearest] + accepted[nearest]) / 2


def percentile(score: float, pool: Floats) -> float:
    """The share of the gains in `pool` below `score`; equal ones count half."""
    return float((pool < score).mean() + (pool == score).mean() / 2)


def judge(bundle: Floats, own: Floats, others: Sequence[Floats]) -> tuple[float, float, Verdict]:
    """Where the gain of `bundle` (posts, 2) lies among bundles of the account and of `others`, and the verdict.

    Returns the shares of own and of others' bundles of as many posts that gain less. A bundle could be the account's
    unless fewer than `ERROR` of the own bundles gain less, and others' unless fewer than `ERROR` of theirs gain more.
    "unclear": it could be either, or neither.
    """
    draw = np.random.default_rng(0)
    size = min(len(bundle), _LARGEST)
    score = float(gain(bundle.sum(axis=0)))
    below_own = percentile(score, _bundles(draw, [own], size, _DRAWS))
    below_others = percentile(score, _bundles(draw, others, size, _DRAWS))
    could_be_own, could_be_others = below_own >= ERROR, below_others <= 1 - ERROR
    if could_be_own == could_be_others:
        return below_own, below_others, "unclear"
    return below_own, below_others, "own" if could_be_own else "others"
