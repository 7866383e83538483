"""The page of a study as text: exact numbers, what small studies say, hostile names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from huggingtweets.reports import render
from huggingtweets.reports.drawing import Drawing, ticks
from huggingtweets.reports.page import Table
from huggingtweets.reports.study import STUDY, sections
from huggingtweets.reports.study_inputs import Study
from huggingtweets.reports.study_summary import summary
from huggingtweets.text import number
from tests.reports import study_samples as samples
from tests.reports.reader import Reader
from tests.reports.samples import HOSTILE


def page_of(study: Study) -> str:
    return render(f"{study.name}: study", summary(study), sections(study), "2026-11-23", STUDY)


def drawings_of(study: Study) -> dict[str, Drawing]:
    return {drawing.name: drawing for section in sections(study) for drawing in section.drawings}


def table_of(study: Study, caption: str) -> Table:
    """The one table whose caption begins so."""
    blocks = [block for section in sections(study) for block in section.blocks]
    (found,) = [block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption)]
    return found


def test_its_numbers_are_the_exact_ones() -> None:
    study = samples.whole()
    words = Reader(page_of(study)).words
    for said in (
        "12 sets of options were tried on 3 accounts, with the base smollm2; 2 of them were given up early.",
        "Trial 7 has the lowest loss: 1.9937 (mean + 1 standard deviation of bits per byte, held out), where the "
        "untuned base has 2.2500.",
        "That is 0.3% below the 2.0000 of the defaults of HuggingTweets (trial 0); the loss is lower on 2 of 3 "
        "accounts.",
        "learning_rate goes with 62% of the differences between trials (range over seeds 58% to 66%), schedule with "
        "20% (16% to 24%) and epochs with 10% (6% to 14%); the other option with less than 5%.",
        "The winner is the lowest of 10 on the very posts that it is measured on, so its loss is optimistic",
        "huggingtweets sweep-apply s",
        "10 trials trained on every account, 2 were given up early, 1 failed and is not shown. Training took 2.0 "
        "hours in all. Triangles at the edge of a figure stand for 1 trial above 2.1000.",
        "The space was narrowed after the study first.",
        "62.0% (58.0% to 66.0%)", "50.0% (46.0% to 54.0%)",
    ):  # fmt: skip
        assert said in words, said
    assert "Whether" not in summary(study)[3]
    assert "personas" not in words.lower()
    options = table_of(study, "Options of the winner").rows
    assert ("learning_rate", "0.0004", "0.00015", "0.0001372", "1e-5 to 0.001, log") in options
    assert ("batch_size", "auto", "auto", "1 block", "auto, 8, 16") in options
    assert ("epochs", "1", "1", "4", "1 to 3") in options
    assert ("warmup", "0.1", "0.1", "0", "no") in options
    losses = table_of(study, "Held-out bits per byte").rows
    assert losses[0] == ("NASA", "2.250", "1.200", "1.100", "51%", "1.100 to 1.310")
    assert losses[-2:] == (
        ("mean", "2.2500", "1.6000", "1.5367", "", ""),
        ("standard deviation", "0.0000", "0.4000", "0.4561", "", ""),
    )
    best = table_of(study, "The best of")
    assert best.head == ("trial", "loss", "mean", "deviation", "seconds", "learning_rate", "epochs", "schedule",
                         "batch_size")  # fmt: skip
    assert best.rows[0][:5] == ("7", "1.9937", "1.5367", "0.4561", "37.0")
    assert best.rows[1][:2] == ("0", "2.0000")
    every = table_of(study, "Every trial")
    assert every.head[:6] == ("trial", "loss", "mean", "deviation", "accounts", "astray")
    assert every.rows[5][:6] == ("5", "≈ 4.2500", "", "", "1", "1")
    assert [row[0] for row in every.rows] == [str(n) for n in range(12)]
    assert table_of(study, "What became of").rows == (("warmup", "explains 1%: fixed at the winner's 0.1"),)


def test_figures_hold_every_trial_and_show_what_is_far_out_at_the_edge() -> None:
    study = samples.whole()
    drawings = drawings_of(study)
    assert list(drawings) == [
        "accounts", "importance", "history", "parallel-coordinates",
        "by-learning-rate", "by-schedule", "by-epochs", "by-batch-size", "contour",
    ]  # fmt: skip
    history = {trace["name"]: trace for trace in drawings["history"].spec["data"]}
    assert list(history) == ["best so far", "given up early (estimated)", "trained on all", "defaults",
                             "winner (trial 7)"]  # fmt: skip
    assert history["best so far"]["y"][-1] == 1.9937
    assert history["best so far"]["y"] == sorted(history["best so far"]["y"], reverse=True)
    assert history["given up early (estimated)"]["x"] == [3, 5]
    assert history["given up early (estimated)"]["marker"]["symbol"] == ["circle-open", "triangle-up-open"]
    top = drawings["history"].spec["layout"]["yaxis"]["range"][1]
    assert max(history["given up early (estimated)"]["y"]) < top < 2.2
    assert "1 trial above 2.1000 is at the edge" in drawings["history"].alt
    assert len(history["trained on all"]["x"]) == 8

    parallel = drawings["parallel-coordinates"].spec
    assert sum(trace["x"].count(None) for trace in parallel["data"]) == 12
    places = [place for trace in parallel["data"] for place in trace["x"] if place is not None]
    assert min(places) == 0.0 and max(places) == 1.0
    names = [note["text"] for note in parallel["layout"]["annotations"]]
    assert [each for each in names if each.startswith("<b>")] == [
        "<b>bits per byte, mean + std</b>", "<b>learning_rate</b>", "<b>schedule</b>", "<b>epochs</b>",
        "<b>batch_size</b>",
    ]  # fmt: skip
    assert {"0.0001", "linear", "auto", "1", "2", "3"} <= set(names)

    rate = drawings["by-learning-rate"].spec["layout"]["xaxis"]
    assert rate["type"] == "log"
    assert rate["ticktext"] == ["1e-5", "2e-5", "5e-5", "0.0001", "0.0002", "0.0005", "0.001"]
    assert drawings["contour"].spec["layout"]["xaxis"]["title"]["text"] == "learning_rate"
    assert drawings["contour"].spec["layout"]["yaxis"]["title"]["text"] == "epochs"


def test_time_as_a_second_goal_has_a_front() -> None:
    study = samples.timed()
    front = drawings_of(study)["front"]
    assert front.spec["data"][0]["x"] == [31.0, 37.0]
    assert front.spec["data"][0]["y"] == pytest.approx([2.011, 1.9937])
    rows = table_of(study, "Trials that none beats").rows
    assert [row[0] for row in rows] == ["1", "7"]
    assert "front" not in drawings_of(samples.whole())


@pytest.mark.parametrize(
    ("goal", "said"),
    [("mean", "1.5000 (mean of bits per byte, held out)"), ("max", "1.5000 (highest of bits per byte, held out)")],
)
def test_other_goals_are_named(goal: str, said: str) -> None:
    study = samples.study((samples.trial(0, {"a": 1.5, "b": 1.5}, 1.5),), goal=goal)
    assert said in " ".join(summary(study))


def test_one_trial() -> None:
    study = samples.study((samples.trial(0, {"NASA": 1.5}, 1.5),))
    page = Reader(page_of(study))
    assert "1 set of options was tried on 1 account, with the base smollm2." in page.words
    assert "The defaults of HuggingTweets (trial 0) have 1.5000 (bits per byte, held out)" in page.words
    assert "No other trial" not in page.words
    assert "too few, or too alike, to tell which options mattered" in page.words
    assert "With a single trial on every account, nothing was chosen yet." in page.words
    assert list(drawings_of(study)) == ["accounts"]
    assert table_of(study, "Every trial").head[:3] == ("trial", "loss", "seconds")
    assert table_of(study, "Held-out").rows == (("NASA", "2.250", "1.500", "33%", "1.500 to 1.500"),)


def test_two_trials_and_a_study_that_was_stopped() -> None:
    two = tuple(samples.trial(n, {"a": 1.5 - n / 10**5, "b": 1.7}, 1.7414 - n / 10**5) for n in range(2))
    words = Reader(page_of(samples.study(two, stopped=True))).words
    assert "The study is not over: the same command goes on." in words
    assert "less than 0.1% below the 1.7414" in words
    assert "lower on 1 of 2 accounts" in words
    assert "So few trials say little" in words
    assert "Importance of the options" not in words
    assert list(drawings_of(samples.study(two))) == [
        "accounts", "history", "parallel-coordinates", "by-learning-rate", "by-epochs", "by-schedule", "by-batch-size",
    ]  # fmt: skip


def test_nothing_is_said_of_defaults_that_were_not_tried() -> None:
    study = samples.whole(defaults_trial=None)
    assert "what it gains over them was not measured" in " ".join(summary(study))
    assert table_of(study, "Held-out").head == ("account", "untuned base", "winner (trial 7)", "gain",
                                                "all whole trials")  # fmt: skip


def test_the_defaults_won() -> None:
    study = samples.study(tuple(samples.trial(n, {"a": 1.5, "b": 1.7}, 1.7 + n / 10) for n in range(3)))
    said = " ".join(summary(study))
    assert "The defaults of HuggingTweets (trial 0) have 1.7000" in said
    assert "No other trial came below it." in said


def test_what_importance_cannot_tell_it_does_not_claim() -> None:
    near = samples.whole(
        forest=samples.shares(epochs=0.42, schedule=0.4, learning_rate=0.1, batch_size=0.08),
        mdi=samples.shares(schedule=0.5, epochs=0.4, learning_rate=0.05, batch_size=0.05),
    )
    said = " ".join(summary(near))
    assert "Whether epochs or schedule matters more cannot be told." in said
    assert "the mean decrease of impurity, puts schedule first" in said
    few = samples.whole(forest={}, mdi={})
    assert "too few, or too alike" in " ".join(summary(few))
    assert "contour" not in drawings_of(few)


def test_hostile_names_stay_text() -> None:
    page = Reader(page_of(samples.hostile()))
    assert len(page.scripts) == 3
    assert page.of("b") == []
    assert HOSTILE in "".join(page.text)
    assert "<" not in page.scripts[0][1]
    for name, spec in json.loads(page.scripts[0][1])["specs"].items():
        shown = json.dumps(spec, ensure_ascii=False)
        tags = set(re.findall(r"</?\w+", shown))
        assert tags <= {"<b", "</b", "<br", "<extra", "</extra"}, name  # ours alone


@pytest.mark.parametrize("made", [samples.whole, samples.timed, samples.hostile])
def test_every_figure_has_words_and_headings_are_in_order_and_tables_whole(made: Callable[[], Study]) -> None:
    study = made()
    page = Reader(page_of(study))
    drawings = drawings_of(study)
    plots = [each for each in page.of("div") if "data-figure" in each]
    assert [each["data-figure"] for each in plots] == list(drawings)
    assert all(re.fullmatch(r"[\w-]+", name) for name in drawings)
    assert all(each["role"] == "img" and each["aria-label"] for each in plots)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for section in sections(study):
        for block in section.blocks:
            if isinstance(block, Table):
                assert {len(each) for each in block.rows} == {len(block.head)}, block.caption


@pytest.mark.parametrize(
    ("low", "high", "log", "shown"),
    [
        (1.43, 1.71, False, ["1.5", "1.6", "1.7"]),
        (0, 0.2, False, ["0", "0.05", "0.1", "0.15", "0.2"]),
        (3e-5, 1e-3, True, ["5e-5", "0.0001", "0.0002", "0.0005", "0.001"]),
        (1e-3, 1, True, ["0.001", "0.01", "0.1", "1"]),
        (1.2e-4, 1.5e-4, True, ["0.00012", "0.00013", "0.00014", "0.00015"]),
        (448, 3900, True, ["500", "1,000", "2,000"]),
        (7, 7, True, ["7"]),
    ],
)
def test_ticks_can_be_read(low: float, high: float, log: bool, shown: list[str]) -> None:
    assert [number(tick) for tick in ticks(low, high, log=log)] == shown
    assert len(ticks(1e-14, 1e-2, log=True)) <= 8


def test_of_very_many_accounts_the_hardest_are_drawn_and_the_table_has_all() -> None:
    losses = {f"a{number}": 1 + number / 100 for number in range(50)}
    study = samples.study((samples.trial(0, losses, 1.4), samples.trial(1, losses, 1.5)))
    drawing = drawings_of(study)["accounts"]
    assert drawing.title == "Loss of the 40 hardest accounts (lower is better)"
    assert drawing.spec["layout"]["yaxis"]["ticktext"] == [f"a{number}" for number in range(10, 50)]
    assert len(table_of(study, "Held-out").rows) == 52


def test_inputs_are_checked() -> None:
    with pytest.raises(ValueError, match="finite"):
        samples.trial(0, {"a": float("nan")}, 1.0)
    with pytest.raises(ValueError, match="extra"):
        Study.model_validate({**samples.whole().model_dump(), "posts": []})
    values: dict[str, Any] = samples.whole().trials[0].values
    assert type(values["epochs"]) is int
