"""Check that weights, config and tokenizer of a model belong together, before memory is allocated for them.

A folder may come from a stranger: a config of a few bytes can ask for any number of layers or words.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.files import read_bytes, regular_file

if TYPE_CHECKING:
    from torch import nn

MAX_JSON = 1_000_000  # Bytes of a config.
MAX_TOKENIZER = 100_000_000  # Bytes of each file of a tokenizer.
MAX_HEADER = 16_000_000  # Bytes of the header of a safetensors file: a hundred thousand names.
MAX_LAYERS = 10_000
_MAX_NUMBER = 2**31
_COUNTS = {"num_hidden_layers", "num_layers", "n_layer", "n_layers"}  # Keys of numbers that must not be 0.
_MAX_BUFFERS = 2**26  # Numbers that a model may compute and keep, such as masks, beyond as many as its weights.

_DTYPES = {"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"}

Shapes = Mapping[str, tuple[int, ...]]


def read_shapes(file: Path) -> dict[str, tuple[int, ...]]:
    """Shapes of all tensors of a safetensors file, by name. Raises OSError, ValueError."""
    from safetensors import SafetensorError, safe_open

    regular_file(file)
    with file.open("rb") as start:
        size = int.from_bytes(start.read(8), "little")
    if size > MAX_HEADER:
        raise ValueError(f"the header of {file.name} has {size:,} bytes")
    try:
        with safe_open(file, "pt") as opened:
            slices = {name: opened.get_slice(name) for name in opened.keys()}  # noqa: SIM118 (no dictionary)
            for name, part in slices.items():
                if part.get_dtype() not in _DTYPES:
                    raise ValueError(f"{name} is stored as {part.get_dtype()}")
            return {name: tuple(part.get_shape()) for name, part in slices.items()}
    except SafetensorError as error:
        raise ValueError(f"{file.name} is not valid safetensors ({error})") from error


def misfit(folder: Path, weights: Path | None = None) -> str | None:
    """Why the model in `folder` cannot be loaded, or None. `weights` is the folder of its weights, if another.

    Reads the config and the names and shapes of the weights, and allocates nothing for them.
    """
    try:
        config = json.loads(read_bytes(folder / "config.json", MAX_JSON))
        shapes: dict[str, tuple[int, ...]] = {}
        for file in sorted((weights or folder).glob("*.safetensors")):
            shapes |= read_shapes(file)
        for file in folder.glob("*"):
            if file.suffix in {".json", ".txt", ".model"} and regular_file(file) > MAX_TOKENIZER:
                return f"{file.name} is too large"
    except RecursionError:
        return "config.json cannot be read"
    except (OSError, ValueError) as error:
        return f"its config or weights cannot be read: {error}"
    if not isinstance(config, dict):
        return "config.json is not an object"
    if name := next(_out_of_range(config), None):
        return f"{name} in config.json is out of range"
    try:
        return _compare(folder, shapes)
    except Exception as error:  # noqa: BLE001 (an odd config can raise anything in Transformers)
        return f"its config cannot be used: {first_line(error)}"


def first_line(error: BaseException) -> str:
    """The first line of an error's text, or its type."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _out_of_range(config: Any, key: str = "") -> Iterator[str]:
    """Keys of numbers that no model has."""
    if isinstance(config, dict | list):
        for name, value in config.items() if isinstance(config, dict) else ((key, each) for each in config):
            yield from _out_of_range(value, str(name))
    elif isinstance(config, int):
        most = MAX_LAYERS if "layer" in key else _MAX_NUMBER
        if abs(config) > most or (config == 0 and key in _COUNTS):
            yield key


def _compare(folder: Path, shapes: Shapes) -> str | None:
    """Compare `shapes` with those of the model that the config in `folder` describes."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    with _limit_parts(20 * len(shapes) + 1000), torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    prefix = f"{model.base_model_prefix}."
    unused, missing = dict(shapes), 0
    for name, weight in model.named_parameters():
        # Checkpoints of a model's body name its weights without the prefix.
        found = next((each for each in (name, name.removeprefix(prefix), prefix + name) if each in unused), None)
        if found is None:
            missing += weight.numel()
        elif (shape := unused.pop(found)) != weight.shape:
            return f"{name} has the shape {list(shape)} instead of {list(weight.shape)}"
    # Transformers renames and merges weights of some architectures, but invents none.
    if missing > sum(map(math.prod, unused.values())):
        return "it lacks weights that its config describes"
    if sum(buffer.numel() for buffer in model.buffers()) > sum(map(math.prod, shapes.values())) + _MAX_BUFFERS:
        return "its config describes tables that are too large"
    return None


@contextmanager
def _limit_parts(most: int) -> Iterator[None]:
    """Raise ValueError as soon as more than `most` modules and weights are created inside the block."""
    from torch.nn.modules import module

    count = 0

    def register(_module: nn.Module, _name: str, _part: Any) -> None:
        nonlocal count
        count += 1
        if count > most:
            raise ValueError("it describes more layers than there are weights")

    hooks = (
        module.register_module_parameter_registration_hook(register),
        module.register_module_module_registration_hook(register),
    )
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def nonfinite(file: Path) -> str | None:
    """The name of a tensor of the safetensors `file` that holds NaN or infinity, or None."""
    from safetensors import safe_open

    with safe_open(file, "pt") as opened:
        for name in opened.keys():  # noqa: SIM118 (no dictionary)
            tensor = opened.get_tensor(name)
            if tensor.is_floating_point() and tensor.numel() and not all(end.isfinite() for end in tensor.aminmax()):
                return str(name)
    return None
