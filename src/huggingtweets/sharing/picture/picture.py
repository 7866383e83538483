"""Pictures of a persona's posts as PNG or SVG, always marked as machine-written.

Only posts from the library are drawn, never a typed text, and never a copy of a real post: the mark would be false.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from huggingtweets import personas
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_folder, output_errors, write_bytes
from huggingtweets.library import Generation, Library
from huggingtweets.result import Result
from huggingtweets.sharing.card.card import SEED
from huggingtweets.sharing.options import SIZES, Format, Size, Theme
from huggingtweets.sharing.picture.postcard import Author, Postcard
from huggingtweets.text import shorten, visible

_FONTS = (
    "Install fonts (Debian, Ubuntu: apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji), then draw "
    "it again."
)


class File(Result):
    """One picture."""

    path: Path
    size: Size
    width: int
    height: int
    bytes: int


class DrawnPost(Result):
    """A post with its pictures and the texts that go with them."""

    id: int
    text: str
    alt: str
    share_text: str
    pictures: tuple[File, ...]
    missing: tuple[str, ...]
    machine_written: Literal[True] = True


class Pictures(Result):
    """What `picture` drew."""

    name: str
    theme: Theme
    format: Format
    posts: tuple[DrawnPost, ...]


def picture(
    home: Path,
    name: str,
    ids: Sequence[int],
    folder: Path,
    *,
    theme: Theme = "light",
    sizes: Sequence[Size] = ("link", "square"),
    format: Format = "png",  # noqa: A002 (named as the option)
    on_event: OnEvent = ignore,
) -> Pictures:
    """Draw the posts `ids` of the persona `name` (by default, its latest) into `folder`, replacing existing pictures.

    Nothing is written until everything is drawn. A Notice says which characters no font draws. Raises NotFoundError,
    MissingExtraError, and BadInputError for a copy of a real post, a post that is too long and a folder that cannot be
    written.
    """
    persona = personas.find(home, name)
    check_folder(folder, "output")
    generations = _select(home, persona.name, ids)
    author = Author(tuple(_clean(handle) for handle in persona.record.handles))
    posts: list[DrawnPost] = []
    contents: dict[Path, bytes] = {}
    for generation in generations:
        card = Postcard(generation.id, _clean(generation.text), author)
        if missing := card.missing():
            what = shorten(", ".join(missing), 40)
            message = f"The picture of post {generation.id} is incomplete: no installed font has {what}."
            on_event(Notice(message, is_warning=True, hint=_FONTS))
        drawn = []
        for size in sizes:
            on_event(Stage("Drawing", len(contents), len(generations) * len(sizes), "pictures"))
            path = folder / f"{persona.name}-{generation.id}-{size}-{theme}.{format}"
            contents[path] = card.draw(size, theme, format)
            width, height = SIZES[size]
            drawn.append(File(path=path, size=size, width=width, height=height, bytes=len(contents[path])))
        posts.append(
            DrawnPost(
                id=generation.id,
                text=card.text,
                alt=card.alt,
                share_text=author.share_text,
                pictures=tuple(drawn),
                missing=missing,
            )
        )
    with output_errors(folder, "output"):
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            write_bytes(path, content)
    return Pictures(name=persona.name, theme=theme, format=format, posts=tuple(posts))


def _select(home: Path, name: str, ids: Sequence[int]) -> list[Generation]:
    """The generations to draw. Raises NotFoundError, and BadInputError for a copy of a real post."""
    with Library(home) as library:
        if not library.find_run(name):
            message = f"The library does not know {name}, so it stores none of its posts."
            raise NotFoundError(message, hint="Train it again with: {command}", command=f"train {name}")
        stored = {generation.id: generation for generation in library.generations(name)}
    if not stored:
        hint = "Write posts with: {command}"
        raise NotFoundError(f"{name} has not written anything yet.", hint=hint, command=f"generate {name}")
    for each in ids:
        if each not in stored:
            numbers = ", ".join(map(str, list(stored)[:3]))
            raise NotFoundError(f"{name} has no post {each}.", hint=f"The numbers of its latest posts are: {numbers}.")
        if stored[each].copied:
            message = f"Post {each} copies a real post, but every picture says that a machine wrote it."
            raise BadInputError(message, hint="Choose another.")
    if ids:
        return [stored[each] for each in dict.fromkeys(ids)]
    # Examples for a card come last: the user did not ask for them.
    for latest in sorted(stored.values(), key=lambda each: each.seed == SEED):
        if not latest.copied:
            return [latest]
    hint = "Write others, without {option}: {command}"
    raise NotFoundError(f"All posts of {name} copy real ones.", hint=hint, option="copies", command=f"generate {name}")


def _clean(text: str) -> str:
    """`text` without invisible characters, and with one kind of line break."""
    return visible("\n".join(text.replace("\t", " ").splitlines())).strip()
