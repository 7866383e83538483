"""A persona's model card: who it imitates, how it was made, how good it is, and what it is not for."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.evaluation.definitions import EVALUATION_DEFINITIONS, measures
from huggingtweets.events import OnEvent, ignore
from huggingtweets.extras import need
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.library import Library
from huggingtweets.models import bases
from huggingtweets.personas import Persona
from huggingtweets.personas.record import Loss, RunRecord, read_evaluation
from huggingtweets.posts.curate import REASONS
from huggingtweets.sharing.card import markdown, pipeline_svg
from huggingtweets.sharing.card.examples import examples, unnamed
from huggingtweets.sharing.card.metadata import metadata
from huggingtweets.sharing.hub.repo_files import is_adapter, not_whole
from huggingtweets.text import bits, listing, plural
from huggingtweets.writing.sampler import USUAL_STARTS

if TYPE_CHECKING:
    from huggingtweets.personas.record import Evaluation

FILE = "README.md"
"""In the persona's folder; what the Hub, too, shows of a model."""

_UNTOLD = {"base", "device", "checkpoint_seconds"}
"""Options that are told elsewhere, maybe with less: a base's path is its owner's own business. Or decide nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that is not written yet."""

    text: str
    picture: str
    """The SVG that it shows, to lie beside it as `pipeline_svg.FILE`."""
    samples: int
    evaluated: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A card in a folder."""

    path: Path
    picture: Path
    samples: int
    evaluated: bool

    def as_json(self) -> dict[str, Any]:
        """The object `card --json` prints (documented in docs/json.md)."""
        return asdict(self) | {"path": str(self.path), "picture": str(self.picture)}


def write(
    home: Path,
    name: str,
    *,
    not_mine: bool = False,
    repo: str | None = None,
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> Path:
    """Put the card of `make` and its picture into the persona's folder, over those that are there."""
    folder = personas.find(home, name).path
    return save(folder, make(home, name, not_mine=not_mine, repo=repo, device=device, on_event=on_event)).path


def save(folder: Path, card: Card) -> Written:
    """Write `card` and its picture into `folder`, over those that are there."""
    with disk_errors(folder):
        write_bytes(folder / pipeline_svg.FILE, card.picture.encode())
        write_bytes(folder / FILE, card.text.encode())
    return Written(folder / FILE, folder / pipeline_svg.FILE, card.samples, card.evaluated)


def make(
    home: Path,
    name: str,
    *,
    not_mine: bool = False,
    repo: str | None = None,
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> Card:
    """The card of a persona, to stand in its folder, or in the Hub's `repo` (user/name).

    `not_mine` says on top that it is a parody by someone else. Lets the persona write examples, unless they are in the
    library. Holds no post: all figures are those of run.json and evaluation.json. Raises NotFoundError,
    DamagedFileError, MissingExtraError.
    """
    jinja2 = need("jinja2", "A card", "share")
    from huggingface_hub import ModelCard

    persona = personas.find(home, name)
    if is_adapter(persona):
        raise not_whole(persona)
    record, evaluation = persona.record, read_evaluation(persona.path, persona.name)
    samples = examples(home, persona, device, on_event)
    # The template takes Markdown: what anyone may have written comes to it as code (markdown.py) and in no other way.
    environment = jinja2.Environment(
        autoescape=False, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(
        files("huggingtweets.sharing.card").joinpath("card.md.jinja").read_text(encoding="utf-8")
    )
    text = template.render(
        **_about(persona, record, not_mine=not_mine, repo=repo),
        **_made(record, _years(home, persona)),
        **_measured(record, evaluation),
        samples=None if samples is None else [markdown.post(unnamed(sample.text)) for sample in samples],
        metadata=metadata(persona, record, evaluation, samples or (), not_mine=not_mine),
    )
    card = ModelCard(text)  # it reads the metadata as the Hub does
    return Card(str(card), pipeline_svg.draw(record), len(samples or ()), evaluation is not None)


def _about(persona: Persona, record: RunRecord, *, not_mine: bool, repo: str | None) -> dict[str, Any]:
    """Who it imitates, and how it is used."""
    who = listing([markdown.code(f"@{handle}") for handle in record.handles])
    name = repo.rpartition("/")[2] if repo else persona.name
    folder = f"./{persona.name}"
    file, modelfile = (shlex.quote(f"{name}.{kind}") for kind in ("gguf", "Modelfile"))
    try:
        made_on = f" on {datetime.fromisoformat(record.run.created_at).date()}"
    except ValueError:
        made_on = ""
    base = bases.hub_id(record.base) or bases.public_name(record.base)
    version = record.run.versions.get("huggingtweets")
    return {
        "who": who or "someone",
        "not_mine": not_mine,
        "version": f" {markdown.code(version)}" if version else "",
        "made_on": made_on,
        "base": markdown.code(base) if base else "one of its maker's",
        "repo": repo,
        "folder": markdown.code(folder),
        "starts": ", ".join(map(markdown.code, USUAL_STARTS)),
        "transformers": markdown.fenced(
            "from transformers import pipeline\n\n"
            f'write = pipeline("text-generation", model={_quoted(repo or folder)})\n'
            f'print(write("{USUAL_STARTS[0]}")[0]["generated_text"])',
            "python",
        ),
        "gguf": markdown.fenced(
            f"huggingtweets pull {shlex.quote(repo or folder)}\n"
            + f"huggingtweets export {shlex.quote(name)} --as gguf -o {file}\n"
            + f'llama-completion -m {file} -no-cnv -p "{USUAL_STARTS[0]}"\n'
            + f'ollama create persona -f {modelfile} && ollama run persona "{USUAL_STARTS[0]}"',
            "sh",
        ),
        "licence": "The base is under the Apache License 2.0."
        if record.base == bases.DEFAULT
        else "The licence of the base is unknown here: look it up before you pass this model on.",
    }


def _quoted(text: str) -> str:
    """`text` as Python writes it."""
    return f'"{text}"' if re.fullmatch(r"[\w./+-]+", text) else repr(text)


def _made(record: RunRecord, years: str) -> dict[str, Any]:
    """Its posts, its training, its time."""
    posts, split, facts = record.posts, record.split, record.run
    train, evaluate = record.seconds.train, record.seconds.evaluate
    counts = list[tuple[str, str]]()
    if posts:
        dropped = sorted(posts.dropped.items(), key=lambda item: -item[1])
        labels = dict[str, str](REASONS.items())
        counts += [("read", f"{posts.read:,}")]
        counts += [
            (f"left out: {labels.get(reason) or markdown.code(reason)}", f"{count:,}") for reason, count in dropped
        ]
        counts += [("kept", f"{posts.kept:,}")]
    if split:
        counts += [("learnt from", f"{split.train:,}"), ("held out, to measure with", f"{split.validation:,}")]
    losses = [("before (untuned base)", *_loss(record.before), "")] if record.before else []
    for epoch in record.epochs:
        kept = " (kept)" if epoch == record.kept_epoch else ""
        losses.append((f"after epoch {epoch.epoch}{kept}", *_loss(epoch), bits(epoch.train_nats_per_token)))
    with_what: dict[str, Any] = {
        "base's SHA-256": facts.base_sha256 and markdown.code(facts.base_sha256),
        "processor": facts.device and markdown.code(facts.device),
        "threads": facts.threads and f"{facts.threads:,}",
        "arithmetic": facts.precision and markdown.code(facts.precision),
        "posts per step": record.batch_size and f"{record.batch_size:,}",
        "tokens in an epoch": record.train_tokens and f"{record.train_tokens:,}",
        "tokens a second": record.tokens_per_second and f"{record.tokens_per_second:,}",
    }
    with_what |= {markdown.code(package): markdown.code(version) for package, version in facts.versions.items()}
    return {
        "counts": counts,
        "years": years,
        "masked": facts.config.get("curate", {}).get("mask") is True,
        "losses": losses,
        "stopped": record.stopped,
        "options": list(_options(facts.config)),
        "with_what": {what: value for what, value in with_what.items() if value},
        "alt": _alt(record),
        "picture": pipeline_svg.FILE,
        "seconds": {what: f"{number:,}" for what, number in (("train", train), ("evaluate", evaluate))}
        if train
        else {},
        "kwh_at_100_watts": f"{(train + evaluate) / 3600 * 0.1:.3f}",
    }


def _measured(record: RunRecord, evaluation: Evaluation | None) -> dict[str, Any]:
    return {
        "verdict": _verdict(record, evaluation),
        "evaluation": evaluation,
        "measures": measures(evaluation) if evaluation else (),
        "definitions": EVALUATION_DEFINITIONS,
    }


def _loss(loss: Loss) -> tuple[str, str]:
    return bits(loss.bits_per_byte), bits(loss.nats_per_token)


def _options(config: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every option of training that says nothing of whoever trained it."""
    for part in ("finetune", "dataset", "curate"):
        for name, value in config.get(part, {}).items():
            if name == "block" and isinstance(value, list) and value:
                yield markdown.code(name), plural(len(value), "word")  # which ones they are may be private
            elif name not in _UNTOLD:
                yield markdown.code(name), markdown.code(json.dumps(value, ensure_ascii=False))


def _alt(record: RunRecord) -> str:
    """What the picture shows, for those who do not see it."""
    return re.sub(r"[^\w\s.,:;@()+'-]", "", pipeline_svg.alt(record))


def _verdict(record: RunRecord, evaluation: Evaluation | None) -> str:
    """What the figures say, in the report's words."""
    from huggingtweets.reports.summary import verdict

    before, after = record.before, record.after
    if not (before and after and before.bits_per_byte):
        return ""
    return " ".join(verdict("The model", before.bits_per_byte, after.bits_per_byte, evaluation))


def _years(home: Path, persona: Persona) -> str:
    """When the posts were written that it knows; empty where they are not at hand."""
    with Library(home) as library:
        if not any(run.name == persona.name for run in library.runs()):
            return ""
        known = {(post.platform, post.handle, post.post_id) for post in library.run_posts(persona.name)}
        years = {
            post.created_at.year
            for account in sorted({f"{place}:{handle}" for place, handle, _ in known})
            for post in library.posts(library.find(account))
            if post.created_at and (post.platform, post.handle, post.id) in known
        }
    if len(years) < 2:
        return f"in {years.pop()}" if years else ""
    return f"from {min(years)} to {max(years)}"
