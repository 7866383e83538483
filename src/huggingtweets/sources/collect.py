"""Posts of the library: `add` a file or an account, `update` accounts, and `sync_deletes` with their platform."""

from __future__ import annotations

import os
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DeclinedError, HuggingTweetsError, NotFoundError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.library import AccountRow, Added, Fetch, Library
from huggingtweets.posts.post import Account
from huggingtweets.running import running
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.fields import check_handle
from huggingtweets.sources.network import Context, Cost, NetworkSource, State
from huggingtweets.sources.registry import FileKind, SourceType, check_options, detect_network, file_kind, network_of
from huggingtweets.text import listing, plural

SAMPLE = Path(__file__).parents[1] / "sample" / "keeper_skarholm"
"""The archive of the fictional account that the demo trains on."""
_LOOK_UP = 100
"""Posts to look up at a time."""


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to fetch from a network."""

    limit: int | None = None
    """Read at most this many posts."""
    wait: bool = True
    """Wait for rate limits to end. Otherwise RateLimitedError."""
    public_only: bool = False
    """Connect to hosts on the public internet only."""
    ask: Callable[[str], bool] = lambda _: True
    """Asks the user before spending money or deleting more than half. The answer False raises DeclinedError."""

    def context(self, home: Path, on_event: OnEvent) -> Context:
        return Context(on_event, wait=self.wait, home=home, public_only=self.public_only)


@dataclass(frozen=True)
class Report(ABC):
    """What was done with the posts of an account."""

    account: AccountRow
    seconds: float
    requests: int
    """HTTP requests including retries. 0 for a file."""
    notices: list[str]

    def as_json(self) -> dict[str, Any]:
        """The object that the command prints with `--json`."""
        return {
            "place": self.account.platform,
            "handle": self.account.handle,
            **self._own_json(),
            "posts": self.account.posts,
            "seconds": round(self.seconds, 3),
            "requests": self.requests,
            "notices": self.notices,
        }

    @abstractmethod
    def _own_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class AddReport(Report):
    """The result of `add`, or of `update` for one account."""

    added: Added
    short_handle: str
    """What commands call the account: its handle, with the platform if several accounts have that handle."""

    def _own_json(self) -> dict[str, Any]:
        return asdict(self.added)


@dataclass(frozen=True)
class SyncReport(Report):
    """The result of `sync_deletes`."""

    checked: int
    deleted: int
    personas: dict[str, int]
    """Number of deleted posts that each persona was trained on, for the personas that have some."""

    def _own_json(self) -> dict[str, Any]:
        return {"checked": self.checked, "deleted": self.deleted, "trained_on_deleted": self.personas}


def add(
    home: Path,
    argument: str | Path,
    options: SourceOptions,
    on_event: OnEvent = ignore,
    fetch_options: FetchOptions | None = None,
    *,
    source_type: SourceType | None = None,
) -> AddReport:
    """Add the posts of `argument`, a file or an account, to the library.

    `source_type` overrides the detection. A file is stored completely or, on an error, not at all. From a network,
    each page is stored as it arrives, the newest posts first, and the next call continues after an interruption.
    Raises ConfigError, before reading anything, for an option that does not apply to the source.
    """
    argument = os.fspath(argument)
    fetch_options = fetch_options or FetchOptions()
    given = {**asdict(options), "limit": fetch_options.limit, "no_wait": not fetch_options.wait}
    network = detect_network(argument, source_type)
    if network is None:
        kind = file_kind(argument, source_type)
        check_options(given, [kind], f"{argument} is {kind.label}")
        return _add_file(home, Path(argument), kind, options, on_event)
    check_options(given, [network], f"{argument} is {network.label}")
    on_event(Notice(f"Reading {argument} as {network.label}."))
    context = fetch_options.context(home, on_event)
    source = network.source()(argument, options, context)
    return _fetch(source, argument, options, context, fetch_options)


def add_chat(
    home: Path, argument: str | Path, me: str | None, on_event: OnEvent = ignore, *, ask: Callable[[str], bool]
) -> AddReport:
    """Add the messages that `me` wrote in the chats of `argument`, and nobody else's. `ask` asks for consent.

    `me` may be None for an export that holds and names the user alone. Raises DeclinedError without consent,
    NotFoundError with the authors of the messages if `me` is none of them, BadInputError as `add`.
    """
    kind = file_kind(argument, chats=True)
    told = "These are private messages, and only your own are stored. "
    on_event(Notice(f"{told}Train only on your own words, with the consent of the people they are about."))
    if not ask("Add your own messages?"):
        raise DeclinedError("Nothing was read without your consent.", hint="To agree, add {option}.", option="yes")
    return _add_file(home, Path(argument), kind, SourceOptions(handle=me), on_event)


def update(
    home: Path,
    handles: Sequence[str] = (),
    on_event: OnEvent = ignore,
    fetch_options: FetchOptions | None = None,
    *,
    price_per_post: float | None = None,
) -> Iterator[tuple[AccountRow, AddReport | HuggingTweetsError]]:
    """Fetch the new posts of the accounts `handles`, by default of all accounts that came from a network.

    Also completes interrupted fetches. If one account fails, its error takes the place of the report and the next
    account follows. Raises NotFoundError for an unknown account and BadInputError for one that came from a file,
    before fetching anything.
    """
    fetch_options = fetch_options or FetchOptions()
    with Library(home) as library:
        rows = [library.find(handle) for handle in dict.fromkeys(handles)] or library.accounts()
        known = [(row, library.fetch(row)) for row in rows]
    if handles and (from_file := next((row for row, fetch in known if fetch is None), None)):
        network = network_of(from_file)
        raise BadInputError(
            f"{from_file.full_handle} came from a file.",
            hint="Add a newer file to update it, or fetch it with: {command}",
            command=f"add {network.argument.format(from_file.handle) if network else '@NAME'}",
        )
    fetched = [(row, fetch) for row, fetch in known if fetch is not None]
    if not fetched:
        raise NotFoundError(
            "No account in the library came from a network.", hint="Add one with: {command}", command="add @NAME"
        )
    networks = {network.title: network for row, _ in fetched if (network := network_of(row))}
    check_options({"price_per_post": price_per_post}, networks.values(), f"the accounts are on {listing([*networks])}")
    return _update(fetched, fetch_options.context(home, on_event), fetch_options, price_per_post)


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
    because = f"{row.full_handle} {f'is on {network.title}' if network else 'came from a file'}"
    check_options({"price_per_post": price_per_post}, [network] if network else [], because)
    options = SourceOptions(account_id=row.id, price_per_post=price_per_post)
    source = _network_source(row, fetch, options, fetch_options.context(home, on_event))
    with _fetching(home, row):
        try:
            source.account()
        except NotFoundError as error:
            raise NotFoundError(
                error.message,
                hint=f"{error.hint} To delete its posts here as well: {{command}}".strip(),
                command=f"remove {row.full_handle}",
            ) from error
        _confirm_cost(source.checking_cost(len(ids)), on_event, fetch_options)
        gone: list[str] = []
        for first in range(0, len(ids), _LOOK_UP):
            batch = ids[first : first + _LOOK_UP]
            on_event(Stage(f"Looking for deleted posts of @{row.handle}", first, len(ids), "posts"))
            present = source.present(batch)
            gone += [post_id for post_id in batch if post_id not in present]
        posts = f"{len(gone):,} of the {plural(len(ids), 'post')} of @{row.handle}"
        on_event(Notice(f"{source.title} no longer serves {posts}."))
        if 2 * len(gone) > len(ids) and not fetch_options.ask("Delete them here as well?"):
            message = "Nothing was deleted, because it would be more than half of the posts."
            raise DeclinedError(message, hint="If that is right, add {option}.", option="yes")
        with Library(home) as library:
            deleted = library.delete_posts(row, gone) if gone else 0
            personas, row = library.trained_on_deleted(row), library.find(row.full_handle)
    notices = _tell(source.notices, on_event)
    return SyncReport(row, time.monotonic() - start, source.requests, notices, len(ids), deleted, personas)


def _update(
    fetched: Sequence[tuple[AccountRow, Fetch]], context: Context, fetch_options: FetchOptions, price: float | None
) -> Iterator[tuple[AccountRow, AddReport | HuggingTweetsError]]:
    for row, fetch in fetched:
        options = SourceOptions(account_id=row.id, with_cw=fetch.with_cw, price_per_post=price)
        try:
            source = _network_source(row, fetch, options, context)
            yield row, _fetch(source, fetch.argument, options, context, fetch_options, known=row)
        except HuggingTweetsError as error:
            yield row, error


def _add_file(home: Path, path: Path, kind: FileKind, options: SourceOptions, on_event: OnEvent) -> AddReport:
    start = time.monotonic()
    path = path.expanduser().absolute()
    if kind.source_type == "archive":  # the authors of a table may have any name, so `Table` checks the handle itself
        check_handle(options.handle)
    on_event(Notice(f"Reading {path.name} as {kind.label}."))
    source = kind.source()(str(path), options)
    account = source.account()
    stage = f"Reading {path.name} (@{account.handle})"
    with (
        running(home, f"The reading of {path.name}", uses=[f"account {account.full_handle}"]),
        Library(home) as library,
    ):
        try:
            on_event(Stage(stage, 0, source.total, "posts"))
            added = library.add(
                account,
                source.posts(),
                lambda n: on_event(Stage(stage, n, source.total, "posts")),
                is_own=source.is_own,
            )
        except KeyboardInterrupt:
            raise KeyboardInterrupt(f"Nothing from {path.name} was stored. The next try starts over.") from None
        row = library.find(account.full_handle)
        short_handle = library.short_handle(row)
    return AddReport(row, time.monotonic() - start, 0, _tell(source.notices, on_event), added, short_handle)


def _fetch(
    source: NetworkSource,
    argument: str,
    options: SourceOptions,
    context: Context,
    fetch_options: FetchOptions,
    known: AccountRow | None = None,
) -> AddReport:
    """Store the pages of `source`, each with the state to resume from. For the account `known`, only new posts."""
    start = time.monotonic()
    home, on_event = context.home, context.on_event
    account = source.account()
    with _fetching(home, known or account), Library(home) as library:
        if known:
            library.find(known.full_handle)  # it may have been deleted since
        before = library.fetch(account)
        if before and options.with_cw and not before.with_cw and source.cost({}, None) is None:
            before = None  # posts with a warning were skipped all over the timeline, and reading it again is free
        state, limit, only_new = _resume(before, fetch_options.limit, only_new=known is not None)
        expected = min((n for n in (limit, source.total) if n is not None), default=None)
        _confirm_cost(source.cost(state, limit, only_new=only_new), on_event, fetch_options)
        # `is_open` is about the backward pass: a forward pass resumes from the state alone.
        fetch = Fetch(argument, state, options.with_cw, is_open=not only_new)
        added = Added(0, 0, 0, 0)
        stage = f"Fetching @{account.handle}"
        on_event(Stage(stage, 0, expected, "posts"))
        try:
            for page in source.pages(state, limit, only_new=only_new):
                wanted = None if limit is None or only_new else max(0, limit - added.read - len(page.posts))
                fetch = replace(fetch, state=page.state, wanted=wanted)
                added += library.add(account, page.posts, fetch=fetch)
                on_event(Stage(stage, added.read, expected, "posts"))
        except KeyboardInterrupt:
            raise KeyboardInterrupt(_kept(added)) from None
        except Exception:
            if added.read:
                on_event(Notice(_kept(added)))
            raise
        library.add(account, (), fetch=replace(fetch, is_open=False, wanted=None))
        row = library.find(account.full_handle)
        short_handle = library.short_handle(row)
    notices = _tell(source.notices, on_event)
    return AddReport(row, time.monotonic() - start, source.requests, notices, added, short_handle)


def _kept(added: Added) -> str:
    return f"{plural(added.read, 'post')} fetched and stored. The next try continues after them."


def _resume(before: Fetch | None, limit: int | None, *, only_new: bool) -> tuple[State, int | None, bool]:
    """The state and limit to continue with after the fetch `before`, and whether to fetch newer posts only."""
    if before is None:
        return {}, limit, False
    is_open = before.is_open and before.wanted != 0
    if is_open and before.wanted is not None and (limit is not None or only_new):
        # A limit counts across an interruption.
        limit = before.wanted if limit is None else min(limit, before.wanted)
    if before.state.get("newest") is None and before.state.get("cursor") is None:
        return {}, limit, False  # the account had no posts
    return before.state, limit, only_new and not is_open and not before.state.get("complete")


def _confirm_cost(cost: Cost | None, on_event: OnEvent, fetch_options: FetchOptions) -> None:
    """Tell the user what reading costs, and ask. Raises DeclinedError if the answer is no."""
    if cost is None or not cost.dollars:
        return
    price = cost.dollars / cost.posts
    on_event(
        Notice(
            f"This reads at most {plural(cost.posts, 'post')} and costs up to ${cost.dollars:,.2f}, "
            f"at ${price:g} per post.",
            hint="If the price is another, set {option}.",
            option="price_per_post",
        )
    )
    if not fetch_options.ask("Read them?"):
        message = "Nothing was read, because reading costs money."
        raise DeclinedError(message, hint="To agree, add {option:yes}. To read fewer posts, set {option:limit}.")


def _network_source(row: AccountRow, fetch: Fetch | None, options: SourceOptions, context: Context) -> NetworkSource:
    """The source of an account in the library. Raises BadInputError if its platform is no network."""
    network = network_of(row)
    if network is None:
        raise BadInputError(f"{row.full_handle} came from a file, and no network of that name is known.")
    return network.source()(fetch.argument if fetch else network.argument.format(row.handle), options, context)


def _fetching(home: Path, account: Account) -> AbstractContextManager[None]:
    """Register a fetch of `account`: two at a time would pay for each page twice. Raises BusyError."""
    thing = f"account {account.full_handle}"
    return running(home, f"The fetch of {account.full_handle}", uses=[thing], owns=[f"fetch of {thing}"])


def _tell(notices: Notices, on_event: OnEvent) -> list[str]:
    """Send the notices of a source, and return their texts."""
    for notice in notices:
        on_event(notice)
    return [str(notice) for notice in notices]
