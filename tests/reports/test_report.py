"""`report` end to end, from personas on disk to the page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.files import write_json
from tests.conftest import Run
from tests.reports import samples


def persona(home: Path, name: str, after: float, evaluation: Any = None) -> Path:
    folder = home / "personas" / name
    bits = {"nats_per_token": 3.0, "bits_per_byte": after}
    write_json(
        folder / "run.json",
        {
            "name": name,
            "base": "smollm2",
            "handles": [name],
            "posts": {"read": 1000, "kept": 900, "dropped": {"repeat": 12}},
            "split": {"train": 720, "validation": 180, "method": "random", "seed": 0},
            "before": {"nats_per_token": 5.5, "bits_per_byte": 2.25},
            "after": bits,
            "best_epoch": 1,
            "epochs": [{"epoch": 1, "train_nats_per_token": 3.1, "seconds": 9.0, **bits}],
            "run": {"created_at": "2026-11-23T00:00:00+00:00"},
        },
    )
    if evaluation is not None:
        write_json(folder / "evaluation.json", evaluation)
    return folder


@pytest.fixture
def two(home: Path) -> Path:
    persona(home, "NASA", 1.176, samples.evaluation_json(1.176))
    persona(home, "poet", 2.011)
    return home


def test_all_personas_on_one_page(run: Run, two: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "page.html"
    path.parent.mkdir()
    report = json.loads(run("report", "-o", path, "--json").stdout)
    assert report == {"path": str(path), "personas": ["NASA", "poet"], "bytes": path.stat().st_size}
    page = path.read_text("utf-8")
    assert "1.594" in page  # the mean
    assert "huggingtweets evaluate poet" in page
    assert [each.name for each in path.parent.iterdir()] == ["page.html"]
    path.write_text("old")
    shown = run("report", "NASA", "-o", path).stdout
    assert "1 persona" in shown
    assert "poet" not in path.read_text("utf-8")


def test_the_path_of_a_local_base_is_not_shown(run: Run, two: Path, tmp_path: Path) -> None:
    record = two / "personas" / "poet" / "run.json"
    base = tmp_path / "nobodys-business" / "base"
    base.mkdir(parents=True)
    record.write_text(json.dumps({**json.loads(record.read_text("utf-8")), "base": str(base)}))
    run("report", "-o", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "nobodys-business" not in page
    assert "a local model" in page


def test_an_output_that_cannot_be_written_is_refused(run: Run, two: Path, tmp_path: Path) -> None:
    assert "is a folder" in run("report", "-o", tmp_path, code=1).stderr
    assert "--output" in run("report", "-o", tmp_path / "missing" / "page.html", code=1).stderr


def test_without_personas_it_names_the_command_to_train_one(run: Run, home: Path) -> None:
    assert "huggingtweets train" in run("report", code=1).stderr


@pytest.mark.parametrize("found", ['{"fit": {}}', "no JSON"])
def test_a_damaged_evaluation_names_the_command_to_repeat_it(run: Run, two: Path, tmp_path: Path, found: str) -> None:
    (two / "personas" / "NASA" / "evaluation.json").write_text(found)
    for names, code in (([], 0), (["NASA"], 1)):
        told = run("report", *names, "-o", tmp_path / "r.html", code=code).stderr
        assert "huggingtweets evaluate NASA" in " ".join(told.split())


def test_a_missing_extra_is_named(run: Run, two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotly.graph_objects", None)
    refused = run("report", "-o", tmp_path / "r.html", code=1)
    assert "huggingtweets[report]" in refused.stderr
