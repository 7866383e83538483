"""`curve`: would more posts help? As a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import Annotated

import typer
from pydantic import Field
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Json, err, out, persona_name, print_json, stoppable
from huggingtweets.cli.options import option, takes
from huggingtweets.config import TrainConfig
from huggingtweets.files import home
from huggingtweets.text import duration, plural


@takes(TrainConfig, config_file=True, without=("tracking", "checkpoint_seconds"))
def curve(
    handles: Annotated[list[str], typer.Argument(help="Accounts in the library.", show_default=False)],
    *,
    config: TrainConfig,
    name: Annotated[
        str | None,
        typer.Option(parser=persona_name, metavar="text", help="Name of the curve. By default the handles."),
    ] = None,
    points: Annotated[
        int,
        option(
            "--points",
            Annotated[int, Field(ge=3)],
            "How many numbers of posts to train on, from a tenth to all. (default: 6)",
        ),
    ] = 6,
    seeds: Annotated[
        int,
        option(
            "--seeds",
            Annotated[int, Field(ge=1)],
            "How often to do all that, each time with other posts held out; the first is --seed. (default: 3)",
        ),
    ] = 3,
    restart: Annotated[
        bool, typer.Option("--restart", help="Measure anew what was measured before of the same posts and options.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Tell whether more posts would help: train on more and more of an account's posts and see how the loss falls."""
    from huggingtweets import evaluation
    from huggingtweets.cli.show import Watcher

    with (
        stoppable(
            "Stopping after this step; the trainings that are over are kept.",
            "The trainings that were over are kept: the same command goes on from there.",
        ) as should_stop,
        Watcher(err) as watch,
    ):
        measured = evaluation.curve(
            home(),
            handles,
            config,
            name=name,
            points=points,
            seeds=seeds,
            restart=restart,
            on_event=watch,
            should_stop=should_stop,
        )
    if as_json:
        print_json(measured.as_json())
        return
    table = Table("posts", box=None, header_style="bold", pad_edge=False)
    table.columns[0].justify = "right"
    for column in ("bits per byte", "range", "seeds"):
        table.add_column(column, justify="right")
    # One for each seed that was begun: all its points say the same.
    base = list({point.seed: point.base_bits_per_byte for point in measured.points}.values())
    if base:
        table.add_row("none", *_cells(base))
    for posts in sorted({point.posts for point in measured.points}):
        table.add_row(f"{posts:,}", *_cells([point.bits_per_byte for point in measured.points if point.posts == posts]))
    out.print(
        f"Held-out loss of {escape(measured.name)} by the number of posts trained on; "
        f"{plural(measured.held_out, 'post')} held out",
        highlight=False,
        soft_wrap=True,
    )
    out.print(table)
    if (law := measured.law) and measured.twice:  # without, what is known is no more than noise
        out.print(
            f"Fitted: {law.floor:.3f} + {law.amount:.4g} x posts ^ -{law.exponent:.3g}; "
            f"{duration(measured.seconds)} in all",
            highlight=False,
        )
    out.print(f"[bold]{escape(measured.sentence)}[/bold]", highlight=False, soft_wrap=True)
    if measured.stopped:
        out.print("[yellow]Stopped before its end: the same command goes on from there.[/yellow]")


def _cells(losses: Sequence[float]) -> tuple[str, str, str]:
    """Mean, range and number of `losses`."""
    return f"{fmean(losses):.3f}", f"{min(losses):.3f} to {max(losses):.3f}", str(len(losses))
