"""What the figures of a study share: the scale of its goal, the axes of its options, and the marks of its trials."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from huggingtweets.reports import wording
from huggingtweets.reports.drawing import colour, label, literal, log_axis, plotly, ticks
from huggingtweets.reports.study_inputs import Choices, Interval, Option, Study, Trial
from huggingtweets.text import number, plural

GOALS = {
    "mean+std": "mean + 1 standard deviation",
    "mean": "mean",
    "max": "highest",
}
"""Of the accounts' losses, in words."""

_FAR = 2.0
"""Times as far above the best as nine in ten trials are: what lies above that is far out."""

_FEW = 10
"""Whole numbers of an interval that can be drawn as so many columns."""


def goal_of(study: Study) -> str:
    """What was to be small, in words."""
    return "bits per byte" if len(study.handles) == 1 else f"{GOALS[study.goal]} of bits per byte"


def short_goal(study: Study) -> str:
    """What was to be small, beside an axis."""
    return "bits per byte" if len(study.handles) == 1 else f"bits per byte, {study.goal.replace('+', ' + ')}"


def winner_of(study: Study) -> str:
    return f"winner (trial {study.winner.number})"


def counted(study: Study) -> str:
    """How many trials a figure shows."""
    given_up = sum(trial.given_up for trial in study.trials)
    return plural(len(study.trials), "trial") + (f", {given_up} of them given up early" if given_up else "")


def values_of(trial: Trial) -> str:
    """Its options, as in "learning_rate 0.0002, epochs 1"."""
    return ", ".join(f"{name} {wording.option(value)}" for name, value in trial.values.items())


def hover(trial: Trial) -> str:
    """What is told of a trial under the pointer."""
    value = f"{'about ' if trial.given_up else ''}{wording.goal(trial.value)}"
    lines = [f"trial {trial.number}: {value}", *values_of(trial).split(", ")]
    return "<br>".join(map(literal, lines))


@dataclass(frozen=True, slots=True)
class Scale:
    """Of the goal, on which trials that are far out stand at the edge, so that the others can be told apart."""

    low: float
    high: float
    edge: float
    """Where those stand that lie above `high`; `high` when none does."""
    out: int

    @classmethod
    def of(cls, study: Study) -> Scale:
        values = sorted(trial.value for trial in study.trials)
        low = values[0]
        ninth = statistics.quantiles(values, n=10, method="inclusive")[-1] if len(values) > 1 else low
        high = max(value for value in values if value <= low + _FAR * (ninth - low))
        out = sum(value > high for value in values)
        return cls(low, high, high + (0.08 * (high - low) if out else 0), out)

    def place(self, value: float) -> float:
        return value if value <= self.high else self.edge

    @property
    def axis(self) -> dict[str, Any]:
        margin = 0.06 * (self.edge - self.low) or 0.01
        return {"range": [self.low - margin, self.edge + margin]}

    @property
    def says(self) -> str:
        """What is at the edge, after a sentence; empty when nothing is."""
        return f" {self.beyond} {'is' if self.out == 1 else 'are'} at the edge." if self.out else ""

    @property
    def beyond(self) -> str:
        return f"{plural(self.out, 'trial')} above {wording.goal(self.high)}"


def ticks_of(option: Interval) -> list[float]:
    """Where its axis is marked."""
    found = ticks(option.low, option.high, log=option.log)
    return [tick for tick in found if tick == int(tick)] if option.is_int else found


def axis_of(option: Option) -> dict[str, Any]:
    """Along which `along` tells the places."""
    axis: dict[str, Any] = {"title": option.name}
    if isinstance(option, Choices):
        names = [label(wording.option(value)) for value in option.values]
        ends = [-0.6, len(names) - 0.4]
        return axis | {"tickvals": list(range(len(names))), "ticktext": names, "range": ends, "showgrid": False}
    if option.log:
        return axis | log_axis(option.low, option.high)
    margin = max(0.05 * (option.high - option.low), _spread(option))
    shown = ticks_of(option)
    ends = [option.low - margin, option.high + margin]
    return axis | {"tickvals": shown, "ticktext": list(map(number, shown)), "range": ends}


def along(option: Option, trial: Trial) -> float:
    """Where `trial` stands on the axis of `option`."""
    value = trial.values[option.name]
    return option.values.index(value) if isinstance(option, Choices) else float(value)  # type: ignore[arg-type]


def apart(option: Option, trial: Trial) -> float:
    """As `along`, but beside others of the same value where an option has but a few."""
    # A low-discrepancy sequence: trials that were made one after another do not cover each other.
    return along(option, trial) + _spread(option) * (trial.number * 0.618034 % 1 - 0.5)


def _spread(option: Option) -> float:
    """Width of a column of trials of the same value; 0 where values are many."""
    if isinstance(option, Choices):
        return 0.5
    return 0.2 if option.is_int and option.high - option.low < _FEW else 0.0


def marks(
    study: Study, at: Callable[[Trial], tuple[float, float]], out_above: float | None = None, *, faint: str = "other"
) -> list[Any]:
    """The trials as points `at` their places, the winner and the defaults in shapes of their own.

    Those whose goal is above `out_above` are triangles. `faint` is the colour of the ones that were given up.
    """
    special = {study.winner.number, study.defaults_trial}
    default = study.default
    groups: list[tuple[str, str, str, int, list[Trial]]] = [
        ("given up early (estimated)", faint, "circle-open", 7, [t for t in study.trials if t.given_up]),
        ("trained on all", "persona", "circle", 8,
         [t for t in study.trials if not t.given_up and t.number not in special]),
        ("defaults", "real", "diamond", 12, [default] if default and default != study.winner else []),
        (winner_of(study), "real", "star", 15, [study.winner]),
    ]  # fmt: skip
    traces = []
    for name, role, shape, size, group in groups:
        if not group:
            continue
        places = [at(trial) for trial in group]
        is_open = shape.endswith("open")
        far = f"triangle-up{'-open' * is_open}"
        line = {"width": 1.5 if is_open else 1, "color": colour(role if is_open else "paper")}
        traces.append(
            plotly().Scatter(
                x=[x for x, _ in places],
                y=[y for _, y in places],
                text=[hover(trial) for trial in group],
                name=name,
                mode="markers",
                marker={
                    "color": colour(role),
                    "symbol": [shape if out_above is None or t.value <= out_above else far for t in group],
                    "size": size,
                    "line": line,
                },
                hovertemplate="%{text}<extra></extra>",
            )
        )
    return traces
