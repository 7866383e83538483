"""A person's own messages in the exports of chats. Other people's messages are read past, and not kept."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.archives import Archive, kind_of
from huggingtweets.sources.base import Notices, Source, SourceOptions
from huggingtweets.sources.chats.records import DISCORD_OWN, Users, messages_in, sms, users_in
from huggingtweets.sources.chats.texts import Message, messages
from huggingtweets.sources.fields import handle_of, name_of, storable, value_at
from huggingtweets.sources.packed import TableFile
from huggingtweets.sources.rows import csv_rows, lines_of, text_stream
from huggingtweets.sources.table.authors import top
from huggingtweets.sources.table.texts import QUOTE_LINE

_FILE = re.compile(r"(?!__MACOSX/)(?:[^/.][^/]*/)*(?!\.|events-\d)[^/]+\.(?:txt|md|json|jsonl|xml|csv)", re.IGNORECASE)
"""Files that may hold messages. Discord's events-….json, which are large, do not."""
_JSON = re.compile(rb"\{|\[\s*[{\]]")
_REMEDY = "Export it again."
_SAMPLE = 200  # lines, documents or rows that show whether a file is a chat
_MAX_FILES = 40  # of an archive, to look into for that
_MAX_LISTED = 20  # names


class Chat(Source):
    """The messages of the one person that the option `handle` names.

    `is_own` stays False: anyone in a chat can export it.
    """

    platform = "chat"

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(argument, options)
        self._archive = _archive(self.path)
        self._me = options.handle

    @classmethod
    def _recognises(cls, path: Path) -> bool:
        """Whether `path` holds other people's messages too, or is an archive of chats.

        Posts after dates may look like messages here and there. In a chat, at least a third of the dated lines do.
        """
        archive = _archive(path)
        found = [each for each, is_shared in _read(archive, _SAMPLE) if is_shared or archive.kind != "file"]
        return 0 < len(found) <= 3 * sum(bool(each.names or each.time) for each in found)

    def _find_account(self) -> Account:
        if self._me is None:  # Discord's data package names its owner
            self._me = next((name_of(value_at(user, "username")) for user in _first(self._archive, "/user.json")), None)
        if self._me is None:
            raise self._not_found()
        if not (name := handle_of(self._me)):
            raise ConfigError("{option} is empty.", hint="Give your name as in the chats.", option="me")
        return Account(self.platform, name)

    def posts(self) -> Iterator[Post]:
        account = self.account()
        me = _plain(account.handle)
        own = 0
        same: Counter[bytes] = Counter()
        ids: set[str] = set()
        for message, _ in _read(self._archive):
            if not (me in map(_plain, message.names) if message.is_own is None else message.is_own):
                continue
            own += 1
            ids |= {message.person} - {""}
            if not (text := storable(QUOTE_LINE.sub("", message.text)).strip()):
                continue
            # Not all exports have ids, so time and text identify a message, with its number among equal ones.
            digest = hashlib.sha256(f"{message.time}\n{text}".encode()).digest()[:12]
            yield Post(self.platform, f"{digest.hex()}-{same[digest]}", account.handle, text, message.time)
            same[digest] += 1
        if not own:
            raise self._not_found()
        if not same:
            raise BadInputError(f"{self.path.name} holds no texts of yours.", hint="Export more of the chat.")
        if len(ids) > 1:
            several = f"{len(ids)} people in {self.path.name} are called {account.handle}."
            hint = f"Set {{option}} to your id: {', '.join(map(name_of, sorted(ids)[:_MAX_LISTED]))}."
            raise BadInputError(several, hint=hint, option="me")
        if skipped := own - same.total():
            self.notices.tell(f"Messages skipped, without own words (media, forwarded, deleted): {skipped:,}.")

    def _not_found(self) -> BadInputError | NotFoundError:
        """The error for a missing or a wrong name."""
        read = (message for message, _ in _read(self._archive))
        authors = Counter(name_of(each.names[0]) for each in read if each.names and each.is_own is None)
        if authors:
            but = f", but none by {name_of(self._me)}" if self._me else ""
            message = f"{self.path.name} holds messages by {top(authors, _MAX_LISTED)}{but}."
            return NotFoundError(message, hint="Set {option} to your name among these.", option="me")
        if self._me is None:
            return BadInputError(f"{self.path.name} does not say who you are.", hint="Set {option}.", option="me")
        return BadInputError(
            f"{self.path.name} holds no messages of yours that can be read.",
            hint="Give an export from WhatsApp (txt, zip), Telegram (JSON), Discord, Slack, Signal or Messenger, "
            "or the XML of SMS Backup & Restore.",
        )


def _archive(path: Path) -> Archive:
    """The files in `path` that may hold messages. Raises BadInputError, OSError."""
    kind = kind_of(path)
    if kind == "tar":
        raise BadInputError(f"{path.name} is packed.", hint="Unpack it, then add what is in it.")
    archive = Archive(path, _REMEDY, lambda name: _FILE.fullmatch(name) is not None)
    archive.names = [path.name] if kind == "file" else sorted(archive.names)
    return archive


def _read(archive: Archive, sample: int | None = None) -> Iterator[tuple[Message, bool]]:
    """All messages, and whether their format holds other people's too. `sample`: only some of each file."""
    users = users_in(_first(archive, "users.json"))
    for name in archive.names[: _MAX_FILES if sample else None]:
        yield from _messages(archive, name, users, sample)


def _first(archive: Archive, ending: str) -> Iterator[object]:
    """The JSON values in the first file whose name ends so."""
    for name in [name for name in archive.names if name.endswith(ending)][:1]:
        yield from archive.values(name)


def _messages(archive: Archive, name: str, users: Users, sample: int | None) -> Iterator[tuple[Message, bool]]:
    file = TableFile(name.rpartition("/")[2], lambda: archive.open(name))
    with file.open() as stream:
        start = stream.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON.match(start):
        records: Iterator[object] = archive.values(name)
    elif b"<smses" in start:
        records = sms(lines_of(file), file.name)
    elif file.suffix == ".csv":
        records = _csv(file)
    else:
        yield from ((message, True) for message in messages(lambda: islice(lines_of(file), sample)))
        return
    for message, form in messages_in(islice(records, sample), users):
        yield message, form is not DISCORD_OWN


def _csv(file: TableFile) -> Iterator[object]:
    with file.open() as stream, text_stream(stream, newline="") as text:
        yield from csv_rows(text, file.name, Notices())


def _plain(name: str) -> str:
    """`name` as it is compared. WhatsApp puts ~ before names that people gave themselves."""
    return " ".join(name_of(name).lstrip("@~ ").split()).casefold()
