"""`compare`: personas side by side, as a person reads it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Json, out, print_json
from huggingtweets.files import home
from huggingtweets.text import plural

_WORDS = {
    "posts": "number of posts",
    "repeats": "share of repeats",
    "replies": "share of replies",
    "characters": "length of posts",
    "vocabulary": "vocabulary",
    "before": "cost under the untuned base",
}


def compare(
    names: Annotated[list[str] | None, typer.Argument(help="Personas; by default all.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Show personas side by side: held-out loss before and after, and what about their posts goes with it."""
    from huggingtweets import evaluation

    report = evaluation.compare(home(), names or ())
    if as_json:
        print_json(report.as_json())
        return
    table = Table("persona", box=None, header_style="bold", pad_edge=False)
    for column in ("posts", "base", "persona", "gain", "repeats", "replies", "length", "vocabulary"):
        table.add_column(column, justify="right")
    for row in sorted(report.personas, key=lambda row: row.after):
        table.add_row(
            escape(row.name),
            f"{row.posts:,}",
            f"{row.before:.3f}",
            f"[bold]{row.after:.3f}[/bold]",
            f"{row.gain:.0%}",
            f"{row.repeats:.0%}",
            "?" if row.replies is None else f"{row.replies:.0%}",
            "?" if row.characters is None else f"{row.characters:.0f}",
            "?" if row.vocabulary is None else f"{row.vocabulary:.2f}",
        )
    out.print("Held-out bits per byte, the lowest first", highlight=False)
    out.print(table)
    if report.mean_plus_deviation is not None:
        out.print(
            f"Over {plural(len(report.personas), 'persona')}: mean {report.mean:.3f}, mean + 1 standard deviation "
            f"{report.mean_plus_deviation:.3f}",
            highlight=False,
        )
    if found := report.rank_correlations:
        shown = ", ".join(
            f"{_WORDS[what]} {value:+.2f}" for what, value in sorted(found.items(), key=lambda pair: -abs(pair[1]))
        )
        out.print(f"Rank correlation of the loss with: {shown}", highlight=False)
