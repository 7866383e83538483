"""The page of a study as HTML: exact numbers, small studies, hostile names."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from huggingtweets.events import Event, Notice
from huggingtweets.models.catalogue import MULTILINGUAL
from huggingtweets.reports.drawing import Drawing
from huggingtweets.reports.page import Table
from huggingtweets.sweep.page import render, sections, summary, write
from huggingtweets.sweep.result import Result
from huggingtweets.sweep.space import Goal
from huggingtweets.sweep.storage import Settings
from tests.reports.reader import Reader
from tests.reports.samples import HOSTILE
from tests.sweep import samples


def drawings_of(study: Result) -> dict[str, Drawing]:
    return {drawing.name: drawing for section in sections(study) for drawing in section.drawings}


def tables_of(study: Result) -> dict[str, Table]:
    """The last table of each section, by the section's id."""
    return {section.id: block for section in sections(study) for block in section.blocks if isinstance(block, Table)}


def test_the_summary_has_the_exact_numbers() -> None:
    assert summary(samples.whole()) == [
        "12 trials, 2 of them pruned, on 3 accounts with the base smollm2.",
        "Trial 7 has the lowest loss: 1.9937 (mean + upper semideviation of the held-out loss relative to "
        "the untuned base).",
        "That is 0.3% below the defaults of HuggingTweets (trial 0: 2.0000); the loss is lower on 2 of 3 accounts.",
        "learning_rate has an importance of 62% (range over seeds 58% to 66%), schedule of 20% (16% to 24%) and "
        "epochs of 10% (6% to 14%); the others have less than 5%.",
        "The best of 10 trials was chosen by the posts it is measured on, so its loss is optimistic. Expect a smaller "
        "gain on other posts and accounts.",
    ]


def test_the_tables_have_the_exact_numbers() -> None:
    tables = tables_of(samples.whole())
    options = tables["best"].rows
    assert ("learning_rate", "0.0001709", "0.0003", "1e-5 to 0.001, log") in options
    assert ("batch_size", "8", "auto", "auto, 8, 16") in options
    assert ("epochs", "2", "1", "1 to 3") in options
    assert ("warmup", "0.1", "0.1", "no") in options
    losses = tables["accounts"].rows
    assert losses[0] == ("NASA", "2.250", "1.200", "1.100", "51%", "1.100 to 1.310")
    assert losses[-2:] == [
        ("mean", "2.2500", "1.6000", "1.5367", "", ""),
        ("standard deviation", "0.0000", "0.4000", "0.4561", "", ""),
    ]
    assert tables["importance"].rows[0] == ("learning_rate", "62.0% (58.0% to 66.0%)")
    trials = tables["trials"]
    options_head = ("learning_rate", "epochs", "schedule", "batch_size")
    head = ("trial", "goal", "mean", "standard deviation", "accounts", "diverged", "seconds", *options_head)
    assert trials.head == head
    assert trials.rows[0][:7] == ("7", "1.9937", "1.5367", "0.4561", "3", "", "37.0")
    assert trials.rows[1][:2] == ("0", "2.0000")
    assert trials.rows[-1][:6] == ("5", "≈ 4.2500", "", "", "1", "1")
    assert {row[0] for row in trials.rows} == {str(n) for n in range(12)}
    assert tables["origin"].rows == [("warmup", "importance 1%: fixed at the best trial's 0.1")]


def test_the_page_says_how_to_use_the_winner_and_shows_no_personas() -> None:
    words = Reader(render(samples.whole())).words
    assert "huggingtweets sweep-apply s" in words
    assert "1 other failed." in words
    assert "personas" not in words.lower()


def test_figures_show_every_trial_and_outliers_at_the_edge() -> None:
    drawings = drawings_of(samples.whole())
    assert list(drawings) == [
        "importance", "history", "parallel-coordinates",
        "by-learning-rate", "by-schedule", "by-epochs", "by-batch-size",
    ]  # fmt: skip
    history = {trace["name"]: trace for trace in drawings["history"].spec["data"]}
    assert list(history) == ["best so far", "pruned (estimated)", "trained on all", "defaults", "best (trial 7)"]
    assert history["best so far"]["y"][-1] == 1.9937
    assert history["best so far"]["y"] == sorted(history["best so far"]["y"], reverse=True)
    assert history["pruned (estimated)"]["x"] == [3, 5]
    assert history["pruned (estimated)"]["marker"]["symbol"] == ["circle-open", "triangle-up-open"]
    top = drawings["history"].spec["layout"]["yaxis"]["range"][1]
    assert max(history["pruned (estimated)"]["y"]) < top < 2.2
    assert "1 trial above 2.1000" in drawings["history"].alt
    assert len(history["trained on all"]["x"]) == 8

    parallel = drawings["parallel-coordinates"].spec
    lines = {trace["name"]: trace["x"] for trace in parallel["data"]}
    assert {name: xs.count(None) for name, xs in lines.items()} == {
        "pruned": 2, "trained on all": 7, "next best": 2, "best (trial 7)": 1,
    }  # fmt: skip
    assert lines["best (trial 7)"] == pytest.approx([0, math.log(1.5**7, 100), 1, 0.5, 0.5, None])
    assert max(lines["pruned"], key=lambda x: x or 0) == 1  # the outlier, at the edge
    texts = [note["text"] for note in parallel["layout"]["annotations"]]
    assert [text for text in texts if text.startswith("<b>")] == [
        "<b>relative loss, mean + semideviation</b>", "<b>learning_rate</b>", "<b>schedule</b>", "<b>epochs</b>",
        "<b>batch_size</b>",
    ]  # fmt: skip
    assert {"0.0001", "linear", "auto", "1", "2", "3"} <= set(texts)

    rate = drawings["by-learning-rate"].spec["layout"]["xaxis"]
    assert (rate["tickvals"][0], rate["tickvals"][3], rate["tickvals"][-1]) == pytest.approx((0, 0.5, 1))
    assert rate["ticktext"] == ["1e-5", "2e-5", "5e-5", "0.0001", "0.0002", "0.0005", "0.001"]


@pytest.mark.parametrize(
    ("goal", "words"), [("mean", "mean of the held-out loss"), ("max", "highest of the held-out loss")]
)
def test_other_goals_are_named(goal: Goal, words: str) -> None:
    study = samples.study([samples.trial(0, {"a": 1.5, "b": 1.5}, 1.5)], settings=Settings(goal))
    assert words in " ".join(summary(study))


def test_a_single_trial() -> None:
    study = samples.study([samples.trial(0, {"NASA": 1.5}, 1.5)])
    said = summary(study)
    assert said[0] == "1 trial, on 1 account with the base smollm2."
    assert "defaults of HuggingTweets (trial 0)" in said[1] and "1.5000" in said[1]
    assert len(said) == 4  # nothing to compare
    assert not drawings_of(study)
    tables = tables_of(study)
    assert tables["trials"].head[:3] == ("trial", "goal", "seconds")
    assert tables["accounts"].rows == [("NASA", "2.250", "1.500", "33%", "1.500 to 1.500")]
    assert "importance" not in tables


def test_two_trials_of_a_stopped_study() -> None:
    study = samples.study(samples.trial(n, {"a": 1.5 - n / 10**5, "b": 1.7}, 1.7414 - n / 10**5) for n in range(2))
    assert len(summary(study, stopped=True)) == len(summary(study)) + 1
    # Of two trials with the defaults, the first is shown as the defaults.
    assert "less than 0.1% below" in " ".join(summary(study))
    assert "lower on 1 of 2 accounts" in " ".join(summary(study))
    assert list(drawings_of(study)) == [
        "history", "parallel-coordinates", "by-learning-rate", "by-epochs", "by-schedule", "by-batch-size",
    ]  # fmt: skip


def test_without_the_defaults_no_gain_over_them_is_claimed() -> None:
    assert samples.whole(base="gemma3-270m").default is None, "its learning rate is lower"
    rate = {"learning_rate": MULTILINGUAL.learning_rate}
    gemma = samples.study([samples.trial(0, {"a": 1.5}, 1.5, values=rate)], base="gemma3-270m")
    assert gemma.default is gemma.best
    study = samples.whole(config={"patience": 2})
    assert study.default is None
    assert "the gain over them is unknown" in " ".join(summary(study))
    assert tables_of(study)["accounts"].head[:4] == ("account", "untuned base", "best (trial 7)", "gain")


def test_the_defaults_may_win() -> None:
    study = samples.study(samples.trial(n, {"a": 1.5, "b": 1.7}, 1.7 + n / 10) for n in range(3))
    assert study.default is study.best
    assert "No other trial has a lower loss." in summary(study)


def test_uncertain_importances_are_called_uncertain() -> None:
    near = samples.whole(
        forest=samples.shares(epochs=0.42, schedule=0.4, learning_rate=0.1, batch_size=0.08),
    )
    said = " ".join(summary(near))
    assert "Whether epochs or schedule matters more is uncertain." in said
    unknown = samples.whole(forest={})
    assert "too few, or too alike" in " ".join(summary(unknown))


def test_hostile_names_stay_text() -> None:
    page = Reader(render(samples.hostile()))
    assert len(page.scripts) == 3
    assert page.of("b") == []
    assert HOSTILE in "".join(page.text)
    assert "<" not in page.scripts[0][1]
    for name, spec in json.loads(page.scripts[0][1])["specs"].items():
        tags = set(re.findall(r"</?\w+", json.dumps(spec, ensure_ascii=False)))
        assert tags <= {"<b", "</b", "<br", "<extra", "</extra"}, name  # our own


@pytest.mark.parametrize("make", [samples.whole, samples.hostile])
def test_figures_have_text_alternatives_and_headings_and_tables_are_well_formed(make: Callable[[], Result]) -> None:
    study = make()
    page = Reader(render(study))
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


def test_without_the_report_extra_one_notice_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "plotly.graph_objects", None)
    said: list[Event] = []
    assert write(tmp_path, samples.whole(), on_event=said.append) is None
    (notice,) = (each for each in said if isinstance(each, Notice))
    assert "huggingtweets[report]" in notice.hint
    assert not (tmp_path / "studies").exists()


def test_trials_with_the_same_value_stand_side_by_side_within_the_axis() -> None:
    drawings = drawings_of(samples.whole())
    for name, count in (("by-schedule", 2), ("by-epochs", 3)):
        layout = drawings[name].spec["layout"]["xaxis"]
        assert layout["tickvals"] == [place / (count - 1) for place in range(count)]
        places = [x for trace in drawings[name].spec["data"] for x in trace["x"]]
        assert len(set(places)) == 12
        assert layout["range"][0] < min(places) and max(places) < layout["range"][1]
        assert {round(x * (count - 1)) for x in places} == set(range(count))
    rates = [x for trace in drawings["by-learning-rate"].spec["data"] for x in trace["x"]]
    assert min(rates) > 0 and max(rates) < 1
