"""What a model pays for posts: the one forward pass that training, validation and reports share."""

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
"""Tokens in a batch when scoring, padding included: the logits of the default base then take 200 MB."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Cost of posts under a model, post by post, each scored alone."""

    nats: tuple[float, ...]
    tokens: tuple[int, ...]
    """Tokens paid for: those of the text, and the one that ends the post."""
    bytes: tuple[int, ...]
    """UTF-8 length of the text."""

    @property
    def nats_per_token(self) -> float:
        """Mean cross-entropy; its exponential is the perplexity."""
        return sum(self.nats) / sum(self.tokens)

    @property
    def bits_per_byte(self) -> float:
        """Cost in bits per UTF-8 byte of text, the end of each post paid for but adding no byte.

        Independent of the tokenizer, so it compares bases (Gao et al. 2020, The Pile, section 3.1).
        """
        return sum(self.nats) / sum(self.bytes) / math.log(2)


def autocast(device: str, bf16: bool) -> AbstractContextManager[None]:
    """bf16 autocast on `device`, or nothing."""
    import torch

    return torch.autocast(device, dtype=torch.bfloat16) if bf16 else nullcontext()


def pad(posts: Sequence[TokenizedPost], separator: int) -> torch.Tensor:
    """Token ids of `posts` as one matrix (posts x longest), filled up on the right with `separator`.

    No attention mask is needed: attention looks back only, so no post sees its own padding.
    """
    import torch

    longest = max(len(post.ids) for post in posts)
    return torch.tensor([[*post.ids, *[separator] * (longest - len(post.ids))] for post in posts])


def nats_of_tokens(
    model: PreTrainedModel, ids: torch.Tensor, lengths: Sequence[int]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy in nats of every predicted token of a padded batch, and the row each belongs to.

    `ids` is (posts, longest); of row i the first `lengths[i]` count, the first of them (the separator) being given,
    not predicted. Both results are flat, row by row. The softmax is over the whole vocabulary, in float32.
    """
    import torch
    from torch.nn import functional

    logits = model(input_ids=ids, use_cache=False).logits
    ends = torch.tensor(lengths, device=ids.device) - 1
    real = torch.arange(ids.shape[1] - 1, device=ids.device)[None, :] < ends[:, None]
    nats = functional.cross_entropy(logits[:, :-1][real].float(), ids[:, 1:][real], reduction="none")
    return nats, real.nonzero()[:, 0]


def score(
    model: PreTrainedModel,
    posts: Sequence[TokenizedPost],
    separator: int,
    *,
    bf16: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> Scores:
    """Cost of every post, each alone, in batches of like length; `on_progress` is told the posts done so far.

    The model is left in evaluation mode. Raises EmptySplitError when `posts` is empty.
    """
    import torch

    if not posts:
        raise EmptySplitError("There are no held-out posts to score. Add more posts, or raise --held-out.")
    model.eval()
    device = model.device
    nats = [0.0] * len(posts)
    done = 0
    with torch.inference_mode(), autocast(device.type, bf16):
        for batch in scoring_batches(posts, SCORING_TOKENS):
            chosen = [posts[i] for i in batch]
            lengths = [len(post.ids) for post in chosen]
            costs, rows = nats_of_tokens(model, pad(chosen, separator).to(device), lengths)
            # Added up in float64: a batch holds a thousand terms.
            sums = torch.zeros(len(batch), dtype=torch.float64).index_add_(0, rows.cpu(), costs.double().cpu())
            for i, value in zip(batch, sums.tolist(), strict=True):
                nats[i] = value
            done += len(batch)
            if on_progress:
                on_progress(done)
    return fit_of(nats, posts)


def fit_of(nats: Sequence[float], posts: Sequence[TokenizedPost]) -> Scores:
    """`posts` with what each of them cost."""
    return Scores(tuple(nats), tuple(len(post.ids) - 1 for post in posts), tuple(post.bytes for post in posts))
