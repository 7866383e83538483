"""Posts from a table: the exports of scrapers, data sets and spreadsheets, or a text file with one post per line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import check_handle, handle_of, id_of, is_damaged_id, lang_of, name_of, storable
from huggingtweets.sources.rows import Row, open_rows
from huggingtweets.sources.table.columns import Columns, find_columns, is_text_column, plain, shown
from huggingtweets.sources.table.times import TimeColumn

_NO = {"", "false", "f", "no", "n", "0", "none", "null", "nan", "nat", "[]", "{}"}
_KINDS: dict[str, Kind] = {
    "retweet": "repost", "retweeted": "repost", "repost": "repost", "rt": "repost", "reblog": "repost",
    "reply": "reply", "repliedto": "reply", "r": "reply", "comment": "reply",
    "quote": "quote", "quoted": "quote", "quotetweet": "quote",
    "thread": "thread",
}  # fmt: skip
"""Values of the column `type`."""

_REPOST = re.compile(r"RT @")
_REPLY = re.compile(r"@\w")
_PLATFORM = re.compile(r"[a-z0-9_-]+")
_NESTED_NAMES = ("screen_name", "username", "userName", "handle", "acct", "name")
_MAX_LISTED = 5
_MAX_COUNTED = 10_000  # authors: bounds the memory for a table of many accounts


class Table:
    """The posts of one author in a table of any format that `rows` reads."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        path = Path(argument).expanduser()
        self._name = path.name
        self._file = open_rows(path, lambda name: is_text_column(name, options))
        self._columns = find_columns(self._file.columns, options, path.name)
        if self._columns.author is None:
            check_handle(options.handle)  # with an author column, the handle is looked up there
        self._handle = handle_of(options.handle)
        self._account: Account | None = None
        self.is_own = False
        self.platform = options.platform or ("x" if self._columns.are_from_x else "table")
        if not _PLATFORM.fullmatch(self.platform):
            raise ConfigError(
                f"{{option}} cannot be {name_of(self.platform)!r}.",
                hint="Use small letters and digits, such as x.",
                option="platform",
            )
        self.notices = self._file.notices
        self.total = self._file.total if self._columns.author is None else None

    @classmethod
    def recognises(cls, argument: str) -> bool:
        return Path(argument).expanduser().is_file()

    def account(self) -> Account:
        if self._account is None:
            self._account = Account(self.platform, self._handle or self._only_author())
        return self._account

    def posts(self) -> Iterator[Post]:
        account, columns = self.account(), self._columns
        handle = account.handle.casefold()
        times = {name: TimeColumn(partial(self._values, name)) for name in columns.time}
        authors: Counter[str] = Counter()
        same_text: Counter[bytes] = Counter()
        done = others = empty = damaged = timeless = 0
        bad_time = ""
        for row in self._file.rows(columns.all()):
            if columns.author is not None:
                author = _author(row.get(columns.author))
                _count(authors, author)
                if author.casefold() != handle:
                    others += 1
                    continue
            text = _text(row.get(columns.text))
            raw_id = row.get(columns.id) if columns.id else None
            post_id = id_of(raw_id)
            damaged += post_id is None and is_damaged_id(raw_id)
            if not text.strip() and post_id is None:
                empty += 1
                continue
            if post_id is None:
                # A hash of the text and its number among equal texts: reading again gives the same ids.
                digest = hashlib.sha256(text.encode()).digest()[:12]
                post_id = f"text-{digest.hex()}-{same_text[digest]}"
                same_text[digest] += 1
            when = next((when for name in times if (when := times[name].read(row.get(name)))), None)
            if when is None and (given := next((row[name] for name in times if _holds(row.get(name))), None)):
                timeless += 1
                bad_time = bad_time or name_of(str(given)[:40])
            done += 1
            yield Post(
                platform=self.platform,
                id=post_id,
                handle=account.handle,
                text=text,
                created_at=when,
                kind=_kind(row, text, columns, handle),
                lang=lang_of(row.get(columns.lang)) if columns.lang else None,
            )
        if not done and authors:
            raise NotFoundError(
                f"{self._name} holds no posts by @{account.handle}, but by {_top(authors)}.",
                hint="Choose one of them with {option}.",
                option="handle",
            )
        if not done:
            raise BadInputError(f"{self._name} holds no posts: no row has a text.")
        self._tell_columns(account)
        self._tell_times(times, timeless, bad_time)
        if others:
            self.notices.tell(f"Rows skipped, by other authors or by none: {others:,}.")
        if damaged:
            self.notices.tell(
                f"Ids that lost their last digits in a spreadsheet, such as 6.58e17: {damaged:,}. These posts are "
                "identified by their text instead.",
                is_warning=True,
            )
        if empty:
            self.notices.tell(f"Rows skipped, without a text: {empty:,}.")

    def _only_author(self) -> str:
        """The author of all rows. Raises BadInputError if there is none, or more than one."""
        column = self._columns.author
        if column is None:
            raise BadInputError(
                f"{self._name} does not say whose posts these are.", hint="Set {option}.", option="handle"
            )
        authors: Counter[str] = Counter()
        for row in self._file.rows([column]):
            if author := _author(row.get(column)):
                _count(authors, author)
        if len({author.casefold() for author in authors}) > 1:
            raise BadInputError(
                f"{self._name} holds posts by {_top(authors)}.", hint="Choose one with {option}.", option="handle"
            )
        if not authors:
            raise BadInputError(
                f"The column {column!r} of {self._name} names no author.", hint="Set {option}.", option="handle"
            )
        return authors.most_common(1)[0][0]

    def _values(self, column: str) -> Iterator[object]:
        return (row.get(column) for row in self._file.rows([column]))

    def _tell_columns(self, account: Account) -> None:
        columns = self._columns
        if columns.all() == {"text"}:  # plain lines
            return
        used = [("text", columns.text), *(("time", name) for name in columns.time)]
        used += [(part, name) for part, name in (("author", columns.author), ("id", columns.id)) if name]
        described = ", ".join(f"{shown([name])} ({part})" for part, name in used)
        no_author = (
            "" if columns.author else f" No column has authors, so all rows count as posts by @{account.handle}."
        )
        self.notices.tell(f"Columns read: {described}.{no_author}")

    def _tell_times(self, times: Mapping[str, TimeColumn], timeless: int, bad_time: str) -> None:
        for name, column in times.items():
            if column.ambiguous:
                written, when = column.ambiguous
                other = when.replace(month=when.day, day=when.month)
                self.notices.tell(
                    f"The column {shown([name])} does not show which number is the day: {written} is read as "
                    f"{when.day} {when:%B %Y}.",
                    is_warning=True,
                    hint=f"If that is wrong, write such days as {other:%Y-%m-%d}.",
                )
        if timeless:
            self.notices.tell(
                f"Times that cannot be read, such as {bad_time!r}: {timeless:,}. They are stored without one.",
                is_warning=True,
            )


def _kind(row: Row, text: str, columns: Columns, handle: str) -> Kind:
    if _REPOST.match(text) or any(_holds(row.get(name)) for name in columns.reposted):
        return "repost"
    kind = row.get(columns.type) if columns.type is not None else None
    # Some exports write "rt:<post id>" and "r:<user id>".
    if isinstance(kind, str) and (known := _KINDS.get(plain(kind.split(":")[0]))):
        return known
    targets = [row[name] for name in columns.reply_to if _holds(row.get(name))]
    if targets:
        return "thread" if any(handle_of(target).casefold() == handle for target in targets) else "reply"
    if any(_holds(row.get(name)) for name in columns.quoted):
        return "quote"
    # Without a column for it, a leading @name marks a reply, as in the early years of X.
    has_column = columns.type is not None or columns.reply_to
    return "reply" if not has_column and _REPLY.match(text) else "original"


def _holds(value: object) -> bool:
    """Whether a cell says yes, or names something."""
    return str(value).strip().lower() not in _NO if isinstance(value, str | int | float) else bool(value)


def _author(value: object) -> str:
    if isinstance(value, dict):
        value = next((value[name] for name in _NESTED_NAMES if value.get(name)), None)
    return handle_of(str(value) if isinstance(value, int) else value)


def _count(authors: Counter[str], author: str) -> None:
    if author in authors or len(authors) < _MAX_COUNTED:
        authors[author] += 1


def _text(value: object) -> str:
    return storable(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _top(authors: Counter[str]) -> str:
    """The most frequent authors, and how many more there are."""
    names = [f"{name or '(no name)'} ({count:,})" for name, count in authors.most_common(_MAX_LISTED)]
    more = len(authors) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")
