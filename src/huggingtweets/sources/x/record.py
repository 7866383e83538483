"""Turning X's records, from an archive or the API, into posts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.fields import id_of, lang_of, objects_in, storable, time_of, value_at
from huggingtweets.sources.x_posts import is_cut, number_of, possible_time

_REPOST = re.compile(r"RT @\w+:")  # archives mark retweets in no other way
_POST_LINK = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:\w+|i/web)/status(?:es)?/(\d+)")


def from_archive(record: object, account: Account) -> Post | None:
    """The post in an entry of an archive. None without an id or a text."""
    if isinstance(record, dict):
        record = record.get("tweet", record)  # the earliest archives lack the outer object
    if not isinstance(record, dict):
        return None
    post_id = id_of(record.get("id_str")) or id_of(record.get("id"))
    text = record.get("full_text", record.get("text"))
    if post_id is None or not isinstance(text, str):
        return None
    text = storable(text)
    urls = objects_in(value_at(record, "entities", "urls"))
    linked = {found[1] for url in urls if (found := _POST_LINK.match(str(url.get("expanded_url"))))}
    kind = _archive_kind(record, text, account, is_quote=bool(linked - {post_id}))
    info = record.get("edit_info")
    return Post(
        platform=account.platform,
        id=post_id,
        handle=account.handle,
        text=text,
        created_at=possible_time(time_of(record.get("created_at")), post_id),
        kind=kind,
        lang=lang_of(record.get("lang")),
        edit_of=_first_version(value_at(info, "initial", "editTweetIds"))
        or _first_version(value_at(info, "edit", "editControlInitial", "editTweetIds")),
        # X cuts the text of every retweet. It is not the account's own.
        is_cut=kind != "repost" and is_cut(text, links_to_itself=post_id in linked),
        parent_id=_replied_to(record) if kind == "thread" else None,
    )


def from_api(record: object, account: Account) -> Post | None:
    """The post in an object of API v2. None without an id or a text, or if another account wrote it."""
    if not isinstance(record, dict) or not (number := number_of(record.get("id"))):
        return None
    if id_of(record.get("author_id")) not in {account.id, None}:
        return None
    text, full_text = record.get("text"), value_at(record, "note_tweet", "text")
    if isinstance(full_text, str) and full_text:
        text = full_text  # `text` ends at 280 characters
    if not isinstance(text, str):
        return None
    text = storable(text)
    kind = _api_kind(record, text, account)
    return Post(
        platform="x",
        id=str(number),
        handle=account.handle,
        text=text,
        created_at=time_of(record.get("created_at")),
        kind=kind,
        lang=lang_of(record.get("lang")),
        edit_of=_first_version(record.get("edit_history_tweet_ids")),
        is_cut=kind != "repost" and record.get("note_tweet") is not None and text != full_text,
        parent_id=next(map(id_of, _references(record, "replied_to")), None) if kind == "thread" else None,
    )


def _archive_kind(record: Mapping[str, Any], text: str, account: Account, *, is_quote: bool) -> Kind:
    if _REPOST.match(text) or record.get("retweeted_status") or record.get("retweeted_status_id"):
        return "repost"
    user_id = id_of(record.get("in_reply_to_user_id_str")) or id_of(record.get("in_reply_to_user_id"))
    user = record.get("in_reply_to_screen_name")
    if user_id or user or _replied_to(record):
        if user_id and account.id:
            return "thread" if user_id == account.id else "reply"
        return "thread" if isinstance(user, str) and user.lower() == account.handle.lower() else "reply"
    return "quote" if is_quote else "original"


def _api_kind(record: Mapping[str, Any], text: str, account: Account) -> Kind:
    if _references(record, "retweeted") or _REPOST.match(text):
        return "repost"
    # If the post replied to is deleted, the reference to it is missing but its author is not.
    to_user = id_of(record.get("in_reply_to_user_id"))
    if _references(record, "replied_to") or to_user:
        return "thread" if to_user == account.id else "reply"
    return "quote" if _references(record, "quoted") else "original"


def _replied_to(record: Mapping[str, Any]) -> str | None:
    """The id of the post that an archive's post replies to."""
    return id_of(record.get("in_reply_to_status_id_str")) or id_of(record.get("in_reply_to_status_id"))


def _references(record: Mapping[str, Any], kind: str) -> list[object]:
    """The ids in the API's references of that kind."""
    references = objects_in(record.get("referenced_tweets"))
    return [reference.get("id") for reference in references if reference.get("type") == kind]


def _first_version(versions: object) -> str | None:
    return id_of(versions[0]) if isinstance(versions, list) and len(versions) > 1 else None
