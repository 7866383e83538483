"""Experiment tracking: Trackio (a local database), Weights & Biases, or none.

No tracker receives a post, a secret or the weights. Sample posts that the model wrote are recorded. A tracker never
prompts, never prints and never ends a training.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol, Self

from huggingtweets.config import TrackConfig
from huggingtweets.errors import MissingExtraError, StoppedError
from huggingtweets.events import Notice, OnEvent, ignore

Status = Literal["finished", "failed", "stopped"]

Samples = Sequence[tuple[str, str]]  # posts that the model wrote, each behind its start
SAMPLES = "examples"  # name of the table of sample posts, as in the original

SAMPLE_COLUMNS = ("start", "post")


class Backend(Protocol):
    """A tracking library. Its methods may raise anything and print to stdout."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None: ...

    def log(self, step: int, metrics: Mapping[str, float], samples: Samples | None) -> None: ...

    def finish(self, status: Status) -> None: ...


@contextmanager
def environment(**variables: str | None) -> Iterator[None]:
    """Set environment variables inside the block; None unsets one."""
    before = {name: os.environ.pop(name, None) for name in variables}
    os.environ.update({name: value for name, value in variables.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


_LIBRARIES = {"trackio": ("Trackio", "track"), "wandb": ("Weights & Biases", "wandb")}
"""Title of each library, and the extra that installs it."""


def make_tracker(config: TrackConfig, folder: Path, on_event: OnEvent = ignore) -> Tracker:
    """The tracker that `config` names, with its files in `folder` unless TRACKIO_DIR or WANDB_DIR is set.

    Raises MissingExtraError when the tracker is named but not installed.
    """
    chosen = config.track
    if chosen == "auto":
        chosen = "trackio" if find_spec("trackio") else "none"
    if chosen == "none":
        return Tracker("No tracker", None, on_event)
    title, extra = _LIBRARIES[chosen]
    if find_spec(chosen) is None:
        raise MissingExtraError(title, extra)
    if chosen == "trackio":
        from huggingtweets.tracking.trackio_backend import TrackioBackend

        return Tracker(title, TrackioBackend(config.project, folder), on_event)
    from huggingtweets.tracking.wandb_backend import WandbBackend

    return Tracker(title, WandbBackend(config.project, folder, on_event), on_event)


class Tracker:
    """Records runs, one after another, and keeps the backend's errors and output away from the training.

    Call `start` first. Leaving the `with` block finishes the open run, as failed after an error. When the backend
    fails, one Notice says so and tracking ends. Without a backend nothing is recorded.
    """

    def __init__(self, name: str, backend: Backend | None, on_event: OnEvent) -> None:
        self._name, self._backend, self._on_event = name, backend, on_event
        self._is_open = False

    def start(
        self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False, group: str = ""
    ) -> None:
        """Open a run, in `group` if it belongs to one (a trial belongs to its study).

        `run_id` is the same whenever the same data are trained on with the same options. With `resume`, continue the
        latest run with that name and id, if any.
        """
        self._is_open = True
        config = {**config, "run_id": run_id}
        self._call(lambda backend: backend.start(run_name, config, run_id, resume, group), quiet=True)

    def log(self, step: int, metrics: Mapping[str, float], samples: Samples | None = None) -> None:
        """Log metrics of an optimiser step, counted from the start of the training, also after a resume.

        With `samples`, those of the epoch that ended with the step, and a table of sample posts.
        """
        self._call(lambda backend: backend.log(step, metrics, samples))

    def finish(self, status: Status) -> None:
        """Close the run. Only the first call after a `start` counts."""
        self._call(lambda backend: backend.finish(status), quiet=True)
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        is_stopped = isinstance(error, (KeyboardInterrupt, StoppedError))
        self.finish("stopped" if is_stopped else "failed" if error else "finished")

    def _call(self, do: Callable[[Backend], None], *, quiet: bool = False) -> None:
        if self._backend is None or not self._is_open:
            return
        problem, caught = "", []
        with ExitStack() as stack:
            if quiet:
                # Trackio prints, and reports failures as warnings. Not done for every step, because redirecting
                # affects other threads and resets the "once" filter of warnings.
                caught = stack.enter_context(warnings.catch_warnings(record=True))
                warnings.simplefilter("always")
                stack.enter_context(redirect_stdout(io.StringIO()))
            try:
                do(self._backend)
            # Both libraries raise whatever their database, threads or HTTP client raised. No such error may cost the
            # user hours of training.
            except Exception as error:  # noqa: BLE001
                problem = str(error) or type(error).__name__
        problem = problem or next((str(w.message) for w in caught if "trackio" in str(w.message).lower()), "")
        if problem:
            self._backend = None
            reason = problem.strip().splitlines()[0].rstrip(".")
            self._on_event(Notice(f"{self._name} failed: {reason}.", True, hint="This run is no longer tracked."))
