"""Fitting known power laws and predicting from them."""

from __future__ import annotations

import random

import pytest

from huggingtweets.evaluation.measures.power_law import EXPONENTS, Law, fit, predict_twice

POSTS = [193, 306, 485, 768, 1217, 1929]


@pytest.mark.parametrize(
    "law", [Law(1.0, 3.0, 0.3), Law(0.0, 2.5, 0.07), Law(1.2, 500.0, 1.9), Law(0.4, 2.0, 0.05)], ids=str
)
def test_a_known_law_is_found(law: Law) -> None:
    found = fit(POSTS, [law.at(posts) for posts in POSTS])
    assert found.floor == pytest.approx(law.floor, abs=1e-7)
    assert found.amount == pytest.approx(law.amount, rel=1e-6)
    assert found.exponent == pytest.approx(law.exponent, rel=1e-6)


def test_the_fit_minimises_squared_errors() -> None:
    draw = random.Random(0)
    posts = POSTS * 3
    losses = [1 + 3 * n**-0.3 + draw.gauss(0, 0.01) for n in posts]

    def error(law: Law) -> float:
        return sum((law.at(n) - loss) ** 2 for n, loss in zip(posts, losses, strict=True))

    found = fit(posts, losses)
    for exponent in (found.exponent * 0.98, found.exponent * 1.02):
        for amount in (found.amount * 0.98, found.amount * 1.02):
            for floor in (found.floor - 0.01, found.floor, found.floor + 0.01):
                assert error(found) < error(Law(floor, amount, exponent))


def test_losses_that_do_not_fall_give_amount_0() -> None:
    assert fit(POSTS, [1.5] * 6) == Law(1.5, 0.0, 0.0)
    assert fit(POSTS, [1.0, 1.1, 1.2, 1.3, 1.4, 1.5]) == Law(pytest.approx(1.25), 0.0, 0.0)
    rising = predict_twice(POSTS, [[1.0, 1.1, 1.2, 1.3, 1.4, 1.5]] * 3)
    assert rising is not None
    assert (rising.bits_per_byte, rising.low, rising.high, rising.gain) == (1.5, 1.5, 1.5, 0.0)


def test_the_floor_is_never_negative_and_the_exponent_within_its_range() -> None:
    # Straight down in the posts, not in their logarithm: no power law bends that way.
    found = fit(POSTS, [3 - n / 1000 for n in POSTS])
    assert found.floor == 0
    assert EXPONENTS[0] <= found.exponent <= EXPONENTS[1]
    assert fit([1, 2, 4], [9.0, 1.0, 1.0]).exponent == pytest.approx(EXPONENTS[1])


@pytest.mark.parametrize("seeds", [1, 2, 3, 5])
def test_twice_as_many_posts_without_noise(seeds: int) -> None:
    law = Law(1.0, 3.0, 0.3)
    # The seeds differ in how hard their held-out posts are, which is no noise in the fall.
    found = predict_twice(POSTS, [[law.at(posts) + seed / 50 for posts in POSTS] for seed in range(seeds)])
    assert found is not None
    now = law.at(1929) + (seeds - 1) / 100
    assert found.posts == 3858
    assert found.bits_per_byte == pytest.approx(now - law.at(1929) + law.at(3858))
    assert found.low == pytest.approx(found.bits_per_byte)
    assert found.high == pytest.approx(found.bits_per_byte)
    assert found.gain == pytest.approx((law.at(1929) - law.at(3858)) / now)


@pytest.mark.parametrize("seeds", [2, 5])
def test_noise_widens_the_interval(seeds: int) -> None:
    widths = []
    for noise in (0.002, 0.02):
        draw = random.Random(1)
        found = predict_twice(
            POSTS, [[1 + 3 * posts**-0.3 + draw.gauss(0, noise) for posts in POSTS] for _ in range(seeds)]
        )
        assert found is not None
        assert found.low <= found.bits_per_byte <= found.high
        widths.append(found.high - found.low)
    assert 0 < 3 * widths[0] < widths[1]


@pytest.mark.slow
def test_the_interval_covers_the_truth_about_as_often_as_it_claims() -> None:
    law, draw, hits = Law(1.0, 3.0, 0.3), random.Random(2), 0
    for _ in range(30):
        rows = [[law.at(posts) + draw.gauss(0, 0.01) for posts in POSTS] for _ in range(6)]
        found = predict_twice(POSTS, rows)
        assert found is not None
        now = sum(row[-1] for row in rows) / 6
        hits += found.low <= now - law.at(1929) + law.at(3858) <= found.high
    assert hits >= 24


def test_too_few_points_give_no_prediction() -> None:
    assert predict_twice([20, 60, 200], [[3.0, 2.5, 2.2]]) is None
    assert predict_twice([20, 60, 200], [[3.0, 2.5, 2.2], [3.1, 2.5, 2.2]]) is not None
    with pytest.raises(ValueError, match="3 distinct"):
        fit([20, 20, 200], [3.0, 2.5, 2.2])
