"""`add`, `add-chat`, `update`, `sync-deletes`, `login`: bring posts into the library, in step with the platforms."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import Field
from rich.text import Text

from huggingtweets import personas, sources
from huggingtweets.cli.library import suffices, warn_trained_on_deleted
from huggingtweets.cli.options import Handle, Yes, accounts, option, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import can_ask, print_error, say, say_next, shown_as_json, warn
from huggingtweets.cli.train import continue_persona
from huggingtweets.config import CurateConfig
from huggingtweets.errors import DamagedFileError, HuggingTweetsError, NotFoundError, StoppedError
from huggingtweets.files import home
from huggingtweets.text import duration, plural

if TYPE_CHECKING:
    from huggingtweets.library import AccountRow
    from huggingtweets.sources import AddReport

_FEW = 1000  # Posts that may not suffice for a training, and that are quickly curated to find out.

NoWait = Annotated[bool, typer.Option("--no-wait", help="Stop at a rate limit instead of waiting for its end.")]
Limit = Annotated[int | None, option("--limit", whole(1), "Read at most this many posts per account (networks only).")]
_PRICE_HELP = "Price of reading a post, in dollars (X: 0.005; your own posts 0.001)."
PricePerPost = Annotated[float | None, option("--price-per-post", Annotated[float, Field(ge=0)], _PRICE_HELP)]


def add(
    source: Annotated[
        str,
        typer.Argument(
            help="Archive (X, Mastodon, Bluesky), table of posts, @name (X), name.bsky.social or did:… (Bluesky), "
            "@name@server (Mastodon), community:name (Community Archive), or the address of a profile."
        ),
    ],
    handle: Annotated[str | None, typer.Option(help="Author of the posts, if the file does not say.")] = None,
    source_type: Annotated[
        sources.SourceType | None, option("--from", sources.SourceType, "Override the detected source type.")
    ] = None,
    limit: Limit = None,
    with_cw: Annotated[bool, typer.Option("--with-cw", help="Include posts with a content warning.")] = False,
    price_per_post: PricePerPost = None,
    yes: Yes = False,
    no_wait: NoWait = False,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column of a table that holds the text.")
    ] = None,
    id_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the post's id.")] = None,
    time_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the time.")] = None,
    author_column: Annotated[str | None, typer.Option(metavar="NAME", help="Column that holds the author.")] = None,
    platform: Annotated[
        str | None,
        typer.Option("--platform", "--place", metavar="NAME", help="Platform of a table's posts, such as x."),
    ] = None,
) -> None:
    """Add an account's posts from an archive, a table or a platform."""
    options = sources.SourceOptions(
        handle=handle,
        text_column=text_column,
        id_column=id_column,
        time_column=time_column,
        author_column=author_column,
        platform=platform,
        with_cw=with_cw,
        price_per_post=price_per_post,
    )
    with Watcher() as watch:
        fetching = sources.FetchOptions(limit, wait=not no_wait, ask=_asker(watch, yes))
        report = sources.add(home(), source, options, watch, fetching, source_type=source_type)
    _print_added(report, is_new=True)


def add_chat(
    file: Annotated[str, typer.Argument(help="Export of WhatsApp, Telegram, Discord, Slack, Signal or SMS.")],
    me: Annotated[str | None, typer.Option(metavar="NAME", help="Your name in the chats.")] = None,
    yes: Yes = False,
) -> None:
    """Add your own messages from an export of chats."""
    with Watcher() as watch:
        report = sources.add_chat(home(), file, me, watch, ask=_asker(watch, yes))
    _print_added(report, is_new=True)


def update(
    handles: Annotated[
        list[str] | None, typer.Argument(help="Accounts. Default: all from a network.", autocompletion=accounts)
    ] = None,
    limit: Limit = None,
    price_per_post: PricePerPost = None,
    yes: Yes = False,
    no_wait: NoWait = False,
    continues: Annotated[
        bool, typer.Option("--continue", help="Train the accounts' personas on their new posts.")
    ] = False,
) -> None:
    """Fetch the new posts of accounts on a network.

    Completes interrupted fetches as well. --json prints one object per line.
    """
    failed = False
    trained: set[str] = set()
    with Watcher() as watch:
        fetching = sources.FetchOptions(limit, wait=not no_wait, ask=_asker(watch, yes))
        for account, report in sources.update(home(), handles or (), watch, fetching, price_per_post=price_per_post):
            if isinstance(report, sources.AddReport):
                _print_added(report)
                trained.update(account.personas)
                continue
            failed = True
            shown_as_json({"place": account.platform, "handle": account.handle, "error": str(report)})
            print_error(report, subject=f"@{account.handle}: ")
    for persona in sorted(trained) if continues else ():
        try:
            if not personas.find(home(), persona).record.blended_from:
                continue_persona(persona, {})
        except StoppedError:
            raise
        except HuggingTweetsError as error:  # the others are trained all the same
            failed = True
            shown_as_json({"name": persona, "error": str(error)})
            print_error(error, subject=f"{persona}: ")
    if failed:
        raise typer.Exit(1)


def sync_deletes(
    handle: Handle, price_per_post: PricePerPost = None, yes: Yes = False, no_wait: NoWait = False
) -> None:
    """Delete posts that their platform no longer shows."""
    with Watcher() as watch:
        fetching = sources.FetchOptions(wait=not no_wait, ask=_asker(watch, yes))
        report = sources.sync_deletes(home(), handle, watch, fetching, price_per_post=price_per_post)
    if shown_as_json(report.as_json()):
        return
    found = f"{plural(report.checked, 'post')} checked, {report.deleted:,} deleted"
    say(Text.assemble((f"@{report.account.handle}", "bold"), f" ({report.account.platform}): {found}"))
    warn_trained_on_deleted(report.personas)


def login(
    platform: Annotated[str, typer.Argument(help="Platform: x.")],
    forget: Annotated[bool, typer.Option("--forget", help="Delete the stored token.")] = False,
) -> None:
    """Store a platform's token on this computer.

    Asks for the token without showing it, or reads it from standard input.
    """
    from huggingtweets.sources import credentials

    network = sources.network_with_login(platform)
    if forget:
        is_deleted = credentials.forget_token(home(), platform)
        if not shown_as_json({"place": platform, "kept_in": None, "deleted": is_deleted}):
            say("Deleted." if is_deleted else "No token is stored.")
        return
    token = getpass("Bearer token (not shown): ") if sys.stdin.isatty() else sys.stdin.readline()
    where = credentials.save_token(home(), platform, token)
    if shown_as_json({"place": platform, "kept_in": where, "deleted": False}):
        return
    say(f"Stored in {where}. If {network.token} is set in the environment, it takes precedence.")


def _asker(watch: Watcher, yes: bool) -> Callable[[str], bool]:
    """Asks on a terminal. Without one, the answer is no."""
    if yes:
        return lambda _: True
    return watch.ask if can_ask() else lambda _: False


def _print_added(report: AddReport, *, is_new: bool = False) -> None:
    if shown_as_json(report.as_json()):
        return
    added, account = report.added, report.account
    updated = f", {added.updated:,} updated" if added.updated else ""
    counts = f"{plural(added.read, 'post')} read, {added.new:,} new{updated}, in {duration(report.seconds)}"
    say(Text.assemble((f"@{account.handle}", "bold"), f" ({account.platform}): {counts}"))
    if account.platform == "table" and added.updated > added.new:
        warn(
            f"{plural(added.updated, 'stored post')} changed, because the new ones have the same ids. If they are "
            "other posts, the ids only number the rows: choose another column with --id-column."
        )
    if is_new:
        _say_next(account, shlex.quote(report.short_handle))


def _say_next(account: AccountRow, handle: str) -> None:
    """Print how to train on `account`, or, if its posts do not suffice, how to see why."""
    from huggingtweets import training

    if account.posts < _FEW and not suffices(training.curate_account(home(), account.full_handle, CurateConfig())[1]):
        say_next(f"huggingtweets curate {handle}")
    else:
        say_next(f"huggingtweets train {handle}{' --continue' if _has_persona(account) else ''}")


def _has_persona(account: AccountRow) -> bool:
    """Whether `account` has a persona of its name that `train --continue` takes."""
    with suppress(NotFoundError, DamagedFileError):
        persona = personas.find(home(), personas.default_name([account.handle]))
        record = persona.record
        return persona.name in account.personas and not (record.blended_from or record.stopped)
    return False
