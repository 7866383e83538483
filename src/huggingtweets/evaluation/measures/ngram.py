"""Baselines without a neural network: what a model that only counts pays for posts, and what one writes.

A persona that does not beat these has learned nothing that counting could not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt

from huggingtweets.errors import EmptySplitError
from huggingtweets.extras import need
from huggingtweets.intervals import Figure, check_some, ratio_with_interval
from huggingtweets.posts.similarity import normalise

ORDER = 12
"""Length of the longest n-gram in bytes. On five timelines of some 2,000 posts held-out bits per byte fall by less
than 0.006 from 10 to 12, and by less than 0.002 from there to 16."""

STATE_WORDS = 2
"""Words that choose the next in a Markov chain. On the same timelines 10 to 50 of 100 walks are a training post; with
three words it is 58 to 95."""

TRIES = 10
"""Walks per post wanted."""

_END, _START = 256, 257
_OUTCOMES = 257  # Any byte, or the end of the post; the start is given.
_SYMBOLS = 258

_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


def ngram_bits_per_byte(train: Sequence[str], held_out: Sequence[str]) -> Figure:
    """Held-out bits per UTF-8 byte under an n-gram model of the bytes of `train`, each post scored alone.

    Comparable to `Fit.bits_per_byte`: the end of a post is paid for but adds no byte. The interval is over posts.
    About a second for 250 KB. Raises EmptySplitError when `held_out` is empty or one of its posts has no text.
    """
    check_some(held_out, "held-out posts")
    posts = [post.encode() for post in held_out]
    if not all(posts):
        raise EmptySplitError("A held-out post has no text, so it has no bits per byte. Leave it out.")
    costs = [-float(np.log2(chances).sum()) for chances in chances_of_symbols([p.encode() for p in train], posts)]
    return ratio_with_interval(costs, [len(post) for post in posts])


def chances_of_symbols(train: Sequence[bytes], posts: Sequence[bytes]) -> list[_Floats]:
    """For every post the probability of each of its bytes, and at last of its end, given what stands before.

    Interpolated modified Kneser-Ney of order `ORDER` (Chen & Goodman 1999, section 3), which counts in `train` alone:
    for any beginning the chances of the 256 bytes and of the end add up to 1, and none is 0.
    Where too few counts are there to estimate a discount, it is as in KenLM (Heafield et al. 2013).
    """
    known, scored = _Row(train), _Row(posts)
    chances = np.full(len(scored.symbols), 1 / _OUTCOMES)
    # `at` are places of symbols and `context` a number for what stands before each: first nothing, then ever more.
    # A place is left out once its post has no more before it or, when scored, once `train` never has the same.
    at, known_context = known.places, np.zeros_like(known.places)
    here, context = scored.places, np.zeros_like(scored.places)
    for length in range(ORDER):
        at, known_context = _deep_enough(known, at, known_context, length)
        here, context = _deep_enough(scored, here, context, length)
        if not len(at):
            break
        if length:
            contexts, known_context = np.unique(
                known_context * _SYMBOLS + known.symbols[at - length], return_inverse=True
            )
            found = _find(contexts, context * _SYMBOLS + scored.symbols[here - length])
            here, context = here[found >= 0], found[found >= 0]
        grams, gram, counts = np.unique(
            known_context * _SYMBOLS + known.symbols[at], return_inverse=True, return_counts=True
        )
        if length < ORDER - 1:
            counts = _continuations(known, at, gram, length, counts)
        discounts = _discounts(counts)[np.minimum(counts, 3)]
        owner = grams // _SYMBOLS
        total, freed = np.bincount(owner, counts), np.bincount(owner, discounts)
        found = _find(grams, context * _SYMBOLS + scored.symbols[here])
        kept = np.where(found >= 0, (counts - discounts)[found], 0)
        chances[here] = (kept + freed[context] * chances[here]) / total[context]
    return np.split(chances[scored.places], np.cumsum([len(post) + 1 for post in posts])[:-1])


class _Row:
    """Posts one behind the other as numbers, each between a start and an end."""

    def __init__(self, posts: Sequence[bytes]) -> None:
        lengths = np.array([len(post) + 2 for post in posts], dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        self.symbols: _Ints = np.full(lengths.sum(), _START)
        self.before: _Ints = np.arange(lengths.sum()) - np.repeat(starts, lengths)
        """Symbols of the same post before each, its start included."""
        self.places: _Ints = np.flatnonzero(self.before)
        """Where there is something to predict: all but the starts."""
        is_end = self.before == np.repeat(lengths, lengths) - 1
        self.symbols[is_end] = _END
        self.symbols[(self.before > 0) & ~is_end] = np.frombuffer(b"".join(posts), dtype=np.uint8)


def _deep_enough(row: _Row, at: _Ints, context: _Ints, length: int) -> tuple[_Ints, _Ints]:
    deep = row.before[at] >= length
    return at[deep], context[deep]


def _find(ordered: _Ints, wanted: _Ints) -> _Ints:
    """Where each of `wanted` stands in `ordered`, -1 for those that do not."""
    place = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[place] == wanted, place, -1)


def _continuations(row: _Row, at: _Ints, gram: _Ints, length: int, counts: _Ints) -> _Ints:
    """In how many ways each n-gram is preceded; one that begins with the start of a post cannot be: its count."""
    more = row.before[at] > length
    ways = np.unique(gram[more] * _SYMBOLS + row.symbols[at[more] - length - 1]) // _SYMBOLS
    preceded = np.bincount(ways, minlength=len(counts))
    return np.where(preceded > 0, preceded, counts)


def _discounts(counts: _Ints) -> _Floats:
    """What is taken off counts of 0, 1, 2, and 3 or more, as Chen & Goodman estimate it."""
    n = np.bincount(np.minimum(counts, 5), minlength=6)[1:5].tolist()
    if all(n):
        y = n[0] / (n[0] + 2 * n[1])
        estimates = [k - (k + 1) * y * n[k] / n[k - 1] for k in (1, 2, 3)]
        if all(0 < estimate <= k for k, estimate in enumerate(estimates, 1)):
            return np.array([0, *estimates])
    return np.array([0, 0.5, 1, 1.5])


def markov_posts(train: Sequence[str], n: int, seed: int) -> list[str]:
    """Up to `n` new posts from a Markov chain over the words of `train` (markovify), the same for the same seed.

    None is empty, equals a training post but for case and spaces, or comes twice. Fewer come when `TRIES` walks per
    post wanted do not find more. Words are what stands between spaces, so scripts without spaces only give what they
    were given: no post. Raises MissingExtraError without markovify.
    """
    runs = [post.split() for post in train]
    runs = [words for words in runs if words]
    chain_of = need("markovify", "The Markov chain", "evaluate").Chain
    if not runs:
        return []
    seen = {normalise(post) for post in train}
    posts: list[str] = []
    with _seeded(seed):
        chain = chain_of(runs, STATE_WORDS)
        for _ in range(TRIES * n):
            if len(posts) == n:
                break
            post = " ".join(chain.walk())
            if normalise(post) not in seen:
                seen.add(normalise(post))
                posts.append(post)
    return posts


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """markovify draws from the global `random`: seeded here, and put back as it was."""
    state = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(state)
