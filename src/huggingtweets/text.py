"""Format counts, durations, numbers and lists for people, and remove what is invisible from a text."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence
from difflib import get_close_matches

NEVER_VISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff0-\uffff\ud800-\udfff"
)
"""Characters that no font draws: controls, direction marks, lone surrogates. For a regular expression's [ ]."""

INVISIBLE = re.compile(
    f"[{NEVER_VISIBLE}]+"
    # Tag characters spell hidden text, except after a black flag, where they make the flag of Scotland.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e0fff]+"
    # Joiners hold emoji together and shape Persian and Indic words. Next to ASCII they do nothing.
    "|(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])"
)


def visible(text: str) -> str:
    """`text` without invisible characters. Some of them, such as escape codes, would control a terminal."""
    return INVISIBLE.sub("", text)


def boundary(text: str, end: int) -> int:
    """The last position up to `end` that is not inside a character as readers see it (a grapheme, Unicode Annex 29)."""
    if end >= len(text) or text[max(0, end - 1) : end + 1].isascii():
        return min(end, len(text))
    from wcwidth import grapheme_boundary_before

    return grapheme_boundary_before(text, end + 1)


def shorten(text: str, longest: int) -> str:
    """`text`, or its beginning and "…", with at most `longest` characters. No grapheme is cut."""
    return text if len(text) <= longest else f"{text[: boundary(text, longest - 1)]}…"


def plural(count: int, noun: str, many: str | None = None) -> str:
    """`count` and its noun: "1 post", "1,200 posts". `many` is an irregular plural."""
    return f"{count:,} {noun if count == 1 else many or f'{noun}s'}"


def listing(words: Sequence[str], last: str = "and") -> str:
    """`words` as in "a, b and c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """The question "Did you mean NAME?" about the most similar of `known`, ignoring case. Empty if none is similar."""
    by_lower = {each.lower(): each for each in known}
    close = get_close_matches(word.lower(), list(by_lower), n=1)
    return f"Did you mean {by_lower[close[0]]}?" if close else ""


def duration(seconds: float) -> str:
    """`seconds` for people: "1.2 s", "14 s", "2 min 05 s", "1 h 02 min"."""
    if seconds < 9.95:
        return f"{max(0.0, seconds):.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def number(value: float) -> str:
    """`value` with four significant digits, or as a whole number from 1,000: "0.00015", "1e-5", "12,000"."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}".replace("e-0", "e-")


def megabytes(count: int) -> str:
    """A number of bytes for people: "7.5 MB", "538 MB", "1,075 MB"."""
    return f"{count / 1e6:,.{0 if count >= 1e8 else 1}f} MB"


def bits(value: float) -> str:
    """Bits per byte, with three decimals."""
    return f"{value:.3f}"


def percent(value: float) -> str:
    """A share as a percentage with one decimal: 0.0312 is "3.1%"."""
    return f"{value:.1%}"


def quoted(path: object) -> str:
    """`path` as one word of a command, for this system's shell: Windows' knows no single quotes."""
    if os.name != "nt":
        return shlex.quote(str(path))
    from subprocess import list2cmdline

    return list2cmdline([str(path)])
