"""X's API v2: the latest 3,200 posts of an account, paid per post.

X charges for every post it returns, so no post is requested twice. Each page is requested by the id that it must stay
below, because X's own page tokens expire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    PlatformError,
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.addresses import base_url
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.credentials import find_token, is_token
from huggingtweets.sources.fields import count_of, handle_of, id_of, name_of, objects_in, value_at
from huggingtweets.sources.http import Client
from huggingtweets.sources.network import Batch, Context, Cost, NetworkSource, Page, State
from huggingtweets.sources.x.record import from_api
from huggingtweets.sources.x_posts import number_of
from huggingtweets.text import plural

CONSOLE = "https://console.x.com"
"""Where users get tokens and buy credits."""
MAX_POSTS = 3_200
"""X serves this many posts of a timeline, the latest ones."""
PRICE = 0.005
"""Dollars per post read, from docs.x.com (Pricing)."""
OWN_PRICE = 0.001
"""Dollars per post of the account that the token and its app belong to ("owned reads")."""

_MAX_PAGE = 100
_MIN_PAGE = 5
_FIELDS = "author_id,created_at,edit_history_tweet_ids,in_reply_to_user_id,lang,note_tweet,referenced_tweets"
_USER_FIELDS = {"user.fields": "name,protected,public_metrics,username"}

_NAME = re.compile(r"@?(\w{1,20})", re.ASCII)  # at most 15 today, but a few old names are longer
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com/@?(\w{1,20})"
    r"(?:/(?:with_replies|media|likes|highlights|articles|photo|header_photo)?)?/?(?:[?#]\S*)?",
    re.ASCII | re.IGNORECASE,
)
_RESERVED = {"about", "compose", "download", "explore", "hashtag", "home", "i", "intent", "jobs", "login", "logout"}
_RESERVED |= {"messages", "notifications", "privacy", "search", "settings", "share", "signup", "tos"}
_APP_TOKEN_START = "A" * 15
"""The bearer token of an app, which stands for no user, starts like this."""
_LOGIN = "then store it with: {command} (or set X_BEARER_TOKEN)."
_HINTS = {403: f"Check at {CONSOLE} that the token's app belongs to a project and may read posts."}
_CAPPED = (b"usage-capped", b"usage cap", b"spend cap", b"spending")


class XApi(NetworkSource):
    """The account `argument` (@name, name, or the address of its profile) on X."""

    platform = "x"
    title = "X"

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        name = _profile(argument) or ((found := _NAME.fullmatch(argument.strip())) and found[1])
        if not name:
            raise BadInputError(f"{argument!r} is no account on X.", hint="Write it as @name or https://x.com/name.")
        super().__init__(argument, options, context)
        self._name = name
        self._count: int | None = None  # of all posts, from the profile
        self._is_app_token = True
        self._done = 0  # posts of this fetch
        self._price = PRICE if options.price_per_post is None else options.price_per_post

    @classmethod
    def recognises(cls, argument: str) -> bool:
        argument = argument.strip()
        return (argument.startswith("@") and _NAME.fullmatch(argument) is not None) or _profile(argument) is not None

    def _find_account(self) -> Account:
        """Look the account up by its id if the library knows it, because names on X change hands."""
        known = self.options.account_id or ""
        is_known = known.isascii() and known.isdecimal()
        answer = self._ask(f"users/{known}" if is_known else f"users/by/username/{self._name}", _USER_FIELDS)
        user = answer.get("data")
        user_id, name = id_of(value_at(user, "id")), handle_of(value_at(user, "username"))
        if not isinstance(user, dict) or user_id is None or not name:
            raise self._refusal(answer)
        if is_known and name.lower() != self._name.lower():
            self.notices.tell(f"@{self._name} is called @{name} now.")
        self._name = name
        if user.get("protected") is True and self._is_app_token:
            raise self._protected()
        self._count = count_of(value_at(user, "public_metrics", "tweet_count"))
        self.total = None if self._count is None else min(self._count, MAX_POSTS)
        if self._count is not None and self._count > MAX_POSTS:
            served = f"X serves only the latest {MAX_POSTS:,} of the {plural(self._count, 'post')} of @{name}."
            self.notices.tell(served, "The archive that the account's owner can export has all of them.")
        return Account("x", name, name_of(user.get("name")) or None, user_id)

    def cost(self, state: State, limit: int | None, *, only_new: bool = False) -> Cost:
        """The most that `pages` reads and costs, from the profile's count of posts.

        Posts deleted since the last fetch lower that count, so an update may find that many more posts.
        """
        self.account()
        total = MAX_POSTS if self.total is None else self.total
        posts = total
        counted = state.get("counted")
        if "newest" in state and self._count is not None and isinstance(counted, int) and self._count >= counted:
            # A count that fell says nothing about the number of new posts.
            posts = self._count - counted
            if not only_new and not state.get("complete"):
                posts = max(posts, total - int(state.get("read", 0)))
            posts = min(posts, total)
        if limit is not None:
            posts = min(posts, max(limit, _MIN_PAGE))
        is_own = self.options.price_per_post is None and self._is_own
        return Cost(posts, posts * (OWN_PRICE if is_own else self._price))

    def checking_cost(self, posts: int) -> Cost:
        """X charges for each post that still exists. The lower price for own posts does not apply to look-ups."""
        return Cost(posts, posts * self._price)

    def pages(self, state: State, limit: int | None, *, only_new: bool = False) -> Iterator[Page]:
        """See NetworkSource. X returns at least 5 posts at a time, whatever the `limit`.

        Own keys of the state: `read` (number of posts so far) and `counted` (the profile's count of posts when `newest`
        was set).
        """
        self._done = 0
        before = int(state.get("read", 0))
        for page in super().pages(state, limit, only_new=only_new):
            yield Page(page.posts, {**page.state, "read": before + self._done})

    def _stamp(self) -> State:
        return {"counted": self._count}

    def present(self, ids: Sequence[str]) -> set[str]:
        """The posts among `ids` that X still serves. The rest are deleted, or their account is protected or suspended.

        X charges for each post that still exists.
        """
        if others := {post_id for post_id in ids if not self._is_own_id(post_id)}:
            self.notices.warn(f"Posts without an id of X, which cannot be looked up and stay: {len(others):,}.")
        return super().present(ids)

    def _is_own_id(self, post_id: str) -> bool:
        return number_of(post_id) > 0

    def _look_up(self, ids: Sequence[str]) -> set[str]:
        answer = self._ask("tweets", {"ids": ",".join(ids), "tweet.fields": "id"})
        gone = {
            str(error.get("resource_id") or error.get("value"))
            for error in objects_in(answer.get("errors"))
            if str(error.get("type")).endswith(("/resource-not-found", "/not-authorized-for-resource"))
        }
        served = {str(post.get("id")) for post in objects_in(answer.get("data"))}
        return set(ids) - (gone - served)

    def _read(self, newest: str | None, cursor: str | None, left: int | None) -> Batch:
        """See Timeline. Newest entry and cursor are ids of posts."""
        account = self.account()
        since, until = number_of(newest), number_of(cursor)
        token: str | None = None
        tokens = set()
        while True:
            query: dict[str, Any] = {"max_results": _page_size(left), "tweet.fields": _FIELDS}
            query |= {"since_id": since or None, "until_id": until or None, "pagination_token": token}
            answer = self._ask(f"users/{account.id}/tweets", query)
            records, meta = answer.get("data"), answer.get("meta")
            if records is None and not isinstance(meta, dict):
                raise self._refusal(answer)
            posts = self._parse(records, account, since, until)
            next_token = meta.get("next_token") if isinstance(meta, dict) else None
            self._done += len(posts)
            is_last = self._done >= MAX_POSTS or (not next_token and (isinstance(meta, dict) or not posts))
            # X leaves out posts that it withholds, so a page may be empty and only its token leads on.
            has_posts = any(number_of(record.get("id")) for record in objects_in(records))
            if is_last or has_posts or not isinstance(next_token, str) or next_token in tokens:
                numbers = [int(post_id) for post_id in posts]
                newest, cursor = (str(max(numbers)), str(min(numbers))) if numbers else (None, None)
                return Batch(posts, newest, cursor, is_last)
            tokens.add(token := next_token)

    def _parse(self, records: object, account: Account, since: int, until: int) -> dict[str, Post]:
        posts: dict[str, Post] = {}
        for record in records if isinstance(records, list) else ():
            post = from_api(record, account)
            if post is None:
                self.notices.warn("X sent posts that cannot be read. They were skipped.")
            elif since < int(post.id) and (not until or int(post.id) < until):
                posts[post.id] = post
        return posts

    def _ask(self, path: str, query: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The JSON object of an answer, which may hold `errors` at HTTP status 200."""
        if not self._clients:
            base = base_url(self._context.environ, "HUGGINGTWEETS_X_URL", "https://api.x.com")
            token = find_token("x", "X_BEARER_TOKEN", self._context)
            if not token:
                hint = f"Get one at {CONSOLE}, {_LOGIN}"
                raise AuthError("The API of X requires a bearer token.", hint=hint, command="login x")
            if not is_token(token):
                message = "The bearer token for X has characters that no token has."
                raise AuthError(message, hint=f"Copy it again, {_LOGIN}", command="login x")
            self._is_app_token = token.startswith(_APP_TOKEN_START)
            headers = {"Authorization": f"Bearer {token}"}
            client = Client(self._context, base, headers, name="X", hints=_HINTS, refusal=_refusal_of, secret=token)
            self._clients = [client]
        data = self._clients[0].get(f"2/{path}", query).data
        return data if isinstance(data, dict) else {}

    @cached_property
    def _is_own(self) -> bool:
        """Whether the token is the account's own. Unknown, and so False, for the token of an app."""
        account = self.account()
        if self._is_app_token:
            return False
        try:
            return id_of(value_at(self._ask("users/me"), "data", "id")) == account.id
        except (PlatformError, NotFoundError):
            return False  # estimate the higher price

    def _refusal(self, answer: Mapping[str, Any]) -> HuggingTweetsError:
        """The error for an answer with HTTP status 200 that has nothing of the account."""
        errors = objects_in(answer.get("errors"))
        if not errors:
            return PlatformError(
                "The answer of X has neither posts nor a reason why not.",
                hint="Run the same command again later. If you set HUGGINGTWEETS_X_URL, check it.",
            )
        words = " ".join(str(error.get(key)) for error in errors for key in ("title", "detail", "type")).lower()
        if "suspended" in words:
            return ForbiddenError(
                f"X has suspended @{self._name}.", hint="Its owner can still export an archive: add that."
            )
        if "not-authorized" in words or "not authorized" in words:
            return self._protected()
        if "not-found" in words or "not found" in words or "could not find" in words:
            message = f"There is no account @{self._name} on X."
            return NotFoundError(message, hint="Check the spelling. The account may have been renamed or deleted.")
        return PlatformError(f"X does not show @{self._name}, for an unknown reason.", hint="Try again later.")

    def _protected(self) -> ForbiddenError:
        message = f"@{self._name} is protected: only its followers see its posts."
        return ForbiddenError(message, hint="Its owner can export an archive: add that.")


def _refusal_of(status: int, body: bytes) -> PlatformError | None:
    """The error for a refusal whose meaning the body shows, such as a used-up limit, which a pause does not lift."""
    said = body.lower()
    if status == 401:
        hint = f"Create a new one at {CONSOLE}, {_LOGIN}"
        return AuthError("X rejects the bearer token (HTTP 401).", hint=hint, command="login x")
    if status == 402 or (status == 403 and b"credit" in said):
        message = "The X account of the token has no credits left."
        return ForbiddenError(message, hint=f"Buy credits at {CONSOLE}, then run the same command again to continue.")
    if status in {403, 429} and any(words in said for words in _CAPPED):
        return ForbiddenError(
            "The X account of the token has reached its usage or spending limit.",
            hint=f"Raise it at {CONSOLE} or wait for the next month, then run the same command again to continue.",
        )
    return None


def _profile(argument: str) -> str | None:
    """The name in the address of a profile."""
    found = _PROFILE.fullmatch(argument.strip())
    return found[1] if found and found[1].lower() not in _RESERVED else None


def _page_size(left: int | None) -> int:
    """How many of the posts that are `left` to request, so that no later page is below X's minimum."""
    if left is None:
        return _MAX_PAGE
    return max(_MIN_PAGE, left) if left <= _MAX_PAGE else min(_MAX_PAGE, left - _MIN_PAGE)
