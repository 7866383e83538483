"""Weights & Biases, online or offline."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from huggingtweets.events import Notice, OnEvent
from huggingtweets.tracking import SAMPLE_COLUMNS, SAMPLES, Samples, Status

_ANSWER_SECONDS = 20.0  # time limit for Weights & Biases to accept a run


def use_folder(folder: Path) -> Path:
    """Make Weights & Biases keep all its files in `folder`/wandb, which is created and returned."""
    files = folder / "wandb"
    files.mkdir(parents=True, exist_ok=True)
    # Otherwise copies of artifacts are left in the user's home.
    os.environ.setdefault("WANDB_DATA_DIR", str(files / "data"))
    os.environ.setdefault("WANDB_CACHE_DIR", str(files / "cache"))
    return files


def private_settings(wandb: Any) -> Any:
    """Settings of a run that prints nothing and uploads nothing about machine, code and terminal."""
    settings = {
        "silent": True,
        "console": "off",  # stdout contains posts
        "disable_git": True,
        "save_code": False,
        "host": "",
        "x_disable_meta": True,
        "x_disable_machine_info": True,
        "x_disable_stats": True,
        "x_save_requirements": False,
        "init_timeout": _ANSWER_SECONDS,
    }
    # Settings that begin with x_ differ between versions.
    return wandb.Settings(**{name: value for name, value in settings.items() if name in wandb.Settings.model_fields})


class WandbBackend:
    def __init__(self, project: str, folder: Path, on_event: OnEvent) -> None:
        self._wandb: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("WANDB_DIR") or folder).absolute()
        self._on_event = on_event
        self._is_refused = False
        """The server refused a run, so the next runs do not wait for it."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None:
        files = use_folder(self._folder)
        self._wandb = wandb = import_module("wandb")
        wandb.setup(wandb.Settings(silent=True))
        # An id stays taken even after its run is deleted, so each new run gets a number.
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
            "settings": private_settings(wandb),
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
            # The first id is taken: wandb's helper process is still trying.
            self._run = wandb.init(mode="offline", id=f"{run_id}-{number + 1}", **wanted)
            self._on_event(
                Notice(
                    f"Weights & Biases refused the run ({str(error).splitlines()[0]}). It is kept on this machine.",
                    True,
                    hint=f"Upload it later with: wandb sync {Path(self._run.dir).parent}",
                )
            )
        # wandb's own step restarts at 0 after an interrupted offline run, so the x axis is our step.
        self._run.define_metric("step")
        self._run.define_metric("*", step_metric="step")

    def log(self, step: int, metrics: Mapping[str, float], samples: Samples | None) -> None:
        record: dict[str, Any] = {**metrics, "step": step}
        if samples is not None:
            record[SAMPLES] = self._wandb.Table(columns=list(SAMPLE_COLUMNS), data=list(map(list, samples)))
        self._run.log(record)

    def finish(self, status: Status) -> None:
        self._run.summary["status"] = status
        self._run.finish(exit_code=int(status == "failed"))
