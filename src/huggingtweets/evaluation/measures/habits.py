"""Habits of writing that can be counted, and how far generations are from real posts in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from huggingtweets.intervals import check_some
from huggingtweets.personas.record import Habit
from huggingtweets.posts.cleaning import LINK
from huggingtweets.posts.words import WORD, is_word, parts, size_of

# "#1" is not a hashtag. A mention may follow Japanese text directly; an e-mail address is not a mention.
_HASHTAG = re.compile(r"(?<!\w)[#＃](?=\w*[^\W\d_])")
_MENTION = re.compile(r"(?<![A-Za-z0-9_])[@＠]\w")
_MARK = re.compile(r"[^\w\s@#/]")


def _found(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text))


def _words(text: str) -> float:
    return sum(size_of(word) for word in parts(text) if is_word(word)) / WORD


def _capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) / max(1, len(letters))


def _emoji(text: str) -> float:
    from emoji import emoji_count

    return emoji_count(text)


HABITS: dict[str, Callable[[str], float]] = {
    "characters": len,
    "words": _words,
    "punctuation marks": partial(_found, _MARK),
    "question marks": partial(_found, re.compile("[?？]")),
    "exclamation marks": partial(_found, re.compile("[!！]")),
    "share of capitals": _capitals,
    "emoji": _emoji,
    "mentions": partial(_found, _MENTION),
    "hashtags": partial(_found, _HASHTAG),
    "line breaks": partial(_found, re.compile("\n")),
    "links": partial(_found, LINK),
    "no full stop at the end": lambda text: float(text[-1:].isalnum()),
}
"""How often each is found in a text."""

ALPHA = 0.01  # Significance level of a difference, all habits together.


def habits(generated: Sequence[str], real: Sequence[str]) -> tuple[Habit, ...]:
    """The mean of each habit on both sides, and the distance of its distributions.

    The distance is the Kolmogorov-Smirnov statistic: the largest difference of the shares of texts up to some value, 0
    to 1. A habit differs if this is significant (asymptotic test, Bonferroni-corrected). Raises EmptySplitError when a
    side is empty.
    """
    check_some(generated, "generations")
    check_some(real, "held-out posts")
    limit = np.sqrt(-np.log(ALPHA / len(HABITS) / 2) / 2 * (1 / len(generated) + 1 / len(real)))
    found = []
    for name, count in HABITS.items():
        ours, theirs = (np.sort([count(text) for text in texts]) for texts in (generated, real))
        values = np.concatenate([ours, theirs])
        shares = (np.searchsorted(side, values, "right") / len(side) for side in (ours, theirs))
        distance = float(np.abs(np.subtract(*shares)).max())
        found.append(
            Habit(
                name=name,
                generated=float(ours.mean()),
                real=float(theirs.mean()),
                distance=distance,
                differs=bool(distance > limit),
            )
        )
    return tuple(found)
