"""`picture`: what a persona wrote as something to send to friends."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from huggingtweets.cli.app import Json, Name, err, out, print_json
from huggingtweets.cli.options import option
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.sharing.options import SIZES, Format, Size, Theme

_PIXELS = " or ".join(f"{size} ({width} × {height})" for size, (width, height) in SIZES.items())


def _number(typed: str) -> int:
    if not typed.isdecimal():
        raise ConfigError(f"{typed!r} is no post's number; generate shows it below each post.")
    return int(typed)


def picture(
    name: Name,
    ids: Annotated[
        list[int] | None,
        typer.Argument(
            parser=_number,
            metavar="ids",
            help="Numbers of posts, as generate shows them; by default the latest.",
            show_default=False,
        ),
    ] = None,
    theme: Annotated[Any, option("--theme", Theme, "Colours. (default: light)")] = "light",
    size: Annotated[Any, option("--size", Size, f"Size in pixels: {_PIXELS}. (default: both)")] = None,
    kind: Annotated[Any, option("--as", Format, "File format. (default: png)")] = "png",
    avatar: Annotated[
        Path | None, typer.Option(metavar="a file", help="Image to show beside the name, in place of a drawn initial.")
    ] = None,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="a folder", help="Where the pictures go; those there are replaced."),
    ] = Path(),
    as_json: Json = False,
) -> None:
    """Draw posts that a persona wrote, to share them. Every picture says that a machine wrote it."""
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing.picture.picture import picture as draw

    with Watcher(err) as watch:
        pictures = draw(
            home(),
            name,
            ids or (),
            output,
            theme=theme,
            sizes=[size] if size else list(SIZES),
            format=kind,
            avatar=avatar,
            on_event=watch,
        )
    if as_json:
        print_json(pictures.as_json())
        return
    for post in pictures.posts:
        for file in post.pictures:
            out.print(Text(str(file.path)), soft_wrap=True)
        for label, words in (("Alt text", post.alt), ("To post with it", post.share_text)):
            out.print(Text.assemble((f"{label}: ", "bold"), words), soft_wrap=True)
