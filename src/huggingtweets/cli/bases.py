"""`bases`: the models that a persona can be trained on; and the question about their terms."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from huggingtweets.cli.options import Yes, accounts
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import (
    can_ask,
    confirm,
    err,
    notes,
    print_table,
    say,
    say_next,
    shown_as_json,
    warn,
    yes_or_no,
)
from huggingtweets.errors import NotFoundError
from huggingtweets.files import home
from huggingtweets.text import megabytes

if TYPE_CHECKING:
    from huggingtweets.config import TrainConfig
    from huggingtweets.events import Event
    from huggingtweets.library import AccountRow


def bases(
    handle: Annotated[
        str | None,
        typer.Argument(metavar="HANDLE", help="Account to estimate the training time for.", autocompletion=accounts),
    ] = None,
    accept_terms: Annotated[
        str | None, typer.Option("--accept-terms", metavar="BASE", help="Agree to that base's terms.")
    ] = None,
    fetch: Annotated[str | None, typer.Option(metavar="BASE", help="Download that base now.")] = None,
    remove: Annotated[str | None, typer.Option(metavar="BASE", help="Delete that base from this disk.")] = None,
    yes: Yes = False,
) -> None:
    """List base models; download or delete one."""
    from huggingtweets.models import catalogue
    from huggingtweets.models.bases import locate
    from huggingtweets.training.bases import known_bases

    for name in filter(None, (accept_terms, fetch)):
        if not catalogue.find(name):
            names = ", ".join(entry.name for entry in catalogue.BASES)
            raise NotFoundError(f"{name} is not in the catalogue.", hint=f"It has {names}.")
        settle_terms(name, accept=name == accept_terms)
    if remove:
        _remove(remove, yes=yes)
        return
    if fetch:
        with Watcher() as watch:
            locate(fetch, home(), watch)
        say(f"{fetch} is on this disk.", console=notes)
    found = known_bases(home(), handle)
    if shown_as_json(found.as_json()):
        return
    columns = {
        "base": [each.name for each in found.bases],
        "parameters": [f"{each.parameters / 1e6:,.0f} M" for each in found.bases],
        "languages": [each.languages for each in found.bases],
        "licence": [each.licence for each in found.bases],
        "from": [each.source for each in found.bases],
        "download": [f"{each.download_mb:,} MB" for each in found.bases],
        "memory": [f"about {each.memory_gb:.1f} GB" for each in found.bases],
    }
    if found.account:
        columns["time"] = [
            f"about {m:,.0f} min" if (m := each.minutes or 0) >= 1 else "under 1 min" for each in found.bases
        ]
    columns["on this disk"] = [
        megabytes(each.disk_bytes) if each.disk_bytes else "yes" if each.on_disk else "no" for each in found.bases
    ]
    print_table(columns, left=("languages", "licence", "from"))
    if found.account:
        say(f"time: to train on the posts of {found.account} on this machine", "dim")
    say_next(f"huggingtweets train {shlex.quote(handle or 'HANDLE')} --base {catalogue.MULTILINGUAL.name}")


def _remove(name: str, *, yes: bool) -> None:
    from huggingtweets.training import bases as stored

    plan = stored.describe_base_removal(home(), name)
    if not yes:
        say(plan, console=err)
        confirm("Continue?", "Nothing was deleted.", "Add --yes to agree.")
    removed = stored.remove_base(home(), name)
    if not shown_as_json(removed.as_json()):
        say(f"Deleted {removed.name}: {megabytes(removed.bytes)} are free again.")


def settle_base(
    handles: Sequence[str], config: TrainConfig, *, accept: bool, earlier: Callable[[Sequence[AccountRow]], str | None]
) -> TrainConfig:
    """`config` with a base that suits the posts of `handles` and whose terms are agreed to, see `choose_base`."""
    from huggingtweets.events import Notice
    from huggingtweets.models.catalogue import MULTILINGUAL
    from huggingtweets.models.terms import open_terms
    from huggingtweets.training.choose_base import choose_base

    def ask(question: str) -> bool:
        return yes_or_no(question, default=True)

    def propose(event: Event) -> None:
        agree = ["--accept-terms"] if open_terms(MULTILINGUAL.name, home()) else []
        command = shlex.join(["huggingtweets", *sys.argv[1:], "--base", MULTILINGUAL.name, *agree])
        reason = event.message if isinstance(event, Notice) else ""
        warn(f"{reason} For {MULTILINGUAL.languages}: {command}")

    config = choose_base(home(), handles, config, propose, ask=ask if can_ask() else None, earlier=earlier)
    settle_terms(config.finetune.base, accept=accept)
    return config


def settle_terms(base: str, *, accept: bool) -> None:
    """Show the terms of `base` unless they were agreed to before, and ask. `accept` is the answer yes.

    Raises DeclinedError if the answer is no, TermsError if nobody can answer.
    """
    from huggingtweets.models import terms

    if not (licence := terms.open_terms(base, home())):
        return
    if not accept and not can_ask():
        terms.require(base, home(), "accept_terms")
    say(terms.show(base, licence), console=err)
    if not accept:
        confirm("Do you agree to these terms?", "Nothing was started.", "")
    terms.agree(licence, home())
