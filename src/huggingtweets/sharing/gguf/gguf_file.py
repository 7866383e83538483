"""A persona as one GGUF file, which llama.cpp and the programs made of it run: weights, vocabulary, how to sample."""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import write_bytes
from huggingtweets.models import bases
from huggingtweets.sharing.folder import whole
from huggingtweets.sharing.gguf import modelfile, vocabulary
from huggingtweets.sharing.gguf.quantise import FILE_TYPE, Quant, format_of, pack

if TYPE_CHECKING:
    from gguf import GGMLQuantizationType, GGUFWriter

    from huggingtweets.personas import Persona
    from huggingtweets.sharing.gguf.quantise import Floats
    from huggingtweets.sharing.gguf.vocabulary import Vocabulary

_FORGETFUL: tuple[Quant, ...] = ("q5_1", "q4_1", "q4_k_m")
"""Formats with blocks of 32 weights and an offset, as the default base came in (Q4_1).

Its weights lie on a grid that such a block finds again. What training changed is less than a step of that grid, so that
Q4_1 and Q4_K keep some 7% of it, and Q5_1 moves weights half as far again.
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """What `export` wrote."""

    persona: str
    path: Path
    modelfile: Path
    quant: Quant
    formats: dict[str, int]
    """How many tensors are in which format."""
    bytes: int
    """Of the GGUF."""

    def as_json(self) -> dict[str, Any]:
        """The object `export --as gguf --json` prints (documented in docs/json.md)."""
        return {
            "name": self.persona,
            "kind": "gguf",
            "path": str(self.path),
            "bytes": self.bytes,
            "quant": self.quant,
            "formats": self.formats,
            "modelfile": str(self.modelfile),
        }


@dataclass(frozen=True, slots=True)
class _Tensor:
    """One tensor of the file to be: its name there, its name in the persona's weights, its shape and format there."""

    name: str
    source: str
    shape: tuple[int, ...]
    format: GGMLQuantizationType


def export(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> Exported:
    """Write `persona` in `quant` to `path`, a file ending in .gguf or a folder, and a Modelfile for Ollama beside it.

    What is there under these names is replaced, but for a Modelfile of somebody else's. Raises BadInputError for that,
    for what cannot be written to, and for a persona that llama.cpp would read or compute otherwise than we do.
    """
    path = _target(path.expanduser().absolute(), persona.name, quant)
    with whole(persona, on_event) as persona_:
        return _export(persona_, path, quant, on_event)


def _export(persona: Persona, path: Path, quant: Quant, on_event: OnEvent) -> Exported:
    beside = modelfile.beside(path)
    modelfile.check(beside)
    config, words = _checked_files(persona)
    if quant in _FORGETFUL and persona.record.base == bases.DEFAULT:
        on_event(
            Notice(
                f"{quant} rounds away part of what a persona on {bases.DEFAULT} has learnt: that base came in "
                "blocks like these, and weights fall back to where they were. q5_0 is about as small and keeps it.",
                is_warning=True,
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        formats = _write(persona, config, words, path, quant, on_event)
        stop, licence = words.tokens[words.separator], _origin(persona)[2]
        write_bytes(beside, modelfile.text(persona.name, _about(persona), path.name, stop, licence).encode())
        return Exported(persona.name, path, beside, quant, formats, path.stat().st_size)
    except OSError as error:
        from huggingtweets.reports.pictures import not_written

        raise not_written(path, error, "-o") from error


def _target(path: Path, name: str, quant: Quant) -> Path:
    if path.is_dir() or path.suffix.lower() != ".gguf":
        if path.exists() and not path.is_dir():
            raise BadInputError(f"{path} is a file. Name one that ends in .gguf, or a folder: -o {path}.gguf")
        path = path / f"{name}-{quant}.gguf"
    if not path.name.isprintable():
        raise BadInputError(f"{path.name!r} cannot stand in a Modelfile. Name another file with -o.")
    return path


def _checked_files(persona: Persona) -> tuple[dict[str, Any], Vocabulary]:
    """The persona's config.json, and its vocabulary. Raises BadInputError where llama.cpp would do otherwise."""
    config, tokenizer = (_read(persona, name) for name in ("config.json", "tokenizer.json"))
    reading, fault = vocabulary.reading_of(tokenizer), _model_fault(config)
    if fault or not reading:
        raise BadInputError(
            f"{persona.name} cannot be written as GGUF: {fault or 'its tokenizer is not that of GPT-2 or SmolLM2'}. "
            f"llama.cpp's own convert_hf_to_gguf.py may know how: give it the folder {persona.path}"
        )
    try:
        return config, vocabulary.read(tokenizer, reading, config["vocab_size"], config["eos_token_id"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(persona, "tokenizer.json") from error


def _read(persona: Persona, name: str) -> dict[str, Any]:
    try:
        values = json.loads((persona.path / name).read_bytes())
        if not isinstance(values, dict):
            raise TypeError
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(persona, name) from error
    return values


def _damaged(persona: Persona, name: str) -> DamagedFileError:
    return DamagedFileError(
        f"The persona {persona.name} is damaged: its {name} is not as it should be. Train it again with: huggingtweets "
        f"train {persona.name}"
    )


def _model_fault(config: Mapping[str, Any]) -> str | None:
    """What llama.cpp would compute otherwise, or not at all; None when nothing."""
    kind = config.get("model_type")
    if kind not in ("llama", "gpt2"):
        return f"models of the kind {kind!r} are not among those we write (Llama and GPT-2 are)"
    wanted: dict[str, Any] = {"hidden_act": "silu"}
    if kind == "gpt2":
        wanted = {
            "activation_function": "gelu_new",
            "scale_attn_by_inverse_layer_idx": False,
            "scale_attn_weights": True,
        }
    for key, value in wanted.items():
        if config.get(key, value) != value:
            return f"its {key} is {config[key]!r}, not {value!r}"
    rope = (config.get("rope_parameters") or {}).get("rope_type", "default")
    return None if rope == "default" else f"its positions are scaled ({rope})"


def _write(
    persona: Persona, config: dict[str, Any], words: Vocabulary, path: Path, quant: Quant, on_event: OnEvent
) -> dict[str, int]:
    """Write the file aside and rename it. The number of tensors in each format."""
    import numpy as np
    from gguf import GGUFWriter

    aside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    writer = GGUFWriter(aside, config["model_type"])
    try:
        with _weights(persona) as weights:
            _describe(writer, persona, quant)
            _dimensions(writer, persona, config)
            tensors = _plan(persona, config, {name: tuple(each.get_shape()) for name, each in weights.items()}, quant)
            words.write(writer)
            for tensor in tensors:
                size = _bytes_of(tensor)
                writer.add_tensor_info(tensor.name, tensor.shape, np.dtype(np.float32), size, tensor.format)
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_ti_data_to_file()
            file = next(iter(writer.fout or ()))
            writer.write_padding(file, file.tell())
            for number, tensor in enumerate(tensors):
                on_event(Stage(f"Writing {persona.name} as {quant}", number, len(tensors), "tensors"))
                weight = _laid_out(tensor, weights[tensor.source][:].float().numpy(), config)
                packed = pack(_checked(weight, tensor, persona), tensor.format)
                # Not by the writer's own hand, which does not say why it fails on a full disk.
                file.write(packed.data)
                writer.write_padding(file, packed.nbytes)
            file.flush()
            os.fsync(file.fileno())
        writer.close()
        aside.replace(path)
    finally:
        for file in writer.fout or ():
            file.close()
        aside.unlink(missing_ok=True)
    on_event(Stage(f"Writing {persona.name} as {quant}", len(tensors), len(tensors), "tensors"))
    return dict(Counter(tensor.format.name for tensor in tensors).most_common())


@contextmanager
def _weights(persona: Persona) -> Iterator[dict[str, Any]]:
    """Slices of the persona's weights by name, not yet read."""
    from safetensors import SafetensorError, safe_open

    files = sorted(persona.path.glob("*.safetensors"))
    try:
        with ExitStack() as opened:
            slices = dict[str, Any]()
            for path in files:
                file: Any = opened.enter_context(safe_open(path, "pt"))
                names = file.keys()
                slices |= {name: file.get_slice(name) for name in names}
            if not slices:
                raise _damaged(persona, "model.safetensors")
            yield slices
    except SafetensorError as error:
        raise _damaged(persona, "model.safetensors") from error


def _plan(
    persona: Persona, config: Mapping[str, Any], shapes: Mapping[str, tuple[int, ...]], quant: Quant
) -> list[_Tensor]:
    """All tensors of the file, in the order of the weights."""
    from gguf import MODEL_ARCH, get_tensor_name_map

    arch = {"llama": MODEL_ARCH.LLAMA, "gpt2": MODEL_ARCH.GPT2}[config["model_type"]]
    layers = _layers(config)
    known = get_tensor_name_map(arch, layers)
    names = {source: known.get_name(source, try_suffixes=(".weight", ".bias")) or "" for source in shapes}
    expected = {
        "token_embd.weight",
        "output_norm.weight",
        *(f"blk.{layer}.attn_norm.weight" for layer in range(layers)),
    }
    if not all(names.values()) or len(set(names.values())) < len(names) or not expected <= set(names.values()):
        raise _damaged(persona, "model.safetensors")
    tied = "output.weight" not in names.values()
    tensors = []
    for source, shape in shapes.items():
        turned = shape[::-1] if _is_transposed(source, config) else shape
        kind = format_of(names[source], turned, quant, layers, tied=tied)
        tensors.append(_Tensor(names[source], source, turned, kind))
        if names[source] == "token_embd.weight" and shape[0] != config["vocab_size"]:
            raise _damaged(persona, "config.json")
        heads = _heads(names[source], config)
        if heads and turned[0] % (2 * heads):
            raise _damaged(persona, "config.json")
    return tensors


def _layers(config: Mapping[str, Any]) -> int:
    return int(config["n_layer" if config["model_type"] == "gpt2" else "num_hidden_layers"])


def _heads(name: str, config: Mapping[str, Any]) -> int:
    """Attention heads of which the tensor `name` turns with a token's position; 0 when none of it does."""
    if config["model_type"] != "llama":
        return 0
    queries = int(config["num_attention_heads"])
    return {"attn_q": queries, "attn_k": int(config.get("num_key_value_heads") or queries)}.get(name.split(".")[-2], 0)


def _bytes_of(tensor: _Tensor) -> int:
    from gguf import GGML_QUANT_SIZES

    count, size = GGML_QUANT_SIZES[tensor.format]
    return math.prod(tensor.shape) // count * size


def _is_transposed(source: str, config: Mapping[str, Any]) -> bool:
    """GPT-2's matrices are written (in, out) by Transformers, and (out, in) by everybody else."""
    return config["model_type"] == "gpt2" and source.endswith(("c_attn.weight", "c_proj.weight", "c_fc.weight"))


def _laid_out(tensor: _Tensor, weight: Floats, config: Mapping[str, Any]) -> Floats:
    """`weight` as llama.cpp multiplies with it."""
    if _is_transposed(tensor.source, config):
        return weight.T
    if heads := _heads(tensor.name, config):
        # A position turns pairs of rows: (i, i + half) of each head here, neighbours there.
        return weight.reshape(heads, 2, -1, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)
    return weight


def _checked(weight: Floats, tensor: _Tensor, persona: Persona) -> Floats:
    """`weight`, if the format can hold it."""
    import numpy as np
    from gguf import GGMLQuantizationType

    if not np.isfinite(weight).all():
        raise _damaged(persona, "model.safetensors")
    # Scales of blocks are halves as well, but the numbers they are multiplied by bring them down.
    if tensor.format == GGMLQuantizationType.F16 and np.abs(weight).max() > np.finfo(np.float16).max:
        raise BadInputError(f"{tensor.name} has weights too large for f16. Use --quant bf16, which holds them.")
    return weight


def _describe(writer: GGUFWriter, persona: Persona, quant: Quant) -> None:
    """What the file is and where it comes from, and how to sample from it where nobody says otherwise."""
    from gguf import GGML_QUANT_VERSION, LlamaFileType

    origin, address, licence = _origin(persona)
    writer.add_type("model")
    writer.add_name(_plain([persona.name]))
    writer.add_description(
        f"Machine-written posts that imitate {_about(persona)}, who wrote none of them. Made with "
        f"HuggingTweets from {origin or 'another model'}."
    )
    writer.add_tags(["text-generation", "machine-written", "huggingtweets"])
    writer.add_base_model_count(1)
    writer.add_base_model_name(0, origin)
    writer.add_base_model_repo_url(0, address)  # left out when empty, as the licence is
    writer.add_license(licence)
    writer.add_quantization_version(GGML_QUANT_VERSION)
    writer.add_file_type(LlamaFileType[FILE_TYPE.get(quant, f"MOSTLY_{quant.upper()}")])
    ours = GenerateConfig()
    writer.add_sampling_temp(ours.temperature)
    writer.add_sampling_top_p(ours.top_p)
    writer.add_sampling_top_k(ours.top_k)
    writer.add_sampling_min_p(ours.min_p)
    writer.add_sampling_penalty_repeat(ours.repetition_penalty)


def _origin(persona: Persona) -> tuple[str, str, str]:
    """Name, address and licence of the base, each "" when not known. Of a folder only the name: its path is private."""
    base = persona.record.base
    if base == bases.DEFAULT:
        hub_id = bases.DEFAULT_ON_THE_HUB
        return hub_id.rpartition("/")[2], f"https://huggingface.co/{hub_id}", bases.DEFAULT_LICENCE
    return _plain([bases.public_name(base) or Path(base).name]), "", ""


def _about(persona: Persona) -> str:
    """Whom the persona imitates."""
    return _plain(list(persona.record.handles) or [persona.name])


def _plain(words: list[str]) -> str:
    """`words` as one short line: whoever wrote run.json may have put anything there."""
    line = " ".join(", ".join(map(str, words)).split())
    return "".join(character for character in line if character.isprintable())[:200]


def _dimensions(writer: GGUFWriter, persona: Persona, config: Mapping[str, Any]) -> None:
    try:
        writer.add_block_count(_layers(config))
        writer.add_vocab_size(int(config["vocab_size"]))
        if config["model_type"] == "gpt2":
            width = int(config["n_embd"])
            writer.add_context_length(int(config["n_positions"]))
            writer.add_embedding_length(width)
            writer.add_feed_forward_length(int(config.get("n_inner") or 4 * width))
            writer.add_head_count(int(config["n_head"]))
            writer.add_layer_norm_eps(float(config["layer_norm_epsilon"]))
            return
        width, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
        head = int(config.get("head_dim") or width // heads)
        writer.add_context_length(int(config["max_position_embeddings"]))
        writer.add_embedding_length(width)
        writer.add_feed_forward_length(int(config["intermediate_size"]))
        writer.add_head_count(heads)
        writer.add_head_count_kv(int(config.get("num_key_value_heads") or heads))
        writer.add_key_length(head)
        writer.add_value_length(head)
        writer.add_rope_dimension_count(head)
        writer.add_rope_freq_base(float(config["rope_parameters"]["rope_theta"]))
        writer.add_layer_norm_rms_eps(float(config["rms_norm_eps"]))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise _damaged(persona, "config.json") from error
