"""Words in every script: the same measures for timelines that say the same."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.config import CurateConfig, DatasetConfig
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.evaluation.measures.habits import habits
from huggingtweets.posts import dataset
from huggingtweets.posts.cleaning import clean
from huggingtweets.posts.curate import Curated, CuratedPost, curate
from huggingtweets.posts.post import Post
from huggingtweets.posts.similarity import CopyIndex, near_duplicate_groups
from huggingtweets.posts.words import (
    WORD,
    count_words,
    fair_length,
    is_word,
    normalise,
    size_of,
    split_words,
    whole_word,
    word_runs,
)
from tests.timelines import LANGUAGES, MIXED, timeline

EVERY = (*LANGUAGES, MIXED)


@pytest.fixture(scope="module")
def curated() -> dict[str, Curated]:
    """400 posts in each language, curated."""
    return {
        language: curate(
            [Post("table", str(n), language, text) for n, text in enumerate(timeline(language, 400))], CurateConfig()
        )
        for language in EVERY
    }


def test_the_sample_account_keeps_its_split(sample_posts: list[CuratedPost]) -> None:
    split = dataset.build([sample_posts], DatasetConfig(), 0)
    assert split.fingerprint == "b3cefb4e26fe6de218e584eb36a729c1fc17feef404b455441a4acd5be6dbaf4"


@given(
    st.text(
        st.one_of(st.characters(max_codepoint=0x2FF), st.sampled_from("\u0301 ’“”…—😂❤\ufe0f\u200d👩🚀")), max_size=40
    )
)
def test_latin_words_are_runs_of_letters_and_digits(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = split_words(text)
    assert words == re.findall(r"\w+|[^\w\s]", folded)
    assert list(word_runs(words, 3 * WORD)) == [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    assert fair_length(text) == len(text)
    assert all(is_word(word) == word.isalnum() for word in words if word.isascii())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("हिन्दी क्षेत्र।", ["हिन्दी", "क्षेत्र", "।"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("GPT4を使う", ["gpt4", "を", "使", "う"]),
        ("한국어를 배워요!", ["한국어를", "배워요", "!"]),
        ("தமிழ் மொழி", ["தமிழ்", "மொழி"]),
    ],
)
def test_marks_and_joiners_stay_in_their_word(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_what_arabic_may_leave_out_makes_no_difference() -> None:
    assert normalise("شُكْرًا جـــزيلًا") == normalise("شكرا جزيلا")


def test_runs_hold_as_much_in_every_script() -> None:
    assert list(word_runs(split_words("今日は雨だ"), 2 * WORD)) == [tuple("今日は雨"), tuple("日は雨だ")]
    assert list(word_runs(split_words("GPTを使う"), 2 * WORD)) == [("gpt", "を", "使")]
    assert list(word_runs(split_words("ดีมาก"), WORD)) == [("ดี", "ม", "า"), ("ม", "า", "ก")]


@given(st.lists(st.sampled_from(["word", "!", "今", "ท"]), max_size=12), st.integers(1, 4 * WORD))
def test_each_run_is_the_shortest_that_is_large_enough(words: list[str], size: int) -> None:
    found = list(word_runs(words, size))
    for start, run in enumerate(found):
        assert list(run) == words[start : start + len(run)]
        assert sum(map(size_of, run)) >= size > sum(map(size_of, run[:-1]))
    assert sum(map(size_of, words[len(found) :])) < size


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("iPhone買ったよ", 3),
        ("@taroさん、今日はありがとう", 5),
        ("@taro", 0),
        ("@keeper@sea.example", 0),
        ("#हिन्दी दिवस", 1),
        ("شكرا لكم جميعا", 3),
    ],
)
def test_words_beside_names_and_tags_count(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("word", "text", "matches"),
    [
        ("바보", "바보야", True),
        ("바보", "왕바보", False),
        ("हिन्द", "हिन्दी में", False),
        ("हिन्दी", "यह हिन्दी है", True),
        ("สวัสดี", "คุณสวัสดีครับ", True),
        ("قلم", "قلمي", False),
    ],
)
def test_banned_words_end_where_their_script_ends_words(word: str, text: str, matches: bool) -> None:
    assert bool(re.search(whole_word(word), text)) == matches


@pytest.mark.parametrize("language", EVERY)
def test_curation_keeps_about_the_same_posts(curated: dict[str, Curated], language: str) -> None:
    english, other = curated["en"], curated[language]
    assert other.kept == pytest.approx(english.kept, rel=0.03)
    assert other.dropped["only_mentions"] == english.dropped["only_mentions"]
    assert other.dropped["repeat"] == pytest.approx(english.dropped["repeat"], abs=2)


@pytest.mark.parametrize("language", EVERY)
def test_characters_are_counted_fairly(curated: dict[str, Curated], language: str) -> None:
    sizes = {name: sum(fair_length(post.text) for post in each.texts) for name, each in curated.items()}
    assert 0.5 < sizes[language] / sizes["en"] <= 1


@pytest.mark.parametrize("language", EVERY)
def test_split_and_copies_need_no_spaces(curated: dict[str, Curated], language: str) -> None:
    posts = curated[language].texts
    split = dataset.build([posts], DatasetConfig(), 0)
    assert len(split.validation) == pytest.approx(len(posts) / 5, abs=2)
    train, held_out = ([post.text for post in side] for side in (split.train, split.validation))
    copies = CopyIndex(train)
    assert not any(copies.verdict(text, 0.6) for text in held_out)
    long = [text for text in train if fair_length(text) > 70]
    assert all(copies.verdict(f"{text}!", 0.6) == "near" for text in long)
    assert copies.verdict(f" {train[0]}\n", 0.6) == "verbatim"
    found = copying(train[:50], train, held_out, 0.6)
    assert found.verbatim.value == found.six_word.value == 1


@pytest.mark.parametrize("language", EVERY)
def test_few_posts_are_taken_for_near_duplicates(curated: dict[str, Curated], language: str) -> None:
    """An eighth of the posts repeats an earlier one up to a number; the grammar is small, so a few more are alike."""
    texts = [post.text for post in curated[language].texts]
    alike = sum(len(group) for group in near_duplicate_groups(texts, 0.6) if len(group) > 1)
    assert 0.03 < alike / len(texts) < 0.25


@pytest.mark.parametrize("language", EVERY)
def test_words_tags_and_mentions_are_counted_alike(curated: dict[str, Curated], language: str) -> None:
    texts = [[post.text for post in curated[name].texts[:60]] for name in (language, "en")]
    found = {habit.name: habit for habit in habits(*texts)}
    assert found["words"].generated == pytest.approx(found["words"].real, rel=0.35)
    assert found["hashtags"].generated == pytest.approx(found["hashtags"].real, abs=0.1)
    assert found["mentions"].generated == pytest.approx(found["mentions"].real, abs=0.02)


def test_short_accounts_are_told_how_characters_count() -> None:
    posts = [CuratedPost("x", str(n), "k", text) for n, text in enumerate(timeline("zh", 30))]
    with pytest.raises(dataset.TooFewPostsError, match="count twice"):
        dataset.build([posts], DatasetConfig(), 0)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("電話は090-1234-5678です", "電話は[phone]です"),
        ("電話は0９0−１２３４−５６７８", "電話は[phone]"),
        ("電話は415-555-2671です", "電話は[phone]です"),
        ("010-1234-5678 주세요", "[phone] 주세요"),
        ("โทร 081-234-5678 นะ", "โทร [phone] นะ"),
        ("फ़ोन 98765 43210 पर", "फ़ोन [phone] पर"),
        ("Ruf mich morgen unter 030 901820 an, bitte", "Ruf mich morgen unter [phone] an, bitte"),
        ("llámame mañana al 612 345 678 por favor", "llámame mañana al [phone] por favor"),
        ("call the keeper at 612 345 678 tomorrow", "call the keeper at 612 345 678 tomorrow"),
        ("連絡はfoo＠example.comまで", "連絡は[email]まで"),
        ("2024年3月15日、郵便番号は150-0002です", "2024年3月15日、郵便番号は150-0002です"),
        ("これ見て（https://t.co/ab）すごい", "これ見て すごい"),
    ],
)
def test_private_data_and_links_beside_other_scripts(text: str, masked: str) -> None:
    cleaned, _ = clean(text, CurateConfig())
    assert cleaned == masked


def test_a_cut_text_without_spaces_keeps_its_beginning() -> None:
    post = Post("x", "1", "k", "今日はとても良い天気ですが…", is_cut=True)
    assert [kept.text for kept in curate([post], CurateConfig(cut_off=True)).texts] == ["今日はとても良い天気ですが"]
