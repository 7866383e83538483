"""Curation: each post is kept or dropped for one reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from huggingtweets.config import CurateConfig
from huggingtweets.posts.curate import EXAMPLES, REASONS, Curated, CuratedPost, curate, is_fit
from huggingtweets.posts.post import Post

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def post(text: str, number: int | str = 1, **rest: Any) -> Post:
    return Post("x", str(number), "keeper", text, NOON, **rest)


def reason(given_post: Post, **options: Any) -> str | None:
    curated = curate([given_post], CurateConfig(**options))
    return next((name for name, count in curated.dropped.items() if count), None)


def texts(posts: Sequence[Post], **options: Any) -> list[str]:
    return [each.text for each in curate(posts, CurateConfig(**options)).texts]


# --- One reason each ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_post", "options", "expected"),
    [
        (post("someone else's fine words", kind="repost"), {}, "retweet"),
        (post("RT @gull: the sea is very wet today"), {}, "retweet"),
        (post("So true! RT @gull: the sea is wet"), {}, None),
        (post("the beginning of something long", is_cut=True), {}, "cut_off"),
        (post("the beginning of something long", is_cut=True), {"cut_off": True}, None),
        (post("The lamp was lit again tonight, " * 3 + "and the ga… https://t.co/abc"), {}, "cut_off"),
        (post("More from the lamp room soon… https://t.co/abc"), {}, None),
        (post("the herring was good tonight", warning="food"), {}, None),
        (post("the herring was good tonight", warning="food"), {"cw": False}, "content_warning"),
        (post("the herring was good tonight", warning=""), {"cw": False}, "content_warning"),
        (post("@gull that is a lovely wave", kind="reply"), {}, None),
        (post("@gull that is a lovely wave", kind="reply"), {"replies": False}, "reply"),
        (post("and the next one is", kind="thread"), {"replies": False}, None),
        (post("look at this wave https://t.co/a", kind="quote"), {}, None),
        (post("look at this wave https://t.co/a", kind="quote"), {"quotes": False}, "quote"),
        (post("https://t.co/abc https://t.co/def"), {}, "only_link_or_media"),
        (post("https://t.co/abc"), {"links": True, "min_words": 0}, "only_link_or_media"),
        (post(""), {"min_words": 0}, "only_link_or_media"),
        (post("@gull @tern https://t.co/abc"), {}, "only_mentions"),
        (post(".@gull :)"), {}, "only_mentions"),
        (post("@gull 😂"), {}, "too_short"),
        (post("."), {}, "too_short"),
        (post("good morning #sea #lamp @gull"), {}, "too_short"),
        (post("good morning sea #lamp @gull"), {}, None),
        (post("ok"), {"min_words": 1}, None),
        (post("@gull"), {"min_words": 0}, None),
        (post("the sea is calm", lang="en"), {"lang": ["de"]}, "other_language"),
        (post("the sea is calm", lang="en"), {"lang": ["de", "en"]}, None),
        (post("la mer est calme", lang="pt-BR"), {"lang": ["pt"]}, None),
        (post("selamat pagi semua", lang="in"), {"lang": ["id"]}, None),
        (post("I do not like this spider"), {"block": ["SPIDER"]}, "blocked_word"),
        (post("I do not like spiderwebs"), {"block": ["spider"]}, None),
        (post("It was a  dark\nand stormy night"), {"block": ["Dark and  Stormy"]}, "blocked_word"),
        (post("today is #Brexit day again"), {"block": ["#brexit"]}, "blocked_word"),
        (post("今日はとても寒い天気ですね"), {"block": ["天気"]}, "blocked_word"),
        (post("what a C++ of a day"), {"block": ["c++"]}, "blocked_word"),
    ],
)
def test_posts_are_kept_or_dropped_for_one_reason(
    given_post: Post, options: dict[str, Any], expected: str | None
) -> None:
    assert reason(given_post, **options) == expected


def test_rules_apply_in_the_order_of_reasons() -> None:
    both = post("RT", kind="repost", is_cut=True)
    assert reason(both) == "retweet"
    assert reason(post("@gull", kind="reply"), replies=False) == "reply"
    assert list(curate([], CurateConfig()).dropped) == list(REASONS)


def test_reposts_are_cleaned_and_kept_apart() -> None:
    timeline = [
        post("RT @gull: the sea is very wet today https://t.co/a", kind="repost"),
        post("RT @tern: the wind has turned, and the bo…", kind="repost"),
        post("RT @gull the sea is blue"),
        post("words of theirs without a prefix", kind="repost"),
        post("RT @crab: my goat is called Bernhard", kind="repost"),
        post("RT @seal: herring for dinner", kind="repost", warning="food"),
        post("RT @tern: https://t.co/b", kind="repost"),
        post("my own words tonight"),
    ]
    curated = curate(timeline, CurateConfig(reposts=True, block=["goat"], cw=False))
    assert [(each.text, each.is_cut) for each in curated.reposts] == [
        ("the sea is very wet today", False),
        ("the wind has turned, and the", True),
        ("the sea is blue", False),
        ("words of theirs without a prefix", False),
    ]
    assert [each.text for each in curated.texts] == ["my own words tonight"]
    assert curated.dropped["retweet"] == 7
    assert not curate(timeline, CurateConfig()).reposts


def test_only_the_newest_version_of_an_edited_post_is_kept() -> None:
    posts = [
        post("the lamp is lti tonight", 999, edit_of="999"),
        post("the lamp is lit tonight", 1000, edit_of="999"),
        post("the lamp is lit, tonight!", 1001, edit_of="999"),
        post("a post of its own here", 998),
    ]
    curated = curate(posts, CurateConfig())
    assert [each.id for each in curated.texts] == ["1001", "998"]
    assert curated.dropped["superseded_edit"] == 2


def test_a_first_version_fetched_before_the_edit_is_superseded() -> None:
    curated = curate([post("one two three", 9), post("one two four", 10, edit_of="9")], CurateConfig())
    assert [each.id for each in curated.texts] == ["10"]


def test_edits_on_other_platforms_and_with_text_ids_are_separate() -> None:
    posts = [
        Post("x", "9", "a", "one two three"),
        Post("mastodon", "10", "a", "one two four", edit_of="9"),
        Post("bluesky", "3kb", "a", "one two five", edit_of="3ka"),
        Post("bluesky", "3ka", "a", "one two six", edit_of="3ka"),
    ]
    assert [each.id for each in curate(posts, CurateConfig()).texts] == ["9", "10", "3kb"]


def test_the_first_of_duplicate_texts_is_kept() -> None:
    curated = curate(
        [post("The sea is calm", 1), post("the  SEA is calm https://t.co/x", 2), post("The sea is calm.", 3)],
        CurateConfig(),
    )
    assert [each.id for each in curated.texts] == ["1", "3"]
    assert curated.dropped["repeat"] == 1


# --- Languages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("I think that the weather is really nice today", None, True),
        ("Ich glaube nicht, dass wir uns heute noch sehen", None, False),
        ("vous pouvez le garder jusqu'à demain", None, False),
        ("今日はとても良い天気ですね", None, False),
        ("lol ok haha", None, True),
        ("thanks man, see ya", None, True),
        ("@Bundeskanzler @Wetterdienst I am fine #Sonntagabend", None, True),
        ("Ich glaube nicht, dass wir uns heute noch sehen", "en", True),
        ("I think that the weather is nice", "qme", True),
        ("Ich glaube nicht, dass wir uns heute noch sehen", "und", False),
    ],
)
def test_only_posts_surely_in_another_language_are_dropped(text: str, told: str | None, kept: bool) -> None:
    assert reason(post(text, lang=told), lang=["en"]) == (None if kept else "other_language")


def test_without_a_detector_the_platforms_language_decides() -> None:
    text = "I think that the weather is really nice today"
    assert reason(post(text), lang=["haw"]) is None
    assert reason(post(text, lang="en"), lang=["haw"]) == "other_language"


def test_languages_are_told_or_else_detected() -> None:
    codes = ["de", "de", "en-GB", "en", "en", "qme"]
    told = [post(f"this is number {n}", n, lang=code) for n, code in enumerate(codes)]
    detected = [
        "wir sehen uns heute Abend am Hafen",
        "hm tja naja 😂",
        "je suis très content de vous voir tous ce soir",
    ]
    posts = [*told, *(post(text, n) for n, text in enumerate(detected, len(told)))]
    languages = curate(posts, CurateConfig()).languages
    assert list(languages.items()) == [("en", 4), ("de", 3), ("other", 1), ("und", 1)]


def test_a_wanted_language_keeps_japanese_without_kana() -> None:
    assert reason(post("新宿駅到着、晴天、気温三度"), lang=["ja"], min_words=1) is None
    assert reason(post("新宿駅到着、晴天、気温三度", lang="zh"), lang=["ja"], min_words=1) == "other_language"


def test_a_kept_link_is_not_a_word() -> None:
    assert texts([post("see https://t.co/a b")], links=True) == []


def test_a_kept_cut_post_loses_its_cut_word() -> None:
    assert texts([post("the lamp was lit by the kee… https://t.co/a", is_cut=True)], cut_off=True) == [
        "the lamp was lit by the"
    ]


@pytest.mark.parametrize(
    "piece",
    [
        *("http://", "htt", "&amp;", "&#38;amp;", "a@", "a@b.", "a [at] ", ": ", " -", "( ", "…http://a ", "1 "),
        *("\u200d", "<", "_", "Ã©"),
    ],
)
@pytest.mark.timeout(20)
def test_a_hostile_post_costs_no_more_than_its_length(piece: str) -> None:
    # X takes posts of 25,000 characters. Of four times as many, quadratic work takes minutes.
    text = piece * (100_000 // len(piece)) + " dot… https://t.co/a"
    assert curate([post(text)], CurateConfig()).read == 1


# --- What comes out ----------------------------------------------------------------------------------------------


def test_texts_refer_to_their_posts() -> None:
    curated = curate([post("the sea &amp; the lamp", 7, lang="en")], CurateConfig())
    assert curated.texts == [CuratedPost("x", "7", "keeper", "the sea & the lamp", NOON)]
    assert (curated.read, curated.kept, curated.characters) == (1, 1, 18)


def test_examples_are_spread_and_safe_to_show() -> None:
    posts = [post(f"no {n}", n) for n in range(41)] + [post("b\x1b[2J\u202e\n" + "y" * 300, 50)]
    examples = curate(posts, CurateConfig()).examples
    assert list(examples) == ["too_short"]
    assert examples["too_short"][:4] == ["no 0", "no 10", "no 20", "no 30"]
    assert examples["too_short"][4] == "b " + "y" * 197 + "…"
    assert len(examples["too_short"]) == EXAMPLES


def test_as_json() -> None:
    posts = [
        post("write to me@sea.example or +44 20 7946 0958 today https://sea.example/", 1, lang="en"),
        post("hi", 2),
        post("nothing to see", 3, kind="repost"),
    ]
    curated: Curated = curate(posts, CurateConfig())
    figures = json.loads(json.dumps(curated.as_json("keeper")))
    assert figures == {
        "handle": "keeper",
        "read": 3,
        "kept": 1,
        "characters": len("write to [email] or [phone] today"),
        "masked": 2,
        "unlinked": 1,
        "dropped": {**dict.fromkeys(REASONS, 0), "too_short": 1, "retweet": 1},
        "examples": {"retweet": ["nothing to see"], "too_short": ["hi"]},
        "languages": {"en": 1},
    }


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Lamp lit. Nobody drowned.", True),
        ("@preben_ex No. The lamp stays.", True),
        ("@preben_ex @hilde_oy #lamp", False),
        ("Lamp lit.", False),
        ("The lamp is lit https://example.org", False),
        ("RT @preben_ex: the lamp is lit", False),
        ("write to keeper@example.org about the lamp", False),
        ("Nobody drowned in the fog", False),
    ],
)
def test_a_text_fits_if_curation_would_keep_it_unchanged(text: str, fits: bool) -> None:
    assert is_fit(text, CurateConfig(block=["fog"])) is fits
