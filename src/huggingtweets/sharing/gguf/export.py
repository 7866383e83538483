"""Export a persona as GGUF for llama.cpp and programs built on it: one file, or an adapter beside its base's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Literal

import numpy as np
from gguf import GGML_QUANT_SIZES, MODEL_ARCH, GGMLQuantizationType, GGUFWriter, Keys, get_tensor_name_map, quants
from gguf.gguf_writer import WriterState

from huggingtweets.errors import BadInputError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import file_aside, output_errors, write_bytes
from huggingtweets.models import bases, catalogue, fit, lora
from huggingtweets.personas import Persona
from huggingtweets.personas.record import RunRecord
from huggingtweets.result import Result
from huggingtweets.sharing.folder import full_model
from huggingtweets.sharing.gguf import metadata
from huggingtweets.sharing.gguf.metadata import Fields, Part
from huggingtweets.sharing.model_files import damaged, is_lora, licence_files, read_object
from huggingtweets.sharing.options import Quant

Floats = np.ndarray[Any, np.dtype[np.float32]]

_UNDOES_TRAINING: dict[str, tuple[tuple[Quant, ...], str]] = {
    catalogue.DEFAULT.name: (("q5_1", "q4_1"), "q5_0 is about as small and keeps the training."),
    catalogue.MULTILINGUAL.name: (("q5_0",), "q8_0 keeps the training."),
}
"""Formats like the one that a base was published in (Q4_1, and Q4_K with Q5_0), and a hint.

The base's weights lie on a grid that such a format finds again, and training moves them by less than a grid step. Q4_1
and Q5_0 then keep a few percent of the change; Q5_1 adds half as much error again (docs/experiments.md).
"""


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


class ExportedAdapter(Result):
    """The files that `export_adapter` wrote."""

    name: str
    kind: Literal["gguf-adapter"] = "gguf-adapter"
    path: Path
    bytes: int
    base: Path
    base_bytes: int
    quant: Quant
    modelfile: Path
    licences: list[Path]


def export(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> Exported:
    """Write `persona` to `path`, a .gguf file or a folder, with a Modelfile beside it.

    Replaces existing files, except a Modelfile that is not from HuggingTweets. Raises DamagedFileError, and
    BadInputError for such a Modelfile, for a path that cannot be written, and for a model that llama.cpp would tokenize
    or compute differently.
    """
    path = _target(path, f"{persona.name}-{quant}")
    with full_model(persona, on_event) as full:
        kind, fields = read_model(full)
        base = catalogue.find(persona.record.base)
        similar, hint = _UNDOES_TRAINING.get(base.name if base else "", ((), ""))
        if base and quant in similar:
            message = f"{quant} undoes part of the training on {base.name}, which came in a similar format."
            on_event(Notice(message, is_warning=True, hint=hint))
        with output_errors(path, "output"):
            path.parent.mkdir(parents=True, exist_ok=True)
            formats = _write_model(full, kind, fields, path, quant, on_event)
            beside = _write_beside(persona, path, fields)
            size = path.stat().st_size
    return Exported(name=persona.name, path=path, bytes=size, quant=quant, formats=formats, **beside)


def export_adapter(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> ExportedAdapter:
    """Write the LoRA adapter of `persona` to `path`, a .gguf file or a folder, with its base and a Modelfile beside it.

    The base is written in the format `quant`. Replaces and raises as `export` of a whole persona does, and also
    BadInputError for a persona without a LoRA adapter, and BaseUnavailableError.
    """
    if not is_lora(persona):
        message = f"{persona.name} is not a LoRA adapter: training changed all of its weights."
        hint = "Export all of it with {command}, or train it with {option:method} lora."
        raise BadInputError(message, hint=hint, command=f"export {persona.name} --as gguf")
    path = _target(path, f"{persona.name}-lora")
    adapter = lora.read(persona.path)
    located = bases.base_of(adapter)
    kind, fields = read_model(persona)  # the base with the persona's start and end tokens
    name = Path(located.name).name
    base = Persona(name, located.folder, RunRecord(name=name, base=located.name))
    base_path = path.parent / f"{name}-{quant}.gguf"
    with output_errors(path, "output"):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_model(base, kind, fields, base_path, quant, on_event, "base")
        _write_adapter(persona, adapter, kind, fields, path)
        return ExportedAdapter(
            name=persona.name,
            path=path,
            bytes=path.stat().st_size,
            base=base_path,
            base_bytes=base_path.stat().st_size,
            quant=quant,
            **_write_beside(persona, path, fields, base_path),
        )


def _write_adapter(persona: Persona, adapter: lora.LoraAdapter, kind: str, fields: Fields, path: Path) -> None:
    writer = GGUFWriter(None, kind)
    metadata.describe(writer, persona, "adapter")
    writer.add_string(Keys.Adapter.TYPE, "lora")
    writer.add_float32(Keys.Adapter.LORA_ALPHA, lora.ALPHA)
    known = get_tensor_name_map(MODEL_ARCH[kind.upper()], fields["block_count"])
    for source, (a, b) in adapter.pairs.items():
        name = known.get_name(source, try_suffixes=(".weight",))
        if name is None:
            raise damaged(persona, f"its adapter changes {source}, which its base lacks")
        writer.add_tensor(f"{name}.lora_a", a.float().numpy())
        writer.add_tensor(f"{name}.lora_b", _rotated(b.float().numpy(), kind, fields, name))
    _write_file(writer, path)


def _write_beside(persona: Persona, path: Path, fields: Fields, base: Path | None = None) -> dict[str, Any]:
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


def _target(path: Path, name: str) -> Path:
    """The .gguf file that `path` means: itself, or `name`.gguf in that folder. Raises BadInputError.

    A Modelfile of somebody else is not replaced. A line break in the name would add lines to ours.
    """
    path = path.expanduser().absolute()
    target = path if path.suffix.lower() == ".gguf" and not path.is_dir() else path / f"{name}.gguf"
    modelfile = metadata.modelfile_for(target)
    with output_errors(path, "output"):
        is_foreign = modelfile.is_file() and not modelfile.read_bytes().startswith(metadata.MARK.encode())
    if is_foreign:
        message = f"{modelfile} exists and is not from HuggingTweets."
        raise BadInputError(message, hint="Move it, or choose another folder with {option}.", option="output")
    if len(target.name.splitlines()) > 1:
        raise BadInputError(f"A file name must be one line, not {target.name!r}.", option="output")
    return target


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
    return metadata.ARCHITECTURES[config["model_type"]], fields


def _write_model(
    persona: Persona, kind: str, fields: Fields, path: Path, quant: Quant, on_event: OnEvent, part: Part = "model"
) -> dict[str, int]:
    """Write `persona`, or a base as one, atomically. Returns the number of tensors in each format.

    Raises DamagedFileError if its weights do not fit its config.
    """
    if problem := fit.misfit(persona.path):
        raise damaged(persona, f"its weights are missing or do not fit its config ({problem})")
    writer = GGUFWriter(None, kind)
    metadata.describe(writer, persona, part, quant)
    for name, value in fields.items():
        getattr(writer, f"add_{name}")(value)
    weights = bases.weights_in(persona.path)
    known = get_tensor_name_map(MODEL_ARCH[kind.upper()], fields["block_count"])
    names = [known.get_name(source, try_suffixes=(".weight", ".bias")) or "" for source in weights]
    if not all(names) or len(set(names)) < len(names):
        raise damaged(persona, "it has weights that its config does not describe")
    formats = Counter[str]()
    for number, (name, stored) in enumerate(zip(names, weights.values(), strict=True)):
        on_event(Stage(f"Writing {persona.name} as {quant}", number, len(names), "tensors"))
        weight = _arranged(stored.float().numpy(), kind, fields, name)
        format_ = _format_of(name, weight.shape, quant, tied="output.weight" not in names)
        if not np.isfinite(weight).all():
            raise damaged(persona, f"{name} holds values that are not finite numbers")
        # Block formats store float16 scales, but those are a fraction of the weights.
        if format_ == GGMLQuantizationType.F16 and np.abs(weight).max() > np.finfo(np.float16).max:
            message = f"{name} has weights too large for f16."
            raise BadInputError(message, hint="Use bf16 for {option}.", option="quant")
        writer.add_tensor(name, quants.quantize(weight, format_), raw_dtype=format_)
        formats[format_.name] += 1
    _write_file(writer, path)
    on_event(Stage(f"Writing {persona.name} as {quant}", len(names), len(names), "tensors"))
    return dict(formats.most_common())


def _write_file(writer: GGUFWriter, path: Path) -> None:
    """Write the header and the tensors in `writer` atomically."""
    with file_aside(path) as file:
        writer.fout, writer.state = [file], WriterState.EMPTY
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        writer.write_padding(file, file.tell())
        for info in writer.tensors[0].values():
            # The writer's own method does not say why it fails on a full disk.
            file.write(np.ascontiguousarray(info.tensor).data)
            writer.write_padding(file, info.nbytes)


def _arranged(weight: Floats, kind: str, fields: Fields, name: str) -> Floats:
    """The weight of the tensor `name`, shape (out, in) or (size,), as llama.cpp wants it."""
    if kind == "gpt2" and weight.ndim == 2 and name.startswith("blk."):
        weight = weight.T  # Transformers stores these as (in, out), unlike everything else
    if kind == "gemma3" and name.endswith("norm.weight"):
        weight = weight + 1  # llama.cpp multiplies by the weight, Transformers by 1 plus the weight
    return np.ascontiguousarray(_rotated(weight, kind, fields, name))


def _rotated(weight: Floats, kind: str, fields: Fields, name: str) -> Floats:
    """`weight` with rows in the order of llama.cpp's rotary embedding, if `name` is that of queries or keys.

    It pairs neighbours, where Transformers pairs rows (i, i + half) of each head.
    """
    count = {"attn_q": "head_count", "attn_k": "head_count_kv"}.get(name.split(".")[-2])
    if kind != "llama" or count is None:
        return weight
    return weight.reshape(fields[count], 2, -1, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)


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
