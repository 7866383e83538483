"""Search spaces: their files, and what Optuna and the trainings get from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import ConfigError
from huggingtweets.sweep.space import DEFAULT, SEARCHABLE, Space

RATE = {"low": 1e-5, "high": 1e-3, "log": True}


def test_an_interval_a_list_and_a_single_value() -> None:
    space = Space.of({"learning_rate": RATE, "epochs": {"low": 1, "high": 4}, "warmup": [0, 0.1], "weight_decay": 0.5})
    rate, epochs, warmup = space.parameters
    assert (rate.low, rate.high, rate.log, rate.is_int) == (1e-5, 1e-3, True, False)
    assert (epochs.low, epochs.high, epochs.log, epochs.is_int) == (1, 4, False, True)
    assert warmup.choices == (0.0, 0.1)
    assert space.fixed == {"weight_decay": 0.5}
    config = space.config({"learning_rate": 2e-4, "epochs": 3}, FinetuneConfig(seed=7))
    assert (config.learning_rate, config.epochs, config.weight_decay, config.seed) == (2e-4, 3, 0.5, 7)


def test_a_written_space_reads_the_same() -> None:
    space = Space.of({**DEFAULT, "max_grad_norm": 2.0})
    assert Space.of(space.as_yaml()) == space


def test_a_file_may_have_numbers_that_yaml_reads_as_text_and_section_names(tmp_path: Path) -> None:
    file = tmp_path / "space.yaml"
    file.write_text("finetune.learning_rate: {low: 5e-5, high: 1e-3, log: true}\nschedule: [cosine, linear]\n")
    rate, schedule = Space.read(file).parameters
    assert (rate.name, rate.low) == ("learning_rate", 5e-5)
    assert schedule.choices == ("cosine", "linear")


def test_the_default_space_contains_the_defaults() -> None:
    values = Space.of(DEFAULT).default(FinetuneConfig())
    assert values is not None
    assert Space.of(DEFAULT).config(values, FinetuneConfig()) == FinetuneConfig(learning_rate=3e-4)
    assert Space.of(DEFAULT).default(FinetuneConfig(base="unknown/base")) is None
    assert Space.of({"learning_rate": [None, 1e-4]}).default(FinetuneConfig()) == {"learning_rate": None}
    assert Space.of({"learning_rate": {"low": 1.0, "high": 2.0}}).default(FinetuneConfig()) is None


def test_distributions_for_optuna() -> None:
    from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

    space = Space.of({"learning_rate": RATE, "epochs": {"low": 1, "high": 4}, "batch_size": [None, 8]})
    assert space.distributions() == {
        "learning_rate": FloatDistribution(1e-5, 1e-3, log=True),
        "epochs": IntDistribution(1, 4),
        "batch_size": CategoricalDistribution((None, 8)),
    }


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"learning_rat": RATE}, "Did you mean learning_rate?"),
        ({"handle": ["a", "b"]}, "These can: "),
        ({"seed": [1, 2]}, "'seed' cannot be searched"),
        ({"warmup": 0.1}, "nothing to search"),
        ({}, "nothing to search"),
        ({"warmup": [0.1]}, "warmup has 1 choice"),
        ({"warmup": [0.1, 2]}, "warmup cannot be 2; allowed: number, 0 or more, below 1."),
        ({"schedule": ["cosine", "step"]}, "schedule cannot be step; allowed: late_cosine, cosine, linear or const"),
        ({"layers": ["all", "top:0"]}, "layers cannot be top:0: give all, top:N, bottom:N, or a range"),
        ({"schedule": {"low": "cosine", "high": "linear"}}, "schedule is not a number"),
        ({"epochs": {"low": 3, "high": 1}}, "epochs cannot go from 3 to 1"),
        ({"epochs": {"low": 1}}, "epochs is not an interval"),
        ({"epochs": {"low": 1, "high": 2, "stride": 1}}, "epochs is not an interval"),
        ({"weight_decay": {"low": 0, "high": 1, "log": True}}, "above 0 with log"),
        ({"learning_rate": {**RATE, "log": "yes"}}, "learning_rate is not an interval"),
    ],
)
def test_an_invalid_space_is_refused(values: dict[str, Any], part: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Space.of(values)
    assert caught.value.option == "space"
    assert part in str(caught.value)


def test_options_that_change_the_model_can_be_searched() -> None:
    assert set(SEARCHABLE) == set(FinetuneConfig.model_fields) - {"base", "device", "seed", "checkpoint_seconds"}
