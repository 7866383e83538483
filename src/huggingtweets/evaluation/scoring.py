"""Score texts under a persona and its base, and choose other accounts' posts to compare with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from huggingtweets import sources
from huggingtweets.errors import DamagedFileError
from huggingtweets.evaluation.measures.verification import Floats
from huggingtweets.events import OnEvent, Stage
from huggingtweets.library import AccountRow, Library
from huggingtweets.posts.curate import CuratedPost, curate

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.models.loss import Scores
    from huggingtweets.personas import Persona
    from huggingtweets.posts.tokens import TokenizedPost

SAMPLE_ACCOUNT = "the sample account"  # The name of the sample account's posts where it is not in the library.


@dataclass(frozen=True, slots=True)
class Scored:
    """Texts under one model."""

    scores: Scores
    posts: list[TokenizedPost]
    encode: Callable[[list[str]], list[list[int]]]
    decode: Callable[[list[int]], str]


def score_both(
    persona: Persona, base: Base, texts: Sequence[str], device: str, on_event: OnEvent
) -> tuple[Scored, Scored, Floats]:
    """`texts` under `persona` and under `base`, one model in memory at a time; and their nats under both, (texts, 2).

    Raises DamagedFileError if the persona's scores are not finite, EmptySplitError without texts.
    """
    ours = score_texts(persona.path, texts, persona, device, f"Scoring under {persona.name}", on_event)
    if not np.isfinite(ours.scores.nats).all():
        message = f"The persona {persona.name} is damaged: its scores are not finite numbers."
        hint = "Train it again with: {command}"
        raise DamagedFileError(message, hint=hint, command=persona.record.retrain_command)
    untuned = score_texts(base.folder, texts, persona, device, "Scoring under the untuned base", on_event)
    return ours, untuned, np.column_stack([ours.scores.nats, untuned.scores.nats])


def score_texts(
    folder: Path, texts: Sequence[str], persona: Persona, device: str, stage: str, on_event: OnEvent
) -> Scored:
    """`texts` under the model in `folder`, in the precision that `persona` was trained in."""
    from huggingtweets.models import bases, loss
    from huggingtweets.training.prepare import tokenize_posts

    on_event(Stage(stage, 0, len(texts), "posts"))
    loaded = bases.load(folder, device=device)
    posts = tokenize_posts([CuratedPost("", "", "", text) for text in texts], loaded)
    bf16 = persona.record.run.precision.startswith("bf16") and bases.has_bf16(device)
    scores = loss.score_loaded(loaded, posts, stage, on_event, bf16=bf16)
    return Scored(scores, posts, loaded.encode, loaded.decode)


def other_accounts(library: Library, persona: Persona, against: Sequence[str] = ()) -> list[AccountRow]:
    """The accounts `against`, or all in the library, without those that the persona imitates on any platform."""
    run = library.find_run(persona.name)
    own = {handle.rpartition(":")[2].casefold() for handle in (*persona.record.handles, *(run.handles if run else ()))}
    rows = [library.find(handle) for handle in against] or library.accounts()
    return [row for row in rows if row.handle.casefold() not in own]


def other_posts(library: Library, persona: Persona, rows: Sequence[AccountRow]) -> dict[str, list[CuratedPost]]:
    """The posts of `rows` and of the sample account by account, curated like the persona's."""
    config = persona.record.curation
    found = {row.full_handle: curate(library.posts(row), config).texts for row in rows}
    sample = sources.detect(sources.SAMPLE)
    handle = sample.account().handle
    if handle not in {*persona.record.handles, *(row.handle for row in rows)}:
        found[SAMPLE_ACCOUNT] = curate(sample.posts(), config).texts
    return found
