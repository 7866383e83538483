"""Posts from a Bluesky account's repository: the CAR file that the app exports, or `com.atproto.sync.getRepo` returns.

A CAR file is a sequence of blocks, each identified by its hash (CID). A repository is a signed commit, a Merkle search
tree (MST) of keys, and records. Records outside the commit's tree were deleted or replaced. Records that are not posts
(likes, follows, blocks …) are never decoded. Every block that is used is checked against its hash. The commit's
signature is not checked, because the key for that is on the network.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, Field, NonNegativeInt, ValidationError

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import WITH_WARNING, Source, SourceOptions
from huggingtweets.sources.bluesky.record import POST, is_did, to_post
from huggingtweets.sources.fields import handle_of, value_at
from huggingtweets.text import plural

EXPORT = "Export it in Bluesky's app (Settings, Account, Export my data) and add that file."

_MAX_HEADER = 1 << 16
_MAX_BLOCK = 1 << 20
"""Bytes. Servers accept no larger record, so longer blocks are skipped unread."""
_MAX_INDEXED = 3_000_000
"""Tree nodes and posts in the index, about 200 bytes each. No account has that many."""
_MAX_DEPTH = 128  # a node's level is half the number of leading zeros of a SHA-256
_MAX_VARINT = 9

_CID_PREFIX = b"\x01\x71\x12\x20"  # version 1, DAG-CBOR, SHA-256 of 32 bytes: the only kind in a repository
_CID_BYTES = 36
_HEADER = re.compile(rb"[\x01-\xff][\x00-\x7f]?\xa2eroots|\x0a\xa1gversion")
# DAG-CBOR is canonical, so these bytes always start a tree node and name a post's type.
_NODE_STARTS = (b"\xa2ae", b"\xa1ae")
_POST_TYPE = b"e$typer" + POST.encode()

_FIRST_KEY, _AFTER_KEYS = f"{POST}/".encode(), f"{POST}0".encode()  # "0" follows "/"


class _Entry(BaseModel, strict=True):
    """A key of the tree. Format: https://atproto.com/specs/repository#mst-structure."""

    shared: NonNegativeInt = Field(alias="p")
    """How many bytes it shares with the key before."""
    suffix: bytes = Field(alias="k", min_length=1)
    record: bytes = Field(alias="v")
    right: bytes | None = Field(alias="t", default=None)
    """The node with the keys between this one and the next."""


class _Node(BaseModel, strict=True):
    left: bytes | None = Field(alias="l", default=None)
    entries: list[_Entry] = Field(alias="e")


class _Commit(BaseModel, strict=True):
    did: str
    data: bytes
    """The root of the tree."""


class BlueskyCar(Source):
    """The posts in a Bluesky account's CAR file. `is_own` stays False: anyone may download anyone's repository."""

    platform = "bluesky"

    def __init__(self, argument: str, options: SourceOptions) -> None:
        super().__init__(argument, options)
        self._is_partial = False
        with self.path.open("rb") as file:
            try:
                header = _decode(file.read(min(_read_varint(file) or 0, _MAX_HEADER)))
            except (EOFError, ValueError):
                header = None
            self._start = file.tell()
        if value_at(header, "version") == 2:
            raise self._refused("is a CAR file of version 2; only version 1 can be read")
        roots = value_at(header, "roots")
        if not isinstance(roots, list) or not roots or not isinstance(roots[0], bytes):
            raise self._refused("is not a CAR file, or its header is damaged")
        self._root = roots[0]

    @classmethod
    def _recognises(cls, path: Path) -> bool:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return path.suffix.lower() == ".car" or _HEADER.match(file.read(32)) is not None

    def _find_account(self) -> Account:
        """The account by its DID. The file does not name its handle, so that is the option's, else the DID."""
        did = self._commit.did
        given = handle_of(self.options.handle).lower()
        if given.startswith("did:") and given != did:
            self.notices.warn(f"The file belongs to {did}, so its posts are not filed under {given}.")
            given = did
        if not given:
            hint = "Add {option} NAME.bsky.social to file its posts with those fetched under that name."
            self.notices.tell(f"The file names its account only as {did}.", hint, "handle")
        return Account(self.platform, given or did, id=did)

    def posts(self) -> Iterator[Post]:
        """In the order of their keys, which almost all apps create in order of time."""
        account, done = self.account(), 0
        self.skipped.clear()
        with self.path.open("rb") as file:
            for key, cid in self._walk(file, self._commit.data, set()):
                if (data := self._read(file, cid)) is None:
                    continue
                post = to_post(_decode(data), key, account)
                if post is None:
                    self.skipped["without a text"] += 1
                elif self.is_wanted(post):
                    done += 1
                    yield post
        if self._is_partial:
            self.notices.warn(
                f"{self.path.name} is only a part of a repository: posts that it lists are missing.", EXPORT
            )
        if not done and not self.skipped[WITH_WARNING]:
            raise self._refused("holds no posts")
        self.notices.tell_skipped(self.skipped)

    def _refused(self, why: str) -> BadInputError:
        return BadInputError(f"{self.path.name} {why}.", hint=EXPORT)

    @cached_property
    def _commit(self) -> _Commit:
        """The signed commit, which names the account and the root of the tree."""
        with self.path.open("rb") as file:
            data = self._read(file, self._root)
        try:
            commit = _Commit.model_validate(_decode(data or b""))
        except ValidationError:
            commit = None
        if commit is None or not is_did(commit.did):
            raise self._refused("is a CAR file, but not an account's repository")
        return commit

    def _walk(self, file: BinaryIO, cid: bytes, visited: set[bytes], depth: int = 0) -> Iterator[tuple[str, bytes]]:
        """The record key and CID of each post below a tree node, without the branches that hold no posts.

        Visits each node once, so neither a cycle nor a node that is referenced a million times makes it endless.
        """
        if cid in visited or depth > _MAX_DEPTH:
            raise self._refused("is damaged (its tree of posts contains a node twice, or is too deep)")
        visited.add(cid)
        if (data := self._read(file, cid)) is None:
            return
        try:
            node = _Node.model_validate(_decode(data))
        except ValidationError:
            raise self._refused("is damaged") from None
        subtree, key = node.left, b""
        for entry in node.entries:
            previous, key = key, key[: entry.shared] + entry.suffix
            if not previous < key:
                raise self._refused("is damaged (its posts are not in order)")
            if subtree and previous < _AFTER_KEYS and key > _FIRST_KEY:
                yield from self._walk(file, subtree, visited, depth + 1)
            if key.startswith(_FIRST_KEY):
                yield key[len(_FIRST_KEY) :].decode("ascii", "replace"), entry.record
            subtree = entry.right
        if subtree and key < _AFTER_KEYS:
            yield from self._walk(file, subtree, visited, depth + 1)

    def _read(self, file: BinaryIO, cid: bytes) -> bytes | None:
        """The data of a block, None if the file lacks it. Raises BadInputError if it does not match its hash."""
        if (position := self._positions.get(cid)) is None:
            self._is_partial = True
            return None
        file.seek(position >> 32)
        data = file.read(position & 0xFFFFFFFF)
        if hashlib.sha256(data).digest() != cid[len(_CID_PREFIX) :]:
            raise self._refused("is damaged (a block does not match its hash)")
        return data

    @cached_property
    def _positions(self) -> dict[bytes, int]:
        """Where the commit and all tree nodes and posts are, by CID: offset << 32 | length, half a tuple's memory."""
        positions: dict[bytes, int] = {}
        size, count = self.path.stat().st_size, 0
        try:
            with self.path.open("rb", buffering=1 << 20) as file:
                file.seek(self._start)
                while (length := _read_varint(file)) is not None:
                    offset = file.tell()
                    if not length:
                        raise ValueError
                    if length > size - offset:
                        raise EOFError
                    if length > _MAX_BLOCK + _CID_BYTES:
                        file.seek(length, os.SEEK_CUR)
                    elif self._is_needed(block := file.read(length)):
                        positions.setdefault(block[:_CID_BYTES], (offset + _CID_BYTES) << 32 | (length - _CID_BYTES))
                    if len(positions) > _MAX_INDEXED:
                        raise self._refused(f"holds more than {_MAX_INDEXED:,} posts, which no account has")
                    count += 1
        except EOFError:
            raise self._refused(f"is cut off after {plural(count, 'block')}") from None
        except ValueError:
            raise self._refused("is damaged") from None
        return positions

    def _is_needed(self, block: bytes) -> bool:
        """Whether a block (CID and data) is the commit, or looks like a tree node or post."""
        if not block.startswith(_CID_PREFIX) or len(block) <= _CID_BYTES:
            return False
        is_node = block.startswith(_NODE_STARTS, _CID_BYTES)
        return is_node or block.startswith(self._root) or block.find(_POST_TYPE, _CID_BYTES) > 0


def _read_varint(file: BinaryIO) -> int | None:
    """An unsigned LEB128 number, None at the end of the file. Raises EOFError if cut off, ValueError if too long."""
    value = 0
    for position in range(_MAX_VARINT):
        byte = file.read(1)
        if not byte:
            if position:
                raise EOFError
            return None
        value |= (byte[0] & 0x7F) << (7 * position)
        if byte[0] < 0x80:
            return value
    raise ValueError


def _decode(data: bytes) -> Any:
    """The value of a DAG-CBOR block, None if it is not valid."""
    from libipld import decode_dag_cbor

    try:
        return decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None
