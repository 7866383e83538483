"""The language of a post, and the languages of a timeline, over a labelled sample of posts in 28 languages."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from huggingtweets.posts.languages import Guesses, guess, in_words, known_posts, language_of, summarise, surest, total

SAMPLE = [line.split("\t") for line in Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()]
"""Languages, "|" between those of a mixed post, and text."""


@pytest.fixture(scope="module")
def guessed() -> list[tuple[set[str], Guesses]]:
    return [(set(label.split("|")), guess(text)) for label, text in SAMPLE]


def told(*codes: str) -> list[Guesses]:
    return [[(code, 1.0)] for code in codes]


def test_of_short_posts_few_are_misread(guessed: list[tuple[set[str], Guesses]]) -> None:
    sure = [(labels, found) for labels, guesses in guessed if (found := surest(guesses))]
    wrong = [(labels, found) for labels, found in sure if found not in labels]
    assert len(sure) >= 0.9 * len(guessed)
    assert len(wrong) <= 0.01 * len(guessed), wrong


def test_a_timeline_in_one_language_has_no_other(guessed: list[tuple[set[str], Guesses]]) -> None:
    timelines = defaultdict(list)
    for labels, guesses in guessed:
        if len(labels) == 1 and labels != {"und"}:
            timelines[min(labels)].append(guesses)
    assert len(timelines) > 25
    for code, posts in timelines.items():
        assert summarise(posts).keys() - {"und"} == {code}


@pytest.mark.parametrize(
    "text", ["", "ok", "@anna @tom", "https://t.co/abc123 #weekend", "100% 🔥", "Ω", "草", "👨‍👩‍👧 ❤️ 12:30"]
)
def test_too_few_letters_have_no_language(text: str) -> None:
    assert guess(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@elonmusk @nasa Das ist ja eine schöne Überraschung #Launch https://t.co/x", "de"),
        ("すごい! SpaceX", "ja"),
        ("καλημέρα σας", "el"),
        ("The letter Ω is my favourite one", "en"),
        ("I watched 君の名は last night and it was great", "en"),
    ],
)
def test_letters_of_another_script_or_a_link_do_not_mislead(text: str, code: str) -> None:
    assert surest(guess(text)) == code


def test_more_languages_to_choose_from() -> None:
    basque = "Egun on denoi, gaur eguraldi ederra egiten du hemen"
    assert surest(guess(basque)) != "eu"
    assert surest(guess(basque, frozenset({"eu"}))) == "eu"
    assert guess(basque, frozenset({"haw"})) == [], "the detector does not know Hawaiian"


@pytest.mark.parametrize(
    ("code", "language"),
    [("en-GB", "en"), ("iw", "he"), ("nb", "no"), ("und", None), ("qme", None), ("zxx", None), (None, None)],
)
def test_codes_of_platforms(code: str | None, language: str | None) -> None:
    assert language_of(code) == language


def test_a_rare_language_is_noise() -> None:
    assert summarise(told(*["en"] * 98, "cy", "sw")) == {"en": 98, "other": 2}
    assert summarise(told(*["en"] * 196, *["de"] * 3)) == {"en": 196, "other": 3}
    assert summarise(told(*["en"] * 96, *["de"] * 4)) == {"en": 96, "de": 4}
    assert summarise(told("cy")) == {"cy": 1}
    assert summarise([]) == {}


def test_unsure_posts_follow_the_timeline() -> None:
    malay_or_indonesian = [("ms", 0.55), ("id", 0.4)]
    assert summarise([*told("id", "id", "en"), malay_or_indonesian, []]) == {"id": 3, "other": 1, "und": 1}
    assert summarise([malay_or_indonesian]) == {"und": 1}


def test_posts_without_kana_in_a_japanese_timeline_are_japanese() -> None:
    assert summarise(told(*["ja"] * 8, "zh", "zh")) == {"ja": 10}
    assert summarise(told(*["ja"] * 6, "zh", "zh")) == {"ja": 6, "zh": 2}


def test_several_timelines_together() -> None:
    languages = total([{"en": 5, "und": 1}, {"de": 9, "other": 1}])
    assert list(languages.items()) == [("de", 9), ("en", 5), ("other", 1), ("und", 1)]
    assert known_posts(languages) == 15


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ({"de": 81, "en": 15, "und": 4}, "81% German, 15% English, 4% unknown"),
        ({"und": 60, "other": 10, "ja": 30}, "30% Japanese, 10% other, 60% unknown"),
        ({"en": 999, "und": 1}, "100% English"),
        ({"cy": 1}, "100% cy"),
        ({}, ""),
    ],
)
def test_shares_in_words(languages: dict[str, int], words: str) -> None:
    assert in_words(languages) == words
