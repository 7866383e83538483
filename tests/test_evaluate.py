"""Intervals around measured values."""

from __future__ import annotations

import math

import pytest

from huggingtweets import evaluate
from huggingtweets.loss import Fit


def test_figures_are_sums_over_posts_not_means_of_ratios() -> None:
    fit = Fit(nats=(1.0, 9.0), tokens=(1, 3), bytes=(2, 8))
    assert evaluate.nats_per_token(fit).value == pytest.approx(2.5)
    assert evaluate.bits_per_byte(fit).value == pytest.approx(1 / math.log(2))
    assert fit.nats_per_token == pytest.approx(2.5)
    assert fit.bits_per_byte == pytest.approx(1 / math.log(2))


def test_equal_posts_leave_no_doubt() -> None:
    figure = evaluate.ratio_with_interval([2.0] * 30, [4.0] * 30)
    assert (figure.value, figure.low, figure.high) == (0.5, 0.5, 0.5)


def test_the_interval_is_as_wide_as_theory_says() -> None:
    # A hundred fair coins: the mean's standard error is 0.05, so 95% is 0.4 to 0.6.
    figure = evaluate.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)
    assert figure.value == 0.5
    assert figure.low == pytest.approx(0.4, abs=0.02)
    assert figure.high == pytest.approx(0.6, abs=0.02)
    assert figure == evaluate.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)
