"""A persona as low-rank changes of its base's matrices (LoRA, Hu et al. 2021, arXiv:2106.09685), in PEFT's files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.errors import DamagedFileError
from huggingtweets.files import read_bytes, write_bytes, write_json
from huggingtweets.models import catalogue
from huggingtweets.models.fit import MAX_JSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

CONFIG = "adapter_config.json"
FILE = "adapter_model.safetensors"
ALPHA = 32  # Changes are scaled by ALPHA / rank, so that one learning rate suits all ranks.

_FORMAT = "huggingtweets lora 1"
_PREFIX = "base_model.model."  # What PEFT puts before the names of a model's modules.
_HINT = "Download the persona again."


@dataclass(frozen=True, slots=True)
class LoraAdapter:
    """Low-rank changes of a base's matrices."""

    base: str  # Name of the base, as `bases.locate` finds it. Empty if it was a folder on another machine.
    base_sha256: str  # Empty if it is not known yet.
    pairs: Mapping[str, tuple[Tensor, Tensor]]  # By weight: A, (rank, in); B, (out, rank). Change: ALPHA / rank * B A.
    is_transposed: bool = False  # Whether the base stores its matrices as (in, out), as GPT-2 does.

    @property
    def rank(self) -> int:
        return len(next(iter(self.pairs.values()))[0])

    @property
    def names(self) -> set[str]:
        """Names of the weights that differ from the base's."""
        return set(self.pairs)

    def check(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        """Raise DamagedFileError unless all of it belongs to a model whose weights have these `shapes`."""
        for name, (a, b) in self.pairs.items():
            shape = (b.shape[0], a.shape[1])
            if shapes.get(name) != (shape[::-1] if self.is_transposed else shape):
                raise DamagedFileError(f"The adapter's {name} does not fit its base.", hint=_HINT)

    def over(self, base: Callable[[str], Tensor]) -> Callable[[str], Tensor]:
        """The persona's weights by name in float32, given its base's."""

        def weight_of(name: str) -> Tensor:
            if name not in self.pairs:
                return base(name).float()
            a, b = self.pairs[name]
            change = (b.float() @ a.float()).mul_(ALPHA / len(a))
            return (change.t() if self.is_transposed else change) + base(name)

        return weight_of

    def write(self, folder: Path) -> None:
        """Write the files of PEFT's `PeftModel.save_pretrained` into `folder`, which replaces earlier ones."""
        from safetensors.torch import save

        entry = catalogue.find(self.base)
        modules = {".".join(name.split(".")[-3:-1]) for name in self.pairs}
        config = {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "base_model_name_or_path": entry.hub_id if entry else self.base,
            "r": self.rank,
            "lora_alpha": ALPHA,
            "lora_dropout": 0.0,
            "bias": "none",
            "target_modules": sorted(modules),
            "fan_in_fan_out": self.is_transposed,
            "inference_mode": True,
        }
        # A folder's path is private, and stands only in the config.
        base = entry.name if entry and self.base == entry.name else ""
        metadata = {"format": "pt", "huggingtweets": _FORMAT, "base": base, "base_sha256": self.base_sha256}
        tensors = {
            f"{_PREFIX}{name.removesuffix('weight')}lora_{part}.weight": tensor.detach().float().contiguous().cpu()
            for name, pair in self.pairs.items()
            for part, tensor in zip("AB", pair, strict=True)
        }
        write_bytes(folder / FILE, save(tensors, metadata=metadata))
        write_json(folder / CONFIG, config)


def read(folder: Path) -> LoraAdapter:
    """The adapter in `folder`, which `LoraAdapter.write` wrote. Raises DamagedFileError."""
    from safetensors import SafetensorError, safe_open

    pairs: dict[str, dict[str, Tensor]] = {}
    try:
        config = json.loads(read_bytes(folder / CONFIG, MAX_JSON))
        with safe_open(folder / FILE, "pt") as file:
            metadata = file.metadata() or {}
            if metadata.get("huggingtweets") != _FORMAT:
                raise ValueError("it is not from HuggingTweets, or from another version")
            for name in file.keys():  # noqa: SIM118 (no dictionary)
                module, _, part = name.removeprefix(_PREFIX).rpartition(".lora_")
                pairs.setdefault(f"{module}.weight", {})[part] = file.get_tensor(name)
        adapter = LoraAdapter(
            str(metadata["base"] or config["base_model_name_or_path"] or ""),
            metadata["base_sha256"],
            {name: (pair["A.weight"], pair["B.weight"]) for name, pair in pairs.items()},
            bool(config["fan_in_fan_out"]),
        )
        rank = adapter.rank
        if not all(a.dim() == b.dim() == 2 and len(a) == b.shape[1] == rank for a, b in adapter.pairs.values()):
            raise ValueError("its matrices do not fit each other")
        return adapter
    except (SafetensorError, ValueError, LookupError, TypeError, OSError, StopIteration, RecursionError) as error:
        raise DamagedFileError(f"The adapter in {folder} cannot be read ({error}).", hint=_HINT) from error
