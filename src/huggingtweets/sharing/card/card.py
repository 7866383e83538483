"""A persona's model card: who it imitates, how to use it, how it was made, how good it is, its limits, and examples."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.evaluation.definitions import evaluation_definitions, measures
from huggingtweets.evaluation.verdict import verdict
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.library import LEARNT, Generation, Library
from huggingtweets.models import bases, catalogue
from huggingtweets.personas import Persona
from huggingtweets.personas.record import Evaluation, RunRecord, read_evaluation
from huggingtweets.posts.curate import REASONS
from huggingtweets.posts.languages import NAMELESS, in_words
from huggingtweets.result import Result
from huggingtweets.sharing.card import markdown
from huggingtweets.sharing.model_files import README, check_full, is_lora
from huggingtweets.text import bits, listing, plural
from huggingtweets.writing.starts import usual_starts

if TYPE_CHECKING:
    from huggingface_hub import EvalResult

SAMPLING = GenerateConfig()  # the default options, so that examples are what users get
SEED = 2**31 - 1  # the seed of cards. Posts of any other seed may have been picked.
FREE = 5  # number of examples without a start. Each of the usual starts gets one more.

_MENTION = re.compile(r"[@＠]\w(?:[\w.@-]*\w)?")


def hide_mentions(text: str) -> str:
    """`text` with `@…` for mentioned accounts, who did not ask to be on a card."""
    return _MENTION.sub("@…", text)


def examples(home: Path, persona: Persona, device: str, on_event: OnEvent) -> list[Generation] | None:
    """The examples in the library, or else newly written ones; those without a start first, no copies.

    Stored examples are not topped up, even if there are fewer than wanted: the same seed would write no others. None if
    the training posts are unknown, since copies could not be detected.
    """
    from huggingtweets import writing
    from huggingtweets.posts.similarity import CopyIndex
    from huggingtweets.writing.sampler import length_limit

    wanted = {"": FREE, **dict.fromkeys(usual_starts(persona.record.languages), 1)}
    total = sum(wanted.values())
    with Library(home) as library:
        run = library.find_run(persona.name)
        posts, stored = library.run_posts(persona.name, *LEARNT), library.generations(persona.name)
    if not (run and posts):
        why = "the library does not know the training posts, so copies cannot be detected"
        on_event(Notice(f"The card has no examples: {why}.", is_warning=True))
        return None
    copies = CopyIndex(post.text for post in posts)
    limit = length_limit(SAMPLING, [post.text for post in posts])
    config = catalogue.suited(SAMPLING.model_copy(update={"max_length": limit}), persona.record.base)
    settings = config.model_dump(mode="json")
    usable = [
        each
        for each in reversed(stored)
        if each.seed == SEED
        and each.settings == settings
        and each.created_at >= run.created_at
        and not copies.verdict(each.text, SAMPLING.near_copy)
    ]
    by_start = ([each for each in usable if each.start == start][:count] for start, count in wanted.items())
    if samples := [each for found in by_start for each in found]:
        return samples
    on_event(Stage(f"Loading {persona.name}"))
    writer = writing.Writer(home, persona.name, SAMPLING, device=device)
    for start, count in wanted.items():
        for written in writer.stream(start, count, SEED):
            samples.append(written)
            on_event(Stage("Writing examples", len(samples), total, "posts"))
    return samples


_HIDDEN_OPTIONS = {"base", "device", "checkpoint_seconds"}
"""Options that may hold a private path, or that do not affect the result."""


class CardFiles(Result):
    """A card that was written."""

    path: Path
    samples: int
    evaluated: bool


def write(
    home: Path,
    name: str,
    *,
    not_mine: bool = False,
    repo: str | None = None,
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> CardFiles:
    """Write the card of a persona into the persona's folder, replacing an existing one.

    `not_mine` adds a notice that it is a parody. The usage section refers to `repo` (user/name) on the Hub, or to the
    folder. Lets the persona write examples unless the library has them. The card holds no real post. Raises
    NotFoundError, DamagedFileError, MissingExtraError, and BadInputError for an adapter in our own format.
    """
    from huggingface_hub import ModelCard

    persona = personas.find(home, name)
    check_full(persona)
    jinja2 = need("jinja2", "A card", "share")
    record, evaluation = persona.record, read_evaluation(persona.path, persona.name)
    before, after = record.before, record.after
    samples = examples(home, persona, device, on_event)
    # Foreign texts reach the template only as code spans and fenced code blocks (markdown.py).
    environment = jinja2.Environment(
        autoescape=False, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "bits": bits,
        "code": markdown.code,
        "fenced": lambda text, language: markdown.fenced(text.rstrip("\n"), language),
        "quote": shlex.quote,
        "thousands": "{:,}".format,
    }
    template = files("huggingtweets.sharing.card").joinpath("card.md.jinja").read_text(encoding="utf-8")
    model = repo or f"./{persona.name}"
    text = environment.from_string(template).render(
        repo=repo,
        is_lora=is_lora(persona),
        model=model,
        model_in_python=f'"{model}"' if re.fullmatch(r"[\w./+-]+", model) else repr(model),
        name=repo.rpartition("/")[2] if repo else persona.name,
        starts=usual_starts(record.languages),
        who=listing([markdown.code(f"@{handle}") for handle in record.handles]) or "someone",
        base=bases.hub_id(record.base) or bases.public_name(record.base),
        licence=entry.licence if (entry := catalogue.find(record.base)) else None,
        version=record.run.versions.get("huggingtweets"),
        options=list(_options(record)),
        setup=_setup(record),
        not_mine=not_mine,
        record=record,
        counts=post_counts(record),
        languages=in_words(record.languages),
        years=_years(home, persona),
        verdict=" ".join(verdict("The model", before.bits_per_byte, after.bits_per_byte, evaluation))
        if before and after and before.bits_per_byte
        else "",
        evaluation=evaluation,
        measures=measures(evaluation) if evaluation else (),
        definitions=evaluation_definitions(evaluation),
        samples=None if samples is None else [markdown.post(hide_mentions(sample.text)) for sample in samples],
        metadata=_metadata(persona, evaluation, samples or (), not_mine=not_mine),
    )
    card = ModelCard(text)  # reads the metadata as the Hub does
    path = persona.path / README
    with disk_errors(persona.path):
        write_bytes(path, str(card).encode())
    return CardFiles(path=path, samples=len(samples or ()), evaluated=evaluation is not None)


def post_counts(record: RunRecord) -> list[tuple[str, int]]:
    """What became of the posts: labels in Markdown, and numbers."""
    counts: list[tuple[str, int]] = []
    if posts := record.posts:
        labels = dict[str, str](REASONS.items())
        dropped = sorted(posts.dropped.items(), key=lambda item: -item[1])
        counts.append(("read", posts.read))
        counts += [(f"dropped ({labels.get(reason) or markdown.code(reason)})", count) for reason, count in dropped]
        counts.append(("kept", posts.kept))
    if split := record.split:
        if posts and (unused := posts.kept - split.train - split.validation) > 0:
            counts.append((f"not used ({_why_unused(record)})", unused))
        counts += [("held out for evaluation", split.validation), ("trained on", split.train)]
        if split.reposts:
            counts.append(("reposts that were trained on first", split.reposts))
    return counts


def _why_unused(record: RunRecord) -> str:
    """Why some of the kept posts were neither trained on nor held out."""
    max_posts = record.run.options("dataset").get("max_posts")
    reasons = []
    if isinstance(max_posts, int):
        reasons.append(f"older than the latest {max_posts:,}{' of each account' if len(record.handles) > 1 else ''}")
    if (record.split and record.split.method == "time") or len(record.handles) > 1:
        reasons.append("similar to other posts")
    return listing(reasons, "or") or "not recorded why"


def _setup(record: RunRecord) -> list[tuple[str, str]]:
    """Names and values of what is known of the training's setup."""
    facts = record.run
    words = {"SHA-256 of the base": facts.base_sha256, "device": facts.device, "number format": facts.precision}
    numbers = {
        "threads": facts.threads,
        "posts per step": record.batch_size,
        "peak learning rate": record.learning_rate,
        "tokens per epoch": record.train_tokens,
        "tokens per second": record.tokens_per_second,
    }
    return [
        *((name, markdown.code(value)) for name, value in words.items() if value),
        *((name, f"{value:,}") for name, value in numbers.items() if value),
        *((markdown.code(package), markdown.code(version)) for package, version in facts.versions.items() if version),
    ]


def _options(record: RunRecord) -> Iterator[tuple[str, str]]:
    """Names and values of the training options, without private ones."""
    for part in ("finetune", "dataset", "curate"):
        for name, value in record.run.options(part).items():
            if name == "block" and isinstance(value, list) and value:
                yield markdown.code(name), plural(len(value), "word")  # the words may be private
            elif name not in _HIDDEN_OPTIONS:
                yield markdown.code(name), markdown.code(json.dumps(value, ensure_ascii=False))


def _years(home: Path, persona: Persona) -> str:
    """When the training posts were written: "in 2024" or "from 2019 to 2024"; empty if the library does not know."""
    with Library(home) as library:
        posts = library.run_posts(persona.name)
        times = [library.post_time(post.platform, post.handle, post.post_id) for post in posts]
    years = {time.year for time in times if time}
    if len(years) < 2:
        return f"in {years.pop()}" if years else ""
    return f"from {min(years)} to {max(years)}"


def _metadata(persona: Persona, evaluation: Evaluation | None, samples: Sequence[Generation], *, not_mine: bool) -> str:
    """The YAML header, which the Hub reads: base, licence, all losses and measures unrounded, and prompts.

    It quotes whatever a stranger's record holds.
    """
    from huggingface_hub import ModelCardData

    record = persona.record
    hub_id = bases.hub_id(record.base)
    base = catalogue.find(record.base)
    outputs = {sample.start: markdown.clean(hide_mentions(sample.text)) for sample in samples}
    data = ModelCardData(
        language=[code for code in record.languages if code not in NAMELESS] or None,
        license=base.licence.id if base else "unknown",
        library_name="peft" if is_lora(persona) else "transformers",
        pipeline_tag="text-generation",
        base_model=hub_id,
        base_model_relation=("adapter" if is_lora(persona) else "finetune") if hub_id else None,
        tags=["huggingtweets", "imitation", *(["parody"] if not_mine else [])],
        widget=[
            {"text": start, **({"output": {"text": outputs[start]}} if start in outputs else {})}
            for start in usual_starts(record.languages)
        ],
        model_name=markdown.plain(persona.name),
        eval_results=_results(record, evaluation) or None,
    )
    text: str = data.to_yaml()
    return text


def _results(record: RunRecord, evaluation: Evaluation | None) -> list[EvalResult]:
    from huggingface_hub import EvalResult

    accounts = markdown.plain(record.imitated) or "someone"
    names = {
        "held-out-posts": f"Held-out posts of {accounts}",
        "training-posts": f"Training posts of {accounts}",
        "generations": "Generations",
    }

    def result(dataset: str, config: str, metric: str, name: str, value: float) -> EvalResult:
        return EvalResult(
            "text-generation", dataset, names[dataset], metric, value, "Text generation", config, metric_name=name
        )

    results = []
    for loss, when in ((record.after, "after training"), (record.before, "of the untuned base")):
        if loss:
            results += [
                result("held-out-posts", "training", "bits_per_byte", f"Bits per byte {when}", loss.bits_per_byte),
                result("held-out-posts", "training", "loss", f"Loss {when} (nats per token)", loss.nats_per_token),
            ]
    if kept := next((epoch for epoch in record.epochs if epoch.epoch == record.best_epoch), None):
        name = "Loss in training (nats per token)"
        results.append(result("training-posts", "training", "loss", name, kept.train_nats_per_token))
    for measure in measures(evaluation) if evaluation else ():
        dataset = "held-out-posts" if measure.part in ("fit", "verification", "memory") else "generations"
        results.append(result(dataset, "evaluation", measure.key, measure.name, measure.figure.value))
    return results
