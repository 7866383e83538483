"""What holds for posts on X in every kind of file: their ids, their times, and where X cuts texts off."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

from huggingtweets.posts.post import weighted_length

CUT_END = re.compile(r"…(?:\s*https?://t\.co/\w+)*\s*$")
"""How a truncated text ends."""

_MENTIONS = re.compile(r"(?:@\w+\s+)*")
_BEGINNING = datetime(2006, 3, 21, tzinfo=UTC)
_END = datetime.now(UTC) + timedelta(days=366)
"""Times of posts on X are between these two."""
_SNOWFLAKE_START = 1_288_834_974_657  # milliseconds
_OLD_LIMIT = range(137, 142)  # characters: X and other programs cut at 140, give or take an escaped character
_CUT_FROM = 240  # in X's weighted length: it cuts at 280, less the room for a link


def possible_time(when: datetime | None, post_id: str) -> datetime | None:
    """`when`, or for an impossible or missing time the one in the post's id. None if both are missing.

    Ids since 2010 ("snowflakes") have the milliseconds since then in all but their last 22 bits.
    """
    if when is not None and _BEGINNING <= when <= _END:
        return when
    number = number_of(post_id)
    return datetime.fromtimestamp(((number >> 22) + _SNOWFLAKE_START) / 1000, UTC) if number >> 46 else None


def number_of(value: object) -> int:
    """An id of X as a number, which grows with time. 0 if `value` is no such id."""
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if len(text) <= 19 and text.isascii() and text.isdecimal() else 0


def is_cut(text: str, *, links_to_itself: bool) -> bool:
    """Whether X, not the author, ended `text` with "…": it links to the full post, or is as long as a limit."""
    if CUT_END.search(text) is None:
        return False
    text = unescaped(text)
    return (
        links_to_itself
        or len(text) in _OLD_LIMIT
        or weighted_length(split_mentions(text)[1][: 10 * _CUT_FROM]) >= _CUT_FROM  # weighing long texts is slow
    )


def split_mentions(text: str) -> tuple[str, str]:
    """The @names at the start of a reply, and the rest."""
    end = _MENTIONS.match(text).end()  # type: ignore[union-attr]
    return text[:end], text[end:]


def unescaped(text: str) -> str:
    """`text` without HTML entities."""
    try:
        return html.unescape(text)
    except ValueError:  # "&#" and thousands of digits
        return text
