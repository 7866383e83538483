"""The options of a picture. A module of its own, since the command line needs it at every start."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
Size = Literal["link", "square"]
Format = Literal["png", "svg"]

SIZES: dict[Size, tuple[int, int]] = {"link": (1200, 630), "square": (1080, 1080)}
"""Width and height in pixels: "link" suits link previews, "square" posts."""
