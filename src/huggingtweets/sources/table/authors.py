"""Which rows of a table are by the account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.sources.json_rows import Row
from huggingtweets.sources.table.columns import Column, Columns, shown
from huggingtweets.sources.table.kinds import author_in_link, author_of

_MAX_LISTED = 5
_MAX_COUNTED = 10_000  # authors: bounds the memory for a table of many accounts
_NO_HANDLE = re.compile(r"\d+|[0-9a-f-]{32,}|(?:npub|user|channel)\w+|.*\s.*", re.DOTALL)
"""A number, a key or a person's name."""


class Authors:
    """Reads the author of each row: from columns of handles, from the posts' addresses, or from columns of names."""

    def __init__(self, columns: Columns, sample: Sequence[Row], rows: Callable[[], Iterator[Row]], file: str) -> None:
        self._rows, self._file = rows, file
        self._read: Callable[[object], str] = author_of
        self.columns = _filled(columns["author"], sample, author_of)
        self.are_handles = bool(self.columns)
        if not self.columns:
            self.columns, self._read = _filled(columns["link"], sample, author_in_link), author_in_link
        if not self.columns:
            self.columns, self._read = _filled(columns["person"], sample, author_of)[:1], author_of
        self.columns = self.columns or columns["author"]

    def of(self, row: Row) -> str:
        """The author of `row`, empty if it names none."""
        return next((author for column in self.columns if (author := self._read(column.of(row)))), "")

    def only(self) -> str:
        """The author of all rows. Raises BadInputError if there is none, or more than one."""
        if not self.columns:
            raise BadInputError(
                f"{self._file} does not say whose posts these are.", hint="Set {option}.", option="handle"
            )
        authors = self._count()
        if len({author.casefold() for author in authors if author}) > 1:
            raise BadInputError(
                f"{self._file} holds posts by {top(authors)}.", hint="Choose one with {option}.", option="handle"
            )
        if not any(authors):
            message = f"The column {shown([self.columns[0].name])!r} of {self._file} names no author."
            raise BadInputError(message, hint="Set {option}.", option="handle")
        return next(author for author, _ in authors.most_common() if author)

    def are_all(self, handle: str, sample: Sequence[Row]) -> bool:
        """Whether all rows are by `handle`, though they name no author, or one person by another name.

        Raises NotFoundError if the rows name several authors, none of them `handle`.
        """
        if not self.columns:
            return True
        if any(self.of(row).casefold() == handle.casefold() for row in sample):
            return False
        authors = self._count()
        names = {author.casefold() for author in authors if author}
        if handle.casefold() in names:
            return False
        if not names:
            return True
        if len(names) == 1 and (not self.are_handles or _NO_HANDLE.fullmatch(max(authors, key=len))):
            return True
        message = f"{self._file} holds no posts by @{handle}, but by {top(authors)}."
        hint = "Choose one of them with {option}."
        if not self.are_handles:
            hint += f" If {shown([self.columns[0].name])} names something else, delete that column."
        raise NotFoundError(message, hint=hint, option="handle")

    def _count(self) -> Counter[str]:
        authors: Counter[str] = Counter()
        for row in self._rows():
            author = self.of(row)
            if author in authors or len(authors) < _MAX_COUNTED:
                authors[author] += 1
        return authors


def _filled(columns: Sequence[Column], sample: Sequence[Row], read: Callable[[object], str]) -> list[Column]:
    """The columns that name an author in most rows of the sample."""
    return [column for column in columns if 2 * sum(bool(read(column.of(row))) for row in sample) > len(sample)]


def top(authors: Counter[str], most: int = _MAX_LISTED) -> str:
    """The most frequent authors, `most` of them, and how many more there are."""
    named = Counter({name: count for name, count in authors.items() if name})
    names = [f"{name} ({count:,})" for name, count in named.most_common(most)]
    more = len(named) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")
