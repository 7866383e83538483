"""Fetching from X into the library: resuming, costs, rate limits, renaming, deletions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import sources
from huggingtweets.errors import (
    AuthError,
    BadInputError,
    BusyError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    RateLimitedError,
    StoppedError,
)
from huggingtweets.events import Event, Notice, Stage
from huggingtweets.library import Library, Run, RunPost
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.post import Account
from huggingtweets.sources import AddReport, FetchOptions, SourceOptions, SyncReport
from tests.conftest import Run as RunCommand
from tests.sources.servers.x import APP_TOKEN, Answering, FakeX, Fault, post, problem, rate_limit

pytestmark = pytest.mark.network


@pytest.fixture
def x(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeX]:
    """A fake X, to which the environment of this process and its children points."""
    with FakeX() as server:
        monkeypatch.setenv("HUGGINGTWEETS_X_URL", server.url)
        monkeypatch.setenv("X_BEARER_TOKEN", APP_TOKEN)
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield server


class User:
    """Somebody who fetches into a home, and what that showed them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.events: list[Event] = []
        self.agrees = True

    def add(self, argument: str = "@ada", limit: int | None = None, *, wait: bool = True, **options: Any) -> AddReport:
        fetch_options = FetchOptions(limit, wait, ask=lambda _: self.agrees)
        return sources.add(self.home, argument, SourceOptions(**options), self.events.append, fetch_options)

    def update(self, *handles: str, limit: int | None = None) -> list[AddReport | HuggingTweetsError]:
        return [report for _, report in sources.update(self.home, handles, fetch_options=FetchOptions(limit))]

    def update_ada(self, limit: int | None = None) -> AddReport:
        (report,) = self.update("ada", limit=limit)
        assert isinstance(report, AddReport), report
        return report

    def sync(self, handle: str = "ada") -> SyncReport:
        ask = FetchOptions(ask=lambda _: self.agrees)
        return sources.sync_deletes(self.home, handle, self.events.append, ask)

    @property
    def texts(self) -> list[str]:
        with Library(self.home) as library:
            return sorted(p.text for p in library.posts(Account("x", "ada")))

    @property
    def notices(self) -> str:
        return "\n".join(str(event) for event in self.events if isinstance(event, Notice))


@pytest.fixture
def user(home: Path) -> User:
    return User(home)


def test_first_fetch_and_update(user: User, x: FakeX) -> None:
    user_id = x.add_person("ada", 250)
    report = user.add()
    told = report.as_json()
    assert told.pop("seconds") >= 0
    assert told.pop("requests") == len(x.requests) >= 4
    assert told == {
        "place": "x",
        "handle": "ada",
        "read": 250,
        "new": 250,
        "updated": 0,
        "unchanged": 0,
        "posts": 250,
        "notices": [],
    }
    assert len(user.texts) == 250

    assert user.add("https://x.com/ada").added.read == 0
    x.timelines[user_id] += [post(2000 + i, f"News {i}.") for i in range(130)]
    report = user.update_ada()
    assert (report.added.read, report.added.new, report.account.posts) == (130, 130, 380)
    assert user.update_ada().added.read == 0
    assert set(x.paid.values()) == {1}, "no post was paid for twice"


def test_costs_are_shown_and_confirmed(user: User, x: FakeX) -> None:
    x.add_person("ada", 250)
    user.agrees = False
    with pytest.raises(StoppedError):
        user.add()
    assert "250 posts" in user.notices
    assert "$1.25" in user.notices
    assert not x.paid
    user.agrees = True
    assert user.add(limit=20, price_per_post=0.02).added.read == len(x.paid) == 20
    assert "$0.40" in user.notices
    # An update only goes forward.
    assert user.update_ada().added.read == 0
    assert len(x.paid) == 20
    assert user.add(limit=30).account.posts == 50
    assert user.add().account.posts == 250
    assert set(x.paid.values()) == {1}


@pytest.mark.slow
def test_asks_on_a_terminal(home: Path, x: FakeX) -> None:
    x.add_person("ada", 25)
    for answer, code, paid in (("n", 1, 0), ("y", 0, 25)):
        ours, theirs = os.openpty()
        os.write(ours, f"{answer}\n".encode())
        done = subprocess.run(
            [sys.executable, "-m", "huggingtweets", "add", "@ada"],
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        os.close(ours)
        os.close(theirs)
        assert done.returncode == code, done.stderr
        assert "[y/N]" in done.stdout + done.stderr
        assert len(x.paid) == paid


def hang(reached: threading.Event) -> Fault:
    """Answer nothing until the other side drops the connection."""

    def fault(to: Answering) -> None:
        reached.set()
        to.connection.settimeout(30)
        to.connection.recv(1)

    return fault


def interrupt(x: FakeX, after: int, how: signal.Signals, *words: str) -> tuple[int, str]:
    """Run a command, and send it a signal at the request that follows `after` requests."""
    reached = threading.Event()
    x.faults.extend([None] * after)
    x.faults.append(hang(reached))
    with subprocess.Popen(
        [sys.executable, "-m", "huggingtweets", *words],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert reached.wait(60)
        process.send_signal(how)
        assert process.stderr
        stderr = process.stderr.read()
    assert not x.faults
    return process.returncode, stderr


@pytest.mark.posix
@pytest.mark.slow
def test_a_killed_fetch_resumes_and_pays_nothing_twice(user: User, x: FakeX) -> None:
    user_id = x.add_person("ada", 3300)  # X serves the latest 3,200
    command = ("add", "@ada", "--yes")
    interrupt(x, 12, signal.SIGKILL, *command)
    assert len(user.texts) % 100 == 0
    assert 300 < len(user.texts) < 3200
    x.timelines[user_id] += [post(9000 + i, f"Written meanwhile {i}.") for i in range(150)]
    interrupt(x, 2, signal.SIGKILL, *command)  # during the forward pass
    assert user.update_ada().account.posts == len(user.texts)
    assert sum(text.startswith("Written meanwhile") for text in user.texts) == 150
    assert len(user.texts) >= 3200
    assert set(x.paid.values()) == {1}, "no post was paid for twice"
    assert len(x.paid) == len(user.texts)
    assert user.update_ada().added.read == 0


def test_a_limit_counts_across_an_interruption(user: User, x: FakeX) -> None:
    x.add_person("ada", 500)
    x.faults.extend([None, None, None, problem(403, "Forbidden", "no")])
    with pytest.raises(ForbiddenError):
        user.add(limit=250)
    assert len(user.texts) == 200
    assert user.add(limit=250).added.read == 50
    assert len(x.paid) == 250


def test_an_interrupted_update_goes_no_further_back(user: User, x: FakeX) -> None:
    user_id = x.add_person("ada", 500)
    user.add(limit=100)
    x.timelines[user_id] += [post(3000 + i, f"News {i}.") for i in range(250)]
    x.faults.extend([None, None, problem(403, "Forbidden", "no")])
    assert isinstance(user.update()[0], ForbiddenError)
    assert len(user.texts) == 200
    x.timelines[user_id] += [post(4000 + i, f"Later news {i}.") for i in range(5)]
    user.update_ada()
    assert len(user.texts) == 355
    user.update_ada(limit=5)
    assert len(user.texts) == len(x.paid) == 355
    assert set(x.paid.values()) == {1}


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_fetch_says_what_is_stored(user: User, x: FakeX, how: signal.Signals) -> None:
    x.add_person("ada", 500)
    code, stderr = interrupt(x, 3, how, "add", "@ada", "--yes")
    assert code == 130
    assert "200 posts" in stderr
    assert "Traceback" not in stderr
    assert len(user.texts) == 200


def test_rate_limits_wait_or_stop(user: User, x: FakeX) -> None:
    x.add_person("ada", 300)
    x.faults.extend([None, None, rate_limit(1, skew=-7200)])
    with pytest.raises(RateLimitedError):
        user.add(wait=False)
    assert len(user.texts) == 100
    x.faults.extend([None, None, rate_limit(1, skew=-7200)])
    assert user.add().account.posts == 300
    assert any("rate limit" in event.name for event in user.events if isinstance(event, Stage))
    assert set(x.paid.values()) == {1}


@pytest.mark.slow
def test_the_token_is_stored_and_shown_nowhere(
    run: RunCommand, user: User, x: FakeX, monkeypatch: pytest.MonkeyPatch
) -> None:
    x.add_person("ada", 30)
    monkeypatch.delenv("X_BEARER_TOKEN")
    with pytest.raises(AuthError) as no_token:
        user.add()
    assert no_token.value.command == "login x"
    login = [sys.executable, "-m", "huggingtweets", "login", "x"]
    done = subprocess.run(login, input=f"{APP_TOKEN}\n", capture_output=True, encoding="utf-8", check=True)
    outputs = [done.stdout, done.stderr]
    added = run("add", "@ada", "--yes", "--json")
    outputs += [added.stdout, added.stderr]
    assert len(user.texts) == 30
    x.faults.append(problem(403, "Forbidden", f"The token {APP_TOKEN} is no good"))
    outputs.append(run("update", "--yes", code=1).stderr)
    assert not any(APP_TOKEN in output for output in outputs)
    holders = [path for path in user.home.rglob("*") if path.is_file() and APP_TOKEN.encode() in path.read_bytes()]
    assert holders == [user.home / "credentials" / "x"]
    run("login", "x", "--forget")
    assert not holders[0].exists()
    with pytest.raises(BadInputError, match="'mastodon'"):
        sources.network_with_login("mastodon")


def test_an_account_that_fails_does_not_stop_the_others(user: User, x: FakeX) -> None:
    for number, name in enumerate(("ada", "bob", "eve")):
        x.add_person(name, 5, user_id=str(40 + number))
        user.add(f"@{name}")
    del x.people["41"]
    x.timelines["42"].append(post(5000, "News.", author_id="42"))
    ada, bob, eve = user.update()
    assert isinstance(ada, AddReport)
    assert isinstance(bob, NotFoundError)
    assert isinstance(eve, AddReport)
    assert (ada.added.new, eve.added.new) == (0, 1)


@pytest.mark.slow
def test_new_posts_can_be_trained_on_at_once(
    run: RunCommand, user: User, x: FakeX, tiny_bases: dict[str, Path], sample_posts: list[CuratedPost]
) -> None:
    for user_id, name in (("42", "ada"), ("43", "bob")):
        x.add_person(name, user_id=user_id)
        x.timelines[user_id] = [
            post(1001 + n, each.text, author_id=user_id) for n, each in enumerate(sample_posts[:150])
        ]
        user.add(f"@{name}")
    options = ["--base", tiny_bases["llama"], "--device", "cpu", "--track", "none"]
    run("train", "ada", *options)
    run("train", "ada", "bob", "--name", "both", *options)
    x.timelines["42"] += [post(5000 + n, each.text) for n, each in enumerate(sample_posts[150:200])]
    (user.home / "personas" / "both" / "run.json").write_text("{}", encoding="utf-8")
    done = run("update", "ada", "--yes", "--continue", "--json", code=1)
    added, ada, both = map(json.loads, done.stdout.splitlines())
    assert added["new"] == 50
    assert (ada["name"], both["name"]) == ("ada", "both")
    assert 0 < ada["new_posts"] < 50
    assert both["error"]
    assert "both: " in done.stderr
    assert json.loads(run("update", "bob", "--yes", "--json").stdout)["new"] == 0


def test_a_renamed_account_stays_one_account(user: User, x: FakeX) -> None:
    user_id = x.add_person("ada", 5)
    user.add()
    x.people[user_id]["username"] = "lovelace"
    report = user.update_ada()
    assert report.account.handle == "lovelace"
    assert any("@lovelace" in notice for notice in report.notices)


def test_accounts_from_files_cannot_be_updated(user: User, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as empty:
        user.update()
    assert empty.value.command == "add @NAME"
    sources.add(user.home, sources.SAMPLE, SourceOptions())
    with pytest.raises(NotFoundError):
        user.update()
    with pytest.raises(BadInputError) as from_file:
        user.update("keeper_skarholm")
    assert from_file.value.command == "add @keeper_skarholm"
    with pytest.raises(NotFoundError, match="nobody"):
        user.sync("nobody")


def test_two_processes_cannot_fetch_one_account_at_once(user: User, x: FakeX) -> None:
    x.add_person("ada", 200)
    reached = threading.Event()
    x.faults.extend([None, None, hang(reached)])
    words = [sys.executable, "-m", "huggingtweets", "add", "@ada", "--yes"]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        assert reached.wait(60)
        with pytest.raises(BusyError, match="x:ada"):
            user.add()
        process.kill()
    user.add()


class TestSyncDeletes:
    @pytest.fixture
    def user_id(self, user: User, x: FakeX) -> str:
        """Account ada with 150 posts, and a persona trained on the first 100."""
        user_id = x.add_person("ada", 150)
        user.add()
        with Library(user.home) as library:
            library.save_run(
                Run("ada-bot", user.home / "personas" / "ada-bot", ("x:ada",), "smollm2", created_at=datetime.now(UTC)),
                [
                    RunPost("x", str(1001 + n), "ada", "validation" if n % 10 == 0 else "train", f"Post number {n}.")
                    for n in range(100)
                ],
            )
        return user_id

    def test_deletes_what_is_gone_and_names_the_personas(self, user: User, x: FakeX, user_id: str) -> None:
        gone = {"1001", "1002", "1004", "1120"}  # held out, trained on, trained on, never used
        x.timelines[user_id] = [p for p in x.timelines[user_id] if p["id"] not in gone]
        x.paid.clear()
        user.agrees = False
        with pytest.raises(StoppedError):
            user.sync()
        assert not x.paid
        user.agrees = True
        told = user.sync().as_json()
        assert {key: told[key] for key in ("place", "handle", "checked", "deleted", "posts", "trained_on_deleted")} == {
            "place": "x",
            "handle": "ada",
            "checked": 150,
            "deleted": 4,
            "posts": 146,
            "trained_on_deleted": {"ada-bot": 2},
        }
        assert b"Post number 3." not in b"".join(path.read_bytes() for path in user.home.glob("library.db*"))
        assert user.sync().deleted == 0

    def test_asks_before_deleting_more_than_half(self, user: User, x: FakeX, user_id: str) -> None:
        x.timelines[user_id] = x.timelines[user_id][:20]
        questions = iter([True, False])  # agree to the cost, not to the deletion
        ask = FetchOptions(ask=lambda _: next(questions))
        with pytest.raises(StoppedError) as stopped:
            sources.sync_deletes(user.home, "ada", user.events.append, ask)
        assert stopped.value.option == "yes"
        assert "130 of the 150 posts" in user.notices
        assert len(user.texts) == 150
        assert user.sync().deleted == 130

    def test_a_missing_account_is_not_emptied(self, user: User, x: FakeX, user_id: str) -> None:
        del x.people[user_id]
        with pytest.raises(NotFoundError) as missing:
            user.sync()
        assert missing.value.command == "remove x:ada"
        assert len(user.texts) == 150
