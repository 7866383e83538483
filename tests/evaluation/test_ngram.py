"""The n-gram and Markov chain baselines."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from huggingtweets.errors import EmptySplitError
from huggingtweets.evaluation.measures.ngram import markov_posts, ngram_bits_per_byte, symbol_probabilities
from tests.timelines import timeline

MIXED = ["", "so it goes", "so it went 😂😂", "今日はとても良い天気ですね", "so it goes on\nand on", "", "été"]


def random_posts(count: int, *, symbols: str, length: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    return ["".join(draw.choices(symbols, k=length)) for _ in range(count)]


@pytest.mark.parametrize(("symbols", "entropy"), [("abcd", 2.0), ("aaab", 2 - 0.75 * math.log2(3)), ("a", 0.0)])
def test_posts_of_a_known_source_score_its_entropy(symbols: str, entropy: float) -> None:
    # All posts are 3 symbols long, so their end costs next to nothing.
    train = random_posts(5000, symbols=symbols, length=3, seed=1)
    figure = ngram_bits_per_byte(train, random_posts(5000, symbols=symbols, length=3, seed=2))
    assert figure.value == pytest.approx(entropy, abs=0.02)
    assert figure.low <= figure.value <= figure.high


def test_training_posts_score_far_lower() -> None:
    train = random_posts(100, symbols="abcdefgh", length=100, seed=1)
    assert ngram_bits_per_byte(train, train[:20]).value < 0.5
    assert ngram_bits_per_byte(train, random_posts(20, symbols="abcdefgh", length=100, seed=2)).value > 3


@pytest.mark.parametrize("start", ["", "so it", "so it went 😂", "今日", "never seen", "so it goes on\nand on"])
@pytest.mark.parametrize(
    "train", [[], [""], ["aaaa"], MIXED, MIXED * 40 + random_posts(50, symbols="ab", length=9, seed=0)]
)
def test_probabilities_after_any_prefix_add_up_to_one(train: list[str], start: str) -> None:
    known = [post.encode() for post in train]
    ended, *continued = symbol_probabilities(
        known, [start.encode() + end for end in [b"", *map(bytes, zip(range(256)))]]
    )
    place = len(start.encode())
    chances = [ended[place], *(post[place] for post in continued)]
    assert len(chances) == 257
    assert min(chances) > 0
    assert sum(chances) == pytest.approx(1, abs=1e-12)


def test_without_training_posts_all_symbols_are_equally_likely() -> None:
    [chances] = symbol_probabilities([], [b"abc"])
    assert chances == pytest.approx([1 / 257] * 4)
    assert ngram_bits_per_byte([], ["abc"]).value == pytest.approx(4 / 3 * math.log2(257))


def test_kneser_ney_worked_by_hand() -> None:
    [chances] = symbol_probabilities([b"ab", b"ab", b"b"], [b"ab"])
    # Too few counts to estimate discounts: they are 0.5 for 1 and 1 for 2.
    # With nothing before, ways count: a and the end are preceded in one way, b in two; 2 of 4 are freed.
    a, b, end = (0.5 + 2 / 257) / 4, (1 + 2 / 257) / 4, (0.5 + 2 / 257) / 4
    # A start has nothing before it, so times count: a twice, b once.
    first = (1 + 1.5 * a) / 3
    # a is followed by b in one way, then after the start twice.
    second = (1 + (0.5 + 0.5 * b)) / 2
    # b is ended in two ways, a b in one, the start and a b twice.
    third = (1 + (0.5 + 0.5 * (1 + end) / 2)) / 2
    assert chances == pytest.approx([first, second, third], rel=1e-12)


def test_discounts_are_estimated_from_counts_of_counts() -> None:
    times = {"a": 4, **dict.fromkeys("bcd", 3), **dict.fromkeys("efghij", 2), **dict.fromkeys("klmn", 1)}
    train = [letter.encode() for letter, count in times.items() for _ in range(count)]
    # With nothing before: every letter is preceded in one way, the end in 14.
    lowest = (0.5 + (14 * 0.5 + 1.5) / 257) / 28
    # With one symbol before there are 18 counts of 1 (of them 14 of an end after a letter), 6, 3 and 1 of 2, 3 and 4.
    y = 18 / (18 + 2 * 6)
    once, twice, more = 1 - 2 * y * 6 / 18, 2 - 3 * y * 3 / 6, 3 - 4 * y * 1 / 3
    freed = 4 * once + 6 * twice + 4 * more
    for letter, discount in (("a", more), ("b", more), ("e", twice), ("k", once)):
        [chances] = symbol_probabilities(train, [letter.encode()])
        assert chances[0] == pytest.approx((times[letter] - discount + freed * lowest) / 29, rel=1e-12)


def test_each_post_is_scored_alone() -> None:
    posts = [post.encode() for post in MIXED]
    together = symbol_probabilities(posts, posts[1:])
    for post, chances in zip(posts[1:], together, strict=True):
        assert len(chances) == len(post) + 1
        assert np.array_equal(chances, symbol_probabilities(posts[::-1], [post])[0])


def test_posts_without_text_can_be_trained_on_but_not_scored() -> None:
    assert ngram_bits_per_byte(MIXED, ["so it goes", "良い天気 😂"]).value > 0
    with pytest.raises(EmptySplitError, match="held-out posts"):
        ngram_bits_per_byte(MIXED, [])
    with pytest.raises(EmptySplitError, match="no text"):
        ngram_bits_per_byte(MIXED, ["a", ""])


def word_pairs(post: str) -> set[tuple[str, str, str]]:
    words = ["", "", *post.split(), ""]
    return set(zip(words, words[1:], words[2:], strict=False))


OF_THE_SEA = ["I see the sea now", "you see the sea again", "we sing the song now", "you sing the sea", " ", ""]


def test_markov_posts_are_new_and_made_of_training_runs() -> None:
    posts = markov_posts(OF_THE_SEA, 3, seed=0)
    assert len(posts) == len(set(posts)) == 3
    assert not set(posts) & set(OF_THE_SEA)
    runs = set().union(*map(word_pairs, OF_THE_SEA))
    assert all(word_pairs(post) <= runs for post in posts)


def test_markov_posts_depend_on_the_seed_only() -> None:
    train = random_posts(50, symbols="ab ", length=30, seed=0)
    random.seed(1)
    expected = random.random()
    random.seed(1)
    posts = markov_posts(train, 20, seed=0)
    assert random.random() == expected
    assert len(posts) == 20
    assert markov_posts(train, 20, seed=0) == posts
    assert markov_posts(train, 5, seed=0) == posts[:5]
    assert markov_posts(train, 20, seed=1) != posts


def test_fewer_markov_posts_when_there_are_no_more() -> None:
    # "I" or "you" "see the sea", "we" or "you" "sing the sea", each with "now", "again" or nothing, and "we" or "you"
    # "sing the song now": 14 in all, of which 4 are given.
    assert len(markov_posts(OF_THE_SEA, 100, seed=0)) == 10
    assert markov_posts(["one post only"] * 9, 5, seed=0) == []
    assert markov_posts(["今日はとても良い天気ですね", "😂"], 5, seed=0) == []
    assert markov_posts(["", " \n"], 5, seed=0) == []
    assert markov_posts([], 5, seed=0) == []
    assert markov_posts(OF_THE_SEA, 0, seed=0) == []


@pytest.mark.parametrize("language", ["ja", "zh", "th", "mixed"])
def test_a_chain_writes_new_posts_without_spaces(language: str) -> None:
    train = timeline(language, 200)
    posts = markov_posts(train, 20, 0)
    assert len(posts) == 20
    assert not set(posts) & set(train)
    assert set("".join(posts)) <= {*"".join(train), " "}
