"""Normalised text, shingles, and exact search for near-duplicates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.posts.similarity import (
    CopyIndex,
    SimilarityIndex,
    near_duplicate_groups,
    shingles,
)
from huggingtweets.posts.words import normalise, split_words


def test_normalise_ignores_case_width_and_spaces() -> None:
    assert normalise("  Straße\n\nＡＢＣ  ﬁn ") == "strasse abc fin"


def test_words_are_runs_of_letters_or_single_marks() -> None:
    assert split_words("So\nit GOES… 今日は 2nd!") == ["so", "it", "goes", ".", ".", ".", "今", "日", "は", "2nd", "!"]
    assert split_words(" \n ") == []


def test_shingles_are_runs_of_three_words_and_marks() -> None:
    assert shingles("So it goes.") == {("so", "it", "goes"), ("it", "goes", ".")}
    assert shingles("So it") == {("so", "it")}
    assert shingles("") == frozenset()
    assert shingles("no way 😂") != shingles("no way 😭")


def test_in_scripts_without_spaces_shingles_are_runs_of_characters() -> None:
    assert shingles("今日は雨だよ") == {tuple("今日は雨だ"), tuple("日は雨だよ")}
    assert near_duplicate_groups(
        ["今日はとても良い天気ですね", "今日はとても良い天気でした", "明日から旅行に行きます"], 0.5
    ) == [
        [0, 1],
        [2],
    ]


def test_similar_returns_jaccard_similarities_best_first() -> None:
    index = SimilarityIndex(["a b c d e", "a b c d x", "v w x y z"])
    assert index.similar("A b c d e", 0.5) == [(0, 1.0), (1, 0.5)]
    assert index.similar("a b c d e", 0.51) == [(0, 1.0)]
    assert index.similar("nothing of the kind", 0.01) == []
    assert index.add("a b c d e") == 3


def test_groups_are_transitive_and_keep_the_order() -> None:
    texts = ["a b c d e", "one two three four", "b c d e f", "c d e f g", "a b c d e"]
    # Neighbours share two of four runs, the ends one of five.
    assert near_duplicate_groups(texts, 0.5) == [[0, 2, 3, 4], [1]]
    assert near_duplicate_groups(texts, 0.6) == [[0, 4], [1], [2], [3]]


def test_blank_texts_resemble_nothing() -> None:
    assert near_duplicate_groups(["", " ", "x", ""], 0.6) == [[0], [1], [2], [3]]


@given(
    st.lists(st.lists(st.sampled_from("abcd"), max_size=9).map(" ".join), max_size=14),
    st.sampled_from([0.1, 0.3, 0.5, 0.6, 0.7, 0.75, 1.0]),
)
def test_groups_equal_those_of_comparing_every_pair(texts: list[str], at_least: float) -> None:
    index = SimilarityIndex(texts)
    group_of = {i: number for number, group in enumerate(near_duplicate_groups(texts, at_least)) for i in group}
    assert sorted(group_of) == list(range(len(texts)))
    reached = {i: {i, *(j for j, _ in index.similar(text, at_least))} for i, text in enumerate(texts)}
    for i in range(len(texts)):
        seen, todo = set(), [i]
        while todo:
            j = todo.pop()
            if j not in seen:
                seen.add(j)
                todo += reached[j]
        assert seen == {j for j in group_of if group_of[j] == group_of[i]}


def test_copies_are_verbatim_or_near() -> None:
    copies = CopyIndex(["I think that cats are better than dogs today", "Good night."])
    assert copies.verdict("good  NIGHT.", 0.6) == "verbatim"
    assert copies.verdict("I think that cats are better than dogs tonight", 0.6) == "near"
    assert copies.verdict("I think that rain is fine", 0.6) is None
