"""A persona as what training changed of its base, in a few bits a weight.

Fine-tuning moves most weights a little, so a whole persona is as large as its base. What it moved them by needs little
precision: each row of a matrix is scaled to unit variance and rounded to 4 or 16 levels. Two thin matrices in place of
each difference (a LoRA adapter cut out of it) cost more loss at the same size: docs/results.md has figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from huggingtweets.errors import DamagedFileError

if TYPE_CHECKING:
    from torch import Tensor

FILE = "difference.safetensors"
_FORMAT = "huggingtweets difference 1"

Bits = Literal[2, 4]

LEVELS: dict[int, tuple[float, ...]] = {
    2: (0.4528, 1.510),
    4: (0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733),
}
"""Levels that lose least of a normal variable of unit variance, above zero; those below mirror them (Max 1960,
"Quantizing for minimum distortion", table I)."""

WeightOf = Callable[[str], "Tensor"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a persona's weights are beside its base's."""

    base: str
    """As `base_model.locate` finds it."""
    base_sha256: str
    bits: int
    tensors: Mapping[str, Tensor]
    """By the name of the weight: NAME.codes, (rows, columns * bits / 8), and NAME.scales, (rows,); or the weight itself
    where it is a vector or its rows do not fill whole bytes."""

    @property
    def bytes(self) -> int:
        """In memory."""
        return sum(tensor.numel() * tensor.element_size() for tensor in self.tensors.values())

    @property
    def names(self) -> set[str]:
        """Of the weights that are not the base's."""
        return {name.removesuffix(".codes").removesuffix(".scales") for name in self.tensors}

    def over(self, base: WeightOf) -> WeightOf:
        """The persona's weights, by name, in float32, given its base's."""
        return lambda name: self._weight(name, base)

    def _weight(self, name: str, base: WeightOf) -> Tensor:
        import torch

        if name in self.tensors:
            return self.tensors[name].float()
        if f"{name}.codes" not in self.tensors:
            return base(name).float()
        before, codes, scales = base(name), self.tensors[f"{name}.codes"], self.tensors[f"{name}.scales"]
        rows, columns = before.shape
        if codes.dtype != torch.uint8 or codes.shape != (rows, columns * self.bits // 8) or scales.shape != (rows,):
            raise DamagedFileError(f"The adapter's {name} does not fit its base. Get it again from where it came.")
        moved = _table(self.bits)[codes.int()].flatten(1)
        return moved.mul_(scales.float()[:, None]).add_(before)

    def write(self, folder: Path) -> None:
        from safetensors.torch import save_file

        about = {"format": _FORMAT, "base": self.base, "base_sha256": self.base_sha256, "bits": str(self.bits)}
        save_file(dict(self.tensors), folder / FILE, metadata=about)


def read(folder: Path) -> Difference | None:
    """The difference in `folder`, None where there is none. Raises DamagedFileError."""
    from safetensors import SafetensorError, safe_open

    if not (folder / FILE).is_file():
        return None
    try:
        with safe_open(folder / FILE, "pt") as file:
            about = file.metadata() or {}
            if about.get("format") != _FORMAT or int(about["bits"]) not in LEVELS:
                raise ValueError("it was written by another version")
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no dictionary)
        return Difference(about["base"], about["base_sha256"], int(about["bits"]), tensors)
    except (SafetensorError, ValueError, KeyError, OSError) as error:
        raise DamagedFileError(f"{folder / FILE} cannot be read ({error}). Get it again from where it came.") from error


def between(
    base: Mapping[str, Tensor], persona: Mapping[str, Tensor], bits: Bits, *, name: str, sha256: str
) -> Difference:
    """What `persona`'s weights are beside those of the `base` called `name`, by name.

    A weight that the base has in another shape, or not at all, is kept as it is; one that is the base's, but for the
    precision it was saved in, is left out.
    """
    import torch

    tensors: dict[str, Tensor] = {}
    for weight_name, weight in persona.items():
        before = base.get(weight_name)
        whole_bytes = weight.dim() == 2 and weight.shape[1] % (8 // bits) == 0
        if before is None or before.shape != weight.shape or not whole_bytes:
            tensors[weight_name] = weight.contiguous()
        elif not torch.equal(weight, before.to(weight.dtype)):
            codes, scales = _coded(weight.float() - before.float(), bits)
            tensors |= {f"{weight_name}.codes": codes, f"{weight_name}.scales": scales}
    return Difference(name, sha256, bits, tensors)


def _levels(bits: int) -> Tensor:
    """(2 ** bits,), rising."""
    import torch

    above = torch.tensor(LEVELS[bits])
    return torch.cat([-above.flip(0), above])


def _coded(moved: Tensor, bits: int) -> tuple[Tensor, Tensor]:
    """Codes of (rows, columns), several in a byte, the first one lowest, and each row's scale in float16."""
    import torch

    levels = _levels(bits)
    deviations = moved.square().mean(1, keepdim=True).sqrt_().clamp_(min=1e-12)
    codes = torch.bucketize(moved / deviations, (levels[1:] + levels[:-1]) / 2)
    rounded = levels[codes]
    # The scale that loses least for these codes; the rows are not quite normal.
    scales = (moved * rounded).sum(1) / rounded.square().sum(1)
    shifts = torch.arange(0, 8, bits)
    packed = (codes.view(len(codes), -1, 8 // bits) << shifts).sum(2).to(torch.uint8)
    return packed, scales.half()


def _table(bits: int) -> Tensor:
    """(256, 8 / bits): the levels that a byte stands for."""
    import torch

    codes = (torch.arange(256)[:, None] >> torch.arange(0, 8, bits)) & (2**bits - 1)
    return _levels(bits)[codes]
