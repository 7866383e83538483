"""Prepare posts for training: find the accounts, curate, split, tokenize. Trainings, curves and sweeps start here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import personas
from huggingtweets.config import CurateConfig, TrainConfig
from huggingtweets.errors import BaseUnavailableError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.library import AccountRow, Library, RunPost
from huggingtweets.posts import dataset, tokens
from huggingtweets.posts.curate import Curated, CuratedPost, curate
from huggingtweets.posts.dataset import Split
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.posts.words import normalise
from huggingtweets.running import running
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.personas import Persona


def find_accounts(library: Library, handles: Sequence[str]) -> list[AccountRow]:
    """The accounts called `handles`, each once. Raises NotFoundError, AmbiguousHandleError."""
    return list({row.full_handle: row for row in map(library.find, handles)}.values())


@contextmanager
def accounts_in_use(
    home: Path, what: str, rows: Sequence[AccountRow], *, uses: Sequence[str] = (), owns: Sequence[str] = ()
) -> Iterator[None]:
    """Register work on accounts, which cannot be deleted meanwhile. See `running` for the other arguments.

    Raises BusyError, and NotFoundError if an account was deleted since `rows` were read.
    """
    with running(home, what, uses=[*(f"account {row.full_handle}" for row in rows), *uses], owns=owns):
        with Library(home) as library:
            find_accounts(library, [row.full_handle for row in rows])
        yield


def curate_accounts(home: Path, handles: Sequence[str], config: CurateConfig) -> list[tuple[AccountRow, Curated]]:
    """The accounts called `handles`, each once, and their curated posts. Raises as `find_accounts` does."""
    with Library(home) as library:
        return [(row, curate(library.posts(row), config)) for row in find_accounts(library, handles)]


def curate_account(home: Path, handle: str, config: CurateConfig) -> tuple[AccountRow, Curated]:
    """One account and its curated posts. Raises as `find_accounts` does."""
    ((row, curated),) = curate_accounts(home, [handle], config)
    return row, curated


@dataclass(frozen=True, slots=True)
class PreparedPosts:
    """The posts of one or more accounts, curated and split for training a persona."""

    name: str  # Of the persona, spelled as an existing one that differs only in case.
    rows: list[AccountRow]
    curated: dict[str, Curated]  # By handle as spelled in the library.
    split: Split


def locate_base(home: Path, persona: Persona, on_event: OnEvent) -> Base:
    """The base that `persona` was trained from. Raises BaseUnavailableError if it is missing or has changed."""
    from huggingtweets.models import bases

    if not persona.record.base:
        raise BaseUnavailableError(f"The base of {persona.name} is unknown, so there is nothing to compare it with.")
    base = bases.locate(persona.record.base, home, on_event)
    trained_from = persona.record.run.base_sha256
    if trained_from and trained_from != base.sha256:
        raise BaseUnavailableError(
            f"{base.name} is no longer the model that {persona.name} was trained from, so there is no untuned base to "
            "compare with.",
            hint="Put the original model back, or train again with: {command}",
            command=persona.record.retrain_command,
        )
    return base


def find_persona(home: Path, handles: Sequence[str], name: str | None) -> tuple[list[AccountRow], str]:
    """The accounts called `handles`, and the name of their persona: `name`, or else the handles joined by "+".

    It is spelled as that of an existing persona that differs only in case. Raises BadInputError for an invalid name,
    and what `find_accounts` raises.
    """
    with Library(home) as library:
        rows = find_accounts(library, handles)
    name = personas.check_name(name or personas.default_name(row.handle for row in rows))
    return rows, personas.existing_name(home, name)


def prepare_posts(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    name: str | None = None,
    on_event: OnEvent = ignore,
    earlier: Sequence[RunPost] = (),
) -> PreparedPosts:
    """Curate and split the posts of `handles` for the persona `name` (default: the handles joined by "+").

    The posts of an `earlier` run keep their text and their side of the split, and no reposts are added to its own.
    Raises what `find_persona` and `dataset.build` raise.
    """
    rows, name = find_persona(home, handles, name)
    on_event(Stage("Curating posts"))
    accounts = curate_accounts(home, handles, config.curate)
    known = {post.key for post in earlier}
    reposts = (post for _, curated in accounts for post in curated.reposts if not earlier or post.key in known)
    own = [post for post in earlier if post.part != "repost"]
    sides = {post.key: post.part for post in earlier if post.part != "repost"}
    split = dataset.build(_as_trained(accounts, own), config.dataset, config.finetune.seed, sides, reposts)
    for warning in split.warnings:
        on_event(warning)
    if config.curate.parents and not any(curated.parents for _, curated in accounts):
        message = "None of the posts that replies answer is in the library."
        on_event(Notice(message, is_warning=True, hint="{option} changes nothing.", option="parents"))
    curated_by_handle = {row.full_handle: curated for row, curated in accounts}
    return PreparedPosts(name, rows, curated_by_handle, split)


def _as_trained(accounts: Sequence[tuple[AccountRow, Curated]], earlier: Sequence[RunPost]) -> list[list[CuratedPost]]:
    """The posts of `accounts`: those of an `earlier` run as it read them, and new ones whose text it did not read."""
    known = {post.key: post for post in earlier}
    texts = {normalise(post.text) for post in earlier}
    found = []
    for row, curated in accounts:
        today = {post.key: post for post in curated.texts}
        old = [
            replace(today.get(key) or CuratedPost(post.platform, post.post_id, post.handle, ""), text=post.text)
            for key, post in known.items()
            if key[:2] == (row.platform, row.handle)
        ]
        new = [post for key, post in today.items() if key not in known and normalise(post.text) not in texts]
        found.append([*old, *new])
    return found


@dataclass(frozen=True, slots=True)
class TokenizedSplit:
    """Both sides of a split as token ids."""

    train: list[TokenizedPost]  # As often as an epoch shows each post.
    reposts: list[TokenizedPost]  # For the beginning of the first epoch.
    held_out: list[TokenizedPost]
    fingerprint: str  # SHA-256 of the posts.
    warnings: list[str]  # Sentences on posts that were cut, and on a tokenizer that does not know their script.


MANY_TOKENS = 1.0  # More tokens per character cause a warning.


def _tokens_per_character(posts: Sequence[CuratedPost], tokenized: Sequence[TokenizedPost]) -> float:
    """Without the start and end tokens, over the posts that are not cut."""
    whole = [(post, ids) for post, ids in zip(posts, tokenized, strict=True) if not ids.is_cut]
    return sum(ids.predicted - 1 for _, ids in whole) / max(1, sum(len(post.text) for post, _ in whole))


def tokenize_posts(posts: Sequence[CuratedPost], loaded: LoadedModel) -> list[TokenizedPost]:
    """Token ids of `posts` for the model `loaded`, cut to its context."""
    return tokens.tokenize(posts, loaded.encode, loaded.start, loaded.end, loaded.context)


def tokenize_split(split: Split, loaded: LoadedModel) -> TokenizedSplit:
    """Token ids of one epoch's training posts and of the held-out posts."""
    parts = (split.one_epoch(), split.reposts, split.validation)
    train, reposts, held_out = (tokenize_posts(posts, loaded) for posts in parts)
    warnings = []
    if cut := sum(post.is_cut for post in train + held_out):
        longest = min(loaded.context, tokens.MAX_TOKENS)
        warnings.append(f"{plural(cut, 'post')} cut to the first {longest:,} tokens.")
    if (needed := _tokens_per_character(split.one_epoch(), train)) > MANY_TOKENS:
        warnings.append(
            f"The base's tokenizer needs {needed:.1f} tokens for each character of these posts, so training takes "
            "longer, and the voice suffers."
        )
    return TokenizedSplit(train, reposts, held_out, split.fingerprint, warnings)
