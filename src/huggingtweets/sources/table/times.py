"""Reading the times in a column of a table, which people and spreadsheets write in many ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from huggingtweets.sources.fields import time_of, written_time

_NUMERIC = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d./-])")
_YEAR_FIRST = re.compile(r"\d{4}\D")
_LETTER = re.compile(r"[A-Za-z]")


class TimeColumn:
    """Reads the times of a column. `values` streams its values from the start at each call.

    At the first value like 01/02/2024, the whole column decides which number is the day: the first, if in some value
    it is above 12, or if dots separate the numbers.
    """

    def __init__(self, values: Callable[[], Iterator[object]]) -> None:
        self._values = values
        self._day_first: bool | None = None
        self.ambiguous: tuple[str, datetime] | None = None
        """A date with two readings and the one chosen, if the column gives no evidence or contradictory evidence."""

    def read(self, value: object) -> datetime | None:
        """The time in `value`, None if it cannot be read."""
        when = time_of(value)
        if when is not None or not isinstance(value, str):
            return when
        text = value.strip()
        if _NUMERIC.search(text):
            return written_time(text, day_first=self._is_day_first())
        return written_time(text, day_first=False) if _LETTER.search(text) or _YEAR_FIRST.match(text) else None

    def _is_day_first(self) -> bool:
        if self._day_first is None:
            has_dots = first_above_12 = second_above_12 = False
            undecided = ""
            for value in self._values():
                if not isinstance(value, str) or _YEAR_FIRST.match(value) or not (found := _NUMERIC.search(value)):
                    continue
                first, second = int(found[1]), int(found[3])
                has_dots |= found[2] == "."
                first_above_12 |= first > 12
                second_above_12 |= second > 12
                if first != second and max(first, second) <= 12:
                    undecided = undecided or found[0]
            self._day_first = first_above_12 or (has_dots and not second_above_12)
            if first_above_12 == second_above_12 and (when := written_time(undecided, day_first=self._day_first)):
                self.ambiguous = undecided, when
        return self._day_first
