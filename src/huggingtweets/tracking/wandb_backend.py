"""Weights & Biases, online or offline."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from huggingtweets.events import Notice, OnEvent
from huggingtweets.tracking.backend import SAMPLE_COLUMNS, SAMPLES, Artifact, Status, told

_ANSWER_SECONDS = 20.0
"""How long Weights & Biases may take to accept a run."""


def keep_files(folder: Path) -> Path:
    """Have all files of Weights & Biases kept in a folder within `folder`, made when it is not there; returns it."""
    files = folder / "wandb"
    files.mkdir(parents=True, exist_ok=True)
    # Else copies of artifacts lie about in the user's home.
    os.environ.setdefault("WANDB_DATA_DIR", str(files / "data"))
    os.environ.setdefault("WANDB_CACHE_DIR", str(files / "cache"))
    return files


def reticent(wandb: Any) -> Any:
    """Settings of a run that prints nothing and tells nothing of the machine, the code and the terminal."""
    settings = {
        "silent": True,
        "console": "off",  # stdout holds posts
        "disable_git": True,
        "save_code": False,
        "host": "",
        "x_disable_meta": True,
        "x_disable_machine_info": True,
        "x_disable_stats": True,
        "x_save_requirements": False,
        "init_timeout": _ANSWER_SECONDS,
    }
    # Settings that begin with x_ come and go.
    return wandb.Settings(**{name: value for name, value in settings.items() if name in wandb.Settings.model_fields})


class WandbBackend:
    def __init__(self, project: str, folder: Path, on_event: OnEvent) -> None:
        self._wandb: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("WANDB_DIR") or folder).absolute()
        self._on_event = on_event
        self._is_refused = False
        """The server did not take a run: the next ones need not wait for it."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None:
        files = keep_files(self._folder)
        self._wandb = wandb = import_module("wandb")
        wandb.setup(wandb.Settings(silent=True))
        # Ids are for good there, even when a run is deleted. So each run from the start gets a number.
        numbers = [int(path.name.rsplit("-", 1)[1]) for path in files.glob(f"*run-*-{run_id}-*") if path.is_dir()]
        number = max(numbers, default=0)
        if not resume or not number:
            number += 1
        wanted = {
            "project": self._project,
            "name": run_name,
            "resume": "allow",
            "dir": str(self._folder),
            "config": config,
            "group": group or None,
            "reinit": "create_new",
            "settings": reticent(wandb),
        }
        mode = os.environ.get("WANDB_MODE")
        if not mode:
            mode = "online" if not self._is_refused and wandb.login(prompt=False, verify=False) else "offline"
        try:
            self._run = wandb.init(mode=mode, id=f"{run_id}-{number}", **wanted)
        except wandb.Error as error:
            if mode != "online":
                raise
            self._is_refused = True
            # The first id is taken: wandb's helper process still tries.
            self._run = wandb.init(mode="offline", id=f"{run_id}-{number + 1}", **wanted)
            self._on_event(
                Notice(
                    f"Weights & Biases did not take the run ({str(error).splitlines()[0]}), so it is kept here. Upload "
                    f"it later with: wandb sync {Path(self._run.dir).parent}",
                    True,
                )
            )
        # Its own step begins at 0 again after an offline run was cut off, and never goes back. So ours is the x axis.
        self._run.define_metric("step")
        self._run.define_metric("*", step_metric="step")

    def lineage(self, raw: Sequence[Artifact], dataset: Artifact, base: Artifact) -> None:
        self._run.config.update(
            {"lineage": {"inputs": [told(thing) for thing in (*raw, base)], "outputs": [told(dataset)]}},
            allow_val_change=True,
        )
        if not self._run.offline:  # `use_artifact` raises there: what was used is told by the config alone
            for thing in (*raw, base):
                with self._artifact(thing) as artifact:
                    self._run.use_artifact(artifact, aliases=[thing.alias])
        self._log(dataset)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._run.log({**metrics, "step": step})

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        table = self._wandb.Table(columns=list(SAMPLE_COLUMNS), data=[list(sample) for sample in samples])
        self._run.log({**metrics, SAMPLES: table, "step": step})

    def finish(self, status: Status, model: Artifact | None) -> None:
        self._run.summary["status"] = status
        if model:
            lineage = dict(self._run.config.get("lineage", {}))
            lineage["outputs"] = [*lineage.get("outputs", []), told(model)]
            self._run.config.update({"lineage": lineage}, allow_val_change=True)
            self._log(model)
        self._run.finish(exit_code=int(status == "failed"))

    @contextmanager
    def _artifact(self, thing: Artifact) -> Iterator[Any]:
        artifact = self._wandb.Artifact(thing.name, type=thing.type, metadata=thing.facts)
        with thing.file() as path:
            artifact.add_file(path)
            yield artifact

    def _log(self, thing: Artifact) -> None:
        with self._artifact(thing) as artifact:
            self._run.log_artifact(artifact, aliases=["latest", thing.alias])
