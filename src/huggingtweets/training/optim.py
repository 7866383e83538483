"""AdamW with adaptive gradient clipping for our own training pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

BETAS = (0.7, 0.98)
"""AdamW's betas. A run has a few hundred steps. The usual 0.999 would remember the first, steepest gradients to the
end, and the usual 0.9 would follow an outdated direction for ten steps (docs/experiments.md)."""

CLIP_FACTOR = 1.5  # `AdamW` clips gradients to this many times their usual norm.

_RELATIVE_RATE = 7e-4


def default_rate(matrices: Sequence[torch.Tensor]) -> float:
    """The peak learning rate for an unknown base whose trained `matrices` are these, rounded to two digits.

    AdamW moves every weight by about the learning rate, so the rate must fit the size of the weights. It is their root
    mean square times a constant, which suits Gemma 3; SmolLM2 wants twice as much.
    """
    import torch

    squares = sum(float(matrix.detach().cpu().float().square().sum(dtype=torch.float64)) for matrix in matrices)
    size = math.sqrt(squares / sum(matrix.numel() for matrix in matrices))
    return float(f"{_RELATIVE_RATE * size:.2g}")


def lora_rate(full: float) -> float:
    """The peak learning rate of a LoRA adapter on a base whose own weights learn best at the rate `full`.

    The change is a product of two matrices that both move by about the rate, so it grows with the rate's square. The
    factor suits SmolLM2 and Gemma 3 270M (docs/experiments.md).
    """
    return float(f"{0.14 * math.sqrt(full):.2g}")


class AdamW:
    """PyTorch's fused AdamW for one parameter group. `torch.optim.AdamW` would import the compiler: a second or more.

    Matrices and vectors each get a share of the learning rate. Vectors are not decayed. Each gradient except the first
    is clipped to `CLIP_FACTOR` times the usual norm: the root of a moving average of its parameter's squared gradient
    norms after clipping (AdaGC, Wang et al. 2025, arXiv:2502.11034). A single batch can have ten times that norm in the
    lowest layers, whose weights then hardly move for fifty steps.
    """

    def __init__(
        self, parameters: Sequence[torch.Tensor], weight_decay: float, matrix_rate: float, vector_rate: float
    ) -> None:
        import torch

        self.parameters = list(parameters)
        # Allocated in the first step: scoring does not use them.
        self.exp_avgs: list[torch.Tensor] = []
        self.exp_avg_sqs: list[torch.Tensor] = []
        self.steps = [torch.zeros(()) for _ in parameters]
        self.mean_square_norms = [torch.zeros(()) for _ in parameters]
        """Moving averages of the squared gradient norms. They start at zero, as the moments do."""
        matrices = [i for i, parameter in enumerate(parameters) if parameter.dim() >= 2]
        vectors = [i for i, parameter in enumerate(parameters) if parameter.dim() < 2]
        groups = ((matrices, weight_decay, matrix_rate), (vectors, 0.0, vector_rate))
        self.groups = [group for group in groups if group[0]]

    def step(self, gradients: Sequence[torch.Tensor], rate: float) -> None:
        """Update the parameters at learning `rate`. Float32 `gradients`, one for each, are clipped in place."""
        import torch
        from torch.optim.adamw import adamw

        self._allocate()
        beta1, beta2 = BETAS
        for gradient, mean_square, step in zip(gradients, self.mean_square_norms, self.steps, strict=True):
            norm = torch.linalg.vector_norm(gradient)
            if step > 0:
                limit = CLIP_FACTOR * (mean_square / (1 - beta2**step)).sqrt()
                if norm > limit > 0:
                    gradient.mul_(limit / norm)
                    norm = limit
            mean_square.lerp_(norm.square(), 1 - beta2)
        for group, weight_decay, rate_share in self.groups:
            parameters, exp_avgs, exp_avg_sqs, steps, grads = (
                [tensors[i] for i in group]
                for tensors in (self.parameters, self.exp_avgs, self.exp_avg_sqs, self.steps, gradients)
            )
            adamw(
                parameters, grads, exp_avgs, exp_avg_sqs, [], steps,
                fused=True, amsgrad=False, beta1=beta1, beta2=beta2, lr=rate * rate_share, weight_decay=weight_decay,
                eps=1e-8, maximize=False,
            )  # fmt: skip

    def _allocate(self) -> None:
        import torch

        if not self.exp_avgs:
            self.exp_avgs = [torch.zeros_like(parameter) for parameter in self.parameters]
            self.exp_avg_sqs = [torch.zeros_like(parameter) for parameter in self.parameters]

    def state_tensors(self) -> list[dict[str, torch.Tensor]]:
        """For each parameter, itself and its optimiser state by name. The names are part of the checkpoint format."""
        self._allocate()
        names = ("weight", "exp_avg", "exp_avg_sq", "step", "length")
        columns = (self.parameters, self.exp_avgs, self.exp_avg_sqs, self.steps, self.mean_square_norms)
        return [dict(zip(names, tensors, strict=True)) for tensors in zip(*columns, strict=True)]
