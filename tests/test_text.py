"""Texts are shortened between characters as readers see them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from huggingtweets.cli.terminal import clipped
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import tokenize
from huggingtweets.text import boundary, shorten


@pytest.mark.parametrize(
    ("text", "longest", "shortened"),
    [
        ("a long name", 6, "a lon…"),
        ("fits", 4, "fits"),
        ("ab👩‍🚀 up", 4, "ab…"),
        ("🇯🇵🇩🇪🇫🇷", 4, "🇯🇵…"),
        ("क्षेत्र में", 3, "…"),
        ("क्षेत्र में", 6, "क्षे…"),
        ("ที่นี่", 3, "…"),
        ("ที่นี่", 5, "ที่…"),
    ],
)
def test_no_grapheme_is_cut(text: str, longest: int, shortened: str) -> None:
    assert shorten(text, longest) == shortened


def test_the_end_is_a_boundary() -> None:
    assert boundary("👍🏽", 9) == 2


def test_lines_in_the_terminal_hold_whole_graphemes() -> None:
    text = "今日👩‍🚀ก็"
    for cells in range(cell_len(text) + 2):
        start, end = clipped(text, cells), clipped(text, cells, keeps_end=True)
        assert text.startswith(start)
        assert text.endswith(end)
        assert cells - 1 <= cell_len(start) <= cells or start == text
        assert "\u200d" not in {start[-1:], end[:1]}


def test_long_posts_are_cut_between_graphemes() -> None:
    post = CuratedPost("x", "1", "k", "👩‍🚀" * 40)
    (tokenized,) = tokenize([post], lambda texts: [list(text.encode()) for text in texts], 256, 257, 100)
    kept = bytes(tokenized.ids[1:]).decode()
    assert kept == "👩‍🚀" * (99 // len("👩‍🚀".encode()))
    assert tokenized.bytes == len(kept.encode())
