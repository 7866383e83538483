"""Export a persona as a web page: static files that write posts in the visitor's browser."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any, Literal

from gguf import TokenType

from huggingtweets import palette
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError
from huggingtweets.events import Notice, OnEvent, ignore
from huggingtweets.files import folder_aside, output_errors, scratch
from huggingtweets.library import Library
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.result import Result
from huggingtweets.sharing.gguf import export as gguf
from huggingtweets.sharing.gguf.metadata import LONGEST, Fields
from huggingtweets.sharing.model_files import licence_files
from huggingtweets.sharing.options import Quant
from huggingtweets.sharing.page import copies, runtime
from huggingtweets.writing.sampler import length_limit

_HERE = Path(__file__).parent
_ICON = _HERE.parents[1] / "web/static/icon.svg"
_PIECE = 24 * 2**20
"""Bytes of a piece of the model. Common hosts limit files to 25 MiB (Cloudflare Pages) or 100 MB (GitHub Pages)."""
_LONGEST = 1024
"""Tokens of the longest post: training cuts longer ones."""
_CANDIDATES = 1024
"""Likeliest tokens that the page draws from."""
_LLAMA_CPP = "\nIt contains llama.cpp and ggml, under the same licence: Copyright (c) 2023-2026 The ggml authors\n"
_TEXT = (TokenType.NORMAL, TokenType.USER_DEFINED, TokenType.BYTE)


class ExportedPage(Result):
    """The page that `export` wrote."""

    name: str
    """Of the persona."""
    kind: Literal["page"] = "page"
    path: Path
    """Its folder."""
    bytes: int
    """Size of all files."""
    files: list[str]
    quant: Quant
    runtime: str
    """Name and version of the npm package that runs the model."""
    checks_copies: bool


def export(
    home: Path,
    persona: Persona,
    path: Path | None = None,
    quant: Quant = "q8_0",
    tarball: Path | None = None,
    on_event: OnEvent = ignore,
    *,
    package: runtime.Package = runtime.WLLAMA,
) -> ExportedPage:
    """Write `persona` as a page to the new folder `path`, by default NAME-page in the current one. Holds no post.

    Its runtime comes from `tarball`, else from `home`, else from the npm registry. Raises BadInputError if `path`
    exists or cannot be written, or `tarball` is not `package`, UnreachableError, and as the export of a GGUF does.
    """
    path = (path or Path(f"{persona.name}-page")).expanduser().absolute()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise BadInputError(
            f"{path} already exists.", hint="Delete it, or choose another place with {option}.", option="output"
        )
    _, fields = gguf.read_model(persona)
    with Library(home) as library:
        posts = [post.text for post in library.run_posts(persona.name, "train")]
    if not posts:
        message = "The page cannot drop copies of training posts: they are not in the library."
        on_event(Notice(message, is_warning=True))
    wllama = runtime.files(home, tarball, on_event, package=package)
    content = {f"wllama/{name}": file for name, file in wllama.items()}
    content["wllama/LICENCE.txt"] += _LLAMA_CPP.encode()
    licences = {f"{Path(file.path).stem}.txt": file.content for file in licence_files(persona)}
    content |= {name: file if isinstance(file, bytes) else file.read_bytes() for name, file in licences.items()}
    content["copies.bin"] = copies.pack(posts)
    with output_errors(path, "output"):
        path.parent.mkdir(parents=True, exist_ok=True)
    with output_errors(path, "output"), folder_aside(path) as folder:
        with scratch(folder) as temporary:
            sizes = _write_pieces(gguf.export(persona, temporary / "model.gguf", quant, on_event).path, folder)
        sizes |= {name: len(file) for name, file in content.items() if name.endswith(".wasm")}
        settings = _settings(persona, fields, posts) | {"files": sizes}
        settings["pieces"] = [name for name in sizes if name not in content]
        load = sum(sizes.values())
        content |= _page(persona, settings, sorted(licences), load, package, checks_copies=bool(posts))
        (folder / "wllama").mkdir()
        for name, file in _with_worker(content, settings).items():
            (folder / name).write_bytes(file)
        files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
        size = sum((folder / file).stat().st_size for file in files)
    return ExportedPage(
        name=persona.name,
        path=path,
        bytes=size,
        files=files,
        quant=quant,
        runtime=f"{package.name} {package.version}",
        checks_copies=bool(posts),
    )


def _write_pieces(model: Path, folder: Path) -> dict[str, int]:
    """Write the file `model` into `folder` in pieces, and return their sizes by name."""
    sizes = {}
    (folder / "model").mkdir()
    with model.open("rb") as file:
        while piece := file.read(_PIECE):
            name = f"model/{len(sizes):02d}-{hashlib.sha256(piece).hexdigest()[:8]}.bin"
            (folder / name).write_bytes(piece)
            sizes[name] = len(piece)
    return sizes


def _settings(persona: Persona, fields: Fields, posts: Sequence[str]) -> dict[str, Any]:
    """What page.js needs to know to write as `generate` does."""
    config = catalogue.suited(GenerateConfig(), persona.record.base)
    length = length_limit(config, posts)
    context = min(fields["context_length"], _LONGEST, 3 * length + 3)  # as in the sampler
    return {
        "start": fields["bos_token_id"],
        "end": fields["eos_token_id"],
        "suppressed": _ranges([i for i, kind in enumerate(fields["token_types"]) if kind not in _TEXT]),
        "context": context,
        "longest": context - 1,
        "maxLength": length,
        "nearCopy": config.near_copy,
        "candidates": min(_CANDIDATES, fields["vocab_size"]),
        "sampling": {"temperature": config.temperature, "topP": config.top_p, "minP": config.min_p},
        "words": copies.patterns(),
    }


def _ranges(ids: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run in the sorted `ids`."""
    runs = [[i for _, i in run] for _, run in groupby(enumerate(ids), lambda pair: pair[1] - pair[0])]
    return [(run[0], run[-1]) for run in runs]


def _page(
    persona: Persona,
    settings: dict[str, Any],
    licences: Sequence[str],
    load: int,
    package: runtime.Package,
    *,
    checks_copies: bool,
) -> dict[str, bytes]:
    """The page's own files. `load`: bytes that a visitor loads."""
    texts = {
        "name": persona.name,
        "imitated": persona.record.imitated[:LONGEST],
        "size": str(round(load / 1e6)),
        "copies": "Posts that copy a real one are not shown."
        if checks_copies
        else "Posts are not checked for copies of real ones.",
        "runtime": package.version,
        "licence": "The licence of its base is not known.",
    }
    notice = ""
    if base := catalogue.find(persona.record.base):
        texts["licence"] = f"Base: {base.hub_id.rpartition('/')[2]}, {base.licence.name}."
        links = [f'<a href="{name}">{Path(name).stem.title()}</a>' for name in licences]
        if links:
            notice = f'<p class="notice">{html.escape(base.licence.notice)}{" ".join(links)}</p>'
    escaped = {name: html.escape(text) for name, text in texts.items()}
    page = Template(_read("page.html")).substitute(escaped, notice=notice)
    return {
        "index.html": page.encode(),
        "page.css": (palette.css() + _read("page.css")).encode(),
        "page.js": _read("page.js").encode(),
        "copies.js": _read("copies.js").encode(),
        "icon.svg": _ICON.read_bytes(),
    }


def _with_worker(content: dict[str, bytes], settings: dict[str, Any]) -> dict[str, bytes]:
    """`content`, persona.json and the service worker, whose version changes with any of them."""
    content = dict(sorted(content.items()))
    digest = hashlib.sha256(json.dumps(settings).encode())
    for name, file in content.items():
        digest.update(f"{name} {len(file)} ".encode() + file)
    version = digest.hexdigest()[:12]
    content["persona.json"] = json.dumps(settings | {"version": version}).encode()
    early = ["./", *(name for name in content if not name.endswith(".wasm"))]
    worker = Template(_read("service-worker.js")).substitute(version=version, files=json.dumps(early))
    return content | {"service-worker.js": worker.encode()}


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
