"""A persona as the difference of its weights from its base's, in a few bits per weight.

Each row of a matrix's difference is scaled to unit variance and rounded to 4 or 16 levels. At the same size, two thin
matrices for each difference (a LoRA adapter extracted by SVD) lose more: see docs/results.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from huggingtweets.errors import DamagedFileError
from huggingtweets.models import lora

if TYPE_CHECKING:
    from torch import Tensor

FILE = "difference.safetensors"
_FORMAT = "huggingtweets difference 1"
_HINT = "Download the persona again."

Bits = Literal[2, 4]

LEVELS: dict[int, tuple[float, ...]] = {
    2: (0.4528, 1.510),
    4: (0.1284, 0.3881, 0.6568, 0.9424, 1.256, 1.618, 2.069, 2.733),
}
"""Positive quantisation levels with the least squared error for a standard normal variable; the negative ones mirror
them (Max 1960, "Quantizing for minimum distortion", table I)."""

WeightOf = Callable[[str], "Tensor"]


@dataclass(frozen=True, slots=True)
class WeightDelta:
    """The quantised difference of a persona's weights from its base's."""

    base: str
    """Name of the base, as `bases.locate` finds it."""
    base_sha256: str
    bits: int
    tensors: Mapping[str, Tensor]
    """By the name of the weight: NAME.codes, (rows, columns * bits / 8) in uint8, and NAME.scales, (rows,); or the
    weight itself if it is a vector or its rows do not fill whole bytes."""

    @property
    def names(self) -> set[str]:
        """Names of the weights that differ from the base's."""
        return {name.removesuffix(".codes").removesuffix(".scales") for name in self.tensors}

    def check(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        """Raise DamagedFileError unless all of it belongs to a model whose weights have these `shapes`."""
        for name in self.names:
            whole = self.tensors.get(name)
            if name not in shapes or (whole is not None and tuple(whole.shape) != shapes[name]):
                raise DamagedFileError(f"The adapter's {name} does not fit its base.", hint=_HINT)

    def over(self, base: WeightOf) -> WeightOf:
        """The persona's weights by name in float32, given its base's."""
        return lambda name: self._weight(name, base)

    def _weight(self, name: str, base: WeightOf) -> Tensor:
        import torch

        if name in self.tensors:
            return self.tensors[name].float()
        if f"{name}.codes" not in self.tensors:
            return base(name).float()
        before, codes, scales = base(name), self.tensors[f"{name}.codes"], self.tensors.get(f"{name}.scales")
        shapes = (before.shape[0], before.shape[-1] * self.bits // 8), before.shape[:1]
        if scales is None or codes.dtype != torch.uint8 or (codes.shape, scales.shape) != shapes:
            raise DamagedFileError(f"The adapter's {name} does not fit its base.", hint=_HINT)
        delta = _decode_table(self.bits)[codes.int()].flatten(1)
        return delta.mul_(scales.float()[:, None]).add_(before)

    def write(self, folder: Path) -> None:
        from safetensors.torch import save_file

        metadata = {"format": _FORMAT, "base": self.base, "base_sha256": self.base_sha256, "bits": str(self.bits)}
        save_file(dict(self.tensors), folder / FILE, metadata=metadata)


def read(folder: Path) -> WeightDelta | lora.LoraAdapter | None:
    """The adapter in `folder`, or None if there is none. Raises DamagedFileError."""
    from safetensors import SafetensorError, safe_open

    if (folder / lora.FILE).is_file():
        return lora.read(folder)
    if not (folder / FILE).is_file():
        return None
    try:
        with safe_open(folder / FILE, "pt") as file:
            metadata = file.metadata() or {}
            if metadata.get("format") != _FORMAT or int(metadata["bits"]) not in LEVELS:
                raise ValueError("written by another version")
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no dictionary)
        return WeightDelta(metadata["base"], metadata["base_sha256"], int(metadata["bits"]), tensors)
    except (SafetensorError, ValueError, KeyError, OSError) as error:
        raise DamagedFileError(f"{folder / FILE} cannot be read ({error}).", hint=_HINT) from error


def between(
    base: Mapping[str, Tensor], persona: Mapping[str, Tensor], bits: Bits, *, name: str, sha256: str
) -> WeightDelta:
    """The difference of `persona`'s weights from those of the `base` called `name`, quantised to `bits`.

    A weight that the base lacks or has in another shape is stored whole. A weight that is the base's, except for the
    precision it was saved in, is omitted.
    """
    import torch

    tensors: dict[str, Tensor] = {}
    for weight_name, weight in persona.items():
        before = base.get(weight_name)
        fills_bytes = weight.dim() == 2 and weight.shape[1] % (8 // bits) == 0
        if before is None or before.shape != weight.shape or not fills_bytes:
            tensors[weight_name] = weight.contiguous()
        elif not torch.equal(weight, before.to(weight.dtype)):
            codes, scales = _quantise(weight.float() - before.float(), bits)
            tensors |= {f"{weight_name}.codes": codes, f"{weight_name}.scales": scales}
    return WeightDelta(name, sha256, bits, tensors)


def _levels(bits: int) -> Tensor:
    """All quantisation levels, rising, (2 ** bits,)."""
    import torch

    positive = torch.tensor(LEVELS[bits])
    return torch.cat([-positive.flip(0), positive])


def _quantise(delta: Tensor, bits: int) -> tuple[Tensor, Tensor]:
    """Codes of `delta` (rows, columns), packed into bytes (the first in the lowest bits), and each row's scale."""
    import torch

    levels = _levels(bits)
    deviations = delta.square().mean(1, keepdim=True).sqrt_().clamp_(min=1e-12)
    codes = torch.bucketize(delta / deviations, (levels[1:] + levels[:-1]) / 2)
    rounded = levels[codes]
    # The scale with the least squared error for these codes: rows are not exactly normal.
    scales = (delta * rounded).sum(1) / rounded.square().sum(1)
    shifts = torch.arange(0, 8, bits)
    packed = (codes.view(len(codes), -1, 8 // bits) << shifts).sum(2).to(torch.uint8)
    return packed, scales.half()


def _decode_table(bits: int) -> Tensor:
    """The levels that each byte stands for, (256, 8 / bits)."""
    import torch

    codes = (torch.arange(256)[:, None] >> torch.arange(0, 8, bits)) & (2**bits - 1)
    return _levels(bits)[codes]
