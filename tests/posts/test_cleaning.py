"""Cleaning: links, markup, broken characters, e-mail addresses and phone numbers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.config import CurateConfig
from huggingtweets.posts.cleaning import clean
from huggingtweets.posts.curate import curate
from huggingtweets.posts.post import Post
from huggingtweets.posts.words import count_words, whole_word


def cleaned(text: str, **options: Any) -> str:
    return clean(text, CurateConfig(**options))[0]


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
def test_texts_are_cleaned(raw: str, clean_text: str) -> None:
    assert cleaned(raw) == clean_text
    assert cleaned(clean_text) == clean_text


def test_options_keep_links_and_remove_line_breaks() -> None:
    text = "one https://t.co/a\n\n two"
    assert cleaned(text, links=True) == "one https://t.co/a\n\ntwo"
    assert cleaned(text, line_breaks=False) == "one two"


@pytest.mark.parametrize(
    "address",
    ["keeper@lamp.example.org", "a.b+c_d@x-y.co.uk", "müller@web.de", "почта@пример.рф", "me [at] foo (dot) com"],
)
def test_addresses_are_masked(address: str) -> None:
    assert clean(f"write to {address}, please", CurateConfig()) == ("write to [email], please", 1)
    assert clean(f"write to {address}", CurateConfig(mask=False)) == (f"write to {address}", 0)


@pytest.mark.parametrize("tail", ["-- thanks", "_", "-related", ".", "'s"])
def test_addresses_are_masked_whatever_follows_them(tail: str) -> None:
    assert clean(f"ask bob@sub_domain.example.com{tail}", CurateConfig()) == (f"ask [email]{tail}", 1)


def test_wide_gaps_beside_a_removed_link_shrink() -> None:
    assert cleaned("read this:" + " " * 5000 + "https://t.co/a" + "\n" * 5000 + "and that") == "read this\n\nand that"


def test_whole_words_are_matched_except_in_scripts_without_spaces() -> None:
    assert re.search(whole_word("goat"), "a goat!")
    assert not re.search(whole_word("goat"), "goats")
    assert re.search(whole_word("馬鹿"), "お前は馬鹿だ")


@pytest.mark.parametrize(
    "text", ["@keeper@mastodon.social", "@keeper.", "a @ b.c", "3@2", "me@home", "meet at the dot"]
)
def test_mentions_and_the_like_are_not_addresses(text: str) -> None:
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
def test_other_numbers_are_not_masked(text: str, region: str) -> None:
    assert clean(text, CurateConfig(phone_region=region)) == (text, 0)


def test_numbers_in_kept_links_are_not_masked() -> None:
    text = "see https://sea.example/415-555-2671 or 415-555-2671"
    assert clean(text, CurateConfig(links=True)) == ("see https://sea.example/415-555-2671 or [phone]", 1)


PIECES = st.sampled_from(
    [
        *("https://t.co/abc", "http://a.b/c(d)", "t.co/x", "www.a.b", "htt", "…", "...", ":", "-", "(", ")", "“", "”"),
        *("&", "amp;", "lt;", "#38;", "&amp;lt;", "<|", "|>", "<", ">", "s", "im_start", "[", "INST]", "@", "#"),
        *("a@b.co", "via", " ", "\n", "\r", "\x00", "\u200d", "\u200c", "\u202e", "\u00a0", "\u3000", "\u0301"),
        *("e", "word", "😂", "❤️", "🏴", "\U000e0067", "\ud800", "\ude02", "日本", "ไทย", "415-555-2671", "20", "15"),
        *("Ã¶", "â€™", "\x93", "ﬁ"),
    ]
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=40)), st.booleans(), st.booleans())
def test_cleaning_is_idempotent(text: str, links: bool, line_breaks: bool) -> None:
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
def test_curation_is_idempotent(raw: list[str]) -> None:
    first = curate([Post("x", str(n), "keeper", text) for n, text in enumerate(raw)], CurateConfig())
    assert first.read == len(raw)
    again = curate([Post(p.platform, p.id, p.handle, p.text, p.created_at) for p in first.texts], CurateConfig())
    assert again.texts == first.texts


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
def test_count_words(text: str, count: int) -> None:
    assert count_words(text) == count
