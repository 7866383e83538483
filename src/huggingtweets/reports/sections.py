"""What stands on the page and in which order: sentences, figures and tables, without any markup."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Confusion, Evaluation
from huggingtweets.reports import figures
from huggingtweets.reports.drawing import Drawing
from huggingtweets.reports.inputs import Subject
from huggingtweets.reports.wording import measured, one, signed, two
from huggingtweets.text import bits, listing, percent, plural

QUANTITIES = {
    "posts": "number of posts",
    "repeats": "share of repeats",
    "replies": "share of replies",
    "characters": "characters a post",
    "vocabulary": "vocabulary",
    "before": "loss of the untuned base",
}
"""What a persona's loss may go with, in the words of the page."""

_SHARES = frozenset({"repeats", "replies"})

_COPYING = {
    "verbatim": "copies of<br>a training post",
    "near": "near copies",
    "six_word": "6-word runs<br>found in training",
}
_VARIETY = {
    "distinct_1": "distinct words",
    "distinct_2": "distinct<br>2-word runs",
    "distinct_3": "distinct<br>3-word runs",
    "self_bleu": "self-BLEU",
    "emoji": "with an emoji",
    "hashtag": "with a hashtag",
    "mention": "with a mention",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under a head; the first of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool = False
    """Whether it wants the whole width of the page, rather than stand beside a figure."""
    slim: bool = False
    """Whether what names the rows is short."""


Block = Drawing | Table | str
"""A string is a paragraph."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a section under a heading of its own."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section under a heading: first its own blocks, then its parts."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        every = (*self.blocks, *(block for part in self.parts for block in part.blocks))
        return tuple(block for block in every if isinstance(block, Drawing))


def sections(comparison: Comparison, subjects: Sequence[Subject]) -> tuple[Section, ...]:
    """All there is to say of `subjects`, which are the personas of `comparison` in its order.

    Raises MissingExtraError without Plotly.
    """
    return tuple(_all(comparison, subjects))


def _all(comparison: Comparison, subjects: Sequence[Subject]) -> Iterator[Section]:
    yield Section("loss", "Loss", _losses(comparison))
    if any(len(row.epochs) > 1 for row in comparison.personas):
        yield Section("epochs", "Loss over epochs", _epochs(comparison))
    if comparison.rank_correlations:
        yield Section("what-goes-with-it", "What goes with the loss", _what_goes_with_it(comparison))
    yield _evaluations(subjects)
    yield _curves(subjects)


def _evaluations(subjects: Sequence[Subject]) -> Section:
    missing = [subject.row.name for subject in subjects if subject.evaluation is None]
    parts = [
        Part(subject.row.name, tuple(_evaluation(subject.row.name, subject.row.base, subject.evaluation)))
        for subject in subjects
        if subject.evaluation
    ]
    command = f"evaluate {shlex.quote(missing[0]) if len(missing) == 1 else 'NAME'}" if missing else ""
    said = (f"Not evaluated yet: {listing(missing)}. This does it: huggingtweets {command}",) if missing else ()
    return Section("evaluation", "Copying, variety, likeness", said, tuple(parts))


def _curves(subjects: Sequence[Subject]) -> Section:
    missing = [subject for subject in subjects if not (subject.curve and subject.curve.points)]
    parts = [
        Part(subject.row.name, tuple(_learning(subject.row.name, subject.curve)))
        for subject in subjects
        if subject.curve and subject.curve.points
    ]
    said: tuple[Block, ...] = ()
    if missing:
        command = "curve HANDLE"
        if len(missing) == 1 and (handles := missing[0].handles):
            name = missing[0].row.name
            command = shlex.join(["curve", *handles, *(() if handles == (name,) else ("--name", name))])
        names = listing([subject.row.name for subject in missing])
        said = (f"Not measured on fewer posts yet: {names}. This does it: huggingtweets {command}",)
    return Section("learning-curve", "Would more posts help?", said, tuple(parts))


def _losses(comparison: Comparison) -> tuple[Block, ...]:
    head = ("persona", "posts", "before", "after", "gain", "repeats", "replies", "characters", "vocabulary", "base")
    rows: list[tuple[str, ...]] = [
        (
            row.name, f"{row.posts:,}", bits(row.before), bits(row.after), f"{row.gain:.0%}",
            percent(row.repeats), _known(row.replies, "{:.1%}"), _known(row.characters, "{:.0f}"),
            _known(row.vocabulary, "{:.2f}"), row.base,
        )
        for row in sorted(comparison.personas, key=lambda row: row.after)
    ]  # fmt: skip
    if comparison.mean_plus_deviation is not None:
        empty = ("",) * (len(head) - 4)
        rows.append(("mean", "", "", bits(comparison.mean), *empty))
        rows.append(("mean + 1 standard deviation", "", "", bits(comparison.mean_plus_deviation), *empty))
    gone = any(row.replies is None for row in comparison.personas)
    return (
        "What held-out posts cost, before and after training: bits per byte of their text, each post scored alone.",
        figures.losses(comparison),
        Table("Held-out bits per byte of each persona, the lowest first", head, tuple(rows), wide=True),
        *(("?: not known, for the posts are no longer in the library.",) if gone else ()),
    )


def _epochs(comparison: Comparison) -> tuple[Block, ...]:
    most = max(len(row.epochs) for row in comparison.personas)
    rows = tuple(
        (row.name, bits(row.before), *map(bits, row.epochs), *[""] * (most - len(row.epochs)))
        for row in comparison.personas
    )
    head = ("persona", "untuned base", *(f"epoch {number}" for number in range(1, most + 1)))
    return (
        "The persona that is kept is that of its best epoch.",
        figures.epochs(comparison.personas),
        Table("Held-out bits per byte after each epoch", head, rows, wide=True),
    )


def _what_goes_with_it(comparison: Comparison) -> tuple[Block, ...]:
    found = sorted(comparison.rank_correlations.items(), key=lambda pair: -abs(pair[1]))
    known = [(what, value) for what, value in found if what in QUANTITIES]
    return (
        f"Over {plural(len(comparison.personas), 'persona')}. What goes together need not be cause and effect, and "
        "with few personas a high correlation is often chance.",
        *(
            figures.against(
                comparison.personas, what, QUANTITIES[what], value, percent=what in _SHARES, log=what == "posts"
            )
            for what, value in known
        ),
        Table(
            "Spearman's rank correlation of the loss with what the posts are like",
            ("quantity", "rank correlation"),
            tuple((QUANTITIES[what], signed(value)) for what, value in known),
        ),
    )


def _evaluation(name: str, base: str, evaluation: Evaluation) -> Iterator[Block]:
    fit, sampling = evaluation.fit, evaluation.sampling
    yield (
        f"Measured on {plural(evaluation.held_out, 'held-out post')}"
        + (f" and {plural(evaluation.generations, 'generation')}" if evaluation.generations else "")
        + (f" at temperature {sampling.temperature:g}" if sampling else "")
        + ", with 95% intervals."
    )
    yield figures.fit(name, base, fit)
    yield Table(
        f"{name}: what held-out posts cost",
        ("model", "bits per byte", "perplexity"),
        (
            ("persona", measured(fit.bits_per_byte, bits), one(fit.perplexity.value)),
            ("n-grams of its posts", measured(fit.ngram_bits_per_byte, bits), ""),
            (f"untuned {base}", measured(fit.base_bits_per_byte, bits), one(fit.base_perplexity.value)),
        ),
    )
    if not (evaluation.copying and evaluation.diversity and evaluation.likeness and evaluation.ends_by_itself):
        yield f"Its own posts were not measured. This does it: huggingtweets evaluate {shlex.quote(name)}"
        return
    yield from _copying(name, evaluation)
    yield from _diversity(name, evaluation)
    yield from _likeness(name, evaluation)


def _copying(name: str, evaluation: Evaluation) -> Iterator[Block]:
    copying = evaluation.copying
    if copying is None:
        return
    pairs = {key: (getattr(copying, key), getattr(copying, f"human_{key}")) for key in _COPYING}
    yield figures.beside(name, "copying", "copying", {_COPYING[key]: pair for key, pair in pairs.items()})
    yield _beside(f"{name}: how much is copied", {_plain(_COPYING[key]): pair for key, pair in pairs.items()})
    if copying.longest:
        yield f"The longest run it copied has {plural(copying.longest.words, 'word')}, marks counted."


def _diversity(name: str, evaluation: Evaluation) -> Iterator[Block]:
    diversity = evaluation.diversity
    if diversity is None:
        return
    pairs = {key: (getattr(diversity, key), getattr(diversity, f"real_{key}")) for key in _VARIETY}
    yield figures.beside(name, "diversity", "diversity", {_VARIETY[key]: pair for key, pair in pairs.items()})
    table = _beside(f"{name}: how varied it writes", {_plain(_VARIETY[key]): pair for key, pair in pairs.items()})
    lengths = tuple(
        (f"{unit} a post", measured(ours, one), measured(real, one))
        for unit, ours, real in (
            ("characters", diversity.characters, diversity.real_characters),
            ("words", diversity.words, diversity.real_words),
        )
    )
    yield Table(table.caption, table.head, (*table.rows, *lengths))
    if ends := evaluation.ends_by_itself:
        yield (
            f"Distinct runs and self-BLEU are taken on {plural(diversity.compared, 'post')} of either side. "
            f"{measured(ends, percent)} of the posts it began ended before the longest length allowed."
        )


def _likeness(name: str, evaluation: Evaluation) -> Iterator[Block]:
    likeness = evaluation.likeness
    if likeness is None:
        return
    lines = (
        ("persona: AUC", likeness.two_sample_auc, two),
        ("Markov chain: AUC", likeness.markov_two_sample_auc, two),
        ("generations taken for its author's", likeness.attribution, percent),
        ("held-out posts taken for its author's", likeness.human_attribution, percent),
    )
    if likeness.two_sample_auc:
        yield figures.told_apart(name, likeness.two_sample_auc, likeness.markov_two_sample_auc)
    if rows := tuple((line, measured(figure, shown)) for line, figure, shown in lines if figure):
        yield Table(f"{name}: how like its author", ("measure", "value"), rows)
    if likeness.two_sample_auc is None:
        yield "Its posts are too few, or too alike, for the two-sample test."
    if likeness.attribution is None:
        yield "Whom its posts are taken for needs a second account in the library to choose from."
    for part, whose, counts in (
        ("confusion", "generations", likeness.confusion),
        ("human-confusion", "held-out posts", likeness.human_confusion),
    ):
        if _is_square(likeness.authors, counts):
            yield figures.confusion(name, part, whose, likeness.authors, counts)
            yield Table(
                f"{name}: whom {whose} are taken for",
                ("written by", *likeness.authors),
                tuple(
                    (author, *(f"{count:,}" for count in row))
                    for author, row in zip(likeness.authors, counts, strict=True)
                    if sum(row)
                ),
            )


def _is_square(authors: Sequence[str], counts: Confusion) -> bool:
    """Whether there is something to draw, in rows and columns as `authors`."""
    sizes = {len(counts), *map(len, counts)}
    return len(authors) > 1 and sizes == {len(authors)} and any(map(sum, counts))


def _learning(name: str, curve: Curve) -> Iterator[Block]:
    if curve.sentence:
        yield curve.sentence
    yield figures.learning(name, curve)
    seeds = sorted({point.seed for point in curve.points})
    found = {(point.posts, point.seed): point.bits_per_byte for point in curve.points}
    law = curve.law
    yield Table(
        f"{name}: held-out bits per byte by number of posts trained on, from {curve.base}"
        + (f"; the fitted law is {figures.law_told(law)}" if law else ""),
        ("posts", *(f"seed {seed}" for seed in seeds), *(("law",) if law else ())),
        tuple(
            (
                f"{posts:,}",
                *(bits(found[posts, seed]) if (posts, seed) in found else "" for seed in seeds),
                *((bits(law.at(posts)),) if law else ()),
            )
            for posts in sorted({posts for posts, _ in found})
        ),
    )
    if twice := curve.twice:
        yield (
            f"Expected of {twice.posts:,} posts: {bits(twice.bits_per_byte)} bits per byte (95% interval "
            f"{bits(twice.low)} to {bits(twice.high)})."
        )


def _beside(caption: str, pairs: dict[str, tuple[Figure, Figure]]) -> Table:
    return Table(
        caption,
        ("measure", "generations", "real posts"),
        tuple((line, measured(ours, percent), measured(real, percent)) for line, (ours, real) in pairs.items()),
    )


def _plain(label: str) -> str:
    return label.replace("<br>", " ")


def _known(value: float | None, shown: str) -> str:
    return "?" if value is None else shown.format(value)
