"""Streaming the rows of a table: CSV and its variants, JSON, JSON lines, Parquet, plain lines.

The content decides the format. The file's suffix only settles what the content leaves open.
"""

from __future__ import annotations

import ast
import codecs
import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, TextIO

from huggingtweets.errors import BadInputError, MissingExtraError
from huggingtweets.sources.base import Notices
from huggingtweets.sources.fields import name_of, time_of
from huggingtweets.sources.json_rows import JsonRows, Row
from huggingtweets.sources.packed import TableFile
from huggingtweets.text import plural

_HEAD_BYTES = 1 << 16
_MAX_ROW = 4 << 20  # characters: far more than any post, and small enough for memory
_MAX_COLUMNS = 2000
_MAX_PYTHON = 1 << 18  # characters of a line: Python's parser takes much memory
_DELIMITERS = ",;\t|"
_TABLE_SUFFIXES = {".csv", ".tsv", ".tab"}
_PLAIN_SUFFIXES = {"", ".txt", ".text"}
_OTHER_FORMATS = {
    b"PK": ("a spreadsheet or another packed file", "Save its table as CSV, then add that."),
    b"\xd0\xcf\x11\xe0": ("an old Excel or Word file", "Save its table as CSV, then add that."),
    b"7z\xbc\xaf\x27\x1c": ("packed with 7-Zip", "Unpack it, then add what is in it."),
    b"Rar!": ("packed with RAR", "Unpack it, then add what is in it."),
    b"SQLite format 3": ("a database", "Export the posts as CSV, then add that."),
    b"%PDF": ("a PDF", "Copy the posts to a text file, one per line, then add that."),
}
"""Formats that are not read, by their first bytes."""

_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|\?xml|rss|feed|!--)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r'"?sep=.?"?', re.IGNORECASE)
_MAX_PREAMBLE = 12  # lines
_MAX_NAME_WORDS, _MAX_NAME_DIGITS = 3, 8
COLUMN = "column"
"""What columns without a name are called, with their number."""
_BACKSLASH_QUOTE = re.compile(r'\\"(?![,;\t|]|\s*$)', re.MULTILINE)
_DOUBLED_QUOTE = re.compile(r'[^,;\t|\n"]""[^,;\t|\n"]')
MARK = re.compile(
    r"\s*(?:<\|(?:start|end|begin)_?of_?_?text\|>|<\|im_(?:start|end)\|>|</?s>|\[[BE]OS\]|</?[BE]OS>)\s*", re.IGNORECASE
)
"""Where a text starts or ends in a training file."""

_FORMATS = "Give CSV, TSV, JSON, JSON lines, Parquet, or a .txt file with one post per line."


@dataclass(frozen=True)
class RowFile:
    """A table on disk, of which only the start has been read."""

    columns: Sequence[str]
    """Only "text" for plain lines. Empty for JSON, whose rows have the names."""
    rows: Callable[[Collection[str] | None], Iterator[Row]]
    """Streams the rows. Only the columns in the argument are guaranteed to be there, all for None."""
    total: int | None = None
    is_plain: bool = False
    """Whether it has texts alone, without the name of a column."""


def open_rows(
    file: TableFile, is_text_column: Callable[[str], bool], is_post: Callable[[Row], int], notices: Notices
) -> RowFile:
    """The table in `file`. `is_text_column` recognises the name of a column of posts, and so a header.

    `is_post` recognises JSON objects, as in `JsonRows`. Raises BadInputError if the file is no table, MissingExtraError
    for Parquet without pyarrow.
    """
    with file.open() as stream:
        head = stream.read(_HEAD_BYTES)
    if head.startswith(b"PAR1"):
        return _parquet(file)
    for magic, (what, remedy) in _OTHER_FORMATS.items():
        if head.startswith(magic):
            raise BadInputError(f"{file.name} is {what}.", hint=remedy)
    encoding = _encoding(head, file.name)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise BadInputError(f"{file.name} holds only white space.", hint=_FORMATS)
    if head[257:262] == b"ustar":
        raise BadInputError(f"{file.name} is a packed folder.", hint="Unpack it and add the folder.")
    if _MARKUP.match(start):
        raise BadInputError(
            f"{file.name} is a web page or a feed, no table.",
            hint="Ask the platform for an export as JSON or CSV. Of an archive from X, give the zip or its folder.",
        )
    if re.match(r"\{\s*'", start):
        return RowFile([], lambda _: _python_rows(file))
    has_suffix = file.suffix in {".json", ".jsonl", ".ndjson"}
    if re.match(r"\[\s*(?:[{\"\]]|$)", start) or re.match(r'\{\s*"', start) or (has_suffix and start[0] in "[{"):
        found = JsonRows(file, is_post)
        if skipped := found.skipped():
            notices.warn(f"Lists of {file.name} that were not read: {skipped}.")
        return RowFile([], lambda _: iter(found))
    return _delimited_or_plain(file, encoding, text, is_text_column, notices)


def text_stream(file: BinaryIO, encoding: str = "utf-8-sig", newline: str | None = None) -> TextIO:
    """`file` as text. Bytes that cannot be decoded become lone surrogates, which `_checked` finds in their line."""
    errors = "surrogatepass" if encoding == "utf-16" else "surrogateescape"
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline=newline)


def csv_rows(
    stream: TextIO,
    name: str,
    notices: Notices,
    delimiter: str = ",",
    header: Sequence[str] | None = None,
    skipped: int = 0,
    *,
    has_backslashes: bool = False,
) -> Iterator[dict[str, str]]:
    """The rows of CSV text, from `text_stream`, by the names in `header` or in the line after the `skipped` ones.

    Of columns with the same name, the first that is filled counts. `has_backslashes`: quotation marks within texts are
    written \\". Raises BadInputError if it cannot be decoded or split.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_ROW))  # the default of 128 KiB is too small for some posts
    done = too_long = row_chars = row_quotes = row_lines = 0

    def lines() -> Iterator[str]:
        nonlocal row_chars, row_quotes, row_lines
        for line in islice(_checked(stream, name), skipped, None):
            text = line.replace('\\"', '""') if has_backslashes else line
            row_chars += len(text)
            row_quotes += text.count('"')
            row_lines += 1
            if row_chars >= _MAX_ROW:
                raise csv.Error("a row has no end")
            yield text

    reader = csv.reader(lines(), delimiter=delimiter)
    try:
        header = header or [column.strip() for column in next(reader, [])]
        if len(header) > _MAX_COLUMNS:
            raise _too_many_columns(name)
        is_unclosed = False
        has_twins = len(set(header)) < len(header)
        for cells in reader:
            is_unclosed = row_lines > 1 and row_quotes % 2 == 1
            row_chars = row_quotes = row_lines = 0
            if cells:
                too_long += len(cells) > len(header)
                pairs = zip(header, cells, strict=False)
                yield _first_filled(pairs) if has_twins else dict(pairs)
                done += 1
        if is_unclosed:
            done -= 1
            raise csv.Error("the rest of it is one row")
    except csv.Error as error:
        message = f"{name} cannot be split into cells after row {done:,} ({error})."
        raise BadInputError(message, hint="Close the quotation marks in it.") from error
    if too_long:
        notices.warn(
            f"{too_long:,} of {plural(done, 'row')} have more cells than the header.",
            "If a text was split at its commas, put it in quotation marks.",
        )
    if twins := sorted({column for column in header if column and header.count(column) > 1}):
        notices.tell(f"{name} has several columns {name_of(twins[0])}. The first that is filled counts in each row.")


def _first_filled(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    row: dict[str, str] = {}
    for column, cell in pairs:
        if not row.get(column, "").strip():
            row[column] = cell
    return row


def _header(text: str, is_text_column: Callable[[str], bool], *, may_follow: bool) -> tuple[int, str, list[str]]:
    """How many lines come before the header, the delimiter, and the names in the header.

    It is the first line that is not blank or Excel's "sep=;". With `may_follow`, lines about the export may come first.
    """
    first: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.lstrip("\ufeff"))[:_MAX_PREAMBLE]):
        if not line.strip() or _SEPARATOR.fullmatch(line):
            continue
        split = {mark: next(csv.reader([line], delimiter=mark), []) for mark in _DELIMITERS}
        # The right delimiter gives a text column and the most names. At a tie the first wins: names hold no commas.
        delimiter = max(_DELIMITERS, key=lambda mark: (any(map(is_text_column, split[mark])), len(split[mark])))
        columns = [column.strip() for column in split[delimiter]]
        has_text = any(map(is_text_column, columns))
        if has_text and (first is None or len(columns) > 1):
            return number, delimiter, columns
        first = first or (number, delimiter, columns)
        if not may_follow:
            break
    return first or (0, ",", [])


def _delimited_or_plain(
    file: TableFile, encoding: str, text: str, is_text_column: Callable[[str], bool], notices: Notices
) -> RowFile:
    is_table = file.suffix in _TABLE_SUFFIXES
    skipped, delimiter, columns = _header(text, is_text_column, may_follow=is_table)
    if len(columns) > _MAX_COLUMNS and file.suffix not in _PLAIN_SUFFIXES:
        raise _too_many_columns(file.name)
    has_text = any(map(is_text_column, columns))
    if is_table or (has_text and len(columns) > 1):
        # Without a header, the columns get numbers, and their cells show what they hold.
        header = None if has_text or not _are_cells(columns) else [f"{COLUMN} {n}" for n in range(1, len(columns) + 1)]
        has_backslashes = _BACKSLASH_QUOTE.search(text) is not None and not _DOUBLED_QUOTE.search(text)

        def rows(_: Collection[str] | None) -> Iterator[Row]:
            with file.open() as binary, text_stream(binary, encoding, newline="") as stream:
                yield from csv_rows(
                    stream, file.name, notices, delimiter, header, skipped, has_backslashes=has_backslashes
                )

        return RowFile(header or columns, rows)
    if file.suffix not in _PLAIN_SUFFIXES:
        raise BadInputError(f"{file.name} is no table of posts.", hint=_FORMATS)
    texts = _marked_texts if MARK.search(text) else _lines
    return RowFile(["text"], lambda _: ({"text": text} for text in texts(file)), is_plain=True)


def _are_cells(cells: Sequence[str]) -> bool:
    """Whether the first row of a table holds values, no names: an id, a time, or in a single column a sentence."""
    if len(cells) == 1:
        return len(cells[0].split()) > _MAX_NAME_WORDS
    return any((cell.isdecimal() and len(cell) > _MAX_NAME_DIGITS) or time_of(cell) for cell in cells)


def lines_of(file: TableFile) -> Iterator[str]:
    """All lines of a text. Raises BadInputError if it is no UTF-8 or UTF-16."""
    with file.open() as stream:
        encoding = _encoding(stream.read(_HEAD_BYTES), file.name)
    with file.open() as stream, text_stream(stream, encoding) as text:
        yield from _checked(text, file.name)


def _marked_texts(file: TableFile) -> Iterator[str]:
    """The texts of a training file, between the marks. They may have several lines."""
    pending = ""
    for line in _lines(file):
        *ended, rest = MARK.split(line)
        for part in ended:
            if text := (pending + part).strip():
                yield text
            pending = ""
        pending += f"{rest}\n"
        if len(pending) > _MAX_ROW:
            raise BadInputError(f"{file.name} has a text that is too long for a post.")
    if text := pending.strip():
        yield text


def _python_rows(file: TableFile) -> Iterator[Row]:
    """The rows of a file of dictionaries as Python prints them, one per line."""
    for number, line in enumerate(_lines(file), 1):
        try:
            row = ast.literal_eval(line) if len(line) < _MAX_PYTHON else None
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise BadInputError(f"{file.name} holds no dictionary in line {number:,}.", hint="Save it as JSON.")
        yield {str(key): value for key, value in row.items()}


def _lines(file: TableFile) -> Iterator[str]:
    """The lines that are not blank."""
    for number, line in enumerate(lines_of(file), 1):
        if len(line) == _MAX_ROW:
            raise BadInputError(f"{file.name} has a line that is too long for a post (line {number:,}).")
        if line.strip():
            yield line.rstrip("\n")


def _checked(stream: TextIO, name: str) -> Iterator[str]:
    """The lines of `stream`, or the first characters of a line without end. Raises BadInputError for wrong bytes."""
    number = 1
    try:
        while line := stream.readline(_MAX_ROW):
            line.encode()
            yield line
            number += 1
    except UnicodeError as error:  # half a character at the end of UTF-16 is refused by `readline`
        raise _wrong_encoding(name, number) from error


def _parquet(file: TableFile) -> RowFile:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError(f"Reading {file.name} (Parquet)", "parquet") from error

    @contextmanager
    def opened() -> Iterator[Any]:
        try:
            with file.open() as stream, pq.ParquetFile(stream) as table:
                yield table
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            # ValueError: text that is not UTF-8, or a time out of Python's range
            reason = name_of(str(error)[:200].split("\n")[0])
            raise BadInputError(
                f"{file.name} is not a complete Parquet file ({reason}).", hint="Export it again."
            ) from error

    def rows(wanted: Collection[str] | None) -> Iterator[Row]:
        with opened() as table:
            names = None if wanted is None else sorted(set(table.schema_arrow.names) & set(wanted))
            for batch in table.iter_batches(batch_size=2048, columns=names):
                yield from batch.to_pylist()

    with opened() as table:
        return RowFile(table.schema_arrow.names, rows, total=table.metadata.num_rows)


def _encoding(head: bytes, name: str) -> str:
    """The encoding of a text that starts with `head`: UTF-8, or UTF-16 with its mark. Raises BadInputError."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        line = len((head[: error.start] + b"?").splitlines())
        raise _wrong_encoding(name, line) from error
    if head.count(0) * 10 > len(head):  # UTF-16 without its mark, or no text at all
        raise _wrong_encoding(name)
    return "utf-8-sig"


def _too_many_columns(name: str) -> BadInputError:
    return BadInputError(f"{name} is no table of posts: it has more than {_MAX_COLUMNS:,} columns.")


def _wrong_encoding(name: str, line: int | None = None) -> BadInputError:
    where = f" (line {line:,})" if line else ""
    return BadInputError(f"{name} is not UTF-8 text{where}.", hint="Save it as UTF-8 (in Excel: 'CSV UTF-8').")
