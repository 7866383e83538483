"""Colours of the page, its figures and the pictures, in a light and a dark palette."""

from __future__ import annotations

# The series follow Okabe & Ito (2008), "Color Universal Design": they differ under any colour vision. They are darker
# or lighter where the contrast to the paper was below 3 to 1 (WCAG 2.2, 1.4.11). Text has 4.5 to 1 or more.
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
"""Colours named series-1 to series-7."""
