"""Compare personas: their losses, and the properties of their posts that the loss correlates with."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from huggingtweets import personas
from huggingtweets.errors import DamagedFileError, NotFoundError
from huggingtweets.intervals import Number
from huggingtweets.library import Library
from huggingtweets.personas.fields import Count
from huggingtweets.posts.words import WORD, is_word, split_words, word_runs
from huggingtweets.result import Result
from huggingtweets.text import listing

VOCABULARY_WORDS = 5000  # Vocabularies are compared on this many words, because new words are rarer in longer texts.
FEWEST_PERSONAS = 5  # Below this number no correlations are computed.

PROPERTIES = {
    "posts": "number of posts",
    "repeats": "share of duplicates",
    "replies": "share of replies",
    "characters": "characters per post",
    "vocabulary": "vocabulary",
    "before": "loss of the untuned base",
}
"""What the loss may correlate with: fields of `Row` and their names for people."""


class Row(Result):
    """One persona. Losses are held-out bits per byte. None where its posts are no longer in the library."""

    name: str
    base: str
    handles: tuple[str, ...]  # Accounts trained on.
    posts: Count  # Training posts.
    before: Number  # Of the untuned base.
    after: Number
    gain: Number  # Share of the base's loss that training removed.
    epochs: tuple[Number, ...]  # Loss after each epoch.
    repeats: Number  # Duplicates that curation dropped, as a share of the posts read.
    replies: Number | None  # Share of the training posts.
    characters: Number | None  # Mean characters per post.
    vocabulary: Number | None  # Share of distinct ones among `VOCABULARY_WORDS` words of random posts.


class Comparison(Result):
    """What `compare --json` prints. Personas are in the order named."""

    personas: tuple[Row, ...]
    mean: Number  # Mean of `after`.
    mean_plus_deviation: Number | None  # Mean plus one standard deviation (n - 1). None for one persona.
    # Spearman's correlation of `after` with those of `PROPERTIES` that are known and vary. Empty for fewer than
    # `FEWEST_PERSONAS`.
    rank_correlations: dict[str, Number]
    damaged: tuple[str, ...] = ()  # Personas that were left out because they are damaged.

    @classmethod
    def of(cls, rows: Sequence[Row], damaged: Sequence[str] = ()) -> Self:
        """The comparison of `rows`, which must not be empty."""
        after = [row.after for row in rows]
        mean = statistics.fmean(after)
        return cls(
            personas=tuple(rows),
            mean=mean,
            mean_plus_deviation=mean + statistics.stdev(after) if len(rows) > 1 else None,
            rank_correlations=_rank_correlations(rows),
            damaged=tuple(damaged),
        )


def _rank_correlations(rows: Sequence[Row]) -> dict[str, float]:
    found = {}
    after = [row.after for row in rows]
    if len(after) >= FEWEST_PERSONAS and len(set(after)) > 1:
        for name in PROPERTIES:
            values = [getattr(row, name) for row in rows]
            if None not in values and len(set(values)) > 1:
                found[name] = statistics.correlation(_ranks(values), _ranks(after))
    return found


def _ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value, from 0. Equal values share their mean rank."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def compare(home: Path, names: Sequence[str]) -> Comparison:
    """Compare the personas `names` (default: all with known losses). Raises NotFoundError, DamagedFileError.

    Without `names`, damaged personas are left out.
    """
    listed = [] if names else personas.list_personas(home)
    damaged = [row["name"] for row in listed if row["damaged"]]
    chosen = names or [row["name"] for row in listed if row["bits_per_byte"] is not None]
    found = {persona.name: persona for persona in (personas.find(home, name) for name in chosen)}
    with Library(home) as library:
        rows = {name: _row(library, persona) for name, persona in found.items()}
    if names and (unknown := next((name for name, row in rows.items() if row is None), None)):
        raise NotFoundError(f"{unknown} was pulled without all of its figures.", hint="Compare without it.")
    if known := [row for row in rows.values() if row]:
        return Comparison.of(known, damaged)
    if damaged:
        message = f"There is no persona to compare: {listing(damaged)} cannot be read."
        raise DamagedFileError(message, hint="Train again with: {command}", command="train HANDLE")
    raise NotFoundError("There is no persona to compare yet.", hint="Train one with: {command}", command="train HANDLE")


def _row(library: Library, persona: personas.Persona) -> Row | None:
    """None if a figure is unknown."""
    record = persona.record
    counts, split, before, after, gain = record.posts, record.split, record.before, record.after, record.gain
    if not (counts and split and before and after) or gain is None:
        return None
    posts = library.run_posts(persona.name, "train")
    replies = characters = vocabulary = None
    if posts:
        reply_keys = {
            (post.platform, post.handle, post.id)
            for account in {f"{post.platform}:{post.handle}" for post in posts}
            for post in library.posts(library.find(account))
            if post.kind == "reply"
        }
        replies = statistics.fmean(post.key in reply_keys for post in posts)
        characters = statistics.fmean(len(post.text) for post in posts)
        vocabulary = _vocabulary([post.text for post in posts])
    return Row(
        name=persona.name,
        base=record.base,
        handles=record.handles,
        posts=split.train,
        before=before.bits_per_byte,
        after=after.bits_per_byte,
        gain=gain,
        epochs=tuple(epoch.bits_per_byte for epoch in record.epochs),
        repeats=counts.dropped.get("repeat", 0) / max(1, counts.read),
        replies=replies,
        characters=characters,
        vocabulary=vocabulary,
    )


def _vocabulary(texts: Sequence[str]) -> float:
    words: list[tuple[str, ...]] = []
    for text in random.Random(0).sample(texts, len(texts)):
        words += word_runs(list(filter(is_word, split_words(text))), WORD)
        if len(words) >= VOCABULARY_WORDS:
            break
    words = words[:VOCABULARY_WORDS]
    return len(set(words)) / max(1, len(words))
