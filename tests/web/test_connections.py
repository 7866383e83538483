"""Clients that send or read slowly, send too much, or open too many connections."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from urllib.parse import urlsplit

import pytest

from huggingtweets.library import Library
from huggingtweets.web import app as connections
from huggingtweets.web import security
from tests.web.conftest import Served

pytestmark = pytest.mark.network

GET = b"GET /api/accounts HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /api/fetches HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"


@contextmanager
def connected(served: Served) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", urlsplit(served.url).port or 0), timeout=60) as raw:
        yield raw


def rest(raw: socket.socket) -> bytes:
    """Everything until the server closes the connection."""
    received = b""
    try:
        while piece := raw.recv(65_536):
            received += piece
    except ConnectionError:
        pass
    return received


def answer(served: Served, *pieces: bytes) -> bytes:
    with connected(served) as raw:
        try:
            for piece in pieces:
                raw.sendall(piece)
        except ConnectionError:
            pass  # refused before it was complete
        return rest(raw)


def until(served: Served, is_reached: Callable[[], bool]) -> None:
    """Send requests until the server has reached a state."""
    for _ in range(10_000):
        if is_reached():
            return
        served.http.get("/static/any/style.css")
    pytest.fail("never reached")


CLOSE = b"Connection: close\r\n\r\n"


def test_heads_have_a_size_limit(server: Served) -> None:
    assert b" 200 " in answer(server, GET + b"x: " + b"y" * 10_000 + b"\r\n" + CLOSE)
    for filler in (b"x: " + b"y" * 100_000 + b"\r\n", b"x:y\r\n" * 20_000):
        assert answer(server, GET + filler + CLOSE)[:12] in {b"HTTP/1.1 400", b""}
    assert answer(server, b"GET /" + b"x" * 100_000)[:12] in {b"HTTP/1.1 400", b""}


def test_trailers_and_chunk_sizes_have_a_size_limit(server: Served) -> None:
    endless = chain([POST + b"0\r\n"], repeat(b"x: y\r\n" * 1000, 1000))
    assert answer(server, *endless)[:12] in {b"HTTP/1.1 400", b""}
    endless = chain([POST + b"1;"], repeat(b"x" * 10_000, 1000))
    assert answer(server, *endless)[:12] in {b"HTTP/1.1 400", b""}


def test_a_second_host_is_refused(server: Served) -> None:
    for second in (b"Host: evil.example\r\n", b"Host: localhost\r\n"):
        assert b" 400 " in answer(server, GET + second + CLOSE)


def test_a_head_that_is_never_complete_is_dropped(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_HEAD_SECONDS", 0.05)
    assert answer(server) == b""
    assert answer(server, GET) == b""
    with connected(server) as raw:  # in the second request, too
        raw.sendall(GET + b"\r\n")
        assert b" 200 " in raw.recv(65_536)
        raw.sendall(GET)
        assert b"HTTP" not in rest(raw)


def test_a_body_that_is_never_complete_is_dropped(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "_BODY_SECONDS", 0.05)
    monkeypatch.setattr(connections, "_HEAD_SECONDS", 0.05)
    with connected(server) as raw:
        raw.sendall(POST + b"1\r\n{\r\n")
        assert b" 400 " in raw.recv(100)
        raw.sendall(b"1\r\n{\r\n")  # still not complete, after the answer
        rest(raw)


def test_a_client_that_does_not_read_is_dropped(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_READ_SECONDS", 0.05)
    with Library(server.home) as library:
        job = library.add_job("other", "never done", {}).id
        library.add_job_events(job, [("notice", {"text": "x" * 20_000_000})])
    with connected(server) as raw:
        raw.sendall(f"GET /api/jobs/{job}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert b" 200 " in raw.recv(100)
        server.http.get("/api/accounts")
        until(server, lambda: len(server.connections) == 1)
        assert len(rest(raw)) < 20_000_000


def test_the_number_of_connections_is_limited(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_MAX_CONNECTIONS", 2)
    with Library(server.home) as library:
        job = library.add_job("other", "never done", {}).id
    events = f"GET /api/jobs/{job}/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    with connected(server) as stream, connected(server) as idle:
        stream.sendall(events)
        assert b" 200 " in stream.recv(65_536)
        with connected(server) as second:
            second.sendall(events)
            assert b" 200 " in second.recv(65_536)
            assert rest(idle) == b"", "it makes room"
            assert answer(server, GET + CLOSE) == b"", "none waits"
