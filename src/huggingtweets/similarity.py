"""When two posts count as the same text, or nearly so: one measure for the split, the sampler and the report."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

SHINGLE_WORDS = 3

_WORD = re.compile(r"\w+|[^\w\s]")


def normalise(text: str) -> str:
    """`text` reduced to what makes two posts the same: NFKC, case folded, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The set of 3-word runs of `text` (a shorter text is one run of all its words).

    A word is a run of letters and digits, or one mark: emoji and punctuation carry meaning in short posts.
    """
    words = _WORD.findall(normalise(text))
    if len(words) <= SHINGLE_WORDS:
        return frozenset([tuple(words)]) if words else frozenset()
    return frozenset(tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


class NearIndex:
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


def groups_of_like(texts: Sequence[str], at_least: float) -> list[list[int]]:
    """Positions in `texts` grouped so that any two texts at least `at_least` alike share a group.

    Likeness is carried on (a like b, b like c puts all three together), in order of first appearance.
    """
    index = NearIndex()
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, text in enumerate(texts):
        for j, _ in index.similar(text, at_least):
            a, b = root(i), root(j)
            parent[max(a, b)] = min(a, b)
        index.add(text)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        groups[root(i)].append(i)
    return list(groups.values())
