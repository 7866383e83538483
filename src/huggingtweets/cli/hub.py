"""`push` and `pull`: personas and the Hugging Face Hub."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from huggingtweets.cli.options import Json, Name, NotMine, Yes, named
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import confirm, err, print_json, say
from huggingtweets.errors import ConfigError
from huggingtweets.events import ignore
from huggingtweets.files import home
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.sharing.hub.push import Push


def push(
    name: Name,
    repo: Annotated[
        str | None,
        typer.Option(metavar="USER/NAME", help="Repository to upload to. Default: yours, with the persona's name."),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Make the repository visible only to you.")] = False,
    not_mine: NotMine = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Upload a persona with its card to the Hugging Face Hub.

    Shows what would be uploaded and asks first.
    """
    from huggingtweets.sharing.hub.push import Push

    with Watcher() as watch:
        prepared = Push(home(), name, repo=repo, private=private, not_mine=not_mine, on_event=watch)
    _print_plan(prepared)
    if not yes:
        confirm("Upload this?", "Nothing was uploaded.", "Add --yes to agree.", as_json=as_json)
    with Watcher() as watch:
        sent = prepared.send(ignore, own_bars=True) if err.is_terminal else prepared.send(watch)
    if as_json:
        print_json(sent.as_json())
        return
    say(sent.url)


def _print_plan(prepared: Push) -> None:
    """Print what would be uploaded and where. On stderr, because it belongs to a question."""
    visibility = "visible only to you" if prepared.private else "visible to everybody"
    say(f"To {prepared.url} ({'new' if prepared.is_new else 'existing'} repository, {visibility}):", console=err)
    columns = {"file": [file.path for file in prepared.files], "bytes": [f"{file.size:,}" for file in prepared.files]}
    print_table(columns, console=err)
    summary = f"{plural(len(prepared.files), 'file')}, {prepared.bytes / 1e6:,.1f} MB, without any post."
    if prepared.parody:
        summary += " The card says that the persona is a parody."
    if prepared.removed:
        summary += f" Deleted there, because they no longer fit: {', '.join(prepared.removed)}."
    say(summary, console=err)


def pull(
    repo: Annotated[str, typer.Argument(metavar="USER/NAME", help="Model on the Hub, or a folder such as ./FOLDER.")],
    name: Annotated[str | None, named("persona", "the repository's")] = None,
    revision: Annotated[str | None, typer.Option(help="Branch, tag or commit. Default: the latest.")] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Download a model from the Hugging Face Hub as a persona.

    Takes personas of HuggingTweets and any causal language model in safetensors, from the Hub or a folder.
    """
    from huggingtweets.sharing.hub.pull import FolderPull, HubPull

    is_folder = repo.startswith((".", "/", "~", "\\")) or Path(repo).is_absolute()
    if is_folder and revision:
        raise ConfigError("--revision applies only to the Hub.", hint="Omit it for a folder.")
    with Watcher() as watch:
        found = (
            FolderPull(home(), Path(repo), name=name)
            if is_folder
            else HubPull(home(), repo, name=name, revision=revision, on_event=watch)
        )
    if found.replaces and not yes:
        say(
            f"The persona {found.name} exists. If the new one differs, the posts that the old one wrote are deleted.",
            console=err,
        )
        hint = "Add --yes to replace it, or --name NAME to keep both."
        confirm("Replace it?", "Nothing was pulled.", hint, as_json=as_json)
    with Watcher() as watch:
        pulled = found.fetch(watch)
    if as_json:
        print_json(pulled.as_json())
        return
    say(f"Pulled {pulled.name} ({pulled.bytes / 1e6:,.1f} MB) into {pulled.path}")
    say(f"Next: huggingtweets generate {shlex.quote(pulled.name)}")
