"""`train --each`: a persona of each of many accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import err, out, print_json, stoppable
from huggingtweets.config import TrainConfig
from huggingtweets.files import home
from huggingtweets.text import duration, plural

if TYPE_CHECKING:
    from huggingtweets.engines import Engine
    from huggingtweets.training import EachReport


def train_each(handles: list[str], config: TrainConfig, engine: Engine, restart: bool, as_json: bool) -> None:
    """Train, and print what became of every account. Exit code 1 when one of them has no persona."""
    from huggingtweets import training
    from huggingtweets.cli.show import Watcher

    with (
        stoppable(
            "Stopping after this step; the personas that are done are kept.",
            "The personas that are done are kept: the same command goes on from there.",
        ) as should_stop,
        Watcher(err) as watch,
    ):
        report = training.train_each(
            home(), handles, config, engine, restart=restart, on_event=watch, should_stop=should_stop
        )
    if as_json:
        print_json(report.as_json())
    else:
        _print(report)
    if report.failed:
        raise typer.Exit(1)


def _print(report: EachReport) -> None:

    if report.trained:
        table = Table("persona", box=None, header_style="bold", pad_edge=False)
        for column in ("posts", "untuned base", "bits per byte", "time"):
            table.add_column(column, justify="right")
        for result in report.trained:
            table.add_row(
                escape(result["name"]),
                f"{result['posts']['kept']:,}",
                f"{result['before']['bits_per_byte']:.3f}",
                f"[bold]{result['after']['bits_per_byte']:.3f}[/bold]",
                duration(result["seconds"]["total"]),
            )
        out.print(table)
    if report.up_to_date:
        out.print(
            f"There already, of the same posts and options: {escape(', '.join(report.up_to_date))}", highlight=False
        )
    if report.failed:  # why was said when it failed
        out.print(f"[red]No persona of[/red] {escape(', '.join(report.failed))}", highlight=False, soft_wrap=True)
    if report.stopped:
        out.print("[yellow]Stopped before its end: the same command goes on from there.[/yellow]")
    elif report.trained:
        out.print(f"{plural(len(report.trained), 'persona')} trained. Next: huggingtweets list", highlight=False)
