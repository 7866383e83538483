"""Who does what was asked for, one thing after the other: jobs out of the library's queue, and writing while you wait.

A lane is a thread with a worker process. Readings and trainings are jobs: they wait in the library, and go on after
the server was started again. Writing and quizzes are for whoever waits for them, and end when nobody does.
"""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import BusyError, HuggingTweetsError, RateLimitedError, StoppedError, WorkerDiedError
from huggingtweets.events import BaseScored, EpochDone, Event, Notice, Sampled, Stage, StepDone
from huggingtweets.library import JobRow, Library
from huggingtweets.sources import SourceOptions
from huggingtweets.web import messages, uploads
from huggingtweets.web.tasks import Reading, Training
from huggingtweets.web.worker import Work, Worker

Kind = Literal["add", "fetch", "train"]
"""Of jobs. Those of one kind are done one after the other: a place that does not answer keeps no file waiting."""

_STEPS_EVERY = 0.5
"""Seconds between two steps (or looks at a stage) that are kept: a curve needs no more."""

_TRIES = 3
"""Times that a job is begun, when its process dies with it."""

_BUSY_SECONDS = 120
"""How long a job waits for another process that holds its persona: the worker of a server that was killed may still
be saving its checkpoint."""

_AGAIN_SECONDS = 10
"""Until a library that could not be written is tried again."""

_IDLE_SECONDS = 300
"""After which the writing worker ends, for it holds a persona or two in memory."""

_PATIENCE: dict[Kind, float] = {"fetch": 2}
"""Seconds that a worker has to stop when asked to, of the kinds whose worker may be ended then: a fetch is in the
library page by page, and a place that does not answer would hold it for minutes. Others always end by themselves."""

_NICE = 10
"""Of readings and trainings: pages and writing go first."""


class Bell:
    """Rings for all who wait, from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._event = asyncio.Event()
        self.is_last = False
        """The server is about to end, and nobody should wait on."""

    def hang(self) -> None:
        """To be called in the event loop that the waiting are in."""
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)

    def end(self) -> None:
        """For the last time. To be called in the event loop."""
        self.is_last = True
        self._ring()

    def _ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    def rung(self) -> asyncio.Event:
        """Set when it rings next. Taken before one looks, so that nothing is missed."""
        return self._event


class JobLane:
    """Does the library's jobs of one kind."""

    def __init__(self, home: Path, kind: Kind, bell: Bell) -> None:
        self._home, self._kind, self._bell = home, kind, bell
        self._knock = threading.Event()
        self._ending = threading.Event()
        self._worker = Worker(home, nice=_NICE)
        self._thread = threading.Thread(target=self._live, name=f"lane of {kind}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def knock(self) -> None:
        """There may be a new job, or one to stop."""
        self._knock.set()

    def close(self) -> None:
        """Leave the job on its way to the next server; its worker saves what it has."""
        self._ending.set()
        self._knock.set()
        self._thread.join(timeout=5)

    @property
    def pid(self) -> int | None:
        """Of the worker's process; None while there is none."""
        return self._worker.pid

    def _live(self) -> None:
        while not self._ending.is_set():
            self._knock.clear()
            job: JobRow | None = None
            try:
                with Library(self._home) as library:
                    job = library.claim_job(self._kind)
                if job is None:
                    self._knock.wait()
                else:
                    self._do(job)
            except HuggingTweetsError as error:
                # The library cannot be written: a full disk, say, which may pass.
                print(f"The queue of {self._kind} waits: {error}", flush=True)  # noqa: T201 (the server's log)
                self._put_back(job)
            finally:
                self._worker.close()  # whose memory a training has filled

    def _put_back(self, job: JobRow | None) -> None:
        """Let `job` be begun again, as soon as the library can be written."""
        while not self._ending.wait(timeout=_AGAIN_SECONDS):
            try:
                with Library(self._home) as library:
                    if job is not None:
                        library.end_job(job.id, "waiting")
            except HuggingTweetsError:
                continue
            return

    def _do(self, job: JobRow) -> None:
        self._tell(job.id, [("state", None)])
        asked_at = 0.0
        told_at: dict[str, float] = {}
        skipped: list[tuple[str, Any]] = []  # a stage that came too soon after the last, told with what comes next
        stopping = False

        def heard(event: Event) -> None:
            kind, value = _as_told(event)
            if kind == "notice":
                value["text"] = _on_page(self._home, job, value["text"])
            now = time.monotonic()
            is_last = isinstance(event, StepDone) and event.step == event.steps
            if isinstance(event, (StepDone, Stage)) and now - told_at.get(kind, 0) < _STEPS_EVERY and not is_last:
                if kind == "stage":
                    skipped[:] = [(kind, value)]
                return
            told_at[kind] = now
            self._tell(job.id, [(kind, value)] if kind == "stage" else [*skipped, (kind, value)])
            skipped.clear()

        def should_stop() -> bool:
            nonlocal asked_at, stopping
            if self._ending.is_set():
                return True
            if self._knock.is_set() or time.monotonic() - asked_at > 1:
                self._knock.clear()
                asked_at = time.monotonic()
                with Library(self._home) as library:
                    stopping = stopping or library.job(job.id).state == "stopping"
            return stopping

        try:
            result = self._tried(_work_of(self._home, job), heard, should_stop)
        except StoppedError as error:
            self._end(job, "stopped", error=_on_page(self._home, job, str(error)))
        except HuggingTweetsError as error:
            self._end(job, "failed", error=_on_page(self._home, job, str(error)))
        else:
            state: Literal["stopped", "done"] = "stopped" if result.get("stopped") else "done"
            self._end(job, state, result=result)

    def _tried(self, work: Work, heard: Callable[[Event], None], should_stop: Callable[[], bool]) -> dict[str, Any]:
        """The result of `work`; its process may die twice, and its persona be held for a while."""
        deaths, since = 0, time.monotonic()
        while True:
            try:
                result: dict[str, Any] = self._worker.do(work, heard, should_stop, _PATIENCE.get(self._kind))
                return result
            except WorkerDiedError:
                deaths += 1
                if deaths == _TRIES or should_stop():
                    raise
                heard(Notice("The process that did this died. Going on from its last checkpoint.", is_warning=True))
            except BusyError:
                if should_stop():
                    raise StoppedError("Stopped while it waited for another training of this persona.") from None
                if time.monotonic() - since > _BUSY_SECONDS:
                    raise
                heard(Stage("Waiting for another training of this persona to end"))
                self._knock.wait(timeout=1)

    def _end(
        self,
        job: JobRow,
        state: Literal["done", "failed", "stopped"],
        *,
        result: Mapping[str, Any] | None = None,
        error: str | None = None,
    ) -> None:
        if self._ending.is_set() and state == "stopped":
            return  # not at its user's wish: it stays as running, which the next server puts back
        accounts = [result["account"]] if result and job.kind != "train" else None
        if state != "stopped":
            uploads.forget(self._home, job.spec)
        with Library(self._home) as library:
            library.end_job(job.id, state, result=result, error=error, accounts=accounts)
        self._tell(job.id, [("state", None)])

    def _tell(self, key: int, events: list[tuple[str, Any]]) -> None:
        with Library(self._home) as library:
            library.add_job_events(key, events)
        self._bell.ring()


def _work_of(home: Path, job: JobRow) -> Work:
    spec = job.spec
    if job.kind == "train":
        return Training(tuple(spec["handles"]), parse(TrainConfig, spec["config"]), spec["name"])
    argument = str(uploads.path_of(home, spec["upload"])) if spec.get("upload") else spec["argument"]
    public_only = job.kind == "fetch"
    return Reading(argument, SourceOptions(**spec["options"]), spec.get("limit"), spec.get("named"), public_only)


def _on_page(home: Path, job: JobRow, sentence: str) -> str:
    """As the page says it, with the name that the user knows the file by."""
    sentence = messages.on_page(sentence)
    return uploads.named(home, job.spec, sentence) if job.spec.get("upload") else sentence


def _as_told(event: Event) -> tuple[str, Any]:
    """An event as the page is told of it: its kind, and what JSON holds."""
    match event:
        case Sampled():
            return "samples", {
                "epoch": event.epoch,
                "posts": [{"start": start, "text": text} for start, text in event.posts],
            }
        case Stage():
            return "stage", asdict(event)
        case BaseScored():
            return "before", asdict(event)
        case StepDone():
            return "step", asdict(event)
        case EpochDone():
            return "epoch", asdict(event)
        case Notice():
            return "notice", {"text": str(event), "is_warning": event.is_warning}


class Request:
    """Something that a worker does while somebody waits for it: iterate over what comes of it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.stop = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._come: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()

    def tell(self, kind: str, value: Any) -> None:
        """From the lane's thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._come.put_nowait, (kind, value))

    async def stream(self) -> AsyncIterator[tuple[str, Any]]:
        """("waiting", position), then ("told", …) as the work tells, and at last ("end", result) or ("error", text)."""
        try:
            while True:
                kind, value = await self._come.get()
                yield kind, value
                if kind in {"end", "error"}:
                    return
        finally:
            self.stop.set()


class WritingLane:
    """Does requests in the order they came, `most` waiting at most."""

    def __init__(self, home: Path, most: int = 20) -> None:
        self._worker = Worker(home)
        self._waiting: queue.Queue[Request | None] = queue.Queue()
        self._line: list[Request] = []
        self._most = most
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._live, name="lane of writing", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, work: Work) -> Request:
        """Put `work` in line. To be called in the event loop; raises RateLimitedError when the line is too long."""
        if len(self._line) >= self._most:
            raise RateLimitedError("Too many are waiting for something to be written. Try again in a minute.")
        request = Request(work)
        self._line.append(request)
        request.tell("waiting", len(self._line))
        self._waiting.put(request)
        return request

    def end(self) -> None:
        """Stop what is being written, and send home who waits."""
        self._ending.set()
        for request in list(self._line):
            request.tell("error", "The server was ended. Start it again, then write on.")

    def close(self) -> None:
        """Let the worker go."""
        self._ending.set()
        self._waiting.put(None)
        self._thread.join(timeout=5)

    @property
    def pid(self) -> int | None:
        """Of the worker's process; None while there is none."""
        return self._worker.pid

    def _live(self) -> None:
        while True:
            try:
                request = self._waiting.get(timeout=_IDLE_SECONDS)
            except queue.Empty:
                self._worker.close()
                continue
            if request is None:
                self._worker.close()
                return
            try:
                if not request.stop.is_set():
                    self._do(request)
            finally:
                self._line.remove(request)
                for position, other in enumerate(self._line, 1):
                    other.tell("waiting", position)

    def _do(self, request: Request) -> None:
        try:
            end = self._worker.do(
                request.work,
                lambda value: request.tell("told", value),
                lambda: request.stop.is_set() or self._ending.is_set(),
            )
        except HuggingTweetsError as error:
            request.tell("error", messages.on_page(str(error)))
        else:
            request.tell("end", end)
