"""How varied texts are, compared to real posts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from huggingtweets.extras import need
from huggingtweets.intervals import NOTHING_KNOWN, Figure, check_some, share_with_jackknife
from huggingtweets.personas.record import Diversity
from huggingtweets.posts.words import WORD, split_words, word_runs

GROUPS = 10
"""Groups that self-BLEU leaves out in turn. With ten, 95% intervals of 200 posts have their nominal coverage, and
1,000 posts take 4 s."""


def diversity(texts: Sequence[str], real: Sequence[str]) -> Diversity:
    """Measure `texts` and `real` posts.

    Distinct-n falls and self-BLEU rises with the number of texts, so both are measured on equally many of each side,
    drawn with a fixed seed. Distinct-n also falls with the length of the texts.
    Raises EmptySplitError when a side is empty, MissingExtraError without sacrebleu.
    """
    check_some(texts, "generations")
    check_some(real, "held-out posts")
    compared = min(len(texts), len(real))
    real_variety = {f"real_{name}": figure for name, figure in _variety(real, compared).items()}
    return Diversity(**_variety(texts, compared), **real_variety, compared=compared)


def _variety(texts: Sequence[str], compared: int) -> dict[str, Figure]:
    words = [split_words(text) for text in texts]
    some = random.Random(0).sample(words, compared) if compared < len(words) else words
    return {
        "distinct_1": distinct(some, 1),
        "distinct_2": distinct(some, 2),
        "distinct_3": distinct(some, 3),
        "self_bleu": self_bleu(some),
    }


def distinct(texts: Sequence[Sequence[str]], n: int) -> Figure:
    """Distinct runs of n words divided by all such runs of `texts`, which are split (distinct-n, Li et al. 2016).

    The interval is a jackknife over texts and has no width when nothing repeats.
    """
    grams = [found for words in texts if (found := list(word_runs(words, n * WORD)))]
    if not grams:
        return NOTHING_KNOWN
    holders = Counter(gram for text in grams for gram in set(text))
    total = sum(map(len, grams))
    # Leaving out a text removes the n-grams that no other text contains.
    without_one = [
        (len(holders) - sum(holders[gram] == 1 for gram in set(text))) / (total - len(text))
        for text in grams
        if total > len(text)
    ]
    return share_with_jackknife(len(holders) / total, without_one)


def self_bleu(texts: Sequence[Sequence[str]]) -> Figure:
    """Mean BLEU-4 of each text against the other texts as references (self-BLEU, Zhu et al. 2018), 0 to 1.

    Texts are split into words. For speed, every tenth text belongs to one group, and the references of a text are those
    outside its group; for up to ten texts that is Zhu's measure. BLEU is sacrebleu's sentence BLEU (`exp` smoothing,
    effective order). The interval is a jackknife over the groups: a bootstrap of the scores would ignore that each text
    is also a reference. A single text gives 0, interval 0 to 1. Raises MissingExtraError without sacrebleu.
    """
    sacrebleu = need("sacrebleu", "Self-BLEU", "evaluate")
    if len(texts) < 2:
        return NOTHING_KNOWN
    count = min(GROUPS, len(texts))
    groups = [[" ".join(words) for words in texts[start::count]] for start in range(count)]

    def totals(left_out: Sequence[int]) -> list[float]:
        """Sum of scores of each group in `left_out`, against all groups that are not in it."""
        others = [[line] for i, group in enumerate(groups) if i not in left_out for line in group]
        bleu = sacrebleu.BLEU(tokenize="none", force=True, effective_order=True, references=others)
        return [sum(bleu.corpus_score([line], None).score for line in groups[i]) / 100 for i in left_out]

    value = min(1.0, sum(totals([i])[0] for i in range(count)) / len(texts))  # rounding errors can exceed 1
    if count == 2:
        return share_with_jackknife(value, [])
    without = [0.0] * count
    for i, j in combinations(range(count), 2):
        of_i, of_j = totals([i, j])
        without[j] += of_i
        without[i] += of_j
    return share_with_jackknife(value, [without[i] / (len(texts) - len(groups[i])) for i in range(count)])
