"""What every figure shares: its frame, how names are put in it, and what is handed on."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from huggingtweets.extras import need
from huggingtweets.intervals import Figure
from huggingtweets.reports import wording
from huggingtweets.reports.theme import colour

_LONGEST_NAME = 22

_MOST_TICKS = 5
"""Steps between ticks, at most: more do not fit on a phone."""

_DECADE, _DECADES = 8, 150
"""From how many times the lower end on ticks stand at 1, 2 and 5, and from how many on at powers of ten alone."""

_ROUNDING = 1e-9

_AXIS_TITLE = {"font": {"size": 13}, "standoff": 8}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure, with the names of colours (`theme.painted`) in the place of colours."""

    name: str
    """Letters, digits and hyphens, or a persona's name among them: the picture's file name without its ending."""
    title: str
    says: str
    """What the figure shows, for those who do not see it."""
    wide: bool
    """Whether it wants the whole width of the page."""
    spec: dict[str, Any]
    """As Plotly's JavaScript takes it: `data` and `layout`; `layout.height` in CSS pixels."""

    @property
    def height(self) -> int:
        return int(self.spec["layout"]["height"])


def plotly() -> Any:
    """Plotly's graph objects. Raises MissingExtraError without Plotly."""
    return need("plotly.graph_objects", "The report", "report")


def draw(
    name: str, title: str, says: str, traces: list[Any], *, height: int, x: Mapping[str, Any], y: Mapping[str, Any],
    wide: bool = False, legend: bool = False, shapes: Sequence[dict[str, Any]] = (),
    notes: Sequence[dict[str, Any]] = (),
) -> Drawing:  # fmt: skip
    """`traces` in our frame, with axes `x` and `y` as Plotly's layout has them; `title` of an axis is its text.

    Zooming is off: a page is for scrolling.
    """
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": colour("line"),
        "linecolor": colour("line"),
        "tickfont": {"color": colour("ink")},
        "zeroline": False,
    }
    layout = {
        "template": "none",
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 12 + 24 * legend + 20 * bool(notes), "b": 8},
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": colour("ink")},
        "paper_bgcolor": colour("paper"),
        "plot_bgcolor": colour("paper"),
        "dragmode": False,
        "hoverlabel": {"bgcolor": colour("raised"), "bordercolor": colour("line"), "font": {"color": colour("ink")}},
        "showlegend": legend,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
        },
        "shapes": list(shapes),
        "annotations": list(notes),
        **{place: {**axis, **own, "title": {**_AXIS_TITLE, "text": own.get("title", "")}}
           for place, own in (("xaxis", x), ("yaxis", y))},
    }  # fmt: skip
    figure = plotly().Figure(traces, layout)
    return Drawing(name, title, says, wide, json.loads(figure.to_json()))


def literal(text: str) -> str:
    """`text` as Plotly shows it letter for letter, for it reads tags in what it shows."""
    return html.escape(text, quote=False)


def label(name: str, longest: int = _LONGEST_NAME) -> str:
    """A name short enough to stand beside an axis; the table has it whole."""
    return literal(name if len(name) <= longest else f"{name[: longest - 1]}…")


def upright(x: float, style: str) -> dict[str, Any]:
    """A vertical line through the whole plot."""
    line = {"color": colour("muted"), "width": 1.5, "dash": style}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def over(x: float, text: str, anchor: str) -> dict[str, Any]:
    """A word above the plot at `x`; `anchor` is its side that stands there."""
    return {
        "x": x,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": anchor,
        "showarrow": False,
        "text": text,
        "font": {"color": colour("muted"), "size": 12},
    }


def line_axis(names: Sequence[str]) -> dict[str, Any]:
    """A vertical axis with a line for each of `names`, the first on top."""
    return {
        "ticklabelstandoff": 8,
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [len(names) - 0.4, -0.6],
    }


def interval(
    title: str, figures: Sequence[Figure], places: Sequence[float], role: str, shape: str, shown: str = ".3f",
    *, vertical: bool = False,
) -> Any:  # fmt: skip
    """Dots with the width of their intervals along the horizontal axis, or when `vertical` along the vertical one."""
    along, across = ("y", "x") if vertical else ("x", "y")
    width = {
        "type": "data",
        "symmetric": False,
        "array": [figure.high - figure.value for figure in figures],
        "arrayminus": [figure.value - figure.low for figure in figures],
        "color": colour(role),
        "thickness": 2,
        "width": 5,
    }
    return plotly().Scatter(
        **{along: [figure.value for figure in figures], across: list(places), f"error_{along}": width},
        name=title,
        mode="markers",
        cliponaxis=False,
        marker={"color": colour(role), "symbol": shape, "size": 10, "line": {"width": 2, "color": colour(role)}},
        hovertemplate=f"{title}: %{{{along}:{shown}}}<extra></extra>",
    )


def log_axis(low: float, high: float) -> dict[str, Any]:
    """A logarithmic axis with ticks that can be read: Plotly's read 2, 5, 1000, 2, 5."""
    margin = 0.05 * math.log10(high / low) or 0.1
    ends = [math.log10(low) - margin, math.log10(high) + margin]
    shown = ticks(low, high, log=True)
    return {"type": "log", "range": ends, "tickvals": shown, "ticktext": [wording.number(tick) for tick in shown]}


def ticks(low: float, high: float, *, log: bool = False) -> list[float]:
    """Round numbers from `low` to `high`, at most seven; on a logarithmic axis 1, 2 and 5 times powers of ten."""
    if low == high:
        return [low]
    if log and high / low >= _DECADE:
        steps = (1, 2, 5) if high / low < _DECADES else (1,)
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        powers = range(first, last + 1, 1 + (last - first) // (_MOST_TICKS + 2))
        found = [float(f"{step}e{power}") for power in powers for step in steps]  # exact, as 10**-4 * 2 is not
    else:
        step = next(
            size
            for power in count(math.floor(math.log10(high - low)) - 1)
            for size in (1 * 10.0**power, 2 * 10.0**power, 5 * 10.0**power)
            if (high - low) / size <= _MOST_TICKS
        )
        lowest = math.ceil(low / step - _ROUNDING)
        found = [round((lowest + number) * step, 12) for number in range(_MOST_TICKS + 2)]
    return [tick for tick in found if low * (1 - _ROUNDING) <= tick <= high * (1 + _ROUNDING)]
