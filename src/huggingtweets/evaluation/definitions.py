"""What is measured: the one list of measures, and the definitions of terms.

The terminal, the report and the card show these names, formats and reference values, so that a figure reads the same
everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from huggingtweets.evaluation.compare import Row
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Evaluation, Separation
from huggingtweets.text import bits, percent

Part = Literal["fit", "verification", "memory", "copying", "diversity", "likeness", "length"]
"""A group of measures. All but the first three are measured on generations."""

BASE, REAL, NGRAM, CHAIN = "untuned base", "real posts", "n-gram model", "Markov chain"


def two_decimals(value: float) -> str:
    """ "0.71"."""
    return f"{value:.2f}"


def one_decimal(value: float) -> str:
    """ "1,234.5"."""
    return f"{value:,.1f}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured value of a persona."""

    key: str  # Its key in evaluation.json.
    name: str
    part: Part
    figure: Figure
    show: Callable[[float], str]  # How its numbers are written.
    references: tuple[tuple[str, Figure], ...] = ()  # What to compare it to: the untuned base, real posts, a baseline.

    @property
    def value(self) -> str:
        """The value with its interval."""
        return self.figure.text(self.show)

    @property
    def reference(self) -> str:
        """The reference values with their names and intervals."""
        return "; ".join(f"{name} {figure.text(self.show)}" for name, figure in self.references)


_Spec = tuple[Part, str, str, Callable[[float], str], dict[str, str]]
"""Part, key, name, format, and the keys of reference values by name."""

_SPECS: tuple[_Spec, ...] = (
    ("fit", "bits_per_byte", "Bits per byte", bits, {BASE: "base_bits_per_byte", NGRAM: "ngram_bits_per_byte"}),
    ("fit", "perplexity", "Perplexity", one_decimal, {BASE: "base_perplexity"}),
    *(
        ("verification", f"{key}_{size}", f"{name}, {what}", show, {})
        for size, what in ((1, "single posts"), (5, "bundles of 5"), (20, "bundles of 20"))
        for key, name, show in (
            ("auc", "Verification (AUC)", two_decimals),
            ("equal_error", "Verification, equal error rate", percent),
        )
    ),
    ("memory", "membership", "Training posts told from held-out ones (AUC)", two_decimals, {}),
    ("copying", "verbatim", "Copies of training posts", percent, {REAL: "human_verbatim"}),
    ("copying", "near", "Near copies", percent, {REAL: "human_near"}),
    ("copying", "six_word", "6-word runs from training posts", percent, {REAL: "human_six_word"}),
    ("diversity", "distinct_1", "Distinct words", percent, {REAL: "real_distinct_1"}),
    ("diversity", "distinct_2", "Distinct 2-word runs", percent, {REAL: "real_distinct_2"}),
    ("diversity", "distinct_3", "Distinct 3-word runs", percent, {REAL: "real_distinct_3"}),
    ("diversity", "self_bleu", "Self-BLEU", percent, {REAL: "real_self_bleu"}),
    ("length", "ends_by_itself", "Ended before the length limit", percent, {}),
    ("likeness", "all_auc", "Told apart by all judges together (AUC)", two_decimals, {}),
    ("likeness", "two_sample_auc", "Told apart from real posts (AUC)", two_decimals, {CHAIN: "markov_two_sample_auc"}),
    ("likeness", "masked_auc", "Told apart by style alone (AUC)", two_decimals, {CHAIN: "markov_masked_auc"}),
    ("likeness", "grammar", "Grammar above a real post's (AUC)", two_decimals, {}),
    ("likeness", "readability", "Bits for another base, relative to real posts", two_decimals, {}),
)


def measures(evaluation: Evaluation, *parts: Part) -> list[Measure]:
    """The measures of `evaluation` in the order to show them, without those that were not measured.

    With `parts`, only those.
    """
    figures: dict[str, Figure] = {}
    for model in (evaluation, evaluation.fit, evaluation.copying, evaluation.diversity, evaluation.likeness):
        figures |= {key: value for key, value in model or () if isinstance(value, Figure)}
    for key, value in evaluation.verification or ():
        if isinstance(value, Separation):
            size = key.rpartition("_")[2]
            figures |= {f"auc_{size}": value.auc, f"equal_error_{size}": value.equal_error}
    found = []
    for part, key, name, show, references in _SPECS:
        if key in figures and part in (parts or {part}):
            known = tuple((label, figures[other]) for label, other in references.items() if other in figures)
            found.append(Measure(key, name, part, figures[key], show, known))
    return found


def columns(rows: Sequence[Measure]) -> dict[str, list[str]]:
    """A table with a row for each measure, as columns by their heads: the persona's value, and each reference."""
    references = [dict(row.references) for row in rows]
    found = {"measure": [row.name for row in rows], "persona": [row.value for row in rows]}
    for name in dict.fromkeys(name for each in references for name in each):
        found[name] = [
            known[name].text(row.show) if name in known else "" for row, known in zip(rows, references, strict=True)
        ]
    return found


COMPARED: dict[str, tuple[str, Callable[[float], str]]] = {
    "posts": ("posts", "{:,}".format),
    "before": ("before", bits),
    "after": ("after", bits),
    "gain": ("gain", "{:.0%}".format),
    "repeats": ("duplicates", percent),
    "replies": ("replies", percent),
    "characters": ("characters", "{:.0f}".format),
    "vocabulary": ("vocabulary", two_decimals),
}
"""Name and format of each figure of a comparison, by its field in `compare.Row`."""


def compared(row: Row) -> dict[str, str]:
    """The figures of a comparison's `row` as text by name. "?": unknown."""
    values = {field: getattr(row, field) for field in COMPARED}
    return {name: "?" if values[field] is None else show(values[field]) for field, (name, show) in COMPARED.items()}


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means, and the source of the definition."""

    term: str
    meaning: str
    source: str = ""
    url: str = ""  # Of the source. Empty where no page is open to everyone.


BITS_PER_BYTE = Definition(
    "Bits per byte",
    "Cross-entropy of the held-out posts in bits, divided by their length in UTF-8 bytes. Each post is scored alone, "
    "its end token included. Lower is better. Comparable across tokenizers and bases.",
    "Gao et al. 2020, The Pile, section 3.1",
    "https://arxiv.org/abs/2101.00027",
)
HELD_OUT = Definition(
    "Held-out posts",
    "Posts that were not trained on. The split keeps near-duplicates on one side, so no training post resembles them.",
)
FIT_DEFINITIONS = (
    Definition(
        "Perplexity",
        "Exponential of the cross-entropy per token. Comparable only between models with the same tokenizer.",
    ),
    Definition(
        "n-gram model",
        "Baseline: interpolated Kneser-Ney model of order 12, counted on the bytes of the training posts.",
        "Chen & Goodman 1999",
        "https://doi.org/10.1006/csla.1999.0128",
    ),
    Definition(
        "95% intervals",
        "Bootstrap over posts for means and ratios (Efron & Tibshirani 1993), jackknife for distinct runs and "
        "self-BLEU, Wilson's interval for shares of posts.",
        "Wilson 1927",
        "https://doi.org/10.1080/01621459.1927.10502953",
    ),
)
"""Terms of an evaluation of the loss."""

VERIFICATION = Definition(
    "Verification",
    "How well the persona tells its account's held-out posts from other accounts', by its gain over the base: the "
    "share of the base's bits that it saves. The equal error rate is the share of wrong answers where it is the same "
    "on both sides. Bundles hold posts of one account.",
)
MEMBERSHIP = Definition(
    "Training posts told from held-out ones",
    "The probability that a training post gains more over the base than a held-out one; posts with near-duplicates do "
    "not count. 0.5: nothing is remembered. 1: the weights tell all posts that it was trained on.",
    "Yeom et al. 2018",
    "https://arxiv.org/abs/1709.01604",
)
GENERATION_DEFINITIONS = (
    Definition(
        "Copies",
        "Share of generations that equal a training post, ignoring case and spaces. Near copies have a Jaccard "
        "similarity of at least 0.6 to a training post, by 3-word runs. Real posts score low by design: the split "
        "keeps near-duplicates on one side.",
    ),
    Definition("6-word runs from training posts", "Share of all 6-word runs that also occur in a training post."),
    Definition(
        "Distinct words and runs",
        "Distinct words (or 2- or 3-word runs) divided by all of them, on the same number of posts from each side.",
        "Li et al. 2016",
        "https://arxiv.org/abs/1510.03055",
    ),
    Definition(
        "Self-BLEU",
        "Mean BLEU-4 of each post against other posts of the same side. High where posts repeat each other.",
        "Zhu et al. 2018, Texygen",
        "https://arxiv.org/abs/1802.01886",
    ),
    Definition(
        "AUC",
        "Area under the ROC curve of a cross-validated classifier that tells generations from held-out posts: 0.5 is "
        "chance, 1 is always right. Lower is better.",
        "Lopez-Paz & Oquab 2017, classifier two-sample tests",
        "https://arxiv.org/abs/1610.06545",
    ),
    Definition(
        "All judges together",
        "The same test by one classifier that sees words, masked words, grammar and habits. The summary figure.",
    ),
    Definition("Markov chain", "Baseline: posts from a chain over the words of the training posts."),
    Definition(
        "Style alone",
        "The same classifier on texts whose content words are masked: it sees function words, punctuation, case, emoji "
        "and line breaks, but no topic.",
        "Halvani & Graner 2021, POSNoise",
        "https://arxiv.org/abs/2005.06605",
    ),
    Definition(
        "Grammar",
        "Probability that a generation scores above a real post by LambdaG, n-gram models of masked posts of this and "
        "of other accounts. 0.5 is best: more points to copies or caricature, less to another voice.",
        "Nini et al. 2024",
        "https://arxiv.org/abs/2403.08462",
    ),
    Definition(
        "Bits for another base",
        "Bits per byte of generations under a base that did not write them, divided by those of real posts. Above 1.1 "
        "points to nonsense, below 0.95 to clichés.",
    ),
)
"""Terms of an evaluation of generations."""

COMPARISON_DEFINITIONS = (
    Definition("Gain", "Share of the untuned base's loss that training removed: 1 − after / before."),
    Definition("Duplicates", "Share of the posts read that curation dropped because they repeat another post."),
    Definition("Replies", "Share of the training posts that reply to someone else."),
    Definition("Characters", "Mean length of the training posts."),
    Definition(
        "Vocabulary",
        "Distinct words among 5,000 words of training posts, divided by 5,000: 0.38 means 1,900 distinct words.",
    ),
)
"""Terms of a table of several personas."""

RANK_CORRELATION = Definition(
    "Rank correlation",
    "Spearman's: 1 when both rise together, −1 when one falls as the other rises, 0 when they are unrelated.",
    "Spearman 1904",
    "https://doi.org/10.2307/1412159",
)
LEARNING_CURVE = Definition(
    "Learning curve",
    "Loss by number of training posts, with a fitted power law: loss = floor + amount × posts^−exponent.",
    "Hestness et al. 2017",
    "https://arxiv.org/abs/1712.00409",
)


def evaluation_definitions(evaluation: Evaluation | None) -> tuple[Definition, ...]:
    """The terms that a text about `evaluation` uses."""
    if evaluation is None:
        return ()
    measured = GENERATION_DEFINITIONS if evaluation.copying else ()
    remembered = (MEMBERSHIP,) if evaluation.membership else ()
    verified = (VERIFICATION,) if evaluation.verification else ()
    return (BITS_PER_BYTE, HELD_OUT, *FIT_DEFINITIONS, *verified, *remembered, *measured)
