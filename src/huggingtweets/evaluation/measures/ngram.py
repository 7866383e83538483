"""Baselines without a neural network: the loss of an n-gram model, and the posts of a Markov chain.

A persona that does not beat them has learnt no more than counting could.
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
from huggingtweets.posts.words import SPACELESS, WORD, normalise, parts, size_of

ORDER = 12
"""Length of the longest n-gram in bytes. On five timelines of about 2,000 posts, order 16 lowers held-out bits per byte
by less than 0.002."""

STATE_WORDS = 2
"""Words of context of the Markov chain. On the same timelines, 10% to 50% of walks equal a training post; with three
words, 58% to 95%."""

_GLUE = "\u2060"  # Marks pieces that follow without a space. Cleaned posts do not contain this character.
TRIES = 10  # Attempts per requested post.

_END, _START = 256, 257
_OUTCOMES = 257  # any byte, or the end of the post
_SYMBOLS = 258

_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


def ngram_bits_per_byte(train: Sequence[str], held_out: Sequence[str]) -> Figure:
    """Bits per UTF-8 byte of `held_out` under an n-gram model of the bytes of `train`, each post scored alone.

    Comparable to `Fit.bits_per_byte`: the end of a post is scored but adds no byte. The interval is over posts.
    Takes about a second for 250 KB. Raises EmptySplitError when `held_out` is empty or one of its posts has no text.
    """
    check_some(held_out, "held-out posts")
    posts = [post.encode() for post in held_out]
    if not all(posts):
        raise EmptySplitError("A held-out post has no text, so it has no bits per byte.")
    probabilities = symbol_probabilities([post.encode() for post in train], posts)
    return ratio_with_interval([-float(np.log2(each).sum()) for each in probabilities], [len(post) for post in posts])


def symbol_probabilities(train: Sequence[bytes], posts: Sequence[bytes]) -> list[_Floats]:
    """For each post, the probabilities of its bytes and of its end, each given what precedes it.

    Interpolated modified Kneser-Ney smoothing of order `ORDER` (Chen & Goodman 1999, section 3), counted on `train`.
    After any prefix, the probabilities of the 256 bytes and of the end are positive and add up to 1. Where there are
    too few counts to estimate the discounts, they are KenLM's (Heafield et al. 2013).
    """
    known, scored = _Symbols(train), _Symbols(posts)
    probabilities = np.full(len(scored.symbols), 1 / _OUTCOMES)
    # For growing lengths of context: positions in `known` (`at`) and in `scored` (`here`), and the id of the context
    # before each. Positions drop out where the post is shorter than the context, or where `train` lacks the context.
    at, known_context = known.positions, np.zeros_like(known.positions)
    here, context = scored.positions, np.zeros_like(scored.positions)
    for length in range(ORDER):
        at, known_context = _with_context(known, at, known_context, length)
        here, context = _with_context(scored, here, context, length)
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
        probabilities[here] = (kept + freed[context] * probabilities[here]) / total[context]
    return np.split(probabilities[scored.positions], np.cumsum([len(post) + 1 for post in posts])[:-1])


class _Symbols:
    """Concatenated posts as symbols, each post between a start and an end symbol."""

    def __init__(self, posts: Sequence[bytes]) -> None:
        lengths = np.array([len(post) + 2 for post in posts], dtype=np.int64)
        starts = np.cumsum(lengths) - lengths
        self.symbols: _Ints = np.full(lengths.sum(), _START)
        self.before: _Ints = np.arange(lengths.sum()) - np.repeat(starts, lengths)
        """Number of symbols before each in its post, the start included."""
        self.positions: _Ints = np.flatnonzero(self.before)
        """Positions to predict: all but the starts."""
        is_end = self.before == np.repeat(lengths, lengths) - 1
        self.symbols[is_end] = _END
        self.symbols[(self.before > 0) & ~is_end] = np.frombuffer(b"".join(posts), dtype=np.uint8)


def _with_context(posts: _Symbols, at: _Ints, context: _Ints, length: int) -> tuple[_Ints, _Ints]:
    deep = posts.before[at] >= length
    return at[deep], context[deep]


def _find(ordered: _Ints, wanted: _Ints) -> _Ints:
    """Index of each of `wanted` in `ordered`, or -1."""
    index = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.where(ordered[index] == wanted, index, -1)


def _continuations(posts: _Symbols, at: _Ints, gram: _Ints, length: int, counts: _Ints) -> _Ints:
    """Number of distinct symbols before each n-gram, or its count if it only begins posts."""
    more = posts.before[at] > length
    ways = np.unique(gram[more] * _SYMBOLS + posts.symbols[at[more] - length - 1]) // _SYMBOLS
    preceded = np.bincount(ways, minlength=len(counts))
    return np.where(preceded > 0, preceded, counts)


def _discounts(counts: _Ints) -> _Floats:
    """Discounts of counts of 0, 1, 2, and 3 or more, as Chen & Goodman estimate them."""
    n = np.bincount(np.minimum(counts, 5), minlength=6)[1:5].tolist()
    if all(n):
        y = n[0] / (n[0] + 2 * n[1])
        estimates = [k - (k + 1) * y * n[k] / n[k - 1] for k in (1, 2, 3)]
        if all(0 < estimate <= k for k, estimate in enumerate(estimates, 1)):
            return np.array([0, *estimates])
    return np.array([0, 0.5, 1, 1.5])


def markov_posts(train: Sequence[str], n: int, seed: int) -> list[str]:
    """Up to `n` new posts from a Markov chain over the words of `train` (markovify). Deterministic for a seed.

    Posts are distinct, and none equals a training post, ignoring case and spaces. There are fewer than `n` if `TRIES`
    walks per post find no more. In scripts without spaces, each step adds a character, and states hold as many as two
    words have. Raises MissingExtraError without markovify.
    """
    runs = [pieces for post in train if (pieces := _pieces(post))]
    chain_of = need("markovify", "The Markov chain", "evaluate").Chain
    if not runs:
        return []
    seen = {normalise(post) for post in train}
    posts: list[str] = []
    with _seeded(seed):
        chain = chain_of(runs, _state_size(runs))
        for _ in range(TRIES * n):
            if len(posts) == n:
                break
            post = " ".join(chain.walk()).replace(f" {_GLUE}", "")
            if normalise(post) not in seen:
                seen.add(normalise(post))
                posts.append(post)
    return posts


def _pieces(post: str) -> list[str]:
    """The words of `post` between spaces, but single characters of scripts without spaces."""
    pieces: list[str] = []
    for word in post.split():
        first, *others = parts(word) if SPACELESS.search(word) else [word]
        pieces += [first, *(f"{_GLUE}{each}" for each in others)]
    return pieces


def _state_size(runs: Sequence[Sequence[str]]) -> int:
    """How many pieces have the size of `STATE_WORDS` words, on average."""
    sizes = [size_of(piece.lstrip(_GLUE)) for pieces in runs for piece in pieces]
    return round(STATE_WORDS * WORD * len(sizes) / sum(sizes))


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Seed the global `random`, which markovify uses, and restore its state afterwards."""
    state = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(state)
