"""A home made by version 0.1.0 opens, writes and resumes (see README.md)."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

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


DRIVER = """
import json, sys
from huggingtweets.cli import main
for words in json.loads(sys.argv.pop()):
    sys.argv = ["huggingtweets", *words]
    try:
        main()
    except SystemExit as leaving:
        if leaving.code:
            raise
    print("\\x1e", flush=True)
"""
"""Runs commands in one process, which is faster than one process each. A separator follows the output of each."""


def run(home: Path, *results: str, typed: str = "") -> tuple[list[Any], str]:
    """What the commands of expected results print now: the JSON of each, and all messages."""
    commands = [EXPECTED[result]["command"] for result in results]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(commands)],
        cwd=home,
        env={**os.environ, "HUGGINGTWEETS_HOME": str(home), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = []
    for result, output in zip(results, done.stdout.split("\x1e\n"), strict=False):  # nothing follows the last separator
        lines = [json.loads(line) for line in output.splitlines()]
        found.append(lines if isinstance(EXPECTED[result]["output"], list) else lines[0])
    return found, done.stderr


def check(home: Path, found: Any, result: str, rel: float = 1e-3) -> None:
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
            assert found == pytest.approx(expected, rel=rel), where
        elif isinstance(expected, str):
            assert found == expected.replace("{place}", str(home.parent)), where
        else:
            assert found == expected, where

    same(found, EXPECTED[result]["output"], result)


def test_what_is_there_is_read(home: Path) -> None:
    results = ["list", "show_orla", "compare", "curve_finished", "train_each", "generate_seeded", "generate_greedy_1"]
    results.append("evaluate_loss")  # last, because it replaces the stored evaluation
    found, _ = run(home, *results)
    for each, result in zip(found, results, strict=True):
        check(home, each, result)
    assert {each["name"] for each in found[0]["unfinished"]} == {"orla_quill", "keeper-gpt2"}


def test_quiz_answers_count(home: Path) -> None:
    (found,), _ = run(home, "quiz_all_time", typed="q\n")
    assert found["all_time"]["asked"] == EXPECTED["quiz_all_time"]["output"]["all_time"]["asked"]


def test_an_evaluation_can_be_read(home: Path) -> None:
    from huggingtweets.personas.record import read_evaluation

    evaluation = read_evaluation(home / "personas" / "keeper_skarholm", "keeper_skarholm")
    assert evaluation is not None
    check(home, evaluation.as_json(), "evaluation_kept")


@pytest.mark.parametrize(
    ("result", "resumed"),
    [
        pytest.param("train_stopped", "40 of 432", id="own-engine"),
        pytest.param("page_training_by_command", "16 of 120", id="autograd"),
        pytest.param("curve_stopped", "2 of 6", id="curve"),
    ],
)
def test_unfinished_work_resumes(home: Path, result: str, resumed: str) -> None:
    (found,), messages = run(home, result)
    assert re.search(rf"\b{resumed}\b", messages), messages
    check(home, found, result)


def test_an_unfinished_study_resumes(home: Path) -> None:
    (found, applied), _ = run(home, "sweep_stopped", "sweep_apply")
    assert found["trials"] == 6
    check(home, {**found, "importance": EXPECTED["sweep_stopped"]["output"]["importance"]}, "sweep_stopped")
    check(home, applied, "sweep_apply")


def test_removing_an_account_deletes_its_personas(home: Path) -> None:
    (found, left), _ = run(home, "remove_keeper", "list_after_remove")
    check(home, found, "remove_keeper")
    assert not (home / "personas" / "keeper_skarholm").exists()
    check(home, left, "list_after_remove")
