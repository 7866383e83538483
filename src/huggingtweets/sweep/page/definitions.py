"""Definitions of the terms on a study's page."""

from __future__ import annotations

from huggingtweets.evaluation.definitions import BITS_PER_BYTE, HELD_OUT, Definition
from huggingtweets.reports.page import Kind

STUDY = Kind(
    "A study finds training options that work well on these accounts. This page contains no posts.",
    "The best trial was chosen by the posts it is measured on. Try its options on others before you believe it.",
    (
        BITS_PER_BYTE,
        HELD_OUT,
        Definition(
            "Goal",
            "What the study minimises: the mean of the accounts' losses plus one standard deviation (n - 1), their "
            "mean, or the highest of them. The deviation favours options that work well for everyone.",
        ),
        Definition(
            "Search",
            "Options are sampled by tree-structured Parzen estimators over all options together: where good trials "
            "are dense and bad ones are not.",
            "Bergstra et al. 2011",
            "https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization",
        ),
        Definition(
            "Pruned trial",
            "A trial that was stopped because Wilcoxon's signed-rank test found it worse than the best one on the "
            "accounts seen so far. Its objective is estimated from those accounts. It is never the best.",
            "Wilcoxon 1945",
            "https://doi.org/10.2307/3001968",
        ),
        Definition(
            "Diverged training",
            "A training whose loss became infinite, or soon exceeded the untuned base's. It was stopped, and counts "
            "as the base.",
        ),
        Definition(
            "Functional ANOVA",
            "Share of the objective's variance over the whole space that an option explains by itself, in a random "
            "forest fitted to the trials.",
            "Hutter, Hoos & Leyton-Brown 2014",
            "https://proceedings.mlr.press/v32/hutter14.html",
        ),
        Definition(
            "Range over seeds",
            "Lowest and highest importance over forests that differ only in their random seed. It does not show how "
            "much other trials would change the importance.",
        ),
        Definition(
            "Optimism of the best trial",
            "The lowest of many measurements is partly low by chance. What was chosen by these posts looks better on "
            "them than on others.",
            "Cawley & Talbot 2010",
            "https://jmlr.org/papers/v11/cawley10a.html",
        ),
    ),
)
