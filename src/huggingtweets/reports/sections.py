"""The sections of a report on personas: sentences, figures and tables, without markup."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from huggingtweets.errors import shell_command
from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.evaluation.compare import PROPERTIES, VOCABULARY_WORDS
from huggingtweets.evaluation.definitions import Measure, compared, measures, one_decimal
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Confusion, Evaluation, Likeness
from huggingtweets.reports import figures
from huggingtweets.reports.page import Block, Part, Section, Table
from huggingtweets.reports.summary import Subject
from huggingtweets.text import bits, listing, plural


def sections(comparison: Comparison, subjects: Sequence[Subject]) -> tuple[Section, ...]:
    """The sections on `subjects`, the personas of `comparison` in its order. Raises MissingExtraError."""
    return tuple(_sections(comparison, subjects))


def _sections(comparison: Comparison, subjects: Sequence[Subject]) -> Iterator[Section]:
    yield Section("loss", "Loss", tuple(_losses(comparison)))
    if any(len(row.epochs) > 1 for row in comparison.personas):
        yield Section("epochs", "Loss by epoch", _epochs(comparison))
    if comparison.rank_correlations:
        yield Section("correlations", "What the loss correlates with", tuple(_correlations(comparison)))
    yield _evaluations(subjects)
    yield _curves(subjects)


def _losses(comparison: Comparison) -> Iterator[Block]:
    yield "Held-out bits per byte before and after training, each post scored alone."
    yield figures.losses(comparison)
    head = ("persona", *compared(comparison.personas[0]), "base")
    rows: list[tuple[str, ...]] = [
        (row.name, *compared(row).values(), row.base) for row in sorted(comparison.personas, key=lambda row: row.after)
    ]
    if comparison.mean_plus_deviation is not None:
        empty = ("",) * (len(head) - 4)
        rows.append(("mean", "", "", bits(comparison.mean), *empty))
        rows.append(("mean + 1 standard deviation", "", "", bits(comparison.mean_plus_deviation), *empty))
    yield Table("Held-out bits per byte of each persona, lowest first", head, tuple(rows), wide=True)
    note = (
        "Duplicates: share of the posts read that repeat another and were dropped. Replies: share of the training "
        f"posts. Characters: mean per post. Vocabulary: distinct words among {VOCABULARY_WORDS:,} words of the posts, "
        f"divided by {VOCABULARY_WORDS:,}."
    )
    if any(row.replies is None for row in comparison.personas):
        note += " ?: unknown, because the posts are no longer in the library."
    yield note


def _epochs(comparison: Comparison) -> tuple[Block, ...]:
    most = max(len(row.epochs) for row in comparison.personas)
    rows = tuple(
        (row.name, bits(row.before), *map(bits, row.epochs), *[""] * (most - len(row.epochs)))
        for row in comparison.personas
    )
    head = ("persona", "untuned base", *(f"epoch {number}" for number in range(1, most + 1)))
    return (
        "A persona has the weights of its best epoch.",
        figures.epochs(comparison.personas),
        Table("Held-out bits per byte after each epoch", head, rows, wide=True),
    )


def _correlations(comparison: Comparison) -> Iterator[Block]:
    found = sorted(comparison.rank_correlations.items(), key=lambda pair: -abs(pair[1]))
    known = [(key, value) for key, value in found if key in PROPERTIES]
    yield (
        f"Across {plural(len(comparison.personas), 'persona')}. Correlation is not causation, and with few personas "
        "high correlations are often chance."
    )
    for key, value in known:
        yield figures.correlation(comparison.personas, key, PROPERTIES[key], value)
    yield Table(
        "Spearman's rank correlation of the loss with properties of the posts",
        ("property", "rank correlation"),
        tuple((PROPERTIES[key], figures.signed(value)) for key, value in known),
    )


def _evaluations(subjects: Sequence[Subject]) -> Section:
    missing = [subject.row.name for subject in subjects if subject.evaluation is None]
    parts = [
        Part(subject.row.name, tuple(_evaluation(subject.row.name, subject.row.base, subject.evaluation)))
        for subject in subjects
        if subject.evaluation
    ]
    note: tuple[Block, ...] = ()
    if missing:
        command = shell_command(f"evaluate {shlex.quote(missing[0]) if len(missing) == 1 else 'NAME'}")
        note = (f"Not evaluated yet: {listing(missing)}. Evaluate with: {command}",)
    return Section("evaluation", "Copying, diversity, likeness", note, tuple(parts))


def _evaluation(name: str, base: str, evaluation: Evaluation) -> Iterator[Block]:
    fit, sampling = evaluation.fit, evaluation.sampling
    yield (
        f"Measured on {plural(evaluation.held_out, 'held-out post')}"
        + (f" and {plural(evaluation.generations, 'generation')}" if evaluation.generations else "")
        + (f" at temperature {sampling.temperature:g}" if sampling else "")
        + ", with 95% intervals."
    )
    yield "The loss was scored again for this evaluation, so its last digit may differ from the training's."
    yield figures.fit(name, base, fit)
    yield Table(
        f"{name}: loss on held-out posts",
        ("model", "bits per byte", "perplexity"),
        (
            ("persona", fit.bits_per_byte.text(bits), one_decimal(fit.perplexity.value)),
            ("n-gram model", fit.ngram_bits_per_byte.text(bits), ""),
            (f"untuned {base}", fit.base_bits_per_byte.text(bits), one_decimal(fit.base_perplexity.value)),
        ),
    )
    if not (evaluation.copying and evaluation.diversity and evaluation.likeness):
        yield f"Generations were not measured. Measure them with: {shell_command(f'evaluate {shlex.quote(name)}')}"
        return
    copying, diversity = measures(evaluation, "copying"), measures(evaluation, "diversity")
    yield figures.shares(name, "copying", "copying", copying)
    yield _table(f"{name}: copying from the training posts", copying)
    if evaluation.copying.longest:
        words = plural(evaluation.copying.longest.words, "word or mark", "words and marks")
        yield f"The longest run it copied has {words}."
    yield figures.shares(name, "diversity", "diversity", diversity)
    yield _table(f"{name}: diversity and length", [*diversity, *measures(evaluation, "length")])
    yield (
        f"Distinct words, distinct runs and self-BLEU are measured on {plural(evaluation.diversity.compared, 'post')} "
        "from each side."
    )
    yield from _likeness(name, evaluation.likeness, measures(evaluation, "likeness"))


def _table(caption: str, rows: Sequence[Measure]) -> Table:
    return Table(
        caption,
        ("measure", "generations", "real posts"),
        tuple((row.name, row.value, row.references[0][1].text(row.show) if row.references else "") for row in rows),
    )


def _likeness(name: str, likeness: Likeness, rows: Sequence[Measure]) -> Iterator[Block]:
    if likeness.two_sample_auc:
        yield figures.auc(name, likeness.two_sample_auc, likeness.markov_two_sample_auc)
    else:
        yield "The two-sample test needs more, or more varied, generations."
    if rows:
        yield Table(
            f"{name}: likeness to its author",
            ("measure", "texts", "value"),
            tuple(
                (row.name, texts, figure.text(row.show))
                for row in rows
                for texts, figure in (("generations", row.figure), *row.references)
            ),
        )
    if likeness.attribution is None:
        yield "Attribution needs at least two accounts in the library."
    for part, kind, counts in (
        ("confusion", "generations", likeness.confusion),
        ("human-confusion", "held-out posts", likeness.human_confusion),
    ):
        if _is_square(likeness.authors, counts):
            yield figures.confusion(name, part, kind, likeness.authors, counts)
            yield Table(
                f"{name}: attribution of {kind}",
                ("written by", *likeness.authors),
                tuple(
                    (author, *(f"{count:,}" for count in row))
                    for author, row in zip(likeness.authors, counts, strict=True)
                    if sum(row)
                ),
            )


def _is_square(authors: Sequence[str], counts: Confusion) -> bool:
    """Whether `counts` has a row and a column for each author, and is not all zero. Files may come from strangers."""
    sizes = {len(counts), *map(len, counts)}
    return len(authors) > 1 and sizes == {len(authors)} and any(map(sum, counts))


def _curves(subjects: Sequence[Subject]) -> Section:
    missing = [subject for subject in subjects if not (subject.curve and subject.curve.points)]
    parts = [
        Part(subject.row.name, tuple(_learning(subject.row.name, subject.curve)))
        for subject in subjects
        if subject.curve and subject.curve.points
    ]
    note: tuple[Block, ...] = ()
    if missing:
        command = "curve HANDLE"
        if len(missing) == 1 and (handles := missing[0].handles):
            name = missing[0].row.name
            command = shlex.join(["curve", *handles, *(() if handles == (name,) else ("--name", name))])
        names = listing([subject.row.name for subject in missing])
        note = (f"Not measured yet: {names}. Measure with: {shell_command(command)}",)
    return Section("learning-curve", "Learning curve", note, tuple(parts))


def _learning(name: str, curve: Curve) -> Iterator[Block]:
    yield curve.sentence
    yield figures.learning(name, curve)
    seeds = sorted({point.seed for point in curve.points})
    found = {(point.posts, point.seed): point.bits_per_byte for point in curve.points}
    law = curve.law
    yield Table(
        f"{name}: held-out bits per byte by posts trained on",
        ("posts", *(f"seed {seed}" for seed in seeds), *(("law",) if law else ())),
        tuple(
            (
                f"{posts:,}",
                *(bits(found[posts, seed]) if (posts, seed) in found else "" for seed in seeds),
                *((bits(law.at(posts)),) if law else ()),
            )
            for posts in sorted({posts for posts, _ in found})
        ),
        slim=True,
    )
    sentences = [f"Every training starts from {curve.base}."]
    if law:
        formula = f"{law.floor:.3f} + {law.amount:.3g} × posts^−{law.exponent:.2f}"
        sentences.append(f"Fitted law: {formula} bits per byte.")
    if twice := curve.twice:
        predicted = Figure(twice.bits_per_byte, twice.low, twice.high)
        sentences.append(f"Predicted for {plural(twice.posts, 'post')}: {predicted.text(bits)} bits per byte.")
    yield " ".join(sentences)
