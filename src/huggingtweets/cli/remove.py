"""`remove`: delete an account or a persona."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from huggingtweets.cli.completion import accounts_and_personas
from huggingtweets.cli.options import Json, Yes
from huggingtweets.cli.terminal import confirm, err, print_json, say
from huggingtweets.files import home
from huggingtweets.personas import removal
from huggingtweets.text import listing, megabytes, plural


def remove(
    name: Annotated[
        str, typer.Argument(help="Account or, with --persona, persona to delete.", autocompletion=accounts_and_personas)
    ],
    with_personas: Annotated[
        bool, typer.Option("--personas", help="Delete the personas trained on the account as well.")
    ] = False,
    persona: Annotated[bool, typer.Option("--persona", help="Delete the persona of that name only.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Delete an account with its posts, or a persona."""
    if persona:
        plan = removal.describe_persona_removal(home(), name)
    else:
        plan = removal.describe_account_removal(home(), name, with_personas=with_personas)
    if not yes:
        say(str(plan), console=err)
        confirm("Continue?", "Nothing was deleted.", "Add --yes to agree.", as_json=as_json)
    if persona:
        removed = removal.remove_persona(home(), name)
    else:
        removed = removal.remove_account(home(), name, with_personas=with_personas)
    if as_json:
        print_json(removed)
        return
    counts = {
        "post": removed["posts"],
        "persona": len(removed["personas_removed"]),
        "unfinished training": len(removed["trainings_removed"]),
        "learning curve": len(removed["curves_removed"]),
    }
    deleted = [plural(count, noun) for noun, count in counts.items() if count]
    say(f"Deleted {listing(deleted) or 'the account'}.")
    if left := removed["personas_left"]:
        subject = f"The personas {listing(left)} stay" if len(left) > 1 else f"The persona {left[0]} stays"
        say(f"{subject}. Delete with: huggingtweets remove --persona {shlex.quote(left[0])}")
    if removed["personas_removed"]:
        from huggingtweets.training.bases import unused_bases

        for base in unused_bases(home()):
            freed = f"No persona is trained on {base.name} now. It takes {megabytes(base.disk_bytes or 0)}."
            say(f"{freed} To delete it: huggingtweets bases --remove {base.name}", "dim")
    if (records := home() / "trackio").is_dir():
        say(
            f"Trackio's records of trainings, with sample posts, stay in {records}. Delete that folder yourself.", "dim"
        )
