"""`evaluate` and `compare` end to end, with a tiny persona and a second account."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import evaluation, sources, training
from huggingtweets.config import FinetuneConfig, TrackConfig, TrainConfig
from huggingtweets.errors import BaseUnavailableError, NotFoundError
from huggingtweets.evaluation import definitions
from huggingtweets.evaluation.compare import Comparison, Row
from huggingtweets.events import Event, Notice
from huggingtweets.personas import removal
from huggingtweets.personas.record import Evaluation, read_evaluation, write_evaluation
from huggingtweets.text import bits
from tests.conftest import SAMPLE_HANDLE as HANDLE
from tests.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def trained(home: Path, persona: Path, tmp_path: Path) -> Path:
    """A persona of the sample account, in a library with a second account."""
    words = [a + b for a in ("ze", "qua", "xo", "ju", "vy") for b in ("bra", "dra", "lli", "mmo", "nk")]
    draw = random.Random(0)
    table = tmp_path / "other.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text"])
        writer.writerows([" ".join(draw.choices(words, k=12))] for _ in range(300))
    sources.add(home, str(table), sources.SourceOptions(handle="zebra"))
    return persona


def figures(value: Any) -> Iterator[dict[str, float]]:
    if isinstance(value, dict):
        if set(value) == {"value", "low", "high"}:
            yield value
        else:
            for each in value.values():
                yield from figures(each)


def test_all_measures_of_generations_and_real_posts(home: Path, trained: Path) -> None:
    def measured() -> Evaluation:
        return evaluation.evaluate(home, HANDLE, generations=30, seed=3, device="cpu")

    found = measured()
    report = found.as_json()
    assert 0 < found.generations <= 30
    shown = list(figures(report))
    assert len(shown) == 7 + 6 + 1 + 6 + 8 + 6 + 1  # no second base, so no readability
    assert all(each["low"] <= each["value"] <= each["high"] for each in shown)
    record = json.loads((trained / "run.json").read_text("utf-8"))
    for figure, loss in ((found.fit.bits_per_byte, "after"), (found.fit.base_bits_per_byte, "before")):
        assert figure.value == pytest.approx(record[loss]["bits_per_byte"], rel=1e-3)
    assert found.verification
    assert (found.verification.accounts, found.verification.posts) == (1, found.held_out)
    assert found.verification.bundles_of_5.auc.value > 0.8  # no word in common
    assert found.membership and found.membership.high > 0.5
    likeness = found.likeness
    assert likeness and likeness.two_sample_auc and likeness.grammar and likeness.habits
    assert likeness.two_sample_auc.value > 0.5  # two layers do not write like a person
    assert measured() == found

    stored = json.loads((trained / "evaluation.json").read_text("utf-8"))
    assert stored["fit"] == report["fit"]
    longest = stored["copying"]["longest"]
    assert longest["words"] == report["copying"]["longest"]["words"] >= 1
    assert not (longest["text"] or longest["generation"] or longest["post"])
    assert "zebra" not in json.dumps(stored)
    assert stored["likeness"] == report["likeness"]


def test_the_terminal_shows_every_measure(run: Run, trained: Path) -> None:
    shown = " ".join(run("evaluate", HANDLE, "-n", "20").stdout.split())
    stored = read_evaluation(trained, HANDLE)
    assert stored
    for measure in definitions.measures(stored):
        if measure.part != "fit":
            assert measure.name in shown or measure.part == "verification"
            assert measure.value in shown
    assert stored.fit.bits_per_byte.interval(bits) in shown


def test_a_changed_base_is_refused(home: Path, trained: Path) -> None:
    record = json.loads((trained / "run.json").read_text("utf-8"))
    record["run"]["base_sha256"] = "0" * 64
    (trained / "run.json").write_text(json.dumps(record), "utf-8")
    with pytest.raises(BaseUnavailableError) as refused:
        evaluation.evaluate(home, HANDLE, generations=0)
    assert refused.value.command == f"train {HANDLE}"


def test_an_unknown_account_is_refused(home: Path, trained: Path) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        evaluation.evaluate(home, HANDLE, generations=5, against=["nobody"])


def test_the_loss_alone_warns_that_it_replaces_a_larger_evaluation(home: Path, trained: Path) -> None:
    events: list[Event] = []
    loss_alone = evaluation.evaluate(home, HANDLE, generations=0, device="cpu", on_event=events.append)
    assert set(loss_alone.as_json()) == {
        "name",
        "base",
        "held_out",
        "generations",
        "fit",
        "verification",
        "membership",
        "seed",
    }
    assert not [event for event in events if isinstance(event, Notice)]
    write_evaluation(trained, loss_alone.model_copy(update={"generations": 50}))
    evaluation.evaluate(home, HANDLE, generations=0, device="cpu", on_event=events.append)
    assert [(event.option, event.is_warning) for event in events if isinstance(event, Notice)] == [("n", True)]


def test_personas_are_compared(run: Run, home: Path, trained: Path, tiny_bases: dict[str, Path]) -> None:
    finetune = FinetuneConfig(
        base=str(tiny_bases["llama"]), learning_rate=5e-3, embedding_rate=1, freeze="nothing", device="cpu"
    )
    config = TrainConfig(finetune=finetune, tracking=TrackConfig(track="none"))
    zebra = training.train(home, ["zebra"], config).as_json()
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
    assert len(evaluation.compare(home, []).personas) == 2
    with pytest.raises(NotFoundError, match="pulled"):
        evaluation.compare(home, ["pulled"])
    removal.remove_account(home, "zebra")
    assert evaluation.compare(home, ["zebra"]).personas[0].replies is None


def test_rank_correlations() -> None:
    rows = [
        Row(name=f"p{n}", base="b", handles=(f"x:{n}",), posts=100 * n, before=2.0, after=2 - n / 10, gain=n / 20,
            epochs=(), repeats=n % 2, replies=None, characters=50.0, vocabulary=n**3)
        for n in range(1, 6)
    ]  # fmt: skip
    assert Comparison.of(rows).rank_correlations == pytest.approx({"posts": -1, "repeats": 0, "vocabulary": -1})
    assert Comparison.of(rows[:4]).rank_correlations == {}


def test_nothing_to_compare(home: Path) -> None:
    with pytest.raises(NotFoundError) as none:
        evaluation.compare(home, [])
    assert none.value.command == "train HANDLE"
