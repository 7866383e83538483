"""Personas side by side: what each costs, and what about its posts goes with that."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingtweets import personas
from huggingtweets.errors import NotFoundError
from huggingtweets.library import Library
from huggingtweets.posts.similarity import split_words

WORDS = 5000
"""Words on which vocabularies are compared: the more words, the rarer a new one."""

FEWEST = 5
"""Personas below which a correlation says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One persona. None where its posts are no longer in the library."""

    name: str
    base: str
    posts: int
    """Trained on."""
    before: float
    """Held-out bits per byte of the untuned base."""
    after: float
    epochs: tuple[float, ...]
    """Held-out bits per byte after each."""
    repeats: float
    """Share of the posts read that were left out for repeating another."""
    replies: float | None
    """Share of the posts trained on."""
    characters: float | None
    """A post, on average."""
    vocabulary: float | None
    """Distinct words among `WORDS` words of posts in random order (or all, when there are fewer), over their number."""

    @property
    def gain(self) -> float:
        """Share of the base's cost that training took away."""
        return 1 - self.after / self.before


EXPLAINS = ("posts", "repeats", "replies", "characters", "vocabulary", "before")
"""What a persona's cost may go with."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Personas in the order they were named."""

    rows: tuple[Row, ...]

    @property
    def mean(self) -> float:
        return statistics.fmean(row.after for row in self.rows)

    @property
    def deviation(self) -> float | None:
        """Standard deviation (n - 1) of the cost over the personas; None for one."""
        return statistics.stdev(row.after for row in self.rows) if len(self.rows) > 1 else None

    def correlations(self) -> dict[str, float]:
        """Spearman's rank correlation of held-out bits per byte with each of `EXPLAINS`, over the personas.

        Only those known of every persona and not the same for all; none for fewer than `FEWEST` personas.
        """
        found = {}
        after = [row.after for row in self.rows]
        if len(after) >= FEWEST and len(set(after)) > 1:
            for what in EXPLAINS:
                values = [getattr(row, what) for row in self.rows]
                if None not in values and len(set(values)) > 1:
                    found[what] = statistics.correlation(_ranks(values), _ranks(after))
        return found

    def as_json(self) -> dict[str, Any]:
        """The object `compare --json` prints (documented in docs/json.md)."""
        deviation = self.deviation
        return {
            "personas": [
                {
                    "name": row.name,
                    "base": row.base,
                    "posts": row.posts,
                    "before": row.before,
                    "after": row.after,
                    "gain": row.gain,
                    "epochs": list(row.epochs),
                    "repeats": row.repeats,
                    "replies": row.replies,
                    "characters": row.characters,
                    "vocabulary": row.vocabulary,
                }
                for row in self.rows
            ],
            "mean": self.mean,
            "mean_plus_deviation": None if deviation is None else self.mean + deviation,
            "rank_correlations": self.correlations(),
        }


_NEEDED = ("before", "after", "split", "posts")
"""Of a persona's record; what was pulled from elsewhere may not say."""


def compare(home: Path, names: Sequence[str]) -> Comparison:
    """The personas `names`, all of known cost when none is given. Raises NotFoundError when there is none."""
    every = not names
    names = names or [row["name"] for row in personas.listed(home) if row["bits_per_byte"] is not None]
    if not names:
        raise NotFoundError("There is no persona to compare yet. Make one with: huggingtweets train HANDLE")
    found = {persona.name: persona for persona in (personas.find(home, name) for name in names)}
    told = {name: persona for name, persona in found.items() if all(persona.record[part] for part in _NEEDED)}
    if not every and (unknown := next((name for name in found if name not in told), None)):
        raise NotFoundError(f"{unknown} was pulled from elsewhere, and nobody knows all of its figures: leave it out.")
    with Library(home) as library:
        return Comparison(tuple(_row(library, persona) for persona in told.values()))


def _row(library: Library, persona: personas.Persona) -> Row:
    record = persona.record
    replies = characters = vocabulary = None
    if any(run.name == persona.name for run in library.runs()):
        posts = library.run_posts(persona.name, "train")
        if posts:
            kinds = {
                (post.place, post.handle, post.id): post.kind
                for account in sorted({f"{post.place}:{post.handle}" for post in posts})  # others were removed since
                for post in library.posts(library.find(account))
            }
            ours = [kinds.get((post.place, post.handle, post.post_id)) for post in posts]
            replies = ours.count("reply") / len(ours)
            characters = statistics.fmean(len(post.text) for post in posts)
            vocabulary = _vocabulary([post.text for post in posts])
    return Row(
        name=persona.name,
        base=record["base"],
        posts=record["split"]["train"],
        before=record["before"]["bits_per_byte"],
        after=record["after"]["bits_per_byte"],
        epochs=tuple(epoch["bits_per_byte"] for epoch in record["epochs"]),
        repeats=record["posts"]["dropped"].get("repeat", 0) / max(1, record["posts"]["read"]),
        replies=replies,
        characters=characters,
        vocabulary=vocabulary,
    )


def _ranks(values: Sequence[float]) -> list[float]:
    """Rank of each of `values` from 0; equals share the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def _vocabulary(texts: Sequence[str]) -> float:
    words: list[str] = []
    for text in random.Random(0).sample(texts, len(texts)):
        words += filter(str.isalnum, split_words(text))
        if len(words) >= WORDS:
            break
    words = words[:WORDS]
    return len(set(words)) / max(1, len(words))
