"""A fake X API v2 on loopback: profiles, timelines, look-ups, and their errors."""

from __future__ import annotations

import time
from collections import Counter
from email.utils import formatdate
from typing import Any

from .loopback import Answering, FakePlatform, Fault, Query, raw

APP_TOKEN = "A" * 22 + "%2Fsecret%3Dword"
"""The token of an app. X's app tokens start like this."""
USER_TOKEN = "dXNlcg-secret-word"
"""The token of the user `FakeX.me`."""


class FakeX(FakePlatform):
    """X with the accounts in `people`. `paid` counts how often each post was sent, because X charges for each."""

    def __init__(self) -> None:
        super().__init__()
        self.people: dict[str, dict[str, Any]] = {}
        self.timelines: dict[str, list[dict[str, Any]]] = {}
        self.me: str | None = None
        self.paid: Counter[str] = Counter()
        self.withheld: set[str] = set()
        self.ignores_ids = False

    def add_person(self, name: str, /, count: int = 0, user_id: str = "42", **more: Any) -> str:
        """Add an account with `count` posts, with the ids 1001, 1002, …. Returns the account's id."""
        user = {"id": user_id, "username": name, "name": name.title(), "protected": False, **more}
        self.people[user_id] = user
        self.timelines[user_id] = [post(1001 + i, f"Post number {i}.", author_id=user_id) for i in range(count)]
        return user_id

    def serve(self, to: Answering, path: str, query: Query) -> None:
        options = dict(query)
        if to.headers.get("Authorization") not in {f"Bearer {APP_TOKEN}", f"Bearer {USER_TOKEN}"}:
            problem(401, "Unauthorized", "Unauthorized")(to)
            return
        parts = path.strip("/").split("/")
        if parts[1:] == ["users", "me"]:
            if self.me is None or APP_TOKEN in to.headers["Authorization"]:
                problem(403, "Unsupported Authentication", "Not for an app", "unsupported-authentication")(to)
            else:
                to.send(200, {"data": self.people[self.me]})
        elif parts[1:4] == ["users", "by", "username"]:
            found = (user for user in self.people.values() if user["username"].lower() == parts[4].lower())
            self._send_user(to, next(found, None), "username", parts[4])
        elif parts[1] == "users" and len(parts) == 3:
            self._send_user(to, self.people.get(parts[2]), "id", parts[2])
        elif parts[1] == "users" and parts[3:] == ["tweets"]:
            to.send(200, self._timeline(parts[2], options))
        elif parts[1:] == ["tweets"]:
            to.send(200, self._lookup(options["ids"].split(",")))
        else:
            problem(404, "Not Found", "No such route")(to)

    def _send_user(self, to: Answering, user: dict[str, Any] | None, key: str, value: str) -> None:
        if user is None:
            error = missing("user", key, value, f"Could not find user with {key}: [{value}].")
            to.send(200, {"errors": [error]})
        elif user.get("suspended"):
            error = missing("user", key, value, f"User has been suspended: [{value}].") | {"title": "Forbidden"}
            to.send(200, {"errors": [error]})
        else:
            count = len(self.timelines[user["id"]])
            to.send(200, {"data": {"public_metrics": {"tweet_count": count}, **user}})

    def _timeline(self, user_id: str, query: dict[str, str]) -> dict[str, Any]:
        if self.people[user_id].get("protected"):
            detail = f"Sorry, you are not authorized to see the user with id: [{user_id}]."
            error = missing("user", "id", user_id, detail, "not-authorized-for-resource")
            return {"errors": [error | {"title": "Authorization Error"}]}
        size = int(query["max_results"])
        assert 5 <= size <= 100
        since, until = int(query.get("since_id", 0)), int(query.get("until_id", 0))
        if self.ignores_ids:
            since = until = 0
        served = sorted(self.timelines[user_id], key=lambda entry: -int(entry["id"]))[:3200]
        fitting = [e for e in served if since < int(e["id"]) and (not until or int(e["id"]) < until)]
        start = int(query.get("pagination_token", "t0")[1:])
        page = fitting[start : start + size]
        meta: dict[str, Any] = {}
        if start + size < len(fitting):
            meta["next_token"] = f"t{start + size}"
        page = [entry for entry in page if entry["id"] not in self.withheld]
        meta["result_count"] = len(page)
        if not page:
            return {"meta": meta}
        meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        return {"data": self._sell(page), "meta": meta}

    def _lookup(self, ids: list[str]) -> dict[str, Any]:
        assert len(ids) <= 100
        posts = {entry["id"]: entry for timeline in self.timelines.values() for entry in timeline}
        gone = [missing("tweet", "ids", i, f"Could not find tweet with ids: [{i}].") for i in ids if i not in posts]
        found = {"data": self._sell([posts[i] for i in ids if i in posts])} if len(gone) < len(ids) else {}
        return {**found, **({"errors": gone} if gone else {})}

    def _sell(self, posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        self.paid.update(str(entry["id"]) for entry in posts)
        return posts


def post(post_id: int, text: str, /, **more: Any) -> dict[str, Any]:
    """A post as in API v2."""
    return {
        "id": str(post_id),
        "text": text,
        "author_id": "42",
        "created_at": "2024-05-01T12:00:00.000Z",
        "edit_history_tweet_ids": [str(post_id)],
        "lang": "en",
        **more,
    }


def missing(kind: str, key: str, value: str, detail: str, problem_type: str = "resource-not-found") -> dict[str, Any]:
    """One of the `errors` in an answer with status 200."""
    return {
        "value": value,
        "detail": detail,
        "title": "Not Found Error",
        "resource_type": kind,
        "parameter": key,
        "resource_id": value,
        "type": f"https://api.twitter.com/2/problems/{problem_type}",
    }


def problem(status: int, title: str, detail: str = "", kind: str = "", **headers: str) -> Fault:
    """A refusal. Underscores in the names of `headers` become hyphens."""
    address = f"https://api.twitter.com/2/problems/{kind}" if kind else "about:blank"
    body = {"title": title, "detail": detail, "type": address, "status": status}
    return raw(status, body, **headers)


def rate_limit(seconds: int, skew: int = 0) -> Fault:
    """A rate limit that resets in `seconds`, on a server whose clock is `skew` seconds ahead of ours."""

    def fault(to: Answering) -> None:
        now = int(time.time()) + skew
        headers = {"x-rate-limit-reset": str(now + seconds), "Date": formatdate(now, usegmt=True)}
        to.send(429, {"title": "Too Many Requests", "detail": "Too Many Requests", "status": 429}, headers)

    return fault
