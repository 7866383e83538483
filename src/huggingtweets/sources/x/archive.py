"""Posts from the archive that X (Twitter) hands to the owner of an account.

Reads every shape there has been: `tweets.js` and its parts, `tweet.js` (until 2022), monthly files and `tweets.csv`
(before 2019); zipped, unpacked, or one file alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import handle_of, id_of, name_of
from huggingtweets.sources.json_stream import elements
from huggingtweets.sources.rows import csv_rows
from huggingtweets.sources.x.archive_files import POSTS, REMEDY, Archive, Member, is_zip
from huggingtweets.sources.x.record import Notes, to_post
from huggingtweets.text import plural

_HEAD_BYTES = 4096
_WRAPPER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:window\.YTD\.(\w+)\.part\d+|Grailbird\.data\.(tweets)_\w+)\s*=")
_BARE_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"tweet\"\s*:\s*\{")
_POST_GLOBALS = {b"tweet", b"tweets", b"community_tweet"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OFFICE_FILE = b"[Content_Types].xml"  # the first member of .xlsx and the like, which are zips too


class XArchive:
    """The posts of an X data archive."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        path = Path(argument).expanduser()
        if path.is_file() and not is_zip(path):
            _check_script(path)
        self.platform = "x"
        self.is_own = False
        self._path = path
        self._archive = Archive(path)
        self.notices = self._archive.notices
        self._handle = handle_of(options.handle)
        self._account: Account | None = None
        counts = [member.count for member in self._archive.of(*POSTS)]
        self.total = sum(filter(None, counts)) if None not in counts else None

    @classmethod
    def recognises(cls, argument: str) -> bool:
        path = Path(argument).expanduser()
        try:
            if path.is_dir():
                return True
            head = _head(path) if path.is_file() else b""
            if path.is_file() and is_zip(path):
                return _OFFICE_FILE not in head
        except OSError:
            return False
        return path.suffix.lower() == ".js" or bool(_WRAPPER.match(head) or _BARE_ARRAY.match(head))

    def account(self) -> Account:
        if self._account is None:
            found = self._written_account()
            if found is None and not self._handle:
                raise BadInputError(
                    f"{self._path.name} does not say whose posts these are (no account.js). Add --handle NAME."
                )
            self._account = found or Account(self.platform, self._handle)
            self.is_own = found is not None
            if self._handle and self._handle.lower() != self._account.handle.lower():
                self.notices.tell(
                    f"The archive belongs to @{self._account.handle}, so its posts were filed there, not under "
                    f"@{self._handle}.",
                    is_warning=True,
                )
        return self._account

    def posts(self) -> Iterator[Post]:
        account = self.account()
        notes = Notes(record for member in self._archive.of("notes") for record in self._records(member))
        if notes.left_out:
            self.notices.tell(
                f"Long texts left out, for no account writes so many: {notes.left_out:,}. Their posts stay cut.",
                is_warning=True,
            )
        seen = done = cut = 0
        for member in self._archive.of(*POSTS):
            before = seen
            for record in self._records(member):
                seen += 1
                post = to_post(record, account)
                if post is not None:
                    post = notes.join(post)
                    cut += post.is_cut
                    done += 1
                    yield post
            if member.count not in (None, here := seen - before):
                self.notices.tell(
                    f"{member.name} holds {plural(here, 'post')}, though the archive's own list says {member.count:,}. "
                    f"If posts are missing: {REMEDY}",
                    is_warning=True,
                )
        if not done:
            raise BadInputError(f"{self._path.name} holds no posts. {REMEDY}")
        if cut:
            self.notices.tell(
                f"Of {plural(cut, 'post')} only the beginning is known: the archive lacks the rest of the text."
            )
        if done < seen:
            self.notices.tell(f"Left out for want of an id or a text: {plural(seen - done, 'post')}.")

    def _records(self, member: Member) -> Iterator[object]:
        with self._archive.open(member) as file:
            if member.role == "classic_table":
                table = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
                yield from map(_classic_record, csv_rows(table, member.name, REMEDY))
            else:
                yield from elements(file, member.name, REMEDY)

    def _written_account(self) -> Account | None:
        """The account as the archive tells it. Of account.js just name and id are looked at, never the e-mail."""
        for member in self._archive.of("account"):
            value = self._archive.load(member)
            entry = value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}
            if found := self._named(entry.get("account"), "username", "accountId", "accountDisplayName"):
                return found
        for member in self._archive.of("classic_account"):
            if found := self._named(self._archive.load(member), "screen_name", "id", "full_name"):
                return found
        return self._named(self._archive.manifest.user, "userName", "accountId", "displayName")

    def _named(self, entry: object, handle: str, account_id: str, display_name: str) -> Account | None:
        if not isinstance(entry, Mapping) or not (name := handle_of(entry.get(handle))):
            return None
        return Account(
            platform=self.platform,
            handle=name,
            display_name=name_of(entry.get(display_name)) or None,
            id=id_of(entry.get(account_id)),
        )


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _check_script(path: Path) -> None:
    """Refuse a single file that the user named, when it says of itself that it holds something else."""
    head = _head(path)
    if head.startswith(_UTF_16) or _BARE_ARRAY.match(head):
        return
    found = _WRAPPER.match(head)
    if found is None:
        raise BadInputError(
            f"{path.name} is not a file of posts from an X archive. Give tweets.js, or the whole archive."
        )
    if (name := found[1] or found[2]) not in _POST_GLOBALS:
        raise BadInputError(
            f"{path.name} holds the archive's {name.decode()!r}, which is not for training. Give tweets.js, or the "
            "whole archive."
        )


def _classic_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the old `tweets.csv` under the names that the other files use."""
    urls = str(row.get("expanded_urls") or "").split(",")
    return {
        **row,
        "id_str": row.get("tweet_id"),
        "created_at": row.get("timestamp"),
        "entities": {"urls": [{"expanded_url": url} for url in urls]},
    }
