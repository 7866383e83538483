"""Zips from anywhere: nothing in one decides how much memory or time is spent, nor is anything unpacked to the disk."""

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
"""What a damaged zip may raise while it is read."""

_MAX_RATIO = 200  # unpacked to packed: posts have some 10 to 1, the most alike ones 100, a bomb 1,000
_HARMLESS = 16 << 20  # bytes unpacked, up to which the ratio says nothing
_MAX_UNPACKED = 64 << 30  # bytes of all members that are read: thirty million posts
_MAX_DIRECTORY = 64 << 20  # bytes of a zip's list of contents: half a million files; read, it takes ten times as much
_UNPACK = "Unpack it, then give the folder."


class Zip:
    """A zip that is meant to be an archive of `place`. `remedy` is a sentence: what to do when it is damaged."""

    names: dict[str, str]
    """Each file's own spelling in the zip, by the one with plain slashes.

    Not those that lead out of the folder it would be unpacked to, nor links: no archive has any.
    """

    def __init__(self, path: Path, place: str, remedy: str) -> None:
        """Read its list of contents. Raises BadInputError when it is damaged, empty or has too many."""
        self._path, self._place = path, place
        try:
            if _directory_bytes(path) > _MAX_DIRECTORY:
                raise BadInputError(f"{path.name} lists more files than any archive has. {_UNPACK}")
            with zipfile.ZipFile(path) as container:
                infos = [info for info in container.infolist() if not info.filename.endswith("/")]
        except (*BROKEN, ValueError) as error:
            with path.open("rb") as file:
                is_cut = file.read(4) == b"PK\x03\x04"
            state = "is cut off or damaged" if is_cut else "is not a zip file"
            raise BadInputError(f"{path.name} {state}. {remedy}") from error
        except OSError as error:
            raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error
        if not infos:
            raise BadInputError(f"{path.name} is an empty zip. {remedy}")
        self.names = {
            name: info.filename
            for info in infos
            if not stat.S_ISLNK(info.external_attr >> 16)
            and not (name := info.filename.replace("\\", "/").removeprefix("./")).startswith("/")
            and ".." not in name.split("/")
        }

    def refuse_bombs(self, members: Collection[str]) -> None:
        """Raises BadInputError when one of these members, or all of them, unpack to what no archive's posts do.

        By the sizes that the zip tells: zipfile reads no more than that of any member, nor gives more.
        """
        with zipfile.ZipFile(self._path) as container:
            infos = [container.getinfo(name) for name in members]
        for info in infos:
            if is_bomb(info.file_size, info.compress_size):
                raise bomb(f"{info.filename.rpartition('/')[2]} in {self._path.name}", self._place)
        # Members that share their bytes count once in the zip's size.
        unpacked = sum(info.file_size for info in infos)
        if unpacked > _MAX_UNPACKED or is_bomb(unpacked, self._path.stat().st_size):
            raise bomb(self._path.name, self._place)

    @contextmanager
    def open(self, member: str) -> Iterator[BinaryIO]:
        """The bytes of a member, by its own spelling. Raises BROKEN, and BadInputError where we cannot unpack them."""
        with zipfile.ZipFile(self._path) as container:
            info = container.getinfo(member)
            if info.flag_bits & 1:
                raise BadInputError(f"{self._path.name} is protected by a password. {_UNPACK}")
            # Windows packs big folders with Deflate64, which Python cannot read.
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise BadInputError(f"{self._path.name} is packed in a way that cannot be read here. {_UNPACK}")
            with container.open(info) as packed:
                yield cast(BinaryIO, packed)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes in the place of so few are more than posts can be packed to."""
    return unpacked > max(_HARMLESS, _MAX_RATIO * packed)


def bomb(name: str, place: str) -> BadInputError:
    """What to raise then."""
    return BadInputError(f"{name} grows beyond measure when unpacked: no archive of {place} does that.")


def _directory_bytes(path: Path) -> int:
    """Size of the zip's list of contents, as its end tells; 0 where there is no end, which zipfile then says."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - (1 << 16) - 100))
        tail = file.read()
        end = tail.rfind(b"PK\5\6")
        if end < 0 or len(tail) < end + 22:
            return 0
        told = int.from_bytes(tail[end + 12 : end + 16], "little")
        if end >= 20 and tail[end - 20 : end - 16] == b"PK\6\7":  # the longer record of a zip over 4 GB stands before
            file.seek(max(0, size - len(tail) + end - 76))
            told = max(told & 0x7FFFFFFF, int.from_bytes(file.read(48)[40:], "little"))
    return told
