"""The page of a study in a browser: its figures, width, requests, accessibility and colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.palette import DARK, LIGHT
from huggingtweets.sweep.page import render
from tests.reports import browser
from tests.reports.visit import Visit
from tests.sweep import samples

pytestmark = [browser.needed, pytest.mark.browser]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.launched() as program:
        yield program


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("study") / "study.html"
    path.write_text(render(samples.whole()), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_figures_are_drawn_and_fit_and_axe_finds_no_violation(
    chromium: Any, file: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Visit(chromium, file, width, scheme) as visit:
        assert visit.asked == [file.as_uri()]
        assert visit.said == []
        assert visit.tab.locator("[data-figure]").count() == 7
        assert visit.tab.locator("[data-figure]:not(:has(svg.main-svg))").count() == 0
        assert visit.reach <= width
        results = Axe().run(visit.tab)
        assert results.violations_count == 0, results.generate_report()


def test_parallel_coordinates_follow_the_theme_and_print_light(chromium: Any, file: Path) -> None:
    from playwright.sync_api import expect

    def rgb(palette: dict[str, str], role: str) -> str:
        return f"rgb({', '.join(map(str, bytes.fromhex(palette[role][1:])))})"

    with Visit(chromium, file, 1280, "light") as visit:
        figure = visit.tab.locator("[data-figure=parallel-coordinates]")
        best, label = figure.locator(".scatterlayer .js-line").last, figure.locator(".annotation text").first
        for before, palette in ((None, LIGHT), ("dark", DARK), ("print", LIGHT)):
            if before == "dark":
                visit.tab.emulate_media(color_scheme="dark")
            elif before == "print":
                visit.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
            expect(best).to_have_css("stroke", rgb(palette, "real"))
            expect(label).to_have_css("fill", rgb(palette, "muted"))
        assert visit.said == []


def test_hostile_names_run_nothing(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(samples.hostile()), "utf-8")
    with Visit(chromium, path, 1280, "light") as visit:
        assert visit.said == []
        assert "</script><script>" in visit.tab.locator("[data-figure=by-base] .xtick").first.text_content()
        assert visit.tab.locator(".main-svg a, main b").count() == 0
