"""Run a study: prepare the posts, search, track each trial."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.engines import Engine
from huggingtweets.errors import ConfigError
from huggingtweets.events import OnEvent, ignore, never
from huggingtweets.library import Library
from huggingtweets.sweep.driver import Search
from huggingtweets.sweep.job import FolderPayload, Shared, make_tasks, run_job
from huggingtweets.sweep.result import Trial
from huggingtweets.sweep.space import Space
from huggingtweets.sweep.storage import ABOUT, About, Settings, open_study, quiet_optuna, stored_about
from huggingtweets.tracking import Tracker, make_tracker
from huggingtweets.training.prepare import accounts_in_use, find_accounts

if TYPE_CHECKING:
    from optuna.study import Study

_LONGEST_NAME = 60


def default_name(handles: Sequence[str]) -> str:
    """The name of a study of `handles` that the user did not name."""
    name = personas.default_name(
        sorted({handle.lstrip("@").rpartition(":")[2] for handle in handles}, key=str.casefold)
    )
    return name if len(name) <= _LONGEST_NAME else f"{len(handles)}-accounts"


def sweep(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    space: Space,
    engine: Engine,
    *,
    name: str,
    trials: int,
    hours: float | None = None,
    settings: Settings | None = None,
    origin: Mapping[str, Any] | None = None,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> bool:
    """Search `space` for options that train well on each of `handles`, until the study `name` has `trials` trials.

    An existing study resumes if its posts, options and settings are the same. The first trial is `config` itself, if
    the space contains it. `origin` is stored with the study, and says where the space comes from. No training starts
    after `hours`. Each finished trial becomes a run in the tracker of `config`.

    Returns whether it stopped before all trials were finished. Raises ConfigError if the study `name` is a different
    one, and what `make_tasks`, the engine, `open_study` and `Search` raise.
    """
    from huggingtweets.models import bases

    deadline = time.monotonic() + 3600 * hours if hours else float("inf")
    settings = settings or Settings()
    base = bases.locate(config.finetune.base, home, on_event)
    # Sorted, because the order in which the accounts were named does not matter.
    tasks = tuple(sorted(make_tasks(home, handles, config, base, on_event), key=lambda task: task.handle))
    about = About(
        recipe=RECIPE,
        handles=[task.handle for task in tasks],
        fingerprints=[task.fingerprint for task in tasks],
        base=base.name,
        base_sha256=base.sha256,
        config=config.model_dump(mode="json", exclude={"tracking"}),
        space=space.as_yaml(),
        settings=settings,
        origin=dict(origin or {}),
    )
    tracker = make_tracker(config.tracking, home, on_event)
    engine.start(run_job, Shared(FolderPayload.of(base.folder, base.sha256, is_remote=engine.is_remote), tasks))
    with Library(home) as library:
        rows = find_accounts(library, handles)
    in_use = accounts_in_use(home, f"The sweep {name}", rows)
    with in_use, quiet_optuna(), closing(engine), open_study(home, name, settings) as study, tracker:
        _claim(study, name, about)
        return Search(
            study,
            engine,
            tasks,
            config.finetune,
            space,
            settings,
            trials,
            deadline,
            on_trial=lambda trial: _track(tracker, name, about, space, config, trial),
            on_event=on_event,
            should_stop=should_stop,
        ).run()


def _claim(study: Study, name: str, about: About) -> None:
    """Store `about` in a new study. Raises ConfigError if an existing study is about something else."""
    stored = stored_about(study)
    if stored is None:
        study.set_user_attr(ABOUT, about.model_dump(mode="json"))
        return
    before, now = _identity(stored), _identity(about)
    different = [key for key in now if before.get(key) != now[key]]
    if "accounts" in different:
        different = ["accounts"]  # which have other posts
    if different:
        words = [
            f"other {key}" if key in {"accounts", "posts", "space"} else f"{key} {before.get(key)}, now {now[key]}"
            for key in different
        ]
        hint = "Set another {option}, or start over with {option:restart}."
        raise ConfigError(f"The study {name} was started with {'; '.join(words)}.", hint=hint, option="name")


def _identity(about: About) -> dict[str, Any]:
    """What must be the same for a study to resume. Options that every trial sets itself may differ."""
    usual = TrainConfig().model_dump(mode="json")  # for options that earlier versions did not have
    config = {
        f"{section}.{key}": value
        for section, values in about.config.items()
        for key, value in {**usual[section], **values}.items()
    }
    searched = {f"finetune.{name}" for name in about.space}
    return {
        "accounts": about.handles,
        "posts": about.fingerprints,
        "base": about.base_sha256,
        "recipe": about.recipe,
        "space": about.space,
        **asdict(about.settings),
        **{key: value for key, value in config.items() if key not in searched},
    }


def _track(tracker: Tracker, name: str, about: About, space: Space, config: TrainConfig, trial: Trial) -> None:
    """Record a finished trial as a run, grouped by the name of its study."""
    finetune = space.config(trial.values, config.finetune).model_dump(mode="json")
    recorded = {
        "handles": about.handles,
        "fingerprints": about.fingerprints,
        "base_sha256": about.base_sha256,
        "config": {**about.config, "finetune": finetune},
        "study": name,
        "trial": trial.number,
    }
    # The results are part of the id, since a study that was started over has trials with the same numbers.
    identity = json.dumps([recorded, trial.measured], sort_keys=True, default=str)
    tracker.start(f"{name}-{trial.number}", recorded, hashlib.sha256(identity.encode()).hexdigest()[:16], group=name)
    metrics = {"mean": trial.mean, "std": trial.deviation, "value": trial.value, "pruned": float(trial.pruned)}
    for handle, measured in trial.measured.items():
        metrics |= measured.metrics(handle)
    tracker.log(trial.number, metrics)
    tracker.finish("finished")
