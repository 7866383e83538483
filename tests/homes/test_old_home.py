"""A home made by version 0.1.0 opens, writes and resumes (see README.md)."""

from __future__ import annotations

import json
import re
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import in_one_process

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = json.loads((HERE / "expected.json").read_text("utf-8"))

VARIES = {"seconds", "tokens_per_second", "created_at", "updated_at", "sentence", "page", "warning", "warnings"}
"""Keys whose values differ from run to run, or are worded."""

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The old home, with the paths it stored replaced by those it has now."""
    with tarfile.open(HERE / "old-home.tar.gz") as packed:
        packed.extractall(tmp_path, filter="data")
    home = tmp_path / "home"
    built_in = json.loads((tmp_path / "inputs" / "commands.json").read_text("utf-8"))["built_in"]
    for path in [*home.rglob("*.json"), *home.rglob("*.journal")]:
        path.write_text(path.read_text("utf-8").replace(built_in, str(tmp_path)), "utf-8", newline="")
    with closing(sqlite3.connect(home / "library.db")) as library, library:
        for column in ("base", "path", "figures"):
            library.execute(f"UPDATE runs SET {column} = replace({column}, ?, ?)", [built_in, str(tmp_path)])
    return home


def run(home: Path, *results: str, typed: str = "") -> tuple[list[Any], str]:
    """What the commands of expected results print now: the JSON of each, and all messages."""
    outputs, messages = in_one_process(home, *(EXPECTED[result]["command"] for result in results), typed=typed)
    found = []
    for result, output in zip(results, outputs, strict=True):
        lines = [json.loads(line) for line in output.splitlines()]
        found.append(lines if isinstance(EXPECTED[result]["output"], list) else lines[0])
    return found, messages


def check(home: Path, found: Any, result: str) -> None:
    """Compare with an expected result. Numbers may differ a little, and new keys may come."""

    def same(found: Any, expected: Any, where: str) -> None:
        if isinstance(expected, dict):
            assert expected.keys() <= found.keys(), where
            for key in expected.keys() - VARIES:
                same(found[key], expected[key], f"{where}.{key}")
        elif isinstance(expected, list):
            assert len(found) == len(expected), where
            for position, (one, other) in enumerate(zip(found, expected, strict=True)):
                same(one, other, f"{where}[{position}]")
        elif isinstance(expected, float):
            assert found == pytest.approx(expected, rel=1e-3), where
        elif isinstance(expected, str):
            assert found == expected.replace("{place}", str(home.parent)), where
        else:
            assert found == expected, where

    same(found, EXPECTED[result]["output"], result)


def test_what_is_there_is_read_and_removed(home: Path) -> None:
    results = ["list", "show_orla", "compare", "curve_finished", "train_each", "generate_seeded", "generate_greedy_1"]
    results += ["quiz_all_time", "evaluate_loss"]  # which replaces the stored evaluation
    removal = ["remove_keeper", "list_after_remove"]
    found, _ = run(home, *results, *removal, typed="q\n")
    outputs = dict(zip([*results, *removal], found, strict=True))
    quiz = outputs.pop("quiz_all_time")
    assert quiz["all_time"]["asked"] == EXPECTED["quiz_all_time"]["output"]["all_time"]["asked"]
    for result, output in outputs.items():
        check(home, output, result)
    assert {each["name"] for each in outputs["list"]["unfinished"]} == {"orla_quill", "keeper-gpt2"}
    assert not (home / "personas" / "keeper_skarholm").exists()


def test_an_evaluation_can_be_read(home: Path) -> None:
    from huggingtweets.personas.record import read_evaluation

    evaluation = read_evaluation(home / "personas" / "keeper_skarholm", "keeper_skarholm")
    assert evaluation is not None
    check(home, evaluation.as_json(), "evaluation_kept")


def test_unfinished_work_resumes(home: Path) -> None:
    resumed = {
        "train_stopped": "40 of 432",  # our own engine
        "page_training_by_command": "16 of 120",  # autograd
        "sweep_stopped": "",
        "sweep_apply": "",
    }
    found, messages = run(home, *resumed)
    for (result, where), output in zip(resumed.items(), found, strict=True):
        assert re.search(rf"\b{where}\b", messages), messages
        if result == "sweep_stopped":
            assert (output["trials"], output["goal"]) == (6, "mean")
            assert 0.5 < output["best"]["value"] < 1  # relative to the untuned base, by now
            before = EXPECTED[result]["output"]
            output |= {"importance": before["importance"], "goal": before["goal"]}
            output["best"]["value"] = before["best"]["value"]
        check(home, output, result)
