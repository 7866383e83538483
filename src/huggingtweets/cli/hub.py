"""`push` and `pull`: a persona to the model hub, and a model from there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from huggingtweets.cli.app import Json, Name, Yes, err, out, persona_name, print_json
from huggingtweets.errors import ConfigError, StoppedError
from huggingtweets.events import ignore
from huggingtweets.files import home
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.sharing.hub.push import Push


def push(
    name: Name,
    repo: Annotated[
        str | None,
        typer.Option(metavar="user/name", help="Where to; by default your own, under the persona's name."),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Make it a repo that only you can see.")] = False,
    not_mine: Annotated[
        bool, typer.Option("--not-mine", help="The posts are not your own: say that it is a parody.")
    ] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Upload a persona with its card to the Hugging Face Hub, once you have agreed."""
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing.hub.push import Push

    with Watcher(err) as watch:
        prepared = Push(home(), name, repo=repo, private=private, not_mine=not_mine, on_event=watch)
    _print_plan(prepared)
    if not yes:
        _agree("Nothing was uploaded", as_json, "Upload this?")
    if err.is_terminal:
        sent = prepared.send(ignore, own_bars=True)
    else:
        with Watcher(err) as watch:
            sent = prepared.send(watch)
    if as_json:
        print_json(sent.as_json())
        return
    out.print(sent.url, highlight=False, markup=False, soft_wrap=True)


def _print_plan(prepared: Push) -> None:
    """What would be uploaded and where to. On stderr: it is part of a question."""
    from huggingtweets.cli.show import listing

    seen_by = "which only you can see" if prepared.private else "which everybody can see"
    there = "a new repo" if prepared.is_new else "a repo that is there"
    err.print(f"To {prepared.url}, {there}, {seen_by}:", highlight=False, markup=False, soft_wrap=True)
    listing(
        err,
        {
            "file": [file.path for file in prepared.files],
            "bytes".rjust(13): [f"{file.size:>13,}" for file in prepared.files],
        },
        drop=(),
    )
    what = f"{plural(len(prepared.files), 'file')}, {prepared.bytes / 1e6:,.1f} MB. No post is in them."
    if prepared.parody:
        what += " The card says that it is a parody."
    if prepared.removed:
        what += f" Removed there, for they no longer fit: {', '.join(prepared.removed)}."
    err.print(what, highlight=False, markup=False, soft_wrap=True)


def pull(
    repo: Annotated[
        str,
        typer.Argument(
            metavar="user/name", help="Model on the Hub; or a folder, written as ./FOLDER.", show_default=False
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(parser=persona_name, metavar="text", help="Name of the persona. By default the repo's."),
    ] = None,
    revision: Annotated[
        str | None, typer.Option(metavar="text", help="Branch, tag or commit; else the latest.")
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Make a persona of a model on the Hugging Face Hub, or in a folder: ours, or any causal one in safetensors."""
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sharing.hub.pull import FolderPull, HubPull

    is_folder = repo.startswith((".", "/", "~", "\\")) or Path(repo).is_absolute()
    if is_folder and revision:
        raise ConfigError("--revision is one of the Hub's: a folder has none.")
    with Watcher(err) as watch:
        found = (
            FolderPull(home(), Path(repo), name=name)
            if is_folder
            else HubPull(home(), repo, name=name, revision=revision, on_event=watch)
        )
    if found.replaces and not yes:
        err.print(
            f"There is a persona {found.name}. Unless the new one is the same, what the old one wrote is forgotten.",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
        _agree("Nothing was pulled", as_json, "Replace it?", "to replace it, add --yes; to keep both, --name NAME")
    with Watcher(err) as watch:
        pulled = found.fetch(watch)
    if as_json:
        print_json(pulled.as_json())
        return
    lies = f"{pulled.name} ({pulled.bytes / 1e6:,.1f} MB) lies in {pulled.path}"
    out.print(lies, highlight=False, markup=False, soft_wrap=True)
    out.print(f"Next: huggingtweets generate {escape(pulled.name)}", highlight=False)


def _agree(not_done: str, as_json: bool, question: str, how: str = "to agree, add --yes") -> None:
    """Ask on a terminal. Raises StoppedError where the answer is no, or nobody can give one."""
    if as_json or not sys.stdin.isatty():
        raise StoppedError(f"{not_done} yet: {how}.")
    if not typer.confirm(question, err=True):
        raise StoppedError(f"{not_done}.")
