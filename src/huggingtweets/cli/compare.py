"""`compare`: personas side by side."""

from __future__ import annotations

from huggingtweets.cli.options import Json, Names
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import print_json, say, warn
from huggingtweets.files import home
from huggingtweets.text import bits, plural


def compare(names: Names = None, as_json: Json = False) -> None:
    """Compare personas by held-out loss and by their posts."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.compare import PROPERTIES, VOCABULARY_WORDS
    from huggingtweets.evaluation.definitions import compared

    report = evaluation.compare(home(), names or ())
    if as_json:
        print_json(report.as_json())
        return
    if report.damaged:
        warn(f"Left out because damaged: {', '.join(report.damaged)}.")
    rows = sorted(report.personas, key=lambda row: row.after)
    say("Held-out bits per byte, lowest first")
    figures = [compared(row) for row in rows]
    columns = {name: [each[name] for each in figures] for name in figures[0]}
    print_table({"persona": [row.name for row in rows], **columns}, bold="after")
    say("before: the untuned base; duplicates: posts dropped because they repeat another; characters: per post", "dim")
    say(f"vocabulary: distinct words among {VOCABULARY_WORDS:,} words, divided by {VOCABULARY_WORDS:,}", "dim")
    if report.mean_plus_deviation is not None and len({row.handles for row in rows}) > 1:
        say(
            f"Over {plural(len(rows), 'persona')}: mean {bits(report.mean)}, "
            f"mean + 1 standard deviation {bits(report.mean_plus_deviation)}"
        )
    if found := report.rank_correlations:
        strongest = sorted(found.items(), key=lambda pair: -abs(pair[1]))
        say(
            "Rank correlation of the loss with: "
            + ", ".join(f"{PROPERTIES[key]} {value:+.2f}" for key, value in strongest)
        )
