"""How varied texts are, and what they are made of, beside the person's own posts."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from huggingtweets.extras import need
from huggingtweets.intervals import (
    NOTHING_KNOWN,
    Figure,
    check_some,
    mean_with_interval,
    share_with_interval,
    share_with_jackknife,
)
from huggingtweets.personas.record import Diversity
from huggingtweets.posts.similarity import split_words

GROUPS = 10
"""Groups that self-BLEU leaves out in turn. The intervals of 200 posts then hold the truth 95 times in 100, and 1,000
posts take 4 s."""

# "#1" is a rank, no tag. A mention may touch Japanese before it; in an e-mail address there is none.
_HASHTAG = re.compile(r"(?<!\w)[#＃](?=\w*[^\W\d_])")
_MENTION = re.compile(r"(?<![A-Za-z0-9_])[@＠]\w")


def diversity(texts: Sequence[str], real: Sequence[str]) -> Diversity:
    """What `texts` are like, and what `real` posts are.

    Distinct-n falls and self-BLEU rises with the number of texts, so both are taken on equally many: on all of the
    smaller side and as many of the larger, drawn with a fixed seed. Longer texts lower distinct-n too, so read it
    beside `words`. Raises EmptySplitError when a side is empty, MissingExtraError without sacrebleu.
    """
    check_some(texts, "generations")
    check_some(real, "held-out posts")
    compared = min(len(texts), len(real))
    real_variety = {f"real_{name}": figure for name, figure in _variety(real, compared).items()}
    return Diversity(**_variety(texts, compared), **real_variety, compared=compared)


def _variety(texts: Sequence[str], compared: int) -> dict[str, Figure]:
    from emoji import emoji_count

    words = [split_words(text) for text in texts]
    some = random.Random(0).sample(words, compared) if compared < len(words) else words
    return {
        "distinct_1": distinct(some, 1),
        "distinct_2": distinct(some, 2),
        "distinct_3": distinct(some, 3),
        "self_bleu": self_bleu(some),
        "characters": mean_with_interval([len(text) for text in texts]),
        "words": mean_with_interval([sum(any(map(str.isalnum, word)) for word in split) for split in words]),
        "emoji": share_with_interval([emoji_count(text) > 0 for text in texts]),
        "hashtag": share_with_interval([bool(_HASHTAG.search(text)) for text in texts]),
        "mention": share_with_interval([bool(_MENTION.search(text)) for text in texts]),
    }


def distinct(texts: Sequence[Sequence[str]], n: int) -> Figure:
    """Distinct n-grams over all n-grams of texts that are split into words (Li et al. 2016, distinct-n).

    No n-gram reaches from one text into the next. The interval is the jackknife's, over texts; it has no width when
    nothing repeats.
    """
    grams = [[tuple(words[i : i + n]) for i in range(len(words) - n + 1)] for words in texts if len(words) >= n]
    if not grams:
        return NOTHING_KNOWN
    holders = Counter(gram for text in grams for gram in set(text))
    total = sum(map(len, grams))
    # What only one text has is gone without it.
    without_one = [
        (len(holders) - sum(holders[gram] == 1 for gram in set(text))) / (total - len(text))
        for text in grams
        if total > len(text)
    ]
    return share_with_jackknife(len(holders) / total, without_one)


def self_bleu(texts: Sequence[Sequence[str]]) -> Figure:
    """Mean BLEU-4 of each text, split into words, against others as its references (Zhu et al. 2018), 0 to 1.

    A text's references are those outside its group, which is every tenth text: so references are counted ten times
    and not once a text, and up to ten texts it is Zhu's measure itself. BLEU is sacrebleu's for sentences (`exp`
    smoothing, effective order). The interval is the jackknife's, over the groups: a bootstrap of the scores would
    forget that each text is also the others' reference. One text alone: 0 with the interval 0 to 1.
    Raises MissingExtraError without sacrebleu.
    """
    sacrebleu = need("sacrebleu", "Self-BLEU", "evaluate")
    if len(texts) < 2:
        return NOTHING_KNOWN
    count = min(GROUPS, len(texts))
    groups = [[" ".join(words) for words in texts[start::count]] for start in range(count)]

    def totals(left_out: Sequence[int]) -> list[float]:
        """Sum of the scores of each group in `left_out` against all the other groups."""
        others = [[line] for i, group in enumerate(groups) if i not in left_out for line in group]
        bleu = sacrebleu.BLEU(tokenize="none", force=True, effective_order=True, references=others)
        return [sum(bleu.corpus_score([line], None).score for line in groups[i]) / 100 for i in left_out]

    value = min(1.0, sum(totals([i])[0] for i in range(count)) / len(texts))  # rounding leads a hair above 1
    if count == 2:
        return share_with_jackknife(value, [])
    without = [0.0] * count
    for i, j in combinations(range(count), 2):
        of_i, of_j = totals([i, j])
        without[j] += of_i
        without[i] += of_j
    return share_with_jackknife(value, [without[i] / (len(texts) - len(groups[i])) for i in range(count)])
