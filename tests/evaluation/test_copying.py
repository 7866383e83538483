"""Copying: cases with known answers, and how altered texts move the figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.errors import EmptySplitError
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.intervals import NOTHING_KNOWN, Figure
from huggingtweets.personas.record import CopiedRun
from huggingtweets.posts.words import WORD, size_of, split_words, word_runs

NEAR = 0.6
TRAIN = [
    "The ferry was late again and nobody on the pier was surprised",
    "Seven herring for supper, and the cat had three of them",
    "I have painted the door blue. It was blue before.",
]
NEW = ["Clouds came from westward this morning", "My neighbour keeps bees without much luck so far"]


def copied(text: str, words: int, generation: str, generation_index: int, post: str, post_index: int) -> CopiedRun:
    return CopiedRun(
        text=text,
        words=words,
        generation=generation,
        generation_index=generation_index,
        post=post,
        post_index=post_index,
    )


def test_training_posts_are_all_copies() -> None:
    result = copying(TRAIN, TRAIN, NEW, NEAR)
    assert (result.verbatim.value, result.near.value, result.six_word) == (1, 0, Figure(1, 1, 1))
    assert (result.human_verbatim.value, result.human_near.value, result.human_six_word) == (0, 0, Figure(0, 0, 0))
    assert result.longest == copied(TRAIN[0], 12, TRAIN[0], 0, TRAIN[0], 0)


def test_new_words_are_no_copies() -> None:
    result = copying(NEW, TRAIN, TRAIN, NEAR)
    assert (result.verbatim.value, result.near.value, result.six_word.value) == (0, 0, 0)
    assert (result.human_verbatim.value, result.human_six_word.value) == (1, 1)
    assert result.verbatim.high > 0.5, "two texts prove little"
    assert result.longest is None


def test_a_case_worked_by_hand() -> None:
    generated = [
        # Ten words, so five 6-word runs; the first seven words are of the first post: two runs of the five.
        "The ferry was late again and nobody bought any fish",
        # Near: twelve words, of whose ten 3-word runs nine are among the post's ten.
        "The ferry was late again and nobody on the pier was annoyed",
        # Six words, one run, in no post although all its words are in one.
        "blue before the door was painted",
        # Too short for a run.
        "So it goes",
    ]
    result = copying(generated, TRAIN, ["SEVEN herring  for supper, and the cat had three of them"], NEAR)
    assert result.verbatim.value == 0
    assert result.near.value == pytest.approx(1 / 4)
    assert result.six_word.value == pytest.approx((2 + 6 + 0) / (5 + 7 + 1))
    assert (result.human_verbatim.value, result.human_near.value, result.human_six_word.value) == (1, 0, 1)
    assert result.longest == copied(
        "The ferry was late again and nobody on the pier was", 11, generated[1], 1, TRAIN[0], 0
    )


def test_near_copies_follow_the_given_similarity() -> None:
    generated = ["The ferry was late again and nobody on the pier was annoyed"]
    assert [copying(generated, TRAIN, NEW, near).near.value for near in (0.8, 0.9)] == [1, 0]  # Jaccard 9 / 11


def test_the_longest_run_is_an_excerpt_of_the_generation() -> None:
    train = ["good morning", "He said “the oﬃce… is CLOSED” twice"]
    generated = ["well, good evening", "They say: The ﬁne Oﬃce…\nis  closed” — again"]
    found = copying(generated, train, NEW, NEAR).longest
    assert found == copied("Oﬃce…\nis  closed”", 7, generated[1], 1, train[1], 1)
    assert split_words(found.text) == ["office", ".", ".", ".", "is", "closed", "”"]


def test_a_run_can_begin_inside_a_character() -> None:
    # "…" is three marks once normalised, and only the last of them is shared.
    found = copying(["so …yes sir"], ["no. yes sir"], NEW, NEAR).longest
    assert found is not None
    assert (found.text, found.words) == ("…yes sir", 3)


def test_runs_do_not_span_posts() -> None:
    result = copying(["one two three four five six"], ["one two three", "four five six"], NEW, NEAR)
    assert result.six_word.value == 0
    assert result.longest is not None
    assert (result.longest.text, result.longest.post_index) == ("one two three", 0)


def test_the_first_of_equally_long_runs_is_shown() -> None:
    generated = ["we saw a goat", "it was cold", "oh, it was cold"]
    found = copying(generated, ["it was warm", "it was cold", "saw a goat"], NEW, NEAR).longest
    assert found is not None
    assert (found.text, found.generation_index, found.post_index) == ("it was cold", 1, 1)


def test_scripts_without_spaces() -> None:
    train = ["今日はとても良い天気でしたね", "明日は雨が降るらしい"]
    generated = ["昨日はとても良い天気でしたよ"]
    result = copying(generated, train, ["猫が好き"], NEAR)
    # Two characters stand for a word: fourteen have three runs of twelve, of which one is shared.
    assert result.six_word.value == pytest.approx(1 / 3)
    assert result.longest == copied("日はとても良い天気でした", 6, generated[0], 0, train[0], 0)
    assert result.human_six_word == NOTHING_KNOWN


def test_pasting_training_posts_raises_every_figure() -> None:
    posts = [f"On day {i} we counted {i * 7} gulls and {i * 3} boats before noon" for i in range(40)]
    train = [f"{post}, entry {word}" for post, word in zip(posts, "abcdefgh" * 5, strict=True)]
    fresh = [f"Nothing of note happened in week {i} of that long grey winter" for i in range(40)]
    clean, spoiled = (copying(texts, train, NEW, NEAR) for texts in (fresh, fresh[:30] + train[:10]))
    assert (clean.verbatim.value, clean.six_word.value) == (0, 0)
    assert spoiled.verbatim.value == 0.25
    assert spoiled.verbatim.low > clean.verbatim.high
    assert spoiled.six_word.low > clean.six_word.high
    altered = [post.replace("entry", "page") for post in train[:10]]
    assert copying(fresh[:30] + altered, train, NEW, NEAR).near.value == 0.25


def test_more_texts_narrow_the_intervals() -> None:
    mixed = [TRAIN[0], NEW[0], NEW[1], "The ferry was late again and then it sank"]
    few, many = (copying(mixed * times, TRAIN, NEW, NEAR) for times in (5, 50))
    for name in ("verbatim", "six_word"):
        small, large = getattr(few, name), getattr(many, name)
        assert small.low < large.low < large.value == pytest.approx(small.value)
        assert large.value < large.high < small.high
    assert few == copying(mixed * 5, TRAIN, NEW, NEAR)


@pytest.mark.parametrize(
    ("generated", "train", "held_out", "what"),
    [([], TRAIN, NEW, "generations"), (NEW, [], NEW, "training posts"), (NEW, TRAIN, [], "held-out posts")],
)
def test_an_empty_side_is_an_error(generated: list[str], train: list[str], held_out: list[str], what: str) -> None:
    with pytest.raises(EmptySplitError, match=what):
        copying(generated, train, held_out, NEAR)


def test_blank_texts_copy_nothing() -> None:
    result = copying([" ", "\n"], TRAIN, NEW, NEAR)
    assert (result.verbatim.value, result.near.value, result.six_word) == (0, 0, NOTHING_KNOWN)
    assert result.longest is None


texts = st.lists(
    st.lists(st.sampled_from(["a", "B", "c…", "日本", "!"]), max_size=9).map(" ".join), min_size=1, max_size=5
)


@pytest.mark.slow
@given(texts, texts)
def test_the_longest_run_equals_that_of_comparing_everything(generated: list[str], train: list[str]) -> None:
    found = copying(generated, train, NEW, NEAR).longest
    runs = {
        tuple(words[i:j])
        for words in map(split_words, train)
        for i in range(len(words))
        for j in range(i, len(words) + 1)
    }
    longest = max(
        sum(map(size_of, words[i:j]))
        for words in map(split_words, generated)
        for i in range(len(words) + 1)
        for j in range(i, len(words) + 1)
        if i == j or tuple(words[i:j]) in runs
    )
    assert (found.words if found else 0) == (max(1, longest // WORD) if longest else 0)
    if found:
        assert generated[found.generation_index] == found.generation
        assert train[found.post_index] == found.post
        assert found.text in found.generation
        # A run may begin or end inside "…", which then stands there whole.
        shown = split_words(found.text)
        assert any(run in runs for run in word_runs(shown, longest))
