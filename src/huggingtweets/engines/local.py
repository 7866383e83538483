"""Jobs on this machine: one after another in this process, or several at a time in processes of their own."""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from huggingtweets.engines import MOST_TRIES, Done, Work
from huggingtweets.errors import HuggingTweetsError, WorkerDiedError
from huggingtweets.events import OnEvent, ignore, never

_LOOK = 0.2
"""Seconds between two looks at whether to stop."""


class HereEngine:
    """One job at a time, in this process: its events are heard, and it stops at its next step."""

    slots = 1
    far = False

    def start(self, work: Work, shared: Any) -> None:
        self._work, self._shared = work, shared
        self._waiting: deque[tuple[int, Any]] = deque()

    def submit(self, number: int, job: Any) -> None:
        self._waiting.append((number, job))

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        if should_stop():
            return None
        number, job = self._waiting.popleft()
        try:
            result = self._work(self._shared, job, on_event, should_stop)
        except HuggingTweetsError as error:
            return Done(number, error=error)
        return None if should_stop() else Done(number, result)

    def close(self) -> None:
        self._waiting.clear()


class ProcessEngine:
    """Several jobs at a time, each in a process with its share of the cores."""

    far = False

    def __init__(self, slots: int) -> None:
        self.slots = slots

    def start(self, work: Work, shared: Any) -> None:
        self._work, self._shared = work, shared
        self._jobs: dict[int, Any] = {}
        self._open: dict[Future[Any], int] = {}
        self._tries: Counter[int] = Counter()
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Spawned, for a fork of a process that has used PyTorch's threads hangs.
        return ProcessPoolExecutor(
            self.slots,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(self._work, self._shared, max(1, (os.cpu_count() or 1) // self.slots)),
        )

    def submit(self, number: int, job: Any) -> None:
        self._jobs[number] = job
        self._tries[number] += 1
        self._open[self._pool.submit(_do, job)] = number

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        while not should_stop():
            for future in wait(self._open, timeout=_LOOK, return_when=FIRST_COMPLETED).done:
                try:
                    result = future.result()
                except BrokenProcessPool:
                    if dead := self._begin_again():
                        return dead
                    break
                except HuggingTweetsError as error:
                    return self._over(future, Done(self._open[future], error=error))
                return self._over(future, Done(self._open[future], result))
        return None

    def _over(self, future: Future[Any], done: Done) -> Done:
        del self._open[future], self._jobs[done.number], self._tries[done.number]
        return done

    def _begin_again(self) -> Done | None:
        """A process died, and with it the pool: all that was open goes into a new one.

        Nobody knows whose job killed it, so each counts as tried. Returns one that was tried too often.
        """
        for future, number in self._open.items():
            if self._tries[number] >= MOST_TRIES:
                error = WorkerDiedError(
                    f"The process that did job {number} died {MOST_TRIES} times, perhaps for want of memory. "
                    "Use fewer --jobs."
                )
                return self._over(future, Done(number, error=error))
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool()
        numbers = list(self._open.values())
        self._open.clear()
        for number in numbers:
            self.submit(number, self._jobs[number])
        return None

    def close(self) -> None:
        for process in list((self._pool._processes or {}).values()):  # no public way ends what is running
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


_mine: tuple[Work, Any]
"""Of a process of the pool: what it was begun with."""


def _begin(work: Work, shared: Any, threads: int) -> None:
    global _mine  # noqa: PLW0603 (the pool offers its processes no other place)
    # Ctrl-C reaches all processes of a terminal; what it means is for the one that drives to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import torch

    torch.set_num_threads(threads)
    _mine = work, shared


def _do(job: Any) -> Any:
    work, shared = _mine
    return work(shared, job, ignore, never)
