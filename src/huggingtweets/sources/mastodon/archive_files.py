"""The two files of a Mastodon archive that are read, from a zip, a tar or a folder.

Archives also hold likes, bookmarks and media, and a zip may hold anything. So only `outbox.json` and `actor.json` are
opened, at the top or one folder down. Nothing is unpacked to disk, and no link is followed.
"""

from __future__ import annotations

import gzip
import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from huggingtweets.errors import BadInputError
from huggingtweets.sources.zip_files import BROKEN, Zip, bomb, is_bomb

OUTBOX, ACTOR = "outbox.json", "actor.json"
REMEDY = "Ask the server for a new archive, or give its outbox.json."

_HEAD_BYTES = 1 << 16
_MAX_ACTOR_BYTES = 1 << 20  # real ones have a few thousand
_MAX_TAR_MEMBERS = 5_000_000
_TAR_BLOCK = 512
_CHUNK = 1 << 18
_BROKEN = (*BROKEN, gzip.BadGzipFile)

Shape = Literal["folder", "file", "zip", "tar"]


class Archive:
    """Finds the outbox and actor of a Mastodon archive by their names alone."""

    def __init__(self, path: Path) -> None:
        """Raises BadInputError if there is no outbox, or more than one."""
        self.path = path
        self.head = b""
        """The start of the outbox."""
        self._shape = shape_of(path)
        self._zip = Zip(path, "Mastodon", REMEDY) if self._shape == "zip" else None
        self._outbox, self._actor = "", b""
        try:
            if self._shape == "tar":
                self._scan_tar()
            else:
                self._scan()
        except (*_BROKEN, ValueError) as error:
            raise BadInputError(f"{path.name} is cut off or damaged.", hint=REMEDY) from error
        except OSError as error:
            raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error

    @contextmanager
    def outbox(self) -> Iterator[BinaryIO]:
        """The bytes of the outbox. Raises BadInputError if they cannot be read."""
        try:
            with self._open(self._outbox) as file:
                yield file
        except _BROKEN as error:
            raise BadInputError(f"{OUTBOX} in {self.path.name} is cut off or damaged.", hint=REMEDY) from error
        except OSError as error:
            raise BadInputError(f"{OUTBOX} could not be read ({error.strerror or error}).") from error

    def actor(self) -> dict[str, Any]:
        """The record of the account; empty if the archive has none."""
        try:
            value = json.loads(self._actor.decode("utf-8-sig", errors="replace"))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def _scan(self) -> None:
        """Find the outbox, and read its head and the actor next to it."""
        names = self._names()
        outboxes = [self.path.name] if self._shape == "file" else [name for name in names if _is(name, OUTBOX)]
        self._outbox = _only(outboxes, self.path)
        with self._open(self._outbox) as file:
            self.head = file.read(_HEAD_BYTES)
        folder, slash, _ = self._outbox.rpartition("/")
        if (actor := folder + slash + ACTOR) in names:
            with self._open(actor) as file:
                self._actor = file.read(_MAX_ACTOR_BYTES)

    def _scan_tar(self) -> None:
        """As `_scan`, in one pass: a compressed tar has no directory, and its media come before the outbox."""
        outboxes, actors = [], {}
        with self._open_tar() as tar:
            for name in tar:
                if _is(name, OUTBOX):
                    outboxes.append(name)
                    self.head = tar.read(_HEAD_BYTES)
                elif _is(name, ACTOR):
                    actors[name.rpartition("/")[0]] = tar.read(_MAX_ACTOR_BYTES)
        self._outbox = _only(outboxes, self.path)
        self._actor = actors.get(self._outbox.rpartition("/")[0], b"")

    def _names(self) -> set[str]:
        """The files in the zip, or those in the folder that may be read, with plain slashes."""
        if self._zip:
            return set(self._zip.names)
        top, folders = (self.path, _folders(self.path)) if self._shape == "folder" else (self.path.parent, [])
        files = [folder / name for folder in (top, *folders) for name in (OUTBOX, ACTOR)]
        return {file.relative_to(top).as_posix() for file in files if stat.S_ISREG(_mode(file))}

    @contextmanager
    def _open(self, name: str) -> Iterator[BinaryIO]:
        if self._shape == "tar":
            with self._open_tar() as tar:
                if name not in tar:
                    raise BadInputError(f"{self.path.name} changed while it was read.", hint="Run the command again.")
                yield cast(BinaryIO, tar)
        elif self._zip:
            member = self._zip.names[name]
            self._zip.refuse_bombs([member])
            with self._zip.open(member) as file:
                yield file
        else:
            with ((self.path if self._shape == "folder" else self.path.parent) / name).open("rb") as file:
                yield file

    @contextmanager
    def _open_tar(self) -> Iterator[_Tar]:
        with self.path.open("rb") as file:
            is_packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield _Tar(_Gunzip(file, self.path.name) if is_packed else file)


def shape_of(path: Path) -> Shape:
    """The kind of file, by its first bytes, or its name for a damaged zip. Raises OSError."""
    if path.is_dir():
        return "folder"
    with path.open("rb") as file:
        head = file.read(_TAR_BLOCK)
    if head[:2] == b"PK" or path.suffix.lower() == ".zip":
        return "zip"
    return "tar" if head[:2] == b"\x1f\x8b" or head[257:262] == b"ustar" else "file"


def has_outbox(path: Path, shape: Shape) -> bool:
    """Whether a folder, zip or tar looks like an archive by its names; a tar only by being one. Raises OSError."""
    if shape == "folder":
        return any(stat.S_ISREG(_mode(folder / OUTBOX)) for folder in (path, *_folders(path)))
    if shape == "zip":
        try:
            return any(_is(name, OUTBOX) for name in Zip(path, "Mastodon", REMEDY).names)
        except BadInputError:
            return False
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return True
        file.seek(0)
        try:
            return gzip.GzipFile(fileobj=file).read(_TAR_BLOCK)[257:262] == b"ustar"
        except _BROKEN:
            return path.name.lower().endswith((".tar.gz", ".tgz"))


class _Tar:
    """Reads a tar's members in order and constant memory: iterate over the names, and `read` the current member.

    Unlike `tarfile`, which keeps a record of every member and reads extension headers of any claimed size into memory.
    Extensions (long names, sparse files) are ignored, because the members looked for need none.
    """

    def __init__(self, stream: BinaryIO | _Gunzip) -> None:
        self._stream = stream
        self._left = self._padding = 0  # bytes of the current member

    def __iter__(self) -> Iterator[str]:
        """The names of regular files, with plain slashes."""
        for _ in range(_MAX_TAR_MEMBERS):
            self._skip(self._left + self._padding)
            header = self._stream.read(_TAR_BLOCK)
            if not header.strip(b"\0"):
                return  # the end, with or without its blocks of zeros
            if len(header) < _TAR_BLOCK or _octal(header[148:156]) != sum(header[:148]) + 8 * 32 + sum(header[156:]):
                raise EOFError
            self._left = _octal(header[124:136])
            self._padding = -self._left % _TAR_BLOCK
            if header[156:157] in {b"0", b"\0", b"7"}:
                name = _text(header[:100])
                prefix = _text(header[345:500]) if header[257:263] == b"ustar\0" else ""
                full_name = f"{prefix}/{name}" if prefix else name
                yield full_name.replace("\\", "/").removeprefix("./")
        raise EOFError

    def __contains__(self, wanted: str) -> bool:
        """Move to the member of that name; False if none is ahead."""
        return any(name == wanted for name in self)

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(self._left if size < 0 else min(size, self._left))
        if not data and size and self._left:
            raise EOFError
        self._left -= len(data)
        return data

    def _skip(self, count: int) -> None:
        while count:
            data = self._stream.read(min(count, _CHUNK))
            if not data:
                raise EOFError
            count -= len(data)


class _Gunzip:
    """The unpacked bytes of a gzip file. Raises BadInputError if it looks like a bomb."""

    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._packed, self._name = packed, name
        self._unpacked = gzip.GzipFile(fileobj=packed)
        self._count = 0

    def read(self, size: int) -> bytes:
        data = self._unpacked.read(size)
        self._count += len(data)
        if is_bomb(self._count, self._packed.tell()):
            raise bomb(self._name, "Mastodon")
        return data


def _octal(field: bytes) -> int:
    """A number in a tar header: octal digits, or for larger numbers, bytes after a 0x80."""
    if field[0] == 0x80:
        return int.from_bytes(field[4:], "big")
    digits = field.strip(b" \0")
    if digits.strip(b"01234567"):
        raise EOFError
    return int(digits or b"0", 8)


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", errors="replace")


def _is(name: str, wanted: str) -> bool:
    """Whether `name` is the file `wanted` at the top or one folder down."""
    folder, slash, file = name.rpartition("/")
    return file == wanted and "/" not in folder and (not slash or folder not in {"", ".", ".."})


def _folders(path: Path) -> list[Path]:
    return [entry for entry in path.iterdir() if stat.S_ISDIR(_mode(entry))]


def _mode(file: Path) -> int:
    """The mode of `file` itself, even if it is a link; 0 if it does not exist."""
    try:
        return file.lstat().st_mode
    except OSError:
        return 0


def _only(names: list[str], path: Path) -> str:
    """The one outbox among `names`, or the one at the top."""
    names = sorted(set(names))
    if not names:
        raise BadInputError(f"{path.name} holds no {OUTBOX}, the file with the posts.", hint=REMEDY)
    if len(names) > 1 and OUTBOX not in names:
        raise BadInputError(f"{path.name} holds several archives ({', '.join(names[:5])}).", hint="Add one of them.")
    return OUTBOX if OUTBOX in names else names[0]
