"""Continuing a training with new posts, and retraining once posts were deleted."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import personas, training
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import BadInputError, ConfigError, NotFoundError, StoppedError
from huggingtweets.events import Event, Notice, StepDone
from huggingtweets.library import Library, Run
from huggingtweets.personas.record import RunRecord, write_run
from huggingtweets.posts.post import Post
from huggingtweets.training.continuing import RATE
from huggingtweets.writing.write import Writer
from tests.conftest import SAMPLE_HANDLE
from tests.conftest import Run as Command


def add(home: Path, *texts: str) -> None:
    """Add posts to the sample account, newer than all of its own."""
    with Library(home) as library:
        row = library.find(SAMPLE_HANDLE)
        start = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(days=row.posts)
        posts = [
            Post(row.platform, f"99{row.posts + n}", row.handle, text, start + timedelta(minutes=n))
            for n, text in enumerate(texts)
        ]
        library.add(row, posts)


def new_texts(home: Path, count: int) -> list[str]:
    """Texts of the account's own words, no two alike."""
    with Library(home) as library:
        words = " ".join(post.text for post in library.run_posts(SAMPLE_HANDLE, "train")).split()
    draw = random.Random(0)
    return [" ".join(draw.sample(words, 12)) for _ in range(count)]


def sides(home: Path) -> dict[str, dict[str, str]]:
    """The texts of the persona's posts by id, on each side."""
    with Library(home) as library:
        found: dict[str, dict[str, str]] = {"train": {}, "validation": {}}
        for post in library.run_posts(SAMPLE_HANDLE):
            found[post.part][post.post_id] = post.text
    return found


def weights(home: Path) -> bytes:
    return (home / "personas" / SAMPLE_HANDLE / "model.safetensors").read_bytes()


@pytest.mark.slow
def test_reposts_stay_in_the_copy_check_and_new_ones_are_not_learnt(persona: Path, home: Path) -> None:
    record = personas.find(home, SAMPLE_HANDLE).record
    values = TrainConfig.model_validate(record.run.config)
    curation = values.curate.model_copy(update={"reposts": True})
    config = values.model_copy(update={"curate": curation})
    report = training.train(home, [SAMPLE_HANDLE], config)
    with Library(home) as library:
        reposts = library.run_posts(SAMPLE_HANDLE, "repost")
        row = library.find(SAMPLE_HANDLE)
        library.add(row, [Post(row.platform, "5", row.handle, "RT @gull: a wholly new sea", kind="repost")])
    assert report.record.split and report.record.split.reposts == len(reposts) > 20
    add(home, *new_texts(home, 5))
    training.continue_training(home, SAMPLE_HANDLE)
    with Library(home) as library:
        assert library.run_posts(SAMPLE_HANDLE, "repost") == reposts
        assert not any(post.text.startswith("RT @") for post in library.run_posts(SAMPLE_HANDLE))
    copies = Writer(home, SAMPLE_HANDLE, GenerateConfig()).sampler.copies
    assert copies and copies.verdict(reposts[0].text, 0.8) == "verbatim"


@pytest.mark.slow
def test_new_posts_are_learnt_and_held_out_ones_stay_held_out(persona: Path, home: Path) -> None:
    before, first = sides(home), personas.find(home, SAMPLE_HANDLE).record
    held = next(text for text in before["validation"].values() if len(text) > 60)
    add(home, *new_texts(home, 40), f"{held} Again.", held)
    heard: list[Event] = []
    report = training.continue_training(home, SAMPLE_HANDLE, on_event=heard.append)
    after = sides(home)
    assert before["train"].items() < after["train"].items()
    assert before["validation"].items() < after["validation"].items()
    assert f"{held} Again." in after["validation"].values()
    assert list(after["validation"].values()).count(held) == 1
    assert held not in after["train"].values()
    new = len(after["train"]) - len(before["train"])
    assert report.new_posts == new == pytest.approx(32, abs=2)
    record = personas.find(home, SAMPLE_HANDLE).record
    assert first.split
    assert record.split
    assert record.learning_rate == pytest.approx(RATE * 5e-3)
    assert first.before
    assert first.after
    assert record.after  # it starts from the persona, not from the base
    assert record.after.bits_per_byte < (first.before.bits_per_byte + first.after.bits_per_byte) / 2
    assert record.split.train == len(after["train"])
    assert [each.model_dump() for each in record.builds_on] == [
        {"train": first.split.train, "created_at": first.run.created_at}
    ]
    # As many old posts as new ones are seen, in each of the two epochs.
    steps = [event.steps for event in heard if isinstance(event, StepDone)]
    assert len(steps) == steps[0]
    assert record.batch_size
    assert 2 * 2 * new / record.batch_size == pytest.approx(len(steps), abs=2)
    assert list((home / "runs").iterdir()) == []

    # The first training's rate and options are kept however often it is continued, and nothing new changes nothing.
    again = training.continue_training(home, SAMPLE_HANDLE)
    assert (again.new_posts, again.record) == (0, record)
    add(home, *[f"{text} later" for text in new_texts(home, 60)[40:]])
    third = training.continue_training(home, SAMPLE_HANDLE, {"device": "cpu", "epochs": 2}).record
    assert third.learning_rate == record.learning_rate
    assert third.run.config == record.run.config
    assert [each.train for each in third.builds_on] == [first.split.train, record.split.train]


@pytest.mark.parametrize("option", [{"epochs": 3}, {"base": "gemma3-270m"}, {"method": "lora"}, {"max_posts": 10}])
def test_options_that_decide_the_result_are_refused(option: dict[str, Any], persona: Path, home: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        training.continue_training(home, SAMPLE_HANDLE, option)
    assert refused.value.option == next(iter(option))


@pytest.mark.slow
def test_deleted_posts_are_forgotten_by_training_anew(persona: Path, home: Path) -> None:
    (deleted, text), *_ = sides(home)["train"].items()
    held_out = next(iter(sides(home)["validation"]))
    with Library(home) as library:
        row = library.find(SAMPLE_HANDLE)
        library.delete_posts(row, [held_out])
    assert training.continue_training(home, SAMPLE_HANDLE).new_posts == 0  # it never learnt that one
    with Library(home) as library:
        library.delete_posts(row, [deleted])
        assert library.trained_on_deleted(row) == {SAMPLE_HANDLE: 1}
    heard: list[Event] = []
    report = training.continue_training(home, SAMPLE_HANDLE, on_event=heard.append)
    assert any(isinstance(event, Notice) and "1 post " in event.message for event in heard)
    assert (report.new_posts, report.record.builds_on) == (None, ())
    after = sides(home)
    assert not {deleted, held_out} & {*after["train"], *after["validation"]}
    assert text not in after["train"].values()
    with Library(home) as library:
        assert library.trained_on_deleted(row) == {}
    # The same weights as of a persona that never knew it.
    knew = weights(home)
    options = training.continuing._options(report.record, {})
    training.train(home, [SAMPLE_HANDLE], options, name="innocent")
    assert knew == (home / "personas" / "innocent" / "model.safetensors").read_bytes()


@pytest.mark.slow
def test_stopping_keeps_the_old_persona(persona: Path, home: Path) -> None:
    add(home, *new_texts(home, 40))
    before, record = weights(home), personas.find(home, SAMPLE_HANDLE).record
    heard: list[Event] = []

    def should_stop() -> bool:
        return any(isinstance(event, StepDone) and event.step == 2 for event in heard)

    with pytest.raises(StoppedError):
        training.continue_training(home, SAMPLE_HANDLE, on_event=heard.append, should_stop=should_stop)
    assert (weights(home), personas.find(home, SAMPLE_HANDLE).record) == (before, record)
    assert list((home / "runs").iterdir()) == []


def test_personas_without_their_posts_are_refused(persona: Path, home: Path) -> None:
    record = personas.find(home, SAMPLE_HANDLE).record
    with pytest.raises(NotFoundError):
        training.continue_training(home, "nobody")
    write_run(persona, record.model_copy(update={"stopped": True}))
    with pytest.raises(BadInputError):
        training.continue_training(home, SAMPLE_HANDLE)
    write_run(persona, RunRecord(name=SAMPLE_HANDLE))  # a model that was made elsewhere
    with pytest.raises(NotFoundError):
        training.continue_training(home, SAMPLE_HANDLE)
    write_run(persona, record)
    with Library(home) as library:  # as of a pulled persona
        library.save_run(Run(SAMPLE_HANDLE, persona, (), record.base), [])
    with pytest.raises(NotFoundError) as refused:
        training.continue_training(home, SAMPLE_HANDLE)
    assert refused.value.command == f"train {SAMPLE_HANDLE}"


@pytest.mark.slow
def test_the_command(persona: Path, home: Path, run: Command) -> None:
    assert "Nothing to train on" in run("train", SAMPLE_HANDLE, "--continue").stdout
    assert json.loads(run("train", SAMPLE_HANDLE, "--continue", "--json").stdout)["new_posts"] == 0
    for wrong in ("--each", "--fast", "--restart", "--epochs=5"):
        run("train", SAMPLE_HANDLE, "--continue", wrong, code=2)
    add(home, *new_texts(home, 20))
    said = json.loads(run("train", SAMPLE_HANDLE, "--continue", "--device", "cpu", "--json").stdout)
    assert said["new_posts"] == said["split"]["train"] - said["builds_on"][0]["train"] > 0
