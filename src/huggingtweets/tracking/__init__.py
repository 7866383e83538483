"""Where the figures of trainings go: nowhere, Trackio (a local database), or Weights & Biases.

No tracker gets a post, a secret or a copy of the weights: data sets and models are told by counts, sizes and SHA-256.
What the model wrote goes there, as samples. A tracker never prompts, never prints, and never ends a training.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from huggingtweets.config import TrackConfig
from huggingtweets.errors import MissingExtraError, StoppedError
from huggingtweets.events import Notice, OnEvent, ignore
from huggingtweets.tracking.backend import Artifact, Backend, Status, model_reference
from huggingtweets.tracking.trackio_backend import TrackioBackend
from huggingtweets.tracking.wandb_backend import WandbBackend

__all__ = ["NullTracker", "Status", "Tracker", "tracker"]

_SECRET = re.compile(r"(^|[_-])(key|token|secret|password|passwd|bearer|credentials?)$", re.IGNORECASE)


class Tracker(Protocol):
    """The record of a run, or of several one after another.

    Call `start` first; leaving the `with` block finishes the run that is open, as failed after an error.
    """

    def start(
        self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False, group: str = ""
    ) -> None:
        """Open a run, of the `group` where there is one, such as a study whose trial it is.

        With `resume`, go on with the last one of that name and `run_id`, if there is one.

        `run_id` is the caller's: the same whenever the same data are trained on with the same options. Values of
        `config` under names such as `api_key` or `token` are left out.
        """

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None:
        """Tell what the run is made from: raw data (`posts`: counts by account, in the order of `handles`), the data
        set with SHA-256 `fingerprint`, and the base."""

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        """Log figures of an optimiser step, counted from the beginning of the training also after a resume."""

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        """Log figures of an epoch that ended with `step`, and a table of `samples` (start, post)."""

    def finish(self, status: Status, model_folder: Path | None) -> None:
        """Close the run, its model a reference to `model_folder`. Only the first call after a `start` counts."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def tracker(config: TrackConfig, folder: Path, on_event: OnEvent = ignore) -> Tracker:
    """The tracker `config` asks for, not started, its files under `folder` unless TRACKIO_DIR or WANDB_DIR is set.

    When its library fails, it says so once through `on_event` and tracks no further. Raises MissingExtraError at
    once when Weights & Biases is asked for and not installed.
    """
    if config.track == "trackio":
        return _Guarded("Trackio", TrackioBackend(config.project, folder), on_event)
    if config.track == "wandb":
        if find_spec("wandb") is None:
            raise MissingExtraError("Weights & Biases", "wandb")
        return _Guarded("Weights & Biases", WandbBackend(config.project, folder, on_event), on_event)
    return NullTracker()


class NullTracker:
    """Tracks nothing."""

    def start(
        self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False, group: str = ""
    ) -> None: ...

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status, model_folder: Path | None) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class _Guarded:
    """Keeps a backend's errors and output from the training."""

    def __init__(self, name: str, backend: Backend, on_event: OnEvent) -> None:
        self._name = name
        self._backend: Backend | None = backend
        self._on_event = on_event
        self._run_name = ""
        self._config: dict[str, Any] = {}
        self._is_open = False

    def start(
        self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False, group: str = ""
    ) -> None:
        self._run_name, self._config, self._is_open = run_name, _without_secrets(config), True
        told = {**self._config, "run_id": run_id}
        self._call(lambda backend: backend.start(run_name, told, run_id, resume, group), talks=True)

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None:
        raw = [
            Artifact(f"tweets-{handle}", "raw-dataset", {"account": account, **counts})
            for handle, (account, counts) in zip(handles, posts.items(), strict=True)
        ]
        options = self._config.get("config", {})
        dataset = Artifact(
            f"dataset-{'-'.join(handles)}",
            "train-dataset",
            {
                "made_from": [thing.name for thing in raw],
                "fingerprint": fingerprint,
                "posts": {account: dict(counts) for account, counts in posts.items()},
                **{section: options[section] for section in ("curate", "dataset") if section in options},
            },
        )
        origin = Artifact(base, "pretrained-model", {"base": base, "sha256": base_sha256})
        self._call(lambda backend: backend.lineage(raw, dataset, origin), talks=True)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._call(lambda backend: backend.step(step, metrics))

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        self._call(lambda backend: backend.epoch(step, metrics, samples))

    def finish(self, status: Status, model_folder: Path | None) -> None:
        def close(backend: Backend) -> None:
            model = None if model_folder is None else model_reference(self._run_name, model_folder)
            backend.finish(status, model)

        self._call(close, talks=True)
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish("finished", None)
        else:
            self.finish("stopped" if issubclass(kind, (KeyboardInterrupt, StoppedError)) else "failed", None)

    def _call(self, do: Callable[[Backend], None], *, talks: bool = False) -> None:
        if self._backend is None or not self._is_open:
            return
        problem, caught = "", []
        with ExitStack() as stack:
            if talks:
                # Trackio prints, and tells of its failures by warnings; stdout is for results alone. Not around every
                # step: it would make each warning of PyTorch's come anew, and take stdout from other threads.
                caught = stack.enter_context(warnings.catch_warnings(record=True))
                warnings.simplefilter("always")
                stack.enter_context(redirect_stdout(io.StringIO()))
            try:
                do(self._backend)
            # Neither library has errors of its own for this: what comes is whatever its database, its threads, its
            # helper process or its HTTP client raised. None of it may cost the user hours of training.
            except Exception as error:  # noqa: BLE001
                problem = str(error) or type(error).__name__
        problem = problem or next((str(w.message) for w in caught if "trackio" in str(w.message).lower()), "")
        if problem:
            self._backend = None
            reason = problem.strip().splitlines()[0].rstrip(".")
            self._on_event(Notice(f"{self._name} failed, so this run is not tracked further: {reason}.", True))


def _without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_secrets(value) if isinstance(value, Mapping) else value
        for key, value in values.items()
        if not _SECRET.search(key)
    }
