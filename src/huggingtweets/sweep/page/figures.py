"""The figures of a study. Shapes and dashes differ as well as colours.

Optuna's own figures are not used: they show neither pruned trials nor the best one and the defaults, one diverged trial
flattens all others, and their subplots and parallel axes do not fit on a phone.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from huggingtweets.sweep.page.summary import goal_name, loss
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, Value, show
from huggingtweets.text import bits, number, percent, plural

_OUTLIER = 2.0
"""Trials are outliers if they lie more than this many times as far above the best as nine in ten trials do."""

_MAX_COLUMNS = 10
"""Integer intervals below this length are drawn as one column of points per value."""

_MAX_ACCOUNTS = 40
"""Accounts in the figure; the table has all."""

_ACCOUNT_ROW, _PARALLEL_ROW = 34, 66
"""Height of a row in CSS pixels."""

_LETTERS, _MIN_LETTERS = 48, 5
"""Letters that fit below a parallel axis on a phone, and the least per choice."""


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


def history(result: Result) -> Drawing:
    """The goal by trial number, with the best so far."""
    whole = [trial for trial in result.trials if not trial.pruned]
    lowest = [*accumulate((trial.value for trial in whole), min), result.best.value]
    numbers = [*(trial.number for trial in whole), result.trials[-1].number]
    return _scatter(
        result,
        "history",
        "Trials in order (lower is better)",
        f"by trial number, {_trial_count(result)}",
        lambda trial: trial.number,
        {"title": "trial", "tickformat": "d", **({"dtick": 1} if len(result.trials) < 10 else {})},
        steps=("best so far", numbers, lowest),
        height=380,
        wide=True,
    )


def by_option(result: Result, parameter: Parameter) -> Drawing:
    """The goal by the values of one option. Where many trials share a value, they are spread sideways."""
    width = _column_width(parameter)

    def x(trial: Trial) -> float:
        # Multiples of the golden ratio are a low-discrepancy sequence: consecutive trials do not cover each other.
        return _share(parameter, trial) + width * (trial.number * 0.618034 % 1 - 0.5)

    return _scatter(
        result,
        f"by-{parameter.name.replace('_', '-')}",
        f"Loss by {parameter.name}",
        f"by {parameter.name}, {_trial_count(result)}; the best has {show(result.best.values[parameter.name])}",
        x,
        _axis(parameter),
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
    traces = _marks(result, lambda trial: (x_of(trial), axis.position(trial.value)), axis.high)
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
        y={"title": _goal_label(result), "range": [axis.low - margin, axis.edge + margin]},
        legend=True,
        **size,
    )


def contour(result: Result, first: Parameter, second: Parameter) -> Drawing:
    """The goal over two intervals, interpolated between the trials."""
    axis = LossAxis.of(result)
    values: dict[tuple[float, float], list[float]] = {}
    for trial in result.trials:
        place = _share(first, trial), _share(second, trial)
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
        f"{_trial_count(result)}; the best has {best}.{axis.outliers_text}",
        [surface, *_marks(result, lambda trial: (_share(first, trial), _share(second, trial)), faint="ink")],
        height=440,
        wide=True,
        x=_axis(first),
        y=_axis(second),
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
    shown.append((_best_name(result), best.losses, "real", "star", 11))
    names = [literal(handle) for handle in handles]
    points = [
        _points(
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
        return [loss_share(trial.value), *(_share(each, trial) for each in parameters)]

    groups = [
        ("pruned", "line", 1.0, "dot", 1.0, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "other", 1.0, "solid", 0.45, result.whole[len(good) :]),
        (f"next best {len(good) - 1}" if len(good) > 2 else "second best", "persona", 2.0, "solid", 1.0, good[1:]),
        (_best_name(result), "real", 3.0, "solid", 1.0, good[:1]),
    ]
    traces = [
        plotly().Scatter(  # None separates the lines of a group
            x=[share for trial in group for share in (*shares(trial), None)],
            y=[row for _ in group for row in (*rows, None)],
            text=[_hover(trial) for trial in group for _ in (*rows, None)],
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
    axes = [(_goal_label(result), losses), *((each.name, _labels(each)) for each in parameters)]
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


def _share(parameter: Parameter, trial: Trial) -> float:
    """Where the trial's value lies along the parameter's axis, from 0 to 1."""
    return _share_of(parameter, trial.values[parameter.name])


def _share_of(parameter: Parameter, value: Value) -> float:
    if parameter.choices:
        return parameter.choices.index(value) / (len(parameter.choices) - 1)
    amount = float(value)  # type: ignore[arg-type]
    if parameter.log:
        return math.log(amount / parameter.low) / math.log(parameter.high / parameter.low)
    return (amount - parameter.low) / (parameter.high - parameter.low)


def _labels(parameter: Parameter) -> list[tuple[str, float]]:
    """The texts at the parameter's axis, and where they stand."""
    if parameter.choices:
        longest = max(_MIN_LETTERS, _LETTERS // len(parameter.choices))
        return [(label(show(choice), longest), _share_of(parameter, choice)) for choice in parameter.choices]
    found = ticks(parameter.low, parameter.high, log=parameter.log)
    return [(number(tick), _share_of(parameter, tick)) for tick in found if not parameter.is_int or tick == int(tick)]


def _axis(parameter: Parameter) -> dict[str, Any]:
    """The axis of a searched option, for `_share`."""
    texts, places = zip(*_labels(parameter), strict=True)
    margin = max(0.05, 1.2 * _column_width(parameter))
    return {
        "title": parameter.name,
        "tickvals": places,
        "ticktext": texts,
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
    return "bits per byte" if len(result.about.handles) == 1 else f"bits per byte, {goal}"


def _best_name(result: Result) -> str:
    return f"best (trial {result.best.number})"


def _trial_count(result: Result) -> str:
    """How many trials there are: "12 trials, 2 of them pruned"."""
    pruned = sum(trial.pruned for trial in result.trials)
    return plural(len(result.trials), "trial") + (f", {pruned} of them pruned" if pruned else "")


def _hover(trial: Trial) -> str:
    """The text at the pointer."""
    value = f"{'about ' if trial.pruned else ''}{loss(trial.value)}"
    lines = [f"trial {trial.number}: {value}", *(f"{name} {show(each)}" for name, each in trial.values.items())]
    return "<br>".join(map(literal, lines))


def _marks(
    result: Result, at: Callable[[Trial], tuple[float, float]], edge_above: float = math.inf, *, faint: str = "other"
) -> list[Any]:
    """The trials as points, pruned ones, the best and the defaults in shapes of their own.

    `at` gives a trial's x and y. Trials with a loss above `edge_above` are triangles. `faint` is the colour of pruned
    trials.
    """
    best, default = result.best, result.default
    others = [trial for trial in result.whole if trial is not best and trial is not default]
    groups: list[tuple[str, str, str, int, list[Trial]]] = [
        ("pruned (estimated)", faint, "circle-open", 7, [trial for trial in result.trials if trial.pruned]),
        ("trained on all", "persona", "circle", 8, others),
        ("defaults", "real", "diamond", 12, [default] if default and default is not best else []),
        (_best_name(result), "real", "star", 15, [best]),
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
        traces.append(_points(list(map(at, group)), name, list(map(_hover, group)), marker))
    return traces


def _points(places: Sequence[tuple[float, float]], name: str, texts: list[str], marker: dict[str, Any]) -> Any:
    """Points at `places`, with `texts` at the pointer."""
    x, y = zip(*places, strict=True)
    hover = "%{text}<extra></extra>"
    return plotly().Scatter(x=x, y=y, text=texts, name=name, mode="markers", marker=marker, hovertemplate=hover)
