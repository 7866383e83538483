"""`sweep`: which options train well for anyone; `sweep-apply`: use what it found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from pydantic import Field
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Json, err, out, print_json, stoppable
from huggingtweets.cli.engine import Address, Cpus, EngineName, Gpus, Jobs, engine_of
from huggingtweets.cli.options import option, takes
from huggingtweets.config import TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.files import check_folder, home
from huggingtweets.text import duration, plural

if TYPE_CHECKING:
    from huggingtweets.sweep.result import Result

SpaceFile = Annotated[Path | None, typer.Option(metavar="a file", help="YAML file of what to search (docs/sweeps.md).")]
Trials = Annotated[int, option("--trials", Annotated[int, Field(ge=1)], "Sets of options to try in all. (default: 40)")]
Goal = Annotated[
    str,
    option(
        "--goal", Literal["mean+std", "mean", "max"], "What of the accounts' losses to make small. (default: mean+std)"
    ),
]
Storage = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Database the study is in, for several machines; by default a file of yours."),
]


@takes(TrainConfig, config_file=True, without=("checkpoint_seconds",))
def sweep(
    handles: Annotated[
        list[str] | None,
        typer.Argument(help="Accounts in the library; with --narrow, by default its.", show_default=False),
    ] = None,
    *,
    config: TrainConfig,
    space: SpaceFile = None,
    narrow: Annotated[
        str | None,
        typer.Option(metavar="a study", help="Search again what mattered in that study, close to its best trials."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="text", help="Name of the study. By default made from the accounts.")
    ] = None,
    trials: Trials = 40,
    hours: Annotated[
        float | None, option("--hours", Annotated[float, Field(gt=0)], "Begin no training after so many hours.")
    ] = None,
    goal: Goal = "mean+std",
    seconds: Annotated[
        bool, typer.Option("--seconds", help="Make the time of training small as well (nothing is given up early).")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune/--no-prune", help="Give up trials that are worse on the accounts seen so far.")
    ] = True,
    jobs: Jobs = 1,
    engine: EngineName = "local",
    address: Address = None,
    cpus: Cpus = 2,
    gpus: Gpus = 0,
    storage: Storage = None,
    png: Annotated[
        Path | None,
        typer.Option(metavar="a folder", help="Put the page's figures there as pictures (needs Chrome or Chromium)."),
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Begin the study anew.")] = False,
    as_json: Json = False,
) -> None:
    """Search the options that train best over many accounts: the lowest mean loss + 1 standard deviation."""
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sweep import page
    from huggingtweets.sweep import run as sweeps
    from huggingtweets.sweep.narrow import narrow as cut
    from huggingtweets.sweep.result import read
    from huggingtweets.sweep.space import DEFAULT, Space
    from huggingtweets.sweep.storage import Settings, check_name, delete_study

    if space and narrow:
        raise ConfigError("--space and --narrow both say what to search. Give one of them.")
    if png:
        check_folder(png, "png")
    origin = None
    if narrow:
        first = read(home(), narrow, storage)
        handles = handles or first.about.handles
        narrowed = cut(first)
        searched, origin = narrowed.space, {"study": narrow, "steps": narrowed.steps}
        for option_name, said in narrowed.steps.items():
            err.print(f"{option_name} {said}", highlight=False, markup=False, soft_wrap=True)
    else:
        searched = Space.read(space) if space else Space.of(DEFAULT)
    if not handles:
        raise ConfigError("Name the accounts to train on, such as: huggingtweets sweep NASA BillGates")
    name = check_name(name or (f"{narrow}-narrow" if narrow else sweeps.default_name(handles)))
    if restart:
        delete_study(home(), name, storage)
    with (
        stoppable(
            "Stopping after this step; the trainings that are over are kept.",
            "The trainings that were over are kept: the same command goes on from there.",
        ) as should_stop,
        Watcher(err) as watch,
    ):
        stopped = sweeps.sweep(
            home(),
            handles,
            config,
            searched,
            engine_of(engine, jobs, address, cpus, gpus),
            name=name,
            trials=trials,
            hours=hours,
            settings=Settings(goal, seconds, config.finetune.seed, prune),  # type: ignore[arg-type]
            storage=storage,
            origin=origin,
            on_event=watch,
            should_stop=should_stop,
        )
    result = read(home(), name, storage)
    with Watcher(err) as watch:
        written = page.write(home(), result, stopped=stopped, png=png, on_event=watch)
    if as_json:
        print_json({**result.as_json(written.path, stopped=stopped), "pngs": list(map(str, written.pngs))})
        return
    _print(result)
    if written.path:
        out.print(f"\nPage: {written.path}", highlight=False, markup=False, soft_wrap=True)
    if written.pngs:
        out.print(f"{plural(len(written.pngs), 'picture')} in {png}", highlight=False, markup=False, soft_wrap=True)
    if stopped:
        out.print("[yellow]Stopped before its end: the same command goes on from there.[/yellow]")
    else:
        out.print(f"Next: huggingtweets sweep-apply {escape(name)}", highlight=False)


def _print(result: Result) -> None:
    from huggingtweets.sweep.space import show

    best, pruned = result.best, sum(trial.pruned for trial in result.trials)
    out.print(
        f"[bold]{escape(result.name)}[/bold]: {plural(len(result.trials), 'trial')} on "
        f"{plural(len(result.about.handles), 'account')}, {pruned} pruned, {result.failed} failed; "
        f"{duration(result.seconds)} of training",
        highlight=False,
    )
    table = Table("option", box=None, header_style="bold", pad_edge=False)
    told = ("importance", "range", "mean decrease of impurity") if result.forest else ()
    for column in ("best", *told):
        table.add_column(column, justify="right")
    options = result.options(best)
    for name in [*result.forest, *(name for name in options if name not in result.forest)]:
        forest, mdi = result.forest.get(name), result.mdi.get(name)
        cells = [name, show(options[name])]
        if forest and mdi:
            cells += [f"{forest.value:.0%}", f"{forest.low:.0%} to {forest.high:.0%}", f"{mdi.value:.0%}"]
        table.add_row(*cells)
    out.print(table)
    if not result.forest:
        out.print("What mattered cannot be told: the trials are too few, or all alike.")
    losses = Table("account", box=None, header_style="bold", pad_edge=False)
    for column in ("untuned base", "best trial"):
        losses.add_column(column, justify="right")
    for handle, loss in best.losses.items():
        losses.add_row(escape(handle), f"{result.bases[handle]:.3f}", f"[bold]{loss:.3f}[/bold]")
    out.print("\nHeld-out bits per byte", highlight=False)
    out.print(losses)
    out.print(
        f"Trial {best.number}: mean {best.mean:.4f}, standard deviation {best.deviation:.4f}, goal {best.value:.4f}",
        highlight=False,
    )


def sweep_apply(
    name: Annotated[str, typer.Argument(help="Study.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="a file",
            help="Write a config file for train --config instead.",
            show_default=False,
        ),
    ] = None,
    storage: Storage = None,
    as_json: Json = False,
) -> None:
    """Train with a study's best options from now on."""
    from huggingtweets.sweep.apply import apply

    path, options, warning = apply(home(), name, output, storage)
    if as_json:
        print_json({"path": str(path), "finetune": options, "warning": warning})
        return
    for key, value in options.items():
        out.print(f"{key}: {value}", highlight=False)
    used = f"huggingtweets train --config {output}" if output else "Every huggingtweets train takes these from"
    out.print(f"{used} {'' if output else path}".strip(), highlight=False, markup=False, soft_wrap=True)
    if warning:
        err.print(f"[yellow]{escape(warning)}[/yellow]", highlight=False, soft_wrap=True)
