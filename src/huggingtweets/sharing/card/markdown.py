"""Texts from anyone as Markdown in which none of their markup takes effect."""

from __future__ import annotations

import re

from wcwidth import wrap

from huggingtweets.text import shorten, visible

_LONGEST = 100

_WIDTH = 36  # width of a line of a post: code blocks do not wrap, and a phone shows no more


def plain(text: str) -> str:
    """`text` as one short line without invisible characters."""
    line = " ".join(visible(text).split())
    return shorten(line, _LONGEST + 1)


def code(text: str) -> str:
    """`text` as a code span, also for table cells."""
    # A bar ends a table cell even in a code span, and escaped it would show as \| outside tables.
    line = plain(text).replace("|", "¦") or "?"
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def fenced(text: str, language: str) -> str:
    """`text` as a code block, with fences longer than any in it (CommonMark 0.31, section 4.5)."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def clean(text: str) -> str:
    """`text` without invisible characters and carriage returns, which end lines in Markdown."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def post(text: str) -> str:
    """`text` as a code block with wrapped lines."""
    return fenced("\n".join("\n".join(wrap(line, _WIDTH) or [""]) for line in clean(text).split("\n")), "text")


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
