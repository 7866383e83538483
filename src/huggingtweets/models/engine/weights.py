"""The weights that our own passes train and decode with, shared with a Transformers model if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huggingtweets.models.engine.architecture import Architecture

if TYPE_CHECKING:
    import torch
    from torch import Tensor
    from transformers import PreTrainedModel


def architecture_of(model: PreTrainedModel) -> Architecture | None:
    """The architecture of `model`; None if our own passes cannot compute it. They run on the CPU."""
    if model.device.type != "cpu":
        return None
    return Architecture.of({**model.config.to_dict(), "architectures": [type(model).__name__]})


class EngineWeights:
    """The weights of a model by their names in a checkpoint, shared with a Transformers model if there is one."""

    def __init__(
        self, architecture: Architecture, weights: dict[str, Tensor], model: PreTrainedModel | None = None
    ) -> None:
        self.architecture = architecture
        self.weights = weights
        self._model = model

    @classmethod
    def of(cls, model: PreTrainedModel) -> EngineWeights | None:
        """The weights of `model`, shared; None if our own passes cannot compute it."""
        if (architecture := architecture_of(model)) is None:
            return None
        weights = model.state_dict()
        return cls(architecture, {name: weights[name] for name in architecture.weight_shapes()}, model)

    def share_with(self, model: PreTrainedModel) -> None:
        """Make `model`, the same one in Transformers, use these weights."""
        self._model = model
        for name, weight in self.weights.items():
            self.replace(name, weight)

    def replace(self, name: str, weight: Tensor) -> None:
        """Put `weight` in the place of the weight called `name`. A Transformers model gets it in float32."""
        self.weights[name] = weight
        if self._model is not None:
            self._model.get_parameter(name).data = weight.float()

    def release(self, name: str, stand_in: Tensor) -> None:
        """Free the memory of a weight, unless a Transformers model holds it. Until `replace`, `stand_in` is there."""
        if self._model is None:
            self.weights[name] = stand_in

    def fuse(self, *names: str, dtype: torch.dtype | None = None) -> Tensor:
        """Concatenate weights along dimension 0 into a new tensor, in `dtype` (float32); the originals become views.

        Even a single weight is copied, because weights as loaded keep pages of the base's file in memory.
        """
        import torch

        weights = [self.weights[name].to(dtype or torch.float32) for name in names]
        fused = torch.cat(weights)
        for name, part in zip(names, fused.split([len(weight) for weight in weights]), strict=True):
            self.replace(name, part)
        return fused
