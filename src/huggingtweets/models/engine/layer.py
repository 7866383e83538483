"""The weights of one layer under training, what its backward pass needs, and the operations that all layers share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.models.engine.weights import EngineWeights


@dataclass(slots=True)
class Matrix:
    """A weight, and its copy in the dtype of products."""

    weight: Tensor
    """(out, in). In float32 if it is trained."""
    compute: Tensor
    """The same tensor if it is frozen, or if products are in float32."""
    is_trained: bool = True

    def parameters(self) -> list[Tensor]:
        return [self.weight] if self.is_trained else []

    def sync(self) -> None:
        """Update the copy after the weight has changed."""
        if self.is_trained and self.compute is not self.weight:
            self.compute.copy_(self.weight)

    def apply(self, rows: Tensor) -> Tensor:
        """The product with `rows`, (T, in) to (T, out)."""
        return functional.linear(rows, self.compute)

    def backward(self, grad: Tensor, rows: Tensor) -> tuple[Tensor, list[Tensor]]:
        """From the gradient of the product with `rows`, those of `rows` and of `parameters()`."""
        gradients = [grad.t() @ rows] if self.is_trained else []
        return grad @ self.compute, gradients


@dataclass(frozen=True, slots=True)
class LowRank:
    """How low-rank changes of matrices are made."""

    rank: int
    scale: float
    """Factor of each change."""
    chance: torch.Generator
    """Draws their initial values."""


class AdaptedMatrix(Matrix):
    """A frozen weight W with a trained change of low rank: y = W x + scale B A x (LoRA, Hu et al. 2021, section 4.1).

    W may be several weights of a model, one below the other. Each has an A and a B of its own.
    """

    def __init__(self, frozen: Tensor, names: Mapping[str, int], low_rank: LowRank) -> None:
        """`names` are those of the weights in `frozen`, with their rows.

        A starts uniform, as in PEFT; B starts at zero.
        """
        super().__init__(frozen, frozen, is_trained=False)
        self.names, self.rank, self.scale = names, low_rank.rank, low_rank.scale
        bound = frozen.shape[1] ** -0.5
        self.a = torch.empty(len(names) * self.rank, frozen.shape[1]).uniform_(-bound, bound, generator=low_rank.chance)
        """The A of each weight, (rank, in), one below the other."""
        self.b = torch.zeros(len(frozen), self.rank)
        """The B of each weight, (rows, rank), one below the other."""
        self._a = self.a.to(frozen.dtype)
        self._b = torch.zeros(len(frozen), len(self.a), dtype=frozen.dtype)
        """Each B times the scale, on the diagonal of blocks, so that all weights take one product."""

    def pairs(self) -> dict[str, tuple[Tensor, Tensor]]:
        """A and B of each weight by name."""
        return dict(zip(self.names, zip(self.a.split(self.rank), self._split(self.b), strict=True), strict=True))

    def parameters(self) -> list[Tensor]:
        return [self.a, self.b]

    def sync(self) -> None:
        self._a.copy_(self.a)
        for block, part in zip(self._diagonal(self._b), self._split(self.b), strict=True):
            block.copy_(part * self.scale)

    def _split(self, rows: Tensor) -> list[Tensor]:
        return list(rows.split(list(self.names.values())))

    def _diagonal(self, blocks: Tensor) -> list[Tensor]:
        return [part[:, i * self.rank : (i + 1) * self.rank] for i, part in enumerate(self._split(blocks))]

    def apply(self, rows: Tensor) -> Tensor:
        return functional.linear(rows, self.compute).addmm_(functional.linear(rows, self._a), self._b.t())

    def backward(self, grad: Tensor, rows: Tensor) -> tuple[Tensor, list[Tensor]]:
        grad_low = grad @ self._b
        grad_b = torch.cat(self._diagonal(grad.t() @ functional.linear(rows, self._a))).mul_(self.scale)
        return (grad @ self.compute).addmm_(grad_low, self._a), [grad_low.t() @ rows, grad_b]


@dataclass(slots=True)
class Layer:
    """The weights of one layer."""

    norm: Tensor
    qkv: Matrix
    """((H + 2 * G) * D, C)"""
    query_norm: Tensor | None
    """(D,)"""
    key_norm: Tensor | None
    output: Matrix
    """(C, H * D)"""
    output_norm: Tensor | None
    mlp_norm: Tensor
    gate_up: Matrix
    down: Matrix
    down_norm: Tensor | None
    trains_norms: bool
    rotary_base: float
    window: int | None

    def matrices(self) -> list[Matrix]:
        return [self.qkv, self.output, self.gate_up, self.down]

    def parameters(self) -> list[Tensor]:
        """The trained tensors, matrices first."""
        trained = [tensor for matrix in self.matrices() for tensor in matrix.parameters()]
        norms = [self.norm, self.mlp_norm, self.query_norm, self.key_norm, self.output_norm, self.down_norm]
        return [*trained, *(norm for norm in norms if norm is not None and self.trains_norms)]


def make_layer(
    weights: EngineWeights,
    number: int,
    dtype: torch.dtype,
    low_rank: LowRank | None,
    *,
    is_trained: bool,
    train_attention: bool,
) -> Layer:
    """The layer `number` with products in `dtype`. With `low_rank`, changes of its matrices are trained, and no norm.

    Makes `weights` share the tensors.
    """
    architecture, family = weights.architecture, weights.architecture.family

    def fused(*names: str, dtype: torch.dtype | None = None) -> Tensor:
        return weights.fuse(*(f"model.layers.{number}.{name}.weight" for name in names), dtype=dtype)

    def optional(name: str, is_there: bool) -> Tensor | None:
        return fused(name) if is_there else None

    def matrix(*names: str, is_frozen: bool = not is_trained) -> Matrix:
        if not is_frozen and low_rank is None:
            weight = fused(*names)
            return Matrix(weight, weight.to(dtype))
        frozen = fused(*names, dtype=dtype)
        if low_rank is None or is_frozen:
            return Matrix(frozen, frozen, is_trained=False)
        paths = [f"model.layers.{number}.{name}.weight" for name in names]
        return AdaptedMatrix(frozen, {path: len(weights.weights[path]) for path in paths}, low_rank)

    return Layer(
        norm=fused("input_layernorm"),
        qkv=matrix(*(f"self_attn.{part}_proj" for part in "qkv"), is_frozen=not (is_trained and train_attention)),
        query_norm=optional("self_attn.q_norm", family.has_query_key_norms),
        key_norm=optional("self_attn.k_norm", family.has_query_key_norms),
        output=matrix("self_attn.o_proj", is_frozen=not (is_trained and train_attention)),
        output_norm=optional("post_attention_layernorm", family.has_branch_norms),
        mlp_norm=fused(family.mlp_norm),
        gate_up=matrix(*family.gate_up),
        down=matrix(family.down),
        down_norm=optional("post_feedforward_layernorm", family.has_branch_norms),
        trains_norms=is_trained and low_rank is None,
        rotary_base=architecture.rotary_bases[number],
        window=architecture.windows[number],
    )


def trained_matrices(layers: Sequence[Layer]) -> list[Matrix]:
    """The matrices that training changes."""
    return [matrix for layer in layers for matrix in layer.matrices() if matrix.parameters()]


def low_rank_changes(layers: Sequence[Layer]) -> dict[str, tuple[Tensor, Tensor]]:
    """A and B of each weight that has a low-rank change, by the weight's name."""
    changes: dict[str, tuple[Tensor, Tensor]] = {}
    for matrix in trained_matrices(layers):
        if isinstance(matrix, AdaptedMatrix):
            changes |= matrix.pairs()
    return changes


@dataclass(frozen=True, slots=True)
class Activations:
    """What the backward pass of a layer needs from its forward pass."""

    hidden: Tensor
    normed: Tensor
    scale: Tensor
    unnormed: tuple[Tensor, Tensor] | None
    """Queries and keys before their norms, (T, H + G, D), and the norms' factors."""
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
    output: tuple[Tensor, Tensor] | None
    """The output of attention before its norm, (T, C), and the norm's factors."""
    mlp_hidden: Tensor
    """The residual stream before the MLP."""
    mlp_normed: Tensor
    mlp_scale: Tensor
    gate_up: Tensor
    activated: Tensor
    """The gate after its activation."""
    mlp_output: tuple[Tensor, Tensor] | None


def apply_rotary(heads: Tensor, cos: Tensor, sin: Tensor, *, neighbours: bool = False) -> Tensor:
    """Rotate each pair of dimensions (i, i + D/2) of (T, heads, D), or each pair of `neighbours` (2i, 2i + 1)."""
    rotated = torch.empty_like(heads, memory_format=torch.contiguous_format)
    (first, second), (left, right) = (
        (each[..., ::2], each[..., 1::2]) if neighbours else each.chunk(2, -1) for each in (heads, rotated)
    )
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
