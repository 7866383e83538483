"""X's API against a fake server on loopback: posts, costs, resuming, and failures."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
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
from huggingtweets.events import Event
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.network import Context, NetworkSource, Page
from huggingtweets.sources.x.api import OWN_PRICE, PRICE, XApi
from tests.sources.servers.loopback import raw
from tests.sources.servers.x import APP_TOKEN, USER_TOKEN, FakeX, missing, post, problem

pytestmark = pytest.mark.network

NOTHING = SourceOptions()


@pytest.fixture
def x() -> Iterator[FakeX]:
    with FakeX() as server:
        yield server


class Watched:
    """A context that does not really sleep, with its sleeps and events."""

    def __init__(self, x: FakeX, home: Path, *, token: str = APP_TOKEN, wait: bool = True) -> None:
        self.slept: list[float] = []
        self.events: list[Event] = []
        environ = {"HUGGINGTWEETS_X_URL": x.url, "X_BEARER_TOKEN": token}
        self.context = Context(self.events.append, wait, self.slept.append, environ, home)


@pytest.fixture
def watched(x: FakeX, tmp_path: Path) -> Watched:
    return Watched(x, tmp_path)


def source(watched: Watched, argument: str = "@ada", options: SourceOptions = NOTHING) -> XApi:
    made: NetworkSource = XApi(argument, options, watched.context)  # mypy checks it against the protocol
    assert isinstance(made, XApi)
    return made


def fetch(watched: Watched, state: Any = None, limit: int | None = None) -> tuple[list[Post], Any, XApi]:
    """All posts of a fetch and its last state, as the library stores it."""
    one = source(watched)
    posts: list[Post] = []
    state = state or {}
    for page in one.pages(state, limit):
        posts += page.posts
        state = json.loads(json.dumps(page.state))
    return posts, state, one


def ids(posts: list[Post]) -> list[int]:
    return [int(post.id) for post in posts]


def timelines(x: FakeX) -> list[dict[str, str]]:
    return [query for path, query in x.requests if path.endswith("/tweets") and "users" in path]


class TestArgument:
    @pytest.mark.parametrize(
        "argument",
        [
            "@ada",
            " @Ada_L ",
            "https://x.com/ada",
            "http://twitter.com/ada/",
            "https://www.x.com/ada?lang=en",
            "https://mobile.twitter.com/ada/with_replies",
            "x.com/ada",
            "https://x.com/@ada",
        ],
    )
    def test_recognised(self, argument: str, watched: Watched) -> None:
        assert XApi.recognises(argument)
        source(watched, argument)

    @pytest.mark.parametrize(
        "argument",
        [
            "ada",
            "@",
            "@ada@mastodon.social",
            "@a.b",
            "ada.bsky.social",
            "x.com",
            "https://x.com",
            "https://x.com/home",
            "https://x.com/ada/status/1",
            "https://notx.com/ada",
            "https://x.com.evil.org/ada",
            "@ädä",
            "@" + "a" * 21,
            "@ada\n@bob",
            "",
            "\0",
            "community:ada",
        ],
    )
    def test_not_recognised(self, argument: str) -> None:
        assert not XApi.recognises(argument)

    def test_a_bare_name(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada")
        assert source(watched, "ada").account().handle == "ada"

    def test_not_a_name(self, watched: Watched) -> None:
        with pytest.raises(BadInputError):
            source(watched, "../../2/tweets")


class TestAccount:
    def test_the_profile_is_requested_once(self, x: FakeX, watched: Watched) -> None:
        x.add_person("Ada", 3, name="Ada & L.")
        one = source(watched, "@ada")
        assert one.account() == Account("x", "Ada", "Ada & L.", "42")
        assert one.account().id == "42"
        assert (one.total, one.requests, len(x.requests), list(one.notices)) == (3, 1, 1, [])

    def test_more_posts_than_x_serves(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", public_metrics={"tweet_count": 10_000})
        one = source(watched)
        one.account()
        assert one.total == 3_200
        assert "3,200 of the 10,000 posts" in one.notices[0].message

    def test_found_by_its_id_after_a_renaming(self, x: FakeX, watched: Watched) -> None:
        x.add_person("lovelace", user_id="42")
        x.add_person("ada", user_id="43")  # someone else took the name
        one = source(watched, options=SourceOptions(account_id="42"))
        assert one.account().handle == "lovelace"
        assert "@lovelace" in one.notices[0].message

    def test_unknown(self, x: FakeX, watched: Watched) -> None:
        with pytest.raises(NotFoundError, match="@ada"):
            source(watched).account()

    def test_suspended(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", suspended=True)
        with pytest.raises(ForbiddenError, match="suspended"):
            source(watched).account()

    def test_protected(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 3, protected=True)
        with pytest.raises(ForbiddenError, match="protected"):
            source(watched).account()
        assert len(x.requests) == 1

    def test_protected_with_the_token_of_a_user(self, x: FakeX, tmp_path: Path) -> None:
        x.add_person("ada", 3, protected=True)
        one = source(Watched(x, tmp_path, token=USER_TOKEN))
        one.account()
        with pytest.raises(ForbiddenError, match="protected"):
            list(one.pages({}, None))

    @pytest.mark.parametrize("body", [[], {}, {"data": []}, {"data": {"id": {}}}, {"data": {"id": "1"}}])
    def test_an_answer_without_an_account(self, body: object, x: FakeX, watched: Watched) -> None:
        x.faults.append(raw(200, body))
        with pytest.raises(PlatformError, match="HUGGINGTWEETS_X_URL"):
            source(watched).account()

    def test_a_profile_without_a_count(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", public_metrics={"tweet_count": "many"}, name=7, verified={"what": None})
        one = source(watched)
        assert one.account().display_name is None
        assert one.total is None
        assert one.cost({}, None).posts == 3_200


class TestToken:
    def test_none(self, x: FakeX, tmp_path: Path) -> None:
        with pytest.raises(AuthError) as caught:
            source(Watched(x, tmp_path, token="")).account()
        assert caught.value.command == "login x"
        assert not x.requests

    @pytest.mark.parametrize("token", ["two words", "line\nbreak", "schlüssel"])
    def test_impossible(self, token: str, x: FakeX, tmp_path: Path) -> None:
        with pytest.raises(AuthError) as raised:
            source(Watched(x, tmp_path, token=token)).account()
        assert token not in str(raised.value)

    def test_rejected(self, x: FakeX, tmp_path: Path) -> None:
        with pytest.raises(AuthError, match="401") as caught:
            source(Watched(x, tmp_path, token="A" * 30)).account()
        assert caught.value.command == "login x"

    def test_it_is_sent_to_x_and_appears_nowhere_else(
        self, x: FakeX, watched: Watched, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ) -> None:
        caplog.set_level(logging.DEBUG)
        x.add_person("ada", 3)
        x.faults += [None, problem(403, APP_TOKEN, f"Bearer {APP_TOKEN} may not"), None]
        one = source(watched)
        one.account()
        with pytest.raises(ForbiddenError) as raised:
            list(one.pages({}, None))
        list(one.pages({}, None))
        assert x.headers[0]["authorization"] == f"Bearer {APP_TOKEN}"
        error: BaseException | None = raised.value
        said = [caplog.text, *capfd.readouterr(), repr(one), repr(vars(one)), str(watched.events)]
        while error is not None:
            said += [str(error), repr(error), repr(vars(error))]
            error = error.__cause__ or error.__context__
        assert "HTTP Request" in caplog.text
        assert APP_TOKEN not in "".join(said)

    def test_plain_http_is_for_loopback(self, x: FakeX, watched: Watched) -> None:
        environ = {**watched.context.environ, "HUGGINGTWEETS_X_URL": "http://x.example.org"}
        watched.context = replace(watched.context, environ=environ)
        with pytest.raises(ConfigError, match="HUGGINGTWEETS_X_URL"):
            source(watched).account()


class TestPosts:
    def read(self, x: FakeX, watched: Watched, *records: Any) -> list[Post]:
        x.add_person("ada")
        x.timelines["42"] = list(records)
        return fetch(watched)[0]

    def test_all_fields(self, x: FakeX, watched: Watched) -> None:
        record = post(7, "Tea &amp; fog https://t.co/a", lang="iw", entities={"urls": 1}, new_field=None)
        (read,) = self.read(x, watched, record)
        assert read == Post(
            "x",
            "7",
            "ada",
            "Tea &amp; fog https://t.co/a",
            datetime(2024, 5, 1, 12, tzinfo=UTC),
            "original",
            "he",
        )

    def test_the_full_text_of_a_long_post(self, x: FakeX, watched: Watched) -> None:
        whole = "Long. " * 200
        (read,) = self.read(x, watched, post(7, whole[:279] + "…", note_tweet={"text": whole, "entities": {}}))
        assert (read.text, read.is_cut) == (whole, False)

    def test_a_long_post_without_its_full_text(self, x: FakeX, watched: Watched) -> None:
        (read,) = self.read(x, watched, post(7, "Long…", note_tweet={"text": None}))
        assert (read.text, read.is_cut) == ("Long…", True)

    @pytest.mark.parametrize(
        ("more", "kind"),
        [
            ({}, "original"),
            ({"referenced_tweets": [{"type": "retweeted", "id": "1"}]}, "repost"),
            ({"text": "RT @bob: Hm.", "referenced_tweets": []}, "repost"),
            ({"referenced_tweets": [{"type": "quoted", "id": "1"}]}, "quote"),
            ({"referenced_tweets": [{"type": "replied_to", "id": "1"}], "in_reply_to_user_id": "9"}, "reply"),
            ({"referenced_tweets": [{"type": "replied_to", "id": "1"}], "in_reply_to_user_id": "42"}, "thread"),
            ({"in_reply_to_user_id": "9"}, "reply"),
            (
                {
                    "referenced_tweets": [{"type": "quoted", "id": "1"}, {"type": "replied_to", "id": "2"}],
                    "in_reply_to_user_id": "42",
                },
                "thread",
            ),
            ({"referenced_tweets": "none"}, "original"),
            ({"referenced_tweets": [None, {"type": None}]}, "original"),
        ],
    )
    def test_kinds(self, more: dict[str, Any], kind: str, x: FakeX, watched: Watched) -> None:
        (read,) = self.read(x, watched, post(7, "Hm.", **more))
        assert read.kind == kind

    def test_an_edited_post(self, x: FakeX, watched: Watched) -> None:
        (read,) = self.read(x, watched, post(7, "Third.", edit_history_tweet_ids=["5", "6", "7"]))
        assert read.edit_of == "5"

    def test_malformed_posts_are_skipped_with_a_warning(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada")
        good = post(7, "Half \ud83d, NUL \0.", created_at="yesterday", edit_history_tweet_ids=None)
        bad: list[Any] = [None, 3, [], {}, {"id": "8"}, post(9, "x", text=None), post(10, "x", author_id="43")]
        bad += [{"id": "1e5", "text": "x"}, {"id": "9" * 30, "text": "x"}, {"id": "-4", "text": "x"}]
        x.faults += [None, raw(200, {"data": [good, *bad], "meta": {"result_count": 11}, "future": 1})]
        posts, state, one = fetch(watched)
        assert [(p.id, p.text, p.created_at, p.edit_of) for p in posts] == [("7", "Half \ufffd, NUL .", None, None)]
        assert state["complete"]
        assert [notice.is_warning for notice in one.notices] == [True]


class TestFirstFetch:
    def test_all_posts_latest_first(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 250)
        posts, state, one = fetch(watched)
        assert ids(posts) == list(range(1250, 1000, -1))
        assert one.requests == len(x.requests) == 4
        assert [(q["max_results"], q.get("until_id")) for q in timelines(x)] == [
            ("100", None),
            ("100", "1151"),
            ("100", "1051"),
        ]
        assert state == {"newest": "1250", "cursor": "1001", "complete": True, "read": 250, "counted": 250}
        assert set(x.paid.values()) == {1}

    def test_the_latest_3200_and_no_more(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 3_500)
        posts, state, one = fetch(watched)
        assert ids(posts) == list(range(4500, 1300, -1))
        assert state["complete"]
        assert one.requests == 33

    def test_no_posts(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada")
        posts, state, _ = fetch(watched)
        assert (posts, state["complete"]) == ([], True)
        x.timelines["42"] = [post(7, "The first.")]
        posts, state, _ = fetch(watched, state)
        assert (ids(posts), state["newest"]) == ([7], "7")

    @pytest.mark.parametrize(
        ("limit", "sizes"), [(7, [7]), (100, [100]), (203, [100, 98, 5]), (250, [100, 100, 50]), (2, [5]), (0, [])]
    )
    def test_a_limit(self, limit: int, sizes: list[int], x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        posts, state, _ = fetch(watched, limit=limit)
        assert [int(query["max_results"]) for query in timelines(x)] == sizes
        assert x.paid.total() == len(posts) == sum(sizes)
        assert not state.get("complete")
        more, state, _ = fetch(watched, state)  # and the rest later, none twice
        assert sorted(ids(posts + more)) == list(range(1001, 1301))
        assert set(x.paid.values()) == {1}
        assert state["complete"]

    def test_a_limit_of_all_there_are(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 20)
        assert fetch(watched, limit=20)[1]["complete"]

    def test_empty_pages_in_between(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 450)
        x.withheld = {str(i) for i in range(1101, 1400)}
        posts, state, one = fetch(watched)
        assert ids(posts) == [*range(1450, 1399, -1), *range(1100, 1000, -1)]
        assert (state["complete"], list(one.notices)) == (True, [])


class TestResuming:
    @pytest.mark.parametrize("pages", [1, 31])
    def test_killed_between_pages_no_post_is_paid_twice(self, pages: int, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 3_200)
        kept: list[Page] = []
        for page in source(watched).pages({}, None):
            kept.append(page)
            if len(kept) == pages:
                break
        x.timelines["42"] += [post(i, "New.") for i in range(5001, 5004)]  # posted in between
        posts, state, _ = fetch(watched, json.loads(json.dumps(kept[-1].state)))
        had = [int(p.id) for page in kept for p in page.posts]
        assert sorted(had + ids(posts))[-3203:] == [*range(1004, 4201), *range(5001, 5004)]
        assert set(x.paid.values()) == {1}
        assert (state["newest"], state["complete"]) == ("5003", True)

    def test_killed_before_a_page_was_stored(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        pages = source(watched).pages({}, None)
        state = next(pages).state
        next(pages)  # paid for, and lost
        posts, _, _ = fetch(watched, state)
        assert ids(posts) == list(range(1200, 1000, -1))
        assert max(x.paid.values()) == 2  # at most one page is lost

    def test_an_error_keeps_earlier_pages(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        x.faults += [None, None, problem(402, "CreditsDepleted", "No credits", "credits")]
        pages = source(watched).pages({}, None)
        state = next(pages).state
        with pytest.raises(ForbiddenError, match="credits"):
            next(pages)
        assert len(fetch(watched, state)[0]) == 200


class TestUpdate:
    def done(self, x: FakeX, watched: Watched, count: int = 150) -> Any:
        x.add_person("ada", count)
        state = fetch(watched)[1]
        x.requests.clear()
        return state

    def test_nothing_new(self, x: FakeX, watched: Watched) -> None:
        state = self.done(x, watched)
        posts, after, one = fetch(watched, state)
        assert (posts, after, one.requests) == ([], state, 2)
        assert timelines(x)[0]["since_id"] == "1150"

    def test_only_what_is_new(self, x: FakeX, watched: Watched) -> None:
        state = self.done(x, watched)
        x.timelines["42"] += [post(2001, "New."), post(2002, "Newer.")]
        posts, after, one = fetch(watched, state)
        assert ids(posts) == [2002, 2001]
        assert (after["newest"], after["cursor"], after["counted"], one.requests) == ("2002", "1001", 152, 2)
        assert set(x.paid.values()) == {1}

    def test_several_new_pages_interrupted_and_more_in_between(self, x: FakeX, watched: Watched) -> None:
        state = self.done(x, watched)
        x.timelines["42"] += [post(i, "New.") for i in range(2001, 2251)]
        page = next(source(watched).pages(state, None))
        assert page.state["newest"] == "1150"  # until the forward pass has reached it
        x.timelines["42"] += [post(i, "Newest.") for i in range(3001, 3121)]
        again = next(source(watched).pages(page.state, None))  # and interrupted once more
        posts, after, _ = fetch(watched, again.state)
        assert sorted(int(p.id) for p in [*page.posts, *again.posts, *posts]) == [
            *range(2001, 2251),
            *range(3001, 3121),
        ]
        assert (after["newest"], after["counted"], "forward" in after) == ("3120", 520, False)
        assert set(x.paid.values()) == {1}

    def test_a_limit_leaves_no_gap(self, x: FakeX, watched: Watched) -> None:
        state = self.done(x, watched)
        x.timelines["42"] += [post(i, "New.") for i in range(2001, 2031)]
        first, state, _ = fetch(watched, state, limit=10)
        second, state, _ = fetch(watched, state, limit=10)
        third, state, _ = fetch(watched, state)
        assert (ids(first), ids(second)) == ([*range(2030, 2020, -1)], [*range(2020, 2010, -1)])
        assert sorted(ids(first + second + third)) == [*range(2001, 2031)]
        assert set(x.paid.values()) == {1}

    def test_new_posts_then_older_ones(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        _, state, _ = fetch(watched, limit=100)
        x.timelines["42"].append(post(2001, "New."))
        second, state, _ = fetch(watched, state)
        assert ids(second) == [2001, *range(1200, 1000, -1)]
        assert (state["newest"], state["cursor"], state["complete"]) == ("2001", "1001", True)
        assert set(x.paid.values()) == {1}

    def test_wrong_dates_do_not_matter(self, x: FakeX, watched: Watched) -> None:
        state = self.done(x, watched)
        x.timelines["42"].append(post(2001, "Dated wrongly.", created_at="1970-01-01T00:00:00Z"))
        assert ids(fetch(watched, state)[0]) == [2001]


class TestEndlessPages:
    def test_the_same_page_again_and_again(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        x.ignores_ids = True
        posts, state, one = fetch(watched)
        assert len(posts) == 100
        assert len(timelines(x)) == 2
        assert one.notices[0].is_warning
        assert not state["complete"]

    def test_the_same_token_again_and_again(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        x.faults += [None, *[raw(200, {"meta": {"result_count": 0, "next_token": "again"}})] * 50]
        posts, _, one = fetch(watched)
        assert (posts, len(timelines(x))) == ([], 2)
        assert one.notices[0].is_warning

    def test_pages_that_overlap(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 20)
        entries = x.timelines["42"]
        page = {"data": [*entries[10:], entries[12], entries[12]], "meta": {"next_token": "t"}}
        x.faults += [None, raw(200, page), raw(200, {"data": entries, "meta": {}})]
        posts, _, _ = fetch(watched)
        assert sorted(ids(posts)) == list(range(1001, 1021))

    def test_ever_more_posts(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 1)
        pages = [[post(10_000 - 100 * page - i, "Hm.") for i in range(100)] for page in range(50)]
        x.faults += [None, *[raw(200, {"data": page, "meta": {"next_token": "more"}}) for page in pages]]
        posts, state, _ = fetch(watched)
        assert (len(posts), state["complete"]) == (3_200, True)

    @pytest.mark.parametrize("meta", [None, 7, {"next_token": 7}, {}])
    def test_pages_without_a_readable_end(self, meta: object, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 20)
        x.faults += [None, raw(200, {"data": x.timelines["42"], "meta": meta})]
        assert len(fetch(watched)[0]) == 20


class TestCost:
    def test_a_first_fetch(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 250)
        one = source(watched)
        cost = one.cost({}, None)
        assert (cost.posts, cost.dollars) == (250, pytest.approx(1.25))
        assert one.cost({}, 100).posts == 100
        assert one.cost({}, 1_000).posts == 250
        assert one.cost({}, 2).posts == 5  # X's minimum
        assert PRICE == 0.005
        assert one.requests == 1

    def test_no_more_than_x_serves(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", public_metrics={"tweet_count": 99_999})
        assert source(watched).cost({}, None).dollars == pytest.approx(16)

    def test_a_chosen_price(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 100)
        one = source(watched, options=SourceOptions(price_per_post=0.02))
        assert one.cost({}, None).dollars == pytest.approx(2)

    @pytest.mark.parametrize(("me", "price"), [("42", OWN_PRICE), ("43", PRICE), (None, PRICE)])
    def test_own_posts(self, me: str | None, price: float, x: FakeX, tmp_path: Path) -> None:
        x.add_person("ada", 100)
        x.add_person("bob", user_id="43")
        x.me = me
        one = source(Watched(x, tmp_path, token=USER_TOKEN))
        assert one.cost({}, None).dollars == pytest.approx(100 * price)
        one.cost({}, 10)
        assert one.requests == 2
        assert one.checking_cost(100).dollars == pytest.approx(100 * PRICE)  # look-ups are not "owned reads"

    def test_an_update(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 150)
        state = fetch(watched)[1]
        assert source(watched).cost(state, None).posts == 0
        x.timelines["42"] += [post(2001, "New."), post(2002, "Newer.")]
        assert source(watched).cost(state, None).posts == 2
        del x.timelines["42"][:50]
        assert source(watched).cost(state, None).posts == 102  # deletions hide how many are new

    def test_the_rest(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 300)
        state = fetch(watched, limit=120)[1]
        x.timelines["42"].append(post(2001, "New."))
        assert source(watched).cost(state, None).posts == 181
        assert source(watched).cost(state, 50).posts == 50
        state = fetch(watched, state, limit=51)[1]  # the new one and fifty older ones
        assert source(watched).cost(state, None).posts == 130


class TestPresent:
    def test_posts_are_looked_up_by_hundreds(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 250)
        asked = [entry["id"] for entry in x.timelines["42"]]
        gone = {"1001", "1120", "1250"}
        x.timelines["42"] = [entry for entry in x.timelines["42"] if entry["id"] not in gone]
        one = source(watched)
        assert one.present([*asked, asked[0]]) == set(asked) - gone
        assert one.requests == 3

    def test_all_gone(self, x: FakeX, watched: Watched) -> None:
        assert source(watched).present(["1", "2"]) == set()
        assert source(watched).present([]) == set()

    def test_in_doubt_a_post_is_present(self, x: FakeX, watched: Watched) -> None:
        protected = missing("tweet", "ids", "1", "Not authorized.", "not-authorized-for-resource")
        busy = missing("tweet", "ids", "2", "Try later.", "service-unavailable")
        x.faults.append(raw(200, {"errors": [protected, busy, None, {}]}))
        assert source(watched).present(["1", "2", "3"]) == {"2", "3"}

    def test_ids_that_are_not_xs(self, x: FakeX, watched: Watched) -> None:
        one = source(watched)
        assert one.present(["row 7", "1,2", "1"]) == {"row 7", "1,2"}
        assert x.requests[0][1]["ids"] == "1"
        assert one.notices[0].message.endswith(": 2.")


class TestFailures:
    @pytest.mark.parametrize(
        ("fault", "error", "words"),
        [
            (problem(402, "CreditsDepleted", "", "credits"), ForbiddenError, "credits"),
            (problem(403, "Forbidden", "You have no credits."), ForbiddenError, "credits"),
            (problem(403, "Spend cap reached"), ForbiddenError, "limit"),
            (problem(429, "UsageCapExceeded", "Monthly product cap", "usage-capped"), ForbiddenError, "limit"),
            (problem(403, "Client Forbidden", "Attach a project.", "client-forbidden"), ForbiddenError, "project"),
            (problem(404, "Not Found"), NotFoundError, "404"),
            (problem(400, "Invalid Request", "Bad 'until_id'"), PlatformError, "Bad 'until_id'"),
            (raw(401, b"[]"), AuthError, "bearer token"),
            (raw(403, {"errors": 7, "detail": []}), ForbiddenError, "may read posts"),
            (raw(404, b"["), NotFoundError, "404"),
            (raw(200, b" " * 20_000_001), PlatformError, "20 MB"),
        ],
    )
    def test_refusals_are_not_retried(
        self, fault: Any, error: type[HuggingTweetsError], words: str, x: FakeX, watched: Watched
    ) -> None:
        x.faults.append(fault)
        with pytest.raises(error) as raised:
            source(watched).account()
        assert words in str(raised.value)
        assert (len(x.requests), watched.slept) == (1, [])

    def test_an_account_that_vanishes_during_the_fetch(self, x: FakeX, watched: Watched) -> None:
        x.add_person("ada", 200)
        gone = missing("user", "id", "42", "Could not find user with id: [42].")
        x.faults += [None, None, raw(200, {"errors": [gone]})]
        pages = source(watched).pages({}, None)
        next(pages)
        with pytest.raises(NotFoundError):
            next(pages)
