"""Tasks for the worker processes: add posts, train, write, score, make files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingtweets import sources, training, writing
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import StoppedError
from huggingtweets.events import Event
from huggingtweets.library import Generation
from huggingtweets.sources import SourceOptions, SourceType
from huggingtweets.web import products
from huggingtweets.writing.sampler import PartialPost

_PARTIAL_SECONDS = 0.15
"""Time between two updates of a post that is being written."""


@dataclass(frozen=True, slots=True)
class FinishedPost:
    """A post that is complete."""

    row: int
    generation: Generation


Progress = Event | PartialPost | FinishedPost
OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
Task = Callable[..., Any]
"""A `partial` that a worker calls with `on_event: OnProgress` and `should_stop: ShouldStop`. It travels between
processes, and so does its result: both are pickled."""


def add_posts(
    home: Path,
    argument: str,
    options: SourceOptions,
    *,
    limit: int | None,
    source_type: SourceType | None,
    public_only: bool,
    on_event: OnProgress,
    should_stop: ShouldStop,
) -> dict[str, Any]:
    """Add posts to the library from a file or an account."""

    def on_event_or_stop(event: Event) -> None:
        if should_stop():
            raise KeyboardInterrupt
        on_event(event)

    # The page offers no platform that charges for posts, so any price is declined.
    fetching = sources.FetchOptions(limit, public_only=public_only, ask=lambda _: False)
    try:
        report = sources.add(home, argument, options, on_event_or_stop, fetching, source_type=source_type)
    except KeyboardInterrupt as stopped:
        raise StoppedError(str(stopped) or "Stopped before any post was read.") from stopped
    return {**report.as_json(), "account": report.account.full_handle}


def train(home: Path, accounts: list[str], config: TrainConfig, **more: Any) -> dict[str, Any]:
    """Train a persona. Returns the report as JSON, because the report itself contains all posts."""
    from huggingtweets.training.choose_base import choose_base, earlier_run

    chosen = choose_base(home, accounts, config, more["on_event"], earlier=earlier_run(home, config, more["name"]))
    return training.train(home, accounts, chosen, **more).as_json()


def write(
    home: Path,
    persona: str,
    config: GenerateConfig,
    *,
    start: str,
    n: int,
    seed: int,
    on_event: OnProgress,
    should_stop: ShouldStop,
) -> dict[str, Any]:
    """Write posts with a persona."""
    writer = writing.open_writer(home, persona, config)
    updated_at: dict[int, float] = {}

    def on_partial(post: PartialPost) -> None:
        now = time.monotonic()
        if now - updated_at.get(post.row, 0) >= _PARTIAL_SECONDS:
            updated_at[post.row] = now
            on_event(post)

    count = new = 0
    encode = writer.sampler.decoder.codec.encode
    begun = len(encode([start])[0])
    posts = writer.numbered(start, n, seed, on_partial=on_partial, should_stop=should_stop)
    for row, generation in posts:
        count += 1
        new += len(encode([generation.text])[0]) - begun + 1  # with the token that ends it
        on_event(FinishedPost(row, generation))
    return {
        "seed": seed,
        "count": count,
        "prompt_tokens": begun + 1 + len(writer.sampler.parent),
        "new_tokens": new,
        "dropped": writer.dropped,
        "checks_copies": writer.checks_copies,
    }


def score(
    home: Path, persona: str, texts: list[str], *, on_event: OnProgress, should_stop: ShouldStop
) -> dict[str, Any]:
    """Score texts. Returns what `score --json` prints, with the tokens of each text joined to `words`."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.score import words

    report = evaluation.score(home, persona, texts, on_event=_stopping(on_event, should_stop))
    found = report.as_json()
    for told, each in zip(found["texts"], report.texts, strict=True):
        told["words"] = [word.as_json() for word in words(each.tokens)]
        del told["tokens"]
    return found


def make(
    home: Path,
    persona: str,
    product: products.Product,
    *,
    not_mine: bool,
    on_event: OnProgress,
    should_stop: ShouldStop,
) -> dict[str, Any]:
    """Make something of a persona. Returns what `products.make` does."""
    return products.make(home, persona, product, not_mine=not_mine, on_event=_stopping(on_event, should_stop))


def _stopping(on_event: OnProgress, should_stop: ShouldStop) -> Callable[[Event], None]:
    """`on_event`, which raises StoppedError once `should_stop` says so."""

    def on_event_or_stop(event: Event) -> None:
        if should_stop():
            raise StoppedError("Stopped.")
        on_event(event)

    return on_event_or_stop
