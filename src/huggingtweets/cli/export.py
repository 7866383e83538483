"""`export`: a persona as files for other programs."""

from __future__ import annotations

import re
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
    from huggingtweets.sharing.gguf.export import Exported

Kind = Literal["full", "adapter", "gguf"]


def export(
    name: Name,
    kind: Annotated[
        Kind, option("--as", Kind, "The whole model, its difference from the base, or a file for llama.cpp and Ollama.")
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
    from huggingtweets.sharing.gguf.export import export as export_gguf
    from huggingtweets.writing.starts import usual_starts

    for flag, value, needed in (("--quant", quant, "gguf"), ("--bits", bits, "adapter")):
        if value is not None and kind != needed:
            raise ConfigError(f"{flag} applies only to --as {needed}.")
    persona = personas.find(home(), name)
    exported: Exported | Folder
    with Watcher() as watch:
        if kind == "gguf":
            exported = made = export_gguf(persona, path or Path(), quant or "q8_0", watch)
        else:
            exported = folder.export(home(), persona, kind, path, bits=4 if bits == "4" else 2, on_event=watch)
    if as_json:
        print_json(exported.as_json())
        return
    say(f"Wrote {exported.path} ({megabytes(exported.bytes)}).")
    if kind == "gguf":
        say(f"Beside it: {listing([file.name for file in (made.modelfile, *made.licences)])}.")
        if made.licences:
            say("If you share the GGUF, share the notice and the terms with it.")
        start = usual_starts(persona.record.languages)[0]
        say(f'Next: llama-completion -m {shlex.quote(str(exported.path))} -no-cnv -p "{start}"')
        model = re.sub(r"[^\w.-]+", "-", persona.name.lower(), flags=re.ASCII)
        say(f"Or: ollama create {model} -f {shlex.quote(str(made.modelfile))}")
        say("llama.cpp: https://github.com/ggml-org/llama.cpp/releases, Ollama: https://ollama.com/download", "dim")
    elif kind == "adapter":
        say(f"To import this folder elsewhere: huggingtweets pull {shlex.quote(f'./{exported.path.name}')}")
