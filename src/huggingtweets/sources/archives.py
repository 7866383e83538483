"""Archives from untrusted sources: a zip, a tar, a folder, or one of the files in a folder.

Only members with a wanted name are opened, and neither a link nor a name leads out of the archive. Nothing is unpacked
to disk. Memory and time are bounded.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import tarfile
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Literal, cast

from huggingtweets.errors import BadInputError
from huggingtweets.sources.json_stream import json_values

Kind = Literal["folder", "file", "zip", "tar"]

_DAMAGE = (
    *(EOFError, NotImplementedError, ValueError, struct.error, zlib.error),
    *(gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile),
)
_MAX_RATIO = 200  # unpacked to packed size: posts have about 10, repeated ones 100, a bomb 1,000
_RATIO_FROM = 16 << 20  # bytes, unpacked: the ratio of smaller members does not matter
_MAX_UNPACKED = 64 << 30  # bytes of all members that are read: thirty million posts
_MAX_DIRECTORY = 64 << 20  # bytes of a zip's directory: half a million files, and ten times as much memory
_HEAD_BYTES = 1 << 20
_MAX_TAR_MEMBERS = 5_000_000
_TAR_BLOCK = 512
_FOLDERS = {"data", "js", "tweets"}
"""Folders to look into below the second level. Others hold media."""
_OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.")
"""Names of the first members of documents, which are zips too."""
_UNPACK = "Unpack it and add the folder."


def kind_of(path: Path) -> Kind:
    """What `path` is, by its first bytes, or its name if it is damaged. Raises OSError.

    Spreadsheets, which are zips too, and single files packed with gzip count as files.
    """
    if path.is_dir():
        return "folder"
    with path.open("rb") as file:
        head = file.read(_TAR_BLOCK)
        if head[:2] == b"PK" or path.suffix.lower() == ".zip":
            return "file" if any(mark in head for mark in _OFFICE_MARKS) else "zip"
        if head[:2] == b"\x1f\x8b":
            file.seek(0)
            try:
                head = gzip.GzipFile(fileobj=file).read(_TAR_BLOCK)
            except _DAMAGE:
                return "tar" if path.name.lower().endswith((".tar.gz", ".tgz")) else "file"
    return "tar" if head[257:262] == b"ustar" else "file"


class Archive:
    """The members of `path` whose names `is_wanted` accepts. `remedy` is the hint of errors about damage."""

    names: list[str]
    """With plain slashes. For a single file, those in its folder, and itself."""
    links: list[str]
    """Wanted names that are not read because they are links that lead out of the folder."""

    def __init__(self, path: Path, remedy: str, is_wanted: Callable[[str], bool]) -> None:
        """Find the members. Raises BadInputError if `path` cannot be read, is damaged, or is an empty zip."""
        self.path, self.links = path, []
        self._remedy, self._is_wanted = remedy, is_wanted
        self._members: dict[str, zipfile.ZipInfo | tarfile.TarInfo | Path] = {}  # by name
        self._bomb: BadInputError | None = None  # raised once a member is opened
        with self._reading(path.name):
            self.kind = kind_of(path)
            if self.kind == "zip":
                self._list_zip()
            elif self.kind == "tar":
                self._list_tar()
            elif self.kind == "folder":
                self._list_folder(path)
            else:
                self._list_folder(path.parent, is_flat=True)
                self._members[path.name] = path
        self.names = list(self._members)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """The bytes of a member. Raises BadInputError if they cannot be read, or the zip looks like a bomb."""
        if self._bomb:
            raise self._bomb
        where = self._members[name]
        with self._reading(name if self.path.name == name else f"{name.rpartition('/')[2]} in {self.path.name}"):
            if isinstance(where, Path):
                with where.open("rb") as file:
                    yield file
            elif isinstance(where, tarfile.TarInfo):
                yield cast(BinaryIO, self._tar.extractfile(where))
            else:
                with self._open_in_zip(where) as member:
                    yield cast(BinaryIO, member)

    def nearest(self, folders: Iterable[str]) -> str | None:
        """The one of `folders`, each with an archive in it, that is nearest to the top. None if there are none.

        Raises BadInputError if several are equally near.
        """
        by_level = sorted((folder.count("/"), folder) for folder in set(folders))
        first = [folder for level, folder in by_level if level == by_level[0][0]]
        if len(first) > 1:
            shown = ", ".join(folder.rstrip("/") for folder in first[:5])
            raise BadInputError(f"{self.path.name} holds several archives ({shown}).", hint="Give one of them.")
        return first[0] if first else None

    def values(self, name: str, key: str | None = None) -> Iterator[object]:
        """The JSON values in a member, as `json_values`."""
        with self.open(name) as file:
            yield from json_values(file, name.rpartition("/")[2], self._remedy, key)

    def head(self, name: str, size: int = _HEAD_BYTES) -> bytes:
        """The first bytes of a member."""
        with self.open(name) as file:
            return file.read(size)

    @contextmanager
    def _reading(self, what: str) -> Iterator[None]:
        """Turn errors into BadInputError about `what`."""
        try:
            yield
        except _DAMAGE as error:
            raise BadInputError(f"{what} is cut off or damaged.", hint=self._remedy) from error
        except OSError as error:
            raise BadInputError(f"{what} could not be read ({error.strerror or error}).") from error

    def _list_folder(self, root: Path, *, is_flat: bool = False) -> None:
        os.scandir(root).close()  # raises if it may not be read, which os.walk ignores
        for folder, folders, files in os.walk(root, followlinks=True):
            below = Path(folder).relative_to(root)
            folders[:] = [each for each in folders if not is_flat and _may_hold_posts((below / each).as_posix())]
            for name in sorted((below / file).as_posix() for file in files):
                if self._is_wanted(name) and (root / name).is_file():
                    path = (root / name).resolve()
                    if path.is_relative_to(root.resolve()):
                        self._members[name] = path
                    else:
                        self.links.append(name)

    def _list_zip(self) -> None:
        file = _Zip(io.FileIO(self.path))
        weakref.finalize(self, file.close)
        try:
            self._zip = zipfile.ZipFile(file)
        except _DAMAGE as error:
            file.seek(0)
            if file.read(4) == b"PK\x03\x04":
                raise
            raise BadInputError(f"{self.path.name} is not a zip file.", hint=self._remedy) from error
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        if not infos:
            raise BadInputError(f"{self.path.name} is an empty zip.", hint=self._remedy)
        unpacked = 0
        for info in infos:
            name = info.filename.replace("\\", "/").removeprefix("./")
            is_inside = not name.startswith("/") and ".." not in name.split("/")
            if is_inside and self._is_wanted(name) and not stat.S_ISLNK(info.external_attr >> 16):
                # zipfile reads no more of a member than this size. A tar is checked while it is read.
                if is_bomb(info.file_size, info.compress_size):
                    self._bomb = bomb(f"{name.rpartition('/')[2]} in {self.path.name}")
                unpacked += info.file_size
                self._members[name] = info
        # Members may share their bytes, so compare the sum with the size of the file.
        if unpacked > _MAX_UNPACKED or is_bomb(unpacked, self.path.stat().st_size):
            self._bomb = self._bomb or bomb(self.path.name)

    def _open_in_zip(self, info: zipfile.ZipInfo) -> IO[bytes]:
        if info.flag_bits & 1:
            raise BadInputError(f"{self.path.name} is protected by a password.", hint=_UNPACK)
        # Windows compresses large folders with Deflate64.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadInputError(f"{self.path.name} uses an unsupported compression method.", hint=_UNPACK)
        return self._zip.open(info)

    def _list_tar(self) -> None:
        size = self.path.stat().st_size
        file = self.path.open("rb")
        weakref.finalize(self, file.close)
        is_packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        stream = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if is_packed else file
        self._tar = tarfile.TarFile(fileobj=stream, tarinfo=_TarInfo, encoding="utf-8", errors="replace")
        for _ in range(_MAX_TAR_MEMBERS):
            if (info := self._tar.next()) is None:
                return
            if info.size < 0:
                raise EOFError
            if is_bomb(info.offset_data + info.size, size):
                raise bomb(self.path.name)
            self._tar.members = []  # type: ignore[attr-defined]  # it would keep a record of every member
            name = info.name.replace("\\", "/").removeprefix("./")
            if info.isreg() and self._is_wanted(name):
                self._members[name] = info
        raise EOFError


class _TarInfo(tarfile.TarInfo):
    """Ignores extensions (long names, sparse files), which can be of any size and which the wanted files do not need.

    Also raises EOFError for damage that tarfile takes for the end of the tar.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _TarInfo:
        try:
            info = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf.strip(b"\0"):
                raise EOFError from error
            raise
        if info.type not in {tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE}:
            info.type = b"?"  # an unknown type, which is skipped
        return info


def _may_hold_posts(folder: str) -> bool:
    """Whether to look into a folder: any down to the second level but those of pictures, below that known ones."""
    *above, name = folder.split("/")
    return len(above) < 5 and (name.lower() in _FOLDERS or (len(above) < 2 and not name.endswith("_media")))


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether `packed` bytes that unpack to `unpacked` are compressed more than posts can be."""
    return unpacked > max(_RATIO_FROM, _MAX_RATIO * packed)


def bomb(name: str) -> BadInputError:
    return BadInputError(f"{name} looks like a zip bomb: it unpacks to far more than an archive of posts does.")


class _Zip(io.BufferedReader):
    """A zip whose directory fits into memory: `zipfile` reads it at once, members in pieces."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MAX_DIRECTORY:
            name = Path(os.fsdecode(self.raw.name)).name  # type: ignore[attr-defined]
            raise BadInputError(f"{name} lists more files than any archive has.", hint=_UNPACK)
        return super().read(size)
