"""What a place on the network is: the protocol of its module, and what all of them are given and give."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from huggingtweets.errors import RateLimitedError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import Notices, SourceOptions

State = Mapping[str, Any]
"""How far a fetch has come, as JSON holds it. `{}` before the first.

Some keys have the same meaning everywhere, for `pipeline.collect` uses them; a source adds its own beside them:
`newest`, what is newer than which is still to be fetched; `cursor`, where the way back in time goes on; `complete`,
true once that way has been gone to its end; and `etag`, which tells that the newest page is unchanged and goes once
posts are deleted here.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What one answer of a place brought. Everything in it is committed in one transaction."""

    posts: Sequence[Post]
    state: State
    """Where to go on from once this page is in the library; replaces the state before."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading posts takes from the user's account at the place, at most."""

    posts: int
    dollars: float


@dataclass(frozen=True, slots=True)
class Context:
    """What a place's module works with: nothing else of the outside reaches it."""

    on_event: OnEvent = ignore
    wait: bool = True
    """Wait for rate limits to end; else RateLimitedError (`--no-wait`)."""
    sleep: Callable[[float], None] = time.sleep
    """Every pause goes through it, in pieces of a second at most, so that Ctrl-C ends it and tests need not wait."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)  # it may hold tokens
    home: Path = Path()
    """Folder of the user's data, where a stored token may lie."""
    public_only: bool = False
    """Talk to public hosts alone (`http.check_public`): who names the host may not be who sits at this machine."""

    def pause(self, seconds: float, platform: str) -> None:
        """Wait for `place`'s rate limit to end, counting down. Raises RateLimitedError where that is not wanted."""
        if not self.wait:
            raise RateLimitedError(
                f"{platform} wants us to wait {_in_words(seconds)} (rate limit). What was fetched is kept: run the "
                "same command again then, or without --no-wait."
            )
        total = max(1, round(seconds))
        for done in range(total):
            self.on_event(Stage(f"Waiting for {platform}'s rate limit to end", done, total, "s"))
            self.sleep(min(1.0, seconds - done))

    def back_off(self, seconds: float) -> None:
        """Wait before another try, in pieces short enough for Ctrl-C."""
        while seconds > 0:
            self.sleep(min(1.0, seconds))
            seconds -= 1.0


class NetworkSource(Protocol):
    """One account's posts at a place on the network. Making one checks the argument and makes no request.

    All of it raises what `errors` calls PlaceError and its kinds, NotFoundError, ConfigError or BadInputError, in
    one sentence that says what to do next. `pages` may do so after some pages: those are in the library already.
    """

    platform: str
    """The registry's name of it: "x", "bluesky", "mastodon" or "community"."""
    total: int | None
    """Posts that the place says it can give, once `account` was called. None when it does not say."""
    notices: Notices
    """What the user should know. Complete once `pages` has ended."""

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None: ...

    @property
    def requests(self) -> int:
        """HTTP requests made so far, retries included."""
        ...

    @classmethod
    def recognises(cls, argument: str) -> bool:
        """Whether `argument` is shaped like an account of this place or its address. No request; never raises."""
        ...

    def account(self) -> Account:
        """Looks the account up; its `id` is what stays when it is renamed. Asked twice, it makes no second request."""
        ...

    def pages(self, state: State, limit: int | None) -> Iterator[Page]:
        """First forward, everything newer than `state["newest"]`, then back from `state["cursor"]` to the end.

        Unless `state["complete"]`: then forward only. The state of each page makes a new call go on behind it, so a
        kill costs no page twice; a forward pass that takes several pages keeps a cursor of its own in the state, and
        `newest` as it was until it meets it, so that nothing between is lost. `cursor` and unknown keys of the state
        are carried along. The end is told by a last page, which may be empty, whose state says `complete`; a
        forward pass that found nothing needs no page. Asks for no page once `limit` posts came (for smaller
        pages, where the place has them, so as not to pass it). A cursor that comes again, or pages without a new id,
        end it with a notice.
        """
        ...

    def present(self, ids: Sequence[str]) -> set[str]:
        """Which of these posts the place still serves. What it does not say for sure counts as present."""
        ...

    def cost(self, state: State, limit: int | None) -> Cost | None:
        """What `pages(state, limit)` would cost at most. Asked after `account`. None: nothing."""
        ...

    def checking_cost(self, posts: int) -> Cost | None:
        """What `present` costs for so many posts, at most. Asked after `account`. None: nothing."""
        ...


def _in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
