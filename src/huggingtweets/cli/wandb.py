"""`sweep-export` and `wandb-agent`: the same search at Weights & Biases."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huggingtweets.cli.options import Device, Handles, Json, option, output, takes, whole
from huggingtweets.cli.progress import resumable
from huggingtweets.cli.sweep import Goal, SpaceFile, StudyName, Trials
from huggingtweets.cli.terminal import err, print_json, say, say_stopped
from huggingtweets.config import TrackConfig, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.text import listing, quoted

if TYPE_CHECKING:
    from huggingtweets.sweep.result import Trial


@takes(TrainConfig, config_file=True, without=("track", "device", "checkpoint_seconds"))
def sweep_export(
    handles: Handles,
    *,
    config: TrainConfig,
    space: SpaceFile = None,
    name: StudyName = None,
    trials: Trials = 40,
    goal: Goal = None,
    path: Annotated[Path, output("FILE", "File to write.")] = Path("sweep.yaml"),
    as_json: Json = False,
) -> None:
    """Write a sweep file for Weights & Biases."""
    from huggingtweets.sweep import run as sweeps
    from huggingtweets.sweep.goal import default_goal
    from huggingtweets.sweep.space import DEFAULT, Space
    from huggingtweets.sweep.wandb import describe, save

    searched = Space.read(space) if space else Space.of(DEFAULT)
    name = name or sweeps.default_name(handles)
    goal = goal or default_goal(len(handles))
    sweep = describe(home(), handles, config, searched, name=name, trials=trials, goal=goal)
    save(sweep, path)
    if as_json:
        print_json({"path": str(path), "sweep": sweep})
        return
    say(f"Wrote {path}, a sweep over {listing([parameter.name for parameter in searched.parameters])}.")
    say(f"Next: wandb sweep {quoted(path)}\nThen: huggingtweets wandb-agent ENTITY/PROJECT/ID")


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
    as_json: Json = False,
) -> None:
    """Run trials of a sweep at Weights & Biases."""
    from huggingtweets.sweep.wandb import Agent
    from huggingtweets.sweep.wandb import as_json as trial_json

    if not sweep and not os.environ.get("WANDB_SWEEP_ID"):
        raise ConfigError(
            "No sweep is given.",
            hint="Name it as wandb sweep prints it: {command}",
            command="wandb-agent ENTITY/PROJECT/ID",
        )

    def show(run: str, trial: Trial, metrics: Mapping[str, float]) -> None:
        if as_json:
            print_json(trial_json(run, trial, metrics))
            return
        losses = ", ".join(f"{handle} {loss:.4f}" for handle, loss in trial.losses.items())
        say(f"Run {run}: mean {trial.mean:.4f} bits per byte ({losses})")

    with resumable("Finished trials are kept; the running one counts as failed.") as (watch, should_stop):
        agent = Agent(home(), device=device, on_trial=show, on_event=watch, should_stop=should_stop)
        if not sweep:
            agent.run_one()
        elif agent.run(sweep, project, trials):
            say_stopped(console=err)
