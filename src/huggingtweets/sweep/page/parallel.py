"""Parallel coordinates of a study, with the axes one below the other so that they fit on a phone."""

from __future__ import annotations

import math

from huggingtweets.reports.drawing import Drawing, colour, draw, label, plotly, ticks
from huggingtweets.sweep.page.marks import LossAxis, goal_label, goal_name, hover, parameter_ticks, winner_name
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, Value, show
from huggingtweets.text import number, plural

_GOOD_SHARE, _MIN_GOOD = 0.1, 3
"""Share of the trials that are highlighted, and their least number."""

_ROW = 66
"""Height between two axes in CSS pixels."""

_LETTERS, _MIN_LETTERS = 48, 5
"""Letters that fit below an axis on a phone, and the least per choice."""


def good_trials(result: Result) -> list[Trial]:
    """The best of the trials on every account, the winner first."""
    return result.whole[: max(_MIN_GOOD, round(_GOOD_SHARE * len(result.whole)))]


def parallel(result: Result) -> Drawing:
    """Every trial as a line through its loss and its options."""
    axis, parameters, good = LossAxis.of(result), result.ranked, good_trials(result)
    rows = range(len(parameters) + 1)

    def loss_share(value: float) -> float:
        return (axis.position(value) - axis.low) / ((axis.edge - axis.low) or 1)

    def shares(trial: Trial) -> list[float]:
        return [loss_share(trial.value), *(_share(each, trial.values[each.name]) for each in parameters)]

    groups = [
        ("pruned", "line", 1.0, "dot", 1.0, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "other", 1.0, "solid", 0.45, result.whole[len(good) :]),
        (f"next best {len(good) - 1}" if len(good) > 2 else "second best", "persona", 2.0, "solid", 1.0, good[1:]),
        (winner_name(result), "real", 3.0, "solid", 1.0, good[:1]),
    ]
    traces = [
        plotly().Scatter(  # None separates the lines of a group
            x=[share for trial in group for share in (*shares(trial), None)],
            y=[row for _ in group for row in (*rows, None)],
            text=[hover(trial) for trial in group for _ in (*rows, None)],
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
    axes = [(goal_label(result), losses), *((each.name, _labels(each)) for each in parameters)]
    shared = {"showarrow": False, "bgcolor": colour("paper"), "borderpad": 1}
    notes = [
        {
            **shared,
            "x": share,
            "y": row,
            "yanchor": "top",
            "yshift": -5,
            "text": text,
            "xanchor": "left" if share < 0.04 else "right" if share > 0.96 else "center",
            "font": {"size": 12, "color": colour("muted")},
        }
        for row, (_, labels) in enumerate(axes)
        for text, share in labels
    ] + [
        {**shared, "x": 0, "xanchor": "left", "y": row, "yanchor": "bottom", "yshift": 4, "text": f"<b>{name}</b>"}
        for row, (name, _) in enumerate(axes)
    ]
    winner = ", ".join(f"{name} {show(value)}" for name, value in result.best.values.items())
    return draw(
        "parallel-coordinates",
        "What the best trials have in common (each line is a trial)",
        f"Parallel coordinates of {plural(len(result.trials), 'trial')}: {goal_name(result)}, then "
        f"{', '.join(each.name for each in parameters)}. The winner: {winner}.{axis.outliers_text}",
        traces,
        height=90 + _ROW * len(rows),
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


def _share(parameter: Parameter, value: Value) -> float:
    """Where `value` lies along the parameter's axis, from 0 to 1."""
    if parameter.choices:
        return parameter.choices.index(value) / (len(parameter.choices) - 1)
    amount = float(value)  # type: ignore[arg-type]
    if parameter.log:
        return math.log(amount / parameter.low) / math.log(parameter.high / parameter.low)
    return (amount - parameter.low) / (parameter.high - parameter.low)


def _labels(parameter: Parameter) -> list[tuple[str, float]]:
    """Texts below the parameter's axis, and where they stand."""
    if parameter.choices:
        longest = max(_MIN_LETTERS, _LETTERS // len(parameter.choices))
        return [(label(show(choice), longest), _share(parameter, choice)) for choice in parameter.choices]
    return [(number(tick), _share(parameter, tick)) for tick in parameter_ticks(parameter)]
