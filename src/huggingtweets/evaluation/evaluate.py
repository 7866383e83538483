"""All measures of a persona in one report: fit, copying, diversity, likeness."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import CurateConfig, DatasetConfig, GenerateConfig
from huggingtweets.errors import (
    BaseUnavailableError,
    DamagedFileError,
    EmptySplitError,
    NotFoundError,
    TooFewPostsError,
)
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.library import Library
from huggingtweets.personas.record import (
    SAMPLING,
    Evaluation,
    Fit,
    Likeness,
    Sampling,
    read_evaluation,
    write_evaluation,
)
from huggingtweets.posts import curate, dataset
from huggingtweets.posts.post import weighted_length

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure
    from huggingtweets.models.loss import Scores
    from huggingtweets.personas import Persona

GENERATIONS = 1000

_USUAL = GenerateConfig()

_LATEST = 2500
"""Posts of another account that are enough to know its author by."""


def evaluate(
    home: Path,
    name: str,
    *,
    generations: int = GENERATIONS,
    seed: int = 0,
    sampling: GenerateConfig = _USUAL,
    against: Sequence[str] = (),
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> Evaluation:
    """Measure a persona on its held-out posts and on as many `generations` as asked for, drawn by `seed`.

    Of `sampling`, only what `SAMPLING` names counts: nothing is left out of what is measured.

    Authorship is told among the persona and the accounts `against` (all others in the library when none is given).
    The figures are kept in the persona's folder. Raises NotFoundError when its posts are gone, MissingExtraError when
    generations are asked for and the libraries that measure them are not installed.
    """
    from huggingtweets.evaluation.measures import bits_per_byte, nats_per_token, perplexity
    from huggingtweets.evaluation.measures.ngram import ngram_bits_per_byte
    from huggingtweets.extras import need
    from huggingtweets.models import bases

    if generations:  # before the long work
        for module in ("sklearn", "sacrebleu", "markovify"):
            need(module, "Measuring generations", "evaluate")
    persona = personas.find(home, name)
    with Library(home) as library:
        posts = {part: library.run_posts(persona.name, part) for part in ("train", "validation")}
        if not (posts["train"] and posts["validation"]):
            raise NotFoundError(
                f"The held-out posts of {persona.name} are no longer in the library. Add its account again and train "
                "again."
            )
        others = _others(library, persona, against) if generations else {}
    train, held_out = ([post.text for post in posts[part]] for part in ("train", "validation"))
    device = bases.pick_device(device)
    base = bases.locate(persona.record.base, home, on_event)
    trained_from = persona.record.run.base_sha256
    if trained_from and trained_from != base.sha256:
        raise BaseUnavailableError(
            f"{base.name} is no longer the model that {persona.name} was trained from, so what it would cost untuned "
            "cannot be measured. Put that model back, or train again."
        )
    _tell_of_a_larger_one(persona, generations, on_event)
    fit: dict[str, Figure] = {}
    for prefix, folder in (("", persona.path), ("base_", base.folder)):
        what = f"Scoring {'the untuned base' if prefix else persona.name}"
        scored = _score(folder, held_out, persona, device, what, on_event)
        for measure in (nats_per_token, perplexity, bits_per_byte):
            fit[f"{prefix}{measure.__name__}"] = measure(scored)
    evaluation = Evaluation(
        name=persona.name,
        base=persona.record.base,
        held_out=len(held_out),
        generations=0,
        fit=Fit(**fit, ngram_bits_per_byte=ngram_bits_per_byte(train, held_out)),
        seed=seed,
    )
    if generations:
        measured = _measure_generations(persona, generations, seed, sampling, train, held_out, others, device, on_event)
        evaluation = evaluation.model_copy(update=measured)
    write_evaluation(persona.path, evaluation)
    return evaluation


def _tell_of_a_larger_one(persona: Persona, generations: int, on_event: OnEvent) -> None:
    """Warn when the figures that are about to be replaced were measured on more generations."""
    try:
        earlier = read_evaluation(persona.path, persona.name)
    except DamagedFileError:
        return
    if earlier and earlier.generations > generations:
        by = f"those of {generations:,}" if generations else "the loss alone"
        before = earlier.generations
        on_event(
            Notice(
                f"The figures of {before:,} generations will be replaced by {by}. To measure {before:,}: -n {before}.",
                is_warning=True,
            )
        )


def _score(folder: Path, texts: Sequence[str], persona: Persona, device: str, what: str, on_event: OnEvent) -> Scores:
    from huggingtweets.models import bases, loss

    loaded = bases.load(folder, device=device)
    posts = [curate.CuratedPost("", "", "", text) for text in texts]
    return loss.score(
        loaded.model,
        dataset.tokenise(posts, loaded.encode, loaded.separator, loaded.context),
        loaded.separator,
        bf16=persona.record.run.precision.startswith("bf16") and bases.has_bf16(device),
        on_progress=lambda done: on_event(Stage(what, done, len(posts), "posts")),
    )


def _others(library: Library, persona: Persona, against: Sequence[str]) -> dict[str, dataset.Split]:
    """The other accounts' posts as training and held-out ones, curated as the persona's were."""
    own = set(library.run(persona.name).handles)
    config = CurateConfig.model_validate(persona.record.run.section(CurateConfig, "curate"))
    rows = [library.find(handle) for handle in against] or library.accounts()
    splits = {}
    for row in rows:
        if row.full_handle in own:
            continue
        texts = curate.curate(library.posts(row), config).texts
        try:
            splits[row.full_handle] = dataset.build([texts[-_LATEST:]], DatasetConfig(), 0)
        except (TooFewPostsError, EmptySplitError):  # not enough to know an author by
            continue
    return splits


def _measure_generations(
    persona: Persona,
    count: int,
    seed: int,
    sampling: GenerateConfig,
    train: Sequence[str],
    held_out: Sequence[str],
    others: dict[str, dataset.Split],
    device: str,
    on_event: OnEvent,
) -> dict[str, Any]:
    """The fields of an `Evaluation` that are measured on `count` new posts."""
    from huggingtweets.evaluation.measures.copying import copying
    from huggingtweets.evaluation.measures.diversity import diversity
    from huggingtweets.evaluation.measures.ngram import markov_posts

    texts, ends_by_itself = write(persona.path, count, seed, sampling, [*train, *held_out], device, on_event)
    on_event(Stage("Comparing them with real posts"))
    chain = markov_posts(train, len(texts), seed)
    return {
        "generations": len(texts),
        "copying": copying(texts, train, held_out, GenerateConfig().near_copy),
        "diversity": diversity(texts, held_out),
        "likeness": Likeness(
            two_sample_auc=_two_sample(held_out, texts, "Generations", on_event),
            markov_two_sample_auc=_two_sample(held_out, chain, "The Markov chain's posts", on_event),
            **_attribution(persona.name, train, held_out, texts, others),
        ),
        "ends_by_itself": ends_by_itself,
        "sampling": Sampling(**sampling.model_dump(include=set(SAMPLING))),
    }


def _attribution(
    name: str, train: Sequence[str], held_out: Sequence[str], texts: Sequence[str], others: dict[str, dataset.Split]
) -> dict[str, Any]:
    """The fields of `Likeness` that need other authors; empty without any."""
    from huggingtweets.evaluation.measures.likeness import attribution

    found = attribution(
        {name: train} | {who: _texts(split.train) for who, split in others.items()},
        {name: held_out} | {who: _texts(split.validation) for who, split in others.items()},
        {name: texts},
    )
    if found is None:
        return {}
    return {
        "attribution": found.attribution.get(name),
        "human_attribution": found.human_attribution.get(name),
        "authors": found.authors,
        "confusion": found.confusion,
        "human_confusion": found.human_confusion,
    }


def write(
    folder: Path,
    count: int,
    seed: int,
    sampling: GenerateConfig,
    real: Sequence[str],
    device: str,
    on_event: OnEvent = ignore,
) -> tuple[list[str], Figure]:
    """`count` posts of the persona in `folder`, copies among them, and the share that ended by itself.

    A post may be as long as the longest of `real`, and at least as long as the sampler allows by default.
    Raises EmptySplitError when the persona ends none.
    """
    from huggingtweets.intervals import share_with_interval
    from huggingtweets.models.engine import decoding
    from huggingtweets.writing.sampler import Sampler

    longest = max(GenerateConfig().max_length, *map(weighted_length, real))
    drawn = GenerateConfig(copies=True, max_length=longest, **sampling.model_dump(include=set(SAMPLING)))
    sampler = Sampler(decoding.open_voice(folder, device), drawn)
    texts = []
    on_event(Stage("Writing posts", 0, count, "posts"))
    for written in sampler.stream([""] * count, seed):
        texts.append(written.text)
        on_event(Stage("Writing posts", len(texts), count, "posts"))
    if not texts:
        raise EmptySplitError(f"The persona in {folder.name} ends no post by itself: there is nothing to measure.")
    cut = sampler.dropped["too_long"]
    ended = len(texts) + sampler.dropped.total() - cut
    return texts, share_with_interval([True] * ended + [False] * cut)


def _two_sample(real: Sequence[str], texts: Sequence[str], whose: str, on_event: OnEvent) -> Figure | None:
    from huggingtweets.evaluation.measures.likeness import two_sample

    try:
        return two_sample(real, texts)
    except TooFewPostsError:
        on_event(Notice(f"{whose} are too few, or too alike, for the two-sample test.", is_warning=True))
        return None


def _texts(posts: Sequence[curate.CuratedPost]) -> list[str]:
    return [post.text for post in posts]
