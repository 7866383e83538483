"""Run jobs on this machine: one after another in this process, or several at a time in worker processes."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any

from huggingtweets import signals
from huggingtweets.engines import MAX_ATTEMPTS, POLL_SECONDS, Done, JobFunction
from huggingtweets.errors import HuggingTweetsError, WorkerDiedError
from huggingtweets.events import OnEvent, ignore, never


class InProcessEngine:
    """Runs one job at a time in this process. Its events are passed on, and it stops at its next step."""

    slots = 1
    is_remote = False

    def start(self, function: JobFunction, shared: Any) -> None:
        self._function, self._shared = function, shared
        self._waiting: deque[tuple[int, Any]] = deque()

    def submit(self, number: int, job: Any) -> None:
        self._waiting.append((number, job))

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        if should_stop():
            return None
        number, job = self._waiting.popleft()
        try:
            result = self._function(self._shared, job, on_event, should_stop)
        except HuggingTweetsError as error:
            return Done(number, error=error)
        return None if should_stop() else Done(number, result)

    def close(self) -> None:
        self._waiting.clear()


class ProcessEngine:
    """Runs several jobs at a time, each in a process with its share of the cores."""

    is_remote = False

    def __init__(self, slots: int) -> None:
        self.slots = slots

    def start(self, function: JobFunction, shared: Any) -> None:
        self._function, self._shared = function, shared
        self._running: dict[Future[Any], tuple[int, Any, int]] = {}  # number, job, and attempts so far
        self._failed: list[Done] = []
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.slots,
            # A fork of a process that has used PyTorch's threads hangs.
            mp_context=get_context("spawn"),
            initializer=_start_worker,
            initargs=(self._function, self._shared, max(1, (os.cpu_count() or 1) // self.slots)),
        )

    def submit(self, number: int, job: Any, attempt: int = 1) -> None:
        self._running[self._pool.submit(_run, job)] = number, job, attempt

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        while not should_stop():
            if self._failed:
                return self._failed.pop()
            for future in wait(self._running, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED).done:
                number = self._running[future][0]
                try:
                    done = Done(number, future.result())
                except BrokenProcessPool:
                    self._restart_pool()
                    break
                except HuggingTweetsError as error:
                    done = Done(number, error=error)
                del self._running[future]
                return done
        return None

    def _restart_pool(self) -> None:
        """Submit all jobs to a new pool, because a dead process breaks the whole pool.

        Any of the jobs may have killed the process, so this counts as an attempt for each.
        """
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()
        jobs = list(self._running.values())
        self._running.clear()
        for number, job, attempts in jobs:
            if attempts < MAX_ATTEMPTS:
                self.submit(number, job, attempts + 1)
                continue
            error = WorkerDiedError(
                f"The process of job {number} exited unexpectedly {MAX_ATTEMPTS} times (out of memory?).",
                hint="Lower {option}.",
                option="jobs",
            )
            self._failed.append(Done(number, error=error))

    def close(self) -> None:
        for process in list((self._pool._processes or {}).values()):  # no public method ends running jobs
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


_worker: tuple[JobFunction, Any]  # in a worker process: the job function and the shared data


def _start_worker(function: JobFunction, shared: Any, threads: int) -> None:
    global _worker  # noqa: PLW0603 (the pool offers its processes no other place)
    signals.leave_to_the_main_process()
    threading.Thread(target=_exit_with_the_main_process, daemon=True).start()
    import torch

    torch.set_num_threads(threads)
    _worker = function, shared


def _exit_with_the_main_process() -> None:
    """Exit when the main process was killed: the pool's own pipes stay open then, because its workers share them."""
    if main := parent_process():
        main.join()
        os._exit(1)


def _run(job: Any) -> Any:
    function, shared = _worker
    return function(shared, job, ignore, never)
