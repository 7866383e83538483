"""`card` and `bundle`: a persona's model card, and everything about it in one zip."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from huggingtweets.cli.options import Device, Json, Name, NotMine, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say, warn
from huggingtweets.files import home
from huggingtweets.text import plural


def card(name: Name, not_mine: NotMine = False, device: Device = "auto", as_json: Json = False) -> None:
    """Write a persona's model card.

    The card tells whom the persona imitates, how it was made, how good it is, and what it is not for.
    """
    from huggingtweets import personas
    from huggingtweets.sharing.card import card as cards
    from huggingtweets.sharing.hub.push import is_parody

    with Watcher() as watch:
        persona = personas.find(home(), name)
        was_parody = is_parody(persona)
        written = cards.write(home(), persona.name, not_mine=not_mine, device=device, on_event=watch)
    if was_parody and not not_mine:
        warn("The card no longer says that the persona is a parody. To say so, add --not-mine.")
    if as_json:
        print_json(written.as_json())
        return
    say(f"Wrote {written.path}, with {plural(written.samples, 'example post')}.")
    if not written.evaluated:
        say(f"For a more complete card: huggingtweets evaluate {persona.name}")


def bundle(
    name: Name,
    path: Annotated[Path | None, output("FILE", "Zip to write. Replaces an existing one. Default: NAME.zip.")] = None,
    not_mine: NotMine = False,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Pack a persona with its card and report into one zip.

    The zip holds the model, card, report, pictures and checksums, and none of the posts.
    """
    from huggingtweets import personas
    from huggingtweets.sharing import bundle as bundles

    persona = personas.find(home(), name)
    with Watcher() as watch:
        path = path or Path(f"{persona.name}.zip")
        written = bundles.bundle(home(), persona.name, path, not_mine=not_mine, device=device, on_event=watch)
    if as_json:
        print_json(written.as_json())
        return
    say(f"Wrote {written.path} ({plural(len(written.files), 'file')}, {written.bytes / 1e6:.1f} MB).")
    say("To check the files after unpacking: sha256sum -c SHA256SUMS")
