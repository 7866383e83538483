"""Shared by benchmarks: write posts with a model in memory, and tell whose they are taken for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from huggingtweets.config import CurateConfig, GenerateConfig, SamplingConfig
from huggingtweets.evaluation.measures.likeness import INVERSE_PENALTY, runs
from huggingtweets.evaluation.measures.masking import function_words, mask
from huggingtweets.extras import need
from huggingtweets.models import catalogue
from huggingtweets.models.loaded import LoadedModel

KINDS = ("all words", "masked")
"""What a classifier sees: the text, or the text without its content words, so that only style is left."""


class Attribution:
    """Takes texts for posts of one of several accounts, by the two-sample test's features and classifier."""

    def __init__(self, posts: Mapping[str, Sequence[str]], encode: Callable[[list[str]], list[list[int]]]) -> None:
        """Learns from real `posts` by account, equally many of each. `encode` is the base's tokenizer."""
        size = min(map(len, posts.values()))
        self.texts = [text for each in posts.values() for text in each[:size]]
        self.accounts = np.repeat(list(posts), size)
        self.known = function_words(self.texts, encode)

    def shares(self, account: str, *sides: Sequence[str]) -> dict[str, list[float]]:
        """The share of the texts of each of `sides` that are taken for posts of `account`, by kind."""
        linear = need("sklearn.linear_model", "Attribution", "evaluate")
        texts = [*self.texts, *(text for side in sides for text in side)]
        bounds = np.cumsum([len(side) for side in sides])[:-1]
        found = {}
        for kind in KINDS:
            features = runs(texts if kind == "all words" else [" ".join(mask(text, self.known)) for text in texts])
            split = len(self.texts)
            model = linear.LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(features[:split], self.accounts)
            is_theirs = model.predict(features[split:]) == account
            found[kind] = [round(float(side.mean()), 4) for side in np.split(is_theirs, bounds)]
        return found


def write_posts(loaded: LoadedModel, base: str, count: int, seed: int, posts: Sequence[str]) -> list[str]:
    """Up to `count` posts as `generate` writes them by default, but with copies of the training `posts`."""
    from huggingtweets.writing.sampler import Sampler

    sampling = catalogue.suited(GenerateConfig(copies=True, **SamplingConfig().model_dump()), base)
    sampler = Sampler(loaded, sampling, posts, CurateConfig())
    return [post.text for post in sampler.stream([""] * count, seed)]
