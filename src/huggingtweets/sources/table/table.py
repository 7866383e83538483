"""Posts from a table: the exports of tools and platforms, data sets, spreadsheets, or a text with one post per line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import WITH_WARNING, Source, SourceOptions
from huggingtweets.sources.fields import check_handle, handle_of, id_of, is_damaged_id, lang_of, name_of
from huggingtweets.sources.formats import ANY
from huggingtweets.sources.json_rows import Row
from huggingtweets.sources.packed import holds_tables, table_file
from huggingtweets.sources.rows import open_rows
from huggingtweets.sources.table.authors import Authors
from huggingtweets.sources.table.columns import Column, Columns, is_post, is_text_column, plain, shown
from huggingtweets.sources.table.kinds import (
    NITTER_REPLY,
    cell_text,
    id_in_link,
    is_on_x,
    is_private,
    post_kind,
    warning_of,
)
from huggingtweets.sources.table.texts import Unpacker
from huggingtweets.sources.table.times import Times
from huggingtweets.sources.x_posts import is_cut, possible_time

_PLATFORM = re.compile(r"[a-z0-9_-]+")
_X_IDS = {"tweetid", "idstr"}  # only exports from X have these
_ROUNDED = re.compile(r"\d{15}0+")
_ID_PREFIX = re.compile(r"(?:x|'|=?\"|ID[: ])(?=\d{6})")
_GONE = {"[deleted]", "[removed]", "[ deleted by user ]", "[deleted by user]"}
_SAMPLE = 200
# Why rows are skipped.
_BY_OTHERS, _NOT_PUBLIC = "by other authors or by none", "that not everyone may see"
_UNREADABLE = "whose text is a list or an object"


class Table(Source):
    """The posts of one author in a table of any format."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(argument, options)
        file = table_file(self.path)
        self._name = file.name
        self._file = open_rows(file, lambda name: is_text_column(name, options), is_post, self.notices)
        self._sample: Sequence[Row] = list(islice(self._file.rows(None), _SAMPLE))
        self._columns = Columns(self._file.columns, self._sample, options, file.name)
        self._authors = Authors(self._columns, self._sample, self._rows, file.name)
        if not self._authors.columns:
            check_handle(options.handle)  # with an author column, the handle is looked up there
            self.total = self._file.total
        self.platform = options.platform or self._found_platform()
        if not _PLATFORM.fullmatch(self.platform):
            message = f"{{option}} cannot be {name_of(self.platform)!r}."
            raise ConfigError(message, hint="Use small letters and digits, such as x.", option="platform")
        if not self.path.name.startswith(file.name):
            self.notices.tell(f"The table in {name_of(self.path.name)} is {name_of(file.name)}.")

    @classmethod
    def _recognises(cls, path: Path) -> bool:
        return path.is_file() or holds_tables(path)

    def _find_account(self) -> Account:
        return Account(self.platform, handle_of(self.options.handle) or self._authors.only())

    def posts(self) -> Iterator[Post]:
        account, columns, authors, skipped = self.account(), self._columns, self._authors, self.skipped
        handle = account.handle.casefold()
        are_all_own = authors.are_all(account.handle, self._sample)
        times = Times(columns, self._rows)
        unpack = Unpacker([text for row in self._sample if (text := self._text(row)[0])], columns.format.packing)
        rounded, is_x = self._are_ids_rounded(), self.platform == "x"
        only, langs = columns["only"], columns["lang"][:1]
        done = damaged = collided = 0
        same_text: Counter[bytes] = Counter()
        texts_by_id: dict[int, int] = {}
        skipped.clear()
        for row in self._rows():
            if only and not any(column.holds(row) for column in only):
                skipped["of another type"] += 1
                continue
            if not are_all_own and authors.of(row).casefold() != handle:
                skipped[_BY_OTHERS] += 1
                continue
            if is_private(row, columns):
                skipped[_NOT_PUBLIC] += 1
                continue
            raw, is_filled = self._text(row)
            text = unpack(raw)
            kind = post_kind(row, text, columns, handle)
            if (bare := text.strip()) in _GONE or (not bare and kind != "repost"):
                skipped["deleted or removed" if bare else _UNREADABLE if is_filled else "without a text"] += 1
                continue
            warning = warning_of(row, columns)
            if warning is not None and not self.options.with_cw:
                skipped[WITH_WARNING] += 1
                continue
            post_id, is_damaged = self._id(row, rounded)
            damaged += is_damaged
            if post_id is not None and texts_by_id.setdefault(hash(post_id), hash(text)) != hash(text):
                collided += 1
                post_id = None
            if post_id is None:
                # A hash of the text and its number among equal texts: reading again gives the same ids. It is the text
                # in the column that is read by default, so that reading another one gives the same ids, too.
                digest = hashlib.sha256(self._identity(row).encode()).digest()[:12]
                post_id = f"text-{digest.hex()}-{same_text[digest]}"
                same_text[digest] += 1
            done += 1
            when = times(row)
            yield Post(
                platform=self.platform,
                id=post_id,
                handle=account.handle,
                text=NITTER_REPLY.sub(r"\1", text, count=1) if text.startswith("R to @") else text,
                created_at=possible_time(when, post_id) if is_x else when,
                kind=kind,
                lang=lang_of(langs[0].of(row)) if langs else None,
                is_cut=is_x and kind != "repost" and "…" in text and is_cut(text, links_to_itself=False),
                warning=warning,
                parent=next((found for column in columns["parent"] if (found := cell_text(column.of(row)))), None),
                parent_id=next(filter(None, (id_of(each.of(row)) for each in columns["parent_id"])), None)
                if kind == "thread"
                else None,
            )
        if not done:
            raise self._no_posts(account)
        self._tell_columns(account, are_all_own)
        if unpack.found:
            self.notices.tell(f"Texts were taken out of {unpack.found}.")
        self._tell_times(times, done)
        self.notices.tell_skipped(skipped)
        for count, what in (
            (damaged, "lost their last digits in a spreadsheet, such as 6.58e17"),
            (collided, "another post in the file has, too"),
        ):
            if count:
                self.notices.warn(f"Ids that {what}: {count:,}. These posts are identified by their text instead.")

    def _rows(self) -> Iterator[Row]:
        return iter(self._file.rows(self._columns.roots()))

    def _text(self, row: Row) -> tuple[str, bool]:
        """The text of `row`, of the first column that has one, and whether some column is filled."""
        is_filled = False
        for column in self._columns.text:
            value = column.of(row)
            if (text := cell_text(value)).strip():
                return text, True
            is_filled |= bool(value) and not isinstance(value, str)
        return "", is_filled

    def _identity(self, row: Row) -> str:
        """What a row without an id is recognised by."""
        values = (cell_text(column.of(row)) for column in self._columns.default_text)
        return next((text for text in values if text.strip()), "") or repr(sorted(row.items(), key=str))

    def _id(self, row: Row, rounded: bool) -> tuple[str | None, bool]:
        """The id of `row`, and whether it had one that is damaged."""
        is_damaged = False
        for column in self._columns["id"]:
            value = column.of(row)
            if isinstance(value, dict) and len(value) == 1:  # {"$oid": …}, as MongoDB writes it
                (value,) = value.values()
            if isinstance(value, str) and not value.isdecimal():
                value = _ID_PREFIX.sub("", value.replace(",", ".") if "E+" in value else value).rstrip('"')
            found = id_of(value)
            is_damaged |= (found is None and is_damaged_id(value)) or (rounded and found is not None)
            if found is not None and not rounded:
                return found, False
        linked = next((found for column in self._columns["link"] if (found := id_in_link(column.of(row)))), None)
        return linked, is_damaged and linked is None

    def _are_ids_rounded(self) -> bool:
        """Whether a spreadsheet kept 15 digits of the ids."""
        ids = [found for row in self._sample if (found := self._id(row, rounded=False)[0])]
        long = {each for each in ids if len(each) > 15}
        return len(ids) > 2 and all(_ROUNDED.fullmatch(each) for each in long) and len(long) > 1

    def _found_platform(self) -> str:
        form = self._columns.format
        if form is not ANY:
            return form.platform
        if any(plain(column.path[-1]) in _X_IDS for column in self._columns["id"][:1]):
            return "x"
        links = [column for column in self._columns["link"] if any(id_in_link(column.of(row)) for row in self._sample)]
        are_on_x = bool(links) and all(is_on_x(links[0].of(row)) for row in self._sample)
        return "x" if are_on_x else form.platform

    def _no_posts(self, account: Account) -> BadInputError | NotFoundError:
        skipped = self.skipped
        if skipped[_NOT_PUBLIC] or skipped[WITH_WARNING]:
            what = "posts that everyone may see" if skipped[_NOT_PUBLIC] else "posts without a content warning"
            return BadInputError(f"{self._name} holds no {what}.", hint="Add a file with public posts.")
        if skipped[_BY_OTHERS]:
            message = f"{self._name} holds no posts by @{account.handle}."
            return NotFoundError(message, hint="Check {option}.", option="handle")
        if skipped[_UNREADABLE]:
            name = shown([self._columns.text[0].name])
            message = f"The column {name} of {self._name} holds lists or objects, no texts."
            return BadInputError(message, hint="Set {option} to another one.", option="text_column")
        return BadInputError(f"{self._name} holds no posts: no row has a text.")

    def _tell_columns(self, account: Account, are_all_own: bool) -> None:
        columns = self._columns
        if self._file.is_plain:
            return
        parts: dict[str, Sequence[Column]] = {
            "text": columns.text,
            "time": columns["time"],
            "author": [] if are_all_own else self._authors.columns[:1],
            "id": columns["id"][:1],
            "post that it answers": columns["parent"],
        }
        used = {
            column.name: part
            for part, found in parts.items()
            for column in found
            if any(column.of(row) not in (None, "") for row in self._sample)
        }
        described = ", ".join(f"{shown([name])} ({part})" for name, part in used.items())
        form = "" if columns.format is ANY else f" as {columns.format.name}"
        no_author = f" All rows count as posts by @{account.handle}." if are_all_own else ""
        if are_all_own and not self._authors.columns:
            no_author = f" No column has authors, so all rows count as posts by @{account.handle}."
        self.notices.tell(f"Columns read{form}: {described}.{no_author}")

    def _tell_times(self, times: Times, done: int) -> None:
        for reader in times.readers:
            if reader.ambiguous:
                written, when = reader.ambiguous
                other = when.replace(month=when.day, day=when.month)
                unclear = f"The column {shown([reader.column.name])} does not show which number is the day"
                self.notices.warn(
                    f"{unclear}: {written} is read as {when.day} {when:%B %Y}.",
                    f"If that is wrong, write such days as {other:%Y-%m-%d}.",
                )
        if times.unreadable:
            unreadable = f"Times that cannot be read, such as {times.example!r}: {times.unreadable:,}."
            self.notices.warn(f"{unreadable} They are stored without one.")
        if not times.found and self.platform != "x" and done > 1:
            self.notices.tell("The posts have no times, so none of them counts as the latest.")
