"""The content of a report on personas: sentences, figures and tables, without markup.

Figures show nothing by colour alone: shapes and dashes differ too. Each has a table of its numbers.
"""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huggingtweets.errors import flag_of, shell_command
from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.compare import PROPERTIES, Row
from huggingtweets.evaluation.definitions import (
    BASE,
    BITS_PER_BYTE,
    COMPARISON_DEFINITIONS,
    HELD_OUT,
    LEARNING_CURVE,
    RANK_CORRELATION,
    REAL,
    Measure,
    columns,
    compared,
    evaluation_definitions,
    measures,
)
from huggingtweets.evaluation.verdict import difference, verdict
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Evaluation, Likeness
from huggingtweets.reports.drawing import Drawing, dots, draw, interval, label, line, log_axis, name_axis
from huggingtweets.reports.page import Block, Section, Table
from huggingtweets.text import bits, listing, percent, plural

BITS = "bits per byte"

_ROW = 34  # height of a row of dots, in CSS pixels
_STEPS = 40  # steps of a drawn curve


def signed(value: float) -> str:
    """A correlation: "+0.25", "−0.70"."""
    return f"{value:+.2f}".replace("-", "−")


def draw_losses(comparison: Comparison) -> Drawing:
    """Loss before and after training, a row for each persona, the lowest on top."""
    rows = sorted(comparison.personas, key=lambda row: row.after)
    names = [label(row.name) for row in rows]
    ends = [end for row in rows for end in (row.before, row.after, None)]  # None: the line ends
    positions = [position for position in range(len(rows)) for _ in range(3)]
    traces = [line("", ends, positions, "line", 4, showlegend=False)]
    for title, role, shape, values in (
        (BASE, "other", "circle-open", [row.before for row in rows]),
        ("persona", "persona", "circle", [row.after for row in rows]),
    ):
        hover = f"%{{text}}<br>{title}: %{{x:.3f}}"
        traces.append(dots(title, values, range(len(rows)), role, shape, hover, text=names, size=12))
    return draw(
        "loss",
        "Loss before and after training (lower is better)",
        "Dot plot of held-out bits per byte before and after training, a row for each persona.",
        traces,
        height=130 + _ROW * len(rows),
        wide=True,
        x={"title": BITS},
        y=name_axis(names),
        legend=True,
    )


def draw_shares(name: str, part: str, measures: Sequence[Measure]) -> Drawing:
    """The shares in `part` with intervals: the persona, and real posts below it."""
    sides = (
        ("persona", "persona", "circle", [measure.figure for measure in measures]),
        (REAL, "real", "diamond-open", [dict(measure.references)[REAL] for measure in measures]),
    )
    traces = [
        interval(side, figures, [row + 0.36 * number - 0.18 for row in range(len(figures))], role, shape, ".1%")
        for number, (side, role, shape, figures) in enumerate(sides)
    ]
    return draw(
        f"{name}-{part}",
        f"{name}: {part}",
        f"Dot plot with 95% intervals of {part} of {name}'s generations and of real posts.",
        traces,
        height=100 + 42 * len(measures),
        x={"tickformat": "~%", "title": "share (with 95% interval)", "rangemode": "tozero"},
        y=name_axis(["<br>".join(textwrap.wrap(measure.name, 18)) for measure in measures]),
        legend=True,
    )


def draw_learning(name: str, curve: Curve) -> Drawing:
    """Trainings on growing samples, the fitted law, and its prediction for twice as many posts."""
    points = sorted(curve.points, key=lambda point: point.posts)
    fewest, most = points[0].posts, points[-1].posts
    reach = curve.twice.posts if curve.twice else most
    losses = [point.bits_per_byte for point in points]
    sizes = [point.posts for point in points]
    traces = [dots("trainings", sizes, losses, "persona", "circle", "%{x:,} posts: %{y:.3f}", size=9)]
    if law := curve.law:
        steps = [fewest * (reach / fewest) ** (step / _STEPS) for step in range(_STEPS + 1)]
        traces.append(line("fitted law", steps, map(law.at, steps), "other", 2, dash="dash"))
    if twice := curve.twice:
        expected = Figure(value=twice.bits_per_byte, low=twice.low, high=twice.high)
        traces.append(interval("predicted", [expected], [twice.posts], "real", "diamond", vertical=True))
    return draw(
        f"{name}-learning-curve",
        f"{name}: loss by number of posts",
        "Scatter plot of held-out bits per byte by number of posts trained on, with the fitted law.",
        traces,
        height=340,
        x={"title": "posts trained on", **log_axis(fewest, reach)},
        y={"title": BITS},
        legend=bool(curve.law),
    )


_UNMEASURED = "How much of the training posts is repeated has not been measured. Measure it with:"


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything stored about one persona. None for what has not been measured."""

    row: Row
    handles: tuple[str, ...] = ()  # accounts it was trained on
    evaluation: Evaluation | None = None
    curve: Curve | None = None
    max_posts: int | None = None  # limit per account that it was trained with


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
        lowered = f"{len(rows) - len(worse)} of {plural(len(rows), 'persona')}, but not of {listing(worse)}"
    else:
        lowered = f"all {plural(len(rows), 'persona')}, by {min(gains):.0%} to {max(gains):.0%}"
    best, worst = min(rows, key=lambda row: row.after), max(rows, key=lambda row: row.after)
    mean = f"The mean is {bits(comparison.mean)} bits per byte of held-out posts"
    if comparison.mean_plus_deviation is not None:
        mean += f" (mean + 1 standard deviation: {bits(comparison.mean_plus_deviation)})"
    sentences = [
        f"Training lowered the loss of {lowered}.",
        f"{mean}; the range is {bits(best.after)} ({best.name}) to {bits(worst.after)} ({worst.name}).",
    ]
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
    return [
        *sentences,
        f"Of the {plural(len(copying), 'persona')} with evaluated generations, {claim}. The largest share of "
        f"generations that copy a training post is {percent(most.verbatim.value)} ({name}).",
    ]


def evaluate_command(names: Sequence[str]) -> str:
    """The command that evaluates the persona in `names`, with a placeholder if there are several."""
    return shell_command(f"evaluate {shlex.quote(names[0]) if len(names) == 1 else 'NAME'}")


def sections(comparison: Comparison, subjects: Sequence[Subject]) -> Iterator[Section]:
    """The sections on `subjects`, the personas of `comparison` in its order. Raises MissingExtraError."""
    terms = (BITS_PER_BYTE, HELD_OUT, *COMPARISON_DEFINITIONS)
    yield Section("loss", "Loss", list(_losses(comparison)), definitions=terms)
    if any(len(row.epochs) > 1 for row in comparison.personas):
        yield Section("epochs", "Loss by epoch", _epochs(comparison))
    if comparison.rank_correlations:
        blocks = _correlations(comparison)
        yield Section("correlations", "What the loss correlates with", blocks, definitions=[RANK_CORRELATION])
    yield _evaluations(subjects)
    yield _curves(subjects)


def _losses(comparison: Comparison) -> Iterator[Block]:
    yield "Held-out bits per byte before and after training, each post scored alone."
    yield draw_losses(comparison)
    head = ("persona", *compared(comparison.personas[0]), "base")
    personas = sorted(comparison.personas, key=lambda row: row.after)
    rows = [(row.name, *compared(row).values(), row.base) for row in personas]
    if comparison.mean_plus_deviation is not None:
        empty = ("",) * (len(head) - 4)
        rows.append(("mean", "", "", bits(comparison.mean), *empty))
        rows.append(("mean + 1 standard deviation", "", "", bits(comparison.mean_plus_deviation), *empty))
    yield Table("Held-out bits per byte of each persona, lowest first", head, rows, wide=True)
    if any(row.replies is None for row in comparison.personas):
        yield "?: unknown, because the posts are no longer in the library."


def _epochs(comparison: Comparison) -> list[Block]:
    most = max(len(row.epochs) for row in comparison.personas)
    rows = [
        (row.name, bits(row.before), *map(bits, row.epochs), *[""] * (most - len(row.epochs)))
        for row in comparison.personas
    ]
    head = ("persona", "untuned base", *(f"epoch {number}" for number in range(1, most + 1)))
    table = Table("Held-out bits per byte after each epoch", head, rows, wide=True)
    return ["A persona has the weights of its best epoch.", table]


def _correlations(comparison: Comparison) -> list[Block]:
    found = sorted(comparison.rank_correlations.items(), key=lambda pair: -abs(pair[1]))
    note = (
        f"Across {plural(len(comparison.personas), 'persona')}. Correlation is not causation, and with few personas "
        "high correlations are often chance."
    )
    rows = [(PROPERTIES[key], signed(value)) for key, value in found]
    caption = "Spearman's rank correlation of the loss with properties of the posts"
    return [note, Table(caption, ("property", "rank correlation"), rows)]


def _evaluations(subjects: Sequence[Subject]) -> Section:
    parts = {each.row.name: list(_evaluation(each.row.name, each.evaluation)) for each in subjects if each.evaluation}
    missing = [subject.row.name for subject in subjects if not subject.evaluation]
    note = f"Not evaluated yet: {listing(missing)}. Evaluate with: {evaluate_command(missing)}"
    terms = [term for subject in subjects for term in evaluation_definitions(subject.evaluation)]
    return Section("evaluation", "Copying, diversity, likeness", [note] if missing else [], parts, terms)


def _evaluation(name: str, evaluation: Evaluation) -> Iterator[Block]:
    fit, copying, diversity, length, likeness = (
        measures(evaluation, part) for part in ("fit", "copying", "diversity", "length", "likeness")
    )
    yield (
        f"Measured on {plural(evaluation.held_out, 'held-out post')}"
        + (f" and {plural(evaluation.generations, 'generation')}" if evaluation.generations else "")
        + (f" at temperature {evaluation.sampling.temperature:g}" if evaluation.sampling else "")
        + ", with 95% intervals. The loss was scored again, so its last digit may differ from the training's."
    )
    yield _table(f"{name}: loss on held-out posts", fit)
    if found := evaluation.verification:
        others = f"{found.other_posts:,} of {plural(found.accounts, 'other account')}"
        yield _table(f"{name}: its posts told from {others}", measures(evaluation, "verification"))
    if memory := measures(evaluation, "memory"):
        yield _table(f"{name}: memory", memory)
    if not (evaluation.copying and evaluation.diversity and evaluation.likeness):
        yield f"Generations were not measured. Measure them with: {evaluate_command([name])}"
        return
    yield draw_shares(name, "copying", copying)
    yield _table(f"{name}: copying from the training posts", copying)
    if evaluation.copying.longest:
        words = plural(evaluation.copying.longest.words, "word or mark", "words and marks")
        yield f"The longest run it copied has {words}."
    yield draw_shares(name, "diversity", diversity)
    yield _table(f"{name}: diversity and length", [*diversity, *length])
    yield (
        f"Distinct words, distinct runs and self-BLEU are measured on {plural(evaluation.diversity.compared, 'post')} "
        "from each side."
    )
    yield from _likeness(name, evaluation.likeness, likeness)


def _table(caption: str, rows: Sequence[Measure]) -> Table:
    found = columns(rows)
    return Table(caption, tuple(found), list(zip(*found.values(), strict=True)), wide=len(found) > 3)


def _likeness(name: str, likeness: Likeness, rows: Sequence[Measure]) -> Iterator[Block]:
    if not likeness.two_sample_auc:
        yield "The classifier needs more, or more varied, generations."
    if rows:
        yield _table(f"{name}: likeness to its author", rows)
    if likeness.habits:
        habits = [
            (each.name, f"{each.generated:.2f}", f"{each.real:.2f}", f"{each.distance:.2f}", "yes" * each.differs)
            for each in likeness.habits
        ]
        head = ("habit", "persona", REAL, "distance", "significant")
        yield Table(f"{name}: habits, mean per post", head, habits)
        yield "Distance: Kolmogorov-Smirnov statistic, 0 to 1. Significant at 1%, all habits together."


def _curves(subjects: Sequence[Subject]) -> Section:
    measured = [subject for subject in subjects if subject.curve and subject.curve.points]
    parts = {each.row.name: list(_learning(each.row.name, each.curve)) for each in measured if each.curve}
    missing = [subject for subject in subjects if subject.row.name not in parts]
    names = listing([subject.row.name for subject in missing])
    note = f"Not measured yet: {names}. Measure with: {_curve_command(missing)}"
    terms = [LEARNING_CURVE] if parts else []
    return Section("learning-curve", "Learning curve", [note] if missing else [], parts, terms)


def _curve_command(missing: Sequence[Subject]) -> str:
    if len(missing) != 1 or not missing[0].handles:
        return shell_command("curve HANDLE")
    (subject,) = missing
    words = ["curve", *subject.handles]
    if subject.handles != (subject.row.name,):
        words += ["--name", subject.row.name]
    if subject.max_posts:
        words += [flag_of("max_posts"), str(subject.max_posts)]
    return shell_command(shlex.join(words))


def _learning(name: str, curve: Curve) -> Iterator[Block]:
    yield curve.sentence
    yield draw_learning(name, curve)
    seeds = sorted({point.seed for point in curve.points})
    found = {(point.posts, point.seed): bits(point.bits_per_byte) for point in curve.points}
    sizes = sorted({posts for posts, _ in found})
    rows = [[f"{posts:,}", *(found.get((posts, seed), "") for seed in seeds)] for posts in sizes]
    head = ["posts", *(f"seed {seed}" for seed in seeds)]
    if law := curve.law:
        head.append("law")
        for row, posts in zip(rows, sizes, strict=True):
            row.append(bits(law.at(posts)))
    yield Table(f"{name}: held-out bits per byte by posts trained on", head, rows, slim=True)
    sentences = [f"Every training starts from {curve.base}."]
    if law:
        formula = f"{law.floor:.3f} + {law.amount:.3g} × posts^−{law.exponent:.2f}"
        sentences.append(f"Fitted law: {formula} bits per byte.")
    if twice := curve.twice:
        predicted = Figure(twice.bits_per_byte, twice.low, twice.high)
        sentences.append(f"Predicted for {plural(twice.posts, 'post')}: {predicted.text(bits)} bits per byte.")
    yield " ".join(sentences)
