"""A small Bluesky AppView on loopback: profiles, author feeds, posts, and failures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from .loopback import Answering, FakePlatform, Fault, Query

DID = "did:plc:" + "a" * 24
OTHER = "did:plc:" + "b" * 24
START = datetime(2024, 5, 1, 12, tzinfo=UTC)


class FakeBluesky(FakePlatform):
    """Bluesky with one account, `me.test`.

    `feed` holds entries made by `entry` and `repost`, in any order. It is served sorted by time, and cursors are times,
    as Bluesky's are. `pinned` comes first.
    """

    def __init__(self, count: int = 0) -> None:
        super().__init__()
        self.profile: dict[str, Any] = {"did": DID, "handle": "me.test", "displayName": "Me", "labels": []}
        self.feed = [entry(i) for i in range(count)]
        self.pinned: dict[str, Any] | None = None
        self.hidden: set[str] = set()
        self.error: str | None = None

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Limit and cursor of each request for a page."""
        return [
            (query["limit"], query.get("cursor", "")) for path, query in self.requests if path.endswith("getAuthorFeed")
        ]

    def serve(self, to: Answering, path: str, query: Query) -> None:
        options = dict(query)
        _, xrpc, method = path.split("/", 2)
        assert xrpc == "xrpc"
        if self.error:
            refuse(self.error, f"It is so: {self.error}")(to)
        elif method == "app.bsky.feed.getPosts":
            self._send_posts(to, [uri for name, uri in query if name == "uris"])
        elif options["actor"] not in {DID, self.profile["handle"]}:
            refuse("InvalidRequest", "Profile not found")(to)
        elif method == "app.bsky.actor.getProfile":
            to.send(200, {"postsCount": len(self.feed), "newField": {"x": [1]}, **self.profile})
        elif method == "app.bsky.feed.getAuthorFeed":
            self._send_feed(to, options)
        else:
            to.send(501, {"error": "MethodNotImplemented", "message": "Method Not Implemented"})

    def _send_feed(self, to: Answering, options: dict[str, str]) -> None:
        assert options["filter"] == "posts_with_replies"
        limit, cursor = int(options["limit"]), options.get("cursor")
        assert 1 <= limit <= 100
        known = sorted(self.feed, key=sorted_by, reverse=True)
        known = [item for item in known if cursor is None or sorted_by(item) < cursor]
        page = known[:limit]
        body: dict[str, Any] = {"feed": [item for item in page if item["post"]["uri"] not in self.hidden]}
        if len(known) > limit:
            body["cursor"] = sorted_by(page[-1])
        if self.pinned and cursor is None:
            reason = {"$type": "app.bsky.feed.defs#reasonPin"}
            body["feed"].insert(0, {**self.pinned, "reason": reason})
        to.send(200, body)

    def _send_posts(self, to: Answering, uris: list[str]) -> None:
        assert len(uris) <= 25
        views = {item["post"]["uri"]: item["post"] for item in self.feed}
        to.send(200, {"posts": [views[uri] for uri in uris if uri in views]})


def entry(number: int, text: str | None = None, **more: Any) -> dict[str, Any]:
    """The feed entry of the account's post of minute `number`, with key 3k000…; `more` goes into the record."""
    moment = iso(START + timedelta(minutes=number))
    record = {
        "$type": "app.bsky.feed.post",
        "text": f"Post number {number}." if text is None else text,
        "createdAt": moment,
        "langs": ["en"],
        **more,
    }
    return {
        "post": {
            "uri": f"at://{DID}/app.bsky.feed.post/{key(number)}",
            "cid": "bafyreib",
            "author": {"did": DID, "handle": "me.test", "labels": []},
            "record": record,
            "indexedAt": moment,
            "likeCount": 3,
            "labels": [],
        }
    }


def repost(number: int, text: str, author_labels: tuple[str, ...] = ()) -> dict[str, Any]:
    """Someone else's post with key 3k000…, reposted at minute `number`."""
    item = entry(number, text, createdAt="2024-01-01T00:00:00Z")
    post = item["post"]
    post["uri"] = post["uri"].replace(DID, OTHER)
    post["author"] = {"did": OTHER, "handle": "other.test", "labels": [{"val": val} for val in author_labels]}
    post["indexedAt"] = "2024-01-01T00:00:00Z"
    when = iso(START + timedelta(minutes=number))
    item["reason"] = {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": DID}, "indexedAt": when}
    return item


def key(number: int) -> str:
    return f"3k{number:011}"


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def sorted_by(item: dict[str, Any]) -> str:
    """The time that an entry is sorted by: the author's clock, but no later than the server's."""
    if reason := item.get("reason"):
        return str(reason["indexedAt"])
    return str(min(item["post"]["record"]["createdAt"], item["post"]["indexedAt"]))


def refuse(error: str, message: str, status: int = 400) -> Fault:
    """An XRPC error."""
    return lambda to: to.send(status, {"error": error, "message": message})
