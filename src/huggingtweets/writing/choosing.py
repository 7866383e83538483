"""Write several candidates for each post, and keep the one that reads best.

Measured against other choices in docs/experiments.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.errors import BaseUnavailableError
from huggingtweets.events import never
from huggingtweets.personas import Persona
from huggingtweets.personas.base import locate_base
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.writing.sampler import MAX_BATCH, PartialPost, SampledPost, Sampler

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base

CANDIDATES = 4
"""Posts that are written for one, with `GenerateConfig.best`."""


class Chooser:
    """Chooses with the untuned base in `folder`: what it does not expect at all is mostly nonsense."""

    def __init__(self, folder: Path, device: str, bf16: bool) -> None:
        from huggingtweets.models import bases

        self._base, self._bf16 = bases.load(folder, device=device), bf16

    def nats_per_byte(self, texts: Sequence[str]) -> list[float]:
        """Cross-entropy of each text under the base, per byte of UTF-8."""
        from huggingtweets.models import loss

        base = self._base
        posts = dataset.tokenize(
            [CuratedPost("", "", "", text) for text in texts], base.encode, base.start, base.end, base.context
        )
        scores = loss.score_loaded(base, posts, bf16=self._bf16)
        return [nats / size for nats, size in zip(scores.nats, scores.bytes, strict=True)]

    def choose(self, candidates: Iterable[SampledPost]) -> Iterator[SampledPost]:
        """The likeliest of each `CANDIDATES` rows, numbered anew. Rows may be missing."""
        rows: dict[int, list[SampledPost]] = defaultdict(list)
        complete: list[int] = []
        for post in candidates:
            row = post.row // CANDIDATES
            rows[row].append(post)
            if len(rows[row]) == CANDIDATES:
                complete.append(row)
            if len(complete) * CANDIDATES == MAX_BATCH:
                yield from self._likeliest({each: rows.pop(each) for each in complete})
                complete.clear()
        yield from self._likeliest(rows)

    def _likeliest(self, rows: Mapping[int, Sequence[SampledPost]]) -> Iterator[SampledPost]:
        texts = [post.text for posts in rows.values() for post in posts]
        nats = iter(self.nats_per_byte(texts) if texts else [])
        for row, posts in rows.items():
            yield replace(min(posts, key=lambda _: next(nats)), row=row)


def chooser_of(home: Path, persona: Persona, device: str) -> Chooser:
    """The base of `persona`, in the precision that it was trained in. Raises BaseUnavailableError."""
    from huggingtweets.models import bases

    bf16 = persona.record.run.precision.startswith("bf16") and bases.has_bf16(device)
    try:
        return _open(locate_base(home, persona), device, bf16)
    except BaseUnavailableError as error:
        hint = f"{error.hint} Or write without {{option}}.".strip()
        raise BaseUnavailableError(error.message, hint=hint, option="best", command=error.command) from error


@lru_cache(maxsize=1)
def _open(base: Base, device: str, bf16: bool) -> Chooser:
    """The latest stays open, because a server asks for it with every request."""
    return Chooser(base.folder, device, bf16)


def posts(
    sampler: Sampler,
    chooser: Chooser | None,
    starts: Sequence[str],
    seed: int,
    *,
    on_partial: Callable[[PartialPost], None] | None = None,
    should_stop: Callable[[], bool] = never,
) -> Iterator[SampledPost]:
    """`Sampler.stream`, or the best of its posts. Of the candidates of a post, only one is reported by `on_partial`."""
    if chooser is None:
        return sampler.stream(starts, seed, on_partial=on_partial, should_stop=should_stop)

    def report_first(post: PartialPost) -> None:
        if on_partial and post.row % CANDIDATES == 0:
            on_partial(replace(post, row=post.row // CANDIDATES))

    candidates = [start for start in starts for _ in range(CANDIDATES)]
    watch = report_first if on_partial else None
    return chooser.choose(sampler.stream(candidates, seed, on_partial=watch, should_stop=should_stop))
