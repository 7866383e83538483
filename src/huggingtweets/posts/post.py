"""A post and an account as a platform serves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["original", "reply", "thread", "quote", "repost"]
"""`thread` is a reply to oneself, `repost` someone else's post (a retweet), `quote` a comment on another post."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post. `text` is uncleaned: it has links and HTML entities (see `cleaning`)."""

    platform: str
    """As the registry names it: "x", "table", …"""
    id: str
    """The platform's id. A string, because JSON numbers lose digits of 64-bit ids."""
    handle: str
    """The author, without the leading @."""
    text: str
    created_at: datetime | None = None
    """In UTC. None if unknown."""
    kind: Kind = "original"
    lang: str | None = None
    """ISO 639-1 code. None if unknown or undetermined."""
    edit_of: str | None = None
    """Id of the first version of an edited post. None if never edited."""
    is_cut: bool = False
    """`text` is only the beginning of a longer text."""
    warning: str | None = None
    """The author's content warning, such as "food"; "sensitive" if it has no text."""
    parent: str | None = None
    """The text of the post that this one answers, usually by somebody else. None if unknown."""
    parent_id: str | None = None
    """The id of the account's own post that this one continues. The library finds `parent` by it."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a platform, as far as it is known."""

    platform: str
    handle: str
    display_name: str | None = None
    id: str | None = None

    @property
    def full_handle(self) -> str:
        """The handle with its platform: "x:NASA". Unique in a library; runs and jobs store it."""
        return f"{self.platform}:{self.handle}"


def post_url(platform: str, handle: str, post_id: str) -> str | None:
    """The address of a post on X, Bluesky or Mastodon. None for others, and for an id that the platform never gave."""
    name, _, server = handle.partition("@")
    if platform == "x" and post_id.isdecimal():
        return f"https://x.com/{handle}/status/{post_id}"
    if platform == "bluesky" and re.fullmatch("[2-7a-z]{13}", post_id):
        return f"https://bsky.app/profile/{handle}/post/{post_id}"
    if platform == "mastodon" and server and post_id.isdecimal():
        return f"https://{server}/@{name}/{post_id}"
    return None


def weighted_length(text: str) -> int:
    """Length of `text` as X counts it towards its limit of 280 (twitter-text configuration 3).

    A link counts 23, an emoji 2, a Latin, Greek, Cyrillic, Arabic or Hebrew letter 1, any other letter 2.
    """
    import emoji

    rest, links = re.subn(r"https?://\S+", "", text)
    marks = emoji.emoji_count(rest)
    rest = emoji.replace_emoji(rest, "")
    light = sum(
        c <= 0x10FF or 0x2000 <= c <= 0x200D or 0x2010 <= c <= 0x201F or 0x2032 <= c <= 0x2037 for c in map(ord, rest)
    )
    return 23 * links + 2 * marks + light + 2 * (len(rest) - light)
