"""Posts from Bluesky's public AppView, which anyone may read without an account or a key.

Accounts that show their posts to logged-in users only (label `!no-unauthenticated`) are not read, though the API would
serve them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from huggingtweets.errors import BadInputError, ForbiddenError, NotFoundError, PlatformError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.bluesky.record import KEY, is_did, is_handle, label_values, post_uri, split_post_uri, to_post
from huggingtweets.sources.fields import handle_of, name_of, time_of
from huggingtweets.sources.http import Client, server_message, status_error
from huggingtweets.sources.network import Context, NetworkSource, Page, State
from huggingtweets.text import plural

VARIABLE = "HUGGINGTWEETS_BLUESKY_URL"
DEFAULT_URL = "https://public.api.bsky.app"

_PAGE_SIZE = 100
_BATCH_SIZE = 25  # posts looked up in one request
_MAX_PAGES_WITHOUT_NEWS = 5
"""In a row, before the fetch ends. Moderation can empty a few pages."""
_OVERLAP = timedelta(hours=1)
"""Read again in each update, because a post is sorted by its author's clock if that is slow."""
_LOGGED_IN_ONLY = "!no-unauthenticated"
_MAX_CURSOR = 4096

_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?bsky\.app/profile/([^/?#\s]+)(?:[/?#]\S*)?", re.IGNORECASE)
_AT_URI = re.compile(r"at://([^/?#\s]+)(?:/\S*)?")
_HINTS = {
    401: f"The public address needs no login. Check {VARIABLE}.",
    403: "It may refuse this network. Try another one, or export the account in Bluesky's app and add that file.",
    404: f"Check {VARIABLE}.",
}


class Bluesky(NetworkSource):
    """One account's posts, replies and reposts.

    A post's id is its record key, as in a CAR file. A repost's id is `repost/<author's DID>/<key>`: the text is someone
    else's, and the repost counts as present while the original is.
    """

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        self.platform = "bluesky"
        self.total: int | None = None
        self.notices = Notices()
        self._with_cw = options.with_cw
        self._name = _actor(argument) or ""
        if not self._name:
            raise BadInputError(
                f"{argument!r} is not a Bluesky account.",
                hint="Give its whole handle, such as name.bsky.social, or its DID (did:plc:…).",
            )
        self._actor = options.account_id if is_did(options.account_id) else self._name
        self._client = Client(context, base_url(context.environ, VARIABLE, DEFAULT_URL), name="Bluesky", hints=_HINTS)
        self._account: Account | None = None

    @property
    def requests(self) -> int:
        return self._client.requests

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return _actor(argument) is not None

    def account(self) -> Account:
        if self._account is None:
            answer = self._client.get("xrpc/app.bsky.actor.getProfile", {"actor": self._actor}, accept={400})
            profile = answer.data
            if answer.status == 400:
                raise _account_error(self._name, profile)
            if not isinstance(profile, dict) or not is_did(did := profile.get("did")):
                raise _unreadable("a profile")
            if _LOGGED_IN_ONLY in label_values(profile.get("labels")):
                raise ForbiddenError(
                    f"{self._name} shows its posts to logged-in users only.",
                    hint="If it is yours, export it (Settings, Account, Export my data) and add that file.",
                )
            handle = handle_of(profile.get("handle")).lower()
            count = profile.get("postsCount")
            self.total = count if type(count) is int and count >= 0 else None
            self._account = Account(
                platform=self.platform,
                handle=handle if is_handle(handle) else str(did),  # the handle's domain may point elsewhere by now
                display_name=name_of(profile.get("displayName")) or None,
                id=did,
            )
        return self._account

    def pages(self, state: State, limit: int | None) -> Iterator[Page]:
        """See NetworkSource. An update does not find a post that is dated before known ones, such as an import."""
        feed = _Feed(self._client, self.account(), self.notices, with_cw=self._with_cw)
        yield from _Fetch(feed, state, limit).pages()
        feed.tell_skipped()

    def present(self, ids: Sequence[str]) -> set[str]:
        did = self.account().id or ""
        uris = {post_id: uri for post_id in ids if (uri := _uri_of(post_id, did))}
        present = set(ids) - set(uris)
        wanted = list(uris)
        for start in range(0, len(wanted), _BATCH_SIZE):
            batch = wanted[start : start + _BATCH_SIZE]
            answer = self._client.get("xrpc/app.bsky.feed.getPosts", {"uris": [uris[i] for i in batch]}).data
            posts = answer.get("posts") if isinstance(answer, dict) else None
            if not isinstance(posts, list):
                raise _unreadable("a list of posts")
            served = {post.get("uri") for post in posts if isinstance(post, dict) and isinstance(post.get("uri"), str)}
            present.update(post_id for post_id in batch if uris[post_id] in served)
        return present


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of the feed. An unreadable one has neither id nor post, a skipped one has no post."""

    id: str | None = None
    post: Post | None = None
    time: datetime | None = None
    """The feed is sorted by it. None if unknown, and for a pinned post, which is out of order."""


@dataclass(frozen=True, slots=True)
class _FeedPage:
    items: Sequence[_Item]
    cursor: str | None
    """None at the end of the feed."""
    is_restarted: bool = False
    """Bluesky refused the cursor, so this is the first page."""
    etag: str | None = None
    """Of a full first page."""
    is_unchanged: bool = False
    """The first page still matches the ETag, so its items were not sent."""

    @property
    def newest(self) -> datetime | None:
        return max((item.time for item in self.items if item.time), default=None)

    @property
    def oldest(self) -> datetime | None:
        return next((item.time for item in reversed(self.items) if item.time), None)


class _Feed:
    """An account's feed, page by page, latest first."""

    def __init__(self, client: Client, account: Account, notices: Notices, *, with_cw: bool) -> None:
        self.notices = notices
        self._client, self._account, self._with_cw = client, account, with_cw
        self._unreadable = self._warned = self._hidden = 0

    def page(self, cursor: str | None, size: int, etag: str | None = None) -> _FeedPage:
        """The page after `cursor`. If it is the first one and still matches `etag`, only that it is unchanged."""
        is_first = cursor is None and size == _PAGE_SIZE  # a shorter page has an ETag of its own
        etag = etag if is_first else None
        answer = self._client.get(
            "xrpc/app.bsky.feed.getAuthorFeed",
            {"actor": self._account.id, "limit": size, "cursor": cursor, "filter": "posts_with_replies"},
            etag=etag,
            accept={400},
        )
        if etag and answer.is_unchanged:
            return _FeedPage((), None, is_unchanged=True)
        if answer.status == 400:
            if cursor is not None and "cursor" in server_message(answer.data).lower():
                self.notices.tell("Bluesky no longer knows where the last fetch stopped, so this one started over.")
                return replace(self.page(None, size), is_restarted=True)
            raise _account_error(self._account.handle, answer.data)
        data = answer.data if isinstance(answer.data, dict) else {}
        feed, following = data.get("feed"), data.get("cursor")
        if not isinstance(feed, list) or not isinstance(following, str | None) or len(following or "") > _MAX_CURSOR:
            raise _unreadable("a page of posts")
        items = [self._item(entry) for entry in feed]
        return _FeedPage(items, following or None, etag=answer.etag if is_first else None)

    def tell_skipped(self) -> None:
        self.notices.tell_content_warnings(self._warned)
        if self._hidden:
            self.notices.tell(f"Skipped {plural(self._hidden, 'repost')} of accounts for logged-in users only.")
        if self._unreadable:
            self.notices.tell(f"Skipped {plural(self._unreadable, 'unreadable post')}.")

    def _item(self, entry: object) -> _Item:
        item = self._read(entry)
        if item.id is None:
            self._unreadable += 1
        elif item.post and item.post.warning and not self._with_cw:
            self._warned += 1
            return replace(item, post=None)
        return item

    def _read(self, entry: object) -> _Item:
        view = entry.get("post") if isinstance(entry, dict) else None
        address = split_post_uri(view.get("uri")) if isinstance(view, dict) else None
        if not isinstance(entry, dict) or not isinstance(view, dict) or address is None:
            return _Item()
        did, key = address
        given = entry.get("reason")
        reason: dict[str, Any] = given if isinstance(given, dict) else {}
        is_repost = reason.get("$type") == "app.bsky.feed.defs#reasonRepost"
        is_pinned = reason.get("$type") == "app.bsky.feed.defs#reasonPin"
        if did != self._account.id and not is_repost:
            return _Item()
        labels = view.get("labels")
        post = to_post(view.get("record"), key, self._account, labels if isinstance(labels, list) else ())
        if post is None:
            return _Item()
        if not is_repost:
            time = _sort_time(post.created_at, time_of(view.get("indexedAt")))
            return _Item(post.id, post, None if is_pinned else time)
        reposted, repost_id = time_of(reason.get("indexedAt")), f"repost/{did}/{key}"
        time = _sort_time(reposted, reposted)
        author = view.get("author")
        if _LOGGED_IN_ONLY in label_values(author.get("labels") if isinstance(author, dict) else None):
            self._hidden += 1
            return _Item(repost_id, None, time)
        return _Item(repost_id, replace(post, id=repost_id, kind="repost", created_at=reposted), time)


class _Fetch:
    """One call of `pages`: forward to what is known, then backward to the end.

    Beside the shared keys, the state holds `forward` during a forward pass: its cursor and the newest time it met,
    which becomes `newest` once the pass reaches what is known. `etag` is stored if the first page alone reached what
    was known: while the page is the same, nothing is new.
    """

    def __init__(self, feed: _Feed, state: State, limit: int | None) -> None:
        self._feed = feed
        self._state = dict(state)
        self._left = limit
        self._seen: set[str] = set()
        self._is_stuck = False

    def pages(self) -> Iterator[Page]:
        if known := time_of(self._state.get("newest")):
            if "forward" in self._state:  # interrupted; what is newer than its beginning needs another pass
                yield from self._forward(known - _OVERLAP)
                known = time_of(self._state.get("newest")) or known
            if self._continues:
                yield from self._forward(known - _OVERLAP)
        if self._continues and not (known and self._state.get("complete")):
            yield from self._back()

    @property
    def _continues(self) -> bool:
        return not self._is_stuck and (self._left is None or self._left > 0)

    def _forward(self, known: datetime) -> Iterator[Page]:
        """From the top, or where that was interrupted, down to the time `known`."""
        start = self._state.get("forward")
        start = start if isinstance(start, dict) else {}
        newest = time_of(start.get("newest"))
        for page in self._walk(start.get("cursor"), self._state.get("etag")):
            if page.is_unchanged:
                return
            newest = newest or page.newest
            rest = {key: value for key, value in self._state.items() if key not in {"etag", "forward"}}
            has_met = page.cursor is None or (page.oldest is not None and page.oldest < known)
            if has_met:
                top = max(filter(None, (newest, time_of(rest.get("newest")))))
                self._state = {**rest, "newest": top.isoformat(), **({"etag": page.etag} if page.etag else {})}
            elif self._is_stuck:  # start at the top next time
                self._state = rest
            else:
                forward = {"cursor": page.cursor, "newest": newest.isoformat() if newest else None}
                self._state = {**rest, "forward": forward}
            yield self._page([item for item in page.items if item.time is None or item.time >= known])
            if has_met:
                return

    def _back(self) -> Iterator[Page]:
        """From where the last fetch stopped to the end of the feed."""
        for page in self._walk(self._state.get("cursor")):
            self._state = {**self._state, "cursor": page.cursor, "complete": page.cursor is None}
            if "newest" not in self._state and (newest := page.newest):
                self._state["newest"] = newest.isoformat()
            yield self._page(page.items)

    def _page(self, items: Sequence[_Item]) -> Page:
        posts = {item.id: item.post for item in items if item.post and item.id not in self._seen}
        self._seen.update(item.id for item in items if item.id)
        if self._left is not None:
            self._left -= len(posts)
        return Page(list(posts.values()), self._state)

    def _walk(self, start: object, etag: object = None) -> Iterator[_FeedPage]:
        """The feed after the cursor `start`, until it ends, gets stuck, or the limit is reached."""
        cursor = start if isinstance(start, str) and start else None
        used: set[str | None] = {cursor}
        without_news = 0
        while self._continues:
            size = _PAGE_SIZE if self._left is None else min(_PAGE_SIZE, self._left)
            page = self._feed.page(cursor, size, etag if isinstance(etag, str) else None)
            if page.is_restarted:
                used = {None}
            is_new = any(item.id and item.id not in self._seen for item in page.items)
            without_news = 0 if is_new else without_news + 1
            if page.cursor is not None and (page.cursor in used or without_news >= _MAX_PAGES_WITHOUT_NEWS):
                self._is_stuck = True
                self._feed.notices.tell(
                    "Bluesky kept sending pages without new posts, so the fetch stopped before the end.",
                    is_warning=True,
                    hint="Run the same command again later.",
                )
            yield page
            if page.cursor is None:
                return
            cursor = page.cursor
            used.add(cursor)


def _actor(argument: str) -> str | None:
    """The handle or DID that `argument` names in any form; None for anything else."""
    text = argument.strip()
    if len(text) > 1000:
        return None
    if found := _PROFILE.fullmatch(text) or _AT_URI.fullmatch(text):
        text = found[1].replace("%3A", ":").replace("%3a", ":")
    if is_did(text):
        return text
    handle = text.removeprefix("@").lower()
    return handle if is_handle(handle) else None


def _uri_of(post_id: str, did: str) -> str | None:
    """The at:// address of a post or of a repost's original; None for ids of another form."""
    if KEY.fullmatch(post_id):
        return post_uri(did, post_id)
    kind, _, rest = post_id.partition("/")
    author, _, key = rest.partition("/")
    return post_uri(author, key) if kind == "repost" and is_did(author) and KEY.fullmatch(key) else None


def _sort_time(created: datetime | None, indexed: datetime | None) -> datetime | None:
    """The time that the AppView sorts by: the author's clock, but no later than its own. None if it is impossible."""
    if indexed is None or indexed.year < 2000 or indexed > datetime.now(UTC) + timedelta(days=1):
        return None
    return indexed if created is None or created.year < 2000 else min(created, indexed)


def _account_error(actor: str, data: object) -> PlatformError | NotFoundError:
    """The error for HTTP 400, by the error's name in the response."""
    error = data.get("error") if isinstance(data, dict) else None
    message = server_message(data)
    if error == "AccountTakedown":
        return ForbiddenError(f"Bluesky has suspended {actor} or taken it down.")
    if error == "AccountDeactivated":
        return ForbiddenError(f"The owner of {actor} has deactivated it.", hint="Try again once it is back.")
    if error in {"BlockedActor", "BlockedByActor"}:
        return ForbiddenError(f"{actor} is blocked, so Bluesky does not show its posts.")
    if any(words in message.lower() for words in ("not found", "resolve", "actor must be")):
        return NotFoundError(
            f"Bluesky has no account {actor}.",
            hint="Check its spelling. Give its whole handle, such as name.bsky.social.",
        )
    return status_error("Bluesky", 400, message)


def _unreadable(what: str) -> PlatformError:
    return PlatformError(f"Bluesky's answer is not {what}.", hint=f"Check {VARIABLE}, or try again later.")
