"""Trackio: a local database with a dashboard of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from huggingtweets.tracking.backend import SAMPLE_COLUMNS, SAMPLES, Artifact, Status, environment


class TrackioBackend:
    def __init__(self, project: str, folder: Path) -> None:
        self._trackio: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("TRACKIO_DIR") or folder / "trackio").absolute()
        self._name = ""
        self._logged: set[tuple[int, bool]] = set()
        """(step, whether it was an epoch's) of what a run to go on with already holds."""
        self._last = 0

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None:
        # Read once, when Trackio is imported.
        with environment(TRACKIO_DIR=str(self._folder)):
            self._trackio = import_module("trackio")
        loaded_for = Path(import_module("trackio.utils").TRACKIO_DIR)
        if loaded_for != self._folder:
            raise RuntimeError(f"it keeps to the folder it was first loaded for, {loaded_for}")
        # It would ask the Hub for the user's name when a Hugging Face token is on the machine.
        vars(import_module("trackio.run"))["_get_default_namespace"] = lambda: None
        self._name, self._last = run_name, 0
        self._logged.clear()
        resumed = resume and self._goes_on(run_name, run_id)
        self._run = self._open(run_name, config, "must" if resumed else "never", group)
        if resumed:
            # A kill leaves more steps behind than its last checkpoint: those come again, with the same figures.
            storage = import_module("trackio.sqlite_storage").SQLiteStorage
            for log in storage.get_logs(self._project, run_name, run_id=self._run.id):
                self._logged.add((log["step"], SAMPLES in log))

    def lineage(self, raw: Sequence[Artifact], dataset: Artifact, base: Artifact) -> None:
        try:
            self._use(self._run, dataset)
            self._use(self._run, base)
        except ValueError:  # Not found: new data, or a new base. Their origin is a run of its own.
            origin = self._open(f"{self._name}-preprocess", {"for": self._name}, "never")
            try:
                for thing in raw:
                    self._log(origin, thing)
                    self._use(origin, thing)
                self._log(origin, dataset)
                self._log(origin, base)
            finally:
                origin.finish()
            self._use(self._run, dataset)
            self._use(self._run, base)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._last = step
        if (step, False) not in self._logged:
            self._run.log(dict(metrics), step=step)

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        self._last = step
        if (step, True) not in self._logged:
            table = self._trackio.Table(columns=list(SAMPLE_COLUMNS), data=[list(sample) for sample in samples])
            self._run.log({**metrics, SAMPLES: table}, step=step)

    def finish(self, status: Status, model: Artifact | None) -> None:
        self._run.log({"status": status}, step=self._last)
        if model:
            self._log(self._run, model)
        self._run.finish()

    def _goes_on(self, run_name: str, run_id: str) -> bool:
        """Whether the latest run of that name, the one Trackio would go on with, has that id of ours."""
        try:
            configs = [run.config or {} for run in self._trackio.Api().runs(self._project) if run.name == run_name]
        except ValueError:  # no such project yet
            return False
        latest = max(configs, key=lambda config: str(config.get("_Created", "")), default={})
        return latest.get("run_id") == run_id

    def _open(self, name: str, config: dict[str, Any], resume: str, group: str = "") -> Any:
        # Set by the user for other work, these would send the run elsewhere.
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
        # Trackio's global run would be finished by the next `init` (a sweep's other thread), and by its exit hook,
        # which prints.
        import_module("trackio.context_vars").current_run.set(None)
        return run

    def _log(self, run: Any, thing: Artifact) -> None:
        artifact = self._trackio.Artifact(thing.name, type=thing.type, metadata=thing.facts)
        with thing.file() as path:
            artifact.add_file(path)
            run.log_artifact(artifact, aliases=[thing.alias])

    def _use(self, run: Any, thing: Artifact) -> None:
        run.use_artifact(f"{thing.name}:{thing.alias}", type=thing.type)
