"""The rows in JSON of any shape: lists, lines, one object around a list, or pandas' ways to write a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from huggingtweets.errors import BadInputError
from huggingtweets.sources.fields import name_of, objects_in, value_at
from huggingtweets.sources.json_stream import json_values
from huggingtweets.sources.packed import TableFile
from huggingtweets.text import listing

Row = Mapping[str, object]
Path = tuple[str, ...]
"""The keys that lead to the rows. "*" stands for the numbers that some exports write instead of a list."""

_SAMPLE = 200  # documents in which to look for the rows
_MAX_DEPTH = 20
_MAX_NODES = 20_000
_NOT_OWN = {
    "like", "likes", "liked", "favorite", "favorites", "favourites", "bookmark", "bookmarks", "follower", "followers",
    "following", "includes", "mentions", "notifications", "errors", "quoted_status", "retweeted_status",
}  # fmt: skip
"""Keys of lists that hold other people's posts."""


_AUTHORS = ("author", "user", "account", "creator", "owner", "username", "screen_name", "handle")
"""Keys beside a post, or beside a list of posts, that name its author."""


class JsonRows:
    """The rows of a JSON file. `is_post` says whether an object is a post, and how surely: 0 for not."""

    def __init__(self, file: TableFile, is_post: Callable[[Row], int]) -> None:
        """Find the rows. Raises BadInputError if the file cannot be read."""
        self._file = file
        found: Counter[Path] = Counter()
        surest: dict[Path, int] = {}
        for value in islice(self._values(), _SAMPLE):
            for path, sure in _posts_in(value, is_post):
                found[path] += 1
                surest[path] = max(sure, surest.get(path, 0))
        # A list of posts is nearer to the top than those that its posts refer to.
        paths = sorted(found, key=lambda path: (-surest[path], len(path), -found[path]))
        self._path: Path = paths[0] if paths else ()
        self.others = [path for path in paths[1:] if path[: len(self._path)] != self._path]
        """Where other objects are that could be posts."""

    def __iter__(self) -> Iterator[Row]:
        for value in self._values():
            if not self._path:
                if not isinstance(value, dict | str):
                    hint = "Give a list of objects or of texts."
                    raise BadInputError(f"{self._file.name} is not a list of posts.", hint=hint)
                yield value if isinstance(value, dict) else {"text": value}
            else:
                # A page of X's API lists the users beside the posts.
                found = objects_in(value_at(value, "includes", "users"))
                users = {user["id"]: user for user in found if user.get("id")}
                for row in _along(value, self._path, {}):
                    author = users.get(row.get("author_id"))
                    yield {**row, "author": author} if author and "author" not in row else row

    def skipped(self) -> str:
        """The names of `others`, empty if there are none."""
        return listing(sorted({name_of(".".join(path))[:40] for path in self.others})[:5])

    def _values(self) -> Iterator[object]:
        with self._file.open() as stream:
            for value in json_values(stream, self._file.name, "Export it again."):
                if rows := _rows_of_frame(value):
                    yield from rows
                else:
                    yield value


def _posts_in(value: object, is_post: Callable[[Row], int]) -> Iterator[tuple[Path, int]]:
    """The paths of all posts in `value` that are not within other posts."""
    pending: list[tuple[object, Path]] = [(value, ())]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node, path = pending.pop()
        if isinstance(node, dict):
            if sure := is_post(node):
                yield path, sure
            elif len(path) < _MAX_DEPTH:
                pending += [
                    (child, (*path, "*" if key.isdecimal() else key))
                    for key, child in node.items()
                    if isinstance(child, dict | list) and key.lower() not in _NOT_OWN
                ]
        elif isinstance(node, list):
            pending += [(child, path) for child in node if isinstance(child, dict | list)]


def _along(value: object, path: Path, author: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects at the end of `path`, with the `author` that objects on the way name."""
    if isinstance(value, list):
        for each in value:
            yield from _along(each, path, author)
    elif isinstance(value, dict):
        if not path:
            yield {**author, **value} if author else value
            return
        author = {**author, **{key: value[key] for key in _AUTHORS if key in value and key != path[0]}}
        if path[0] == "*":
            for key, each in value.items():
                if key.isdecimal():
                    yield from _along(each, path[1:], author)
        elif path[0] in value:
            yield from _along(value[path[0]], path[1:], author)


def _rows_of_frame(value: object) -> list[Row]:
    """The rows of a data frame as pandas writes it by column (its default) or split. Empty for anything else."""
    if not isinstance(value, dict) or not value:
        return []
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list):
        names = list(map(str, columns))
        return [dict(zip(names, cells, strict=False)) for cells in data if isinstance(cells, list)]
    first, *rest = value.values()
    if not isinstance(first, dict) or not first or not all(map(str.isdecimal, first)):
        return []
    if not all(isinstance(column, dict) and column.keys() == first.keys() for column in rest):
        return []
    if any(isinstance(cell, dict) for cell in first.values()):
        return []  # posts by number
    return [{name: column[key] for name, column in value.items()} for key in first]
