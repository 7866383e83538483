"""The one record that crosses every border: a post as its place served it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["original", "reply", "thread", "quote", "repost"]
"""`thread` is a reply to oneself, `repost` someone else's words (a retweet), `quote` own words over a link."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post of one account.

    `text` is what the place holds, links and HTML entities included: cleaning is `curate`'s work alone.
    """

    platform: str
    """Where it comes from, as the registry names it: "x", "table", …"""
    id: str
    """The place's own id. Text, since 64-bit ids do not survive a float."""
    handle: str
    """The author, without the leading @."""
    text: str
    created_at: datetime | None = None
    """UTC. None where the place does not tell."""
    kind: Kind = "original"
    lang: str | None = None
    """ISO 639-1 code. None where the place does not tell or found no language in it."""
    edit_of: str | None = None
    """Id of the first version, the same for all versions of an edited post. None when never edited."""
    is_cut: bool = False
    """The place gave only the beginning of a longer text."""
    warning: str | None = None
    """The content warning its author put before it, such as "food"; "sensitive" for one without words."""


@dataclass(frozen=True, slots=True)
class Account:
    """The author of a timeline, as far as the place tells."""

    platform: str
    handle: str
    display_name: str | None = None
    id: str | None = None

    @property
    def full_handle(self) -> str:
        """The handle with its platform: "x:NASA". Unique in a library; runs and jobs store it."""
        return f"{self.platform}:{self.handle}"


def weighted_length(text: str) -> int:
    """Length of `text` as X counts it against its limit of 280.

    A link counts 23, an emoji 2 whatever it is made of, a Latin, Greek, Cyrillic, Arabic or Hebrew letter 1, a
    Chinese, Japanese or Korean one 2 (twitter-text's configuration version 3).
    """
    import re

    import emoji

    rest, links = re.subn(r"https?://\S+", "", text)
    marks = emoji.emoji_count(rest)
    rest = emoji.replace_emoji(rest, "")
    light = sum(
        c <= 0x10FF or 0x2000 <= c <= 0x200D or 0x2010 <= c <= 0x201F or 0x2032 <= c <= 0x2037 for c in map(ord, rest)
    )
    return 23 * links + 2 * marks + light + 2 * (len(rest) - light)
