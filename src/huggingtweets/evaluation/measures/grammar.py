"""LambdaG: authorship verification by grammar alone, without a neural model.

A grammar model is an n-gram model of masked text. A text's score compares its likelihood under the author's model with
that under models of as many other authors' posts (Nini et al. 2024, https://arxiv.org/abs/2403.08462).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np

from huggingtweets.evaluation.measures.ngram import symbol_probabilities
from huggingtweets.evaluation.measures.verification import Floats

REFERENCES = 5  # Models of other authors. The paper takes 30; with 400 posts, five give the same AUC within 0.01.
_SYMBOLS = 255  # Masked words that a model tells apart. All rarer ones are one more.

Masked = Sequence[Sequence[str]]


def grammar_nats(train: Masked, others: Masked, texts: Masked) -> Floats:
    """Nats of masked `texts` under the author's grammar model and under one of the others, (texts, 2).

    The models are ours of the n-gram baseline, on masked words instead of bytes: modified Kneser-Ney of order 12. The
    second column is the mean over `REFERENCES` samples of `others`, each as large as `train` if there are enough.
    """
    counts = Counter(word for text in (*train, *others) for word in text)
    symbols = {word: number for number, (word, _) in enumerate(counts.most_common(_SYMBOLS))}

    def encode(some: Masked) -> list[bytes]:
        return [bytes(symbols.get(word, _SYMBOLS) for word in text) for text in some]

    def nats(known: list[bytes]) -> Floats:
        return np.array([-np.log(each).sum() for each in symbol_probabilities(known, scored)])

    own, reference, scored = encode(train), encode(others), encode(texts)
    draw = random.Random(0)
    samples = [draw.sample(reference, min(len(own), len(reference))) for _ in range(REFERENCES)]
    return np.column_stack([nats(own), np.mean([nats(sample) for sample in samples], axis=0)])
