"""Where personas lie, what they are called, and what goes with an account."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import personas, sources, training
from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import NotFoundError, StoppedError
from huggingtweets.events import Event, Notice
from huggingtweets.sources import SourceOptions

HANDLE = "keeper_skarholm"


@pytest.fixture
def config(home: Path, tiny_bases: dict[str, Path]) -> TrainConfig:
    """Trainings that are over in a moment, the sample account being in the library."""
    sources.add(home, sources.SAMPLE, SourceOptions())
    tune = {"base": str(tiny_bases["llama"]), "learning_rate": 5e-3, "device": "cpu"}
    return parse(TrainConfig, {"finetune": tune, "dataset": {"max_posts": 60}, "tracking": {"track": "none"}})


def test_names_that_differ_in_case_are_one_persona(home: Path, config: TrainConfig) -> None:
    first = training.train(home, [HANDLE], config, name="Keeper")
    other = config.model_copy(update={"finetune": config.finetune.model_copy(update={"learning_rate": 4e-3})})
    second = training.train(home, [HANDLE], other, name="keeper")
    assert first.path == second.path
    assert [path.name for path in (home / "personas").glob("[!.]*")] == ["Keeper"]
    assert personas.find(home, "@KEEPER").record.after == second.record.after


def test_what_an_unfinished_training_left_goes_with_its_account(home: Path, config: TrainConfig) -> None:
    other = home.parent / "other.csv"
    texts = (" ".join(f"word{n * k}" for k in range(20)) for n in range(1, 100))
    other.write_text("\n".join(["text", *texts]), "utf-8")
    sources.add(home, other, SourceOptions(handle="other"))
    for handles, name in (([HANDLE], "half"), ([HANDLE, "other"], None), (["other"], HANDLE + "s"), (["other"], None)):
        with pytest.raises(StoppedError):
            training.train(home, handles, config, name=name, should_stop=lambda: True)
    runs = home / "runs"
    left = {path.parent.name for path in runs.glob("*/checkpoint.safetensors")}
    assert left == {"half", f"{HANDLE}+other", f"{HANDLE}s", "other"}
    for silent in ("other", f"{HANDLE}+other"):  # then its name tells
        (runs / silent / "accounts.json").unlink()
    personas.remove(home, HANDLE)
    assert sorted(path.name for path in runs.glob("[!.]*")) == [f"{HANDLE}s", "other"]


def test_an_unfinished_training_is_removed_by_its_name(home: Path, config: TrainConfig) -> None:
    with pytest.raises(StoppedError):
        training.train(home, [HANDLE], config, name="half", should_stop=lambda: True)
    assert "unfinished training half" in personas.describe_removal(home, "Half", only_persona=True, personas=False)
    assert personas.remove(home, "Half", only_persona=True)["personas_removed"] == ["half"]
    assert list((home / "runs").glob("[!.]*")) == []
    with pytest.raises(NotFoundError):
        personas.remove(home, "half", only_persona=True)


def test_a_worse_persona_does_not_take_a_better_ones_place_unsaid(home: Path, config: TrainConfig) -> None:
    training.train(home, [HANDLE], config)
    notices: list[Event] = []
    idle = config.model_copy(update={"finetune": config.finetune.model_copy(update={"learning_rate": 1e-9})})
    training.train(home, [HANDLE], idle, on_event=notices.append)
    assert any(event.is_warning for event in notices if isinstance(event, Notice))
