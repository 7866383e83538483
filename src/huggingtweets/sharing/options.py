"""Choices of options. A module of its own, since the command line needs them at every start."""

from __future__ import annotations

from typing import Literal

ExportKind = Literal["full", "adapter", "gguf", "gguf-adapter", "page"]

Quant = Literal["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"]  # weight formats of GGUF files

Theme = Literal["light", "dark"]
Size = Literal["link", "square"]
Format = Literal["png", "svg"]  # of pictures

SIZES: dict[Size, tuple[int, int]] = {"link": (1200, 630), "square": (1080, 1080)}
"""Width and height in pixels: "link" suits link previews, "square" posts."""
