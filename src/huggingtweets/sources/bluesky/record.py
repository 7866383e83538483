"""What a record of Bluesky means, from whichever side it comes: the post in an `app.bsky.feed.post`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.fields import lang_of, storable, time_of

POST = "app.bsky.feed.post"
"""The collection (and `$type`) of posts."""

KEY = re.compile(r"[A-Za-z0-9._:~-]{1,512}")
"""A record's key: what stays of it everywhere, and so the post's id."""

_HANDLE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.%-]+)")
_NAMES_NOBODY = "handle.invalid"  # what Bluesky shows instead of a handle whose domain points elsewhere
_POST_URI = re.compile(rf"at://([^/]+)/{re.escape(POST)}/({KEY.pattern})")

# Of the many labels those that a reader is warned by, whether the author or a moderator put them there.
_WARNINGS = {
    "!hide", "!warn", "porn", "sexual", "sexual-figurative", "nudity", "nsfl", "gore", "graphic-media", "corpse",
    "self-harm",
}  # fmt: skip
_LINK = "app.bsky.richtext.facet#link"
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_LONGEST_LINK = 4096
_MOST_FACETS = 1000  # a post has room for 300 characters


def is_handle(text: str) -> bool:
    """Whether `text`, in lower case, has the form of a handle: a domain name."""
    return len(text) <= 253 and text != _NAMES_NOBODY and _HANDLE.fullmatch(text) is not None


def is_did(text: object) -> bool:
    """Whether `text` has the form of an account's lasting id."""
    return isinstance(text, str) and len(text) <= 300 and _DID.fullmatch(text) is not None


def post_uri(did: str, key: str) -> str:
    """The address of a post all over the network."""
    return f"at://{did}/{POST}/{key}"


def split_post_uri(uri: object) -> tuple[str, str] | None:
    """The author's DID and the record's key, None when `uri` is no post's."""
    found = _POST_URI.fullmatch(uri) if isinstance(uri, str) and len(uri) < 1024 else None
    return (found[1], found[2]) if found else None


def to_post(record: object, key: str, account: Account, labels: Iterable[object] = ()) -> Post | None:
    """The post of `account` (whose `id` is the DID) in `record`; None when it is none or has no text.

    `labels`: what the place adds to those in the record itself. Texts of link previews, pictures and quoted posts
    are not the author's and are not read.
    """
    if not isinstance(record, Mapping) or not isinstance(text := record.get("text"), str):
        return None
    if record.get("$type", POST) != POST or not KEY.fullmatch(key):
        return None
    return Post(
        platform=account.platform,
        id=key,
        handle=account.handle,
        text=storable(_with_whole_links(text, record.get("facets"))),
        created_at=time_of(record.get("createdAt")),
        kind=_kind(record, account),
        lang=_lang(record.get("langs")),
        is_cut=_is_cut(record, text),
        warning=_warning(record, labels),
    )


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
        if split_post_uri(_uri_in(quoted)):  # a feed, a list or a starter pack can be embedded like a post
            return "quote"
    return "original"


def _uri_in(reference: object) -> object:
    return reference.get("uri") if isinstance(reference, Mapping) else None


def _lang(langs: object) -> str | None:
    """The one language of a post. People who write in several often have all of them ticked: that tells nothing."""
    codes = {lang_of(code) for code in langs[:20]} if isinstance(langs, list) else set()
    return codes.pop() if len(codes) == 1 else None


def _is_cut(record: Mapping[str, Any], text: str) -> bool:
    # Bridges from networks with longer posts cut the text and keep the whole, as HTML, in a field of their own.
    is_bridged = any(isinstance(record.get(field), str) for field in ("bridgyOriginalText", "fullText"))
    return is_bridged and text.rstrip().endswith(("…", "…]"))


def _warning(record: Mapping[str, Any], labels: Iterable[object]) -> str | None:
    own = record.get("labels")
    values = own.get("values") if isinstance(own, Mapping) else None
    given = [*(values if isinstance(values, list) else ()), *labels]
    found = label_values(given) & _WARNINGS
    return ", ".join(sorted(value.lstrip("!") for value in found)) or None


def label_values(labels: object) -> set[str]:
    """The labels in a list of them, without those taken back."""
    if not isinstance(labels, list):
        return set()
    return {
        value
        for label in labels
        if isinstance(label, Mapping) and isinstance(value := label.get("val"), str) and label.get("neg") is not True
    }


def _with_whole_links(text: str, facets: object) -> str:
    """`text` with each link that is shown shortened ("example.com/very/lo...") in full, as cleaning expects it.

    Words that link somewhere are the author's and stay as they are.
    """
    if not isinstance(facets, list):
        return text
    try:
        data = text.encode()  # facets count bytes
    except UnicodeEncodeError:
        return text
    links = sorted({link for facet in facets[:_MOST_FACETS] for link in _links(facet)})
    parts, end = [], 0
    for start, stop, uri in links:
        if not end <= start < stop <= len(data):
            continue
        try:
            before, shown = data[end:start].decode(), data[start:stop].decode()
        except UnicodeDecodeError:  # it begins or ends within a character
            continue
        parts += [before, uri if _is_short_for(shown, uri) else shown]
        end = stop
    return "".join([*parts, data[end:].decode()])


def _links(facet: object) -> Iterable[tuple[int, int, str]]:
    if not isinstance(facet, Mapping) or not isinstance(index := facet.get("index"), Mapping):
        return
    start, stop, features = index.get("byteStart"), index.get("byteEnd"), facet.get("features")
    if type(start) is not int or type(stop) is not int or not isinstance(features, list):
        return
    for feature in features[:10]:
        if (
            isinstance(feature, Mapping)
            and feature.get("$type") == _LINK
            and isinstance(uri := feature.get("uri"), str)
        ):
            yield start, stop, uri


def _is_short_for(shown: str, uri: str) -> bool:
    found = _SCHEME.match(uri)
    if not found or len(uri) > _LONGEST_LINK or any(c.isspace() for c in uri):
        return False
    address = uri[found.end() :].lower()
    beginning = _SCHEME.sub("", shown.strip(), count=1).removeprefix("www.").lower()
    is_cut = beginning.endswith(("...", "…"))
    beginning = beginning.rstrip(".…").rstrip("/")
    # Enough of it to be an address and no word: at least the whole host.
    host = re.split(r"[/?#:]", address, maxsplit=1)[0]
    return beginning.startswith(host) and (is_cut or beginning == address.rstrip("/")) and address.startswith(beginning)
