"""The page of a real study, from the command line to the file."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from huggingtweets.config import TrainConfig
from huggingtweets.engines.local import HereEngine
from huggingtweets.sweep import page
from huggingtweets.sweep.result import read
from huggingtweets.sweep.run import sweep
from huggingtweets.sweep.settings import Settings
from huggingtweets.sweep.space import Space
from tests.conftest import Run
from tests.reports import browser
from tests.reports.reader import Reader
from tests.reports.visit import Visit

RATES = Space.of({"learning_rate": {"low": 1e-4, "high": 2e-2, "log": True}, "warmup": [0.0, 0.1]})


@pytest.fixture
def words(config: TrainConfig, tmp_path: Path) -> tuple[object, ...]:
    """A command that is over in a moment."""
    space = tmp_path / "space.yaml"
    space.write_text("learning_rate: {low: 1.0e-4, high: 2.0e-2, log: true}\nwarmup: [0, 0.1]\n")
    return (
        "sweep", "ada", "bob", "--name", "s", "--base", config.finetune.base, "--trials", 2, "--space", space,
        "--track", "none", "--seed", 1,
    )  # fmt: skip


def test_a_sweep_writes_its_page_and_a_whole_one_writes_it_again(
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
    assert "the defaults of HuggingTweets" in said.replace("The defaults", "the defaults")
    assert "too few, or too alike" in said
    path.unlink()
    shown = run(*words)
    assert f"Page: {path}" in shown.stdout
    assert path.read_text("utf-8") == text
    assert "Trial" not in shown.stderr


def test_without_its_extra_the_study_stands_and_one_notice_says_what_to_install(
    run: Run, home: Path, people: tuple[str, ...], words: tuple[object, ...], tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden" / "plotly"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError")
    done = run(*words, "--json", PYTHONPATH=str(hidden.parent))
    found = json.loads(done.stdout)
    assert found["page"] is None
    assert found["trials"] == 2
    assert done.stderr.count("huggingtweets[report]") == 1
    assert not (home / "studies" / "s.html").exists()


def test_pictures_that_cannot_be_are_refused_before_or_told_after(
    run: Run, home: Path, people: tuple[str, ...], words: tuple[object, ...], tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    assert "is a file. Name a folder" in run(*words, "--png", taken, code=1).stderr
    assert not (home / "studies").exists()
    nowhere = str(tmp_path / "no-browser")
    done = run(*words, "--png", tmp_path / "png", "--json", BROWSER_PATH=nowhere)
    found = json.loads(done.stdout)
    assert found["page"] and found["pngs"] == []
    assert "Install Chromium or Chrome" in done.stderr


@browser.needed
def test_pictures(run: Run, people: tuple[str, ...], words: tuple[object, ...], tmp_path: Path) -> None:
    pngs = json.loads(run(*words, "--png", tmp_path / "png", "--json").stdout)["pngs"]
    assert {Path(png).name for png in pngs} == {
        f"{name}.png" for name in ("accounts", "history", "parallel-coordinates", "by-learning-rate", "by-warmup")
    }
    for png in pngs:
        content = Path(png).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">I", content[16:20]) == (1680,)


def test_what_is_gathered_is_what_the_study_holds(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    sweep(home, people, config, RATES, HereEngine(), name="s", trials=10)
    result = read(home, "s")
    study = page.gather(result, stopped=True)
    assert study.winner.number == result.best.number
    assert study.winner.losses == result.best.losses
    assert [trial.number for trial in study.whole] == [trial.number for trial in result.whole]
    assert {trial.number for trial in study.trials if trial.given_up} == {t.number for t in result.trials if t.pruned}
    assert study.defaults_trial is None  # the study's own options are others than the defaults
    assert study.chosen["batch_size"] == 8
    assert study.defaults["batch_size"] is None
    assert study.chosen["learning_rate"] == result.best.values["learning_rate"]
    assert sum(share.value for share in study.forest.values()) == pytest.approx(1)
    assert study.stopped
    assert study.seconds == pytest.approx(sum(sum(trial.seconds.values()) for trial in study.trials))


def test_the_defaults_are_found_wherever_they_are(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    plain = TrainConfig.model_validate({"finetune": {"base": config.finetune.base}})
    two = Space.of({"warmup": [0.1, 0.2]})
    sweep(home, people[:1], plain, two, HereEngine(), name="s", trials=2)
    assert page.gather(read(home, "s")).defaults_trial == 0
    other = TrainConfig.model_validate({"finetune": {"base": config.finetune.base, "epochs": 2}})
    sweep(home, people[:1], other, two, HereEngine(), name="t", trials=2)
    assert page.gather(read(home, "t")).defaults_trial is None


@browser.needed
def test_a_real_study_with_time_in_the_browser(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    settings = Settings(seconds_too=True)
    sweep(home, people[:2], config, RATES, HereEngine(), name="s", trials=10, settings=settings)
    written = page.write(home, read(home, "s"))
    assert written.path
    with browser.launched() as chromium, Visit(chromium, written.path, 360, "light") as visit:
        assert visit.asked == [written.path.as_uri()]
        assert visit.said == []
        assert visit.reach <= 360
        assert visit.tab.locator("[data-figure=front] .main-svg").count() > 0
