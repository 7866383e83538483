"""`huggingtweets serve` as a process: start, errors, shutdown."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from huggingtweets.library import Library
from huggingtweets.web.worker import STOP_SIGNALS
from tests.conftest import SAMPLE_HANDLE, Run
from tests.web.conftest import Tiny

resource = pytest.importorskip("resource")
pytestmark = [pytest.mark.network, pytest.mark.slow]


@contextmanager
def process(*words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """The server in a process group of its own, and what it printed first."""
    command = [sys.executable, "-m", "huggingtweets", "serve", "--port", "0", "--no-open", "--json", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as started:
        assert started.stdout is not None
        try:
            yield started, json.loads(started.stdout.readline())
        finally:
            started.kill()


@pytest.mark.parametrize("number", STOP_SIGNALS)
def test_open_streams_do_not_delay_the_shutdown(home: Path, number: int) -> None:
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
            server.send_signal(number)
            assert list(lines)[-1] == "", "the stream ended"
        assert server.wait(60) == 0
        assert server.stderr is not None
        assert len(server.stderr.read().splitlines()) == 1, "says that it saves"


def test_a_signal_to_all_processes_saves_a_training_and_leaves_none(
    trained_home: Path, home: Path, tiny_options: Tiny
) -> None:
    shutil.copytree(trained_home, home)
    with process() as (server, said):
        url = said["address"].rstrip("/")
        body = {"handles": [SAMPLE_HANDLE], "name": "Other", "options": tiny_options(epochs=400, patience=400)}
        job = httpx.post(f"{url}/api/trainings", json=body, trust_env=False).raise_for_status().json()["id"]
        with httpx.stream("GET", f"{url}/api/jobs/{job}/events", timeout=60, trust_env=False) as answer:
            next(line for line in answer.iter_lines() if line == "event: epoch")
            os.killpg(server.pid, signal.SIGTERM)
        assert server.wait(60) == 0
        assert server.stderr is not None
        # The end of stderr is read when no process has it open any more.
        assert len(server.stderr.read().splitlines()) == 1, "says that it saves"
    with Library(home) as library:
        assert library.job(job).state == "running", "the next server resumes it"
    assert (home / "runs" / "Other").is_dir()


def test_a_home_that_cannot_be_used_is_refused_at_the_start(home: Path, run: Run) -> None:
    def refused() -> str:
        done = run("serve", "--port", "0", "--no-open", code=1)
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        return done.stderr

    file = home / "library.db"
    with Library(home):
        pass
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 999")
    assert "999" in refused()
    file.write_bytes(b"no database" * 1000)
    assert str(file) in refused()
    file.unlink()
    file.mkdir()
    assert str(file) in refused()
    shutil.rmtree(home)
    home.write_text("a file")
    assert str(home) in refused()
    home.unlink()
    home.mkdir(mode=0o500)
    if os.geteuid():  # root may write everywhere
        assert str(home) in refused()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs a limit on the size of files")
def test_a_full_disk_is_an_error_of_one_line(home: Path) -> None:
    with Library(home):
        pass
    with process() as (server, said):
        with httpx.Client(base_url=said["address"], timeout=60, trust_env=False) as http:
            job = http.post("/api/samples").raise_for_status().json()["id"]
            with http.stream("GET", f"/api/jobs/{job}/events") as answer:
                for _ in answer.iter_lines():
                    pass
            before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
            for path, more in (("samples", {}), ("uploads", {"params": {"name": "a.csv"}, "content": b"x" * 100})):
                refused = http.post(f"/api/{path}", **more)
                assert (refused.status_code, refused.json()["code"]) == (507, "disk_full")
                assert str(home) not in refused.text
            assert http.get("/").status_code in {200, 507}
            resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)
            assert http.post("/api/samples").status_code == 202
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


def test_a_disk_that_is_full_at_the_start_is_an_error_of_one_line(home: Path) -> None:
    with Library(home):
        pass
    limited = (
        "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)); "
        "runpy.run_module('huggingtweets', run_name='__main__')"
    )
    command = [sys.executable, "-c", limited, "serve", "--port", "0", "--no-open"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert str(home) in done.stderr


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
