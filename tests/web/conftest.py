"""A real server on loopback, in a thread, with its worker processes."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from huggingtweets import personas
from huggingtweets.events import BaseScored, EpochDone, Sampled, StepDone
from huggingtweets.library import Library
from huggingtweets.web.app import HttpServer, create_app, lock_home
from huggingtweets.web.queues import event_json
from huggingtweets.web.security import Settings
from huggingtweets.web.server import Server
from tests.conftest import SAMPLE_HANDLE

Event = tuple[str, Any]


@dataclass
class Served:
    """A running server, and how tests talk to it."""

    home: Path
    url: str
    http: httpx.Client = field(repr=False)
    shared: Server = field(repr=False)
    connections: set[Any] = field(repr=False)
    """Those that are open."""

    def ok(self, method: str, path: str, **more: Any) -> Any:
        """The JSON of a response that must be successful."""
        response = self.http.request(method, path, **more)
        assert response.is_success, f"{response.status_code} {response.text}"
        return response.json()

    def refused(self, status: int, method: str, path: str, **more: Any) -> dict[str, str]:
        """The error of a response that must have this status."""
        response = self.http.request(method, path, **more)
        assert response.status_code == status, f"{response.status_code} {response.text}"
        error: dict[str, str] = response.json()
        assert {"error", "code"} <= set(error) <= {"error", "code", "field"}
        return error

    def stream(self, method: str, path: str, **more: Any) -> Iterator[Event]:
        """Kind and data of the response's server-sent events, until it ends."""
        with self.http.stream(method, path, timeout=120, **more) as response:
            assert response.status_code == 200, response.read()
            kind = ""
            for line in response.iter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    kind = value
                elif name == "data":
                    yield kind, json.loads(value)

    def wait(self, job: int) -> dict[str, Any]:
        """The job once it has finished."""
        *_, (kind, last) = self.stream("GET", f"/api/jobs/{job}/events")
        assert kind == "state"
        assert last["state"] in {"done", "failed", "stopped"}, last
        return dict(last)

    def done(self, job: dict[str, Any]) -> dict[str, Any]:
        """The result of a job that must succeed."""
        finished = self.wait(job["id"])
        assert finished["state"] == "done", finished
        return dict(finished["result"])


@contextmanager
def serving(home: Path, **settings: Any) -> Iterator[Served]:
    """A server over `home` until the block ends. The next server resumes its running jobs."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = create_app(home, Settings(port=port, **settings))
    ready = threading.Event()

    class Signalling(HttpServer):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready.set()

    server = Signalling(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    with lock_home(home):
        thread.start()
        assert ready.wait(30), "the server did not start"
        url = f"http://127.0.0.1:{port}"
        try:
            with httpx.Client(base_url=url, timeout=60, trust_env=False) as http:
                yield Served(home, url, http, app.state.server, server.server_state.connections)
        finally:
            server.should_exit = True
            thread.join(30)
            listening.close()


Tiny = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def tiny_options(tiny_bases: dict[str, Path]) -> Tiny:
    """Options of the smallest training, with changes."""
    return partial(
        dict,
        base=str(tiny_bases["llama"]),
        epochs=1,
        max_posts=60,
        learning_rate=3e-3,
        embedding_rate=1.0,
        freeze="nothing",
    )


@pytest.fixture
def server(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server over an empty home."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    with serving(home) as served:
        yield served


@pytest.fixture(scope="module")
def trained(trained_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the sample account, a persona and its finished job, for tests that change little."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("served") / "home"
        shutil.copytree(trained_home, home)
        patch.setenv("HUGGINGTWEETS_HOME", str(home))
        patch.setenv("OMP_NUM_THREADS", "1")
        with serving(home) as served:
            job = running_job(served)
            with Library(home) as library:
                record = personas.find(home, SAMPLE_HANDLE).record
                steps = [StepDone(1, 1, step, 50, 3 - step / 50, 1e-4, 100.0, 1.0) for step in range(1, 51)]
                epoch = EpochDone(1, 1, 2.1, 2.5, 1.2, 3.0, is_best=True, step=50)
                samples = Sampled(1, (("", "The fog came in."), ("The light", "The light held.")))
                library.add_job_events(job, map(event_json, (BaseScored(3.0, 1.5), *steps, epoch, samples)))
                library.end_job(job, "done", result=record.as_json())
            yield served


def running_job(served: Served) -> int:
    """A training of the sample persona that the library calls running, though no worker runs it."""
    with Library(served.home) as library:
        job = library.add_job("train", "Training", {}, [f"x:{SAMPLE_HANDLE}"], SAMPLE_HANDLE)
        library.claim_job("train")
    return job.id
