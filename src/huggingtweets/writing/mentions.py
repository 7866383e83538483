"""Whom a post may mention: those whom the training posts mention, because an invented handle may be a real person's."""

from __future__ import annotations

from collections.abc import Iterable

from huggingtweets.posts.words import MENTION


class Mentions:
    """The mentions in `posts`."""

    def __init__(self, posts: Iterable[str]) -> None:
        self._known = {handle.casefold(): handle for post in posts for handle in MENTION.findall(post)}
        self._prefixes = {handle[:end] for handle in self._known for end in range(1, len(handle))}

    def allow(self, text: str, *, is_partial: bool) -> bool:
        """Whether `text` mentions no one else. A partial text may end with the beginning of a known mention."""
        for match in MENTION.finditer(text):
            rest = text[match.start() :].casefold()
            if match.group().casefold() not in self._known and not (is_partial and rest in self._prefixes):
                return False
        return True

    def rests(self, text: str) -> list[str]:
        """What completes the mention that `text` ends with, for each known one. Empty if it ends with none."""
        at = max(text.rfind("@"), text.rfind("＠"))
        begun = text[at:].casefold() if at >= 0 else ""
        if begun not in self._prefixes:
            return []
        return [handle[len(begun) :] for key, handle in self._known.items() if key.startswith(begun) and key != begun]
