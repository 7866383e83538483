"""Colours of the page, its figures and the pictures, in a light and a dark palette."""

from __future__ import annotations

# The series follow Okabe & Ito (2008), "Color Universal Design": they differ under any colour vision. They are darker
# or lighter where the contrast to the paper was below 3 to 1 (WCAG 2.2, 1.4.11). Text has 4.5 to 1 or more.
_COLOURS = {
    # role: light, dark
    "paper": ("#ffffff", "#14171a"),
    "raised": ("#f4f6f8", "#1e2227"),
    "ink": ("#1a1d21", "#eceff2"),
    "muted": ("#565d66", "#a9b1ba"),
    "line": ("#d5dae0", "#3a4149"),
    "link": ("#005a91", "#7cc4f5"),
    "persona": ("#0072b2", "#56b4e9"),
    "real": ("#c05000", "#e69f00"),
    "other": ("#6b7280", "#9aa3ad"),
    "series-1": ("#0072b2", "#56b4e9"),
    "series-2": ("#c05000", "#e69f00"),
    "series-3": ("#007a5a", "#2cbf94"),
    "series-4": ("#a8457e", "#d98cb8"),
    "series-5": ("#946800", "#f0e442"),
    "series-6": ("#1a1d21", "#eceff2"),
    "series-7": ("#4a8fcb", "#3d8fd1"),
    "heat-0": ("#f4f6f8", "#1e2227"),
    "heat-1": ("#0072b2", "#8ccdf7"),
}
LIGHT = {role: light for role, (light, _) in _COLOURS.items()}
DARK = {role: dark for role, (_, dark) in _COLOURS.items()}
SERIES = 7
"""Colours named series-1 to series-7."""
