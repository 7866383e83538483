"""The commands that bring posts in, look at them, and throw them out."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import Field
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from huggingtweets import sources
from huggingtweets.cli.app import Handle, Json, Yes, app, err, out, print_json
from huggingtweets.cli.options import option, takes
from huggingtweets.config import CurateConfig
from huggingtweets.errors import StoppedError
from huggingtweets.files import home
from huggingtweets.text import duration, plural, visible

if TYPE_CHECKING:
    from huggingtweets.cli.show import Watcher
    from huggingtweets.sources import AddReport

NoWait = Annotated[bool, typer.Option("--no-wait", help="Stop at a rate limit instead of waiting for its end.")]
Limit = Annotated[
    int | None,
    option("--limit", Annotated[int, Field(ge=1)], "Read this many posts at most, of each account (networks)."),
]
PricePerPost = Annotated[
    float | None,
    option(
        "--price-per-post",
        Annotated[float, Field(ge=0)],
        "Dollars that reading a post costs (X: 0.005; your own posts 0.001).",
    ),
]


@app.command()
def add(
    argument: Annotated[
        str,
        typer.Argument(
            help="Archive (X, Mastodon, Bluesky) or table of posts; or @name (X), name.bsky.social or did:… (Bluesky), "
            "@name@server (Mastodon), community:name (Community Archive), or the address of a profile.",
            show_default=False,
        ),
    ],
    handle: Annotated[str | None, typer.Option(help="Whose posts they are, where the file does not tell.")] = None,
    source_type: Annotated[
        sources.SourceType | None, option("--from", sources.SourceType, "Override the detected source type.")
    ] = None,
    limit: Limit = None,
    with_cw: Annotated[bool, typer.Option("--with-cw", help="Take posts under a content warning as well.")] = False,
    price_per_post: PricePerPost = None,
    yes: Yes = False,
    no_wait: NoWait = False,
    text_column: Annotated[str | None, typer.Option(help="Column of a table that holds the text.")] = None,
    id_column: Annotated[str | None, typer.Option(help="Column that holds the post's id.")] = None,
    time_column: Annotated[str | None, typer.Option(help="Column that holds the time.")] = None,
    author_column: Annotated[str | None, typer.Option(help="Column that holds the author.")] = None,
    platform: Annotated[
        str | None, typer.Option("--platform", "--place", help="Platform of a table's posts, such as x.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add the posts of an account, from where it is or from an archive or a table, to the library."""
    from huggingtweets import sources

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
    with _watching() as watch:
        fetching = sources.FetchOptions(limit, wait=not no_wait, ask=_asker(watch, yes, as_json))
        report = sources.add(home(), argument, options, watch, fetching, source_type=source_type)
    if as_json:
        print_json(report.as_json())
        return
    _print_added(report)
    out.print(f"Next: huggingtweets train {escape(shlex.quote(report.short_handle))}", highlight=False, soft_wrap=True)


@app.command()
def update(
    handles: Annotated[
        list[str] | None, typer.Argument(help="Accounts; by default all that came from a network.", show_default=False)
    ] = None,
    limit: Limit = None,
    price_per_post: PricePerPost = None,
    yes: Yes = False,
    no_wait: NoWait = False,
    as_json: Json = False,
) -> None:
    """Fetch what is new, and finish what was interrupted. With --json, one object a line."""
    from huggingtweets import sources

    failed = False
    with _watching() as watch:
        fetching = sources.FetchOptions(limit, wait=not no_wait, ask=_asker(watch, yes, as_json))
        for account, report in sources.update(home(), handles or (), watch, fetching, price_per_post=price_per_post):
            if isinstance(report, sources.AddReport):
                print_json(report.as_json()) if as_json else _print_added(report)
                continue
            failed = True
            if as_json:
                print_json({"place": account.platform, "handle": account.handle, "error": str(report)})
            err.print(Text.assemble(("Error: ", "bold red"), f"@{account.handle}: {report}"), soft_wrap=True)
    if failed:
        raise typer.Exit(1)


@app.command("sync-deletes")
def sync_deletes(
    handle: Handle,
    price_per_post: PricePerPost = None,
    yes: Yes = False,
    no_wait: NoWait = False,
    as_json: Json = False,
) -> None:
    """Delete from the library the posts that their place no longer serves."""
    from huggingtweets import sources

    with _watching() as watch:
        fetching = sources.FetchOptions(wait=not no_wait, ask=_asker(watch, yes, as_json))
        report = sources.sync_deletes(home(), handle, watch, fetching, price_per_post=price_per_post)
    if as_json:
        print_json(report.as_json())
        return
    out.print(
        f"[bold]@{escape(report.account.handle)}[/bold] ({escape(report.account.platform)}): "
        f"{plural(report.checked, 'post')} looked for, {report.deleted:,} deleted",
        highlight=False,
    )
    _print_trained_on_deleted(report.personas)


@app.command()
def login(
    platform: Annotated[str, typer.Argument(help="The place: x.", show_default=False)],
    forget: Annotated[bool, typer.Option("--forget", help="Delete the token kept here.")] = False,
    as_json: Json = False,
) -> None:
    """Keep a place's token on this computer: asked for, or read from standard input; never shown."""
    from huggingtweets.sources import credentials

    network = sources.network_with_login(platform)
    if forget:
        was_there = credentials.forget_token(home(), platform)
        if as_json:
            print_json({"place": platform, "kept_in": None, "deleted": was_there})
        else:
            out.print("Deleted." if was_there else "There was none.")
        return
    token = getpass("Bearer token (not shown): ") if sys.stdin.isatty() else sys.stdin.readline()
    where = credentials.save_token(home(), platform, token)
    if as_json:
        print_json({"place": platform, "kept_in": where, "deleted": False})
        return
    out.print(f"Kept in {where}.", highlight=False, soft_wrap=True, markup=False)
    out.print(f"{network.token} in the environment, where it is set, wins over it.", highlight=False)


@app.command("list")
def list_(as_json: Json = False) -> None:
    """List the accounts and personas."""
    from huggingtweets import personas as shelf
    from huggingtweets.cli.show import listing

    accounts, personas, unfinished = shelf.overview(home())
    if as_json:
        print_json({"accounts": accounts, "personas": personas, "unfinished": unfinished})
        return
    if not accounts and not personas:
        out.print("Nothing here yet. Add posts with: huggingtweets add PATH or @NAME, or try: huggingtweets demo")
        return
    if accounts:
        listing(
            out,
            {
                "account": [f"@{each['handle']}" for each in accounts],
                "place": [each["place"] for each in accounts],
                "posts": [f"{each['posts']:,}" for each in accounts],
                "from": [(each["first"] or "")[:10] for each in accounts],
                "to": [(each["last"] or "")[:10] for each in accounts],
                "personas": [", ".join(each["personas"]) for each in accounts],
            },
            drop=("from", "to", "personas", "posts", "place"),
        )
    if accounts and personas:
        out.print()
    if personas:
        listing(
            out,
            {
                "persona": [each["name"] for each in personas],
                "bits per byte": ["" if (b := each["bits_per_byte"]) is None else f"{b:.3f}" for each in personas],
                "trained": [(each["created_at"] or "")[:10] for each in personas],
                "base": [each["base"] for each in personas],
            },
            drop=("trained", "base", "bits per byte"),
        )


@app.command()
def show(
    handle: Handle,
    posts: Annotated[
        int, option("-n", Annotated[int, Field(ge=0)], "How many of the latest posts to print. (default: 10)")
    ] = 10,
    as_json: Json = False,
) -> None:
    """Show an account and its latest posts."""
    from huggingtweets import personas

    account, latest = personas.account_details(home(), handle, posts)
    if as_json:
        print_json({**account, "latest": latest})
        return
    name = f" ({escape(account['display_name'])})" if account["display_name"] else ""
    out.print(
        f"[bold]@{escape(account['handle'])}[/bold]{name}, {escape(account['place'])}: "
        f"{plural(account['posts'], 'post')}"
    )
    if account["personas"]:
        out.print(f"Personas trained on it: {', '.join(map(escape, account['personas']))}")
    _print_trained_on_deleted(account["trained_on_deleted"])
    for post in latest:
        head = f"{(post['created_at'] or '')[:16]} {post['kind']}".strip()
        out.print(f"[dim]{head}[/dim]", highlight=False)
        out.print(Padding(Text(visible(post["text"])), (0, 0, 0, 2)))


@app.command()
def remove(
    handle: Annotated[str, typer.Argument(help="Account (or, with --persona, persona) to remove.", show_default=False)],
    personas: Annotated[bool, typer.Option("--personas", help="Also delete the personas trained on it.")] = False,
    persona: Annotated[bool, typer.Option("--persona", help="Remove only the persona of that name.")] = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Remove an account with all its posts, or a persona."""
    from huggingtweets import personas as shelf

    if persona:
        what = shelf.describe_persona_removal(home(), handle)
    else:
        what = shelf.describe_account_removal(home(), handle, with_personas=personas)
    if not yes:
        if as_json or not sys.stdin.isatty():
            raise StoppedError(f"{what} Nothing was deleted yet: to agree, add --yes.")
        if not typer.confirm(f"{what} Go on?", err=True):
            raise StoppedError("Nothing was deleted.")
    if persona:
        gone = shelf.remove_persona(home(), handle)
    else:
        gone = shelf.remove_account(home(), handle, with_personas=personas)
    if as_json:
        print_json(gone)
        return
    told = [plural(gone["posts"], "post"), plural(len(gone["personas_removed"]), "persona")]
    if gone["curves_removed"]:
        told.append(plural(len(gone["curves_removed"]), "curve"))
    out.print(f"Removed {', '.join(told[:-1])} and {told[-1]}.")
    if gone["personas_left"]:
        out.print(
            f"Still there, trained on these posts: {', '.join(map(escape, gone['personas_left']))}. "
            "Remove each with: huggingtweets remove --persona NAME"
        )


@app.command()
@takes(CurateConfig)
def curate(handle: Handle, *, config: CurateConfig, as_json: Json = False) -> None:
    """Show which posts would be trained on, and which not and why."""
    from huggingtweets import training
    from huggingtweets.cli.show import curated_summary

    account, curated = training.curate_account(home(), handle, config)
    if as_json:
        print_json(curated.as_json(account.handle))
        return
    curated_summary(account.handle, curated, out, examples=3)


def _watching() -> Watcher:
    from huggingtweets.cli.show import Watcher

    return Watcher(err)


def _asker(watch: Watcher, yes: bool, as_json: bool) -> Callable[[str], bool]:
    """Asks on a terminal. Where nobody can answer, the answer is no."""
    if yes:
        return lambda _: True
    return watch.ask if sys.stdin.isatty() and not as_json else lambda _: False


def _print_added(report: AddReport) -> None:

    added, account = report.added, report.account
    updated = f", {added.updated:,} updated" if added.updated else ""
    out.print(
        f"[bold]@{escape(account.handle)}[/bold] ({escape(account.platform)}): {plural(added.read, 'post')} read, "
        f"{added.new:,} new{updated}, in {duration(report.seconds)}",
        highlight=False,
        soft_wrap=True,
    )

    if account.platform == "table" and added.updated > added.new:
        err.print(
            f"[yellow]! {plural(added.updated, 'post')} that were here already changed, for these have the same ids. "
            "If they are other posts, the ids only number the rows: name another column (--id-column).[/yellow]",
            highlight=False,
            soft_wrap=True,
        )


def _print_trained_on_deleted(personas: Mapping[str, int]) -> None:
    if not personas:
        return
    names = ", ".join(f"{escape(name)} ({count:,})" for name, count in personas.items())
    out.print(
        f"[yellow]Trained on posts deleted since: {names}. Train again, or delete with: huggingtweets remove --persona "
        "NAME[/yellow]",
        highlight=False,
    )
