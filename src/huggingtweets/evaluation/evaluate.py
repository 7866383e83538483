"""Evaluate a persona: loss on held-out posts, then copying, diversity and likeness of new posts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import personas
from huggingtweets.config import CurateConfig, DatasetConfig, GenerateConfig, parse
from huggingtweets.errors import (
    BaseUnavailableError,
    DamagedFileError,
    EmptySplitError,
    NotFoundError,
    TooFewPostsError,
)
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.evaluation.measures.diversity import diversity
from huggingtweets.evaluation.measures.likeness import likeness
from huggingtweets.evaluation.measures.ngram import markov_posts, ngram_bits_per_byte
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.intervals import Figure, ratio_with_interval, share_with_interval
from huggingtweets.library import Library
from huggingtweets.models import catalogue
from huggingtweets.personas.record import Evaluation, Fit, Sampling, read_evaluation, write_evaluation
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost, curate
from huggingtweets.posts.post import weighted_length

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.models.loss import Scores
    from huggingtweets.personas import Persona

GENERATIONS = 1000

_DEFAULTS = GenerateConfig()

_LATEST = 2500
"""At most this many posts of another account train the classifier of authors."""


def evaluate(
    home: Path,
    name: str,
    *,
    generations: int = GENERATIONS,
    seed: int = 0,
    sampling: GenerateConfig = _DEFAULTS,
    against: Sequence[str] = (),
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> Evaluation:
    """Measure a persona on its held-out posts and on `generations` new posts, and store the evaluation in its folder.

    Of `sampling`, only the options of the model `Sampling` are used, because no post may be filtered out before it is
    measured. Attribution chooses among the persona and the accounts `against` (default: all others in the library).

    Raises NotFoundError when the persona's posts are gone, BaseUnavailableError when its base is not the one it was
    trained from, and MissingExtraError when the libraries that measure generations are not installed.
    """
    from huggingtweets.models import bases

    if generations:  # checked before the long work
        for module in ("sklearn", "sacrebleu", "markovify"):
            need(module, "Measuring generations", "evaluate")
    persona = personas.find(home, name)
    record = persona.record
    with Library(home) as library:
        train = [post.text for post in library.run_posts(persona.name, "train")]
        held_out = [post.text for post in library.run_posts(persona.name, "validation")]
        if not (train and held_out):
            raise NotFoundError(
                f"The held-out posts of {persona.name} are no longer in the library.",
                hint="Add its account again, then train again with: {command}",
                command=f"train {' '.join(record.handles) or 'HANDLE'}",
            )
        others = _other_authors(library, persona, against) if generations else {}
    device = bases.pick_device(device)
    base = _locate_base(home, persona, on_event)
    _warn_if_larger(persona, generations, on_event)
    losses = loss_figures(_score(persona.path, held_out, persona, device, f"Scoring {persona.name}", on_event))
    untuned = loss_figures(_score(base.folder, held_out, persona, device, "Scoring the untuned base", on_event))
    losses |= {f"base_{key}": figure for key, figure in untuned.items()}
    evaluation = Evaluation(
        name=persona.name,
        base=record.base,
        held_out=len(held_out),
        generations=0,
        fit=Fit(**losses, ngram_bits_per_byte=ngram_bits_per_byte(train, held_out)),
        seed=seed,
    )
    if generations:
        sampling = catalogue.suited(sampling, persona.record.base)
        texts, ended = write(persona.path, generations, seed, sampling, [*train, *held_out], device, on_event)
        on_event(Stage("Comparing generations with real posts"))
        resembles = likeness(texts, markov_posts(train, len(texts), seed), {persona.name: (train, held_out), **others})
        aucs = {"Generations": resembles.two_sample_auc, "The Markov chain's posts": resembles.markov_two_sample_auc}
        for label, auc in aucs.items():
            if auc is None:
                on_event(Notice(f"{label} are too few, or too alike, for the two-sample test.", is_warning=True))
        evaluation = evaluation.model_copy(
            update={
                "generations": len(texts),
                "copying": copying(texts, train, held_out, _DEFAULTS.near_copy),
                "diversity": diversity(texts, held_out),
                "likeness": resembles,
                "ends_by_itself": ended,
                "sampling": Sampling(**sampling.model_dump(include=set(Sampling.model_fields))),
            }
        )
    if not persona.path.is_dir():  # writing would make a folder that is no persona
        raise NotFoundError(f"{persona.name} was deleted while it was evaluated.")
    write_evaluation(persona.path, evaluation)
    return evaluation


def loss_figures(scores: Scores) -> dict[str, Figure]:
    """`nats_per_token`, `perplexity` and `bits_per_byte` of `scores`, by name, with intervals over posts."""
    per_token = ratio_with_interval(scores.nats, scores.tokens)
    return {
        "nats_per_token": per_token,
        "perplexity": Figure(math.exp(per_token.value), math.exp(per_token.low), math.exp(per_token.high)),
        "bits_per_byte": ratio_with_interval(scores.nats, scores.bytes, scale=1 / math.log(2)),
    }


def _locate_base(home: Path, persona: Persona, on_event: OnEvent) -> Base:
    from huggingtweets.models import bases

    base = bases.locate(persona.record.base, home, on_event)
    trained_from = persona.record.run.base_sha256
    if trained_from and trained_from != base.sha256:
        raise BaseUnavailableError(
            f"{base.name} is no longer the model that {persona.name} was trained from, so there is no untuned base to "
            "compare with.",
            hint="Put the original model back, or train again with: {command}",
            command=f"train {' '.join(persona.record.handles) or 'HANDLE'}",
        )
    return base


def _warn_if_larger(persona: Persona, generations: int, on_event: OnEvent) -> None:
    """Warn when this evaluation replaces one on more generations."""
    try:
        earlier = read_evaluation(persona.path, persona.name)
    except DamagedFileError:
        return
    if earlier and earlier.generations > generations:
        now = f"one on {generations:,}" if generations else "the loss alone"
        on_event(
            Notice(
                f"This replaces an evaluation on {earlier.generations:,} generations by {now}.",
                is_warning=True,
                hint=f"To measure as many, set {{option}} to {earlier.generations}.",
                option="n",
            )
        )


def _score(folder: Path, texts: Sequence[str], persona: Persona, device: str, stage: str, on_event: OnEvent) -> Scores:
    from huggingtweets.models import bases, loss
    from huggingtweets.training.prepare import tokenize_posts

    loaded = bases.load(folder, device=device)
    return loss.score(
        loaded.model,
        tokenize_posts([CuratedPost("", "", "", text) for text in texts], loaded),
        bf16=persona.record.run.precision.startswith("bf16") and bases.has_bf16(device),
        on_progress=lambda done: on_event(Stage(stage, done, len(texts), "posts")),
    )


def _other_authors(
    library: Library, persona: Persona, against: Sequence[str]
) -> dict[str, tuple[list[str], list[str]]]:
    """Training and held-out posts of other accounts, curated like the persona's. Skips accounts with too few posts."""
    own = set(library.run(persona.name).handles)
    config = parse(CurateConfig, persona.record.run.section(CurateConfig, "curate"))
    found = {}
    for row in [library.find(handle) for handle in against] or library.accounts():
        if row.full_handle in own:
            continue
        texts = curate(library.posts(row), config).texts
        try:
            split = dataset.build([texts[-_LATEST:]], DatasetConfig(), 0)
        except (TooFewPostsError, EmptySplitError):
            continue
        found[row.full_handle] = [post.text for post in split.train], [post.text for post in split.validation]
    return found


def write(
    folder: Path,
    count: int,
    seed: int,
    sampling: GenerateConfig,
    real: Sequence[str],
    device: str,
    on_event: OnEvent = ignore,
) -> tuple[list[str], Figure]:
    """Sample `count` posts of the persona in `folder`, copies included. Also the share that ended by itself.

    The length limit is the length of the longest post in `real`, or the sampler's default if that is longer.
    Raises EmptySplitError when no post ended by itself.
    """
    from huggingtweets.models.engine import decoding
    from huggingtweets.writing.sampler import Sampler

    longest = max(_DEFAULTS.max_length, *map(weighted_length, real))
    config = GenerateConfig(copies=True, max_length=longest, **sampling.model_dump(include=set(Sampling.model_fields)))
    sampler = Sampler(decoding.open_decoder(folder, device), config)
    texts: list[str] = []
    on_event(Stage("Writing posts", 0, count, "posts"))
    for written in sampler.stream([""] * count, seed):
        texts.append(written.text)
        on_event(Stage("Writing posts", len(texts), count, "posts"))
    if not texts:
        raise EmptySplitError(f"The persona in {folder.name} never ends a post, so there is nothing to measure.")
    cut = sampler.dropped["too_long"]
    ended = len(texts) + sampler.dropped.total() - cut
    return texts, share_with_interval([True] * ended + [False] * cut)
