"""The first paragraph of a study's page: what won, by how much, and which options matter."""

from __future__ import annotations

from huggingtweets.sweep.narrow import MIN_IMPORTANCE
from huggingtweets.sweep.page.marks import goal_name, loss
from huggingtweets.sweep.result import Result
from huggingtweets.text import listing, plural


def summary(result: Result, *, stopped: bool = False) -> list[str]:
    """The sentences of the paragraph. `stopped`: the study has not finished all its trials."""
    return [*_trials(result, stopped), *_winner(result), *_importance(result), _caution(result)]


def _trials(result: Result, stopped: bool) -> list[str]:
    handles, pruned = result.about.handles, len(result.trials) - len(result.whole)
    text = f"{plural(len(result.trials), 'trial')} on {plural(len(handles), 'account')} with the base "
    text += result.about.base
    if pruned:
        text += f"; {pruned} {'was' if pruned == 1 else 'were'} pruned"
    return [f"{text}.", *(["The study is not finished. The same command resumes it."] if stopped else [])]


def _winner(result: Result) -> list[str]:
    winner, default, handles = result.best, result.default, result.about.handles
    has = f"{loss(winner.value)} ({goal_name(result)}, held out). The untuned base has {loss(result.base_value)}."
    if default is winner:
        text = f"The defaults of HuggingTweets (trial {winner.number}) have a loss of {has}"
        return [text, "No other trial has a lower loss."] if len(result.whole) > 1 else [text]
    text = f"Trial {winner.number} has the lowest loss: {has}"
    if default is None:
        return [text, "No trial on every account has the defaults of HuggingTweets, so the gain over them is unknown."]
    gain = 1 - winner.value / default.value
    compared = f"The winner is {f'{gain:.1%}' if gain >= 0.0005 else 'less than 0.1%'} below the defaults of "
    compared += f"HuggingTweets (trial {default.number}: {loss(default.value)})"
    if len(handles) > 1:
        lower = sum(winner.losses[handle] < default.losses[handle] for handle in handles)
        compared += f"; the loss is lower on {lower} of {plural(len(handles), 'account')}"
    return [text, f"{compared}."]


def _importance(result: Result) -> list[str]:
    if not result.forest:
        return ["The trials are too few, or too alike, to estimate which options matter."]
    ranked = list(result.forest.items())
    named = [pair for pair in ranked if pair[1].value >= MIN_IMPORTANCE] or ranked[:1]
    (first, top), *others = named
    words = [
        f"{first} has an importance of {top.value:.0%} (range over seeds {top.interval(_percent)})",
        *(f"{name} of {share.value:.0%} ({share.interval(_percent)})" for name, share in others),
    ]
    text = listing(words)
    if rest := len(ranked) - len(named):
        which = "the other option has" if rest == 1 else f"the other {rest} have"
        text += f"; {which} less than {MIN_IMPORTANCE:.0%}"
    text += "."
    if others and top.low <= others[0][1].high:
        text += f" Whether {first} or {others[0][0]} matters more is uncertain."
    top_by_impurity = max(result.mdi, key=lambda name: result.mdi[name].value)
    if top_by_impurity != first:
        text += f" By mean decrease of impurity, {top_by_impurity} matters most."
    return [text]


def _percent(value: float) -> str:
    return f"{value:.0%}"


def _caution(result: Result) -> str:
    if len(result.whole) < 2:
        return "With a single trial on every account, nothing was chosen yet."
    return (
        f"The winner is the best of {len(result.whole)} trials on the posts it is measured on, so its loss is "
        "optimistic. Expect a smaller gain on other posts and accounts."
    )
