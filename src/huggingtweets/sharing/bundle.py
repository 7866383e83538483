"""Bundle a persona into one zip: model, card, report and pictures, and no post."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from huggingtweets import personas
from huggingtweets.errors import BadInputError, HuggingTweetsError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_output, file_aside, output_errors, scratch
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE
from huggingtweets.result import Result
from huggingtweets.sharing.card import card
from huggingtweets.sharing.hub.push import is_parody, not_own
from huggingtweets.sharing.model_files import README, SharedFile, shared_files

REPORT = "report.html"

PICTURES = 3  # number of posts drawn: the first examples of the card that mention no account

_COMPRESSED = (".safetensors", ".gguf", ".bin", ".png")  # files that compression does not make smaller


class Bundled(Result):
    """A zip that `bundle` wrote."""

    path: Path
    files: tuple[str, ...]
    bytes: int
    left_out: tuple[str, ...]


def bundle(
    home: Path, name: str, path: Path, *, not_mine: bool = False, device: str = "auto", on_event: OnEvent = ignore
) -> Bundled:
    """Write the persona `name` to the zip `path`, atomically, replacing an existing zip.

    It holds what `push` uploads, the report and pictures, in one folder with the persona's name. An existing card is
    kept; a missing one is written. A Notice says why a report or pictures are left out. Raises NotFoundError,
    DamagedFileError, MissingExtraError, and BadInputError if `path` cannot be written.
    """
    persona = personas.find(home, name)
    if path.exists() and not (path.is_file() and zipfile.is_zipfile(path)):
        hint = "Choose another file with {option}."
        raise BadInputError(f"{path} exists and is not a zip.", hint=hint, option="output")
    check_output(path)
    if not_mine or not (persona.path / README).exists():
        card.write(home, persona.name, not_mine=not_mine, device=device, on_event=on_event)
    elif _is_outdated(persona):
        message, hint = "The card is older than the figures in it.", "Update it with: {command}"
        on_event(Notice(message, is_warning=True, hint=hint, command=f"card {persona.name}"))
    if not not_mine and not is_parody(persona) and (problem := not_own(home, persona)):
        hint = "Share anyone else's as a parody, with {option}."
        on_event(Notice(f"{problem}.", is_warning=True, hint=hint, option="not_mine"))
    files = shared_files(persona)
    left_out = []
    for part, make in (("report", _report), ("pictures", partial(_pictures, device=device))):
        try:
            files += make(home, persona, on_event)
        except HuggingTweetsError as error:  # the bundle is useful without it
            on_event(Notice(f"The bundle has no {part}: {error}", is_warning=True))
            left_out.append(part)
    files.sort(key=lambda file: file.path)
    with output_errors(path, "output"):
        write_zip(path, persona.name, files, on_event)
        names = tuple(f"{persona.name}/{file.path}" for file in files)
        return Bundled(path=path, files=names, bytes=path.stat().st_size, left_out=tuple(left_out))


def _is_outdated(persona: Persona) -> bool:
    """Whether something was measured since the card was written."""
    card_, *figures = (persona.path / name for name in (README, RUN_FILE, EVALUATION_FILE))
    return any(file.exists() and card_.stat().st_mtime_ns < file.stat().st_mtime_ns for file in figures)


def _report(home: Path, persona: Persona, on_event: OnEvent) -> list[SharedFile]:
    from huggingtweets.reports import make_page

    on_event(Stage("Drawing"))
    return [SharedFile(REPORT, make_page(home, [persona.name]).html.encode())]


def _pictures(home: Path, persona: Persona, on_event: OnEvent, *, device: str) -> list[SharedFile]:
    from huggingtweets.sharing.picture.picture import picture

    written = card.examples(home, persona, device, on_event) or []
    ids = [post.id for post in written if card.hide_mentions(post.text) == post.text][:PICTURES]
    if not ids:
        raise BadInputError("There is no example that mentions no account.")
    with scratch(home) as folder:
        drawn = picture(home, persona.name, ids, folder, on_event=on_event)
        return [
            SharedFile(f"pictures/{number}-{file.size}.png", file.path.read_bytes())
            for number, post in enumerate(drawn.posts, 1)
            for file in post.pictures
        ]


def write_zip(path: Path, folder: str, files: Iterable[SharedFile], on_event: OnEvent) -> None:
    """Write `files` to the zip `path` atomically, below `folder`. The same files make the same zip. Raises OSError."""
    files = list(files)
    total, done = sum(file.size for file in files), 0
    with file_aside(path) as target, zipfile.ZipFile(target, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{folder}/{file.path}")  # dated 1980
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if file.path.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
            entry.file_size = file.size  # decides whether the entry uses the format for 4 GB and more
            with file.open() as source, archive.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed)
            done += file.size
            on_event(Stage("Packing", done // 10**6, total // 10**6, "MB"))
