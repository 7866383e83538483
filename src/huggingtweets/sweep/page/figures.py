"""The figures of a study. Shapes and dashes differ as well as colours.

Optuna's own figures are not used: they show neither pruned trials nor the best one and the defaults, one diverged trial
flattens all others, and their subplots and parallel axes do not fit on a phone.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from huggingtweets.evaluation.definitions import BASE, one_decimal
from huggingtweets.reports.drawing import (
    Drawing,
    colour,
    draw,
    interval,
    label,
    literal,
    name_axis,
    plotly,
    ticks,
)
from huggingtweets.sweep.page.marks import (
    LossAxis,
    axis_labels,
    best_name,
    column_width,
    goal_label,
    hover_text,
    option_axis,
    position,
    scatter_points,
    trial_count,
    trial_marks,
)
from huggingtweets.sweep.page.summary import goal_name, loss
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, show
from huggingtweets.text import bits, number, percent, plural

_MAX_ACCOUNTS = 40
"""Accounts in the figure; the table has all."""

_ACCOUNT_ROW, _PARALLEL_ROW = 34, 66
"""Height of a row in CSS pixels."""


def history(result: Result) -> Drawing:
    """The goal by trial number, with the best so far."""
    whole = [trial for trial in result.trials if not trial.pruned]
    lowest = [*accumulate((trial.value for trial in whole), min), result.best.value]
    numbers = [*(trial.number for trial in whole), result.trials[-1].number]
    return _scatter(
        result,
        "history",
        "Trials in order (lower is better)",
        f"by trial number, {trial_count(result)}",
        lambda trial: trial.number,
        {"title": "trial", "tickformat": "d", **({"dtick": 1} if len(result.trials) < 10 else {})},
        steps=("best so far", numbers, lowest),
        height=380,
        wide=True,
    )


def by_option(result: Result, parameter: Parameter) -> Drawing:
    """The goal by the values of one option. Where many trials share a value, they are spread sideways."""
    width = column_width(parameter)

    def x(trial: Trial) -> float:
        # Multiples of the golden ratio are a low-discrepancy sequence: consecutive trials do not cover each other.
        return position(parameter, trial) + width * (trial.number * 0.618034 % 1 - 0.5)

    return _scatter(
        result,
        f"by-{parameter.name.replace('_', '-')}",
        f"Loss by {parameter.name}",
        f"by {parameter.name}, {trial_count(result)}; the best has {show(result.best.values[parameter.name])}",
        x,
        option_axis(parameter),
        height=345,
    )


def front(result: Result) -> Drawing:
    """Goal and time of the trials, with the Pareto front."""
    best = result.front[::-1]
    values = "; ".join(
        f"trial {trial.number} {loss(trial.value)} in {one_decimal(trial.mean_seconds)} s" for trial in best
    )
    return _scatter(
        result,
        "front",
        "Loss and training time (left and low is better)",
        f"and seconds of training per account, with the Pareto front: {values}",
        lambda trial: trial.mean_seconds,
        {"title": "seconds of training per account", "rangemode": "tozero"},
        steps=("Pareto front", [trial.mean_seconds for trial in best], [trial.value for trial in best]),
        height=360,
        wide=True,
    )


def _scatter(
    result: Result,
    name: str,
    title: str,
    by: str,
    x_of: Callable[[Trial], float],
    x: dict[str, Any],
    *,
    steps: tuple[str, Sequence[float], Sequence[float]] | None = None,
    **size: Any,
) -> Drawing:
    """The goal of each trial along another axis. `steps`: name, x and y of a line of horizontal and vertical steps."""
    axis = LossAxis.of(result)
    margin = 0.06 * (axis.edge - axis.low) or 0.01
    traces = trial_marks(result, lambda trial: (x_of(trial), axis.position(trial.value)), axis.high)
    if steps:
        line = {"color": colour("persona"), "width": 1.5, "shape": "hv"}
        y = list(map(axis.position, steps[2]))
        traces.insert(0, plotly().Scatter(x=steps[1], y=y, name=steps[0], mode="lines", line=line, hoverinfo="skip"))
    return draw(
        name,
        title,
        f"Scatter plot of {goal_name(result)} {by}.{axis.outliers_text}",
        traces,
        x=x,
        y={"title": goal_label(result), "range": [axis.low - margin, axis.edge + margin]},
        legend=True,
        **size,
    )


def contour(result: Result, first: Parameter, second: Parameter) -> Drawing:
    """The goal over two intervals, interpolated between the trials."""
    axis = LossAxis.of(result)
    values: dict[tuple[float, float], list[float]] = {}
    for trial in result.trials:
        place = position(first, trial), position(second, trial)
        values.setdefault(place, []).append(axis.position(trial.value))
    columns, rows = (sorted({place[side] for place in values}) for side in (0, 1))
    surface = plotly().Contour(
        x=columns,
        y=rows,
        z=[[statistics.fmean(values[x, y]) if (x, y) in values else None for x in columns] for y in rows],
        connectgaps=True,
        colorscale=[[0, colour("heat-1")], [1, colour("heat-0")]],
        line={"width": 0.5, "color": colour("line")},
        ncontours=12,
        showlegend=False,
        hoverinfo="skip",
        colorbar={"thickness": 12, "outlinewidth": 0, "tickfont": {"color": colour("ink")}},
    )
    best = f"{show(result.best.values[first.name])} and {show(result.best.values[second.name])}"
    return draw(
        "contour",
        f"Loss over {first.name} and {second.name} (interpolated between the trials)",
        f"Contour plot of {goal_name(result)} over {first.name} and {second.name}, interpolated between "
        f"{trial_count(result)}; the best has {best}.{axis.outliers_text}",
        [surface, *trial_marks(result, lambda trial: (position(first, trial), position(second, trial)), faint="ink")],
        height=440,
        wide=True,
        x=option_axis(first),
        y=option_axis(second),
        legend=True,
    )


def importance(result: Result) -> Drawing:
    """The importance of each option by two measures, with the range over seeds."""
    names = list(result.forest)
    rows = range(len(names))
    fanova, mdi = [result.forest[name] for name in names], [result.mdi[name] for name in names]
    pairs = zip(names, fanova, mdi, strict=True)
    values = "; ".join(f"{name} {percent(one.value)} and {percent(other.value)}" for name, one, other in pairs)
    return draw(
        "importance",
        "Importance of the options",
        "Dot plot of each option's importance, with its range over seeds, by functional ANOVA and by mean decrease of "
        f"impurity: {values}.",
        [
            interval("functional ANOVA", fanova, [row - 0.18 for row in rows], "persona", "circle", ".1%"),
            interval("mean decrease of impurity", mdi, [row + 0.18 for row in rows], "real", "diamond-open", ".1%"),
        ],
        height=110 + 42 * len(names),
        x={"title": "importance (range over seeds)", "tickformat": "~%", "rangemode": "tozero"},
        y=name_axis(names),
        legend=True,
    )


def by_loss(result: Result) -> list[str]:
    """The accounts, the one with the best trial's lowest loss first."""
    return sorted(result.about.handles, key=result.best.losses.__getitem__)


def accounts(result: Result) -> Drawing:
    """Box plots of each account's losses over the trials, with the base, the defaults and the best trial."""
    whole, best, default = result.whole, result.best, result.default
    handles = by_loss(result)[-_MAX_ACCOUNTS:]
    boxes = plotly().Box(
        x=[trial.losses[handle] for handle in handles for trial in whole],
        y=[row for row in range(len(handles)) for _ in whole],
        name=plural(len(whole), "trial"),
        orientation="h",
        boxpoints="outliers",
        width=0.5,
        line={"color": colour("persona"), "width": 1.5},
        fillcolor=colour("raised"),
        marker={"color": colour("persona"), "size": 4, "symbol": "circle-open"},
        hoveron="points",
        hoverinfo="x",
    )
    shown = [(BASE, result.bases, "other", "circle-open", 10)]
    if default and default is not best:
        shown.append(("defaults", default.losses, "real", "diamond-open", 8))
    shown.append((best_name(result), best.losses, "real", "star", 11))
    names = [literal(handle) for handle in handles]
    points = [
        scatter_points(
            [(losses[handle], row) for row, handle in enumerate(handles)],
            name,
            [f"{each}<br>{name}: {bits(losses[handle])}" for each, handle in zip(names, handles, strict=True)],
            {"color": colour(role), "symbol": shape, "size": size, "line": {"width": 1.5, "color": colour(role)}},
        )
        for name, losses, role, shape, size in shown
    ]
    values = "; ".join(f"{handle} {bits(result.bases[handle])} and {bits(best.losses[handle])}" for handle in handles)
    is_all = len(handles) == len(result.about.handles)
    return draw(
        "accounts",
        f"Loss of {'each account' if is_all else f'the {_MAX_ACCOUNTS} hardest accounts'} (lower is better)",
        f"Box plots of held-out bits per byte over {plural(len(whole), 'trial')}, for "
        f"{plural(len(handles), 'account')}, with the untuned base and the best trial: {values}.",
        [boxes, *points],
        height=130 + _ACCOUNT_ROW * len(handles),
        wide=True,
        x={"title": "bits per byte"},
        y=name_axis([label(handle) for handle in handles]),
        legend=True,
    )


def parallel(result: Result) -> Drawing:
    """Every trial as a line through its loss and its options. The axes lie one below the other to fit on a phone."""
    axis, parameters, good = LossAxis.of(result), result.ranked, result.good
    rows = range(len(parameters) + 1)

    def loss_share(value: float) -> float:
        return (axis.position(value) - axis.low) / ((axis.edge - axis.low) or 1)

    def shares(trial: Trial) -> list[float]:
        return [loss_share(trial.value), *(position(each, trial) for each in parameters)]

    groups = [
        ("pruned", "line", 1.0, "dot", 1.0, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "other", 1.0, "solid", 0.45, result.whole[len(good) :]),
        (f"next best {len(good) - 1}" if len(good) > 2 else "second best", "persona", 2.0, "solid", 1.0, good[1:]),
        (best_name(result), "real", 3.0, "solid", 1.0, good[:1]),
    ]
    traces = [
        plotly().Scatter(  # None separates the lines of a group
            x=[share for trial in group for share in (*shares(trial), None)],
            y=[row for _ in group for row in (*rows, None)],
            text=[hover_text(trial) for trial in group for _ in (*rows, None)],
            name=name,
            mode="lines",
            line={"color": colour(role), "width": width, "dash": dash},
            opacity=opacity,
            hovertemplate="%{text}<extra></extra>",
        )
        for name, role, width, dash, opacity, group in groups
        if group
    ]
    losses = [(number(tick), loss_share(tick)) for tick in ticks(axis.low, axis.high)]
    axes = [(goal_label(result), losses), *((each.name, axis_labels(each)) for each in parameters)]
    notes: list[dict[str, Any]] = []
    for row, (name, labels) in enumerate(axes):
        shared = {"y": row, "showarrow": False, "bgcolor": colour("paper"), "borderpad": 1}
        below = shared | {"yanchor": "top", "yshift": -5, "font": {"size": 12, "color": colour("muted")}}
        for text, share in labels:
            side = "left" if share < 0.04 else "right" if share > 0.96 else "center"
            notes.append(below | {"x": share, "xanchor": side, "text": text})
        notes.append(shared | {"x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": 4, "text": f"<b>{name}</b>"})
    best = ", ".join(f"{name} {show(value)}" for name, value in result.best.values.items())
    return draw(
        "parallel-coordinates",
        "What the best trials have in common (each line is a trial)",
        f"Parallel coordinates of {plural(len(result.trials), 'trial')}: {goal_name(result)}, then "
        f"{', '.join(each.name for each in parameters)}. The best trial: {best}.{axis.outliers_text}",
        traces,
        height=90 + _PARALLEL_ROW * len(rows),
        wide=True,
        x={"visible": False, "range": [-0.01, 1.01]},
        y={
            "range": [rows[-1] + 0.5, -0.5],
            "tickvals": list(rows),
            "showticklabels": False,
            "showline": False,
            "gridcolor": colour("muted"),
        },
        legend=True,
        notes=notes,
    )
