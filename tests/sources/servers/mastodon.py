"""A small Mastodon server on loopback: look-ups, timelines, webfinger, and whatever can go wrong with them."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

DOMAIN = "tide.example"
USER = "keeper"
HANDLE = f"{USER}@{DOMAIN}"
ACCOUNT_ID = "109000"
URI = f"https://{DOMAIN}/users/{USER}"
START = datetime(2024, 5, 1, 12, tzinfo=UTC)
FIRST_ID = 112_000_000_000_000_000

Fault = Callable[["Answering"], None]
Query = dict[str, list[str]]


class Answering(BaseHTTPRequestHandler):
    """One request's answer."""

    server: _Server
    protocol_version = "HTTP/1.0"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.fake.answer(self)

    def send(self, status: int, body: object, headers: dict[str, str] | None = None, *, cut: int | None = None) -> None:
        """Answer with `body` as JSON (bytes: as they are), of which only `cut` bytes arrive."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response_only(status)
        usual = {"Content-Type": "application/json; charset=utf-8", "Date": formatdate(usegmt=True)}
        for name, value in {**usual, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[:cut])


class _Server(ThreadingHTTPServer):
    fake: FakeMastodon


class FakeMastodon:
    """A server with one account, `@keeper@tide.example`. `faults` are what happens to the next requests instead.

    `statuses` are as `status` and `boost` make them, in any order; those that are not public are not served unless
    `is_careless`. `asked` holds the path and query of every request.
    """

    def __init__(self, count: int = 0) -> None:
        self.account: dict[str, Any] = {
            "id": ACCOUNT_ID,
            "username": USER,
            "acct": USER,
            "display_name": "The Keeper",
            "uri": URI,
            "url": f"https://{DOMAIN}/@{USER}",
            "created_at": "2020-01-01T00:00:00.000Z",
            "note": "<p>I keep the light</p>",
            "unheard_of": {"deep": [1]},
        }
        self.statuses = [status(number) for number in range(count)]
        self.faults: deque[Fault | None] = deque()
        self.asked: list[tuple[str, Query]] = []
        self.headers: list[dict[str, str]] = []
        self.is_careless = False
        self.has_links = True
        self.has_many = True
        self.has_api = True
        self.webfinger: object = None
        self.ignores: set[str] = set()
        self._server = _Server(("127.0.0.1", 0), Answering)
        self._server.fake = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def environ(self) -> dict[str, str]:
        return {"HUGGINGTWEETS_MASTODON_URL": self.url}

    @property
    def pages(self) -> list[dict[str, str]]:
        """The queries of the timeline's pages that were asked for."""
        return [
            {name: value for name, (value,) in query.items()}
            for path, query in self.asked
            if path.endswith("/statuses")
        ]

    def answer(self, to: Answering) -> None:
        parts = urlsplit(to.path)
        path, query = unquote(parts.path), parse_qs(parts.query)
        self.asked.append((path, query))
        self.headers.append({name.lower(): value for name, value in to.headers.items()})
        if self.faults and (fault := self.faults.popleft()):
            fault(to)
        elif path == "/.well-known/webfinger":
            to.send(*((200, self.webfinger) if self.webfinger else (404, b"")))
        elif not self.has_api:
            to.send(404, b"<html>Not here</html>", {"Content-Type": "text/html"})
        elif path == "/api/v1/accounts/lookup":
            is_it = query["acct"][0].lower() in {USER, HANDLE}
            to.send(200, {"statuses_count": len(self.statuses), **self.account}) if is_it else missing(to)
        elif path == f"/api/v1/accounts/{ACCOUNT_ID}/statuses":
            self._page(to, path, query)
        elif path == "/api/v1/statuses" and self.has_many:
            to.send(200, [one for one in self._served() if one["id"] in query.get("id[]", [])][:20])
        elif path.startswith("/api/v1/statuses/"):
            found = [one for one in self._served() if one["id"] == path.rpartition("/")[2]]
            to.send(200, found[0]) if found else missing(to)
        else:
            missing(to)

    def _served(self) -> list[dict[str, Any]]:
        return [one for one in self.statuses if self.is_careless or one["visibility"] in {"public", "unlisted"}]

    def _page(self, to: Answering, path: str, query: Query) -> None:
        bounds = {name: int(query[name][0]) for name in ("max_id", "since_id") if name in query.keys() - self.ignores}
        limit = 1000 if "limit" in self.ignores else min(40, int(query.get("limit", ["20"])[0]))
        found = sorted(self._served(), key=lambda one: int(one["id"]), reverse=True)
        found = [
            one
            for one in found
            if int(one["id"]) < bounds.get("max_id", 10**30) and int(one["id"]) > bounds.get("since_id", 0)
        ][:limit]
        links = [f'<{self.url}{path}?min_id={found[0]["id"]}>; rel="prev"'] if found else []
        if len(found) == limit:
            links.insert(0, f'<{self.url}{path}?max_id={found[-1]["id"]}>; rel="next"')
        headers = {
            "X-RateLimit-Limit": "300",
            "X-RateLimit-Remaining": "299",
            "X-RateLimit-Reset": _iso(time.time() + 60),
        }
        to.send(200, found, headers | ({"Link": ", ".join(links)} if links and self.has_links else {}))


def status(number: int, text: str = "", **fields: Any) -> dict[str, Any]:
    """The `number`th status of the account, as its API gives it."""
    status_id = str(FIRST_ID + number * 65_536_000)
    return {
        "id": status_id,
        "uri": f"{URI}/statuses/{status_id}",
        "url": f"https://{DOMAIN}/@{USER}/{status_id}",
        "created_at": (START + timedelta(minutes=number, milliseconds=123)).isoformat().replace("+00:00", "Z"),
        "account": {"id": ACCOUNT_ID, "acct": USER, "username": USER},
        "content": f"<p>{text or f'Night number {number} on the rock'}</p>",
        "visibility": "public",
        "sensitive": False,
        "spoiler_text": "",
        "language": "en",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "reblog": None,
        "media_attachments": [],
        "edited_at": None,
        **fields,
    }


def boost(number: int, of: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A boost of another account's status."""
    boosted = of or status(
        900_000 + number,
        "Someone else's words",
        account={"id": "7", "acct": "bob@sea.example"},
        uri=f"https://sea.example/users/bob/statuses/{number}",
    )
    return status(number, reblog=boosted, content=boosted["content"], language=None, **fields)


def ids(statuses: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in statuses]


def missing(to: Answering) -> None:
    to.send(404, {"error": "Record not found"})


def drop(_: Answering) -> None:
    """The connection ends without an answer."""


def refuse(code: int, error: str = "", **headers: str) -> Fault:
    """An answer of that status; underscores in the names of `headers` stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda to: to.send(code, {"error": error} if error else b"", named)


def rate_limit(seconds: float, skew: float = 0) -> Fault:
    """Too many requests, for so many seconds, by a clock that goes `skew` seconds ahead of ours."""
    now = time.time() + skew
    return lambda to: to.send(
        429,
        {"error": "Too many requests"},
        {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": _iso(now + seconds), "Date": formatdate(now, usegmt=True)},
    )


def raw(body: bytes, code: int = 200, cut: int | None = None, **headers: str) -> Fault:
    return lambda to: to.send(code, body, {name.replace("_", "-"): value for name, value in headers.items()}, cut=cut)


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
