"""Fetching from Mastodon, against a server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ConfigError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.events import Event, Stage
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.http import UnexpectedAnswerError
from huggingtweets.sources.mastodon.api import Mastodon, address_of
from huggingtweets.sources.network import Context

from .servers.loopback import Fault, drop, raw
from .servers.mastodon import (
    ACCOUNT_ID,
    DOMAIN,
    HANDLE,
    START,
    URI,
    FakeMastodon,
    boost,
    ids,
    rate_limit,
    refuse,
    status,
)

pytestmark = pytest.mark.network

Fetched = tuple[list[Post], dict[str, Any], list[str]]


@pytest.fixture
def place() -> Iterator[FakeMastodon]:
    with FakeMastodon() as fake:
        yield fake


class Watching:
    """A context that does not sleep, but records events and for how long it should have slept."""

    def __init__(self, place: FakeMastodon, *, wait: bool = True) -> None:
        self.events: list[Event] = []
        self.slept = 0.0
        self.context = Context(self.events.append, wait=wait, sleep=self._sleep, environ=place.environ)

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds


def source(place: FakeMastodon, argument: str = f"@{HANDLE}", **options: Any) -> Mastodon:
    return Mastodon(argument, SourceOptions(**options), Watching(place).context)


def fetch(
    place: FakeMastodon, state: dict[str, Any] | None = None, limit: int | None = None, **options: Any
) -> Fetched:
    """All posts, the last state (through JSON, as in the library), and the notices."""
    one = source(place, **options)
    posts: list[Post] = []
    state = state or {}
    for page in one.pages(state, limit):
        posts += page.posts
        state = json.loads(json.dumps(page.state))
    return posts, state, [str(notice) for notice in one.notices]


def only(place: FakeMastodon, one: dict[str, Any], **options: Any) -> Post:
    place.statuses = [one]
    (post,) = fetch(place, **options)[0]
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
    def test_recognised(self, argument: str, place: FakeMastodon) -> None:
        assert Mastodon.recognises(argument)
        assert source(place, argument).account().handle == HANDLE

    @pytest.mark.parametrize(
        "argument",
        [
            *("@keeper", "keeper", "tide.example", "@keeper@tide", "@@tide.example", "@a b@tide.example"),
            *("https://x.com/@keeper", "https://www.youtube.com/@keeper", "https://tide.example/", "did:plc:abc", ""),
            *("@" + "a" * 10_000 + "@tide.example", "@a@" + "b." * 5000, "@k\0@tide.example", "@ke/eper@tide.example"),
        ],
    )
    def test_not_recognised(self, argument: str, place: FakeMastodon) -> None:
        assert not Mastodon.recognises(argument)
        with pytest.raises(BadInputError):
            source(place, argument)

    def test_server_names_in_any_script(self) -> None:
        assert address_of("@a@münchen.social") == ("a", "xn--mnchen-3ya.social")

    @pytest.mark.parametrize("url", ["http://tide.example", "ftp://x", "https://a:b@tide.example", "nonsense"])
    def test_base_address_must_be_safe(self, url: str) -> None:
        with pytest.raises(ConfigError, match="HUGGINGTWEETS_MASTODON_URL"):
            Mastodon(f"@{HANDLE}", SourceOptions(), Context(environ={"HUGGINGTWEETS_MASTODON_URL": url}))


class TestAccount:
    def test_it_is_looked_up_once(self, place: FakeMastodon) -> None:
        place.statuses = [status(1), status(2)]
        one = source(place)
        assert (one.requests, one.total) == (0, None)
        assert one.account() == one.account() == Account("mastodon", HANDLE, "The Keeper", URI)
        assert (one.requests, one.total, one.cost({}, None)) == (1, 2, None)
        assert place.headers[0]["user-agent"].startswith("huggingtweets/")

    def test_no_login_and_no_password_of_the_users_goes_along(
        self, place: FakeMastodon, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / ".netrc").write_text("default login me password secret\n")
        (tmp_path / ".netrc").chmod(0o600)
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
        place.has_api = False
        with pytest.raises(PlatformError):
            source(place).account()
        assert place.requests[-1][0] == "/.well-known/webfinger"
        assert all("authorization" not in headers for headers in place.headers)

    def test_unknown(self, place: FakeMastodon) -> None:
        with pytest.raises(NotFoundError, match="@nobody"):
            source(place, "@nobody@tide.example").account()

    def test_suspended(self, place: FakeMastodon) -> None:
        place.account["suspended"] = True
        with pytest.raises(ForbiddenError, match=f"@{HANDLE}"):
            source(place).account()

    @pytest.mark.parametrize(
        "moved", [{"acct": "warden@sea.example"}, {"acct": "warden", "url": "https://sea.example/@warden"}]
    )
    def test_moved(self, place: FakeMastodon, moved: dict[str, str]) -> None:
        place.account["moved"] = moved
        place.statuses = [status(1)]
        posts, _, (notice,) = fetch(place)
        assert len(posts) == 1
        assert "@warden@sea.example" in notice

    def test_one_that_asks_not_to_be_indexed(self, place: FakeMastodon) -> None:
        place.account["noindex"] = True
        assert "Ask before" in fetch(place)[2][0]

    def test_one_that_shows_nothing(self, place: FakeMastodon) -> None:
        place.statuses = [status(1, visibility="private"), status(2, visibility="direct")]
        posts, state, (notice,) = fetch(place)
        assert (posts, state) == ([], {"complete": True})
        assert "2 posts" in notice

    def test_an_account_without_an_address_has_no_id(self, place: FakeMastodon) -> None:
        del place.account["uri"]
        assert source(place).account().id is None

    def test_values_of_the_wrong_type_are_ignored(self, place: FakeMastodon) -> None:
        place.account |= {"statuses_count": "many", "display_name": 5, "moved": [], "acct": None, "uri": ["x"]}
        place.account |= {"created_at": "9999-12-31T23:59:59-12:00", "username": {"a": 1}, "fields": 3, "emojis": "x"}
        one = source(place)
        assert one.account().handle == HANDLE
        assert one.total is None

    @pytest.mark.parametrize("code", [401, 403, 422])
    def test_servers_that_require_a_login(self, place: FakeMastodon, code: int) -> None:
        place.faults.append(refuse(code, "This method requires an authenticated user"))
        with pytest.raises(PlatformError, match="requires an authenticated user") as caught:
            source(place).account()
        assert "archive" in caught.value.hint
        assert isinstance(caught.value, {401: AuthError, 403: ForbiddenError, 422: PlatformError}[code])

    def test_timelines_that_require_a_login(self, place: FakeMastodon) -> None:
        place.faults += [None, refuse(401, "The access token is invalid")]
        with pytest.raises(AuthError, match="archive"):
            fetch(place)

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
    def test_hosts_without_mastodon(self, place: FakeMastodon, fault: Fault) -> None:
        place.faults.append(fault)
        with pytest.raises(UnexpectedAnswerError, match=DOMAIN):
            source(place).account()

    def test_a_handle_of_another_host_than_the_server(self, place: FakeMastodon) -> None:
        place.has_api = False
        with FakeMastodon(3) as real:
            place.webfinger = {"links": [{"rel": "other"}, {"rel": "self", "href": f"{real.url}/users/keeper"}]}
            one = source(place)
            assert one.account().handle == HANDLE
            assert len([post for page in one.pages({}, None) for post in page.posts]) == 3
            assert one.requests == len(place.requests) + len(real.requests)

    def test_only_public_servers_but_the_one_that_the_operator_chose(self, place: FakeMastodon) -> None:
        watching = Watching(place)
        one = Mastodon(f"@{HANDLE}", SourceOptions(), replace(watching.context, public_only=True))
        assert one.account().handle == HANDLE
        place.has_api = False
        with FakeMastodon(3) as real:
            place.webfinger = {"links": [{"rel": "self", "href": f"{real.url}/users/keeper"}]}
            with pytest.raises(ForbiddenError):
                Mastodon(f"@{HANDLE}", SourceOptions(), replace(watching.context, public_only=True)).account()
            assert not real.requests

    @pytest.mark.parametrize(
        "href", ["ftp://a.example/x", "http://[", "https://", "http://sea.example/users/a", 5, None]
    )
    def test_webfinger_that_leads_nowhere(self, place: FakeMastodon, href: object) -> None:
        place.has_api = False
        place.webfinger = {"links": [{"rel": "self", "href": href}, "x"]}
        with pytest.raises(UnexpectedAnswerError):
            source(place).account()

    def test_webfinger_that_redirects_to_plain_http(self, place: FakeMastodon) -> None:
        place.has_api = False
        place.faults += [None, refuse(302, Location="http://sea.example/.well-known/webfinger")]
        with pytest.raises(UnexpectedAnswerError):
            source(place).account()

    def test_a_server_that_knows_the_account_from_elsewhere(self, place: FakeMastodon) -> None:
        place.account["acct"] = HANDLE
        one = source(place)
        one.account()
        assert "HUGGINGTWEETS_MASTODON_URL" in one.notices[0].message


class TestFirstFetch:
    def test_everything_page_by_page_the_latest_first(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(100)]
        posts, state, notices = fetch(place)
        assert [post.id for post in posts] == newest_first(place.statuses)
        assert state == {"newest": posts[0].id, "cursor": posts[-1].id, "complete": True}
        assert notices == []
        assert place.pages == [{"limit": "40"}, *({"limit": "40", "max_id": posts[n].id} for n in (39, 79))]

    @pytest.mark.parametrize("count", [0, 1, 40, 41])
    def test_without_links_an_empty_page_is_the_end(self, place: FakeMastodon, count: int) -> None:
        place.has_links = False
        place.statuses = [status(number) for number in range(count)]
        posts, state, _ = fetch(place)
        assert (len(posts), state["complete"]) == (count, True)

    def test_limit(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(100)]
        posts, state, _ = fetch(place, limit=50)
        assert [post.id for post in posts] == newest_first(place.statuses)[:50]
        assert state == {"newest": posts[0].id, "cursor": posts[-1].id, "complete": False}
        assert [page["limit"] for page in place.pages] == ["40", "10"]
        rest, state, _ = fetch(place, state)
        assert [post.id for post in rest] == newest_first(place.statuses)[50:]
        assert state["complete"]

    def test_limit_on_a_server_that_ignores_it(self, place: FakeMastodon) -> None:
        place.ignores = {"limit"}
        place.statuses = [status(number) for number in range(100)]
        posts, state, _ = fetch(place, limit=5)
        assert (len(posts), state["cursor"], state["complete"]) == (5, posts[-1].id, False)

    def test_a_kill_after_any_page_costs_no_page_twice(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(399)]
        state: dict[str, Any] = {}
        seen: list[str] = []
        for _ in range(50):
            page = next(source(place).pages(state, None), None)  # and then the process is killed
            if page is None:
                break
            seen += [post.id for post in page.posts]
            state = json.loads(json.dumps(page.state))
        assert seen == newest_first(place.statuses)
        assert len([page for page in place.pages if "since_id" not in page]) == 10

    def test_duplicate_pages_and_edits_seen_twice(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(60)]
        edited = status(30, "Edited words", edited_at="2024-06-01T00:00:00.000Z")
        page = [*place.statuses[:19:-1], status(20, "Older words"), edited]
        place.faults += [None, raw(200, json.dumps(page).encode())]
        posts, _, _ = fetch(place)
        assert sorted(post.id for post in posts) == sorted(ids(place.statuses))
        assert {post.id: post.text for post in posts}[edited["id"]] == "Edited words"
        assert {post.id: post.text for post in posts}[status(20)["id"]] == "Night number 20 on the rock"

    def test_a_repeated_page_ends_the_fetch_with_a_notice(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(60)]
        place.ignores = {"max_id"}
        posts, state, (notice,) = fetch(place)
        assert (len(posts), state["complete"]) == (40, False)
        assert len(place.pages) == 2
        assert "same page" in notice

    def test_unreadable_records_are_skipped_and_counted(self, place: FakeMastodon) -> None:
        odd: list[Any] = [None, 5, "x", [], {}, {"id": None}, {"id": "../../x", "visibility": "public"}, {"id": True}]
        odd += [status(1, content=None), status(2, content=["x"]), status(3, account={"id": "7"})]
        odd += [status(4, created_at="9999-12-31T23:59:59-12:00", language=5, in_reply_to_id={}, spoiler_text=[1])]
        odd += [status(5, created_at=None, reblog="x", media_attachments=7, account=None, quote="x", unheard=1)]
        place.faults += [None, raw(200, json.dumps(odd).encode())]
        posts, _, notices = fetch(place)
        assert [post.id for post in posts][:2] == ids([status(4), status(5)])
        assert posts[0].created_at is None
        assert "11 unreadable" in notices[-1]


class TestUpdate:
    def after(self, place: FakeMastodon, old: int, new: int) -> dict[str, Any]:
        place.statuses = [status(number) for number in range(old)]
        state = fetch(place)[1]
        place.statuses += [status(number) for number in range(old, old + new)]
        place.requests.clear()
        return state

    def test_nothing_new_is_one_page_and_leaves_the_state(self, place: FakeMastodon) -> None:
        state = self.after(place, 50, 0)
        posts, same, _ = fetch(place, state)
        assert (posts, same) == ([], state)
        assert place.pages == [{"limit": "40", "since_id": state["newest"]}]

    @pytest.mark.parametrize("has_links", [True, False])
    @pytest.mark.parametrize("ignores", [set(), {"since_id"}])
    @pytest.mark.parametrize("new", [1, 40, 100])
    def test_only_what_is_new(self, place: FakeMastodon, new: int, ignores: set[str], has_links: bool) -> None:
        place.has_links = has_links
        state = self.after(place, 100, new)
        place.ignores = ignores
        posts, after, notices = fetch(place, state)
        assert [post.id for post in posts] == newest_first(place.statuses)[:new]
        assert after == {**state, "newest": posts[0].id}
        assert len(place.pages) <= new // 40 + 2
        assert notices == []

    def test_an_interrupted_update_loses_nothing(self, place: FakeMastodon) -> None:
        state = self.after(place, 10, 100)
        wanted = newest_first(place.statuses)[:100]
        pages = source(place).pages(state, None)
        first = next(pages)
        state = json.loads(json.dumps(first.state))  # and then the process is killed
        assert state["newest"] == status(9)["id"]
        place.statuses += [status(number) for number in range(110, 115)]
        posts, after, _ = fetch(place, state)
        assert sorted(post.id for post in [*first.posts, *posts]) == sorted(
            [*wanted, *newest_first(place.statuses)[:5]]
        )
        assert after == {"newest": status(114)["id"], "cursor": status(0)["id"], "complete": True}

    def test_limit_stops_on_the_way_and_the_next_goes_on(self, place: FakeMastodon) -> None:
        state = self.after(place, 10, 100)
        posts, state, _ = fetch(place, state, limit=30)
        more, state, _ = fetch(place, state)
        assert [post.id for post in [*posts, *more]] == newest_first(place.statuses)[:100]
        assert state == {"newest": status(109)["id"], "cursor": status(0)["id"], "complete": True}

    def test_forward_first_then_on_with_the_way_back(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(100)]
        _, state, _ = fetch(place, limit=40)
        place.statuses.append(status(100))
        posts, state, _ = fetch(place, state)
        assert [post.id for post in posts] == ids([status(100), *(status(number) for number in range(59, -1, -1))])
        assert state["complete"]

    def test_unknown_keys_are_carried_along(self, place: FakeMastodon) -> None:
        state = {**self.after(place, 3, 1), "theirs": [1]}
        assert fetch(place, state)[1]["theirs"] == [1]


class TestMeaning:
    def test_all_fields_of_a_post(self, place: FakeMastodon) -> None:
        one = status(7, "Tea &amp; fog<br>again", edited_at="2024-06-01T00:00:00.000Z")
        assert only(place, one) == Post(
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
    def test_kind(self, place: FakeMastodon, fields: dict[str, Any], kind: str) -> None:
        post = only(place, status(1, "Words", **fields))
        assert (post.kind, post.text) == (kind, "Words")

    def test_a_boost_keeps_no_text_of_others(self, place: FakeMastodon) -> None:
        post = only(place, boost(5))
        assert (post.kind, post.text, post.lang) == ("repost", "https://sea.example/users/bob/statuses/5", None)

    def test_media_without_words(self, place: FakeMastodon) -> None:
        post = only(place, status(1, content="", sensitive=True, media_attachments=[{"description": "A picture"}]))
        assert (post.text, post.warning) == ("", None)

    @pytest.mark.parametrize(("told", "lang"), [("de", "de"), ("zh-TW", "zh"), (None, None), ("nds", None)])
    def test_language(self, place: FakeMastodon, told: str | None, lang: str | None) -> None:
        assert only(place, status(1, language=told)).lang == lang

    def test_content_warnings_are_skipped_unless_wanted(self, place: FakeMastodon) -> None:
        place.statuses = [status(1), status(2, "Soup", spoiler_text=" food\n and more ", sensitive=True)]
        posts, _, (notice,) = fetch(place)
        assert [post.text for post in posts] == ["Night number 1 on the rock"]
        assert "1 post " in notice
        assert "--with-cw" in notice
        posts, _, notices = fetch(place, with_cw=True)
        assert [(post.text, post.warning) for post in posts] == [
            ("Soup", "food and more"),
            ("Night number 1 on the rock", None),
        ]
        assert notices == []

    def test_only_public_and_unlisted_whatever_the_server_sends(self, place: FakeMastodon) -> None:
        place.is_careless = True
        levels = ["public", "unlisted", "private", "direct", "mutuals_only", "local", None]
        place.statuses = [status(number, level or "none", visibility=level) for number, level in enumerate(levels)]
        place.statuses.append(boost(50, status(1, "To followers", visibility="private")))
        del place.statuses[-2]["visibility"]
        posts, state, (notice,) = fetch(place)
        assert [post.text for post in posts] == ["unlisted", "public"]
        assert state["complete"]
        assert "6 posts" in notice


class TestFailures:
    @pytest.mark.parametrize("fault", [drop, refuse(500, "oops"), raw(200, b'[{"id": "1", "content": "<p>cut')])
    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_is_retried(self, place: FakeMastodon, fault: Fault, at: int) -> None:
        place.statuses = [status(number) for number in range(60)]
        place.faults += [*[None] * at, fault, fault]
        one = source(place)
        assert len([post for page in one.pages({}, None) for post in page.posts]) == 60
        assert one.requests == len(place.requests) == 5

    @pytest.mark.parametrize("skew", [0, -7200, 7200])
    def test_a_rate_limit_is_waited_for_by_the_servers_clock(self, place: FakeMastodon, skew: float) -> None:
        place.statuses = [status(1)]
        place.faults += [None, rate_limit(40, skew)]
        watching = Watching(place)
        one = Mastodon(f"@{HANDLE}", SourceOptions(), watching.context)
        assert len([post for page in one.pages({}, None) for post in page.posts]) == 1
        assert 37 < watching.slept < 42
        assert any(isinstance(event, Stage) and DOMAIN in event.name for event in watching.events)

    def test_a_rate_limit_is_not_waited_for_unless_wanted(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(60)]
        place.faults += [None, None, rate_limit(300)]
        one = Mastodon(f"@{HANDLE}", SourceOptions(), Watching(place, wait=False).context)
        pages = one.pages({}, None)
        state = next(pages).state
        with pytest.raises(RateLimitedError):
            next(pages)
        assert len(fetch(place, dict(state))[0]) == 20

    @pytest.mark.parametrize("reset", ["", "soon", "-1", "9" * 400, "2024-99-99T99:99:99Z"])
    def test_unreadable_headers(self, place: FakeMastodon, reset: str) -> None:
        place.statuses = [status(1)]
        odd = {
            "X_RateLimit_Reset": reset,
            "X_RateLimit_Remaining": "none",
            "Deprecation": "true",
            "Link": "<<;;,=",
            "Date": "x",
        }
        place.faults += [None, refuse(429, **odd), raw(200, json.dumps(place.statuses).encode(), **odd)]
        assert len(fetch(place)[0]) == 1

    @pytest.mark.parametrize(("code", "kind"), [(404, NotFoundError), (410, NotFoundError), (403, ForbiddenError)])
    def test_refusals_in_the_middle(self, place: FakeMastodon, code: int, kind: type[HuggingTweetsError]) -> None:
        place.faults += [None, refuse(code, "No\n way")]
        with pytest.raises(kind, match=rf"^tide\.example .*\(HTTP {code}: No way\)"):
            fetch(place)

    @pytest.mark.parametrize(
        "fault",
        [
            raw(200, b'{"a": 1}'),
            raw(200, b"<html>", Content_Type="text/html"),
            refuse(301, Location="https://e.example"),
        ],
    )
    def test_a_page_that_is_no_list(self, place: FakeMastodon, fault: Fault) -> None:
        place.faults += [None, fault]
        with pytest.raises(UnexpectedAnswerError, match=DOMAIN):
            fetch(place)


class TestPresent:
    def test_what_is_gone(self, place: FakeMastodon) -> None:
        place.statuses = [status(number) for number in range(50)]
        known = ids(place.statuses)
        place.statuses = [one for number, one in enumerate(place.statuses) if number % 5]
        one = source(place)
        assert one.present(known) == set(ids(place.statuses))
        assert one.requests == 4  # the look-up, and twenty at a time

    @pytest.mark.parametrize("answer", [None, b"[]", b'{"error": "x"}', b'[{"id": "1", "visibility": "public"}, 5]'])
    def test_servers_without_batch_lookup(self, place: FakeMastodon, answer: bytes | None) -> None:
        place.statuses = [status(number) for number in range(5)]
        place.has_many = False
        if answer:
            place.faults += [None, raw(200, answer)]
        assert source(place).present(ids([status(n) for n in range(3, 8)])) == set(ids(place.statuses[3:]))

    def test_all_gone(self, place: FakeMastodon) -> None:
        assert source(place).present(ids([status(1), status(2)])) == set()

    def test_ids_of_another_form_count_as_present(self, place: FakeMastodon) -> None:
        odd = ["../../x", "", "a b", "at://did/app/1"]
        assert source(place).present(odd) == set(odd)

    def test_failures_delete_nothing(self, place: FakeMastodon) -> None:
        place.statuses = [status(1)]
        place.faults += [None, *[refuse(500)] * 30]
        with pytest.raises(UnreachableError):
            source(place).present(ids(place.statuses))
        place.faults.clear()
        place.faults += [None, rate_limit(100)]
        one = Mastodon(f"@{HANDLE}", SourceOptions(), Watching(place, wait=False).context)
        with pytest.raises(RateLimitedError):
            one.present(ids(place.statuses))
