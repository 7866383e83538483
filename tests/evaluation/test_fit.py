"""The loss on held-out posts as figures."""

from __future__ import annotations

import math

import pytest

from huggingtweets.evaluation.evaluate import loss_figures
from huggingtweets.intervals import Figure
from huggingtweets.models.loss import Scores
from huggingtweets.text import percent


def test_losses_are_sums_over_posts_not_means_of_ratios() -> None:
    scores = Scores(token_nats=((1.0,), (2.0, 3.0, 4.0)), bytes=(2, 8))
    found = loss_figures(scores)
    assert found["nats_per_token"].value == pytest.approx(2.5) == scores.nats_per_token
    assert found["bits_per_byte"].value == pytest.approx(1 / math.log(2)) == scores.bits_per_byte


def test_perplexity_is_the_exponential_of_the_loss_per_token() -> None:
    sure = loss_figures(Scores(token_nats=((math.log(50),) * 3,) * 4, bytes=(9,) * 4))["perplexity"]
    assert (sure.value, sure.low, sure.high) == pytest.approx((50, 50, 50))
    found = loss_figures(Scores(token_nats=((1.0,), (2.0, 3.0, 4.0), (2.0, 2.0)), bytes=(2, 8, 5)))
    nats, perplexity = found["nats_per_token"], found["perplexity"]
    assert [math.log(x) for x in (perplexity.value, perplexity.low, perplexity.high)] == pytest.approx(
        [nats.value, nats.low, nats.high]
    )


def test_a_figure_as_text() -> None:
    assert Figure(0.0376, 0.02, 0.051).text(percent) == "3.8% (2.0% to 5.1%)"
