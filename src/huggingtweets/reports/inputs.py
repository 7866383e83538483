"""What the page is made of, read from the objects documented in docs/json.md.

A persona's folder may come from anywhere, so its numbers are checked to be numbers before they reach the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    # New keys may come in these objects: what we know is read, the rest ignored.
    model_config = ConfigDict(extra="ignore", frozen=True)


class Figure(_Record):
    """A measured value with its 95% interval."""

    value: Number
    low: Number
    high: Number


class Row(_Record):
    """One persona in a comparison; bits per byte of held-out posts."""

    name: str
    base: str
    posts: Count
    before: Number
    after: Number
    gain: Number
    epochs: tuple[Number, ...]
    repeats: Number
    replies: Number | None
    characters: Number | None
    vocabulary: Number | None


class Comparison(_Record):
    """What `compare --json` prints."""

    personas: tuple[Row, ...]
    mean: Number
    mean_plus_deviation: Number | None
    rank_correlations: dict[str, Number]


class Fit(_Record):
    """What held-out posts cost."""

    bits_per_byte: Figure
    perplexity: Figure
    base_bits_per_byte: Figure
    base_perplexity: Figure
    ngram_bits_per_byte: Figure


class LongestRun(_Record):
    words: Count


class Copying(_Record):
    """Shares of generations that repeat training posts, and of held-out posts that do."""

    verbatim: Figure
    near: Figure
    six_word: Figure
    human_verbatim: Figure
    human_near: Figure
    human_six_word: Figure
    longest: LongestRun | None


class Diversity(_Record):
    """How varied generations are, and held-out posts."""

    distinct_1: Figure
    distinct_2: Figure
    distinct_3: Figure
    self_bleu: Figure
    characters: Figure
    words: Figure
    emoji: Figure
    hashtag: Figure
    mention: Figure
    real_distinct_1: Figure
    real_distinct_2: Figure
    real_distinct_3: Figure
    real_self_bleu: Figure
    real_characters: Figure
    real_words: Figure
    real_emoji: Figure
    real_hashtag: Figure
    real_mention: Figure
    compared: Count


Confusion = tuple[tuple[Count, ...], ...]


class Likeness(_Record):
    """How like the author's the generations are. None where too little was there to tell."""

    two_sample_auc: Figure | None
    markov_two_sample_auc: Figure | None
    attribution: Figure | None
    human_attribution: Figure | None
    authors: tuple[str, ...] = ()
    """The persona first. Empty where an evaluation does not keep whom it was told from; so are the matrices."""
    confusion: Confusion = ()
    human_confusion: Confusion = ()


class Sampling(_Record):
    """How generations were drawn."""

    temperature: Number


class Evaluation(_Record):
    """What `evaluate --json` prints and evaluation.json keeps; the last four are None without generations."""

    held_out: Count
    generations: Count
    fit: Fit
    copying: Copying | None = None
    diversity: Diversity | None = None
    likeness: Likeness | None = None
    ends_by_itself: Figure | None = None
    sampling: Sampling | None = None
    """None also in evaluations made before it was kept."""


class CurvePoint(_Record):
    """One training on so many posts."""

    posts: Annotated[int, Field(gt=0)]
    seed: int
    bits_per_byte: Number


class Law(_Record):
    """Bits per byte after n posts: floor + amount * n ** -exponent."""

    floor: Number
    amount: Number
    exponent: Number

    def at(self, posts: float) -> float:
        return float(self.floor + self.amount * posts**-self.exponent)


class Prediction(_Record):
    """Bits per byte to be expected after so many posts, with its 95% interval."""

    posts: Annotated[int, Field(gt=0)]
    bits_per_byte: Number
    low: Number
    high: Number


class Curve(_Record):
    """Held-out loss by number of posts trained on."""

    base: str
    points: tuple[CurvePoint, ...]
    law: Law | None
    """None as long as there are too few points for one."""
    twice: Prediction | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Subject:
    """All that is known of one persona. None for what was not measured yet."""

    row: Row
    handles: tuple[str, ...] = ()
    """Accounts it was trained on."""
    evaluation: Evaluation | None = None
    curve: Curve | None = None
