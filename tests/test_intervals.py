"""Confidence intervals: bootstrap, Wilson and jackknife."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets import intervals
from huggingtweets.errors import EmptySplitError
from huggingtweets.intervals import Figure


def width(figure: Figure) -> float:
    return figure.high - figure.low


class TestRatio:
    def test_equal_posts_give_no_width(self) -> None:
        assert intervals.ratio_with_interval([2.0] * 30, [4.0] * 30) == Figure(0.5, 0.5, 0.5)

    def test_the_width_agrees_with_theory(self) -> None:
        # 100 fair coins: the standard error of the mean is 0.05, so the interval is 0.4 to 0.6.
        figure = intervals.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)
        assert figure.value == 0.5
        assert figure.low == pytest.approx(0.4, abs=0.012)
        assert figure.high == pytest.approx(0.6, abs=0.012)
        assert figure == intervals.ratio_with_interval([0.0, 1.0] * 50, [1.0] * 100)

    def test_scale_multiplies_value_and_bounds(self) -> None:
        once = intervals.ratio_with_interval([1.0, 2.0, 6.0], [1.0, 1.0, 2.0])
        twice = intervals.ratio_with_interval([1.0, 2.0, 6.0], [1.0, 1.0, 2.0], scale=2)
        assert (twice.value, twice.low, twice.high) == pytest.approx((2 * once.value, 2 * once.low, 2 * once.high))

    def test_the_width_shrinks_with_the_root_of_the_number_of_posts(self) -> None:
        few, many = (
            intervals.ratio_with_interval([1.0, 2.0, 3.0, 10.0] * times, [1.0] * 4 * times) for times in (25, 400)
        )
        assert width(many) == pytest.approx(width(few) / 4, rel=0.15)

    @settings(max_examples=30)
    @given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0.001, 1e6)), min_size=1, max_size=20))
    def test_the_interval_contains_the_value(self, pairs: list[tuple[float, float]]) -> None:
        figure = intervals.ratio_with_interval([part for part, _ in pairs], [whole for _, whole in pairs])
        assert figure.low <= figure.value <= figure.high
        each = [part / whole for part, whole in pairs]
        assert min(each) * (1 - 1e-9) <= figure.low
        assert figure.high <= max(each) * (1 + 1e-9)


class TestShare:
    def test_the_interval_is_wilsons(self) -> None:
        # 10 of 100, worked by hand: centre (10 + 1.9207) / 103.8415, half 1.96 / 103.8415 * sqrt(9 + 0.9604).
        figure = intervals.share_with_interval([True] * 10 + [False] * 90)
        assert figure.value == 0.1
        assert (figure.low, figure.high) == pytest.approx((0.05523, 0.17437), abs=1e-5)

    def test_zero_of_ten_is_less_certain_than_zero_of_a_thousand(self) -> None:
        ten, thousand = (intervals.share_with_interval([False] * n) for n in (10, 1000))
        assert (ten.value, ten.low) == (thousand.value, thousand.low) == (0, 0)
        assert ten.high == pytest.approx(0.2775, abs=1e-4)
        assert thousand.high == pytest.approx(0.0038, abs=1e-4)

    @given(st.lists(st.booleans(), min_size=1, max_size=60))
    def test_the_interval_of_the_complement_is_mirrored(self, flags: list[bool]) -> None:
        figure, rest = (intervals.share_with_interval(some) for some in (flags, [not flag for flag in flags]))
        assert 0 <= figure.low <= figure.value <= figure.high <= 1
        assert (rest.value, rest.low, rest.high) == pytest.approx((1 - figure.value, 1 - figure.high, 1 - figure.low))


class TestJackknife:
    def test_for_a_mean_it_equals_students_t_interval(self) -> None:
        values = [i / 20 for i in range(11)]
        without = [(sum(values) - value) / 10 for value in values]
        figure = intervals.share_with_jackknife(0.25, without)
        # Standard error sqrt(0.0275 / 11) = 0.05, and t is 2.228 with ten degrees of freedom.
        assert (figure.value, figure.low, figure.high) == pytest.approx((0.25, 0.1386, 0.3614), abs=3e-4)

    def test_bounds_stay_within_0_and_1(self) -> None:
        figure = intervals.share_with_jackknife(0.9, [0.5, 0.95, 1.0])
        assert (figure.value, figure.high) == (0.9, 1.0)
        assert intervals.share_with_jackknife(0.9, [0.9]) == Figure(0.9, 0.0, 1.0)


@pytest.mark.parametrize(
    "measure",
    [
        intervals.share_with_interval,
        lambda none: intervals.ratio_with_interval(none, none),
        lambda none: intervals.check_some(none, "posts"),
    ],
)
def test_no_posts_is_an_error(measure) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EmptySplitError):
        measure([])
