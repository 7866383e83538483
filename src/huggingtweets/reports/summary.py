"""The page's first paragraph: is it good, or is it repeating its posts? It says no more than the numbers hold."""

from __future__ import annotations

from collections.abc import Sequence

from huggingtweets.evaluation import Comparison
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Copying, Evaluation
from huggingtweets.reports.inputs import Subject
from huggingtweets.reports.wording import spread, two
from huggingtweets.text import bits, listing, percent, plural


def summary(comparison: Comparison, subjects: Sequence[Subject]) -> list[str]:
    """Sentences on the one persona, or on all of them together."""
    return _of_one(subjects[0]) if len(subjects) == 1 else _of_many(comparison, subjects)


def differ(left: Figure, right: Figure) -> int:
    """-1 or 1 when the whole interval of `left` lies below or above that of `right`, else 0: that much is safe to say.

    Intervals that overlap may still differ; those that do not, do (Schenker & Gentleman 2001).
    """
    return (left.low > right.high) - (left.high < right.low)


def _of_one(subject: Subject) -> list[str]:
    row, evaluation = subject.row, subject.evaluation
    said = [
        f"{row.name} needs {bits(row.after)} bits per byte for posts it has never seen, where its untuned base needs "
        f"{bits(row.before)}: {_change(row.gain)}."
    ]
    if evaluation is None:
        return [*said, f"Whether it repeats its posts was not measured yet: huggingtweets evaluate {row.name}."]
    said.append(
        (
            "That is better than counting alone: an n-gram model of the same posts needs {}.",
            "An n-gram model, which only counts, needs {}: the two are too close to call.",
            "An n-gram model, which only counts, is better: it needs {}.",
        )[differ(evaluation.fit.bits_per_byte, evaluation.fit.ngram_bits_per_byte) + 1].format(
            bits(evaluation.fit.ngram_bits_per_byte.value)
        )
    )
    if evaluation.copying is None:
        return [*said, f"Whether it repeats its posts was not measured yet: huggingtweets evaluate {row.name}."]
    said += _copies(evaluation, evaluation.copying)
    if evaluation.likeness and evaluation.likeness.two_sample_auc:
        said.append(_apart(evaluation.likeness.two_sample_auc, evaluation.likeness.markov_two_sample_auc))
    return said


def _change(gain: float) -> str:
    if round(gain, 3) == 0:
        return "training changed nothing"
    return f"{abs(gain):.0%} {'less' if gain > 0 else 'more, so training made it worse'}"


def _copies(evaluation: Evaluation, copying: Copying) -> list[str]:
    ours, real = copying.six_word, copying.human_six_word
    verdict = (
        "repeats its training posts less than their author does",
        "repeats its training posts about as much as their author does, as far as these numbers can tell",
        "repeats its training posts more than their author does",
    )[differ(ours, real) + 1]
    return [
        f"Of {plural(evaluation.generations, 'post')} it wrote, {percent(copying.verbatim.value)} "
        f"({spread(copying.verbatim, percent)}) copy a training post and {percent(copying.near.value)} "
        f"({spread(copying.near, percent)}) nearly do.",
        f"It {verdict}: {percent(ours.value)} of its runs of six words stand in training posts, against "
        f"{percent(real.value)} of those in real posts that were held out.",
    ]


def _apart(auc: Figure, chain: Figure | None) -> str:
    if auc.low <= 0.5:
        said = "A classifier does not reliably tell its posts from real ones"
    else:
        said = "A classifier can tell its posts from real ones"
    said += f" (AUC {two(auc.value)}, {spread(auc, two)}; 0.5 is not at all, 1 always)"
    if chain is None:
        return f"{said}."
    better = differ(auc, chain)
    return said + (
        f", less easily than those of a Markov chain ({two(chain.value)})."
        if better < 0
        else f", more easily than those of a Markov chain ({two(chain.value)})."
        if better
        else f"; how those of a Markov chain ({two(chain.value)}) compare is too close to call."
    )


def _of_many(comparison: Comparison, subjects: Sequence[Subject]) -> list[str]:
    rows = [subject.row for subject in subjects]
    gains = [row.gain for row in rows]
    worse = [row.name for row in rows if row.gain <= 0]
    said = []
    if worse:
        said.append(
            f"Training lowered the loss of {len(rows) - len(worse)} of {plural(len(rows), 'persona')}, and not "
            f"that of {listing(worse)}."
        )
    else:
        said.append(
            f"Training lowered the loss of all {plural(len(rows), 'persona')}, by {min(gains):.0%} to {max(gains):.0%}."
        )
    best, worst = min(rows, key=lambda row: row.after), max(rows, key=lambda row: row.after)
    mean = f"{bits(comparison.mean)} bits per byte on average"
    if comparison.mean_plus_deviation is not None:
        mean += f" (mean + 1 standard deviation: {bits(comparison.mean_plus_deviation)})"
    said.append(
        f"Posts they have never seen cost them {mean}, from {bits(best.after)} ({best.name}) to {bits(worst.after)} "
        f"({worst.name})."
    )
    copying = {s.row.name: s.evaluation.copying for s in subjects if s.evaluation and s.evaluation.copying}
    if not copying:
        return [*said, "Whether any repeats its posts was not measured yet: huggingtweets evaluate NAME."]
    more = [name for name, each in copying.items() if differ(each.six_word, each.human_six_word) > 0]
    verdict = "none clearly repeats its training posts more than its author does"
    if len(more) == 1:
        verdict = f"{more[0]} repeats its training posts more than its author does"
    elif more:
        verdict = f"{listing(more)} repeat their training posts more than their authors do"
    name, most = max(copying.items(), key=lambda pair: pair[1].verbatim.value)
    said.append(
        f"Of the {len(copying)} whose posts were measured, {verdict}. The largest share of posts that copy a training "
        f"post is {percent(most.verbatim.value)} ({name})."
    )
    return said
