"""A process beside the server that does one job at a time, tells of its way, and stops when asked to.

The server itself never loads PyTorch: it stays small and quick, whatever a job does, and a job that dies takes nothing
with it. A worker whose server is gone stops as if asked to, which keeps a training's checkpoint.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from huggingtweets.errors import HuggingTweetsError, StoppedError, WorkerDiedError

_LOOK = 0.1
"""Seconds between two looks at whether to stop."""


class Work(Protocol):
    """What can be done in a worker: made here, pickled, called there."""

    def __call__(self, home: Path, tell: Callable[[Any], None], should_stop: Callable[[], bool]) -> Any: ...


@dataclass(frozen=True, slots=True)
class _Told:
    value: Any


@dataclass(frozen=True, slots=True)
class _Failed:
    error: HuggingTweetsError


@dataclass(frozen=True, slots=True)
class _Result:
    value: Any


class Worker:
    """One process, started with the first job; `nice` lowers its priority below the server's (0: the same)."""

    def __init__(self, home: Path, nice: int = 0) -> None:
        self._home, self._nice = home, nice
        self._process: Any = None

    def do(
        self,
        work: Work,
        on_told: Callable[[Any], None],
        should_stop: Callable[[], bool],
        patience: float | None = None,
    ) -> Any:
        """Wait for `work` to be done, hand on what it tells, and give its result.

        `patience`: seconds after which a process that does not heed `should_stop` is killed; without it, none is.
        Raises what it raised where that is an error of ours, StoppedError when it was killed, and WorkerDiedError when
        its process ended.
        """
        self._begin()
        stopped_at: float | None = None
        try:
            self._pipe.send(work)
            while True:
                if stopped_at is None and should_stop():
                    stopped_at = time.monotonic()
                    self._pipe.send(None)
                if not self._pipe.poll(_LOOK):
                    if patience is not None and stopped_at is not None and time.monotonic() - stopped_at > patience:
                        self._kill()
                        raise StoppedError("Stopped. What came before is kept.")
                    continue
                match self._pipe.recv():
                    case _Told(value):
                        on_told(value)
                    case _Failed(error):
                        raise error
                    case _Result(value):
                        return value
        except (EOFError, OSError) as error:
            self.close()
            raise WorkerDiedError("The worker process exited unexpectedly (out of memory?).") from (error)

    def close(self) -> None:
        """Let the process end; a training on its way saves its checkpoint first. Twice is fine."""
        if self._process is None:
            return
        self._pipe.close()
        self._process = None

    def _kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.close()

    @property
    def pid(self) -> int | None:
        """Of the process; None where there is none."""
        return None if self._process is None else int(self._process.pid)

    def _begin(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        # Spawned, for a fork would take over the server's threads and sockets.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, self._home, self._nice), daemon=False)
        self._process.start()
        theirs.close()


def _live(pipe: Connection, home: Path, nice: int) -> None:
    """The worker's own life: one job after the other until the server closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the server, which then closes the pipe
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    jobs: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
    stop = threading.Event()

    def listen() -> None:
        try:
            while True:
                message = pipe.recv()
                if message is None:
                    stop.set()
                else:
                    stop.clear()
                    jobs.put(message)
        except (EOFError, OSError):
            stop.set()
            jobs.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while (work := jobs.get()) is not None:
        try:
            answer: Any = _Result(work(home, lambda value: pipe.send(_Told(value)), stop.is_set))
        except HuggingTweetsError as error:
            answer = _Failed(error)
        except BrokenPipeError:
            return  # the server is gone, and was being told something
        except Exception:  # noqa: BLE001 (a bug of ours must not end the queue)
            traceback.print_exc()
            answer = _Failed(HuggingTweetsError("An unexpected error occurred.", hint="See the server's log."))
        try:
            pipe.send(answer)
        except OSError:
            return
