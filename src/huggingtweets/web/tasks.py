"""Tasks for the worker processes: add posts, train, write, make a quiz.

A task is a `partial` of a function below. It is pickled and called in a worker, and so is what it returns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas, sources, training, writing
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import StoppedError
from huggingtweets.events import Event
from huggingtweets.library import Generation
from huggingtweets.sources import SourceOptions, SourceType
from huggingtweets.writing.sampler import PartialPost

if TYPE_CHECKING:
    from huggingtweets.models.engine.decoding import Decoder

_PARTIAL_SECONDS = 0.15
"""Time between two updates of a post that is being written."""

_OPEN_PERSONAS = 2
"""Personas that stay in the worker's memory, the latest used."""


@dataclass(frozen=True, slots=True)
class FinishedPost:
    """A post that is complete."""

    row: int
    generation: Generation


Progress = Event | PartialPost | FinishedPost
OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
Task = Callable[[Path, OnProgress, ShouldStop], Any]
"""Takes the home, and returns a value that can be pickled."""


def add_posts(
    home: Path,
    on_progress: OnProgress,
    should_stop: ShouldStop,
    *,
    argument: str,
    options: SourceOptions,
    limit: int | None,
    source_type: SourceType | None,
    public_only: bool,
) -> dict[str, Any]:
    """Add posts to the library from a file or an account."""

    def on_event(event: Event) -> None:
        if should_stop():
            raise KeyboardInterrupt
        on_progress(event)

    # The page offers no platform that charges for posts, so the answer to any price is no.
    fetching = sources.FetchOptions(limit, public_only=public_only, ask=lambda _: False)
    try:
        report = sources.add(home, argument, options, on_event, fetching, source_type=source_type)
    except KeyboardInterrupt as stopped:
        raise StoppedError(str(stopped) or "Stopped before any post was read.") from stopped
    return {**report.as_json(), "account": report.account.full_handle}


def train(
    home: Path, on_progress: OnProgress, should_stop: ShouldStop, *, accounts: list[str], config: TrainConfig, name: str
) -> dict[str, Any]:
    """Train a persona, or resume its training from the last checkpoint."""
    report = training.train(home, accounts, config, name=name, on_event=on_progress, should_stop=should_stop)
    return report.as_json()


def write(
    home: Path,
    on_progress: OnProgress,
    should_stop: ShouldStop,
    *,
    persona: str,
    start: str,
    n: int,
    seed: int,
    config: GenerateConfig,
) -> dict[str, Any]:
    """Write new posts as a persona."""
    path = personas.find(home, persona).path
    decoder = _open_decoder(path, (path / "run.json").stat().st_mtime_ns)
    writer = writing.Writer(home, persona, config, decoder=decoder)
    updated_at: dict[int, float] = {}

    def on_partial(post: PartialPost) -> None:
        now = time.monotonic()
        if now - updated_at.get(post.row, 0) >= _PARTIAL_SECONDS:
            updated_at[post.row] = now
            on_progress(post)

    count = 0
    posts = writer.numbered(start, n, seed, on_partial=on_partial, should_stop=should_stop)
    for count, (row, generation) in enumerate(posts, 1):  # noqa: B007 (used after the loop)
        on_progress(FinishedPost(row, generation))
    return {"seed": seed, "count": count, "dropped": writer.dropped, "checks_copies": writer.checks_copies}


def make_quiz(
    home: Path, on_progress: OnProgress, should_stop: ShouldStop, *, persona: str, n: int, seed: int | None
) -> writing.Quiz:
    """Make the questions of a quiz."""
    return writing.Quiz(home, persona, n, seed, on_event=on_progress, should_stop=should_stop)


@lru_cache(maxsize=_OPEN_PERSONAS)
def _open_decoder(path: Path, changed_at: int) -> Decoder:
    """The persona's model, kept open because opening it takes longer than writing a post."""
    from huggingtweets.models import bases
    from huggingtweets.models.engine import decoding

    return decoding.open_decoder(path, bases.pick_device("auto"))
