"""What the page makes of a persona on request: an evaluation, or a file to download."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Literal

from huggingtweets import personas
from huggingtweets.errors import NotFoundError
from huggingtweets.events import OnEvent
from huggingtweets.files import disk_errors, make_folder, scratch
from huggingtweets.running import running
from huggingtweets.sharing.options import ExportKind

Product = Literal["evaluation", "report", "card", "bundle", ExportKind]
PRODUCTS: dict[Product, tuple[str, str]] = {
    "evaluation": ("Evaluation", "Measures loss, copying, diversity and likeness on new posts. Takes minutes."),
    "report": ("Report", "All measurements as one web page."),
    "card": ("Model card", "What the persona is, how it was made, and what it is not for."),
    "bundle": ("Bundle", "Model, card, report and pictures in one zip."),
    "page": ("Page", "A web page that writes in the visitor's browser. Put it on any host, and send friends the link."),
    "full": ("Model", "The folder that Transformers reads."),
    "gguf": ("GGUF", "For llama.cpp, LM Studio and Ollama."),
    "adapter": ("Adapter", "What training changed in the base: PEFT's for LoRA, else our own."),
    "gguf-adapter": ("GGUF adapter", "For llama.cpp beside the base. Only after training with LoRA."),
}
"""Label and explanation of each product, in the page's order."""

_FOLDER = "products"
"""In the persona's folder, so that files are deleted with it, and when it is trained again."""


def make(home: Path, name: str, product: Product, *, not_mine: bool, on_event: OnEvent) -> dict[str, Any]:
    """Make `product` of the persona `name`. Returns the file's name and size in bytes, unless it is the evaluation.

    `not_mine`: a card says that the persona is a parody. Raises what `evaluate`, `report`, `card`, `bundle` and
    `export` raise.
    """
    from huggingtweets import evaluation, reports
    from huggingtweets.sharing import bundle, card, export
    from huggingtweets.sharing.model_files import SharedFile

    persona = personas.find(home, name)
    if product == "evaluation":
        evaluation.evaluate(home, persona.name, on_event=on_event)
        return {}
    folder = persona.path / _FOLDER
    with running(home, f"The sharing of {persona.name}", uses=[f"persona {persona.name}"]), disk_errors(folder):
        make_folder(folder)
        if product == "report":
            path = folder / f"{persona.name}-report.html"
            reports.report(home, [persona.name], path, on_event=on_event)
        elif product == "card":
            path = folder / f"{persona.name}-card.md"
            written = card.card.write(home, persona.name, not_mine=not_mine, on_event=on_event)
            shutil.copyfile(written.path, path)
        elif product == "bundle":
            path = folder / f"{persona.name}.zip"
            bundle.bundle(home, persona.name, path, not_mine=not_mine, on_event=on_event)
        else:
            path = folder / f"{persona.name}-{product}.zip"
            with scratch(folder) as place:
                made = place / persona.name
                if product in ("gguf", "gguf-adapter"):
                    made.mkdir()
                export.export(home, persona.name, product, made, on_event=on_event)
                files = sorted(file for file in made.rglob("*") if file.is_file())
                shared = [SharedFile(file.relative_to(made).as_posix(), file) for file in files]
                bundle.write_zip(path, made.name, shared, on_event)
    return {"file": path.name, "bytes": path.stat().st_size}


def find(home: Path, name: str, file: str) -> Path:
    """The path of a file that `make` made. Raises NotFoundError if it is gone."""
    path = personas.find(home, name).path / _FOLDER / Path(file).name
    if not path.is_file():
        raise NotFoundError(f"{file} is gone, because {name} was trained again.", hint="Make it again.")
    return path
