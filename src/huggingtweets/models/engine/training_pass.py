"""Forward and backward pass over a batch of posts, written out for training a Llama or a relative on a CPU.

It is faster than autograd because tokens are packed without padding, Q, K and V (and gate and up) are one product each,
and the gradients of each layer reach the optimiser while they are still in the cache. Matrix products and the softmax
over the vocabulary run in `dtype`; the residual stream, norms and the softmax of attention run in float32.

Shapes: T tokens of a batch, N of them predicted, P posts, L tokens of the longest post, H query heads, G key-value
heads (each shared by H/G query heads), D dimensions of a head, C hidden size, V vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from huggingtweets.models.engine.architecture import EMBEDDING, FINAL_NORM
from huggingtweets.models.engine.batch import PackedBatch
from huggingtweets.models.engine.layer import (
    Activations,
    Layer,
    LowRank,
    apply_rotary,
    make_layer,
    rms_norm_backward,
)

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.models.engine.weights import EngineWeights
    from huggingtweets.posts.tokens import TokenizedPost

_LOGIT_ROWS = 128
"""Tokens whose logits are computed at a time: 13 MB with a vocabulary of 49,152 in bf16, which fits into the cache."""

_MAX_SAVED_PAIRS = 2**18
"""Pairs of tokens (P * L * L) up to which attention weights are saved for the backward pass; beyond, it recomputes."""

_GRAD_LOGITS = 2**26
"""Gradients of logits that are held at a time: all rows of a batch with a vocabulary of 49,152, and 128 MB in bf16."""

_FLOAT32_ROWS = 8
"""Rows of logits converted to float32 at a time. More would touch new memory pages, which is slow."""

OnGradients = Callable[[int, Sequence["Tensor"]], None]
"""Receives the index of a group of `TrainingPass.parameter_groups` and the gradients of its tensors, in order."""


class TrainingPass:
    """Forward and backward pass over `weights`, which are shared with a model in Transformers if there is one.

    Only the embedding rows `trained_ids` (sorted) are trained one by one. All other rows get nearly the same gradient,
    so they share one offset, `shift`; `sync_embedding` writes both to `weights`. The training posts alone would teach
    that unseen tokens never occur. Good (1953) estimates their probability from tokens that occur once. So where the
    target is one of `singletons` (tokens of a single post, a subset of `trained_ids`), `shift` learns as if the target
    were an unseen token; the token's own row learns as usual.

    With `low_rank`, all weights stay as they are, and low-rank changes of the layers' matrices are trained instead.
    With `trained_layers`, only these (0 is the bottom one) are trained, without the embedding and the last norm.
    """

    def __init__(
        self,
        weights: EngineWeights,
        dtype: torch.dtype,
        trained_ids: Tensor,
        singletons: Sequence[int] = (),
        *,
        train_attention: bool = True,
        low_rank: LowRank | None = None,
        trained_layers: range | None = None,
    ) -> None:
        self.architecture, self.dtype = weights.architecture, dtype
        self.trains_ends = low_rank is None and trained_layers is None
        """Whether the embedding and the last norm are trained."""
        chosen = range(self.architecture.layers) if trained_layers is None else trained_layers
        self.layers = [
            make_layer(weights, n, dtype, low_rank, is_trained=n in chosen, train_attention=train_attention)
            for n in range(self.architecture.layers)
        ]
        self._lowest = 0 if self.trains_ends else chosen.start
        self.norm = weights.fuse(FINAL_NORM)
        self._weights = weights
        self._head = weights.weights[EMBEDDING].to(dtype, copy=True)
        """(V, C). Every row of the embedding minus `shift`: the softmax does not depend on a term that all rows share.
        So only the trained rows ever change."""
        self.trained_ids, vocabulary = trained_ids, self.architecture.vocabulary
        self._trained_row = torch.full((vocabulary,), -1)
        """Row in `trained_embedding` of each token id, -1 if it has none."""
        self._trained_row[trained_ids] = torch.arange(len(trained_ids))
        self.trained_embedding = self._head[trained_ids].float()  # so the base's loss is the same with all posts
        weights.release(EMBEDDING, self._head)  # Gemma's would take 700 MB more
        self.shift = torch.zeros(self.architecture.hidden_size)
        """Added to every row that is not in `trained_embedding`, (C,)."""
        self._is_singleton = torch.zeros(vocabulary)
        if len(trained_ids) < vocabulary:
            self._is_singleton[list(singletons)] = 1
        # Buffers are reused: allocating memory of this size in each step would be slow.
        self._logits = torch.empty(_LOGIT_ROWS, vocabulary, dtype=dtype)
        self._grad_logits = torch.empty(0, vocabulary, dtype=dtype)
        self._embedding_buffer = torch.empty_like(self.trained_embedding)

    def parameter_groups(self) -> list[list[Tensor]]:
        """The trained tensors of each layer, of the last norm, and of the embedding. In each, matrices come first."""
        layers = [layer.parameters() for layer in self.layers]
        return [*layers, [self.norm], [self.trained_embedding, self.shift]] if self.trains_ends else layers

    def sync(self, group: int) -> None:
        """Update what products use after the parameters of that group have changed."""
        if group < len(self.layers):
            for matrix in self.layers[group].matrices():
                matrix.sync()
        elif group > len(self.layers):
            head = torch.sub(self.trained_embedding, self.shift, out=self._embedding_buffer)
            self._head[self.trained_ids] = head.to(self.dtype)

    def sync_embedding(self) -> None:
        """Write the embedding to the weights, in the dtype of products."""
        embedding = torch.empty_like(self._head)
        for rows, target in zip(self._head.split(_LOGIT_ROWS), embedding.split(_LOGIT_ROWS), strict=True):
            target.copy_(rows.float() + self.shift)
        embedding[self.trained_ids] = self.trained_embedding.to(self.dtype)
        self._weights.replace(EMBEDDING, embedding)

    def embed(self, ids: Tensor) -> Tensor:
        """The first hidden states of token `ids` (T,), float32, (T, C)."""
        row = self._trained_row[ids, None]
        embedding = self._head[ids].float() + self.shift
        embedding = torch.where(row < 0, embedding, self.trained_embedding[row[:, 0]])
        return embedding.mul_(self.architecture.embedding_scale)

    def token_nats(self, posts: Sequence[TokenizedPost]) -> list[Tensor]:
        """Cross-entropy in nats of each predicted token of each of `posts`. Softmax in float32."""
        batch = PackedBatch(posts)
        normed, _ = self._final_norm(batch.predicting_rows(self._forward(batch, None)))
        nats = torch.empty(len(normed))
        for start in range(0, len(normed), _LOGIT_ROWS):
            logits = self._compute_logits(normed[start : start + _LOGIT_ROWS])
            for first in range(0, len(logits), _FLOAT32_ROWS):
                rows = slice(start + first, start + first + _FLOAT32_ROWS)
                wide = logits[first : first + _FLOAT32_ROWS].float()
                nats[rows] = functional.cross_entropy(wide, batch.targets[rows], reduction="none")
        return list(torch.split(nats, [post.predicted for post in posts]))

    def forward_backward(self, posts: Sequence[TokenizedPost], on_gradients: OnGradients) -> float:
        """Cross-entropy of `posts` in nats, summed; in bf16, that of each token is rounded to 0.4%.

        The gradients of the mean over all predicted tokens go to `on_gradients` group by group: the last norm, the
        layers from last to first, the embedding. It may change the parameters of that group at once.
        """
        batch, saved = PackedBatch(posts), list[Activations]()
        last = self._forward(batch, saved)
        nats, grad, grad_embedding, grad_shift = self._loss(batch, last, on_gradients)
        rotary = self._rotary(batch)
        for number, layer in reversed(list(enumerate(self.layers))[self._lowest :]):
            # Not named: gradients that live until the next layer's are made cost 5% of the speed.
            on_gradients(number, self._backward(batch, layer, saved.pop(), grad, *rotary[layer.rotary_base]))
        if self.trains_ends:
            grad.mul_(self.architecture.embedding_scale)
            row = self._trained_row[batch.inputs]  # a parent may have tokens that are not trained
            is_trained = row >= 0
            grad_embedding.index_add_(0, row[is_trained], grad[is_trained])
            on_gradients(len(self.layers) + 1, [grad_embedding, grad_shift])
        return nats

    def _compute_logits(self, normed: Tensor) -> Tensor:
        """Logits of up to `_LOGIT_ROWS` rows, (rows, V), valid until the next call."""
        return torch.mm(normed, self._head.t(), out=self._logits[: len(normed)])

    def _forward(self, batch: PackedBatch, saved: list[Activations] | None) -> Tensor:
        """The residual stream after the last layer, (T, C)."""
        model = self.architecture
        heads, kv_heads, size = model.heads, model.kv_heads, model.head_size
        posts, longest = batch.posts, batch.longest
        rotary = self._rotary(batch)
        hidden = self.embed(batch.inputs)
        for number, layer in enumerate(self.layers):
            layer_input = hidden
            normed, scale = self._rms_norm(layer_input, layer.norm)
            qkv = layer.qkv.apply(normed).view(len(batch), heads + 2 * kv_heads, size)
            query_key, unnormed = qkv[:, : heads + kv_heads], None
            if (norms := self._query_key_norms(layer)) is not None:
                unnormed = query_key
                query_key, query_key_scale = self._rms_norm(unnormed, norms, offset=0)
            rotated = batch.pad(self._rotate(query_key, *rotary[layer.rotary_base]))
            # One product for all query heads that share a key: (P * G, H/G * L, D).
            query = rotated[:, :, :heads].reshape(posts, longest, kv_heads, -1, size).permute(0, 2, 3, 1, 4)
            query = query.reshape(posts * kv_heads, -1, size)
            key = rotated[:, :, heads:].transpose(1, 2).reshape(-1, longest, size)
            value = batch.pad(qkv[:, heads + kv_heads :]).transpose(1, 2).reshape(-1, longest, size)
            attention = self._attention(batch, layer, query, key)
            attended = torch.bmm(attention, value).view(posts, kv_heads, -1, longest, size).permute(0, 3, 1, 2, 4)
            attended = batch.unpad(attended.reshape(posts, longest, heads * size))
            output = layer.output.apply(attended)
            mlp_hidden, output_scale = self._add_branch(layer_input, output, layer.output_norm)
            mlp_normed, mlp_scale = self._rms_norm(mlp_hidden, layer.mlp_norm)
            gate_up = layer.gate_up.apply(mlp_normed)
            gate, up = gate_up.chunk(2, -1)
            activated = self._activate(gate)
            mlp_output = layer.down.apply(activated * up)
            hidden, down_scale = self._add_branch(mlp_hidden, mlp_output, layer.down_norm)
            if saved is not None and number >= self._lowest:
                saved.append(
                    Activations(
                        layer_input,
                        normed,
                        scale,
                        None if unnormed is None else (unnormed, query_key_scale),
                        query,
                        key,
                        value,
                        attention if posts * longest**2 <= _MAX_SAVED_PAIRS else None,
                        attended,
                        None if output_scale is None else (output, output_scale),
                        mlp_hidden,
                        mlp_normed,
                        mlp_scale,
                        gate_up,
                        activated,
                        None if down_scale is None else (mlp_output, down_scale),
                    )
                )
        return hidden

    def _add_branch(self, hidden: Tensor, output: Tensor, norm: Tensor | None) -> tuple[Tensor, Tensor | None]:
        """The residual stream plus the output of attention or MLP, and the factors of its norm if it has one."""
        scale = None
        if norm is not None:
            output, scale = self._rms_norm(output, norm, torch.float32)
        return torch.add(hidden, output, alpha=self.architecture.residual_scale), scale

    def _activate(self, gate: Tensor) -> Tensor:
        if self.architecture.family.activation == "silu":
            return functional.silu(gate)
        return functional.gelu(gate, approximate="tanh")

    def _attention(self, batch: PackedBatch, layer: Layer, query: Tensor, key: Tensor) -> Tensor:
        """Causal attention weights, (P * G, H/G * L, L)."""
        scores = torch.bmm(query, key.transpose(1, 2)).float().view(len(query), -1, batch.longest, batch.longest)
        scores = scores.mul_(self.architecture.attention_scale).add_(batch.causal_mask(layer.window))
        return scores.softmax(-1).to(self.dtype).view(len(query), -1, batch.longest)

    def _loss(
        self, batch: PackedBatch, last: Tensor, on_gradients: OnGradients
    ) -> tuple[float, Tensor, Tensor, Tensor]:
        """Cross-entropy in nats, summed; gradients of the mean for `last`, `trained_embedding` and `shift`."""
        hidden, last = last, batch.predicting_rows(last)
        normed, scale = self._final_norm(last)
        count, most = len(last), max(_LOGIT_ROWS, _GRAD_LOGITS // self.architecture.vocabulary)
        if len(self._grad_logits) < min(count, most):
            self._grad_logits = torch.empty(min(count, most), self.architecture.vocabulary, dtype=self.dtype)
        nats, grads, grads_trained = 0.0, [], []
        for first in range(0, count, most):
            targets = batch.targets[first : first + most]
            grad_logits = self._grad_logits[: len(targets)]
            for start in range(0, len(targets), _LOGIT_ROWS):
                rows = slice(start, start + _LOGIT_ROWS)
                logits = self._compute_logits(normed[first : first + len(targets)][rows])
                torch.softmax(logits, -1, out=grad_logits[rows])
            places = torch.arange(len(targets)), targets
            probabilities = grad_logits[places]
            nats -= float(probabilities.float().clamp(min=1e-37).log().sum(dtype=torch.float64))
            grad_logits[places] = probabilities - 1
            # Each row of grad_logits sums to zero. So the head without `shift` gives the same gradient for `last`, and
            # the sum over all unseen tokens is minus the sum over the trained ones.
            grads.append((grad_logits @ self._head).float().div_(count))
            grads_trained.append(grad_logits[:, self.trained_ids])
        grad, grad_trained = (parts[0] if len(parts) == 1 else torch.cat(parts) for parts in (grads, grads_trained))
        grad_embedding = self._embedding_buffer.copy_(grad_trained.t() @ normed).div_(count)
        grad_unseen = self._is_singleton[batch.targets].add_(grad_trained.sum(1)).neg_()
        grad_shift = (grad_unseen @ normed.float()).div_(count)
        logit_scale = self.architecture.logit_scale
        grad, grad_norm = rms_norm_backward(grad, last, scale, self._norm_factor(self.norm) * logit_scale)
        if self.trains_ends:
            on_gradients(len(self.layers), [grad_norm.mul_(logit_scale)])
        if batch.predicting is not None:
            grad = torch.zeros_like(hidden).index_copy_(0, batch.predicting, grad)
        return nats, grad, grad_embedding, grad_shift

    def _backward(
        self, batch: PackedBatch, layer: Layer, saved: Activations, grad: Tensor, cos: Tensor, sin: Tensor
    ) -> list[Tensor]:
        """Turn `grad`, the gradient of the residual stream after `layer`, in place into that before it.

        Returns the gradients of `layer.parameters()`.
        """
        model = self.architecture
        heads, kv_heads, size = model.heads, model.kv_heads, model.head_size
        posts, longest = batch.posts, batch.longest
        grad_output, grad_down_norm = self._branch_gradient(grad, saved.mlp_output, layer.down_norm)
        gate, up = saved.gate_up.chunk(2, -1)
        grad_product, grads_down = layer.down.backward(grad_output, saved.activated * up)
        grad_gate_up = torch.empty_like(saved.gate_up)
        grad_gate, grad_up = grad_gate_up.chunk(2, -1)
        torch.mul(grad_product, saved.activated, out=grad_up)
        if model.family.activation == "silu":
            torch.ops.aten.silu_backward(grad_product.mul_(up), gate, grad_input=grad_gate)
        else:
            torch.ops.aten.gelu_backward(grad_product.mul_(up), gate, approximate="tanh", grad_input=grad_gate)
        grad_input, grads_gate_up = layer.gate_up.backward(grad_gate_up, saved.mlp_normed)
        mlp_factor = self._norm_factor(layer.mlp_norm)
        grad_hidden, grad_mlp_norm = rms_norm_backward(
            grad_input.float(), saved.mlp_hidden, saved.mlp_scale, mlp_factor
        )
        grad.add_(grad_hidden)

        grad_output, grad_output_norm = self._branch_gradient(grad, saved.output, layer.output_norm)
        grad_attended, grads_output = layer.output.backward(grad_output, saved.attended)
        grad_attended = batch.pad(grad_attended.view(len(batch), heads, size))
        if not batch.is_full:
            grad_attended = grad_attended.masked_fill(batch.is_padding, 0)
        grad_attended = grad_attended.view(posts, longest, kv_heads, -1, size).permute(0, 2, 3, 1, 4)
        grad_attended = grad_attended.reshape(posts * kv_heads, -1, size)
        attention = saved.attention
        if attention is None:
            attention = self._attention(batch, layer, saved.query, saved.key)
        grad_value = torch.bmm(attention.transpose(1, 2), grad_attended)
        attention = attention.float()
        grad_scores = torch.bmm(grad_attended, saved.value.transpose(1, 2)).float().mul_(attention)
        grad_scores.sub_(attention.mul_(grad_scores.sum(-1, keepdim=True)))
        grad_products = grad_scores.mul_(model.attention_scale).to(self.dtype)
        grad_query = torch.bmm(grad_products, saved.key)
        grad_key = torch.bmm(grad_products.transpose(1, 2), saved.query)
        grid = grad_query.new_empty(posts, longest, heads + 2 * kv_heads, size)
        grid[:, :, :heads].view(posts, longest, kv_heads, -1, size).copy_(
            grad_query.view(posts, kv_heads, -1, longest, size).permute(0, 3, 1, 2, 4)
        )
        grid[:, :, heads : heads + kv_heads] = grad_key.view(posts, kv_heads, longest, size).transpose(1, 2)
        grid[:, :, heads + kv_heads :] = grad_value.view(posts, kv_heads, longest, size).transpose(1, 2)
        grad_qkv = batch.unpad(grid)
        grad_query_key = self._rotate(grad_qkv[:, : heads + kv_heads], cos, -sin)
        grad_query_key_norms = []
        if saved.unnormed and (norms := self._query_key_norms(layer)) is not None:
            unnormed, scale = saved.unnormed
            grad_query_key, grad_norms = rms_norm_backward(grad_query_key.float(), unnormed.float(), scale, norms)
            grad_query_key_norms = [grad_norms[:heads].sum(0), grad_norms[heads:].sum(0)]
        grad_qkv[:, : heads + kv_heads] = grad_query_key
        grad_input, grads_qkv = layer.qkv.backward(grad_qkv.view(len(batch), -1), saved.normed)
        norm_factor = self._norm_factor(layer.norm)
        grad_hidden, grad_norm = rms_norm_backward(grad_input.float(), saved.hidden, saved.scale, norm_factor)
        grad.add_(grad_hidden)
        matrices = [*grads_qkv, *grads_output, *grads_gate_up, *grads_down]
        if not layer.trains_norms:
            return matrices
        return [*matrices, grad_norm, grad_mlp_norm, *grad_query_key_norms, *grad_output_norm, *grad_down_norm]

    def _branch_gradient(
        self, grad: Tensor, saved: tuple[Tensor, Tensor] | None, norm: Tensor | None
    ) -> tuple[Tensor, list[Tensor]]:
        """From the gradient of the residual stream, that of the output of attention or MLP, and that of its norm."""
        if saved is None or norm is None:
            scale = self.architecture.residual_scale
            return (grad if scale == 1 else grad * scale).to(self.dtype), []
        output, row_factors = saved
        grad = grad * self.architecture.residual_scale
        grad_output, grad_norm = rms_norm_backward(grad, output.float(), row_factors, self._norm_factor(norm))
        return grad_output.to(self.dtype), [grad_norm]

    def _rotary(self, batch: PackedBatch) -> dict[float, tuple[Tensor, Tensor]]:
        """Cosine and sine of the RoPE angles of each row, each (T, 1, D/2), for each of RoPE's bases."""
        rotary = {}
        for base in dict.fromkeys(self.architecture.rotary_bases):
            angles = batch.position[:, None, None] * self.architecture.rotary_frequencies(base)
            rotary[base] = angles.cos().to(self.dtype), angles.sin().to(self.dtype)
        return rotary

    def _rotate(self, heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        return apply_rotary(heads, cos, sin, neighbours=self.architecture.family.rotates_neighbours)

    def _final_norm(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """The input of the head, and the factor of each row. Includes the scale of the logits."""
        return self._rms_norm(hidden, self._norm_factor(self.norm) * self.architecture.logit_scale, offset=0)

    def _query_key_norms(self, layer: Layer) -> Tensor | None:
        """The factors of each query and key head, (H + G, D); None without such norms."""
        if layer.query_norm is None or layer.key_norm is None:
            return None
        queries = layer.query_norm.expand(self.architecture.heads, -1)
        keys = layer.key_norm.expand(self.architecture.kv_heads, -1)
        return self._norm_factor(torch.cat([queries, keys]))

    def _norm_factor(self, weight: Tensor) -> Tensor:
        offset = self.architecture.family.norm_offset
        return weight + offset if offset else weight

    def _rms_norm(
        self, hidden: Tensor, weight: Tensor, dtype: torch.dtype | None = None, *, offset: float | None = None
    ) -> tuple[Tensor, Tensor]:
        """RMSNorm (Zhang and Sennrich 2019) over the last dimension, in `dtype` or that of products.

        Also returns the factor of each row, (..., 1).
        """
        hidden = hidden.float()
        factor = weight if offset == 0 else self._norm_factor(weight)
        length = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True)
        scale = length.square_().div_(hidden.shape[-1]).add_(self.architecture.eps).rsqrt_()
        return (hidden * scale).mul_(factor).to(dtype or self.dtype), scale
