"""`huggingtweets serve` as a process: start, errors, shutdown."""

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
import pytest

from huggingtweets.library import Library
from tests.conftest import Run

pytestmark = [pytest.mark.network, pytest.mark.slow]


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


def test_open_streams_do_not_delay_the_shutdown(home: Path) -> None:
    with process() as (server, said):
        url = said["address"].rstrip("/")
        assert said["token"] is None
        with Library(home) as library:  # no queue runs this job, so its stream stays open
            job = library.add_job("other", "waiting for ever", {}).id
        with httpx.stream("GET", f"{url}/api/jobs/{job}/events", timeout=60, trust_env=False) as answer:
            lines = answer.iter_lines()
            assert next(lines) == "event: state"
            with Library(home) as library:
                library.claim_job("other")
            server.send_signal(signal.SIGINT)
            assert list(lines)[-1] == "", "the stream ended"
        assert server.wait(60) == 0
        assert server.stderr is not None
        assert len(server.stderr.read().splitlines()) == 1, "says that it saves"


def test_a_second_server_or_a_taken_port_is_refused(home: Path, run: Run) -> None:
    with process() as (_, said):
        port = httpx.URL(said["address"]).port
        assert str(home) in run("serve", "--no-open", code=1).stderr
        other = {"HUGGINGTWEETS_HOME": str(home.parent / "other")}
        taken = run("serve", "--no-open", "--port", port, code=1, **other).stderr
        assert str(port) in taken
        assert "--port" in taken
    assert "--host" in run("serve", "--no-open", "--host", "no.such.host.invalid", code=2).stderr


def test_the_token_is_printed_once(home: Path) -> None:
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
    assert token not in "".join(path.read_text(errors="ignore") for path in home.glob("*") if path.is_file())
    assert (home / "web.json").stat().st_mode & 0o077 == 0
