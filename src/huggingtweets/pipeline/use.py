"""What a persona is for: writing, and being measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import curate, dataset, personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import NotFoundError
from huggingtweets.events import OnEvent, Stage, ignore, never
from huggingtweets.library import Generation, Library

if TYPE_CHECKING:
    from huggingtweets.evaluate import Figure


class Writing:
    """Generations of one persona as they are written; iterate over it once.

    Each is stored in the library with its persona, settings and seed before it is handed out.
    """

    def __init__(self, home: Path, name: str, config: GenerateConfig, *, device: str = "auto") -> None:
        from huggingtweets import base_model, decode
        from huggingtweets.generate import Sampler
        from huggingtweets.similarity import CopyIndex

        self.persona = personas.find(home, name)
        self.home, self.config = home, config
        voice = decode.open_voice(self.persona.path, base_model.pick_device(device))
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
        settings = self.config.model_dump(mode="json")
        grown = (lambda growth: on_growth(growth.row, growth.text)) if on_growth else None
        with Library(self.home) as library:
            written = self.sampler.stream([start] * n, seed, on_growth=grown, should_stop=should_stop)
            for post in written:
                generation = Generation(self.persona.name, post.text, post.start, seed, settings, copied=post.copied)
                if self.known:
                    generation = replace(generation, id=library.add_generation(generation))
                yield generation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Held-out cost of a persona and of its base on the same posts."""

    persona: str
    base: str
    held_out: int
    fit: dict[str, Figure]

    def as_json(self) -> dict[str, Any]:
        """The object `evaluate --json` prints."""
        return {
            "name": self.persona,
            "base": self.base,
            "held_out": self.held_out,
            "fit": {name: asdict(figure) for name, figure in self.fit.items()},
        }


def evaluate(home: Path, name: str, *, device: str = "auto", on_event: OnEvent = ignore) -> Evaluation:
    """Score the held-out posts of a persona under it and under its untuned base, each post alone."""
    from huggingtweets import base_model, loss
    from huggingtweets import evaluate as measures

    persona = personas.find(home, name)
    with Library(home) as library:
        posts = library.run_posts(persona.name, "validation")
    if not posts:
        raise NotFoundError(
            f"The held-out posts of {persona.name} are no longer in the library. Add its account again and train again."
        )
    texts = [curate.CuratedPost(post.place, post.post_id, post.handle, post.text) for post in posts]
    device = base_model.pick_device(device)
    bf16 = persona.record["run"]["precision"].startswith("bf16") and base_model.has_bf16(device)
    base = base_model.locate(persona.record["base"], home, on_event)
    fit: dict[str, Figure] = {}
    for prefix, folder in (("", persona.path), ("base_", base.folder)):
        loaded = base_model.load(folder, device=device)
        what = f"Scoring {'the untuned base' if prefix else persona.name}"
        tokenised = dataset.tokenise(texts, loaded.encode, loaded.separator, loaded.context)
        scored = loss.score(
            loaded.model,
            tokenised,
            loaded.separator,
            bf16=bf16,
            on_progress=lambda done, what=what: on_event(Stage(what, done, len(posts), "posts")),  # type: ignore[misc]
        )
        fit[f"{prefix}nats_per_token"] = measures.nats_per_token(scored)
        fit[f"{prefix}bits_per_byte"] = measures.bits_per_byte(scored)
    return Evaluation(persona.name, persona.record["base"], len(posts), fit)


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
