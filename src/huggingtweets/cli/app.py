"""The program's frame: the app that the commands join, where they print, and how they are stopped."""

from __future__ import annotations

import gc
import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from huggingtweets import __version__
from huggingtweets.cli.options import option
from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import BadInputError, ConfigError, StoppedError


class _Commands(TyperGroup):
    def get_command(self, ctx: typer.Context, name: str) -> Any:  # type: ignore[override]
        """The command `name`. Its help shows switches without the <bool> that Typer gives them: they take no value."""
        command = super().get_command(ctx, name)
        for parameter in command.get_params(ctx) if command else []:
            if getattr(parameter, "is_flag", False):
                parameter.metavar = ""
        return command

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command. Ctrl-C, at a question too, becomes an error that says what is kept."""
        gc.enable()
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, typer.Abort) as stopped:
            raise StoppedError(f"Interrupted. {str(stopped) or 'Nothing was changed.'}") from KeyboardInterrupt()


app = typer.Typer(
    cls=_Commands,
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
Device = Annotated[
    str, option("--device", FinetuneConfig.model_fields["device"].annotation, "Processor to run on. (default: auto)")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def persona_name(typed: str) -> str:
    """`typed` when it can name a persona or a curve; raises ConfigError otherwise."""
    from huggingtweets.personas import check_name

    try:
        return check_name(typed)
    except BadInputError as error:
        raise ConfigError(str(error)) from error


def counted(count: int, what: str) -> str:
    """`count` of `what`, as "1 post" or "1,200 posts"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


@contextmanager
def stoppable(what_happens: str, kept: str) -> Iterator[Any]:
    """Turn the first Ctrl-C into a request to stop, which the work heeds at its next step.

    The second one ends it at once, with the sentence `kept` on what is there nevertheless.
    """
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt(kept)
        asked = True
        err.print(f"\n[yellow]{what_happens} (Ctrl-C again to end at once)[/yellow]")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    except StoppedError as error:
        raise error from (KeyboardInterrupt() if asked else error.__cause__)  # the exit code tells of Ctrl-C
    finally:
        signal.signal(signal.SIGINT, before)


@app.callback(invoke_without_command=True)
def _about(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit
