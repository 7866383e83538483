"""The figures: numbers in, Plotly figures out. Nothing is told by colour alone: shapes and dashes differ too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from huggingtweets import text
from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.compare import Row
from huggingtweets.evaluation.measures.power_law import Law
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Confusion, Fit
from huggingtweets.reports import wording
from huggingtweets.reports.drawing import (
    Drawing,
    draw,
    interval,
    label,
    line_axis,
    literal,
    log_axis,
    over,
    plotly,
    upright,
)
from huggingtweets.reports.theme import SERIES, colour

BITS = "bits per byte"

_ROW = 30
"""Height of a line of dots, in CSS pixels."""

_STEPS = 40
"""Of a curve, equal on a logarithmic axis."""

_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x")
_DASHES = ("solid", "dash", "dot", "dashdot")


def losses(comparison: Comparison) -> Drawing:
    """Bits per byte before and after training, a line of its own for each persona, the lowest on top."""
    rows = sorted(comparison.personas, key=lambda row: row.after)
    names = [label(row.name) for row in rows]
    tracks: dict[str, list[Any]] = {"x": [], "y": []}
    for place, row in enumerate(rows):
        tracks["x"] += [row.before, row.after, None]
        tracks["y"] += [place, place, None]
    go = plotly()
    shapes, notes = list[dict[str, Any]](), list[dict[str, Any]]()
    if comparison.mean_plus_deviation is not None:
        ends = (comparison.mean, comparison.mean_plus_deviation)
        shapes = [upright(ends[0], "dash"), upright(ends[1], "dot")]
        notes = [over(ends[0], "mean", "right"), over(ends[1], "+ 1 sd", "left")]
    traces = [
        go.Scatter(**tracks, mode="lines", line={"color": colour("line"), "width": 4}, hoverinfo="skip",
                   showlegend=False),
        _dots("untuned base", [row.before for row in rows], names, "other", "circle-open"),
        _dots("persona", [row.after for row in rows], names, "persona", "circle"),
    ]  # fmt: skip
    told = "; ".join(f"{row.name} {text.bits(row.before)} to {text.bits(row.after)}" for row in rows)
    return draw(
        "loss",
        "Loss before and after training (lower is better)",
        f"Dot plot of held-out bits per byte of the untuned base and of the persona: {told}.",
        traces,
        height=130 + _ROW * len(rows),
        wide=True,
        x={"title": BITS},
        y=line_axis(names),
        legend=True,
        shapes=shapes,
        notes=notes,
    )


def epochs(rows: Sequence[Row]) -> Drawing:
    """Bits per byte after each epoch; epoch 0 is the untuned base."""
    go = plotly()
    traces = [
        go.Scatter(
            x=list(range(len(row.epochs) + 1)),
            y=[row.before, *row.epochs],
            name=label(row.name),
            mode="lines+markers",
            line={"color": _series(number), "dash": _DASHES[number // SERIES % len(_DASHES)], "width": 2},
            marker={"symbol": _SHAPES[number % SERIES], "size": 8},
            hovertemplate="%{fullData.name}<br>epoch %{x}: %{y:.3f}<extra></extra>",
        )
        for number, row in enumerate(rows)
    ]
    told = "; ".join(f"{row.name} {', '.join(map(text.bits, (row.before, *row.epochs)))}" for row in rows)
    return draw(
        "epochs",
        "Loss over epochs",
        f"Lines of held-out bits per byte by epoch, from the untuned base on: {told}.",
        traces,
        height=340 + 14 * len(rows),  # on narrow screens the legend has a line for each
        wide=True,
        x={"title": "epoch (0: the untuned base)", "dtick": 1},
        y={"title": BITS},
        legend=True,
    )


def against(rows: Sequence[Row], what: str, title: str, correlation: float, *, percent: bool, log: bool) -> Drawing:
    """Bits per byte of each persona against the quantity `what`, an attribute of its row."""
    values = [getattr(row, what) for row in rows]
    shown = "%{x:.1%}" if percent else "%{x:,.4~g}"
    trace = plotly().Scatter(
        x=values,
        y=[row.after for row in rows],
        text=[literal(row.name) for row in rows],
        mode="markers",
        marker={"color": colour("persona"), "size": 10, "line": {"color": colour("paper"), "width": 1}},
        hovertemplate=f"%{{text}}<br>{shown}: %{{y:.3f}}<extra></extra>",
    )
    x: dict[str, Any] = {"title": title}
    if percent:
        x["tickformat"] = ".0%"
    if log:
        x |= log_axis(min(values), max(values))
    return draw(
        f"loss-by-{what}",
        f"Loss by {title}: rank correlation {wording.signed(correlation)}",
        f"Scatter plot of held-out bits per byte against {title}, {len(rows)} personas. Spearman's rank correlation "
        f"{wording.signed(correlation)}.",
        [trace],
        height=280,
        x=x,
        y={"title": BITS},
    )


def fit(name: str, base: str, costs: Fit) -> Drawing:
    """Bits per byte with intervals: the persona's, and those of what it has to beat."""
    lines = {
        "persona": (costs.bits_per_byte, "persona", "circle"),
        "n-grams": (costs.ngram_bits_per_byte, "real", "diamond"),
        "untuned base": (costs.base_bits_per_byte, "other", "circle-open"),
    }
    told = "; ".join(f"{line} {wording.measured(figure, text.bits)}" for line, (figure, _, _) in lines.items())
    return draw(
        f"{name}-fit",
        f"{name}: fit (lower is better)",
        f"Dot plot with 95% intervals of held-out bits per byte of {name}, of an n-gram model and of {base}: {told}.",
        [
            interval(line, [cost], [place], role, shape)
            for place, (line, (cost, role, shape)) in enumerate(lines.items())
        ],
        height=80 + 34 * len(lines),
        x={"title": BITS},
        y=line_axis(list(lines)),
    )


def beside(name: str, part: str, title: str, pairs: Mapping[str, tuple[Figure, Figure]]) -> Drawing:
    """Shares with intervals, of generations and right under them of real posts. A label may hold `<br>`."""
    labels = list(pairs)
    traces = [
        interval(whose, [pair[side] for pair in pairs.values()], [place + (side - 0.5) * 0.36 for place in
                  range(len(labels))], role, shape, ".1%")
        for side, (whose, role, shape) in enumerate((("generations", "persona", "circle"),
                                                     ("real posts", "real", "diamond-open")))
    ]  # fmt: skip
    told = "; ".join(
        f"{line.replace('<br>', ' ')} {text.percent(ours.value)} and {text.percent(real.value)}"
        for line, (ours, real) in pairs.items()
    )
    return draw(
        f"{name}-{part}",
        f"{name}: {title}",
        f"Dot plot with 95% intervals of shares of {name}'s generations and of real posts: {told}.",
        traces,
        height=100 + 42 * len(labels),
        x={"tickformat": "~%", "title": "share (with 95% interval)", "rangemode": "tozero"},
        y=line_axis(labels),
        legend=True,
    )


def told_apart(name: str, persona: Figure, chain: Figure | None) -> Drawing:
    """Areas under the ROC curve, the persona's and a Markov chain's."""
    lines = {"persona": (persona, "persona", "circle")}
    if chain:
        lines["Markov chain"] = (chain, "real", "diamond")
    told = "; ".join(f"{line} {wording.measured(figure, wording.two)}" for line, (figure, _, _) in lines.items())
    return draw(
        f"{name}-two-sample",
        f"{name}: told from real posts",
        f"Dot plot with 95% intervals of the area under the ROC curve of a classifier that tells posts of {name} from "
        f"real ones, from 0.5 (not at all) to 1 (always): {told}.",
        [interval(line, [auc], [place], role, shape, ".2f")
         for place, (line, (auc, role, shape)) in enumerate(lines.items())],
        height=98 + 34 * len(lines),
        x={"title": "AUC (0.5: not told apart, 1: always)",
           "range": [min(0.45, *(figure.low - 0.02 for figure, _, _ in lines.values())), 1.02]},
        y=line_axis(list(lines)),
        shapes=[upright(0.5, "dot")],
        notes=[over(0.5, "chance", "left")],
    )  # fmt: skip


def confusion(name: str, part: str, whose: str, authors: Sequence[str], counts: Confusion) -> Drawing:
    """A heat map of the rows of `counts` that are not all zero; shades are shares of a row, so that rows compare."""
    rows = [(author, row) for author, row in zip(authors, counts, strict=True) if sum(row)]
    shares = [[count / sum(row) for count in row] for _, row in rows]
    told = "; ".join(
        f"of {sum(row)} of {author}, {row[authors.index(author)]} are taken for {author}'s" for author, row in rows
    )
    heat = plotly().Heatmap(
        x=[label(author) for author in authors],
        y=[label(author) for author, _ in rows],
        z=shares,
        text=[[f"{count:,}" for count in row] for _, row in rows],
        texttemplate="%{text}" if len(authors) <= 12 else None,
        zmin=0,
        zmax=1,
        xgap=1,
        ygap=1,
        colorscale=[[0, colour("heat-0")], [1, colour("heat-1")]],
        showscale=False,
        hovertemplate="%{y} taken for %{x}: %{text} (%{z:.1%})<extra></extra>",
    )
    return draw(
        f"{name}-{part}",
        f"{name}: whom {whose} are taken for",
        f"Heat map of whom {whose} are taken for: {told}.",
        [heat],
        height=190 + 34 * len(rows),
        x={"title": "taken for", "showgrid": False, "type": "category", "tickangle": -35},
        y={"title": "written by", "showgrid": False, "type": "category", "autorange": "reversed"},
    )


def learning(name: str, curve: Curve) -> Drawing:
    """Trainings on ever more posts, the law fitted to them, and what it says of twice as many."""
    go = plotly()
    ordered = sorted(curve.points, key=lambda point: point.posts)
    fewest, most = ordered[0].posts, ordered[-1].posts
    reach = curve.twice.posts if curve.twice else most
    traces = [
        go.Scatter(
            x=[point.posts for point in ordered],
            y=[point.bits_per_byte for point in ordered],
            name="trainings",
            mode="markers",
            marker={"color": colour("persona"), "size": 9},
            hovertemplate="%{x:,} posts: %{y:.3f}<extra></extra>",
        )
    ]
    says = "; ".join(f"{point.posts:,} posts {text.bits(point.bits_per_byte)}" for point in ordered)
    if law := curve.law:
        steps = [fewest * (reach / fewest) ** (step / _STEPS) for step in range(_STEPS + 1)]
        traces.append(
            go.Scatter(
                x=steps,
                y=[law.at(step) for step in steps],
                name="fitted law",
                mode="lines",
                line={"color": colour("other"), "width": 2, "dash": "dash"},
                hoverinfo="skip",
            )
        )
        says += f". Fitted law: {law_told(law)}"
    if twice := curve.twice:
        expected = Figure(value=twice.bits_per_byte, low=twice.low, high=twice.high)
        traces.append(
            interval("expected of twice as many", [expected], [twice.posts], "real", "diamond", vertical=True)
        )
        says += f". Expected of {twice.posts:,} posts: {wording.measured(expected, text.bits)}"
    return draw(
        f"{name}-learning-curve",
        f"{name}: loss by number of posts",
        f"Scatter plot of held-out bits per byte by number of posts trained on: {says}.",
        traces,
        height=340,
        x={"title": "posts trained on", **log_axis(fewest, reach)},
        y={"title": BITS},
        legend=bool(curve.law),
    )


def law_told(law: Law) -> str:
    return f"{law.floor:.3f} + {law.amount:.3g} × posts^−{law.exponent:.2f} bits per byte"


def _dots(title: str, values: Sequence[float], names: Sequence[str], role: str, shape: str) -> Any:
    return plotly().Scatter(
        x=list(values),
        y=list(range(len(values))),
        text=list(names),
        name=title,
        mode="markers",
        marker={"color": colour(role), "symbol": shape, "size": 12, "line": {"width": 2, "color": colour(role)}},
        hovertemplate=f"%{{text}}<br>{title}: %{{x:.3f}}<extra></extra>",
    )


def _series(number: int) -> str:
    return colour(f"series-{number % SERIES + 1}")
