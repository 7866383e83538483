"""A small PostgREST on loopback that serves the Community Archive's view of posts, and what can go wrong with it."""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

KEY = "public-word.of-the-archive"

Row = dict[str, Any]
Fault = Callable[["Answering"], None]


class Answering(BaseHTTPRequestHandler):
    """One request's answer."""

    server: _Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.fake.answer(self)

    def send(self, status: int, body: object, headers: dict[str, str] | None = None, *, cut: int | None = None) -> None:
        """Answer with `body` as JSON (bytes: as they are), of which only `cut` bytes arrive."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data[:cut])


class _Server(ThreadingHTTPServer):
    fake: FakeArchive


class FakeArchive:
    """The archive with the `rows` of its view. `faults` happen to the next requests, instead of an answer."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.most_rows = 1000
        self.faults: deque[Fault | None] = deque()
        self.queries: list[list[tuple[str, str]]] = []
        self.served: list[str] = []
        """Ids of all the posts that went out, in their order."""
        self.ignores: set[str] = set()
        """Parameters that this server knows nothing of."""
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
        return {"HUGGINGTWEETS_COMMUNITY_URL": self.url, "HUGGINGTWEETS_COMMUNITY_KEY": KEY}

    def add(self, name: str, count: int, account_id: str = "42", first: int = 1001, **more: Any) -> None:
        """`count` posts of an account, one an hour, whose ids are `first`, `first` + 1, …"""
        self.rows += [row(first + i, name, account_id=account_id, **more) for i in range(count)]

    def answer(self, to: Answering) -> None:
        parts = urlsplit(to.path)
        query = parse_qsl(parts.query)
        self.queries.append(query)
        if self.faults and (fault := self.faults.popleft()) is not None:
            fault(to)
            return
        if to.headers.get("apikey") != KEY or to.headers.get("Authorization") != f"Bearer {KEY}":
            to.send(401, {"message": f"Invalid API key {to.headers.get('apikey')}"})
        elif parts.path != "/rest/v1/enriched_tweets":
            to.send(404, {"code": "PGRST205", "message": "Could not find the table in the schema cache"})
        else:
            to.send(200, self._select([(name, value) for name, value in query if name not in self.ignores]))

    def _select(self, query: list[tuple[str, str]]) -> list[Row]:
        rows, options = list(self.rows), dict(query)
        for name, value in query:
            if name not in {"select", "order", "limit", "offset"}:
                rows = [row for row in rows if _fits(row, name, value)]
        for part in reversed(options.get("order", "").split(",")):
            column, _, way = part.partition(".")
            rows.sort(key=lambda row: str(row[column]), reverse=way == "desc")
        rows = rows[: min(int(options.get("limit", self.most_rows)), self.most_rows)]
        self.served += [row["tweet_id"] for row in rows if isinstance(row["tweet_id"], str)]
        columns = options["select"].split(",")
        return [{column: row[column] for column in columns} | row.get("unknown", {}) for row in rows]


def row(number: int, name: str = "Keeper_1", text: str | None = None, **fields: Any) -> Row:
    """One row of the view. Ids of one length sort as text as they do as numbers, as X's do."""
    return {
        "tweet_id": str(number),
        "account_id": "42",
        "username": name,
        "account_display_name": "Ada L.",
        "created_at": (datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number)).isoformat(),
        "full_text": text or f"Post number {number}.",
        "reply_to_tweet_id": None,
        "reply_to_user_id": None,
        "reply_to_username": None,
        "quoted_tweet_id": None,
        **fields,
    }


def fault(status: int, body: object = None, headers: dict[str, str] | None = None, *, cut: int | None = None) -> Fault:
    """This answer instead of the posts."""
    return lambda to: to.send(status, {"message": "no"} if body is None else body, headers, cut=cut)


def dropped(to: Answering) -> None:
    """The connection breaks off before any answer."""
    to.close_connection = True
    to.connection.close()
    to.wfile = open("/dev/null", "wb")  # noqa: PTH123, SIM115 - http.server flushes it after us


def _fits(row: Row, name: str, value: str) -> bool:
    if name == "or":
        return any(_fits(row, *_split(part)) for part in re.findall(r'(?:[^,"]|"[^"]*")+', value[1:-1]))
    operator, _, wanted = value.partition(".")
    have, wanted = str(row[name]), wanted.strip('"')
    if operator == "ilike":
        return bool(re.fullmatch(_like(wanted), have, re.IGNORECASE))
    if operator == "in":
        return have in wanted[1:-1].split(",")
    return {
        "eq": have == wanted,
        "lt": have < wanted,
        "lte": have <= wanted,
        "gt": have > wanted,
        "gte": have >= wanted,
    }[operator]


def _split(condition: str) -> tuple[str, str]:
    name, _, value = condition.partition(".")
    return name, value


def _like(pattern: str) -> str:
    """The regular expression of an SQL pattern, in which PostgREST takes "*" for "%"."""
    parts = re.findall(r"\\.|.", pattern.replace("*", "%"))
    return "".join({"%": ".*", "_": "."}.get(part, re.escape(part[-1])) for part in parts)
