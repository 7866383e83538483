"""The first paragraph of a study's page: what won, by how much, and which options matter."""

from __future__ import annotations

from collections.abc import Iterator

from huggingtweets.evaluation.definitions import BASE
from huggingtweets.sweep.narrow import MIN_IMPORTANCE
from huggingtweets.sweep.result import Result
from huggingtweets.text import listing, plural

_GOALS = {"mean+std": "mean + 1 standard deviation", "mean": "mean", "max": "highest"}


def loss(value: float) -> str:
    """Four decimals, since trials differ in the third."""
    return f"{value:.4f}"


def goal_name(result: Result) -> str:
    """The goal in words."""
    goal = f"{_GOALS[result.about.settings.goal]} of " if len(result.about.handles) > 1 else ""
    return f"{goal}bits per byte"


def summary(result: Result, *, stopped: bool = False) -> list[str]:
    """The sentences of the paragraph. `stopped`: the study has not finished all its trials."""
    return [*_trials(result, stopped), *_best(result), *_importance(result), _caution(result)]


def _trials(result: Result, stopped: bool) -> Iterator[str]:
    text = f"{plural(len(result.trials), 'trial')} on {plural(len(result.about.handles), 'account')} with the base "
    text += result.about.base
    if result.pruned:
        text += f"; {result.pruned} {'was' if result.pruned == 1 else 'were'} pruned"
    yield f"{text}."
    if stopped:
        yield "The study is not finished. The same command resumes it."


def _best(result: Result) -> Iterator[str]:
    best, default, handles = result.best, result.default, result.about.handles
    has = f"{loss(best.value)} ({goal_name(result)}, held out). The {BASE} has {loss(result.base_value)}."
    if default is best:
        yield f"The defaults of HuggingTweets (trial {best.number}) have a loss of {has}"
        if len(result.whole) > 1:
            yield "No other trial has a lower loss."
        return
    yield f"Trial {best.number} has the lowest loss: {has}"
    if default is None:
        yield "No trial on every account has the defaults of HuggingTweets, so the gain over them is unknown."
        return
    gain = 1 - best.value / default.value
    compared = f"That is {f'{gain:.1%}' if gain >= 0.0005 else 'less than 0.1%'} below the defaults of "
    compared += f"HuggingTweets (trial {default.number}: {loss(default.value)})"
    if len(handles) > 1:
        lower = sum(best.losses[handle] < default.losses[handle] for handle in handles)
        compared += f"; the loss is lower on {lower} of {plural(len(handles), 'account')}"
    yield f"{compared}."


def _importance(result: Result) -> Iterator[str]:
    if not result.forest:
        yield "The trials are too few, or too alike, to estimate which options matter."
        return
    ranked = list(result.forest.items())
    named = [pair for pair in ranked if pair[1].value >= MIN_IMPORTANCE] or ranked[:1]
    (first, top), *others = named
    words = [
        f"{first} has an importance of {top.value:.0%} (range over seeds {top.interval('{:.0%}'.format)})",
        *(f"{name} of {share.value:.0%} ({share.interval('{:.0%}'.format)})" for name, share in others),
    ]
    text = listing(words)
    if rest := len(ranked) - len(named):
        which = "the other option has" if rest == 1 else f"the other {rest} have"
        text += f"; {which} less than {MIN_IMPORTANCE:.0%}"
    yield f"{text}."
    if others and top.low <= others[0][1].high:
        yield f"Whether {first} or {others[0][0]} matters more is uncertain."


def _caution(result: Result) -> str:
    if len(result.whole) < 2:
        return "With a single trial on every account, nothing was chosen yet."
    return (
        f"The best of {len(result.whole)} trials was chosen by the posts it is measured on, so its loss is optimistic. "
        "Expect a smaller gain on other posts and accounts."
    )
