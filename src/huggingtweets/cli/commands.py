"""The commands."""

from __future__ import annotations

import json
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from huggingtweets import __version__
from huggingtweets.cli.options import takes
from huggingtweets.config import CurateConfig, GenerateConfig, TrainConfig
from huggingtweets.files import home

app = typer.Typer(
    help="Train a language model on anyone's posts, and let it write new ones in that voice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
out = Console()
err = Console(stderr=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines instead of tables.")]
Handle = Annotated[str, typer.Argument(help="Account in the library: NASA, @NASA or x:NASA.", show_default=False)]
Name = Annotated[str, typer.Argument(help="Persona.", show_default=False)]
Device = Annotated[str, typer.Option(help="Processor: auto, cpu, cuda or mps.")]


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


@contextmanager
def _stoppable(what_happens: str) -> Iterator[Any]:
    """Turn the first Ctrl-C into a request to stop, which the work heeds at its next step; the second one kills."""
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        err.print(f"\n[yellow]{what_happens} (Ctrl-C again to end at once)[/yellow]")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


@app.callback(invoke_without_command=True)
def _about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit


@app.command()
def add(
    path: Annotated[
        Path, typer.Argument(help="X archive (zip, folder or tweets.js), or a table of posts.", show_default=False)
    ],
    handle: Annotated[str | None, typer.Option(help="Whose posts they are, where the file does not tell.")] = None,
    text_column: Annotated[str | None, typer.Option(help="Column of a table that holds the text.")] = None,
    id_column: Annotated[str | None, typer.Option(help="Column that holds the post's id.")] = None,
    time_column: Annotated[str | None, typer.Option(help="Column that holds the time.")] = None,
    author_column: Annotated[str | None, typer.Option(help="Column that holds the author.")] = None,
    place: Annotated[str | None, typer.Option(help="Where a table's posts come from, such as x.")] = None,
    as_json: Json = False,
) -> None:
    """Add an archive or a table of posts to the library."""
    from huggingtweets import pipeline, sources
    from huggingtweets.cli.show import Watcher, duration

    options = sources.SourceOptions(
        handle=handle,
        text_column=text_column,
        id_column=id_column,
        time_column=time_column,
        author_column=author_column,
        place=place,
    )
    with Watcher(err) as watch:
        report = pipeline.add(home(), path, options, watch)
    if as_json:
        _print_json(report.as_json())
        return
    added, account = report.added, report.account
    rate = added.read / report.seconds if report.seconds else 0
    out.print(
        f"[bold]@{escape(account.handle)}[/bold] ({escape(account.place)}): {added.read:,} posts read, "
        f"{added.new:,} new, {added.updated:,} updated, in {duration(report.seconds)} ({rate:,.0f} posts/s)",
        highlight=False,
    )
    out.print(f"Next: huggingtweets train {escape(account.handle)}", highlight=False)


@app.command("list")
def list_(as_json: Json = False) -> None:
    """List the accounts and personas."""
    from huggingtweets import personas as shelf

    accounts, personas = shelf.overview(home())
    if as_json:
        _print_json({"accounts": accounts, "personas": personas})
        return
    if not accounts and not personas:
        out.print("Nothing here yet. Add an archive with: huggingtweets add PATH, or try: huggingtweets demo")
        return
    table = Table("account", "place", "posts", "from", "to", "personas", box=None, header_style="bold", pad_edge=False)
    for each in accounts:
        span = [(each[key] or "")[:10] for key in ("first", "last")]
        table.add_row(
            f"@{escape(each['handle'])}", each["place"], f"{each['posts']:,}", *span, ", ".join(each["personas"])
        )
    out.print(table)
    if personas:
        table = Table("persona", "base", "bits per byte", "trained", box=None, header_style="bold", pad_edge=False)
        for each in personas:
            table.add_row(
                escape(each["name"]), escape(each["base"]), f"{each['bits_per_byte']:.3f}", each["created_at"]
            )
        out.print()
        out.print(table)


@app.command()
def show(
    handle: Handle,
    posts: Annotated[int, typer.Option("-n", min=0, help="How many of the latest posts to print.")] = 10,
    as_json: Json = False,
) -> None:
    """Show an account and its latest posts."""
    from huggingtweets import personas

    account, latest = personas.show(home(), handle, posts)
    if as_json:
        _print_json({**account, "latest": latest})
        return
    name = f" ({escape(account['display_name'])})" if account["display_name"] else ""
    out.print(
        f"[bold]@{escape(account['handle'])}[/bold]{name}, {escape(account['place'])}: {account['posts']:,} posts"
    )
    if account["personas"]:
        out.print(f"Personas trained on it: {', '.join(map(escape, account['personas']))}")
    for post in latest:
        out.print(
            f"[dim]{(post['created_at'] or '')[:16]:16} {post['kind']:8}[/dim] {escape(post['text'])}", highlight=False
        )


@app.command()
def remove(
    handle: Annotated[str, typer.Argument(help="Account (or, with --persona, persona) to remove.", show_default=False)],
    personas: Annotated[bool, typer.Option("--personas", help="Also delete the personas trained on it.")] = False,
    persona: Annotated[bool, typer.Option("--persona", help="Remove only the persona of that name.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Remove an account with all its posts, or a persona."""
    from huggingtweets import personas as shelf

    what = shelf.what_would_go(home(), handle, only_persona=persona, personas=personas)
    if not yes and not as_json:
        typer.confirm(f"{what} Go on?", abort=True, err=True)
    gone = shelf.remove(home(), handle, only_persona=persona, personas=personas)
    if as_json:
        _print_json(gone)
        return
    out.print(f"Removed {gone['posts']:,} posts and {len(gone['personas_removed'])} personas.")
    if gone["personas_left"]:
        out.print(
            f"Still there, trained on these posts: {', '.join(map(escape, gone['personas_left']))}. "
            "Remove each with: huggingtweets remove --persona NAME"
        )


@app.command()
@takes(CurateConfig)
def curate(handle: Handle, *, config: CurateConfig, as_json: Json = False) -> None:
    """Show which posts would be trained on, and which not and why."""
    from huggingtweets import pipeline
    from huggingtweets.cli.show import curated_summary

    account, curated = pipeline.curate_account(home(), handle, config)
    if as_json:
        _print_json(curated.as_json(account.handle))
        return
    curated_summary(account.handle, curated, out, examples=3)


@app.command()
@takes(TrainConfig, config_file=True)
def train(
    handles: Annotated[list[str], typer.Argument(help="Accounts in the library.", show_default=False)],
    *,
    config: TrainConfig,
    name: Annotated[str | None, typer.Option(help="Name of the persona. By default the handles.")] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Do not resume a run that was cut off.")] = False,
    as_json: Json = False,
) -> None:
    """Train a persona on the posts of one or several accounts."""
    report = _train(handles, config, name, restart)
    if as_json:
        _print_json(report.result)
        return
    _print_training(report)
    out.print(f"Next: huggingtweets generate {escape(report.name)}", highlight=False)


def _train(handles: list[str], config: TrainConfig, name: str | None = None, restart: bool = False) -> Any:
    from huggingtweets import pipeline
    from huggingtweets.cli.show import Watcher

    with _stoppable("Stopping after this step; what is best so far is kept.") as should_stop, Watcher(err) as watch:
        return pipeline.train(
            home(), handles, config, name=name, restart=restart, on_event=watch, should_stop=should_stop
        )


def _print_training(report: Any) -> None:
    from huggingtweets.cli.show import curated_summary, duration, losses

    for label, curated in report.curated.items():
        curated_summary(label.partition(":")[2], curated, out, examples=0)
    result = report.result
    split = result["split"]
    out.print()
    out.print(f"Trained on {split['train']:,} posts, held out {split['validation']:,}.", highlight=False)
    losses(result, out)
    seconds = result["seconds"]
    out.print(
        f"{duration(seconds['total'])} in all, {result['tokens_per_second']:,.0f} tokens/s in training.",
        highlight=False,
    )
    if result["stopped"]:
        out.print("[yellow]Stopped before its end: the same command goes on from there.[/yellow]")
    out.print(f"The model lies in {report.path}", highlight=False, soft_wrap=True)


@app.command()
@takes(GenerateConfig)
def generate(
    name: Name,
    start: Annotated[str, typer.Argument(help="How the posts begin.")] = "",
    *,
    config: GenerateConfig,
    n: Annotated[int, typer.Option("-n", min=1, help="How many posts.")] = 10,
    seed: Annotated[int | None, typer.Option(min=0, help="The same seed gives the same posts.")] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Let a persona write new posts."""
    _generate(name, start, config, n, seed, device=device, as_json=as_json)


def _generate(
    name: str, start: str, config: GenerateConfig, n: int, seed: int | None, *, device: str, as_json: bool
) -> None:
    from huggingtweets import pipeline
    from huggingtweets.cli.show import post_panel

    seed = secrets.randbelow(2**31) if seed is None else seed
    with _stoppable("Stopping.") as should_stop:
        with err.status(f"Loading {name}"):
            writing = pipeline.Writing(home(), name, config, device=device)
        if not writing.checks_copies:
            err.print(
                "[yellow]! Its training posts are no longer in the library: copies of them cannot be told.[/yellow]"
            )
        count = 0
        grown: dict[int, str] = {}
        status = err.status("Writing")

        def on_growth(row: int, text: str) -> None:
            # The post that is furthest shows on one line; all of them growing at once nobody can read.
            grown[row] = text
            longest = " ".join(max(grown.values(), key=len).split())
            status.update(f"[dim]{escape(longest[-(max(20, err.width - 6)) :])}[/dim]")

        with status:
            watched = on_growth if err.is_terminal and not as_json else None
            for generation in writing.stream(start, n, seed, on_growth=watched, should_stop=should_stop):
                count += 1
                grown.clear()
                if as_json:
                    _print_json(pipeline.generation_as_json(generation))
                else:
                    status.stop()  # it redraws its line, which the card would be drawn into
                    out.print(post_panel(generation.text, "a copy" if generation.copied else ""))
                    status.start()
    dropped = writing.dropped
    copies = dropped.pop("verbatim", 0) + dropped.pop("near", 0)
    others = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in dropped.items())
    note = f"Written by a machine that imitates {writing.persona.name}. Seed {seed}. "
    note += f"Dropped: {copies} copies of real posts{f'; {others}' if others else ''}."
    err.print(f"[dim]{escape(note)}[/dim]", highlight=False)
    if count < n and not should_stop():
        err.print(
            f"[yellow]! Only {count} of {n} posts passed. Loosen --ban, --no-mentions or --max-length, or raise "
            "--temperature.[/yellow]"
        )


@app.command()
def evaluate(name: Name, device: Device = "auto", as_json: Json = False) -> None:
    """Measure a persona and its base on the posts held out from training."""
    from huggingtweets import pipeline
    from huggingtweets.cli.show import Watcher

    with Watcher(err) as watch:
        report = pipeline.evaluate(home(), name, device=device, on_event=watch)
    if as_json:
        _print_json(report.as_json())
        return
    out.print(f"[bold]{escape(report.persona)}[/bold] on {report.held_out:,} held-out posts, each scored alone")
    table = Table("", "bits per byte", "95% interval", "nats per token", box=None, header_style="bold", pad_edge=False)
    for label, prefix in ((f"untuned {report.base}", "base_"), (report.persona, "")):
        bits, nats = report.fit[f"{prefix}bits_per_byte"], report.fit[f"{prefix}nats_per_token"]
        table.add_row(escape(label), f"{bits.value:.3f}", f"{bits.low:.3f} to {bits.high:.3f}", f"{nats.value:.3f}")
    out.print(table)


@app.command()
def demo(as_json: Json = False) -> None:
    """Run the whole way on the sample account: a lighthouse keeper who does not exist."""
    from huggingtweets import pipeline, sources
    from huggingtweets.cli.show import Watcher

    with Watcher(err) as watch:
        account = pipeline.add(home(), pipeline.SAMPLE, sources.SourceOptions(), watch).account
    report = _train([f"{account.place}:{account.handle}"], TrainConfig())
    if as_json:
        _print_json(report.result)
    else:
        out.print(f"\nTen new posts in the voice of [bold]@{escape(account.handle)}[/bold], who is fictional:")
    _generate(report.name, "", GenerateConfig(), 10, 0, device="auto", as_json=as_json)
    if not as_json:
        _print_training(report)
        out.print("Your turn: huggingtweets add YOUR-ARCHIVE.zip", highlight=False)
