"""`export`: a persona as files for other people and other programs."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from huggingtweets.cli.app import Json, Name, err, out, print_json
from huggingtweets.cli.options import option
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.sharing.options import Quant

if TYPE_CHECKING:
    from huggingtweets.sharing.folder import Folder
    from huggingtweets.sharing.gguf.export import Exported

Kind = Literal["full", "adapter", "gguf"]


def export(
    name: Name,
    kind: Annotated[
        str,
        option(
            "--as",
            Kind,
            "The whole model, what training changed of its base, or a file for llama.cpp, Ollama and their like.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="a path",
            help="The folder to make; of a GGUF, the file, or a folder to put it in. By default here, by its name.",
        ),
    ] = None,
    quant: Annotated[
        Any, option("--quant", Quant, "Format of a GGUF's weights: fewer bits, smaller and coarser. (default: q8_0)")
    ] = None,
    bits: Annotated[
        Any, option("--bits", Literal["2", "4"], "Bits an adapter spends on each weight. (default: 2)")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a persona to give away, or for another program."""
    from huggingtweets import personas
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing import folder
    from huggingtweets.sharing.gguf.export import export as export_gguf

    for flag, given, wanted in (("--quant", quant, "gguf"), ("--bits", bits, "adapter")):
        if given is not None and kind != wanted:
            raise ConfigError(f"{flag} means something only with --as {wanted}.")
    persona = personas.find(home(), name)
    with Watcher(err) as watch:
        if kind == "gguf":
            file = export_gguf(persona, output or Path(), quant or "q8_0", watch)
            said, lines = file.as_json(), _gguf_lines(file)
        else:
            made = folder.export(home(), persona, kind, output, bits=int(bits or 2), on_event=watch)  # type: ignore[arg-type]
            said, lines = made.as_json(), _folder_lines(made)
    if as_json:
        print_json(said)
        return
    for line in lines:
        out.print(line, highlight=False, markup=False, soft_wrap=True)


def _gguf_lines(written: Exported) -> list[str]:
    quoted = shlex.quote(str(written.path))
    return [
        f"{written.path} ({written.bytes / 1e6:.1f} MB), and {written.modelfile.name} beside it.",
        f'Next: llama-completion -m {quoted} -no-cnv -p "I think that"',
    ]


def _folder_lines(written: Folder) -> list[str]:
    lines = [f"{written.path} ({written.bytes / 1e6:.1f} MB)"]
    if written.kind == "adapter":
        lines.append(f"Whoever gets this folder: huggingtweets pull {shlex.quote(f'./{written.path.name}')}")
    return lines
