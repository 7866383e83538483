"""From a place on the network to the library, each call a process of its own, the place a server on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from huggingtweets import sources
from huggingtweets.library import Library, Run, RunPost
from huggingtweets.posts.post import Account
from tests.conftest import Run as RunCommand
from tests.sources.servers.x import APP_TOKEN, Answering, FakeX, Fault, post, problem, rate_limit

ADA = "x:ada"
Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def place() -> Iterator[FakeX]:
    with FakeX() as server:
        yield server


@pytest.fixture
def env(place: FakeX) -> dict[str, str]:
    return {
        "HUGGINGTWEETS_X_URL": place.url,
        "X_BEARER_TOKEN": APP_TOKEN,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


@pytest.fixture
def call(run: RunCommand, env: dict[str, str]) -> Call:
    """`run` with the place's address and a token set."""
    return lambda *words, **more: run(*words, **{**env, **more})


def said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    value = json.loads(done.stdout)
    assert isinstance(value, dict)
    return value


def error(done: subprocess.CompletedProcess[str]) -> str:
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error:")]
    return line


def texts(home: Path) -> list[str]:
    with Library(home) as library:
        return sorted(p.text for p in library.posts(Account("x", "ada")))


def pages(place: FakeX) -> list[dict[str, str]]:
    return [query for path, query in place.requests if path.endswith("/tweets") and "users" in path]


def test_first_fetch_again_and_update(call: Call, place: FakeX, home: Path) -> None:
    user = place.add_person("ada", 250)
    first = call("add", "@ada", "--yes", "--json")
    assert "Taking @ada for an X account." in first.stderr
    added = said(first)
    assert {key: added[key] for key in ("place", "handle", "read", "new", "updated", "unchanged", "posts")} == {
        "place": "x",
        "handle": "ada",
        "read": 250,
        "new": 250,
        "updated": 0,
        "unchanged": 0,
        "posts": 250,
    }
    assert added["requests"] == len(place.requests) >= 4
    assert added["seconds"] > 0
    assert len(texts(home)) == 250

    assert said(call("add", "https://x.com/ada", "--yes", "--json"))["read"] == 0
    place.timelines[user] += [post(2000 + i, f"News {i}.") for i in range(130)]
    (line,) = call("update", "--yes", "--json").stdout.splitlines()
    assert (json.loads(line)["read"], json.loads(line)["new"], json.loads(line)["posts"]) == (130, 130, 380)
    assert said(call("update", "ada", "--yes", "--json"))["read"] == 0
    assert set(place.paid.values()) == {1}, "no post was paid for twice"

    shown = call("update", "--yes").stdout
    assert "@ada (x): 0 posts read" in shown


def test_says_what_it_costs_and_asks(call: Call, place: FakeX, home: Path) -> None:
    place.add_person("ada", 250)
    done = call("add", "@ada", code=1)
    assert "250 posts" in done.stderr
    assert "$1.25 at 0.005 dollars a post" in done.stderr
    assert "--yes" in error(done)
    assert not place.paid
    done = call("add", "@ada", "--limit", "20", "--price-per-post", "0.02", "--yes", "--json")
    assert "20 posts" in done.stderr
    assert "$0.40" in done.stderr
    assert said(done)["read"] == len(place.paid) == 20
    # An update goes forward only: what lies further back was not asked for.
    assert said(call("update", "--yes", "--json"))["read"] == 0
    assert len(place.paid) == 20
    assert said(call("add", "@ada", "--limit", "30", "--yes", "--json"))["posts"] == 50
    assert said(call("add", "@ada", "--yes", "--json"))["posts"] == 250
    assert set(place.paid.values()) == {1}


def test_asks_on_a_terminal(env: dict[str, str], place: FakeX, home: Path) -> None:
    place.add_person("ada", 25)
    for answer, code, paid in (("n", 1, 0), ("y", 0, 25)):
        ours, theirs = os.openpty()
        os.write(ours, f"{answer}\n".encode())
        done = subprocess.run(
            [sys.executable, "-m", "huggingtweets", "add", "@ada"],
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, **env},
        )
        os.close(ours)
        os.close(theirs)
        assert done.returncode == code, done.stderr
        assert "Read them? [y/N]" in done.stdout + done.stderr
        assert len(place.paid) == paid


def hold(reached: threading.Event) -> Fault:
    """Answer nothing, until the connection is dropped from the other side."""

    def fault(to: Answering) -> None:
        reached.set()
        to.connection.settimeout(30)
        to.connection.recv(1)

    return fault


def interrupt(env: dict[str, str], place: FakeX, after: int, how: signal.Signals, *words: str) -> tuple[int, str]:
    """Run a command, and end it by a signal when it asks for something after `after` requests."""
    reached = threading.Event()
    place.faults.extend([None] * after)
    place.faults.append(hold(reached))
    with subprocess.Popen(
        [sys.executable, "-m", "huggingtweets", *words],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, **env},
    ) as process:
        assert reached.wait(60)
        process.send_signal(how)
        assert process.stderr
        rest = process.stderr.read()
    assert not place.faults
    return process.returncode, rest


def test_killed_in_the_middle_it_goes_on_and_pays_nothing_twice(
    call: Call, env: dict[str, str], place: FakeX, home: Path
) -> None:
    user = place.add_person("ada", 3300)  # of which X serves the latest 3,200
    words = ("add", "@ada", "--yes")
    for after in (5, 12):  # requests: the profile, then pages
        interrupt(env, place, after, signal.SIGKILL, *words)
        assert len(texts(home)) % 100 == 0
    assert 300 < len(texts(home)) < 3200
    place.timelines[user] += [post(9000 + i, f"Written meanwhile {i}.") for i in range(150)]
    interrupt(env, place, 2, signal.SIGKILL, *words)  # in the midst of what is new
    done = said(call("update", "--yes", "--json"))  # which finishes what was begun
    assert done["posts"] == len(texts(home))
    assert sum(text.startswith("Written meanwhile") for text in texts(home)) == 150
    assert len(texts(home)) >= 3200
    assert set(place.paid.values()) == {1}, "no post was paid for twice"
    assert len(place.paid) == len(texts(home))
    assert said(call("update", "--yes", "--json"))["read"] == 0


def test_a_limit_counts_over_an_interruption(call: Call, env: dict[str, str], place: FakeX, home: Path) -> None:
    place.add_person("ada", 500)
    words = ("add", "@ada", "--yes", "--limit", "250")
    interrupt(env, place, 3, signal.SIGKILL, *words)
    assert len(texts(home)) == 200
    assert said(call(*words, "--json"))["read"] == 50
    assert len(place.paid) == 250


def test_an_update_goes_no_further_back_even_if_it_was_interrupted(
    call: Call, env: dict[str, str], place: FakeX, home: Path
) -> None:
    user = place.add_person("ada", 500)
    call("add", "@ada", "--yes", "--limit", "100")
    place.timelines[user] += [post(3000 + i, f"News {i}.") for i in range(250)]
    interrupt(env, place, 2, signal.SIGKILL, "update", "--yes")
    assert len(texts(home)) == 200
    place.timelines[user] += [post(4000 + i, f"Later news {i}.") for i in range(5)]
    call("update", "--yes")
    assert len(texts(home)) == 355
    call("update", "--yes", "--limit", "5")
    assert len(texts(home)) == len(place.paid) == 355
    assert set(place.paid.values()) == {1}


def test_ctrl_c_says_what_is_kept(env: dict[str, str], place: FakeX, home: Path) -> None:
    place.add_person("ada", 500)
    code, stderr = interrupt(env, place, 3, signal.SIGINT, "add", "@ada", "--yes")
    assert code == 130
    assert "Interrupted. What came (200 posts) is kept: the same command goes on from there." in stderr
    assert "Traceback" not in stderr
    assert len(texts(home)) == 200
    code, stderr = interrupt(env, place, 2, signal.SIGINT, "update", "--yes")
    assert code == 130
    assert "Interrupted. Nothing came yet" in stderr
    assert len(texts(home)) == 200


def test_rate_limits_wait_or_stop(call: Call, place: FakeX, home: Path) -> None:
    place.add_person("ada", 300)
    place.faults.extend([None, None, rate_limit(2, skew=-7200)])
    done = call("add", "@ada", "--yes", "--no-wait", code=1)
    assert "rate limit" in error(done)
    assert "same command" in error(done)
    assert len(texts(home)) == 100
    place.faults.extend([None, None, rate_limit(2, skew=-7200)])
    done = call("add", "@ada", "--yes", "--json")
    assert "Waiting for X's rate limit to end" in done.stderr
    assert said(done)["posts"] == 300
    assert set(place.paid.values()) == {1}


def test_the_token_is_kept_and_shown_nowhere(
    run: RunCommand, env: dict[str, str], place: FakeX, home: Path, tmp_path: Path
) -> None:
    place.add_person("ada", 30)
    without = {key: value for key, value in env.items() if key != "X_BEARER_TOKEN"}
    assert "huggingtweets login x" in error(run("add", "@ada", "--yes", code=1, **without))
    done = subprocess.run(
        [sys.executable, "-m", "huggingtweets", "login", "x"],
        input=f"{APP_TOKEN}\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **without},
    )
    outputs = [done.stdout, done.stderr]
    added = run("add", "@ada", "--yes", "--json", **without)
    outputs += [added.stdout, added.stderr]
    assert said(added)["new"] == 30
    place.faults.append(problem(401, "Unauthorized", f"The token {APP_TOKEN} is no good"))
    outputs.append(run("update", "--yes", code=1, **without).stderr)
    assert not any(APP_TOKEN in output for output in outputs)
    holders = [path for path in home.rglob("*") if path.is_file() and APP_TOKEN.encode() in path.read_bytes()]
    assert holders == [home / "credentials" / "x"]
    assert "Deleted." in run("login", "x", "--forget", **without).stdout
    assert not holders[0].exists()
    assert "nothing to log in to" in error(run("login", "mastodon", code=1))


def test_one_account_that_fails_does_not_stop_the_others(call: Call, place: FakeX) -> None:
    for number, name in enumerate(("ada", "bob", "eve")):
        place.add_person(name, 5, user_id=str(40 + number))
        call("add", f"@{name}", "--yes")
    del place.people["41"]
    place.timelines["42"].append(post(5000, "News.", author_id="42"))
    done = call("update", "--yes", "--json", code=1)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["handle"], line.get("new")) for line in lines] == [("ada", 0), ("bob", None), ("eve", 1)]
    assert "@bob" in error(done)
    assert "no account" in lines[1]["error"]


def test_a_renamed_account_is_found_and_stays_one(call: Call, place: FakeX, home: Path) -> None:
    user = place.add_person("ada", 5)
    call("add", "@ada", "--yes")
    place.people[user]["username"] = "lovelace"
    done = call("update", "--yes", "--json")
    assert said(done)["handle"] == "lovelace"
    assert "called @lovelace now" in done.stderr


def test_what_cannot_be_updated(call: Call, home: Path, tmp_path: Path) -> None:
    assert "huggingtweets add @NAME" in error(call("update", code=1))
    call("add", sources.SAMPLE)
    assert "No account here came from a network" in error(call("update", code=1))
    done = call("update", "keeper_skarholm", code=1)
    assert "came from a file. Add a newer one to update it, or fetch it with: huggingtweets add @keeper" in error(done)
    table = tmp_path / "posts.txt"
    table.write_text("Only one post here.\n")
    call("add", table, "--handle", "someone")
    assert "no place of that name to ask" in error(call("sync-deletes", "someone", code=1))
    assert "does not hold nobody" in error(call("sync-deletes", "nobody", code=1))


def test_two_processes_do_not_fetch_one_account_at_once(call: Call, env: dict[str, str], place: FakeX) -> None:
    place.add_person("ada", 200)
    reached = threading.Event()
    place.faults.extend([None, None, hold(reached)])
    words = [sys.executable, "-m", "huggingtweets", "add", "@ada", "--yes"]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL, env={**os.environ, **env}) as process:
        assert reached.wait(60)
        assert "Another process is fetching x:ada" in error(call("add", "@ada", "--yes", code=1))
        process.kill()


class TestSyncDeletes:
    @pytest.fixture
    def added(self, call: Call, place: FakeX, home: Path) -> str:
        """Account ada with 150 posts, and a persona trained on those up to number 99."""
        user = place.add_person("ada", 150)
        call("add", "@ada", "--yes")
        with Library(home) as library:
            library.save_run(
                Run("ada-bot", home / "personas" / "ada-bot", (ADA,), "smollm2", created_at=datetime.now(UTC)),
                [
                    RunPost("x", str(1001 + n), "ada", "validation" if n % 10 == 0 else "train", f"Post number {n}.")
                    for n in range(100)
                ],
            )
        return user

    def test_deletes_what_is_gone_and_tells_of_the_personas(
        self, call: Call, place: FakeX, home: Path, added: str
    ) -> None:
        gone = {"1001", "1002", "1004", "1120"}  # held out, trained on, trained on, never used
        place.timelines[added] = [p for p in place.timelines[added] if p["id"] not in gone]
        place.paid.clear()
        asked = call("sync-deletes", "ada", "--json", code=1)
        assert "150 posts" in asked.stderr
        assert "--yes" in error(asked)
        assert not place.paid
        done = said(call("sync-deletes", "ada", "--yes", "--json"))
        assert {key: done[key] for key in ("place", "handle", "checked", "deleted", "posts", "trained_on_deleted")} == {
            "place": "x",
            "handle": "ada",
            "checked": 150,
            "deleted": 4,
            "posts": 146,
            "trained_on_deleted": {"ada-bot": 2},
        }
        assert said(call("show", "ada", "--json"))["trained_on_deleted"] == {"ada-bot": 2}
        assert "Trained on posts deleted since: ada-bot (2)." in call("show", "ada").stdout
        assert b"Post number 3." not in b"".join(path.read_bytes() for path in home.glob("library.db*"))
        assert said(call("sync-deletes", "ada", "--yes", "--json"))["deleted"] == 0

    def test_much_at_once_is_asked_for(self, call: Call, place: FakeX, home: Path, added: str) -> None:
        place.timelines[added] = place.timelines[added][:20]
        flags = ("sync-deletes", "ada", "--price-per-post", "0")
        done = call(*flags, code=1)
        assert "no longer serves 130 of the 150 posts" in done.stderr
        assert "--yes" in error(done)
        assert len(texts(home)) == 150
        assert said(call(*flags, "--yes", "--json"))["deleted"] == 130

    def test_an_account_that_is_gone_is_not_emptied(self, call: Call, place: FakeX, home: Path, added: str) -> None:
        del place.people[added]
        assert "huggingtweets remove x:ada" in error(call("sync-deletes", "ada", "--yes", code=1))
        assert len(texts(home)) == 150


def test_no_lock_stays_held(call: Call, place: FakeX, home: Path) -> None:
    place.add_person("ada", 5)
    call("add", "@ada", "--yes")
    for lock in (home / "fetches").iterdir():
        with FileLock(lock, timeout=0):
            pass
