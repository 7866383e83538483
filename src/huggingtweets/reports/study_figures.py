"""The figures of a study. Nothing is told by colour alone: shapes and dashes differ too."""

from __future__ import annotations

import statistics
from itertools import accumulate

from huggingtweets import text
from huggingtweets.evaluation.definitions import one_decimal
from huggingtweets.reports import wording
from huggingtweets.reports.drawing import Drawing, colour, draw, interval, label, literal, name_axis, plotly
from huggingtweets.reports.study_inputs import Interval, Option, Study, Trial
from huggingtweets.reports.study_marks import (
    Scale,
    along,
    apart,
    axis_of,
    counted,
    goal_of,
    marks,
    short_goal,
    winner_of,
)
from huggingtweets.text import plural

_ROW = 34
"""Height of an account's line, in CSS pixels."""

_MOST = 40
"""Accounts that are drawn; the table has them all."""


def history(study: Study) -> Drawing:
    """The goal by number of the trial, and the best so far."""
    scale = Scale.of(study)
    whole = [trial for trial in study.trials if not trial.given_up]
    best = plotly().Scatter(
        x=[*(trial.number for trial in whole), study.trials[-1].number],
        y=[scale.place(value) for value in [*accumulate((t.value for t in whole), min), study.winner.value]],
        name="best so far",
        mode="lines",
        line={"color": colour("persona"), "width": 1.5, "shape": "hv"},
        hoverinfo="skip",
    )
    return draw(
        "history",
        "Trials in the order they were made (lower is better)",
        f"Scatter plot of {goal_of(study)} by number of the trial, {counted(study)}.{scale.says}",
        [best, *marks(study, lambda trial: (trial.number, scale.place(trial.value)), scale.high)],
        height=380,
        wide=True,
        x={"title": "trial", "tickformat": "d", **({"dtick": 1} if len(study.trials) < 10 else {})},
        y={"title": short_goal(study), **scale.axis},
        legend=True,
    )


def against(study: Study, option: Option) -> Drawing:
    """The goal against an option (a slice through the space)."""
    scale = Scale.of(study)
    return draw(
        f"by-{option.name.replace('_', '-')}",
        f"Loss by {option.name}",
        f"Scatter plot of {goal_of(study)} against {option.name}, {counted(study)}; the winner has "
        f"{wording.option(study.winner.values[option.name])}.{scale.says}",
        marks(study, lambda trial: (apart(option, trial), scale.place(trial.value)), scale.high),
        height=345,
        x=axis_of(option),
        y={"title": short_goal(study), **scale.axis},
        legend=True,
    )


def contour(study: Study, first: Interval, second: Interval) -> Drawing:
    """The goal over two options, between the trials by interpolation."""
    scale = Scale.of(study)
    found: dict[tuple[float, float], list[float]] = {}
    for trial in study.trials:
        found.setdefault((along(first, trial), along(second, trial)), []).append(scale.place(trial.value))
    columns, rows = (sorted({place[side] for place in found}) for side in (0, 1))
    surface = plotly().Contour(
        x=columns,
        y=rows,
        z=[[statistics.fmean(found[x, y]) if (x, y) in found else None for x in columns] for y in rows],
        connectgaps=True,
        colorscale=[[0, colour("heat-1")], [1, colour("heat-0")]],
        line={"width": 0.5, "color": colour("line")},
        ncontours=12,
        showlegend=False,
        hoverinfo="skip",
        colorbar={"thickness": 12, "outlinewidth": 0, "tickfont": {"color": colour("ink")}},
    )
    return draw(
        "contour",
        f"Loss over {first.name} and {second.name} (between the trials by interpolation)",
        f"Contour plot of {goal_of(study)} over {first.name} and {second.name}, interpolated between "
        f"{counted(study)}; the winner has {wording.option(study.winner.values[first.name])} and "
        f"{wording.option(study.winner.values[second.name])}.{scale.says}",
        [surface, *marks(study, lambda trial: (along(first, trial), along(second, trial)), faint="ink")],
        height=440,
        wide=True,
        x=axis_of(first),
        y=axis_of(second),
        legend=True,
    )


def importance(study: Study) -> Drawing:
    """What the differences between trials go with, by two measures of a random forest, with the range over seeds."""
    names = list(study.forest)
    traces = [
        interval(
            measure, [shares[name] for name in names], [place + (side - 0.5) * 0.36 for place in range(len(names))],
            role, shape, ".1%",
        )
        for side, (measure, shares, role, shape) in enumerate((
            ("functional ANOVA", study.forest, "persona", "circle"),
            ("mean decrease of impurity", study.mdi, "real", "diamond-open"),
        ))
    ]  # fmt: skip
    told = "; ".join(
        f"{name} {text.percent(study.forest[name].value)} and {text.percent(study.mdi[name].value)}" for name in names
    )
    return draw(
        "importance",
        "Importance of the options",
        f"Dot plot of the share of the differences that goes with each option, with its range over seeds, by "
        f"functional ANOVA and by mean decrease of impurity: {told}.",
        traces,
        height=110 + 42 * len(names),
        x={"title": "share (range over seeds)", "tickformat": "~%", "rangemode": "tozero"},
        y=name_axis(names),
        legend=True,
    )


def accounts(study: Study) -> Drawing:
    """Boxes of each account's losses over the trials that trained on all, the winner's and the base's beside them."""
    go = plotly()
    whole, winner, default = study.whole, study.winner, study.default
    handles = by_loss(study)[-_MOST:]
    boxes = go.Box(
        x=[trial.losses[handle] for handle in handles for trial in whole],
        y=[place for place in range(len(handles)) for _ in whole],
        name=f"{plural(len(whole), 'trial')}",
        orientation="h",
        boxpoints="outliers",
        width=0.5,
        line={"color": colour("persona"), "width": 1.5},
        fillcolor=colour("raised"),
        marker={"color": colour("persona"), "size": 4, "symbol": "circle-open"},
        hoveron="points",
        hoverinfo="x",
    )
    shown = [("untuned base", study.bases, "other", "circle-open", 10)]
    if default and default != winner:
        shown.append(("defaults", default.losses, "real", "diamond-open", 8))
    shown.append((winner_of(study), winner.losses, "real", "star", 11))
    points = [
        go.Scatter(
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
    ]  # fmt: skip
    told = "; ".join(
        f"{handle} {text.bits(study.bases[handle])} and {text.bits(winner.losses[handle])}" for handle in handles
    )
    return draw(
        "accounts",
        f"Loss of {'each account' if len(handles) == len(study.handles) else f'the {_MOST} hardest accounts'} "
        "(lower is better)",
        f"Box plots of held-out bits per byte over {plural(len(whole), 'trial')}, for "
        f"{plural(len(handles), 'account')}, with the untuned base and the winner: {told}.",
        [boxes, *points],
        height=130 + _ROW * len(handles),
        wide=True,
        x={"title": "bits per byte"},
        y=name_axis([label(handle) for handle in handles]),
        legend=True,
    )


def by_loss(study: Study) -> list[str]:
    """The accounts, the winner's lowest loss first."""
    return sorted(study.handles, key=lambda handle: study.winner.losses[handle])


def front(study: Study) -> Drawing:
    """Loss and time of the trials that trained on all, and those that none beats in both."""
    go = plotly()
    scale = Scale.of(study)
    best = at_front(study)
    line = go.Scatter(
        x=[trial.mean_seconds for trial in best],
        y=[scale.place(trial.value) for trial in best],
        name="Pareto front",
        mode="lines",
        line={"color": colour("persona"), "width": 1.5, "shape": "hv"},
        hoverinfo="skip",
    )
    told = "; ".join(
        f"trial {trial.number} {wording.goal(trial.value)} in {one_decimal(trial.mean_seconds)} s" for trial in best
    )
    return draw(
        "front",
        "Loss and time of training (left and low is better)",
        f"Scatter plot of {goal_of(study)} and seconds of training an account, with the Pareto front: {told}."
        f"{scale.says}",
        [line, *marks(study, lambda trial: (trial.mean_seconds, scale.place(trial.value)), scale.high)],
        height=360,
        wide=True,
        x={"title": "seconds of training an account", "rangemode": "tozero"},
        y={"title": short_goal(study), **scale.axis},
        legend=True,
    )


def at_front(study: Study) -> list[Trial]:
    """The trials that none beats in both loss and time, the quickest first."""
    return sorted((trial for trial in study.trials if trial.number in study.front), key=lambda t: t.mean_seconds)
