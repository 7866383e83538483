"""Colours, written once for the page, its figures and the pictures.

Figures name them `var(--ink)`, as style sheets do, so that one figure serves every theme; `painted` fills them in.
"""

from __future__ import annotations

from typing import Any

# The series after Okabe & Ito (2008), "Color Universal Design": told apart with any colour vision. Darkened or
# lightened where the contrast to the paper was below 3 to 1 (WCAG 2.2, 1.4.11); texts have 4.5 to 1 or more.
LIGHT = {
    "paper": "#ffffff",
    "raised": "#f4f6f8",
    "ink": "#1a1d21",
    "muted": "#565d66",
    "line": "#d5dae0",
    "link": "#005a91",
    "persona": "#0072b2",
    "real": "#c05000",
    "other": "#6b7280",
    "series-1": "#0072b2",
    "series-2": "#c05000",
    "series-3": "#007a5a",
    "series-4": "#a8457e",
    "series-5": "#946800",
    "series-6": "#1a1d21",
    "series-7": "#4a8fcb",
    "heat-0": "#f4f6f8",
    "heat-1": "#0072b2",
}
DARK = {
    "paper": "#14171a",
    "raised": "#1e2227",
    "ink": "#eceff2",
    "muted": "#a9b1ba",
    "line": "#3a4149",
    "link": "#7cc4f5",
    "persona": "#56b4e9",
    "real": "#e69f00",
    "other": "#9aa3ad",
    "series-1": "#56b4e9",
    "series-2": "#e69f00",
    "series-3": "#2cbf94",
    "series-4": "#d98cb8",
    "series-5": "#f0e442",
    "series-6": "#eceff2",
    "series-7": "#3d8fd1",
    "heat-0": "#1e2227",
    "heat-1": "#8ccdf7",
}
SERIES = 7


def colour(role: str) -> str:
    """The name of a colour in figures and style sheets. Raises KeyError for one that is not in the palettes."""
    LIGHT[role]
    return f"var(--{role})"


def painted(value: Any, palette: dict[str, str]) -> Any:
    """`value`, a figure as JSON, with the palette's colours for their names."""
    if isinstance(value, dict):
        return {key: painted(inner, palette) for key, inner in value.items()}
    if isinstance(value, list):
        return [painted(inner, palette) for inner in value]
    if isinstance(value, str) and value.startswith("var(--"):
        return palette.get(value[6:-1], value)
    return value
