"""How much generations resemble the author's posts, judged by classifiers.

The classifiers know short runs of words and characters: style, not meaning. A copy of a training post resembles its
author perfectly, so read these figures together with `copying`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from huggingtweets.errors import TooFewPostsError
from huggingtweets.extras import need
from huggingtweets.intervals import RESAMPLES, Figure, share_with_interval
from huggingtweets.personas.record import Confusion, Likeness
from huggingtweets.posts.similarity import near_duplicate_groups
from huggingtweets.posts.words import WORDS

FOLDS = 5

NEAR_DUPLICATE = 0.6
"""Jaccard similarity of 3-word runs from which posts share a fold. The default of the split."""

FEATURES = 50_000
"""Most runs of words, and most runs of characters, that a classifier knows."""

INVERSE_PENALTY = 10.0
"""scikit-learn's C. Of 0.3, 3, 10 and 30 the best at attributing posts to fifteen accounts. Values from 1 to 100 tell
real posts from a Markov chain's about equally well."""

# TF-IDF ignores positions, so only these markers show how a post begins and ends.
_START, _END = "\x02", "\x03"


def likeness(
    generated: Sequence[str], chain: Sequence[str], authors: Mapping[str, tuple[Sequence[str], Sequence[str]]]
) -> Likeness:
    """Compare `generated` posts with the author's, and the posts of a Markov `chain` for reference.

    `authors` holds training and held-out posts by name; the persona is the first. Raises TooFewPostsError for an author
    without training posts, MissingExtraError without scikit-learn.
    """
    name = next(iter(authors))
    train = {author: posts for author, (posts, _) in authors.items()}
    held_out = {author: posts for author, (_, posts) in authors.items()}

    def auc(texts: Sequence[str]) -> Figure | None:
        try:
            return two_sample(held_out[name], texts)
        except TooFewPostsError:
            return None

    found: dict[str, Any] = {"two_sample_auc": auc(generated), "markov_two_sample_auc": auc(chain)}
    if len(authors) > 1:
        confusion, human_confusion = attribution(train, {name: generated}, held_out)
        found |= {"authors": tuple(authors), "confusion": confusion, "human_confusion": human_confusion}
        found |= {"attribution": _share_correct(confusion[0]), "human_attribution": _share_correct(human_confusion[0])}
    return Likeness(**found)


def _share_correct(row: Sequence[int]) -> Figure | None:
    """The share of the texts in the persona's `row` of a confusion matrix that is attributed to it."""
    correct = row[0]
    return share_with_interval([True] * correct + [False] * (sum(row) - correct)) if sum(row) else None


def two_sample(real: Sequence[str], generated: Sequence[str], seed: int = 0) -> Figure:
    """AUC of a classifier that tells `real` held-out posts from `generated` ones: 0.5 is chance, 1 is always right.

    The classifier two-sample test (Lopez-Paz & Oquab 2017) with the area under the ROC curve as its statistic:
    logistic regression on TF-IDF of words and characters, 5-fold cross-validation with near-duplicates in one fold,
    equally many posts of each side. More posts make a better classifier, so compare only figures of equal numbers of
    posts. The interval is a bootstrap over posts with fixed classifiers and a little narrow: for two samples of one
    source it covers 0.5 in 85 to 90 of 100 tries. At exactly 1 it has no width. 2,000 posts take 3 s.

    Raises TooFewPostsError when a side has fewer than 5 posts that are not near-duplicates, MissingExtraError without
    scikit-learn.
    """
    what = "The two-sample test"
    linear, selection = (need(f"sklearn.{part}", what, "evaluate") for part in ("linear_model", "model_selection"))
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


def attribution(train: Mapping[str, Sequence[str]], *texts: Mapping[str, Sequence[str]]) -> tuple[Confusion, ...]:
    """Attribute `texts` with a classifier of authors, trained on the posts in `train`. All are by author.

    Logistic regression on TF-IDF of words and characters, one author against the rest, all authors weighted equally.
    Handles and mentions are features too: they are part of the style. 15 authors of 2,500 posts take about 15 s.

    Returns a confusion matrix for each of `texts`: numbers of texts, a row for each true author and a column for each
    attributed one, in the order of `train`. Raises TooFewPostsError for an author without training posts,
    MissingExtraError without scikit-learn.
    """
    authors = list(train)
    for author in {*authors}.union(*texts):
        if not train.get(author):
            raise TooFewPostsError(f"{author} has no training posts.", hint="Leave this author out.")
    vectoriser = _vectoriser("Attribution")
    posts = [post for author in authors for post in train[author]]
    labels = np.repeat(np.arange(len(authors)), [len(train[author]) for author in authors])
    # Several times as fast as LogisticRegression here, and as accurate.
    model = need("sklearn.linear_model", "Attribution", "evaluate").SGDClassifier(
        loss="log_loss", alpha=1 / (INVERSE_PENALTY * len(posts)), class_weight="balanced", random_state=0
    )
    model.fit(vectoriser.fit_transform(posts), labels)

    def row(own: Sequence[str]) -> tuple[int, ...]:
        attributed = model.predict(vectoriser.transform(own)) if own else labels[:0]
        return tuple(np.bincount(attributed, minlength=len(authors)).tolist())

    return tuple(tuple(row(by_author.get(author, ())) for author in authors) for by_author in texts)


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
        text.TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORDS, **options),
        text.TfidfVectorizer(ngram_range=(2, 4), analyzer="char", **options),
    )


def _times_drawn(draw: np.random.Generator, count: int) -> npt.NDArray[np.float64]:
    """How often each of `count` posts occurs in a resample of that size: shape (resamples, count)."""
    return draw.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)
