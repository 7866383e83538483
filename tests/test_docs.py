"""The documentation: what is generated is up to date, and the site builds without a warning and without the network."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def test_generated_pages_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    for name, text in runpy.run_path(str(DOCS / "make_pages.py"))["pages"]().items():
        assert (DOCS / name).read_text("utf-8") == text, f"{name}: run `make docs`"


@pytest.mark.slow
def test_the_site_builds_strictly_and_asks_no_other_server(tmp_path: Path) -> None:
    pytest.importorskip("furo")
    command = [sys.executable, "-m", "sphinx", "--nitpicky", "--fail-on-warning", "--quiet", "-d", tmp_path / "cache"]
    done = subprocess.run([*command, DOCS, tmp_path / "site"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    pages = list((tmp_path / "site").glob("*.html"))
    assert {page.stem for page in DOCS.glob("*.md")} < {page.stem for page in pages}
    for page in pages:
        html = page.read_text("utf-8")
        assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//', html)
        local = {unquote(each.partition("#")[0]) for each in re.findall(r'(?:href|src|srcset)="(?!\w+:)([^"?]+)', html)}
        assert {each for each in local if not (page.parent / each).exists()} == set(), page.name
