"""Trackio: a local database with its own dashboard."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from huggingtweets.files import make_folder
from huggingtweets.tracking import SAMPLE_COLUMNS, SAMPLES, Samples, Status, environment


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
        # If the user set these for other work, they would send the run elsewhere.
        with environment(TRACKIO_SPACE_ID=None, TRACKIO_SERVER_URL=None, TRACKIO_BUCKET_ID=None):
            self._run = self._trackio.init(
                project=self._project,
                name=run_name,
                group=group or None,
                config=config,
                resume="must" if resumed else "never",
                embed=False,
                auto_log_gpu=False,
                auto_log_cpu=False,
            )
        # The next `init` (in another thread of a sweep) and Trackio's exit hook would finish its global run.
        import_module("trackio.context_vars").current_run.set(None)
        if resumed:
            # A killed run logged steps after its last checkpoint. They come again with the same values.
            storage = import_module("trackio.sqlite_storage").SQLiteStorage
            logs = storage.get_logs(self._project, run_name, run_id=self._run.id)
            self._logged = {(log["step"], SAMPLES in log) for log in logs}

    def log(self, step: int, metrics: Mapping[str, float], samples: Samples | None) -> None:
        self._last = step
        if (step, samples is not None) in self._logged:
            return
        record: dict[str, Any] = dict(metrics)
        if samples is not None:
            record[SAMPLES] = self._trackio.Table(columns=list(SAMPLE_COLUMNS), data=list(map(list, samples)))
        self._run.log(record, step=step)

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
