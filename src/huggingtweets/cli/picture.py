"""`picture`: draw posts that a persona wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from huggingtweets.cli.options import Json, Name, option, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.sharing.options import SIZES, Format, Size, Theme

_PIXELS = " or ".join(f"{size} ({width} × {height})" for size, (width, height) in SIZES.items())


def _number(typed: str) -> int:
    if not typed.isdecimal():
        raise ConfigError(f"{typed!r} is not the number of a post.", hint="generate prints it below each post.")
    return int(typed)


def picture(
    name: Name,
    ids: Annotated[
        list[int] | None,
        typer.Argument(parser=_number, help="Numbers of posts, as generate prints them. Default: the latest."),
    ] = None,
    theme: Annotated[Theme, option("--theme", Theme, "Colours.")] = "light",
    size: Annotated[Size | None, option("--size", Size, f"Size in pixels: {_PIXELS}. Default: both.")] = None,
    kind: Annotated[Format, option("--as", Format, "File format.")] = "png",
    folder: Annotated[Path, output("FOLDER", "Folder of the pictures. Replaces those there. Default: here.")] = Path(),
    as_json: Json = False,
) -> None:
    """Draw a persona's posts as pictures to share.

    Every picture says that a machine wrote the post.
    """
    from huggingtweets.sharing.picture.picture import picture as draw

    with Watcher() as watch:
        pictures = draw(
            home(),
            name,
            ids or (),
            folder,
            theme=theme,
            sizes=[size] if size else list(SIZES),
            format=kind,
            on_event=watch,
        )
    if as_json:
        print_json(pictures.as_json())
        return
    for post in pictures.posts:
        for file in post.pictures:
            say(str(file.path))
        say(Text.assemble(("Alt text: ", "bold"), post.alt))
        say(Text.assemble(("Text to post with it: ", "bold"), post.share_text))
