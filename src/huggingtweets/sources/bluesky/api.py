"""Posts from Bluesky's public AppView, which anyone may read without an account or a key.

Accounts that show their posts to logged-in users only (label `!no-unauthenticated`) are not read, though the API would
serve them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from huggingtweets.errors import BadInputError, ForbiddenError, NotFoundError, PlatformError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url
from huggingtweets.sources.base import WITH_WARNING, Notices, SourceOptions
from huggingtweets.sources.bluesky.record import KEY, is_did, is_handle, label_values, post_uri, split_post_uri, to_post
from huggingtweets.sources.fields import handle_of, name_of, time_of
from huggingtweets.sources.http import Client, server_message, status_error
from huggingtweets.sources.network import Batch, Context, NetworkSource, Page, State, Timeline

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
        feed = _Feed(self._client, self.account(), self.notices, state.get("etag"), with_cw=self._with_cw)
        timeline = Timeline(feed.read, state, limit)
        yield from timeline.pages(self.notices, "Bluesky")
        if timeline.is_stuck and timeline.state.pop("forward", None):  # start at the top next time
            yield Page((), timeline.state)
        self.notices.tell_skipped(feed.skipped)

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


class _Feed:
    """Reads an account's feed, latest first. `etag` is that of the first page at the last fetch."""

    def __init__(self, client: Client, account: Account, notices: Notices, etag: str | None, *, with_cw: bool) -> None:
        self.skipped: Counter[str] = Counter()
        self._client, self._account, self._notices = client, account, notices
        self._etag, self._with_cw = etag, with_cw
        self._seen: set[str] = set()
        self._read_from: set[tuple[str | None, str | None]] = set()
        self._pages_without_news = 0

    def read(self, newest: str | None, cursor: str | None, left: int | None) -> Batch | None:
        """See Timeline. The etag is stored if the first page alone reaches what is known."""
        if (newest, cursor) in self._read_from or self._pages_without_news == _MAX_PAGES_WITHOUT_NEWS:
            return None
        self._read_from.add((newest, cursor))
        known = time_of(newest)
        size = _PAGE_SIZE if left is None else min(_PAGE_SIZE, left)
        is_first = known is not None and cursor is None and size == _PAGE_SIZE  # a shorter page has another etag
        etag = self._etag if is_first else None
        answer = self._client.get(
            "xrpc/app.bsky.feed.getAuthorFeed",
            {"actor": self._account.id, "limit": size, "cursor": cursor, "filter": "posts_with_replies"},
            etag=etag,
            accept={400},
        )
        if etag and answer.is_unchanged:
            return Batch(is_last=True)
        if answer.status == 400:
            if cursor is not None and "cursor" in server_message(answer.data).lower():
                self._notices.tell("Bluesky no longer knows where the last fetch stopped, so this one started over.")
                self._read_from.clear()
                return self.read(newest, None, left)
            raise _account_error(self._account.handle, answer.data)
        data = answer.data if isinstance(answer.data, dict) else {}
        feed, following = data.get("feed"), data.get("cursor")
        if not isinstance(feed, list) or not isinstance(following, str | None) or len(following or "") > _MAX_CURSOR:
            raise _unreadable("a page of posts")
        items = [self._item(entry) for entry in feed]
        times = [item.time for item in items if item.time]
        news = {item.id: item for item in items if item.id and item.id not in self._seen}
        self._pages_without_news = 0 if news else self._pages_without_news + 1
        is_last = not following
        if known:
            since = known - _OVERLAP
            news = {post_id: item for post_id, item in news.items() if item.time is None or item.time >= since}
            is_last = is_last or (bool(times) and times[-1] < since)
            times.append(known)
        self._seen.update(news)
        latest = max(times, default=None)
        return Batch(
            [item.post for item in news.values() if item.post],
            newest=latest.isoformat() if latest else None,
            cursor=following or None,
            is_last=is_last,
            etag=answer.etag if is_first else None,
        )

    def _item(self, entry: object) -> _Item:
        item = self._read(entry)
        if item.id is None:
            self.skipped["that cannot be read"] += 1
        elif item.post and item.post.warning and not self._with_cw:
            self.skipped[WITH_WARNING] += 1
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
            self.skipped["of accounts for logged-in users only"] += 1
            return _Item(repost_id, None, time)
        return _Item(repost_id, replace(post, id=repost_id, kind="repost", created_at=reposted), time)


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
