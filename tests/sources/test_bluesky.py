"""Fetching from Bluesky, against a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import sources
from huggingtweets.errors import (
    BadInputError,
    ConfigError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.bluesky.api import Bluesky
from huggingtweets.sources.bluesky.car import BlueskyCar
from huggingtweets.sources.network import Context

from .car_builder import repository
from .servers.bluesky import DID, OTHER, START, FakeBluesky, entry, iso, key, refuse, repost
from .servers.loopback import raw
from .watching import Watching

pytestmark = pytest.mark.network


@pytest.fixture
def server() -> Iterator[FakeBluesky]:
    with FakeBluesky() as fake:
        yield fake


def watching(server: FakeBluesky, **more: Any) -> Watching:
    return Watching({"HUGGINGTWEETS_BLUESKY_URL": server.url}, **more)


def source(server: FakeBluesky, argument: str = "me.test", **options: Any) -> Bluesky:
    return Bluesky(argument, SourceOptions(**options), watching(server).context)


def fetch(
    server: FakeBluesky, state: dict[str, Any] | None = None, limit: int | None = None, **options: Any
) -> tuple[list[Post], dict[str, Any], list[str]]:
    """All posts, the last state, and the notices."""
    bluesky, posts = source(server, **options), []
    for page in bluesky.pages(state or {}, limit):
        posts += page.posts
        state = dict(page.state)
    return posts, state or {}, [str(notice) for notice in bluesky.notices]


def one(server: FakeBluesky, item: dict[str, Any], **options: Any) -> Post:
    server.feed = [item]
    ((post,), _, _) = fetch(server, **options)
    return post


def numbers(posts: list[Post]) -> list[int]:
    return [int(post.id[2:]) for post in posts]


class TestArgument:
    @pytest.mark.parametrize(
        "argument",
        [
            "name.bsky.social",
            "@Name.Example",
            "did:plc:" + "z2" * 12,
            "did:web:example.com",
            "https://bsky.app/profile/name.bsky.social",
            "https://bsky.app/profile/name.bsky.social/post/3kabc?x=1",
            "bsky.app/profile/did:plc:" + "a" * 24,
            "https://bsky.app/profile/did%3Aplc%3A" + "a" * 24,
            "at://name.bsky.social/app.bsky.feed.post/3k",
        ],
    )
    def test_is_recognised_by_its_shape(self, argument: str) -> None:
        assert Bluesky.recognises(argument)

    @pytest.mark.parametrize(
        "argument",
        [
            "",
            "name",
            "@name",
            "@name@server.tld",
            "https://mastodon.social/@name",
            "https://x.com/name",
            "community:name",
            "./name.bsky.social",
            "handle.invalid",
            "did:key:z6Mk",
            "did:plc:short",
            "1.5",
            "a..b",
            "-a.com",
            "a.b" * 5000,
            "a-" * 60 + ".com",
            "nul\0.com",
        ],
    )
    def test_accounts_of_other_platforms_are_not(self, server: FakeBluesky, argument: str) -> None:
        assert not Bluesky.recognises(argument)
        with pytest.raises(BadInputError):
            source(server, argument)
        assert not server.requests

    def test_address_must_be_safe(self) -> None:
        context = Context(environ={"HUGGINGTWEETS_BLUESKY_URL": "http://example.org"})
        with pytest.raises(ConfigError, match="HUGGINGTWEETS_BLUESKY_URL"):
            Bluesky("a.test", SourceOptions(), context)


class TestAccount:
    @pytest.mark.parametrize("argument", ["me.test", "@Me.Test", DID, f"https://bsky.app/profile/{DID}"])
    def test_is_looked_up_once(self, server: FakeBluesky, argument: str) -> None:
        server.feed = [entry(1), entry(2)]
        bluesky = source(server, argument)
        assert bluesky.requests == 0
        assert bluesky.account() == bluesky.account() == Account("bluesky", "me.test", "Me", DID)
        assert (bluesky.total, bluesky.requests) == (2, 1)
        assert bluesky.cost({}, 5) is bluesky.checking_cost(5) is None

    def test_is_found_by_its_id_once_renamed(self, server: FakeBluesky) -> None:
        server.profile["handle"] = "new.test"
        assert source(server, "me.test", account_id=DID).account().handle == "new.test"

    def test_is_named_by_its_did_if_its_handle_is_invalid(self, server: FakeBluesky) -> None:
        server.profile["handle"] = "handle.invalid"
        assert source(server, DID).account() == Account("bluesky", DID, "Me", DID)

    @pytest.mark.parametrize(
        ("error", "kind", "word"),
        [
            ("AccountTakedown", ForbiddenError, "suspended"),
            ("AccountDeactivated", ForbiddenError, "deactivated"),
            ("BlockedByActor", ForbiddenError, "blocked"),
            ("Unheard", PlatformError, "HTTP 400"),
        ],
    )
    def test_that_is_not_shown(self, server: FakeBluesky, error: str, kind: type[Exception], word: str) -> None:
        server.error = error
        with pytest.raises(kind, match=word) as caught:
            source(server, account_id=DID).account()
        assert DID not in str(caught.value)

    @pytest.mark.parametrize("message", ["Profile not found", "Unable to resolve handle"])
    def test_that_does_not_exist(self, server: FakeBluesky, message: str) -> None:
        server.faults.append(refuse("InvalidRequest", message))
        with pytest.raises(NotFoundError, match=r"name\.bsky\.social"):
            source(server).account()

    def test_for_logged_in_users_only_is_not_read(self, server: FakeBluesky) -> None:
        server.feed = [entry(1)]
        server.profile["labels"] = [{"src": DID, "val": "!no-unauthenticated", "uri": "at://x"}]
        with pytest.raises(ForbiddenError, match="logged-in"):
            list(source(server).pages({}, None))
        assert not server.asked

    @pytest.mark.parametrize("body", [[], {}, {"did": 5}, {"did": "x"}, "text", None])
    def test_with_an_unreadable_profile(self, server: FakeBluesky, body: object) -> None:
        server.faults.append(raw(200, body))
        with pytest.raises(PlatformError, match="HUGGINGTWEETS_BLUESKY_URL"):
            source(server).account()

    def test_fields_of_the_wrong_type_are_ignored(self, server: FakeBluesky) -> None:
        server.profile |= {"displayName": 5, "postsCount": "many", "labels": [None, {"val": 7}], "handle": None}
        bluesky = source(server)
        server.faults.append(raw(200, {**server.profile}))
        assert bluesky.account() == Account("bluesky", DID, None, DID)
        assert bluesky.total is None


QUOTED = {"uri": f"at://{OTHER}/app.bsky.feed.post/3k"}
LISTED = {"uri": f"at://{OTHER}/app.bsky.graph.list/3k"}


class TestPost:
    def test_whole(self, server: FakeBluesky) -> None:
        assert one(server, entry(7, "Tea & fog\nhere")) == Post(
            "bluesky", key(7), "me.test", "Tea & fog\nhere", START + timedelta(minutes=7), lang="en"
        )

    @pytest.mark.parametrize(
        ("record", "kind"),
        [
            ({"reply": {"parent": {"uri": f"at://{OTHER}/app.bsky.feed.post/3k"}}}, "reply"),
            ({"reply": {"parent": {"uri": f"at://{DID}/app.bsky.feed.post/3k"}}}, "thread"),
            ({"reply": {"parent": None}}, "reply"),
            ({"embed": {"$type": "app.bsky.embed.record", "record": QUOTED}}, "quote"),
            ({"embed": {"$type": "app.bsky.embed.recordWithMedia", "record": {"record": QUOTED}}}, "quote"),
            ({"embed": {"$type": "app.bsky.embed.record", "record": LISTED}}, "original"),
            ({"embed": {"$type": "app.bsky.embed.external", "external": {"title": "Not mine"}}}, "original"),
            ({"embed": ["odd"], "reply": "odd"}, "original"),
        ],
    )
    def test_kind(self, server: FakeBluesky, record: dict[str, Any], kind: str) -> None:
        assert one(server, entry(1, **record)).kind == kind

    @pytest.mark.parametrize(
        ("langs", "lang"),
        [(["de"], "de"), (["pt-BR"], "pt"), (["en", "de"], None), (["en", "en-GB"], "en"), ([], None), ("en", None)],
    )
    def test_language_only_if_there_is_one(self, server: FakeBluesky, langs: object, lang: str | None) -> None:
        assert one(server, entry(1, langs=langs)).lang == lang

    def test_is_the_same_from_a_car_file(self, server: FakeBluesky, tmp_path: Path) -> None:
        text = "Über a.test/1..."
        labels = {"values": [{"val": "nudity"}]}
        reply = {"parent": {"uri": f"at://{DID}/app.bsky.feed.post/3k"}}
        item = entry(7, text, facets=[facet(text, "a.test/1...", "https://a.test/11")], labels=labels, reply=reply)
        path = tmp_path / "repo.car"
        path.write_bytes(repository({f"app.bsky.feed.post/{key(7)}": item["post"]["record"]}).car())
        car = BlueskyCar(str(path), SourceOptions(handle="me.test", with_cw=True))
        assert [one(server, item, with_cw=True)] == list(car.posts())

    def test_repost(self, server: FakeBluesky) -> None:
        post = one(server, repost(3, "Their words"))
        assert post == Post(
            "bluesky",
            f"repost/{OTHER}/{key(3)}",
            "me.test",
            "Their words",
            START + timedelta(minutes=3),
            "repost",
            lang="en",
        )

    def test_repost_of_an_own_post_does_not_replace_it(self, server: FakeBluesky) -> None:
        again = entry(1)
        again["reason"] = repost(9, "")["reason"]
        server.feed = [entry(1), again]
        posts, _, _ = fetch(server)
        assert [(post.id, post.kind) for post in posts] == [
            (f"repost/{DID}/{key(1)}", "repost"),
            (key(1), "original"),
        ]

    def test_repost_of_an_account_for_logged_in_users_only_is_skipped(self, server: FakeBluesky) -> None:
        server.feed = [entry(1), repost(2, "Not for all", ("!no-unauthenticated",))]
        posts, _, notices = fetch(server)
        assert numbers(posts) == [1]
        assert "1 post " in notices[0]

    def test_content_warnings_are_skipped_unless_wanted(self, server: FakeBluesky) -> None:
        own = entry(1, labels={"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "nudity"}]})
        moderated, taken_back, harmless = entry(2), entry(3), entry(4)
        moderated["post"]["labels"] = [{"val": "graphic-media"}, {"val": "!warn"}]
        taken_back["post"]["labels"] = [{"val": "porn", "neg": True}]
        harmless["post"]["labels"] = [{"val": "bot"}, "odd"]
        server.feed = [own, moderated, taken_back, harmless]
        posts, _, notices = fetch(server)
        assert numbers(posts) == [4, 3]
        assert "2 posts" in notices[0]
        assert "--with-cw" in notices[0]
        posts, _, notices = fetch(server, with_cw=True)
        assert [post.warning for post in posts] == [None, None, "graphic-media, warn", "nudity"]
        assert not notices

    def test_cut_by_a_bridge(self, server: FakeBluesky) -> None:
        assert one(server, entry(1, "Long […]", bridgyOriginalText="<p>Long text</p>")).is_cut
        assert not one(server, entry(1, "Short", bridgyOriginalText="<p>Short</p>")).is_cut
        assert not one(server, entry(1, "My own …")).is_cut

    @pytest.mark.parametrize("when", ["", "soon", None, 5, "9999-12-31T23:59:59-14:00"])
    def test_unreadable_time(self, server: FakeBluesky, when: object) -> None:
        item = entry(1, createdAt=when)
        server.faults.extend([None, raw(200, {"feed": [item]})])
        ((post,), state, _) = fetch(server)
        assert post.created_at is None
        assert state["newest"] == (START + timedelta(minutes=1)).isoformat()

    @pytest.mark.parametrize("text", ["a\0b", "half \ud83d"])
    def test_unstorable_text_is_repaired(self, server: FakeBluesky, text: str) -> None:
        one(server, entry(1, text)).text.encode()


def facet(text: str, shown: str, uri: object, kind: str = "app.bsky.richtext.facet#link") -> dict[str, Any]:
    start = text.encode().index(shown.encode())
    return {
        "index": {"byteStart": start, "byteEnd": start + len(shown.encode())},
        "features": [{"$type": kind, "uri": uri}],
    }


class TestLinks:
    @pytest.mark.parametrize(
        ("shown", "uri", "becomes"),
        [
            ("example.com/very/lo...", "https://example.com/very/long", "https://example.com/very/long"),
            ("www.example.com/very/lo…", "https://www.example.com/very/long", "https://www.example.com/very/long"),
            ("example.com", "https://example.com/", "https://example.com/"),
            ("Example.com...", "http://example.com/x", "http://example.com/x"),
            ("https://example.com/a", "https://example.com/a", "https://example.com/a"),
            ("this page", "https://example.com/a", "this page"),
            ("example", "https://example.com/a", "example"),
            ("example.com", "https://example.com/other", "example.com"),
            ("example.org/very/lo...", "https://example.com/very/long", "example.org/very/lo..."),
            ("example.com/a", "javascript:alert(1)", "example.com/a"),
            ("example.com/a...", "https://example.com/a b", "example.com/a..."),
            ("example.com/a", 5, "example.com/a"),
        ],
    )
    def test_shortened_links_are_expanded(self, server: FakeBluesky, shown: str, uri: object, becomes: str) -> None:
        text = f"Über 🚢 {shown} – ja"
        assert one(server, entry(1, text, facets=[facet(text, shown, uri)])).text == f"Über 🚢 {becomes} – ja"

    def test_several_facets(self, server: FakeBluesky) -> None:
        text = "a.test/1... and @b.test and a.test/2..."
        facets = [
            facet(text, "a.test/2...", "https://a.test/22"),
            facet(text, "@b.test", "https://b.test", "app.bsky.richtext.facet#mention"),
            facet(text, "a.test/1...", "https://a.test/11"),
            facet(text, "a.test/1...", "https://a.test/11"),
        ]
        assert one(server, entry(1, text, facets=facets)).text == "https://a.test/11 and @b.test and https://a.test/22"

    @pytest.mark.parametrize(
        "index",
        [
            None,
            {},
            {"byteStart": -5, "byteEnd": 3},
            {"byteStart": 3, "byteEnd": 1},
            {"byteStart": 0, "byteEnd": 10**20},
            {"byteStart": 1, "byteEnd": 9},
            {"byteStart": True, "byteEnd": "9"},
        ],
    )
    def test_impossible_positions(self, server: FakeBluesky, index: object) -> None:
        features = [{"$type": "app.bsky.richtext.facet#link", "uri": "https://a.test/11"}]
        facets = [{"index": index, "features": features}, {"index": {}, "features": {}}, "odd"]
        assert one(server, entry(1, "ä a.test/1…", facets=facets)).text == "ä a.test/1…"


class TestPages:
    def test_first_fetch_reads_all_newest_first(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(250)]
        posts, state, notices = fetch(server)
        assert numbers(posts) == list(range(249, -1, -1))
        assert state["complete"] is True
        assert (len(server.asked), notices) == (3, [])

    def test_no_posts_at_all(self, server: FakeBluesky) -> None:
        posts, state, _ = fetch(server)
        assert not posts
        assert state["complete"] is True
        server.feed = [entry(1)]
        assert numbers(fetch(server, state)[0]) == [1]

    def test_update_reads_what_is_new_and_an_hour_before(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(0, 1000, 5)]
        _, state, _ = fetch(server)
        before = len(server.asked)
        server.feed += [entry(i) for i in range(1000, 1020, 5)]
        posts, state, _ = fetch(server, state)
        assert numbers(posts) == list(range(1015, 930, -5))
        assert len(server.asked) == before + 1
        posts, again, _ = fetch(server, state)
        assert numbers(posts)[0] == 1015
        assert again == state

    def test_update_over_several_pages(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(300)]
        _, state, _ = fetch(server)
        server.feed += [entry(i) for i in range(300, 550)]
        posts, state, _ = fetch(server, state)
        assert set(range(300, 550)) <= set(numbers(posts))
        assert len(posts) == len(set(numbers(posts))) == 250 + 61
        assert state["newest"] == (START + timedelta(minutes=549)).isoformat()
        assert "forward" not in state

    @pytest.mark.parametrize("killed_after", range(1, 8))
    def test_a_kill_after_any_page_loses_nothing_and_reads_nothing_twice(
        self, server: FakeBluesky, killed_after: int
    ) -> None:
        """During a first fetch, and during an update while new posts arrive."""
        server.feed = [entry(i * 100) for i in range(700)]
        state: dict[str, Any] = {}
        got: list[Post] = []
        for _, page in zip(range(killed_after), source(server).pages(state, None), strict=False):
            got += page.posts
            state = dict(page.state)
        server.feed += [entry(i * 100) for i in range(700, 1150)]
        for _, page in zip(range(killed_after), source(server).pages(state, None), strict=False):
            got += page.posts
            state = dict(page.state)
        server.feed += [entry(i * 100) for i in range(1150, 1160)]
        posts, state, notices = fetch(server, state)
        got += posts
        found = numbers(got)
        assert set(found) == {i * 100 for i in range(1160)}
        assert len(found) <= 1160 + 3  # the overlap's
        assert state["complete"] is True
        assert notices == []

    def test_limit(self, server: FakeBluesky) -> None:
        server.feed = [entry(i * 100) for i in range(500)]
        posts, state, _ = fetch(server, limit=130)
        assert len(posts) == 130
        assert [limit for limit, _ in server.asked] == ["100", "30"]
        assert state["complete"] is False
        posts, state, _ = fetch(server, state, limit=101)
        assert len(posts) == 101
        assert numbers(posts)[1:] == list(range(36900, 26900, -100))
        rest, state, _ = fetch(server, state)
        assert len(rest) == 1 + 500 - 230  # the overlap's, again
        assert state["complete"] is True

    def test_a_pinned_post_is_out_of_order(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(250)]
        server.pinned = entry(2)
        posts, state, _ = fetch(server)
        assert sorted(numbers(posts)) == list(range(250))
        assert state["newest"] == (START + timedelta(minutes=249)).isoformat()
        server.feed += [entry(i) for i in range(250, 500)]
        posts, _, _ = fetch(server, state)
        assert set(range(250, 500)) <= set(numbers(posts))

    def test_author_with_a_slow_clock(self, server: FakeBluesky) -> None:
        server.feed = [entry(i * 60) for i in range(5)]
        _, state, _ = fetch(server)
        late = entry(0, "Late", createdAt=iso(START + timedelta(minutes=230)))
        late["post"]["uri"] += "x"
        late["post"]["indexedAt"] = iso(START + timedelta(minutes=300))
        server.feed.append(late)
        assert "Late" in [post.text for post in fetch(server, state)[0]]

    def test_author_with_a_fast_clock(self, server: FakeBluesky) -> None:
        ahead = entry(0, createdAt="2199-01-01T00:00:00Z")
        server.feed = [ahead]
        posts, state, _ = fetch(server)
        assert posts[0].created_at == datetime(2199, 1, 1, tzinfo=UTC)
        assert state["newest"] == START.isoformat()

    def test_server_from_the_future(self, server: FakeBluesky) -> None:
        ahead = entry(0, createdAt="2199-01-01T00:00:00Z")
        ahead["post"]["indexedAt"] = "2199-01-01T00:00:00Z"
        server.feed = [ahead, entry(1)]
        _, state, _ = fetch(server)
        assert state["newest"] == (START + timedelta(minutes=1)).isoformat()
        server.feed += [entry(i) for i in range(2, 200)]
        assert len(fetch(server, state)[0]) == 200

    def test_the_newest_post_was_deleted(self, server: FakeBluesky) -> None:
        server.feed = [entry(i * 100) for i in range(10)]
        _, state, _ = fetch(server)
        server.feed = []
        posts, state, _ = fetch(server, state)
        assert not posts
        assert state["newest"] == (START + timedelta(minutes=900)).isoformat()

    def test_unreadable_entries_are_counted(self, server: FakeBluesky) -> None:
        odd: list[Any] = [None, "x", {}, {"post": None}, {"post": {"uri": 5}}, {"post": {"uri": "at://x/y/z"}}]
        someone = entry(2)
        someone["post"]["uri"] = f"at://{OTHER}/app.bsky.feed.post/3k"
        no_record, no_text = entry(3), entry(4, text=None, **{"$type": "app.bsky.feed.other"})
        del no_record["post"]["record"]
        feed = [*odd, someone, no_record, no_text, entry(1)]
        server.faults.extend([None, raw(200, {"feed": feed, "cursor": "", "unknown": 1})])
        posts, state, notices = fetch(server)
        assert numbers(posts) == [1]
        assert state["complete"] is True
        assert len(notices) == 1
        assert "9 posts" in notices[0]

    @pytest.mark.parametrize(
        "body", [[], {}, {"feed": {}}, {"feed": [], "cursor": 5}, {"feed": [], "cursor": "x" * 9999}]
    )
    def test_unreadable_page(self, server: FakeBluesky, body: object) -> None:
        server.feed = [entry(1)]
        server.faults.extend([None, raw(200, body)])
        with pytest.raises(PlatformError, match="page of posts"):
            fetch(server)


class TestOverlap:
    """An update reads an hour again."""

    def test_a_post_deleted_here_and_restored_there_is_fetched_again(
        self, server: FakeBluesky, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HUGGINGTWEETS_BLUESKY_URL", server.url)
        server.feed = [entry(i * 10) for i in range(150)]
        sources.add(tmp_path, "me.test", SourceOptions())
        sources.update(tmp_path)
        gone = server.feed.pop()
        assert sources.sync_deletes(tmp_path, "me.test").deleted == 1
        server.feed.append(gone)
        ((_, report),) = sources.update(tmp_path)
        assert isinstance(report, sources.AddReport)
        assert report.added.new == 1

    def test_a_late_post_on_the_second_page_is_found(self, server: FakeBluesky) -> None:
        def every_20_seconds(number: int, text: str | None = None, more: int = 0) -> dict[str, Any]:
            return entry(number, text, createdAt=iso(START + timedelta(seconds=20 * number - more)))

        server.feed = [every_20_seconds(i) for i in range(300)]
        _, state, _ = fetch(server)
        _, state, _ = fetch(server, state)
        server.feed.append(every_20_seconds(300, "Late", 150 * 20 + 7))
        assert "Late" in [post.text for post in fetch(server, state)[0]]

    def test_a_redirect_without_a_target(self, server: FakeBluesky) -> None:
        server.feed = [entry(1)]
        _, state, _ = fetch(server)
        server.faults += [None, raw(304)]
        with pytest.raises(PlatformError, match="304"):
            fetch(server, state)


class TestCursors:
    def test_a_repeated_cursor_ends_the_fetch(self, server: FakeBluesky) -> None:
        loop = [raw(200, {"feed": [entry(i)], "cursor": c}) for i, c in ((1, "a"), (2, "b"))]
        server.faults.extend([None, *loop * 10])
        posts, state, (notice,) = fetch(server)
        assert numbers(posts) == [1, 2]
        assert "same page" in notice
        assert not state["complete"]

    @pytest.mark.parametrize("feed", [[], [entry(1)], ["odd"]])
    def test_endless_pages_end_the_fetch(self, server: FakeBluesky, feed: list[Any]) -> None:
        server.faults.extend([None, *(raw(200, {"feed": feed, "cursor": f"c{i}"}) for i in range(50))])
        posts, state, notices = fetch(server)
        assert len(posts) <= 1
        assert "same page" in " ".join(notices)
        assert not state["complete"]
        assert len(server.asked) <= 6

    def test_pages_without_posts_in_between(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(400)]
        server.hidden = {entry(i)["post"]["uri"] for i in range(50, 350)}
        posts, state, notices = fetch(server)
        assert len(posts) == 100
        assert (state["complete"], notices) == (True, [])

    def test_a_page_twice(self, server: FakeBluesky) -> None:
        pages = [raw(200, {"feed": [entry(n)], "cursor": cursor}) for n, cursor in ((3, "a"), (3, "b"), (1, None))]
        server.faults.extend([None, *pages])
        posts, state, notices = fetch(server)
        assert numbers(posts) == [3, 1]
        assert (state["complete"], notices) == (True, [])

    def test_an_endless_update_starts_at_the_top_next_time(self, server: FakeBluesky) -> None:
        server.feed = [entry(i * 100) for i in range(5)]
        _, state, _ = fetch(server)
        server.faults.extend([None, *(raw(200, {"feed": [entry(9000)], "cursor": "same"}) for _ in range(2))])
        _, state, notices = fetch(server, state)
        assert notices
        assert "forward" not in state
        server.feed += [entry(i * 100) for i in range(5, 300)]
        assert len(fetch(server, state)[0]) == 296

    def test_a_refused_cursor_starts_over(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(250)]
        _, state, _ = fetch(server, limit=100)
        server.faults.extend([None, None, refuse("InvalidRequest", "Malformed cursor")])
        posts, state, (notice,) = fetch(server, state)
        assert "started over" in notice
        assert set(numbers(posts)) == set(range(250))
        assert state["complete"] is True

    def test_cursors_that_are_always_refused(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(250)]
        server.faults.extend([None, *[None, refuse("InvalidRequest", "Malformed cursor")] * 50])
        posts, _, notices = fetch(server)
        assert len(posts) == 100
        assert "same page" in notices[-1]

    @pytest.mark.parametrize("state", [{"newest": 5, "cursor": 7}, {"newest": "x", "complete": "y", "etag": 5}])
    def test_damaged_state_reads_from_the_top(self, server: FakeBluesky, state: dict[str, Any]) -> None:
        server.feed = [entry(1)]
        assert numbers(fetch(server, state)[0]) == [1]


class TestFailures:
    def test_the_account_disappears_during_a_fetch(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(250)]
        server.faults.extend([None, None, refuse("AccountDeactivated", "Account is deactivated")])
        bluesky, got = source(server), 0
        with pytest.raises(ForbiddenError, match="deactivated"):
            for page in bluesky.pages({}, None):
                got += len(page.posts)
        assert got == 100


class TestPresent:
    def test_looks_up_25_at_a_time(self, server: FakeBluesky) -> None:
        server.feed = [entry(i) for i in range(60)] + [repost(70, "Theirs")]
        bluesky = source(server)
        ids = [key(i) for i in range(80)] + [f"repost/{OTHER}/{key(i)}" for i in (70, 71)] + ["odd/id", "a b", ""]
        there = bluesky.present(ids)
        assert there == {*(key(i) for i in range(60)), f"repost/{OTHER}/{key(70)}", "odd/id", "a b", ""}
        assert bluesky.requests == 1 + 4

    def test_nothing_to_ask(self, server: FakeBluesky) -> None:
        assert source(server).present([]) == set()

    @pytest.mark.parametrize("body", [{}, [], {"posts": None}])
    def test_unreadable_answer_deletes_nothing(self, server: FakeBluesky, body: object) -> None:
        server.faults.extend([None, raw(200, body)])
        with pytest.raises(PlatformError):
            source(server).present([key(1)])

    def test_unreadable_entries_in_the_answer(self, server: FakeBluesky) -> None:
        server.faults.extend([None, raw(200, {"posts": [None, {"uri": 5}, {"uri": ["x"]}, entry(1)["post"]]})])
        assert source(server).present([key(1), key(2)]) == {key(1)}
