"""Export a persona as a web page: static files that write posts in the visitor's browser.

They refuse copies by one byte for each run of words in a real post, from which nobody can read the posts.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from typing import Any, Literal

from gguf import TokenType

from huggingtweets import palette
from huggingtweets.config import GenerateConfig
from huggingtweets.events import Notice, OnEvent, ignore
from huggingtweets.files import folder_aside, output_errors, scratch
from huggingtweets.library import LEARNT, Library
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.posts import words
from huggingtweets.posts.similarity import shingles
from huggingtweets.result import Result
from huggingtweets.sharing.gguf import export as gguf
from huggingtweets.sharing.gguf.metadata import LONGEST, Fields
from huggingtweets.sharing.model_files import licence_files, new_folder
from huggingtweets.sharing.options import Quant
from huggingtweets.sharing.page import runtime
from huggingtweets.writing.sampler import length_limit


def pack_copies(posts: Iterable[str]) -> bytes:
    """The `fingerprint` of each post as a JSON array of numbers, in an order that tells nothing."""
    found = sorted({fingerprint(post) for post in posts} - {b""})
    return json.dumps([list(each) for each in found], separators=(",", ":")).encode()


def fingerprint(text: str) -> bytes:
    """One byte for each 3-word run of `text`, sorted. A single run gets two, since short posts are many.

    A copy shares as many bytes with its post as it shares runs, or more by chance: no copy is missed, and a few other
    posts are refused.
    """
    hashes = [zlib.crc32(" ".join(run).encode()) for run in shingles(text)]
    found = [value & 255 for value in hashes]
    return bytes(sorted([*found, hashes[0] >> 24] if len(hashes) == 1 else found))


def word_patterns() -> dict[str, str]:
    """The scripts and marks that `posts.words` knows, for JavaScript's [ ]."""
    given = {"han": words.HAN_AND_KANA, "southEast": words.SOUTH_EAST_ASIAN, "marks": words.MARKS}
    return {name: re.sub(r"\\U000(\w{5})", r"\\u{\1}", points) for name, points in given.items()}


_HERE = Path(__file__).parent
_ICON = _HERE.parents[1] / "web/static/icon.svg"
_PIECE = 24 * 2**20
"""Bytes of a piece of the model. Common hosts limit files to 25 MiB (Cloudflare Pages) or 100 MB (GitHub Pages)."""
_LONGEST = 1024  # tokens of the longest post: training cuts longer ones
_CANDIDATES = 1024  # likeliest tokens that the page draws from
_LLAMA_CPP = b"\nIt contains llama.cpp and ggml, under the same licence: Copyright (c) 2023-2026 The ggml authors\n"
_TEXT = (TokenType.NORMAL, TokenType.USER_DEFINED, TokenType.BYTE)


class ExportedPage(Result):
    """The page that `export` wrote."""

    name: str
    kind: Literal["page"] = "page"
    path: Path
    bytes: int
    files: list[str]
    quant: Quant
    runtime: str
    checks_copies: bool


def export(
    home: Path,
    persona: Persona,
    path: Path | None = None,
    quant: Quant = "q8_0",
    tarball: Path | None = None,
    on_event: OnEvent = ignore,
) -> ExportedPage:
    """Write `persona` as a page to the new folder `path`, by default NAME-page in the current one. Holds no post.

    Its runtime comes from `tarball`, else from `home`, else from the npm registry. Raises BadInputError if `path`
    exists or cannot be written, or for another tarball, UnreachableError, and as the export of a GGUF does.
    """
    path = new_folder(path or Path(f"{persona.name}-page"))
    _, fields = gguf.read_model(persona)
    with Library(home) as library:
        posts = [post.text for post in library.run_posts(persona.name, *LEARNT)]
    if not posts:
        message = "The page cannot drop copies of training posts: they are not in the library."
        on_event(Notice(message, is_warning=True))
    content = {f"wllama/{name}": file for name, file in runtime.files(home, tarball, on_event).items()}
    content["wllama/LICENCE.txt"] += _LLAMA_CPP
    licences = {f"{Path(file.path).stem}.txt": file.read() for file in licence_files(persona)}
    content |= licences
    content |= {name: (_HERE / name).read_bytes() for name in ("page.js", "copies.js")}
    content["page.css"] = palette.css().encode() + (_HERE / "page.css").read_bytes()
    content["icon.svg"] = _ICON.read_bytes()
    content["copies.json"] = pack_copies(posts)
    with output_errors(path, "output"), folder_aside(path) as folder:
        with scratch(folder) as temporary:
            pieces = _write_pieces(gguf.export(persona, temporary / "model.gguf", quant, on_event).path, folder)
        sizes = pieces | {name: len(file) for name, file in content.items() if name.endswith(".wasm")}
        settings = _settings(persona, fields, posts) | {"pieces": list(pieces), "files": sizes}
        texts = _texts(persona, sum(sizes.values()), checks_copies=bool(posts))
        content["index.html"] = _filled("page.html", texts, notice=_notice(persona, sorted(licences)))
        content["persona.json"], content["service-worker.js"] = _versioned(content, settings)
        (folder / "wllama").mkdir()
        for name, file in content.items():
            (folder / name).write_bytes(file)
        files = sorted([*content, *pieces])
        size = sum(pieces.values()) + sum(map(len, content.values()))
    return ExportedPage(
        name=persona.name,
        path=path,
        bytes=size,
        files=files,
        quant=quant,
        runtime=f"{runtime.NAME} {runtime.VERSION}",
        checks_copies=bool(posts),
    )


def _write_pieces(model: Path, folder: Path) -> dict[str, int]:
    """Write the file `model` into `folder` in pieces, and return their sizes by name."""
    sizes: dict[str, int] = {}
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
        "suppressed": [i for i, kind in enumerate(fields["token_types"]) if kind not in _TEXT],
        "context": context,
        "longest": context - 1,
        "maxLength": length,
        "nearCopy": config.near_copy,
        "candidates": min(_CANDIDATES, fields["vocab_size"]),
        "sampling": {"temperature": config.temperature, "topP": config.top_p, "minP": config.min_p},
        "words": word_patterns(),
    }


def _texts(persona: Persona, load: int, *, checks_copies: bool) -> dict[str, str]:
    """What page.html says of `persona`. `load`: bytes that a visitor loads."""
    base = catalogue.find(persona.record.base)
    known = f"Base: {base.hub_id.rpartition('/')[2]}, {base.licence.name}." if base else ""
    return {
        "name": persona.name,
        "imitated": persona.record.imitated[:LONGEST],
        "size": str(round(load / 1e6)),
        "copies": f"Posts {'that copy a real one are not shown' if checks_copies else 'are not checked for copies'}.",
        "runtime": runtime.VERSION,
        "licence": known or "The licence of its base is not known.",
    }


def _notice(persona: Persona, licences: Sequence[str]) -> str:
    """The notice of the base's licence, with links to the files `licences`, as HTML."""
    base = catalogue.find(persona.record.base)
    links = [f'<a href="{name}">{Path(name).stem.title()}</a>' for name in licences]
    return f'<p class="notice">{html.escape(base.licence.notice)}{" ".join(links)}</p>' if base and links else ""


def _versioned(content: dict[str, bytes], settings: dict[str, Any]) -> tuple[bytes, bytes]:
    """persona.json and service-worker.js, with a version that changes with any file."""
    digest = hashlib.sha256(json.dumps(settings).encode())
    for name, file in content.items():
        digest.update(f"{name} {len(file)} ".encode() + file)
    version = digest.hexdigest()[:12]
    early = ["./", "persona.json", *(name for name in content if not name.endswith(".wasm"))]
    worker = _filled("service-worker.js", {"version": version}, files=json.dumps(early))
    return json.dumps(settings | {"version": version}).encode(), worker


def _filled(name: str, texts: dict[str, str], **markup: str) -> bytes:
    """The template `name` with `texts`, which are escaped, and `markup`, which is not."""
    template = Template((_HERE / name).read_text(encoding="utf-8"))
    return template.substitute({key: html.escape(text) for key, text in texts.items()}, **markup).encode()
