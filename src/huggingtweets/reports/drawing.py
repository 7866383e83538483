"""What all figures share: colours, frame, axes and escaping of names.

Figures name colours as `var(--ink)`, so that one figure serves both palettes. The page's script fills in the colours.
"""

from __future__ import annotations

import html
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from huggingtweets.extras import need
from huggingtweets.intervals import Figure
from huggingtweets.palette import LIGHT
from huggingtweets.text import number, shorten

_LONGEST_NAME = 22

_MOST_TICKS = 5  # most steps between ticks, so that the labels fit on a phone

_DECADE, _DECADES = 8, 150
"""A log axis has ticks at 1, 2 and 5 if it spans at least a factor of 8, and at powers of ten only from 150 on."""

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Drawing:
    """One figure."""

    name: str  # a file name without extension: letters, digits, hyphens, and perhaps a persona's name
    title: str
    alt: str  # text alternative for people who cannot see the figure
    wide: bool  # whether it takes the full width of the page
    spec: dict[str, Any]  # for Plotly's JavaScript: `data` and `layout`, with `layout.height` in CSS pixels

    @property
    def height(self) -> int:
        return int(self.spec["layout"]["height"])


def plotly() -> Any:
    """Plotly's graph objects. Raises MissingExtraError."""
    return need("plotly.graph_objects", "The report", "report")


def colour(role: str) -> str:
    """The placeholder of a colour of the palettes. Raises KeyError for an unknown one."""
    LIGHT[role]
    return f"var(--{role})"


def draw(
    name: str,
    title: str,
    alt: str,
    traces: list[Any],
    *,
    height: int,
    x: Mapping[str, Any],
    y: Mapping[str, Any],
    wide: bool = False,
    legend: bool = False,
    notes: Sequence[dict[str, Any]] = (),
) -> Drawing:
    """A figure of `traces`. `x` and `y` are axes of Plotly's layout with the title as a string; `notes` annotations.

    Zooming is off, because a page is for scrolling.
    """
    axis = {"automargin": True, "fixedrange": True, "zeroline": False, "tickfont": {"color": colour("ink")}}
    axis |= {"gridcolor": colour("line"), "linecolor": colour("line")}
    axes = {
        key: {**axis, **own, "title": {"font": {"size": 13}, "standoff": 8, "text": own.get("title", "")}}
        for key, own in (("xaxis", x), ("yaxis", y))
    }
    layout = {
        "template": "none",
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 12 + 24 * legend, "b": 8},
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": colour("ink")},
        "paper_bgcolor": colour("paper"),
        "plot_bgcolor": colour("paper"),
        "dragmode": False,
        "hoverlabel": {"bgcolor": colour("raised"), "bordercolor": colour("line"), "font": {"color": colour("ink")}},
        "showlegend": legend,
        "legend": {"orientation": "h", "x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top"},
        "annotations": list(notes),
        **axes,
    }
    return Drawing(name, title, alt, wide, json.loads(plotly().Figure(traces, layout).to_json()))


def literal(text: str) -> str:
    """`text` with its tags escaped, which Plotly would interpret."""
    return html.escape(text, quote=False)


def label(name: str, longest: int = _LONGEST_NAME) -> str:
    """`name`, shortened to fit beside an axis and escaped."""
    return literal(shorten(name, longest))


def name_axis(names: Sequence[str]) -> dict[str, Any]:
    """A vertical axis with a row for each name, the first on top."""
    return {
        "ticklabelstandoff": 8,
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [len(names) - 0.4, -0.6],
    }


def dots(
    title: str, x: Iterable[Any], y: Iterable[Any], role: str, shape: Any, hover: str, *, edge: str = "", **more: Any
) -> Any:
    """Points in the colour of `role`, with edges in that of `edge` or the same. `more` goes to Plotly's trace."""
    size = more.pop("size", 10)
    marker = {"color": colour(role), "symbol": shape, "size": size, "line": {"width": 2, "color": colour(edge or role)}}
    return plotly().Scatter(
        x=list(x),
        y=list(y),
        name=title,
        mode="markers",
        marker=marker,
        cliponaxis=False,
        hovertemplate=f"{hover}<extra></extra>",
        **more,
    )


def line(title: str, x: Iterable[Any], y: Iterable[Any], role: str, width: float, **more: Any) -> Any:
    """Lines, separated by None. `dash` and `shape` are Plotly's; `more` goes to its trace."""
    style: dict[str, Any] = {"color": colour(role), "width": width}
    style |= {key: more.pop(key) for key in ("dash", "shape") if key in more}
    if "hovertemplate" not in more:
        more["hoverinfo"] = "skip"
    return plotly().Scatter(x=list(x), y=list(y), name=title, mode="lines", line=style, **more)


def interval(
    title: str,
    figures: Sequence[Figure],
    positions: Iterable[float],
    role: str,
    shape: str,
    shown: str = ".3f",
    *,
    vertical: bool = False,
) -> Any:
    """Dots with error bars along the horizontal axis, or the vertical one. `shown` is a d3 number format."""
    bars = {
        "type": "data",
        "symmetric": False,
        "array": [figure.high - figure.value for figure in figures],
        "arrayminus": [figure.value - figure.low for figure in figures],
        "color": colour(role),
        "thickness": 2,
        "width": 5,
    }
    values = [figure.value for figure in figures]
    if vertical:
        return dots(title, positions, values, role, shape, f"{title}: %{{y:{shown}}}", error_y=bars)
    return dots(title, values, positions, role, shape, f"{title}: %{{x:{shown}}}", error_x=bars)


def log_axis(low: float, high: float) -> dict[str, Any]:
    """A logarithmic axis with full tick labels. Plotly's own read 2, 5, 1000, 2, 5."""
    margin = 0.05 * math.log10(high / low) or 0.1
    ends = [math.log10(low) - margin, math.log10(high) + margin]
    shown = ticks(low, high, log=True)
    return {"type": "log", "range": ends, "tickvals": shown, "ticktext": [number(tick) for tick in shown]}


def ticks(low: float, high: float, *, log: bool = False) -> list[float]:
    """At most seven round numbers from `low` to `high`. For a log axis, 1, 2 and 5 times powers of ten."""
    if low == high:
        return [low]
    if log and high / low >= _DECADE:
        steps = (1, 2, 5) if high / low < _DECADES else (1,)
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        powers = range(first, last + 1, 1 + (last - first) // (_MOST_TICKS + 2))
        found = [float(f"{step}e{power}") for power in powers for step in steps]  # exact, unlike 2 * 10**-4
    else:
        step = next(
            size
            for power in count(math.floor(math.log10(high - low)) - 1)
            for size in (1 * 10.0**power, 2 * 10.0**power, 5 * 10.0**power)
            if (high - low) / size <= _MOST_TICKS
        )
        lowest = math.ceil(low / step - _ROUNDING)
        found = [round((lowest + position) * step, 12) for position in range(_MOST_TICKS + 2)]
    return [tick for tick in found if low * (1 - _ROUNDING) <= tick <= high * (1 + _ROUNDING)]
