"""Write posts with a persona, and store them in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import ConfigError
from huggingtweets.events import never
from huggingtweets.library import LEARNT, Generation, Library
from huggingtweets.running import running
from huggingtweets.text import listing, plural
from huggingtweets.writing import choosing

if TYPE_CHECKING:
    from huggingtweets.models.engine.decoding import Decoder
    from huggingtweets.writing.sampler import PartialPost

OnPartial = Callable[["PartialPost"], None]

_DROPPED = {
    "passage": "with a passage of a real post",
    "repeat": "repeats",
    "unfit": "that curation would drop",
    "too_long": "too long",
    "banned_word": "with a banned word",
    "mention": "with a mention",
}
"""The reasons of `sampler.Drop` in words, except copies."""

_OPEN_PERSONAS = 2  # Models that `open_writer` keeps in memory, the latest used.


class Writer:
    """Writes posts with one persona, and stores each with its settings and seed before returning it.

    `decoder` is the persona's, if it is already open. Raises NotFoundError.
    """

    def __init__(
        self, home: Path, name: str, config: GenerateConfig, *, device: str = "auto", decoder: Decoder | None = None
    ) -> None:
        from huggingtweets.models import bases, catalogue
        from huggingtweets.models.engine import decoding
        from huggingtweets.writing.sampler import Sampler

        self.persona = personas.find(home, name)
        if config.reply_to and not self.persona.record.knows_parents:
            raise ConfigError(
                f"{self.persona.name} was trained without the posts that its replies answer, so it cannot answer one.",
                hint="Train it again with {option:parents}.",
                option="reply_to",
            )
        self.home, self.config = home, catalogue.suited(config, self.persona.record.base)
        device = bases.pick_device(device)
        decoder = decoder or decoding.open_decoder(self.persona.path, device)
        with Library(home) as library:
            run = library.find_run(self.persona.name)
            self.is_in_library = run is not None
            self.accounts = run.handles if run else ()
            posts = library.run_posts(self.persona.name, *LEARNT)
        if config.safe and not posts:
            raise ConfigError(
                f"The training posts of {self.persona.name} are not in the library, so their passages are unknown.",
                hint="Turn {option} off, or add the account and train again.",
                option="safe",
            )
        record = self.persona.record
        curation = record.curation if record.run.options("curate") else None  # unknown for models from elsewhere
        self.sampler = Sampler(decoder, self.config, [post.text for post in posts], curation)
        self.config = self.config.model_copy(update={"max_length": self.sampler.max_length})

    @property
    def dropped(self) -> dict[str, int]:
        """Number of posts that were written but not returned, by reason."""
        return {str(reason): count for reason, count in self.sampler.dropped.items()}

    @property
    def dropped_in_words(self) -> str:
        """`dropped` as text, such as "2 copies of real posts and 1 too long". Empty if there is nothing to say."""
        dropped = self.dropped
        copies = dropped.pop("verbatim", 0) + dropped.pop("near", 0)
        told = [f"{count:,} {_DROPPED.get(reason, reason)}" for reason, count in dropped.items()]
        if copies:
            told.insert(0, plural(copies, "copy of real posts", "copies of real posts"))
        return listing(told)

    @property
    def checks_copies(self) -> bool:
        """Whether the training posts are in the library, so that copies can be detected."""
        return self.sampler.copies is not None

    def stream(
        self,
        start: str,
        n: int,
        seed: int,
        *,
        on_partial: OnPartial | None = None,
        should_stop: Callable[[], bool] = never,
    ) -> Iterator[Generation]:
        """Up to `n` posts that begin with `start`. See `Sampler.stream`."""
        return (post for _, post in self.numbered(start, n, seed, on_partial=on_partial, should_stop=should_stop))

    def numbered(
        self,
        start: str,
        n: int,
        seed: int,
        *,
        on_partial: OnPartial | None = None,
        should_stop: Callable[[], bool] = never,
    ) -> Iterator[tuple[int, Generation]]:
        """As `stream`, each with the row below `n` that its partial posts had."""
        settings = self.config.model_dump(mode="json")
        used = [f"persona {self.persona.name}", *(f"account {each}" for each in self.accounts)]
        with running(self.home, f"The writing of {self.persona.name}", uses=used), Library(self.home) as library:
            personas.find(self.home, self.persona.name)  # it may have been deleted since
            for post in choosing.posts(self.sampler, [start] * n, seed, on_partial=on_partial, should_stop=should_stop):
                generation = Generation(self.persona.name, post.text, post.start, seed, settings, copied=post.copied)
                if self.is_in_library:
                    generation = replace(generation, id=library.add_generation(generation))
                yield post.row, generation


def open_writer(home: Path, name: str, config: GenerateConfig, *, device: str = "auto") -> Writer:
    """A `Writer` whose model stays in memory: opening it takes longer than writing a post. Raises NotFoundError."""
    path = personas.find(home, name).path
    decoder = _open_decoder(path, (path / "run.json").stat().st_mtime_ns, device)
    return Writer(home, name, config, device=device, decoder=decoder)


@lru_cache(maxsize=_OPEN_PERSONAS)
def _open_decoder(path: Path, changed_at: int, device: str) -> Decoder:
    """The model in `path`. `changed_at` makes a retrained persona a different one."""
    from huggingtweets.models import bases
    from huggingtweets.models.engine import decoding

    return decoding.open_decoder(path, bases.pick_device(device))


def generation_as_json(generation: Generation) -> dict[str, Any]:
    """The object that `generate --json` prints, one per line."""
    return {
        "text": generation.text,
        "start": generation.start,
        "reply_to": generation.settings.get("reply_to"),
        "seed": generation.seed,
        "persona": generation.persona,
        "copied": generation.copied,
        "id": generation.id or None,
        "machine_written": True,
    }
