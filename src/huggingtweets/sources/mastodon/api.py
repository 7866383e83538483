"""Mastodon and what speaks its API (Pleroma, Akkoma, GoToSocial, Pixelfed …): the public posts of an account.

Read from the account's own server without a login, so that what is followers-only or direct never comes; should a
server send it all the same, it is left out here. New posts are asked for by `since_id` with `max_id` moving back from
the latest, not by `min_id`, which Pixelfed takes for `since_id` and would so lose what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import (
    BadInputError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.fields import name_of, time_of
from huggingtweets.sources.http import base_url
from huggingtweets.sources.mastodon.record import PLATFORM, is_public_status, order_of, post_id, status_to_post
from huggingtweets.sources.network import Context, Cost, Page, State
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.sources.mastodon.client import MastodonClient

VARIABLE = "HUGGINGTWEETS_MASTODON_URL"
"""Environment variable that says where to ask instead of the handle's server."""

_PAGE = 40  # the most that Mastodon gives at a time
_AT_ONCE = 20  # the most posts that it looks up at a time

_USER = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
_SERVER = r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,8}[^\W_](?:[^\W_]|-){1,62}(?::\d{1,5})?"
_HANDLE = re.compile(rf"(?:acct:|@)?({_USER})@({_SERVER})")
_PROFILE = re.compile(
    rf"https?://({_SERVER})/(?:(?:web/|deck/)?@({_USER})(?:@({_SERVER}))?|users/({_USER}))(?:[/?#]\S*)?", re.IGNORECASE
)
_WRITTEN_ALIKE = {"bsky.app", "medium.com", "threads.com", "threads.net", "tiktok.com", "twitter.com", "x.com"}
_WRITTEN_ALIKE |= {"youtube.com"}
"""Sites whose profiles have such addresses too, and that have no such API."""

_REMEDY = (
    "Ask the account's owner for its archive (on Mastodon: Preferences, Import and export), which needs no server, and "
    "add that."
)
_UNREADABLE = "answers in a way that nobody can read. Run the same command again later."
_REMEDIES = {401: _REMEDY, 403: _REMEDY, 422: _REMEDY, 410: "The account is suspended or deleted."}


class Mastodon:
    """The account `argument` (@user@server, or its profile's address) as its server serves it."""

    platform = PLATFORM

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        address = address_of(argument)
        if address is None:
            raise BadInputError(
                f"{argument!r} is no account of Mastodon. Give it as @user@server or https://server/@user."
            )
        self.requests = 0
        self.total: int | None = None
        self.notices = Notices()
        self._user, self._server = address
        self._options, self._context = options, context
        self._own_base = f"https://{self._server}"
        self._base = base_url(context.environ, VARIABLE, self._own_base)
        self._client: MastodonClient | None = None
        self._account: Account | None = None
        self._id = ""
        self._looks_up_many: bool | None = None
        self._left_out = self._unreadable = self._private = 0

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return address_of(argument) is not None

    def account(self) -> Account:
        """The account, on whichever host its server really is.

        Raises NotFoundError when there is none, ForbiddenError when it is suspended.
        """
        if self._account is None:
            record = self._found()
            # A lookup is answered in the server's own spelling; what follows the @ is how the others call the server.
            user = name_of(record.get("username")) or self._user
            handle = f"{user if user.lower() == self._user.lower() else self._user}@{self._server}"
            if record.get("suspended") is True:
                raise ForbiddenError(f"{self._server} has suspended @{handle} and shows no posts of it. {_REMEDY}")
            count = record.get("statuses_count")
            self.total = count if isinstance(count, int) and count >= 0 else None
            self._tell_about(record, handle)
            uri = record.get("uri")
            self._account = Account(
                PLATFORM,
                handle,
                name_of(record.get("display_name")) or None,
                # Its number means another account on another server. Servers before 4.3 do not tell the address.
                uri if isinstance(uri, str) and uri.startswith("http") and len(uri) < 500 else None,
            )
        return self._account

    def pages(self, state: State, limit: int | None) -> Iterator[Page]:
        """See NetworkSource. Beside the shared keys, the state holds `ahead`, how far the way from the latest post
        down to `newest` has come, when that takes several pages. Edits of posts that are in already are not seen.
        """
        self.account()
        self._left_out = self._unreadable = self._private = 0
        is_first = not state
        state, left = dict(state), limit
        has_any = False
        while state.get("newest"):
            was_begun = "ahead" in state
            for page in self._forward(state, left):
                state = dict(page.state)
                left = None if left is None else left - len(page.posts)
                yield page
            if "ahead" in state or (left is not None and left <= 0):
                self._sum_up()
                return
            if not was_begun:
                break
        if not state.get("complete"):
            for page in self._back(state, left):
                has_any = has_any or "newest" in page.state
                yield page
        if is_first and not has_any and self.total:
            self.notices.tell(
                f"{self._server} says that @{self.account().handle} wrote {plural(self.total, 'post')}, but shows none "
                f"to who is not logged in there. {_REMEDY}",
                is_warning=True,
            )
        self._sum_up()

    def present(self, ids: Sequence[str]) -> set[str]:
        """Which of these posts the server still shows to everybody. An id that is none of its kind counts as shown."""
        self.account()
        askable = [each for each in dict.fromkeys(ids) if post_id(each) == each]
        present = set(ids) - set(askable)
        for start in range(0, len(askable), _AT_ONCE):
            present |= self._shown(askable[start : start + _AT_ONCE])
        return present

    def cost(self, state: State, limit: int | None) -> Cost | None:
        return None

    def checking_cost(self, posts: int) -> Cost | None:
        return None

    def _found(self) -> Mapping[str, Any]:
        """The server's record of the account. Sets the client and the account's id there."""
        self._client = self._client_at(self._base)
        record = self._looked_up(self._client, is_own=self._base == self._own_base)
        if record is None and (home := self._client.home_of(self._user, self._server)):
            self._client = self._client_at(home)
            record = self._looked_up(self._client, is_own=True)
        if record is None:
            raise PlatformError(
                f"{self._server} does not answer as a Mastodon server does. Check the part behind the second @."
            )
        self._id = post_id(record.get("id")) or ""
        return record

    def _looked_up(self, client: MastodonClient, *, is_own: bool) -> Mapping[str, Any] | None:
        """The record of the account there; None when no Mastodon answers."""
        from huggingtweets.sources.mastodon.client import NoApiError

        # Under its short name too: a server whose handles name another host may know its own by that alone.
        for name in (f"{self._user}@{self._server}", self._user)[: 1 + is_own]:
            try:
                record = client.ask("account_lookup", name)
            except NotFoundError:
                continue
            except NoApiError:
                return None
            return record if isinstance(record, dict) and post_id(record.get("id")) else None
        raise NotFoundError(
            f"{self._server} knows no account @{self._user}. Check its spelling; it may have been deleted or suspended."
        )

    def _client_at(self, base: str) -> MastodonClient:
        from huggingtweets.sources.mastodon.client import MastodonClient

        is_chosen = base == self._base != self._own_base
        return MastodonClient(base, self._server, self._context, self._count_request, _REMEDIES, is_chosen=is_chosen)

    def _count_request(self) -> None:
        self.requests += 1

    def _ask(self, method: str, *arguments: Any, **parameters: Any) -> Any:
        from huggingtweets.sources.mastodon.client import NoApiError

        if self._client is None:
            raise RuntimeError("account() comes first")
        try:
            return self._client.ask(method, *arguments, **parameters)
        except NoApiError as error:
            raise PlatformError(f"{self._server} {_UNREADABLE}") from error

    def _is_last_page(self) -> bool | None:
        return self._client.is_last_page if self._client else None

    def _tell_about(self, record: Mapping[str, Any], handle: str) -> None:
        moved = record.get("moved")
        if isinstance(moved, dict) and (where := _full_name(moved)):
            self.notices.tell(f"@{handle} has moved to @{where}. For the posts since then, add that too.")
        if "@" in str(record.get("acct")) and self._base != self._own_base:
            self.notices.tell(
                f"{VARIABLE} points to a server that only knows some of the posts of @{handle}, which is not its own.",
                is_warning=True,
            )
        if record.get("noindex") is True:
            self.notices.tell(f"@{handle} asks search engines to keep away. Ask before you train on the posts.")

    def _forward(self, state: State, limit: int | None) -> Iterator[Page]:
        """From the latest post, or where that was interrupted, down to `newest`, which moves when it is met."""
        ahead = dict(state.get("ahead") or {})
        rest = {key: value for key, value in state.items() if key != "ahead"}
        for step in self._walk(str(state["newest"]), ahead.get("cursor"), limit):
            if step.lowest:
                ahead = {"newest": step.highest, **ahead, "cursor": step.lowest}
            if not step.is_last:
                yield Page(step.posts, {**rest, "ahead": ahead})
            elif ahead:
                yield Page(step.posts, {**rest, "newest": ahead["newest"]})

    def _back(self, state: State, limit: int | None) -> Iterator[Page]:
        """From the latest post, or where the last fetch stopped, to the very first."""
        for step in self._walk(None, state.get("cursor"), limit):
            state = {**state, "complete": step.is_last}
            if step.lowest:
                state = {"newest": step.highest, **state, "cursor": step.lowest}
            yield Page(step.posts, state)

    def _walk(self, above: str | None, below: str | None, limit: int | None) -> Iterator[_Step]:
        """Page by page the posts with ids between the two, the latest first, until `limit` came."""
        seen: dict[str, float] = {}
        left = limit
        while left is None or left > 0:
            size = _PAGE if left is None else min(_PAGE, left)
            answer = self._ask("account_statuses", self._id, limit=size, max_id=below, since_id=above)
            is_told_last = self._is_last_page()
            if not isinstance(answer, list):
                raise PlatformError(f"{self._server} {_UNREADABLE}")
            known = len(seen)
            records, has_met = self._unseen(answer, above, seen)
            if answer and len(seen) == known and not has_met:
                self.notices.tell(
                    f"{self._server} keeps sending the same page, so the fetch ends here. Run the same command again "
                    "later to go on.",
                    is_warning=True,
                )
                return
            posts: dict[str, Post] = {}
            read = []
            for status_id, record in records:
                if left is not None and len(posts) >= left:
                    break  # more than were asked for
                read.append(status_id)
                if (post := self._post(record)) is not None:
                    posts[status_id] = post
            is_last = len(read) == len(records) and (has_met or not answer or is_told_last is True)
            step = _Step(
                list(posts.values()),
                max(read, key=order_of, default=None),
                min(read, key=order_of, default=None),
                is_last,
            )
            yield step
            if is_last:
                return
            below = step.lowest or below
            left = None if left is None else left - len(posts)

    def _unseen(
        self, answer: Sequence[object], above: str | None, seen: dict[str, float]
    ) -> tuple[list[tuple[str, Mapping[str, Any]]], bool]:
        """The records of a page that were not seen before, or were edited since, with their ids.

        Also whether the page reaches down to `above`: not every server heeds `since_id`.
        """
        records: list[tuple[str, Mapping[str, Any]]] = []
        has_met = False
        for record in answer:
            status_id = post_id(record.get("id")) if isinstance(record, dict) else None
            if status_id is None or not isinstance(record, dict):
                self._unreadable += 1
            elif above is not None and order_of(status_id) <= order_of(above):
                has_met = True
            else:
                edited = time_of(record.get("edited_at"))
                version = edited.timestamp() if edited else 0.0
                if version > seen.get(status_id, -1.0):
                    records.append((status_id, record))
                    seen[status_id] = version
        return records, has_met

    def _post(self, record: Mapping[str, Any]) -> Post | None:
        if not is_public_status(record):
            self._private += 1
            return None
        post = status_to_post(record, self.account(), self._id)
        if post is None:
            self._unreadable += 1
        elif post.warning is not None and not self._options.with_cw:
            self._left_out += 1
            return None
        return post

    def _sum_up(self) -> None:
        if self._left_out:
            self.notices.tell(
                f"Under a content warning, left out: {plural(self._left_out, 'post')}. Add --with-cw to take them."
            )
        if self._private:
            self.notices.tell(
                f"Left out, since not public though {self._server} sent them: {plural(self._private, 'post')}."
            )
        if self._unreadable:
            self.notices.tell(f"Left out, since they cannot be read: {plural(self._unreadable, 'post')}.")

    def _shown(self, ids: Sequence[str]) -> set[str]:
        """Which of up to 20 posts are shown, asked for together where the server can (Mastodon from 4.3)."""
        if self._looks_up_many is not False and (found := self._shown_together(ids)) is not None:
            self._looks_up_many = self._looks_up_many or bool(found) or None
            # A server that does not know the question may answer it with an empty list.
            if self._looks_up_many:
                return found
        found = {status_id for status_id in ids if self._is_shown(status_id)}
        if found:
            self._looks_up_many = False
        return found

    def _shown_together(self, ids: Sequence[str]) -> set[str] | None:
        """None where the server does not take the question."""
        try:
            answer = self._ask("statuses", list(ids))
        except (RateLimitedError, UnreachableError):
            raise
        except (PlatformError, NotFoundError):
            self._looks_up_many = False
            return None
        records = [record for record in answer if isinstance(record, dict)] if isinstance(answer, list) else []
        return {str(record.get("id")) for record in records if is_public_status(record)} & set(ids)

    def _is_shown(self, status_id: str) -> bool:
        try:
            record = self._ask("status", status_id)
        except NotFoundError:
            return False
        return not isinstance(record, dict) or "visibility" not in record or is_public_status(record)


@dataclass(frozen=True, slots=True)
class _Step:
    """What one page brought. `highest` and `lowest` are ids, of posts that were left out too; None without any."""

    posts: Sequence[Post]
    highest: str | None
    lowest: str | None
    is_last: bool
    """There is nothing behind it."""


def address_of(argument: str) -> tuple[str, str] | None:
    """User and server in `@user@server`, `user@server` or a profile's address; None when it is none of them."""
    argument = argument.strip()
    if len(argument) > 500:
        return None
    if found := _HANDLE.fullmatch(argument):
        user, server = found.groups()
    elif found := _PROFILE.fullmatch(argument):
        host, named, elsewhere, plain = found.groups()
        if ".".join(host.lower().split(".")[-2:]) in _WRITTEN_ALIKE:
            return None
        user, server = named or plain, elsewhere or host
    else:
        return None
    try:
        return user, server.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None


def _full_name(record: Mapping[str, Any]) -> str | None:
    """`user@server` of another account that a server tells of."""
    name = name_of(record.get("acct"))
    if "@" in name:
        return name
    address = address_of(str(record.get("url")))
    return "@".join(address) if address else name or None
