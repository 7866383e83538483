"""All commands, in the order and panels of the help. Each is imported when it is used, so that every start is quick."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from huggingtweets import __version__
from huggingtweets.cli.help import Command, print_help
from huggingtweets.errors import StoppedError

if TYPE_CHECKING:
    from collections.abc import Mapping

PANELS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Start here": {
        "demo": ("write.demo", "Train on a fictional account and write ten posts in its voice."),
        "serve": ("serve.serve", "Open the web page, which does everything without a terminal."),
    },
    "Posts": {
        "add": ("add.add", "Add an account's posts from an archive, a table or a platform."),
        "add-chat": ("add.add_chat", "Add your own messages from an export of chats."),
        "update": ("add.update", "Fetch the new posts of accounts on a network."),
        "sync-deletes": ("add.sync_deletes", "Delete posts that their platform no longer shows."),
        "login": ("add.login", "Store a platform's token on this computer."),
        "list": ("library.list_all", "List accounts, personas and unfinished trainings."),
        "show": ("library.show", "Show an account and its latest posts."),
        "remove": ("library.remove", "Delete accounts with their posts, or personas."),
        "curate": ("library.curate", "Show which posts to train on, and why others are dropped."),
    },
    "Train": {
        "train": ("train.train", "Train a persona on the posts of one or more accounts."),
        "blend": ("blend.blend", "Mix finished personas into a new one, without training."),
        "bases": ("bases.bases", "List base models; download or delete one."),
        "curve": ("measure.curve", "Find out whether more posts would help."),
    },
    "Write": {
        "generate": ("write.generate", "Write new posts in a persona's voice."),
        "quiz": ("write.quiz", "Test whether you can tell real posts from a persona's."),
        "picture": ("share.picture", "Draw a persona's posts as pictures to share."),
    },
    "Measure": {
        "score": ("measure.score", "Measure how much texts sound like a persona's account."),
        "evaluate": ("measure.evaluate", "Measure a persona's loss, verification, copying, diversity and likeness."),
        "compare": ("measure.compare", "Compare personas by held-out loss and by their posts."),
        "map": ("map.map_accounts", "Show which accounts are alike in style, and which in topic."),
        "report": ("measure.report", "Write one web page with all measurements of personas."),
    },
    "Share": {
        "export": ("share.export", "Export a persona for other programs, or as a web page."),
        "card": ("share.card", "Write a persona's model card."),
        "bundle": ("share.bundle", "Pack a persona with its card and report into one zip."),
        "push": ("share.push", "Upload a persona with its card to the Hugging Face Hub."),
        "pull": ("share.pull", "Download a model from the Hugging Face Hub as a persona."),
    },
    "Sweep": {
        "sweep": ("sweep.sweep", "Search for the best training options over many accounts."),
        "sweep-apply": ("sweep.sweep_apply", "Use a study's best options from now on."),
        "sweep-export": ("sweep.sweep_export", "Write a sweep file for Weights & Biases."),
        "wandb-agent": ("sweep.wandb_agent", "Run trials of a sweep at Weights & Biases."),
    },
}
"""By panel and command: module and function, and the help text, which the function's docstring starts with."""

_FUNCTIONS = {name: function for panel in PANELS.values() for name, (function, _) in panel.items()}


class _Group(TyperGroup):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = dict.fromkeys(_FUNCTIONS)  # type: ignore[assignment]  # Typer lists and suggests the names

    def get_command(self, ctx: typer.Context, name: str) -> Any:  # type: ignore[override]
        if name not in _FUNCTIONS:
            return None
        from huggingtweets.cli.options import printable  # reads the options' models, which --help needs not

        module, _, function = _FUNCTIONS[name].partition(".")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        command = getattr(import_module(f"huggingtweets.cli.{module}"), function)
        single.command(name, cls=Command)(printable(command))
        return typer.main.get_command(single)

    def format_help(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        panels = {
            title: [(name, help_text) for name, (_, help_text) in commands.items()]
            for title, commands in PANELS.items()
        }
        print_help(self, ctx, formatter, panels)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run a command. Ctrl-C, at a question too, becomes an error that says what is kept."""
        gc.enable()
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, typer.Abort) as stopped:
            raise StoppedError(f"Interrupted. {str(stopped) or 'Nothing was changed.'}") from KeyboardInterrupt()


app = typer.Typer(
    cls=_Group,
    help="Train a language model on anyone's posts, and let it write new ones in that voice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # errors of usage are plain text, as ours; help is drawn by `print_help`
)


@app.callback(invoke_without_command=True)
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of HuggingTweets and PyTorch, and the default base.")
    ] = False,
) -> None:
    if version:
        from importlib import metadata

        from huggingtweets.config import FinetuneConfig

        versions = [
            f"{each.name} {each.version}"  # without importing them
            for name in ("torch", "transformers")
            for each in metadata.distributions(name=name)
        ]
        base = FinetuneConfig.model_fields["base"].default
        typer.echo(f"huggingtweets {__version__} (base {base}, {', '.join(versions)})")
        raise typer.Exit
