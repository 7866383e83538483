"""What a Bluesky record means, whether it comes from the API or a repository."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.fields import lang_of, storable, time_of

POST = "app.bsky.feed.post"
"""The collection and `$type` of posts."""

KEY = re.compile(r"[A-Za-z0-9._:~-]{1,512}")
"""A record key. It is the post's id, because it is the same everywhere."""

_HANDLE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.%-]+)")
_INVALID_HANDLE = "handle.invalid"  # what Bluesky shows for a handle whose domain points elsewhere
_POST_URI = re.compile(rf"at://([^/]+)/{re.escape(POST)}/({KEY.pattern})")

# The labels that apps show as a warning, whether set by the author or a moderator.
_WARNINGS = {
    "!hide", "!warn", "porn", "sexual", "sexual-figurative", "nudity", "nsfl", "gore", "graphic-media", "corpse",
    "self-harm",
}  # fmt: skip
_LINK = "app.bsky.richtext.facet#link"
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_MAX_LINK = 4096
_MAX_FACETS = 1000  # a post has 300 characters


def is_handle(text: str) -> bool:
    """Whether `text`, in lower case, has the form of a handle: a domain name."""
    return len(text) <= 253 and text != _INVALID_HANDLE and _HANDLE.fullmatch(text) is not None


def is_did(text: object) -> bool:
    """Whether `text` has the form of a DID, an account's permanent id."""
    return isinstance(text, str) and len(text) <= 300 and _DID.fullmatch(text) is not None


def post_uri(did: str, key: str) -> str:
    """The at:// address of a post."""
    return f"at://{did}/{POST}/{key}"


def split_post_uri(uri: object) -> tuple[str, str] | None:
    """The author's DID and the record key in a post's address; None for anything else."""
    found = _POST_URI.fullmatch(uri) if isinstance(uri, str) and len(uri) < 1024 else None
    return (found[1], found[2]) if found else None


def to_post(record: object, key: str, account: Account, labels: Iterable[object] = ()) -> Post | None:
    """The post in `record` by `account` (whose `id` is the DID); None if it is not a post or has no text.

    `labels` come on top of those in the record. Ignores the texts of link previews, pictures and quoted posts, which
    are not the author's.
    """
    if not isinstance(record, Mapping) or not isinstance(text := record.get("text"), str):
        return None
    if record.get("$type", POST) != POST or not KEY.fullmatch(key):
        return None
    return Post(
        platform=account.platform,
        id=key,
        handle=account.handle,
        text=storable(_expand_links(text, record.get("facets"))),
        created_at=time_of(record.get("createdAt")),
        kind=_kind(record, account),
        lang=_lang(record.get("langs")),
        is_cut=_is_cut(record, text),
        warning=_warning(record, labels),
    )


def label_values(labels: object) -> set[str]:
    """The values in a list of labels, without negated ones."""
    if not isinstance(labels, list):
        return set()
    return {
        value
        for label in labels
        if isinstance(label, Mapping) and isinstance(value := label.get("val"), str) and label.get("neg") is not True
    }


def _kind(record: Mapping[str, Any], account: Account) -> Kind:
    reply = record.get("reply")
    if isinstance(reply, Mapping):
        parent = split_post_uri(_uri_in(reply.get("parent")))
        return "thread" if parent and parent[0] == account.id else "reply"
    embed = record.get("embed")
    if isinstance(embed, Mapping):
        quoted = embed.get("record")
        if isinstance(quoted, Mapping) and embed.get("$type") == "app.bsky.embed.recordWithMedia":
            quoted = quoted.get("record")
        if split_post_uri(_uri_in(quoted)):  # feeds, lists and starter packs are embedded in the same way
            return "quote"
    return "original"


def _uri_in(reference: object) -> object:
    return reference.get("uri") if isinstance(reference, Mapping) else None


def _lang(langs: object) -> str | None:
    """The post's language. None for several: many apps send all languages that the author ever chose."""
    codes = {lang_of(code) for code in langs[:20]} if isinstance(langs, list) else set()
    return codes.pop() if len(codes) == 1 else None


def _is_cut(record: Mapping[str, Any], text: str) -> bool:
    # Bridges from networks with longer posts shorten the text and store the original in a field of their own.
    is_bridged = any(isinstance(record.get(field), str) for field in ("bridgyOriginalText", "fullText"))
    return is_bridged and text.rstrip().endswith(("…", "…]"))


def _warning(record: Mapping[str, Any], labels: Iterable[object]) -> str | None:
    own = record.get("labels")
    values = own.get("values") if isinstance(own, Mapping) else None
    found = label_values([*(values if isinstance(values, list) else ()), *labels]) & _WARNINGS
    return ", ".join(sorted(value.lstrip("!") for value in found)) or None


def _expand_links(text: str, facets: object) -> str:
    """`text` with shortened links ("example.com/very/lo...") in full, as cleaning expects them.

    Other linked words are the author's and stay.
    """
    if not isinstance(facets, list):
        return text
    try:
        data = text.encode()  # facets count bytes
    except UnicodeEncodeError:
        return text
    links = sorted({link for facet in facets[:_MAX_FACETS] for link in _links(facet)})
    parts, end = [], 0
    for start, stop, uri in links:
        if not end <= start < stop <= len(data):
            continue
        try:
            before, shown = data[end:start].decode(), data[start:stop].decode()
        except UnicodeDecodeError:  # it begins or ends within a character
            continue
        parts += [before, uri if _is_shortened(shown, uri) else shown]
        end = stop
    return "".join([*parts, data[end:].decode()])


def _links(facet: object) -> Iterator[tuple[int, int, str]]:
    """The links in a facet: first byte, byte after the last, and address."""
    if not isinstance(facet, Mapping) or not isinstance(index := facet.get("index"), Mapping):
        return
    start, stop, features = index.get("byteStart"), index.get("byteEnd"), facet.get("features")
    if type(start) is not int or type(stop) is not int or not isinstance(features, list):
        return
    for feature in features[:10]:
        uri = feature.get("uri") if isinstance(feature, Mapping) and feature.get("$type") == _LINK else None
        if isinstance(uri, str):
            yield start, stop, uri


def _is_shortened(shown: str, uri: str) -> bool:
    """Whether `shown` is `uri` without its scheme or its end. At least the whole host must be there."""
    found = _SCHEME.match(uri)
    if not found or len(uri) > _MAX_LINK or any(c.isspace() for c in uri):
        return False
    address = uri[found.end() :].lower()
    start = _SCHEME.sub("", shown.strip(), count=1).removeprefix("www.").lower()
    has_ellipsis = start.endswith(("...", "…"))
    start = start.rstrip(".…").rstrip("/")
    host = re.split(r"[/?#:]", address, maxsplit=1)[0]
    is_whole = start == address.rstrip("/")
    return start.startswith(host) and address.startswith(start) and (has_ellipsis or is_whole)
