"""Many personas in one process: the base once in memory, and of each persona what it changed of it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import base_model, difference
from huggingtweets.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.decode import Voice


class Voices:
    """Personas that are adapters of one base, on the CPU, each ready to write in the time of laying out its weights.

    Those that wrote last, `ready` of them, stay laid out: that takes as much memory as a whole persona each.
    """

    def __init__(self, base: base_model.Base, ready: int = 1) -> None:
        self._sha256, self._ready = base.sha256, ready
        self._base: dict[str, Tensor] = {
            name: weight.clone() for name, weight in base_model.weights_in(base.folder).items()
        }
        self._changed: dict[str, tuple[Path, difference.Difference]] = {}
        self._voices: OrderedDict[str, Voice] = OrderedDict()

    def add(self, name: str, folder: Path) -> None:
        """Take in the persona in `folder`. Raises BadInputError when it is no adapter of this base."""
        changed = difference.read(folder)
        if changed is None or changed.base_sha256 != self._sha256:
            raise BadInputError(
                f"{folder} is no adapter of this base. Make one of it with: huggingtweets export NAME --as adapter"
            )
        # Copied, for what was read is but mapped, and a file may go while the process lives.
        tensors = {weight: tensor.clone() for weight, tensor in changed.tensors.items()}
        self._changed[name] = folder, replace(changed, tensors=tensors)
        self._voices.pop(name, None)

    def __len__(self) -> int:
        return len(self._changed)

    @property
    def bytes(self) -> int:
        """Of the base and the adapters in memory."""
        base = sum(weight.numel() * weight.element_size() for weight in self._base.values())
        return base + sum(changed.bytes for _, changed in self._changed.values())

    def voice(self, name: str) -> Voice:
        """That of the persona `name`, as `decode.open_voice` gives it. Raises NotFoundError."""
        from huggingtweets import decode

        if name in self._voices:
            self._voices.move_to_end(name)
            return self._voices[name]
        if name not in self._changed:
            raise NotFoundError(f"The persona {name} is not loaded. Loaded are: {', '.join(self._changed) or 'none'}.")
        folder, changed = self._changed[name]
        while len(self._voices) >= self._ready:
            self._voices.popitem(last=False)
        voice = decode.without_transformers(folder, weight_of=changed.over(self._base.__getitem__))
        voice = voice or decode.open_voice(folder)
        self._voices[name] = voice
        return voice
