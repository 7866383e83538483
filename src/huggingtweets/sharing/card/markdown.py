"""Texts that anyone may have written, as Markdown that shows them and obeys none."""

from __future__ import annotations

import re
from textwrap import wrap

from huggingtweets.text import INVISIBLE

_LONGEST = 100

_FOLDED = 36
"""Letters in a line of a post."""


def plain(text: str) -> str:
    """One line of `text`, without what is invisible: a name, wherever it came from."""
    line = " ".join(INVISIBLE.sub("", text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def code(text: str) -> str:
    """`text` as a code span, where nothing is markup, nor made a link. It may stand in a table."""
    # A bar ends a cell in a code span, too, and its escape would show outside of tables.
    line = plain(text).replace("|", "¦") or "?"
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def fenced(text: str, language: str) -> str:
    """`text` as a block between fences longer than any that it holds (CommonMark 0.31, 4.5)."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def visible(text: str) -> str:
    """`text` in its lines, without what is invisible."""
    # Markdown ends lines at carriage returns, too.
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def post(text: str) -> str:
    """`text` as a block, its lines folded: a block does not fold them itself, and a phone shows no longer ones."""
    return fenced("\n".join("\n".join(wrap(line, _FOLDED) or [""]) for line in visible(text).split("\n")), "text")


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
