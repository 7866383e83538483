"""What Mastodon's records mean: a status in the API, and an activity in an archive.

The same post gets the same id, time and text from both, so that they merge in the library. Therefore times have whole
seconds, and a repost (a boost) has the address of the original as its text: archives hold no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.fields import lang_of, objects_in, storable, time_of, value_at
from huggingtweets.sources.html import MAX_CHARACTERS, html_to_text

PLATFORM = "mastodon"

_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}
_PUBLIC_LEVELS = ("public", "unlisted")
_ID = re.compile(r"[\w.:~-]{1,128}", re.ASCII)
_QUOTES_IN_STATUS = ("quote", "quote_id", "quoted_status_id")
_QUOTES_IN_NOTE = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")
_MAX_WARNING = 1000


def post_id(value: object) -> str | None:
    """The id in `value`: a number on Mastodon, letters elsewhere. None if it cannot be part of an address."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip() if isinstance(value, str) or abs(value) < 2**63 else ""
    return text if _ID.fullmatch(text) and text.strip(".") else None


def order_of(status_id: str) -> tuple[int, str]:
    """Sort key of an id, greater for later posts: numeric ids by value, others (of equal length) alphabetically."""
    return len(status_id), status_id


def is_public_status(status: Mapping[str, Any]) -> bool:
    """Whether a status, and the one it reposts, says that it is public or unlisted."""
    reposted = status.get("reblog")
    shown = (status, reposted) if isinstance(reposted, dict) else (status,)
    return all(each.get("visibility") in _PUBLIC_LEVELS for each in shown)


def is_public_activity(activity: Mapping[str, Any]) -> bool:
    """Whether an activity, and the post in it, is addressed to everyone: publicly (`to`) or unlisted (`cc`)."""
    records = objects_in([activity, activity.get("object")])
    addressed = [record for record in records if "to" in record or "cc" in record]
    return bool(addressed) and all(map(_is_to_everyone, addressed))


def status_to_post(status: Mapping[str, Any], account: Account, account_id: str) -> Post | None:
    """The post in a status of the API; None if it is unreadable or not by the account with `account_id`."""
    status_id = post_id(status.get("id"))
    if status_id is None or post_id(value_at(status, "account", "id")) not in {account_id, None}:
        return None
    post = Post(PLATFORM, status_id, account.handle, "", _second(status.get("created_at")))
    reposted = status.get("reblog")
    if isinstance(reposted, dict):
        return replace(post, text=_line(reposted.get("uri") or reposted.get("url")), kind="repost")
    replied_to, parent_id = post_id(status.get("in_reply_to_account_id")), post_id(status.get("in_reply_to_id"))
    kind = _kind(
        is_reply=bool(replied_to or parent_id),
        is_own=replied_to == account_id,
        is_quote=any(status.get(key) for key in _QUOTES_IN_STATUS),
    )
    return _written(post, status.get("content"), kind, status.get("language"), status.get("spoiler_text"), parent_id)


def activity_to_post(activity: Mapping[str, Any], account: Account, actor: str) -> Post | None:
    """The post in an activity of an archive; None if it is unreadable or not by `actor` (an address)."""
    note = activity.get("object")
    if (actor and _address(activity.get("actor")) not in {actor, ""}) or note is None:
        return None
    is_repost = activity.get("type") == "Announce"
    own = activity if is_repost else note
    if activity.get("type") not in ("Create", "Announce") or not isinstance(own, dict):
        return None
    if (activity_id := _id_in_address(own.get("id"))) is None:
        return None
    created = _second(own.get("published")) or _second(activity.get("published"))
    post = Post(PLATFORM, activity_id, account.handle, "", created)
    if is_repost:
        return replace(post, text=_line(_address(note)), kind="repost")
    if actor and _address(note.get("attributedTo")) not in {actor, ""}:
        return None
    by_language = note.get("contentMap")
    lang, content = next(iter(by_language.items()), (None, None)) if isinstance(by_language, dict) else (None, None)
    if isinstance(note.get("content"), str):
        content = note["content"]
    replied_to = _address(note.get("inReplyTo"))
    kind = _kind(
        is_reply=bool(replied_to),
        is_own=_is_by(replied_to, actor, account),
        is_quote=any(note.get(key) for key in _QUOTES_IN_NOTE),
    )
    return _written(post, content, kind, lang, note.get("summary"), _id_in_address(replied_to))


def _written(
    post: Post, content: object, kind: Kind, lang: object, warning: object, parent_id: str | None
) -> Post | None:
    """`post` with the text in `content` (HTML). None if it has none. `parent_id` is that of the post it answers."""
    if not isinstance(content, str):
        return None
    return replace(
        post,
        text=html_to_text(content),
        kind=kind,
        lang=lang_of(lang),
        is_cut=len(content) > MAX_CHARACTERS,
        warning=_line(warning) or None,
        parent_id=parent_id if kind == "thread" else None,
    )


def _id_in_address(address: object) -> str | None:
    """The API's id of the post at `address`: its last part, before the `/activity` of a repost."""
    if not isinstance(address, str) or len(address) > 2000:
        return None
    return post_id(address.partition("#")[0].rstrip("/").removesuffix("/activity").rpartition("/")[2])


def _is_by(address: str, actor: str, account: Account) -> bool:
    """Whether a post's address is below the actor's address or the account's profile."""
    if not actor:
        return False
    name = account.handle.partition("@")[0].lower()
    try:
        post, own = urlsplit(address), urlsplit(actor)
    except ValueError:
        return False
    path = post.path.lower()
    return post.netloc.lower() == own.netloc.lower() and path.startswith((f"{own.path.lower()}/", f"/@{name}/"))


def _kind(*, is_reply: bool, is_own: bool, is_quote: bool) -> Kind:
    if is_reply:
        return "thread" if is_own else "reply"
    return "quote" if is_quote else "original"


def _second(value: object) -> datetime | None:
    moment = time_of(value)
    return moment.replace(microsecond=0) if moment else None


def _line(value: object) -> str:
    """`value` on one line, stripped."""
    return " ".join(storable(value[:_MAX_WARNING]).split()) if isinstance(value, str) else ""


def _address(value: object) -> str:
    """The address in `value`, a string or an object with an id; empty if there is none."""
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else ""


def _is_to_everyone(record: Mapping[str, Any]) -> bool:
    values = (record.get("to"), record.get("cc"))
    addressees = [each for value in values for each in (value if isinstance(value, list) else (value,))]
    return any(isinstance(each, str) and each in _PUBLIC for each in addressees)
