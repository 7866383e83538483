"""Studies of real trainings of a two-layer model: what is tried, told, given up, stopped and gone on with."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from huggingtweets import training
from huggingtweets.config import TrainConfig
from huggingtweets.engines.local import HereEngine, ProcessEngine
from huggingtweets.errors import ConfigError, StoppedError
from huggingtweets.events import Event, Notice
from huggingtweets.library import Library
from huggingtweets.models import bases
from huggingtweets.posts.post import Account
from huggingtweets.sweep.result import Result, read
from huggingtweets.sweep.run import forget, name_of, sweep
from huggingtweets.sweep.settings import Settings, objective
from huggingtweets.sweep.space import Space
from huggingtweets.sweep.tasks import tasks_of

RATES = Space.of({"learning_rate": {"low": 1e-3, "high": 2e-2, "log": True}})
GOOD_OR_BAD = Space.of({"learning_rate": [5e-3, 1e-9]})


def test_the_objective_is_mean_and_one_standard_deviation() -> None:
    assert objective([1.0, 2.0, 3.0], "mean+std") == pytest.approx(3.0)
    assert objective([1.0, 2.0, 3.0], "mean") == pytest.approx(2.0)
    assert objective([1.0, 2.0, 3.0], "max") == 3.0
    assert objective([1.5], "mean+std") == 1.5


def test_its_first_trial_is_the_defaults_with_the_losses_that_train_reports(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    two = people[:2]
    assert not sweep(home, two, config, RATES, HereEngine(), name="s", trials=3)
    result = read(home, "s")
    first = next(trial for trial in result.trials if trial.number == 0)
    assert first.values == {"learning_rate": config.finetune.learning_rate}
    for handle in two:
        report = training.train(home, [handle], config)
        assert first.losses[handle] == pytest.approx(report.record.after.bits_per_byte, rel=1e-6)
        assert result.bases[handle] == pytest.approx(report.record.before.bits_per_byte, rel=1e-6)
    assert len(result.trials) == 3
    assert result.best.value == min(objective(list(t.losses.values()), "mean+std") for t in result.trials)
    assert len({trial.values["learning_rate"] for trial in result.trials}) == 3


def test_a_trial_that_is_worse_on_all_accounts_seen_is_given_up_and_never_wins(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    sweep(home, people, config, GOOD_OR_BAD, HereEngine(), name="s", trials=6)
    result = read(home, "s")
    bad = [trial for trial in result.trials if trial.values["learning_rate"] == 1e-9]
    assert bad
    for trial in bad:
        assert trial.pruned
        assert len(trial.losses) == 3
        # What it did not see is estimated from the others: close to what the base costs, for it learnt nothing.
        assert trial.value == pytest.approx(objective(list(result.bases.values()), "mean+std"), rel=0.05)
    assert not result.best.pruned
    assert result.best.values["learning_rate"] == 5e-3

    sweep(home, people, config, GOOD_OR_BAD, HereEngine(), name="all", trials=6, settings=Settings(prune=False))
    assert not any(trial.pruned for trial in read(home, "all").trials)
    assert read(home, "all").best.losses == result.best.losses


def test_a_training_that_goes_astray_counts_as_the_base(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    wild = Space.of({"learning_rate": [5e-3, 1e4]})
    sweep(home, people[:1], config, wild, HereEngine(), name="s", trials=6)
    result = read(home, "s")
    astray = [trial for trial in result.trials if trial.values["learning_rate"] == 1e4]
    assert astray
    for trial in astray:
        assert trial.astray == ("ada",)
        assert trial.losses == result.bases
    assert result.best.astray == ()


class _StopAfter:
    """Asks to stop once so many trials were told of."""

    def __init__(self, trials: int) -> None:
        self.left = trials

    def __call__(self, event: Event) -> None:
        if isinstance(event, Notice) and event.text.startswith("Trial"):
            self.left -= 1

    def asked(self) -> bool:
        return self.left <= 0


def test_stopped_it_says_so_and_goes_on_with_other_options(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    two = people[:2]
    stop = _StopAfter(2)
    assert sweep(home, two, config, RATES, HereEngine(), name="s", trials=4, on_event=stop, should_stop=stop.asked)
    before = read(home, "s").trials
    assert len(before) == 2
    assert not sweep(home, two, config, RATES, HereEngine(), name="s", trials=4)
    after = read(home, "s").trials
    assert after[:2] == before
    assert len({trial.values["learning_rate"] for trial in after}) == 4
    # A study that is whole trains nothing.
    assert not sweep(home, two, config, RATES, HereEngine(), name="s", trials=4)
    assert read(home, "s").trials == after

    with pytest.raises(StoppedError):
        sweep(home, two, config, RATES, HereEngine(), name="t", trials=4, should_stop=lambda: True)


KILLED = """
import os, signal, sys
from pathlib import Path
from huggingtweets.config import TrainConfig, parse
from huggingtweets.engines.local import HereEngine
from huggingtweets.events import EpochDone
from huggingtweets.sweep import job
from huggingtweets.sweep.run import sweep
from huggingtweets.sweep.space import Space
from huggingtweets.sweep.tasks import tasks_of

trainings = 0
def watch(shared, work, on_event, should_stop):
    global trainings
    if work.before is not None:
        trainings += 1
        if trainings == 4:  # the second account of the second trial
            os.kill(os.getpid(), signal.SIGKILL)
    return job.work(shared, work, on_event, should_stop)

from huggingtweets.sweep import run
run.work = watch
config = parse(TrainConfig, {"finetune": {"base": sys.argv[2], "learning_rate": 5e-3, "batch_size": 8}})
space = Space.of({"learning_rate": {"low": 1e-3, "high": 2e-2, "log": True}})
sweep(Path(sys.argv[1]), ["ada", "bob"], config, space, HereEngine(), name="s", trials=2)
"""


def test_killed_only_the_training_under_way_is_done_again(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(home), config.finetune.base], check=False)
    assert killed.returncode == -signal.SIGKILL
    trained: list[str] = []

    class Counting(HereEngine):
        def submit(self, number: int, job: object) -> None:
            trained.append(people[job.task])  # type: ignore[attr-defined]
            super().submit(number, job)

    sweep(home, people[:2], config, RATES, Counting(), name="s", trials=2)
    result = read(home, "s")
    assert len(trained) == 1
    assert len(result.trials) == 2
    assert all(set(trial.losses) == {"ada", "bob"} for trial in result.trials)
    assert result.failed == 0  # it was done again


def test_several_processes_come_to_the_same_losses(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    two = people[:2]
    for name, engine in (("one", HereEngine()), ("two", ProcessEngine(2))):
        sweep(home, two, config, GOOD_OR_BAD, engine, name=name, trials=2, settings=Settings(prune=False))

    def losses(name: str) -> dict[float, dict[str, float]]:
        return {float(t.values["learning_rate"] or 0): t.losses for t in read(home, name).trials}

    one, two_ = losses("one"), losses("two")
    for rate in one.keys() & two_.keys():
        assert two_[rate] == pytest.approx(one[rate], rel=1e-4)  # threads add up in another order
    assert 5e-3 in one.keys() & two_.keys()


def test_another_study_of_the_same_name_is_refused(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    sweep(home, people[:1], config, RATES, HereEngine(), name="s", trials=1)
    with pytest.raises(ConfigError, match=r"was begun with other accounts\. Give"):
        sweep(home, people[:2], config, RATES, HereEngine(), name="s", trials=1)
    with pytest.raises(ConfigError, match="was begun with other space"):
        sweep(home, people[:1], config, GOOD_OR_BAD, HereEngine(), name="s", trials=1)
    with pytest.raises(ConfigError, match=r"was begun with goal mean\+std, now max. Give"):
        sweep(home, people[:1], config, RATES, HereEngine(), name="s", trials=1, settings=Settings(goal="max"))
    with Library(home) as library:
        posts = list(library.posts(library.find("ada")))
    assert posts
    forget(home, "s", None)
    sweep(home, people[:1], config, GOOD_OR_BAD, HereEngine(), name="s", trials=1)
    assert read(home, "s").about["space"] == {"learning_rate": [5e-3, 1e-9]}


def test_accounts_in_another_order_and_another_default_of_what_is_searched_are_the_same_study(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    sweep(home, people[:2], config, RATES, HereEngine(), name="s", trials=1)
    other = config.model_copy(update={"finetune": config.finetune.model_copy(update={"learning_rate": 2e-3})})
    assert not sweep(home, people[1::-1], other, RATES, HereEngine(), name="s", trials=2)
    assert len(read(home, "s").trials) == 2
    slow = config.model_copy(update={"finetune": config.finetune.model_copy(update={"epochs": 3})})
    with pytest.raises(ConfigError, match=r"begun with finetune\.epochs 1, now 3\. Give"):
        sweep(home, people[:2], slow, RATES, HereEngine(), name="s", trials=2)


def test_time_as_a_second_goal_gives_a_front(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    epochs = Space.of({"epochs": [1, 3]})
    more = config.model_copy(update={"finetune": config.finetune.model_copy(update={"patience": 3})})
    sweep(home, people[:1], more, epochs, HereEngine(), name="s", trials=4, settings=Settings(seconds_too=True))
    result: Result = read(home, "s")
    front = result.front
    assert front[0] == result.best
    assert [t.value for t in front] == sorted(t.value for t in front)
    assert [sum(t.seconds.values()) for t in front] == sorted((sum(t.seconds.values()) for t in front), reverse=True)


def test_its_name_is_the_accounts_or_their_number() -> None:
    assert name_of(["x:NASA", "@bob"]) == "bob+NASA"
    assert name_of([f"somebody{number}" for number in range(9)]) == "9-accounts"


def test_the_same_handle_at_two_places_is_two_accounts(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    with Library(home) as library:
        ada = library.find("ada")
        posts = [replace(post, platform="bluesky") for post in library.posts(library.find("bob"))]
        library.add(Account(platform="bluesky", handle="ada", id="did:plc:ada"), posts)
    base = bases.locate(config.finetune.base, home)
    tasks, _ = tasks_of(home, [f"{ada.platform}:ada", "bluesky:ada", "bob"], config, base)
    assert [task.handle for task in tasks] == [f"{ada.platform}:ada", "bluesky:ada", "bob"]
