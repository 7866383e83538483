"""Studies of version 0.1.0, which minimised a statistic of absolute losses: convert them to relative ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huggingtweets.sweep.goal import default_goal, objective
from huggingtweets.sweep.storage import ABOUT, BASES, FORMAT, PRUNED, stored_bases, stored_measured

if TYPE_CHECKING:
    import optuna
    from optuna.study import Study


def is_earlier(study: Study) -> bool:
    """Whether `study` minimises absolute losses."""
    return bool(study.user_attrs.get(ABOUT)) and study.user_attrs[ABOUT].get("format", 1) < FORMAT


def convert(study: Study, storage: optuna.storages.BaseStorage) -> Study:
    """A copy of `study` in `storage` that minimises relative losses. Trials keep their numbers and results.

    The default goal replaces the mean plus standard deviation.
    """
    import optuna
    from optuna.trial import TrialState

    about = study.user_attrs[ABOUT]
    handles = about["handles"]
    bases = {handle: each.bits_per_byte for handle, each in stored_bases(study).items()}
    goal = about["settings"].get("goal", "mean+std")
    if goal == "mean+std":
        goal = default_goal(len(handles))
    new = optuna.create_study(storage=storage, study_name=study.study_name, pruner=study.pruner)
    new.set_user_attr(ABOUT, about | {"format": FORMAT, "settings": {**about["settings"], "goal": goal}})
    new.set_user_attr(BASES, study.user_attrs.get(BASES, {}))
    trials = study.get_trials()
    for trial in trials:
        measured = stored_measured(trial.user_attrs)
        ratios = {handle: each.bits_per_byte / bases[handle] for handle, each in measured.items()}
        trial.intermediate_values = {number: ratios[each] for number, each in enumerate(handles) if each in ratios}
        if trial.state == TrialState.COMPLETE:
            trial.values = [objective(list(ratios.values()), goal)]
    done = [trial for trial in trials if trial.state == TrialState.COMPLETE]
    best = min((trial.values[0] for trial in done if not trial.user_attrs.get(PRUNED)), default=0.0)
    for trial in done:
        trial.values = [max(trial.values[0], best)]  # a pruned trial, measured on a part of the accounts, never wins
    for trial in trials:
        new.add_trial(trial)
    return new
