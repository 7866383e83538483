"""How much generations resemble the author's posts, judged by classifiers.

The classifiers see a bag of short runs: style, not sense. A copy of a training post resembles the author perfectly, so
read these figures together with `copying`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from huggingtweets.errors import TooFewPostsError
from huggingtweets.extras import need
from huggingtweets.intervals import RESAMPLES, Figure, share_with_interval
from huggingtweets.posts.similarity import near_duplicate_groups

FOLDS = 5

NEAR_DUPLICATE = 0.6
"""Jaccard similarity of 3-word runs from which posts share a fold, like the default of the split."""

FEATURES = 50_000
"""The most frequent runs of words, and as many of characters, are the features of a classifier."""

INVERSE_PENALTY = 10.0
"""scikit-learn's C. Of 0.3, 3, 10 and 30 the best at attributing posts to fifteen accounts. Between 1 and 100, telling
real posts from a Markov chain's works about equally well."""

# TF-IDF normalises length, so only these markers show how a post begins and ends.
_START, _END = "\x02", "\x03"

_WORD = r"\w+|[^\w\s]"

Confusion = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Which authors a classifier attributes texts to."""

    authors: tuple[str, ...]
    attribution: dict[str, Figure]
    """By author: the share of the generations in their voice that are attributed to them."""
    human_attribution: dict[str, Figure]
    """The same for held-out posts. A higher share of generations points to caricature or copying, since the classifier
    has seen the training posts."""
    confusion: Confusion
    """Numbers of generations: a row for each voice, a column for each attributed author, in the order of `authors`."""
    human_confusion: Confusion


def two_sample(real: Sequence[str], generated: Sequence[str], seed: int = 0) -> Figure:
    """AUC of a classifier that tells `real` held-out posts from `generated` ones: 0.5 is chance, 1 is always right.

    The classifier two-sample test (Lopez-Paz & Oquab 2017) with the area under the ROC curve as its statistic:
    logistic regression on TF-IDF of words and characters, 5-fold cross-validation with near-duplicates in one fold,
    and the larger side cut to the size of the smaller. More posts make a better classifier, so compare only figures of
    equal numbers of posts. The interval is a bootstrap over posts with fixed classifiers and a little narrow: for two
    samples of one source it covers 0.5 in 85 to 90 of 100 tries. At exactly 1 it has no width. 2,000 posts take 3 s.

    Raises TooFewPostsError when a side has fewer than 5 posts that are not near-duplicates, MissingExtraError without
    scikit-learn.
    """
    what = "The two-sample test"
    linear, selection = (
        need("sklearn.linear_model", what, "evaluate"),
        need("sklearn.model_selection", what, "evaluate"),
    )
    draw = np.random.default_rng(seed)
    size = min(len(real), len(generated))
    texts = [posts[i] for posts in (real, generated) for i in draw.permutation(len(posts))[:size]]
    is_real = np.arange(2 * size) < size
    group = np.empty(2 * size, dtype=np.int64)
    for number, members in enumerate(near_duplicate_groups(texts, NEAR_DUPLICATE)):
        group[members] = number
    if min(len(set(group[is_real])), len(set(group[~is_real]))) < FOLDS:
        raise TooFewPostsError(
            f"The two-sample test needs {FOLDS} real and {FOLDS} generated posts that are not near-duplicates."
        )
    # Features may be chosen on all posts, since that does not reveal which side a post is from.
    features = _vectoriser(what).fit_transform(texts)
    model = linear.LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", random_state=seed)
    folds = selection.StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    # Pairs are counted within folds: scores of different classifiers are not comparable (Forman & Scholz 2010).
    pairs, won, redrawn = 0, 0.0, np.zeros(RESAMPLES)
    for train, test in folds.split(features, is_real, group):
        scores = model.fit(features[train], is_real[train]).decision_function(features[test])
        ours, theirs = scores[is_real[test]][:, None], scores[~is_real[test]]
        wins = (ours > theirs) + 0.5 * (ours == theirs)
        if not wins.size:  # large groups of near-duplicates can leave a fold with one side only
            continue
        pairs += wins.size
        won += wins.sum()
        times_real, times_generated = (_times_drawn(draw, count) for count in wins.shape)
        redrawn += ((times_real @ wins) * times_generated).sum(axis=1)
    value = float(won / pairs)
    low, high = np.quantile(redrawn / pairs, [0.025, 0.975])
    return Figure(value, min(float(low), value), max(float(high), value))


def attribution(
    real_train: Mapping[str, Sequence[str]],
    real_held_out: Mapping[str, Sequence[str]],
    generated: Mapping[str, Sequence[str]],
) -> Attribution | None:
    """Attribute held-out posts and generations with a classifier trained on `real_train`. All three are by author.

    Logistic regression on TF-IDF of words and characters, one author against the rest, authors weighted equally however
    many posts they have. Handles and mentions that only one author uses are features too: they are part of the style.
    An author without held-out posts or generations has no figure there and a row of zeros. 15 authors of 2,500 posts
    take about 15 s.

    Returns None for fewer than two authors. Raises TooFewPostsError for an author without training posts,
    MissingExtraError without scikit-learn.
    """
    authors = tuple(real_train)
    if len(authors) < 2:
        return None
    for author in (*authors, *real_held_out, *generated):
        if not real_train.get(author):
            raise TooFewPostsError(f"{author} has no training posts.", hint="Leave this author out.")
    vectoriser = _vectoriser("Attribution")
    posts = [post for author in authors for post in real_train[author]]
    labels = np.repeat(np.arange(len(authors)), [len(real_train[author]) for author in authors])
    # Several times as fast as LogisticRegression here, and as accurate.
    model = need("sklearn.linear_model", "Attribution", "evaluate").SGDClassifier(
        loss="log_loss", alpha=1 / (INVERSE_PENALTY * len(posts)), class_weight="balanced", random_state=0
    )
    model.fit(vectoriser.fit_transform(posts), labels)

    def judge(texts: Mapping[str, Sequence[str]]) -> tuple[dict[str, Figure], Confusion]:
        figures, rows = {}, []
        for number, author in enumerate(authors):
            taken = model.predict(vectoriser.transform(texts[author])) if texts.get(author) else labels[:0]
            if len(taken):
                figures[author] = share_with_interval((taken == number).tolist())
            rows.append(tuple(np.bincount(taken, minlength=len(authors)).tolist()))
        return figures, tuple(rows)

    figures, confusion = judge(generated)
    human_figures, human_confusion = judge(real_held_out)
    return Attribution(authors, figures, human_figures, confusion, human_confusion)


def _vectoriser(what: str) -> Any:
    """TF-IDF of runs of 1 or 2 words (punctuation and emoji are words) and of 2 to 4 characters, case-sensitive."""
    text = need("sklearn.feature_extraction.text", what, "evaluate")
    options = {
        "preprocessor": lambda post: f"{_START}{post}{_END}",
        "sublinear_tf": True,
        "max_features": FEATURES,
        "dtype": np.float32,
    }
    return need("sklearn.pipeline", what, "evaluate").make_union(
        text.TfidfVectorizer(ngram_range=(1, 2), token_pattern=_WORD, **options),
        text.TfidfVectorizer(ngram_range=(2, 4), analyzer="char", **options),
    )


def _times_drawn(draw: np.random.Generator, count: int) -> npt.NDArray[np.float64]:
    """How often each of `count` posts occurs in a resample of that size: shape (resamples, count)."""
    return draw.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)
