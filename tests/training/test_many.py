"""Training a persona for each of several accounts, on each engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from huggingtweets import personas, sources, training
from huggingtweets.cli.commands import app
from huggingtweets.config import RECIPE, TrainConfig, parse
from huggingtweets.engines.local import InProcessEngine, ProcessEngine
from huggingtweets.errors import BadInputError, ConfigError, NotFoundError, StoppedError
from huggingtweets.events import EpochDone, Event, Stage, StepDone
from huggingtweets.library import Library
from huggingtweets.sources import SourceOptions
from tests.conftest import TAUGHT_WHOLE
from tests.sweep.conftest import people

__all__ = ["people"]  # a fixture


@pytest.fixture
def config(tiny_bases: dict[str, Path]) -> TrainConfig:
    """Quick trainings that teach the tiny base to end a post, so that sampling does not run out of tries."""
    options = {"learning_rate": 2e-2, "batch_size": 4, "freeze": "nothing", "embedding_rate": 1.0}
    finetune = {"base": str(tiny_bases["llama"]), **options}
    return parse(TrainConfig, {"finetune": finetune, "tracking": {"track": "none"}})


def weights(home: Path, name: str) -> bytes:
    return (home / "personas" / name / "model.safetensors").read_bytes()


@pytest.mark.slow
def test_each_persona_equals_that_of_train_and_is_not_trained_twice(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    alone = training.train(home, ["ada"], config, name="alone")
    report = training.train_each(home, people[:2], config, InProcessEngine())
    assert [result["name"] for result in report.trained] == ["ada", "bob"]
    assert report.trained[0]["after"] == alone.as_json()["after"]
    assert weights(home, "ada") == weights(home, "alone")
    again = training.train_each(home, people[:2], config, InProcessEngine())
    assert (again.up_to_date, again.trained) == (["ada", "bob"], [])
    record = home / "personas" / "bob" / "run.json"
    record.write_text(record.read_text("utf-8").replace(f'"recipe": {RECIPE}', '"recipe": 1'), "utf-8")
    other = config.model_copy(update={"finetune": config.finetune.model_copy(update={"seed": 1})})
    for names, options in ((["bob"], config), (["ada"], other)):  # another recipe, other options
        heard: list[Event] = []

        def is_training(heard: list[Event] = heard) -> bool:
            return any(isinstance(event, StepDone) for event in heard)

        started = training.train_each(
            home, names, options, InProcessEngine(), on_event=heard.append, should_stop=is_training
        )
        assert (started.up_to_date, started.stopped) == ([], True)


@pytest.mark.slow
def test_processes_train_the_same_and_failures_are_reported(
    home: Path, tmp_path: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("text\nOnly this one post of mine.\n")
    sources.add(home, few, SourceOptions(handle="few"))
    report = training.train_each(home, ["few", "ada"], config, ProcessEngine(2))
    (ada,) = report.trained
    assert list(report.failed) == ["table:few"]
    assert not report.stopped
    training.train(home, ["ada"], config, name="alone")
    # A process has one thread, this one perhaps more, so rounding differs.
    assert ada["after"]["bits_per_byte"] == pytest.approx(
        personas.find(home, "alone").record.after.bits_per_byte, rel=1e-4
    )


@pytest.mark.slow
def test_stopped_work_resumes(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    heard: list[Event] = []

    def one_is_done() -> bool:
        return any((home / "personas" / name / "run.json").exists() for name in people)

    report = training.train_each(
        home, people[:2], config, InProcessEngine(), on_event=heard.append, should_stop=one_is_done
    )
    assert report.stopped
    assert sum(isinstance(event, EpochDone) for event in heard) == config.finetune.epochs
    rest = training.train_each(home, people[:2], config, InProcessEngine())
    assert (rest.up_to_date, [result["name"] for result in rest.trained]) == (["ada"], ["bob"])


def test_unknown_accounts_and_name_clashes_are_errors_before_training(
    home: Path, tmp_path: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    with pytest.raises(NotFoundError):
        training.train_each(home, ["ada", "nobody"], config, InProcessEngine())
    export = tmp_path / "posts.txt"
    export.write_text("One post from elsewhere.\n")
    sources.add(home, export, SourceOptions(handle="ADA@example.org"))
    sources.add(home, export, SourceOptions(handle="ADA-example.org"))
    with pytest.raises(BadInputError, match=r"ADA-example\.org") as caught:
        training.train_each(home, ["ADA@example.org", "ADA-example.org"], config, InProcessEngine())
    assert caught.value.option == "name"
    assert not (home / "personas").exists()


@pytest.mark.slow
def test_the_command_lists_all_and_fails_if_one_failed(
    home: Path, tmp_path: Path, people: tuple[str, ...], tiny_bases: dict[str, Path]
) -> None:
    options = ["--base", str(tiny_bases["llama"]), "--track", "none", *TAUGHT_WHOLE]
    options += ["--learning-rate", "2e-2", "--batch-size", "4"]

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, ["train", *words])

    few = tmp_path / "few.txt"
    few.write_text("One post.\n")
    sources.add(home, few, SourceOptions(handle="few"))
    first = call("ada", "few", "--each", *options, "--json")
    assert first.exit_code == 1
    said = json.loads(first.stdout)
    assert [result["name"] for result in said["trained"]] == ["ada"]
    assert [each["account"] for each in said["failed"]] == ["table:few"]
    assert (said["there"], said["stopped"]) == ([], False)
    with Library(home) as library:
        assert {run.name for run in library.runs()} == {"ada"}
    again = call("ada", "few", "--each", *options)
    assert again.exit_code == 1
    assert "ada" in again.stdout
    assert "few" in again.stdout
    assert isinstance(call("ada", "bob", "--each", "--name", "x").exception, ConfigError)
    assert isinstance(call("ada", "--jobs", "2").exception, ConfigError)


@pytest.mark.parametrize("stage", ["Curating posts", "Loading the base model", "Scoring the untuned base"])
def test_a_training_stops_before_its_first_step(
    home: Path, people: tuple[str, ...], config: TrainConfig, stage: str
) -> None:
    heard: list[Event] = []

    def should_stop() -> bool:
        return any(isinstance(event, Stage) and event.name == stage for event in heard)

    with pytest.raises(StoppedError) as stopped:
        training.train(home, people[:1], config, on_event=heard.append, should_stop=should_stop)
    assert stopped.value.hint == "", "each interface says how to resume"
    assert isinstance(heard[-1], Stage)
    assert heard[-1].name == stage
