"""What the library takes and gives: one typed row for each of its tables, and the names accounts go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from huggingtweets.errors import AmbiguousHandleError, NotFoundError
from huggingtweets.posts.post import Account

Part = Literal["train", "validation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow(Account):
    """An account in the library, usable wherever an `Account` is."""

    added_at: datetime
    updated_at: datetime
    """When it was last added to, whether or not that changed a post."""
    posts: int
    first: datetime | None
    last: datetime | None
    """Span of the posts whose time is known."""
    personas: tuple[str, ...]
    """Names of the runs trained on it, sorted."""
    is_own: bool = False
    """An archive that only its owner is handed, and that names it, was added."""


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` did. `unchanged` includes repeats within the iterable; the last three sum up to `read`."""

    read: int
    new: int
    updated: int
    unchanged: int

    def __add__(self, other: Added) -> Added:
        return Added(
            self.read + other.read,
            self.new + other.new,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
        )


@dataclass(frozen=True, slots=True)
class Fetch:
    """How far the posts of an account were fetched from its place, and what for."""

    argument: str
    """What the user called it by, which finds its place's module again."""
    state: Mapping[str, Any]
    """The place's own; see `sources.network.State`."""
    with_cw: bool = False
    is_open: bool = True
    """It was interrupted: the next call goes on with it."""
    wanted: int | None = None
    """Posts still to come of an open fetch that had a limit."""
    fetched_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows that left with an account; `personas` are the runs trained on it, which are still there."""

    posts: int
    run_posts: int
    generations: int
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One training and the persona it made. `config` and `figures` hold what JSON holds."""

    name: str
    path: Path
    """The persona's folder."""
    handles: tuple[str, ...]
    """Accounts trained on, as `full_handle`."""
    base: str
    config: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class RunPost:
    """A post as a run saw it. `text` is the curated text, not the place's."""

    platform: str
    post_id: str
    handle: str
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A text a persona wrote. `copied` says what it repeats, None when it repeats nothing; `id` 0 until stored."""

    persona: str
    text: str
    start: str
    seed: int
    settings: Mapping[str, Any] = field(default_factory=dict)
    copied: str | None = None
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    id: int = 0


def find_account(accounts: Sequence[AccountRow], handle: str) -> AccountRow:
    """The one of `accounts` called `handle`, as `Library.find` takes it. Raises NotFoundError, AmbiguousHandleError."""
    wanted = handle.strip().lower()
    bare = wanted.removeprefix("@")
    found = [row for row in accounts if row.handle.lower() == bare]
    if not found:
        platform, _, rest = wanted.partition(":")
        bare = rest.removeprefix("@")
        found = [row for row in accounts if row.platform.lower() == platform and row.handle.lower() == bare]
    if len(found) > 1:
        names = " or ".join(row.full_handle for row in found)
        raise AmbiguousHandleError(f"The library holds @{found[0].handle} at {len(found)} places. Type {names}.")
    if not found:
        raise no_account(handle.strip(), accounts)
    return found[0]


def no_account(wanted: str, accounts: Sequence[AccountRow]) -> NotFoundError:
    """Says what is there instead, and the nearest of it."""
    if not accounts:
        return NotFoundError(
            f"The library is empty, so {wanted} is not there. Add an archive with: huggingtweets add PATH"
        )
    handles = [f"@{row.handle}" for row in accounts]
    name = wanted if ":" in wanted or wanted.startswith("@") else f"@{wanted}"
    nearest = _nearest(name, handles + [row.full_handle for row in accounts])
    return NotFoundError(
        f"The library does not hold {wanted}. {nearest}It holds {_some(handles)}. Add more with: huggingtweets add PATH"
    )


def no_run(name: str, names: Sequence[str]) -> NotFoundError:
    """Says what is there instead, and the nearest of it."""
    there = f"{_nearest(name, names)}There is {_some(names)}." if names else "There is none yet."
    return NotFoundError(f"No persona is called {name!r}. {there} Train one with: huggingtweets train HANDLE")


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


def _nearest(name: str, names: Sequence[str]) -> str:
    by_lower = {n.lower(): n for n in names}
    close = get_close_matches(name.lower(), list(by_lower), n=1)
    return f"Did you mean {by_lower[close[0]]}? " if close else ""
