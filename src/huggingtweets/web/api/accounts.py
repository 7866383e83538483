"""Accounts in the library: looked at, curated, deleted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from huggingtweets import personas, training
from huggingtweets.config import CurateConfig
from huggingtweets.errors import BusyError
from huggingtweets.library import Library
from huggingtweets.posts import curate
from huggingtweets.text import INVISIBLE
from huggingtweets.web.api import schemas
from huggingtweets.web.options import nested
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/accounts", tags=["accounts"])

_KEPT_EXAMPLES = 5


@router.get("")
def accounts(server: Shared) -> schemas.Accounts:
    """All accounts, by place and handle."""
    with Library(server.home) as library:
        return schemas.Accounts(accounts=list(map(schemas.Account.of, library.accounts())))


@router.post("/{account:path}/curated")
def curated(account: str, body: schemas.CurateBody, server: Shared) -> schemas.Curated:
    """What would be learnt from the posts of an account with these options, and what not and why."""
    config = nested(CurateConfig, body.options)
    row, found = training.curate_account(server.home, account, config)
    step = max(1, len(found.texts) // _KEPT_EXAMPLES)
    return schemas.Curated(
        **found.as_json(row.handle),
        labels=dict(curate.REASONS),
        kept_examples=[INVISIBLE.sub("", post.text) for post in found.texts[::-step][:_KEPT_EXAMPLES]],
    )


@router.get("/{account:path}/removal")
def removal(account: str, server: Shared) -> schemas.Removal:
    """What deleting an account would delete."""
    return schemas.Removal(sentence=personas.describe_account_removal(server.home, account, with_personas=True).message)


@router.get("/{account:path}")
def one_account(
    account: str, server: Shared, latest: Annotated[int, Query(ge=0, le=100)] = 10
) -> schemas.AccountWithPosts:
    """An account, and its latest posts, the newest first."""
    with Library(server.home) as library:
        row = library.find(account)
    about, posts = personas.account_details(server.home, row.full_handle, latest)
    return schemas.AccountWithPosts(
        **schemas.Account.of(row).model_dump(),
        trained_on_deleted=about["trained_on_deleted"],
        latest=[schemas.Post(**{**post, "text": INVISIBLE.sub("", post["text"])}) for post in posts],
    )


@router.delete("/{account:path}")
def delete(account: str, server: Shared) -> schemas.Removed:
    """Delete an account: its posts, the personas trained on it and what they wrote, its jobs and its curves."""
    with Library(server.home) as library:
        row = library.find(account)
        name = row.full_handle.lower()
        for job in library.jobs(("waiting", "running", "stopping")):
            if name in map(str.lower, job.accounts) or job.persona in row.personas:
                raise BusyError(f"“{job.title}” is still {job.state}. Stop it first.")
    return schemas.Removed(**personas.remove_account(server.home, row.full_handle, with_personas=True))
