"""Everything about a persona in one zip, to be given away: model, card, report, pictures, and their checksums."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from huggingtweets import personas
from huggingtweets.errors import BadInputError, HuggingTweetsError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE
from huggingtweets.reports.pictures import not_written
from huggingtweets.sharing.card import card
from huggingtweets.sharing.card.examples import examples, unnamed
from huggingtweets.sharing.hub.push import is_parody, not_own
from huggingtweets.sharing.hub.repo_files import given

SUMS = "SHA256SUMS"
REPORT = "report.html"

PICTURES = 3
"""Posts that pictures are drawn of: the first examples of the card that name no account."""

_WELL_PACKED = (".safetensors", ".png")
"""Files that packing makes no smaller."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file: the earliest that a zip can tell, so that the same files make the same zip."""

_PIECE = 4 * 2**20
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bundled:
    """A zip that was written."""

    path: Path
    files: tuple[str, ...]
    """In it, in order."""
    bytes: int
    left_out: tuple[str, ...]
    """What was not to be had here: report, pictures."""

    def as_json(self) -> dict[str, Any]:
        """The object `bundle --json` prints (documented in docs/json.md)."""
        return {
            "path": str(self.path),
            "files": list(self.files),
            "bytes": self.bytes,
            "left_out": list(self.left_out),
        }


def bundle(
    home: Path, name: str, path: Path, *, not_mine: bool = False, device: str = "auto", on_event: OnEvent = ignore
) -> Bundled:
    """Pack the persona `name` into the zip `path`, over one that is there: all of it, or nothing.

    It holds what `push` would upload, and no post, as one folder of the persona's name. The card that lies there goes
    along; where there is none, it is written. A Notice tells why a report or pictures are left out. Raises
    NotFoundError, DamagedFileError, MissingExtraError, and BadInputError for what cannot be written to.
    """
    persona = personas.find(home, name)
    if path.is_dir():
        raise BadInputError(f"{path} is a folder. Name a file: -o {path / f'{persona.name}.zip'}")
    if path.exists() and not zipfile.is_zipfile(path):
        raise BadInputError(f"{path} is there already and no zip. Name another file with -o.")
    if not_mine or not (persona.path / card.FILE).exists():
        card.write(home, persona.name, not_mine=not_mine, device=device, on_event=on_event)
    elif _is_old(persona):
        on_event(
            Notice(
                f"The card is older than the figures it should tell. Write it again with: huggingtweets card "
                f"{persona.name}",
                is_warning=True,
            )
        )
    if not not_mine and not is_parody(persona) and (others := not_own(home, persona)):
        on_event(Notice(f"{others}. Anyone else's goes as a parody that says so: add --not-mine.", is_warning=True))
    contents: dict[str, Path | bytes] = {file.path: file.content for file in given(persona)}
    left_out = []
    for what, make in (("report", _report), ("pictures", _pictures)):
        try:
            contents |= make(home, persona, device, on_event)
        except HuggingTweetsError as error:  # it is worth having without
            on_event(Notice(f"Left out, the {what}: {error}", is_warning=True))
            left_out.append(what)
    try:
        names = _pack(path, persona.name, contents, on_event)
        return Bundled(path, names, path.stat().st_size, tuple(left_out))
    except OSError as error:
        raise not_written(path, error, "-o") from error


def _is_old(persona: Persona) -> bool:
    """Whether something was measured since the card was written."""
    figures = [persona.path / name for name in (RUN_FILE, EVALUATION_FILE) if (persona.path / name).exists()]
    return (persona.path / card.FILE).stat().st_mtime_ns < max(file.stat().st_mtime_ns for file in figures)


def _report(home: Path, persona: Persona, _device: str, on_event: OnEvent) -> dict[str, bytes]:
    from huggingtweets.reports import make_page

    record = persona.record
    if not (record.posts and record.split and record.before and record.after):
        raise BadInputError("nothing is known of how it was trained.")
    on_event(Stage("Drawing"))
    return {REPORT: make_page(home, [persona.name]).html.encode()}


def _pictures(home: Path, persona: Persona, device: str, on_event: OnEvent) -> dict[str, bytes]:
    from huggingtweets.sharing.picture.picture import picture

    written = examples(home, persona, device, on_event) or []
    shown = [post for post in written if unnamed(post.text) == post.text]
    if not shown:
        raise BadInputError("there is no post of its own to draw that names no other account.")
    with TemporaryDirectory() as scratch:
        drawn = picture(home, persona.name, [post.id for post in shown[:PICTURES]], Path(scratch), on_event=on_event)
        return {
            f"pictures/{number}-{file.size}.png": file.path.read_bytes()
            for number, post in enumerate(drawn.posts, 1)
            for file in post.files
        }


def _pack(path: Path, folder: str, contents: dict[str, Path | bytes], on_event: OnEvent) -> tuple[str, ...]:
    """Write the zip beside `path`, then rename. Names of its files, their checksums the last. Raises OSError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    total = sum(_size(content) for content in contents.values())
    sums, done = "", 0
    try:
        with aside.open("wb") as file:
            with zipfile.ZipFile(file, "w") as packed:
                for name, content in sorted(contents.items()):
                    hashed = hashlib.sha256()
                    with (
                        content.open("rb") if isinstance(content, Path) else io.BytesIO(content) as source,
                        packed.open(_entry(folder, name, _size(content)), "w") as target,
                    ):
                        while piece := source.read(_PIECE):
                            hashed.update(piece)
                            target.write(piece)
                            done += len(piece)
                            on_event(Stage("Packing", done // _MEGABYTE, total // _MEGABYTE, "MB"))
                    sums += f"{hashed.hexdigest()}  {name}\n"
                packed.writestr(_entry(folder, SUMS, len(sums)), sums)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return tuple(f"{folder}/{name}" for name in (*sorted(contents), SUMS))


def _size(content: Path | bytes) -> int:
    return content.stat().st_size if isinstance(content, Path) else len(content)


def _entry(folder: str, name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{folder}/{name}", _TIME)
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_WELL_PACKED) else zipfile.ZIP_DEFLATED
    entry.file_size = size  # 4 GB and more need another kind of entry, from its beginning on
    return entry
