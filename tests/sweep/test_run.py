"""Studies of real trainings of a two-layer model: results, pruning, stopping, resuming."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets import training
from huggingtweets.config import TrainConfig
from huggingtweets.engines.local import InProcessEngine, ProcessEngine
from huggingtweets.errors import ConfigError, StoppedError
from huggingtweets.events import Event, Notice
from huggingtweets.library import Library
from huggingtweets.models import bases
from huggingtweets.posts.post import Account
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.sweep.job import PackedPosts, make_tasks
from huggingtweets.sweep.result import read
from huggingtweets.sweep.run import default_name, sweep
from huggingtweets.sweep.space import Goal, Space, default_goal, objective
from huggingtweets.sweep.storage import Settings, delete_study

RATES = Space.of({"learning_rate": {"low": 1e-3, "high": 2e-2, "log": True}})
GOOD_OR_BAD = Space.of({"learning_rate": [5e-3, 1e-9]})


@pytest.mark.parametrize(("goal", "value"), [("mean+semideviation", 2 + 3**-0.5), ("mean", 2.0), ("max", 3.0)])
def test_objectives(goal: Goal, value: float) -> None:
    assert objective([1.0, 2.0, 3.0], goal) == pytest.approx(value)
    assert objective([1.5], goal) == 1.5


@given(st.lists(st.floats(0.3, 1.5), min_size=1, max_size=8), st.integers(0, 7), st.floats(0, 1))
def test_no_goal_gains_by_making_an_account_worse(ratios: list[float], which: int, worse: float) -> None:
    after = [*ratios]
    after[which % len(ratios)] += worse
    for goal in get_args(Goal):
        assert objective(after, goal) >= objective(ratios, goal) - 1e-9


def test_the_default_goal_needs_five_accounts_to_weigh_their_spread() -> None:
    assert [default_goal(accounts) for accounts in (1, 4, 5)] == ["mean", "mean", "mean+semideviation"]


def test_packing_keeps_posts() -> None:
    posts = [
        TokenizedPost([1, 70_000, 2], 5),
        TokenizedPost([1, 9], 3, is_cut=True),
        TokenizedPost([1, 7, 8, 2], 1, given=2),
    ]
    assert PackedPosts.pack(posts).unpack() == posts
    assert PackedPosts.pack(posts[1:]).unpack() == posts[1:]
    assert [PackedPosts.pack(each).ids.itemsize for each in (posts, posts[1:])] == [4, 2]
    assert PackedPosts.pack([]).unpack() == []


@pytest.mark.slow
def test_the_first_trial_has_the_given_options_and_the_losses_that_train_reports(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    two = people[:2]
    assert not sweep(home, two, config, RATES, InProcessEngine(), name="s", trials=2)
    result = read(home, "s")
    first = next(trial for trial in result.trials if trial.number == 0)
    assert first.values == {"learning_rate": config.finetune.learning_rate}
    for handle in two:
        report = training.train(home, [handle], config)
        assert first.losses[handle] == pytest.approx(report.record.after.bits_per_byte, rel=1e-6)
        assert result.bases[handle] == pytest.approx(report.record.before.bits_per_byte, rel=1e-6)
    assert len(result.trials) == 2
    assert result.best.value == min(
        objective([loss / result.bases[handle] for handle, loss in t.losses.items()], "mean") for t in result.trials
    )
    assert len({trial.values["learning_rate"] for trial in result.trials}) == 2


@pytest.mark.slow
def test_a_trial_worse_on_all_accounts_seen_is_pruned_and_never_wins(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    sweep(home, people, config, GOOD_OR_BAD, InProcessEngine(), name="s", trials=4)
    result = read(home, "s")
    bad = [trial for trial in result.trials if trial.values["learning_rate"] == 1e-9]
    assert bad
    for trial in bad:
        assert trial.pruned
        assert len(trial.losses) == 3
        # It learnt nothing, so the estimate is close to the untuned base.
        assert trial.value == pytest.approx(1, rel=0.05)
    assert not result.best.pruned
    assert result.best.values["learning_rate"] == 5e-3

    sweep(home, people, config, GOOD_OR_BAD, InProcessEngine(), name="all", trials=4, settings=Settings(prune=False))
    assert not any(trial.pruned for trial in read(home, "all").trials)
    assert read(home, "all").best.losses == result.best.losses


@pytest.mark.slow
def test_a_diverged_training_counts_as_the_base(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    wild = Space.of({"learning_rate": [5e-3, 1e4]})
    sweep(home, people[:1], config, wild, InProcessEngine(), name="s", trials=6)
    result = read(home, "s")
    diverged = [trial for trial in result.trials if trial.values["learning_rate"] == 1e4]
    assert diverged
    for trial in diverged:
        assert trial.diverged == ["ada"]
        assert trial.losses == result.bases
    assert result.best.diverged == []


class _StopAfter:
    """Stops after this many trials."""

    def __init__(self, trials: int) -> None:
        self.left = trials

    def __call__(self, event: Event) -> None:
        if isinstance(event, Notice) and event.message.startswith("Trial"):
            self.left -= 1

    def now(self) -> bool:
        return self.left <= 0


@pytest.mark.slow
def test_a_stopped_study_resumes_with_other_options(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    two = people[:2]
    stop = _StopAfter(2)
    assert sweep(home, two, config, RATES, InProcessEngine(), name="s", trials=4, on_event=stop, should_stop=stop.now)
    before = read(home, "s").trials
    assert len(before) == 2
    assert not sweep(home, two, config, RATES, InProcessEngine(), name="s", trials=4)
    after = read(home, "s").trials
    assert after[:2] == before
    assert len({trial.values["learning_rate"] for trial in after}) == 4
    # A finished study trains nothing.
    assert not sweep(home, two, config, RATES, InProcessEngine(), name="s", trials=4)
    assert read(home, "s").trials == after

    with pytest.raises(StoppedError):
        sweep(home, two, config, RATES, InProcessEngine(), name="t", trials=4, should_stop=lambda: True)


KILLED = """
import os, signal, sys
from pathlib import Path
from huggingtweets.config import TrainConfig, parse
from huggingtweets.engines.local import InProcessEngine
from huggingtweets.sweep.run import sweep
from huggingtweets.sweep.space import Space

home, base = sys.argv[1:]
trainings = 0

def submit(self, number, job):
    global trainings
    trainings += job.before is not None
    if trainings == 4:  # the second account of the second trial
        os.kill(os.getpid(), signal.SIGKILL)
    super(type(self), self).submit(number, job)

if __name__ == "__main__":
    engine = type("Dying", (InProcessEngine,), {"submit": submit})
    config = parse(TrainConfig, {"finetune": {"base": base, "learning_rate": 5e-3, "batch_size": 8}})
    space = Space.of({"learning_rate": {"low": 1e-3, "high": 2e-2, "log": True}})
    sweep(Path(home), ["ada", "bob"], config, space, engine(), name="s", trials=2)
"""


@pytest.mark.slow
def test_after_a_kill_only_the_interrupted_training_is_repeated(
    home: Path, people: tuple[str, ...], config: TrainConfig, tmp_path: Path
) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    command = [sys.executable, str(script), str(home), config.finetune.base]
    assert subprocess.run(command, check=False, timeout=200).returncode == -signal.SIGKILL
    trained: list[str] = []

    class Counting(InProcessEngine):
        def submit(self, number: int, job: object) -> None:
            trained.append(people[job.task])  # type: ignore[attr-defined]
            super().submit(number, job)

    sweep(home, people[:2], config, RATES, Counting(), name="s", trials=2)
    result = read(home, "s")
    assert len(trained) == 1
    assert len(result.trials) == 2
    assert all(set(trial.losses) == {"ada", "bob"} for trial in result.trials)
    assert result.failed == 0  # it was retried


@pytest.mark.slow
def test_several_processes_measure_the_same_losses(home: Path, people: tuple[str, ...], config: TrainConfig) -> None:
    two = people[:2]
    for name, engine in (("one", InProcessEngine()), ("two", ProcessEngine(2))):
        sweep(home, two, config, GOOD_OR_BAD, engine, name=name, trials=2, settings=Settings(prune=False))

    def losses(name: str) -> dict[float, dict[str, float]]:
        return {float(t.values["learning_rate"] or 0): t.losses for t in read(home, name).trials}

    one, two_ = losses("one"), losses("two")
    for rate in one.keys() & two_.keys():
        assert two_[rate] == pytest.approx(one[rate], rel=1e-4)  # threads add in another order
    assert 5e-3 in one.keys() & two_.keys()


def test_a_different_study_of_the_same_name_is_refused(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    sweep(home, people[:1], config, RATES, InProcessEngine(), name="s", trials=1)
    with pytest.raises(ConfigError, match="other accounts") as caught:
        sweep(home, people[:2], config, RATES, InProcessEngine(), name="s", trials=1)
    assert caught.value.option == "name"
    with pytest.raises(ConfigError, match="other space"):
        sweep(home, people[:1], config, GOOD_OR_BAD, InProcessEngine(), name="s", trials=1)
    with pytest.raises(ConfigError, match="goal mean, now max"):
        sweep(home, people[:1], config, RATES, InProcessEngine(), name="s", trials=1, settings=Settings(goal="max"))
    delete_study(home, "s")
    sweep(home, people[:1], config, GOOD_OR_BAD, InProcessEngine(), name="s", trials=1)
    assert read(home, "s").about.space == {"learning_rate": [5e-3, 1e-9]}


def test_the_order_of_accounts_and_the_value_of_a_searched_option_may_change(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    sweep(home, people[:2], config, RATES, InProcessEngine(), name="s", trials=1)
    other = config.model_copy(update={"finetune": config.finetune.model_copy(update={"learning_rate": 2e-3})})
    assert not sweep(home, people[1::-1], other, RATES, InProcessEngine(), name="s", trials=2)
    assert len(read(home, "s").trials) == 2
    slow = config.model_copy(update={"finetune": config.finetune.model_copy(update={"epochs": 3})})
    with pytest.raises(ConfigError, match=r"finetune\.epochs 1, now 3"):
        sweep(home, people[:2], slow, RATES, InProcessEngine(), name="s", trials=2)


def test_the_default_name_is_the_accounts_or_their_number() -> None:
    assert default_name(["x:NASA", "@bob"]) == "bob+NASA"
    assert default_name([f"somebody{number}" for number in range(9)]) == "9-accounts"


def test_the_same_handle_on_two_platforms_is_two_accounts(
    home: Path, people: tuple[str, ...], config: TrainConfig
) -> None:
    with Library(home) as library:
        ada = library.find("ada")
        posts = [replace(post, platform="bluesky") for post in library.posts(library.find("bob"))]
        library.add(Account(platform="bluesky", handle="ada", id="did:plc:ada"), posts)
    base = bases.locate(config.finetune.base, home)
    tasks = make_tasks(home, [f"{ada.platform}:ada", "bluesky:ada", "bob"], config, base)
    assert [task.handle for task in tasks] == [f"{ada.platform}:ada", "bluesky:ada", "bob"]
