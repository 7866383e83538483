"""The figures of a study. Shapes and dashes differ as well as colours."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from huggingtweets.evaluation.definitions import one_decimal
from huggingtweets.reports.drawing import Drawing, colour, draw, interval, label, literal, name_axis, plotly
from huggingtweets.sweep.page.marks import (
    LossAxis,
    goal_label,
    goal_name,
    jittered_position,
    loss,
    marks,
    parameter_axis,
    position,
    trial_count,
    winner_name,
)
from huggingtweets.sweep.result import Result
from huggingtweets.sweep.space import Parameter, show
from huggingtweets.text import bits, percent, plural

_ROW = 34
"""Height of an account's row in CSS pixels."""

_MAX_ACCOUNTS = 40
"""Accounts in the figure; the table has all."""


def _steps(name: str, x: Sequence[float], y: Sequence[float]) -> Any:
    """A line of horizontal and vertical steps."""
    line = {"color": colour("persona"), "width": 1.5, "shape": "hv"}
    return plotly().Scatter(x=x, y=y, name=name, mode="lines", line=line, hoverinfo="skip")


def history(result: Result) -> Drawing:
    """The objective by trial number, with the best so far."""
    axis = LossAxis.of(result)
    whole = [trial for trial in result.trials if not trial.pruned]
    lowest = [*accumulate((trial.value for trial in whole), min), result.best.value]
    numbers = [*(trial.number for trial in whole), result.trials[-1].number]
    return draw(
        "history",
        "Trials in order (lower is better)",
        f"Scatter plot of {goal_name(result)} by trial number, {trial_count(result)}.{axis.outliers_text}",
        [
            _steps("best so far", numbers, list(map(axis.position, lowest))),
            *marks(result, lambda trial: (trial.number, axis.position(trial.value)), axis.high),
        ],
        height=380,
        wide=True,
        x={"title": "trial", "tickformat": "d", **({"dtick": 1} if len(result.trials) < 10 else {})},
        y={"title": goal_label(result), "range": axis.range},
        legend=True,
    )


def by_option(result: Result, parameter: Parameter) -> Drawing:
    """The objective by the values of one option."""
    axis = LossAxis.of(result)
    return draw(
        f"by-{parameter.name.replace('_', '-')}",
        f"Loss by {parameter.name}",
        f"Scatter plot of {goal_name(result)} by {parameter.name}, {trial_count(result)}; the winner has "
        f"{show(result.best.values[parameter.name])}.{axis.outliers_text}",
        marks(result, lambda trial: (jittered_position(parameter, trial), axis.position(trial.value)), axis.high),
        height=345,
        x=parameter_axis(parameter),
        y={"title": goal_label(result), "range": axis.range},
        legend=True,
    )


def contour(result: Result, first: Parameter, second: Parameter) -> Drawing:
    """The objective over two intervals, interpolated between the trials."""
    axis = LossAxis.of(result)
    values: dict[tuple[float, float], list[float]] = {}
    for trial in result.trials:
        values.setdefault((position(first, trial), position(second, trial)), []).append(axis.position(trial.value))
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
    winner = f"{show(result.best.values[first.name])} and {show(result.best.values[second.name])}"
    return draw(
        "contour",
        f"Loss over {first.name} and {second.name} (interpolated between the trials)",
        f"Contour plot of {goal_name(result)} over {first.name} and {second.name}, interpolated between "
        f"{trial_count(result)}; the winner has {winner}.{axis.outliers_text}",
        [surface, *marks(result, lambda trial: (position(first, trial), position(second, trial)), faint="ink")],
        height=440,
        wide=True,
        x=parameter_axis(first),
        y=parameter_axis(second),
        legend=True,
    )


def importance(result: Result) -> Drawing:
    """The importance of each option by two measures, with the range over seeds."""
    names = list(result.forest)
    measures = (
        ("functional ANOVA", result.forest, "persona", "circle", -0.18),
        ("mean decrease of impurity", result.mdi, "real", "diamond-open", 0.18),
    )
    traces = [
        interval(measure, [shares[name] for name in names], [n + shift for n in range(len(names))], role, shape, ".1%")
        for measure, shares, role, shape, shift in measures
    ]
    values = "; ".join(
        f"{name} {percent(result.forest[name].value)} and {percent(result.mdi[name].value)}" for name in names
    )
    return draw(
        "importance",
        "Importance of the options",
        "Dot plot of each option's importance, with its range over seeds, by functional ANOVA and by mean decrease of "
        f"impurity: {values}.",
        traces,
        height=110 + 42 * len(names),
        x={"title": "importance (range over seeds)", "tickformat": "~%", "rangemode": "tozero"},
        y=name_axis(names),
        legend=True,
    )


def by_loss(result: Result) -> list[str]:
    """The accounts, the one with the winner's lowest loss first."""
    return sorted(result.about.handles, key=result.best.losses.__getitem__)


def accounts(result: Result) -> Drawing:
    """Box plots of each account's losses over the trials, with the base, the defaults and the winner."""
    whole, winner, default = result.whole, result.best, result.default
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
    shown = [("untuned base", result.bases, "other", "circle-open", 10)]
    if default and default is not winner:
        shown.append(("defaults", default.losses, "real", "diamond-open", 8))
    shown.append((winner_name(result), winner.losses, "real", "star", 11))
    points = [
        plotly().Scatter(
            x=[losses[handle] for handle in handles],
            y=list(range(len(handles))),
            text=[literal(handle) for handle in handles],
            name=name,
            mode="markers",
            marker={
                "color": colour(role),
                "symbol": shape,
                "size": size,
                "line": {"width": 1.5, "color": colour(role)},
            },
            hovertemplate=f"%{{text}}<br>{name}: %{{x:.3f}}<extra></extra>",
        )
        for name, losses, role, shape, size in shown
    ]
    values = "; ".join(f"{handle} {bits(result.bases[handle])} and {bits(winner.losses[handle])}" for handle in handles)
    is_all = len(handles) == len(result.about.handles)
    return draw(
        "accounts",
        f"Loss of {'each account' if is_all else f'the {_MAX_ACCOUNTS} hardest accounts'} (lower is better)",
        f"Box plots of held-out bits per byte over {plural(len(whole), 'trial')}, for "
        f"{plural(len(handles), 'account')}, with the untuned base and the winner: {values}.",
        [boxes, *points],
        height=130 + _ROW * len(handles),
        wide=True,
        x={"title": "bits per byte"},
        y=name_axis([label(handle) for handle in handles]),
        legend=True,
    )


def front(result: Result) -> Drawing:
    """Loss and time of the trials, with the Pareto front."""
    axis = LossAxis.of(result)
    best = result.front[::-1]
    values = "; ".join(
        f"trial {trial.number} {loss(trial.value)} in {one_decimal(trial.mean_seconds)} s" for trial in best
    )
    return draw(
        "front",
        "Loss and training time (left and low is better)",
        f"Scatter plot of {goal_name(result)} and seconds of training per account, with the Pareto front: {values}."
        f"{axis.outliers_text}",
        [
            _steps(
                "Pareto front", [trial.mean_seconds for trial in best], [axis.position(trial.value) for trial in best]
            ),
            *marks(result, lambda trial: (trial.mean_seconds, axis.position(trial.value)), axis.high),
        ],
        height=360,
        wide=True,
        x={"title": "seconds of training per account", "rangemode": "tozero"},
        y={"title": goal_label(result), "range": axis.range},
        legend=True,
    )
