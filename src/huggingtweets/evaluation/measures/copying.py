"""How much a persona copies from its training posts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from huggingtweets.intervals import NOTHING_KNOWN, Figure, check_some, ratio_with_interval, share_with_interval
from huggingtweets.personas.record import CopiedRun, Copying
from huggingtweets.posts.similarity import PASSAGE, CopyIndex
from huggingtweets.posts.words import WORD, size_of, split_words, word_runs

Words = Sequence[str]
Run = tuple[str, ...]


def copying(generated: Sequence[str], train: Sequence[str], held_out: Sequence[str], near: float) -> Copying:
    """How much `generated` texts copy from the posts in `train`, and `held_out` posts for comparison.

    `near` is the Jaccard similarity from which a text is a near copy. 1,000 texts against 20,000 posts take a few
    seconds. Raises EmptySplitError when one of the three is empty.
    """
    for texts, label in ((generated, "generations"), (train, "training posts"), (held_out, "held-out posts")):
        check_some(texts, label)
    index = CopyIndex(train)
    copies = [index.verdict(text, near) for text in generated]
    human_copies = [index.verdict(text, near) for text in held_out]
    written, real, posts = ([split_words(text) for text in texts] for texts in (generated, held_out, train))
    wanted = {run for words in (*written, *real) for run in word_runs(words, PASSAGE * WORD)}
    known = {run for words in posts for run in word_runs(words, PASSAGE * WORD) if run in wanted}
    return Copying(
        verbatim=share_with_interval([copy == "verbatim" for copy in copies]),
        near=share_with_interval([copy == "near" for copy in copies]),
        six_word=_share_of_runs(written, known),
        human_verbatim=share_with_interval([copy == "verbatim" for copy in human_copies]),
        human_near=share_with_interval([copy == "near" for copy in human_copies]),
        human_six_word=_share_of_runs(real, known),
        longest=_longest(generated, written, train, posts),
    )


def _share_of_runs(texts: Sequence[Words], known: Collection[Run]) -> Figure:
    found = [[run in known for run in word_runs(words, PASSAGE * WORD)] for words in texts]
    found = [copied for copied in found if copied]
    if not found:
        return NOTHING_KNOWN
    return ratio_with_interval([sum(copied) for copied in found], [len(copied) for copied in found])


def _longest(
    generated: Sequence[str], written: Sequence[Words], train: Sequence[str], posts: Sequence[Words]
) -> CopiedRun | None:
    """The longest run of words shared by a text and a post, in the first such post."""

    def shared(size: int) -> Iterator[tuple[int, Run]]:
        """Posts, by position, with a run of at least `size` that a text contains too, and that run."""
        known = {run for words in written for run in word_runs(words, size)}
        return ((number, run) for number, words in enumerate(posts) for run in word_runs(words, size) if run in known)

    # Where no run of a size is shared, no longer one is either, so bisection finds the number of shared sizes.
    sizes = range(1, max(sum(map(size_of, words)) for words in written) + 1)
    size = bisect_left(sizes, True, key=lambda each: next(shared(each), None) is None)
    if not size:
        return None
    post, run = next(shared(size))
    generation = next(number for number, words in enumerate(written) if run in word_runs(words, size))
    first = list(word_runs(written[generation], size)).index(run)
    return CopiedRun(
        text=_excerpt(generated[generation], first, len(run)),
        words=max(1, sum(map(size_of, run)) // WORD),
        generation=generated[generation],
        generation_index=generation,
        post=train[post],
        post_index=post,
    )


def _excerpt(text: str, first: int, count: int) -> str:
    """The shortest part of `text` that contains `count` of its words from word `first` on."""
    # Normalising changes the number of characters ("ﬁ" becomes two), so ever longer parts are split until words fit.
    words = split_words(text)
    until, since = words[: first + count], words[first:]
    end = next(i for i in range(len(text) + 1) if split_words(text[:i])[: len(until)] == until)
    start = next(i for i in range(len(text), -1, -1) if split_words(text[i:])[-len(since) :] == since)
    return text[start:end]
