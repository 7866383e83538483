"""The figures of a study. Shapes and dashes differ as well as colours.

Optuna's own figures are not used: they show neither pruned trials nor the best one and the defaults, one diverged trial
flattens all others, and their subplots do not fit on a phone.
"""

from __future__ import annotations

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
)
from huggingtweets.sweep.page.marks import (
    LossAxis,
    best_name,
    column_width,
    goal_label,
    option_axis,
    position,
    scatter_points,
    trial_count,
    trial_marks,
)
from huggingtweets.sweep.page.summary import goal_name, loss
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, show
from huggingtweets.text import bits, percent, plural

_MAX_ACCOUNTS = 40
"""Accounts in the figure; the table has all."""

_ROW = 34
"""Height of an account in CSS pixels."""


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


def importance(result: Result) -> Drawing:
    """The importance of each option, with the range over seeds."""
    names, shares = list(result.forest), list(result.forest.values())
    values = "; ".join(f"{name} {percent(share.value)}" for name, share in result.forest.items())
    return draw(
        "importance",
        "Importance of the options",
        f"Dot plot of each option's importance by functional ANOVA, with its range over seeds: {values}.",
        [interval("functional ANOVA", shares, range(len(names)), "persona", "circle", ".1%")],
        height=90 + _ROW * len(names),
        x={"title": "importance (range over seeds)", "tickformat": "~%", "rangemode": "tozero"},
        y=name_axis(names),
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
        height=130 + _ROW * len(handles),
        wide=True,
        x={"title": "bits per byte"},
        y=name_axis([label(handle) for handle in handles]),
        legend=True,
    )
