"""Trials as grouped runs in a tracker, read from the files of Trackio and Weights & Biases."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, in_one_process

pytestmark = pytest.mark.slow

needs_wandb = pytest.mark.skipif(find_spec("wandb") is None, reason="the extra 'wandb' is not installed")

# The second rate learns nothing, so its trials are pruned after three accounts.
SPACE = "learning_rate: [0.005, 1.0e-9]\nwarmup: 0.0\n"


@pytest.fixture
def words(people: tuple[str, ...], tiny_bases: dict[str, Path], tmp_path: Path) -> list[object]:
    """A quick sweep over all accounts."""
    (tmp_path / "space.yaml").write_text(SPACE)
    return ["sweep", *people, "--space", tmp_path / "space.yaml", "--base", tiny_bases["llama"], "--batch-size", 8,
            "--name", "study", "--json"]  # fmt: skip


def trackio_rows(home: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(home / "trackio" / "huggingtweets.db")
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_each_trial_is_one_run_in_the_studys_group_in_trackio(
    words: list[object], home: Path, people: tuple[str, ...], tiny_bases: dict[str, Path]
) -> None:
    other = [*words, "--name", "other", "--trials", 1]
    # The second command resumes the study of the first, and the last starts over.
    commands = [[*words, "--trials", 3], [*words, "--trials", 4], other, [*other, "--restart"]]
    (_, output, *_), _ = in_one_process(home, *commands)
    result = json.loads(output)
    counts = trackio_rows(home, "SELECT run_name, count(DISTINCT run_id) FROM metrics GROUP BY run_name")
    assert sorted(counts) == [("other-0", 2), *((f"study-{number}", 1) for number in range(4))]
    configs = {name: json.loads(text) for name, text in trackio_rows(home, "SELECT run_name, config FROM configs")}
    del configs["other-0"]
    assert sorted(configs) == [f"study-{number}" for number in range(4)]
    recorded: dict[str, dict[str, Any]] = {}
    for name, step, metrics in trackio_rows(home, "SELECT run_name, step, metrics FROM metrics ORDER BY id"):
        if name == "other-0":
            continue
        recorded.setdefault(name, {}).update(json.loads(metrics))
        assert name == f"study-{step}"

    pruned = 0
    for number in range(4):
        config, figures = configs[f"study-{number}"], recorded[f"study-{number}"]
        assert (config["_Group"], config["study"], config["trial"]) == ("study", "study", number)
        assert config["handles"] == list(people)
        assert len(config["fingerprints"]) == len(people)
        options = config["config"]
        assert options["finetune"]["learning_rate"] in {0.005, 1e-9}
        assert (options["finetune"]["warmup"], options["finetune"]["batch_size"]) == (0.0, 8)
        assert options["finetune"]["base"] == str(tiny_bases["llama"])
        assert set(options) == {"curate", "dataset", "finetune"}
        seen = [key.removeprefix("bits_per_byte/") for key in figures if key.startswith("bits_per_byte/")]
        assert all(figures[f"seconds/{handle}"] > 0 for handle in seen)
        pruned += figures["pruned"]
        if figures["pruned"]:
            assert options["finetune"]["learning_rate"] == 1e-9
            assert len(seen) == 3
        else:
            assert sorted(seen) == sorted(people)
            assert figures["value"] == pytest.approx(1, abs=0.1)  # relative to the untuned base
        assert figures["status"] == "finished"
    assert pruned == result["pruned"] > 0
    best = recorded[f"study-{result['best']['trial']}"]
    assert (best["value"], best["mean"], best["std"]) == tuple(result["best"][key] for key in ("value", "mean", "std"))
    assert {handle: best[f"bits_per_byte/{handle}"] for handle in people} == result["best"]["per_handle"]


@needs_wandb
def test_weights_and_biases_offline(process: Run, words: list[object], home: Path, people: tuple[str, ...]) -> None:
    done = process(*words, "--track", "wandb", "--project", "posts", "--trials", 1, WANDB_MODE="offline")
    assert "failed" not in done.stderr
    assert not (home / "trackio").exists()
    (folder,) = (home / "wandb").glob("offline-run-*")
    command = [sys.executable, "-m", "wandb", "leet", "inspect", "--json", str(folder)]
    env = {**os.environ, "HOME": str(home)}
    lines = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    (run,) = (record["run"] for record in records if record["type"] == "run")
    assert (run["display_name"], run["run_group"], run["project"]) == ("study-0", "study", "posts")
    (figures,) = (record["history"]["item"] for record in records if record["type"] == "history")
    best = json.loads(done.stdout)["best"]
    assert {handle: figures[f"bits_per_byte/{handle}"] for handle in people} == best["per_handle"]
    assert figures["value"] == best["value"]


def test_a_failing_tracker_does_not_stop_a_study(run: Run, words: list[object], home: Path) -> None:
    (home / "trackio").touch()
    done = run(*words, "--trials", 2)
    assert json.loads(done.stdout)["trials"] == 2
    assert done.stderr.count("Trackio failed") == 1
