"""What a study found: its trials, its winner, the importance of each option, and the space of a second study."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import NotFoundError, TooFewTrialsError
from huggingtweets.intervals import Figure
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.space import SEARCHABLE, Parameter, Space, Value, show, with_known_rate
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

FOREST_SEEDS = 10  # random forests grown to see how much an importance varies with the seed
MIN_TRIALS = 10  # trials needed to estimate importances
MIN_GOOD = 3  # least number of good trials


def deviation(losses: Iterable[float]) -> float:
    """Standard deviation (n - 1) of the losses; 0 for one account."""
    losses = list(losses)
    return statistics.stdev(losses) if len(losses) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """A finished trial: one set of options, trained on each account."""

    number: int
    values: dict[str, Value]  # the searched options
    value: float  # the objective; estimated if the trial was pruned. The untuned base has 1.
    measured: dict[str, Measured]  # by account
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
    bases: dict[str, float]  # held-out bits per byte of the untuned base by account
    trials: tuple[Trial, ...]  # by number, pruned ones included
    failed: int  # trials that failed and were not retried
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


SHARE = 0.05  # share of an interval that is kept
MIN_IMPORTANCE = 0.05  # importance below which an option is fixed


def narrow(result: Result) -> tuple[Space, dict[str, str]]:
    """The space of a second study around the best trials of this one, and a sentence on each option.

    Of an important interval, `SHARE` around the median of the good trials is kept, on a logarithmic scale where it is
    sampled on one. Of important choices, those of the good trials are kept. Other options take the best trial's value.
    If nothing is left to search, the most important option stays as it was. Raises TooFewTrialsError when there are
    too few trials, or too few that trained on every account.
    """
    whole, best = result.whole, result.best
    if len(result.trials) < MIN_TRIALS or len(whole) < MIN_GOOD or not result.forest:
        raise TooFewTrialsError(
            f"The study {result.name} has {len(result.trials)} trials, {len(whole)} of them on every account. "
            f"Importances need {MIN_TRIALS} and {MIN_GOOD}, not all alike.",
            hint="Resume it with a higher {option}.",
            option="trials",
        )
    parameters: list[Parameter] = []
    fixed, steps = dict(result.space.fixed), dict[str, str]()
    for parameter in result.space.parameters:
        name, importance = parameter.name, result.forest[parameter.name].value
        if importance < MIN_IMPORTANCE:
            fixed[name] = best.values[name]
            steps[name] = f"importance {importance:.0%}: fixed at the best trial's {show(fixed[name])}"
            continue
        left = _cut(parameter, [trial.values[name] for trial in result.good])
        if isinstance(left, Parameter):
            parameters.append(left)
            steps[name] = f"importance {importance:.0%}: narrowed from {parameter} to {left}"
        else:
            fixed[name] = left
            steps[name] = f"importance {importance:.0%}: of {parameter}, the best trials leave {show(left)}"
    if not parameters:
        first = result.ranked[0]
        parameters.append(first)
        del fixed[first.name]
        steps[first.name] += ", but searched again, because nothing else is left"
    return Space(tuple(parameters), fixed), steps


def _cut(parameter: Parameter, good: Sequence[Value]) -> Parameter | Value:
    """What the values of good trials, the best first, leave of `parameter`; a single value if only one is left."""
    if parameter.choices:
        left = tuple(choice for choice in parameter.choices if choice in good)
        return replace(parameter, choices=left) if len(left) > 1 else good[0]
    scale, unscale = (math.log, math.exp) if parameter.log else (float, float)
    low, high = scale(parameter.low), scale(parameter.high)
    half = SHARE * (high - low) / 2
    middle = statistics.median(scale(float(value)) for value in good)  # type: ignore[arg-type]
    middle = min(max(middle, low + half), high - half)
    low, high = max(parameter.low, unscale(middle - half)), min(parameter.high, unscale(middle + half))
    if parameter.is_int:
        low, high = math.floor(low + 0.5), math.floor(high + 0.5)
        if low == high:
            return low
    return replace(parameter, low=low, high=high)
