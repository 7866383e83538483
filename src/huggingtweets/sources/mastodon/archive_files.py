"""The two files of a Mastodon archive that are ever opened, in a zip, in a tar, or unpacked.

Beside them lie likes, bookmarks, media, and in a zip from anywhere whatever else. So nothing is opened by a name other
than `outbox.json` and `actor.json`, at the top or one folder down; nothing is unpacked, no link followed.
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
HEAD_BYTES = 1 << 16
REMEDY = "Ask the server for a new archive, or give its outbox.json."

_MAX_ACTOR = 1 << 20  # bytes: it has a few thousand
_MAX_MEMBERS = 5_000_000  # of a tar
_BLOCK = 512
_CHUNK = 1 << 18
_BROKEN = (*BROKEN, gzip.BadGzipFile)

Shape = Literal["folder", "file", "zip", "tar"]


class Archive:
    """A Mastodon archive's outbox and actor, by looking at names alone."""

    def __init__(self, path: Path) -> None:
        """Raises BadInputError when there is no outbox, or more than one."""
        self.path = path
        self._shape = shape_of(path)
        self._zip = Zip(path, "Mastodon", REMEDY) if self._shape == "zip" else None
        self._outbox, self._actor = "", b""
        self.head = b""
        """How the outbox begins."""
        try:
            self._look()
        except (*_BROKEN, ValueError) as error:
            raise BadInputError(f"{path.name} is cut off or damaged. {REMEDY}") from error
        except OSError as error:
            raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error

    @contextmanager
    def outbox(self) -> Iterator[BinaryIO]:
        """The bytes of the outbox. Raises BadInputError when they cannot be read."""
        try:
            with self._open(self._outbox) as file:
                yield file
        except _BROKEN as error:
            raise BadInputError(f"{OUTBOX} in {self.path.name} is cut off or damaged. {REMEDY}") from error
        except OSError as error:
            raise BadInputError(f"{OUTBOX} could not be read ({error.strerror or error}).") from error

    def actor(self) -> dict[str, Any]:
        """Who the account is; empty where the archive does not say."""
        try:
            value = json.loads(self._actor.decode("utf-8-sig", errors="replace"))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def _look(self) -> None:
        """Find the outbox, and read its head and the actor beside it."""
        if self._shape == "tar":
            self._look_through_tar()
        else:
            self._outbox = _only(
                [self.path.name] if self._shape == "file" else [name for name in self._names() if _is(name, OUTBOX)],
                self.path,
            )
            with self._open(self._outbox) as file:
                self.head = file.read(HEAD_BYTES)
            actor = self._outbox.rpartition("/")[0] + "/" + ACTOR if "/" in self._outbox else ACTOR
            if actor in self._names():
                with self._open(actor) as file:
                    self._actor = file.read(_MAX_ACTOR)

    def _look_through_tar(self) -> None:
        """In one go, since a packed tar has no list of contents, and its media stand before the outbox."""
        outboxes, actors = [], {}
        with self._tar() as tar:
            for name in tar:
                if _is(name, OUTBOX):
                    outboxes.append(name)
                    self.head = tar.read(HEAD_BYTES)
                elif _is(name, ACTOR):
                    actors[name.rpartition("/")[0]] = tar.read(_MAX_ACTOR)
        self._outbox = _only(outboxes, self.path)
        self._actor = actors.get(self._outbox.rpartition("/")[0], b"")

    def _names(self) -> list[str]:
        """The files at the top and one folder down, with plain slashes."""
        if self._zip:
            return list(self._zip.names)
        top = self.path if self._shape == "folder" else self.path.parent
        folders = _folders(top) if self._shape == "folder" else []
        files = [folder / name for folder in (top, *folders) for name in (OUTBOX, ACTOR)]
        return [file.relative_to(top).as_posix() for file in files if stat.S_ISREG(_mode(file))]

    @contextmanager
    def _open(self, name: str) -> Iterator[BinaryIO]:
        if name != self.path.name and not (_is(name, OUTBOX) or _is(name, ACTOR)):
            raise RuntimeError(f"{name} is not for us to read")
        if self._shape == "tar":
            with self._tar() as tar:
                if name not in tar:
                    raise BadInputError(f"{self.path.name} has changed while it was read. Run the same command again.")
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
    def _tar(self) -> Iterator[_Tar]:
        with self.path.open("rb") as file:
            is_packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield _Tar(_Bounded(file, self.path.name) if is_packed else file)


def shape_of(path: Path) -> Shape:
    """What kind of thing `path` is, by its first bytes, and for a damaged zip its name. Raises OSError."""
    if path.is_dir():
        return "folder"
    with path.open("rb") as file:
        head = file.read(_BLOCK)
    if head[:2] == b"PK" or path.suffix.lower() == ".zip":
        return "zip"
    return "tar" if head[:2] == b"\x1f\x8b" or head[257:262] == b"ustar" else "file"


def holds_tar(path: Path) -> bool:
    """Whether a file of shape "tar" really is one, and not some other packed file. Raises OSError."""
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            return True
        file.seek(0)
        try:
            return gzip.GzipFile(fileobj=file).read(_BLOCK)[257:262] == b"ustar"
        except _BROKEN:
            return path.name.lower().endswith((".tar.gz", ".tgz"))


def zip_has_outbox(path: Path) -> bool:
    """Whether a zip has an outbox where an archive's is; False for a broken one."""
    try:
        return any(_is(name, OUTBOX) for name in Zip(path, "Mastodon", REMEDY).names)
    except BadInputError:
        return False


def folder_has_outbox(path: Path) -> bool:
    """Whether a folder, or one in it, has an outbox. Raises OSError."""
    return any(stat.S_ISREG(_mode(folder / OUTBOX)) for folder in (path, *_folders(path)))


class _Tar:
    """A tar's members one after the other, in constant memory: iterate over the names, `read` the one at hand.

    Not the standard library's, which keeps a record of every member, reads a header's extensions whole into memory
    however long they claim to be, and has been made to hang by sizes below zero. Of extensions (longer names, sparse
    files) none is heeded: the members looked for need none.
    """

    def __init__(self, stream: BinaryIO | _Bounded) -> None:
        self._stream = stream
        self._left = self._padding = 0  # of the member at hand

    def __iter__(self) -> Iterator[str]:
        """The names of regular files, with plain slashes."""
        for _ in range(_MAX_MEMBERS):
            self._skip(self._left + self._padding)
            header = self._stream.read(_BLOCK)
            if not header.strip(b"\0"):
                return  # the end, with its blocks of zeros or without
            if len(header) < _BLOCK or _octal(header[148:156]) != sum(header[:148]) + 8 * 32 + sum(header[156:]):
                raise EOFError
            self._left = _octal(header[124:136])
            self._padding = -self._left % _BLOCK
            if header[156:157] in {b"0", b"\0", b"7"}:
                name = _text(header[:100])
                prefix = _text(header[345:500]) if header[257:263] == b"ustar\0" else ""
                yield _plain(f"{prefix}/{name}" if prefix else name)
        raise EOFError

    def __contains__(self, wanted: str) -> bool:
        """Whether a member of that name is ahead; moves to it."""
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


class _Bounded:
    """What is unpacked from a gzip, as long as it does not grow beyond measure."""

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
    """A number in a tar's header: octal digits, or for more than they can hold, bytes behind a 0x80."""
    if field[0] == 0x80:
        return int.from_bytes(field[4:], "big")
    digits = field.strip(b" \0")
    if digits.strip(b"01234567"):
        raise EOFError
    return int(digits or b"0", 8)


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", errors="replace")


def _plain(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _is(name: str, wanted: str) -> bool:
    """Whether `name` is that of the file `wanted`, at the top or one folder down."""
    folder, _, file = name.rpartition("/")
    return file == wanted and folder not in {".", ".."} and "/" not in folder and (folder != "" or name == wanted)


def _folders(path: Path) -> list[Path]:
    return [entry for entry in path.iterdir() if stat.S_ISDIR(_mode(entry))]


def _mode(file: Path) -> int:
    """The kind of `file` itself, not of what it may link to; 0 where there is none."""
    try:
        return file.lstat().st_mode
    except OSError:
        return 0


def _only(names: list[str], path: Path) -> str:
    names = sorted(set(names))
    if not names:
        raise BadInputError(f"{path.name} holds no {OUTBOX}, where a Mastodon archive has its posts. {REMEDY}")
    if OUTBOX in names:
        return OUTBOX
    if len(names) > 1:
        raise BadInputError(f"{path.name} holds several archives ({', '.join(names[:5])}). Give one of them.")
    return names[0]
