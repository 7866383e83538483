"""Losses of held-out posts as figures."""

from __future__ import annotations

import math

import pytest

from huggingtweets.evaluation import measures
from huggingtweets.models.loss import Scores


def test_figures_are_ratios_of_sums_not_means_of_ratios() -> None:
    fit = Scores(nats=(1.0, 9.0), tokens=(1, 3), bytes=(2, 8))
    assert measures.nats_per_token(fit).value == pytest.approx(2.5)
    assert measures.bits_per_byte(fit).value == pytest.approx(1 / math.log(2))
    assert fit.nats_per_token == pytest.approx(2.5)
    assert fit.bits_per_byte == pytest.approx(1 / math.log(2))


def test_perplexity_is_the_exponential_of_nats_per_token() -> None:
    sure = measures.perplexity(Scores(nats=(3 * math.log(50),) * 4, tokens=(3,) * 4, bytes=(9,) * 4))
    assert (sure.value, sure.low, sure.high) == pytest.approx((50, 50, 50))
    fit = Scores(nats=(1.0, 9.0, 4.0), tokens=(1, 3, 2), bytes=(2, 8, 5))
    nats, perplexity = measures.nats_per_token(fit), measures.perplexity(fit)
    assert [math.log(x) for x in (perplexity.value, perplexity.low, perplexity.high)] == pytest.approx(
        [nats.value, nats.low, nats.high]
    )
