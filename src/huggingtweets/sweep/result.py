"""What a study found: its best trial, what mattered, and how sure that is."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import NotFoundError
from huggingtweets.sweep.space import Space, Value
from huggingtweets.sweep.study import ABOUT, BASES, PRUNED, RETRY_OF, known_of, load, quiet

if TYPE_CHECKING:
    from optuna.importance import BaseImportanceEvaluator
    from optuna.study import Study
    from optuna.trial import FrozenTrial

SEEDS = 10
"""Forests grown to tell how far an importance is chance."""

FEWEST = 10
"""Trials below which no importance is told."""


@dataclass(frozen=True, slots=True)
class Importance:
    """Share of the differences between trials that go with an option, 0 to 1: mean and range over `SEEDS` forests."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trial:
    """One set of options."""

    number: int
    values: dict[str, Value]
    value: float
    """Of the goal; estimated when it was pruned."""
    losses: dict[str, float]
    """Held-out bits per byte by account."""
    seconds: dict[str, float]
    pruned: bool
    astray: tuple[str, ...]
    """Accounts whose training was given up."""

    @property
    def mean(self) -> float:
        """Of the losses."""
        return statistics.fmean(self.losses.values())

    @property
    def deviation(self) -> float:
        """Standard deviation (n - 1) of the losses; 0 for one account."""
        return statistics.stdev(self.losses.values()) if len(self.losses) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """A study as it stands."""

    name: str
    study: Study
    about: dict[str, Any]
    bases: dict[str, float]
    """Held-out bits per byte of the untuned base by account."""
    trials: tuple[Trial, ...]
    """Those that are over, the pruned ones among them."""
    failed: int
    """That failed and were not done again."""
    forest: dict[str, Importance]
    mdi: dict[str, Importance]

    @property
    def space(self) -> Space:
        """What was searched."""
        return Space.of(self.about["space"])

    @property
    def whole(self) -> list[Trial]:
        """The trials that trained on every account, the best first."""
        return sorted((trial for trial in self.trials if not trial.pruned), key=lambda trial: trial.value)

    @property
    def best(self) -> Trial:
        """The winner."""
        return self.whole[0]

    @property
    def front(self) -> list[Trial]:
        """Of a study that searches for time as well: the trials that none beats in both, the quickest last."""
        if not self.about["settings"]["seconds_too"]:
            return []
        kept: list[Trial] = []
        for trial in self.whole:
            taken = statistics.fmean(trial.seconds.values())
            if not kept or taken < statistics.fmean(kept[-1].seconds.values()):
                kept.append(trial)
        return kept

    @property
    def seconds(self) -> float:
        """Spent on trainings, all processes together."""
        return sum(sum(trial.seconds.values()) for trial in self.trials)

    def options(self, trial: Trial) -> dict[str, Value]:
        """All options of fine-tuning that `trial` sets, those that the space fixes among them."""
        return {**dict(self.space.fixed), **trial.values}

    def as_json(self, page: Path | None, *, stopped: bool = False) -> dict[str, Any]:
        """The object that `sweep --json` prints (documented in docs/json.md)."""
        best = self.best
        return {
            "name": self.name,
            "handles": self.about["handles"],
            "goal": self.about["settings"]["goal"],
            "trials": len(self.trials),
            "pruned": sum(trial.pruned for trial in self.trials),
            "failed": self.failed,
            "best": {
                "trial": best.number,
                "value": best.value,
                "mean": best.mean,
                "std": best.deviation,
                "config": self.options(best),
                "per_handle": best.losses,
            },
            "base_per_handle": self.bases,
            "front": [
                {
                    "trial": trial.number,
                    "value": trial.value,
                    "seconds": statistics.fmean(trial.seconds.values()),
                    "config": self.options(trial),
                }
                for trial in self.front
            ],
            "importance": {
                "forest": {name: _json(each) for name, each in self.forest.items()},
                "mdi": {name: _json(each) for name, each in self.mdi.items()},
            },
            "space": self.about["space"],
            "origin": self.about["origin"],
            "seconds": round(self.seconds, 1),
            "stopped": stopped,
            "page": str(page) if page else None,
        }


def _json(importance: Importance) -> dict[str, float]:
    return {"value": importance.value, "low": importance.low, "high": importance.high}


def read(home: Path, name: str, storage: str | None = None) -> Result:
    """The study `name`. Raises NotFoundError when it is not there or none of its trials trained on every account."""
    with quiet():
        study = load(home, name, storage)
        if ABOUT not in study.user_attrs:
            raise NotFoundError(f"{name!r} is a study, but none of HuggingTweets's.")
        result = result_of(study)
    if not result.whole:
        raise NotFoundError(f"No trial of the study {name} is over yet. Go on with: huggingtweets sweep")
    return result


def result_of(study: Study) -> Result:
    """What `study` holds."""
    from optuna.trial import TrialState

    all_trials = study.get_trials(deepcopy=False)
    done = [trial for trial in all_trials if trial.state == TrialState.COMPLETE]
    again = {trial.user_attrs.get(RETRY_OF) for trial in all_trials}
    failed = [t for t in all_trials if t.state == TrialState.FAIL and t.number not in again]
    return Result(
        name=study.study_name,
        study=study,
        about=study.user_attrs[ABOUT],
        bases={handle: bits for handle, (_, bits) in study.user_attrs.get(BASES, {}).items()},
        trials=tuple(map(trial_of, done)),
        failed=len(failed),
        forest=_importance(study, done, _forest),
        mdi=_importance(study, done, _mdi),
    )


def trial_of(trial: FrozenTrial) -> Trial:
    """What `trial`, which is over, came to."""
    attrs: Mapping[str, Any] = trial.user_attrs
    known = known_of(attrs)
    return Trial(
        number=trial.number,
        values=dict(trial.params),
        value=trial.values[0],
        losses={handle: each.loss for handle, each in known.items()},
        seconds={handle: each.seconds for handle, each in known.items()},
        pruned=bool(attrs.get(PRUNED)),
        astray=tuple(handle for handle, each in known.items() if each.astray),
    )


def _forest(seed: int) -> BaseImportanceEvaluator:
    """Functional ANOVA over a random forest (Hutter, Hoos & Leyton-Brown 2014)."""
    from optuna.importance import FanovaImportanceEvaluator

    return FanovaImportanceEvaluator(seed=seed)


def _mdi(seed: int) -> BaseImportanceEvaluator:
    """Mean decrease of impurity in a random forest (Breiman 2001), as the original looked at."""
    from optuna.importance import MeanDecreaseImpurityImportanceEvaluator

    return MeanDecreaseImpurityImportanceEvaluator(seed=seed)


def _importance(
    study: Study, done: list[FrozenTrial], evaluator: Callable[[int], BaseImportanceEvaluator]
) -> dict[str, Importance]:
    """The most important option first. Accounts are no options: a trial has one value over all of them.

    Empty below `FEWEST` trials, and where all trials are alike.
    """
    from optuna.importance import get_param_importances

    if len(done) < FEWEST or len({trial.values[0] for trial in done}) < 2:
        return {}
    found: dict[str, list[float]] = {}
    for seed in range(SEEDS):
        shares = get_param_importances(study, evaluator=evaluator(seed), target=_value)
        for name, share in shares.items():
            found.setdefault(name, []).append(float(share))
    kept = {name: Importance(statistics.fmean(each), min(each), max(each)) for name, each in found.items()}
    return dict(sorted(kept.items(), key=lambda pair: -pair[1].value))


def _value(trial: FrozenTrial) -> float:
    return float(trial.values[0])
