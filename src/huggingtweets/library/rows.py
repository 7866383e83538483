"""The library's rows as typed objects, and how accounts are found by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from huggingtweets.errors import AmbiguousHandleError, BadInputError, NotFoundError
from huggingtweets.posts.post import Account
from huggingtweets.text import did_you_mean, listing

Part = Literal["train", "validation", "repost"]
LEARNT: tuple[Part, ...] = ("train", "repost")
"""The parts that a persona was trained on, so it may copy them."""
JobState = Literal["waiting", "running", "stopping", "done", "failed", "stopped"]

FINISHED: frozenset[JobState] = frozenset({"done", "failed", "stopped"})

_SHOWN_NAMES = 5


def now() -> datetime:
    """The current time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow(Account):
    """An account in the library. Usable wherever an `Account` is."""

    added_at: datetime
    updated_at: datetime
    """Last time posts were added, even if none was new."""
    posts: int
    first: datetime | None
    last: datetime | None
    """Time span of the posts, as far as their times are known."""
    personas: tuple[str, ...]
    """Names of the runs trained on it, sorted."""
    is_own: bool = False
    """Its archive was added: one that names it and that only its owner can download."""


@dataclass(frozen=True, slots=True)
class Added:
    """Counts of one `add`. `unchanged` includes repeats in the input; the last three add up to `read`."""

    read: int
    new: int
    updated: int
    unchanged: int

    def __add__(self, other: Added) -> Added:
        return Added(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Fetch:
    """How far an account's posts were fetched from its platform, and with which options."""

    argument: str
    """How the user named the account. Finds the platform's module again."""
    state: Mapping[str, Any]
    """Private to the platform; see `sources.network.State`."""
    with_cw: bool = False
    is_open: bool = True
    """Interrupted: the next fetch resumes it."""
    wanted: int | None = None
    """Posts still to fetch, if it has a limit and is open."""
    fetched_at: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class Run:
    """A training and the persona it made. `config` and `figures` are JSON objects."""

    name: str
    path: Path
    """The persona's folder."""
    handles: tuple[str, ...]
    """Accounts trained on, as `Account.full_handle`."""
    base: str
    config: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class RunPost:
    """A post as a run used it. `text` is the curated text."""

    platform: str
    post_id: str
    handle: str
    part: Part
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Identifies the post: platform, handle and id."""
        return self.platform, self.handle, self.post_id


@dataclass(frozen=True, slots=True)
class Generation:
    """A text that a persona wrote. `id` is 0 until it is stored."""

    persona: str
    text: str
    start: str
    seed: int
    settings: Mapping[str, Any] = field(default_factory=dict)
    copied: str | None = None
    """"verbatim" or "near" if it copies a training post."""
    created_at: datetime = field(default_factory=now)
    id: int = 0

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer in a quiz. It refers to the post that was shown, by exactly one of `generation` and `post`."""

    persona: str
    seed: int
    """Seed of the quiz."""
    said_machine: bool
    generation: int | None = None
    """Id of a generation of the persona."""
    post: tuple[str, str, str] | None = None
    """Platform, handle and id of a real post."""
    answered_at: datetime = field(default_factory=now)

    @property
    def machine_written(self) -> bool:
        return self.generation is not None

    @property
    def is_right(self) -> bool:
        return self.said_machine == self.machine_written


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job of the server. `spec` tells the worker what to do."""

    id: int
    kind: str
    title: str
    spec: Mapping[str, Any]
    accounts: tuple[str, ...]
    """As `Account.full_handle`. Empty while a file is still being read."""
    persona: str | None
    state: JobState
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    result: Mapping[str, Any] | None
    error: str | None

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED

    @property
    def can_resume(self) -> bool:
        """Whether it can be put back into the queue. The uploaded file of a failed job was deleted."""
        return self.state == "stopped" or (self.state == "failed" and not self.spec.get("upload"))


@dataclass(frozen=True, slots=True)
class JobEvent:
    """An event of a job. `n` rises within a job, with gaps where events were replaced."""

    n: int
    kind: str
    data: str
    """JSON."""


def find_account(accounts: Sequence[AccountRow], handle: str) -> AccountRow:
    """The one of `accounts` that `handle` names: "NASA", "@NASA" or "x:NASA", in any case.

    Raises BadInputError without a handle, NotFoundError, and AmbiguousHandleError if several platforms have it.
    """
    wanted = handle.strip().lower()
    bare = wanted.removeprefix("@")
    if not bare:
        raise BadInputError("The handle is empty.", hint="Give one such as NASA or x:NASA.")
    found = [row for row in accounts if row.handle.lower() == bare]
    if not found:
        platform, _, rest = wanted.partition(":")
        full = f"{platform}:{rest.removeprefix('@')}"
        found = [row for row in accounts if row.full_handle.lower() == full]
    if len(found) > 1:
        message = f"The library holds @{found[0].handle} of {len(found)} platforms."
        raise AmbiguousHandleError(message, hint=f"Give {listing([row.full_handle for row in found], 'or')}.")
    if not found:
        raise no_account(handle.strip(), accounts)
    return found[0]


def no_account(wanted: str, accounts: Sequence[AccountRow], *, to_add: bool = True) -> NotFoundError:
    """The error for an account that is not among `accounts`. Suggests a similar one, or `to_add` it."""
    handles = [f"@{row.handle}" for row in accounts]
    name = wanted if ":" in wanted or wanted.startswith("@") else f"@{wanted}"
    message = f"The library holds no account {wanted!r}." if handles else "The library is empty."
    if similar := did_you_mean(name, handles + [row.full_handle for row in accounts]):
        return NotFoundError(message, hint=similar)
    known = f"It holds {first_names(handles)}." if handles else ""
    if not to_add:
        return NotFoundError(message, hint=known)
    return NotFoundError(message, hint=f"{known} Add posts with: {{command}}".lstrip(), command="add PATH")


def no_persona(name: str, names: Sequence[str]) -> NotFoundError:
    """The error for a persona that is not among `names`. Suggests a similar one, or to train the first."""
    message = f"There is no persona {name!r}."
    if similar := did_you_mean(name, names):
        return NotFoundError(message, hint=similar)
    if names:
        return NotFoundError(message, hint=f"Personas: {first_names(names)}.")
    return NotFoundError(message, hint="Train one with: {command}", command="train HANDLE")


def first_names(names: Sequence[str]) -> str:
    """The first of `names`, and how many more there are."""
    more = len(names) - _SHOWN_NAMES
    return listing([*names[:_SHOWN_NAMES], f"{more} more"] if more > 0 else names)
