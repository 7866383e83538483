"""Colours in figures, as in style sheets: `var(--ink)` stands in for both palettes until `painted` fills it in."""

from __future__ import annotations

from typing import Any

from huggingtweets.palette import DARK, LIGHT, SERIES

__all__ = ["DARK", "LIGHT", "SERIES", "colour", "painted"]


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
