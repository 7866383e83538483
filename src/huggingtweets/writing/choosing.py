"""Write several candidates for each post, and keep the one that the persona itself finds likeliest per token.

Readers judge the choice in docs/results.md; docs/experiments.md has the ways of choosing that lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from huggingtweets.events import never
from huggingtweets.writing.sampler import PartialPost, SampledPost, Sampler

CANDIDATES = 8  # Posts that are written for one, with `GenerateConfig.best`.


def posts(
    sampler: Sampler,
    starts: Sequence[str],
    seed: int,
    *,
    on_partial: Callable[[PartialPost], None] | None = None,
    should_stop: Callable[[], bool] = never,
) -> Iterator[SampledPost]:
    """`Sampler.stream`, or with `GenerateConfig.best` the best of its posts.

    Of the candidates of a post, only one is reported to `on_partial`. Where some are missing, it is the best of the
    others.
    """
    if not sampler.config.best:
        yield from sampler.stream(starts, seed, on_partial=on_partial, should_stop=should_stop)
        return

    def report_first(post: PartialPost) -> None:
        if on_partial and post.row % CANDIDATES == 0:
            on_partial(replace(post, row=post.row // CANDIDATES))

    candidates: dict[int, list[SampledPost]] = defaultdict(list)
    repeated = [start for start in starts for _ in range(CANDIDATES)]
    watch = report_first if on_partial else None
    for post in sampler.stream(repeated, seed, on_partial=watch, should_stop=should_stop):
        row = post.row // CANDIDATES
        candidates[row].append(post)
        if len(candidates[row]) == CANDIDATES:
            yield _best(row, candidates.pop(row))
    for row, found in candidates.items():
        yield _best(row, found)


def _best(row: int, candidates: Sequence[SampledPost]) -> SampledPost:
    return replace(min(candidates, key=lambda post: post.nats_per_token), row=row)
