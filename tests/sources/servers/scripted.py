"""A server on loopback that answers just what a test wrote down, request by request."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from .loopback import Answering, FakePlace, Query


@dataclass
class Reply:
    """One answer: `body` as JSON (bytes: as they are), of which only `cut` bytes arrive; or a dropped connection."""

    status: int = 200
    body: object = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drop: bool = False


class Scripted(FakePlace):
    """`replies` in their order; with `repeats` the last one for ever."""

    def __init__(self, *replies: Reply, repeats: bool = False) -> None:
        super().__init__()
        self.replies = deque(replies)
        self.repeats = repeats

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def serve(self, to: Answering, path: str, query: Query) -> None:
        reply = self.replies.popleft() if len(self.replies) > 1 or not self.repeats else self.replies[0]
        if not reply.drop:
            to.send(reply.status, reply.body, reply.headers, cut=reply.cut)


def status(code: int, body: Any = None, **headers: str) -> Reply:
    """An answer of that status; underscores in the names of `headers` stand for hyphens."""
    return Reply(code, body or {}, {name.replace("_", "-"): value for name, value in headers.items()})
