"""Accounts in the library: list, show, curate, delete."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from huggingtweets import personas, training
from huggingtweets.config import CurateConfig
from huggingtweets.defaults import user_defaults
from huggingtweets.errors import BusyError
from huggingtweets.library import Library
from huggingtweets.personas.removal import describe_account_removal, remove_account
from huggingtweets.posts import curate
from huggingtweets.posts.languages import in_words
from huggingtweets.training.choose_base import misfit
from huggingtweets.web.api import schemas
from huggingtweets.web.api.options import parse_options
from huggingtweets.web.messages import on_page
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/accounts", tags=["accounts"])

_KEPT_EXAMPLES = 5


@router.get("")
def accounts(server: Shared) -> schemas.Accounts:
    """List all accounts by platform and handle."""
    with Library(server.home) as library:
        return schemas.Accounts(accounts=[schemas.Account.model_validate(row) for row in library.accounts()])


@router.post("/{account:path}/curated")
def curated(account: str, body: schemas.CurateBody, server: Shared) -> schemas.Curated:
    """Show which posts of an account these options keep for training, and which they drop and why."""
    config = parse_options(CurateConfig, body.options)
    has_base = "base" in user_defaults(server.home).get("finetune", {})
    row, found = training.curate_account(server.home, account, config)
    step = max(1, len(found.texts) // _KEPT_EXAMPLES)
    return schemas.Curated(
        **found.as_json(row.handle),
        labels=dict(curate.REASONS),
        languages_in_words=in_words(found.languages),
        misfit="" if has_base else misfit(found.languages),
        kept_examples=[post.text for post in found.texts[::-step][:_KEPT_EXAMPLES]],
    )


@router.get("/{account:path}/removal")
def removal(account: str, server: Shared) -> schemas.Removal:
    """Say what deleting an account deletes."""
    return schemas.Removal(sentence=on_page(describe_account_removal(server.home, account, with_personas=True)))


@router.get("/{account:path}")
def one_account(
    account: str, server: Shared, latest: Annotated[int, Query(ge=0, le=100, description="Posts to show.")] = 10
) -> schemas.AccountWithPosts:
    """Show an account and its latest posts, newest first."""
    about, posts = personas.account_details(server.home, account, latest)
    return schemas.AccountWithPosts(**about, name=f"{about['place']}:{about['handle']}", latest=posts)


@router.delete("/{account:path}")
def delete(account: str, server: Shared) -> schemas.Removed:
    """Delete an account: its posts, its personas and their posts, its jobs and its learning curves."""
    with Library(server.home) as library:
        row = library.find(account)
        name = row.full_handle.lower()
        for job in library.jobs(("waiting", "running", "stopping")):
            if name in map(str.lower, job.accounts) or job.persona in row.personas:
                raise BusyError(f"“{job.title}” is {job.state}.", hint="Stop it first.")
    return schemas.Removed(**remove_account(server.home, row.full_handle, with_personas=True))
