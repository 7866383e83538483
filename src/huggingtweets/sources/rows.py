"""Files of rows, whatever the format: CSV and its relatives, JSON, Parquet, plain lines.

The format is told by looking at the content; a file's name decides only where the content leaves it open.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from huggingtweets.errors import BadInputError, MissingExtraError
from huggingtweets.sources.base import Notices
from huggingtweets.sources.fields import name_of
from huggingtweets.sources.json_stream import elements

Row = Mapping[str, object]

_HEAD_BYTES = 1 << 16
_MAX_LINE = 4 << 20  # characters of a row: far over any post, and small enough for memory
_MOST_COLUMNS = 2000
_SAMPLE_ROWS = 200  # JSON rows that are asked for their keys: the first may lack some
_DELIMITERS = ",;\t|"
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab"}
_PLAIN_SUFFIXES = {"", ".txt", ".text"}
_OTHER_KINDS = {
    b"PK": "a spreadsheet or another packed file. Save its table as CSV",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file. Save its table as CSV",
    b"\x1f\x8b": "packed with gzip. Unpack it",
    b"SQLite format 3": "a database. Export the posts as CSV",
    b"%PDF": "a PDF. Copy the posts to a text file, one a line",
}
_READABLE = "CSV, TSV, JSON, JSON lines, Parquet, or a .txt file with one post a line"
_CONTROLS = {*range(1, 32)} - {*b"\t\n\v\f\r\x1b"}
"""Bytes that text has not, in whatever encoding of eight bits; zeros are half of UTF-16."""
_UTF_8_REMEDY = "Save it as UTF-8 (Excel calls that 'CSV UTF-8')."


@dataclass(frozen=True)
class RowFile:
    """A table on disk, of which only the head has been read."""

    columns: Sequence[str]
    """Empty for plain lines, whose rows have the one column "text"."""
    rows: Callable[[Collection[str]], Iterator[Row]]
    """Streams the rows; of columns other than those named the values may be missing."""
    total: int | None = None
    notices: Notices = field(default_factory=Notices)


def open_rows(path: Path, is_text_column: Callable[[str], bool]) -> RowFile:
    """The table in `path`. `is_text_column` tells the name of a column of posts, and so a header from a first post.

    Raises BadInputError when it is no table, MissingExtraError for Parquet without pyarrow.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(b"PAR1"):
        return _parquet(path)
    for magic, what in _OTHER_KINDS.items():
        if head.startswith(magic):
            raise BadInputError(f"{path.name} is {what}, then add that.")
    encoding = _encoding(head, path.name)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise BadInputError(f"{path.name} holds nothing but blank space. Give a table of posts.")
    if re.match(r"\[\s*(?:[{\"\]]|$)", start):
        if encoding != "utf-8-sig":
            raise _wrong_encoding(path.name, _UTF_8_REMEDY, 0)
        return _keyed(lambda: _json_array(path), path.name)
    if start.startswith("{") and (path.suffix.lower() in {".json", ".jsonl", ".ndjson"} or re.match(r'\{\s*"', start)):
        rows = _keyed(lambda: _json_lines(path, encoding), path.name)
        _check_is_not_wrapped(rows, path.name, is_text_column)
        return rows
    return _delimited_or_plain(path, encoding, start, is_text_column)


def csv_rows(
    stream: TextIO, name: str, remedy: str = "", delimiter: str = ",", notices: Notices | None = None
) -> Iterator[dict[str, str]]:
    """The rows of CSV text, by the names in its first one. Raises BadInputError when it cannot be decoded or split."""
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_LINE))  # the standard 128 KiB is less than some posts' JSON
    done = longer = pending = quotes = spanned = 0

    def lines() -> Iterator[str]:
        nonlocal pending, quotes, spanned
        while line := stream.readline(_MAX_LINE):
            pending += len(line)
            quotes += line.count('"')
            spanned += 1
            if pending >= _MAX_LINE:
                raise csv.Error("a row has no end")
            yield line

    reader = csv.reader(lines(), delimiter=delimiter)
    try:
        header = [column.strip() for column in next(reader, [])]
        if len(header) > _MOST_COLUMNS:
            raise _too_wide(name)
        is_open = False
        for cells in reader:
            is_open = spanned > 1 and quotes % 2 == 1
            pending = quotes = spanned = 0
            if cells:
                longer += len(cells) > len(header)
                yield dict(zip(header, cells, strict=False))
                done += 1
        if is_open:
            done -= 1
            raise csv.Error("the rest of it is one row")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(name, remedy or _UTF_8_REMEDY, done) from error
    except csv.Error as error:
        advice = remedy or "Is a quotation mark not closed?"
        raise BadInputError(f"{name} cannot be split into cells after row {done:,} ({error}). {advice}") from error
    if longer and notices is not None:
        notices.tell(
            f"Rows with more cells than the header has names: {longer:,} of {done:,}. If a text was split at its "
            "commas, put it in quotation marks.",
            is_warning=True,
        )


def _delimited_or_plain(path: Path, encoding: str, start: str, is_text_column: Callable[[str], bool]) -> RowFile:
    suffix = path.suffix.lower()
    line = re.split(r"\r\n|\r|\n", start, maxsplit=1)[0]
    split = {mark: next(csv.reader([line], delimiter=mark)) for mark in _DELIMITERS}
    # The right mark makes the most names; at a tie the first, since the names themselves hold no commas.
    delimiter = max(_DELIMITERS, key=lambda mark: (any(map(is_text_column, split[mark])), len(split[mark])))
    columns = [column.strip() for column in split[delimiter]]
    if len(columns) > _MOST_COLUMNS and suffix not in _PLAIN_SUFFIXES:
        raise _too_wide(path.name)
    is_header = any(map(is_text_column, columns)) and (len(columns) > 1 or suffix in _TABLE_SUFFIXES)
    if is_header or suffix in _TABLE_SUFFIXES:
        notices = Notices()

        def rows(_: Collection[str]) -> Iterator[Row]:
            with path.open(encoding=encoding, newline="") as stream:
                yield from csv_rows(stream, path.name, delimiter=delimiter, notices=notices)

        return RowFile(columns, rows, notices=notices)
    if suffix not in _PLAIN_SUFFIXES:
        raise BadInputError(f"{path.name} is no table of posts. Readable are: {_READABLE}.")
    return RowFile([], lambda _: ({"text": line} for _, line in _lines(path, encoding)))


def _keyed(stream: Callable[[], Iterator[Row]], name: str) -> RowFile:
    columns: dict[str, None] = {}
    for row in islice(stream(), _SAMPLE_ROWS):
        columns |= dict.fromkeys(row)
        if len(columns) > _MOST_COLUMNS:
            raise _too_wide(name)
    return RowFile(list(columns), lambda _: stream())


def _check_is_not_wrapped(rows: RowFile, name: str, is_text_column: Callable[[str], bool]) -> None:
    """Raises BadInputError where the list of posts is a value in the only object, as servers answer."""
    first = list(islice(rows.rows(()), 2))
    if len(first) != 1 or any(map(is_text_column, rows.columns)):
        return
    lists = [key for key, value in first[0].items() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if lists:
        raise BadInputError(f"{name} holds one object, not posts. Save the list in its {name_of(lists[0])!r} alone.")


def _json_array(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        for value in elements(file, path.name, "Export it again."):
            yield _as_row(value, path.name)


def _json_lines(path: Path, encoding: str) -> Iterator[Row]:
    for number, line in _lines(path, encoding):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            if number == 1:
                what = "is not JSON as it should be: a list of objects, or one whole object a line."
            else:
                what = f"is cut off or damaged: line {number:,} is not a JSON object. Export it again."
            raise BadInputError(f"{path.name} {what}") from error
        yield _as_row(value, path.name)


def _as_row(value: Any, name: str) -> Row:
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        return {"text": value}
    raise BadInputError(f"{name} is a list of something other than posts. Readable are objects, or plain texts.")


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their number from 1."""
    with path.open(encoding=encoding) as stream:
        number = 0
        try:
            while line := stream.readline(_MAX_LINE):
                number += 1
                if len(line) == _MAX_LINE:
                    raise BadInputError(f"{path.name} has a line too long to be a post (line {number:,}).")
                if line.strip():
                    yield number, line.rstrip("\n")
        except UnicodeDecodeError as error:
            raise _wrong_encoding(path.name, _UTF_8_REMEDY, number) from error


def _parquet(path: Path) -> RowFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError(f"Reading {path.name} (Parquet)", "parquet") from error

    def damaged(error: Exception) -> BadInputError:
        return BadInputError(
            f"{path.name} is not a whole Parquet file ({name_of(str(error)[:200].split(chr(10))[0])}). Export it again."
        )

    def rows(wanted: Collection[str]) -> Iterator[Row]:
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(batch_size=2048, columns=sorted(wanted)):
                    yield from batch.to_pylist()
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise damaged(error) from error  # ValueError: text that is none, a time that Python has not

    try:
        with pq.ParquetFile(path) as file:
            return RowFile(file.schema_arrow.names, rows, total=file.metadata.num_rows)
    except (pa.ArrowException, OSError) as error:
        raise damaged(error) from error


def _encoding(head: bytes, name: str) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        if sum(head.count(code) for code in _CONTROLS) * 50 > len(head) and not _is_utf_16(head):
            raise BadInputError(f"{name} is no text. Readable are: {_READABLE}.") from error
        raise _wrong_encoding(name, _UTF_8_REMEDY, head[: error.start].count(b"\n")) from error
    if head.count(0) * 10 > len(head):  # UTF-16 without its mark, or no text at all
        raise _wrong_encoding(name, _UTF_8_REMEDY, 0)
    return "utf-8-sig"


def _is_utf_16(head: bytes) -> bool:
    """Whether `head` reads as text in UTF-16 without its mark, as of languages whose characters need both bytes."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        if sum(character.isprintable() or character.isspace() for character in text) > 0.98 * len(text):
            return True
    return False


def _too_wide(name: str) -> BadInputError:
    return BadInputError(f"{name} is no table of posts: it has more than {_MOST_COLUMNS:,} columns.")


def _wrong_encoding(name: str, remedy: str, after: int) -> BadInputError:
    return BadInputError(f"{name} is not UTF-8 text (after line {after:,}). {remedy}")
