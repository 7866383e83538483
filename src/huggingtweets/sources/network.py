"""The base of a platform on the network, and what every platform's module receives and returns."""

from __future__ import annotations

import math
import os
import time
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.posts.post import Post
from huggingtweets.sources.base import Reader, SourceOptions

if TYPE_CHECKING:
    from huggingtweets.sources.http import Client

State = Mapping[str, Any]
"""How far a fetch has come, as JSON. `{}` before the first.

`newest` is the newest post known, where updates stop; `cursor` is where older posts continue; `complete` is true once
the oldest post was reached. `forward` exists while a forward pass over several pages is unfinished: its own cursor, and
the `newest` to set at its end. Platforms may add keys of their own.
"""


_MAX_WITHOUT_NEWS = 5
"""Responses without a new post, in a row, before the fetch ends. Moderation can empty a few pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """The posts of one response. All of it is committed in one transaction."""

    posts: Sequence[Post]
    state: State
    """Where to continue once this page is stored. Replaces the previous state."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One response of a platform, for `Timeline`."""

    entries: Mapping[str, Post | None] = field(default_factory=dict)
    """The posts by id, the latest first. None for one that is skipped."""
    newest: Any = None
    """The newest entry, skipped ones included. None if there is none."""
    cursor: Any = None
    """Where the next response starts. None: as before."""
    is_last: bool = False


class Timeline:
    """Fetches the timeline of `source` forward to the newest known post, then backward to the oldest."""

    def __init__(self, source: NetworkSource, state: State, limit: int | None) -> None:
        self._source, self._left = source, limit
        self._state, self._stamp = dict(state), dict(source._stamp())
        self._is_stuck = False  # the platform sends the same again and again
        self._seen: set[str] = set()

    def pages(self, *, only_new: bool) -> Iterator[Page]:
        """The pages of both passes, or with `only_new` of the first."""
        if self._state.get("newest") is not None:
            if "forward" in self._state:  # interrupted: what is newer than its start needs another pass
                yield from self._forward()
            yield from self._forward()
        is_complete = self._state.get("newest") and self._state.get("complete")
        if "forward" not in self._state and not is_complete and not only_new:
            yield from self._backward()
        if self._is_stuck:
            stuck = f"{self._source.title} keeps sending the same page, so the fetch ends here."
            self._source.notices.warn(stuck, "Try again later to continue.")
            if self._state.pop("forward", None):  # start at the top next time
                yield Page((), self._state)

    def _forward(self) -> Iterator[Page]:
        """From the top, or where the last pass was interrupted, down to `newest`, which moves at the end."""
        progress = dict(self._state.get("forward") or {})
        rest = {key: value for key, value in self._state.items() if key != "forward"}
        for batch, posts in self._batches(self._state["newest"], progress.get("cursor")):
            if batch.newest is not None:
                progress = {"newest": batch.newest, **self._stamp, **progress, "cursor": batch.cursor}
            if not batch.is_last:
                self._state = {**rest, "forward": progress}
            elif progress or not self._stamp.items() <= rest.items():
                progress = {**self._stamp, **progress}
                self._state = {**rest, **{key: value for key, value in progress.items() if key != "cursor"}}
            else:
                return
            yield Page(posts, dict(self._state))

    def _backward(self) -> Iterator[Page]:
        """From the top, or where the last fetch stopped, to the oldest post."""
        for batch, posts in self._batches(None, self._state.get("cursor")):
            self._state["complete"] = batch.is_last
            if batch.cursor is not None:
                self._state["cursor"] = batch.cursor
            if batch.newest is not None and self._state.get("newest") is None:
                self._state |= {"newest": batch.newest, **self._stamp}
            yield Page(posts, dict(self._state))

    def _batches(self, newest: Any, cursor: Any) -> Iterator[tuple[Batch, list[Post]]]:
        """The responses, each with the posts that no earlier one had."""
        without_news = 0
        while not self._is_stuck and (self._left is None or self._left > 0):
            batch = self._source._read(newest, cursor, self._left)
            new = {post_id: post for post_id, post in batch.entries.items() if post_id not in self._seen}
            following = cursor if batch.cursor is None else batch.cursor
            without_news = 0 if new else without_news + 1
            if not batch.is_last and not new and (following == cursor or without_news == _MAX_WITHOUT_NEWS):
                self._is_stuck = True
                return
            self._seen.update(new)
            posts = [post for post in new.values() if post]
            if self._left is not None:
                self._left -= len(posts)
            yield batch, posts
            if batch.is_last:
                return
            cursor = following


@dataclass(frozen=True, slots=True)
class Cost:
    """The most that reading posts may cost the user's account at the platform."""

    posts: int
    dollars: float


@dataclass(frozen=True, slots=True)
class Context:
    """What a platform's module gets from outside: events, clock, environment and settings."""

    on_event: OnEvent = ignore
    wait: bool = True
    """Wait for rate limits to reset; else raise RateLimitedError."""
    sleep: Callable[[float], None] = time.sleep
    """Called for every pause, with one second at most, so that Ctrl-C ends it and tests need not wait."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)  # it may hold tokens
    home: Path = Path()
    """Folder of the user's data, where a stored token may lie."""
    public_only: bool = False
    """Connect to public hosts only (`http.check_public`): the person naming the host may not own this machine."""

    def pause(self, seconds: float, stage: str = "") -> None:
        """Wait, a second at a time. With the name of a `stage`, show the progress."""
        total = math.ceil(seconds)
        for done in range(total):
            if stage:
                self.on_event(Stage(stage, done, total, "s"))
            self.sleep(min(1.0, seconds - done))


class NetworkSource(Reader):
    """One account's posts at a platform on the network. The constructor checks the argument and makes no request.

    All methods raise PlatformError or a subclass, NotFoundError, ConfigError or BadInputError. `pages` may do so after
    some pages, which are stored by then.
    """

    title: str
    """The platform or server, as messages call it."""
    lookup_size: int = 100
    """How many posts `_look_up` takes at a time."""

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        super().__init__(options)
        self._context = context
        self._clients: list[Client] = []

    @property
    def requests(self) -> int:
        """HTTP requests made so far, retries included."""
        return sum(client.requests for client in self._clients)

    def pages(self, state: State, limit: int | None, *, only_new: bool = False) -> Iterator[Page]:
        """Fetch what is newer than `state["newest"]`, then, unless `complete`, what is older than `state["cursor"]`.

        A new call with a page's state continues after that page, so a kill loses no post and costs no page twice. The
        last page, which may be empty, has `complete` in its state; an update without news needs no page. Stops after
        `limit` posts. With `only_new`, fetches newer posts alone.
        """
        self.account()
        self.skipped.clear()
        yield from Timeline(self, state, limit).pages(only_new=only_new)
        self.notices.tell_skipped(self.skipped)

    @abstractmethod
    def _read(self, newest: Any, cursor: Any, left: int | None) -> Batch:
        """What is older than `cursor` (None: from the top) and newer than `newest` (None: down to the oldest).

        At most `left` posts, in one response.
        """

    def _stamp(self) -> State:
        """What `Timeline` stores with every new `newest`."""
        return {}

    def present(self, ids: Sequence[str]) -> set[str]:
        """The posts among `ids` that the platform still serves. In doubt a post counts as present."""
        known = [post_id for post_id in dict.fromkeys(ids) if self._is_own_id(post_id)]
        present = set(ids) - set(known)
        for start in range(0, len(known), self.lookup_size):
            present |= self._look_up(known[start : start + self.lookup_size])
        return present

    def cost(self, state: State, limit: int | None, *, only_new: bool = False) -> Cost | None:
        """The most that `pages` may cost with these arguments, known after `account`. None if it is free."""
        return None

    def checking_cost(self, posts: int) -> Cost | None:
        """The most that `present` may cost for that many posts, known after `account`. None if it is free."""
        return None

    @abstractmethod
    def _is_own_id(self, post_id: str) -> bool:
        """Whether the platform could have given this id. A table without ids gets ids of ours."""

    @abstractmethod
    def _look_up(self, ids: Sequence[str]) -> set[str]:
        """The posts among `ids`, at most `lookup_size`, that the platform still serves."""
