"""Classifiers that tell real from generated posts, and authors from each other."""

from __future__ import annotations

import random

import numpy as np
import pytest

from huggingtweets.errors import TooFewPostsError
from huggingtweets.evaluation.measures.likeness import attribution, likeness, two_sample
from huggingtweets.personas.record import Likeness

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


def test_authors_without_a_common_word_are_always_recognised() -> None:
    train = {"land": posts(LAND, 80, seed=1), "sea": posts(SEA, 20, seed=2)}
    held_out = {"land": posts(LAND, 30, seed=3), "sea": posts(SEA, 10, seed=4)}
    swapped = {"land": posts(SEA, 12, seed=5), "sea": posts(LAND, 7, seed=6)}
    assert attribution(train, held_out, swapped) == (((30, 0), (0, 10)), ((0, 12), (7, 0)))


def test_rows_of_the_confusion_matrix_sum_to_the_posts_of_their_author() -> None:
    train = {"c": posts(LAND, 60, seed=1), "a": posts(SEA, 60, seed=2), "b": posts(LAND + SEA, 60, seed=3)}
    held_out = {author: posts(LAND + SEA, 15 + i, seed=7 + i) for i, author in enumerate(train)}
    generated = {"c": posts(LAND, 9, seed=4), "a": posts(LAND, 8, seed=5), "b": []}
    found = attribution(train, held_out, generated)
    assert [[sum(row) for row in matrix] for matrix in found] == [[15, 16, 17], [9, 8, 0]]
    assert found == attribution(train, held_out, generated)


@pytest.mark.slow
def test_authors_weigh_equally_however_many_posts_they_have() -> None:
    """Posts that both might write are attributed to the author of ten times the posts no more often."""
    train = {"many": posts(LAND, 600, seed=1), "few": posts(LAND, 60, seed=2)}
    ((row, _),) = attribution(train, {"many": posts(LAND, 200, seed=3)})
    assert row[0] < 160


def test_all_figures_of_likeness() -> None:
    authors = {
        "sea": (posts(SEA, 80, seed=1), posts(SEA, 30, seed=2)),
        "land": (posts(LAND, 80, seed=3), posts(LAND, 30, seed=4)),
    }
    found = likeness(posts(SEA, 40, seed=5), posts(LAND, 40, seed=6), authors)
    assert found.authors == ("sea", "land")
    assert found.confusion == ((40, 0), (0, 0))
    assert found.human_confusion == ((30, 0), (0, 30))
    assert found.two_sample_auc and found.markov_two_sample_auc
    assert found.two_sample_auc.value < found.markov_two_sample_auc.value == 1
    assert found.attribution and found.human_attribution
    assert found.attribution.value == found.human_attribution.value == 1
    assert found.attribution.low > found.human_attribution.low > 0.5  # more posts, more certainty


def test_a_single_author_gives_no_attribution_and_too_few_posts_no_auc() -> None:
    found = likeness(["a"], ["b"], {"land": (["c"], ["d"])})
    assert found == Likeness()


def test_an_author_without_training_posts_is_named() -> None:
    with pytest.raises(TooFewPostsError, match="air"):
        attribution({"land": ["hill"], "sea": ["tide"]}, {"land": ["hill"]}, {"air": ["cloud"]})
    with pytest.raises(TooFewPostsError, match="sea"):
        attribution({"land": ["hill"], "sea": []})


def test_emoji_and_scripts_without_spaces_are_features() -> None:
    train = {"ja": ["今日はとても良い天気ですね", "明日から旅行に行きます", "雨"], "emoji": ["😂😂", "🎉 😂", "!"]}
    human, generated = attribution(
        train, {"ja": ["今日から旅行"], "emoji": ["🎉🎉"]}, {"ja": ["😂"], "emoji": ["", "良い"]}
    )
    assert human == ((1, 0), (0, 1))
    assert generated[0] == (0, 1)
    assert sum(generated[1]) == 2
