"""Posts from a table: the exports of scrapers, data sets and spreadsheets, or a text with one post a line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.posts.post import Account, Kind, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import check_handle, handle_of, id_of, is_damaged_id, lang_of, name_of, storable
from huggingtweets.sources.rows import Row, RowFile, open_rows
from huggingtweets.sources.table.times import TimeColumn
from huggingtweets.text import plural

# Names as exports spell them, the most telling first; case, spaces and the marks _ - . do not count.
_TEXT = (
    "full_text text tweet_text tweet tweet_content raw_content content body message post_text post toot status caption"
)
_ID = "tweet_id id_str status_id post_id message_id id"
_TIME = "created_at timestamp datetime date_time time posted_at published_at tweet_created_at created date utc_time"
_AUTHOR = (
    "screen_name username user_screen_name user_username author_username handle author_handle author user account "
    "from_user"
)
_LANG = "lang language"
_TYPE = "type post_type tweet_type kind"
_REPOSTED = "is_retweet retweeted is_repost retweeted_status_id retweeted_status retweet_id reblog"
_REPLY_TO = (
    "in_reply_to_user_id in_reply_to_user_id_str in_reply_to_screen_name in_reply_to_status_id "
    "in_reply_to_status_id_str in_reply_to_id in_reply_to in_reply_to_tweet_id in_reply_to_user reply_to is_reply"
)
_QUOTED = "is_quote is_quote_status quoted_status_id quoted_status_id_str quoted_tweet_id"

_X_IDS = {"tweetid", "idstr"}
"""Id columns that only X's posts have: such a table is filed with the account's archive."""

_NO = {"", "false", "f", "no", "n", "0", "none", "null", "nan", "nat", "[]", "{}"}
_TYPE_WORDS: dict[str, Kind] = {
    "retweet": "repost", "retweeted": "repost", "repost": "repost", "rt": "repost", "reblog": "repost",
    "reply": "reply", "repliedto": "reply", "r": "reply", "comment": "reply",
    "quote": "quote", "quoted": "quote", "quotetweet": "quote",
    "thread": "thread",
}  # fmt: skip
_REPOST = re.compile(r"RT @")
_REPLY = re.compile(r"@\w")
_NESTED_NAMES = ("screen_name", "username", "userName", "handle", "acct", "name")
_NAMED_AT_MOST = 5
_COUNTED_AT_MOST = 10_000  # authors, so that memory does not grow with a table of all the world's posts


@dataclass(frozen=True)
class _Columns:
    """Which column holds what; None or empty where the table has no such one."""

    text: str
    id: str | None
    time: Sequence[str]
    author: str | None
    lang: str | None
    type: str | None
    reposted: Sequence[str]
    reply_to: Sequence[str]
    quoted: Sequence[str]

    def all(self) -> set[str]:
        values = (getattr(self, item.name) for item in fields(self))
        return {name for value in values for name in ([value] if isinstance(value, str) else value or ())}


class Table:
    """The posts of one author in a table of any of the formats that `row_files` reads."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        self._path = Path(argument).expanduser()
        self._file: RowFile = open_rows(self._path, lambda name: _is_text_name(name, options))
        self._columns = _find_columns(self._file.columns, options, self._path.name)
        if self._columns.author is None:
            check_handle(options.handle)  # else it must be one of the table's authors, whatever they are called
        self._handle = handle_of(options.handle)
        self._account: Account | None = None
        self.is_own = False
        is_x = self._columns.id is not None and _plain(self._columns.id) in _X_IDS
        self.platform = options.platform or ("x" if is_x else "table")
        if not re.fullmatch(r"[a-z0-9_-]+", self.platform):
            raise ConfigError(
                f"--platform cannot be {name_of(self.platform)!r}; allowed: small letters and digits, such as x."
            )
        self.notices = self._file.notices
        # With authors in it, only some of the rows may be wanted.
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
        wanted = account.handle.casefold()
        times = {name: TimeColumn(partial(self._values, name)) for name in columns.time}
        authors: Counter[str] = Counter()
        same_text: Counter[bytes] = Counter()
        done = damaged = empty = others = timeless = 0
        no_time = ""
        for row in self._file.rows(columns.all()):
            if columns.author is not None:
                author = _author(row.get(columns.author))
                _count(authors, author)
                if author.casefold() != wanted:
                    others += 1
                    continue
            text = _text(row.get(columns.text))
            given_id = row.get(columns.id) if columns.id else None
            post_id = id_of(given_id)
            damaged += post_id is None and is_damaged_id(given_id)
            if not text.strip() and post_id is None:
                empty += 1
                continue
            if post_id is None:
                # The text's hash, and its number among equal texts: a second reading gives the same ids.
                digest = hashlib.sha256(text.encode()).digest()[:12]
                post_id = f"text-{digest.hex()}-{same_text[digest]}"
                same_text[digest] += 1
            when = next((when for name in times if (when := times[name].read(row.get(name)))), None)
            if when is None and (written := next((row[name] for name in times if _holds(row.get(name))), None)):
                timeless += 1
                no_time = no_time or name_of(str(written)[:40])
            done += 1
            yield Post(
                platform=self.platform,
                id=post_id,
                handle=account.handle,
                text=text,
                created_at=when,
                kind=_kind(row, text, columns, wanted),
                lang=lang_of(row.get(columns.lang)) if columns.lang else None,
            )
        if not done and authors:
            raise NotFoundError(
                f"{self._path.name} holds no posts by @{account.handle}, but by {_most(authors)}. "
                "Choose one with --handle NAME."
            )
        if not done:
            raise BadInputError(f"{self._path.name} holds no posts, just a header or blank rows.")
        self._tell_columns(account)
        self._tell_times(times, timeless, no_time)
        self._tell_rows(others=others, damaged=damaged, empty=empty)

    def _only_author(self) -> str:
        """The author of all rows. Raises BadInputError when there is none, or more than one."""
        column, name = self._columns.author, self._path.name
        if column is None:
            raise BadInputError(f"{name} does not say whose posts these are. Add --handle NAME.")
        authors: Counter[str] = Counter()
        for row in self._file.rows([column]):
            if author := _author(row.get(column)):
                _count(authors, author)
        if len({author.casefold() for author in authors}) > 1:
            raise BadInputError(f"{name} holds posts by {_most(authors)}. Choose one with --handle NAME.")
        if not authors:
            raise BadInputError(f"The column {column!r} of {name} names no author. Add --handle NAME.")
        return authors.most_common(1)[0][0]

    def _values(self, column: str) -> Iterator[object]:
        return (row.get(column) for row in self._file.rows([column]))

    def _tell_columns(self, account: Account) -> None:
        if not self._file.columns:
            return
        columns = self._columns
        used = [("text", columns.text), *(("time", name) for name in columns.time)]
        used += [(what, name) for what, name in (("author", columns.author), ("id", columns.id)) if name]
        told = ", ".join(f"{_listed([name])} ({what})" for what, name in used)
        all_one = "" if columns.author else f" None of authors: all rows are taken for @{account.handle}'s."
        self.notices.tell(f"Columns read: {told}.{all_one}")

    def _tell_times(self, times: Mapping[str, TimeColumn], timeless: int, no_time: str) -> None:
        for name, column in times.items():
            if column.doubtful:
                written, when = column.doubtful
                other = when.replace(month=when.day, day=when.month)
                self.notices.tell(
                    f"{_listed([name])} does not tell days from months: {written} was taken for {when.day} "
                    f"{when:%B %Y}. If that is wrong, write such days as {other:%Y-%m-%d}.",
                    is_warning=True,
                )
        if timeless:
            self.notices.tell(
                f"Kept without a time, since it cannot be read (such as {no_time!r}): {plural(timeless, 'post')}.",
                is_warning=True,
            )

    def _tell_rows(self, *, others: int, damaged: int, empty: int) -> None:
        if others:
            self.notices.tell(f"Rows left out, being of other authors or of none: {others:,}.")
        if damaged:
            self.notices.tell(
                f"Damaged ids, such as 6.58e17 (a spreadsheet cut their last digits): {damaged:,}. These posts are "
                "told apart by their text.",
                is_warning=True,
            )
        if empty:
            self.notices.tell(f"Rows left out for want of a text: {empty:,}.")


def _find_columns(names: Sequence[str], options: SourceOptions, file: str) -> _Columns:
    """Raises BadInputError when a column asked for is not there, or none looks like the text."""
    if not names:
        for flag in ("text", "id", "time", "author"):
            if getattr(options, f"{flag}_column") not in {None, "text"}:
                raise BadInputError(f"{file} has plain lines, no columns. Leave out --{flag}-column.")
        return _Columns("text", None, (), None, None, None, (), (), ())

    def asked(flag: str, name: str | None) -> str | None:
        if name is None:
            return None
        for candidate in names:
            if name == candidate:
                return candidate
        for candidate in names:
            if name.strip().casefold() == candidate.strip().casefold():
                return candidate
        raise BadInputError(f"{file} has no column {name!r}. Choose --{flag}-column from: {_listed(names)}.")

    def known(candidates: str) -> list[str]:
        return [name for plain in map(_plain, candidates.split()) for name in names if _plain(name) == plain]

    text = asked("text", options.text_column) or next(iter(known(_TEXT)), None)
    if text is None:
        raise BadInputError(
            f"None of the columns of {file} looks like the posts' text ({_listed(names)}). "
            "Name it with --text-column NAME, or put a row of names above if these are none."
        )
    time = asked("time", options.time_column)
    first = {what: next(iter(known(candidates)), None) for what, candidates in (("id", _ID), ("author", _AUTHOR))}
    return _Columns(
        text=text,
        id=asked("id", options.id_column) or first["id"],
        time=[time] if time else known(_TIME),
        author=asked("author", options.author_column) or first["author"],
        lang=next(iter(known(_LANG)), None),
        type=next(iter(known(_TYPE)), None),
        reposted=known(_REPOSTED),
        reply_to=known(_REPLY_TO),
        quoted=known(_QUOTED),
    )


def _is_text_name(name: str, options: SourceOptions) -> bool:
    asked = options.text_column
    return _plain(name) in set(map(_plain, _TEXT.split())) or (asked is not None and _plain(name) == _plain(asked))


def _kind(row: Row, text: str, columns: _Columns, handle: str) -> Kind:
    if _REPOST.match(text) or any(_holds(row.get(name)) for name in columns.reposted):
        return "repost"
    kind = row.get(columns.type) if columns.type is not None else None
    # Besides words, some write "rt:<post id>" and "r:<user id>".
    if isinstance(kind, str) and (known := _TYPE_WORDS.get(_plain(kind.split(":")[0]))):
        return known
    to = [row[name] for name in columns.reply_to if _holds(row.get(name))]
    if to:
        return "thread" if any(handle_of(name).casefold() == handle for name in to) else "reply"
    if any(_holds(row.get(name)) for name in columns.quoted):
        return "quote"
    # Where no column tells, a name at the beginning does: so replies were written before they had a field.
    tells = columns.type is not None or columns.reply_to
    return "reply" if not tells and _REPLY.match(text) else "original"


def _holds(value: object) -> bool:
    """Whether a cell says yes, or names something."""
    return str(value).strip().lower() not in _NO if isinstance(value, str | int | float) else bool(value)


def _author(value: object) -> str:
    if isinstance(value, dict):
        value = next((value[name] for name in _NESTED_NAMES if value.get(name)), None)
    return handle_of(str(value) if isinstance(value, int) else value)


def _count(authors: Counter[str], author: str) -> None:
    if author in authors or len(authors) < _COUNTED_AT_MOST:
        authors[author] += 1


def _text(value: object) -> str:
    return storable(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _plain(name: str) -> str:
    return re.sub(r"[\s_.\-]+", "", name).casefold()


def _listed(names: Sequence[str]) -> str:
    shown = [name_of(name) if len(name) <= 40 else f"{name_of(name[:40])}…" for name in names[:20]]
    return ", ".join(shown) + (", …" if len(names) > 20 else "")


def _most(authors: Counter[str]) -> str:
    """The most frequent authors, and how many more there are."""
    named = [f"{name or '(no name)'} ({count:,})" for name, count in authors.most_common(_NAMED_AT_MOST)]
    more = len(authors) - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more > 0 else "")
