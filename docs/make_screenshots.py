"""Take the screenshots in docs/web/: the page's steps on the sample account, on phone and desktop, light and dark.

    python docs/make_screenshots.py [HOME]

Trains on the sample account with the default base, which takes minutes. HOME is an empty folder, or one that holds only
the base; without it, a temporary folder is used. Needs Chromium or Chrome and the test dependencies.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "web"
WIDTHS = {"phone": 390, "desktop": 1280}
SCHEMES = ("light", "dark")
LONG = 900_000
"""Milliseconds that a training may take."""


def main() -> None:
    from playwright.sync_api import expect
    from tests.reports import browser

    expect.set_options(timeout=LONG)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        home = Path(sys.argv[1] if len(sys.argv) > 1 else kept)
        serve = subprocess.Popen(
            [sys.executable, "-m", "huggingtweets", "serve", "--no-open", "--port", "0"],
            env={**os.environ, "HUGGINGTWEETS_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            url = re.search(r"http://\S+", serve.stdout.readline() if serve.stdout else "")
            if url is None:
                raise SystemExit("The server did not start.")
            with browser.launched() as chromium:
                album = Album(chromium, url[0])
                use_persona(album, train(album, expect), expect)
        finally:
            serve.terminate()
            serve.wait()


class Album:
    """A tab for each width and colour scheme. The first tab performs the actions."""

    def __init__(self, chromium: Any, url: str) -> None:
        self.tabs = {}
        for width_name, width in WIDTHS.items():
            for scheme in SCHEMES:
                context = chromium.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    base_url=url,
                    reduced_motion="reduce",
                )
                context.set_default_timeout(LONG)
                self.tabs[f"{width_name}-{scheme}"] = context.new_page()
        self.first = next(iter(self.tabs.values()))

    def screenshot(
        self,
        step: str,
        path: str,
        selector: str,
        ready: Callable[[Any], None] = lambda _: None,
        height: int | None = None,
    ) -> None:
        """Save the element `selector` of the page `path`, in the page's width, once `ready` returns."""
        for name, tab in self.tabs.items():
            width = tab.viewport_size["width"]
            tab.set_viewport_size({"width": width, "height": height or 900})
            tab.goto(path)
            ready(tab)
            if not height:
                # Sticky elements stay in place if nothing scrolls.
                whole = tab.evaluate("document.documentElement.scrollHeight")
                tab.set_viewport_size({"width": width, "height": whole})
            box = tab.locator(selector).first.bounding_box()
            tab.screenshot(
                path=FOLDER / f"{step}-{name}.png", animations="disabled", clip={**box, "x": 0, "width": width}
            )
            print(f"{step}-{name}.png")


def train(album: Album, expect: Callable[[Any], Any]) -> str:
    """Steps 1 and 2. Returns the address of the persona."""
    first = album.first
    album.screenshot("start", "/", "html")
    first.goto("/")
    first.get_by_role("button", name="Add the sample account").click()
    first.wait_for_url("**/?account=*")

    def show_dropped(tab: Any) -> None:
        expect(tab.locator(".found dd").nth(1)).to_have_text("560")
        tab.get_by_text("Dropped posts, by reason").click()

    album.screenshot("posts", address(first), "#posts", show_dropped)
    first.locator("#drawer > summary").click()
    first.get_by_label("Epochs", exact=True).fill("2")
    first.get_by_role("button", name="Train on").click()
    first.wait_for_url("**job=*")
    training = address(first)
    album.screenshot(
        "train", training, "#train", lambda tab: expect(tab.get_by_text("Epoch 2 of 2, step")).to_be_visible()
    )
    first.wait_for_url("**persona=*")
    return address(first)


def use_persona(album: Album, persona: str, expect: Callable[[Any], Any]) -> None:
    """Step 3, the quiz and the library."""
    first = album.first
    first.goto(persona)
    first.get_by_label("Begin with").fill("My dream is")
    first.locator("#writing summary").click()
    first.locator("#write-seed").fill("7")
    first.get_by_role("button", name="Write", exact=True).click()
    expect(first.locator("#writing [data-f=told]")).to_contain_text("seed")

    def compared(tab: Any) -> None:
        card = tab.locator(".card").first
        card.get_by_role("button", name="Closest real post").click()
        expect(card.locator("[data-f=closest-mark]")).to_contain_text(re.compile("real post", re.IGNORECASE))

    def asked(tab: Any) -> None:
        tab.get_by_role("button", name="Start").click()
        expect(tab.get_by_role("heading", name="Question 1 of")).to_be_visible()
        tab.get_by_role("button", name="Machine", exact=True).click()
        expect(tab.locator("[data-f=answer]")).not_to_be_empty()

    def deleting(tab: Any) -> None:
        tab.get_by_role("button", name="Delete x:").first.click()
        expect(tab.locator("#deleting [data-f=sentence]")).not_to_be_empty()

    def trained(tab: Any) -> None:
        tab.get_by_text("Training details").click()
        expect(tab.get_by_text("After epoch 2", exact=True)).to_be_visible()

    album.screenshot("trained", persona, "#train", trained)
    album.screenshot("write", persona, "#write", compared)
    album.screenshot("quiz", "/quiz/keeper_skarholm", "html", asked, height=800)
    album.screenshot("delete", "/", "html", deleting, height=800)


def address(tab: Any) -> str:
    """The path and query of the tab's address."""
    parts = urlsplit(tab.url)
    return f"{parts.path}?{parts.query}"


if __name__ == "__main__":
    main()
