"""Reading the times in the columns of a table, which people and spreadsheets write in many ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from huggingtweets.sources.fields import name_of, time_of, written_time, zone_offset
from huggingtweets.sources.json_rows import Row
from huggingtweets.sources.table.columns import Column, Columns, holds

_NUMERIC = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d./-])")
_YEAR_FIRST = re.compile(r"\d{4}\D")
_LETTER = re.compile(r"[A-Za-z]")
_CLOCK = re.compile(r"\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_HAS_ZONE = re.compile(r":\d\d(?:[.,]\d+)?(?:\s*[AP]M)?\s*(?:Z|[+-]\d\d|[A-Z]{3,5}\b)|^\d+(?:\.\d+)?$", re.IGNORECASE)
_ZONE_IN_NAME = re.compile(r"\(([^()]+)\)\s*$")
_FIRST_YEAR = 1990  # earlier posts are mistakes of an exporter


class Times:
    """Reads the time of each row. `rows` streams the table from the start at each call."""

    def __init__(self, columns: Columns, rows: Callable[[], Iterator[Row]]) -> None:
        self.readers = [TimeColumn(column, rows) for column in columns["time"]]
        self.unreadable = self.found = 0
        self.example = ""
        """The first time that could not be read, safe to print."""
        self._zones = columns["zone"]
        self._last_year = datetime.now(UTC).year + 1

    def __call__(self, row: Row) -> datetime | None:
        """The time in `row`. Counts it in `found`, or in `unreadable` if there is one that cannot be read."""
        for reader in self.readers:
            cell = reader.column.of(row)
            if cell is None or (when := reader.read(cell)) is None:
                continue
            if not _FIRST_YEAR <= when.year <= self._last_year:
                continue
            if isinstance(cell, str) and not _HAS_ZONE.search(cell):
                clocks = (each for each in map(str, self._cells(row)) if _CLOCK.fullmatch(each.strip()))
                if ":" not in cell and (clock := next(clocks, None)):
                    when = reader.read(f"{cell} {clock.strip()}") or when
                if zone := reader.zone or next((value for each in self._zones if (value := each.of(row))), None):
                    when -= zone_offset(zone, when)
            self.found += 1
            return when
        if bad := next(filter(holds, self._cells(row)), None):
            self.unreadable += 1
            self.example = self.example or name_of(str(bad)[:40])
        return None

    def _cells(self, row: Row) -> Iterator[object]:
        cells = (reader.column.of(row) for reader in self.readers)
        return (cell for cell in cells if isinstance(cell, str | int | float))


class TimeColumn:
    """Reads the times of a column. `rows` streams the table from the start at each call.

    At the first value like 01/02/2024, the whole column decides which number is the day: the first, if in some value
    it is above 12, or if dots separate the numbers.
    """

    def __init__(self, column: Column, rows: Callable[[], Iterator[Row]]) -> None:
        self.column = column
        found = _ZONE_IN_NAME.search(column.name)
        self.zone = found[1] if found else None
        self._rows = rows
        self._day_first: bool | None = None
        self.ambiguous: tuple[str, datetime] | None = None
        """A date with two readings and the one chosen, if the column gives no evidence or contradictory evidence."""

    def read(self, value: object) -> datetime | None:
        """The time in `value`, None if it cannot be read."""
        if isinstance(value, dict) and len(value) == 1:  # {"$date": …}, as MongoDB writes it
            (value,) = value.values()
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
            for value in map(self.column.of, self._rows()):
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
