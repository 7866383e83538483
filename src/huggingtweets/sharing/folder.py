"""A persona as a folder to give away: whole, or as what it changed of its base (an adapter)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from huggingtweets.errors import BadInputError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import folder_aside
from huggingtweets.models import adapter, bases
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, write_run
from huggingtweets.reports.pictures import not_written
from huggingtweets.sharing.card import markdown
from huggingtweets.sharing.hub.repo_files import (
    INDEX,
    PICTURES,
    README,
    RepoFile,
    given,
    is_adapter,
    is_weights,
)

Kind = Literal["full", "adapter"]

_README = """\
# A machine that imitates {who}

A language model, fine-tuned on posts of {who}, who wrote none of what it writes: say so wherever you show it.

This is what training changed of its base. HuggingTweets puts the two together: `huggingtweets pull ./FOLDER`, then
`huggingtweets generate NAME`.
"""

_OF_THE_WHOLE = (EVALUATION_FILE, README, INDEX, *PICTURES)


@dataclass(frozen=True, slots=True)
class Folder:
    """What was written."""

    persona: str
    kind: Kind
    path: Path
    bytes: int
    """All files together."""

    def as_json(self) -> dict[str, Any]:
        """The object `export --json` prints (documented in docs/json.md)."""
        return {"name": self.persona, "kind": self.kind, "path": str(self.path), "bytes": self.bytes}


def export(
    home: Path,
    persona: Persona,
    kind: Kind,
    path: Path | None = None,
    *,
    bits: adapter.Bits = 2,
    on_event: OnEvent = ignore,
) -> Folder:
    """Write `persona` to the folder `path`, by default NAME or NAME-adapter here.

    An adapter is read by HuggingTweets on any machine that has, or can fetch, the same base; a whole one by whatever
    reads Transformers' folders. No post is in either. Raises BadInputError when `path` is there already or the persona
    is no longer whole, BaseUnavailableError without its base, DiskFullError.
    """
    path = (path or Path(persona.name + ("-adapter" if kind == "adapter" else ""))).expanduser().absolute()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise BadInputError(f"{path} is there already. Give another place with -o, or delete it.")
    try:
        with folder_aside(path) as aside:
            if kind == "adapter":
                write_adapter(home, persona, aside, bits, on_event)
            else:
                write_full(persona, aside, on_event)
    except OSError as error:
        raise not_written(path, error, "-o") from error
    return Folder(persona.name, kind, path, sum(file.stat().st_size for file in path.iterdir()))


def write_adapter(home: Path, persona: Persona, folder: Path, bits: adapter.Bits, on_event: OnEvent) -> None:
    """Fill `folder` with what the persona changed, and all that it needs beside its base."""
    if is_adapter(persona):
        raise BadInputError(f"{persona.name} is kept as an adapter already, in {persona.path}: copy that folder.")
    base = bases.locate(persona.record.base, home, on_event)
    if bases.public_name(base.name) is None:
        said = f"The adapter names its base, {base.name}, and is of use only where that folder is."
        on_event(Notice(said, is_warning=True))
    on_event(Stage("Comparing with the base"))
    before, after = bases.weights_in(base.folder), bases.weights_in(persona.path)
    # A checkpoint of the model without its head, as GPT-2's is, leaves the first part of each name out.
    before = {name: before[own] for name in after if (own := name if name in before else _second_part(name)) in before}
    adapter.between(before, after, bits, name=base.name, sha256=base.sha256).write(folder)
    # An evaluation is of the whole persona, and so is its card.
    _write(folder, [file for file in given(persona) if not is_weights(file.path) and file.path not in _OF_THE_WHOLE])
    shutil.copymode(folder / "config.json", folder / adapter.FILE)
    handles = [markdown.code(f"@{handle}") for handle in persona.record.handles or [persona.name]]
    (folder / README).write_text(_README.format(who=", ".join(handles)), encoding="utf-8")


def _second_part(name: str) -> str:
    return name.partition(".")[2]


def write_full(persona: Persona, folder: Path, on_event: OnEvent) -> None:
    """Fill `folder` with the persona as a plain model folder."""
    if not is_adapter(persona):
        on_event(Stage("Copying the model"))
        files = given(persona)
        _write(folder, files)
        if README not in {file.path for file in files}:
            on_event(
                Notice(f"It has no card. huggingtweets card {persona.name} writes one, to go with the next export.")
            )
        return
    on_event(Stage("Putting the adapter onto its base"))
    bf16 = persona.record.run.precision != "fp32"
    bases.load(persona.path).save(folder, bf16=bf16)
    write_run(folder, persona.record)


def _write(folder: Path, files: Iterable[RepoFile]) -> None:
    for file in files:
        if isinstance(file.content, Path):
            shutil.copyfile(file.content, folder / file.path)
        else:
            (folder / file.path).write_bytes(file.content)


@contextmanager
def whole(persona: Persona, on_event: OnEvent = ignore) -> Iterator[Persona]:
    """`persona` as it is, or, of one that is kept as an adapter, whole in a folder that is there for the block."""
    if not is_adapter(persona):
        yield persona
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / persona.name
        folder.mkdir()
        write_full(persona, folder, on_event)
        yield replace(persona, path=folder)
