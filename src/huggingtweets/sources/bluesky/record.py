"""What a Bluesky record means, whether it comes from the API or a repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.fields import is_shortened, lang_of, objects_in, storable, time_of, value_at

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


def to_post(record: object, key: str, account: Account, labels: object = None) -> Post | None:
    """The post in `record` by `account` (whose `id` is the DID); None if it is not a post or has no text.

    `labels` come on top of those in the record. Ignores the texts of link previews, pictures and quoted posts, which
    are not the author's.
    """
    if not isinstance(record, Mapping) or not isinstance(text := record.get("text"), str):
        return None
    if record.get("$type", POST) != POST or not KEY.fullmatch(key):
        return None
    # Bridges from networks with longer posts shorten the text and store the original in a field of their own.
    is_bridged = any(isinstance(record.get(field), str) for field in ("bridgyOriginalText", "fullText"))
    warnings = (label_values(value_at(record, "labels", "values")) | label_values(labels)) & _WARNINGS
    return Post(
        platform=account.platform,
        id=key,
        handle=account.handle,
        text=_expand_links(storable(text), record.get("facets")),
        created_at=time_of(record.get("createdAt")),
        kind=_kind(record, account),
        lang=lang_of(langs) if isinstance(langs := record.get("langs"), list) else None,
        is_cut=is_bridged and text.rstrip().endswith(("…", "…]")),
        warning=", ".join(sorted(value.lstrip("!") for value in warnings)) or None,
        parent_id=parent[1] if (parent := _parent(record)) and parent[0] == account.id else None,
    )


def label_values(labels: object) -> set[str]:
    """The values in a list of labels, without negated ones."""
    values = (label.get("val") for label in objects_in(labels) if label.get("neg") is not True)
    return {value for value in values if isinstance(value, str)}


def _kind(record: Mapping[str, Any], account: Account) -> Kind:
    if isinstance(record.get("reply"), Mapping):
        parent = _parent(record)
        return "thread" if parent and parent[0] == account.id else "reply"
    quoted = value_at(record, "embed", "record")
    if value_at(record, "embed", "$type") == "app.bsky.embed.recordWithMedia":
        quoted = value_at(quoted, "record")
    # Feeds, lists and starter packs are embedded in the same way.
    return "quote" if split_post_uri(value_at(quoted, "uri")) else "original"


def _parent(record: Mapping[str, Any]) -> tuple[str, str] | None:
    """The author's DID and the key of the post that it answers."""
    return split_post_uri(value_at(record, "reply", "parent", "uri"))


def _expand_links(text: str, facets: object) -> str:
    """`text` with shortened links ("example.com/very/lo...") in full, as cleaning expects them.

    Other linked words are the author's and stay.
    """
    if not isinstance(facets, list):
        return text
    data = text.encode()  # facets count bytes
    end = len(data)
    for start, stop, uri in sorted({link for facet in facets[:_MAX_FACETS] for link in _links(facet)}, reverse=True):
        if 0 <= start < stop <= end and is_shortened(data[start:stop].decode(errors="replace"), uri):
            data = data[:start] + storable(uri).encode() + data[stop:]
            end = start
    return data.decode(errors="replace")


def _links(facet: object) -> Iterator[tuple[int, int, str]]:
    """The links in a facet: first byte, byte after the last, and address."""
    start, stop = (value_at(facet, "index", name) for name in ("byteStart", "byteEnd"))
    if type(start) is not int or type(stop) is not int:
        return
    for feature in objects_in(value_at(facet, "features"))[:10]:
        if feature.get("$type") == _LINK and isinstance(uri := feature.get("uri"), str):
            yield start, stop, uri
