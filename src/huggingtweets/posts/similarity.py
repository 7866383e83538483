"""When two posts count as the same text, or nearly so: one measure for the split, the sampler and the report."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

SHINGLE_WORDS = 3

HAN_AND_KANA = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
"""Chinese and Japanese characters, as the inside of a regular expression's [ ]: scripts without spaces."""

SOUTH_EAST_ASIAN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, likewise without spaces."""

_WORD = re.compile(rf"[{HAN_AND_KANA}{SOUTH_EAST_ASIAN}]|[^\W{HAN_AND_KANA}{SOUTH_EAST_ASIAN}]+|[^\w\s]")


def normalise(text: str) -> str:
    """`text` reduced to what makes two posts the same: NFKC, case folded, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def split_words(text: str) -> list[str]:
    """Words of `text`, normalised.

    A word is a run of letters and digits, or one mark: emoji and punctuation carry meaning in short posts.
    In scripts without spaces every character is a word.
    """
    return _WORD.findall(normalise(text))


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The set of 3-word runs of `text` (a shorter text is one run of all its words); words as in `split_words`."""
    words = split_words(text)
    if len(words) <= SHINGLE_WORDS:
        return frozenset([tuple(words)]) if words else frozenset()
    return frozenset(tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


class SimilarityIndex:
    """Texts that can be asked for their nearest by Jaccard similarity of shingles (Broder 1997), exactly.

    An inverted index from shingle to texts: only texts that share a run of words are compared, so it is
    fast for posts (0.1 s for 3,000) and needs no hashing tricks.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._sizes: list[int] = []
        self._holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> int:
        """Add `text`; its number counts up from 0 in order of adding."""
        number = len(self._sizes)
        runs = shingles(text)
        self._sizes.append(len(runs))
        for run in runs:
            self._holders[run].append(number)
        return number

    def similar(self, text: str, at_least: float) -> list[tuple[int, float]]:
        """Numbers and Jaccard similarities of all texts at least `at_least` (over 0) like `text`, best first."""
        runs = shingles(text)
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            for number in self._holders.get(run, ()):
                shared[number] += 1
        found = [(n, s / (len(runs) + self._sizes[n] - s)) for n, s in shared.items()]
        return sorted(((n, j) for n, j in found if j >= at_least), key=lambda pair: (-pair[1], pair[0]))


def near_duplicate_groups(texts: Sequence[str], at_least: float) -> list[list[int]]:
    """Positions in `texts` grouped so that any two texts at least `at_least` alike share a group.

    Likeness is carried on (a like b, b like c puts all three together); groups and their members are in order
    of first appearance. Exact. Two texts that alike must share one of their rarest runs (prefix filtering,
    Chaudhuri et al. 2006), so "Good morning" before every post does not make every pair a candidate.
    """
    sets = [shingles(text) for text in texts]
    spread = Counter(run for runs in sets for run in runs)
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(i: int, j: int) -> None:
        a, b = root(i), root(j)
        parent[max(a, b)] = min(a, b)

    first_with: dict[frozenset[tuple[str, ...]], int] = {}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, runs in enumerate(sets):
        if not runs:
            continue
        if runs in first_with:
            join(first_with[runs], i)
            continue
        first_with[runs] = i
        must_share = math.ceil(at_least * len(runs) - 1e-9)
        rarest = sorted(runs, key=lambda run: (spread[run], run))[: len(runs) - must_share + 1]
        for j in {j for run in rarest for j in holders[run]}:
            if root(i) != root(j):
                shared = len(runs & sets[j])
                if shared / (len(runs) + len(sets[j]) - shared) >= at_least:
                    join(i, j)
        for run in rarest:
            holders[run].append(i)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        groups[root(i)].append(i)
    return list(groups.values())


class CopyIndex:
    """Tells whether a text copies one of the posts a persona was trained on."""

    def __init__(self, posts: Iterable[str]) -> None:
        given = list(posts)
        self._exact = {normalise(post) for post in given}
        self._near = SimilarityIndex(given)

    def verdict(self, text: str, near: float) -> Literal["verbatim", "near"] | None:
        """Whether a post is the same but for case and spaces, or at least `near` alike (Jaccard of 3-word runs)."""
        if normalise(text) in self._exact:
            return "verbatim"
        return "near" if self._near.similar(text, near) else None
