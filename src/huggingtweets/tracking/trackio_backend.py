"""Trackio: a local database with its own dashboard."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from huggingtweets.files import make_folder
from huggingtweets.tracking.backend import SAMPLE_COLUMNS, SAMPLES, Status, environment


class TrackioBackend:
    def __init__(self, project: str, folder: Path) -> None:
        self._trackio: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("TRACKIO_DIR") or folder / "trackio").absolute()
        self._logged: set[tuple[int, bool]] = set()
        """(step, is an epoch) of every log that a resumed run already holds."""
        self._last = 0

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None:
        # Trackio reads it once, when it is imported.
        make_folder(self._folder)
        with environment(TRACKIO_DIR=str(self._folder)):
            self._trackio = import_module("trackio")
        loaded_for = Path(import_module("trackio.utils").TRACKIO_DIR)
        if loaded_for != self._folder:
            raise RuntimeError(f"it already uses the folder {loaded_for}")
        # Otherwise it asks the Hub for the user's name if a Hugging Face token is on the machine.
        vars(import_module("trackio.run"))["_get_default_namespace"] = lambda: None
        self._last = 0
        self._logged.clear()
        resumed = resume and self._can_resume(run_name, run_id)
        self._run = self._open(run_name, config, "must" if resumed else "never", group)
        if resumed:
            # A killed run logged steps after its last checkpoint. They come again with the same values.
            storage = import_module("trackio.sqlite_storage").SQLiteStorage
            for log in storage.get_logs(self._project, run_name, run_id=self._run.id):
                self._logged.add((log["step"], SAMPLES in log))

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._last = step
        if (step, False) not in self._logged:
            self._run.log(dict(metrics), step=step)

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        self._last = step
        if (step, True) not in self._logged:
            table = self._trackio.Table(columns=list(SAMPLE_COLUMNS), data=[list(sample) for sample in samples])
            self._run.log({**metrics, SAMPLES: table}, step=step)

    def finish(self, status: Status) -> None:
        self._run.log({"status": status}, step=self._last)
        self._run.finish()

    def _can_resume(self, run_name: str, run_id: str) -> bool:
        """Whether the latest run of that name, which Trackio would resume, has our `run_id`."""
        try:
            configs = [run.config or {} for run in self._trackio.Api().runs(self._project) if run.name == run_name]
        except ValueError:  # no such project yet
            return False
        latest = max(configs, key=lambda config: str(config.get("_Created", "")), default={})
        return latest.get("run_id") == run_id

    def _open(self, name: str, config: dict[str, Any], resume: str, group: str = "") -> Any:
        # If the user set these for other work, they would send the run elsewhere.
        with environment(TRACKIO_SPACE_ID=None, TRACKIO_SERVER_URL=None, TRACKIO_BUCKET_ID=None):
            run = self._trackio.init(
                project=self._project,
                name=name,
                group=group or None,
                config=config,
                resume=resume,
                embed=False,
                auto_log_gpu=False,
                auto_log_cpu=False,
            )
        # The next `init` (in another thread of a sweep) and Trackio's exit hook would finish its global run.
        import_module("trackio.context_vars").current_run.set(None)
        return run
