"""Export a persona for other programs, as a folder, a GGUF or a web page."""

from __future__ import annotations

from pathlib import Path

from huggingtweets import personas
from huggingtweets.defaults import checked
from huggingtweets.errors import ConfigError
from huggingtweets.events import OnEvent, ignore
from huggingtweets.models.adapter import Bits
from huggingtweets.sharing import folder
from huggingtweets.sharing.gguf import export as gguf
from huggingtweets.sharing.options import ExportKind, Quant
from huggingtweets.sharing.page import export as page
from huggingtweets.text import listing

Exported = folder.Folder | gguf.Exported | gguf.ExportedAdapter | page.ExportedPage


def export(
    home: Path,
    name: str,
    kind: ExportKind,
    path: Path | None = None,
    *,
    quant: Quant | None = None,
    bits: Bits | None = None,
    runtime: Path | None = None,
    on_event: OnEvent = ignore,
) -> Exported:
    """Write the persona `name` as `kind` to `path`, by default a file or folder of its name in the current one.

    `runtime` is the tarball of a page's runtime. Raises ConfigError if `quant`, `bits` or `runtime` does not apply to
    `kind`, and what the exports raise.
    """
    checked("kind", kind, ExportKind)
    checked("quant", quant, Quant)
    checked("bits", bits, Bits)
    for option, value, kinds in (
        ("quant", quant, ["gguf", "gguf-adapter", "page"]),
        ("bits", bits, ["adapter"]),
        ("runtime", runtime, ["page"]),
    ):
        if value is not None and kind not in kinds:
            raise ConfigError(f"{{option}} applies only to {listing(kinds)}.", option=option)
    persona = personas.find(home, name)
    if kind == "gguf":
        return gguf.export(persona, path or Path(), quant or "q8_0", on_event)
    if kind == "gguf-adapter":
        return gguf.export_adapter(persona, path or Path(), quant or "q8_0", on_event)
    if kind == "page":
        return page.export(home, persona, path, quant or "q8_0", runtime, on_event)
    return folder.export(home, persona, kind, path, bits=bits, on_event=on_event)
