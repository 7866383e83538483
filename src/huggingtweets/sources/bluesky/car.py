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
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, TypeGuard

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import WITH_WARNING, Notices, SourceOptions
from huggingtweets.sources.bluesky.record import POST, is_did, to_post
from huggingtweets.sources.fields import handle_of
from huggingtweets.text import plural

EXPORT = "Export it in Bluesky's app (Settings, Account, Export my data) and add that file."

_MAX_HEADER = 1 << 16
_MAX_BLOCK = 1 << 20
"""Bytes. Servers accept no larger record, so longer blocks are skipped unread."""
_MAX_INDEXED = 3_000_000
"""Tree nodes and posts in the index, about 200 bytes each. No account has that many."""
_MAX_KEY = 1024
_MAX_DEPTH = 128  # a node's level is half the number of leading zeros of a SHA-256
_MAX_VARINT = 9

_CID_PREFIX = b"\x01\x71\x12\x20"  # version 1, DAG-CBOR, SHA-256 of 32 bytes: the only kind in a repository
_CID_BYTES = 36
_HEADER = re.compile(rb"[\x01-\xff][\x00-\x7f]?\xa2eroots|\x0a\xa1gversion")
_HEADER_V2 = b"\x0a\xa1gversion\x02"
# DAG-CBOR is canonical, so these bytes always start a tree node and name a post's type.
_NODE_STARTS = (b"\xa2ae", b"\xa1ae")
_POST_TYPE = b"e$typer" + POST.encode()

_FIRST_KEY, _AFTER_KEYS = f"{POST}/".encode(), f"{POST}0".encode()  # "0" follows "/"


class BlueskyCar:
    """The posts in a Bluesky account's CAR file."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        self.platform = "bluesky"
        self.is_own = False  # anyone may download anyone's repository
        self.total: int | None = None
        self.notices = Notices()
        self._options = options
        self._path = Path(argument).expanduser()
        self._root = _root_cid(self._path)
        self._account: Account | None = None

    @classmethod
    def recognises(cls, argument: str) -> bool:
        path = Path(argument).expanduser()
        try:
            if not path.is_file():
                return False
            with path.open("rb") as file:
                return path.suffix.lower() == ".car" or _HEADER.match(file.read(32)) is not None
        except (OSError, ValueError):
            return False

    def account(self) -> Account:
        """The account by its DID. The file does not name its handle, so that is the option's, else the DID."""
        if self._account is None:
            did = self._commit["did"]
            given = handle_of(self._options.handle).lower()
            if given.startswith("did:") and given != did:
                self.notices.tell(
                    f"The file belongs to {did}, so its posts are not filed under {given}.", is_warning=True
                )
                given = did
            if not given:
                self.notices.tell(
                    f"The file names its account only as {did}.",
                    hint="Add {option} NAME.bsky.social to file its posts with those fetched under that name.",
                    option="handle",
                )
            self._account = Account(self.platform, given or did, id=did)
        return self._account

    def posts(self) -> Iterator[Post]:
        """In the order of their keys, which almost all apps create in order of time."""
        account = self.account()
        done = missing = 0
        skipped: Counter[str] = Counter()
        with self._path.open("rb") as file:
            tree = _Tree(self._blocks, file)
            for key, cid in tree.posts(self._commit["data"]):
                data = self._blocks.read(file, cid)
                if data is None:
                    missing += 1
                    continue
                post = to_post(_decode(data), key, account)
                if post is None:
                    skipped["without a text"] += 1
                elif post.warning and not self._options.with_cw:
                    skipped[WITH_WARNING] += 1
                else:
                    done += 1
                    yield post
        if missing or tree.missing:
            self.notices.tell(
                f"{self._path.name} is only a part of a repository: posts that it lists are missing.",
                is_warning=True,
                hint=EXPORT,
            )
        if not done and not skipped[WITH_WARNING]:
            raise BadInputError(f"{self._path.name} holds no posts.", hint=EXPORT)
        self.notices.tell_skipped(skipped)

    @cached_property
    def _blocks(self) -> _Blocks:
        return _Blocks(self._path, self._root)

    @cached_property
    def _commit(self) -> Mapping[str, Any]:
        with self._path.open("rb") as file:
            data = self._blocks.read(file, self._root)
        commit = _decode(data) if data is not None else None
        if not isinstance(commit, Mapping) or not is_did(commit.get("did")) or not _is_cid(commit.get("data")):
            raise BadInputError(f"{self._path.name} is a CAR file, but not an account's repository.", hint=EXPORT)
        return commit


class _Tree:
    """Walks the part of a repository's tree that may hold posts, in the order of the keys.

    Visits each node once, so neither a cycle nor a node that is referenced a million times makes it endless.
    """

    def __init__(self, blocks: _Blocks, file: BinaryIO) -> None:
        self.missing = 0
        """Nodes that are not in the file."""
        self._blocks, self._file = blocks, file
        self._visited: set[bytes] = set()

    def posts(self, cid: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
        """The record key and CID of each live post below a node.

        Format: https://atproto.com/specs/repository#mst-structure
        """
        if cid in self._visited or depth > _MAX_DEPTH:
            raise self._blocks.damaged("its tree of posts contains a node twice, or is too deep")
        self._visited.add(cid)
        data = self._blocks.read(self._file, cid)
        if data is None:
            self.missing += 1
            return
        node = _decode(data)
        subtree = node.get("l") if isinstance(node, Mapping) else None
        entries = node.get("e") if isinstance(node, Mapping) else None
        if not isinstance(entries, list) or not (subtree is None or _is_cid(subtree)):
            raise self._blocks.damaged()
        key = b""
        for entry in entries:
            shared, suffix, record, right = self._entry(entry)
            previous, key = key, key[:shared] + suffix
            if not 0 <= shared <= len(previous) or not previous < key or len(key) > _MAX_KEY:
                raise self._blocks.damaged("its posts are not in order")
            if subtree and previous < _AFTER_KEYS and key > _FIRST_KEY:
                yield from self.posts(subtree, depth + 1)
            if key.startswith(_FIRST_KEY):
                yield key[len(_FIRST_KEY) :].decode("ascii", "replace"), record
            subtree = right
        if subtree and key < _AFTER_KEYS:
            yield from self.posts(subtree, depth + 1)

    def _entry(self, entry: object) -> tuple[int, bytes, bytes, bytes | None]:
        """How many bytes the key shares with the previous one, the rest of it, its record, and the node after it."""
        if isinstance(entry, Mapping):
            shared, suffix, cid, right = (entry.get(name) for name in "pkvt")
            if type(shared) is int and isinstance(suffix, bytes) and _is_cid(cid) and (right is None or _is_cid(right)):
                return shared, suffix, cid, right
        raise self._blocks.damaged()


class _Blocks:
    """An index of the commit, tree nodes and posts in a CAR file. Other blocks are not kept track of."""

    def __init__(self, path: Path, root: bytes) -> None:
        self._path = path
        self._positions: dict[bytes, int] = {}  # by hash: offset << 32 | length, half the memory of a tuple
        size = path.stat().st_size
        count = 0
        with path.open("rb", buffering=1 << 20) as file:
            _read_header(file)
            while (length := self._read_length(file, count)) is not None:
                offset = file.tell()
                if not 0 < length <= size - offset:
                    raise self._cut_off(count) if length else self.damaged()
                if length > _MAX_BLOCK + _CID_BYTES:
                    file.seek(length, os.SEEK_CUR)
                else:
                    block = file.read(length)
                    if len(block) < length:
                        raise self._cut_off(count)
                    self._add(block, offset, root)
                count += 1

    def read(self, file: BinaryIO, cid: bytes) -> bytes | None:
        """The data of a block, None if the file lacks it. Raises BadInputError if it does not match its hash."""
        digest = cid[len(_CID_PREFIX) :]
        position = self._positions.get(digest)
        if position is None:
            return None
        file.seek(position >> 32)
        data = file.read(position & 0xFFFFFFFF)
        if hashlib.sha256(data).digest() != digest:
            raise self.damaged("a block does not match its hash")
        return data

    def damaged(self, reason: str = "") -> BadInputError:
        detail = f" ({reason})" if reason else ""
        return BadInputError(f"{self._path.name} is damaged{detail}.", hint=EXPORT)

    def _add(self, block: bytes, offset: int, root: bytes) -> None:
        """Index a block (CID and data) if it is the commit or looks like a tree node or post."""
        if not block.startswith(_CID_PREFIX) or len(block) <= _CID_BYTES:
            return
        is_node = block.startswith(_NODE_STARTS, _CID_BYTES)
        if is_node or block.startswith(root) or block.find(_POST_TYPE, _CID_BYTES) > 0:
            if len(self._positions) >= _MAX_INDEXED:
                raise BadInputError(
                    f"{self._path.name} holds more than {_MAX_INDEXED:,} posts, which no account has.", hint=EXPORT
                )
            position = (offset + _CID_BYTES) << 32 | (len(block) - _CID_BYTES)
            self._positions.setdefault(block[len(_CID_PREFIX) : _CID_BYTES], position)

    def _read_length(self, file: BinaryIO, count: int) -> int | None:
        try:
            return _read_varint(file)
        except EOFError:
            raise self._cut_off(count) from None
        except ValueError:
            raise self.damaged() from None

    def _cut_off(self, count: int) -> BadInputError:
        return BadInputError(f"{self._path.name} is cut off after {plural(count, 'block')}.", hint=EXPORT)


def _root_cid(path: Path) -> bytes:
    """The CID of the commit, from the file's header. Raises BadInputError if it is not a CAR file."""
    try:
        with path.open("rb") as file:
            is_v2 = file.read(len(_HEADER_V2)) == _HEADER_V2
            file.seek(0)
            header = None if is_v2 else _decode(_read_header(file))
    except OSError as error:
        raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error
    if is_v2:
        raise BadInputError(f"{path.name} is a CAR file of version 2; only version 1 can be read.", hint=EXPORT)
    roots = header.get("roots") if isinstance(header, Mapping) else None
    if not isinstance(roots, list) or not roots or not _is_cid(roots[0]):
        raise BadInputError(f"{path.name} is not a CAR file, or its header is damaged.", hint=EXPORT)
    return roots[0]


def _read_header(file: BinaryIO) -> bytes:
    """The header at the start of the file; empty if there is none."""
    try:
        length = _read_varint(file)
    except (EOFError, ValueError):
        return b""
    return file.read(length) if length and length <= _MAX_HEADER else b""


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


def _is_cid(value: object) -> TypeGuard[bytes]:
    return isinstance(value, bytes) and len(value) == _CID_BYTES and value.startswith(_CID_PREFIX)
