"""Write several candidates for each post, and keep one that the persona finds likely and that repeats nothing.

The likeliest candidates read best one by one, but are alike, and some go in circles. So what a candidate repeats, of
itself and of the posts chosen last, counts against it, as in maximal marginal relevance (Carbonell & Goldstein 1998,
https://doi.org/10.1145/290941.291025). Readers and judges on the choice: docs/results.md. Ways of choosing that lost:
docs/experiments.md.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from huggingtweets.events import never
from huggingtweets.posts.words import WORD, split_words, word_runs
from huggingtweets.writing.sampler import PartialPost, SampledPost, Sampler

CANDIDATES = 8  # Posts that are written for one, with `GenerateConfig.best`.
RECENT = 10  # Posts chosen last, which a candidate should not repeat. More make long batches varied, but senseless.
REPETITION = 5.0  # What a candidate costs if all its 2-word runs are repetitions, in nats per token.


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
    recent: deque[set[tuple[str, ...]]] = deque(maxlen=RECENT)
    for post in sampler.stream(repeated, seed, on_partial=watch, should_stop=should_stop):
        row = post.row // CANDIDATES
        candidates[row].append(post)
        if len(candidates[row]) == CANDIDATES:
            yield choose(row, candidates.pop(row), recent)
    for row, found in candidates.items():
        yield choose(row, found, recent)


def choose(row: int, candidates: Sequence[SampledPost], recent: deque[set[tuple[str, ...]]]) -> SampledPost:
    """The best of `candidates`, with `row`. Its 2-word runs are added to those of `recent` posts."""
    seen = set().union(*recent)
    runs = [list(word_runs(split_words(post.text[len(post.start) :]), 2 * WORD)) for post in candidates]
    new = [len(set(each) - seen) / len(each) if each else 1.0 for each in runs]
    costs = [post.nats_per_token + REPETITION * (1 - share) for post, share in zip(candidates, new, strict=True)]
    best = costs.index(min(costs))
    recent.append(set(runs[best]))
    return replace(candidates[best], row=row)
