"""Export a persona as one GGUF file for llama.cpp and programs built on it, with a Modelfile for Ollama."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from gguf import GGML_QUANT_SIZES, MODEL_ARCH, GGMLQuantizationType, GGUFWriter, get_tensor_name_map, quants
from gguf.gguf_writer import WriterState

from huggingtweets.errors import BadInputError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import file_aside, output_errors, write_bytes
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.result import Result
from huggingtweets.sharing.folder import full_model
from huggingtweets.sharing.gguf import metadata
from huggingtweets.sharing.gguf.metadata import Fields, Part
from huggingtweets.sharing.model_files import damaged, licence_files, read_object
from huggingtweets.sharing.options import Quant

Floats = np.ndarray[Any, np.dtype[np.float32]]

_UNDOES_TRAINING: dict[str, tuple[Quant, ...]] = {
    catalogue.DEFAULT.name: ("q5_1", "q4_1"),
    catalogue.MULTILINGUAL.name: ("q5_0",),
}
"""Formats like the one that a base was published in: Q4_1, and Q4_K with Q5_0.

The base's weights lie on a grid that such a format finds again, and training moves them by less than a grid step. Q4_1
and Q5_0 then keep a few percent of the change; Q5_1 adds half as much error again (docs/experiments.md).
"""

_BAD_WEIGHTS = "its weights are missing or not valid"


class Exported(Result):
    """The files that `export` wrote."""

    name: str
    kind: Literal["gguf"] = "gguf"
    path: Path
    bytes: int
    quant: Quant
    formats: dict[str, int]
    modelfile: Path
    licences: list[Path]


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor in the GGUF."""

    name: str
    source: str  # its name in the persona's weights
    shape: tuple[int, ...]
    format: GGMLQuantizationType
    is_transposed: bool = False
    heads: int = 0  # attention heads whose rows must be reordered for llama.cpp's rotary embedding; 0 for none
    adds_one: bool = False
    """Whether llama.cpp multiplies by the weight where Transformers multiplies by 1 plus the weight."""

    @property
    def bytes(self) -> int:
        count, size = GGML_QUANT_SIZES[self.format]
        return math.prod(self.shape) // count * size

    def arrange(self, weight: Floats) -> Floats:
        """`weight` in llama.cpp's order of rows and columns."""
        if self.is_transposed:
            return weight.T
        if self.heads:
            # The rotary embedding pairs rows (i, i + half) of each head in Transformers, neighbours in llama.cpp.
            return weight.reshape(self.heads, 2, -1, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)
        return weight + 1 if self.adds_one else weight


def export(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> Exported:
    """Write `persona` to `path`, a .gguf file or a folder, with a Modelfile beside it.

    Replaces existing files, except a Modelfile that is not from HuggingTweets. Raises BadInputError for that, for a
    path that cannot be written, and for a model that llama.cpp would tokenize or compute differently; DamagedFileError.
    """
    path = target(path, f"{persona.name}-{quant}")
    with full_model(persona, on_event) as full:
        kind, fields = read_model(full)
        base = catalogue.find(persona.record.base)
        if base and quant in _UNDOES_TRAINING.get(base.name, ()):
            message = f"{quant} undoes part of the training on {base.name}, which came in a similar format."
            better = "q8_0 keeps" if "q5_0" in _UNDOES_TRAINING[base.name] else "q5_0 is about as small and keeps"
            on_event(Notice(message, is_warning=True, hint=f"{better} the training."))
        with output_errors(path, "output"):
            path.parent.mkdir(parents=True, exist_ok=True)
            formats = write_model(full, kind, fields, path, quant, on_event)
            beside = write_beside(persona, path, fields)
            size = path.stat().st_size
    return Exported(name=persona.name, path=path, bytes=size, quant=quant, formats=formats, **beside)


def write_beside(persona: Persona, path: Path, fields: Fields, base: Path | None = None) -> dict[str, Any]:
    """Write the Modelfile, and notice and terms of the persona's base, beside the GGUF at `path`.

    `base`: the base's GGUF, if that at `path` is an adapter. Returns where they are, by field of the result.
    """
    stop = fields["token_list"][fields["eos_token_id"]]
    write_bytes(metadata.modelfile_for(path), metadata.modelfile(persona, path, stop, base).encode())
    licences = []
    for file in licence_files(persona):
        licences.append(path.parent / f"{path.stem}-{Path(file.path).stem}.txt")
        write_bytes(licences[-1], file.read())
    return {"modelfile": metadata.modelfile_for(path), "licences": licences}


def target(path: Path, name: str) -> Path:
    """The .gguf file that `path` means: itself, or `name`.gguf in that folder.

    Raises BadInputError for a path that cannot be used, or whose Modelfile is not from HuggingTweets.
    """
    path = path.expanduser().absolute()
    if path.is_dir() or path.suffix.lower() != ".gguf":
        if path.exists() and not path.is_dir():
            hint = f"Choose a folder, or a name such as {path}.gguf, with {{option}}."
            raise BadInputError(f"{path} is a file.", hint=hint, option="output")
        path = path / f"{name}.gguf"
    if not path.name.isprintable():
        hint = "Choose another file name with {option}."
        raise BadInputError(f"{path.name!r} cannot be named in a Modelfile.", hint=hint, option="output")
    metadata.check_replaceable(metadata.modelfile_for(path))
    return path


def read_model(persona: Persona) -> tuple[str, Fields]:
    """The model's architecture, and its dimensions and vocabulary. Raises BadInputError if llama.cpp would differ."""
    try:
        config, tokenizer = (read_object(persona.path / name) for name in ("config.json", "tokenizer.json"))
        pre_tokenizer, problem = metadata.pre_tokenizer_of(tokenizer), metadata.model_problem(config)
        if problem or not pre_tokenizer:
            problem = problem or "its tokenizer is not that of GPT-2, SmolLM2, Llama, Qwen or Gemma"
            hint = f"llama.cpp's own convert_hf_to_gguf.py may support it: give it the folder {persona.path}"
            raise BadInputError(f"{persona.name} cannot be written as GGUF: {problem}.", hint=hint)
        fields = metadata.dimensions(config)
        start, end = config["bos_token_id"], config["eos_token_id"]
        fields |= metadata.vocabulary(tokenizer, pre_tokenizer, fields["vocab_size"], start, end)
    except (OSError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise damaged(persona, "its config.json or tokenizer.json is not valid") from error
    return str(metadata.architecture_of(config)), fields


def write_model(
    persona: Persona, kind: str, fields: Fields, path: Path, quant: Quant, on_event: OnEvent, part: Part = "model"
) -> dict[str, int]:
    """Write `persona`, or a base as one, atomically. Returns the number of tensors in each format."""
    writer = GGUFWriter(None, kind)
    metadata.describe(writer, persona, part, quant)
    for name, value in fields.items():
        getattr(writer, f"add_{name}")(value)
    with _open_weights(persona) as weights:
        shapes = {name: tuple(weight.get_shape()) for name, weight in weights.items()}
        tensors = plan(persona, kind, fields, shapes, quant)

        def content() -> Iterator[np.ndarray[Any, Any]]:
            for number, tensor in enumerate(tensors):
                on_event(Stage(f"Writing {persona.name} as {quant}", number, len(tensors), "tensors"))
                weight = _checked(weights[tensor.source][:].float().numpy(), tensor, persona)
                yield quants.quantize(np.ascontiguousarray(tensor.arrange(weight)), tensor.format)

        write_file(writer, path, tensors, content())
    on_event(Stage(f"Writing {persona.name} as {quant}", len(tensors), len(tensors), "tensors"))
    return dict(Counter(tensor.format.name for tensor in tensors).most_common())


def write_file(
    writer: GGUFWriter, path: Path, tensors: Iterable[Tensor], content: Iterable[np.ndarray[Any, Any]]
) -> None:
    """Write the header in `writer` and `tensors` atomically. `content` makes the packed data of each."""
    with file_aside(path) as file:
        for tensor in tensors:
            writer.add_tensor_info(tensor.name, tensor.shape, np.dtype(np.float32), tensor.bytes, tensor.format)
        writer.fout, writer.state = [file], WriterState.EMPTY
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        writer.write_padding(file, file.tell())
        for packed in content:
            # The writer's own method does not say why it fails on a full disk.
            file.write(packed.data)
            writer.write_padding(file, packed.nbytes)


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
                raise damaged(persona, _BAD_WEIGHTS)
            yield slices
    except SafetensorError as error:
        raise damaged(persona, _BAD_WEIGHTS) from error


def plan(
    persona: Persona, kind: str, fields: Fields, shapes: Mapping[str, tuple[int, ...]], quant: Quant
) -> list[Tensor]:
    """All tensors of the file, in the order of the weights. Raises DamagedFileError if they do not fit the config."""
    is_gpt2, layers = kind == "gpt2", fields["block_count"]
    known = get_tensor_name_map(MODEL_ARCH[kind.upper()], layers)
    names = {source: known.get_name(source, try_suffixes=(".weight", ".bias")) or "" for source in shapes}
    expected = {"token_embd.weight", "output_norm.weight"}
    expected |= {f"blk.{layer}.attn_norm.weight" for layer in range(layers)}
    if not all(names.values()) or len(set(names.values())) < len(names) or not expected <= set(names.values()):
        raise damaged(persona, _BAD_WEIGHTS)
    tied = "output.weight" not in names.values()
    tensors = []
    for source, stored in shapes.items():
        name = names[source]
        # Transformers stores GPT-2's matrices as (in, out), unlike everything else.
        is_transposed = is_gpt2 and source.endswith(("c_attn.weight", "c_proj.weight", "c_fc.weight"))
        shape = stored[::-1] if is_transposed else stored
        heads = rotated_heads(kind, fields, name)
        is_embedding = name == "token_embd.weight"
        if (is_embedding and shape[0] != fields["vocab_size"]) or (heads and shape[0] % (2 * heads)):
            raise damaged(persona, "its config.json does not fit the weights")
        format_ = _format_of(name, shape, quant, tied=tied)
        adds_one = kind == "gemma3" and name.endswith("norm.weight")
        tensors.append(Tensor(name, source, shape, format_, is_transposed, heads, adds_one))
    return tensors


def rotated_heads(kind: str, fields: Fields, name: str) -> int:
    """`Tensor.heads` of the tensor called `name`."""
    counts = {"attn_q": "head_count", "attn_k": "head_count_kv"} if kind == "llama" else {}
    count = counts.get(name.split(".")[-2])
    return int(fields[count]) if count else 0


def _format_of(name: str, shape: tuple[int, ...], quant: Quant, *, tied: bool) -> GGMLQuantizationType:
    """The format of the tensor `name`. `tied`: the embedding is also the output weight.

    Vectors and learnt positions stay in F32. Output weights get eight bits at least. A tensor whose rows do not divide
    into blocks stays in F16.
    """
    if len(shape) < 2 or name.startswith("position_embd"):
        return GGMLQuantizationType.F32
    is_output = name == "output.weight" or (tied and name == "token_embd.weight")
    wanted = "q8_0" if is_output and quant.startswith(("q4", "q5")) else quant
    kind = GGMLQuantizationType[wanted.upper()]
    return GGMLQuantizationType.F16 if shape[-1] % GGML_QUANT_SIZES[kind][0] else kind


def _checked(weight: Floats, tensor: Tensor, persona: Persona) -> Floats:
    """`weight`, if it is finite and the tensor's format can hold it."""
    if not np.isfinite(weight).all():
        raise damaged(persona, _BAD_WEIGHTS)
    # Block formats store float16 scales, but those are a fraction of the weights.
    if tensor.format == GGMLQuantizationType.F16 and np.abs(weight).max() > np.finfo(np.float16).max:
        message = f"{tensor.name} has weights too large for f16."
        raise BadInputError(message, hint="Use bf16 for {option}.", option="quant")
    return weight
