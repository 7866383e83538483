"""Tasks for the worker processes: add posts, train, write, make a quiz. Each is pickled and called in a worker."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

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


class Task(Protocol):
    """Work for a worker process. Returns a value that can be pickled."""

    def __call__(self, home: Path, on_progress: OnProgress, should_stop: ShouldStop) -> Any: ...


@dataclass(frozen=True, slots=True)
class AddTask:
    """Add posts to the library from a file or an account."""

    argument: str
    options: SourceOptions
    limit: int | None = None
    source_type: SourceType | None = None
    public_only: bool = False

    def __call__(self, home: Path, on_progress: OnProgress, should_stop: ShouldStop) -> dict[str, Any]:
        def on_event(event: Event) -> None:
            if should_stop():
                raise KeyboardInterrupt
            on_progress(event)

        # The page offers no platform that charges for posts, so the answer to any price is no.
        fetching = sources.FetchOptions(self.limit, public_only=self.public_only, ask=lambda _: False)
        try:
            report = sources.add(home, self.argument, self.options, on_event, fetching, source_type=self.source_type)
        except KeyboardInterrupt as stopped:
            raise StoppedError(str(stopped) or "Stopped before any post was read.") from stopped
        return {**report.as_json(), "account": report.account.full_handle}


@dataclass(frozen=True, slots=True)
class TrainTask:
    """Train a persona, or resume its training from the last checkpoint."""

    accounts: tuple[str, ...]
    config: TrainConfig
    name: str | None = None

    def __call__(self, home: Path, on_progress: OnProgress, should_stop: ShouldStop) -> dict[str, Any]:
        report = training.train(
            home, self.accounts, self.config, name=self.name, on_event=on_progress, should_stop=should_stop
        )
        return report.as_json()


@dataclass(frozen=True, slots=True)
class WriteTask:
    """Write new posts as a persona."""

    persona: str
    start: str
    n: int
    seed: int
    config: GenerateConfig

    def __call__(self, home: Path, on_progress: OnProgress, should_stop: ShouldStop) -> dict[str, Any]:
        writer = writing.Writer(home, self.persona, self.config, decoder=_open_decoder(home, self.persona))
        updated_at: dict[int, float] = {}

        def on_partial(post: PartialPost) -> None:
            now = time.monotonic()
            if now - updated_at.get(post.row, 0) >= _PARTIAL_SECONDS:
                updated_at[post.row] = now
                on_progress(post)

        count = 0
        posts = writer.numbered(self.start, self.n, self.seed, on_partial=on_partial, should_stop=should_stop)
        for count, (row, generation) in enumerate(posts, 1):  # noqa: B007 (used after the loop)
            on_progress(FinishedPost(row, generation))
        return {
            "seed": self.seed,
            "count": count,
            "dropped": writer.dropped,
            "checks_copies": writer.checks_copies,
        }


@dataclass(frozen=True, slots=True)
class QuizTask:
    """Make the questions of a quiz."""

    persona: str
    n: int
    seed: int | None

    def __call__(self, home: Path, on_progress: OnProgress, should_stop: ShouldStop) -> writing.Quiz:
        return writing.Quiz(home, self.persona, self.n, self.seed, on_event=on_progress, should_stop=should_stop)


_decoders: OrderedDict[tuple[Path, int], Decoder] = OrderedDict()
"""Open personas by folder and modification time, the latest used last."""


def _open_decoder(home: Path, name: str) -> Decoder:
    """The persona's model, kept open because opening it takes longer than writing a post."""
    from huggingtweets.models import bases
    from huggingtweets.models.engine import decoding

    path = personas.find(home, name).path
    key = path, (path / "run.json").stat().st_mtime_ns
    if key not in _decoders:
        for outdated in [other for other in _decoders if other[0] == path]:
            del _decoders[outdated]
        while len(_decoders) >= _OPEN_PERSONAS:
            _decoders.popitem(last=False)
        _decoders[key] = decoding.open_decoder(path, bases.pick_device("auto"))
    _decoders.move_to_end(key)
    return _decoders[key]
