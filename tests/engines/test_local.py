"""Jobs in this process and in others: done once each, stopped when asked, and done again when a process dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.engines import MOST_TRIES, Engine
from huggingtweets.engines.local import HereEngine, ProcessEngine
from huggingtweets.errors import BadInputError, WorkerDiedError
from huggingtweets.events import Event, Notice, OnEvent, ignore, never


def double(shared: int, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    on_event(Notice(f"job {job}"))
    if job < 0:
        raise BadInputError("A negative number cannot be doubled.")
    return shared * job


def die(shared: Path, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    """Job 3 kills its process, as many times as the file in `shared` has bytes."""
    if job == 3 and (left := shared.read_bytes()):
        shared.write_bytes(left[1:])
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def all_of(engine: Engine, count: int, on_event: OnEvent = ignore) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for _ in range(count):
        done = engine.next(on_event, never)
        assert done is not None
        assert done.number not in found
        found[done.number] = done.error or done.result
    return found


@pytest.mark.parametrize("slots", [1, 2])
def test_every_job_is_done_once_and_an_error_is_handed_over(slots: int) -> None:
    engine: Engine = HereEngine() if slots == 1 else ProcessEngine(slots)
    assert engine.slots == slots
    engine.start(double, 2)
    for number, job in enumerate((5, -1, 7)):
        engine.submit(number, job)
    found = all_of(engine, 3)
    engine.close()
    assert (found[0], found[2]) == (10, 14)
    assert isinstance(found[1], BadInputError)


def test_in_this_process_events_are_heard_and_it_stops() -> None:
    engine = HereEngine()
    engine.start(double, 2)
    heard: list[Event] = []
    engine.submit(0, 5)
    engine.submit(1, 6)
    assert engine.next(heard.append, never)
    assert heard == [Notice("job 5")]
    assert engine.next(heard.append, lambda: True) is None
    assert len(heard) == 1


def test_asked_to_stop_it_does_not_wait_for_other_processes() -> None:
    engine = ProcessEngine(1)
    engine.start(double, 2)
    engine.submit(0, 5)
    assert engine.next(ignore, lambda: True) is None
    engine.close()


@pytest.mark.parametrize("deaths", [1, MOST_TRIES])
def test_a_job_whose_process_dies_is_done_again_but_not_for_ever(tmp_path: Path, deaths: int) -> None:
    marks = tmp_path / "deaths"
    marks.write_bytes(b"x" * deaths)
    engine = ProcessEngine(1)
    engine.start(die, marks)
    engine.submit(3, 3)
    found = all_of(engine, 1)
    if deaths < MOST_TRIES:
        engine.submit(4, 4)
        assert found | all_of(engine, 1) == {3: 3, 4: 4}
    else:
        assert isinstance(found[3], WorkerDiedError)
        assert f"died {MOST_TRIES} times" in str(found[3])
    engine.close()
    assert marks.read_bytes() == b""
