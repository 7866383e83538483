"""Which column of a table holds what: as its format says, by the names that exports use, or as the user says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from huggingtweets.errors import BadInputError
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.fields import name_of, time_of, written_time
from huggingtweets.sources.formats import ANY, COLUMNS, FORMATS, Format, find_format, names_in
from huggingtweets.sources.json_rows import Row
from huggingtweets.sources.rows import COLUMN
from huggingtweets.text import shorten

_NO = {
    "", "false", "f", "no", "n", "0", "0.0", "none", "null", "nan", "nat", "[]", "{}", "-", "n/a", "na", "<na>",
    "falsch", "nein", "faux", "non", "falso", "não", "onwaar", "fałsz", "yanlış", "ложь", "нет", "偽", "假", "거짓",
}  # fmt: skip
_LONG_NUMBER = re.compile(r"\d{6,}")
_NAME = re.compile(r"@?(?![A-Z_]+$|(?i:true|false)$)[A-Za-z_][\w.-]{2,29}")
_AUTHOR = re.compile(
    r"author|sender|poster|speaker|writer|nick|handle|participant|creator|commenter|reviewer|user|person$|name$"
)
_NO_AUTHOR = re.compile(
    r"[.]|id$|url|link|count|num|location|place|bio|desc|follow|creat.*at|verif|image|avatar|mention|repl|rt|tweeted|quot|"
    r"file|domain|host|app|client|source|lang|title|text|list|tag|type|channel|emoji|event|product|category|group|parent"
)
_MOST = 0.8
_MAX_DEPTH = 5
_MAX_NAMES = 2000
_MAX_LIST = 3  # entries of a list to look into for names

# Generic text columns that may stand in for one another, row by row. Others, such as "status", may hold something else.
_SAME = {"fulltext", "text", "tweettext", "tweet", "content", "rawcontent", "body", "tweetcontent"}
_LATE = {"whole", "repost", "visibility", "warning"}
"""Parts that a JSON file may first have far down, below the sample."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the table, the keys that lead to it, and the value to ask for, if any."""

    name: str
    path: tuple[str, ...]
    wanted: str = ""

    def of(self, row: Row) -> object:
        """The value in `row`. Of a list on the way, the first entry that has one."""
        value = row.get(self.path[0])
        return value if len(self.path) == 1 or value is None else _follow(value, self.path[1:])

    def holds(self, row: Row) -> bool:
        """Whether the cell says yes or names something; for a wanted value, whether it is there."""
        value = self.of(row)
        return has_value(value, self.wanted) if self.wanted else holds(value)


def _follow(value: object, path: tuple[str, ...]) -> object:
    for index, key in enumerate(path):
        if isinstance(value, list):
            found = (_follow(each, path[index:]) for each in value)
            return next((each for each in found if each not in (None, "")), None)
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def holds(value: object) -> bool:
    """Whether a cell says yes, or names something."""
    return str(value).strip().lower() not in _NO if isinstance(value, str | int | float) else bool(value)


def has_value(value: object, wanted: str) -> bool:
    """Whether `value` is `wanted`, or a list with an entry of that type or with that first item."""
    if isinstance(value, list):
        return any(
            has_value(each.get("type") if isinstance(each, dict) else each[0] if each else "", wanted)
            for each in value
            if isinstance(each, dict | list)
        )
    text = str(value).strip().casefold()
    return text == wanted.casefold() or (
        text.startswith("[") and bool(re.search(rf"['\"]{re.escape(wanted)}['\"]", text))
    )


class Columns:
    """The columns of each part of a post."""

    def __init__(self, names: Sequence[str], sample: Sequence[Row], options: SourceOptions, file: str) -> None:
        """Find the columns by the `names` in a header, or those in JSON objects, and by some of the rows.

        Raises BadInputError if a column that the user named is missing, or no column looks like the text.
        """
        if any(len(row) > _MAX_NAMES for row in sample):
            raise BadInputError(f"{file} is no table of posts: it has more than {_MAX_NAMES:,} columns.")
        self._index: dict[str, tuple[str, ...]] = {}
        for path in [(name,) for name in names] + [path for row in sample for path in _paths(row)]:
            key = plain(".".join(path))
            # MongoDB's _id comes before id, which says more.
            if len(self._index) < _MAX_NAMES and key and (key not in self._index or self._index[key][-1][:1] == "_"):
                self._index[key] = path
        self._is_nested = any(isinstance(value, dict | list) for row in sample for value in row.values())
        self._names, self._file = names or list(dict.fromkeys(key for row in sample for key in row)), file
        self.format: Format = find_format(lambda name: _lookup(self._index, name) is not None)
        self._parts = {part: self._known(part) for part in COLUMNS}
        if self.format is ANY:  # so that a column of people with an unusual name does not go unnoticed
            likely = [path for key, path in self._index.items() if _AUTHOR.search(key) and not _NO_AUTHOR.search(key)]
            self._parts["person"] += [Column(".".join(path), path) for path in likely]
        if names[:1] == [f"{COLUMN} 1"]:
            self._parts |= _guess(names, sample)
        self.default_text = self._texts([name for name in names if name], sample)
        for part in ("text", "id", "time", "author"):
            if column := self._chosen(f"{part}_column", getattr(options, f"{part}_column")):
                self._parts[part] = [column]
                if part == "author":
                    self._parts["person"] = []
        self.text = self.default_text
        if options.text_column:
            self.text = self._parts["text"]
        if not self.text and not names and not sample:
            raise BadInputError(f"{file} holds no posts: it has no rows.")
        if not self.text:
            raise self._no_text(sample)

    def __getitem__(self, part: str) -> list[Column]:
        """The columns of `part`, a field of `Format`, the best first."""
        return self._parts[part]

    def roots(self) -> set[str]:
        """The names of all columns that are read."""
        return {column.path[0] for columns in [self.text, *self._parts.values()] for column in columns}

    def _known(self, part: str) -> list[Column]:
        columns: dict[tuple[tuple[str, ...], str], Column] = {}
        is_given = self.format is not ANY and getattr(self.format, part) is not None
        may_be_late = part in _LATE or (is_given and part in {"reply", "quote"})
        for each in names_in(self.format, part):
            name, _, wanted = each.partition("=")
            if path := _lookup(self._index, name):
                columns.setdefault((path, wanted), Column(".".join(path), path, wanted))
            elif self._is_nested and may_be_late and (is_given or plain(name.split(".")[0]) not in self._index):
                path = tuple(name.split("."))
                columns[path, wanted] = Column(name, path, wanted)
        return list(columns.values())

    def _texts(self, names: Sequence[str], sample: Sequence[Row]) -> list[Column]:
        """The text columns, of which the first that is filled counts in each row."""
        whole, texts = self._parts["whole"], self._parts["text"]
        if self.format is not ANY and self.format.text is not None:
            return whole + texts
        if not texts and len(names) == 1:
            texts = [Column(names[0], (names[0],))]  # the only column
        filled = [column for column in texts if any(is_text(column.of(row), column.name) for row in sample)] or texts
        if not filled:
            return []
        first, *rest = filled
        others = [column for column in rest if plain(column.name) in _SAME] if plain(first.name) in _SAME else []
        return [*whole, first, *others]

    def _chosen(self, option: str, name: str | None) -> Column | None:
        if name is None:
            return None
        paths = {".".join(path): path for path in self._index.values()}
        exact = [each for each in paths if each == name]
        if found := exact or [each for each in paths if each.strip().casefold() == name.strip().casefold()]:
            return Column(found[0], paths[found[0]])
        message = f"{self._file} has no column {name!r}. Its columns are: {shown(self._names)}."
        raise BadInputError(message, hint="Choose {option} from them.", option=option)

    def _no_text(self, sample: Sequence[Row]) -> BadInputError:
        lengths = {
            ".".join(path): sum(
                len(text.split())
                for row in sample
                if isinstance(text := _follow(row, path), str) and not text.startswith(("{", "["))
            )
            for path in self._index.values()
        }
        longest = max(lengths, key=lambda name: lengths[name], default="")
        hint = "Set {option}. If the file has no header row, add one."
        if lengths.get(longest, 0) > 3 * len(sample):
            hint = f"If it is {shown([longest])}, set {{option}} to that."
        message = f"No column of {self._file} looks like the text of the posts. Its columns are: {shown(self._names)}."
        return BadInputError(message, hint=hint, option="text_column")


def _guess(names: Sequence[str], sample: Sequence[Row]) -> dict[str, list[Column]]:
    """The columns of a table without a header, by what the cells in most rows look like."""
    cells = {name: [cell.strip() for row in sample if isinstance(cell := row.get(name), str)] for name in names}

    def are_mostly(name: str, test: Callable[[str], object]) -> bool:
        return sum(map(bool, map(test, cells[name]))) > _MOST * len(sample)

    words = {name: sum(len(cell.split()) for cell in found) for name, found in cells.items()}
    times = [name for name in names if are_mostly(name, lambda cell: not cell.isdecimal() and _time(cell))]
    text = max(names, key=lambda name: words[name] * (name not in times))
    rest = [name for name in names if name != text and name not in times]
    found = {
        "text": [text] if words[text] > len(sample) and text not in times else [],
        "time": times,
        "id": [name for name in rest if are_mostly(name, _LONG_NUMBER.fullmatch)],
        "person": sorted(
            (name for name in rest if are_mostly(name, _NAME.fullmatch)), key=lambda name: -len({*cells[name]})
        ),
    }
    return {part: [Column(name, (name,)) for name in chosen] for part, chosen in found.items()}


def _time(cell: str) -> datetime | None:
    return time_of(cell) or written_time(cell, day_first=True)


def is_post(row: Row) -> int:
    """2 for an object of a known format, 1 for one with a text in a column of posts, else 0."""
    index = {plain(".".join(path)): path for path in _paths(row)}
    if find_format(lambda name: _lookup(index, name) is not None) is not ANY:
        return 2
    return int(any(plain(name) in _text_names() and is_text(value, name) for name, value in row.items()))


def _lookup(index: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...] | None:
    """The path of the column `name`, whose dots may be there (user.name) or not (user_name)."""
    dotted = plain(name)
    return index.get(dotted) or index.get(dotted.replace(".", ""))


def is_text(value: object, name: str = "") -> bool:
    """Whether a cell of the column `name` holds words. A status in one word is no text."""
    return isinstance(value, str) and bool(value.strip()) and (plain(name) != "status" or " " in value.strip())


def is_text_column(name: str, options: SourceOptions) -> bool:
    """Whether `name` names a column of posts, by itself or because the user says so."""
    chosen = options.text_column
    return plain(name) in _text_names() or (chosen is not None and plain(name) == plain(chosen))


@cache
def _text_names() -> frozenset[str]:
    return frozenset(plain(name) for form in (ANY, *FORMATS) for name in names_in(form, "text") if name != "title")


def _paths(row: Row, above: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:
    """The paths of all values in a row, those of nested objects too."""
    for key, value in row.items():
        path = (*above, key)
        yield path
        if isinstance(value, dict | list) and len(path) < _MAX_DEPTH:
            for entry in value[:_MAX_LIST] if isinstance(value, list) else [value]:
                if isinstance(entry, dict):
                    yield from _paths(entry, path)


@lru_cache(_MAX_NAMES)
def plain(name: str) -> str:
    """`name` in lower case, without accents, spaces, _ and -, and what is in brackets. / and : become dots."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[./:]+", ".", re.sub(r"\([^()]*\)|[\s_\-]+", "", name)).strip(".").casefold()


def shown(names: Sequence[str]) -> str:
    """The first 20 of `names`, shortened and safe to print."""
    safe = [shorten(name_of(name), 41) for name in names[:20]]
    return ", ".join(safe) + (", …" if len(names) > 20 else "")
