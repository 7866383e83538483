"""The base of the fake platforms: a server on loopback that records requests and can inject faults."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

Fault = Callable[["Answering"], None]
Query = list[tuple[str, str]]


class Answering(BaseHTTPRequestHandler):
    """The handler of one request."""

    server: _Server
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.platform.answer(self)

    def do_POST(self) -> None:
        self.server.platform.answer(self)

    def do_PUT(self) -> None:
        self.server.platform.answer(self)

    def send(self, status: int, body: object, headers: dict[str, str] | None = None, *, cut: int | None = None) -> None:
        """Answer with `body` as JSON (bytes: as they are), cut off after `cut` bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        usual = {"Content-Type": "application/json; charset=utf-8", "Date": formatdate(usegmt=True)}
        self.send_response_only(status)
        for name, value in {**usual, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[:cut])


class _Server(ThreadingHTTPServer):
    platform: FakePlatform


class FakePlatform:
    """A server that listens inside a `with` block. Each of `faults`, unless None, replaces one answer."""

    def __init__(self) -> None:
        self.faults: deque[Fault | None] = deque()
        self.requests: list[tuple[str, dict[str, str]]] = []
        """Path and query of each request."""
        self.headers: list[dict[str, str]] = []
        """Headers of each request, by lower-case names."""
        self._server = _Server(("127.0.0.1", 0), Answering)
        self._server.platform = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, to: Answering) -> None:
        parts = urlsplit(to.path)
        path, query = unquote(parts.path), parse_qsl(parts.query)
        self.requests.append((path, dict(query)))
        self.headers.append({name.lower(): value for name, value in to.headers.items()})
        if self.faults and (fault := self.faults.popleft()) is not None:
            fault(to)
        else:
            self.serve(to, path, query)

    def serve(self, to: Answering, path: str, query: Query) -> None:
        """Answer as the platform does."""
        raise NotImplementedError


def raw(status: int, body: object = b"", cut: int | None = None, **headers: str) -> Fault:
    """Any answer. Underscores in the names of `headers` become hyphens."""
    return lambda to: to.send(status, body, {name.replace("_", "-"): value for name, value in headers.items()}, cut=cut)


def drop(_: Answering) -> None:
    """Close the connection without an answer."""
