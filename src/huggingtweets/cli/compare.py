"""`compare`: personas side by side, as a person reads it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Json, out, print_json
from huggingtweets.files import home
from huggingtweets.text import bits, plural


def compare(
    names: Annotated[list[str] | None, typer.Argument(help="Personas; by default all.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Show personas side by side: held-out loss before and after, and what about their posts goes with it."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.compare import PROPERTIES, VOCABULARY_WORDS

    report = evaluation.compare(home(), names or ())
    if as_json:
        print_json(report.as_json())
        return
    table = Table("persona", box=None, header_style="bold", pad_edge=False)
    for column in ("posts", "base", "persona", "gain", "duplicates", "replies", "length", "vocabulary"):
        table.add_column(column, justify="right")
    for row in sorted(report.personas, key=lambda row: row.after):
        table.add_row(
            escape(row.name),
            f"{row.posts:,}",
            bits(row.before),
            f"[bold]{bits(row.after)}[/bold]",
            f"{row.gain:.0%}",
            f"{row.repeats:.0%}",
            "?" if row.replies is None else f"{row.replies:.0%}",
            "?" if row.characters is None else f"{row.characters:.0f}",
            "?" if row.vocabulary is None else f"{row.vocabulary:.2f}",
        )
    out.print("Held-out bits per byte, the lowest first", highlight=False)
    out.print(table)
    out.print(
        "duplicates: posts that curation dropped because they repeat another; length: characters per post; vocabulary: "
        f"distinct words among {VOCABULARY_WORDS:,} words, divided by {VOCABULARY_WORDS:,}",
        highlight=False,
        style="dim",
    )
    if report.mean_plus_deviation is not None:
        out.print(
            f"Over {plural(len(report.personas), 'persona')}: mean {bits(report.mean)}, mean + 1 standard deviation "
            f"{bits(report.mean_plus_deviation)}",
            highlight=False,
        )
    if found := report.rank_correlations:
        shown = ", ".join(
            f"{PROPERTIES[what]} {value:+.2f}" for what, value in sorted(found.items(), key=lambda pair: -abs(pair[1]))
        )
        out.print(f"Rank correlation of the loss with: {shown}", highlight=False)
