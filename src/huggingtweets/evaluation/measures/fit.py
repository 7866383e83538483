"""The loss of held-out posts as figures with intervals over posts."""

from __future__ import annotations

import math

from huggingtweets.intervals import Figure, ratio_with_interval
from huggingtweets.models.loss import Scores


def nats_per_token(scores: Scores) -> Figure:
    """Mean cross-entropy of `scores`'s posts with its interval over posts."""
    return ratio_with_interval(scores.nats, scores.tokens)


def perplexity(scores: Scores) -> Figure:
    """Exponential of `nats_per_token`, ends of the interval included. Compares models of one tokenizer only."""
    nats = nats_per_token(scores)
    return Figure(math.exp(nats.value), math.exp(nats.low), math.exp(nats.high))


def bits_per_byte(scores: Scores) -> Figure:
    """Bits per byte of `scores`'s posts (see `Scores.bits_per_byte`) with its interval over posts."""
    return ratio_with_interval(scores.nats, scores.bytes, scale=1 / math.log(2))
