"""The first paragraph of a report: how good the personas are, and whether they repeat their posts."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from huggingtweets.errors import shell_command
from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.compare import Row
from huggingtweets.evaluation.verdict import difference, verdict
from huggingtweets.personas.record import Evaluation
from huggingtweets.text import bits, listing, percent, plural

_UNMEASURED = "How much of the training posts is repeated has not been measured. Measure it with:"


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything stored about one persona. None for what has not been measured."""

    row: Row
    handles: tuple[str, ...] = ()
    """Accounts it was trained on."""
    evaluation: Evaluation | None = None
    curve: Curve | None = None
    max_posts: int | None = None
    """Limit per account that it was trained with."""


def summary(comparison: Comparison, subjects: Sequence[Subject]) -> list[str]:
    """Sentences on the one persona, or on all of them together."""
    if len(subjects) > 1:
        return _several(comparison, subjects)
    row, evaluation = subjects[0].row, subjects[0].evaluation
    sentences = verdict(row.name, row.before, row.after, evaluation)
    if evaluation is None or evaluation.copying is None:
        sentences.append(f"{_UNMEASURED} {evaluate_command([row.name])}")
    return sentences


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
        return [*sentences, f"{_UNMEASURED} {evaluate_command([row.name for row in rows])}"]
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


def evaluate_command(names: Sequence[str]) -> str:
    """The command that evaluates the persona in `names`, with a placeholder if there are several."""
    return shell_command(f"evaluate {shlex.quote(names[0]) if len(names) == 1 else 'NAME'}")
