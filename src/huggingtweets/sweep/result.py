"""What a study found: its trials, its winner, and the importance of each option.

The search, `sweep --json` and the study page all use these records.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import NotFoundError
from huggingtweets.intervals import Figure
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.space import SEARCHABLE, Parameter, Space, Value, with_known_rate
from huggingtweets.sweep.storage import (
    PRUNED,
    RETRY_OF,
    About,
    convert,
    is_earlier,
    load_study,
    quiet_optuna,
    stored_about,
    stored_bases,
    stored_measured,
)

if TYPE_CHECKING:
    from optuna.study import Study
    from optuna.trial import FrozenTrial

FOREST_SEEDS = 10
"""Random forests grown to see how much an importance varies with the seed."""

MIN_TRIALS = 10
"""Trials needed to estimate importances."""

MIN_GOOD = 3
"""Least number of good trials."""


def deviation(losses: Iterable[float]) -> float:
    """Standard deviation (n - 1) of the losses; 0 for one account."""
    losses = list(losses)
    return statistics.stdev(losses) if len(losses) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """A finished trial: one set of options, trained on each account."""

    number: int
    values: dict[str, Value]
    """The searched options."""
    value: float
    """The objective; estimated if the trial was pruned. The untuned base has 1."""
    measured: dict[str, Measured]
    """By account."""
    pruned: bool = False

    @property
    def losses(self) -> dict[str, float]:
        """Held-out bits per byte by account."""
        return {handle: each.bits_per_byte for handle, each in self.measured.items()}

    @property
    def seconds(self) -> float:
        """Spent on all trainings."""
        return sum(each.seconds for each in self.measured.values())

    @property
    def mean(self) -> float:
        return statistics.fmean(self.losses.values())

    @property
    def deviation(self) -> float:
        return deviation(self.losses.values())

    @property
    def diverged(self) -> list[str]:
        """Accounts whose training diverged."""
        return [handle for handle, each in self.measured.items() if each.diverged]


@dataclass(frozen=True, slots=True)
class Result:
    """A study with its finished trials."""

    name: str
    about: About
    space: Space
    bases: dict[str, float]
    """Held-out bits per byte of the untuned base by account."""
    trials: tuple[Trial, ...]
    """By number, pruned ones included."""
    failed: int
    """Trials that failed and were not retried."""
    forest: dict[str, Figure]
    """Importance of each option by functional ANOVA with a random forest (Hutter, Hoos & Leyton-Brown 2014).

    The highest first: mean and range over seeds. Empty if unknown.
    """

    @property
    def whole(self) -> list[Trial]:
        """The trials that trained on every account, the best first."""
        return sorted((trial for trial in self.trials if not trial.pruned), key=lambda trial: trial.value)

    @property
    def best(self) -> Trial:
        return self.whole[0]

    @property
    def good(self) -> list[Trial]:
        """The best trials on every account: a tenth of the number of all trials, at least `MIN_GOOD`."""
        return self.whole[: max(MIN_GOOD, round(0.1 * len(self.trials)))]

    @property
    def pruned(self) -> int:
        return sum(trial.pruned for trial in self.trials)

    @property
    def default(self) -> Trial | None:
        """The first trial on every account with the default options for its base; None if there is none."""

        def options(config: FinetuneConfig) -> dict[str, Any]:
            return with_known_rate(config).model_dump(include=set(SEARCHABLE))

        usual = options(FinetuneConfig(base=self.about.base))
        whole = (trial for trial in self.trials if not trial.pruned)
        return next((trial for trial in whole if options(self.config(trial)) == usual), None)

    @property
    def ranked(self) -> list[Parameter]:
        """The searched options, the most important first where that is known."""
        order = list(self.forest)
        return sorted(self.space.parameters, key=lambda p: order.index(p.name) if p.name in order else len(order))

    @property
    def seconds(self) -> float:
        """Spent on trainings, summed over processes."""
        return sum(trial.seconds for trial in self.trials)

    def options(self, trial: Trial) -> dict[str, Value]:
        """The options that `trial` sets, including those that the space fixes."""
        return {**self.space.fixed, **trial.values}

    def config(self, trial: Trial) -> FinetuneConfig:
        """All fine-tuning options of `trial`."""
        return self.space.config(trial.values, FinetuneConfig.model_validate(self.about.config["finetune"]))

    def as_json(self, page: Path | None, *, stopped: bool = False) -> dict[str, Any]:
        """The object that `sweep --json` prints (docs/json.md)."""
        best = self.best
        return {
            "name": self.name,
            "handles": self.about.handles,
            "goal": self.about.settings.goal,
            "trials": len(self.trials),
            "pruned": self.pruned,
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
            "importance": {"forest": {name: asdict(each) for name, each in self.forest.items()}},
            "space": self.about.space,
            "origin": self.about.origin,
            "seconds": round(self.seconds, 1),
            "stopped": stopped,
            "page": str(page) if page else None,
            "front": [],  # earlier versions could minimise the training time as well,
            "pngs": [],  # and drew pictures, which the page saves now
        }


def read(home: Path, name: str, *, importances: bool = True) -> Result:
    """The study `name`, by default with the importances, which takes seconds.

    Raises NotFoundError when it does not exist or no trial has trained on every account.
    """
    with quiet_optuna():
        from optuna.storages import InMemoryStorage
        from optuna.trial import TrialState

        study = load_study(home, name)
        if is_earlier(study):
            study = convert(study, InMemoryStorage())
        about = stored_about(study)
        if about is None:
            raise NotFoundError(f"{name!r} is an Optuna study that HuggingTweets did not make.")
        trials = study.get_trials(deepcopy=False)
        done = [trial for trial in trials if trial.state == TrialState.COMPLETE]
        retried = {trial.user_attrs.get(RETRY_OF) for trial in trials}
        # Forests need several trials that differ.
        known = importances and len(done) >= MIN_TRIALS and len({trial.values[0] for trial in done}) > 1
        result = Result(
            name=study.study_name,
            about=about,
            space=Space.of(about.space),
            bases={handle: each.bits_per_byte for handle, each in stored_bases(study).items()},
            trials=tuple(map(finished_trial, done)),
            failed=sum(trial.state == TrialState.FAIL and trial.number not in retried for trial in trials),
            forest=_importances(study) if known else {},
        )
    if not result.whole:
        raise NotFoundError(f"No trial of the study {name} has finished yet.", hint="Resume it with the same command.")
    return result


def finished_trial(trial: FrozenTrial) -> Trial:
    """Optuna's `trial` as one of ours."""
    return Trial(
        number=trial.number,
        values=dict(trial.params),
        value=float(trial.values[0]),
        measured=stored_measured(trial.user_attrs),
        pruned=bool(trial.user_attrs.get(PRUNED)),
    )


def _importances(study: Study) -> dict[str, Figure]:
    """The importance of each option over `FOREST_SEEDS` forests, the highest first."""
    from optuna import importance  # which takes a second, because it imports scikit-learn

    shares: dict[str, list[float]] = {}
    for seed in range(FOREST_SEEDS):
        found = importance.get_param_importances(
            study,
            evaluator=importance.FanovaImportanceEvaluator(seed=seed),
            target=lambda trial: float(trial.values[0]),
        )
        for name, share in found.items():
            shares.setdefault(name, []).append(share)
    figures = {name: Figure(statistics.fmean(each), min(each), max(each)) for name, each in shares.items()}
    return dict(sorted(figures.items(), key=lambda pair: -pair[1].value))
