"""The search: ask Optuna for options, train with them account by account on an engine, and tell Optuna the result."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING

from huggingtweets.config import FinetuneConfig
from huggingtweets.engines import Done, Engine
from huggingtweets.errors import HuggingTweetsError, StoppedError
from huggingtweets.events import BaseScored, Event, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.sweep.job import Job, Measured, Task
from huggingtweets.sweep.result import Trial, finished_trial
from huggingtweets.sweep.space import Space, objective, show
from huggingtweets.sweep.storage import BASES, PRUNED, Settings, retry, save_measured, stored_bases, stored_measured

if TYPE_CHECKING:
    import optuna
    from optuna.study import Study

_MAX_PARALLEL_TRIALS = 16
"""With more slots, each trial trains on several accounts at once. The more trials run in parallel, the less the sampler
knows when it chooses the next one."""

_PRUNING_TESTS = 20
"""A trial is tested after each of this many first accounts, and about as often on the rest of many accounts."""

_BASES_GROWTH = 1.05  # the untuned base's losses are stored whenever they have grown by this factor
_MAX_FAILURES = 5  # failed trials in a row that end the study


@dataclass(slots=True, eq=False)
class _Running:
    """A trial in progress. Accounts are given by the numbers of their tasks."""

    trial: optuna.Trial
    waiting: list[int]  # accounts to train on
    measured: dict[int, Measured]
    in_progress: int = 0  # trainings in progress
    pruned: bool = False
    error: Exception | None = None


@dataclass(slots=True, eq=False)
class Search:
    """Runs a study until it has `trials` finished ones, on a started `engine` that does the jobs of `sweep.job`."""

    study: Study
    engine: Engine
    tasks: Sequence[Task]
    config: FinetuneConfig
    space: Space
    settings: Settings
    trials: int
    deadline: float = float("inf")  # `time.monotonic()` from which no training is started
    on_trial: Callable[[Trial], None] = lambda _: None
    on_event: OnEvent = ignore
    should_stop: Callable[[], bool] = never
    _running: list[_Running] = field(default_factory=list, init=False)
    _jobs: dict[int, tuple[_Running, int]] = field(default_factory=dict, init=False)
    """The trial and account of each job in progress."""
    _last_job: int = field(default=0, init=False)
    _failures: int = field(default=0, init=False)
    _bases: dict[str, BaseScored] = field(default_factory=dict, init=False)

    def run(self) -> bool:
        """Search. Returns whether it stopped before all trials were finished; interrupted trials are queued again.

        Raises StoppedError when stopped before the first trial was finished, and the error of a trial after
        `_MAX_FAILURES` failures in a row or if it is not one of ours.
        """
        from optuna.samplers import TPESampler

        # Tree-structured Parzen estimators over all options together (Bergstra et al. 2011). The constant liar keeps
        # parallel trials apart. With the same seed, a resumed study would sample its first trials again.
        seed = self.settings.seed + len(self.study.get_trials(deepcopy=False))
        self.study.sampler = TPESampler(seed=seed, multivariate=True, constant_liar=self.engine.slots > 1)
        try:
            stopped = not self._score_bases() or self._search()
        finally:
            self._requeue()
        finished = len(self._complete_trials())
        if stopped and not finished:
            raise StoppedError("Stopped before the first trial finished.")
        return finished < self.trials

    def _complete_trials(self) -> list[optuna.trial.FrozenTrial]:
        from optuna.trial import TrialState

        return self.study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))

    def _score_bases(self) -> bool:
        """Score the base on every account it was not scored on yet. Returns False if stopped."""
        self._bases = stored_bases(self.study)
        stored = len(self._bases)
        missing = [number for number, task in enumerate(self.tasks) if task.handle not in self._bases]
        for number in missing:
            self.engine.submit(number, Job(number, self.config, None))
        for _ in missing:
            self.on_event(Stage("Scoring the untuned base", len(self._bases), len(self.tasks), "accounts"))
            done = self.engine.next(ignore, self.should_stop)
            if done is None:
                return False
            if done.error:
                raise done.error
            self._bases[self.tasks[done.number].handle] = done.result
            # Every write stores all of them. With 10,000 accounts, a write for each would add up to a gigabyte.
            if len(self._bases) >= _BASES_GROWTH * stored or len(self._bases) == len(self.tasks):
                self.study.set_user_attr(BASES, {handle: astuple(each) for handle, each in self._bases.items()})
                stored = len(self._bases)
        return True

    def _search(self) -> bool:
        """Run trials. Returns whether it was stopped."""
        default = self.space.default(self.space.config({}, self.config))
        if default and not self.study.get_trials(deepcopy=False):
            self.study.enqueue_trial(default)
        while True:
            self._submit_jobs()
            self._report_progress()
            if not self._jobs:
                return False
            done = self.engine.next(self._hear, self.should_stop)
            if done is None:
                return True
            self._collect(done)

    def _submit_jobs(self) -> None:
        """Submit trainings until all slots are taken or nothing is left to do."""
        # Pruning a trial saves most when its accounts are trained on one by one.
        width = max(1, self.engine.slots // _MAX_PARALLEL_TRIALS)
        while len(self._jobs) < self.engine.slots and time.monotonic() < self.deadline:
            running = next((each for each in self._running if each.waiting and each.in_progress < width), None)
            if running is None:
                if len(self._complete_trials()) + len(self._running) >= self.trials:
                    break
                running = self._ask()
                if not running.waiting:  # it was interrupted after its last training
                    self._finish(running)
                    continue
            number = running.waiting.pop(0)
            running.in_progress += 1
            self._last_job += 1
            self._jobs[self._last_job] = running, number
            config = self.space.config(running.trial.params, self.config)
            self.engine.submit(self._last_job, Job(number, config, self._bases[self.tasks[number].handle]))

    def _ask(self) -> _Running:
        """Start a new trial, or resume an interrupted one with the results it has."""
        trial = self.study.ask(self.space.distributions())
        stored = stored_measured(trial.user_attrs)
        measured = {number: stored[task.handle] for number, task in enumerate(self.tasks) if task.handle in stored}
        waiting = [number for number in range(len(self.tasks)) if number not in measured]
        # Each trial visits the accounts in its own order. Otherwise the first ones would decide most prunings.
        random.Random(f"{self.settings.seed}:{sorted(trial.params.items())}").shuffle(waiting)
        for number, each in measured.items():
            trial.report(self._ratio(number, each), number)
        running = _Running(trial, waiting, measured)
        self._running.append(running)
        return running

    def _collect(self, done: Done) -> None:
        """Store the result of a job, and finish its trial if that was the last one needed."""
        running, number = self._jobs.pop(done.number)
        running.in_progress -= 1
        if done.error:
            running.error = running.error or done.error
            running.waiting.clear()
        else:
            self._store(running, number, done.result)
        if not running.waiting and not running.in_progress:
            self._finish(running)

    def _store(self, running: _Running, number: int, measured: Measured) -> None:
        """Store a result, and prune the trial if it is worse than the best one."""
        running.measured[number] = measured
        save_measured(running.trial, self.tasks[number].handle, measured)
        if running.pruned:
            return
        running.trial.report(self._ratio(number, measured), number)
        # A test takes time in proportion to the number of accounts, and each may err.
        seen = len(running.measured)
        is_tested = seen <= _PRUNING_TESTS or seen % max(1, len(self.tasks) // _PRUNING_TESTS) == 0
        if running.waiting and is_tested and running.trial.should_prune():
            running.pruned = True
            running.waiting.clear()

    def _finish(self, running: _Running) -> None:
        """Tell Optuna the result of a trial."""
        from optuna.trial import TrialState

        self._running.remove(running)
        trial = running.trial
        if running.error:
            self.study.tell(trial, state=TrialState.FAIL)
            self._failures += 1
            self.on_event(Notice(f"Trial {trial.number} failed: {running.error}", is_warning=True))
            if self._failures >= _MAX_FAILURES or not isinstance(running.error, HuggingTweetsError):
                raise running.error
            return
        self._failures = 0
        if running.pruned:
            trial.set_user_attr(PRUNED, True)
            value = self._estimate(running)
            result = f"pruned after {len(running.measured)} of {len(self.tasks)} accounts"
        else:
            ratios = [self._ratio(number, each) for number, each in sorted(running.measured.items())]
            value = objective(ratios, self.settings.goal)
            result = f"{value:.4f}"
        self.study.tell(trial, value)
        self.on_trial(finished_trial(self.study.get_trials(deepcopy=False)[trial.number]))
        options = ", ".join(f"{name} {show(each)}" for name, each in trial.params.items())
        self.on_event(Notice(f"Trial {trial.number}: {result} ({options})"))

    def _estimate(self, running: _Running) -> float:
        """The objective that a pruned trial would have reached, for the sampler; never below the best one.

        Assumes that it would be as much worse than the whole trials' mean on the accounts it has not seen as it is on
        those it has.
        """
        whole = [trial for trial in map(finished_trial, self._complete_trials()) if not trial.pruned]
        means = [
            statistics.fmean(self._ratio(number, trial.measured[task.handle]) for trial in whole)
            for number, task in enumerate(self.tasks)
        ]
        seen = {number: self._ratio(number, each) for number, each in running.measured.items()}
        difference = statistics.fmean(ratio - means[number] for number, ratio in seen.items())
        ratios = [seen.get(number, mean + difference) for number, mean in enumerate(means)]
        return max(objective(ratios, self.settings.goal), min(trial.value for trial in whole))

    def _ratio(self, number: int, measured: Measured) -> float:
        """The loss on an account, divided by the untuned base's."""
        return measured.bits_per_byte / self._bases[self.tasks[number].handle].bits_per_byte

    def _requeue(self) -> None:
        """Queue the trials in progress, for the next process that runs this study."""
        from optuna.trial import TrialState

        for running in self._running:
            self.study.tell(running.trial, state=TrialState.FAIL)
            retry(self.study, self.study.get_trials(deepcopy=False)[running.trial.number])

    def _hear(self, event: Event) -> None:
        """Report the progress of a training in this process."""
        if isinstance(event, StepDone):
            self._report_progress(event.step / (event.steps + 1))

    def _report_progress(self, part: float = 0.0) -> None:
        """Report the share of accounts trained on, including `part` of the current one."""
        trained = len(self._complete_trials()) * len(self.tasks) + sum(len(each.measured) for each in self._running)
        share = (trained + part) / (self.trials * len(self.tasks))
        self.on_event(Stage("Searching", round(100 * share), 100, "%"))
