"""Posts from Bluesky's public AppView, which anyone may read without an account or a key.

Accounts that show their posts to logged-in users only (label `!no-unauthenticated`) are not read, though the API would
serve them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from huggingtweets.errors import BadInputError, ForbiddenError, NotFoundError, PlatformError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.bluesky.record import KEY, is_did, is_handle, label_values, post_uri, split_post_uri, to_post
from huggingtweets.sources.fields import count_of, handle_of, name_of, objects_in, storable, time_of, value_at
from huggingtweets.sources.http import Client, server_message, status_error
from huggingtweets.sources.network import Batch, Context, NetworkSource

VARIABLE = "HUGGINGTWEETS_BLUESKY_URL"
DEFAULT_URL = "https://public.api.bsky.app"

_PAGE_SIZE = 100
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

    An update does not find a post that is dated before known ones, such as an import.
    """

    platform = "bluesky"
    title = "Bluesky"
    lookup_size = 25

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        super().__init__(argument, options, context)
        self._name = _actor(argument) or ""
        if not self._name:
            raise BadInputError(
                f"{argument!r} is not a Bluesky account.",
                hint="Give its whole handle, such as name.bsky.social, or its DID (did:plc:…).",
            )
        self._actor = options.account_id if is_did(options.account_id) else self._name
        base = base_url(context.environ, VARIABLE, DEFAULT_URL)
        self._clients = [Client(context, base, name="Bluesky", hints=_HINTS)]

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return _actor(argument) is not None

    def _find_account(self) -> Account:
        answer = self._clients[0].get("xrpc/app.bsky.actor.getProfile", {"actor": self._actor}, accept={400})
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
        self.total = count_of(profile.get("postsCount"))
        handle = handle_of(profile.get("handle")).lower()
        if not is_handle(handle):  # its domain may point elsewhere by now
            handle = str(did)
        return Account(self.platform, handle, name_of(profile.get("displayName")) or None, did)

    def _is_own_id(self, post_id: str) -> bool:
        return _uri_of(post_id, "") is not None

    def _look_up(self, ids: Sequence[str]) -> set[str]:
        did = self.account().id or ""
        uris = {post_id: _uri_of(post_id, did) for post_id in ids}
        posts = value_at(
            self._clients[0].get("xrpc/app.bsky.feed.getPosts", {"uris": list(uris.values())}).data, "posts"
        )
        if not isinstance(posts, list):
            raise _unreadable("a list of posts")
        served = [post.get("uri") for post in objects_in(posts)]
        return {post_id for post_id, uri in uris.items() if uri in served}

    def _read(self, newest: str | None, cursor: str | None, left: int | None) -> Batch:
        """See Timeline. Newest entry is a time."""
        account, known = self.account(), time_of(newest)
        size = _PAGE_SIZE if left is None else min(_PAGE_SIZE, left)
        answer = self._clients[0].get(
            "xrpc/app.bsky.feed.getAuthorFeed",
            {"actor": account.id, "limit": size, "cursor": cursor, "filter": "posts_with_replies"},
            accept={400},
        )
        if answer.status == 400:
            if cursor is not None and "cursor" in server_message(answer.data).lower():
                self.notices.tell("Bluesky no longer knows where the last fetch stopped, so this one started over.")
                return self._read(newest, None, left)
            raise _account_error(account.handle, answer.data)
        data = answer.data if isinstance(answer.data, dict) else {}
        feed, following = data.get("feed"), data.get("cursor")
        if not isinstance(feed, list) or not isinstance(following, str | None) or len(following or "") > _MAX_CURSOR:
            raise _unreadable("a page of posts")
        entries: dict[str, Post | None] = {}
        times: list[datetime] = []
        since = known - _OVERLAP if known else None
        for post_id, post, time in filter(None, map(self._entry, feed)):
            if time:
                times.append(time)
            if not (since and time and time < since):
                entries[post_id] = post
        is_last = not following or bool(since and times and times[-1] < since)
        latest = max([*times, *([known] if known else [])], default=None)
        return Batch(
            entries,
            newest=latest.isoformat() if latest else None,
            cursor=following or None,
            is_last=is_last,
        )

    def _entry(self, entry: object) -> tuple[str, Post | None, datetime | None] | None:
        """Id, post (None if skipped) and time of an entry of the feed. None if it cannot be read.

        The feed is sorted by that time. It is None if unknown, and for a pinned post, which is out of order.
        """
        address = split_post_uri(value_at(entry, "post", "uri"))
        reason = value_at(entry, "reason", "$type")
        is_repost = reason == "app.bsky.feed.defs#reasonRepost"
        account, post = self.account(), None
        if address and (is_repost or address[0] == account.id):
            post = to_post(value_at(entry, "post", "record"), address[1], account, value_at(entry, "post", "labels"))
        if address is None or post is None:
            self.skipped["that cannot be read"] += 1
            return None
        if is_repost:
            reposted = time_of(value_at(entry, "reason", "indexedAt"))
            time = _sort_time(reposted, reposted)
            post = replace(post, id="/".join(("repost", *address)), kind="repost", created_at=reposted)
            if _LOGGED_IN_ONLY in label_values(value_at(entry, "post", "author", "labels")):
                self.skipped["of accounts for logged-in users only"] += 1
                return post.id, None, time
        else:
            is_pinned = reason == "app.bsky.feed.defs#reasonPin"
            time = None if is_pinned else _sort_time(post.created_at, time_of(value_at(entry, "post", "indexedAt")))
            post = replace(post, parent=_parent_text(value_at(entry, "reply", "parent")))
        return post.id, post if self.is_wanted(post) else None, time


def _parent_text(parent: object) -> str | None:
    """The text of the post that is answered, unless its author shows it to logged-in users only."""
    text = value_at(parent, "record", "text")
    is_hidden = _LOGGED_IN_ONLY in label_values(value_at(parent, "author", "labels"))
    return storable(text) if isinstance(text, str) and not is_hidden else None


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
        message = f"Bluesky has no account {actor}."
        return NotFoundError(message, hint="Check its spelling. Give its whole handle, such as name.bsky.social.")
    return status_error("Bluesky", 400, message)


def _unreadable(what: str) -> PlatformError:
    return PlatformError(f"Bluesky's answer is not {what}.", hint=f"Check {VARIABLE}, or try again later.")
