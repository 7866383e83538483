"""The first paragraph of a study's page: what won, by how much, what mattered; no more than the numbers hold."""

from __future__ import annotations

from huggingtweets.reports.study_inputs import Study
from huggingtweets.reports.study_marks import goal_of
from huggingtweets.reports.wording import goal
from huggingtweets.text import listing, plural

_MATTERS = 0.05
"""Importance from which an option is named."""


def summary(study: Study) -> list[str]:
    """Sentences on `study`."""
    return [*_made(study), *_won(study), *_mattered(study), *_caution(study)]


def _made(study: Study) -> list[str]:
    tried, given_up = len(study.trials), len(study.trials) - len(study.whole)
    said = f"{plural(tried, 'set')} of options {'was' if tried == 1 else 'were'} tried on "
    said += f"{plural(len(study.handles), 'account')}, with the base {study.base}"
    if given_up:
        said += f"; {given_up} of them {'was' if given_up == 1 else 'were'} given up early"
    return [f"{said}.", *(["The study is not over: the same command goes on."] if study.stopped else [])]


def _won(study: Study) -> list[str]:
    winner, default = study.winner, study.default
    has = f"{goal(winner.value)} ({goal_of(study)}, held out), where the untuned base has {goal(study.base_value)}"
    if default is None:
        return [
            f"Trial {winner.number} has the lowest loss: {has}.",
            "The defaults of HuggingTweets are not among the trials on every account, so what it gains over them was "
            "not measured.",
        ]
    if default == winner:
        said = f"The defaults of HuggingTweets (trial {winner.number}) have {has}."
        return [said, "No other trial came below it."] if len(study.whole) > 1 else [said]
    gain = 1 - winner.value / default.value
    said = f"That is {f'{gain:.1%}' if gain >= 0.0005 else 'less than 0.1%'} below the {goal(default.value)} of the "
    said += f"defaults of HuggingTweets (trial {default.number})"
    if len(study.handles) > 1:
        lower = sum(winner.losses[handle] < default.losses[handle] for handle in study.handles)
        said += f"; the loss is lower on {lower} of {plural(len(study.handles), 'account')}"
    return [f"Trial {winner.number} has the lowest loss: {has}.", f"{said}."]


def _mattered(study: Study) -> list[str]:
    if not study.forest:
        return ["The trials are too few, or too alike, to tell which options mattered."]
    named = [(name, found) for name, found in study.forest.items() if found.value >= _MATTERS] or list(
        study.forest.items()
    )[:1]
    (first, most), *others = named
    told = [f"{first} goes with {_whole(most.value)} of the differences between trials (range over seeds "
            f"{most.interval(_whole)})",
            *(f"{name} with {_whole(found.value)} ({found.interval(_whole)})" for name, found in others)]  # fmt: skip
    said = f"In random forests fitted to the trials, {listing(told)}"
    rest = len(study.forest) - len(named)
    if rest:
        said += f"; {'the other option' if rest == 1 else f'each of the other {rest}'} with less than {_MATTERS:.0%}"
    said += "."
    if others and most.low <= others[0][1].high:
        said += f" Whether {first} or {others[0][0]} matters more cannot be told."
    other = max(study.mdi, key=lambda name: study.mdi[name].value)
    if other != first:
        said += f" Another measure, the mean decrease of impurity, puts {other} first."
    return [said]


def _whole(value: float) -> str:
    return f"{value:.0%}"


def _caution(study: Study) -> list[str]:
    whole = len(study.whole)
    if whole < 2:
        return ["With a single trial on every account, nothing was chosen yet."]
    return [
        f"The winner is the lowest of {whole} on the very posts that it is measured on, so its loss is optimistic: "
        "expect a smaller gain on other posts and other accounts."
    ]
