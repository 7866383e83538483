"""Posts from the Community Archive, a public collection of donated X archives.

The posts have X's ids but are stored under the platform "community", because fetching and deleting differ from X. The
service is PostgREST (Supabase). Its view joins other tables, so a post may come in several rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from huggingtweets.errors import AuthError, BadInputError, ConfigError, NotFoundError, PlatformError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.credentials import is_token
from huggingtweets.sources.fields import handle_of, id_of, name_of, storable
from huggingtweets.sources.http import Client
from huggingtweets.sources.network import Batch, Context, NetworkSource
from huggingtweets.sources.x.record import from_archive

URL = "HUGGINGTWEETS_COMMUNITY_URL"
KEY = "HUGGINGTWEETS_COMMUNITY_KEY"
DEFAULT_URL = "https://fabxmporizzqflnftavs.supabase.co"
DOCS = "https://github.com/TheExGenesis/community-archive/blob/main/docs/api-doc.md"

_NAME = "The Community Archive"
_REST = "rest/v1"
_PATH = f"{_REST}/enriched_tweets"
_COLUMNS = (
    "tweet_id,account_id,username,account_display_name,created_at,full_text,reply_to_tweet_id,reply_to_user_id,"
    "reply_to_username,quoted_tweet_id"
)
_PAGE = 1000
"""Rows per request, the most that the service returns."""

_LOOKUP = 300
"""Posts per request that looks up texts, so that its address has less than 8 KB."""

_PREFIX = re.compile(r"community:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.)?community-archive\.org/user/([^/?#]+)", re.IGNORECASE)
_X_NAME = re.compile(r"[A-Za-z0-9_]{1,20}")
_TIME = re.compile(r"[0-9T:.+\- Z]{10,40}")
_HINTS = {
    **dict.fromkeys((401, 403), f"Set {KEY} to the public key from {DOCS}."),
    **dict.fromkeys((404, 410), f"If the service has moved, set {URL} to its new address from {DOCS}."),
}
_CHECK = f"Check {URL}."

_Mark = tuple[str, str]
"""The position of a post in the order of the service: its time as the service writes it, and its id."""


class Community(NetworkSource):
    """The posts of one account in the Community Archive.

    An update finds only posts newer than the newest known one. Older posts from a later upload need removing the
    account and adding it again.
    """

    platform = "community"
    title = _NAME

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        address = _ADDRESS.match(argument.strip())
        name = handle_of(address[1] if address else _PREFIX.sub("", argument.strip(), count=1))
        if not _X_NAME.fullmatch(name):
            message = f"{name_of(argument) or 'The argument'} names no X account."
            raise BadInputError(message, hint="Write it as community:NAME, such as community:jack.")
        super().__init__(argument, options, context)
        self._name = name
        self._id = _number(options.account_id) or (_number(name) if address else None)
        base = base_url(context.environ, URL, DEFAULT_URL).removesuffix(f"/{_REST}")
        key = _key(context.environ)
        headers = {"apikey": key, "Authorization": f"Bearer {key}"}
        self._clients = [Client(context, base, headers, name=_NAME, hints=_HINTS, secret=key)]

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return bool(_PREFIX.match(argument.strip()) or _ADDRESS.match(argument.strip()))

    def _find_account(self) -> Account:
        by_id = self._rows({"account_id": f"eq.{self._id}"}, 1) if self._id else []
        rows = by_id or self._rows({"username": f"ilike.{_pattern(self._name)}"}, 1)
        found = _account(rows[0]) if rows else None
        if found is None or not (by_id or found.handle.casefold() == self._name.casefold()):
            message = f"{_NAME} holds no posts of @{self._name}: it has only donated ones."
            raise NotFoundError(message, hint="Look for the name on https://www.community-archive.org.")
        return found

    def _is_own_id(self, post_id: str) -> bool:
        return _number(post_id) == post_id

    def _look_up(self, ids: Sequence[str]) -> set[str]:
        missing = set(ids)
        # The server may return fewer rows than it has, so only an empty answer shows that the rest are gone.
        while missing:
            query = {"tweet_id": f"in.({','.join(sorted(missing))})", "select": "tweet_id"}
            found = {post_id for row in self._rows(query, _PAGE) if (post_id := id_of(row.get("tweet_id")))}
            if not found <= missing:
                raise PlatformError(f"{_NAME} answers with posts that were not requested.", hint=_CHECK)
            if not found:
                break
            missing -= found
        return set(ids) - missing

    def _read(self, newest: object, cursor: object, left: int | None) -> Batch:
        """See Timeline. Newest entry and cursor are marks."""
        account = self.account()
        # Bounds instead of an offset: large offsets time out, and new posts would shift them.
        bounds = [(mark, sign) for value, sign in ((cursor, "l"), (newest, "g")) if (mark := _mark(value))]
        query: dict[str, Any] = {
            "username": f"ilike.{_pattern(account.handle)}",
            "account_id": f"eq.{account.id}" if account.id else None,
            "created_at": [f"{sign}te.{mark[0]}" for mark, sign in bounds] or None,
            "or": [f'(created_at.{sign}t."{mark[0]}",tweet_id.{sign}t.{mark[1]})' for mark, sign in bounds] or None,
        }
        rows = self._rows(query, _PAGE if left is None else min(left, _PAGE))
        posts: dict[str, Post | None] = {}
        parents: dict[str, str] = {}
        marks: list[_Mark] = []
        for row in rows:
            mark = _mark((row.get("created_at"), row.get("tweet_id")))
            if mark is None or not _is_by(account, row):
                continue
            marks.append(mark)
            post = from_archive(_archive_record(row), account)
            # A post has a row for each post that it links to, which may be itself.
            if not posts.get(mark[1]) or (post and post.kind == "quote"):
                posts[mark[1]] = post
            if post and post.kind == "reply" and (parent := _number(row.get("reply_to_tweet_id"))):
                parents[mark[1]] = parent
        if not marks:
            return Batch(is_last=not rows)
        texts = self._texts(set(parents.values()))
        with_parents = {
            post_id: replace(post, parent=texts.get(parents.get(post_id, ""))) if post else None
            for post_id, post in posts.items()
        }
        return Batch(with_parents, newest=list(marks[0]), cursor=list(marks[-1]))

    def _texts(self, ids: set[str]) -> dict[str, str]:
        """The texts of those posts that the archive has, by id. Their authors donated them."""
        queue = sorted(ids)
        found: dict[str, str] = {}
        while queue:
            query = {"tweet_id": f"in.({','.join(queue[:_LOOKUP])})", "select": "tweet_id,full_text"}
            for row in self._rows(query, _PAGE):
                if (post_id := _number(row.get("tweet_id"))) and isinstance(text := row.get("full_text"), str):
                    found[post_id] = storable(text)
            del queue[:_LOOKUP]
        return found

    def _rows(self, query: Mapping[str, Any], size: int) -> list[Mapping[str, Any]]:
        params = {"select": _COLUMNS, "order": "created_at.desc,tweet_id.desc", "limit": size, **query}
        rows = self._clients[0].get(_PATH, params).data
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise PlatformError(f"{_NAME} answers with something else than posts.", hint=_CHECK)
        return rows


def _is_by(account: Account, row: Mapping[str, Any]) -> bool:
    if account.id and (author := id_of(row.get("account_id"))):
        return author == account.id
    return handle_of(row.get("username")).casefold() == account.handle.casefold()


def _key(environ: Mapping[str, str]) -> str:
    key = environ.get(KEY, "").strip()
    if not key:
        raise AuthError(f"{_NAME} requires its public key.", hint=f"Set {KEY} to the key from {DOCS}.")
    if not is_token(key):
        raise ConfigError(f"{KEY} has characters that no key has.", hint=f"Copy the public key again from {DOCS}.")
    return key


def _pattern(name: str) -> str:
    """A pattern that matches only `name`. An asterisk could not be escaped, but names on X have none."""
    return re.sub(r"([\\%_])", r"\\\1", name)


def _mark(value: object) -> _Mark | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    time, post_id = value[0], _number(value[1])
    # Both become part of a filter, where commas and brackets have a meaning.
    return (time, post_id) if post_id and isinstance(time, str) and _TIME.fullmatch(time) else None


def _number(value: object) -> str | None:
    """The id in `value`, None unless it is a number, as X's are."""
    post_id = id_of(value)
    return post_id if post_id and post_id.isascii() and post_id.isdecimal() else None


def _account(row: Mapping[str, Any]) -> Account | None:
    handle = handle_of(row.get("username"))
    if not _X_NAME.fullmatch(handle):
        return None
    display_name = name_of(row.get("account_display_name")) or None
    return Account("community", handle, display_name, _number(row.get("account_id")))


def _archive_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the keys of an X archive, which it came from."""
    quoted = id_of(row.get("quoted_tweet_id"))
    return {
        "id_str": row.get("tweet_id"),
        "full_text": row.get("full_text"),
        "created_at": row.get("created_at"),
        "in_reply_to_status_id_str": row.get("reply_to_tweet_id"),
        "in_reply_to_user_id_str": row.get("reply_to_user_id"),
        "in_reply_to_screen_name": row.get("reply_to_username"),
        "entities": {"urls": [{"expanded_url": f"https://x.com/i/web/status/{quoted}"}] if quoted else []},
    }
