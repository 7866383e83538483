"""Run many jobs: in this process, in several, or on a Ray cluster. What a job is, an engine does not know.

Whoever drives one starts it with the function that does a job and what all jobs share, submits jobs, and takes each
result as it comes. A job whose process or machine dies is done again elsewhere; one that raises an error is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from huggingtweets.events import OnEvent

__all__ = ["MOST_TRIES", "Done", "Engine", "Work"]

MOST_TRIES = 3
"""Times that a job is begun at most, when processes die with it."""

Work = Callable[[Any, Any, OnEvent, Callable[[], bool]], Any]
"""Does one job: is given what all share, the job, whom to tell events, and what says whether to stop.

Must be a function at the top of its module, and all it takes and returns must be picklable, for any engine but the
one within this process. Elsewhere nobody listens to its events, and it is stopped by ending its process.
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A job that is over: its result, or the error that ended it."""

    number: int
    result: Any = None
    error: Exception | None = None


class Engine(Protocol):
    """Where jobs run."""

    slots: int
    """Jobs that run at a time."""
    far: bool
    """Jobs may run on other machines, which have none of our files."""

    def start(self, work: Work, shared: Any) -> None:
        """To be called once, before any job is submitted."""

    def submit(self, number: int, job: Any) -> None:
        """Let `job` be done as soon as there is room. `number` must be that of no job still open."""

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        """Wait for the next job to end; None when asked to stop first. At least one job must be open."""

    def close(self) -> None:
        """End all that still runs. Nothing may be called after it."""
