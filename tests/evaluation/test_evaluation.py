"""`evaluate` and `compare` end to end, with a tiny persona and a second account."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.evaluation import definitions
from huggingtweets.evaluation.compare import Comparison, Row
from huggingtweets.personas.record import read_evaluation
from huggingtweets.text import bits
from tests.conftest import SAMPLE_HANDLE as HANDLE
from tests.conftest import TAUGHT_WHOLE, Run

pytestmark = pytest.mark.slow


@pytest.fixture
def trained(run: Run, persona: Path, tmp_path: Path) -> Path:
    """A persona of the sample account, in a library with a second account."""
    words = [a + b for a in ("ze", "qua", "xo", "ju", "vy") for b in ("bra", "dra", "lli", "mmo", "nk")]
    draw = random.Random(0)
    table = tmp_path / "other.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        writer.writerows([" ".join(draw.choices(words, k=12))] for _ in range(300))
    run("add", table, "--handle", "zebra")
    return persona


def figures(value: Any) -> Iterator[dict[str, float]]:
    if isinstance(value, dict):
        if set(value) == {"value", "low", "high"}:
            yield value
        else:
            for each in value.values():
                yield from figures(each)


def test_all_measures_of_generations_and_real_posts(run: Run, trained: Path) -> None:
    said = run("evaluate", HANDLE, "-n", "60", "--seed", "3", "--json").stdout
    report = json.loads(said)
    assert 0 < report["generations"] <= 60
    found = list(figures(report))
    assert len(found) == 7 + 6 + 18 + 4 + 1
    assert all(each["low"] <= each["value"] <= each["high"] for each in found)
    record = json.loads((trained / "run.json").read_text("utf-8"))
    for key, loss in (("bits_per_byte", record["after"]), ("base_bits_per_byte", record["before"])):
        assert report["fit"][key]["value"] == pytest.approx(loss["bits_per_byte"], rel=1e-12)
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
    longest = kept["copying"]["longest"]
    assert longest["words"] == report["copying"]["longest"]["words"]
    assert not (longest["text"] or longest["generation"] or longest["post"])
    assert "zebra" not in json.dumps(kept)
    assert kept["likeness"]["authors"] == [HANDLE, "another account 1"]
    assert kept["likeness"]["confusion"] == likeness["confusion"]


def test_the_terminal_shows_every_measure(run: Run, trained: Path) -> None:
    shown = " ".join(run("evaluate", HANDLE, "-n", "40").stdout.split())
    evaluation = read_evaluation(trained, HANDLE)
    assert evaluation
    for measure in definitions.measures(evaluation):
        if measure.part != "fit":
            assert measure.name in shown
            assert measure.value in shown
    assert evaluation.fit.bits_per_byte.interval(bits) in shown
    assert "among 2 authors" in shown


def test_without_generations_only_the_loss_is_measured(run: Run, trained: Path) -> None:
    report = json.loads(run("evaluate", HANDLE, "-n", "0", "--json").stdout)
    assert report["generations"] == 0
    assert set(report) == {"name", "base", "held_out", "generations", "fit", "seed"}


def test_a_changed_base_is_refused(run: Run, trained: Path) -> None:
    record = json.loads((trained / "run.json").read_text("utf-8"))
    record["run"]["base_sha256"] = "0" * 64
    (trained / "run.json").write_text(json.dumps(record), "utf-8")
    assert "no longer the model" in run("evaluate", HANDLE, "-n", "0", code=1).stderr


def test_an_unknown_account_is_refused(run: Run, trained: Path) -> None:
    assert "nobody" in run("evaluate", HANDLE, "-n", "5", "--against", "nobody", code=1).stderr


def test_personas_are_compared(run: Run, trained: Path, tiny_bases: dict[str, Path]) -> None:
    flags = [
        "--base",
        tiny_bases["llama"],
        "--learning-rate",
        "5e-3",
        *TAUGHT_WHOLE,
        "--device",
        "cpu",
        "--track",
        "none",
    ]
    zebra = json.loads(run("train", "zebra", *flags, "--json").stdout)
    report = json.loads(run("compare", "--json").stdout)
    rows = {row["name"]: row for row in report["personas"]}
    assert set(rows) == {HANDLE, "zebra"}
    assert rows["zebra"]["after"] == zebra["after"]["bits_per_byte"]
    assert rows["zebra"]["replies"] == 0 < rows[HANDLE]["replies"]
    assert rows["zebra"]["vocabulary"] < 0.05 < rows[HANDLE]["vocabulary"]  # 25 words in all
    costs = sorted(row["after"] for row in rows.values())
    assert report["mean"] == pytest.approx(sum(costs) / 2)
    assert report["mean_plus_deviation"] == pytest.approx(sum(costs) / 2 + (costs[1] - costs[0]) / 2**0.5)
    assert report["rank_correlations"] == {}
    shown = " ".join(run("compare", HANDLE, "zebra").stdout.split())
    assert f"{report['mean_plus_deviation']:.3f}" in shown
    assert "duplicates" in shown and "5,000 words" in shown
    pulled = trained.with_name("pulled")
    pulled.mkdir()
    record = json.loads((trained / "run.json").read_text("utf-8")) | {"name": "pulled", "before": None, "split": None}
    (pulled / "run.json").write_text(json.dumps(record), "utf-8")
    assert len(json.loads(run("compare", "--json").stdout)["personas"]) == 2
    assert "pulled" in run("compare", "pulled", code=1).stderr
    run("remove", "zebra", "--yes")
    assert json.loads(run("compare", "zebra", "--json").stdout)["personas"][0]["replies"] is None


def test_rank_correlations() -> None:
    rows = [
        Row(name=f"p{n}", base="b", posts=100 * n, before=2.0, after=2 - n / 10, gain=n / 20, epochs=(), repeats=n % 2,
            replies=None, characters=50.0, vocabulary=n**3)
        for n in range(1, 6)
    ]  # fmt: skip
    assert Comparison.of(rows).rank_correlations == pytest.approx({"posts": -1, "repeats": 0, "vocabulary": -1})
    assert Comparison.of(rows[:4]).rank_correlations == {}


def test_nothing_to_compare(run: Run) -> None:
    assert "huggingtweets train" in run("compare", code=1).stderr
