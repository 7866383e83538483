"""Posts from the archive that a Mastodon server gives to the owner of an account.

A tar.gz (until 2023), a zip, the folder unpacked from one, or `outbox.json` alone. Pleroma and Akkoma have similar
archives, but the ids in them differ from those in their API, so their posts do not merge with fetched ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.archives import Archive, kind_of
from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.fields import handle_of, name_of
from huggingtweets.sources.mastodon.api import address_of
from huggingtweets.sources.mastodon.record import PLATFORM, activity_to_post, is_public_activity
from huggingtweets.sources.packed import holds_tables

OUTBOX, ACTOR = "outbox.json", "actor.json"
REMEDY = "Ask the server for a new archive, or give its outbox.json."

_MEMBER = re.compile(rf"(?:(?!\.{{1,2}}/)[^/]+/)?(?:{OUTBOX}|{ACTOR})")  # at the top or one folder down
_HEAD_BYTES = 1 << 16
_NOT_POSTS = {"actor.json", "bookmarks.json", "likes.json"}
_COLLECTION = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{.*?(?:www\.w3\.org/ns/activitystreams|"orderedItems"\s*:)', re.DOTALL)
_NOT_PUBLIC = "for followers or mentioned people only"
_COLLECTION_HEAD = 4096  # bytes
_TOTAL = re.compile(rb'"totalItems"\s*:\s*(\d{1,12})\b')
_ACTOR = re.compile(rb'"actor"\s*:\s*"(https?://[^"\\\s]{1,500})"')
_POST_PAGE = re.compile(rb'"url"\s*:\s*"https?://[^"/\\\s]{1,255}/@([A-Za-z0-9_.-]{1,64})/[^"/\\\s]{1,128}"')
_ACTOR_WITH_NAME = re.compile(r"https?://[^/]+/(?:users/|@)([A-Za-z0-9_.-]+)")


class MastodonArchive(Source):
    """The public posts of a Mastodon archive. Followers-only and direct posts in it are skipped."""

    platform = PLATFORM

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(argument, options)
        if self.path.name.lower() in _NOT_POSTS:
            raise BadInputError(
                f"{self.path.name} holds no posts of the account.", hint=f"Give {OUTBOX}, or the whole archive."
            )
        self._archive = _open_archive(self.path)
        self._outbox = _find_outbox(self._archive)
        self._head = self._archive.head(self._outbox, _HEAD_BYTES)
        total = _TOTAL.search(self._head)
        self.total = int(total[1]) if total else None
        self._address = ""
        """The account's ActivityPub address, set by `account`."""

    @classmethod
    def _recognises(cls, path: Path) -> bool:
        kind = kind_of(path)
        if kind == "file":
            if path.name.lower() in _NOT_POSTS:
                return True  # to raise the error that says so
            with path.open("rb") as file:
                return path.suffix.lower() == ".json" and bool(_COLLECTION.match(file.read(_COLLECTION_HEAD)))
        try:
            has_outbox = any(name.endswith(OUTBOX) for name in _open_archive(path).names)
            return has_outbox or (kind == "tar" and not holds_tables(path))
        except BadInputError:
            return kind == "tar"  # reading it says what is wrong

    def _find_account(self) -> Account:
        user, server, display_name = self._account_in_archive()
        # Anyone can download an outbox alone; only the owner gets an archive with the actor.
        self.is_own = bool(user and server and self._actor)
        given = handle_of(self.options.handle)
        given_user, _, given_host = given.partition("@")
        if not server or not user:
            if not (found := address_of(given)):
                message = f"{self.path.name} has no actor.json, so it does not say whose posts these are."
                raise BadInputError(message, hint="Add {option} USER@SERVER.", option="handle")
            user, server = found
        elif given and given_user.lower() == user.lower() and _are_related(given_host.lower(), server):
            server = given_host.lower()  # handles may name a parent domain of the server
        elif given and given.lower() not in {user.lower(), f"{user}@{server}".lower()}:
            self.notices.warn(f"The archive belongs to @{user}@{server}, so its posts are not filed under @{given}.")
        return Account(PLATFORM, f"{user}@{server}", display_name, self._address or None)

    def posts(self) -> Iterator[Post]:
        account, done = self.account(), 0
        self.skipped.clear()
        for activity in self._archive.values(self._outbox, "orderedItems"):
            if isinstance(activity, dict) and not is_public_activity(activity):
                self.skipped[_NOT_PUBLIC] += 1
                continue
            post = activity_to_post(activity, account, self._address) if isinstance(activity, dict) else None
            if post is None:
                self.skipped["without a text, or not by this account"] += 1
                continue
            done += 1
            if self.is_wanted(post):
                yield post
        if not done:
            kind = "public posts" if self.skipped[_NOT_PUBLIC] else "posts"
            raise BadInputError(f"{self.path.name} holds no {kind}.", hint=REMEDY)
        self.notices.tell_skipped(self.skipped)

    @cached_property
    def _actor(self) -> dict[str, Any]:
        """The record of the account, next to the outbox; empty if the archive has none."""
        try:
            head = self._archive.head(self._outbox.removesuffix(OUTBOX) + ACTOR)
            value = json.loads(head.decode("utf-8-sig", errors="replace"))
        except (KeyError, ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def _account_in_archive(self) -> tuple[str, str, str | None]:
        """User, server and display name; empty if unknown. Sets the actor's address.

        Without actor.json they come from the first posts: the actor's address, and the user's name in their own.
        """
        address, user = self._actor.get("id"), name_of(self._actor.get("preferredUsername"))
        if not isinstance(address, str) or not _host_of(address):
            found = _ACTOR.search(self._head)
            address = found[1].decode("ascii", errors="replace") if found else ""
        if not user and address:
            if page := _POST_PAGE.search(self._head):
                user = page[1].decode()
            elif named := _ACTOR_WITH_NAME.fullmatch(address):  # newer addresses have a number instead
                user = named[1]
        self._address = address
        # If handles name another host than the server, newer servers say so in webfinger.
        webfinger = address_of(str(self._actor.get("webfinger")))
        is_own = webfinger is not None and webfinger[0].lower() == user.lower()
        found_at = webfinger if is_own else address_of(f"{user}@{_host_of(address)}")
        return (*found_at, name_of(self._actor.get("name")) or None) if found_at else ("", "", None)


def _open_archive(path: Path) -> Archive:
    return Archive(path, REMEDY, lambda name: _MEMBER.fullmatch(name) is not None)


def _find_outbox(archive: Archive) -> str:
    """The name of the only outbox, or the one at the top. Raises BadInputError."""
    if archive.kind == "file":
        return archive.path.name
    folder = archive.nearest(name.removesuffix(OUTBOX) for name in archive.names if name.endswith(OUTBOX))
    if folder is None:
        raise BadInputError(f"{archive.path.name} holds no {OUTBOX}, the file with the posts.", hint=REMEDY)
    return folder + OUTBOX


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower() if address.startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def _are_related(host: str, server: str) -> bool:
    """Whether one is a subdomain of the other."""
    return bool(host) and host != server and (host.endswith(f".{server}") or server.endswith(f".{host}"))
