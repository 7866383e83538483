"""The bytes of a table: a plain or packed file, or the only table in a zip, a tar or a folder."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from huggingtweets.errors import BadInputError
from huggingtweets.sources.archives import Archive, bomb, is_bomb, kind_of
from huggingtweets.sources.fields import some

_TABLE = re.compile(
    r"(?:[^/.][^/]*/){0,3}(?!\.|package\.json)[^/]+\.(?:csv|tsv|tab|json|jsonl|ndjson|parquet)(?:\.gz|\.bz2|\.xz|\.zst)?",
    re.IGNORECASE,
)
_LINES = re.compile(r"(?:[^/.][^/]*/)?(?!\.|read.?me|licen[cs]e)[^/]+\.txt", re.IGNORECASE)
_NOT_POSTS = re.compile(
    r"__MACOSX/|(?:.*/)?(?:likes?|bookmarks?|favou?rites?|followers?|following|mentions|users?|profile|account|actor|inbox|"
    r"direct.?messages?)\.\w+$",
    re.IGNORECASE,
)
"""Files of archives that hold no posts, or other people's."""
_SUFFIX = re.compile(r"\.(?:gz|gzip|bz2|bzip2|xz|zst|zstd)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table whose bytes can be read any number of times."""

    name: str
    """Without folders and without the suffix of a packing."""
    open: Callable[[], AbstractContextManager[BinaryIO]]
    """Opens the unpacked bytes. Reading them raises BadInputError if they are damaged."""

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


def table_file(path: Path) -> TableFile:
    """The table in `path`. Raises BadInputError for an archive with several tables or none."""
    kind = kind_of(path)
    if kind == "file":
        return _unpacked(TableFile(path.name, lambda: path.open("rb")))
    archive, names = _tables_in(path)
    if len(names) != 1:
        several = f"{path.name} holds several tables: {some(names)}."
        raise BadInputError(
            several if names else f"{path.name} holds no table of posts.",
            hint="Give the one with the posts." if kind == "folder" else "Unpack it, and give the one with the posts.",
        )
    return _unpacked(TableFile(names[0].rpartition("/")[2], lambda: archive.open(names[0])))


def holds_tables(path: Path) -> bool:
    """Whether an archive or folder holds tables. Raises as `Archive`."""
    return bool(_tables_in(path)[1])


def _tables_in(path: Path) -> tuple[Archive, list[str]]:
    """The archive or folder, and the names of the tables in it."""
    archive = Archive(path, "Download it again.", lambda name: bool(_TABLE.fullmatch(name) or _LINES.fullmatch(name)))
    names = sorted(name for name in archive.names if not _NOT_POSTS.match(name))
    return archive, [name for name in names if _TABLE.fullmatch(name)] or ([] if archive.kind == "folder" else names)


def _unpacked(file: TableFile) -> TableFile:
    """`file` without its packing."""
    with file.open() as stream:
        head = stream.read(8)
    opener = next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)
    if opener is None:
        return file

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        with file.open() as stream, opener(stream) as unpacked:
            yield cast(BinaryIO, io.BufferedReader(_Checked(unpacked, stream, file.name)))

    return TableFile(_SUFFIX.sub("", file.name), opened)


def _open_zstd(file: IO[bytes]) -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.ZstdFile(file)


_OPENERS: dict[bytes, Callable[[IO[bytes]], Any]] = {
    b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\0": lzma.open, b"\x28\xb5\x2f\xfd": _open_zstd,
}  # fmt: skip
"""What opens a packed file, by its first bytes."""


class _Checked(io.RawIOBase):
    """Unpacked bytes. Raises BadInputError for damage and for a zip bomb."""

    def __init__(self, unpacked: IO[bytes], packed: IO[bytes], name: str) -> None:
        self._unpacked, self._packed, self._name = unpacked, packed, name
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._unpacked.read(len(view))
        except MemoryError:
            raise
        except Exception as error:  # each packing has errors of its own
            raise BadInputError(
                f"{self._name} is cut off or damaged.", hint="Unpack it yourself, or download it again."
            ) from error
        self._done += len(data)
        if is_bomb(self._done, self._packed.tell()):
            raise bomb(self._name)
        view[: len(data)] = data
        return len(data)
