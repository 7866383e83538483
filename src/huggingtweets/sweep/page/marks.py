"""What the figures of a study share: axes of options and of the goal, and the marks of trials."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from huggingtweets.reports.drawing import colour, label, literal, plotly, ticks
from huggingtweets.sweep.page.summary import loss
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, Value, show
from huggingtweets.text import number, plural

_OUTLIER = 2.0
"""Trials are outliers if they lie more than this many times as far above the best as nine in ten trials do."""

_MAX_COLUMNS = 10
"""Integer intervals below this length are drawn as one column of points per value."""

_LETTERS, _MIN_LETTERS = 48, 5
"""Letters that fit below an axis on a phone, and the least per choice."""


@dataclass(frozen=True, slots=True)
class LossAxis:
    """An axis of the goal. Outliers are drawn at its edge, so that the other trials stay apart."""

    low: float
    high: float
    edge: float
    """Where outliers are drawn; `high` if there are none."""
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


def position(parameter: Parameter, trial: Trial) -> float:
    """Where the trial's value lies along the parameter's axis, from 0 to 1."""
    return position_of(parameter, trial.values[parameter.name])


def position_of(parameter: Parameter, value: Value) -> float:
    """Where `value` lies along the parameter's axis, from 0 to 1."""
    if parameter.choices:
        return parameter.choices.index(value) / (len(parameter.choices) - 1)
    amount = float(value)  # type: ignore[arg-type]
    if parameter.log:
        return math.log(amount / parameter.low) / math.log(parameter.high / parameter.low)
    return (amount - parameter.low) / (parameter.high - parameter.low)


def axis_labels(parameter: Parameter) -> list[tuple[str, float]]:
    """The texts at the parameter's axis, and where they stand."""
    if parameter.choices:
        longest = max(_MIN_LETTERS, _LETTERS // len(parameter.choices))
        return [(label(show(choice), longest), position_of(parameter, choice)) for choice in parameter.choices]
    found = ticks(parameter.low, parameter.high, log=parameter.log)
    return [(number(tick), position_of(parameter, tick)) for tick in found if not parameter.is_int or tick == int(tick)]


def option_axis(parameter: Parameter) -> dict[str, Any]:
    """The axis of a searched option, for `position`."""
    texts, places = zip(*axis_labels(parameter), strict=True)
    margin = max(0.05, 1.2 * column_width(parameter))
    return {
        "title": parameter.name,
        "tickvals": places,
        "ticktext": texts,
        "range": [-margin, 1 + margin],
        "showgrid": not parameter.choices,
    }


def column_width(parameter: Parameter) -> float:
    """The width of the column of points at each value, as a share of the axis; 0 where values are many."""
    if parameter.choices:
        return 0.5 / (len(parameter.choices) - 1)
    values = parameter.high - parameter.low
    return 0.2 / values if parameter.is_int and values < _MAX_COLUMNS else 0.0


def goal_label(result: Result) -> str:
    """The goal, short enough for an axis."""
    goal = result.about.settings.goal.replace("+", " + ")
    return "bits per byte" if len(result.about.handles) == 1 else f"bits per byte, {goal}"


def best_name(result: Result) -> str:
    """What legends call the best trial."""
    return f"best (trial {result.best.number})"


def trial_count(result: Result) -> str:
    """How many trials there are: "12 trials, 2 of them pruned"."""
    pruned = sum(trial.pruned for trial in result.trials)
    return plural(len(result.trials), "trial") + (f", {pruned} of them pruned" if pruned else "")


def hover_text(trial: Trial) -> str:
    """The text at the pointer."""
    value = f"{'about ' if trial.pruned else ''}{loss(trial.value)}"
    lines = [f"trial {trial.number}: {value}", *(f"{name} {show(each)}" for name, each in trial.values.items())]
    return "<br>".join(map(literal, lines))


def trial_marks(result: Result, at: Callable[[Trial], tuple[float, float]], edge_above: float) -> list[Any]:
    """The trials as points, pruned ones, the best and the defaults in shapes of their own.

    `at` gives a trial's x and y. Trials with a loss above `edge_above` are triangles.
    """
    best, default = result.best, result.default
    others = [trial for trial in result.whole if trial is not best and trial is not default]
    groups: list[tuple[str, str, str, int, list[Trial]]] = [
        ("pruned (estimated)", "other", "circle-open", 7, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "persona", "circle", 8, others),
        ("defaults", "real", "diamond", 12, [default] if default and default is not best else []),
        (best_name(result), "real", "star", 15, [best]),
    ]
    traces = []
    for name, role, shape, size, group in groups:
        if not group:
            continue
        is_open = shape.endswith("open")
        at_edge = "triangle-up-open" if is_open else "triangle-up"
        marker = {
            "color": colour(role),
            "symbol": [at_edge if trial.value > edge_above else shape for trial in group],
            "size": size,
            "line": {"width": 1.5 if is_open else 1, "color": colour(role if is_open else "paper")},
        }
        traces.append(scatter_points(list(map(at, group)), name, list(map(hover_text, group)), marker))
    return traces


def scatter_points(places: Sequence[tuple[float, float]], name: str, texts: list[str], marker: dict[str, Any]) -> Any:
    """Points at `places`, with `texts` at the pointer."""
    x, y = zip(*places, strict=True)
    hover = "%{text}<extra></extra>"
    return plotly().Scatter(x=x, y=y, text=texts, name=name, mode="markers", marker=marker, hovertemplate=hover)
