"""Our AdamW against PyTorch's."""

from __future__ import annotations

import math

import torch

from huggingtweets.training import optim


def test_adamw_matches_pytorch_with_adaptive_clipping() -> None:
    chance = torch.Generator().manual_seed(0)
    weights = [torch.randn(shape, generator=chance) for shape in ((7, 5), (5,), (3, 4))]
    theirs = [torch.nn.Parameter(weight.clone()) for weight in weights]
    groups = [
        {"params": [p for p in theirs if p.dim() >= 2], "weight_decay": 0.3, "share": 0.7},
        {"params": [p for p in theirs if p.dim() < 2], "weight_decay": 0.0, "share": 0.2},
    ]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=optim.BETAS, fused=True)
    ours = optim.AdamW(weights, 0.3, 0.7, 0.2)
    beta2 = optim.BETAS[1]
    squares = [0.0] * len(weights)
    for step, (rate, spike) in enumerate(((1e-2, 1.0), (3e-2, 1.0), (2e-3, 1000.0), (1e-2, 1.0))):
        gradients = [torch.randn(weight.shape, generator=chance) for weight in weights]
        gradients = [gradient / gradient.norm() for gradient in gradients]
        gradients[0] *= spike
        for i, (parameter, gradient) in enumerate(zip(theirs, gradients, strict=True)):
            parameter.grad, norm = gradient.clone(), float(gradient.norm())
            if step and norm > (limit := optim.CLIP_FACTOR * math.sqrt(squares[i] / (1 - beta2**step))):
                parameter.grad *= limit / norm
                norm = limit
            squares[i] = beta2 * squares[i] + (1 - beta2) * norm**2
        for group in optimizer.param_groups:
            group["lr"] = rate * group["share"]
        optimizer.step()
        ours.step(gradients, rate)
        for weight, parameter in zip(weights, theirs, strict=True):
            torch.testing.assert_close(weight, parameter.detach(), rtol=1e-6, atol=1e-7)
    assert float(ours.mean_square_norms[0]) < 0.2, (
        "a gradient of a thousand times the usual counts for one and a half usual ones"
    )


def test_a_zero_first_gradient_does_not_freeze_a_parameter() -> None:
    weights = [torch.zeros(3, 2)]
    ours = optim.AdamW(weights, 0.0, 1.0, 1.0)
    ours.step([torch.zeros(3, 2)], 0.1)
    ours.step([torch.ones(3, 2)], 0.1)
    assert (weights[0] < 0).all()


def test_the_default_rate_follows_the_size_of_the_weights() -> None:
    chance = torch.Generator().manual_seed(0)
    matrices = [0.2 * torch.randn(shape, generator=chance) for shape in ((400, 300), (100, 400))]
    assert optim.default_rate(matrices) == 1.4e-4
    assert math.isclose(optim.default_rate([matrix / 10 for matrix in matrices]), 1.4e-5)
