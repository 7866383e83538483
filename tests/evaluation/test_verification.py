"""Verification by the gain of a persona over its base, on scores whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest

from huggingtweets.evaluation.measures.verification import gain, judge, membership, percentile, verification


def nats(mean: float, count: int, seed: int = 0) -> np.ndarray:
    """Posts that gain `mean` on average: nats under a persona and under its base."""
    draw = np.random.default_rng(seed)
    base = draw.uniform(20, 120, count)
    return np.column_stack([base * (1 - mean - draw.normal(0, 0.1, count)), base])


def test_a_gain_is_the_share_of_the_bases_bits_that_is_saved() -> None:
    assert gain(np.array([[3.0, 4.0], [4.0, 4.0], [5.0, 4.0]])).tolist() == [0.25, 0, -0.25]
    assert np.isfinite(gain(np.zeros((1, 2)))).all()


def test_larger_bundles_separate_better() -> None:
    found = verification(nats(0.4, 200), {"a": nats(0.3, 60, 1), "b": nats(0.35, 60, 2)})
    assert found and (found.accounts, found.posts, found.other_posts) == (2, 200, 120)
    parts = found.bundles_of_1, found.bundles_of_5, found.bundles_of_20
    aucs = [part.auc.value for part in parts]
    assert 0.6 < aucs[0] < aucs[1] < aucs[2] <= 1
    errors = [part.equal_error.value for part in parts]
    assert 0.4 > errors[0] > errors[1] > errors[2]
    for figure in (figure for part in parts for figure in (part.auc, part.equal_error)):
        assert 0 <= figure.low <= figure.value <= figure.high <= 1


def test_equal_accounts_are_at_chance_and_the_interval_says_so() -> None:
    found = verification(nats(0.4, 300, 1), {"a": nats(0.4, 300, 2)})
    assert found
    assert found.bundles_of_1.auc.low < 0.5 < found.bundles_of_1.auc.high
    assert found.bundles_of_1.equal_error.value == pytest.approx(0.5, abs=0.06)


def test_few_posts_are_not_measured() -> None:
    assert verification(nats(0.4, 9), {"a": nats(0.1, 50)}) is None
    assert verification(nats(0.4, 50), {"a": nats(0.1, 9)}) is None
    assert verification(nats(0.4, 50), {}) is None


def test_equal_scores_count_half() -> None:
    assert percentile(0.5, np.array([0.1, 0.5, 0.5, 0.9])) == 0.5


@pytest.mark.parametrize(
    ("mean", "others", "verdict"),
    [(0.4, 0.1, "own"), (0.1, 0.1, "others"), (0.25, 0.1, "unclear"), (0.4, 0.38, "unclear")],
    ids=["like own posts", "like others' posts", "like neither", "like both"],
)
def test_a_verdict_needs_both_sides(mean: float, others: float, verdict: str) -> None:
    pools = [nats(others, 100, seed) for seed in (5, 6)]
    above_own, above_others, said = judge(nats(mean, 12, 9), nats(0.4, 100, 4), pools)
    assert said == verdict
    assert 0 <= above_own <= 1
    assert 0 <= above_others <= 1


def test_membership_is_chance_without_memory_and_needs_posts() -> None:
    unknown, known = (membership(nats(mean, 200, 1), nats(0.3, 200, 2)) for mean in (0.3, 0.5))
    assert unknown and known
    assert unknown.low < 0.5 < unknown.high
    assert known.low > 0.8
    assert membership(nats(0.3, 9), nats(0.3, 200)) is None
