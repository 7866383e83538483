"""Export a LoRA adapter as a GGUF for llama.cpp and Ollama, with the GGUF of its base beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from gguf import MODEL_ARCH, GGUFWriter, Keys, get_tensor_name_map

from huggingtweets.errors import BadInputError
from huggingtweets.events import OnEvent, ignore
from huggingtweets.files import output_errors
from huggingtweets.models import bases, lora
from huggingtweets.personas import Persona
from huggingtweets.personas.record import RunRecord
from huggingtweets.result import Result
from huggingtweets.sharing.gguf import metadata
from huggingtweets.sharing.gguf.export import read_model, rotated, target, write_beside, write_file, write_model
from huggingtweets.sharing.gguf.metadata import Fields
from huggingtweets.sharing.model_files import damaged, is_lora
from huggingtweets.sharing.options import Quant


class ExportedAdapter(Result):
    """The files that `export` wrote."""

    name: str
    kind: Literal["gguf-adapter"] = "gguf-adapter"
    path: Path
    bytes: int
    base: Path
    base_bytes: int
    quant: Quant
    modelfile: Path
    licences: list[Path]


def export(persona: Persona, path: Path, quant: Quant = "q8_0", on_event: OnEvent = ignore) -> ExportedAdapter:
    """Write the LoRA adapter of `persona` to `path`, a .gguf file or a folder, with its base and a Modelfile beside it.

    The base is written in the format `quant`. Replaces existing files. Raises BadInputError for a persona without a
    LoRA adapter, BaseUnavailableError, and as `export` of a whole persona does.
    """
    if not is_lora(persona):
        message = f"{persona.name} is not a LoRA adapter: training changed all of its weights."
        hint = "Export all of it with {command}, or train it with {option:method} lora."
        raise BadInputError(message, hint=hint, command=f"export {persona.name} --as gguf")
    path = target(path, f"{persona.name}-lora")
    adapter = lora.read(persona.path)
    located = bases.base_of(adapter)
    kind, fields = read_model(persona)  # the base with the persona's start and end tokens
    name = Path(located.name).name
    base = Persona(name, located.folder, RunRecord(name=name, base=located.name))
    base_path = path.parent / f"{name}-{quant}.gguf"
    with output_errors(path, "output"):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_model(base, kind, fields, base_path, quant, on_event, "base")
        _write(persona, adapter, kind, fields, path)
        return ExportedAdapter(
            name=persona.name,
            path=path,
            bytes=path.stat().st_size,
            base=base_path,
            base_bytes=base_path.stat().st_size,
            quant=quant,
            **write_beside(persona, path, fields, base_path),
        )


def _write(persona: Persona, adapter: lora.LoraAdapter, kind: str, fields: Fields, path: Path) -> None:
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
        writer.add_tensor(f"{name}.lora_b", rotated(b.float().numpy(), kind, fields, name))
    write_file(writer, path)
