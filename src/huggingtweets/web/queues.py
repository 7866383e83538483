"""Queues of tasks. Each is a thread with a worker process.

Jobs (reading files, fetching accounts, training, evaluating, making files) are stored in the library and survive a
restart of the server.
Requests (writing, quizzes) belong to a client that waits, and stop when it disconnects.
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from typing import Any, Literal

from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import BusyError, HuggingTweetsError, RateLimitedError, StoppedError, WorkerDiedError
from huggingtweets.events import BaseScored, EpochDone, Notice, Sampled, Stage, StepDone
from huggingtweets.library import JobRow, Library
from huggingtweets.sources import SourceOptions
from huggingtweets.text import visible
from huggingtweets.web import tasks, uploads
from huggingtweets.web.api.schemas import Generated
from huggingtweets.web.messages import error_json, error_on_page, on_page
from huggingtweets.web.tasks import FinishedPost, OnProgress, Progress, ShouldStop, Task
from huggingtweets.web.worker import Worker, log_unexpected
from huggingtweets.writing.sampler import PartialPost

JobKind = Literal["add", "fetch", "train", "make"]
"""Each kind has its own queue, so that a slow platform does not delay files."""

_NICE = 10  # lowers the priority of jobs below that of the page and of writing
_EVENT_SECONDS = 0.5  # least time between two stored training steps, or two updates of a stage
_MAX_ATTEMPTS = 3  # how often a job is started if its process dies

_BUSY_SECONDS = 120
"""How long a training waits for another process that trains the same persona, such as a killed server's worker."""

_RETRY_SECONDS = 10  # pause after the library could not be read or written
_FETCH_STOP_SECONDS = 2  # time a fetch has to stop before it is killed. It stores page by page, so nothing is lost.
_IDLE_SECONDS = 300  # time after which an idle worker for requests exits, because it holds personas in memory
_MAX_REQUESTS = 20  # requests that may wait

_KINDS = {Stage: "stage", BaseScored: "before", StepDone: "step", EpochDone: "epoch"}


def event_json(progress: Progress) -> tuple[str, dict[str, Any]]:
    """The kind and the data of the server-sent event for `progress`."""
    match progress:
        case Notice():
            return "notice", {"text": on_page(progress), "is_warning": progress.is_warning}
        case Sampled(epoch, posts):
            return "samples", {"epoch": epoch, "posts": [{"start": start, "text": text} for start, text in posts]}
        case PartialPost():
            return "growth", {"row": progress.row, "text": visible(progress.text)}
        case FinishedPost(row, generation):
            return "post", {**Generated.of(generation).model_dump(mode="json"), "row": row}
        case _:
            return _KINDS[type(progress)], asdict(progress)


class JobQueue:
    """Runs the library's jobs of one kind, one after another, until it is closed."""

    def __init__(self, home: Path, kind: JobKind) -> None:
        self._home, self._kind = home, kind
        self._wakeup = threading.Event()
        self._closing = threading.Event()
        self._worker = Worker(nice=_NICE)
        self._thread = threading.Thread(target=self._main, name=f"{kind} queue", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Tell the queue to look for a new job, or for a job to stop."""
        self._wakeup.set()

    def stop(self) -> None:
        """Ask the worker to save the running job, which the next server resumes."""
        self._closing.set()
        self._wakeup.set()

    def close(self) -> None:
        """Stop, and let the worker exit."""
        self.stop()
        self._thread.join(timeout=5)

    def _main(self) -> None:
        job: JobRow | None = None
        error: HuggingTweetsError | None = None
        state: Literal["waiting", "failed"] = "waiting"
        while True:
            self._wakeup.clear()
            if self._closing.is_set():  # checked after `clear`, which may have cleared the signal to close
                return
            try:
                if job and error:
                    self._end(job, state, error)
                job = error = None
                with Library(self._home) as library:
                    job = library.claim_job(self._kind)
                if job is None:
                    self._wakeup.wait()
                else:
                    self._run(job)
            except Exception as raised:  # noqa: BLE001 (the queue must outlive every error)
                # Ours: the library is busy or the disk full, so the job starts again. Any other would only repeat.
                state = "waiting" if isinstance(raised, HuggingTweetsError) else "failed"
                error = log_unexpected(raised)
                print(f"The {self._kind} queue waits: {error}", flush=True)  # noqa: T201 (the server's log)
                self._closing.wait(_RETRY_SECONDS)
            finally:
                self._worker.close()  # frees the memory of a training

    def _run(self, job: JobRow) -> None:
        """Run `job` and store how it ended."""
        try:
            result = self._attempt(job)
        except Exception as error:  # noqa: BLE001 (the job failed, whatever the reason)
            self._end(job, "stopped" if isinstance(error, StoppedError) else "failed", log_unexpected(error))
        else:
            self._end(job, "stopped" if result.get("stopped") else "done", result=result)

    def _end(
        self,
        job: JobRow,
        state: Literal["done", "failed", "stopped", "waiting"],
        error: HuggingTweetsError | None = None,
        result: Mapping[str, Any] | None = None,
    ) -> None:
        if state == "stopped" and self._closing.is_set():
            return  # not by the user: the job stays "running", and the next server resumes it
        text = uploads.restore_name(self._home, job.spec, on_page(error)) if error else None
        if state in {"done", "failed"}:
            uploads.delete(self._home, job.spec)
        accounts = [result["account"]] if result and job.kind in {"add", "fetch"} else None
        with Library(self._home) as library:
            library.end_job(job.id, state, result=result, error=text, accounts=accounts)

    def _attempt(self, job: JobRow) -> dict[str, Any]:
        """The result of `job`. Restarts a process that died, and waits for a persona that is in use."""
        task, on_progress, should_stop = _task(self._home, job), self._follower(job), self._stop_check(job)
        kill_after = _FETCH_STOP_SECONDS if self._kind == "fetch" else math.inf
        deaths, started_at = 0, time.monotonic()
        while True:
            try:
                result: dict[str, Any] = self._worker.run(task, on_progress, should_stop, kill_after)
                return result
            except WorkerDiedError:
                deaths += 1
                if deaths == _MAX_ATTEMPTS or should_stop():
                    raise
                on_progress(Notice("The worker process exited unexpectedly and was restarted.", is_warning=True))
            except BusyError:
                if should_stop():
                    raise StoppedError("Stopped while waiting for another training of this persona.") from None
                if time.monotonic() - started_at > _BUSY_SECONDS:
                    raise
                on_progress(Stage("Waiting for another training of this persona"))
                self._wakeup.wait(timeout=1)

    def _follower(self, job: JobRow) -> OnProgress:
        """Stores the progress of `job`, but not every step and every update of a stage."""
        stored_at: dict[str, float] = {}

        def on_progress(progress: Progress) -> None:
            match progress:
                case Stage(name, done, total):
                    is_last = done == total
                case StepDone(step=step, steps=steps):
                    name, is_last = "step", step == steps
                case _:
                    name, is_last = "", True
            now = time.monotonic()
            if not is_last and now - stored_at.get(name, 0) < _EVENT_SECONDS:
                return
            stored_at[name] = now
            kind, data = event_json(progress)
            if kind == "notice":
                data["text"] = uploads.restore_name(self._home, job.spec, data["text"])
            with Library(self._home) as library:
                library.add_job_events(job.id, [(kind, data)])

        return on_progress

    def _stop_check(self, job: JobRow) -> ShouldStop:
        """Whether `job` should stop. Reads the library when the queue is woken."""
        is_stopping = False

        def should_stop() -> bool:
            nonlocal is_stopping
            if self._wakeup.is_set():
                self._wakeup.clear()
                with Library(self._home) as library:
                    is_stopping = is_stopping or library.job(job.id).state == "stopping"
            return is_stopping or self._closing.is_set()

        return should_stop


def _task(home: Path, job: JobRow) -> Task:
    spec = job.spec
    if job.kind == "train":
        config = parse(TrainConfig, spec["config"])
        return partial(tasks.train, home, spec["handles"], config, name=spec["name"])
    if job.kind == "make":
        return partial(tasks.make, home, spec["persona"], spec["product"], not_mine=spec["not_mine"])
    options = dict(spec["options"])
    if "place" in options:  # jobs of older versions
        options["platform"] = options.pop("place")
    known = {field.name for field in fields(SourceOptions)}
    return partial(
        tasks.add_posts,
        home,
        str(uploads.find(home, spec["upload"])) if spec.get("upload") else spec["argument"],
        SourceOptions(**{name: value for name, value in options.items() if name in known}),
        limit=spec.get("limit"),
        source_type=spec.get("named"),
        public_only=job.kind == "fetch",
    )


class Request:
    """A task for a client that waits."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.stop = threading.Event()
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()

    def put(self, kind: str, data: Any) -> None:
        """Add an event. May be called from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._events.put_nowait, (kind, data))

    def put_progress(self, progress: Progress) -> None:
        """Add the event for `progress`."""
        self.put(*event_json(progress))

    async def events(self) -> AsyncIterator[tuple[str, Any]]:
        """Kind and data of each event: `waiting` with a position, progress, then `end` with the result or `error`."""
        kind = ""
        while kind not in {"end", "error"}:
            kind, data = await self._events.get()
            yield kind, data


class RequestQueue:
    """Runs requests in the order they came, until it is closed."""

    def __init__(self) -> None:
        self._worker = Worker()
        self._thread = ThreadPoolExecutor(1, "request queue")
        self._waiting: list[Request] = []
        """Also contains the running request, as its first."""
        self._idle: asyncio.TimerHandle | None = None

    @contextmanager
    def submit(self, task: Task) -> Iterator[Request]:
        """Queue `task`, and stop it at the end of the block. Call it in the event loop.

        Raises RateLimitedError when too many wait.
        """
        if len(self._waiting) >= _MAX_REQUESTS:
            raise RateLimitedError(f"{_MAX_REQUESTS} requests are waiting.", hint="Try again in a minute.")
        request = Request(task)
        self._waiting.append(request)
        request.put("waiting", {"position": len(self._waiting)})
        self._thread.submit(self._run, request)
        try:
            yield request
        finally:
            request.stop.set()
            if self._idle:
                self._idle.cancel()
            self._idle = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._thread.submit, self._worker.close)

    def stop(self) -> None:
        """Stop the running request and end all that wait."""
        for request in list(self._waiting):
            request.stop.set()
            request.put("error", error_json("The server was stopped. Start it, then try again.", "stopped"))

    def close(self) -> None:
        """Let the worker exit."""
        self.stop()
        self._thread.submit(self._worker.close)
        self._thread.shutdown(wait=False)

    def _run(self, request: Request) -> None:
        try:
            if not request.stop.is_set():
                request.put("end", self._worker.run(request.task, request.put_progress, request.stop.is_set))
        except Exception as error:  # noqa: BLE001 (the queue must outlive every error)
            if not isinstance(error, HuggingTweetsError):
                self._worker.close()  # it may still be running the task
            request.put("error", error_on_page(log_unexpected(error)))
        self._waiting.remove(request)
        for position, other in enumerate(self._waiting, 1):
            other.put("waiting", {"position": position})
