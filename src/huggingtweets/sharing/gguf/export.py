"""Export a persona as one GGUF file for llama.cpp and programs built on it, with a Modelfile for Ollama."""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import output_errors, write_bytes
from huggingtweets.models import bases
from huggingtweets.sharing.folder import full_model
from huggingtweets.sharing.gguf import modelfile
from huggingtweets.sharing.gguf.metadata import (
    Dimensions,
    Origin,
    Vocabulary,
    describe,
    model_problem,
    pre_tokenizer_of,
    read_dimensions,
)
from huggingtweets.sharing.gguf.quantise import Quant, file_type, format_of, pack
from huggingtweets.sharing.result import Result

if TYPE_CHECKING:
    from gguf import GGMLQuantizationType

    from huggingtweets.personas import Persona
    from huggingtweets.sharing.gguf.quantise import Floats

_UNDOES_TRAINING: tuple[Quant, ...] = ("q5_1", "q4_1", "q4_k_m")
"""Formats with an offset per block of 32 weights, like the Q4_1 file of the default base.

The base's weights lie on a grid that such a block finds again, and training moves them by less than a grid step. Q4_1
and Q4_K keep about 7% of the change; Q5_1 adds half as much error again (docs/experiments.md).
"""


class Exported(Result):
    """The files that `export` wrote."""

    name: str
    """Of the persona."""
    kind: Literal["gguf"] = "gguf"
    path: Path
    bytes: int
    """Size of the GGUF."""
    quant: Quant
    formats: dict[str, int]
    """Number of tensors in each format."""
    modelfile: Path


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A tensor in the GGUF."""

    name: str
    source: str
    """Its name in the persona's weights."""
    shape: tuple[int, ...]
    format: GGMLQuantizationType
    is_transposed: bool
    heads: int
    """Attention heads whose rows must be reordered for llama.cpp's rotary embedding; 0 for none."""

    @property
    def bytes(self) -> int:
        from gguf import GGML_QUANT_SIZES

        count, size = GGML_QUANT_SIZES[self.format]
        return math.prod(self.shape) // count * size

    def arrange(self, weight: Floats) -> Floats:
        """`weight` in llama.cpp's order of rows and columns."""
        if self.is_transposed:
            return weight.T
        if self.heads:
            # The rotary embedding pairs rows (i, i + half) of each head in Transformers, neighbours in llama.cpp.
            return weight.reshape(self.heads, 2, -1, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)
        return weight


def export(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> Exported:
    """Write `persona` to `path`, a .gguf file or a folder, with a Modelfile beside it.

    Replaces existing files, except a Modelfile that is not from HuggingTweets. Raises BadInputError for that, for a
    path that cannot be written, and for a model that llama.cpp would tokenize or compute differently; DamagedFileError.
    """
    path = _target(path.expanduser().absolute(), persona.name, quant)
    modelfile_path = modelfile.path_for(path)
    with full_model(persona, on_event) as full:
        modelfile.check_replaceable(modelfile_path)
        kind, dimensions, vocabulary = _read_model(full)
        if quant in _UNDOES_TRAINING and persona.record.base == bases.DEFAULT:
            on_event(
                Notice(
                    f"{quant} undoes part of the training on {bases.DEFAULT}: that base came in a similar format, and "
                    "rounding moves the weights back to it.",
                    is_warning=True,
                    hint="q5_0 is about as small and keeps the training.",
                )
            )
        origin = Origin.of(persona)
        with output_errors(path, "output"):
            path.parent.mkdir(parents=True, exist_ok=True)
            formats = _write(full, kind, dimensions, vocabulary, origin, path, quant, on_event)
            stop = vocabulary.tokens[vocabulary.separator]
            content = modelfile.text(persona.name, origin.imitated, path.name, stop, origin.licence)
            write_bytes(modelfile_path, content.encode())
            return Exported(
                name=persona.name,
                path=path,
                bytes=path.stat().st_size,
                quant=quant,
                formats=formats,
                modelfile=modelfile_path,
            )


def _target(path: Path, name: str, quant: Quant) -> Path:
    if path.is_dir() or path.suffix.lower() != ".gguf":
        if path.exists() and not path.is_dir():
            raise BadInputError(
                f"{path} is a file.",
                hint=f"Choose a folder, or a name such as {path}.gguf, with {{option}}.",
                option="output",
            )
        path = path / f"{name}-{quant}.gguf"
    if not path.name.isprintable():
        raise BadInputError(
            f"{path.name!r} cannot be named in a Modelfile.",
            hint="Choose another file name with {option}.",
            option="output",
        )
    return path


def _read_model(persona: Persona) -> tuple[str, Dimensions, Vocabulary]:
    """The model's kind, dimensions and vocabulary. Raises BadInputError if llama.cpp would differ."""
    config, tokenizer = (_read_json(persona, name) for name in ("config.json", "tokenizer.json"))
    pre_tokenizer, problem = pre_tokenizer_of(tokenizer), model_problem(config)
    if problem or not pre_tokenizer:
        raise BadInputError(
            f"{persona.name} cannot be written as GGUF: {problem or 'its tokenizer is not that of GPT-2 or SmolLM2'}.",
            hint=f"llama.cpp's own convert_hf_to_gguf.py may support it: give it the folder {persona.path}",
        )
    try:
        dimensions = read_dimensions(config)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise _damaged(persona, "config.json") from error
    try:
        vocabulary = Vocabulary.of(tokenizer, pre_tokenizer, dimensions["vocab_size"], config["eos_token_id"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(persona, "tokenizer.json") from error
    return config["model_type"], dimensions, vocabulary


def _read_json(persona: Persona, name: str) -> dict[str, Any]:
    try:
        values = json.loads((persona.path / name).read_bytes())
        if not isinstance(values, dict):
            raise TypeError
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(persona, name) from error
    return values


def _damaged(persona: Persona, name: str) -> DamagedFileError:
    return DamagedFileError(
        f"The persona {persona.name} is damaged: its {name} is not valid.",
        hint="Train it again with: {command}",
        command=f"train {persona.name}",
    )


def _write(
    persona: Persona,
    kind: str,
    dimensions: Dimensions,
    vocabulary: Vocabulary,
    origin: Origin,
    path: Path,
    quant: Quant,
    on_event: OnEvent,
) -> dict[str, int]:
    """Write the file beside `path`, then rename. Returns the number of tensors in each format."""
    import numpy as np
    from gguf import GGUFWriter

    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    writer = GGUFWriter(partial, kind)
    try:
        with _open_weights(persona) as weights:
            describe(writer, origin, file_type(quant))
            for name, value in dimensions.items():
                getattr(writer, f"add_{name}")(value)
            shapes = {name: tuple(weight.get_shape()) for name, weight in weights.items()}
            tensors = _plan(persona, kind, dimensions, shapes, quant)
            vocabulary.write(writer)
            for tensor in tensors:
                dtype = np.dtype(np.float32)
                writer.add_tensor_info(tensor.name, tensor.shape, dtype, tensor.bytes, tensor.format)
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_ti_data_to_file()
            file = next(iter(writer.fout or ()))
            writer.write_padding(file, file.tell())
            for number, tensor in enumerate(tensors):
                on_event(Stage(f"Writing {persona.name} as {quant}", number, len(tensors), "tensors"))
                weight = _checked(weights[tensor.source][:].float().numpy(), tensor, persona)
                packed = pack(tensor.arrange(weight), tensor.format)
                # The writer's own method does not say why it fails on a full disk.
                file.write(packed.data)
                writer.write_padding(file, packed.nbytes)
            file.flush()
            os.fsync(file.fileno())
        writer.close()
        partial.replace(path)
    finally:
        for file in writer.fout or ():
            file.close()
        partial.unlink(missing_ok=True)
    on_event(Stage(f"Writing {persona.name} as {quant}", len(tensors), len(tensors), "tensors"))
    return dict(Counter(tensor.format.name for tensor in tensors).most_common())


@contextmanager
def _open_weights(persona: Persona) -> Iterator[dict[str, Any]]:
    """The persona's weights by name, as safetensors slices that are read when indexed."""
    from safetensors import SafetensorError, safe_open

    try:
        with ExitStack() as opened:
            slices = dict[str, Any]()
            for path in sorted(persona.path.glob("*.safetensors")):
                file: Any = opened.enter_context(safe_open(path, "pt"))
                names = file.keys()
                slices |= {name: file.get_slice(name) for name in names}
            if not slices:
                raise _damaged(persona, "model.safetensors")
            yield slices
    except SafetensorError as error:
        raise _damaged(persona, "model.safetensors") from error


def _plan(
    persona: Persona, kind: str, dimensions: Dimensions, shapes: Mapping[str, tuple[int, ...]], quant: Quant
) -> list[_Tensor]:
    """All tensors of the file, in the order of the weights. Raises DamagedFileError if they do not fit the config."""
    from gguf import MODEL_ARCH, get_tensor_name_map

    is_gpt2, layers = kind == "gpt2", dimensions["block_count"]
    known = get_tensor_name_map(MODEL_ARCH.GPT2 if is_gpt2 else MODEL_ARCH.LLAMA, layers)
    names = {source: known.get_name(source, try_suffixes=(".weight", ".bias")) or "" for source in shapes}
    expected = {"token_embd.weight", "output_norm.weight"}
    expected |= {f"blk.{layer}.attn_norm.weight" for layer in range(layers)}
    if not all(names.values()) or len(set(names.values())) < len(names) or not expected <= set(names.values()):
        raise _damaged(persona, "model.safetensors")
    tied = "output.weight" not in names.values()
    rotated = {} if is_gpt2 else {"attn_q": dimensions["head_count"], "attn_k": dimensions["head_count_kv"]}
    tensors = []
    for source, stored in shapes.items():
        name = names[source]
        # Transformers stores GPT-2's matrices as (in, out), unlike everything else.
        is_transposed = is_gpt2 and source.endswith(("c_attn.weight", "c_proj.weight", "c_fc.weight"))
        shape = stored[::-1] if is_transposed else stored
        heads = rotated.get(name.split(".")[-2], 0)
        is_embedding = name == "token_embd.weight"
        if (is_embedding and shape[0] != dimensions["vocab_size"]) or (heads and shape[0] % (2 * heads)):
            raise _damaged(persona, "config.json")
        format_ = format_of(name, shape, quant, layers, tied=tied)
        tensors.append(_Tensor(name, source, shape, format_, is_transposed, heads))
    return tensors


def _checked(weight: Floats, tensor: _Tensor, persona: Persona) -> Floats:
    """`weight`, if it is finite and the tensor's format can hold it."""
    import numpy as np
    from gguf import GGMLQuantizationType

    if not np.isfinite(weight).all():
        raise _damaged(persona, "model.safetensors")
    # Block formats store float16 scales, but those are a fraction of the weights.
    if tensor.format == GGMLQuantizationType.F16 and np.abs(weight).max() > np.finfo(np.float16).max:
        raise BadInputError(
            f"{tensor.name} has weights too large for f16.", hint="Use bf16 for {option}.", option="quant"
        )
    return weight
