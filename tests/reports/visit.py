"""A page, open in the browser that is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class Visit:
    """A page that is open, with all that it asked for and said."""

    def __init__(self, chromium: Any, file: Path, width: int, scheme: str) -> None:
        self.tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.goto(file.as_uri())
        # The last figure is drawn when all are.
        self.tab.locator("[data-figure] .main-svg").last.wait_for(state="attached")

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.tab.close()

    @property
    def reach(self) -> float:
        """How far to the right anything goes, in CSS pixels."""
        return float(
            self.tab.evaluate(
                "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.plot')]"
                ".map(each => each.getBoundingClientRect().right))"
            )
        )
