"""`sweep-export` and `wandb-agent`: the same search, done by Weights & Biases."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import Field
from rich.markup import escape

from huggingtweets.cli.app import Device, Json, err, out, print_json, stoppable
from huggingtweets.cli.options import option, takes
from huggingtweets.cli.sweep import Goal, SpaceFile, Trials
from huggingtweets.config import TrackConfig, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.files import home

if TYPE_CHECKING:
    from huggingtweets.sweep.wandb import AgentTrial


@takes(TrainConfig, config_file=True, without=("track", "device", "checkpoint_seconds"))
def sweep_export(
    handles: Annotated[list[str], typer.Argument(help="Accounts in the library.", show_default=False)],
    *,
    config: TrainConfig,
    space: SpaceFile = None,
    name: Annotated[
        str | None, typer.Option(metavar="text", help="Name of the sweep. By default made from the accounts.")
    ] = None,
    trials: Trials = 40,
    goal: Goal = "mean+std",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="a file", help="Where to write it.")] = Path(
        "sweep.yaml"
    ),
    as_json: Json = False,
) -> None:
    """Write a sweep's YAML file for Weights & Biases, which then searches in Optuna's place."""
    from huggingtweets.sweep import run as sweeps
    from huggingtweets.sweep.space import DEFAULT, Space
    from huggingtweets.sweep.wandb import describe, save

    searched = Space.read(space) if space else Space.of(DEFAULT)
    name = name or sweeps.default_name(handles)
    sweep = describe(home(), handles, config, searched, name=name, trials=trials, goal=goal)  # type: ignore[arg-type]
    save(sweep, output)
    if as_json:
        print_json({"path": str(output), "sweep": sweep})
        return
    names = ", ".join(parameter.name for parameter in searched.parameters)
    out.print(f"{output}: a sweep over {names}", highlight=False, markup=False, soft_wrap=True)
    out.print(f"Next: wandb sweep {output}", highlight=False, markup=False, soft_wrap=True)
    out.print("Then: huggingtweets wandb-agent with the sweep that it names", highlight=False)


def wandb_agent(
    sweep: Annotated[
        str | None,
        typer.Argument(
            metavar="[ENTITY/PROJECT/ID]",
            help="Sweep, as wandb sweep names it. Without it, the one trial that W&B's own agent asks for.",
            show_default=False,
        ),
    ] = None,
    *,
    trials: Annotated[
        int | None,
        option("--trials", Annotated[int, Field(ge=1)], "Trials to do at most. By default all that W&B has."),
    ] = None,
    project: Annotated[
        str, typer.Option(metavar="text", help="Project of a sweep that is named by its ID alone.")
    ] = TrackConfig.model_fields["project"].default,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Do the trials of a sweep at Weights & Biases, made with sweep-export."""
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sweep.wandb import Agent

    if not sweep and not os.environ.get("WANDB_SWEEP_ID"):
        raise ConfigError("Name the sweep, as wandb sweep prints it: huggingtweets wandb-agent ENTITY/PROJECT/ID")

    def show(trained: AgentTrial) -> None:
        if as_json:
            print_json(trained.as_json())
            return
        losses = ", ".join(f"{handle} {loss:.4f}" for handle, loss in trained.losses.items())
        out.print(
            f"Run {escape(trained.run)}: {trained.objectives['mean_plus_std']:.4f} bits per byte, mean + 1 standard "
            f"deviation ({escape(losses)})",
            highlight=False,
            soft_wrap=True,
        )

    with (
        stoppable(
            "Stopping after this step; the trial under way counts as failed.",
            "Trials that are over are kept at Weights & Biases.",
        ) as should_stop,
        Watcher(err) as watch,
    ):
        agent = Agent(home(), device=device, on_trial=show, on_event=watch, should_stop=should_stop)
        if not sweep:
            agent.run_one()
        elif agent.run(sweep, project, trials):
            err.print("[yellow]Stopped before its end: the same command goes on with the sweep.[/yellow]")
