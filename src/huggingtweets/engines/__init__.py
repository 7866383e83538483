"""Engines run many jobs: in this process, in several processes, or on a Ray cluster. They know nothing about the jobs.

Call `start` with the job function and the data that all jobs share, `submit` jobs, and collect results with `next`.
A job whose process or machine dies is retried. A job that raises an error is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from huggingtweets.events import OnEvent

MAX_ATTEMPTS = 3  # how often a job is started at most when its process or machine dies
POLL_SECONDS = 0.2  # time between two calls of `should_stop` while jobs run elsewhere

JobFunction = Callable[[Any, Any, OnEvent, Callable[[], bool]], Any]
"""Does one job, given the shared data, the job, `on_event` and `should_stop`.

Except in `InProcessEngine`, it must be a top-level function, its arguments and result must be picklable, its events are
dropped, and it is stopped by ending its process.
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished job: its result, or the error that ended it."""

    number: int
    result: Any = None
    error: Exception | None = None


class Engine(Protocol):
    """Where jobs run."""

    slots: int  # how many jobs run at the same time
    is_remote: bool  # whether jobs may run on other machines, which have none of our files

    def start(self, function: JobFunction, shared: Any) -> None:
        """Prepare to run jobs. Call once, before the first `submit`."""

    def submit(self, number: int, job: Any) -> None:
        """Queue `job`. No unfinished job may have the same `number`."""

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        """Wait for the next job to finish; None if `should_stop` says so first. At least one job must be unfinished."""

    def close(self) -> None:
        """End all running jobs. Nothing may be called afterwards."""
