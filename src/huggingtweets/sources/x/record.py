"""What a record of X's archive means: a post, and the long text that belongs to it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post, weighted_length
from huggingtweets.sources.fields import id_of, lang_of, storable, time_of

REPOST = re.compile(r"RT @\w+:")
"""How the text of a retweet begins; the archive has no other sign of one."""

_LEADING_NAMES = re.compile(r"(?:@\w+\s+)*")
_CUT_END = re.compile(r"…(?:\s*https?://t\.co/\w+)*\s*$")
_LINK = re.compile(r"https?://\S*")
_STATUS_LINK = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:\w+|i/web)/status(?:es)?/(\d+)")

_OLD_LIMIT = range(137, 142)  # characters; other programs and X itself cut at 140, give or take an escaped mark
_CUT_FROM = 240  # as X counts; it cuts at 280 less the room for a link
_SURE_PREFIX = 60  # characters that two texts of the same second share only if they are the same
_COMPARED = 1000  # characters of two texts that are looked at to tell which note is the nearest

_MOST_NOTE_CHARS = 32 << 20
"""Of all notes, which are kept in memory: fifty thousand of the usual length, or 1,300 of the greatest."""
_NOTE_COSTS = 100  # characters that a note takes up besides its own
_MOST_IN_A_SECOND = 50  # notes: a thread is posted at once


def to_post(record: object, account: Account) -> Post | None:
    """The post in one entry of an archive, None when it has no id or no text."""
    if not isinstance(record, dict):
        return None
    record = record.get("tweet", record)  # the earliest archives lack the outer layer
    if not isinstance(record, dict):
        return None
    post_id = id_of(record.get("id_str")) or id_of(record.get("id"))
    text = record.get("full_text", record.get("text"))
    if post_id is None or not isinstance(text, str):
        return None
    text = storable(text)
    linked = [found[1] for url in _urls(record) if (found := _STATUS_LINK.match(url))]
    kind = _kind(record, text, account, is_quote=any(status != post_id for status in linked))
    return Post(
        platform=account.platform,
        id=post_id,
        handle=account.handle,
        text=text,
        created_at=time_of(record.get("created_at")),
        kind=kind,
        lang=lang_of(record.get("lang")),
        edit_of=_first_version(record),
        # Of a retweet only the beginning is there too, but those are not the account's words anyway.
        is_cut=kind != "repost" and _is_cut(text, links_to_itself=post_id in linked),
    )


class Notes:
    """The whole texts of long posts, which the archive keeps apart and without the post's id."""

    def __init__(self, records: Iterable[object]) -> None:
        self._by_second: dict[int, list[tuple[str, str]]] = defaultdict(list)
        """Whole texts, each with what of it is compared."""
        self.left_out = 0
        """Notes that were too many or too long for memory."""
        chars = 0
        for record in records:
            note = record.get("noteTweet") if isinstance(record, dict) else None
            core = note.get("core") if isinstance(note, dict) else None
            text = core.get("text") if isinstance(core, dict) else None
            created = time_of(note.get("createdAt")) if isinstance(note, dict) else None
            if isinstance(text, str) and created is not None:
                second = int(created.timestamp())
                chars += len(text) + _NOTE_COSTS
                if chars > _MOST_NOTE_CHARS or len(self._by_second.get(second, ())) >= _MOST_IN_A_SECOND:
                    self.left_out += 1
                    continue
                text = storable(text)
                self._by_second[second].append((text, _comparable(_set_names_aside(text)[1])))

    def join(self, post: Post) -> Post:
        """`post` with its whole text, where a note of the same second begins like it; else `post` itself.

        A reply's leading @names, which the note lacks, are kept.
        """
        if not self._by_second or post.created_at is None or post.kind == "repost":
            return post
        second = int(post.created_at.timestamp())
        near = [note for s in (second, second - 1, second + 1) for note in self._by_second.get(s, ())]
        if not near:
            return post
        names, beginning = _set_names_aside(post.text)
        is_cut = _CUT_END.search(beginning) is not None
        beginning = _comparable(_CUT_END.sub("", beginning))
        best, best_shared = None, 0
        for note, whole in near:
            if not whole.startswith(beginning[:_SURE_PREFIX]):
                continue
            if not is_cut and len(beginning) < _SURE_PREFIX and beginning != whole:
                continue  # a short post is not the beginning of anything
            shared = _shared(beginning[:_COMPARED], whole[:_COMPARED])
            if len(whole) >= len(beginning) and shared > best_shared:
                best, best_shared = note, shared
        if best is None:
            return post
        return replace(post, text=names + _set_names_aside(best)[1] if names else best, is_cut=False)


def _kind(record: Mapping[str, Any], text: str, account: Account, *, is_quote: bool) -> Kind:
    if REPOST.match(text) or record.get("retweeted_status") or record.get("retweeted_status_id"):
        return "repost"
    user_id = id_of(record.get("in_reply_to_user_id_str")) or id_of(record.get("in_reply_to_user_id"))
    user = record.get("in_reply_to_screen_name")
    if user_id or user or id_of(record.get("in_reply_to_status_id_str")) or id_of(record.get("in_reply_to_status_id")):
        if user_id and account.id:
            return "thread" if user_id == account.id else "reply"
        return "thread" if isinstance(user, str) and user.lower() == account.handle.lower() else "reply"
    return "quote" if is_quote else "original"


def _urls(record: Mapping[str, Any]) -> list[str]:
    entities = record.get("entities")
    urls = entities.get("urls") if isinstance(entities, dict) else None
    if not isinstance(urls, list):
        return []
    links = (url.get("expanded_url") for url in urls if isinstance(url, dict))
    return [link for link in links if isinstance(link, str)]


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
    """Whether X, not the author, ended `text` with "…": it links to the whole post, or stands at a limit."""
    end = _CUT_END.search(text)
    if end is None:
        return False
    text = _unescaped(text)
    return (
        links_to_itself
        or len(text) in _OLD_LIMIT
        or weighted_length(_set_names_aside(text)[1][: 10 * _CUT_FROM]) >= _CUT_FROM  # weighing takes its time
    )


def _set_names_aside(text: str) -> tuple[str, str]:
    end = _LEADING_NAMES.match(text).end()  # type: ignore[union-attr]
    return text[:end], text[end:]


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _comparable(text: str) -> str:
    # The two texts differ in escaping, in spaces, and in how they write links.
    return " ".join(_LINK.sub("", _unescaped(text)).split())


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # "&#" and some thousand digits
        return text
