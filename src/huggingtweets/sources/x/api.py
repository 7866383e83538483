"""X's API v2: the latest 3,200 posts of an account, for money.

X takes its price for every post it returns, so the state is made to ask for none twice: pages are asked for by the id
below which they begin, which stays good for ever. Its own page tokens expire.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    PlatformError,
)
from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.credentials import find_token
from huggingtweets.sources.fields import handle_of, id_of, lang_of, storable, time_of
from huggingtweets.sources.http import base_url
from huggingtweets.sources.network import Context, Cost, Page, State
from huggingtweets.sources.x.record import REPOST
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.sources.x.client import XClient

MOST_POSTS = 3_200
"""What X serves of a timeline, counted from its latest post."""
PRICE = 0.005
"""Dollars for reading a post, as X lists it (docs.x.com, Pricing)."""
OWN_PRICE = 0.001
"""For a post of the account that the token, and the app it was made with, belong to ("owned reads")."""

_PAGE = 100
_SMALLEST_PAGE = 5
_FIELDS = ["author_id", "created_at", "edit_history_tweet_ids", "in_reply_to_user_id", "lang", "note_tweet"]
_FIELDS += ["referenced_tweets"]
_USER_FIELDS = ["name", "protected", "public_metrics", "username"]

_NAME = re.compile(r"@?(\w{1,20})", re.ASCII)  # 15 today; a few old names are longer
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com/@?(\w{1,20})"
    r"(?:/(?:with_replies|media|likes|highlights|articles|photo|header_photo)?)?/?(?:[?#]\S*)?",
    re.ASCII | re.IGNORECASE,
)
_NO_ACCOUNTS = {"about", "compose", "download", "explore", "hashtag", "home", "i", "intent", "jobs", "login", "logout"}
_NO_ACCOUNTS |= {"messages", "notifications", "privacy", "search", "settings", "share", "signup", "tos"}
_OF_AN_APP = "A" * 15
"""How the bearer token of an app begins, which stands for no user."""


class XApi:
    """The account `argument` (@name, name, or its profile's address) as X's API serves it."""

    platform = "x"

    def __init__(self, argument: str, options: SourceOptions, context: Context) -> None:
        name = _profile(argument) or ((found := _NAME.fullmatch(argument.strip())) and found[1])
        if not name:
            raise BadInputError(f"{argument!r} is no account of X. Give it as @name or https://x.com/name.")
        self.requests = 0
        self.total: int | None = None
        self.notices = Notices()
        self._name, self._options, self._context = name, options, context
        self._account: Account | None = None
        self._count: int | None = None
        self._lazy_client: XClient | None = None
        self._is_apps_token = True
        self._own: bool | None = None
        self._price = PRICE if options.price_per_post is None else options.price_per_post

    @classmethod
    def recognises(cls, argument: str) -> bool:
        argument = argument.strip()
        return (argument.startswith("@") and _NAME.fullmatch(argument) is not None) or _profile(argument) is not None

    def account(self) -> Account:
        """The account, found by its id where the library knows that, for names change hands on X.

        Raises NotFoundError, and ForbiddenError when it is suspended or protected.
        """
        if self._account is None:
            known = self._options.account_id or ""
            key = {"id": known} if known.isascii() and known.isdecimal() else {"username": self._name}
            answer = self._client().ask("get_user", **key, user_fields=_USER_FIELDS)
            user = answer.get("data")
            if not isinstance(user, dict):
                raise self._refusal(answer)
            user_id, name = id_of(user.get("id")), handle_of(user.get("username"))
            if user_id is None or not name:
                raise self._refusal({})
            if "id" in key and name.lower() != self._name.lower():
                self.notices.tell(f"@{self._name} is called @{name} now.")
            self._name = name
            if user.get("protected") is True and self._is_apps_token:
                raise self._protected()
            metrics = user.get("public_metrics")
            count = metrics.get("tweet_count") if isinstance(metrics, dict) else None
            if isinstance(count, int) and count >= 0:
                self._count, self.total = count, min(count, MOST_POSTS)
                if count > MOST_POSTS:
                    self.notices.tell(
                        f"X serves the latest {MOST_POSTS:,} of the {plural(count, 'post')} of @{name}. Its owner's "
                        "archive has them all."
                    )
            shown = user.get("name")
            self._account = Account("x", name, storable(shown) if isinstance(shown, str) else None, user_id)
        return self._account

    def cost(self, state: State, limit: int | None) -> Cost:
        """What `pages` would read and cost at most, by the profile's count of posts.

        For posts since the last fetch that count may mislead, by as many as were deleted in between.
        """
        account = self.account()
        total = MOST_POSTS if self.total is None else self.total
        posts = total
        counted = state.get("counted")
        if "newest" in state and self._count is not None and isinstance(counted, int) and self._count >= counted:
            # Had the count gone down, nobody could tell how many are new.
            posts = self._count - counted
            if not state.get("complete"):
                posts = max(posts, total - int(state.get("read", 0)))
            posts = min(posts, total)
        if limit is not None:
            posts = min(posts, max(limit, _SMALLEST_PAGE))
        is_own = self._options.price_per_post is None and self._is_own(account)
        return Cost(posts, posts * (OWN_PRICE if is_own else self._price))

    def checking_cost(self, posts: int) -> Cost:
        """X takes its price for each post that is still there; looking posts up is dear for one's own too."""
        return Cost(posts, posts * self._price)

    def pages(self, state: State, limit: int | None) -> Iterator[Page]:
        """See NetworkSource; X gives no fewer than 5 posts at a time, whatever `limit` says.

        Beside the shared keys, the state holds `forward` (the way from the latest post down to `newest`, while that
        takes several pages), `read` (how many posts came so far) and `counted` (the profile's count of posts when
        `newest` was set).
        """
        self.account()
        state = dict(state)
        left = limit
        while "newest" in state:
            was_begun = "forward" in state
            for page in self._forward(state, left):
                state = dict(page.state)
                left = None if left is None else left - len(page.posts)
                yield page
            if "forward" in state or (left is not None and left <= 0):
                return
            if not was_begun:
                break
        if not state.get("complete") or "newest" not in state:
            yield from self._back(state, left)

    def present(self, ids: Sequence[str]) -> set[str]:
        """Which of `ids` X still serves; those it does not are deleted, or their account is protected or suspended.

        X takes its price for each post that is still there.
        """
        present = set(ids)
        askable = [post_id for post_id in dict.fromkeys(ids) if _number(post_id)]
        if len(askable) < len(present):
            count = plural(len(present) - len(askable), "post")
            self.notices.tell(f"{count} cannot be looked up, since the ids are not X's; they stay.", is_warning=True)
        for start in range(0, len(askable), _PAGE):
            answer = self._client().ask("get_tweets", askable[start : start + _PAGE], tweet_fields=["id"])
            gone = {
                str(error.get("resource_id") or error.get("value"))
                for error in _objects(answer.get("errors"))
                if str(error.get("type")).endswith(("/resource-not-found", "/not-authorized-for-resource"))
            }
            present -= gone - {str(post.get("id")) for post in _objects(answer.get("data"))}
        return present

    def _forward(self, state: State, limit: int | None) -> Iterator[Page]:
        """From the latest post, or where that was interrupted, down to `newest`, which moves when it is met."""
        begun = dict(state.get("forward") or {})
        rest = {key: value for key, value in state.items() if key != "forward"}
        for step in self._walk(_number(state["newest"]), _number(begun.get("cursor")), limit):
            rest["read"] = int(rest.get("read", 0)) + len(step.posts)
            if step.posts:
                begun = {"counted": self._count, "newest": str(step.highest), **begun, "cursor": str(step.lowest)}
            if not step.is_last:
                yield Page(step.posts, {**rest, "forward": begun})
            elif begun:
                done = {"newest": begun["newest"], "counted": begun.get("counted")}
                yield Page(step.posts, {**rest, **done})
            elif state.get("counted") != self._count:
                yield Page([], {**rest, "counted": self._count})

    def _back(self, state: State, limit: int | None) -> Iterator[Page]:
        """From the latest post, or where the last fetch stopped, to the earliest that X serves."""
        for step in self._walk(0, _number(state.get("cursor")), limit):
            state = {**state, "read": int(state.get("read", 0)) + len(step.posts), "complete": step.is_last}
            if "newest" not in state:
                state["counted"] = self._count
            if step.posts:
                state = {"newest": str(step.highest), **state, "cursor": str(step.lowest)}
            yield Page(step.posts, state)

    def _walk(self, since: int, until: int, limit: int | None) -> Iterator[_Step]:
        """Page by page the posts with `since` < id < `until` (0: no bound), latest first, until `limit` came."""
        account = self.account()
        token: str | None = None
        tokens = set()
        came = 0
        while limit is None or came < limit:
            answer = self._client().ask(
                "get_users_tweets",
                account.id,
                max_results=_page_size(limit, came),
                since_id=since or None,
                until_id=until or None,
                pagination_token=token,
                tweet_fields=_FIELDS,
            )
            records, meta = answer.get("data"), answer.get("meta")
            if records is None and not isinstance(meta, dict):
                raise self._refusal(answer)
            posts = self._read(records, account, since, until)
            following = meta.get("next_token") if isinstance(meta, dict) else None
            came += len(posts)
            is_last = came >= MOST_POSTS or (not following and (isinstance(meta, dict) or not posts))
            if posts or is_last:
                step = _Step(posts, is_last)
                yield step
                if is_last:
                    return
                until, token = step.lowest, None
                continue
            # A page may come empty, for X leaves out what it withholds: then only its token leads on. But a page of
            # posts that all were asked not to come would come again and again.
            if (
                any(_number(record.get("id")) for record in _objects(records))
                or not isinstance(following, str)
                or following in tokens
            ):
                self.notices.tell(
                    "X keeps sending the same page, so the fetch ends here. Run the same command again later to go on.",
                    is_warning=True,
                )
                return
            tokens.add(token := following)

    def _read(self, records: object, account: Account, since: int, until: int) -> list[Post]:
        posts = {}
        for record in records if isinstance(records, list) else ():
            post = to_post(record, account)
            if post is None:
                self.notices.tell("X sent posts that cannot be read; they are left out.", is_warning=True)
            elif since < int(post.id) and (not until or int(post.id) < until):
                posts[post.id] = post
        return list(posts.values())

    def _client(self) -> XClient:
        if self._lazy_client is None:
            from huggingtweets.sources.x.client import CONSOLE, XClient

            base = base_url(self._context.environ, "HUGGINGTWEETS_X_URL", "https://api.x.com")
            token = (find_token("x", "X_BEARER_TOKEN", self._context) or "").strip()
            if not token:
                raise AuthError(
                    f"X's API needs a bearer token. Get one at {CONSOLE}, then: huggingtweets login x "
                    "(or set X_BEARER_TOKEN)."
                )
            if not token.isascii() or not token.isprintable() or " " in token:
                raise AuthError(
                    "The bearer token for X has spaces, line breaks or other signs that no token has. Copy it again, "
                    "then: huggingtweets login x (or set X_BEARER_TOKEN)."
                )
            self._is_apps_token = token.startswith(_OF_AN_APP)
            self._lazy_client = XClient(token, base, self._context, self._count_request)
        return self._lazy_client

    def _count_request(self) -> None:
        self.requests += 1

    def _is_own(self, account: Account) -> bool:
        """Whether the token is the account's own. That of an app does not tell whose it is: no, then."""
        client = self._client()
        if self._own is None and self._is_apps_token:
            self._own = False
        if self._own is None:
            try:
                me = client.ask("get_me", user_auth=False).get("data")
            except (PlatformError, NotFoundError):  # then the price is guessed too high, not too low
                me = None
            self._own = isinstance(me, dict) and id_of(me.get("id")) == account.id
        return self._own

    def _refusal(self, answer: Mapping[str, Any]) -> HuggingTweetsError:
        """What the errors of an answer of HTTP 200 mean that has nothing of the account."""
        errors = _objects(answer.get("errors"))
        if not errors:
            return PlatformError(
                "X's answer holds neither posts nor a reason why not. Run the same command again later, and check "
                "HUGGINGTWEETS_X_URL if you set it."
            )
        words = " ".join(str(error.get(key)) for error in errors for key in ("title", "detail", "type")).lower()
        if "suspended" in words:
            return ForbiddenError(f"X has suspended @{self._name}. Its owner can still export an archive: add that.")
        if "not-authorized" in words or "not authorized" in words:
            return self._protected()
        if "not-found" in words or "not found" in words or "could not find" in words:
            return NotFoundError(
                f"X knows no account @{self._name}. Check its spelling; it may have been renamed or deleted."
            )
        return PlatformError(f"X does not show @{self._name} and gives no reason that we know. Try again later.")

    def _protected(self) -> ForbiddenError:
        return ForbiddenError(
            f"@{self._name} is protected: X shows its posts to its followers only. Its owner can export an archive: "
            "add that."
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """What one page brought, each post once. `is_last`: X says that there are none before them."""

    posts: Sequence[Post]
    is_last: bool

    @property
    def highest(self) -> int:
        return max(int(post.id) for post in self.posts)

    @property
    def lowest(self) -> int:
        return min(int(post.id) for post in self.posts)


def to_post(record: object, account: Account) -> Post | None:
    """The post in an object of API v2; None when it has no id or text, or is another account's.

    Of a retweet, X gives the beginning only; those are not the account's words anyway.
    """
    if not isinstance(record, dict) or not (number := _number(record.get("id"))):
        return None
    if (author := id_of(record.get("author_id"))) is not None and author != account.id:
        return None
    text, note = record.get("text"), record.get("note_tweet")
    whole = note.get("text") if isinstance(note, dict) else None
    if isinstance(whole, str) and whole:
        text = whole  # `text` ends at 280 characters
    if not isinstance(text, str):
        return None
    text = storable(text)
    kind = _kind(record, text, account)
    versions = record.get("edit_history_tweet_ids")
    return Post(
        platform="x",
        id=str(number),
        handle=account.handle,
        text=text,
        created_at=time_of(record.get("created_at")),
        kind=kind,
        lang=lang_of(record.get("lang")),
        edit_of=id_of(versions[0]) if isinstance(versions, list) and len(versions) > 1 else None,
        is_cut=note is not None and text != whole and kind != "repost",
    )


def _kind(record: Mapping[str, Any], text: str, account: Account) -> Kind:
    types = {reference.get("type") for reference in _objects(record.get("referenced_tweets"))}
    if "retweeted" in types or REPOST.match(text):
        return "repost"
    # The post replied to may be gone, and its reference with it; whom it replied to stays.
    to_user = id_of(record.get("in_reply_to_user_id"))
    if "replied_to" in types or to_user:
        return "thread" if to_user == account.id else "reply"
    return "quote" if "quoted" in types else "original"


def _profile(argument: str) -> str | None:
    """The name in the address of a profile."""
    found = _PROFILE.fullmatch(argument.strip())
    return found[1] if found and found[1].lower() not in _NO_ACCOUNTS else None


def _objects(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    """An id of X's as a number, by which later posts are greater; 0 when it is none."""
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if len(text) <= 19 and text.isascii() and text.isdecimal() else 0


def _page_size(limit: int | None, came: int) -> int:
    """How many posts to ask for when `came` of `limit` did, so that no page has to be smaller than X makes them."""
    left = MOST_POSTS if limit is None else limit - came
    if left <= _PAGE:
        return max(_SMALLEST_PAGE, left)
    return min(_PAGE, left - _SMALLEST_PAGE)
