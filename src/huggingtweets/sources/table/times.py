"""The times in a column of a table, which people and spreadsheets write in many ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from huggingtweets.sources.fields import time_of, written_time

_NUMBERED = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d./-])")
_YEAR_FIRST = re.compile(r"\d{4}\D")
_SAYS_MORE = re.compile(r"[A-Za-z]")


class TimeColumn:
    """Reads the times of a column, whose values `values` streams anew at each call.

    Which number of 01/02/2024 is the day, the column decides as a whole, once such a value is met: the first, where in
    any of them it is more than 12, or where dots part them.
    """

    def __init__(self, values: Callable[[], Iterator[object]]) -> None:
        self._values = values
        self._day_first: bool | None = None
        self.doubtful: tuple[str, datetime] | None = None
        """A day that could be another one, and what it was taken for: the column tells nothing, or two things."""

    def read(self, value: object) -> datetime | None:
        """The instant in `value`, None when it cannot be told."""
        when = time_of(value)
        if when is not None or not isinstance(value, str):
            return when
        text = value.strip()
        if _YEAR_FIRST.match(text):
            return written_time(text, day_first=False)
        if _NUMBERED.search(text):
            return written_time(text, day_first=self._is_day_first())
        return written_time(text, day_first=False) if _SAYS_MORE.search(text) else None

    def _is_day_first(self) -> bool:
        if self._day_first is None:
            dots = big_first = big_second = False
            open_one = ""
            for value in self._values():
                if not isinstance(value, str) or _YEAR_FIRST.match(value) or not (found := _NUMBERED.search(value)):
                    continue
                first, second = int(found[1]), int(found[3])
                dots |= found[2] == "."
                big_first |= first > 12
                big_second |= second > 12
                if first != second and max(first, second) <= 12:
                    open_one = open_one or found[0]
            self._day_first = big_first or (dots and not big_second)
            if big_first == big_second and (when := written_time(open_one, day_first=self._day_first)):
                self.doubtful = open_one, when
        return self._day_first
