"""A batch of posts without padding, and the padded grid that attention works on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.posts.tokens import TokenizedPost


class PackedBatch:
    """The tokens of a batch of posts as rows without padding, and their places in the padded grid (P, L)."""

    def __init__(self, batch: Sequence[TokenizedPost]) -> None:
        posts = [post.ids for post in batch]
        lengths = [len(ids) - 1 for ids in posts]
        self.posts, self.longest = len(posts), max(lengths)
        self.inputs = torch.tensor([token for ids in posts for token in ids[:-1]])
        """Token ids, (T,)."""
        self.targets = torch.tensor([token for post in batch for token in post.ids[post.given :]])
        """The predicted tokens, (N,)."""
        self.predicting: Tensor | None = None
        """The row that predicts each of them, (N,). None for all rows: no post has a parent."""
        if len(self.targets) < len(self.inputs):
            predicts = [place >= post.given - 1 for post in batch for place in range(len(post.ids) - 1)]
            self.predicting = torch.tensor(predicts).nonzero()[:, 0]
        is_token = torch.arange(self.longest)[None, :] < torch.tensor(lengths)[:, None]
        self.grid_index = is_token.flatten().nonzero()[:, 0]
        """Place of each row in the flattened grid, (T,)."""
        self.position = self.grid_index % self.longest
        self.is_full = len(self.grid_index) == is_token.numel()
        """The grid has no padding."""
        self.row_index = torch.zeros(is_token.numel(), dtype=torch.long)
        """Row at each place of the flattened grid, (P * L,); 0 for padding."""
        self.row_index[self.grid_index] = torch.arange(len(self.grid_index))
        self.is_padding = ~is_token[:, :, None, None]
        self._masks: dict[int | None, Tensor] = {}

    def __len__(self) -> int:
        return len(self.inputs)

    def predicting_rows(self, rows: Tensor) -> Tensor:
        """Of (T, ...), the rows that predict a token, (N, ...)."""
        return rows if self.predicting is None else rows[self.predicting]

    def causal_mask(self, window: int | None) -> Tensor:
        """Added to attention scores, (L, L): minus infinity for later tokens, and for those outside the `window`."""
        if window is not None and window >= self.longest:
            window = None
        if window not in self._masks:
            mask = torch.full((self.longest, self.longest), -math.inf).triu_(1)
            if window is not None:
                mask.masked_fill_(torch.ones_like(mask, dtype=torch.bool).tril_(-window), -math.inf)
            self._masks[window] = mask
        return self._masks[window]

    def pad(self, rows: Tensor) -> Tensor:
        """(T, ...) to (P, L, ...). Padding holds copies of row 0."""
        return (rows if self.is_full else rows[self.row_index]).view(self.posts, self.longest, *rows.shape[1:])

    def unpad(self, grid: Tensor) -> Tensor:
        """(P, L, ...) to (T, ...)."""
        flat = grid.reshape(self.posts * self.longest, *grid.shape[2:])
        return flat if self.is_full else flat[self.grid_index]
