"""What an evaluation measured, each measure once: for a card's table and for its metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Evaluation
from huggingtweets.reports.definitions import DEFINITIONS
from huggingtweets.reports.wording import measured, one, two
from huggingtweets.text import bits, percent

_TERMS = (
    "Bits per byte",
    "Perplexity",
    "n-grams",
    "Copies",
    "6-word runs found in training",
    "Distinct words and runs",
    "Self-BLEU",
    "AUC",
    "Markov chain",
    "Taken for its author's",
    "95% intervals",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a persona, and what to compare it with."""

    kind: str
    """Its key in evaluation.json, which is also the type of metric that the Hub is told."""
    name: str
    figure: Figure
    shown: Callable[[float], str]
    compared: Sequence[tuple[str, Figure]] = ()
    of_generations: bool = True

    @property
    def value(self) -> str:
        return measured(self.figure, self.shown)

    @property
    def beside(self) -> str:
        return "; ".join(f"{what} {measured(figure, self.shown)}" for what, figure in self.compared)


def measures(evaluation: Evaluation) -> list[Measure]:
    """All that were measured, in the order to show them."""
    fit = evaluation.fit
    base = "untuned base"
    found = [
        Measure(
            "bits_per_byte",
            "Bits per byte",
            fit.bits_per_byte,
            bits,
            [(base, fit.base_bits_per_byte), ("n-grams", fit.ngram_bits_per_byte)],
            of_generations=False,
        ),
        Measure("perplexity", "Perplexity", fit.perplexity, one, [(base, fit.base_perplexity)], of_generations=False),
    ]
    real = "real posts"
    if copies := evaluation.copying:
        found += [
            Measure(
                "verbatim", "Copies of a post learnt from", copies.verbatim, percent, [(real, copies.human_verbatim)]
            ),
            Measure("near", "Near copies of one", copies.near, percent, [(real, copies.human_near)]),
            Measure(
                "six_word", "6-word runs found in training", copies.six_word, percent, [(real, copies.human_six_word)]
            ),
        ]
    if variety := evaluation.diversity:
        found += [
            Measure(key, name, getattr(variety, key), shown, [(real, getattr(variety, f"real_{key}"))])
            for key, name, shown in (
                ("distinct_1", "Distinct words", two),
                ("distinct_2", "Distinct runs of 2 words", two),
                ("distinct_3", "Distinct runs of 3 words", two),
                ("self_bleu", "Self-BLEU", two),
                ("characters", "Characters a post", one),
                ("words", "Words a post", one),
                ("emoji", "Posts with emoji", percent),
                ("hashtag", "Posts with a #hashtag", percent),
                ("mention", "Posts with an @mention", percent),
            )
        ]
    if (alike := evaluation.likeness) is not None:
        auc, chain = alike.two_sample_auc, alike.markov_two_sample_auc
        if auc:
            beside = [("Markov chain", chain)] if chain else []
            found.append(Measure("two_sample_auc", "AUC, told from real posts", auc, two, beside))
        if taken := alike.attribution:
            beside = [(real, alike.human_attribution)] if alike.human_attribution else []
            found.append(Measure("attribution", "Taken for its author's", taken, percent, beside))
    if ended := evaluation.ends_by_itself:
        found.append(Measure("ends_by_itself", "Ended by themselves", ended, percent))
    return found


def definitions() -> list[tuple[str, str]]:
    """What the terms mean, in Markdown."""
    known = {definition.term: definition for definition in DEFINITIONS}
    found = []
    for term in _TERMS:
        definition = known[term]
        source = f"[{definition.source}]({definition.address})" if definition.address else definition.source
        found.append((term, f"{definition.says} {source}".rstrip()))
    return found
