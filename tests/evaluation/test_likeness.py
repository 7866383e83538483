"""Classifiers that tell real from generated posts, and authors from each other."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from huggingtweets.errors import TooFewPostsError
from huggingtweets.evaluation.measures.likeness import runs, two_sample

LAND = ["hill", "field", "stone", "horse", "wagon", "barn", "fence", "plough", "oats", "crow", "gate", "mud"]
SEA = ["wave", "sail", "gull", "rope", "anchor", "tide", "whale", "reef", "harbour", "mast", "foam", "eel"]


def posts(words: list[str], count: int, *, seed: int) -> list[str]:
    """Posts of 4 to 9 words, each word followed by one of the next four in the list."""
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        place, chosen = draw.randrange(len(words)), []
        for _ in range(draw.randint(4, 9)):
            chosen.append(words[place % len(words)])
            place += draw.randint(1, 4)
        made.append(" ".join(chosen))
    return made


def shuffled(texts: list[str], share: float, *, seed: int) -> list[str]:
    """`texts`, that share of them with their words in any order."""
    draw = random.Random(seed)
    return [
        " ".join(draw.sample(text.split(), len(text.split()))) if i < share * len(texts) else text
        for i, text in enumerate(texts)
    ]


@pytest.mark.slow
def test_posts_of_one_source_score_at_chance() -> None:
    figure = two_sample(posts(LAND, 300, seed=1), posts(LAND, 300, seed=2))
    assert figure.low < 0.5 < figure.high
    assert figure.high - figure.low < 0.12


@pytest.mark.slow
def test_the_mean_over_samples_of_one_source_is_chance() -> None:
    values = [two_sample(posts(LAND, 40, seed=i), posts(LAND, 40, seed=100 + i)).value for i in range(30)]
    assert np.mean(values) == pytest.approx(0.5, abs=0.05)


def test_posts_without_a_common_word_score_one() -> None:
    figure = two_sample(posts(LAND, 100, seed=1), posts(SEA, 60, seed=2))
    assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)


@pytest.mark.slow
def test_more_shuffled_posts_score_higher() -> None:
    real, other = posts(LAND, 300, seed=1), posts(LAND, 300, seed=2)
    some, all_of_them = (two_sample(real, shuffled(other, share, seed=0)) for share in (0.5, 1.0))
    assert two_sample(real, other).high < some.value
    assert some.high < all_of_them.value < 1.0
    mixed = two_sample(real, [*other[:150], *posts(SEA, 150, seed=3)])
    assert mixed.value == pytest.approx(0.75, abs=0.05)


def test_equal_sides_score_one_half() -> None:
    texts = posts(LAND, 100, seed=1)
    assert two_sample(texts, texts[::-1]).value == 0.5


def test_the_end_of_a_post_counts() -> None:
    draw = random.Random(0)
    real, other = ([" ".join([*draw.choices(LAND, k=30), end]) for _ in range(200)] for end in ("gate", "mud"))
    assert two_sample(real, other).value > 0.95


def test_the_larger_side_has_no_more_weight() -> None:
    figure = two_sample(posts(LAND, 1000, seed=1), posts(LAND, 60, seed=2))
    assert figure.low < 0.5 < figure.high
    assert figure.high - figure.low > 0.15


def test_near_duplicates_do_not_leak_between_folds() -> None:
    """Ten posts that come ten times, a mark aside, could be known by heart if they were in many folds."""
    copies = [[f"{post} {'!' * i}" for post in posts(LAND, 20, seed=seed) for i in range(10)] for seed in (1, 2)]
    assert two_sample(*copies).value < 0.7


def test_the_same_posts_and_seed_give_the_same_figure() -> None:
    real, generated = posts(LAND, 90, seed=1), posts(LAND, 50, seed=2)
    assert two_sample(real, generated) == two_sample(real, generated)
    assert two_sample(real, generated, seed=1) != two_sample(real, generated, seed=2)


@pytest.mark.parametrize("generated", [[], posts(LAND, 4, seed=1), ["gull over the harbour"] * 50])
def test_too_few_different_posts_are_refused(generated: list[str]) -> None:
    with pytest.raises(TooFewPostsError, match="5 generated posts"):
        two_sample(posts(LAND, 50, seed=0), generated)


def test_a_fold_with_one_side_only_is_skipped() -> None:
    """Four of these posts are on both sides and must share a fold, so that for some seeds one has a single side."""
    both = ["hill field", "stone horse", "fence plough", "gate mud"]
    for seed in range(10):
        figure = two_sample([*both, "oats crow"], [*both, "wagon barn"], seed)
        assert 0 <= figure.low <= figure.value <= figure.high <= 1


def test_a_classifier_sees_only_the_features_of_a_text() -> None:
    real, generated = posts(LAND, 60, seed=1), posts(SEA, 60, seed=2)
    assert two_sample(real, generated).value == 1

    def words_hidden(texts: Sequence[str]) -> Any:
        return runs(["x " * len(text.split()) for text in texts])

    assert two_sample(real, generated, features=words_hidden).value < 0.75


def test_emoji_and_scripts_without_spaces_are_features() -> None:
    for seed, (left, right) in enumerate([("今日はとても良い天気", "明日から旅行に行きます"), ("😂", "🎉")]):
        draw = random.Random(seed)
        sides = [[f"{n} {''.join(draw.choices(signs, k=6))} {n}" for n in range(40)] for signs in (left, right)]
        assert two_sample(*sides).value > 0.95
