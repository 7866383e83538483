"""Jobs in this process and in worker processes: results, errors, stopping, retries."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.engines import MAX_ATTEMPTS, Engine
from huggingtweets.engines.local import InProcessEngine, ProcessEngine
from huggingtweets.errors import BadInputError, WorkerDiedError
from huggingtweets.events import Event, Notice, OnEvent, ignore, never


def double(shared: int, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    on_event(Notice(f"job {job}"))
    if job < 0:
        raise BadInputError("A negative number cannot be doubled.")
    return shared * job


def die(shared: Path, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    """Job 3 kills its process, as many times as the file in `shared` has bytes."""
    if job == 3 and (deaths := shared.read_bytes()):
        shared.write_bytes(deaths[1:])
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def collect(engine: Engine, count: int, on_event: OnEvent = ignore) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for _ in range(count):
        done = engine.next(on_event, never)
        assert done is not None
        assert done.number not in found
        found[done.number] = done.error or done.result
    return found


@pytest.fixture(autouse=True)
def quick_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers set the number of torch's threads. A stub saves them its import, which takes seconds."""
    (tmp_path / "torch.py").write_text("def set_num_threads(number): ...\n")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.parametrize("slots", [1, 2])
def test_every_job_runs_once_and_errors_are_returned(slots: int) -> None:
    engine: Engine = InProcessEngine() if slots == 1 else ProcessEngine(slots)
    assert engine.slots == slots
    engine.start(double, 2)
    for number, job in enumerate((5, -1, 7)):
        engine.submit(number, job)
    found = collect(engine, 3)
    engine.close()
    assert (found[0], found[2]) == (10, 14)
    assert isinstance(found[1], BadInputError)


def test_in_process_jobs_report_events_and_stop() -> None:
    engine = InProcessEngine()
    engine.start(double, 2)
    events: list[Event] = []
    engine.submit(0, 5)
    engine.submit(1, 6)
    assert engine.next(events.append, never)
    assert events == [Notice("job 5")]
    assert engine.next(events.append, lambda: True) is None
    assert len(events) == 1


def test_stopping_does_not_wait_for_processes() -> None:
    engine = ProcessEngine(1)
    engine.start(double, 2)
    engine.submit(0, 5)
    assert engine.next(ignore, lambda: True) is None
    engine.close()


@pytest.mark.parametrize("deaths", [1, MAX_ATTEMPTS])
def test_a_job_whose_process_dies_is_retried_a_few_times(tmp_path: Path, deaths: int) -> None:
    left = tmp_path / "left"
    left.write_bytes(b"x" * deaths)
    engine = ProcessEngine(1)
    engine.start(die, left)
    engine.submit(3, 3)
    found = collect(engine, 1)
    if deaths < MAX_ATTEMPTS:
        engine.submit(4, 4)
        assert found | collect(engine, 1) == {3: 3, 4: 4}
    else:
        assert isinstance(found[3], WorkerDiedError)
        assert found[3].option == "jobs"
    engine.close()
    assert left.read_bytes() == b""
