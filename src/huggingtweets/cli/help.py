"""Help pages: usage and description, then arguments, options and commands in panels of two columns."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from typer.core import TyperCommand

from huggingtweets import files
from huggingtweets.cli.terminal import warn
from huggingtweets.errors import ConfigError

_LEFT, _RIGHT = 32, 24
"""Characters of the left column at most, and of the right one at least. A longer name gets a line of its own."""

_EXAMPLES = {"source": "ARCHIVE.zip", "platform": "x", "repo": "USER/NAME", "kind": "--as gguf"}
"""What to type for a required parameter, by its name. For others, the name of an account or a persona."""


class Command(TyperCommand):
    """A command whose usage and help read alike: "huggingtweets train [OPTIONS] HANDLES..."."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[OPTIONS]", *map(signature, arguments(self))]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises ConfigError with an example when something required is missing."""
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            if error.message or not error.param:
                raise
            typed = signature(error.param).partition(" ")[0].removesuffix("...")
            words = [ctx.info_name, *(_EXAMPLES.get(each.name, "NASA") for each in self.params if each.required)]
            raise ConfigError(f"{typed} is missing.", hint="For example: {command}", command=" ".join(words)) from error

    def invoke(self, ctx: Any) -> Any:
        """Run the command, after completing what killed commands left behind."""
        if (home := files.home()).is_dir():
            from huggingtweets.personas.removal import enter

            for problem in enter(home):
                warn(problem)
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        print_help(self, ctx, formatter, {})


def print_help(command: Any, ctx: Any, formatter: Any, commands: Mapping[str, Sequence[tuple[str, str]]]) -> None:
    """Write the help page of `command` to `formatter`, with panels of `commands` (name and help text) in front."""
    panels: dict[str, list[tuple[str, str]]] = {title: list(rows) for title, rows in commands.items()}
    for argument in arguments(command):
        panels.setdefault("Arguments", []).append((signature(argument), description(argument)))
    panels["Options"] = []  # in front of the panels of sections
    for option in options(command, ctx):
        panels.setdefault(getattr(option, "rich_help_panel", None) or "Options", []).append(
            (signature(option), description(option))
        )
    console = Console()
    with console.capture() as captured:
        paragraphs = [" ".join(paragraph.split()) for paragraph in command.help.split("\n\n")]
        console.print(Text("\n\n".join([command.get_usage(ctx), *paragraphs]) + "\n"))
        for title, rows in panels.items():
            aligned = chain(*commands.values()) if title in commands else rows
            width = console.width - 4
            most = min(_LEFT, width - _RIGHT - 2)
            left = max((len(name) for name, _ in aligned if len(name) <= most), default=2)
            body = _rows(rows, left, width)
            console.print(Panel(body, title=title, title_align="left", border_style="dim"))
    formatter.write(captured.get())


def arguments(command: Any) -> list[Any]:
    return [parameter for parameter in command.params if parameter.param_type_name == "argument"]


def options(command: Any, ctx: Any) -> list[Any]:
    """The options of `command`, --help last."""
    return [parameter for parameter in command.get_params(ctx) if parameter.param_type_name == "option"]


def signature(parameter: Any) -> str:
    """How a parameter is typed: "-o, --output FILE", "--links/--no-links", "HANDLES...", "[START]"."""
    if parameter.param_type_name == "argument":
        name = (parameter.metavar or parameter.name.upper()) + ("..." if parameter.nargs != 1 else "")
        return name if parameter.required else f"[{name}]"
    flags = ", ".join(sorted(parameter.opts, key=lambda flag: flag.startswith("--")))
    if parameter.is_flag:
        return "/".join([flags, *parameter.secondary_opts])
    return f"{flags} {parameter.metavar or 'TEXT'}"


def description(parameter: Any) -> str:
    """The help text of a parameter, with its default, or a word that an option is required."""
    default = default_of(parameter)
    is_required = parameter.required and parameter.param_type_name == "option"
    note = f"Default: {default}." if default else "Required." if is_required else ""
    return f"{parameter.help or ''} {note}".strip()


def default_of(parameter: Any) -> str:
    """The default as the user would type it. Empty without one, or if the help text names it."""
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    default = parameter.default
    return "" if default is False or default == Path() or not parameter.show_default else default_text(default)


def default_text(default: Any) -> str:
    """A default as the user would type it. Empty for None and an empty list."""
    if default is None or default == []:
        return ""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return f"{default:g}" if isinstance(default, float) else str(default)


def _rows(rows: Sequence[tuple[str, str]], left: int, width: int) -> Text:
    """Two columns, the first of `left` characters, as text of at most `width` characters."""
    text = Text()
    for name, help_text in rows:
        kept_together = help_text.replace("Default: ", "Default:\u00a0")
        lines = textwrap.wrap(kept_together, max(20, width - left - 2)) or [""]
        if len(name) > left:
            lines.insert(0, "")
        for number, line in enumerate(lines):
            text.append(f"{name if number == 0 else '':{left}}", style="bold cyan")
            text.append(f"  {line}\n".replace("\u00a0", " ") if line else "\n")
    text.rstrip()
    return text
