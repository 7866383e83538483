"""Cross-entropy scoring. Models that our own passes train are scored by `engine.training_pass` instead."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huggingtweets.errors import EmptySplitError
from huggingtweets.posts.dataset import TokenizedPost, scoring_batches

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

SCORING_TOKENS = 1024
"""Tokens per batch when scoring, padding included. The logits of the default base then take 200 MB."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Cross-entropy of posts under a model, post by post, each scored alone."""

    nats: tuple[float, ...]
    tokens: tuple[int, ...]
    """Predicted tokens of each post: its text and the token that ends it."""
    bytes: tuple[int, ...]
    """UTF-8 length of each text."""

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


def token_nats(model: PreTrainedModel, ids: torch.Tensor, lengths: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy in nats of every predicted token of a padded batch, and the row of each token; both flat.

    Of row i of `ids`, (posts, longest), the first `lengths[i]` count; the first (the start token) is not predicted. The
    softmax runs in float32.
    """
    import torch
    from torch.nn import functional

    logits = model(input_ids=ids, use_cache=False).logits
    ends = torch.tensor(lengths, device=ids.device) - 1
    is_predicted = torch.arange(ids.shape[1] - 1, device=ids.device)[None, :] < ends[:, None]
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
    device = model.device

    def score_batch(batch: Sequence[TokenizedPost]) -> list[float]:
        nats, rows = token_nats(model, pad(batch).to(device), [len(post.ids) for post in batch])
        # Summed in float64: a batch has a thousand terms.
        sums = torch.zeros(len(batch), dtype=torch.float64).index_add_(0, rows.cpu(), nats.double().cpu())
        return sums.tolist()

    with torch.inference_mode(), autocast(device.type, bf16):
        return score_in_batches(posts, score_batch, on_progress)


def score_in_batches(
    posts: Sequence[TokenizedPost],
    score_batch: Callable[[Sequence[TokenizedPost]], Sequence[float]],
    on_progress: Callable[[int], None] | None = None,
) -> Scores:
    """Score `posts` in batches of similar length. `score_batch` returns the nats of each post of a batch.

    Raises EmptySplitError if `posts` is empty.
    """
    if not posts:
        raise EmptySplitError(
            "There are no held-out posts to score.", hint="Add more posts, or raise {option}.", option="held_out"
        )
    nats = [0.0] * len(posts)
    done = 0
    for batch in scoring_batches(posts, SCORING_TOKENS):
        for i, value in zip(batch, score_batch([posts[i] for i in batch]), strict=True):
            nats[i] = value
        done += len(batch)
        if on_progress:
            on_progress(done)
    return Scores(tuple(nats), tuple(len(post.ids) - 1 for post in posts), tuple(post.bytes for post in posts))
