"""The copy check of exported pages: one byte for each run of words in a post, from which nobody can read the posts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from huggingtweets.posts import words
from huggingtweets.posts.similarity import shingles

_LONGEST = 65_535
"""Runs that are kept of a post."""


def pack(posts: Iterable[str]) -> bytes:
    """The `fingerprint` of each post behind its length (two bytes, little-endian), in an order that tells nothing."""
    found = {fingerprint(post)[:_LONGEST] for post in posts}
    return b"".join(len(each).to_bytes(2, "little") + each for each in sorted(found) if each)


def fingerprint(text: str) -> bytes:
    """One byte for each 3-word run of `text`, sorted. A single run gets two, since short posts are many.

    A copy shares as many bytes with its post as it shares runs, or more by chance: no copy is missed, and a few other
    posts are refused.
    """
    hashes = [_fnv1a(" ".join(run).encode()) for run in shingles(text)]
    found = [_folded(value) for value in hashes]
    return bytes(sorted([*found, hashes[0] >> 24] if len(hashes) == 1 else found))


def _folded(value: int) -> int:
    return (value ^ value >> 8 ^ value >> 16 ^ value >> 24) & 255


def _fnv1a(content: bytes) -> int:
    """The 32-bit hash FNV-1a (Fowler, Noll, Vo; RFC 9923)."""
    value = 0x811C9DC5
    for byte in content:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def patterns() -> dict[str, str]:
    """The scripts and marks that `posts.words` knows, for JavaScript's [ ]."""
    given = {"han": words.HAN_AND_KANA, "southEast": words.SOUTH_EAST_ASIAN, "marks": words.MARKS}
    return {name: re.sub(r"\\U000(\w{5})", r"\\u{\1}", points) for name, points in given.items()}
