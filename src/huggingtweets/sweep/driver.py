"""Ask Optuna for options, have an engine train with them account by account, and tell what came out."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from huggingtweets.config import TrainConfig
from huggingtweets.engines import Done, Engine
from huggingtweets.errors import HuggingTweetsError, StoppedError
from huggingtweets.events import Event, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.sweep.job import Job, Measured, Task
from huggingtweets.sweep.result import Trial, trial_of
from huggingtweets.sweep.settings import Settings, objective
from huggingtweets.sweep.space import Space, Value
from huggingtweets.sweep.study import BASES, PRUNED, Known, Opened, known_of, note, retry

if TYPE_CHECKING:
    import optuna
    from optuna.samplers import BaseSampler
    from optuna.study import Study

    from huggingtweets.training.finetune import Before

_P = 0.13
"""Wilcoxon's test may err so often when it ends a trial: three accounts, all worse, give 0.125."""

_TOGETHER = 16
"""Trials that run at a time at most, where an engine has more room: each then trains on several accounts at once. The
more trials are asked for before the last ones are told, the less the search learns from them."""

_ASKED = 20
"""Times, about, that a trial on many accounts is asked to be given up; and after each of its first accounts."""

_GROWN = 1.05
"""Scores of the base are written when there are so many times those written before; the others would be lost."""

_FAILURES = 5
"""Trials in a row that fail before the study is given up."""


def search(
    study: Opened,
    engine: Engine,
    tasks: Sequence[Task],
    config: TrainConfig,
    space: Space,
    settings: Settings,
    trials: int,
    *,
    hours: float | None = None,
    on_trial: Callable[[Trial], None] = lambda _: None,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> bool:
    """Ask and tell until `study` holds so many `trials`; the `engine`, started, does the jobs. Returns as `sweep`."""
    study.study.sampler = _sampler(study.study, settings, engine.slots)
    driver = _Driver(study, engine, config, space, settings, tasks, trials, hours, on_trial, on_event, should_stop)
    try:
        return driver.go()
    finally:
        driver.hand_back()


def how(settings: Settings) -> dict[str, Any]:
    """What `optuna.create_study` takes."""
    from optuna.pruners import NopPruner, WilcoxonPruner

    pruned = settings.prune and not settings.seconds_too
    return {
        "pruner": WilcoxonPruner(p_threshold=_P) if pruned else NopPruner(),
        "directions": ["minimize"] * (1 + settings.seconds_too),
    }


def _sampler(study: Study, settings: Settings, slots: int) -> BaseSampler:
    """Tree-structured Parzen estimators (Bergstra et al. 2011), of all options together."""
    from optuna.samplers import TPESampler

    # A study that goes on must not draw again what it drew at its beginning.
    seed = settings.seed + len(study.get_trials(deepcopy=False))
    # Several trials at a time: what is being tried counts as bad, so that it is not tried twice.
    return TPESampler(seed=seed, multivariate=True, constant_liar=slots > 1)


@dataclass(slots=True, eq=False)
class _Live:
    """A trial under way."""

    trial: optuna.Trial
    values: dict[str, Value]
    waiting: list[int]
    """Tasks not begun."""
    running: set[int] = field(default_factory=set)
    known: dict[int, Known] = field(default_factory=dict)
    """What came of the tasks that are over."""
    pruned: bool = False
    error: Exception | None = None


class _Driver:
    """Asks, trains and tells until there are trials enough."""

    def __init__(
        self,
        opened: Opened,
        engine: Engine,
        config: TrainConfig,
        space: Space,
        settings: Settings,
        tasks: Sequence[Task],
        trials: int,
        hours: float | None,
        on_trial: Callable[[Trial], None],
        on_event: OnEvent,
        should_stop: Callable[[], bool],
    ) -> None:
        self.opened, self.study, self.engine = opened, opened.study, engine
        self.config, self.space, self.settings, self.tasks = config, space, settings, tasks
        self.target, self.on_trial, self.on_event, self.should_stop = trials, on_trial, on_event, should_stop
        self.ends = time.monotonic() + 3600 * hours if hours else float("inf")
        self.live: list[_Live] = []
        self.open: dict[int, tuple[_Live, int]] = {}
        """By number of the job: the trial and the task."""
        self.jobs = 0
        self.failures = 0
        # One account of a trial at a time, so that the others are spared when it is pruned.
        self.width = max(1, engine.slots // _TOGETHER)
        self.bases: dict[str, Before] = {}

    def go(self) -> bool:
        """Returns whether it was stopped, by the user or by the clock, before its end."""
        stopped = not self.score_bases()
        if not stopped and not self.study.get_trials(deepcopy=False) and (first := self.default()):
            self.study.enqueue_trial(first)
        while not stopped:
            self.fill()
            self.say()
            if not self.open:
                break
            done = self.engine.next(self.hear, self.should_stop)
            if stopped := done is None:
                break
            self.take(done)
        if stopped and not self.finished():
            raise StoppedError("Stopped before the first trial was over: the same command goes on from here.")
        return self.finished() < self.target

    def default(self) -> dict[str, Value] | None:
        return self.space.default(self.space.config({}, self.config.finetune))

    def finished(self) -> int:
        from optuna.trial import TrialState

        return len(self.study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,)))

    def score_bases(self) -> bool:
        """Have the base scored on every account, where that is not known yet. False when stopped on the way."""
        from huggingtweets.training.finetune import Before

        known: dict[str, Sequence[float]] = dict(self.study.user_attrs.get(BASES, {}))
        written = len(known)
        missing = [number for number, task in enumerate(self.tasks) if task.handle not in known]
        for number in missing:
            self.engine.submit(-1 - number, Job(number, self.config.finetune, None))
        for _ in missing:
            self.on_event(Stage("Scoring the untuned base", len(known), len(self.tasks), "accounts"))
            done = self.engine.next(ignore, self.should_stop)
            if done is None:
                return False
            if done.error:
                raise done.error
            known[self.tasks[-1 - done.number].handle] = tuple(done.result)
            # All are written each time, so of many accounts now and then: each time would be a gigabyte for 10,000.
            if len(known) >= _GROWN * written or len(known) == len(self.tasks):
                self.study.set_user_attr(BASES, known)
                written = len(known)
        self.bases = {handle: Before(*each) for handle, each in known.items()}
        return True

    def fill(self) -> None:
        """Submit jobs as long as there is room and something to do."""
        while len(self.open) < self.engine.slots and time.monotonic() < self.ends:
            ready = next((live for live in self.live if live.waiting and len(live.running) < self.width), None)
            if ready is None:
                if self.finished() + len(self.live) >= self.target:
                    break
                ready = self.ask()
                if not ready.waiting:  # one that was cut off after its last training
                    self.tell(ready)
                    continue
            task = ready.waiting.pop(0)
            ready.running.add(task)
            config = self.space.config(ready.values, self.config.finetune)
            self.jobs += 1
            self.open[self.jobs] = (ready, task)
            self.engine.submit(self.jobs, Job(task, config, self.bases[self.tasks[task].handle]))

    def ask(self) -> _Live:
        """A new trial, or one that was cut off, with what is known of it."""
        self.opened.take_up()
        trial = self.study.ask(self.space.distributions())
        numbers = {task.handle: number for number, task in enumerate(self.tasks)}
        known = {numbers[handle]: each for handle, each in known_of(trial.user_attrs).items()}
        waiting = [number for number in range(len(self.tasks)) if number not in known]
        # Another order in each trial: otherwise the first accounts would decide more prunings than the others.
        random.Random(f"{self.settings.seed}:{sorted(trial.params.items())}").shuffle(waiting)
        live = _Live(trial, dict(trial.params), waiting, known=known)
        if not self.settings.seconds_too:
            for task, each in known.items():
                trial.report(each.loss, task)
        self.live.append(live)
        return live

    def take(self, done: Done) -> None:
        """Note what a job came to; end its trial when that decides it."""
        live, task = self.open.pop(done.number)
        live.running.remove(task)
        if done.error:
            live.error = live.error or done.error
            live.waiting.clear()
        else:
            self.note(live, task, done.result)
        if not live.waiting and not live.running:
            self.tell(live)

    def note(self, live: _Live, task: int, result: Measured) -> None:
        known = Known(result.bits_per_byte, result.seconds, result.astray)
        live.known[task] = known
        note(live.trial, self.tasks[task].handle, known)
        if self.settings.seconds_too or live.pruned:
            return
        live.trial.report(known.loss, task)
        if live.waiting and self.is_time(len(live.known)) and live.trial.should_prune():
            live.pruned = True
            live.waiting.clear()

    def is_time(self, seen: int) -> bool:
        """Whether to ask after so many accounts if the trial is worth going on: of many accounts, now and then.

        Asking takes as long as there are accounts, and each time the answer may be wrong.
        """
        return seen <= _ASKED or seen % max(1, len(self.tasks) // _ASKED) == 0

    def tell(self, live: _Live) -> None:
        """The trial is over."""
        from optuna.trial import TrialState

        self.live.remove(live)
        if live.error:
            self.study.tell(live.trial, state=TrialState.FAIL)
            self.failures += 1
            self.on_event(Notice(f"Trial {live.trial.number} failed: {live.error}", is_warning=True))
            if self.failures >= _FAILURES or not isinstance(live.error, HuggingTweetsError):
                raise live.error
            return
        self.failures = 0
        losses = [live.known[number].loss for number in sorted(live.known)]
        value = objective(losses, self.settings.goal)
        if live.pruned:
            live.trial.set_user_attr(PRUNED, True)
            value = self.estimate(live)
        values = [value]
        if self.settings.seconds_too:
            values.append(statistics.fmean(each.seconds for each in live.known.values()))
        self.study.tell(live.trial, values)
        self.on_trial(trial_of(self.study.get_trials(deepcopy=False)[live.trial.number]))
        shown = ", ".join(
            f"{name} {each:g}" if isinstance(each, float) else f"{name} {each}" for name, each in live.values.items()
        )
        what = f"given up after {len(losses)} of {len(self.tasks)}" if live.pruned else f"{value:.4f}"
        self.on_event(Notice(f"Trial {live.trial.number}: {what} ({shown})"))

    def estimate(self, live: _Live) -> float:
        """What a pruned trial would have come to, were each account it did not see as much harder than those it saw as
        in the trials that saw all; never better than the best of them."""
        whole = [
            trial
            for trial in self.study.get_trials(deepcopy=False)
            if trial.values and not trial.user_attrs.get(PRUNED)
        ]
        known = [known_of(trial.user_attrs) for trial in whole]
        means = [statistics.fmean(of[task.handle].loss for of in known) for task in self.tasks]
        seen = {task: each.loss for task, each in live.known.items()}
        beside = statistics.fmean(loss - means[task] for task, loss in seen.items())
        losses = [seen.get(task, mean + beside) for task, mean in enumerate(means)]
        best = min(trial.values[0] for trial in whole)
        return max(objective(losses, self.settings.goal), float(best))

    def hand_back(self) -> None:
        """Queue the trials under way, to be gone on with by whoever comes next."""
        from optuna.trial import TrialState

        for live in self.live:
            self.study.tell(live.trial, state=TrialState.FAIL)
            retry(self.study, self.study.get_trials(deepcopy=False)[live.trial.number])

    def hear(self, event: Event) -> None:
        """Of a training in this process."""
        self.opened.say_alive(live.trial for live in self.live)
        if isinstance(event, StepDone):
            self.say(event.step / (event.steps + 1))

    def say(self, part: float = 0.0) -> None:
        """How far all is, in accounts trained on, `part` of the next one."""
        if self.bases:
            done = self.finished() * len(self.tasks) + sum(len(live.known) for live in self.live) + part
            total = self.target * len(self.tasks)
            self.on_event(Stage("Searching", round(100 * done / total), 100, "%"))
