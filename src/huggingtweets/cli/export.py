"""`export`: a persona as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from huggingtweets.cli.options import Json, Name, option, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.files import home
from huggingtweets.sharing.options import ExportKind, Quant
from huggingtweets.text import listing, megabytes, quoted

_BITS: dict[str, Literal[2, 4]] = {"2": 2, "4": 4}


def export(
    name: Name,
    kind: Annotated[
        ExportKind,
        option("--as", ExportKind, "Folder for Transformers, adapter, GGUF of either, or web page that writes posts."),
    ],
    path: Annotated[Path | None, output("PATH", "Folder, or file of a GGUF, to write. Default: here.")] = None,
    quant: Annotated[
        Quant | None,
        option("--quant", Quant, "Number format of a GGUF's or page's weights. Default: q8_0."),
    ] = None,
    bits: Annotated[
        str | None, option("--bits", Literal["2", "4"], "Bits per weight of an adapter. Default: 2.")
    ] = None,
    runtime: Annotated[
        Path | None,
        typer.Option("--runtime", metavar="FILE", help="Tarball of a page's runtime, if npm cannot be reached."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Export a persona for other programs, or as a web page."""
    from huggingtweets import personas
    from huggingtweets.sharing import export as exports
    from huggingtweets.sharing.gguf.modelfile import tag_of
    from huggingtweets.writing.starts import usual_starts

    with Watcher() as watch:
        exported = exports.export(
            home(), name, kind, path, quant=quant, bits=_BITS.get(bits or ""), runtime=runtime, on_event=watch
        )
    if as_json:
        print_json(exported.as_json())
        return
    say(f"Wrote {exported.path} ({megabytes(exported.bytes)}).")
    if exported.kind in ("gguf", "gguf-adapter"):
        base = [exported.base] if exported.kind == "gguf-adapter" else []
        say(f"Beside it: {listing([file.name for file in (*base, exported.modelfile, *exported.licences)])}.")
        if exported.licences:
            say("If you share the GGUF, share the notice and the terms with it.")
        persona = personas.find(home(), name)
        start = usual_starts(persona.record.languages)[0]
        model, *adapter = map(quoted, (*base, exported.path))
        options = " --lora ".join([model, *adapter])
        say(f'Next: llama-completion -m {options} -no-cnv -p "{start}"')
        tag = tag_of(persona.name)
        say(f"Or: ollama create {tag} -f {quoted(exported.modelfile)}")
        say("llama.cpp: https://github.com/ggml-org/llama.cpp/releases, Ollama: https://ollama.com/download", "dim")
    elif kind == "page":
        say(f"Next: python -m http.server -d {quoted(exported.path)}")
        say("Then open http://localhost:8000, or put the folder on any static host.")
    elif kind == "adapter":
        say(f"To import this folder elsewhere: huggingtweets pull {quoted(f'./{exported.path.name}')}")
