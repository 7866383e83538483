"""A study from its accounts to its last trial."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from huggingtweets import personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.engines import Engine
from huggingtweets.engines.sent import SentFolder
from huggingtweets.errors import ConfigError
from huggingtweets.events import OnEvent, Stage, ignore, never
from huggingtweets.sweep.driver import how, search
from huggingtweets.sweep.job import Shared, work
from huggingtweets.sweep.settings import USUAL, Settings
from huggingtweets.sweep.space import Space
from huggingtweets.sweep.study import ABOUT, Opened, journal_of, opened, quiet
from huggingtweets.sweep.tasks import tasks_of
from huggingtweets.sweep.tracked import TrackedTrials

_FORMAT = 1

_LONGEST_NAME = 60


def name_of(handles: Sequence[str]) -> str:
    """What a study of `handles` is called when it is not named."""
    whole = personas.default_name(
        sorted({handle.lstrip("@").rpartition(":")[2] for handle in handles}, key=str.casefold)
    )
    return whole if len(whole) <= _LONGEST_NAME else f"{len(handles)}-accounts"


def forget(home: Path, name: str, storage: str | None) -> None:
    """Delete the study `name`, if it is there. Raises BusyError when another process is at it."""
    import optuna

    if storage is None and not journal_of(home, name).exists():
        return
    with quiet(), opened(home, name, storage) as study:
        if storage:
            optuna.delete_study(study_name=name, storage=study.study._storage)
        else:
            journal_of(home, name).unlink()


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
    settings: Settings = USUAL,
    storage: str | None = None,
    origin: Mapping[str, Any] | None = None,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> bool:
    """Search `space` for options that train well on each of `handles`, until the study `name` holds `trials` of them.

    A study that is there already goes on, provided that it is of the same posts, options and settings. The first trial
    is `config` itself, where the space holds it. `origin` is kept with the study, to tell where the space comes from.
    `hours` bound this call: no training begins after them. Each trial that is over becomes a run in `config`'s tracker.
    Returns whether it was stopped before it had all trials.

    Raises ConfigError when the study `name` is another one, StoppedError when stopped before any trial was over, and
    what curating, splitting and the engine raise.
    """
    from huggingtweets.models import bases

    base = bases.locate(config.finetune.base, home, on_event)
    on_event(Stage("Reading the posts"))
    found = zip(*tasks_of(home, handles, config, base), strict=True)
    # The order they were named in does not matter.
    tasks, prints = zip(*sorted(found, key=lambda pair: pair[0].handle), strict=True)
    about = {
        "format": _FORMAT,
        "recipe": RECIPE,
        "handles": [task.handle for task in tasks],
        "fingerprints": list(prints),
        "base": base.name,
        "base_sha256": base.sha256,
        "config": config.model_dump(mode="json", exclude={"tracking"}),
        "space": space.as_yaml(),
        "settings": asdict(settings),
        "origin": dict(origin or {}),
    }
    facts = {key: about[key] for key in ("handles", "fingerprints", "base_sha256")}
    tracked = TrackedTrials(home, name, config, space, facts, on_event)
    engine.start(work, Shared(SentFolder.of(base.folder, base.sha256, far=engine.far), tasks))
    with quiet(), closing(engine), opened(home, name, storage, **how(settings)) as study, tracked:
        _check(study, name, about)
        return search(
            study, engine, tasks, config, space, settings, trials,
            hours=hours, on_trial=tracked, on_event=on_event, should_stop=should_stop,
        )  # fmt: skip


def _check(study: Opened, name: str, about: dict[str, Any]) -> None:
    """Raises ConfigError when the study is of something else, and says of what."""
    if study.is_new():
        study.study.set_user_attr(ABOUT, about)
        return
    before, now = _decides(study.study.user_attrs[ABOUT]), _decides(about)
    different = [key for key in now if before.get(key) != now[key]]
    if "accounts" in different:
        different = ["accounts"]  # other posts go with them
    if different:
        long = {"accounts", "posts", "space"}
        said = [f"other {key}" if key in long else f"{key} {before.get(key)}, now {now[key]}" for key in different]
        raise ConfigError(
            f"The study {name} was begun with {'; '.join(said)}. Give another --name, or begin it anew with --restart."
        )


def _decides(about: Mapping[str, Any]) -> dict[str, Any]:
    """What must be the same for a study to go on, by name: all but the options that every trial sets for itself."""
    config = {
        f"{section}.{key}": value
        for section, options in about["config"].items()
        for key, value in options.items()
        if not (section == "finetune" and key in about["space"])
    }
    settings = dict(about["settings"])
    return {
        "accounts": about["handles"],
        "posts": about["fingerprints"],
        "base": about["base_sha256"],
        "recipe": about.get("recipe"),
        "space": about["space"],
        **settings,
        **config,
    }
