"""Experiment tracking: Trackio (a local database), Weights & Biases, or none.

No tracker receives a post, a secret or the weights. Sample posts that the model wrote are recorded. A tracker never
prompts, never prints and never ends a training.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from huggingtweets.config import TrackConfig
from huggingtweets.errors import MissingExtraError, StoppedError
from huggingtweets.events import Notice, OnEvent, ignore
from huggingtweets.tracking.backend import Backend, Status
from huggingtweets.tracking.trackio_backend import TrackioBackend
from huggingtweets.tracking.wandb_backend import WandbBackend

__all__ = ["Status", "Tracker", "make_tracker"]

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
    backend: Backend
    if chosen == "trackio":
        backend = TrackioBackend(config.project, folder)
    else:
        backend = WandbBackend(config.project, folder, on_event)
    return Tracker(title, backend, on_event)


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

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        """Log metrics of an optimiser step, counted from the start of the training, also after a resume."""
        self._call(lambda backend: backend.step(step, metrics))

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        """Log metrics of an epoch that ended with `step`, and a table of `samples` (start, post)."""
        self._call(lambda backend: backend.epoch(step, metrics, samples))

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
