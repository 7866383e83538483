"""One damaged folder harms itself alone: lists, comparisons, reports and the page show all other personas."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from huggingtweets import evaluation, personas, reports
from huggingtweets.cli import library as commands
from huggingtweets.errors import DamagedFileError
from huggingtweets.events import Event, Notice
from huggingtweets.library import Library
from huggingtweets.personas import removal
from huggingtweets.posts.post import Account
from huggingtweets.sharing.hub.pull import FolderPull
from huggingtweets.web.app import create_app
from huggingtweets.web.security import Settings
from tests.personas import odd
from tests.reports.samples import curve, evaluation_json

RUN: dict[str, Any] = {
    "name": "good",
    "base": "smollm2",
    "handles": ["NASA"],
    "posts": {"read": 100, "kept": 90, "dropped": {"repeat": 10}},
    "split": {"train": 80, "validation": 10, "method": "random", "seed": 0},
    "before": {"nats_per_token": 5.0, "bits_per_byte": 2.0},
    "after": {"nats_per_token": 3.0, "bits_per_byte": 1.5},
    "best_epoch": 1,
    "epochs": [{"epoch": 1, "nats_per_token": 3.0, "bits_per_byte": 1.5, "train_nats_per_token": 3.0, "seconds": 1.0}],
    "tokens_per_second": 100.0,
    "stopped": False,
    "batch_size": 16,
    "train_tokens": 1000,
    "seconds": {"train": 1.0, "evaluate": 1.0, "load": 1.0, "total": 3.0},
    "warnings": ["Few posts."],
    "run": {
        "config": {"curate": {"max_posts": 5}, "dataset": {}, "finetune": {"base": "smollm2"}},
        "recipe": 3,
        "base_sha256": "0",
        "data_fingerprint": "0",
        "device": "cpu",
        "precision": "float32",
        "threads": 2,
        "created_at": "2024-06-05T12:00:00+00:00",
        "versions": {"torch": "2.0"},
    },
    "builds_on": [{"train": 40, "created_at": "2024-06-04T12:00:00+00:00"}],
    "pulled_from": {"repo": "a/b", "commit": "0"},
}
_PART = {"auc": {"value": 0.9, "low": 0.8, "high": 1.0}, "equal_error": {"value": 0.1, "low": 0.0, "high": 0.2}}
VERIFICATION = {"accounts": 1, "posts": 9, "other_posts": 9, **{f"bundles_of_{size}": _PART for size in (1, 5, 20)}}
EVALUATION = evaluation_json(verification=VERIFICATION, sampling={"temperature": 0.9, "top_k": 0})
CURVE = {"format": 1, "accounts": [], "keys": {"0": "k"}, "curve": curve().as_json(), "spare": []}


@pytest.fixture
def home(home: Path) -> Path:
    """A home with the persona "good", which was evaluated. Its weights are missing, which nothing here reads."""
    store(home, "good", RUN)
    return home


def store(home: Path, name: str, run: Any, measured: Any = EVALUATION) -> None:
    folder = personas.path_of(home, name)
    folder.mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps(run), "utf-8")
    (folder / "evaluation.json").write_text(json.dumps(measured), "utf-8")


def check(home: Path, names: Sequence[str]) -> set[str]:
    """Assert that list, compare, report and the page show "good" beside `names`. Returns the damaged ones."""
    listed = {each["name"]: each for each in json.loads(json.dumps(personas.overview(home).personas, allow_nan=False))}
    assert listed["good"]["bits_per_byte"] == 1.5
    assert listed.keys() == {"good", *names}
    damaged = {name for name, each in listed.items() if each["damaged"]}
    compared = evaluation.compare(home, ())
    assert "good" in {row.name for row in compared.personas}
    assert set(compared.damaged) == damaged
    json.dumps(compared.as_json(), allow_nan=False)
    for name in damaged:
        with pytest.raises(DamagedFileError, match=name):
            evaluation.compare(home, [name])
    with TestClient(create_app(home, Settings())._app) as client:
        shown = client.get("/api/personas").json()["personas"]
        assert {each["name"] for each in shown if each["damaged"]} == damaged
        assert client.get("/api/compare").json()["damaged"] == sorted(damaged)
        for path in ("/", "/compare", *(f"/?persona={name}" for name in names if name not in damaged)):
            response = client.get(path)
            assert response.status_code == 200, path
            assert "good" in response.text
    return damaged


def report(home: Path) -> list[str]:
    """Assert that the report shows "good". Returns its warnings."""
    events: list[Event] = []
    assert "good" in reports.make_page(home, (), events.append).html
    return [event.message for event in events if isinstance(event, Notice) and event.is_warning]


@pytest.mark.slow
@pytest.mark.parametrize("value", odd.VALUES)
def test_a_record_with_one_odd_value_harms_no_other_persona(value: str, home: Path) -> None:
    names = odd.fill(home / "personas", "run.json", RUN, odd.VALUES[value])
    damaged = check(home, names)
    assert damaged
    assert len(report(home)) == len(damaged)


@pytest.mark.slow
@pytest.mark.parametrize("value", ["minus", "zero", "large", "small", "list"])
def test_an_evaluation_with_one_odd_value_harms_no_other_persona(value: str, home: Path) -> None:
    names = odd.fill(home / "personas", "evaluation.json", EVALUATION, odd.VALUES[value])
    for name in names:
        (personas.path_of(home, name) / "run.json").write_text(json.dumps(RUN), "utf-8")
    assert report(home)


@pytest.mark.slow
@pytest.mark.parametrize("value", ["zero", "large", "small", "list"])
def test_a_curve_with_one_odd_value_harms_no_persona(value: str, home: Path) -> None:
    names = odd.fill(home / "curves", "curve.json", CURVE, odd.VALUES[value])
    for name in names:
        (home / "curves" / name / "curve.json").rename(home / "curves" / f"{name}.json")
        store(home, name, RUN)
    assert any("learning curve" in warning for warning in report(home))


@pytest.mark.parametrize("file", ["run.json", "evaluation.json"])
def test_files_that_hold_no_object_harm_no_other_persona(file: str, home: Path) -> None:
    for number, write in enumerate(odd.FILES.values()):
        if file == "run.json":
            personas.path_of(home, f"odd{number}").mkdir()
        else:
            store(home, f"odd{number}", RUN)
            (personas.path_of(home, f"odd{number}") / file).unlink()
        write(personas.path_of(home, f"odd{number}") / file)
    names = {f"odd{number}" for number in range(len(odd.FILES))}
    if file == "run.json":
        assert check(home, sorted(names)) == names
        assert len(report(home)) == len(names)
        for name in names:
            assert removal.remove_persona(home, name)["personas_removed"] == [name]
        assert check(home, []) == set()
    else:
        # A missing evaluation, or a link to a missing one, is none.
        assert len(report(home)) == len(names) - 2


def test_odd_files_of_unfinished_trainings_hide_no_other(home: Path) -> None:
    for number, write in enumerate(odd.FILES.values()):
        folder = home / "runs" / f"odd{number}"
        folder.mkdir(parents=True)
        write(folder / "accounts.json")
    recorded = [{"place": "x", "handle": "NASA", "id": "1"}]
    names = [
        name
        for key, value in odd.VALUES.items()
        for name in odd.fill(home / "runs" / key, "accounts.json", recorded, value)
    ]
    for folder in [path for key in odd.VALUES for path in (home / "runs" / key).iterdir()]:
        folder.rename(home / "runs" / f"{folder.parent.name}-{folder.name}")
    (home / "runs" / "file").write_text("")
    (home / "runs" / "odd0" / "gone.safetensors").symlink_to("missing")
    unfinished = personas.list_unfinished(home)
    assert len(unfinished) == len(odd.FILES) + len(names) + len(odd.VALUES)
    assert all(isinstance(each["accounts"], list) and each["saved_at"] is None for each in unfinished)
    with TestClient(create_app(home, Settings())._app) as client:
        assert len(client.get("/api/personas").json()["unfinished"]) == len(unfinished)
        assert client.get("/").status_code == 200
    assert commands.list_all() is None


@pytest.mark.parametrize("name", ["personas", "runs", "curves", "studies"])
def test_a_file_in_place_of_a_folder_is_named(name: str, home: Path, tiny_bases: dict[str, Path]) -> None:
    with Library(home) as library:
        library.add(Account("x", "NASA"), [])
        row = library.find("NASA")
    shutil.rmtree(home / name, ignore_errors=True)
    (home / name).write_text("a file")
    found = personas.overview(home)
    assert (len(found.accounts), len(found.personas), found.unfinished) == (1, int(name != "personas"), [])
    if name in {"personas", "runs"}:
        with pytest.raises(DamagedFileError, match=name):
            personas.create_run_folder(home, "new", [row])
    if name == "personas":
        with pytest.raises(DamagedFileError, match=name):
            FolderPull(home, tiny_bases["llama"], name="new").fetch()
    assert (home / name).read_text() == "a file"
