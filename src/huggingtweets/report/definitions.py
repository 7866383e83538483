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


DEFINITIONS = (
    Definition(
        "Bits per byte",
        "Cross-entropy of held-out posts in bits, over the bytes of their UTF-8 text; each post is scored alone and "
        "the token that ends it is paid for. Lower is better, and models with different tokenizers compare.",
        "Gao et al. 2020, The Pile, section 3.1",
        "https://arxiv.org/abs/2101.00027",
    ),
    Definition(
        "Held-out posts",
        "Posts that were kept from training; near-duplicates stay on one side, so that none is known by heart.",
    ),
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
