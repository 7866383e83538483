"""`evaluate`, whole: a real tiny persona beside the posts held out from it and beside another author."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import pipeline
from tests.conftest import Run

HANDLE = "keeper_skarholm"


@pytest.fixture
def trained(run: Run, bases: dict[str, Path], tmp_path: Path) -> Path:
    """A persona of the sample account, in a library that knows another author too."""
    words = [a + b for a in ("ze", "qua", "xo", "ju", "vy") for b in ("bra", "dra", "lli", "mmo", "nk")]
    draw = random.Random(0)
    table = tmp_path / "other.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        writer.writerows([" ".join(draw.choices(words, k=12))] for _ in range(300))
    run("add", pipeline.SAMPLE)
    run("add", table, "--handle", "zebra")
    quick = ["--base", bases["llama"], "--epochs", "2", "--learning-rate", "5e-3", "--device", "cpu", "--track", "none"]
    return Path(json.loads(run("train", HANDLE, *quick, "--json").stdout)["path"])


def figures(value: Any) -> Iterator[dict[str, float]]:
    if isinstance(value, dict):
        if set(value) == {"value", "low", "high"}:
            yield value
        else:
            for each in value.values():
                yield from figures(each)


def test_every_measure_is_there_beside_the_real_posts(run: Run, trained: Path) -> None:
    said = run("evaluate", HANDLE, "-n", "60", "--seed", "3", "--json").stdout
    report = json.loads(said)
    assert 0 < report["generations"] <= 60
    found = list(figures(report))
    assert len(found) == 7 + 6 + 18 + 4 + 1
    assert all(each["low"] <= each["value"] <= each["high"] for each in found)
    assert report["fit"]["bits_per_byte"]["value"] < report["fit"]["base_bits_per_byte"]["value"]
    assert report["copying"]["longest"]["words"] >= 1
    likeness = report["likeness"]
    assert likeness["authors"] == [HANDLE, "table:zebra"]
    assert [sum(row) for row in likeness["confusion"]] == [report["generations"], 0]
    assert sum(likeness["human_confusion"][0]) == report["held_out"]
    assert likeness["human_attribution"]["value"] > 0.9  # not a word in common
    assert likeness["two_sample_auc"]["value"] > 0.5  # two layers do not write like a person
    assert run("evaluate", HANDLE, "-n", "60", "--seed", "3", "--json").stdout == said

    kept = json.loads((trained / "evaluation.json").read_text("utf-8"))
    assert kept["fit"] == report["fit"]
    assert kept["copying"]["longest"] == {"words": report["copying"]["longest"]["words"]}
    assert "zebra" not in json.dumps(kept)


def test_a_person_reads_it(run: Run, trained: Path) -> None:
    shown = " ".join(run("evaluate", HANDLE, "-n", "40").stdout.split())
    for words in (
        "n-grams of the training posts",
        "6-word runs found in training",
        "self-BLEU",
        "posts with an emoji",
        "Ended by themselves",
        "Of 2 authors",
    ):
        assert words in shown


def test_loss_alone_needs_no_generations(run: Run, trained: Path) -> None:
    report = json.loads(run("evaluate", HANDLE, "-n", "0", "--json").stdout)
    assert report["generations"] == 0
    assert set(report) == {"name", "base", "held_out", "generations", "fit"}


def test_an_unknown_author_is_refused(run: Run, trained: Path) -> None:
    assert "nobody" in run("evaluate", HANDLE, "-n", "5", "--against", "nobody", code=1).stderr
