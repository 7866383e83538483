"""A page opened in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class Visit:
    """An open page, with its requests and its console messages."""

    def __init__(self, chromium: Any, file: Path, width: int, scheme: str) -> None:
        self.tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.goto(file.as_uri())
        # Once the last figure is drawn, all are.
        self.tab.locator("[data-figure] .main-svg").last.wait_for(state="attached")

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.tab.close()

    @property
    def reach(self) -> float:
        """The right edge of the content, in CSS pixels."""
        return float(
            self.tab.evaluate(
                "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.plot')]"
                ".map(each => each.getBoundingClientRect().right))"
            )
        )
