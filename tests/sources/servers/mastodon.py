"""A small Mastodon server on loopback: look-ups, timelines, webfinger, and failures."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

from .loopback import Answering, FakePlatform, Fault, Query, raw

DOMAIN = "tide.example"
USER = "keeper"
HANDLE = f"{USER}@{DOMAIN}"
ACCOUNT_ID = "109000"
URI = f"https://{DOMAIN}/users/{USER}"
START = datetime(2024, 5, 1, 12, tzinfo=UTC)
FIRST_ID = 112_000_000_000_000_000


class FakeMastodon(FakePlatform):
    """A server with one account, `@keeper@tide.example`.

    `statuses` are made by `status` and `boost`, in any order. Those that are not public are served only if it
    `is_careless`.
    """

    def __init__(self, count: int = 0) -> None:
        super().__init__()
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
        self.is_careless = False
        self.has_links = True
        self.has_many = True
        self.has_api = True
        self.webfinger: object = None
        self.ignores: set[str] = set()

    @property
    def environ(self) -> dict[str, str]:
        return {"HUGGINGTWEETS_MASTODON_URL": self.url}

    @property
    def pages(self) -> list[dict[str, str]]:
        """The queries of the requests for timeline pages."""
        return [query for path, query in self.requests if path.endswith("/statuses")]

    def serve(self, to: Answering, path: str, query: Query) -> None:
        options = dict(query)
        if path == "/.well-known/webfinger":
            to.send(*((200, self.webfinger) if self.webfinger else (404, b"")))
        elif not self.has_api:
            to.send(404, b"<html>Not here</html>", {"Content-Type": "text/html"})
        elif path == "/api/v1/accounts/lookup":
            is_it = options["acct"].lower() in {USER, HANDLE}
            to.send(200, {"statuses_count": len(self.statuses), **self.account}) if is_it else missing(to)
        elif path == f"/api/v1/accounts/{ACCOUNT_ID}/statuses":
            self._page(to, path, options)
        elif path == "/api/v1/statuses" and self.has_many:
            to.send(200, [one for one in self._served() if ("id[]", one["id"]) in query][:20])
        elif path.startswith("/api/v1/statuses/"):
            found = [one for one in self._served() if one["id"] == path.rpartition("/")[2]]
            to.send(200, found[0]) if found else missing(to)
        else:
            missing(to)

    def _served(self) -> list[dict[str, Any]]:
        return [one for one in self.statuses if self.is_careless or one["visibility"] in {"public", "unlisted"}]

    def _page(self, to: Answering, path: str, options: dict[str, str]) -> None:
        bounds = {name: int(options[name]) for name in ("max_id", "since_id") if name in options.keys() - self.ignores}
        limit = 1000 if "limit" in self.ignores else min(40, int(options.get("limit", 20)))
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


def refuse(code: int, error: str = "", **headers: str) -> Fault:
    return raw(code, {"error": error} if error else b"", **headers)


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
