"""`sweep`, `sweep-apply`, `sweep-export`, `wandb-agent`: search for the best training options."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import Field

from huggingtweets.cli.bases import settle_base
from huggingtweets.cli.options import (
    AcceptTerms,
    Device,
    EngineOptions,
    Handles,
    accounts,
    named,
    option,
    output,
    takes,
    whole,
)
from huggingtweets.cli.progress import Watcher, resumable
from huggingtweets.cli.terminal import err, print_table, say, say_next, say_stopped, shown_as_json, warn
from huggingtweets.config import TrackConfig, TrainConfig
from huggingtweets.errors import ConfigError, NotFoundError
from huggingtweets.files import home
from huggingtweets.sweep.space import Goal, Space, default_goal, show
from huggingtweets.text import bits, listing, quoted

if TYPE_CHECKING:
    from huggingtweets.sweep.result import Result, Trial

SpaceFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="YAML file of the options to search (docs/sweeps.md).")
]
Trials = Annotated[int, option("--trials", whole(1), "Number of trials in all.")]
GoalOption = Annotated[
    Goal | None,
    option("--goal", Goal, "What to minimise over the accounts. Default: mean+semideviation; mean for four or less."),
]
StudyName = Annotated[str | None, named("study", "made from the accounts")]


@takes(TrainConfig, config_file=True, without=("checkpoint_seconds",))
@takes(EngineOptions, into="where")
def sweep(
    handles: Annotated[
        list[str] | None,
        typer.Argument(help="Accounts in the library. Default with --narrow: that study's.", autocompletion=accounts),
    ] = None,
    *,
    config: TrainConfig,
    where: EngineOptions,
    space: SpaceFile = None,
    narrow: Annotated[
        str | None,
        typer.Option(metavar="STUDY", help="Search again around that study's best trials, the options that matter."),
    ] = None,
    name: StudyName = None,
    trials: Trials = 40,
    hours: Annotated[
        float | None, option("--hours", Annotated[float, Field(gt=0)], "Start no training after this many hours.")
    ] = None,
    goal: GoalOption = None,
    prune: Annotated[
        bool, typer.Option("--prune/--no-prune", help="Stop trials early that are worse on the accounts so far.")
    ] = True,
    restart: Annotated[bool, typer.Option("--restart", help="Delete the study and start over.")] = False,
    accept_terms: AcceptTerms = False,
) -> None:
    """Search for the best training options over many accounts.

    The lowest held-out loss relative to the untuned base wins: its mean plus its upper semideviation over the accounts.
    """
    from huggingtweets.sweep import page
    from huggingtweets.sweep import run as sweeps
    from huggingtweets.sweep.result import narrow as narrow_space
    from huggingtweets.sweep.result import read
    from huggingtweets.sweep.storage import Settings, delete_study, load_study, stored_about

    if space and narrow:
        raise ConfigError("--space and --narrow exclude each other.", hint="Omit one of them.")
    origin = None
    if narrow:
        first = read(home(), narrow)
        handles = handles or first.about.handles
        searched, steps = narrow_space(first)
        origin = {"study": narrow, "steps": steps}
        for option_name, step in steps.items():
            say(f"{option_name} {step}", console=err)
    else:
        searched = Space.read(space)
    if not handles:
        raise ConfigError("No accounts to train on.", hint="Name some: {command}", command="sweep NASA BillGates")
    study = name = name or (f"{narrow}-narrow" if narrow else sweeps.default_name(handles))

    def earlier(_: object) -> str | None:
        with suppress(NotFoundError):
            if not restart and (about := stored_about(load_study(home(), study))):
                return about.base
        return first.about.base if narrow else None

    config = settle_base(handles, config, accept=accept_terms, earlier=earlier)
    if restart:
        delete_study(home(), name)
    with resumable("Finished trainings are kept.") as (watch, should_stop):
        stopped = sweeps.sweep(
            home(),
            handles,
            config,
            searched,
            where.start(),
            name=name,
            trials=trials,
            hours=hours,
            settings=Settings(
                goal or (first.about.settings.goal if narrow else default_goal(len(handles))),
                config.finetune.seed,
                prune,
            ),
            origin=origin,
            on_event=watch,
            should_stop=should_stop,
        )
    result = read(home(), name)
    with Watcher() as watch:
        path = page.write(home(), result, stopped=stopped, on_event=watch)
    if shown_as_json(result.as_json(path, stopped=stopped)):
        return
    _print_result(result, stopped=stopped)
    if path:
        say(f"\nPage: {path}")
    if not stopped:
        say_next(f"huggingtweets sweep-apply {shlex.quote(name)}")


def _print_result(result: Result, *, stopped: bool) -> None:
    from huggingtweets.evaluation.definitions import BASE
    from huggingtweets.sweep.page import summary

    say(result.name, "bold")
    for sentence in summary(result, stopped=stopped):
        say(sentence)
    options, losses = result.options(result.best), result.best.losses
    say("")
    print_table({"option": list(options), "best": list(map(show, options.values()))})
    say("\nHeld-out bits per byte")
    print_table(
        {
            "account": list(losses),
            BASE: [bits(result.bases[handle]) for handle in losses],
            "best trial": list(map(bits, losses.values())),
        },
        bold="best trial",
    )


def sweep_apply(
    name: Annotated[str | None, typer.Argument(metavar="STUDY", help="Name of the study.")] = None,
    file: Annotated[Path | None, output("FILE", "Write a file for train --config instead.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Go back to the options used before.")] = False,
) -> None:
    """Use a study's best options from now on."""
    from huggingtweets.sweep import apply as applying

    if undo:
        if name or file:
            raise ConfigError("--undo takes no study and no file.", hint="Omit them.")
        path, restored = applying.undo(home())
        if shown_as_json({"path": str(path), "restored": restored}):
            return
        say(f"Restored {path}." if restored else f"Removed {path}: every huggingtweets train uses the defaults again.")
        return
    if not name:
        raise ConfigError("No study is given.", hint="Name one: {command}", command="sweep-apply STUDY")
    path, options, warning = applying.apply(home(), name, file)
    if shown_as_json({"path": str(path), "finetune": options, "warning": warning}):
        return
    for key, value in options.items():
        say(f"{key}: {value}")
    if file:
        say_next(f"huggingtweets train HANDLE --config {quoted(file)}")
    else:
        say(f"Every huggingtweets train now uses {path}")
    if warning:
        warn(str(warning))


@takes(TrainConfig, config_file=True, without=("track", "device", "checkpoint_seconds"))
def sweep_export(
    handles: Handles,
    *,
    config: TrainConfig,
    space: SpaceFile = None,
    name: StudyName = None,
    trials: Trials = 40,
    goal: GoalOption = None,
    path: Annotated[Path, output("FILE", "File to write.")] = Path("sweep.yaml"),
) -> None:
    """Write a sweep file for Weights & Biases."""
    from huggingtweets.sweep import run as sweeps
    from huggingtweets.sweep.wandb import describe, save

    searched = Space.read(space)
    name = name or sweeps.default_name(handles)
    goal = goal or default_goal(len(handles))
    sweep = describe(home(), handles, config, searched, name=name, trials=trials, goal=goal)
    save(sweep, path)
    if shown_as_json({"path": str(path), "sweep": sweep}):
        return
    say(f"Wrote {path}, a sweep over {listing([parameter.name for parameter in searched.parameters])}.")
    say_next(f"wandb sweep {quoted(path)}\nThen: huggingtweets wandb-agent ENTITY/PROJECT/ID")


def wandb_agent(
    sweep: Annotated[
        str | None,
        typer.Argument(
            metavar="ENTITY/PROJECT/ID",
            help="Sweep, as wandb sweep prints it. Default: one trial, for W&B's own agent.",
        ),
    ] = None,
    *,
    trials: Annotated[
        int | None, option("--trials", whole(1), "Number of trials to run. Default: all that W&B has.")
    ] = None,
    project: Annotated[
        str, typer.Option(help="Project of a sweep that is given only by its ID.")
    ] = TrackConfig.model_fields["project"].default,
    device: Device = "auto",
) -> None:
    """Run trials of a sweep at Weights & Biases."""
    from huggingtweets.sweep.wandb import Agent

    if not sweep and not os.environ.get("WANDB_SWEEP_ID"):
        hint = "Name it as wandb sweep prints it: {command}"
        raise ConfigError("No sweep is given.", hint=hint, command="wandb-agent ENTITY/PROJECT/ID")

    def print_trial(run: str, trial: Trial, metrics: Mapping[str, float]) -> None:
        found = {"run": run, "config": trial.values, **metrics, "per_handle": trial.losses}
        if shown_as_json({**found, "seconds": round(trial.seconds, 1)}):
            return
        losses = ", ".join(f"{handle} {loss:.4f}" for handle, loss in trial.losses.items())
        say(f"Run {run}: mean {trial.mean:.4f} bits per byte ({losses})")

    with resumable("Finished trials are kept; the running one counts as failed.") as (watch, should_stop):
        agent = Agent(home(), device=device, on_trial=print_trial, on_event=watch, should_stop=should_stop)
        if agent.run(sweep, project, trials):
            say_stopped(console=err)
