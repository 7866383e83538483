"""Pictures of what a persona wrote, to send to friends: PNG or SVG, and always marked as a machine's.

Only texts from the library are drawn, never one that somebody typed, and none that copies a real post: of that the
mark would be a lie.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingtweets import personas
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import write_bytes
from huggingtweets.library import Generation, Library
from huggingtweets.reports.pictures import check_folder, not_written
from huggingtweets.sharing.card.examples import SEED
from huggingtweets.sharing.picture import fonts
from huggingtweets.sharing.picture.options import SIZES, Format, Size, Theme
from huggingtweets.sharing.picture.postcard import Author, Postcard, read_avatar
from huggingtweets.text import INVISIBLE


@dataclass(frozen=True, slots=True)
class File:
    """One picture as it was written."""

    path: Path
    size: Size
    bytes: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A post, its pictures, and the words that go with them."""

    id: int
    text: str
    alt: str
    """For those who don't see the picture."""
    share_text: str
    """To post it with; `{link}` stands for where the persona or the picture is."""
    files: tuple[File, ...]
    missing: tuple[str, ...]
    """What no font draws."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What `picture` wrote."""

    persona: str
    theme: Theme
    format: Format
    posts: tuple[Shared, ...]

    def as_json(self) -> dict[str, Any]:
        """The object `picture --json` prints (documented in docs/json.md)."""
        return {
            "name": self.persona,
            "theme": self.theme,
            "format": self.format,
            "posts": [
                {
                    "id": post.id,
                    "text": post.text,
                    "alt": post.alt,
                    "share_text": post.share_text,
                    "pictures": [
                        {
                            "path": str(file.path),
                            "size": file.size,
                            "width": SIZES[file.size][0],
                            "height": SIZES[file.size][1],
                            "bytes": file.bytes,
                        }
                        for file in post.files
                    ],
                    "missing": list(post.missing),
                    "machine_written": True,
                }
                for post in self.posts
            ],
        }


def picture(
    home: Path,
    name: str,
    ids: Sequence[int],
    folder: Path,
    *,
    theme: Theme = "light",
    sizes: Sequence[Size] = ("link", "square"),
    format: Format = "png",  # noqa: A002
    avatar: Path | None = None,
    on_event: OnEvent = ignore,
) -> Pictures:
    """Draw the generations `ids` of the persona `name` (without any, its latest) into `folder`, over those there.

    Nothing is written before everything is drawn. A Notice tells what no font draws. Raises NotFoundError,
    MissingExtraError, and BadInputError for a copy, for what is too long to be read, for an avatar that is no image,
    and for a folder that cannot be written to.
    """
    persona = personas.find(home, name)
    check_folder(folder)
    generations = _chosen(home, persona.name, ids)
    # A model of the Hub may be anyone's.
    author = Author(tuple(_shown(handle) for handle in persona.record.handles))
    face = read_avatar(avatar) if avatar else None
    posts: list[Shared] = []
    contents: dict[Path, bytes] = {}
    for generation in generations:
        card = Postcard(generation.id, _shown(generation.text), author)
        missing = card.missing()
        if missing:
            on_event(Notice(fonts.sentence(generation.id, missing), is_warning=True))
        made = []
        for size in sizes:
            on_event(Stage("Drawing", len(contents), len(generations) * len(sizes), "pictures"))
            path = folder / f"{persona.name}-{generation.id}-{size}-{theme}.{format}"
            contents[path] = card.draw(size, theme, format, face)
            made.append(File(path, size, len(contents[path])))
        names = tuple(each.what for each in missing)
        posts.append(Shared(generation.id, card.text, card.alt, author.share_text, tuple(made), names))
    _save(folder, contents)
    return Pictures(persona.name, theme, format, tuple(posts))


def _chosen(home: Path, name: str, ids: Sequence[int]) -> list[Generation]:
    typed = shlex.quote(name)
    with Library(home) as library:
        if all(run.name != name for run in library.runs()):
            raise NotFoundError(
                f"The library does not know {name}, so it keeps nothing that it writes. Train it again with: "
                f"huggingtweets train {typed}"
            )
        written = {each.id: each for each in library.generations(name)}
    if not written:
        raise NotFoundError(f"{name} has not written anything yet. Let it: huggingtweets generate {typed}")
    if not ids:
        # What was written for a card was not asked for: it is drawn where there is nothing else.
        for latest in sorted(written.values(), key=lambda each: each.seed == SEED):
            if not latest.copied:
                return [latest]
        raise NotFoundError(
            f"All that {name} wrote repeats real posts. Let it write without --copies: huggingtweets generate {typed}"
        )
    for each in ids:
        if each not in written:
            known = ", ".join(map(str, list(written)[:3]))
            raise NotFoundError(f"{name} wrote no post {each}. Its latest: {known}; generate shows each post's number.")
        if written[each].copied:
            raise BadInputError(
                f"Post {each} repeats a real one, and a picture says that a machine alone wrote it. Choose another."
            )
    return [written[each] for each in dict.fromkeys(ids)]


def _shown(text: str) -> str:
    """`text` without what is obeyed instead of seen, and with one kind of line break."""
    return INVISIBLE.sub("", "\n".join(text.replace("\t", " ").splitlines())).strip()


def _save(folder: Path, contents: Mapping[Path, bytes]) -> None:
    path = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            write_bytes(path, content)
    except OSError as error:
        raise not_written(path, error, "-o") from error
