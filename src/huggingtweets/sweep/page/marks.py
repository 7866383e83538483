"""What the figures of a study share: the loss axis, the axes of options, and the marks of trials.

Optuna's own figures are not used: they show neither pruned trials nor the winner and the defaults, one diverged trial
flattens all others, and their subplots and parallel axes do not fit on a phone.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from huggingtweets.reports.drawing import colour, label, literal, log_axis, plotly, ticks
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, show
from huggingtweets.text import number, plural

_GOALS = {"mean+std": "mean + 1 standard deviation", "mean": "mean", "max": "highest"}

_OUTLIER = 2.0
"""Trials are outliers if they lie more than this many times as far above the best as nine in ten trials do."""

_MAX_COLUMNS = 10
"""Integer intervals below this length are drawn as one column of points per value."""


def loss(value: float) -> str:
    """Four decimals, since trials differ in the third."""
    return f"{value:.4f}"


def goal_name(result: Result) -> str:
    """The objective in words."""
    return (
        "bits per byte" if len(result.about.handles) == 1 else f"{_GOALS[result.about.settings.goal]} of bits per byte"
    )


def goal_label(result: Result) -> str:
    """The objective, short enough for an axis."""
    goal = result.about.settings.goal.replace("+", " + ")
    return "bits per byte" if len(result.about.handles) == 1 else f"bits per byte, {goal}"


def winner_name(result: Result) -> str:
    return f"winner (trial {result.best.number})"


def trial_count(result: Result) -> str:
    """How many trials there are: "12 trials, 2 of them pruned"."""
    pruned = sum(trial.pruned for trial in result.trials)
    return plural(len(result.trials), "trial") + (f", {pruned} of them pruned" if pruned else "")


def hover(trial: Trial) -> str:
    """The text at the pointer."""
    value = f"{'about ' if trial.pruned else ''}{loss(trial.value)}"
    lines = [f"trial {trial.number}: {value}", *(f"{name} {show(each)}" for name, each in trial.values.items())]
    return "<br>".join(map(literal, lines))


@dataclass(frozen=True, slots=True)
class LossAxis:
    """An axis of the objective. Outliers are drawn at its edge, so that the other trials stay apart."""

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
    def range(self) -> list[float]:
        margin = 0.06 * (self.edge - self.low) or 0.01
        return [self.low - margin, self.edge + margin]

    @property
    def outliers_text(self) -> str:
        """A sentence on the outliers, with a space before it; empty without outliers."""
        if not self.outliers:
            return ""
        which = "is a triangle" if self.outliers == 1 else "are triangles"
        return f" {plural(self.outliers, 'trial')} above {loss(self.high)} {which} at the edge."


def parameter_ticks(parameter: Parameter) -> list[float]:
    found = ticks(parameter.low, parameter.high, log=parameter.log)
    return [tick for tick in found if tick == int(tick)] if parameter.is_int else found


def parameter_axis(parameter: Parameter) -> dict[str, Any]:
    """The axis of a searched option, for `position`."""
    axis: dict[str, Any] = {"title": parameter.name}
    if parameter.choices:
        names = [label(show(choice)) for choice in parameter.choices]
        ends = [-0.6, len(names) - 0.4]
        return axis | {"tickvals": list(range(len(names))), "ticktext": names, "range": ends, "showgrid": False}
    if parameter.log:
        return axis | log_axis(parameter.low, parameter.high)
    margin = max(0.05 * (parameter.high - parameter.low), _column_width(parameter))
    values = parameter_ticks(parameter)
    ends = [parameter.low - margin, parameter.high + margin]
    return axis | {"tickvals": values, "ticktext": list(map(number, values)), "range": ends}


def position(parameter: Parameter, trial: Trial) -> float:
    """Where `trial` lies on the parameter's axis."""
    value = trial.values[parameter.name]
    return parameter.choices.index(value) if parameter.choices else float(value)  # type: ignore[arg-type]


def jittered_position(parameter: Parameter, trial: Trial) -> float:
    """`position`, spread sideways where many trials share a value."""
    # Multiples of the golden ratio are a low-discrepancy sequence: consecutive trials do not cover each other.
    return position(parameter, trial) + _column_width(parameter) * (trial.number * 0.618034 % 1 - 0.5)


def _column_width(parameter: Parameter) -> float:
    if parameter.choices:
        return 0.5
    return 0.2 if parameter.is_int and parameter.high - parameter.low < _MAX_COLUMNS else 0.0


def marks(
    result: Result, at: Callable[[Trial], tuple[float, float]], edge_above: float | None = None, *, faint: str = "other"
) -> list[Any]:
    """The trials as points, pruned ones, the winner and the defaults in shapes of their own.

    `at` gives a trial's x and y. Trials with a loss above `edge_above` are triangles. `faint` is the colour of pruned
    trials.
    """
    winner, default = result.best, result.default
    others = [trial for trial in result.whole if trial is not winner and trial is not default]
    groups: list[tuple[str, str, str, int, list[Trial]]] = [
        ("pruned (estimated)", faint, "circle-open", 7, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "persona", "circle", 8, others),
        ("defaults", "real", "diamond", 12, [default] if default and default is not winner else []),
        (winner_name(result), "real", "star", 15, [winner]),
    ]
    traces = []
    for name, role, shape, size, group in groups:
        is_open = shape.endswith("open")
        at_edge = f"triangle-up{'-open' * is_open}"
        places = [at(trial) for trial in group]
        if group:
            traces.append(
                plotly().Scatter(
                    x=[x for x, _ in places],
                    y=[y for _, y in places],
                    text=list(map(hover, group)),
                    name=name,
                    mode="markers",
                    marker={
                        "color": colour(role),
                        "symbol": [shape if edge_above is None or t.value <= edge_above else at_edge for t in group],
                        "size": size,
                        "line": {"width": 1.5 if is_open else 1, "color": colour(role if is_open else "paper")},
                    },
                    hovertemplate="%{text}<extra></extra>",
                )
            )
    return traces
