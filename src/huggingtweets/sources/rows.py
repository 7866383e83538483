"""Streaming the rows of a table: CSV and its variants, JSON, JSON lines, Parquet, plain lines.

The content decides the format. The file's suffix only settles what the content leaves open.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from huggingtweets.errors import BadInputError, MissingExtraError
from huggingtweets.sources.base import Notices
from huggingtweets.sources.fields import name_of
from huggingtweets.sources.json_stream import elements
from huggingtweets.text import plural

Row = Mapping[str, object]

_HEAD_BYTES = 1 << 16
_MAX_ROW = 4 << 20  # characters: far more than any post, and small enough for memory
_MAX_COLUMNS = 2000
_SAMPLE_ROWS = 200  # JSON rows to collect keys from: the first rows may lack some
_DELIMITERS = ",;\t|"
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab"}
_PLAIN_SUFFIXES = {"", ".txt", ".text"}
_OTHER_FORMATS = {
    b"PK": ("a spreadsheet or another packed file", "Save its table as CSV, then add that."),
    b"\xd0\xcf\x11\xe0": ("an old Excel or Word file", "Save its table as CSV, then add that."),
    b"\x1f\x8b": ("packed with gzip", "Unpack it, then add that."),
    b"SQLite format 3": ("a database", "Export the posts as CSV, then add that."),
    b"%PDF": ("a PDF", "Copy the posts to a text file, one per line, then add that."),
}
"""Formats that are not read, by their first bytes."""

_FORMATS = "Give CSV, TSV, JSON, JSON lines, Parquet, or a .txt file with one post per line."
_SAVE_AS_UTF_8 = "Save it as UTF-8 (in Excel: 'CSV UTF-8')."


@dataclass(frozen=True)
class RowFile:
    """A table on disk, of which only the start has been read."""

    columns: Sequence[str]
    """Only "text" for plain lines."""
    rows: Callable[[Collection[str]], Iterator[Row]]
    """Streams the rows. Only the columns in the argument are guaranteed to be there."""
    total: int | None = None
    notices: Notices = field(default_factory=Notices)


def open_rows(path: Path, is_text_column: Callable[[str], bool]) -> RowFile:
    """The table in `path`. `is_text_column` recognises the name of a column of posts, and so a header.

    Raises BadInputError if the file is no table, MissingExtraError for Parquet without pyarrow.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(b"PAR1"):
        return _parquet(path)
    for magic, (what, remedy) in _OTHER_FORMATS.items():
        if head.startswith(magic):
            raise BadInputError(f"{path.name} is {what}.", hint=remedy)
    encoding = _encoding(head, path.name)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise BadInputError(f"{path.name} holds only white space.", hint=_FORMATS)
    if re.match(r"\[\s*(?:[{\"\]]|$)", start):
        if encoding != "utf-8-sig":
            raise _wrong_encoding(path.name, _SAVE_AS_UTF_8)
        return _json_rows(lambda: _json_array(path), path.name)
    if start.startswith("{") and (path.suffix.lower() in {".json", ".jsonl", ".ndjson"} or re.match(r'\{\s*"', start)):
        return _json_rows(lambda: _json_lines(path, encoding), path.name)
    return _delimited_or_plain(path, encoding, start, is_text_column)


def text_of(file: BinaryIO, encoding: str = "utf-8-sig", newline: str | None = None) -> TextIO:
    """`file` as text. Bytes that cannot be decoded become lone surrogates, which `_checked` finds in their line."""
    errors = "surrogatepass" if encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)


def csv_rows(
    stream: TextIO, name: str, remedy: str = "", delimiter: str = ",", notices: Notices | None = None
) -> Iterator[dict[str, str]]:
    """The rows of CSV text, from `text_of`, by the names in its header.

    Raises BadInputError if it cannot be decoded or split.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_ROW))  # the default of 128 KiB is too small for some posts
    done = too_long = row_chars = row_quotes = row_lines = 0

    def lines() -> Iterator[str]:
        nonlocal row_chars, row_quotes, row_lines
        for line in _checked(stream, name, remedy or _SAVE_AS_UTF_8):
            row_chars += len(line)
            row_quotes += line.count('"')
            row_lines += 1
            if row_chars >= _MAX_ROW:
                raise csv.Error("a row has no end")
            yield line

    reader = csv.reader(lines(), delimiter=delimiter)
    try:
        header = [column.strip() for column in next(reader, [])]
        if len(header) > _MAX_COLUMNS:
            raise _too_many_columns(name)
        is_unclosed = False
        for cells in reader:
            is_unclosed = row_lines > 1 and row_quotes % 2 == 1
            row_chars = row_quotes = row_lines = 0
            if cells:
                too_long += len(cells) > len(header)
                yield dict(zip(header, cells, strict=False))
                done += 1
        if is_unclosed:
            done -= 1
            raise csv.Error("the rest of it is one row")
    except csv.Error as error:
        raise BadInputError(
            f"{name} cannot be split into cells after row {done:,} ({error}).",
            hint=remedy or "Close the quotation marks in it.",
        ) from error
    if too_long and notices is not None:
        notices.tell(
            f"{too_long:,} of {plural(done, 'row')} have more cells than the header.",
            is_warning=True,
            hint="If a text was split at its commas, put it in quotation marks.",
        )


def _delimited_or_plain(path: Path, encoding: str, start: str, is_text_column: Callable[[str], bool]) -> RowFile:
    suffix = path.suffix.lower()
    line = re.split(r"\r\n|\r|\n", start, maxsplit=1)[0]
    split = {mark: next(csv.reader([line], delimiter=mark)) for mark in _DELIMITERS}
    # The right delimiter gives a text column and the most names. At a tie the first wins: names hold no commas.
    delimiter = max(_DELIMITERS, key=lambda mark: (any(map(is_text_column, split[mark])), len(split[mark])))
    columns = [column.strip() for column in split[delimiter]]
    if len(columns) > _MAX_COLUMNS and suffix not in _PLAIN_SUFFIXES:
        raise _too_many_columns(path.name)
    is_header = any(map(is_text_column, columns)) and (len(columns) > 1 or suffix in _TABLE_SUFFIXES)
    if is_header or suffix in _TABLE_SUFFIXES:
        notices = Notices()

        def rows(_: Collection[str]) -> Iterator[Row]:
            with path.open("rb") as file, text_of(file, encoding, newline="") as stream:
                yield from csv_rows(stream, path.name, delimiter=delimiter, notices=notices)

        return RowFile(columns, rows, notices=notices)
    if suffix not in _PLAIN_SUFFIXES:
        raise BadInputError(f"{path.name} is no table of posts.", hint=_FORMATS)
    return RowFile(["text"], lambda _: ({"text": line} for _, line in _lines(path, encoding)))


def _json_rows(stream: Callable[[], Iterator[Row]], name: str) -> RowFile:
    columns: dict[str, None] = {}
    for row in islice(stream(), _SAMPLE_ROWS):
        columns |= dict.fromkeys(row)
        if len(columns) > _MAX_COLUMNS:
            raise _too_many_columns(name)
    return RowFile(list(columns) or ["text"], lambda _: stream())


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
                raise BadInputError(
                    f"{path.name} is neither a list of JSON objects nor one object per line.",
                    hint="Save it in one of these forms.",
                ) from error
            raise BadInputError(
                f"{path.name} is cut off or damaged: line {number:,} is not a JSON object.", hint="Export it again."
            ) from error
        yield _as_row(value, path.name)


def _as_row(value: Any, name: str) -> Row:
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        return {"text": value}
    raise BadInputError(f"{name} is not a list of posts.", hint="Give a list of objects or of texts.")


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their number from 1."""
    with path.open("rb") as file, text_of(file, encoding) as stream:
        for number, line in enumerate(_checked(stream, path.name, _SAVE_AS_UTF_8), 1):
            if len(line) == _MAX_ROW:
                raise BadInputError(f"{path.name} has a line that is too long for a post (line {number:,}).")
            if line.strip():
                yield number, line.rstrip("\n")


def _checked(stream: TextIO, name: str, remedy: str) -> Iterator[str]:
    """The lines of `stream`, or the first characters of a line without end. Raises BadInputError for wrong bytes."""
    number = 1
    try:
        while line := stream.readline(_MAX_ROW):
            line.encode()
            yield line
            number += 1
    except UnicodeError as error:  # half a character at the end of UTF-16 is refused by `readline`
        raise _wrong_encoding(name, remedy, number) from error


def _parquet(path: Path) -> RowFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError(f"Reading {path.name} (Parquet)", "parquet") from error

    def damaged(error: Exception) -> BadInputError:
        reason = name_of(str(error)[:200].split("\n")[0])
        return BadInputError(f"{path.name} is not a complete Parquet file ({reason}).", hint="Export it again.")

    def rows(wanted: Collection[str]) -> Iterator[Row]:
        try:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(batch_size=2048, columns=sorted(wanted)):
                    yield from batch.to_pylist()
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise damaged(error) from error  # ValueError: text that is not UTF-8, or a time out of Python's range

    try:
        with pq.ParquetFile(path) as file:
            return RowFile(file.schema_arrow.names, rows, total=file.metadata.num_rows)
    except (pa.ArrowException, OSError) as error:
        raise damaged(error) from error


def _encoding(head: bytes, name: str) -> str:
    """The encoding of a text that starts with `head`: UTF-8, or UTF-16 with its mark. Raises BadInputError."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        line = len((head[: error.start] + b"?").splitlines())
        raise _wrong_encoding(name, _SAVE_AS_UTF_8, line) from error
    if head.count(0) * 10 > len(head):  # UTF-16 without its mark, or no text at all
        raise _wrong_encoding(name, _SAVE_AS_UTF_8)
    return "utf-8-sig"


def _too_many_columns(name: str) -> BadInputError:
    return BadInputError(f"{name} is no table of posts: it has more than {_MAX_COLUMNS:,} columns.")


def _wrong_encoding(name: str, remedy: str, line: int | None = None) -> BadInputError:
    return BadInputError(f"{name} is not UTF-8 text{f' (line {line:,})' if line else ''}.", hint=remedy)
