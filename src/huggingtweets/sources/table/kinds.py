"""What a row says about its post: its author, its kind, who may see it."""

from __future__ import annotations

import re

from huggingtweets.posts.post import Kind
from huggingtweets.sources.fields import handle_of, storable
from huggingtweets.sources.json_rows import Row
from huggingtweets.sources.table.columns import Column, Columns, holds, plain

_KINDS: dict[str, Kind] = {
    "retweet": "repost", "retweeted": "repost", "repost": "repost", "rt": "repost", "reblog": "repost",
    "boost": "repost", "boosted": "repost", "reblogged": "repost", "retweetedtweet": "repost", "announce": "repost",
    "reply": "reply", "repliedto": "reply", "r": "reply", "comment": "reply",
    "replied": "reply",
    "quote": "quote", "quoted": "quote", "quotetweet": "quote", "quotedtweet": "quote",
    "thread": "thread",
}  # fmt: skip
"""Values of the column `type`."""

_REPOST = re.compile(r"RT (?:by )?@")
_REPLY = re.compile(r"@\w")
NITTER_REPLY = re.compile(r"R to (@\w+):(?= )")
"""What Nitter puts before a reply."""

_NAMES = ("screen_name", "username", "userName", "handle", "acct", "name")
_NAME_IN_CODE = re.compile(rf"['\"]?\b(?:{'|'.join(_NAMES[:-1])})\b['\"]?\s*[:=]\s*['\"]([^'\"]+)['\"]")
_CODE = re.compile(r"\[?\{|\w+\(")
_PROFILE = re.compile(
    r"https?://[^/\s]+/@([\w.-]+)|https?://(?:\w+\.)*(?:twitter|x|nitter)\.\w+/(\w+)|https?://bsky\.app/profile/([\w.:-]+)",
    re.IGNORECASE,
)
_NO_NAMES = {"i", "intent", "search", "hashtag", "home", "share", "statuses"}
_POST_ID = re.compile(r"/status(?:es)?/(\d+)|^at://[^/]+/[\w.]+/(\w+)$|/post/(\w+)$|/@[\w.-]+/(\d+)$")
_X = re.compile(r"https?://(?:\w+\.)*(?:twitter|x|nitter)\.")
_DID_LENGTH = 20

_PUBLIC = {
    "public", "unlisted", "home", "everyone", "anyone", "all", "world", "visible", "membernetwork", "published",
    "publish", "open", "local",
}  # fmt: skip
"""Values of a column that says who may see a post."""
_HIDDEN = {"private", "draft", "queued", "deleted", "removed", "trash", "pending", "hidden", "friends", "followers"}
"""Values of a column that says where a post is in its life."""


def author_of(value: object) -> str:
    """The handle in a cell: a name, an object, one printed by Python, or the address of a profile or post."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[name] for name in _NAMES if value.get(name)), None)
    if isinstance(value, str):
        if _CODE.match(value):
            found = _NAME_IN_CODE.search(value)
            return handle_of(found[1]) if found else ""
        if "://" in value:
            return author_in_link(value)
    return handle_of(str(value) if isinstance(value, int) else value)


def author_in_link(value: object) -> str:
    """The author in the address of a profile or post. Empty if there is none."""
    found = _PROFILE.match(value) if isinstance(value, str) else None
    name = next(filter(None, found.groups()), "") if found else ""
    return "" if name.lower() in _NO_NAMES else handle_of(name)


def id_in_link(value: object) -> str | None:
    """The post's id in its address."""
    found = _POST_ID.search(value) if isinstance(value, str) and len(value) < 1000 else None
    return next(filter(None, found.groups()), None) if found else None


def is_on_x(value: object) -> bool:
    """Whether `value` is an address on X."""
    return isinstance(value, str) and _X.match(value) is not None


def post_kind(row: Row, text: str, columns: Columns, handle: str) -> Kind:
    """The kind of the post in `row` by `handle` (in lower case)."""
    # Most rows have none of these columns, and making a generator takes longer than finding that out.
    reposts, replies, quotes = columns["repost"], columns["reply"], columns["quote"]
    if (text[:2] == "RT" and _REPOST.match(text)) or (reposts and any(column.holds(row) for column in reposts)):
        return "repost"
    for column in columns["type"]:
        # Some exports write "rt:<post id>" and "r:<user id>".
        kind = column.of(row)
        if isinstance(kind, str) and (known := _KINDS.get(plain(kind.split(":")[0][:20]))):
            return known
    if replies and (targets := [column.of(row) for column in replies if column.holds(row)]):
        own_id = next((value for column in columns["author_id"] if (value := column.of(row))), None)
        return "thread" if any(_is_own(target, handle, own_id) for target in targets) else "reply"
    if quotes and any(column.holds(row) and _quotes(column.of(row), handle) for column in quotes):
        return "quote"
    if text[:2] == "R " and NITTER_REPLY.match(text):
        return "reply"
    # Without a column for it, a leading @name marks a reply, as in the early years of X.
    return "reply" if not columns["type"] and not columns["reply"] and _REPLY.match(text) else "original"


def is_private(row: Row, columns: Columns) -> bool:
    """Whether `row` says that not everyone may see its post, or that its author deleted it."""
    return any(_hides(column, column.of(row)) for column in columns["visibility"])


def cell_text(value: object) -> str:
    """The text in a cell. Empty if it is no text."""
    if isinstance(value, dict):
        value = value.get("text")
        return storable(value) if isinstance(value, str) else ""
    return storable(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def warning_of(row: Row, columns: Columns) -> str | None:
    """The content warning in `row`."""
    for column in columns["warning"]:
        if holds(value := column.of(row)):
            return " ".join(storable(value[:1000]).split()) if isinstance(value, str) else "sensitive"
    return None


def _is_own(target: object, handle: str, own_id: object) -> bool:
    """Whether the post or user replied to is by the author."""
    if isinstance(target, str) and target.startswith("["):
        names = _NAME_IN_CODE.findall(target)
    elif isinstance(target, list):
        names = list(map(author_of, target))
    else:
        names = [author_of(target)]
    if names and all(name.casefold() == handle for name in names):
        return True
    own, given = str(own_id or ""), str(target)
    return bool(own) and (own == given.removesuffix(".0") or (len(own) > _DID_LENGTH and own in given))


def _quotes(value: object, handle: str) -> bool:
    """Whether a cell is about a quoted post. Of addresses, only those of other people's posts are."""
    if not isinstance(value, str) or "://" not in value:
        return True
    return any(id_in_link(link) and author_in_link(link).casefold() != handle for link in value.split(",")[:20])


def _hides(column: Column, value: object) -> bool:
    name = plain(column.path[-1])
    if isinstance(value, dict):
        value = value.get("value")
    if name in {"ispublic", "public"}:
        return value is not None and str(value).strip() != "" and not holds(value)
    if name in {"visibility", "privacy"}:
        return isinstance(value, str) and holds(value) and plain(value) not in _PUBLIC and not value.strip().isdigit()
    if name in {"state", "status", "poststatus"}:
        return isinstance(value, str) and plain(value) in _HIDDEN
    return holds(value) and str(value).strip().lower() != "public"
