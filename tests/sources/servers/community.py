"""A fake Community Archive on loopback: the subset of PostgREST that its view of posts needs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from .loopback import Answering, FakePlatform, Query

KEY = "public-word.of-the-archive"

Row = dict[str, Any]


class FakeArchive(FakePlatform):
    """The archive, with the `rows` of its view."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.most_rows = 1000
        self.served: list[str] = []
        """Ids of all posts sent, in order."""
        self.ignores: set[str] = set()
        """Parameters that this server ignores."""

    @property
    def environ(self) -> dict[str, str]:
        return {"HUGGINGTWEETS_COMMUNITY_URL": self.url, "HUGGINGTWEETS_COMMUNITY_KEY": KEY}

    def add(self, name: str, count: int, account_id: str = "42", first: int = 1001, **more: Any) -> None:
        """Add `count` posts of an account, one per hour, with the ids `first`, `first` + 1, …"""
        self.rows += [row(first + i, name, account_id=account_id, **more) for i in range(count)]

    def serve(self, to: Answering, path: str, query: Query) -> None:
        if to.headers.get("apikey") != KEY or to.headers.get("Authorization") != f"Bearer {KEY}":
            to.send(401, {"message": f"Invalid API key {to.headers.get('apikey')}"})
        elif path != "/rest/v1/enriched_tweets":
            to.send(404, {"code": "PGRST205", "message": "Could not find the table in the schema cache"})
        else:
            to.send(200, self._select([(name, value) for name, value in query if name not in self.ignores]))

    def _select(self, query: Query) -> list[Row]:
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
    """One row of the view. Ids have one length, so they sort the same as text and as numbers."""
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
    """The regular expression of an SQL pattern, in which PostgREST reads "*" as "%"."""
    parts = re.findall(r"\\.|.", pattern.replace("*", "%"))
    return "".join({"%": ".*", "_": "."}.get(part, re.escape(part[-1])) for part in parts)
