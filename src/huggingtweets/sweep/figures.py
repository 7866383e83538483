"""The figures of a study. Shapes and dashes differ as well as colours.

Optuna's own figures are not used: they show neither pruned trials nor the best one and the defaults, one diverged trial
flattens all others, and their subplots and parallel axes do not fit on a phone.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from huggingtweets.reports.drawing import Drawing, colour, dots, draw, interval, label, line, literal, name_axis, ticks
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, Value, show
from huggingtweets.text import number, percent, plural

_OUTLIER = 2.0
"""Trials are outliers if they lie more than this many times as far above the best as nine in ten trials do."""

_MAX_COLUMNS = 10  # integer intervals below this length are drawn as one column of points per value

_LETTERS, _MIN_LETTERS = 48, 5
"""Letters that fit below an axis on a phone, and the least per choice."""

_FITS_AT_END = 6  # letters that fit centred below the end of a parallel axis on a phone

_EDGE = {"circle-open": "triangle-up-open"}  # the shapes of outliers, where they are not filled triangles

_GOALS = {"mean+semideviation": "mean + upper semideviation", "mean": "mean", "max": "highest"}


def loss(value: float) -> str:
    """Four decimals, since trials differ in the third."""
    return f"{value:.4f}"


def goal_name(result: Result) -> str:
    """The goal in words."""
    goal = f"{_GOALS[result.about.settings.goal]} of the " if len(result.about.handles) > 1 else ""
    return f"{goal}held-out loss relative to the untuned base"


@dataclass(frozen=True, slots=True)
class LossAxis:
    """An axis of the goal. Outliers are drawn at its edge, so that the other trials stay apart."""

    low: float
    high: float
    edge: float  # where outliers are drawn; `high` if there are none
    outliers: int

    @classmethod
    def of(cls, result: Result) -> LossAxis:
        values = sorted(trial.value for trial in result.trials)
        low = values[0]
        ninth = statistics.quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else low
        high = max(value for value in values if value <= low + _OUTLIER * (ninth - low))
        outliers = sum(value > high for value in values)
        return cls(low, high, high + (0.08 * (high - low) if outliers else 0), outliers)

    def position(self, value: float) -> float:
        return value if value <= self.high else self.edge

    @property
    def outliers_text(self) -> str:
        """A sentence on the outliers, with a space before it; empty without outliers."""
        if not self.outliers:
            return ""
        which = "is a triangle" if self.outliers == 1 else "are triangles"
        return f" {plural(self.outliers, 'trial')} above {loss(self.high)} {which} at the edge."


def history(result: Result) -> Drawing:
    """The goal by trial number, with the best so far."""
    axis = LossAxis.of(result)
    whole = [trial for trial in result.trials if not trial.pruned]
    lowest = [*accumulate((trial.value for trial in whole), min), result.best.value]
    numbers = [*(trial.number for trial in whole), result.trials[-1].number]
    steps = line("best so far", numbers, map(axis.position, lowest), "persona", 1.5, shape="hv")
    return _scatter(
        result,
        "history",
        "Trials in order (lower is better)",
        f"by trial number, {trial_count(result)}",
        lambda trial: trial.number,
        {"title": "trial", "tickformat": "d", **({"dtick": 1} if len(result.trials) < 10 else {})},
        [steps],
        height=380,
        wide=True,
    )


def by_option(result: Result, parameter: Parameter) -> Drawing:
    """The goal by the values of one option. Where many trials share a value, they are spread sideways."""
    width = _column_width(parameter)

    def x(trial: Trial) -> float:
        # Multiples of the golden ratio are a low-discrepancy sequence: consecutive trials do not cover each other.
        return _position(parameter, trial.values[parameter.name]) + width * (trial.number * 0.618034 % 1 - 0.5)

    return _scatter(
        result,
        f"by-{parameter.name.replace('_', '-')}",
        f"Loss by {parameter.name}",
        f"by {parameter.name}, {trial_count(result)}; the best has {show(result.best.values[parameter.name])}",
        x,
        _option_axis(parameter),
        [],
        height=345,
    )


def importance(result: Result) -> Drawing:
    """The importance of each option, with the range over seeds."""
    names, shares = list(result.forest), list(result.forest.values())
    values = "; ".join(f"{name} {percent(share.value)}" for name, share in result.forest.items())
    return draw(
        "importance",
        "Importance of the options",
        f"Dot plot of each option's importance by functional ANOVA, with its range over seeds: {values}.",
        [interval("functional ANOVA", shares, range(len(names)), "persona", "circle", ".1%")],
        height=90 + 34 * len(names),
        x={"title": "importance (range over seeds)", "tickformat": "~%", "rangemode": "tozero"},
        y=name_axis(names),
    )


def parallel(result: Result) -> Drawing:
    """Every trial as a line through its loss and its options. The axes lie one below the other to fit on a phone."""
    axis, good = LossAxis.of(result), result.good
    length = axis.edge - axis.low or 1.0
    losses = [(number(tick), (tick - axis.low) / length) for tick in ticks(axis.low, axis.high)]
    axes = {_goal_label(result): losses}
    for parameter in result.ranked:
        scale = _option_axis(parameter)
        axes[parameter.name] = list(zip(scale["ticktext"], scale["tickvals"], strict=True))
    rows = range(len(axes))

    def shares(trial: Trial) -> list[float]:
        loss_share = (axis.position(trial.value) - axis.low) / length
        return [loss_share, *(_position(each, trial.values[each.name]) for each in result.ranked)]

    groups: list[tuple[str, str, int, str, list[Trial]]] = [
        ("pruned", "other", 1, "dot", [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "other", 1, "solid", result.whole[len(good) :]),
        ("next best", "persona", 2, "solid", good[1:]),
        (f"best (trial {result.best.number})", "real", 3, "solid", good[:1]),
    ]
    traces = [
        line(
            group,
            [share for trial in trials for share in (*shares(trial), None)],
            [row for _ in trials for row in (*rows, None)],
            role,
            width,
            dash=dash,
            text=[_hover_text(trial) for trial in trials for _ in (*rows, None)],
            opacity=0.6 if role == "other" else 1,
            hovertemplate="%{text}<extra></extra>",
        )
        for group, role, width, dash, trials in groups
        if trials
    ]
    notes: list[dict[str, Any]] = []
    for row, (name, labels) in enumerate(axes.items()):
        shared = {"y": row, "showarrow": False, "bgcolor": colour("paper"), "borderpad": 1}
        below = shared | {"yanchor": "top", "yshift": -5, "font": {"size": 11, "color": colour("muted")}}
        for text, share in labels:
            fits = len(text) <= _FITS_AT_END or 0.04 < share < 0.96
            side = "center" if fits else "left" if share < 0.5 else "right"
            notes.append(below | {"x": share, "xanchor": side, "text": text})
        above = shared | {"yanchor": "bottom", "yshift": 4}
        notes.append(above | {"x": -0.03, "xanchor": "left", "text": f"<b>{name}</b>"})
    best = ", ".join(f"{name} {show(value)}" for name, value in result.best.values.items())
    return draw(
        "parallel-coordinates",
        "What the best trials have in common (each line is a trial)",
        f"Parallel coordinates of {trial_count(result)}: {', '.join(axes)}. The best trial: {best}.",
        traces,
        height=90 + 66 * len(rows),
        wide=True,
        x={"visible": False, "range": [-0.04, 1.04]},
        y=name_axis([""] * len(rows)) | {"showline": False, "gridcolor": colour("muted")},
        legend=True,
        notes=notes,
    )


def _scatter(
    result: Result,
    name: str,
    title: str,
    by: str,
    x_of: Callable[[Trial], float],
    x: dict[str, Any],
    lines: list[Any],
    **size: Any,
) -> Drawing:
    """The goal of each trial along another axis: pruned trials, the best and the defaults in shapes of their own."""
    axis, best, default = LossAxis.of(result), result.best, result.default
    margin = 0.06 * (axis.edge - axis.low) or 0.01
    others = [trial for trial in result.whole if trial is not best and trial is not default]
    groups: list[tuple[str, str, str, int, list[Trial]]] = [
        ("pruned (estimated)", "other", "circle-open", 7, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "persona", "circle", 8, others),
        ("defaults", "real", "diamond", 12, [default] if default and default is not best else []),
        (f"best (trial {best.number})", "real", "star", 15, [best]),
    ]
    points = [
        dots(
            group,
            map(x_of, trials),
            [axis.position(trial.value) for trial in trials],
            role,
            [_EDGE.get(shape, "triangle-up") if trial.value > axis.high else shape for trial in trials],
            "%{text}",
            edge="" if shape.endswith("open") else "paper",
            text=list(map(_hover_text, trials)),
            size=points_size,
        )
        for group, role, shape, points_size, trials in groups
        if trials
    ]
    return draw(
        name,
        title,
        f"Scatter plot of {goal_name(result)} {by}.{axis.outliers_text}",
        [*lines, *points],
        x=x,
        y={"title": _goal_label(result), "range": [axis.low - margin, axis.edge + margin]},
        legend=True,
        **size,
    )


def _position(parameter: Parameter, value: Value) -> float:
    """Where `value` lies along the parameter's axis, from 0 to 1."""
    if parameter.choices:
        return parameter.choices.index(value) / (len(parameter.choices) - 1)
    amount = float(value)  # type: ignore[arg-type]
    if parameter.log:
        return math.log(amount / parameter.low) / math.log(parameter.high / parameter.low)
    return (amount - parameter.low) / (parameter.high - parameter.low)


def _option_axis(parameter: Parameter) -> dict[str, Any]:
    """The axis of a searched option, for `_position`."""
    if parameter.choices:
        longest = max(_MIN_LETTERS, _LETTERS // len(parameter.choices))
        texts = {choice: label(show(choice), longest) for choice in parameter.choices}
    else:
        found = ticks(parameter.low, parameter.high, log=parameter.log)
        texts = {tick: number(tick) for tick in found if not parameter.is_int or tick == int(tick)}
    margin = max(0.05, 1.2 * _column_width(parameter))
    return {
        "title": parameter.name,
        "tickvals": [_position(parameter, value) for value in texts],
        "ticktext": list(texts.values()),
        "range": [-margin, 1 + margin],
        "showgrid": not parameter.choices,
    }


def _column_width(parameter: Parameter) -> float:
    """The width of the column of points at each value, as a share of the axis; 0 where values are many."""
    if parameter.choices:
        return 0.5 / (len(parameter.choices) - 1)
    values = parameter.high - parameter.low
    return 0.2 / values if parameter.is_int and values < _MAX_COLUMNS else 0.0


def _goal_label(result: Result) -> str:
    """The goal, short enough for an axis."""
    goal = result.about.settings.goal.replace("+", " + ")
    return "relative loss" if len(result.about.handles) == 1 else f"relative loss, {goal}"


def trial_count(result: Result) -> str:
    """How many trials there are: "12 trials, 2 of them pruned"."""
    return plural(len(result.trials), "trial") + (f", {result.pruned} of them pruned" if result.pruned else "")


def _hover_text(trial: Trial) -> str:
    """The text at the pointer."""
    value = f"{'about ' if trial.pruned else ''}{loss(trial.value)}"
    lines = [f"trial {trial.number}: {value}", *(f"{name} {show(each)}" for name, each in trial.values.items())]
    return "<br>".join(map(literal, lines))
