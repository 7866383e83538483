"""What may be chosen of a picture. By itself, for the command line reads it at every start."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
Size = Literal["link", "square"]
Format = Literal["png", "svg"]

SIZES: dict[Size, tuple[int, int]] = {"link": (1200, 630), "square": (1080, 1080)}
"""Pixels: of the preview of a link, and of a post."""
