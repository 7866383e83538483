"""`export`: a persona as files for other programs."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from huggingtweets.cli.options import Json, Name, option, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.sharing.options import Quant
from huggingtweets.text import listing, megabytes

if TYPE_CHECKING:
    from huggingtweets.sharing.folder import Folder
    from huggingtweets.sharing.gguf.adapter import ExportedAdapter
    from huggingtweets.sharing.gguf.export import Exported

Kind = Literal["full", "adapter", "gguf", "gguf-adapter"]
_BITS: dict[str, Literal[2, 4]] = {"2": 2, "4": 4}


def export(
    name: Name,
    kind: Annotated[
        Kind, option("--as", Kind, "Folder for Transformers, adapter, or a GGUF of either for llama.cpp and Ollama.")
    ],
    path: Annotated[Path | None, output("PATH", "Folder, or file of a GGUF, to write. Default: here.")] = None,
    quant: Annotated[
        Quant | None,
        option("--quant", Quant, "Number format of a GGUF's weights; fewer bits are smaller. Default: q8_0."),
    ] = None,
    bits: Annotated[
        str | None, option("--bits", Literal["2", "4"], "Bits per weight of an adapter. Default: 2.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Export a persona for other programs, such as llama.cpp."""
    from huggingtweets import personas
    from huggingtweets.sharing import folder
    from huggingtweets.sharing.gguf.adapter import export as export_gguf_adapter
    from huggingtweets.sharing.gguf.export import export as export_gguf
    from huggingtweets.sharing.gguf.modelfile import tag_of
    from huggingtweets.writing.starts import usual_starts

    if quant is not None and not kind.startswith("gguf"):
        raise ConfigError("--quant applies only to --as gguf and gguf-adapter.")
    if bits is not None and kind != "adapter":
        raise ConfigError("--bits applies only to --as adapter.")
    persona = personas.find(home(), name)
    exported: Exported | ExportedAdapter | Folder
    with Watcher() as watch:
        if kind == "gguf":
            exported = export_gguf(persona, path or Path(), quant or "q8_0", watch)
        elif kind == "gguf-adapter":
            exported = export_gguf_adapter(persona, path or Path(), quant or "q8_0", watch)
        else:
            exported = folder.export(home(), persona, kind, path, bits=_BITS.get(bits or ""), on_event=watch)
    if as_json:
        print_json(exported.as_json())
        return
    say(f"Wrote {exported.path} ({megabytes(exported.bytes)}).")
    if exported.kind in ("gguf", "gguf-adapter"):
        base = [exported.base] if exported.kind == "gguf-adapter" else []
        say(f"Beside it: {listing([file.name for file in (*base, exported.modelfile, *exported.licences)])}.")
        if exported.licences:
            say("If you share the GGUF, share the notice and the terms with it.")
        start = usual_starts(persona.record.languages)[0]
        model, *adapter = (shlex.quote(str(file)) for file in (*base, exported.path))
        options = " --lora ".join([model, *adapter])
        say(f'Next: llama-completion -m {options} -no-cnv -p "{start}"')
        tag = tag_of(persona.name)
        say(f"Or: ollama create {tag} -f {shlex.quote(str(exported.modelfile))}")
        say("llama.cpp: https://github.com/ggml-org/llama.cpp/releases, Ollama: https://ollama.com/download", "dim")
    elif kind == "adapter":
        say(f"To import this folder elsewhere: huggingtweets pull {shlex.quote(f'./{exported.path.name}')}")
