"""The loss on held-out posts, with intervals over posts."""

from __future__ import annotations

import math

from huggingtweets.intervals import Figure, ratio_with_interval
from huggingtweets.models.loss import Scores


def loss_figures(scores: Scores) -> dict[str, Figure]:
    """`nats_per_token`, `perplexity` and `bits_per_byte` of `scores`, by name."""
    per_token = ratio_with_interval(scores.nats, scores.tokens)
    return {
        "nats_per_token": per_token,
        "perplexity": Figure(math.exp(per_token.value), math.exp(per_token.low), math.exp(per_token.high)),
        "bits_per_byte": ratio_with_interval(scores.nats, scores.bytes, scale=1 / math.log(2)),
    }
