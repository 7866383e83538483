"""Deleting posts from the library that their platform no longer serves."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingtweets.errors import DeclinedError, NotFoundError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.library import AccountRow, Library
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.collect import FetchOptions, confirm_cost, fetching, network_source, tell_all
from huggingtweets.sources.registry import check_options, network_of
from huggingtweets.text import plural

_BATCH = 100
"""Posts to look up at a time."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """The result of `sync_deletes`."""

    account: AccountRow
    checked: int
    deleted: int
    personas: dict[str, int]
    """Number of deleted posts that each persona was trained on, for the personas that have some."""
    seconds: float
    requests: int
    notices: list[str]

    def as_json(self) -> dict[str, Any]:
        """The object that `sync-deletes --json` prints."""
        return {
            "place": self.account.platform,
            "handle": self.account.handle,
            "checked": self.checked,
            "deleted": self.deleted,
            "posts": self.account.posts,
            "trained_on_deleted": self.personas,
            "seconds": round(self.seconds, 3),
            "requests": self.requests,
            "notices": self.notices,
        }


def sync_deletes(
    home: Path,
    handle: str,
    on_event: OnEvent = ignore,
    fetch_options: FetchOptions | None = None,
    *,
    price_per_post: float | None = None,
) -> SyncReport:
    """Delete the posts of `handle` that its platform no longer serves, all in one transaction.

    Raises NotFoundError, BadInputError for an account whose platform is no network, DeclinedError if the user declines.
    """
    start = time.monotonic()
    fetch_options = fetch_options or FetchOptions()
    with Library(home) as library:
        row = library.find(handle)
        fetch, ids = library.fetch(row), library.post_ids(row)
    network = network_of(row)
    title = network.title if network else row.platform
    because = f"{row.full_handle} is on {title}" if network else f"{row.full_handle} came from a file"
    check_options({"price_per_post": price_per_post}, [network] if network else [], because)
    options = SourceOptions(account_id=row.id, price_per_post=price_per_post)
    source = network_source(row, fetch, options, fetch_options.context(home, on_event))
    with fetching(home, row):
        try:
            source.account()
        except NotFoundError as error:
            raise NotFoundError(
                error.message,
                hint=f"{error.hint} To delete its posts here as well: {{command}}".strip(),
                command=f"remove {row.full_handle}",
            ) from error
        confirm_cost(source.checking_cost(len(ids)), on_event, fetch_options)
        gone: list[str] = []
        for first in range(0, len(ids), _BATCH):
            batch = ids[first : first + _BATCH]
            on_event(Stage(f"Looking for deleted posts of @{row.handle}", first, len(ids), "posts"))
            present = source.present(batch)
            gone += [post_id for post_id in batch if post_id not in present]
        on_event(
            Notice(
                f"{title[:1].upper()}{title[1:]} no longer serves {len(gone):,} of the {plural(len(ids), 'post')} of "
                f"@{row.handle}."
            )
        )
        if 2 * len(gone) > len(ids) and not fetch_options.ask("Delete them here as well?"):
            message = "Nothing was deleted, because it would be more than half of the posts."
            raise DeclinedError(message, hint="If that is right, add {option}.", option="yes")
        with Library(home) as library:
            deleted = library.delete_posts(row, gone) if gone else 0
            personas, row = library.trained_on_deleted(row), library.find(row.full_handle)
    notices = tell_all(source.notices, on_event)
    return SyncReport(row, len(ids), deleted, personas, time.monotonic() - start, source.requests, notices)
