"""Diversity: cases with known answers, and how altered texts move the figures."""

from __future__ import annotations

import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.errors import EmptySplitError, MissingExtraError
from huggingtweets.evaluation.measures.diversity import distinct, diversity, self_bleu
from huggingtweets.intervals import NOTHING_KNOWN, Figure
from huggingtweets.posts.words import split_words

SUBJECTS = ["gulls", "boats", "goats", "neighbours", "clouds"]
VERBS = ["came", "left", "argued", "waited"]
PLACES = ["by the pier", "at noon", "in the fog", "on Sunday", "over supper", "without me"]
VARIED = [f"{s} {v} {p}" for s, v, p in product(SUBJECTS, VERBS, PLACES)]


def words_of(*texts: str) -> list[list[str]]:
    return [split_words(text) for text in texts]


class TestDistinct:
    def test_a_case_worked_by_hand(self) -> None:
        texts = words_of("the cat saw the cat", "The cat ran", "dog")
        # Words: the cat saw ran dog of nine. Pairs: the-cat (3 times) cat-saw saw-the cat-ran. Triples: all differ.
        assert distinct(texts, 1).value == pytest.approx(5 / 9)
        assert distinct(texts, 2).value == pytest.approx(4 / 6)
        assert distinct(texts, 3) == Figure(1, 1, 1)

    def test_the_interval_is_a_jackknife(self) -> None:
        texts = words_of("a b", "a c", "d e f")
        without = [distinct([*texts[:i], *texts[i + 1 :]], 1).value for i in range(3)]
        assert without == pytest.approx([1, 1, 3 / 4])
        figure = distinct(texts, 1)
        mean = sum(without) / 3
        error = (2 / 3 * sum((value - mean) ** 2 for value in without)) ** 0.5
        assert figure.value == pytest.approx(6 / 7)
        assert figure.low == pytest.approx(6 / 7 - 3.85 * error, abs=1e-3)
        assert figure.high == 1

    def test_the_same_word_over_and_over(self) -> None:
        figure = distinct([["no"]] * 50, 1)
        assert figure.value == pytest.approx(1 / 50)
        assert distinct([["no"]] * 200, 1).value == pytest.approx(1 / 200)

    def test_too_short_or_too_few(self) -> None:
        assert distinct(words_of("dog", ""), 2) == NOTHING_KNOWN
        assert distinct(words_of("a b a b a", "c"), 2) == Figure(0.5, 0, 1)

    def test_more_texts_narrow_it(self) -> None:
        few, many = (distinct(words_of(*VARIED[::step]), 1) for step in (7, 1))
        assert many.high - many.low < few.high - few.low

    @given(st.lists(st.lists(st.sampled_from("abcde"), max_size=6), min_size=1, max_size=10), st.integers(1, 3))
    def test_repeating_every_text_halves_it(self, texts: list[list[str]], n: int) -> None:
        once, twice = distinct(texts, n), distinct(texts * 2, n)
        assert once.low <= once.value <= once.high
        assert twice.value == pytest.approx(once.value / 2)


class TestSelfBleu:
    def test_equal_texts_score_one_and_unrelated_texts_zero(self) -> None:
        assert self_bleu(words_of(*["The ferry was late again"] * 30)) == Figure(1, 1, 1)
        assert self_bleu([[f"{letter}{i}" for letter in "abcdef"] for i in range(30)]) == Figure(0, 0, 0)

    def test_a_case_worked_by_hand(self) -> None:
        # "a b c d" and "a b c e": precisions 3/4, 2/3, 1/2, and for none of one run "exp" gives 1/2. Third text: 0.
        figure = self_bleu(words_of("a b c d", "a b c e", "x y z w"))
        assert figure.value == pytest.approx(2 / 3 * (3 / 4 * 2 / 3 * 1 / 2 * 1 / 2) ** 0.25)
        assert figure.low <= figure.value <= figure.high

    def test_each_text_is_scored_against_the_other_groups(self) -> None:
        # Texts 0 and 10 are the only ones alike and share a group, so neither finds the other.
        texts = [[f"{letter}{i % 10 if i in {0, 10} else i}" for letter in "abcdef"] for i in range(20)]
        assert texts[0] == texts[10]
        assert self_bleu(texts).value == 0
        assert self_bleu([texts[0], texts[10], *texts[1:10], *texts[11:]]).value == pytest.approx(2 / 20)

    def test_one_or_two_texts(self) -> None:
        assert self_bleu(words_of("alone")) == NOTHING_KNOWN
        assert self_bleu(words_of("so it goes", "so it goes")) == Figure(1, 0, 1)

    def test_blank_texts_score_nothing(self) -> None:
        assert self_bleu([[], [], []]).value == 0

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "sacrebleu", None)  # what an absent module looks like to `import`
        with pytest.raises(MissingExtraError, match=r"huggingtweets\[evaluate\]"):
            diversity(VARIED, VARIED)


class TestDiversity:
    def test_both_sides_are_compared_on_the_same_number_of_texts(self) -> None:
        result = diversity(VARIED, VARIED[:15])
        assert result.compared == 15
        assert result.real_distinct_1 == distinct(words_of(*VARIED[:15]), 1)
        assert result.distinct_1.value > distinct(words_of(*VARIED), 1).value
        assert diversity(VARIED[:15], VARIED).distinct_1 == result.real_distinct_1
        assert result == diversity(VARIED, VARIED[:15]), "the draw is the same each time"

    def test_repeating_a_text_lowers_distinct_and_raises_self_bleu(self) -> None:
        spoiled = VARIED[:60] + VARIED[:1] * 60
        result = diversity(spoiled, VARIED)
        for n in (1, 2, 3):
            assert getattr(result, f"distinct_{n}").value < getattr(result, f"real_distinct_{n}").value
        assert result.self_bleu.low > result.real_self_bleu.high

    def test_scripts_without_spaces(self) -> None:
        result = diversity(["今日は雨", "今日は雪"], ["雨が降る", "雪が降る"])
        assert result.distinct_1.value == pytest.approx(4 / 6)
        assert result.distinct_2.value == 1
        # Precisions 3/4, 2/3, 1/2, and "exp" for none of one.
        assert result.self_bleu.value == pytest.approx((3 / 4 * 2 / 3 * 1 / 2 * 1 / 2) ** 0.25)

    @pytest.mark.parametrize(("generated", "real", "what"), [([], ["a"], "generations"), (["a"], [], "held-out posts")])
    def test_an_empty_side_is_an_error(self, generated: list[str], real: list[str], what: str) -> None:
        with pytest.raises(EmptySplitError, match=what):
            diversity(generated, real)
