"""A server on loopback that answers just what a test wrote down, request by request."""

from __future__ import annotations

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


@dataclass
class Reply:
    """One answer: `body` as JSON (bytes: as they are), of which only `cut` bytes arrive; or a dropped connection."""

    status: int = 200
    body: object = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    drop: bool = False


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        owner = self.server.owner
        owner.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        reply = owner.replies.popleft() if len(owner.replies) > 1 or not owner.repeats else owner.replies[0]
        if reply.drop:
            return
        data = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response_only(reply.status)
        for name, value in {"Content-Length": str(len(data)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[: reply.cut])


class _Server(ThreadingHTTPServer):
    owner: Scripted


class Scripted:
    """`replies` in their order; with `repeats` the last one for ever."""

    def __init__(self, *replies: Reply, repeats: bool = False) -> None:
        self.replies = deque(replies)
        self.repeats = repeats
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def status(code: int, body: Any = None, **headers: str) -> Reply:
    """An answer of that status; underscores in the names of `headers` stand for hyphens."""
    return Reply(code, body or {}, {name.replace("_", "-"): value for name, value in headers.items()})
