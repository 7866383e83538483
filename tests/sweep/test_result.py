"""Studies with known answers: the winner, importances, narrowing, applying."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import optuna
import pytest

from huggingtweets.config import TrainConfig, parse, read_config
from huggingtweets.errors import ConfigError, NotFoundError, TooFewTrialsError
from huggingtweets.sweep.apply import apply
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.narrow import SHARE, narrow
from huggingtweets.sweep.result import MIN_TRIALS, read
from huggingtweets.sweep.space import Space, Value
from huggingtweets.sweep.storage import ABOUT, BASES, PRUNED, open_study, quiet_optuna, save_measured

SPACE = {
    "learning_rate": {"low": 1e-5, "high": 1e-1, "log": True},
    "epochs": {"low": 1, "high": 40},
    "schedule": ["cosine", "linear", "constant"],
    "weight_decay": {"low": 0.0, "high": 1.0},
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
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
    with open_study(home, "s", None) as made:
        about = {"handles": ["ada", "bob"], "fingerprints": ["f", "g"], "base": "b", "base_sha256": "0"}
        stored = {"space": space, "settings": {"goal": "mean"}, "origin": {}, "config": config or {}}
        made.study.set_user_attr(ABOUT, about | stored)
        made.study.set_user_attr(BASES, {"ada": [5.0, 2.0], "bob": [5.5, 2.2]})
        made.study.sampler = optuna.samplers.RandomSampler(seed=0)
        for number in range(trials):
            trial = made.study.ask(Space.of(space).distributions())
            value = loss(trial.params) + 1e-6 * chance.random()
            losses = {"ada": value - 0.1} if number < pruned else {"ada": value - 0.1, "bob": value + 0.1}
            for handle, each in losses.items():
                save_measured(trial, handle, Measured(each, 2.0))
            if number < pruned:
                trial.set_user_attr(PRUNED, True)
            made.study.tell(trial, value)


def by_rate(values: dict[str, Value]) -> float:
    """Only the learning rate matters, and 1e-3 is best."""
    return 1 + 0.1 * (math.log10(float(values["learning_rate"] or 0)) + 3) ** 2


def test_the_winner_and_the_importances(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 40, pruned=5)
    result = read(tmp_path, "s")
    shown = result.as_json(None)
    best = shown["best"]
    assert (shown["trials"], shown["pruned"], shown["failed"], shown["seconds"]) == (40, 5, 0, 150.0)
    assert best["value"] == min(trial.value for trial in result.trials if not trial.pruned)
    assert best["mean"] == pytest.approx(best["value"])
    assert best["std"] == pytest.approx(0.2 / math.sqrt(2))
    assert best["per_handle"]["bob"] - best["per_handle"]["ada"] == pytest.approx(0.2)
    assert shown["base_per_handle"] == {"ada": 2.0, "bob": 2.2}
    for kind in ("forest", "mdi"):
        importance = shown["importance"][kind]
        assert next(iter(importance)) == "learning_rate"
        assert set(importance) == set(SPACE)
        assert importance["learning_rate"]["value"] > 0.8
        assert sum(each["value"] for each in importance.values()) == pytest.approx(1)
        assert all(each["low"] <= each["value"] <= each["high"] for each in importance.values())


def test_too_few_trials_have_no_importances(tmp_path: Path) -> None:
    study(tmp_path, by_rate, MIN_TRIALS - 1)
    result = read(tmp_path, "s")
    assert result.as_json(None)["importance"] == {"forest": {}, "mdi": {}}
    with pytest.raises(TooFewTrialsError) as caught:
        narrow(result)
    assert caught.value.option == "trials"


def test_pruned_trials_count_for_narrowing_but_not_as_good_ones(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 40, pruned=36)
    result = read(tmp_path, "s")
    (rate,) = narrow(result).space.parameters
    assert rate.name == "learning_rate"
    median = sorted(float(trial.values["learning_rate"] or 0) for trial in result.whole)[1:3]
    assert rate.low < median[1]
    assert rate.high > median[0]


def test_two_trials_on_every_account_are_too_few_to_narrow(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 40, pruned=38)
    with pytest.raises(TooFewTrialsError, match="40 trials, 2 of them"):
        narrow(read(tmp_path, "s"))


def test_narrowing_cuts_important_options_around_the_best_and_fixes_the_rest(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 60)
    result = read(tmp_path, "s")
    narrowed = narrow(result)
    (rate,) = narrowed.space.parameters
    assert rate.name == "learning_rate"
    assert rate.log
    assert math.log(rate.high / rate.low) == pytest.approx(SHARE * math.log(1e-1 / 1e-5))
    assert rate.low < 1.6e-3
    assert rate.high > 0.6e-3
    fixed = dict(narrowed.space.fixed)
    assert fixed == {name: result.best.values[name] for name in ("epochs", "schedule", "weight_decay")}
    assert set(narrowed.steps) == set(SPACE)
    assert "from 1e-5 to 0.1 to " in narrowed.steps["learning_rate"]
    assert str(fixed["schedule"]) in narrowed.steps["schedule"]


def test_narrowing_keeps_the_choices_and_integers_of_the_best_trials(tmp_path: Path) -> None:
    def loss(values: dict[str, Value]) -> float:
        return 1 + (values["schedule"] == "constant") + abs(int(values["epochs"] or 0) - 20) / 20

    study(tmp_path, loss, 100)
    narrowed = narrow(read(tmp_path, "s"))
    left = {parameter.name: parameter for parameter in narrowed.space.parameters}
    assert left["schedule"].choices == ("cosine", "linear")
    assert left["epochs"].is_int
    assert left["epochs"].high - left["epochs"].low <= 3
    assert 15 <= left["epochs"].low <= left["epochs"].high <= 25
    assert "learning_rate" in dict(narrowed.space.fixed)
    Space.of(narrowed.space.as_yaml())


def test_the_winners_options_become_defaults_and_others_stay(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 12)
    best = read(tmp_path, "s").best.values
    (tmp_path / "config.yaml").write_text("curate: {min_words: 5}\nfinetune: {seed: 9, epochs: 7}\n")
    path, options, warning = apply(tmp_path, "s", None, None)
    assert (options, warning) == (best, None)
    config = parse(TrainConfig, read_config(path), path)
    assert (config.curate.min_words, config.finetune.seed) == (5, 9)
    assert {name: getattr(config.finetune, name) for name in best} == best

    other, *_ = apply(tmp_path, "s", tmp_path / "other.yaml", None)
    assert parse(TrainConfig, read_config(other)).finetune.seed == 0

    (tmp_path / "config.yaml").write_text("finetune: {learning: 1}\n")
    with pytest.raises(ConfigError, match=r"finetune\.learning"):
        apply(tmp_path, "s", None, None)


def test_a_batch_size_found_on_few_posts_comes_with_a_warning(tmp_path: Path) -> None:
    study(tmp_path, by_rate, 12, space=SPACE | {"batch_size": 4}, config={"dataset": {"max_posts": 200}})
    path, options, warning = apply(tmp_path, "s", None, None)
    assert options["batch_size"] == 4
    assert warning is not None
    assert "200 posts" in warning and str(path) in warning


def test_an_optuna_study_of_something_else_is_refused(tmp_path: Path) -> None:
    with open_study(tmp_path, "s", None) as made:
        made.study.tell(made.study.ask(), 1.0)
    with pytest.raises(NotFoundError):
        read(tmp_path, "s")
