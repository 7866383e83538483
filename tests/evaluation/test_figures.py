"""Intervals around measured values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets import intervals as figures
from huggingtweets.errors import EmptySplitError
from huggingtweets.evaluation import measures
from huggingtweets.intervals import Figure
from huggingtweets.models.loss import Scores


def width(figure: Figure) -> float:
    return figure.high - figure.low


def test_figures_are_sums_over_posts_not_means_of_ratios() -> None:
    fit = Scores(nats=(1.0, 9.0), tokens=(1, 3), bytes=(2, 8))
    assert measures.nats_per_token(fit).value == pytest.approx(2.5)
    assert measures.bits_per_byte(fit).value == pytest.approx(1 / math.log(2))
    assert fit.nats_per_token == pytest.approx(2.5)
    assert fit.bits_per_byte == pytest.approx(1 / math.log(2))


def test_perplexity_is_how_many_equal_choices_it_comes_to() -> None:
    sure = measures.perplexity(Scores(nats=(3 * math.log(50),) * 4, tokens=(3,) * 4, bytes=(9,) * 4))
    assert (sure.value, sure.low, sure.high) == pytest.approx((50, 50, 50))
    fit = Scores(nats=(1.0, 9.0, 4.0), tokens=(1, 3, 2), bytes=(2, 8, 5))
    nats, perplexity = measures.nats_per_token(fit), measures.perplexity(fit)
    assert [math.log(x) for x in (perplexity.value, perplexity.low, perplexity.high)] == pytest.approx(
        [nats.value, nats.low, nats.high]
    )


class TestRatio:
    def test_equal_posts_leave_no_doubt(self) -> None:
        assert figures.ratio_with_interval([2.0] * 30, [4.0] * 30) == Figure(0.5, 0.5, 0.5)

    def test_the_interval_is_as_wide_as_theory_says(self) -> None:
        # A hundred fair coins: the mean's standard error is 0.05, so 95% is 0.4 to 0.6.
        figure = figures.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)
        assert figure.value == 0.5
        assert figure.low == pytest.approx(0.4, abs=0.012)
        assert figure.high == pytest.approx(0.6, abs=0.012)
        assert figure == figures.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)
        assert figure == figures.mean_with_interval([0.0, 1.0] * 50)

    def test_scale_stretches_all_three(self) -> None:
        once = figures.ratio_with_interval([1.0, 2.0, 6.0], [1.0, 1.0, 2.0])
        twice = figures.ratio_with_interval([1.0, 2.0, 6.0], [1.0, 1.0, 2.0], scale=2)
        assert (twice.value, twice.low, twice.high) == pytest.approx((2 * once.value, 2 * once.low, 2 * once.high))

    def test_more_posts_narrow_it_as_the_root(self) -> None:
        few, many = (figures.mean_with_interval([1.0, 2.0, 3.0, 10.0] * times) for times in (25, 400))
        assert width(many) == pytest.approx(width(few) / 4, rel=0.15)

    @given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0.001, 1e6)), min_size=1, max_size=20))
    def test_it_holds_its_value(self, pairs: list[tuple[float, float]]) -> None:
        figure = figures.ratio_with_interval([part for part, _ in pairs], [whole for _, whole in pairs])
        assert figure.low <= figure.value <= figure.high
        each = [part / whole for part, whole in pairs]
        assert min(each) * (1 - 1e-9) <= figure.low
        assert figure.high <= max(each) * (1 + 1e-9)


class TestShare:
    def test_it_is_wilsons(self) -> None:
        # 10 of 100, worked by hand: centre (10 + 1.9207) / 103.8415, half 1.96 / 103.8415 * sqrt(9 + 0.9604).
        figure = figures.share_with_interval([True] * 10 + [False] * 90)
        assert figure.value == 0.1
        assert (figure.low, figure.high) == pytest.approx((0.05523, 0.17437), abs=1e-5)

    def test_never_in_ten_says_less_than_never_in_a_thousand(self) -> None:
        ten, thousand = (figures.share_with_interval([False] * n) for n in (10, 1000))
        assert (ten.value, ten.low) == (thousand.value, thousand.low) == (0, 0)
        assert ten.high == pytest.approx(0.2775, abs=1e-4)
        assert thousand.high == pytest.approx(0.0038, abs=1e-4)

    @given(st.lists(st.booleans(), min_size=1, max_size=60))
    def test_its_mirror_image_is_the_share_of_the_rest(self, flags: list[bool]) -> None:
        figure, rest = (figures.share_with_interval(some) for some in (flags, [not flag for flag in flags]))
        assert 0 <= figure.low <= figure.value <= figure.high <= 1
        assert (rest.value, rest.low, rest.high) == pytest.approx((1 - figure.value, 1 - figure.high, 1 - figure.low))


class TestJackknife:
    def test_of_a_mean_it_is_students_interval(self) -> None:
        values = [i / 20 for i in range(11)]
        without = [(sum(values) - value) / 10 for value in values]
        figure = figures.share_with_jackknife(0.25, without)
        # Standard error sqrt(0.0275 / 11) = 0.05, and t is 2.228 with ten degrees of freedom.
        assert (figure.value, figure.low, figure.high) == pytest.approx((0.25, 0.1386, 0.3614), abs=3e-4)

    def test_a_share_stays_one(self) -> None:
        figure = figures.share_with_jackknife(0.9, [0.5, 0.95, 1.0])
        assert (figure.value, figure.high) == (0.9, 1.0)
        assert figures.share_with_jackknife(0.9, [0.9]) == Figure(0.9, 0.0, 1.0)


@pytest.mark.parametrize(
    "measure",
    [
        figures.mean_with_interval,
        figures.share_with_interval,
        lambda none: figures.ratio_with_interval(none, none),
        lambda none: figures.check_some(none, "posts"),
    ],
)
def test_nothing_cannot_be_measured(measure) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EmptySplitError, match="There are no posts to measure"):
        measure([])
