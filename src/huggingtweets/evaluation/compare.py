"""Personas side by side: what each costs, and what about its posts goes with that."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from huggingtweets import personas
from huggingtweets.errors import NotFoundError
from huggingtweets.library import Library
from huggingtweets.personas.record import Count, Number, RunRecord
from huggingtweets.posts.similarity import split_words

WORDS = 5000
"""Words on which vocabularies are compared: the more words, the rarer a new one."""

FEWEST = 5
"""Personas below which a correlation says nothing."""


class Row(BaseModel):
    """One persona; losses are held-out bits per byte. None where its posts are no longer in the library."""

    model_config = ConfigDict(frozen=True)

    name: str
    base: str
    posts: Count
    """Posts trained on."""
    before: Number
    """Loss of the untuned base."""
    after: Number
    gain: Number
    """Share of the base's loss that training removed."""
    epochs: tuple[Number, ...]
    """Loss after each epoch."""
    repeats: Number
    """Share of the posts read that curation dropped as duplicates."""
    replies: Number | None
    """Share of the posts trained on."""
    characters: Number | None
    """Mean characters per post."""
    vocabulary: Number | None
    """Distinct words among `WORDS` words of posts in random order (or all, if there are fewer), over their number."""


EXPLAINS = ("posts", "repeats", "replies", "characters", "vocabulary", "before")
"""What a persona's cost may go with."""


class Comparison(BaseModel):
    """What `compare --json` prints. Personas in the order they were named."""

    model_config = ConfigDict(frozen=True)

    personas: tuple[Row, ...]
    mean: Number
    """Mean of `after` over the personas."""
    mean_plus_deviation: Number | None
    """Mean plus one standard deviation (n - 1); None for one persona."""
    rank_correlations: dict[str, Number]
    """Spearman's rank correlation of `after` with each of `EXPLAINS` that is known and varies; empty below `FEWEST`
    personas."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        """The comparison of `rows`, which must not be empty."""
        after = [row.after for row in rows]
        mean = statistics.fmean(after)
        return cls(
            personas=tuple(rows),
            mean=mean,
            mean_plus_deviation=mean + statistics.stdev(after) if len(rows) > 1 else None,
            rank_correlations=_rank_correlations(rows),
        )

    def as_json(self) -> dict[str, Any]:
        """The object `compare --json` prints (documented in docs/json.md)."""
        return self.model_dump(mode="json")


def _rank_correlations(rows: Sequence[Row]) -> dict[str, float]:
    found = {}
    after = [row.after for row in rows]
    if len(after) >= FEWEST and len(set(after)) > 1:
        for what in EXPLAINS:
            values = [getattr(row, what) for row in rows]
            if None not in values and len(set(values)) > 1:
                found[what] = statistics.correlation(_ranks(values), _ranks(after))
    return found


def compare(home: Path, names: Sequence[str]) -> Comparison:
    """The personas `names`, all of known cost when none is given. Raises NotFoundError when there is none."""
    every = not names
    names = names or [row["name"] for row in personas.list_personas(home) if row["bits_per_byte"] is not None]
    if not names:
        raise NotFoundError("There is no persona to compare yet. Make one with: huggingtweets train HANDLE")
    found = {persona.name: persona for persona in (personas.find(home, name) for name in names)}
    known = {name: persona for name, persona in found.items() if _is_known(persona.record)}
    if not every and (unknown := next((name for name in found if name not in known), None)):
        raise NotFoundError(f"{unknown} was pulled from elsewhere, and not all of its figures are known: leave it out.")
    if not known:
        raise NotFoundError(
            "There is no persona to compare yet.", hint="Train one with: {command}", command="train HANDLE"
        )
    with Library(home) as library:
        return Comparison.of([_row(library, persona) for persona in known.values()])


def _is_known(record: RunRecord) -> bool:
    return bool(record.before and record.after and record.split and record.posts)


def _row(library: Library, persona: personas.Persona) -> Row:
    record = persona.record
    counts, split, before, after = record.posts, record.split, record.before, record.after
    if not (counts and split and before and after):
        raise ValueError(f"The figures of {persona.name} are not known.")
    replies = characters = vocabulary = None
    if any(run.name == persona.name for run in library.runs()):
        posts = library.run_posts(persona.name, "train")
        if posts:
            kinds = {
                (post.platform, post.handle, post.id): post.kind
                for account in sorted({f"{post.platform}:{post.handle}" for post in posts})  # others were removed since
                for post in library.posts(library.find(account))
            }
            ours = [kinds.get((post.platform, post.handle, post.post_id)) for post in posts]
            replies = ours.count("reply") / len(ours)
            characters = statistics.fmean(len(post.text) for post in posts)
            vocabulary = _vocabulary([post.text for post in posts])
    return Row(
        name=persona.name,
        base=record.base,
        posts=split.train,
        before=before.bits_per_byte,
        after=after.bits_per_byte,
        gain=1 - after.bits_per_byte / before.bits_per_byte,
        epochs=tuple(epoch.bits_per_byte for epoch in record.epochs),
        repeats=counts.dropped.get("repeat", 0) / max(1, counts.read),
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
