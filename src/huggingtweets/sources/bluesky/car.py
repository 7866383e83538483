"""Posts from a Bluesky account's repository: the CAR file of the app's settings, or of `com.atproto.sync.getRepo`.

Read offline. A CAR file is a row of blocks, each with its hash; a repository is a signed commit, a search tree (MST)
of keys, and records. What hangs in the commit's tree is there; anything else in the file was deleted or changed.
Of the file's other records (likes, follows, blocks, …) none is decoded. Every block that is used is checked against
its hash; the commit's signature is not, since the key for that is on the network.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeGuard

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import Notices, SourceOptions
from huggingtweets.sources.bluesky.record import POST, is_did, to_post
from huggingtweets.sources.fields import handle_of
from huggingtweets.text import plural

REMEDY = "Export it again: in Bluesky's app under Settings, Account, Export my data."

_MAX_HEADER = 1 << 16
_MAX_BLOCK = 1 << 20
"""Bytes. Servers take no larger record; a longer block is passed over unread."""
_MAX_INDEXED = 3_000_000
"""Tree nodes and posts that are kept track of, at some 200 bytes each: more than any account has."""
_MAX_KEY = 1024
_MAX_VARINT = 9

_CID_PREFIX = b"\x01\x71\x12\x20"  # version 1, DAG-CBOR, SHA-256 of 32 bytes: the only kind in a repository
_CID_BYTES = 36
_HEAD = re.compile(rb"[\x01-\xff][\x00-\x7f]?\xa2eroots|\x0a\xa1gversion")
_HEAD_OF_2 = b"\x0a\xa1gversion\x02"
# How DAG-CBOR, which has one way to write a thing, begins a tree's node, and names a post's type.
_NODE_STARTS = (b"\xa2ae", b"\xa1ae")
_POST_TYPE = b"e$typer" + POST.encode()

_FIRST_KEY, _AFTER_KEYS = f"{POST}/".encode(), f"{POST}0".encode()  # "0" follows "/"


class BlueskyCar:
    """The posts in a Bluesky account's CAR export."""

    def __init__(self, argument: str, options: SourceOptions) -> None:
        self.platform = "bluesky"
        self.is_own = False  # anyone may download anyone's repository
        self.total: int | None = None
        self.notices = Notices()
        self._options = options
        self._path = Path(argument).expanduser()
        self._root = _root(self._path)
        self._found: _Blocks | None = None
        self._account: Account | None = None

    @classmethod
    def recognises(cls, argument: str) -> bool:
        path = Path(argument).expanduser()
        try:
            if not path.is_file():
                return False
            with path.open("rb") as file:
                return path.suffix.lower() == ".car" or _HEAD.match(file.read(32)) is not None
        except (OSError, ValueError):
            return False

    def account(self) -> Account:
        """The handle is what `--handle` says, for the file has none; without it, it is the DID."""
        if self._account is None:
            did = self._commit()["did"]
            given = handle_of(self._options.handle).lower()
            if given.startswith("did:") and given != did:
                self.notices.tell(
                    f"The file belongs to {did}, so its posts were filed there, not under {given}.", is_warning=True
                )
                given = did
            if not given:
                self.notices.tell(
                    f"The file names its account only as {did}. Add --handle NAME.bsky.social to file the posts with "
                    "those fetched under that name."
                )
            self._account = Account(self.platform, given or did, id=did)
        return self._account

    def posts(self) -> Iterator[Post]:
        """In the order of their keys, which for all usual apps is that of time."""
        account, commit, blocks = self.account(), self._commit(), self._blocks()
        done = warned = missing = other = 0
        with self._path.open("rb") as file:
            tree = _Tree(blocks, file)
            for key, cid in tree.posts(commit["data"]):
                data = blocks.read(file, cid)
                if data is None:
                    missing += 1
                    continue
                post = to_post(_decoded(data), key, account)
                if post is None:
                    other += 1
                elif post.warning and not self._options.with_cw:
                    warned += 1
                else:
                    done += 1
                    yield post
        if missing or tree.missing:
            self.notices.tell(
                f"{self._path.name} is a part of a repository: posts that it lists are not in it. {REMEDY}",
                is_warning=True,
            )
        if not done and not warned:
            raise BadInputError(f"{self._path.name} holds no posts. {REMEDY}")
        if warned:
            self.notices.tell(f"Left out under a content warning: {plural(warned, 'post')}. --with-cw takes them too.")
        if other:
            self.notices.tell(f"Left out for want of a text: {plural(other, 'post')}.")

    def _blocks(self) -> _Blocks:
        if self._found is None:
            self._found = _Blocks(self._path, self._root)
        return self._found

    def _commit(self) -> Mapping[str, Any]:
        blocks = self._blocks()
        with self._path.open("rb") as file:
            data = blocks.read(file, self._root)
        commit = _decoded(data) if data is not None else None
        if not isinstance(commit, Mapping) or not is_did(commit.get("did")) or not _is_cid(commit.get("data")):
            raise BadInputError(
                f"{self._path.name} is a CAR file but no account's repository. Give the one from Bluesky's app: "
                "Settings, Account, Export my data."
            )
        return commit


@dataclass(frozen=True, slots=True)
class _Step:
    """A node of the tree yet to be visited, whose keys lie between two others (None: no bound), or a record."""

    cid: bytes
    low: bytes | None = None
    high: bytes | None = None
    key: bytes | None = None


class _Tree:
    """The walk through a repository's keys, in order, where those of posts may be.

    Each node is visited once and its keys must lie between their neighbours, so neither a ring of nodes nor a node
    that hangs at a million places keeps it going; it is as deep as memory allows, for it does not recurse.
    """

    def __init__(self, blocks: _Blocks, file: BinaryIO) -> None:
        self.missing = 0
        """Nodes that the file lacks, and so all posts below them."""
        self._blocks, self._file = blocks, file
        self._visited: set[bytes] = set()

    def posts(self, root: bytes) -> Iterator[tuple[str, bytes]]:
        """Each live post's record key and CID."""
        steps = [_Step(root)]
        while steps:
            step = steps.pop()
            if step.key is not None:
                yield step.key[len(_FIRST_KEY) :].decode("ascii", "replace"), step.cid
                continue
            if step.cid in self._visited:
                raise self._blocks.damage("its tree of posts comes back to itself")
            self._visited.add(step.cid)
            data = self._blocks.read(self._file, step.cid)
            if data is None:
                self.missing += 1
                continue
            steps += reversed(self._below(step, data))

    def _below(self, node: _Step, data: bytes) -> list[_Step]:
        """The records and nodes below `node` that may be posts or hold some, in order."""
        value = _decoded(data)
        left = value.get("l") if isinstance(value, Mapping) else None
        entries = value.get("e") if isinstance(value, Mapping) else None
        if not isinstance(entries, list) or not (left is None or _is_cid(left)):
            raise self._blocks.damage()
        steps: list[_Step] = []
        before, child, key = node.low, left, b""
        for entry in entries:
            shared, rest, cid, right = self._entry(entry)
            if not 0 <= shared <= len(key) or not 0 < shared + len(rest) <= _MAX_KEY:
                raise self._blocks.damage()
            key = key[:shared] + rest
            if (before is not None and key <= before) or (node.high is not None and key >= node.high):
                raise self._blocks.damage("its posts are not in order")
            if child and _may_hold_posts(before, key):
                steps.append(_Step(child, before, key))
            if key.startswith(_FIRST_KEY):
                steps.append(_Step(cid, key=key))
            before, child = key, right
        if child and _may_hold_posts(before, node.high):
            steps.append(_Step(child, before, node.high))
        return steps

    def _entry(self, entry: object) -> tuple[int, bytes, bytes, bytes | None]:
        """How many bytes its key shares with the one before, the rest of it, the record, and the node behind it."""
        if isinstance(entry, Mapping):
            shared, rest, cid, right = (entry.get(name) for name in "pkvt")
            if type(shared) is int and isinstance(rest, bytes) and _is_cid(cid) and (right is None or _is_cid(right)):
                return shared, rest, cid, right
        raise self._blocks.damage()


def _may_hold_posts(low: bytes | None, high: bytes | None) -> bool:
    return (low is None or low < _AFTER_KEYS) and (high is None or high > _FIRST_KEY)


class _Blocks:
    """Where in a CAR file the commit, the tree's nodes and the posts are; of other blocks no track is kept."""

    def __init__(self, path: Path, root: bytes) -> None:
        self._path = path
        self._places: dict[bytes, int] = {}  # hash to offset and length, in one number, which takes half the room
        size = path.stat().st_size
        done = 0
        with path.open("rb", buffering=1 << 20) as file:
            _skip_header(file)
            while (length := self._length(file, done)) is not None:
                offset = file.tell()
                if not 0 < length <= size - offset:
                    raise self._cut_off(done) if length else self.damage()
                if length > _MAX_BLOCK + _CID_BYTES:
                    file.seek(length, os.SEEK_CUR)
                else:
                    frame = file.read(length)
                    if len(frame) < length:
                        raise self._cut_off(done)
                    self._note(frame, offset, root)
                done += 1

    def read(self, file: BinaryIO, cid: bytes) -> bytes | None:
        """The block, None when it is not in the file. Raises BadInputError when it is not what its hash says."""
        place = self._places.get(cid[len(_CID_PREFIX) :])
        if place is None:
            return None
        file.seek(place >> 32)
        data = file.read(place & 0xFFFFFFFF)
        if hashlib.sha256(data).digest() != cid[len(_CID_PREFIX) :]:
            raise self.damage("a part of it does not have the hash that it should")
        return data

    def damage(self, why: str = "") -> BadInputError:
        return BadInputError(f"{self._path.name} is damaged{f' ({why})' if why else ''}. {REMEDY}")

    def _note(self, frame: bytes, offset: int, root: bytes) -> None:
        if not frame.startswith(_CID_PREFIX) or len(frame) <= _CID_BYTES:
            return
        is_wanted = (
            frame.startswith(_NODE_STARTS, _CID_BYTES)
            or frame.startswith(root)
            or frame.find(_POST_TYPE, _CID_BYTES) > 0
        )
        if is_wanted:
            if len(self._places) >= _MAX_INDEXED:
                raise BadInputError(
                    f"{self._path.name} holds more than {_MAX_INDEXED:,} posts, which no account has. Is it one "
                    "account's export?"
                )
            where = (offset + _CID_BYTES) << 32 | (len(frame) - _CID_BYTES)
            self._places.setdefault(frame[len(_CID_PREFIX) : _CID_BYTES], where)

    def _length(self, file: BinaryIO, done: int) -> int | None:
        try:
            return _varint(file)
        except EOFError:
            raise self._cut_off(done) from None
        except ValueError:
            raise self.damage() from None

    def _cut_off(self, done: int) -> BadInputError:
        return BadInputError(f"{self._path.name} is cut off after {done:,} block{'' if done == 1 else 's'}. {REMEDY}")


def _root(path: Path) -> bytes:
    """The CID of the commit that the file's header names. Raises BadInputError when it is no CAR file."""
    try:
        with path.open("rb") as file:
            is_version_2 = file.read(len(_HEAD_OF_2)) == _HEAD_OF_2
            file.seek(0)
            header = None if is_version_2 else _decoded(_skip_header(file))
    except OSError as error:
        raise BadInputError(f"{path.name} could not be read ({error.strerror or error}).") from error
    if is_version_2:
        raise BadInputError(f"{path.name} is a CAR file of version 2. Give one of version 1: {REMEDY}")
    roots = header.get("roots") if isinstance(header, Mapping) else None
    if not isinstance(roots, list) or not roots or not _is_cid(roots[0]):
        raise BadInputError(f"{path.name} is no CAR file, or its beginning is damaged. {REMEDY}")
    return roots[0]


def _skip_header(file: BinaryIO) -> bytes:
    """The header at the file's beginning; empty when there is none."""
    try:
        length = _varint(file)
    except (EOFError, ValueError):
        return b""
    return file.read(length) if length and length <= _MAX_HEADER else b""


def _varint(file: BinaryIO) -> int | None:
    """An unsigned LEB128 number, None at the file's end. Raises EOFError within one, ValueError when it is too long."""
    value = 0
    for place in range(_MAX_VARINT):
        byte = file.read(1)
        if not byte:
            if place:
                raise EOFError
            return None
        value |= (byte[0] & 0x7F) << (7 * place)
        if byte[0] < 0x80:
            return value
    raise ValueError


def _decoded(data: bytes) -> Any:
    """The value of a DAG-CBOR block, None when it holds none."""
    from libipld import decode_dag_cbor

    try:
        return decode_dag_cbor(data)
    except (ValueError, RecursionError):
        return None


def _is_cid(value: object) -> TypeGuard[bytes]:
    return isinstance(value, bytes) and len(value) == _CID_BYTES and value.startswith(_CID_PREFIX)
