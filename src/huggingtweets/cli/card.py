"""`card` and `bundle`: what is to be said of a persona, and all of it in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huggingtweets.cli.app import Device, Json, Name, err, out, print_json
from huggingtweets.events import Notice
from huggingtweets.files import home
from huggingtweets.text import plural


def card(
    name: Name,
    not_mine: Annotated[
        bool, typer.Option("--not-mine", help="The posts are not your own: say that it is a parody.")
    ] = False,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Write a persona's card: who it imitates, how it was made, how good it is, and what it is not for."""
    from huggingtweets import personas
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing.card import card as cards
    from huggingtweets.sharing.hub.push import is_parody

    with Watcher(err) as watch:
        persona = personas.find(home(), name)
        was_parody = is_parody(persona)
        written = cards.write(home(), persona.name, not_mine=not_mine, device=device, on_event=watch)
        if was_parody and not not_mine:
            watch(Notice("The card said that it is a parody, and no longer does: --not-mine says it."))
    if as_json:
        print_json(written.as_json())
        return
    said = f"The card of {persona.name}, with {plural(written.samples, 'example')}, is in {written.path}"
    out.print(said, highlight=False, markup=False, soft_wrap=True)
    if not written.evaluated:
        out.print(
            f"It would say more after: huggingtweets evaluate {persona.name}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )


def bundle(
    name: Name,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="a file", help="Where the zip goes; one there is replaced. By default NAME.zip."
        ),
    ] = None,
    not_mine: Annotated[
        bool, typer.Option("--not-mine", help="The posts are not your own: write a card that says it is a parody.")
    ] = False,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Put a persona into one zip to give away: model, card, report, pictures and checksums, and no post."""
    from huggingtweets import personas
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing import bundle as bundles

    persona = personas.find(home(), name)
    with Watcher(err) as watch:
        written = bundles.bundle(
            home(),
            persona.name,
            output or Path(f"{persona.name}.zip"),
            not_mine=not_mine,
            device=device,
            on_event=watch,
        )
    if as_json:
        print_json(written.as_json())
        return
    out.print(
        f"{plural(len(written.files), 'file')} in {written.path} ({written.bytes / 1e6:.1f} MB). Unpacked, they are "
        "checked with: sha256sum -c SHA256SUMS",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
