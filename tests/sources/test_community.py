"""The Community Archive, against a fake server that pages, refuses, disconnects and repeats itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
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
)
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.community import Community
from huggingtweets.sources.network import Context
from tests.sources.servers.community import KEY, FakeArchive, row
from tests.sources.servers.loopback import raw

pytestmark = pytest.mark.network

State = dict[str, Any]


@pytest.fixture
def archive() -> Iterator[FakeArchive]:
    with FakeArchive() as fake:
        yield fake


class Slept(list[float]):
    """Stands in for sleeping."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def source(archive: FakeArchive, name: str = "community:keeper_1", *, wait: bool = True, **options: Any) -> Community:
    return Community(name, SourceOptions(**options), Context(environ=archive.environ, sleep=Slept(), wait=wait))


def read(place: Community, state: State | None = None, limit: int | None = None) -> tuple[list[Post], State]:
    """All posts of a fetch, and its last state as the library stores it."""
    posts, last = [], state or {}
    for page in place.pages(last, limit):
        posts += page.posts
        last = json.loads(json.dumps(page.state))
    return posts, last


def numbers(posts: list[Post]) -> list[int]:
    return [int(post.id) for post in posts]


class TestArgument:
    @pytest.mark.parametrize(
        "argument", ["community:jack", "Community: @jack", "https://www.community-archive.org/user/12?tab=a"]
    )
    def test_is_recognised(self, argument: str) -> None:
        assert Community.recognises(argument)

    @pytest.mark.parametrize(
        "argument", ["@jack", "jack", "community.csv", "https://x.com/community", "", "\0", "a" * 9999]
    )
    def test_is_not_recognised(self, argument: str) -> None:
        assert not Community.recognises(argument)

    @pytest.mark.parametrize("name", ["", "a*", "a%", "a,b", "x" * 21, "é", 'a")', "a b"])
    def test_an_impossible_name_makes_no_request(self, archive: FakeArchive, name: str) -> None:
        with pytest.raises(BadInputError, match="community:NAME"):
            source(archive, f"community:{name}")
        assert archive.requests == []

    def test_an_underscore_is_no_wildcard(self, archive: FakeArchive) -> None:
        archive.add("KeeperX1", 3, account_id="7", first=2000)
        with pytest.raises(NotFoundError, match="@keeper_1"):
            source(archive).account()
        archive.add("Keeper_1", 2)
        place = source(archive)
        assert place.account() == Account("community", "Keeper_1", "Ada L.", "42")
        assert numbers(read(place)[0]) == [1002, 1001]

    def test_an_address_with_an_id(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 1)
        assert source(archive, "https://community-archive.org/user/42").account().handle == "Keeper_1"

    def test_a_renamed_account_is_found_by_its_id(self, archive: FakeArchive) -> None:
        archive.add("NewName", 1)
        assert source(archive, account_id="42").account() == Account("community", "NewName", "Ada L.", "42")


class TestKey:
    def test_without_a_key_the_error_says_where_it_is(self) -> None:
        with pytest.raises(AuthError, match=r"HUGGINGTWEETS_COMMUNITY_KEY .*api-doc\.md"):
            Community("community:jack", SourceOptions(), Context(environ={}))

    @pytest.mark.parametrize("key", ["se cret", "sec\nret", "secrét"])
    def test_a_broken_one_is_not_repeated(self, key: str) -> None:
        with pytest.raises(ConfigError) as caught:
            Community("community:jack", SourceOptions(), Context(environ={"HUGGINGTWEETS_COMMUNITY_KEY": key}))
        assert key not in str(caught.value)

    def test_a_wrong_one_is_not_repeated_though_the_server_does(self, archive: FakeArchive) -> None:
        environ = archive.environ | {"HUGGINGTWEETS_COMMUNITY_KEY": "wrong-secret"}
        with pytest.raises(AuthError, match="HUGGINGTWEETS_COMMUNITY_KEY") as caught:
            Community("community:jack", SourceOptions(), Context(environ=environ)).account()
        assert "wrong" not in repr(caught.value)

    def test_plain_http_is_for_loopback_only(self) -> None:
        environ = {"HUGGINGTWEETS_COMMUNITY_KEY": KEY, "HUGGINGTWEETS_COMMUNITY_URL": "http://example.org"}
        with pytest.raises(ConfigError, match="HUGGINGTWEETS_COMMUNITY_URL"):
            Community("community:jack", SourceOptions(), Context(environ=environ))

    def test_the_base_may_name_the_service(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 1)
        archive.url += "/rest/v1/"
        assert source(archive).account().handle == "Keeper_1"


class TestMeaning:
    def test_a_post_has_the_fields_of_an_x_archive(self, archive: FakeArchive) -> None:
        archive.rows = [row(1001, text="Tea &amp; fog", unknown={"shoe_size": [1, {}]})]
        (post,) = read(source(archive))[0]
        assert post == Post(
            platform="community",
            id="1001",
            handle="Keeper_1",
            text="Tea &amp; fog",
            created_at=datetime(2020, 2, 11, 17, tzinfo=UTC),
        )

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({}, "original"),
            ({"text": "RT @a: words"}, "repost"),
            ({"reply_to_tweet_id": "7", "reply_to_user_id": "8", "reply_to_username": "a"}, "reply"),
            ({"reply_to_tweet_id": "7", "reply_to_user_id": "42", "reply_to_username": "Keeper_1"}, "thread"),
            ({"quoted_tweet_id": "9"}, "quote"),
            ({"quoted_tweet_id": "1001"}, "original"),
        ],
    )
    def test_kind(self, archive: FakeArchive, fields: dict[str, Any], kind: str) -> None:
        archive.rows = [row(1001, **fields)]
        assert [post.kind for post in read(source(archive))[0]] == [kind]

    def test_several_rows_of_a_post_become_one(self, archive: FakeArchive) -> None:
        archive.rows = [row(1001), row(1002, quoted_tweet_id="1002"), row(1002, quoted_tweet_id="9"), row(1003)]
        posts = read(source(archive))[0]
        assert [(post.id, post.kind) for post in posts] == [
            ("1003", "original"),
            ("1002", "quote"),
            ("1001", "original"),
        ]

    def test_malformed_rows_are_skipped(self, archive: FakeArchive) -> None:
        archive.rows = [
            row(1001),
            row(1002, full_text=None),
            row(1003, created_at='2020-01-01",id.gt.0)'),
            row(1004) | {"tweet_id": 1004.5},
            row(1005, full_text="half \ud83d, \0", account_display_name=7),
            row(1006, reply_to_user_id={"a": []}, quoted_tweet_id=[1]),
        ]
        place = source(archive)
        assert {post.id: post.text for post in read(place)[0]} == {
            "1006": "Post number 1006.",
            "1005": "half \ufffd, ",
            "1001": "Post number 1001.",
        }


class TestPaging:
    def test_every_post_once_with_many_in_a_second(self, archive: FakeArchive) -> None:
        archive.most_rows = 10
        archive.add("Keeper_1", 25)
        archive.add("Keeper_1", 25, first=2000, created_at="2020-01-01T00:00:00+00:00")
        archive.add("another", 9, account_id="7", first=3000)
        posts, state = read(source(archive))
        assert sorted(numbers(posts)) == [*range(1001, 1026), *range(2000, 2025)]
        assert len(archive.served) == 51  # one for the account itself
        assert state["complete"]

    def test_a_kill_after_any_page_costs_no_post_twice(self, archive: FakeArchive) -> None:
        archive.most_rows = 7
        archive.add("Keeper_1", 40)
        posts: list[Post] = []
        state: State = {}
        while not state.get("complete"):
            page = next(source(archive).pages(state, None))
            posts += page.posts
            state = json.loads(json.dumps(page.state))
        assert sorted(numbers(posts)) == list(range(1001, 1041))
        assert len(posts) == 40

    def test_limit(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 30)
        posts, state = read(source(archive), limit=12)
        assert numbers(posts) == list(range(1030, 1018, -1))
        assert not state.get("complete")
        assert len(archive.requests) == 2
        posts, state = read(source(archive), state, limit=12)
        assert numbers(posts) == list(range(1018, 1006, -1))

    def test_an_update_requests_only_new_posts(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 30)
        _, state = read(source(archive))
        archive.served.clear()
        assert read(source(archive), state) == ([], state)
        archive.add("Keeper_1", 5, first=1031)
        posts, state = read(source(archive), state)
        assert numbers(posts) == [1035, 1034, 1033, 1032, 1031]
        assert len(archive.served) == 2 + 5  # one for the account, each time
        assert read(source(archive), state)[0] == []

    def test_a_kill_during_an_update_loses_nothing(self, archive: FakeArchive) -> None:
        archive.most_rows = 4
        archive.add("Keeper_1", 3)
        _, state = read(source(archive))
        archive.add("Keeper_1", 10, first=1004)
        first = next(source(archive).pages(state, None))
        assert numbers(list(first.posts)) == [1013, 1012, 1011, 1010]
        archive.add("Keeper_1", 6, first=1014)  # which came before the next try
        posts, state = read(source(archive), dict(first.state))
        assert numbers(posts) == [1009, 1008, 1007, 1006, 1005, 1004, 1019, 1018, 1017, 1016, 1015, 1014]
        assert read(source(archive), state)[0] == []

    def test_an_update_also_completes_a_fetch_with_a_limit(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 30)
        _, state = read(source(archive), limit=10)
        archive.add("Keeper_1", 2, first=1031)
        posts, state = read(source(archive), state)
        assert numbers(posts) == [1032, 1031, *range(1020, 1000, -1)]
        assert state["complete"]

    @pytest.mark.parametrize(
        "state", [{"newest": "123", "cursor": 5}, {"newest": ["a", "b"], "cursor": ["2020", "1)"]}]
    )
    def test_an_unreadable_state_starts_over(self, archive: FakeArchive, state: State) -> None:
        archive.add("Keeper_1", 3)
        assert numbers(read(source(archive), state)[0]) == [1003, 1002, 1001]

    def test_a_server_that_ignores_the_bounds_ends_the_fetch(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 30)
        archive.most_rows = 10
        archive.ignores = {"or", "created_at"}
        place = source(archive)
        posts, _ = read(place)
        assert len(posts) == len(set(numbers(posts))) == 10
        assert place.notices[0].is_warning
        assert len(archive.requests) == 3

    def test_posts_of_other_accounts_are_skipped(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 3)
        archive.add("another", 3, account_id="7", first=500)
        archive.ignores = {"username", "account_id"}
        assert numbers(read(source(archive))[0]) == [1003, 1002, 1001]

    def test_wrong_times_lose_no_post(self, archive: FakeArchive) -> None:
        archive.rows = [
            row(1001, created_at="2099-01-01T00:00:00+00:00"),
            row(1002),
            row(1003, created_at="1970-01-01T00:00:00+00:00"),
        ]
        posts, state = read(source(archive))
        assert numbers(posts) == [1001, 1002, 1003]
        archive.rows.append(row(1004, created_at="9999-12-31T23:59:59.999999+00:00"))
        assert numbers(read(source(archive), state)[0]) == [1004]


class TestTrouble:
    @pytest.mark.parametrize(
        ("status", "error", "words"),
        [
            (401, AuthError, "HUGGINGTWEETS_COMMUNITY_KEY"),
            (403, ForbiddenError, "HUGGINGTWEETS_COMMUNITY_KEY"),
            (404, NotFoundError, "HUGGINGTWEETS_COMMUNITY_URL"),
            (410, NotFoundError, "HUGGINGTWEETS_COMMUNITY_URL"),
            (400, PlatformError, "400"),
            (302, PlatformError, "302"),
        ],
    )
    def test_a_refusal_is_not_retried(
        self, archive: FakeArchive, status: int, error: type[HuggingTweetsError], words: str
    ) -> None:
        archive.faults.append(raw(status))
        with pytest.raises(error, match=re.escape(words)) as caught:
            source(archive).account()
        assert caught.value.code == error.code
        assert len(archive.requests) == 1

    @pytest.mark.parametrize("body", [{"message": "hello"}, [1, 2], "text", [[]]])
    def test_an_answer_that_is_no_list_of_posts(self, archive: FakeArchive, body: object) -> None:
        archive.faults.append(raw(200, body))
        with pytest.raises(PlatformError, match="HUGGINGTWEETS_COMMUNITY_URL"):
            source(archive).account()


class TestPresent:
    def test_what_is_still_there(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 250)
        asked = [str(n) for n in range(1001, 1301)] + ["text-0abc-0"]
        assert source(archive).present(asked) == {str(n) for n in range(1001, 1251)} | {"text-0abc-0"}
        assert len(archive.requests) == 4

    def test_a_server_that_returns_fewer_rows_than_it_has_deletes_nothing(self, archive: FakeArchive) -> None:
        archive.most_rows = 7
        archive.add("Keeper_1", 30)
        assert source(archive).present([str(n) for n in range(1001, 1033)]) == {str(n) for n in range(1001, 1031)}

    def test_a_server_that_ignores_the_ids_deletes_nothing(self, archive: FakeArchive) -> None:
        archive.add("Keeper_1", 10)
        archive.ignores = {"tweet_id"}
        with pytest.raises(PlatformError):
            source(archive).present(["1"])

    def test_it_costs_nothing(self, archive: FakeArchive) -> None:
        assert source(archive).cost({}, 1000) is None
        assert source(archive).checking_cost(1000) is None
