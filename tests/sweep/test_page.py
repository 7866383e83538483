"""The page of a real study, written by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from huggingtweets.config import TrainConfig
from huggingtweets.engines.local import InProcessEngine
from huggingtweets.sweep import page, result
from huggingtweets.sweep.result import read
from huggingtweets.sweep.run import sweep
from huggingtweets.sweep.space import Space
from tests.conftest import Run
from tests.reports import browser
from tests.reports.reader import Reader
from tests.reports.visit import Visit

pytestmark = pytest.mark.slow

RATES = Space.of({"learning_rate": {"low": 1e-4, "high": 2e-2, "log": True}, "warmup": [0.0, 0.1]})


@pytest.fixture
def words(config: TrainConfig, tmp_path: Path) -> tuple[object, ...]:
    """A quick sweep."""
    space = tmp_path / "space.yaml"
    space.write_text("learning_rate: {low: 1.0e-4, high: 2.0e-2, log: true}\nwarmup: [0, 0.1]\n")
    return (
        "sweep", "ada", "bob", "--name", "s", "--base", config.finetune.base, "--trials", 2, "--space", space,
        "--track", "none", "--seed", 1,
    )  # fmt: skip


def test_a_sweep_writes_its_page_and_a_finished_one_writes_it_again(
    run: Run, home: Path, people: tuple[str, ...], words: tuple[object, ...]
) -> None:
    found = json.loads(run(*words, "--json").stdout)
    path = home / "studies" / "s.html"
    assert found["page"] == str(path)
    assert found["pngs"] == []
    text = path.read_text("utf-8")
    said = Reader(text).words
    assert f"{found['best']['value']:.4f}" in said
    for handle, loss in found["best"]["per_handle"].items():
        assert handle in said
        assert f"{loss:.3f}" in said
    assert "too few, or too alike" in said
    path.unlink()
    shown = run(*words)
    assert f"Page: {path}" in shown.stdout and "sweep-apply s" in shown.stdout
    assert path.read_text("utf-8") == text
    assert "Trial" not in shown.stderr


@browser.needed
@pytest.mark.browser
def test_a_real_study_in_a_browser(
    home: Path, people: tuple[str, ...], config: TrainConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result, "FOREST_SEEDS", 2)
    sweep(home, people[:2], config, RATES, InProcessEngine(), name="s", trials=10)
    path = page.write(home, read(home, "s"))
    assert path
    # Ten trials: enough for importances.
    with browser.launched() as chromium, Visit(chromium, path, 360, "light") as visit:
        assert visit.asked == [path.as_uri()]
        assert visit.said == []
        assert visit.reach <= 360
        assert visit.tab.locator("[data-figure=history] .main-svg").count() > 0
