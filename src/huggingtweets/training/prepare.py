"""Prepare posts for a model: find the accounts, curate, split and tokenise. Every training starts here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import personas
from huggingtweets.config import CurateConfig, TrainConfig
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.library import AccountRow, Library, spelled
from huggingtweets.posts import curate, dataset

if TYPE_CHECKING:
    from huggingtweets.models.loaded import LoadedModel


def accounts(library: Library, handles: Sequence[str]) -> list[AccountRow]:
    """Those called `handles`, each once. Raises NotFoundError, AmbiguousHandleError."""
    rows = {spelled(row): row for row in map(library.find, handles)}
    return list(rows.values())


def curate_account(home: Path, handle: str, config: CurateConfig) -> tuple[AccountRow, curate.Curated]:
    """What would be learnt from the posts of `handle`, and what not and why."""
    with Library(home) as library:
        row = library.find(handle)
        return row, curate.curate(library.posts(row), config)


@dataclass(frozen=True, slots=True)
class Material:
    """What a persona is made of."""

    name: str
    rows: list[AccountRow]
    curated: dict[str, curate.Curated]
    """By handle as spelled in the library."""
    split: dataset.Split


def gather(
    home: Path, handles: Sequence[str], config: TrainConfig, name: str | None = None, on_event: OnEvent = ignore
) -> Material:
    """The posts of `handles`, curated and split. Raises TooFewPostsError and what finding and naming them raise."""
    with Library(home) as library:
        rows = accounts(library, handles)
        name = personas.check_name(name or personas.name_of(row.handle for row in rows))
        name = personas.spelling(home, name)
        on_event(Stage("Curating posts"))
        curated = {spelled(row): curate.curate(library.posts(row), config.curate) for row in rows}
    split = dataset.build([each.texts for each in curated.values()], config.dataset, config.finetune.seed)
    for warning in split.warnings:
        on_event(Notice(warning, is_warning=True))
    return Material(name, rows, curated, split)


@dataclass(frozen=True, slots=True)
class TokenisedSplit:
    """Both sides of a split, as the base reads them."""

    train: list[dataset.TokenizedPost]
    held_out: list[dataset.TokenizedPost]
    warnings: list[str]
    """On posts that were cut; one sentence or none."""


def tokenised(split: dataset.Split, loaded: LoadedModel) -> TokenisedSplit:
    train, held_out = (
        dataset.tokenise(posts, loaded.encode, loaded.separator, loaded.context)
        for posts in (split.one_epoch(), split.validation)
    )
    warnings = []
    if cut := sum(post.is_cut for post in train + held_out):
        warnings.append(f"Of {cut} posts only the first {min(loaded.context, dataset.LONGEST):,} tokens are read.")
    return TokenisedSplit(train, held_out, warnings)
