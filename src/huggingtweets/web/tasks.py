"""Tasks for the worker processes: add posts, train, write, score, evaluate, make files to download."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from huggingtweets import personas, sources, training, writing
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import NotFoundError, StoppedError
from huggingtweets.events import Event
from huggingtweets.files import disk_errors, make_folder, scratch
from huggingtweets.library import Generation
from huggingtweets.running import running
from huggingtweets.sharing.options import ExportKind
from huggingtweets.sources import SourceOptions, SourceType
from huggingtweets.text import plural
from huggingtweets.writing.sampler import PartialPost

Product = Literal["evaluation", "report", "card", "bundle", ExportKind]
PRODUCTS: dict[Product, tuple[str, str]] = {
    "evaluation": ("Evaluation", "Measures loss, copying, diversity and likeness on new posts. Takes minutes."),
    "report": ("Report", "All measurements as one web page."),
    "card": ("Model card", "What the persona is, how it was made, and what it is not for."),
    "bundle": ("Bundle", "Model, card, report and pictures in one zip."),
    "page": ("Page", "A web page that writes in the visitor's browser. Put it on any host, and send friends the link."),
    "full": ("Model", "The folder that Transformers reads."),
    "gguf": ("GGUF", "For llama.cpp, LM Studio and Ollama."),
    "adapter": ("Adapter", "What training changed in the base: PEFT's for LoRA, else our own."),
    "gguf-adapter": ("GGUF adapter", "For llama.cpp beside the base. Only after training with LoRA."),
}
"""Label and explanation of each product, in the page's order."""

_FOLDER = "products"  # in the persona's folder, so that files are deleted with it, and when it is trained again


def make(
    home: Path, name: str, product: Product, *, not_mine: bool, on_event: OnProgress, should_stop: ShouldStop
) -> dict[str, Any]:
    """Make `product` of the persona `name`. Returns the file's name and size in bytes, unless it is the evaluation.

    `not_mine`: a card says that the persona is a parody. Raises what `evaluate`, `report`, `card`, `bundle` and
    `export` raise.
    """
    from huggingtweets import evaluation, reports
    from huggingtweets.sharing import bundle, card, export
    from huggingtweets.sharing.model_files import SharedFile

    stopping = _stopping(on_event, should_stop)
    persona = personas.find(home, name)
    if product == "evaluation":
        evaluation.evaluate(home, persona.name, on_event=stopping)
        return {}
    folder = persona.path / _FOLDER
    with running(home, f"The sharing of {persona.name}", uses=[f"persona {persona.name}"]), disk_errors(folder):
        make_folder(folder)
        if product == "report":
            path = folder / f"{persona.name}-report.html"
            reports.report(home, [persona.name], path, on_event=stopping)
        elif product == "card":
            path = folder / f"{persona.name}-card.md"
            written = card.card.write(home, persona.name, not_mine=not_mine, on_event=stopping)
            shutil.copyfile(written.path, path)
        elif product == "bundle":
            path = folder / f"{persona.name}.zip"
            bundle.bundle(home, persona.name, path, not_mine=not_mine, on_event=stopping)
        else:
            path = folder / f"{persona.name}-{product}.zip"
            with scratch(folder) as place:
                made = place / persona.name
                if product in ("gguf", "gguf-adapter"):
                    made.mkdir()
                export.export(home, persona.name, product, made, on_event=stopping)
                files = sorted(file for file in made.rglob("*") if file.is_file())
                shared = [SharedFile(file.relative_to(made).as_posix(), file) for file in files]
                bundle.write_zip(path, made.name, shared, stopping)
    return {"file": path.name, "bytes": path.stat().st_size}


def find_product(home: Path, name: str, file: str) -> Path:
    """The path of a file that `make` made. Raises NotFoundError if it is gone."""
    path = personas.find(home, name).path / _FOLDER / Path(file).name
    if not path.is_file():
        raise NotFoundError(f"{file} is gone, because {name} was trained again.", hint="Make it again.")
    return path


_PARTIAL_SECONDS = 0.15  # time between two updates of a post that is being written


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
    # The page offers no platform that charges for posts, so any price is declined.
    fetching = sources.FetchOptions(limit, public_only=public_only, ask=lambda _: False)
    try:
        stopping = _stopping(on_event, should_stop, KeyboardInterrupt())
        report = sources.add(home, argument, options, stopping, fetching, source_type=source_type)
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
    seed: int | None,
    on_event: OnProgress,
    should_stop: ShouldStop,
) -> dict[str, Any]:
    """Write posts with a persona. Without a `seed`, a random one is used and returned."""
    seed = secrets.randbelow(2**31) if seed is None else seed
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
    summary = f"{plural(count, 'post')}, seed {seed}."
    if dropped := writer.dropped_in_words:
        summary += f" Dropped: {dropped}."
    if not writer.checks_copies:
        summary += " Copies cannot be detected: the training posts are no longer in the library."
    return {
        "summary": summary,
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


def _stopping(
    on_event: OnProgress, should_stop: ShouldStop, error: BaseException | None = None
) -> Callable[[Event], None]:
    """`on_event`, which raises `error` (by default StoppedError) once `should_stop` says so."""

    def on_event_or_stop(event: Event) -> None:
        if should_stop():
            raise error or StoppedError("Stopped.")
        on_event(event)

    return on_event_or_stop
