"""The page of a study: gathered from what is stored of it, drawn, written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import HuggingTweetsError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.sweep.result import Result
from huggingtweets.sweep.settings import objective
from huggingtweets.sweep.space import SEARCHABLE, Parameter
from huggingtweets.sweep.study import STUDIES

if TYPE_CHECKING:
    from huggingtweets.reports.study_inputs import Choices, Interval, Study


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` wrote."""

    path: Path | None
    pngs: tuple[Path, ...]


def page_of(home: Path, name: str) -> Path:
    """Where the page of the study `name` goes."""
    return home / STUDIES / f"{name}.html"


def write(
    home: Path, result: Result, *, stopped: bool = False, png: Path | None = None, on_event: OnEvent = ignore
) -> Written:
    """Write the page of `result` into the home, over one that is there; with `png`, its figures into that folder too.

    What stands in the way of a page or of pictures is told as a notice: it must not look as though the study failed.
    """
    from huggingtweets.reports import render
    from huggingtweets.reports.pictures import pictures, save
    from huggingtweets.reports.study import STUDY, sections
    from huggingtweets.reports.study_summary import summary

    path, pngs = None, tuple[Path, ...]()
    try:
        on_event(Stage("Drawing"))
        study = gather(result, stopped=stopped)
        parts = sections(study)
        today = datetime.now().astimezone().date().isoformat()
        page = render(f"{study.name}: study", summary(study), parts, today, STUDY)
        to = page_of(home, result.name)
        with disk_errors(to):
            to.parent.mkdir(parents=True, exist_ok=True)  # a study in a database has no folder here
            write_bytes(to, page.encode())
        path = to
        if png:
            drawings = [drawing for part in parts for drawing in part.drawings]
            pngs = save(png, drawings, pictures(drawings, on_event))
    except HuggingTweetsError as error:
        on_event(Notice(f"{'' if path else 'No page was written. '}{error}", is_warning=True))
    return Written(path, pngs)


def gather(result: Result, *, stopped: bool = False) -> Study:
    """What the page is made of."""
    from huggingtweets.intervals import Figure
    from huggingtweets.reports.study_inputs import Origin, Study, Trial

    about = result.about
    return Study(
        name=result.name,
        base=about["base"],
        handles=tuple(about["handles"]),
        goal=about["settings"]["goal"],
        seconds_too=about["settings"]["seconds_too"],
        stopped=stopped,
        failed=result.failed,
        seconds=result.seconds,
        bases=result.bases,
        base_value=objective([result.bases[handle] for handle in about["handles"]], about["settings"]["goal"]),
        options=tuple(map(_option, result.space.parameters)),
        trials=tuple(
            Trial(
                number=trial.number,
                values=trial.values,
                value=trial.value,
                losses=trial.losses,
                seconds=trial.seconds,
                given_up=trial.pruned,
                astray=trial.astray,
            )
            for trial in sorted(result.trials, key=lambda trial: trial.number)
        ),
        front=tuple(trial.number for trial in result.front),
        defaults_trial=_defaults_trial(result),
        chosen={"base": about["base"], **_options(_config(result, result.best.values))},
        defaults={"base": FinetuneConfig().base, **_options(FinetuneConfig())},
        forest={name: Figure(value=f.value, low=f.low, high=f.high) for name, f in result.forest.items()},
        mdi={name: Figure(value=f.value, low=f.low, high=f.high) for name, f in result.mdi.items()},
        origin=Origin.model_validate(about["origin"]) if about["origin"] else None,
    )


def _option(parameter: Parameter) -> Interval | Choices:
    from huggingtweets.reports.study_inputs import Choices, Interval

    if parameter.choices:
        return Choices(name=parameter.name, values=parameter.choices)
    return Interval(
        name=parameter.name, low=parameter.low, high=parameter.high, log=parameter.log, is_int=parameter.is_int
    )


def _config(result: Result, values: dict[str, str | int | float | None]) -> FinetuneConfig:
    """All options of a trial of `values`."""
    return result.space.config(values, FinetuneConfig.model_validate(result.about["config"]["finetune"]))


def _options(config: FinetuneConfig) -> dict[str, str | int | float | None]:
    return {name: getattr(config, name) for name in SEARCHABLE}


def _defaults_trial(result: Result) -> int | None:
    """Number of the first trial on every account that is the defaults, on whatever base."""
    alike = (
        trial.number
        for trial in sorted(result.whole, key=lambda trial: trial.number)
        if _options(_config(result, trial.values)) == _options(FinetuneConfig())
    )
    return next(alike, None)
