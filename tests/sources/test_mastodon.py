"""Fetching from Mastodon, against a server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ConfigError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.http import UnexpectedAnswerError
from huggingtweets.sources.mastodon.api import Mastodon, address_of

from .servers.loopback import Fault, raw
from .servers.mastodon import (
    ACCOUNT_ID,
    DOMAIN,
    HANDLE,
    START,
    URI,
    FakeMastodon,
    boost,
    ids,
    refuse,
    status,
)
from .watching import Watching

pytestmark = pytest.mark.network

Fetched = tuple[list[Post], dict[str, Any], list[str]]


@pytest.fixture
def server() -> Iterator[FakeMastodon]:
    with FakeMastodon() as fake:
        yield fake


def source(server: FakeMastodon, argument: str = f"@{HANDLE}", **options: Any) -> Mastodon:
    return Mastodon(argument, SourceOptions(**options), Watching(server.environ).context)


def fetch(
    server: FakeMastodon, state: dict[str, Any] | None = None, limit: int | None = None, **options: Any
) -> Fetched:
    """All posts, the last state (through JSON, as in the library), and the notices."""
    one = source(server, **options)
    posts: list[Post] = []
    state = state or {}
    for page in one.pages(state, limit):
        posts += page.posts
        state = json.loads(json.dumps(page.state))
    return posts, state, [str(notice) for notice in one.notices]


def only(server: FakeMastodon, one: dict[str, Any], **options: Any) -> Post:
    server.statuses = [one]
    (post,) = fetch(server, **options)[0]
    return post


def newest_first(statuses: list[dict[str, Any]]) -> list[str]:
    return ids(statuses)[::-1]


class TestArgument:
    @pytest.mark.parametrize(
        "argument",
        [
            f"@{HANDLE}",
            f" {HANDLE} ",
            "acct:keeper@tide.example",
            "@keeper@TIDE.example",
            "https://tide.example/@keeper",
            "https://tide.example/@keeper/112000000000000001",
            "https://tide.example/@keeper?lang=en",
            "https://tide.example/web/@keeper",
            "https://tide.example/users/keeper",
            "https://sea.example/@keeper@tide.example",
        ],
    )
    def test_recognised(self, argument: str, server: FakeMastodon) -> None:
        assert Mastodon.recognises(argument)
        assert source(server, argument).account().handle == HANDLE

    @pytest.mark.parametrize(
        "argument",
        [
            *("@keeper", "keeper", "tide.example", "@keeper@tide", "@@tide.example", "@a b@tide.example"),
            *("https://x.com/@keeper", "https://www.youtube.com/@keeper", "https://tide.example/", "did:plc:abc", ""),
            *(
                "@" + "a" * 10_000 + "@tide.example",
                "@a@" + "b." * 5000,
                "@k\0@tide.example",
                "@ke/eper@tide.example",
                "@a@tide.example:99999",
            ),
        ],
    )
    def test_not_recognised(self, argument: str, server: FakeMastodon) -> None:
        assert not Mastodon.recognises(argument)
        with pytest.raises(BadInputError):
            source(server, argument)

    def test_server_names_in_any_script(self) -> None:
        assert address_of("@a@münchen.social") == ("a", "xn--mnchen-3ya.social")

    def test_base_address_must_be_safe(self) -> None:
        with pytest.raises(ConfigError, match="HUGGINGTWEETS_MASTODON_URL"):
            Mastodon(
                f"@{HANDLE}", SourceOptions(), Watching({"HUGGINGTWEETS_MASTODON_URL": "http://sea.example"}).context
            )


class TestAccount:
    def test_it_is_looked_up_once(self, server: FakeMastodon) -> None:
        server.statuses = [status(1), status(2)]
        one = source(server)
        assert (one.requests, one.total) == (0, None)
        assert one.account() == one.account() == Account("mastodon", HANDLE, "The Keeper", URI)
        assert (one.requests, one.total, one.cost({}, None)) == (1, 2, None)
        assert server.headers[0]["user-agent"].startswith("huggingtweets/")

    def test_sends_no_credentials(self, server: FakeMastodon, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / ".netrc").write_text("default login me password secret\n")
        (tmp_path / ".netrc").chmod(0o600)
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
        server.has_api = False
        with pytest.raises(PlatformError):
            source(server).account()
        assert server.requests[-1][0] == "/.well-known/webfinger"
        assert all("authorization" not in headers for headers in server.headers)

    def test_unknown(self, server: FakeMastodon) -> None:
        with pytest.raises(NotFoundError, match="@nobody"):
            source(server, "@nobody@tide.example").account()

    def test_suspended(self, server: FakeMastodon) -> None:
        server.account["suspended"] = True
        with pytest.raises(ForbiddenError, match=f"@{HANDLE}"):
            source(server).account()

    @pytest.mark.parametrize(
        "moved", [{"acct": "warden@sea.example"}, {"acct": "warden", "url": "https://sea.example/@warden"}]
    )
    def test_moved(self, server: FakeMastodon, moved: dict[str, str]) -> None:
        server.account["moved"] = moved
        server.statuses = [status(1)]
        posts, _, (notice,) = fetch(server)
        assert len(posts) == 1
        assert "@warden@sea.example" in notice

    def test_one_that_asks_not_to_be_indexed(self, server: FakeMastodon) -> None:
        server.account["noindex"] = True
        assert "Ask before" in fetch(server)[2][0]

    def test_one_that_shows_nothing(self, server: FakeMastodon) -> None:
        server.statuses = [status(1, visibility="private"), status(2, visibility="direct")]
        posts, state, (notice,) = fetch(server)
        assert (posts, state) == ([], {"complete": True})
        assert "2 posts" in notice

    def test_an_account_without_an_address_has_no_id(self, server: FakeMastodon) -> None:
        del server.account["uri"]
        assert source(server).account().id is None

    def test_values_of_the_wrong_type_are_ignored(self, server: FakeMastodon) -> None:
        server.account |= {"statuses_count": "many", "display_name": 5, "moved": [], "acct": None, "uri": ["x"]}
        server.account |= {"created_at": "9999-12-31T23:59:59-12:00", "username": {"a": 1}, "fields": 3, "emojis": "x"}
        one = source(server)
        assert one.account().handle == HANDLE
        assert one.total is None

    @pytest.mark.parametrize("code", [401, 403, 422])
    def test_servers_that_require_a_login(self, server: FakeMastodon, code: int) -> None:
        server.faults.append(refuse(code, "This method requires an authenticated user"))
        with pytest.raises(PlatformError, match="requires an authenticated user") as caught:
            source(server).account()
        assert "archive" in caught.value.hint
        assert isinstance(caught.value, {401: AuthError, 403: ForbiddenError, 422: PlatformError}[code])

    def test_timelines_that_require_a_login(self, server: FakeMastodon) -> None:
        server.faults += [None, refuse(401, "The access token is invalid")]
        with pytest.raises(AuthError, match="archive"):
            fetch(server)

    @pytest.mark.parametrize(
        "fault",
        [
            raw(200, b"<html>Welcome</html>", Content_Type="text/html"),
            raw(404, b"<html>Not here</html>"),
            raw(200, b"[]"),
            raw(200, b"{}"),
            refuse(301, Location="https://elsewhere.example/api/v1/accounts/lookup"),
        ],
    )
    def test_hosts_without_mastodon(self, server: FakeMastodon, fault: Fault) -> None:
        server.faults.append(fault)
        with pytest.raises(UnexpectedAnswerError, match=DOMAIN):
            source(server).account()

    def test_a_handle_of_another_host_than_the_server(self, server: FakeMastodon) -> None:
        server.has_api = False
        with FakeMastodon(3) as real:
            server.webfinger = {"links": [{"rel": "other"}, {"rel": "self", "href": f"{real.url}/users/keeper"}]}
            one = source(server)
            assert one.account().handle == HANDLE
            assert len([post for page in one.pages({}, None) for post in page.posts]) == 3
            assert one.requests == len(server.requests) + len(real.requests)

    def test_only_public_servers_but_the_one_that_the_operator_chose(self, server: FakeMastodon) -> None:
        context = Watching(server.environ, public_only=True).context
        one = Mastodon(f"@{HANDLE}", SourceOptions(), context)
        assert one.account().handle == HANDLE
        server.has_api = False
        with FakeMastodon(3) as real:
            server.webfinger = {"links": [{"rel": "self", "href": f"{real.url}/users/keeper"}]}
            with pytest.raises(ForbiddenError):
                Mastodon(f"@{HANDLE}", SourceOptions(), context).account()
            assert not real.requests

    @pytest.mark.parametrize(
        "href", ["ftp://a.example/x", "http://[", "https://", "http://sea.example/users/a", 5, None]
    )
    def test_webfinger_that_leads_nowhere(self, server: FakeMastodon, href: object) -> None:
        server.has_api = False
        server.webfinger = {"links": [{"rel": "self", "href": href}, "x"]}
        with pytest.raises(UnexpectedAnswerError):
            source(server).account()

    def test_webfinger_that_redirects_to_plain_http(self, server: FakeMastodon) -> None:
        server.has_api = False
        server.faults += [None, refuse(302, Location="http://sea.example/.well-known/webfinger")]
        with pytest.raises(UnexpectedAnswerError):
            source(server).account()

    def test_a_server_that_knows_the_account_from_elsewhere(self, server: FakeMastodon) -> None:
        server.account["acct"] = HANDLE
        one = source(server)
        one.account()
        assert "HUGGINGTWEETS_MASTODON_URL" in one.notices[0].message


class TestFirstFetch:
    def test_everything_page_by_page_the_latest_first(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(100)]
        posts, state, notices = fetch(server)
        assert [post.id for post in posts] == newest_first(server.statuses)
        assert state == {"newest": posts[0].id, "cursor": posts[-1].id, "complete": True}
        assert notices == []
        assert server.pages == [{"limit": "40"}, *({"limit": "40", "max_id": posts[n].id} for n in (39, 79))]

    @pytest.mark.parametrize("count", [0, 1, 40, 41])
    def test_without_links_an_empty_page_is_the_end(self, server: FakeMastodon, count: int) -> None:
        server.has_links = False
        server.statuses = [status(number) for number in range(count)]
        posts, state, _ = fetch(server)
        assert (len(posts), state["complete"]) == (count, True)

    def test_limit(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(100)]
        posts, state, _ = fetch(server, limit=50)
        assert [post.id for post in posts] == newest_first(server.statuses)[:50]
        assert state == {"newest": posts[0].id, "cursor": posts[-1].id, "complete": False}
        assert [page["limit"] for page in server.pages] == ["40", "10"]
        rest, state, _ = fetch(server, state)
        assert [post.id for post in rest] == newest_first(server.statuses)[50:]
        assert state["complete"]

    def test_limit_on_a_server_that_ignores_it(self, server: FakeMastodon) -> None:
        server.ignores = {"limit"}
        server.statuses = [status(number) for number in range(100)]
        posts, state, _ = fetch(server, limit=5)
        assert (len(posts), state["cursor"], state["complete"]) == (5, posts[-1].id, False)

    def test_a_kill_after_any_page_costs_no_page_twice(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(399)]
        state: dict[str, Any] = {}
        seen: list[str] = []
        for _ in range(50):
            page = next(source(server).pages(state, None), None)  # and then the process is killed
            if page is None:
                break
            seen += [post.id for post in page.posts]
            state = json.loads(json.dumps(page.state))
        assert seen == newest_first(server.statuses)
        assert len([page for page in server.pages if "since_id" not in page]) == 10

    def test_a_page_that_repeats_statuses(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(60)]
        server.faults += [None, raw(200, [*server.statuses[:19:-1], status(20, "Older words")])]
        posts, _, _ = fetch(server)
        assert sorted(post.id for post in posts) == sorted(ids(server.statuses))
        assert {post.id: post.text for post in posts}[status(20)["id"]] == "Night number 20 on the rock"

    def test_a_repeated_page_ends_the_fetch_with_a_notice(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(60)]
        server.ignores = {"max_id"}
        posts, state, (notice,) = fetch(server)
        assert (len(posts), state["complete"]) == (40, False)
        assert len(server.pages) == 2
        assert "same page" in notice

    def test_unreadable_records_are_skipped_and_counted(self, server: FakeMastodon) -> None:
        odd: list[Any] = [None, 5, "x", [], {}, {"id": None}, {"id": "../../x", "visibility": "public"}, {"id": True}]
        odd += [status(1, content=None), status(2, content=["x"]), status(3, account={"id": "7"})]
        odd += [status(4, created_at="9999-12-31T23:59:59-12:00", language=5, in_reply_to_id={}, spoiler_text=[1])]
        odd += [status(5, created_at=None, reblog="x", media_attachments=7, account=None, quote="x", unheard=1)]
        server.faults += [None, raw(200, json.dumps(odd).encode())]
        posts, _, notices = fetch(server)
        assert [post.id for post in posts][:2] == ids([status(4), status(5)])
        assert posts[0].created_at is None
        assert "11 posts" in notices[-1]


class TestUpdate:
    def after(self, server: FakeMastodon, old: int, new: int) -> dict[str, Any]:
        server.statuses = [status(number) for number in range(old)]
        state = fetch(server)[1]
        server.statuses += [status(number) for number in range(old, old + new)]
        server.requests.clear()
        return state

    def test_nothing_new_is_one_page_and_leaves_the_state(self, server: FakeMastodon) -> None:
        state = self.after(server, 50, 0)
        posts, same, _ = fetch(server, state)
        assert (posts, same) == ([], state)
        assert server.pages == [{"limit": "40", "since_id": state["newest"]}]

    @pytest.mark.parametrize("has_links", [True, False])
    @pytest.mark.parametrize("ignores", [set(), {"since_id"}])
    @pytest.mark.parametrize("new", [1, 40, 100])
    def test_only_what_is_new(self, server: FakeMastodon, new: int, ignores: set[str], has_links: bool) -> None:
        server.has_links = has_links
        state = self.after(server, 100, new)
        server.ignores = ignores
        posts, after, notices = fetch(server, state)
        assert [post.id for post in posts] == newest_first(server.statuses)[:new]
        assert after == {**state, "newest": posts[0].id}
        assert len(server.pages) <= new // 40 + 2
        assert notices == []

    def test_an_interrupted_update_loses_nothing(self, server: FakeMastodon) -> None:
        state = self.after(server, 10, 100)
        wanted = newest_first(server.statuses)[:100]
        pages = source(server).pages(state, None)
        first = next(pages)
        state = json.loads(json.dumps(first.state))  # and then the process is killed
        assert state["newest"] == status(9)["id"]
        server.statuses += [status(number) for number in range(110, 115)]
        posts, after, _ = fetch(server, state)
        assert sorted(post.id for post in [*first.posts, *posts]) == sorted(
            [*wanted, *newest_first(server.statuses)[:5]]
        )
        assert after == {"newest": status(114)["id"], "cursor": status(0)["id"], "complete": True}

    def test_a_limit_interrupts_an_update_and_the_next_continues(self, server: FakeMastodon) -> None:
        state = self.after(server, 10, 100)
        posts, state, _ = fetch(server, state, limit=30)
        more, state, _ = fetch(server, state)
        assert [post.id for post in [*posts, *more]] == newest_first(server.statuses)[:100]
        assert state == {"newest": status(109)["id"], "cursor": status(0)["id"], "complete": True}

    def test_forward_first_then_backward(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(100)]
        _, state, _ = fetch(server, limit=40)
        server.statuses.append(status(100))
        posts, state, _ = fetch(server, state)
        assert [post.id for post in posts] == ids([status(100), *(status(number) for number in range(59, -1, -1))])
        assert state["complete"]

    def test_an_interrupted_update_on_a_server_that_repeats_itself(self, server: FakeMastodon) -> None:
        state = self.after(server, 10, 100)
        _, state, _ = fetch(server, state, limit=30)
        server.ignores = {"max_id"}
        server.requests.clear()
        _, after, (notice,) = fetch(server, state)
        assert "same page" in notice
        assert "forward" not in after  # the next update starts at the top
        assert after["newest"] == state["newest"]
        assert len(server.pages) == 2

    def test_unknown_keys_are_carried_along(self, server: FakeMastodon) -> None:
        state = {**self.after(server, 3, 1), "theirs": [1]}
        assert fetch(server, state)[1]["theirs"] == [1]


class TestMeaning:
    def test_all_fields_of_a_post(self, server: FakeMastodon) -> None:
        one = status(7, "Tea &amp; fog<br>again", edited_at="2024-06-01T00:00:00.000Z")
        assert only(server, one) == Post(
            platform="mastodon",
            id=one["id"],
            handle=HANDLE,
            text="Tea & fog\nagain",
            created_at=START + timedelta(minutes=7),
            lang="en",
        )

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({}, "original"),
            ({"in_reply_to_id": "1", "in_reply_to_account_id": "7"}, "reply"),
            ({"in_reply_to_id": "1", "in_reply_to_account_id": ACCOUNT_ID}, "thread"),
            ({"in_reply_to_id": None, "in_reply_to_account_id": "7"}, "reply"),
            ({"quote": {"state": "accepted", "quoted_status": {"id": "5"}}}, "quote"),
            ({"quote": {"state": "deleted", "quoted_status": None}}, "quote"),
            ({"quote_id": "5"}, "quote"),
            ({"quote": {"state": "accepted"}, "in_reply_to_id": "1"}, "reply"),
            ({"poll": {"options": [{"title": "an option"}]}}, "original"),
        ],
    )
    def test_kind(self, server: FakeMastodon, fields: dict[str, Any], kind: str) -> None:
        post = only(server, status(1, "Words", **fields))
        assert (post.kind, post.text) == (kind, "Words")

    def test_a_boost_keeps_no_text_of_others(self, server: FakeMastodon) -> None:
        post = only(server, boost(5))
        assert (post.kind, post.text, post.lang) == ("repost", "https://sea.example/users/bob/statuses/5", None)

    def test_media_without_words(self, server: FakeMastodon) -> None:
        post = only(server, status(1, content="", sensitive=True, media_attachments=[{"description": "A picture"}]))
        assert (post.text, post.warning) == ("", None)

    @pytest.mark.parametrize(("told", "lang"), [("de", "de"), ("zh-TW", "zh"), (None, None), ("nds", None)])
    def test_language(self, server: FakeMastodon, told: str | None, lang: str | None) -> None:
        assert only(server, status(1, language=told)).lang == lang

    def test_content_warnings_are_skipped_unless_wanted(self, server: FakeMastodon) -> None:
        server.statuses = [status(1), status(2, "Soup", spoiler_text=" food\n and more ", sensitive=True)]
        posts, _, (notice,) = fetch(server)
        assert [post.text for post in posts] == ["Night number 1 on the rock"]
        assert "1 post " in notice
        assert "--with-cw" in notice
        posts, _, notices = fetch(server, with_cw=True)
        assert [(post.text, post.warning) for post in posts] == [
            ("Soup", "food and more"),
            ("Night number 1 on the rock", None),
        ]
        assert notices == []

    def test_only_public_and_unlisted_whatever_the_server_sends(self, server: FakeMastodon) -> None:
        server.is_careless = True
        levels = ["public", "unlisted", "private", "direct", "mutuals_only", "local", None]
        server.statuses = [status(number, level or "none", visibility=level) for number, level in enumerate(levels)]
        server.statuses.append(boost(50, status(1, "To followers", visibility="private")))
        del server.statuses[-2]["visibility"]
        posts, state, (notice,) = fetch(server)
        assert [post.text for post in posts] == ["unlisted", "public"]
        assert state["complete"]
        assert "6 posts" in notice


class TestFailures:
    def test_an_unreadable_link_header(self, server: FakeMastodon) -> None:
        server.statuses = [status(1)]
        server.faults += [None, raw(200, json.dumps(server.statuses).encode(), Link="<<;;,=")]
        assert len(fetch(server)[0]) == 1

    def test_the_account_disappears_during_a_fetch(self, server: FakeMastodon) -> None:
        server.faults += [None, refuse(410, "No\n way")]
        with pytest.raises(NotFoundError, match=r"^tide\.example .*\(HTTP 410: No way\)"):
            fetch(server)

    @pytest.mark.parametrize(
        "fault",
        [
            raw(200, b'{"a": 1}'),
            raw(200, b"<html>", Content_Type="text/html"),
            refuse(301, Location="https://e.example"),
        ],
    )
    def test_a_page_that_is_no_list(self, server: FakeMastodon, fault: Fault) -> None:
        server.faults += [None, fault]
        with pytest.raises(UnexpectedAnswerError, match=DOMAIN):
            fetch(server)


class TestPresent:
    def test_what_is_gone(self, server: FakeMastodon) -> None:
        server.statuses = [status(number) for number in range(50)]
        known = ids(server.statuses)
        server.statuses = [one for number, one in enumerate(server.statuses) if number % 5]
        one = source(server)
        assert one.present(known) == set(ids(server.statuses))
        assert one.requests == 4  # the look-up, and twenty at a time

    @pytest.mark.parametrize("answer", [None, b"[]", b'{"error": "x"}', b'[{"id": "1", "visibility": "public"}, 5]'])
    def test_servers_without_batch_lookup(self, server: FakeMastodon, answer: bytes | None) -> None:
        server.statuses = [status(number) for number in range(5)]
        server.has_many = False
        if answer:
            server.faults += [None, raw(200, answer)]
        assert source(server).present(ids([status(n) for n in range(3, 8)])) == set(ids(server.statuses[3:]))

    def test_all_gone(self, server: FakeMastodon) -> None:
        assert source(server).present(ids([status(1), status(2)])) == set()

    def test_ids_of_another_form_count_as_present(self, server: FakeMastodon) -> None:
        odd = ["../../x", "", "a b", "at://did/app/1"]
        assert source(server).present(odd) == set(odd)

    def test_failures_delete_nothing(self, server: FakeMastodon) -> None:
        server.statuses = [status(1)]
        server.faults += [None, *[refuse(500)] * 30]
        with pytest.raises(UnreachableError):
            source(server).present(ids(server.statuses))
        server.faults.clear()
        server.faults += [None, refuse(429, Retry_After="100")]
        one = Mastodon(f"@{HANDLE}", SourceOptions(), Watching(server.environ, wait=False).context)
        with pytest.raises(RateLimitedError):
            one.present(ids(server.statuses))
