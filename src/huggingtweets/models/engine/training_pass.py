"""Forward and backward pass of a Llama over a batch of posts, written out for training on a CPU.

It is faster than autograd because tokens are packed without padding, Q, K and V (and gate and up) are one product each,
and the gradients of each layer reach the optimiser while they are still in the cache. Matrix products and the softmax
over the vocabulary run in `dtype`; the residual stream, norms and the softmax of attention run in float32.

Shapes: T tokens of a batch, P posts, L tokens of the longest post, H query heads, G key-value heads (each shared by H/G
query heads), D dimensions of a head, C hidden size, V vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from huggingtweets.models.engine.batch import PackedBatch
from huggingtweets.models.engine.weights import EMBEDDING, head_size, rope_frequencies

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.models.engine.weights import LlamaWeights

_LOGIT_ROWS = 128
"""Tokens whose logits are computed at a time: 13 MB with a vocabulary of 49,152 in bf16, which fits into the cache."""

_MAX_SAVED_PAIRS = 2**18
"""Pairs of tokens (P * L * L) up to which attention weights are saved for the backward pass; beyond, it recomputes."""

_FLOAT32_ROWS = 8
"""Rows of logits converted to float32 at a time. More would touch new memory pages, which is slow."""


@dataclass(slots=True)
class Matrix:
    """A weight in float32, which is trained, and its copy in the dtype of products."""

    weight: Tensor
    compute: Tensor
    """The same tensor if products are in float32."""

    def sync(self) -> None:
        """Update the copy after the weight has changed."""
        if self.compute is not self.weight:
            self.compute.copy_(self.weight)


@dataclass(slots=True)
class Layer:
    """The weights of one layer."""

    norm: Tensor
    qkv: Matrix
    """((H + 2 * G) * D, C)"""
    output: Matrix
    """(C, H * D)"""
    mlp_norm: Tensor
    gate_up: Matrix
    down: Matrix
    trains_attention: bool
    """Whether `qkv` and `output` are trained."""

    def trained_matrices(self) -> list[Matrix]:
        return [*([self.qkv, self.output] if self.trains_attention else []), self.gate_up, self.down]

    def parameters(self) -> list[Tensor]:
        """The trained tensors, matrices first."""
        return [*(matrix.weight for matrix in self.trained_matrices()), self.norm, self.mlp_norm]


@dataclass(frozen=True, slots=True)
class _Activations:
    """What the backward pass of a layer needs from its forward pass."""

    hidden: Tensor
    normed: Tensor
    scale: Tensor
    query: Tensor
    """(P * G, H/G * L, D)"""
    key: Tensor
    """(P * G, L, D)"""
    value: Tensor
    """(P * G, L, D)"""
    attention: Tensor | None
    """(P * G, H/G * L, L), or None if too large to save."""
    attended: Tensor
    """(T, H * D)"""
    mlp_hidden: Tensor
    """The residual stream before the MLP."""
    mlp_normed: Tensor
    mlp_scale: Tensor
    gate_up: Tensor
    gate_silu: Tensor


OnGradients = Callable[[int, Sequence["Tensor"]], None]
"""Receives the index of a group of `TrainingPass.parameter_groups` and the gradients of its tensors, in order."""


class TrainingPass:
    """Forward and backward pass over the weights of a Llama, which are shared with `model`.

    Only the embedding rows `trained_ids` (sorted) are trained one by one. All other rows get nearly the same gradient,
    so they share one offset, `shift`; `sync_embedding` writes both to `model`. The training posts alone would teach
    that unseen tokens never occur. Good (1953) estimates their probability from tokens that occur once. So where the
    target is one of `singletons` (tokens of a single post, a subset of `trained_ids`), `shift` learns as if the target
    were an unseen token; the token's own row learns as usual.
    """

    def __init__(
        self,
        model: LlamaWeights,
        dtype: torch.dtype,
        trained_ids: Tensor,
        singletons: Sequence[int] = (),
        *,
        train_attention: bool = True,
    ) -> None:
        config = model.config
        self.dtype = dtype
        self.heads, self.kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
        self.head_size = head_size(config)
        self.eps = config["rms_norm_eps"]
        self.frequencies = rope_frequencies(config)
        self.vocabulary = config["vocab_size"]

        def fused(layer: int, *names: str) -> Tensor:
            return model.fuse(*(f"model.layers.{layer}.{name}.weight" for name in names))

        def matrix(layer: int, *names: str) -> Matrix:
            weight = fused(layer, *names)
            return Matrix(weight, weight.to(dtype))

        self.layers = [
            Layer(
                fused(number, "input_layernorm"),
                matrix(number, "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
                matrix(number, "self_attn.o_proj"),
                fused(number, "post_attention_layernorm"),
                matrix(number, "mlp.gate_proj", "mlp.up_proj"),
                matrix(number, "mlp.down_proj"),
                train_attention,
            )
            for number in range(config["num_hidden_layers"])
        ]
        self.norm = model.fuse("model.norm.weight")
        self._model = model
        self._original_embedding = model.fuse(EMBEDDING)
        self._head = self._original_embedding.to(dtype, copy=True)
        """(V, C). Every row of the embedding minus `shift`: the softmax does not depend on a term that all rows share.
        So only the trained rows ever change."""
        self.trained_ids = trained_ids
        self._trained_row = torch.full((self.vocabulary,), -1)
        """Row in `trained_embedding` of each token id, -1 if it has none."""
        self._trained_row[trained_ids] = torch.arange(len(trained_ids))
        self.trained_embedding = self._original_embedding[trained_ids]
        self.shift = torch.zeros(config["hidden_size"])
        """Added to every row that is not in `trained_embedding`, (C,)."""
        self._is_singleton = torch.zeros(self.vocabulary)
        if len(trained_ids) < self.vocabulary:
            self._is_singleton[list(singletons)] = 1
        # Buffers are reused: allocating memory of this size in each step would be slow.
        self._logits = torch.empty(_LOGIT_ROWS, self.vocabulary, dtype=dtype)
        self._grad_logits = torch.empty(0, self.vocabulary, dtype=dtype)
        self._embedding_buffer = torch.empty_like(self.trained_embedding)

    def parameter_groups(self) -> list[list[Tensor]]:
        """The trained tensors of each layer, of the last norm, and of the embedding. In each, matrices come first."""
        return [*(layer.parameters() for layer in self.layers), [self.norm], [self.trained_embedding, self.shift]]

    def sync(self, group: int) -> None:
        """Update what products use after the parameters of that group have changed."""
        if group < len(self.layers):
            for matrix in self.layers[group].trained_matrices():
                matrix.sync()
        elif group > len(self.layers):
            head = torch.sub(self.trained_embedding, self.shift, out=self._embedding_buffer)
            self._head[self.trained_ids] = head.to(self.dtype)

    def sync_embedding(self) -> None:
        """Write the embedding to the model."""
        embedding = self._original_embedding + self.shift  # `embed` would make three more copies of this size
        embedding[self.trained_ids] = self.trained_embedding
        self._model.replace(EMBEDDING, embedding)

    def embed(self, ids: Tensor) -> Tensor:
        """The embeddings of token `ids` (T,), float32, (T, C)."""
        row = self._trained_row[ids, None]
        return torch.where(row < 0, self._original_embedding[ids] + self.shift, self.trained_embedding[row[:, 0]])

    def score(self, posts: Sequence[Sequence[int]]) -> Tensor:
        """Cross-entropy of each of `posts` (token ids, the first given) in nats, (P,), float64; softmax in float32."""
        batch = PackedBatch(posts)
        normed, _ = self._rms_norm(self._forward(batch, None), self.norm)
        nats = torch.empty(len(batch))
        for start in range(0, len(batch), _LOGIT_ROWS):
            logits = self._compute_logits(normed[start : start + _LOGIT_ROWS])
            for first in range(0, len(logits), _FLOAT32_ROWS):
                rows = slice(start + first, start + first + _FLOAT32_ROWS)
                wide = logits[first : first + _FLOAT32_ROWS].float()
                nats[rows] = functional.cross_entropy(wide, batch.targets[rows], reduction="none")
        return torch.zeros(batch.posts, dtype=torch.float64).index_add_(0, batch.post, nats.double())

    def forward_backward(self, posts: Sequence[Sequence[int]], on_gradients: OnGradients) -> float:
        """Cross-entropy of `posts` in nats, summed; in bf16, that of each token is rounded to 0.4%.

        The gradients of the mean over all tokens go to `on_gradients` group by group: the last norm, the layers from
        last to first, the embedding. It may change the parameters of that group at once.
        """
        batch, saved = PackedBatch(posts), list[_Activations]()
        last = self._forward(batch, saved)
        nats, grad, grad_embedding, grad_shift = self._loss(batch, last, on_gradients)
        cos, sin = self._rotary(batch)
        for number in reversed(range(len(self.layers))):
            self._backward(batch, self.layers[number], saved.pop(), grad, cos, sin, partial(on_gradients, number))
        grad_embedding.index_add_(0, self._trained_row[batch.inputs], grad)
        on_gradients(len(self.layers) + 1, [grad_embedding, grad_shift])
        return nats

    def _compute_logits(self, normed: Tensor) -> Tensor:
        """Logits of up to `_LOGIT_ROWS` rows, (rows, V), valid until the next call."""
        return torch.mm(normed, self._head.t(), out=self._logits[: len(normed)])

    def _forward(self, batch: PackedBatch, saved: list[_Activations] | None) -> Tensor:
        """The residual stream after the last layer, (T, C)."""
        heads, kv_heads, size = self.heads, self.kv_heads, self.head_size
        posts, longest = batch.posts, batch.longest
        cos, sin = self._rotary(batch)
        hidden = self.embed(batch.inputs)
        for layer in self.layers:
            layer_input = hidden
            normed, scale = self._rms_norm(layer_input, layer.norm)
            qkv = functional.linear(normed, layer.qkv.compute).view(len(batch), heads + 2 * kv_heads, size)
            rotated = batch.pad(apply_rotary(qkv[:, : heads + kv_heads], cos, sin))
            # One product for all query heads that share a key: (P * G, H/G * L, D).
            query = rotated[:, :, :heads].reshape(posts, longest, kv_heads, -1, size).permute(0, 2, 3, 1, 4)
            query = query.reshape(posts * kv_heads, -1, size)
            key = rotated[:, :, heads:].transpose(1, 2).reshape(-1, longest, size)
            value = batch.pad(qkv[:, heads + kv_heads :]).transpose(1, 2).reshape(-1, longest, size)
            attention = self._attention(batch, query, key)
            attended = torch.bmm(attention, value).view(posts, kv_heads, -1, longest, size).permute(0, 3, 1, 2, 4)
            attended = batch.unpad(attended.reshape(posts, longest, heads * size))
            mlp_hidden = layer_input + functional.linear(attended, layer.output.compute)
            mlp_normed, mlp_scale = self._rms_norm(mlp_hidden, layer.mlp_norm)
            gate_up = functional.linear(mlp_normed, layer.gate_up.compute)
            gate, up = gate_up.chunk(2, -1)
            gate_silu = functional.silu(gate)
            hidden = mlp_hidden + functional.linear(gate_silu * up, layer.down.compute)
            if saved is not None:
                kept = attention if posts * longest**2 <= _MAX_SAVED_PAIRS else None
                saved.append(
                    _Activations(
                        layer_input, normed, scale, query, key, value, kept, attended,
                        mlp_hidden, mlp_normed, mlp_scale, gate_up, gate_silu,
                    )
                )  # fmt: skip
        return hidden

    def _attention(self, batch: PackedBatch, query: Tensor, key: Tensor) -> Tensor:
        """Causal attention weights, (P * G, H/G * L, L)."""
        scores = torch.bmm(query, key.transpose(1, 2)).float().view(len(query), -1, batch.longest, batch.longest)
        scores = scores.mul_(1 / math.sqrt(self.head_size)).add_(batch.causal_mask)
        return scores.softmax(-1).to(self.dtype).view(len(query), -1, batch.longest)

    def _loss(
        self, batch: PackedBatch, last: Tensor, on_gradients: OnGradients
    ) -> tuple[float, Tensor, Tensor, Tensor]:
        """Cross-entropy in nats, summed; gradients of the mean for `last`, `trained_embedding` and `shift`."""
        normed, scale = self._rms_norm(last, self.norm)
        if len(self._grad_logits) < len(batch):
            self._grad_logits = torch.empty(len(batch), self.vocabulary, dtype=self.dtype)
        grad_logits = self._grad_logits[: len(batch)]
        for start in range(0, len(batch), _LOGIT_ROWS):
            rows = slice(start, start + _LOGIT_ROWS)
            torch.softmax(self._compute_logits(normed[rows]), -1, out=grad_logits[rows])
        targets = torch.arange(len(batch)), batch.targets
        probabilities = grad_logits[targets]
        tiny = torch.finfo(torch.float32).tiny
        nats = -float(probabilities.float().clamp(min=tiny).log().sum(dtype=torch.float64))
        grad_logits[targets] = probabilities - 1
        # Each row of grad_logits sums to zero. So the head without `shift` gives the same gradient for `last`, and the
        # sum over all unseen tokens is minus the sum over the trained ones.
        grad = (grad_logits @ self._head).float().div_(len(batch))
        grad_trained_logits = grad_logits[:, self.trained_ids]
        grad_embedding = self._embedding_buffer.copy_(grad_trained_logits.t() @ normed).div_(len(batch))
        grad_unseen_logits = self._is_singleton[batch.targets].add_(grad_trained_logits.sum(1)).neg_()
        grad_shift = (grad_unseen_logits @ normed.float()).div_(len(batch))
        grad, grad_norm = rms_norm_backward(grad, last, scale, self.norm)
        on_gradients(len(self.layers), [grad_norm])
        return nats, grad, grad_embedding, grad_shift

    def _backward(
        self,
        batch: PackedBatch,
        layer: Layer,
        saved: _Activations,
        grad: Tensor,
        cos: Tensor,
        sin: Tensor,
        on_gradients: Callable[[Sequence[Tensor]], None],
    ) -> None:
        """Turn `grad`, the gradient of the residual stream after `layer`, in place into that before it."""
        heads, kv_heads, size = self.heads, self.kv_heads, self.head_size
        posts, longest = batch.posts, batch.longest
        grad_output = grad.to(self.dtype)
        gate, up = saved.gate_up.chunk(2, -1)
        grad_down = grad_output.t() @ (saved.gate_silu * up)
        grad_product = grad_output @ layer.down.compute
        grad_gate_up = torch.empty_like(saved.gate_up)
        grad_gate, grad_up = grad_gate_up.chunk(2, -1)
        torch.mul(grad_product, saved.gate_silu, out=grad_up)
        torch.ops.aten.silu_backward(grad_product.mul_(up), gate, grad_input=grad_gate)
        grad_gate_up_matrix = grad_gate_up.t() @ saved.mlp_normed
        grad_hidden, grad_mlp_norm = rms_norm_backward(
            (grad_gate_up @ layer.gate_up.compute).float(), saved.mlp_hidden, saved.mlp_scale, layer.mlp_norm
        )
        grad.add_(grad_hidden)

        grad_output = grad.to(self.dtype)
        grad_output_matrix = [grad_output.t() @ saved.attended] if layer.trains_attention else []
        grad_attended = batch.pad((grad_output @ layer.output.compute).view(len(batch), heads, size))
        if not batch.is_full:
            grad_attended = grad_attended.masked_fill(batch.is_padding, 0)
        grad_attended = grad_attended.view(posts, longest, kv_heads, -1, size).permute(0, 2, 3, 1, 4)
        grad_attended = grad_attended.reshape(posts * kv_heads, -1, size)
        attention = self._attention(batch, saved.query, saved.key) if saved.attention is None else saved.attention
        grad_value = torch.bmm(attention.transpose(1, 2), grad_attended)
        attention = attention.float()
        grad_scores = torch.bmm(grad_attended, saved.value.transpose(1, 2)).float().mul_(attention)
        grad_scores.sub_(attention.mul_(grad_scores.sum(-1, keepdim=True)))
        grad_products = grad_scores.mul_(1 / math.sqrt(size)).to(self.dtype)
        grad_query = torch.bmm(grad_products, saved.key)
        grad_key = torch.bmm(grad_products.transpose(1, 2), saved.query)
        grid = grad_query.new_empty(posts, longest, heads + 2 * kv_heads, size)
        grid[:, :, :heads].view(posts, longest, kv_heads, -1, size).copy_(
            grad_query.view(posts, kv_heads, -1, longest, size).permute(0, 3, 1, 2, 4)
        )
        grid[:, :, heads : heads + kv_heads] = grad_key.view(posts, kv_heads, longest, size).transpose(1, 2)
        grid[:, :, heads + kv_heads :] = grad_value.view(posts, kv_heads, longest, size).transpose(1, 2)
        grad_qkv = batch.unpad(grid)
        grad_qkv[:, : heads + kv_heads] = apply_rotary(grad_qkv[:, : heads + kv_heads], cos, -sin)
        grad_qkv = grad_qkv.view(len(batch), -1)
        grad_qkv_matrix = [grad_qkv.t() @ saved.normed] if layer.trains_attention else []
        grad_hidden, grad_norm = rms_norm_backward(
            (grad_qkv @ layer.qkv.compute).float(), saved.hidden, saved.scale, layer.norm
        )
        grad.add_(grad_hidden)
        on_gradients([*grad_qkv_matrix, *grad_output_matrix, grad_gate_up_matrix, grad_down, grad_norm, grad_mlp_norm])

    def _rotary(self, batch: PackedBatch) -> tuple[Tensor, Tensor]:
        """Cosine and sine of the RoPE angles of each row, each (T, 1, D/2)."""
        angles = batch.position[:, None, None] * self.frequencies
        return angles.cos().to(self.dtype), angles.sin().to(self.dtype)

    def _rms_norm(self, hidden: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
        """RMSNorm (Zhang and Sennrich 2019) of (T, C), and the factor of each row, (T, 1)."""
        length = torch.linalg.vector_norm(hidden, dim=-1, keepdim=True)
        scale = length.square_().div_(hidden.shape[-1]).add_(self.eps).rsqrt_()
        return (hidden * scale).mul_(weight).to(self.dtype), scale


def apply_rotary(heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate each pair of dimensions (i, i + D/2) of (T, heads, D)."""
    first, second = heads.chunk(2, -1)
    rotated = torch.empty_like(heads, memory_format=torch.contiguous_format)
    left, right = rotated.chunk(2, -1)
    torch.mul(first, cos, out=left).addcmul_(second, sin, value=-1)
    torch.mul(second, cos, out=right).addcmul_(first, sin)
    return rotated


def rms_norm_backward(grad_normed: Tensor, hidden: Tensor, scale: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """Gradients of an RMSNorm for its input and its weight. Overwrites `grad_normed`."""
    unit = hidden * scale
    grad_weight = (grad_normed * unit).sum(0)
    grad_unit = grad_normed.mul_(weight)
    along = (grad_unit * unit).mean(-1, keepdim=True)
    return grad_unit.sub_(unit.mul_(along)).mul_(scale), grad_weight
