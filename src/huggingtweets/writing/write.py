"""What a persona is for: writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.events import never
from huggingtweets.library import Generation, Library

if TYPE_CHECKING:
    from huggingtweets.models.engine.decoding import Voice


class Writing:
    """Generations of one persona as they are written; iterate over it once.

    Each is stored in the library with its persona, settings and seed before it is handed out. Whoever has the
    persona's `voice` open already passes it.
    """

    def __init__(
        self, home: Path, name: str, config: GenerateConfig, *, device: str = "auto", voice: Voice | None = None
    ) -> None:
        from huggingtweets.models import bases
        from huggingtweets.models.engine import decoding
        from huggingtweets.posts.similarity import CopyIndex
        from huggingtweets.writing.sampler import Sampler

        self.persona = personas.find(home, name)
        self.home, self.config = home, config
        voice = voice or decoding.open_voice(self.persona.path, bases.pick_device(device))
        with Library(home) as library:
            self.known = any(run.name == self.persona.name for run in library.runs())
            posts = library.run_posts(self.persona.name, "train") if self.known else []
        self.sampler = Sampler(voice, config, CopyIndex(post.text for post in posts) if posts else None)

    @property
    def dropped(self) -> dict[str, int]:
        """Posts written but not handed out, by reason."""
        return {str(reason): count for reason, count in self.sampler.dropped.items()}

    @property
    def checks_copies(self) -> bool:
        """Whether the training posts are known, so that copies can be told."""
        return self.sampler.copies is not None

    def stream(
        self,
        start: str,
        n: int,
        seed: int,
        *,
        on_growth: Callable[[int, str], None] | None = None,
        should_stop: Callable[[], bool] = never,
    ) -> Iterator[Generation]:
        """`n` posts that begin with `start`."""
        return (post for _, post in self.numbered(start, n, seed, on_growth=on_growth, should_stop=should_stop))

    def numbered(
        self,
        start: str,
        n: int,
        seed: int,
        *,
        on_growth: Callable[[int, str], None] | None = None,
        should_stop: Callable[[], bool] = never,
    ) -> Iterator[tuple[int, Generation]]:
        """As `stream`, each post with the number below `n` that `on_growth` knew it by."""
        settings = self.config.model_dump(mode="json")
        grown = (lambda growth: on_growth(growth.row, growth.text)) if on_growth else None
        with Library(self.home) as library:
            written = self.sampler.stream([start] * n, seed, on_growth=grown, should_stop=should_stop)
            for post in written:
                generation = Generation(self.persona.name, post.text, post.start, seed, settings, copied=post.copied)
                if self.known:
                    generation = replace(generation, id=library.add_generation(generation))
                yield post.row, generation


def generation_as_json(generation: Generation) -> dict[str, Any]:
    """The object `generate --json` prints, one a line."""
    return {
        "text": generation.text,
        "start": generation.start,
        "seed": generation.seed,
        "persona": generation.persona,
        "copied": generation.copied,
        "id": generation.id or None,
        "machine_written": True,
    }
