"""Turning X's records, from an archive or the API, into posts."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post, weighted_length
from huggingtweets.sources.fields import id_of, lang_of, storable, time_of

CUT_END = re.compile(r"…(?:\s*https?://t\.co/\w+)*\s*$")
"""How a truncated text ends."""

_REPOST = re.compile(r"RT @\w+:")  # the archive marks retweets in no other way
_MENTIONS = re.compile(r"(?:@\w+\s+)*")
_POST_LINK = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:\w+|i/web)/status(?:es)?/(\d+)")

_OLD_LIMIT = range(137, 142)  # characters: X and other programs cut at 140, give or take an escaped character
_CUT_FROM = 240  # in X's weighted length: it cuts at 280, less the room for a link


def from_archive(record: object, account: Account) -> Post | None:
    """The post in an entry of an archive. None without an id or a text."""
    if not isinstance(record, dict):
        return None
    record = record.get("tweet", record)  # the earliest archives lack the outer object
    if not isinstance(record, dict):
        return None
    post_id = id_of(record.get("id_str")) or id_of(record.get("id"))
    text = record.get("full_text", record.get("text"))
    if post_id is None or not isinstance(text, str):
        return None
    text = storable(text)
    linked = [found[1] for url in _urls(record) if (found := _POST_LINK.match(url))]
    kind = _archive_kind(record, text, account, is_quote=any(linked_id != post_id for linked_id in linked))
    return Post(
        platform=account.platform,
        id=post_id,
        handle=account.handle,
        text=text,
        created_at=time_of(record.get("created_at")),
        kind=kind,
        lang=lang_of(record.get("lang")),
        edit_of=_first_version(record),
        # Retweets are always truncated, but they are not the account's words.
        is_cut=kind != "repost" and _is_cut(text, links_to_itself=post_id in linked),
    )


def from_api(record: object, account: Account) -> Post | None:
    """The post in an object of API v2. None without an id or a text, or if another account wrote it.

    Retweets are truncated, but they are not the account's words.
    """
    if not isinstance(record, dict) or not (number := number_of(record.get("id"))):
        return None
    if (author := id_of(record.get("author_id"))) is not None and author != account.id:
        return None
    text, note = record.get("text"), record.get("note_tweet")
    full_text = note.get("text") if isinstance(note, dict) else None
    if isinstance(full_text, str) and full_text:
        text = full_text  # `text` ends at 280 characters
    if not isinstance(text, str):
        return None
    text = storable(text)
    kind = _api_kind(record, text, account)
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
        is_cut=note is not None and text != full_text and kind != "repost",
    )


def number_of(value: object) -> int:
    """An id of X as a number, which grows with time. 0 if `value` is no such id."""
    text = str(value) if isinstance(value, str | int) else ""
    return int(text) if len(text) <= 19 and text.isascii() and text.isdecimal() else 0


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a JSON list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def split_mentions(text: str) -> tuple[str, str]:
    """The @names at the start of a reply, and the rest."""
    end = _MENTIONS.match(text).end()  # type: ignore[union-attr]
    return text[:end], text[end:]


def unescaped(text: str) -> str:
    """`text` without HTML entities."""
    try:
        return html.unescape(text)
    except ValueError:  # "&#" and thousands of digits
        return text


def _archive_kind(record: Mapping[str, Any], text: str, account: Account, *, is_quote: bool) -> Kind:
    if _REPOST.match(text) or record.get("retweeted_status") or record.get("retweeted_status_id"):
        return "repost"
    user_id = id_of(record.get("in_reply_to_user_id_str")) or id_of(record.get("in_reply_to_user_id"))
    user = record.get("in_reply_to_screen_name")
    if user_id or user or id_of(record.get("in_reply_to_status_id_str")) or id_of(record.get("in_reply_to_status_id")):
        if user_id and account.id:
            return "thread" if user_id == account.id else "reply"
        return "thread" if isinstance(user, str) and user.lower() == account.handle.lower() else "reply"
    return "quote" if is_quote else "original"


def _api_kind(record: Mapping[str, Any], text: str, account: Account) -> Kind:
    types = {reference.get("type") for reference in objects(record.get("referenced_tweets"))}
    if "retweeted" in types or _REPOST.match(text):
        return "repost"
    # If the post replied to is deleted, the reference to it is missing but its author is not.
    to_user = id_of(record.get("in_reply_to_user_id"))
    if "replied_to" in types or to_user:
        return "thread" if to_user == account.id else "reply"
    return "quote" if "quoted" in types else "original"


def _urls(record: Mapping[str, Any]) -> list[str]:
    entities = record.get("entities")
    urls = objects(entities.get("urls")) if isinstance(entities, dict) else []
    return [link for url in urls if isinstance(link := url.get("expanded_url"), str)]


def _first_version(record: Mapping[str, Any]) -> str | None:
    info = record.get("edit_info")
    if not isinstance(info, dict):
        return None
    edit = info.get("edit")
    for control in (info.get("initial"), edit.get("editControlInitial") if isinstance(edit, dict) else None):
        versions = control.get("editTweetIds") if isinstance(control, dict) else None
        if isinstance(versions, list) and len(versions) > 1:
            return id_of(versions[0])
    return None


def _is_cut(text: str, *, links_to_itself: bool) -> bool:
    """Whether X, not the author, ended `text` with "…": it links to the full post, or is as long as a limit."""
    if CUT_END.search(text) is None:
        return False
    text = unescaped(text)
    return (
        links_to_itself
        or len(text) in _OLD_LIMIT
        or weighted_length(split_mentions(text)[1][: 10 * _CUT_FROM]) >= _CUT_FROM  # weighing long texts is slow
    )
