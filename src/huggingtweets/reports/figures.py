"""The figures of a report on personas.

Nothing is shown by colour alone: shapes and dashes differ too. Each figure has a table of its numbers on the page.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.definitions import BASE, REAL, Measure
from huggingtweets.intervals import Figure
from huggingtweets.reports.drawing import Drawing, colour, draw, interval, label, log_axis, name_axis, plotly

BITS = "bits per byte"

_ROW = 34
"""Height of a row of dots, in CSS pixels."""

_STEPS = 40
"""Steps of a drawn curve."""


def signed(value: float) -> str:
    """A correlation: "+0.25", "−0.70"."""
    return f"{value:+.2f}".replace("-", "−")


def losses(comparison: Comparison) -> Drawing:
    """Loss before and after training, a row for each persona, the lowest on top."""
    rows = sorted(comparison.personas, key=lambda row: row.after)
    names = [label(row.name) for row in rows]
    ends = [end for row in rows for end in (row.before, row.after, None)]  # None: the line ends
    positions = [position for position in range(len(rows)) for _ in range(3)]
    line = {"color": colour("line"), "width": 4}
    traces = [
        plotly().Scatter(x=ends, y=positions, mode="lines", line=line, hoverinfo="skip", showlegend=False),
        _dots(BASE, "other", "circle-open", [row.before for row in rows], names),
        _dots("persona", "persona", "circle", [row.after for row in rows], names),
    ]
    return draw(
        "loss",
        "Loss before and after training (lower is better)",
        "Dot plot of held-out bits per byte before and after training, a row for each persona.",
        traces,
        height=130 + _ROW * len(rows),
        wide=True,
        x={"title": BITS},
        y=name_axis(names),
        legend=True,
    )


def shares(name: str, part: str, measures: Sequence[Measure]) -> Drawing:
    """The shares in `part` with intervals: the persona, and real posts below it."""
    sides = (
        ("persona", "persona", "circle", [measure.figure for measure in measures]),
        (REAL, "real", "diamond-open", [dict(measure.references)[REAL] for measure in measures]),
    )
    traces = [
        interval(side, figures, [row + 0.36 * number - 0.18 for row in range(len(figures))], role, shape, ".1%")
        for number, (side, role, shape, figures) in enumerate(sides)
    ]
    return draw(
        f"{name}-{part}",
        f"{name}: {part}",
        f"Dot plot with 95% intervals of {part} of {name}'s generations and of real posts.",
        traces,
        height=100 + 42 * len(measures),
        x={"tickformat": "~%", "title": "share (with 95% interval)", "rangemode": "tozero"},
        y=name_axis(["<br>".join(textwrap.wrap(measure.name, 18)) for measure in measures]),
        legend=True,
    )


def learning(name: str, curve: Curve) -> Drawing:
    """Trainings on growing samples, the fitted law, and its prediction for twice as many posts."""
    points = sorted(curve.points, key=lambda point: point.posts)
    fewest, most = points[0].posts, points[-1].posts
    reach = curve.twice.posts if curve.twice else most
    traces = [
        plotly().Scatter(
            x=[point.posts for point in points],
            y=[point.bits_per_byte for point in points],
            name="trainings",
            mode="markers",
            marker={"color": colour("persona"), "size": 9},
            hovertemplate="%{x:,} posts: %{y:.3f}<extra></extra>",
        )
    ]
    if law := curve.law:
        steps = [fewest * (reach / fewest) ** (step / _STEPS) for step in range(_STEPS + 1)]
        traces.append(
            plotly().Scatter(
                x=steps,
                y=[law.at(step) for step in steps],
                name="fitted law",
                mode="lines",
                line={"color": colour("other"), "width": 2, "dash": "dash"},
                hoverinfo="skip",
            )
        )
    if twice := curve.twice:
        expected = Figure(value=twice.bits_per_byte, low=twice.low, high=twice.high)
        traces.append(interval("predicted", [expected], [twice.posts], "real", "diamond", vertical=True))
    return draw(
        f"{name}-learning-curve",
        f"{name}: loss by number of posts",
        "Scatter plot of held-out bits per byte by number of posts trained on, with the fitted law.",
        traces,
        height=340,
        x={"title": "posts trained on", **log_axis(fewest, reach)},
        y={"title": BITS},
        legend=bool(curve.law),
    )


def _dots(title: str, role: str, shape: str, values: Sequence[float], names: Sequence[str]) -> Any:
    return plotly().Scatter(
        x=list(values),
        y=list(range(len(values))),
        text=list(names),
        name=title,
        mode="markers",
        marker={"color": colour(role), "symbol": shape, "size": 12, "line": {"width": 2, "color": colour(role)}},
        hovertemplate=f"%{{text}}<br>{title}: %{{x:.3f}}<extra></extra>",
    )
