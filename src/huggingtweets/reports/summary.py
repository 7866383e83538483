"""The first paragraph of a report: how good the personas are, and whether they repeat their posts.

It claims no difference that the confidence intervals do not support.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from huggingtweets.errors import shell_command
from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.compare import Row
from huggingtweets.evaluation.definitions import two_decimals
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Copying, Evaluation
from huggingtweets.text import bits, listing, percent, plural


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything stored about one persona. None for what has not been measured."""

    row: Row
    handles: tuple[str, ...] = ()
    """Accounts it was trained on."""
    evaluation: Evaluation | None = None
    curve: Curve | None = None


def summary(comparison: Comparison, subjects: Sequence[Subject]) -> list[str]:
    """Sentences on the one persona, or on all of them together."""
    if len(subjects) > 1:
        return _several(comparison, subjects)
    row, evaluation = subjects[0].row, subjects[0].evaluation
    sentences = verdict(row.name, row.before, row.after, evaluation)
    if evaluation is None or evaluation.copying is None:
        sentences.append(_not_evaluated("it repeats", row.name))
    return sentences


def verdict(name: str, before: float, after: float, evaluation: Evaluation | None) -> list[str]:
    """What the figures say about one persona. `before` and `after` are held-out bits per byte."""
    loss = f"{name} predicts posts it has never seen at {bits(after)} bits per byte"
    gain = 1 - after / before
    if abs(gain) < 0.0005:
        sentences = [f"{loss}, the same as the untuned base."]
    elif gain > 0:
        sentences = [f"{loss}, {gain:.0%} less than the untuned base ({bits(before)})."]
    else:
        sentences = [f"{loss}, {-gain:.0%} more than the untuned base ({bits(before)}): training made it worse."]
    if evaluation is None:
        return sentences
    counting = evaluation.fit.ngram_bits_per_byte
    claim = {-1: "It beats", 0: "It does about as well as", 1: "It does worse than"}
    sentences.append(
        f"{claim[difference(evaluation.fit.bits_per_byte, counting)]} an n-gram model of the same posts "
        f"({bits(counting.value)})."
    )
    if evaluation.copying:
        sentences += _copying(evaluation.generations, evaluation.copying)
    if evaluation.likeness and evaluation.likeness.two_sample_auc:
        sentences.append(_likeness(evaluation.likeness.two_sample_auc, evaluation.likeness.markov_two_sample_auc))
    return sentences


def difference(left: Figure, right: Figure) -> int:
    """-1 or 1 when the interval of `left` lies entirely below or above that of `right`, else 0.

    Overlapping intervals may still differ; disjoint ones do (Schenker & Gentleman 2001).
    """
    return (left.low > right.high) - (left.high < right.low)


def _copying(generations: int, copying: Copying) -> list[str]:
    ours, real = copying.six_word, copying.human_six_word
    claim = {-1: "less than", 0: "about as much as", 1: "more than"}[difference(ours, real)]
    return [
        f"Of {plural(generations, 'generation')}, {copying.verbatim.text(percent)} copy a training post and "
        f"{copying.near.text(percent)} nearly do.",
        f"It repeats its training posts {claim} their author does: {percent(ours.value)} of its "
        f"6-word runs occur in them, against {percent(real.value)} in held-out posts.",
    ]


def _likeness(auc: Figure, chain: Figure | None) -> str:
    tells = "does not reliably tell" if auc.low <= 0.5 else "can tell"
    sentence = (
        f"A classifier {tells} its posts from real ones (AUC {two_decimals(auc.value)}, {auc.interval(two_decimals)}; "
        "0.5 is chance)"
    )
    if chain is None:
        return f"{sentence}."
    claim = {-1: "easier", 0: "about as easy", 1: "harder"}[difference(auc, chain)]
    return f"{sentence}; a Markov chain's posts are {claim} to tell ({two_decimals(chain.value)})."


def _several(comparison: Comparison, subjects: Sequence[Subject]) -> list[str]:
    rows = [subject.row for subject in subjects]
    gains = [row.gain for row in rows]
    if worse := [row.name for row in rows if row.gain <= 0]:
        sentences = [
            f"Training lowered the loss of {len(rows) - len(worse)} of {plural(len(rows), 'persona')}, but not of "
            f"{listing(worse)}."
        ]
    else:
        sentences = [
            f"Training lowered the loss of all {plural(len(rows), 'persona')}, by {min(gains):.0%} to {max(gains):.0%}."
        ]
    best, worst = min(rows, key=lambda row: row.after), max(rows, key=lambda row: row.after)
    mean = f"The mean is {bits(comparison.mean)} bits per byte of held-out posts"
    if comparison.mean_plus_deviation is not None:
        mean += f" (mean + 1 standard deviation: {bits(comparison.mean_plus_deviation)})"
    sentences.append(f"{mean}; the range is {bits(best.after)} ({best.name}) to {bits(worst.after)} ({worst.name}).")
    copying = {s.row.name: s.evaluation.copying for s in subjects if s.evaluation and s.evaluation.copying}
    if not copying:
        return [*sentences, _not_evaluated("they repeat", None)]
    more = [name for name, each in copying.items() if difference(each.six_word, each.human_six_word) > 0]
    if not more:
        claim = "none clearly repeats its training posts more than its author does"
    elif len(more) == 1:
        claim = f"{more[0]} repeats its training posts more than its author does"
    else:
        claim = f"{listing(more)} repeat their training posts more than their authors do"
    name, most = max(copying.items(), key=lambda pair: pair[1].verbatim.value)
    sentences.append(
        f"Of the {plural(len(copying), 'persona')} with evaluated generations, {claim}. The largest share of "
        f"generations that copy a training post is {percent(most.verbatim.value)} ({name})."
    )
    return sentences


def _not_evaluated(who: str, name: str | None) -> str:
    command = shell_command(f"evaluate {shlex.quote(name) if name else 'NAME'}")
    return f"Whether {who} training posts has not been measured. Measure it with: {command}"
