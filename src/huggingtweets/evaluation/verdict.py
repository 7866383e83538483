"""What the figures of a persona say, in sentences for its report and its card.

They claim no difference that the confidence intervals do not support.
"""

from __future__ import annotations

from huggingtweets.evaluation.definitions import two_decimals
from huggingtweets.intervals import Figure
from huggingtweets.personas.record import Copying, Evaluation, Likeness
from huggingtweets.text import bits, listing, percent, plural

_OFTEN = 0.7  # The AUC of style alone from which it gives a persona away often.
_READABLE = (0.95, 1.1)  # Bits for another base, relative to real posts, that count as equal.
_NAMED = 3  # Habits that are named.


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
    if evaluation.membership:
        sentences.append(memory(evaluation.membership))
    if evaluation.copying:
        sentences += _copying(evaluation.generations, evaluation.copying)
    if evaluation.likeness:
        if evaluation.likeness.two_sample_auc:
            sentences.append(_likeness(evaluation.likeness.two_sample_auc, evaluation.likeness.markov_two_sample_auc))
        sentences += voice(evaluation.likeness)
    return sentences


def voice(likeness: Likeness) -> list[str]:
    """What style, readability and habits say about the voice, one sentence each."""
    sentences = []
    if (auc := likeness.masked_auc) and auc.low > 0.5:
        sentences.append(f"Style alone gives it away {'often' if auc.value >= _OFTEN else 'sometimes'}.")
    elif auc:
        sentences.append("Style alone does not give it away.")
    if grammar := likeness.grammar:
        if grammar.low > 0.5:
            claim = "is more typical of the account than its real posts are, as of copies or a caricature"
        elif grammar.high < 0.5:
            claim = "is less typical of the account than its real posts are"
        else:
            claim = "is as typical of the account as its real posts are"
        sentences.append(f"Its grammar {claim}.")
    if figure := likeness.readability:
        low, high = _READABLE
        claim = "are about as readable as real ones"
        if figure.low > high:
            claim = "read worse than real ones: nonsense costs bits"
        elif figure.high < low:
            claim = "are more predictable than real ones, as clichés are"
        sentences.append(f"Its posts {claim}, as {likeness.readability_base} judges.")
    if likeness.habits:
        differing = sorted((each for each in likeness.habits if each.differs), key=lambda each: -each.distance)
        named = [f"{each.name} ({_mean(each.generated)}, not {_mean(each.real)})" for each in differing[:_NAMED]]
        means = f"Habits that differ most, mean per post: {listing(named)}."
        sentences.append(means if named else "No counted habit differs.")
    return sentences


def memory(membership: Figure) -> str:
    """Whether the weights show which posts they were trained on."""
    if membership.low <= 0.5:
        return "By its loss, a training post is not reliably told from a held-out one."
    auc = two_decimals(membership.value)
    return f"The weights remember posts: they tell training posts from held-out ones (AUC {auc}; 0.5 is chance)."


def _mean(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


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
