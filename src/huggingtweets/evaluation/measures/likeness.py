"""How much generations resemble the account's posts: classifiers, grammar and habits (docs/judging.md).

They know short runs of words and characters, not meaning. A copy of a training post resembles its author perfectly, so
read these figures together with `copying`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from huggingtweets.errors import TooFewPostsError
from huggingtweets.evaluation.measures.grammar import grammar_nats
from huggingtweets.evaluation.measures.habits import HABITS, habits
from huggingtweets.evaluation.measures.masking import function_words, mask
from huggingtweets.evaluation.measures.verification import gain, separation
from huggingtweets.extras import need
from huggingtweets.intervals import RESAMPLES, Figure, around
from huggingtweets.personas.record import Likeness
from huggingtweets.posts.similarity import near_duplicate_groups
from huggingtweets.posts.words import WORDS

FOLDS = 5

NEAR_DUPLICATE = 0.6  # Jaccard similarity of 3-word runs from which posts share a fold. The default of the split.
FEATURES = 50_000  # Most runs of words, and most runs of characters, that a classifier knows.
INVERSE_PENALTY = 10.0  # scikit-learn's C. Values from 1 to 100 tell real posts from a Markov chain's equally well.

# TF-IDF ignores positions, so only these markers show how a post begins and ends.
_START, _END = "\x02", "\x03"


def likeness(
    generated: Sequence[str],
    chain: Sequence[str],
    train: Sequence[str],
    held_out: Sequence[str],
    others: Sequence[str],
    encode: Callable[[list[str]], list[list[int]]],
) -> Likeness:
    """Compare `generated` posts with `held_out` ones, and for reference those of a Markov `chain`.

    `train` are the account's training posts, `others` other accounts' posts, for the grammar models; without others
    there is no figure of grammar. `encode` is the base's tokenizer. Raises MissingExtraError without scikit-learn.
    """
    known = function_words([*train, *others], encode)

    def masked_runs(texts: Sequence[str]) -> Any:
        return runs([" ".join(mask(text, known)) for text in texts])

    def everything(texts: Sequence[str]) -> Any:
        counts = np.array([[*(count(text) for count in HABITS.values()), gains.get(text, 0.0)] for text in texts])
        spread = counts.std(axis=0)
        counts = (counts - counts.mean(axis=0)) / np.where(spread > 0, spread, 1)
        counts /= counts.shape[1]  # as light as runs, or they drown what these tell
        return need("scipy.sparse", "Comparing generations", "evaluate").hstack(
            [runs(texts), masked_runs(texts), counts], format="csr"
        )

    def auc(texts: Sequence[str], features: Callable[[Sequence[str]], Any]) -> Figure | None:
        try:
            return two_sample(held_out, texts, features=features)
        except TooFewPostsError:
            return None

    grammar, gains = None, dict[str, float]()
    if others:
        judged = [*generated, *held_out]
        nats = grammar_nats(*([mask(text, known) for text in texts] for texts in (train, others, judged)))
        gains = dict(zip(judged, gain(nats).tolist(), strict=True))
        grammar = separation(nats[: len(generated)], [nats[len(generated) :]], 1).auc
    return Likeness(
        all_auc=auc(generated, everything),
        two_sample_auc=auc(generated, runs),
        markov_two_sample_auc=auc(chain, runs),
        masked_auc=auc(generated, masked_runs),
        markov_masked_auc=auc(chain, masked_runs),
        grammar=grammar,
        habits=habits(generated, held_out),
    )


def runs(texts: Sequence[str]) -> Any:
    """TF-IDF of runs of 1 or 2 words (punctuation and emoji are words) and of 2 to 4 characters, case-sensitive.

    A sparse matrix (texts, runs). Raises MissingExtraError without scikit-learn.
    """
    what = "The two-sample test"
    text = need("sklearn.feature_extraction.text", what, "evaluate")
    options = {
        "preprocessor": lambda post: f"{_START}{post}{_END}",
        "sublinear_tf": True,
        "max_features": FEATURES,
        "dtype": np.float32,
    }
    union = need("sklearn.pipeline", what, "evaluate").make_union(
        text.TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORDS, **options),
        text.TfidfVectorizer(ngram_range=(2, 4), analyzer="char", **options),
    )
    return union.fit_transform(texts)


def two_sample(
    real: Sequence[str], generated: Sequence[str], seed: int = 0, *, features: Callable[[Sequence[str]], Any] = runs
) -> Figure:
    """AUC of a classifier that tells `real` held-out posts from `generated` ones: 0.5 is chance, 1 is always right.

    The classifier two-sample test (Lopez-Paz & Oquab 2017) with the area under the ROC curve as its statistic:
    logistic regression, 5-fold cross-validation with near-duplicates in one fold,
    equally many posts of each side. More posts make a better classifier, so compare only figures of equal numbers of
    posts. The interval is a bootstrap over posts with fixed classifiers and a little narrow: for two samples of one
    source it covers 0.5 in 85 to 90 of 100 tries. At exactly 1 it has no width. 2,000 posts take 3 s. The classifier
    sees what `features` makes of the texts: a matrix (texts, features).

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
    found = features(texts)
    model = linear.LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", random_state=seed)
    folds = selection.StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    # Pairs are counted within folds: scores of different classifiers are not comparable (Forman & Scholz 2010).
    pairs, won, redrawn = 0, 0.0, np.zeros(RESAMPLES)
    for train, test in folds.split(found, is_real, group):
        scores = model.fit(found[train], is_real[train]).decision_function(found[test])
        ours, theirs = scores[is_real[test]][:, None], scores[~is_real[test]]
        wins = (ours > theirs) + 0.5 * (ours == theirs)
        if not wins.size:  # large groups of near-duplicates can leave a fold with one side only
            continue
        pairs += wins.size
        won += wins.sum()
        times_real, times_generated = (_times_drawn(draw, count) for count in wins.shape)
        redrawn += ((times_real @ wins) * times_generated).sum(axis=1)
    return around(float(won / pairs), *np.quantile(redrawn / pairs, [0.025, 0.975]))


def _times_drawn(draw: np.random.Generator, count: int) -> npt.NDArray[np.float64]:
    """How often each of `count` posts occurs in a resample of that size: shape (resamples, count)."""
    return draw.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)
