"""Definitions of the terms in a report on a study."""

from __future__ import annotations

from huggingtweets.evaluation.definitions import BITS_PER_BYTE, HELD_OUT, Definition

STUDY_DEFINITIONS = (
    BITS_PER_BYTE,
    HELD_OUT,
    Definition(
        "Goal",
        "What the study made small: the mean of the accounts' losses plus one standard deviation (n - 1), their mean, "
        "or the highest of them. With the deviation, options count as good that train well for everyone.",
    ),
    Definition(
        "Search",
        "Options are drawn by tree-structured Parzen estimators of all options together: where good trials are dense "
        "and bad ones are not.",
        "Bergstra et al. 2011",
        "https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization",
    ),
    Definition(
        "Given up early",
        "A trial that is worse than the best one on the accounts seen so far, by Wilcoxon's signed-rank test. What it "
        "would have come to is estimated from the accounts that it saw; it never wins.",
        "Wilcoxon 1945",
        "https://doi.org/10.2307/3001968",
    ),
    Definition(
        "Gone astray",
        "A training that diverged, or soon cost more than the untuned base, was ended and counts as the base.",
    ),
    Definition(
        "Functional ANOVA",
        "Share of the variance of the goal, over the whole space, that goes with an option by itself, in a random "
        "forest fitted to the trials.",
        "Hutter, Hoos & Leyton-Brown 2014",
        "https://proceedings.mlr.press/v32/hutter14.html",
    ),
    Definition(
        "Mean decrease of impurity",
        "How much the splits at an option lower the variance in such a forest; it favours options with many values.",
        "Breiman 2001",
        "https://doi.org/10.1023/A:1010933404324",
    ),
    Definition(
        "Range over seeds",
        "Lowest and highest of forests that differ in their random seed alone: how far an importance is chance of the "
        "forest. That other trials might have said something else is not in it.",
    ),
    Definition(
        "Boxes",
        "From the first to the third quartile, the median in them; whiskers to the last trial within 1.5 times that "
        "distance.",
        "Tukey 1977, Exploratory Data Analysis",
    ),
    Definition(
        "Optimism of the winner",
        "The lowest of many measurements is low by chance, too: what was chosen by these posts looks better on them "
        "than it will on others.",
        "Cawley & Talbot 2010",
        "https://jmlr.org/papers/v11/cawley10a.html",
    ),
)
"""Of a page on a study."""
