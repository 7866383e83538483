"""Colours of the page, its figures and the pictures, in a light and a dark palette."""

from __future__ import annotations

# They follow Okabe & Ito (2008), "Color Universal Design": they differ under any colour vision. They are darker or
# lighter where the contrast to the paper was below 3 to 1 (WCAG 2.2, 1.4.11). Text has 4.5 to 1 or more.
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
}
LIGHT = {role: light for role, (light, _) in _COLOURS.items()}
DARK = {role: dark for role, (_, dark) in _COLOURS.items()}


def css() -> str:
    """The palettes as custom properties: light by default and in print, dark on screens set to dark."""
    light, dark = ("".join(f"--{role}:{value};" for role, value in palette.items()) for palette in (LIGHT, DARK))
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
