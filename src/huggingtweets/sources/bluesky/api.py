"""Posts from Bluesky, by its public AppView: anyone may read it, without an account or a key.

What accounts show to logged-in people only (the label `!no-unauthenticated`) is not read, though it could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from huggingtweets.sources.network import Context, Cost, Page, State
from huggingtweets.text import plural

VARIABLE = "HUGGINGTWEETS_BLUESKY_URL"
DEFAULT_URL = "https://public.api.bsky.app"

_PAGE = 100
_URIS_A_CALL = 25
_MOST_BARREN = 5
"""Pages in a row that bring nothing new, after which the fetch ends. A few come of moderation."""
_OVERLAP = timedelta(hours=1)
"""Read again at each update: a post takes its place in the feed by its author's clock where that is behind."""
_LOGGED_IN_ONLY = "!no-unauthenticated"
_LONGEST_CURSOR = 4096

_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?bsky\.app/profile/([^/?#\s]+)(?:[/?#]\S*)?", re.IGNORECASE)
_AT_URI = re.compile(r"at://([^/?#\s]+)(?:/\S*)?")
_REMEDIES = {
    401: f"The public address wants no login, so check {VARIABLE}.",
    403: "It may refuse this network: try another, or export the account in Bluesky's app and add that file.",
    404: f"Check {VARIABLE}.",
}


class Bluesky:
    """One account's posts, replies and reposts.

    A post's id is its record's key, as in a CAR export. A repost is `repost/<author's DID>/<key>`: its words are
    someone else's, and it counts as there while the post it repeats is.
    """

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        self.platform = "bluesky"
        self.total: int | None = None
        self.notices = Notices()
        self._options = options
        self._named = _actor(argument)
        if self._named is None:
            raise BadInputError(
                f"{argument!r} is no Bluesky account. Give its whole handle, such as name.bsky.social, or its did:plc:…"
            )
        self._actor = options.account_id if is_did(options.account_id) else self._named
        self._client = Client(
            context, base_url(context.environ, VARIABLE, DEFAULT_URL), name="Bluesky", hints=_REMEDIES
        )
        self._account: Account | None = None

    @property
    def requests(self) -> int:
        return self._client.requests

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return _actor(argument) is not None

    def account(self) -> Account:
        if self._account is None:
            profile = self._profile()
            did = profile.get("did")
            if not is_did(did):
                raise _unreadable("profile")
            if _LOGGED_IN_ONLY in label_values(profile.get("labels")):
                raise ForbiddenError(
                    f"{self._named} shows posts to people who are logged in to Bluesky only, which we respect. If the "
                    "account is yours, export it (Settings, Account, Export my data) and add that file."
                )
            handle = handle_of(profile.get("handle")).lower()
            count = profile.get("postsCount")
            self.total = count if type(count) is int and count >= 0 else None
            self._account = Account(
                platform=self.platform,
                handle=handle if is_handle(handle) else str(did),  # a domain may have stopped pointing to the account
                display_name=name_of(profile.get("displayName")) or None,
                id=did,
            )
        return self._account

    def pages(self, state: State, limit: int | None) -> Iterator[Page]:
        """A post that is written later but dated earlier than others (an import) is found by no forward pass."""
        account = self.account()
        feed = _Feed(self._client, account, with_cw=self._options.with_cw, notices=self.notices)
        yield from _Fetch(feed, state, limit).pages()
        feed.tell_what_was_left_out()

    def present(self, ids: Sequence[str]) -> set[str]:
        did = self.account().id or ""
        addresses = {post_id: uri for post_id in ids if (uri := _address(post_id, did))}
        there = set(ids) - set(addresses)
        wanted = list(addresses)
        for start in range(0, len(wanted), _URIS_A_CALL):
            some = wanted[start : start + _URIS_A_CALL]
            answer = self._client.get("xrpc/app.bsky.feed.getPosts", {"uris": [addresses[i] for i in some]}).data
            posts = answer.get("posts") if isinstance(answer, dict) else None
            if not isinstance(posts, list):
                raise _unreadable("list of posts")
            served = {post.get("uri") for post in posts if isinstance(post, dict) and isinstance(post.get("uri"), str)}
            there.update(post_id for post_id in some if addresses[post_id] in served)
        return there

    def cost(self, state: State, limit: int | None) -> Cost | None:
        return None

    def checking_cost(self, posts: int) -> Cost | None:
        return None

    def _profile(self) -> Mapping[str, Any]:
        answer = self._client.get("xrpc/app.bsky.actor.getProfile", {"actor": self._actor}, accept={400})
        if answer.status == 400:
            raise _no_account(str(self._named), answer.data)
        if not isinstance(answer.data, dict):
            raise _unreadable("profile")
        return answer.data


@dataclass(frozen=True, slots=True)
class _Item:
    """One place in the feed. What cannot be read has neither id nor post; what is left out has only an id."""

    id: str | None = None
    post: Post | None = None
    time: datetime | None = None
    """By which the feed is sorted; None where that is not known, and for a pinned post, which is out of order."""


@dataclass(frozen=True, slots=True)
class _Answer:
    items: Sequence[_Item]
    cursor: str | None
    """None at the feed's end."""
    is_anew: bool = False
    """The cursor asked for was refused, so this is the feed's beginning."""
    etag: str | None = None
    """Of the feed's first page."""
    is_unchanged: bool = False
    """It is what the given ETag stands for, so it was not sent."""

    @property
    def newest(self) -> datetime | None:
        return max((item.time for item in self.items if item.time), default=None)

    @property
    def oldest(self) -> datetime | None:
        return next((item.time for item in reversed(self.items) if item.time), None)


class _Feed:
    """An account's feed, page by page."""

    def __init__(self, client: Client, account: Account, *, with_cw: bool, notices: Notices) -> None:
        self.notices = notices
        self._client, self._account, self._with_cw = client, account, with_cw
        self._unread = self._warned = self._hidden = 0

    def ask(self, cursor: str | None, count: int, etag: str | None = None) -> _Answer:
        """The page behind `cursor`; of the first page, when it is still what `etag` stands for, only that it is."""
        is_top = cursor is None and count == _PAGE  # a shorter page is another one, with an ETag of its own
        etag = etag if is_top else None
        answer = self._client.get(
            "xrpc/app.bsky.feed.getAuthorFeed",
            {"actor": self._account.id, "limit": count, "cursor": cursor, "filter": "posts_with_replies"},
            etag=etag,
            accept={400},
        )
        if etag and answer.is_unchanged:
            return _Answer((), None, is_unchanged=True)
        if answer.status == 400:
            if cursor is not None and "cursor" in server_message(answer.data).lower():
                self.notices.tell("Bluesky no longer knows where the last fetch stopped, so this one began anew.")
                return replace(self.ask(None, count), is_anew=True)
            raise _no_account(self._account.handle, answer.data)
        feed = answer.data.get("feed") if isinstance(answer.data, dict) else None
        following = answer.data.get("cursor") if isinstance(answer.data, dict) else None
        if (
            not isinstance(feed, list)
            or not isinstance(following, str | None)
            or len(following or "") > _LONGEST_CURSOR
        ):
            raise _unreadable("page of posts")
        items = [self._item(entry) for entry in feed]
        return _Answer(items, following or None, etag=answer.etag if is_top else None)

    def tell_what_was_left_out(self) -> None:
        if self._warned:
            self.notices.tell(
                f"Left out under a content warning: {plural(self._warned, 'post')}. --with-cw takes them too."
            )
        if self._hidden:
            self.notices.tell(f"Left out as shown to logged-in people only: {plural(self._hidden, 'post')} of others.")
        if self._unread:
            self.notices.tell(f"Left out since they could not be read: {plural(self._unread, 'post')}.")

    def _item(self, entry: object) -> _Item:
        item = self._read(entry)
        if item.id is None:
            self._unread += 1
        elif item.post and item.post.warning and not self._with_cw:
            self._warned += 1
            return replace(item, post=None)
        return item

    def _read(self, entry: object) -> _Item:
        view = entry.get("post") if isinstance(entry, dict) else None
        found = split_post_uri(view.get("uri")) if isinstance(view, dict) else None
        if not isinstance(entry, dict) or not isinstance(view, dict) or found is None:
            return _Item()
        did, key = found
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
            moment = _earlier(post.created_at, time_of(view.get("indexedAt")))
            return _Item(post.id, post, None if is_pinned else moment)
        moment, repost_id = time_of(reason.get("indexedAt")), f"repost/{did}/{key}"
        author = view.get("author")
        if _LOGGED_IN_ONLY in label_values(author.get("labels") if isinstance(author, dict) else None):
            self._hidden += 1
            return _Item(repost_id, None, _earlier(moment, moment))
        return _Item(repost_id, replace(post, id=repost_id, kind="repost", created_at=moment), _earlier(moment, moment))


class _Fetch:
    """One call of `pages`: forward to what is known, then back to the end.

    The state holds, beside what all places have, `forward` while a forward pass is under way: its cursor and the
    newest time it met, which becomes `newest` once it has come down to what is known; and `etag`, that of the feed's
    first page, if that alone came down to what was known. As long as the page is the same, nothing is new.
    """

    def __init__(self, feed: _Feed, state: State, limit: int | None) -> None:
        self._feed = feed
        self._state = dict(state)
        self._left = limit
        self._seen: set[str] = set()
        self._is_over = False

    def pages(self) -> Iterator[Page]:
        if known := time_of(self._state.get("newest")):
            if "forward" in self._state:  # interrupted; what is newer than its beginning needs another pass
                yield from self._forward(known - _OVERLAP)
                known = time_of(self._state.get("newest")) or known
            if self._goes_on:
                yield from self._forward(known - _OVERLAP)
        if self._goes_on and not (known and self._state.get("complete")):
            yield from self._back()

    @property
    def _goes_on(self) -> bool:
        return not self._is_over and (self._left is None or self._left > 0)

    def _forward(self, known: datetime) -> Iterator[Page]:
        begun = self._state.get("forward")
        begun = begun if isinstance(begun, dict) else {}
        newest = time_of(begun.get("newest"))
        for answer in self._answers(begun.get("cursor"), self._state.get("etag")):
            if answer.is_unchanged:
                return
            newest = newest or answer.newest
            rest = {key: value for key, value in self._state.items() if key not in {"etag", "forward"}}
            is_met = answer.cursor is None or (answer.oldest is not None and answer.oldest < known)
            if is_met:
                top = max(filter(None, (newest, time_of(rest.get("newest")))))
                self._state = {**rest, "newest": top.isoformat(), **({"etag": answer.etag} if answer.etag else {})}
            elif self._is_over:  # of a cursor that leads nowhere: from the top next time
                self._state = rest
            else:
                forward = {"cursor": answer.cursor, "newest": newest.isoformat() if newest else None}
                self._state = {**rest, "forward": forward}
            yield self._page([item for item in answer.items if item.time is None or item.time >= known])
            if is_met:
                return

    def _back(self) -> Iterator[Page]:
        for answer in self._answers(self._state.get("cursor")):
            self._state = {**self._state, "cursor": answer.cursor, "complete": answer.cursor is None}
            if "newest" not in self._state and (newest := answer.newest):
                self._state["newest"] = newest.isoformat()
            yield self._page(answer.items)

    def _page(self, items: Sequence[_Item]) -> Page:
        posts = {item.id: item.post for item in items if item.post and item.id not in self._seen}
        self._seen.update(item.id for item in items if item.id)
        if self._left is not None:
            self._left -= len(posts)
        return Page(list(posts.values()), self._state)

    def _answers(self, cursor: object, etag: object = None) -> Iterator[_Answer]:
        """The feed from `cursor` on, until it ends or leads nowhere, or enough posts came; `etag` as in `_Feed.ask`."""
        at = cursor if isinstance(cursor, str) and cursor else None
        asked: set[str | None] = {at}
        barren = 0
        while self._goes_on:
            size = _PAGE if self._left is None else min(_PAGE, self._left)
            answer = self._feed.ask(at, size, etag if isinstance(etag, str) else None)
            if answer.is_anew:
                asked = {None}
            is_new = any(item.id and item.id not in self._seen for item in answer.items)
            barren = 0 if is_new else barren + 1
            if answer.cursor is not None and (answer.cursor in asked or barren >= _MOST_BARREN):
                self._is_over = True
                self._feed.notices.tell(
                    "Bluesky kept sending pages without anything new, so the fetch was ended before it said that "
                    "this was all. Run the same command again later.",
                    is_warning=True,
                )
            yield answer
            if answer.cursor is None:
                return
            at = answer.cursor
            asked.add(at)


def _actor(argument: str) -> str | None:
    """The handle or DID that `argument` names, in whatever form; None when it names none."""
    text = argument.strip()
    if len(text) > 1000:
        return None
    if found := _PROFILE.fullmatch(text) or _AT_URI.fullmatch(text):
        text = found[1].replace("%3A", ":").replace("%3a", ":")
    if is_did(text):
        return text
    handle = text.removeprefix("@").lower()
    return handle if is_handle(handle) else None


def _address(post_id: str, did: str) -> str | None:
    """Where to ask for the post, None when the id is not one of ours."""
    if KEY.fullmatch(post_id):
        return post_uri(did, post_id)
    kind, _, rest = post_id.partition("/")
    author, _, key = rest.partition("/")
    return post_uri(author, key) if kind == "repost" and is_did(author) and KEY.fullmatch(key) else None


def _earlier(told: datetime | None, indexed: datetime | None) -> datetime | None:
    """By what the AppView sorts: the author's clock, but no later than its own. None when it cannot be true."""
    if indexed is None or indexed.year < 2000 or indexed > datetime.now(UTC) + timedelta(days=1):
        return None
    return indexed if told is None or told.year < 2000 else min(told, indexed)


def _no_account(actor: str, data: object) -> PlatformError | NotFoundError:
    """What a 400 means, by the error's name in it."""
    error = data.get("error") if isinstance(data, dict) else None
    message = server_message(data)
    if error == "AccountTakedown":
        return ForbiddenError(f"Bluesky has suspended {actor} or taken it down, so there is nothing to fetch.")
    if error == "AccountDeactivated":
        return ForbiddenError(f"{actor} is deactivated by its owner. Try again once it is back.")
    if error in {"BlockedActor", "BlockedByActor"}:
        return ForbiddenError(f"{actor} is blocked, so Bluesky does not show its posts.")
    if "not found" in message.lower() or "resolve" in message.lower() or "actor must be" in message.lower():
        return NotFoundError(
            f"Bluesky has no account {actor}. Check its spelling: a handle is whole, such as name.bsky.social."
        )
    return status_error("Bluesky", 400, message)


def _unreadable(what: str) -> PlatformError:
    return PlatformError(f"Bluesky's answer is no {what} as it should be. Check {VARIABLE}, or try again later.")
