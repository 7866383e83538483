"""Builds Bluesky repositories as servers do: records, their search tree, a commit, and the CAR file of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from libipld import encode_dag_cbor

DID = "did:plc:" + "a" * 24
POST = "app.bsky.feed.post"


@dataclass
class Repository:
    """Blocks by CID, in the order of the file; `root` is the commit's."""

    blocks: dict[bytes, bytes] = field(default_factory=dict)
    root: bytes = b""

    def put(self, value: object) -> bytes:
        return self.put_raw(encode_dag_cbor(value))

    def put_raw(self, data: bytes) -> bytes:
        cid = cid_of(data)
        self.blocks[cid] = data
        return cid

    def commit(self, tree: bytes, **more: Any) -> None:
        commit = {"did": DID, "version": 3, "data": tree, "rev": "3k", "prev": None, "sig": b"\x05" * 64}
        self.root = self.put({**commit, **more})

    def car(self) -> bytes:
        return car(self.blocks.items(), [self.root])


def cid_of(data: bytes) -> bytes:
    return b"\x01\x71\x12\x20" + hashlib.sha256(data).digest()


def repository(records: Mapping[str, Any], deleted: Iterable[Any] = ()) -> Repository:
    """An account with `records` by path ("collection/key"), and left-over blocks of `deleted` records."""
    repo = Repository()
    for record in deleted:
        repo.put(record)
    leaves = [(path.encode(), repo.put(records[path])) for path in sorted(records)]
    layer = max((_layer(key) for key, _ in leaves), default=0)
    repo.commit(_node(repo, leaves, layer))
    repo.blocks = {repo.root: repo.blocks[repo.root], **repo.blocks}  # the commit comes first
    return repo


def post(text: str, when: str = "2024-05-01T12:00:00.000Z", **more: Any) -> dict[str, Any]:
    return {"$type": POST, "text": text, "createdAt": when, "langs": ["en"], **more}


def posts(count: int) -> dict[str, Any]:
    """That many numbered posts, among likes, follows and a profile."""
    records: dict[str, Any] = {f"{POST}/{key(i)}": post(f"Post number {i}.") for i in range(count)}
    for i in range(count):
        subject = {"uri": f"at://did:plc:{'b' * 24}/{POST}/{key(i)}", "cid": "bafy"}
        records[f"app.bsky.feed.like/{key(i)}"] = {"$type": "app.bsky.feed.like", "subject": subject}
        records[f"app.bsky.graph.follow/{key(i)}"] = {"$type": "app.bsky.graph.follow", "subject": "did:plc:x"}
    records["app.bsky.actor.profile/self"] = {"$type": "app.bsky.actor.profile", "displayName": "Me"}
    return records


def key(number: int) -> str:
    return f"3k{number:011}"


def car(blocks: Iterable[tuple[bytes, bytes]], roots: list[bytes]) -> bytes:
    """A CAR file of version 1."""
    header = encode_dag_cbor({"roots": roots, "version": 1})
    return b"".join([varint(len(header)), header, *(varint(len(cid + data)) + cid + data for cid, data in blocks)])


def varint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _layer(key: bytes) -> int:
    """A key's height in the tree: half the number of leading zero bits of its hash."""
    digest = int.from_bytes(hashlib.sha256(key).digest(), "big")
    return (256 - digest.bit_length()) // 2


def _node(repo: Repository, leaves: list[tuple[bytes, bytes]], layer: int) -> bytes:
    """The CID of the node of `layer` over `leaves`."""
    own = [i for i, (name, _) in enumerate(leaves) if _layer(name) == layer]
    ends = [*own[1:], len(leaves)]
    below = [leaves[: own[0]] if own else leaves, *(leaves[i + 1 : end] for i, end in zip(own, ends, strict=False))]
    children = [_node(repo, some, layer - 1) if some else None for some in below]
    entries, before = [], b""
    for i, child in zip(own, children[1:], strict=True):
        name, cid = leaves[i]
        shared = next(
            (n for n, (a, b) in enumerate(zip(before, name, strict=False)) if a != b), min(len(before), len(name))
        )
        entries.append({"p": shared, "k": name[shared:], "v": cid, "t": child})
        before = name
    return repo.put({"l": children[0], "e": entries})
