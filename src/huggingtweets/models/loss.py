"""Cross-entropy scoring, by our own passes where they compute the model, else by its own forward pass."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from huggingtweets.errors import EmptySplitError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.posts.tokens import TokenizedPost, scoring_batches

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

    from huggingtweets.models.loaded import LoadedModel

SCORING_TOKENS = 1024  # Tokens per batch when scoring, with padding. The logits of the default base then take 200 MB.


@dataclass(frozen=True)
class Scores:
    """Cross-entropy of posts under a model, each scored alone."""

    token_nats: tuple[tuple[float, ...], ...]
    """Of every predicted token of each post: its text, without a parent, and the token that ends it."""
    bytes: tuple[int, ...]
    """UTF-8 length of each text."""

    def first(self, count: int) -> Scores:
        """The scores of the first `count` posts."""
        return Scores(self.token_nats[:count], self.bytes[:count])

    @cached_property
    def nats(self) -> tuple[float, ...]:
        """Of each post."""
        return tuple(map(sum, self.token_nats))

    @cached_property
    def tokens(self) -> tuple[int, ...]:
        """Predicted tokens of each post."""
        return tuple(map(len, self.token_nats))

    @property
    def nats_per_token(self) -> float:
        """Mean cross-entropy. Its exponential is the perplexity."""
        return sum(self.nats) / sum(self.tokens)

    @property
    def bits_per_byte(self) -> float:
        """Bits per UTF-8 byte of text. The end token's bits count, but it adds no byte.

        Independent of the tokenizer, so it compares bases (Gao et al. 2020, The Pile, section 3.1).
        """
        return sum(self.nats) / sum(self.bytes) / math.log(2)


def autocast(device: str, bf16: bool) -> AbstractContextManager[None]:
    """bf16 autocast on `device`, if `bf16`."""
    import torch

    return torch.autocast(device, dtype=torch.bfloat16) if bf16 else nullcontext()


def pad(posts: Sequence[TokenizedPost]) -> torch.Tensor:
    """Token ids of `posts`, (posts, longest), padded on the right: causal attention then needs no mask."""
    import torch

    longest = max(len(post.ids) for post in posts)
    return torch.tensor([[*post.ids, *[0] * (longest - len(post.ids))] for post in posts])


def token_nats(model: PreTrainedModel, posts: Sequence[TokenizedPost]) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy in nats of every predicted token of `posts`, and the number of its post; both flat.

    The softmax runs in float32.
    """
    import torch
    from torch.nn import functional

    ids = pad(posts).to(model.device)
    logits = model(input_ids=ids, use_cache=False).logits
    bounds = torch.tensor([[post.given - 1, len(post.ids) - 1] for post in posts], device=ids.device)
    place = torch.arange(ids.shape[1] - 1, device=ids.device)[None, :]
    is_predicted = (place >= bounds[:, :1]) & (place < bounds[:, 1:])
    nats = functional.cross_entropy(logits[:, :-1][is_predicted].float(), ids[:, 1:][is_predicted], reduction="none")
    return nats, is_predicted.nonzero()[:, 0]


def score(
    model: PreTrainedModel,
    posts: Sequence[TokenizedPost],
    *,
    bf16: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> Scores:
    """Cross-entropy of every post, each scored alone. `on_progress` receives the number of posts done so far.

    Leaves the model in evaluation mode. Raises EmptySplitError if `posts` is empty.
    """
    import torch

    model.eval()

    def score_batch(batch: Sequence[TokenizedPost]) -> list[torch.Tensor]:
        nats, _ = token_nats(model, batch)
        return list(torch.split(nats, [post.predicted for post in batch]))

    with torch.inference_mode(), autocast(model.device.type, bf16):
        return score_in_batches(posts, score_batch, on_progress)


def score_loaded(
    loaded: LoadedModel,
    posts: Sequence[TokenizedPost],
    what: str = "",
    on_event: OnEvent = ignore,
    *,
    bf16: bool = False,
) -> Scores:
    """As `score`, but by our own passes if they compute the model, without loading Transformers.

    `on_event` receives the progress as a Stage called `what`.
    """
    import torch

    def on_progress(done: int) -> None:
        on_event(Stage(what, done, len(posts), "posts"))

    if not (weights := loaded.engine_weights):
        return score(loaded.model, posts, bf16=bf16, on_progress=on_progress)
    from huggingtweets.models.engine.training_pass import TrainingPass

    dtype = torch.bfloat16 if bf16 else torch.float32
    own = TrainingPass(weights, dtype, torch.tensor([loaded.end]), train_attention=False)
    with torch.no_grad():
        return score_in_batches(posts, own.token_nats, on_progress)


def score_in_batches(
    posts: Sequence[TokenizedPost],
    score_batch: Callable[[Sequence[TokenizedPost]], Sequence[torch.Tensor]],
    on_progress: Callable[[int], None] | None = None,
) -> Scores:
    """Score `posts` in batches of similar length. `score_batch` returns the nats of each token, post by post.

    Raises EmptySplitError if `posts` is empty.
    """
    if not posts:
        raise EmptySplitError(
            "There are no held-out posts to score.", hint="Add more posts, or raise {option}.", option="held_out"
        )
    nats: list[tuple[float, ...]] = [()] * len(posts)
    done = 0
    for batch in scoring_batches(posts, SCORING_TOKENS):
        for i, values in zip(batch, score_batch([posts[i] for i in batch]), strict=True):
            nats[i] = tuple(values.tolist())
        done += len(batch)
        if on_progress:
            on_progress(done)
    return Scores(tuple(nats), tuple(post.bytes for post in posts))
