"""Evaluate a persona: loss, verification, memory, then copying, diversity and likeness of new posts."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from huggingtweets import personas
from huggingtweets.config import DatasetConfig, GenerateConfig, SamplingConfig
from huggingtweets.errors import DamagedFileError, EmptySplitError, NotFoundError, TooFewPostsError
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.evaluation.measures.diversity import diversity
from huggingtweets.evaluation.measures.likeness import likeness
from huggingtweets.evaluation.measures.ngram import markov_posts, ngram_bits_per_byte
from huggingtweets.evaluation.measures.verification import LEAST_POSTS, membership, verification
from huggingtweets.evaluation.scoring import other_accounts, other_posts, score_both, score_texts
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.intervals import Figure, quotient_with_interval, ratio_with_interval, share_with_interval
from huggingtweets.library import Library
from huggingtweets.models import catalogue
from huggingtweets.models.fetch import folder_of
from huggingtweets.personas.record import Evaluation, Fit, Sampling, read_evaluation, write_evaluation
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.similarity import near_duplicate_groups
from huggingtweets.training.prepare import locate_base

if TYPE_CHECKING:
    from huggingtweets.models.loss import Scores
    from huggingtweets.personas import Persona

GENERATIONS = 1000

_DEFAULTS = SamplingConfig()

_LATEST = 2500  # At most this many posts of another account are compared with.
_LEARNT = 300  # Training posts that are scored for membership.
_READ = 200  # Posts on each side that an independent base scores.
_OTHER_POSTS = 500  # Posts of all other accounts together that are scored for verification.


def evaluate(
    home: Path,
    name: str,
    *,
    generations: int = GENERATIONS,
    seed: int = 0,
    sampling: SamplingConfig = _DEFAULTS,
    against: Sequence[str] = (),
    device: str = "auto",
    on_event: OnEvent = ignore,
) -> Evaluation:
    """Measure a persona on its held-out posts and on `generations` new posts, and store the evaluation in its folder.

    No copy is dropped before it is measured. Verification and grammar compare with the accounts `against` (default: all
    others in the library).

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
        reposts = [post.text for post in library.run_posts(persona.name, "repost")]
        if not (train and held_out):
            message = f"The held-out posts of {persona.name} are no longer in the library."
            hint = "Add its account again, then train again with: {command}"
            raise NotFoundError(message, hint=hint, command=record.retrain_command)
        others = _split(other_posts(library, persona, other_accounts(library, persona, against)))
    device = bases.pick_device(device)
    base = locate_base(home, persona, on_event)
    _warn_if_larger(persona, generations, on_event)
    impostors = _impostors({name: posts for name, (_, posts) in others.items()})
    learnt, fresh = _unlike(train), set(_unlike(held_out))
    learnt = random.Random(0).sample(learnt, min(len(learnt), _LEARNT))
    texts = [*held_out, *learnt, *(text for posts in impostors.values() for text in posts)]
    ours, untuned, nats = score_both(persona, base, texts, device, on_event)
    losses = loss_figures(ours.scores.first(len(held_out)))
    losses |= {f"base_{key}": figure for key, figure in loss_figures(untuned.scores.first(len(held_out))).items()}
    sizes = [len(held_out), len(learnt), *map(len, impostors.values())]
    own, known, *rest = np.split(nats, np.cumsum(sizes)[:-1])
    evaluation = Evaluation(
        name=persona.name,
        base=record.base,
        held_out=len(held_out),
        generations=0,
        fit=Fit(**losses, ngram_bits_per_byte=ngram_bits_per_byte(train, held_out)),
        verification=verification(own, dict(zip(impostors, rest, strict=True))),
        membership=membership(known, own[[text in fresh for text in held_out]]),
        seed=seed,
    )
    if generations:
        sampling = catalogue.suited(sampling, persona.record.base)
        texts, ended = write(persona, generations, seed, sampling, [*train, *reposts], device, on_event)
        on_event(Stage("Comparing generations with real posts"))
        chain = markov_posts(train, len(texts), seed)
        strangers = [text for posts, _ in others.values() for text in posts]
        resembles = likeness(texts, chain, train, held_out, strangers, untuned.encode)
        aucs = {"Generations": resembles.two_sample_auc, "The Markov chain's posts": resembles.markov_two_sample_auc}
        for label, auc in aucs.items():
            if auc is None:
                on_event(Notice(f"{label} are too few, or too alike, for the two-sample test.", is_warning=True))
        resembles = resembles.model_copy(update=_readability(home, persona, texts, held_out, device, on_event))
        evaluation = evaluation.model_copy(
            update={
                "generations": len(texts),
                "copying": copying(texts, [*train, *reposts], held_out, GenerateConfig().near_copy),
                "diversity": diversity(texts, held_out),
                "likeness": resembles,
                "ends_by_itself": ended,
                "sampling": Sampling(**sampling.model_dump()),
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


def _readability(
    home: Path, persona: Persona, texts: Sequence[str], real: Sequence[str], device: str, on_event: OnEvent
) -> dict[str, Any]:
    """How many bits an independent base needs for `texts`, relative to `real` posts. Empty without such a base."""
    others = [each for each in (catalogue.MULTILINGUAL, catalogue.DEFAULT) if each.name != persona.record.base]
    base = next((each for each in others if (folder_of(each, home) / "base.json").is_file()), None)
    if base is None:
        message = f"Readability is not measured: it needs a second base, such as {others[0].name}."
        on_event(Notice(message, hint="Download it with: {command}", command=f"bases --fetch {others[0].name}"))
        return {}
    texts, real = texts[:_READ], random.Random(0).sample(list(real), min(len(real), _READ))
    stage = f"Scoring under {base.name}"
    scores = score_texts(folder_of(base, home), [*texts, *real], persona, device, stage, on_event).scores
    nats, size = scores.nats, len(texts)
    figure = quotient_with_interval(nats[:size], scores.bytes[:size], nats[size:], scores.bytes[size:])
    return {"readability": figure, "readability_base": base.name}


def _unlike(posts: Sequence[str]) -> list[str]:
    """The posts without a near-duplicate among `posts`: what is repeated is learnt as a pattern, not as a post."""
    groups = near_duplicate_groups(posts, DatasetConfig().near_duplicate)
    return [posts[group[0]] for group in groups if len(group) == 1]


def _impostors(posts: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Up to `_OTHER_POSTS` of other accounts' posts in all, equally many of each; by a fixed seed."""
    draw, each = random.Random(0), max(LEAST_POSTS, _OTHER_POSTS // max(1, len(posts)))
    return {name: draw.sample(list(texts), min(len(texts), each)) for name, texts in posts.items()}


def _warn_if_larger(persona: Persona, generations: int, on_event: OnEvent) -> None:
    """Warn when this evaluation replaces one on more generations."""
    try:
        earlier = read_evaluation(persona.path, persona.name)
    except DamagedFileError:
        return
    if earlier and earlier.generations > generations:
        now = f"one on {generations:,}" if generations else "one without"
        message = f"This replaces an evaluation on {earlier.generations:,} generations by {now}."
        hint = f"To measure as many, set {{option}} to {earlier.generations}."
        on_event(Notice(message, is_warning=True, hint=hint, option="n"))


def _split(posts: Mapping[str, list[CuratedPost]]) -> dict[str, tuple[list[str], list[str]]]:
    """Training and held-out posts of each account. Skips accounts with too few posts."""
    found = {}
    for name, texts in posts.items():
        try:
            split = dataset.build([texts[-_LATEST:]], DatasetConfig(), 0)
        except (TooFewPostsError, EmptySplitError):
            continue
        found[name] = [post.text for post in split.train], [post.text for post in split.validation]
    return found


def write(
    persona: Persona,
    count: int,
    seed: int,
    sampling: SamplingConfig,
    posts: Sequence[str],
    device: str,
    on_event: OnEvent = ignore,
) -> tuple[list[str], Figure]:
    """Write `count` posts with `persona`, as `generate` does, but keep copies of the training `posts`.

    Also returns the share of all candidates that ended by itself. Raises EmptySplitError when none did.
    """
    from huggingtweets.models.engine import decoding
    from huggingtweets.writing import choosing
    from huggingtweets.writing.sampler import Sampler

    config = GenerateConfig(copies=True, **sampling.model_dump())
    sampler = Sampler(decoding.open_decoder(persona.path, device), config, posts, persona.record.curation)
    texts: list[str] = []
    on_event(Stage("Writing posts", 0, count, "posts"))
    for written in choosing.posts(sampler, [""] * count, seed):
        texts.append(written.text)
        on_event(Stage("Writing posts", len(texts), count, "posts"))
    if not texts:
        raise EmptySplitError(f"The persona {persona.name} never ends a post, so there is nothing to measure.")
    cut = sampler.dropped["too_long"]
    ended = len(texts) * (choosing.CANDIDATES if config.best else 1) + sampler.dropped.total() - cut
    return texts, share_with_interval([True] * ended + [False] * cut)
