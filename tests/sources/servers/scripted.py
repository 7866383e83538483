"""A server on loopback that gives prepared answers, one per request."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from .loopback import Answering, FakePlatform, Query


@dataclass
class Reply:
    """One answer: `body` as JSON (bytes: as they are), cut off after `cut` bytes; or a dropped connection."""

    status: int = 200
    body: object = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drop: bool = False


class Scripted(FakePlatform):
    """Gives `replies` in order. With `repeats`, the last one repeats."""

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
    """An answer with that status. Underscores in the names of `headers` become hyphens."""
    return Reply(code, body or {}, {name.replace("_", "-"): value for name, value in headers.items()})
