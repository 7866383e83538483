"""Checks for hostile input: it gives valid posts or an error of ours. The suite's timeout catches slow parsing."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets.errors import BadInputError, HuggingTweetsError
from huggingtweets.posts.post import Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.table.table import Table
from huggingtweets.sources.x.archive import XArchive

ME = SourceOptions(handle="me")


def read(path: Path, kind: type[XArchive | Table] = XArchive) -> list[Post]:
    return list(kind(str(path), ME).posts())


def refused(path: Path, *words: str, kind: type[XArchive | Table] = XArchive) -> None:
    """Reading `path` raises BadInputError, whose text contains `words`."""
    with pytest.raises(BadInputError) as caught:
        read(path, kind)
    message = str(caught.value)
    assert_plain(message)
    for word in words:
        assert word in message


def assert_plain(text: str) -> None:
    """A message is one short line without control characters."""
    assert text.isprintable(), text
    assert len(text) < 450, text


def assert_storable(post: Post) -> None:
    for text in (post.id, post.handle, post.text, post.lang or "", post.edit_of or ""):
        assert "\0" not in text
        text.encode()
    assert len(post.id) <= 512
    assert post.created_at is None or post.created_at.utcoffset() is not None


def outcome(path: Path, kind: type[XArchive | Table]) -> list[Post]:
    """The posts of `path`, none if it is refused with an error of ours. Anything else fails the test."""
    try:
        source = kind(str(path), ME)
        posts = list(source.posts())
    except HuggingTweetsError as error:
        assert_plain(str(error))
        return []
    for post in posts:
        assert_storable(post)
    for notice in source.notices:
        assert_plain(str(notice))
    return posts
