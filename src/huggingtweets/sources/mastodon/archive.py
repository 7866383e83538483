"""Posts from the archive that a Mastodon server hands to the owner of an account.

A tar.gz (until 2023) or a zip, what it unpacks to, or `outbox.json` alone. Pleroma's and Akkoma's archives are alike,
but their posts' addresses hold other ids than their API has, so theirs do not merge with fetched ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.fields import handle_of, name_of
from huggingtweets.sources.json_stream import elements
from huggingtweets.sources.mastodon.api import address_of
from huggingtweets.sources.mastodon.archive_files import (
    OUTBOX,
    REMEDY,
    Archive,
    folder_has_outbox,
    holds_tar,
    shape_of,
    zip_has_outbox,
)
from huggingtweets.sources.mastodon.record import PLATFORM, activity_to_post, is_public_activity
from huggingtweets.text import plural

_NOT_POSTS = {"actor.json", "bookmarks.json", "likes.json"}
_COLLECTION = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{.*?(?:www\.w3\.org/ns/activitystreams|"orderedItems"\s*:)', re.DOTALL)
_HEAD_BYTES = 4096
_TOTAL = re.compile(rb'"totalItems"\s*:\s*(\d{1,12})\b')
_ACTOR = re.compile(rb'"actor"\s*:\s*"(https?://[^"\\\s]{1,500})"')
_PROFILE = re.compile(rb'"url"\s*:\s*"https?://[^"/\\\s]{1,255}/@([A-Za-z0-9_.-]{1,64})/[^"/\\\s]{1,128}"')


class MastodonArchive:
    """The public posts of a Mastodon archive: what is followers-only or direct is in it too, and is left out."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        path = Path(argument).expanduser()
        if path.name.lower() in _NOT_POSTS:
            raise BadInputError(f"{path.name} holds no posts of the account. Give {OUTBOX}, or the whole archive.")
        self.platform = PLATFORM
        self.is_own = False
        self.notices = Notices()
        self._path, self._options = path, options
        self._archive = Archive(path)
        total = _TOTAL.search(self._archive.head)
        self.total = int(total[1]) if total else None
        self._account: Account | None = None
        self._actor = ""  # the account's address, once known

    @classmethod
    def recognises(cls, argument: str) -> bool:
        path = Path(argument).expanduser()
        try:
            shape = shape_of(path)
            if shape == "folder":
                return folder_has_outbox(path)
            if shape == "zip":
                return zip_has_outbox(path)
            if shape == "tar":
                return holds_tar(path)
            if path.name.lower() in _NOT_POSTS:
                return True  # to say that it is none
            with path.open("rb") as file:
                return path.suffix.lower() == ".json" and bool(_COLLECTION.match(file.read(_HEAD_BYTES)))
        except OSError:
            return False

    def account(self) -> Account:
        if self._account is None:
            user, server, shown = self._written_account()
            # An outbox alone is what the server shows to everybody.
            self.is_own = bool(user and server and self._archive.actor())
            asked = handle_of(self._options.handle)
            name, _, host = asked.partition("@")
            if not server or not user:
                if not (found := address_of(asked)):
                    raise BadInputError(
                        f"{self._path.name} does not say whose posts these are (no actor.json). "
                        "Add --handle USER@SERVER."
                    )
                user, server = found
            elif asked and name.lower() == user.lower() and _are_related(host.lower(), server):
                server = host.lower()  # handles may name another host than the server's own
            elif asked and asked.lower() not in {user.lower(), f"{user}@{server}".lower()}:
                self.notices.tell(
                    f"The archive belongs to @{user}@{server}, so its posts were filed there, not under @{asked}.",
                    is_warning=True,
                )
            self._account = Account(PLATFORM, f"{user}@{server}", shown, self._actor or None)
        return self._account

    def posts(self) -> Iterator[Post]:
        account = self.account()
        seen = done = private = warned = 0
        with self._archive.outbox() as file:
            for activity in elements(file, OUTBOX, REMEDY, key="orderedItems"):
                seen += 1
                if not isinstance(activity, dict):
                    continue
                if not is_public_activity(activity):
                    private += 1
                    continue
                post = activity_to_post(activity, account, self._actor)
                if post is None:
                    continue
                done += 1
                if post.warning is not None and not self._options.with_cw:
                    warned += 1
                else:
                    yield post
        if not done:
            what = "no public posts" if private else "no posts"
            raise BadInputError(f"{self._path.name} holds {what}. {REMEDY}")
        if warned:
            self.notices.tell(
                f"Left out, since under a content warning: {plural(warned, 'post')}. Add --with-cw to take them."
            )
        if private:
            self.notices.tell(f"Left out, since for followers or single people only: {plural(private, 'post')}.")
        if rest := seen - done - private:
            self.notices.tell(f"Left out for want of an id or a text: {plural(rest, 'post')}.")

    def _written_account(self) -> tuple[str, str, str | None]:
        """User, server and shown name as the archive tells them; empty where it does not. Notes the actor's address.

        Without actor.json the first posts tell: their actor's address, and their own, which holds the user's name.
        """
        actor = self._archive.actor()
        address, user = actor.get("id"), name_of(actor.get("preferredUsername"))
        head = self._archive.head
        if not isinstance(address, str) or not _host_of(address):
            found = _ACTOR.search(head)
            address = found[1].decode("ascii", errors="replace") if found else ""
        if not user and address:
            found = _PROFILE.search(head)
            user = found[1].decode() if found else _user_in(address)
        self._actor = address
        # Where handles name another host than the server's own, newer servers say so.
        if (told := address_of(str(actor.get("webfinger")))) and told[0].lower() == user.lower():
            return told[0], told[1], name_of(actor.get("name")) or None
        checked = address_of(f"{user}@{_host_of(address)}")
        return (*checked, name_of(actor.get("name")) or None) if checked else ("", "", None)


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower() if address.startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def _user_in(address: str) -> str:
    """The user's name in an actor's address such as https://server/users/name; newer ones hold a number instead."""
    found = re.fullmatch(r"https?://[^/]+/(?:users/|@)([A-Za-z0-9_.-]+)", address)
    return found[1] if found else ""


def _are_related(one: str, other: str) -> bool:
    return bool(one) and one != other and (one.endswith(f".{other}") or other.endswith(f".{one}"))
