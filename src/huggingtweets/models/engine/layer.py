"""The weights of one layer under training, what its backward pass needs, and the operations that all layers share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor


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
    trains_attention: bool
    """Whether `qkv` and `output` are trained."""
    rotary_base: float
    window: int | None

    def trained_matrices(self) -> list[Matrix]:
        return [*([self.qkv, self.output] if self.trains_attention else []), self.gate_up, self.down]

    def parameters(self) -> list[Tensor]:
        """The trained tensors, matrices first."""
        norms = [self.norm, self.mlp_norm, self.query_norm, self.key_norm, self.output_norm, self.down_norm]
        return [*(matrix.weight for matrix in self.trained_matrices()), *(norm for norm in norms if norm is not None)]


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
