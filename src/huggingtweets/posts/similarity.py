"""Near-duplicates: Jaccard similarity of shingles, for the split, the sampler and the evaluation."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from huggingtweets.posts.words import WORD, normalise, split_words, word_runs

# More than two words: three words, or five Chinese characters. A changed word then breaks about the same share of the
# shingles in every script.
_SHINGLE = 2 * WORD + 1

PASSAGE = 6
"""Words in a row that count as a passage of another post."""


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The set of 3-word runs of `text`, or of about as much in scripts without spaces. A shorter text is one run."""
    words = split_words(text)
    found = frozenset(word_runs(words, _SHINGLE))
    return found or frozenset([tuple(words)] if words else [])


class SimilarityIndex:
    """Exact search for similar texts by Jaccard similarity of shingles (Broder 1997).

    An inverted index from shingle to texts: only texts that share a shingle are compared (0.1 s for 3,000 posts).
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._sizes: list[int] = []
        self._holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> int:
        """Add `text` and return its number, counted from 0."""
        number = len(self._sizes)
        found = shingles(text)
        self._sizes.append(len(found))
        for run in found:
            self._holders[run].append(number)
        return number

    def similar(self, text: str, threshold: float) -> list[tuple[int, float]]:
        """Numbers and similarities of the texts with a similarity of at least `threshold` (above 0), best first."""
        runs = shingles(text)
        shared: dict[int, int] = defaultdict(int)
        for run in runs:
            for number in self._holders.get(run, ()):
                shared[number] += 1
        found = [(n, s / (len(runs) + self._sizes[n] - s)) for n, s in shared.items()]
        return sorted(((n, j) for n, j in found if j >= threshold), key=lambda pair: (-pair[1], pair[0]))


def near_duplicate_groups(texts: Sequence[str], threshold: float) -> list[list[int]]:
    """Positions in `texts`, grouped so that texts with a Jaccard similarity of at least `threshold` share a group.

    Groups are the connected components of that relation, in order of first appearance. Exact, yet it compares few
    pairs: similar texts share one of their rarest shingles (prefix filtering, Chaudhuri et al. 2006).
    """
    sets = [shingles(text) for text in texts]
    frequency = Counter(run for runs in sets for run in runs)
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
        must_share = math.ceil(threshold * len(runs) - 1e-9)
        rarest = sorted(runs, key=lambda run: (frequency[run], run))[: len(runs) - must_share + 1]
        for j in {j for run in rarest for j in holders[run]}:
            if root(i) != root(j):
                shared = len(runs & sets[j])
                if shared / (len(runs) + len(sets[j]) - shared) >= threshold:
                    join(i, j)
        for run in rarest:
            holders[run].append(i)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        groups[root(i)].append(i)
    return list(groups.values())


def passages(text: str) -> Iterator[tuple[str, ...]]:
    """The runs of `PASSAGE` words of `text`, or of about as much in scripts without spaces."""
    return word_runs(split_words(text), PASSAGE * WORD)


class CopyIndex:
    """Detects copies of training posts."""

    def __init__(self, posts: Iterable[str]) -> None:
        self._posts = list(posts)
        self._exact = {normalise(post) for post in self._posts}
        self._near = SimilarityIndex(self._posts)

    def verdict(self, text: str, near: float) -> Literal["verbatim", "near"] | None:
        """ "verbatim" if a post equals the normalised `text`, "near" if their similarity is at least `near`."""
        if normalise(text) in self._exact:
            return "verbatim"
        return "near" if self._near.similar(text, near) else None

    def shares_passage(self, text: str) -> bool:
        """Whether a post contains `PASSAGE` words in a row of `text`."""
        return not self._passages.isdisjoint(passages(text))

    @cached_property
    def _passages(self) -> set[tuple[str, ...]]:
        return {run for post in self._posts for run in passages(post)}
