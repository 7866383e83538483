"""A worker process beside the server: runs one task at a time, reports its progress, and stops when asked.

The server itself never loads PyTorch, so it stays small and responsive, and a crash ends only the worker. A worker
whose server has exited stops as if asked to, so a training saves its checkpoint.
"""

from __future__ import annotations

import math
import os
import signal
import time
import traceback
from contextlib import suppress
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from typing import Any

from huggingtweets import signals
from huggingtweets.errors import HuggingTweetsError, StoppedError, WorkerDiedError
from huggingtweets.web.tasks import OnProgress, ShouldStop, Task

STOP_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that end the server. Windows has no SIGHUP."""

_POLL_SECONDS = 0.1  # time between two checks whether to stop


class Worker:
    """One process, started with the first task. `nice` lowers its priority below the server's."""

    def __init__(self, nice: int = 0) -> None:
        self._nice = nice
        self._process: Any = None

    def run(self, task: Task, on_progress: OnProgress, should_stop: ShouldStop, kill_after: float = math.inf) -> Any:
        """Run `task` to its end and return its result.

        A process that ignores `should_stop` is killed after `kill_after` seconds. Raises the task's own
        HuggingTweetsError, StoppedError when the process was killed, WorkerDiedError when it died.
        """
        self._start()
        kill_at, is_stopping = math.inf, False
        try:
            self._pipe.send(task)
            while True:
                if not is_stopping and should_stop():
                    is_stopping = True
                    self._pipe.send(None)
                    kill_at = time.monotonic() + kill_after
                if not self._pipe.poll(_POLL_SECONDS):
                    if time.monotonic() > kill_at:
                        self._process.kill()
                        self._process.join()
                        self.close()
                        raise StoppedError("Stopped. Posts fetched so far are kept.")
                    continue
                match self._pipe.recv():
                    case "progress", value:
                        on_progress(value)
                    case "error", error:
                        raise error
                    case "result", value:
                        return value
        except (EOFError, OSError) as error:
            self.close()
            raise WorkerDiedError("The worker process exited unexpectedly (out of memory?).") from error

    def close(self) -> None:
        """Let the process exit; a training saves its checkpoint first. May be called again."""
        if self._process is not None:
            self._pipe.close()
            self._process = None

    def _start(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        context = get_context("spawn")  # a fork would inherit the server's threads and sockets
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_main, args=(theirs, self._nice), daemon=False)
        if not hasattr(signal, "pthread_sigmask"):
            self._process.start()
        else:  # a signal for all processes must not end this one before it can ignore it
            before = signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
            self._process.start()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()


def join_workers(*, at_once: bool) -> None:
    """Wait until all workers have saved their work and exited. `at_once`, and on Ctrl-C, kill them."""
    workers = active_children()
    with suppress(KeyboardInterrupt):
        for each in workers:
            each.join(timeout=0 if at_once else None)
    for each in workers:
        each.kill()
        each.join()


def log_unexpected(error: Exception) -> HuggingTweetsError:
    """`error` if it is one of ours. Otherwise log its traceback, and return an error that refers to the log."""
    if isinstance(error, HuggingTweetsError):
        return error
    traceback.print_exception(error)
    return HuggingTweetsError("An unexpected error occurred.", hint="See the server's log.")


def _main(pipe: Connection, nice: int) -> None:
    """The worker's main loop: run one task after another until the server closes the pipe."""
    signals.leave_to_the_main_process()  # the server then asks us to stop
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # service managers send it to all processes, too
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    with suppress(EOFError, OSError):  # the server exited
        while True:
            task = pipe.recv()
            if task is not None:  # None asks a task to stop, and may come after its end
                pipe.send(_answer(task, pipe))


def _answer(task: Task, pipe: Connection) -> tuple[str, Any]:
    """Run `task` and return "result" and its result, or "error" and its error."""
    is_stopping = False

    def should_stop() -> bool:
        nonlocal is_stopping
        try:
            is_stopping = is_stopping or (pipe.poll() and pipe.recv() is None)
        except (EOFError, OSError):  # the server exited
            is_stopping = True
        return is_stopping

    try:
        return "result", task(on_event=lambda value: pipe.send(("progress", value)), should_stop=should_stop)
    except BrokenPipeError:  # the server exited
        raise
    except Exception as error:  # noqa: BLE001 (the next task must run, whatever the reason)
        return "error", log_unexpected(error)
