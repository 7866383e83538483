"""`huggingtweets serve` as a process: how it begins, what it refuses, how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from huggingtweets.library import Library
from tests.conftest import Run


@contextmanager
def process(*words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The server, and what it printed first."""
    command = [sys.executable, "-m", "huggingtweets", "serve", "--port", "0", "--no-open", "--json", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        try:
            yield started, json.loads(started.stdout.readline())
        finally:
            started.kill()


def test_it_ends_at_once_with_streams_open(home: Path) -> None:
    with process() as (server, said):
        url = said["address"].rstrip("/")
        assert said["token"] is None
        with Library(home) as library:  # a job that nobody does: its stream goes on
            job = library.add_job("other", "waiting for ever", {}).id
        with httpx.stream("GET", f"{url}/api/jobs/{job}/events", timeout=60, trust_env=False) as answer:
            lines = answer.iter_lines()
            assert next(lines) == "event: state"
            with Library(home) as library:
                library.claim_job("other")
            server.send_signal(signal.SIGINT)
            assert list(lines)[-1] == "", "the stream came to its end"
        assert server.wait(60) == 0
        assert server.stderr is not None
        assert server.stderr.read() == "Ending: what is under way is saved first.\n"


def test_what_it_refuses(home: Path, run: Run) -> None:
    with process() as (_, said):
        port = httpx.URL(said["address"]).port
        assert "Another huggingtweets serve" in run("serve", "--no-open", code=1).stderr
        other = {"HUGGINGTWEETS_HOME": str(home.parent / "other")}
        taken = run("serve", "--no-open", "--port", port, code=1, **other).stderr
        assert f"Port {port} of 127.0.0.1 cannot be had" in taken
        assert "--port 0" in taken
    assert "--host cannot be" in run("serve", "--no-open", "--host", "no.such.host.invalid", code=2).stderr


def test_elsewhere_the_token_is_printed_once(home: Path) -> None:
    words = ("--host", "0.0.0.0")  # noqa: S104 (what is tested)
    with process(*words) as (_, first):
        token = first["token"]
        assert token
        url = f"http://127.0.0.1:{httpx.URL(first['address']).port}"
        assert httpx.get(f"{url}/api/accounts", trust_env=False).status_code == 401
        bearer = {"authorization": f"Bearer {token}"}
        assert httpx.get(f"{url}/api/accounts", headers=bearer, trust_env=False).status_code == 200
    with process(*words) as (_, second):
        assert second["token"] is None
    with process(*words, "--new-token") as (_, third):
        assert third["token"] not in {None, token}
    assert token not in "".join(path.read_text(errors="ignore") for path in home.glob("*") if path.is_file())
    assert (home / "web.json").stat().st_mode & 0o077 == 0
