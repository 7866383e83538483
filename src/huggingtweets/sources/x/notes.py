"""Long posts in an X archive: the full texts are in a file of their own ("notes"), without the ids of their posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter

from huggingtweets.posts.post import Post
from huggingtweets.sources.fields import storable, time_of, value_at
from huggingtweets.sources.x_posts import CUT_END, split_mentions, unescaped

_LINK = re.compile(r"https?://\S*")
_MIN_PREFIX = 60  # characters that two texts of the same second share only if they are the same post
_MAX_COMPARED = 1000  # characters to compare when several notes match

_MAX_CHARS = 32 << 20
"""Characters of all notes, which are in memory: fifty thousand of the usual length, or 1,300 of the longest."""
_NOTE_OVERHEAD = 100  # characters of memory that a note takes beside its text
_MAX_PER_SECOND = 50  # a thread is posted at once


class Notes:
    """The full texts of long posts, by the second in which they were posted."""

    def __init__(self, records: Iterable[object]) -> None:
        self._by_second: dict[int, list[tuple[str, str]]] = defaultdict(list)
        """Full text and its comparable form."""
        self.skipped = 0
        """Number of notes that exceed the limits of memory."""
        chars = 0
        for record in records:
            text = value_at(record, "noteTweet", "core", "text")
            created = time_of(value_at(record, "noteTweet", "createdAt"))
            if isinstance(text, str) and created is not None:
                second = int(created.timestamp())
                chars += len(text) + _NOTE_OVERHEAD
                if chars > _MAX_CHARS or len(self._by_second.get(second, ())) >= _MAX_PER_SECOND:
                    self.skipped += 1
                    continue
                text = storable(text)
                self._by_second[second].append((text, _comparable(split_mentions(text)[1])))

    def join(self, post: Post) -> Post:
        """`post` with its full text if a note within a second starts like it, otherwise `post` itself.

        Keeps the @names at the start of a reply, which the note lacks.
        """
        if not self._by_second or post.created_at is None or post.kind == "repost":
            return post
        second = int(post.created_at.timestamp())
        near = [note for s in (second, second - 1, second + 1) for note in self._by_second.get(s, ())]
        if not near:
            return post
        mentions, start = split_mentions(post.text)
        is_cut = CUT_END.search(start) is not None
        start = _comparable(CUT_END.sub("", start))
        matching = [
            (_shared_prefix(start[:_MAX_COMPARED], comparable[:_MAX_COMPARED]), full_text)
            for full_text, comparable in near
            if start and comparable.startswith(start[:_MIN_PREFIX]) and len(comparable) >= len(start)
            # A short post without "…" is complete.
            if is_cut or len(start) >= _MIN_PREFIX or start == comparable
        ]
        if not matching:
            return post
        _, best = max(matching, key=itemgetter(0))
        return replace(post, text=mentions + split_mentions(best)[1] if mentions else best, is_cut=False)


def _shared_prefix(one: str, other: str) -> int:
    """How many characters both texts start with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _comparable(text: str) -> str:
    # A post and its note differ in entities, white space and links.
    return " ".join(_LINK.sub("", unescaped(text)).split())
