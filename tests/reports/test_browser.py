"""The report in a real browser: figures are drawn and fit, nothing is requested, axe-core finds no violation."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.palette import DARK, LIGHT
from huggingtweets.reports import Subject
from tests.reports import browser, samples
from tests.reports.test_page import page_of
from tests.reports.visit import Visit

pytestmark = [browser.needed, pytest.mark.browser]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told, subjects = samples.several()
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page_of(told, subjects), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_figures_are_drawn_and_fit_and_axe_finds_no_violation(
    chromium: Any, file: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with Visit(chromium, file, width, scheme) as visit:
        assert visit.asked == [file.as_uri()]
        assert visit.said == []
        plots = visit.tab.locator("[data-figure]")
        assert plots.count() > 5
        assert visit.tab.locator("[data-figure]:not(:has(svg.main-svg))").count() == 0
        assert visit.reach <= width
        assert not any("https:" in url or "http:" in url for url in visit.asked)
        results = Axe().run(visit.tab)
        assert results.violations_count == 0, results.generate_report()


def test_figures_follow_the_colour_scheme_and_print_light(chromium: Any, file: Path) -> None:
    from playwright.sync_api import expect

    paint = "getComputedStyle(document.querySelector('[data-figure=loss] .main-svg')).backgroundColor"
    width = "document.querySelector('[data-figure=loss] .main-svg').getBoundingClientRect().width"

    def rgb(palette: dict[str, str]) -> str:
        red, green, blue = bytes.fromhex(palette["paper"][1:])
        return f"rgb({red}, {green}, {blue})"

    with Visit(chromium, file, 1280, "light") as visit:
        assert visit.tab.evaluate(paint) == rgb(LIGHT)
        visit.tab.emulate_media(color_scheme="dark")
        sheet = visit.tab.locator("[data-figure=loss] .main-svg").first
        expect(sheet).to_have_css("background-color", rgb(DARK))
        visit.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.tab.evaluate(paint) == rgb(LIGHT)
        assert visit.tab.evaluate(width) == 640
        visit.tab.evaluate("dispatchEvent(new Event('afterprint'))")
        assert visit.tab.evaluate(paint) == rgb(DARK)
        assert visit.said == []


def test_a_figure_is_saved_as_a_picture(chromium: Any, file: Path) -> None:
    with Visit(chromium, file, 1280, "dark") as visit:
        with visit.tab.expect_download() as saving:
            visit.tab.locator("[data-save=loss]").click()
        assert saving.value.suggested_filename == "loss.png"
        content = Path(saving.value.path()).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">I", content[16:20]) == (1680,)
        assert visit.said == []


def test_the_skip_link_moves_the_focus_to_the_content(chromium: Any, file: Path) -> None:
    with Visit(chromium, file, 1280, "light") as visit:
        visit.tab.keyboard.press("Tab")
        visit.tab.keyboard.press("Enter")
        assert visit.tab.evaluate("document.activeElement.id") == "content"


def test_hostile_names_run_no_script(chromium: Any, tmp_path: Path) -> None:
    told = samples.comparison(samples.row(samples.HOSTILE, 1.2, base=samples.HOSTILE))
    path = tmp_path / "hostile.html"
    path.write_text(page_of(told, [Subject(told.personas[0], (), samples.evaluation(), samples.curve())]), "utf-8")
    with Visit(chromium, path, 1280, "light") as visit:
        assert visit.said == []
        assert "</script><script>" in visit.tab.locator("[data-figure=loss] .ytick").first.text_content()
        assert visit.tab.locator(".main-svg a, main b").count() == 0
