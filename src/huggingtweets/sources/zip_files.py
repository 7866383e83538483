"""Reading zips from untrusted sources: memory and time are bounded, and nothing is unpacked to disk."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from huggingtweets.errors import BadInputError

BROKEN = (EOFError, NotImplementedError, struct.error, zipfile.BadZipFile, zlib.error)
"""The errors that reading a damaged zip may raise."""

_MAX_RATIO = 200  # unpacked to packed size: posts have about 10, repeated ones 100, a bomb 1,000
_RATIO_FROM = 16 << 20  # bytes, unpacked: the ratio of smaller members does not matter
_MAX_UNPACKED = 64 << 30  # bytes of all members that are read: thirty million posts
_MAX_DIRECTORY = 64 << 20  # bytes of the central directory: half a million files, and ten times as much memory
_UNPACK = "Unpack it and add the folder."


class Zip:
    """A zip that should hold an archive of `platform`. `remedy` is the hint of errors about damage."""

    names: dict[str, str]
    """Each member's own name by its name with plain slashes.

    Without links and names that lead out of the folder: real archives have none.
    """

    def __init__(self, path: Path, platform: str, remedy: str) -> None:
        """Read the central directory. Raises BadInputError if it is damaged, empty or too long."""
        self._path, self._platform = path, platform
        try:
            if _directory_bytes(path) > _MAX_DIRECTORY:
                raise BadInputError(f"{path.name} lists more files than any archive has.", hint=_UNPACK)
            with zipfile.ZipFile(path) as container:
                infos = [info for info in container.infolist() if not info.filename.endswith("/")]
        except (*BROKEN, ValueError) as error:
            with path.open("rb") as file:
                is_zip = file.read(4) == b"PK\x03\x04"
            state = "is cut off or damaged" if is_zip else "is not a zip file"
            raise BadInputError(f"{path.name} {state}.", hint=remedy) from error
        except OSError as error:
            raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error
        if not infos:
            raise BadInputError(f"{path.name} is an empty zip.", hint=remedy)
        self.names = {
            name: info.filename
            for info in infos
            if not stat.S_ISLNK(info.external_attr >> 16)
            and not (name := info.filename.replace("\\", "/").removeprefix("./")).startswith("/")
            and ".." not in name.split("/")
        }

    def refuse_bombs(self, members: Collection[str]) -> None:
        """Raise BadInputError if `members` look like a zip bomb, one of them or all together.

        Uses the sizes in the directory, because zipfile never reads more of a member than that.
        """
        with zipfile.ZipFile(self._path) as container:
            infos = [container.getinfo(name) for name in members]
        for info in infos:
            if is_bomb(info.file_size, info.compress_size):
                raise bomb(f"{info.filename.rpartition('/')[2]} in {self._path.name}", self._platform)
        # Members may share their bytes, so compare the sum with the size of the file.
        unpacked = sum(info.file_size for info in infos)
        if unpacked > _MAX_UNPACKED or is_bomb(unpacked, self._path.stat().st_size):
            raise bomb(self._path.name, self._platform)

    @contextmanager
    def open(self, member: str) -> Iterator[BinaryIO]:
        """The bytes of a member, by its own name. Raises BROKEN, and BadInputError if Python cannot unpack it."""
        with zipfile.ZipFile(self._path) as container:
            info = container.getinfo(member)
            if info.flag_bits & 1:
                raise BadInputError(f"{self._path.name} is protected by a password.", hint=_UNPACK)
            # Windows compresses large folders with Deflate64.
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise BadInputError(f"{self._path.name} uses an unsupported compression method.", hint=_UNPACK)
            with container.open(info) as packed:
                yield cast(BinaryIO, packed)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether `packed` bytes that unpack to `unpacked` are compressed more than posts can be."""
    return unpacked > max(_RATIO_FROM, _MAX_RATIO * packed)


def bomb(name: str, platform: str) -> BadInputError:
    """The error for a zip bomb."""
    return BadInputError(f"{name} looks like a zip bomb: it unpacks to far more than an archive of {platform} does.")


def _directory_bytes(path: Path) -> int:
    """Size of the central directory according to the end of the zip. 0 without an end, which zipfile then reports."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - (1 << 16) - 100))
        tail = file.read()
        end = tail.rfind(b"PK\5\6")
        if end < 0 or len(tail) < end + 22:
            return 0
        directory = int.from_bytes(tail[end + 12 : end + 16], "little")
        if end >= 20 and tail[end - 20 : end - 16] == b"PK\6\7":  # zip64: a longer record comes before
            file.seek(max(0, size - len(tail) + end - 76))
            directory = max(directory & 0x7FFFFFFF, int.from_bytes(file.read(48)[40:], "little"))
    return directory
