"""What a blind test asks: real posts and generated ones that nothing but the writing tells apart. Pure."""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Sequence

from huggingtweets.config import CurateConfig, GenerateConfig
from huggingtweets.errors import TooFewPostsError
from huggingtweets.library import Generation, RunPost
from huggingtweets.posts import curate
from huggingtweets.posts.post import Post, weighted_length
from huggingtweets.posts.similarity import SimilarityIndex

Question = RunPost | Generation
"""A post to be judged, real or machine-written. Show its `text` alone."""


def key(post: RunPost) -> tuple[str, str, str]:
    """What names a real post in an answer: place, handle, id."""
    return post.platform, post.handle, post.post_id


class Draw:
    """Draws `n` questions by `seed`: half real ones, half machine-written (of an odd number one more by chance).

    No two are alike, none is like a training post, and no machine's like any held-out one: of such a text nobody could
    say whose it is. Real posts are drawn from `held_out`, those in `before` (see `key`) last, and only such that the
    sampler could write under `limits`; machine-written ones are only such that `curation` would leave as they are.
    So neither length nor form gives them away. Raises TooFewPostsError.
    """

    def __init__(
        self,
        training: Iterable[str],
        held_out: Sequence[RunPost],
        n: int,
        seed: int,
        *,
        limits: GenerateConfig,
        curation: CurateConfig,
        before: Container[tuple[str, str, str]] = frozenset(),
    ) -> None:
        self._chance = random.Random(f"{seed}:quiz")
        self._limits, self._curation, self._n = limits, curation, n
        self._seen = SimilarityIndex(training)
        wanted = n // 2 + n % 2 * self._chance.randrange(2)
        order = self._chance.sample(held_out, len(held_out))
        order.sort(key=lambda post: key(post) in before)
        usable = [post for post in order if self._could_be_written(post.text) and self._is_new(post.text)]
        if len(usable) < wanted:
            fewer = f"Ask fewer (-n {2 * len(usable)}), or train" if usable else "Train"
            raise TooFewPostsError(
                f"A quiz of {n} needs {wanted} held-out posts, and {len(usable)} can be asked, being no longer than "
                f"generated ones and unlike those trained on. {fewer} again with a larger --held-out."
            )
        self._questions: list[Question] = [*usable[:wanted]]

    @property
    def missing(self) -> int:
        """Machine-written posts still to be offered."""
        return self._n - len(self._questions)

    def offer(self, written: Generation) -> bool:
        """Whether `written` is taken as a question."""
        taken = bool(self.missing) and self._could_be_real(written.text) and self._is_new(written.text)
        if taken:
            self._questions.append(written)
        return taken

    def questions(self) -> list[Question]:
        """What was drawn, in the order to ask it. Call once."""
        return self._chance.sample(self._questions, len(self._questions))

    def _is_new(self, text: str) -> bool:
        """True once of all texts that are alike."""
        if self._seen.similar(text, self._limits.near_copy):
            return False
        self._seen.add(text)
        return True

    def _could_be_written(self, text: str) -> bool:
        return weighted_length(text) <= self._limits.max_length and "\ufffd" not in text

    def _could_be_real(self, text: str) -> bool:
        return [kept.text for kept in curate.curate([Post("", "", "", text)], self._curation).texts] == [text]
