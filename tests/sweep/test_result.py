"""Studies with known answers: the winner, importances, narrowing, applying."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import optuna
import pytest

from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import ConfigError, NotFoundError, TooFewTrialsError
from huggingtweets.sweep import result
from huggingtweets.sweep.apply import apply
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.result import MIN_TRIALS, SHARE, Result, narrow, read
from huggingtweets.sweep.space import Space, Value
from huggingtweets.sweep.storage import ABOUT, BASES, PRUNED, open_study, quiet_optuna, save_measured
from huggingtweets.yaml_file import read_config
from tests.sweep import samples

SPACE = {
    "learning_rate": {"low": 1e-5, "high": 1e-1, "log": True},
    "epochs": {"low": 1, "high": 40},
    "schedule": ["cosine", "linear", "constant"],
    "weight_decay": {"low": 0.0, "high": 1.0},
}


@pytest.fixture(autouse=True)
def _quick_and_quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(result, "FOREST_SEEDS", 2)
    with quiet_optuna():
        yield


def study(
    home: Path,
    loss: Callable[[dict[str, Value]], float],
    trials: int,
    *,
    pruned: int = 0,
    space: Mapping[str, Any] = SPACE,
    config: Mapping[str, Any] | None = None,
) -> None:
    """A study of two accounts, the second 0.2 worse, with random trials, the first `pruned` of them pruned."""
    chance = random.Random(0)
    with open_study(home, "s") as made:
        about = {"handles": ["ada", "bob"], "fingerprints": ["f", "g"], "base": "b", "base_sha256": "0", "format": 2}
        stored = {"space": space, "settings": {"goal": "mean"}, "origin": {}, "config": config or {}}
        made.set_user_attr(ABOUT, about | stored)
        made.set_user_attr(BASES, {"ada": [5.0, 2.0], "bob": [5.5, 2.2]})
        made.sampler = optuna.samplers.RandomSampler(seed=0)
        for number in range(trials):
            trial = made.ask(Space.of(space).distributions())
            value = loss(trial.params) + 1e-6 * chance.random()
            losses = {"ada": value - 0.1} if number < pruned else {"ada": value - 0.1, "bob": value + 0.1}
            for handle, each in losses.items():
                save_measured(trial, handle, Measured(each, 2.0))
            if number < pruned:
                trial.set_user_attr(PRUNED, True)
            made.tell(trial, value)


def by_rate(values: dict[str, Value]) -> float:
    """Only the learning rate matters, and 1e-3 is best."""
    return 1 + 0.1 * (math.log10(float(values["learning_rate"] or 0)) + 3) ** 2


def test_the_winner_and_the_importances(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 24, pruned=3)
    found = read(tmp_path, "s")
    shown = found.as_json(None)
    best = shown["best"]
    assert (shown["trials"], shown["pruned"], shown["failed"], shown["seconds"]) == (24, 3, 0, 90.0)
    assert best["value"] == min(trial.value for trial in found.trials if not trial.pruned)
    assert best["mean"] == pytest.approx(best["value"])
    assert best["std"] == pytest.approx(0.2 / math.sqrt(2))
    assert best["per_handle"]["bob"] - best["per_handle"]["ada"] == pytest.approx(0.2)
    assert shown["base_per_handle"] == {"ada": 2.0, "bob": 2.2}
    importance = shown["importance"]["forest"]
    assert next(iter(importance)) == "learning_rate"
    assert set(importance) == set(SPACE)
    assert importance["learning_rate"]["value"] > 0.7
    assert sum(each["value"] for each in importance.values()) == pytest.approx(1)
    assert all(each["low"] <= each["value"] <= each["high"] for each in importance.values())


def test_too_few_trials_have_no_importances(tmp_path: Path) -> None:
    study(tmp_path, by_rate, MIN_TRIALS - 1)
    found = read(tmp_path, "s")
    assert found.as_json(None)["importance"] == {"forest": {}}
    with pytest.raises(TooFewTrialsError) as caught:
        narrow(found)
    assert caught.value.option == "trials"


def narrowable(losses: Sequence[float], importance: dict[str, float], **values: Sequence[Value]) -> Result:
    """A study of one account with trials of these losses and values, and these importances of its options."""
    trials = [
        samples.trial(number, {"ada": loss}, loss, values={name: each[number] for name, each in values.items()})
        for number, loss in enumerate(losses)
    ]
    return samples.study(trials, forest=samples.shares(**importance))


LOSSES = [1.5, 1.1, 1.6, 1.2, 1.7, 1.3, 1.8, 1.9, 2.0, 2.1, 2.2, 2.3]
"""Trials 1, 3 and 5 are good."""

RATE_ONLY = {"learning_rate": 0.9, "schedule": 0.04, "epochs": 0.03, "batch_size": 0.03}


def test_narrowing_cuts_important_options_around_the_best_and_fixes_the_rest() -> None:
    rates = [1e-5, 8e-5, 1e-5, 1e-4, 1e-5, 2e-4, *[1e-5] * 6]
    study = narrowable(LOSSES, RATE_ONLY, learning_rate=rates)
    space, steps = narrow(study)
    (rate,) = space.parameters
    assert (rate.name, rate.log) == ("learning_rate", True)
    assert math.log(rate.high / rate.low) == pytest.approx(SHARE * math.log(1e-3 / 1e-5))
    assert math.sqrt(rate.high * rate.low) == pytest.approx(1e-4)  # the median of the good trials
    assert space.fixed == {name: study.best.values[name] for name in ("epochs", "schedule", "batch_size")}
    assert set(steps) == set(study.best.values)
    assert "from 1e-5 to 0.001 to " in steps["learning_rate"]
    assert "late_cosine" in steps["schedule"]


def test_narrowing_keeps_the_choices_and_integers_of_the_best_trials() -> None:
    importance = {"learning_rate": 0.02, "schedule": 0.4, "epochs": 0.3, "batch_size": 0.28}
    sizes, epochs = [None, 8, 16, None, *[16] * 8], [1, 3, 1, 3, 1, 2, *[1] * 6]
    space, steps = narrow(narrowable(LOSSES, importance, batch_size=sizes, epochs=epochs))
    (size,) = space.parameters
    assert (size.name, size.choices) == ("batch_size", (None, 8, 16))
    assert {"schedule": "late_cosine", "epochs": 3}.items() <= space.fixed.items()
    assert "the best trials leave late_cosine" in steps["schedule"]
    Space.of(space.as_yaml())


def test_if_narrowing_leaves_nothing_the_most_important_option_stays() -> None:
    importance = {"schedule": 0.9, "learning_rate": 0.04, "epochs": 0.03, "batch_size": 0.03}
    space, steps = narrow(narrowable(LOSSES, importance))
    assert space.parameters == (samples.SCHEDULE,)
    assert "searched again" in steps["schedule"]


def test_pruned_trials_count_for_narrowing_but_not_as_good_ones() -> None:
    study = narrowable(LOSSES, RATE_ONLY, learning_rate=[1e-4] * 11 + [1e-5])
    lowest = replace(study.trials[11], number=12, value=1.0, pruned=True)
    narrowed, _ = narrow(replace(study, trials=(*study.trials, lowest)))
    assert narrowed == narrow(study)[0]


def test_two_trials_on_every_account_are_too_few_to_narrow() -> None:
    study = narrowable(LOSSES, RATE_ONLY)
    pruned = [replace(trial, pruned=True) for trial in study.trials[2:]]
    with pytest.raises(TooFewTrialsError, match="12 trials, 2 of them"):
        narrow(replace(study, trials=(*study.trials[:2], *pruned)))


def test_the_winners_options_become_defaults_and_others_stay(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 12)
    best = read(tmp_path, "s").best.values
    (tmp_path / "config.yaml").write_text("curate: {min_words: 5}\nfinetune: {seed: 9, epochs: 7}\n")
    path, options, warning = apply(tmp_path, "s", None)
    assert (options, warning) == (best, None)
    config = parse(TrainConfig, read_config(path), path)
    assert (config.curate.min_words, config.finetune.seed) == (5, 9)
    assert {name: getattr(config.finetune, name) for name in best} == best

    other, *_ = apply(tmp_path, "s", tmp_path / "other.yaml")
    assert parse(TrainConfig, read_config(other)).finetune.seed == 0

    (tmp_path / "config.yaml").write_text("finetune: {learning: 1}\n")
    with pytest.raises(ConfigError, match=r"finetune\.learning"):
        apply(tmp_path, "s", None)


def test_a_batch_size_found_on_few_posts_comes_with_a_warning(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 12, space=SPACE | {"batch_size": 4}, config={"dataset": {"max_posts": 200}})
    path, options, warning = apply(tmp_path, "s", None)
    assert options["batch_size"] == 4
    assert warning is not None
    assert "200 posts" in warning and str(path) in warning


def test_an_optuna_study_of_something_else_is_refused(tmp_path: Path) -> None:
    with open_study(tmp_path, "s") as made:
        made.tell(made.ask(), 1.0)
    with pytest.raises(NotFoundError):
        read(tmp_path, "s")


def test_a_study_of_version_0_1_is_read_with_relative_losses(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 6, pruned=1)
    with open_study(tmp_path, "s") as made:
        about = {**made.user_attrs[ABOUT], "format": 1, "settings": {"goal": "mean+std"}}
        made.set_user_attr(ABOUT, about)
    result = read(tmp_path, "s", importances=False)
    assert result.about.settings.goal == "mean"
    assert [trial.number for trial in result.trials] == list(range(6))
    for trial in result.whole:
        ratios = [trial.losses["ada"] / 2.0, trial.losses["bob"] / 2.2]
        assert trial.value == pytest.approx(sum(ratios) / 2)
    (pruned,) = (trial for trial in result.trials if trial.pruned)
    assert pruned.value >= result.best.value
    with open_study(tmp_path, "s") as again:  # converts the file
        assert again.user_attrs[ABOUT]["format"] == 2
        assert again.trials[result.best.number].value == result.best.value
