"""How each measure on the page is defined: a sentence, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    term: str
    says: str
    source: str = ""
    address: str = ""
    """Of the source, for a link; empty where there is no open page."""


_BITS_PER_BYTE = Definition(
    "Bits per byte",
    "Cross-entropy of held-out posts in bits, over the bytes of their UTF-8 text; each post is scored alone and "
    "the token that ends it is paid for. Lower is better, and models with different tokenizers compare.",
    "Gao et al. 2020, The Pile, section 3.1",
    "https://arxiv.org/abs/2101.00027",
)
_HELD_OUT = Definition(
    "Held-out posts",
    "Posts that were kept from training; near-duplicates stay on one side, so that none is known by heart.",
)

DEFINITIONS = (
    _BITS_PER_BYTE,
    _HELD_OUT,
    Definition("Perplexity", "Exponential of the cross-entropy per token; compares models of one tokenizer only."),
    Definition("Gain", "1 minus the loss after training over the loss before."),
    Definition("Repeats", "Share of the posts read that were left out because they repeat another."),
    Definition("Vocabulary", "Distinct words among 5,000 words of training posts, over their number."),
    Definition(
        "n-grams",
        "An interpolated Kneser-Ney model of the bytes of the training posts, of order 12: what counting alone can do.",
        "Chen & Goodman 1999",
        "https://doi.org/10.1006/csla.1999.0128",
    ),
    Definition(
        "Copies",
        "Share of generations that are a training post but for case and spaces; near copies are not, but share 0.6 of "
        "their runs of three words with one (Jaccard). Real posts beside them are low by design: near-duplicates were "
        "kept on one side of the split.",
    ),
    Definition("6-word runs found in training", "Share of all runs of six words that also stand in a training post."),
    Definition(
        "Distinct words and runs",
        "Different words (or runs of two or three) over all of them, on equally many posts of either side.",
        "Li et al. 2016",
        "https://arxiv.org/abs/1510.03055",
    ),
    Definition(
        "Self-BLEU",
        "Mean BLEU-4 of each post against others of the same side, 0 to 1: high where posts repeat each other.",
        "Zhu et al. 2018, Texygen",
        "https://arxiv.org/abs/1802.01886",
    ),
    Definition(
        "AUC",
        "Area under the ROC curve of a classifier that tells generations from held-out posts, cross-validated: 0.5 is "
        "guessing, 1 is always right.",
        "Lopez-Paz & Oquab 2017, classifier two-sample tests",
        "https://arxiv.org/abs/1610.06545",
    ),
    Definition(
        "Markov chain", "Posts of a chain over the words of the training posts: the old way to imitate someone."
    ),
    Definition(
        "Taken for its author's",
        "Share of texts that a classifier of several authors, trained on real posts, gives to this one. More than of "
        "real posts is no merit, but a caricature or a copy.",
    ),
    Definition(
        "95% intervals",
        "A bootstrap over posts for means and ratios (Efron & Tibshirani 1993), a jackknife for distinct runs and "
        "self-BLEU, Wilson's for shares of posts.",
        "Wilson 1927",
        "https://doi.org/10.1080/01621459.1927.10502953",
    ),
    Definition(
        "Rank correlation",
        "Spearman's: 1 when both rise together, −1 when one falls as the other rises, 0 when neither.",
        "Spearman 1904",
        "https://doi.org/10.2307/1412159",
    ),
    Definition(
        "Learning curve",
        "Loss by number of posts trained on, and the law fitted to it: a floor plus an amount that falls as a power of "
        "the number of posts.",
        "Hestness et al. 2017",
        "https://arxiv.org/abs/1712.00409",
    ),
)
"""Of a page on personas."""

STUDY_DEFINITIONS = (
    _BITS_PER_BYTE,
    _HELD_OUT,
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
