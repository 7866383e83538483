"""Posts from the data archive that X gives to the owner of an account.

Reads every format there has been: `tweets.js` and its parts, `tweet.js` (until 2022), monthly files (before 2019), and
the Community Archive's `archive.json`; as a zip, as a folder, or one file alone. `tweets.csv` is a table like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.archives import kind_of
from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.fields import handle_of, id_of, name_of, value_at
from huggingtweets.sources.packed import holds_tables
from huggingtweets.sources.x.archive_files import POSTS, REMEDY, XFiles, hold_posts
from huggingtweets.sources.x.notes import Notes
from huggingtweets.sources.x.record import from_archive
from huggingtweets.text import plural

_HEAD_BYTES = 4096
_WRAPPER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:window\.YTD\.(\w+)\.part\d+|Grailbird\.data\.(tweets)_\w+)\s*=")
_BARE_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"tweet\"\s*:\s*\{")
_ARCHIVE_JSON = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*\{\s*\"(?:upload-options\"\s*:|(?:account|profile|follower|following|like|note-tweet|"
    rb"community-tweet)\"\s*:\s*\[|tweets\"\s*:\s*\[\s*\{\s*\"tweet\")"
)
_POST_GLOBALS = {b"tweet", b"tweets", b"community_tweet"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_GIVE = "Give tweets.js, or the whole archive."


class XArchive(Source):
    """The posts of an X data archive."""

    platform = "x"

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(argument, options)
        is_one_object = False
        if kind_of(self.path) == "file":
            head = _head(self.path)
            is_one_object = _ARCHIVE_JSON.match(head) is not None
            if found := _WRAPPER.match(head):
                if (name := found[1] or found[2]) not in _POST_GLOBALS:
                    what = f"{self.path.name} holds {name.decode()!r} of an archive"
                    raise BadInputError(f"{what}, which is never read.", hint=_GIVE)
            elif not (is_one_object or _BARE_ARRAY.match(head) or head.startswith(_UTF_16)):
                raise BadInputError(f"{self.path.name} is not a file of posts from an X archive.", hint=_GIVE)
        self._archive = XFiles(self.path, self.notices, is_one_object=is_one_object)
        counts = [member.count for member in self._archive.of(*POSTS)]
        self.total = sum(filter(None, counts)) if None not in counts else None

    @classmethod
    def _recognises(cls, path: Path) -> bool:
        kind = kind_of(path)
        if kind == "file":
            head, starts = _head(path), (_WRAPPER, _BARE_ARRAY, _ARCHIVE_JSON)
            return path.suffix.lower() == ".js" or any(start.match(head) for start in starts)
        try:
            return hold_posts(path) or (kind != "tar" and not holds_tables(path))
        except BadInputError:
            return kind != "tar"  # reading it says what is wrong

    def _find_account(self) -> Account:
        given, found = handle_of(self.options.handle), self._named_account()
        if found is None and not given:
            message = f"{self.path.name} does not say whose posts these are (no account.js)."
            raise BadInputError(message, hint="Set {option}.", option="handle")
        self.is_own = found is not None
        if found and given and given.lower() != found.handle.lower():
            self.notices.warn(f"The archive belongs to @{found.handle}, so its posts are not filed under @{given}.")
        return found or Account(self.platform, given)

    def posts(self) -> Iterator[Post]:
        account = self.account()
        notes = Notes(record for member in self._archive.of("notes") for record in self._archive.records(member))
        if notes.skipped:
            skipped = f"Long texts skipped, because there are more than any account has: {notes.skipped:,}."
            self.notices.warn(f"{skipped} Their posts stay cut off.")
        seen = done = cut = 0
        for member in self._archive.of(*POSTS):
            before = seen
            for record in self._archive.records(member):
                seen += 1
                post = from_archive(record, account)
                if post is not None:
                    post = notes.join(post)
                    cut += post.is_cut
                    done += 1
                    yield post
            if member.count not in (None, count := seen - before):
                self.notices.warn(
                    f"{member.name} holds {plural(count, 'post')}, but the archive's manifest says {member.count:,}.",
                    f"If posts are missing: {REMEDY}",
                )
        if not done:
            raise BadInputError(f"{self.path.name} holds no posts.", hint=REMEDY)
        if cut:
            self.notices.tell(f"Posts cut off, because the archive lacks the rest of their text: {cut:,}.")
        self.notices.tell_skipped({"without an id or a text": seen - done})

    def _named_account(self) -> Account | None:
        """The account that the archive names. Of account.js, reads name, handle and id, never the e-mail address."""
        for member in self._archive.of("account"):
            entry = value_at(self._archive.first(member), "account")
            if found := _account(entry, "username", "accountId", "accountDisplayName"):
                return found
        for member in self._archive.of("classic_account"):
            if found := _account(self._archive.first(member), "screen_name", "id", "full_name"):
                return found
        return _account(self._archive.user, "userName", "accountId", "displayName")


def _account(entry: object, handle: str, account_id: str, display_name: str) -> Account | None:
    """The account in `entry`, whose keys are the other arguments."""
    name, shown = handle_of(value_at(entry, handle)), name_of(value_at(entry, display_name))
    return Account("x", name, shown or None, id_of(value_at(entry, account_id))) if name else None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)
