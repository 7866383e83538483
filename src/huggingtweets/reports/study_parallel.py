"""Parallel coordinates of a study."""

from __future__ import annotations

import math

from huggingtweets.reports import wording
from huggingtweets.reports.drawing import Drawing, colour, draw, label, plotly, ticks
from huggingtweets.reports.study_inputs import Choices, Option, Study, Trial, Value
from huggingtweets.reports.study_marks import Scale, goal_of, hover, short_goal, ticks_of, values_of, winner_of
from huggingtweets.text import number, plural

_GOOD = 0.1
"""Share of the trials that are shown as good ones, and at least how many."""
_FEWEST_GOOD = 3

_OTHERS = 0.45
"""Opacity of the lines that are neither good nor given up."""

_AXIS = 66
"""Height between two axes, in CSS pixels."""

_LETTERS, _SHORTEST = 48, 5
"""That stand under an axis on a phone, and of each choice at least."""


def good(study: Study) -> list[Trial]:
    """The best of the whole trials, the winner first."""
    whole = study.whole
    return whole[: max(_FEWEST_GOOD, round(_GOOD * len(whole)))]


def parallel(study: Study) -> Drawing:
    """Every trial as a line through its options and its goal, one axis below the other.

    Drawn with lines of our own: Plotly's parallel coordinates need WebGL, and where a browser has none they are
    missing; and with their axes side by side they do not fit a phone.
    """
    scale = Scale.of(study)
    options = study.ranked
    best = good(study)
    places = {
        trial.number: [_share(scale, trial.value), *(_along(option, trial.values[option.name]) for option in options)]
        for trial in study.trials
    }
    chosen = {trial.number for trial in best}
    groups = [
        ("given up early", "line", 1.0, "dot", [t for t in study.trials if t.given_up]),
        ("trained on all", "other", 1.0, "solid",
         [t for t in study.trials if not t.given_up and t.number not in chosen]),
        (f"next best {len(best) - 1}" if len(best) > 2 else "second best", "persona", 2.0, "solid", best[1:]),
        (winner_of(study), "real", 3.0, "solid", best[:1]),
    ]  # fmt: skip
    traces = [
        plotly().Scatter(
            x=[place for trial in group for place in (*places[trial.number], None)],
            y=[row for _ in group for row in (*range(len(options) + 1), None)],
            text=[hover(trial) for trial in group for _ in range(len(options) + 2)],
            name=name,
            mode="lines",
            line={"color": colour(role), "width": width, "dash": dash},
            opacity=_OTHERS if role == "other" else 1,
            hovertemplate="%{text}<extra></extra>",
        )
        for name, role, width, dash, group in groups
        if group
    ]
    losses = [(number(tick), _share(scale, tick)) for tick in ticks(scale.low, scale.high)]
    shown = [(short_goal(study), losses), *((option.name, _marked(option)) for option in options)]
    text = {"showarrow": False, "bgcolor": colour("paper"), "borderpad": 1}
    notes = [
        {**text, "x": place, "y": row, "yanchor": "top", "yshift": -5, "text": name,
         "xanchor": "left" if place < 0.04 else "right" if place > 0.96 else "center",
         "font": {"size": 12, "color": colour("muted")}}
        for row, (_, marks) in enumerate(shown) for name, place in marks
    ] + [
        {**text, "x": 0, "xanchor": "left", "y": row, "yanchor": "bottom", "yshift": 4, "text": f"<b>{name}</b>"}
        for row, (name, _) in enumerate(shown)
    ]  # fmt: skip
    return draw(
        "parallel-coordinates",
        "What the best trials have in common (each line is a trial)",
        f"Parallel coordinates of {plural(len(study.trials), 'trial')}: {goal_of(study)}, then "
        f"{', '.join(option.name for option in options)}. The winner: {values_of(study.winner)}.{scale.says}",
        traces,
        height=90 + _AXIS * (len(options) + 1),
        wide=True,
        x={"visible": False, "range": [-0.01, 1.01]},
        y={"range": [len(options) + 0.5, -0.5], "tickvals": list(range(len(options) + 1)), "showticklabels": False,
           "showline": False,            "gridcolor": colour("muted")},
        legend=True,
        notes=notes,
    )  # fmt: skip


def _along(option: Option, value: Value) -> float:
    """Where `value` lies along `option`, 0 to 1."""
    if isinstance(option, Choices):
        return option.values.index(value) / (len(option.values) - 1)
    number = float(value)  # type: ignore[arg-type]
    if option.log:
        return math.log(number / option.low) / math.log(option.high / option.low)
    return (number - option.low) / (option.high - option.low)


def _marked(option: Option) -> list[tuple[str, float]]:
    """What stands under the axis of `option`, and where."""
    if isinstance(option, Choices):
        longest = max(_SHORTEST, _LETTERS // len(option.values))
        return [(label(wording.option(value), longest), _along(option, value)) for value in option.values]
    return [(number(tick), _along(option, tick)) for tick in ticks_of(option)]


def _share(scale: Scale, value: float) -> float:
    return (scale.place(value) - scale.low) / ((scale.edge - scale.low) or 1)
