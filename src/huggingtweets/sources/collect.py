"""From a place to the library, kept up to date there, and a look at what of it would be learnt."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from huggingtweets.errors import BadInputError, BusyError, HuggingTweetsError, NotFoundError, StoppedError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import disk_errors
from huggingtweets.library import AccountRow, Added, Fetch, Library
from huggingtweets.posts.post import Account
from huggingtweets.sources import registry
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import check_handle
from huggingtweets.sources.network import Context, Cost, NetworkSource, State
from huggingtweets.sources.options import check_options
from huggingtweets.text import plural

SAMPLE = Path(__file__).parents[1] / "sample" / "keeper_skarholm"
"""The archive of the fictional account that the demo runs on."""

_AT_ONCE = 100
"""Posts asked for at a time when looking for deleted ones."""


def agree(_: str) -> bool:
    """The `ask` of someone who says yes to everything."""
    return True


@dataclass(frozen=True, slots=True)
class Fetching:
    """How to talk to a place on the network."""

    limit: int | None = None
    """Read this many posts at most."""
    wait: bool = True
    """Wait for rate limits to end; else stop."""
    public_only: bool = False
    """Talk to public hosts alone."""
    ask: Callable[[str], bool] = agree
    """Put to the user, after a Notice that says why, before money is spent or much deleted; False: StoppedError."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` did, or `update` for one account."""

    account: AccountRow
    added: Added
    seconds: float
    notices: list[str]
    called: str
    """What to call it by in a command: its handle, or with its place where several have that handle."""
    requests: int = 0
    """HTTP requests made, retries included; 0 for a file."""

    def as_json(self) -> dict[str, Any]:
        """The object `add --json` prints."""
        return {
            "place": self.account.platform,
            "handle": self.account.handle,
            **asdict(self.added),
            "posts": self.account.posts,
            "seconds": round(self.seconds, 3),
            "requests": self.requests,
            "notices": self.notices,
        }


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What `sync_deletes` did."""

    account: AccountRow
    checked: int
    deleted: int
    personas: dict[str, int]
    """Posts deleted since that each persona was trained on, now or before; only where there are some."""
    seconds: float
    requests: int
    notices: list[str]

    def as_json(self) -> dict[str, Any]:
        """The object `sync-deletes --json` prints."""
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


def add(
    home: Path,
    argument: str | Path,
    options: SourceOptions,
    on_event: OnEvent = ignore,
    fetching: Fetching | None = None,
    *,
    named: registry.From | None = None,
) -> AddReport:
    """Bring the posts of `argument`, a file or an account at a place (which `named` says, or its shape), in.

    Of a file all is stored or, on an error, nothing. From a network each page is stored as it comes, and what was
    interrupted goes on there; what is new comes first, then what is older than what there is. Raises ConfigError, and
    nothing is read, for an option that has no meaning there.
    """
    argument = os.fspath(argument)
    fetching = fetching or Fetching()
    given = {**asdict(options), "limit": fetching.limit, "no_wait": not fetching.wait}
    network = registry.detect_network(argument, named)
    if network is None:
        kind = registry.file_kind(argument, named)
        check_options([kind], f"{argument} is {kind.what}", given)
        return _add_file(home, Path(argument), kind, options, on_event)
    check_options([network], f"{argument} is {network.what}", given)
    on_event(Notice(f"Taking {argument} for {network.what}."))
    source = network.source()(argument, options, _context(home, on_event, fetching))
    return _fetch(home, source, argument, options, on_event, fetching, only_new=False)


def update(
    home: Path,
    handles: Sequence[str] = (),
    on_event: OnEvent = ignore,
    fetching: Fetching | None = None,
    *,
    price_per_post: float | None = None,
) -> Iterator[tuple[AccountRow, AddReport | HuggingTweetsError]]:
    """Fetch what is new of the accounts `handles`, by default of all that came from a network, one after the other.

    An interrupted fetch is finished as well. An account whose place refuses does not stop the others: its error comes
    in the report's stead. Raises NotFoundError before anything is fetched when there is no such account, and
    BadInputError for one that came from a file.
    """
    fetching = fetching or Fetching()
    with Library(home) as library:
        rows = [library.find(handle) for handle in dict.fromkeys(handles)] or library.accounts()
        known = [(row, library.fetch(row)) for row in rows]
    if handles and (from_file := next((row for row, fetch in known if fetch is None), None)):
        network = registry.at_network(from_file)
        fetch_it = network.spelling.format(from_file.handle) if network else "@NAME"
        raise BadInputError(
            f"{from_file.full_handle} came from a file. Add a newer one to update it, or fetch it with: "
            f"huggingtweets add {fetch_it}"
        )
    fetched = [(row, fetch) for row, fetch in known if fetch is not None]
    if not fetched:
        raise NotFoundError("No account here came from a network. Add one with: huggingtweets add @NAME")
    networks = [network for row, _ in fetched if (network := registry.at_network(row))]
    check_options(networks, "none of these accounts is there", {"price_per_post": price_per_post})
    return _update(home, fetched, on_event, fetching, price_per_post)


def _update(
    home: Path,
    fetched: Sequence[tuple[AccountRow, Fetch]],
    on_event: OnEvent,
    fetching: Fetching,
    price_per_post: float | None,
) -> Iterator[tuple[AccountRow, AddReport | HuggingTweetsError]]:
    for row, fetch in fetched:
        options = SourceOptions(account_id=row.id, with_cw=fetch.with_cw, price_per_post=price_per_post)
        try:
            source = _source(home, row, fetch, options, on_event, fetching)
            yield row, _fetch(home, source, fetch.argument, options, on_event, fetching, only_new=True)
        except HuggingTweetsError as error:
            yield row, error


def sync_deletes(
    home: Path,
    handle: str,
    on_event: OnEvent = ignore,
    fetching: Fetching | None = None,
    *,
    price_per_post: float | None = None,
) -> SyncReport:
    """Drop from the library the posts of `handle` that its place no longer serves, all at once after having asked.

    Raises NotFoundError, BadInputError for an account of no network, StoppedError when the user does not agree.
    """
    began = time.monotonic()
    fetching = fetching or Fetching()
    with Library(home) as library:
        row = library.find(handle)
        fetch, ids = library.fetch(row), library.post_ids(row)
    network = registry.at_network(row)
    check_options([network] if network else [], f"{row.full_handle} is not there", {"price_per_post": price_per_post})
    options = SourceOptions(account_id=row.id, price_per_post=price_per_post)
    source = _source(home, row, fetch, options, on_event, fetching)
    with _alone(home, row):
        try:
            source.account()
        except NotFoundError as error:
            raise NotFoundError(
                f"{error} To delete its posts here as well: huggingtweets remove {row.full_handle}"
            ) from error
        _agree_on(source.checking_cost(len(ids)), source.platform, on_event, fetching)
        gone: list[str] = []
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            on_event(Stage(f"Looking for deleted posts of @{row.handle}", start, len(ids), "posts"))
            present = source.present(some)
            gone += [id_ for id_ in some if id_ not in present]
        title = network.title if network else row.platform
        on_event(
            Notice(
                f"{title[:1].upper()}{title[1:]} no longer serves {len(gone):,} of the {plural(len(ids), 'post')} of "
                f"@{row.handle}."
            )
        )
        if 2 * len(gone) > len(ids) and not fetching.ask("Delete them here as well?"):
            raise StoppedError("Nothing was deleted, for that is more than half. If that is right, add --yes.")
        with Library(home) as library:
            deleted = library.delete_posts(row, gone) if gone else 0
            if fetch and "etag" in fetch.state:
                # An unchanged page would hide that one of them is back.
                state = {key: value for key, value in fetch.state.items() if key != "etag"}
                library.save_fetch(row, replace(fetch, state=state))
            personas, row = library.trained_on_deleted(row), library.find(row.full_handle)
    _tell(source.notices, on_event)
    return SyncReport(
        row,
        len(ids),
        deleted,
        personas,
        time.monotonic() - began,
        source.requests,
        [str(notice) for notice in source.notices],
    )


def _add_file(home: Path, path: Path, kind: registry.FileKind, options: SourceOptions, on_event: OnEvent) -> AddReport:
    began = time.monotonic()
    path = path.expanduser().absolute()
    if kind.named == "archive":  # a table may hold authors of any name, so it looks itself
        check_handle(options.handle)
    on_event(Notice(f"Taking {path.name} for {kind.what}."))
    source = kind.source()(str(path), options)
    account = source.account()
    what = f"Reading {path.name} (@{account.handle})"
    with Library(home) as library:
        try:
            on_event(Stage(what, 0, source.total, "posts"))
            added = library.add(
                account,
                source.posts(),
                lambda n: on_event(Stage(what, n, source.total, "posts")),
                is_own=source.is_own,
            )
        except KeyboardInterrupt:
            raise KeyboardInterrupt(f"Nothing of {path.name} was stored: the same command begins anew.") from None
        row = library.find(account.full_handle)
        called = library.short_handle(row)
    _tell(source.notices, on_event)
    return AddReport(row, added, time.monotonic() - began, [str(notice) for notice in source.notices], called)


def _fetch(
    home: Path,
    source: NetworkSource,
    argument: str,
    options: SourceOptions,
    on_event: OnEvent,
    fetching: Fetching,
    *,
    only_new: bool,
) -> AddReport:
    """Read the pages of `source` into the library, each with the state to go on from."""
    began = time.monotonic()
    account = source.account()
    with _alone(home, account), Library(home) as library:
        before = library.fetch(account)
        if before and options.with_cw and not before.with_cw and source.cost({}, None) is None:
            before = None  # those left out lie all over the timeline, and asking for it again is free
        plan = _Plan.of(before, fetching.limit, only_new=only_new)
        expected = min((n for n in (plan.limit, source.total) if n is not None), default=None)
        _agree_on(source.cost(plan.state, plan.limit), source.platform, on_event, fetching)
        # A way forward is gone on with by its state alone; to be open means that the way back is.
        fetch = Fetch(argument, plan.keep(plan.state), options.with_cw, is_open=not plan.is_forward)
        added = Added(0, 0, 0, 0)
        what = f"Fetching @{account.handle}"
        on_event(Stage(what, 0, expected, "posts"))
        try:
            for page in source.pages(plan.state, plan.limit):
                fetch = replace(fetch, state=plan.keep(page.state), wanted=plan.left(added.read + len(page.posts)))
                added += library.add(account, page.posts, fetch=fetch)
                on_event(Stage(what, added.read, expected, "posts"))
        except BaseException as error:
            kept = f"What came ({plural(added.read, 'post')}) is kept: the same command goes on from there."
            if isinstance(error, KeyboardInterrupt):
                raise KeyboardInterrupt(kept if added.read else "Nothing came yet: the same command begins.") from None
            if added.read:
                on_event(Notice(kept))
            raise
        library.add(account, (), fetch=replace(fetch, is_open=False, wanted=None))
        row = library.find(account.full_handle)
        called = library.short_handle(row)
    _tell(source.notices, on_event)
    texts = [str(notice) for notice in source.notices]
    return AddReport(row, added, time.monotonic() - began, texts, called, source.requests)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to fetch, seen from what was fetched before."""

    state: dict[str, Any]
    limit: int | None
    is_forward: bool
    """Leave the way back as it is: what lies there was not asked for."""

    @classmethod
    def of(cls, before: Fetch | None, limit: int | None, *, only_new: bool) -> _Plan:
        if before is None:
            return cls({}, limit, is_forward=False)
        state = dict(before.state)
        is_open = before.is_open and before.wanted != 0
        if is_open and before.wanted is not None and (limit is not None or only_new):
            # The limit was for the whole of it: what came before the interruption counts.
            limit = before.wanted if limit is None else min(limit, before.wanted)
        if state.get("newest") is None and state.get("cursor") is None:
            return cls({}, limit, is_forward=False)  # there was no post then
        is_forward = only_new and not is_open and not state.get("complete")
        return cls({**state, "complete": True} if is_forward else state, limit, is_forward)

    def left(self, read: int) -> int | None:
        """How many posts are still wanted when so many came."""
        return None if self.limit is None or self.is_forward else max(0, self.limit - read)

    def keep(self, state: State) -> State:
        return {**state, "complete": False} if self.is_forward else state


def _agree_on(cost: Cost | None, platform: str, on_event: OnEvent, fetching: Fetching) -> None:
    if cost is None or not cost.dollars:
        return
    sentence = (
        f"This reads at most {plural(cost.posts, 'post')}, which costs up to ${cost.dollars:,.2f} "
        f"at {cost.dollars / cost.posts:g} dollars a post (--price-per-post)."
    )
    on_event(Notice(sentence))
    if not fetching.ask("Read them?"):
        raise StoppedError("Nothing was read, for that costs money. To agree, add --yes; to read fewer, --limit N.")


def _source(
    home: Path,
    row: AccountRow,
    fetch: Fetch | None,
    options: SourceOptions,
    on_event: OnEvent,
    fetching: Fetching,
) -> NetworkSource:
    """The source of an account in the library. Raises BadInputError where its place is no network."""
    network = registry.at_network(row)
    if network is None:
        raise BadInputError(f"{row.full_handle} came from a file, and there is no place of that name to ask.")
    argument = fetch.argument if fetch else network.spelling.format(row.handle)
    return network.source()(argument, options, _context(home, on_event, fetching))


def _context(home: Path, on_event: OnEvent, fetching: Fetching) -> Context:
    return Context(on_event, wait=fetching.wait, home=home, public_only=fetching.public_only)


@contextmanager
def _alone(home: Path, account: Account) -> Iterator[None]:
    """Fetch an account in one process at a time: two would pay for each page twice."""
    name = hashlib.sha256(account.full_handle.lower().encode()).hexdigest()[:16]
    lock = home / "fetches" / f".{name}.lock"
    with disk_errors(home):
        lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout as error:
        raise BusyError(
            f"Another process is fetching {account.full_handle}. Wait for it, then run the same command again."
        ) from error


def _tell(notices: Sequence[Notice], on_event: OnEvent) -> None:
    for notice in notices:
        on_event(notice)
