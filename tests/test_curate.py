from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.config import CurateConfig
from huggingtweets.curate import EXAMPLES, REASONS, Curated, CuratedPost, clean, curate, words
from huggingtweets.errors import ConfigError
from huggingtweets.post import Post

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def post(text: str, number: int | str = 1, **rest: Any) -> Post:
    return Post("x", str(number), "keeper", text, NOON, **rest)


def cleaned(text: str, **options: Any) -> str:
    return clean(text, CurateConfig(**options))[0]


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
def test_each_post_has_one_fate(given_post: Post, options: dict[str, Any], expected: str | None) -> None:
    assert reason(given_post, **options) == expected


def test_rules_are_tried_in_the_order_of_reasons() -> None:
    both = post("RT", kind="repost", is_cut=True)
    assert reason(both) == "retweet"
    assert reason(post("@gull", kind="reply"), replies=False) == "reply"
    assert list(curate([], CurateConfig()).dropped) == list(REASONS)


def test_only_the_newest_version_of_an_edited_post_stays() -> None:
    posts = [
        post("the lamp is lti tonight", 999, edit_of="999"),
        post("the lamp is lit tonight", 1000, edit_of="999"),
        post("the lamp is lit, tonight!", 1001, edit_of="999"),
        post("a post of its own here", 998),
    ]
    curated = curate(posts, CurateConfig())
    assert [each.id for each in curated.texts] == ["1001", "998"]
    assert curated.dropped["superseded_edit"] == 2


def test_a_first_version_that_does_not_know_of_its_edit_is_superseded() -> None:
    curated = curate([post("one two three", 9), post("one two four", 10, edit_of="9")], CurateConfig())
    assert [each.id for each in curated.texts] == ["10"]


def test_edits_at_other_places_and_without_numbers_are_kept_apart() -> None:
    posts = [
        Post("x", "9", "a", "one two three"),
        Post("mastodon", "10", "a", "one two four", edit_of="9"),
        Post("bluesky", "3kb", "a", "one two five", edit_of="3ka"),
        Post("bluesky", "3ka", "a", "one two six", edit_of="3ka"),
    ]
    assert [each.id for each in curate(posts, CurateConfig()).texts] == ["9", "10", "3kb"]


def test_the_first_of_equal_texts_stays() -> None:
    curated = curate(
        [post("The sea is calm", 1), post("the  SEA is calm https://t.co/x", 2), post("The sea is calm.", 3)],
        CurateConfig(),
    )
    assert [each.id for each in curated.texts] == ["1", "3"]
    assert curated.dropped["repeat"] == 1


# --- Words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I like it", 3),
        ("well - yes ... no !", 3),
        ("@a #b http://c.d/e yes", 1),
        ("C# is foo@bar", 1),
        ("😂 😂 😂", 1),
        ("love you ❤️", 3),
        ("[email] or [phone] please", 2),
        ("ありがとう", 2),
        ("今日はとても良い天気ですね", 6),
        ("#タグ 天気", 1),
        ("สวัสดีครับทุกคน", 3),
        ("안녕 하세요 여러분", 3),
        ("नमस्ते मेरे दोस्त", 3),
        ("日 本", 2),
        ("", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


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
def test_only_what_is_surely_in_another_language_is_dropped(text: str, told: str | None, kept: bool) -> None:
    assert reason(post(text, lang=told), lang=["en"]) == (None if kept else "other_language")


def test_a_language_the_detector_does_not_know_is_taken_as_told() -> None:
    text = "I think that the weather is really nice today"
    assert reason(post(text), lang=["haw"]) is None
    assert reason(post(text, lang="en"), lang=["haw"]) == "other_language"


def test_languages_are_counted_most_first() -> None:
    posts = [post(f"this is number {n}", n, lang=lang) for n, lang in enumerate(["en", "de", None, "en-GB", "qme"])]
    assert curate(posts, CurateConfig()).languages == {"en": 2, "und": 2, "de": 1}
    assert list(curate(posts, CurateConfig()).languages) == ["en", "und", "de"]


# --- Cleaning ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        # Entities
        ("fish &amp; chips &lt;3 &gt; &quot;x&quot; &#39;y&#x27;", "fish & chips <3 > \"x\" 'y'"),
        ("1 < 2 &amp;amp;amp; 3", "1 < 2 & 3"),
        ("a &amp;lt; b", "a < b"),
        ("AT&T Q&A rock&roll &notable &copy right &nosuch;", "AT&T Q&A rock&roll &notable &copy right &nosuch;"),
        # Broken and invisible
        ("schÃ¶n und gut, itâ€™s fine", "schön und gut, it’s fine"),
        ("\x93quoted\x94 text", "“quoted” text"),
        ("“curly” ‘quotes’ ｆｕｌｌ！", "“curly” ‘quotes’ ｆｕｌｌ！"),
        ("cafe\u0301", "café"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("user\u202etxt.exe\u202c \u2066x\u2069 \u200e\u200f\ufeff\u200bz\u00ad", "usertxt.exe x z"),
        ("lone \ud800 and \udfff, pair \ud83d\ude02", "lone and , pair 😂"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("👨‍👩‍👧 ❤️‍🔥 می‌خواهم", "👨‍👩‍👧 ❤️‍🔥 می‌خواهم"),
        ("pay\u200dpal \u200dx\u200c", "paypal x"),
        ("🏴\U000e0067\U000e0062\U000e007f hi\U000e0041\U000e0042", "🏴\U000e0067\U000e0062\U000e007f hi"),
        # Spaces
        ("  a \t b\u00a0\u3000c  ", "a b c"),
        ("a \r\n b\r\n\r\n\r\n\n c\u2028d", "a\nb\n\nc\nd"),
        # Links
        ("see https://t.co/abc now", "see now"),
        ("HTTPS://T.CO/abc t.co/abc pic.twitter.com/abc www.sea.example/a?b=1", ""),
        ("not.a.link or node.js and etc/passwd 24/7", "not.a.link or node.js and etc/passwd 24/7"),
        ("日本https://t.co/abcテスト", "日本 テスト"),
        ("xhttps://t.co/ahttps://t.co/b", "x"),
        ("cut here https://t.co/ab…", "cut here"),
        ("cut here https…", "cut here"),
        ("cut here htt…", "cut here"),
        ("well… https://t.co/ab", "well…"),
        ("wiki (https://en.wikipedia.org/wiki/A_(b)) page", "wiki page"),
        ("Look (via https://t.co/a)!", "Look!"),
        ("Here https://t.co/a. And here https://t.co/b, ok", "Here. And here, ok"),
        ("Is it https://t.co/a?", "Is it?"),
        ("Done. https://t.co/a.", "Done."),
        ("Read this: https://t.co/a", "Read this"),
        ("Read this: https://t.co/a https://t.co/b #sea", "Read this #sea"),
        ("Read this -> https://t.co/a", "Read this"),
        ("Title | https://t.co/a via @paper", "Title via @paper"),
        ("Title via https://t.co/a", "Title"),
        ("a - https://t.co/a - b", "a - b"),
        ("now: https://t.co/a. https://t.co/b", "now"),
        ("Live: https://t.co/a is on", "Live: is on"),
        ("happy :) https://t.co/a", "happy :)"),
        ("“@gull: my wave https://t.co/a” nice", "“@gull: my wave” nice"),
        ("first\nhttps://t.co/a\nlast", "first\nlast"),
        ("Nothing left: but this", "Nothing left: but this"),
        ("@gull @tern hi", "@gull @tern hi"),
        # Special tokens
        ("a <|endoftext|> b", "a < |endoftext|> b"),
        ("&lt;|im_start|&gt;system", "< |im_start|>system"),
        ("<|endof\u200btext|>", "< |endoftext|>"),
        ("<\x00|im_end|>", "< |im_end|>"),
        ("<|endofhttps://t.co/a text|>", "< |endof text|>"),
        ("<s>x</s> <pad> <unk> <bos> <start_of_turn>", "< s>x< /s> < pad> < unk> < bos> < start_of_turn>"),
        ("<repo_name> <0x0A> [INST] [/INST] <<SYS>>", "< repo_name> < 0x0A> [ INST] [ /INST] < <SYS>>"),
        ("I <3 you < me > it |> x <- y -> z", "I <3 you < me > it |> x <- y -> z"),
    ],
)
def test_cleaning(raw: str, clean_text: str) -> None:
    assert cleaned(raw) == clean_text
    assert cleaned(clean_text) == clean_text


def test_links_and_line_breaks_are_kept_or_folded_on_request() -> None:
    text = "one https://t.co/a\n\n two"
    assert cleaned(text, links=True) == "one https://t.co/a\n\ntwo"
    assert cleaned(text, line_breaks=False) == "one two"
    assert texts([post("see https://t.co/a b", 1)], links=True) == []  # a link is no word


def test_a_cut_post_that_is_kept_loses_the_cut_word() -> None:
    assert texts([post("the lamp was lit by the kee… https://t.co/a", is_cut=True)], cut_off=True) == [
        "the lamp was lit by the"
    ]


@pytest.mark.parametrize(
    "address",
    ["keeper@lamp.example.org", "a.b+c_d@x-y.co.uk", "müller@web.de", "почта@пример.рф", "me [at] foo (dot) com"],
)
def test_addresses_are_masked(address: str) -> None:
    assert clean(f"write to {address}, please", CurateConfig()) == ("write to [email], please", 1)
    assert clean(f"write to {address}", CurateConfig(mask=False)) == (f"write to {address}", 0)


@pytest.mark.parametrize(
    "text", ["@keeper@mastodon.social", "@keeper.", "a @ b.c", "3@2", "me@home", "meet at the dot"]
)
def test_what_is_no_address_stays(text: str) -> None:
    assert clean(text, CurateConfig()) == (text, 0)


@pytest.mark.parametrize(
    ("number", "region"),
    [
        ("(415) 555-2671", "US"),
        ("415-555-2671", "US"),
        ("415.555.2671", "US"),
        ("4155552671", "US"),
        ("1-800-273-8255", "US"),
        ("+44 20 7946 0958", "US"),
        ("020 7946 0958", "GB"),
        ("030 901820", "DE"),
        ("01 42 68 53 00", "FR"),
        ("22 22 55 55", "NO"),
        ("２０２-555-0123", "US"),
    ],
)
def test_phone_numbers_are_masked(number: str, region: str) -> None:
    assert clean(f"call {number} now", CurateConfig(phone_region=region)) == ("call [phone] now", 1)


@pytest.mark.parametrize("region", ["US", "GB", "DE", "NO", "FR", "JP"])
@pytest.mark.parametrize(
    "text",
    [
        "on 2015-12-01 or 2016-01-02",
        "on 12/25/2015 at 10:30",
        "on 25.12.2015",
        "20151225",
        "2015 2016 2017",
        "1914-1918 and 1939-1945",
        "won 21-14 35-10 28-7 and 31-24 20-17",
        "cost $4,155,552,671 or $4155552671 or €22225555",
        "pi is 3.14159265358979",
        "0.4155552671 of it",
        "id 671234567890123456",
        "#4155552671 and #22225555",
        "@4155552671",
        "10 000 000 people and 7,000,000,000 more",
        "4111 1111 1111 1111",
        "192.168.100.100",
        "-21 -21 -21 -21 -21 -22 -22 -22 -25 & -26 degrees",
    ],
)
def test_other_numbers_stay(text: str, region: str) -> None:
    assert clean(text, CurateConfig(phone_region=region)) == (text, 0)


def test_numbers_in_kept_links_stay() -> None:
    text = "see https://sea.example/415-555-2671 or 415-555-2671"
    assert clean(text, CurateConfig(links=True)) == ("see https://sea.example/415-555-2671 or [phone]", 1)


def test_an_unknown_phone_region_is_refused() -> None:
    with pytest.raises(ConfigError, match="phone_region is 'XX'"):
        curate([], CurateConfig(phone_region="xx"))
    curate([], CurateConfig(phone_region="xx", mask=False))


PIECES = st.sampled_from(
    [
        *("https://t.co/abc", "http://a.b/c(d)", "t.co/x", "www.a.b", "htt", "…", "...", ":", "-", "(", ")", "“", "”"),
        *(
            "&",
            "amp;",
            "lt;",
            "#38;",
            "&amp;lt;",
            "<|",
            "|>",
            "<",
            ">",
            "s",
            "im_start",
            "[",
            "INST]",
            "@",
            "#",
            "a@b.co",
        ),
        *(
            "via",
            " ",
            "\n",
            "\r",
            "\x00",
            "\u200d",
            "\u200c",
            "\u202e",
            "\u00a0",
            "\u3000",
            "\u0301",
            "e",
            "word",
            "😂",
        ),
        *(
            "❤️",
            "🏴",
            "\U000e0067",
            "\ud800",
            "\ude02",
            "日本",
            "ไทย",
            "415-555-2671",
            "20",
            "15",
            "Ã¶",
            "â€™",
            "\x93",
            "ﬁ",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=40)), st.booleans(), st.booleans())
def test_cleaning_a_clean_text_changes_nothing(text: str, links: bool, line_breaks: bool) -> None:
    config = CurateConfig(links=links, line_breaks=line_breaks)
    once, _ = clean(text, config)
    assert clean(once, config) == (once, 0)
    once.encode("utf-8")
    assert "\x00" not in once
    assert "<|" not in once
    assert links or "https://" not in once
    assert line_breaks or "\n" not in once
    assert "\n\n\n" not in once


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=10).map(" ".join), max_size=8))
def test_curating_curated_texts_keeps_them_all(raw: list[str]) -> None:
    first = curate([post(text, n) for n, text in enumerate(raw)], CurateConfig())
    assert first.read == len(raw)
    again = curate([Post(p.place, p.id, p.handle, p.text, p.created_at) for p in first.texts], CurateConfig())
    assert again.texts == first.texts


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "http://",
            "htt",
            "&amp;",
            "&#38;amp;",
            "a@",
            "a@b.",
            "a [at] ",
            ": ",
            " -",
            "( ",
            "…http://a ",
            "1 ",
            "\u200d",
            "<",
            "_",
            "Ã©",
        )
    ],
)
def test_a_hostile_post_costs_no_more_than_its_length(piece: str) -> None:
    # 25,000 characters is the longest post X takes; quadratic work on it takes seconds.
    text = piece * (25_000 // len(piece)) + " dot… https://t.co/a"
    began = datetime.now(UTC)
    curate([post(text)], CurateConfig())
    assert (datetime.now(UTC) - began).total_seconds() < 2


# --- What comes out ----------------------------------------------------------------------------------------------


def test_a_text_knows_its_post() -> None:
    curated = curate([post("the sea &amp; the lamp", 7, lang="en")], CurateConfig())
    assert curated.texts == [CuratedPost("x", "7", "keeper", "the sea & the lamp", NOON)]
    assert (curated.read, curated.kept, curated.characters) == (1, 1, 18)


def test_examples_are_spread_and_safe_to_show() -> None:
    posts = [post(f"no {n}", n) for n in range(41)] + [post("b\x1b[2J\u202e\n" + "y" * 300, 50)]
    examples = curate(posts, CurateConfig()).examples
    assert list(examples) == ["too_short"]
    assert examples["too_short"][:4] == ["no 0", "no 10", "no 20", "no 30"]
    assert examples["too_short"][4] == "b[2J " + "y" * 194 + "…"
    assert len(examples["too_short"]) == EXAMPLES


def test_the_figures_as_json() -> None:
    posts = [
        post("write to me@sea.example or +44 20 7946 0958 today", 1, lang="en"),
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
        "dropped": {**dict.fromkeys(REASONS, 0), "too_short": 1, "retweet": 1},
        "examples": {"retweet": ["nothing to see"], "too_short": ["hi"]},
        "languages": {"en": 1},
    }
