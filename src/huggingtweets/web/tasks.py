"""What workers do: bring posts in, train, write, make a quiz. Each is pickled, and called in the worker's process."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas, sources, training, writing
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import StoppedError
from huggingtweets.events import Event, OnEvent
from huggingtweets.library import Generation
from huggingtweets.sources import SourceOptions, SourceType

if TYPE_CHECKING:
    from huggingtweets.models.engine.decoding import Decoder
    from huggingtweets.writing.sampler import PartialPost

Tell = Callable[[Any], None]
Stop = Callable[[], bool]

_GROWTH_EVERY = 0.15
"""Seconds between two looks of the page at a post that grows: each step would be a flood."""

_OPEN = 2
"""Personas that stay in the worker's memory, those that wrote last."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Posts from a file or a place on the network into the library."""

    argument: str
    options: SourceOptions
    limit: int | None = None
    named: SourceType | None = None
    public_only: bool = False

    def __call__(self, home: Path, tell: OnEvent, should_stop: Stop) -> dict[str, Any]:
        def heard(event: Event) -> None:
            if should_stop():
                raise KeyboardInterrupt
            tell(event)

        # Nobody is asked about money: places that take some are refused before.
        fetching = sources.FetchOptions(self.limit, public_only=self.public_only, ask=lambda _: False)
        try:
            report = sources.add(home, self.argument, self.options, heard, fetching, source_type=self.named)
        except KeyboardInterrupt as stopped:
            raise StoppedError(str(stopped) or "Stopped before anything was read.") from stopped
        return {**report.as_json(), "account": report.account.full_handle}


@dataclass(frozen=True, slots=True)
class Training:
    """A persona of some accounts, from where an earlier one was cut off."""

    accounts: tuple[str, ...]
    config: TrainConfig
    name: str | None = None

    def __call__(self, home: Path, tell: OnEvent, should_stop: Stop) -> dict[str, Any]:
        report = training.train(
            home, self.accounts, self.config, name=self.name, on_event=tell, should_stop=should_stop
        )
        return report.as_json()


@dataclass(frozen=True, slots=True)
class Growing:
    """A post on its way, for the page to show."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """A post that is done."""

    row: int
    generation: Generation


@dataclass(frozen=True, slots=True)
class WritingEnd:
    """What came of a writing."""

    dropped: dict[str, int]
    checks_copies: bool


_decoders: OrderedDict[tuple[Path, int], Decoder] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Writing:
    """New posts of a persona."""

    persona: str
    start: str
    n: int
    seed: int
    config: GenerateConfig

    def __call__(self, home: Path, tell: Tell, should_stop: Stop) -> WritingEnd:
        writer = writing.Writer(home, self.persona, self.config, decoder=_decoder(home, self.persona))
        said: dict[int, float] = {}

        def on_partial(post: PartialPost) -> None:
            now = time.monotonic()
            if now - said.get(post.row, 0) >= _GROWTH_EVERY:
                said[post.row] = now
                tell(Growing(post.row, post.text))

        posts = writer.numbered(self.start, self.n, self.seed, on_partial=on_partial, should_stop=should_stop)
        for row, generation in posts:
            tell(Wrote(row, generation))
        return WritingEnd(writer.dropped, writer.checks_copies)


@dataclass(frozen=True, slots=True)
class QuizMaking:
    """A blind test, ready to be asked."""

    persona: str
    n: int
    seed: int | None

    def __call__(self, home: Path, tell: OnEvent, should_stop: Stop) -> writing.Quiz:
        return writing.Quiz(home, self.persona, self.n, self.seed, on_event=tell, should_stop=should_stop)


def _decoder(home: Path, name: str) -> Decoder:
    """That of the persona, kept open: opening it takes longer than a post. One trained anew is opened anew."""
    from huggingtweets.models import bases
    from huggingtweets.models.engine import decoding

    path = personas.find(home, name).path
    key = path, (path / "run.json").stat().st_mtime_ns
    if key not in _decoders:
        for old in [known for known in _decoders if known[0] == path]:
            del _decoders[old]
        while len(_decoders) >= _OPEN:
            _decoders.popitem(last=False)
        _decoders[key] = decoding.open_decoder(path, bases.pick_device("auto"))
    _decoders.move_to_end(key)
    return _decoders[key]
