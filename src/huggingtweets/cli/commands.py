"""All commands: those on timelines, those that measure, and here those that train a persona and let it write."""

from __future__ import annotations

import inspect
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import Field
from rich.markup import escape

from huggingtweets.cli import timelines
from huggingtweets.cli.app import Device, Json, Name, app, err, out, persona_name, print_json, stoppable
from huggingtweets.cli.card import bundle, card
from huggingtweets.cli.compare import compare
from huggingtweets.cli.curve import curve
from huggingtweets.cli.engine import Address, Cpus, EngineName, Gpus, Jobs, engine_of
from huggingtweets.cli.evaluate import evaluate
from huggingtweets.cli.export import export
from huggingtweets.cli.hub import pull, push
from huggingtweets.cli.options import option, takes
from huggingtweets.cli.picture import picture
from huggingtweets.cli.quiz import quiz
from huggingtweets.cli.report import report
from huggingtweets.cli.serve import serve
from huggingtweets.cli.sweep import sweep, sweep_apply
from huggingtweets.cli.train_each import train_each
from huggingtweets.cli.wandb import sweep_export, wandb_agent
from huggingtweets.config import FAST_POSTS, GenerateConfig, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.text import duration, plural

if TYPE_CHECKING:
    from huggingtweets.library import Generation
    from huggingtweets.writing.sampler import PartialPost

__all__ = ["app", "timelines"]  # importing the module is what adds its commands


@app.command()
@takes(TrainConfig, config_file=True)
def train(
    handles: Annotated[list[str], typer.Argument(help="Accounts in the library.", show_default=False)],
    *,
    config: TrainConfig,
    name: Annotated[
        str | None,
        typer.Option(parser=persona_name, metavar="text", help="Name of the persona. By default the handles."),
    ] = None,
    fast: Annotated[
        bool,
        typer.Option("--fast", help=f"A first taste: learn from the latest {FAST_POSTS} posts of each account."),
    ] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Do not resume a run that was cut off.")] = False,
    each: Annotated[
        bool, typer.Option("--each", help="Train a persona of each account instead of one of all.")
    ] = False,
    jobs: Jobs = 1,
    engine: EngineName = "local",
    address: Address = None,
    cpus: Cpus = 2,
    gpus: Gpus = 0,
    as_json: Json = False,
) -> None:
    """Train a persona on the posts of one or several accounts."""
    if fast:
        config = config.fast()
    if each:
        if name:
            raise ConfigError("With --each, every persona is named by its account: leave --name out.")
        train_each(handles, config, engine_of(engine, jobs, address, cpus, gpus), restart, as_json)
        return
    if (jobs, engine, address, cpus, gpus) != (1, "local", None, 2, 0):
        raise ConfigError("--jobs, --engine, --address, --cpus and --gpus are for many trainings: use --each too.")
    report = _train(handles, config, name, restart)
    if as_json:
        print_json(report.as_json())
        return
    _print_training(report)
    out.print(f"Next: huggingtweets generate {escape(report.name)}", highlight=False)


def _train(handles: list[str], config: TrainConfig, name: str | None = None, restart: bool = False) -> Any:
    from huggingtweets import training
    from huggingtweets.cli.show import Watcher

    with (
        stoppable(
            "Stopping after this step; what is best so far is kept.",
            "The last checkpoint is kept: the same command goes on from there.",
        ) as should_stop,
        Watcher(err) as watch,
    ):
        return training.train(
            home(), handles, config, name=name, restart=restart, on_event=watch, should_stop=should_stop
        )


def _print_training(report: Any) -> None:
    from huggingtweets.cli.show import curated_summary, losses

    for label, curated in report.curated.items():
        curated_summary(label.partition(":")[2], curated, out, examples=0)
    record = report.record
    split, seconds = record.split, record.seconds
    out.print()
    out.print(f"Trained on {plural(split.train, 'post')}, held out {split.validation:,}.", highlight=False)
    losses(record, out)
    out.print(
        f"This command took {duration(seconds.total)}; {record.tokens_per_second:,.0f} tokens/s in training.",
        highlight=False,
    )
    if record.stopped:
        out.print("[yellow]Stopped before its end: the same command goes on from there.[/yellow]")
    out.print(f"The model lies in {report.path}", highlight=False, soft_wrap=True)


@app.command()
@takes(GenerateConfig)
def generate(
    name: Name,
    start: Annotated[str, typer.Argument(help="How the posts begin.")] = "",
    *,
    config: GenerateConfig,
    n: Annotated[int, option("-n", Annotated[int, Field(ge=1, le=100_000)], "How many posts. (default: 10)")] = 10,
    seed: Annotated[
        int | None, option("--seed", Annotated[int, Field(ge=0, lt=2**31)], "The same seed gives the same posts.")
    ] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Let a persona write new posts."""
    _generate(name, start, config, n, seed, device=device, as_json=as_json)


def _generate(
    name: str, start: str, config: GenerateConfig, n: int, seed: int | None, *, device: str, as_json: bool
) -> None:
    from huggingtweets import writing
    from huggingtweets.cli.show import post_panel

    seed = secrets.randbelow(2**31) if seed is None else seed
    with stoppable("Stopping.", "Posts that were shown are kept in the library.") as should_stop:
        with err.status(f"Loading {name}"):
            writer = writing.Writer(home(), name, config, device=device)
        if not writer.checks_copies:
            err.print(
                "[yellow]! Its training posts are no longer in the library: copies of them cannot be told.[/yellow]",
                soft_wrap=True,
            )
        count = 0
        grown: dict[int, str] = {}
        status = err.status("Writing")

        def on_partial(post: PartialPost) -> None:
            # The post that is furthest shows on one line; all of them growing at once nobody can read.
            grown[post.row] = post.text
            longest = " ".join(max(grown.values(), key=len).split())
            status.update(f"[dim]{escape(longest[-(max(20, err.width - 6)) :])}[/dim]")

        with status:
            watched = on_partial if err.is_terminal and not as_json else None
            for generation in writer.stream(start, n, seed, on_partial=watched, should_stop=should_stop):
                count += 1
                grown.clear()
                if as_json:
                    print_json(writing.generation_as_json(generation))
                else:
                    status.stop()  # it redraws its line, which the card would be drawn into
                    out.print(post_panel(generation.text, _below(generation)))
                    status.start()
    dropped = writer.dropped
    most = max(dropped, key=dropped.__getitem__, default=None)
    copies = dropped.pop("verbatim", 0) + dropped.pop("near", 0)
    others = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in dropped.items())
    note = f"Written by a machine that imitates {writer.persona.record.imitated}. " if count else ""
    note += f"Seed {seed}. "
    dropped_copies = f"{copies:,} {'copy' if copies == 1 else 'copies'} of real posts"
    if not writer.checks_copies:
        note += "Copies of real posts could not be told. "
        dropped_copies = ""
    if kinds := "; ".join(filter(None, [dropped_copies, others])):
        note += f"Dropped: {kinds}."
    err.print(f"[dim]{escape(note)}[/dim]", highlight=False, soft_wrap=True)
    if count < n and not should_stop():
        advice = f" {_ADVICE[most]}." if most else ""
        passed = f"Only {count:,} of {plural(n, 'post')}" if count else "No post"
        err.print(f"[yellow]! {passed} passed.{advice}[/yellow]", soft_wrap=True)
        if not count:
            raise typer.Exit(1)


_ADVICE: Mapping[str, str] = {
    "too_long": "Most that were dropped were too long: raise --max-length, or lower --temperature",
    "banned_word": "Most that were dropped held a banned word: ban less",
    "mention": "Most that were dropped held an @mention: leave --no-mentions out",
    "verbatim": "Most that were dropped were copies of real posts: raise --temperature",
    "near": "Most that were dropped nearly were copies of real posts: raise --temperature",
    "broken": "Most that were dropped held bytes that are no character: lower --temperature",
    "empty": "Most that were dropped added nothing to the start: raise --temperature",
}
"""By `generate.Drop`: what to do when most posts were dropped for that reason."""


def _below(generation: Generation) -> str:
    """The number that other commands know a post by, and whether it is a copy."""
    number = f"post {generation.id}" if generation.id else ""
    return " · ".join(filter(None, [number, "a copy" if generation.copied else ""]))


app.command()(evaluate)
app.command()(compare)
app.command()(curve)
app.command()(report)
app.command()(export)
app.command()(card)
app.command()(bundle)
app.command()(push)
app.command()(pull)
app.command()(picture)
app.command()(sweep)
app.command()(sweep_apply)
app.command()(sweep_export)
app.command()(wandb_agent)
app.command()(serve)
app.command()(quiz)  # here, for the order of commands is that of the help


@app.command()
def demo(as_json: Json = False) -> None:
    """Run the whole way on the sample account: a lighthouse keeper who does not exist."""
    from huggingtweets import sources
    from huggingtweets.cli.show import Watcher

    with Watcher(err) as watch:
        account = sources.add(home(), sources.SAMPLE, sources.SourceOptions(), watch).account
    report = _train([f"{account.platform}:{account.handle}"], TrainConfig())
    if as_json:
        print_json(report.as_json())
    else:
        out.print(f"\nTen new posts in the voice of [bold]@{escape(account.handle)}[/bold], who is fictional:")
    _generate(report.name, "", GenerateConfig(), 10, 0, device="auto", as_json=as_json)
    if not as_json:
        _print_training(report)
        out.print("Your turn: huggingtweets add YOUR-ARCHIVE.zip", highlight=False)


for _registered in app.registered_commands:
    # Typer evaluates each command's annotations four times, unless they are no strings any more.
    if _callback := _registered.callback:
        _callback.__annotations__ = inspect.get_annotations(_callback, eval_str=True)
