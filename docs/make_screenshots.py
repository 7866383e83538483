"""Draws docs/web/: the page's steps on the sample account, at phone and desktop width, light and dark.

    python docs/make_screenshots.py [HOME]

Trains on the sample account with the default base, so it takes some minutes. HOME, an empty folder or one with nothing
but the base in it, is filled; without it everything goes when it is done. Needs Chromium or Chrome and what tests need.
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

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "web"
WIDTHS = {"phone": 390, "desktop": 1280}
SCHEMES = ("light", "dark")
LONG = 900_000
"""Milliseconds that a training may take."""


def main() -> None:
    from playwright.sync_api import expect
    from tests.report import browser

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
                draw(chromium, url[0].rstrip("/"), expect)
        finally:
            serve.terminate()
            serve.wait()


def draw(chromium: Any, url: str, expect: Callable[[Any], Any]) -> None:
    """One tab of each kind, all on the same things; the first one does what is to be done."""
    tabs = {}
    for width_name, width in WIDTHS.items():
        for scheme in SCHEMES:
            context = chromium.new_context(
                # As high as the longest step: nothing scrolls, so what sticks to the top stays where it belongs.
                viewport={"width": width, "height": 2600},
                color_scheme=scheme,
                base_url=url,
                reduced_motion="reduce",
            )
            context.set_default_timeout(LONG)
            tabs[f"{width_name}-{scheme}"] = context.new_page()
    first = next(iter(tabs.values()))

    def picture(step: str, path: str, what: str, ready: Callable[[Any], None] = lambda tab: None) -> None:
        for name, tab in tabs.items():
            if path:
                tab.goto(path)
                tab.wait_for_load_state("domcontentloaded")
            ready(tab)
            box = tab.locator(what).first.bounding_box()
            tab.screenshot(
                path=FOLDER / f"{step}-{name}.png",
                animations="disabled",
                clip={**box, "x": 0, "width": tab.viewport_size["width"]},
            )
            print(f"{step}-{name}.png")

    def fitted(tab: Any) -> None:
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": 900})
        height = tab.evaluate("document.documentElement.scrollHeight")
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": height})

    picture("start", "/", "html", fitted)
    for tab in tabs.values():
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": 2600})
    first.goto("/")
    first.get_by_role("button", name="Meet the lighthouse keeper").click()
    first.wait_for_url("**/?account=*")
    account = first.url.removeprefix(url)

    def found(tab: Any) -> None:
        expect(tab.locator("[data-f=kept]").first).to_have_text("560")
        tab.get_by_text("What is left out, and why").click()

    picture("posts", account, "#posts", found)
    first.locator("#drawer > summary").click()
    first.get_by_label("Epochs", exact=True).fill("2")
    first.get_by_role("button", name="Train on").click()
    first.wait_for_url("**job=*")
    training = first.url.removeprefix(url)
    picture("train", training, "#train", lambda tab: expect(tab.get_by_text("After epoch 1")).to_be_visible())
    first.wait_for_url("**persona=*")
    persona = first.url.removeprefix(url)
    first.get_by_label("Begin with").fill("My dream is")
    first.locator("#writing summary").click()
    first.get_by_label("Seed", exact=True).fill("7")
    first.get_by_role("button", name="Write", exact=True).click()
    expect(first.locator("#writing [data-f=told]")).to_contain_text("seed")

    def compared(tab: Any) -> None:
        card = tab.locator(".card").first
        card.get_by_role("button", name="Closest real post").click()
        expect(card.locator("[data-f=closest-mark]")).to_contain_text("real")

    picture("write", persona, "#write", compared)
    picture("learnt", persona, "#train", lambda tab: tab.get_by_text("How it learnt").click())

    def asked(tab: Any) -> None:
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": 800})
        tab.get_by_role("button", name="Begin").click()
        expect(tab.get_by_role("heading", name="Question 1 of")).to_be_visible()
        tab.get_by_role("button", name="The machine").click()
        expect(tab.locator("[data-f=answer]")).not_to_be_empty()

    picture("quiz", f"/quiz/{re.search('persona=([^&#]+)', persona)[1]}", "html", asked)  # type: ignore[index]

    def deleting(tab: Any) -> None:
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": 800})
        tab.get_by_role("button", name="Delete x:").first.click()
        expect(tab.locator("#deleting [data-f=sentence]")).not_to_be_empty()

    picture("delete", "/", "html", deleting)


if __name__ == "__main__":
    main()
