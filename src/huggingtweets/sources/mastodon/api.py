"""The public posts of an account on Mastodon, or a server with the same API (Pleroma, Akkoma, GoToSocial, Pixelfed …).

Read from the account's own server without a login, so the server sends no followers-only or direct post; if it does,
the post is skipped. New posts are fetched with `since_id` while `max_id` moves down from the latest. `min_id` would
lose posts on Pixelfed, which treats it like `since_id`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from huggingtweets.errors import (
    BadInputError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url, checked_url
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import count_of, name_of, objects_in, value_at
from huggingtweets.sources.http import Answer, Client, UnexpectedAnswerError, server_message, status_error
from huggingtweets.sources.mastodon.record import PLATFORM, is_public_status, order_of, post_id, status_to_post
from huggingtweets.sources.network import Batch, Context, NetworkSource, Page, State
from huggingtweets.text import plural

VARIABLE = "HUGGINGTWEETS_MASTODON_URL"
"""Environment variable with the address to ask instead of the handle's server."""

_USE_ARCHIVE = (
    "Ask the account's owner for its archive (on Mastodon: Preferences, Import and export) and add that. It needs no "
    "server."
)

_HINTS = {401: _USE_ARCHIVE, 403: _USE_ARCHIVE, 422: _USE_ARCHIVE, 410: "The account is suspended or deleted."}
_NO_API = {400, 404, 405, 406}
"""Statuses of servers without this API, if the answer has no error message."""
_NEXT_PAGE = re.compile(r'rel="?next\b')
_PAGE_SIZE = 40  # Mastodon's maximum

_USER = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
_SERVER = r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,8}[^\W_](?:[^\W_]|-){1,62}(?::\d{1,5})?"
_HANDLE = re.compile(rf"(?:acct:|@)?({_USER})@({_SERVER})")
_PROFILE = re.compile(
    rf"https?://({_SERVER})/(?:(?:web/|deck/)?@({_USER})(?:@({_SERVER}))?|users/({_USER}))(?:[/?#]\S*)?", re.IGNORECASE
)
_OTHER_SITES = {
    *("bsky.app", "medium.com", "threads.com", "threads.net", "tiktok.com", "twitter.com", "x.com", "youtube.com")
}
"""Sites with similar profile addresses but without this API."""


class Mastodon(NetworkSource):
    """The account `argument` (@user@server, or its profile's address) as its server serves it."""

    platform = PLATFORM
    lookup_size = 20  # as many as Mastodon looks up in one request

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        address = address_of(argument)
        if address is None:
            raise BadInputError(
                f"{argument!r} is not a Mastodon account.", hint="Write it as @user@server or https://server/@user."
            )
        super().__init__(argument, options, context)
        self._user, self._server = address
        self.title = self._server
        own_base = f"https://{self._server}"
        self._base = base_url(context.environ, VARIABLE, own_base)
        self._is_redirected = self._base != own_base
        self._id = ""

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return address_of(argument) is not None

    def _find_account(self) -> Account:
        record = self._request_account()
        # The server knows the spelling of the user's name; other servers know it by the host in the handle.
        user = name_of(record.get("username")) or self._user
        handle = f"{user if user.lower() == self._user.lower() else self._user}@{self._server}"
        if record.get("suspended") is True:
            raise ForbiddenError(f"{self._server} has suspended @{handle} and hides its posts.", hint=_USE_ARCHIVE)
        self.total = count_of(record.get("statuses_count"))
        self._id = post_id(record.get("id")) or ""
        self._tell_about(record, handle)
        # The number means another account on another server. Servers before 4.3 do not send the address.
        uri = record.get("uri")
        is_address = isinstance(uri, str) and uri.startswith("http") and len(uri) < 500
        return Account(PLATFORM, handle, name_of(record.get("display_name")) or None, uri if is_address else None)

    def pages(self, state: State, limit: int | None, *, only_new: bool = False) -> Iterator[Page]:
        """See NetworkSource. Does not notice edits of posts that are stored already."""
        last = state
        for page in super().pages(state, limit, only_new=only_new):
            yield page
            last = page.state
        if not state and "newest" not in last and self.total:
            wrote = f"{self._server} says that @{self.account().handle} wrote {plural(self.total, 'post')}"
            self.notices.warn(f"{wrote}, but shows none without a login.", _USE_ARCHIVE)

    def _is_own_id(self, each: str) -> bool:
        return post_id(each) == each

    def _request_account(self) -> Mapping[str, Any]:
        """The account's record from its server, which becomes the last of the clients, and the one in use."""
        full_name = f"{self._user}@{self._server}"
        self._connect(self._base)
        # A server whose handles name another host may know its accounts by the short name only.
        record = self._look_up_as([full_name] if self._is_redirected else [full_name, self._user])
        if record is None and (home := self._home()):
            self._connect(home)
            record = self._look_up_as([full_name, self._user])
        if record is None:
            raise self._not_mastodon()
        return record

    def _connect(self, base: str) -> None:
        is_trusted = self._is_redirected and base == self._base
        client = Client(self._context, base, {"Accept": "*/*"}, name=self._server, hints=_HINTS, is_trusted=is_trusted)
        self._clients.append(client)

    def _look_up_as(self, names: Sequence[str]) -> Mapping[str, Any] | None:
        """The account's record by the first of `names` that the server knows; None if it does not speak this API."""
        for name in names:
            try:
                record = self._get("accounts/lookup", {"acct": name}).data
            except NotFoundError:
                continue
            except UnexpectedAnswerError:
                return None
            return record if isinstance(record, dict) and post_id(record.get("id")) else None
        message = f"{self._server} has no account @{self._user}."
        raise NotFoundError(message, hint="Check its spelling. It may have been deleted or suspended.")

    def _home(self) -> str | None:
        """The address of the server that hosts the account according to webfinger. None if it is the one asked."""
        try:
            # A host that handles name but that does not run Mastodon often just redirects to the one that does.
            query = {"resource": f"acct:{self._user}@{self._server}"}
            answer = self._clients[-1].get(".well-known/webfinger", query, any_host=True).data
            links = [link.get("href") for link in objects_in(value_at(answer, "links")) if link.get("rel") == "self"]
            parts = urlsplit(next(link for link in links if isinstance(link, str)))
            home = checked_url(f"{parts.scheme}://{parts.netloc}", "The address in webfinger")
        except (HuggingTweetsError, ValueError, StopIteration):
            return None
        is_downgrade = self._base.startswith("https:") and not home.startswith("https:")
        return None if is_downgrade or home.lower() == self._base.lower() else home

    def _look_up(self, ids: Sequence[str]) -> set[str]:
        """The statuses among `ids` that are shown to everyone."""
        self.account()
        # A server without batch look-up (Mastodon before 4.3) refuses it, or answers with an empty list.
        return self._look_up_batch(ids) or {status_id for status_id in ids if self._is_public(status_id)}

    def _look_up_batch(self, ids: Sequence[str]) -> set[str]:
        """As `_look_up`, in one request. Empty if the server refuses it."""
        try:
            records = objects_in(self._get("statuses", {"id[]": list(ids)}).data)
        except (RateLimitedError, UnreachableError):
            raise
        except (PlatformError, NotFoundError):
            return set()
        return {str(record.get("id")) for record in records if is_public_status(record)} & set(ids)

    def _is_public(self, status_id: str) -> bool:
        try:
            record = self._get(f"statuses/{status_id}").data
        except NotFoundError:
            return False
        return not isinstance(record, dict) or "visibility" not in record or is_public_status(record)

    def _get(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        answer = self._clients[-1].get(f"api/v1/{path}", params, accept=_NO_API)
        if answer.status in _NO_API:
            if message := server_message(answer.data):
                raise status_error(self._server, answer.status, message, _HINTS)
            raise self._not_mastodon()
        return answer

    def _not_mastodon(self) -> UnexpectedAnswerError:
        return UnexpectedAnswerError(
            f"{self._server} does not answer as a Mastodon server does.", hint="Check the part after the second @."
        )

    def _tell_about(self, record: Mapping[str, Any], handle: str) -> None:
        moved = record.get("moved")
        if isinstance(moved, dict) and (target := _full_name(moved)):
            self.notices.tell(f"@{handle} has moved to @{target}.", hint="Add that account too for newer posts.")
        if "@" in str(record.get("acct")) and self._is_redirected:
            self.notices.warn(
                f"{VARIABLE} points to a server that only has some of the posts of @{handle}, which is not its own."
            )
        if record.get("noindex") is True:
            self.notices.tell(f"@{handle} asks search engines not to index it.", "Ask before you train on its posts.")

    def _read(self, newest: str | None, cursor: str | None, left: int | None) -> Batch:
        """See Timeline. Newest entry and cursor are the ids of the statuses, skipped ones included."""
        size = _PAGE_SIZE if left is None else min(_PAGE_SIZE, left)
        params = {"limit": size, "max_id": cursor, "since_id": newest}
        answer = self._get(f"accounts/{self._id}/statuses", params)
        if not isinstance(answer.data, list):
            raise self._not_mastodon()
        link = answer.headers.get("link", "")
        says_last = bool(link) and not _NEXT_PAGE.search(link)
        entries: dict[str, Post | None] = {}
        has_met = False  # some servers ignore `since_id`
        is_cut = False  # others ignore `limit`
        for record in answer.data:
            status_id = post_id(record.get("id")) if isinstance(record, dict) else None
            if status_id is None or not isinstance(record, dict):
                self.skipped["that cannot be read"] += 1
            elif newest is not None and order_of(status_id) <= order_of(newest):
                has_met = True
            elif left is not None and sum(post is not None for post in entries.values()) >= left:
                is_cut = True
            elif status_id not in entries:
                entries[status_id] = self._post(record)
        return Batch(
            entries,
            newest=max(entries, key=order_of, default=None),
            cursor=min(entries, key=order_of, default=None),
            is_last=not is_cut and (has_met or says_last or not answer.data),
        )

    def _post(self, record: Mapping[str, Any]) -> Post | None:
        """The post in a status, None if it is skipped."""
        if not is_public_status(record):
            self.skipped["that the server sent though not public"] += 1
            return None
        post = status_to_post(record, self.account(), self._id)
        if post is None:
            self.skipped["that cannot be read"] += 1
            return None
        return post if self.is_wanted(post) else None


def address_of(argument: str) -> tuple[str, str] | None:
    """User and server in `@user@server`, `user@server` or a profile's address; None for anything else."""
    argument = argument.strip()
    if len(argument) > 500:
        return None
    if found := _HANDLE.fullmatch(argument):
        user, server = found.groups()
    elif found := _PROFILE.fullmatch(argument):
        host, with_at, remote_server, without_at = found.groups()
        if ".".join(host.lower().split(".")[-2:]) in _OTHER_SITES:
            return None
        user, server = with_at or without_at, remote_server or host
    else:
        return None
    if int(server.partition(":")[2] or 0) > 65535:
        return None
    try:
        return user, server.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None


def _full_name(record: Mapping[str, Any]) -> str | None:
    """`user@server` of another account in a server's record."""
    name = name_of(record.get("acct"))
    if "@" in name:
        return name
    address = address_of(str(record.get("url")))
    return "@".join(address) if address else name or None
