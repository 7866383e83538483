"""The loss on held-out posts, with intervals over posts."""

from __future__ import annotations

import math

from huggingtweets.intervals import Figure, ratio_with_interval
from huggingtweets.models.loss import Scores
from huggingtweets.personas.record import Loss

_SAME = 0.002
"""Relative difference up to which two scorings count as the same."""


def loss_figures(scores: Scores, recorded: Loss | None = None) -> dict[str, Figure]:
    """`nats_per_token`, `perplexity` and `bits_per_byte` of `scores`, by name.

    Scoring the same posts with other kernels changes the last digits. So that one loss is not shown as two numbers,
    scores that agree with the loss `recorded` in training are scaled to it.
    """
    nats = scores.nats
    if recorded and abs(scores.nats_per_token - recorded.nats_per_token) <= _SAME * recorded.nats_per_token:
        nats = tuple(each * recorded.nats_per_token / scores.nats_per_token for each in nats)
    per_token = ratio_with_interval(nats, scores.tokens)
    return {
        "nats_per_token": per_token,
        "perplexity": Figure(math.exp(per_token.value), math.exp(per_token.low), math.exp(per_token.high)),
        "bits_per_byte": ratio_with_interval(nats, scores.bytes, scale=1 / math.log(2)),
    }
