"""The command line: flags to config, printing, exit codes. Heavy imports stay inside the commands."""

from __future__ import annotations

import gc
import os
import sys

from huggingtweets.errors import ConfigError, HuggingTweetsError

_INTERRUPTED = 130
_BROKEN_PIPE = 141
"""What a shell expects of a program ended by Ctrl-C, and of one whose reader is gone."""


def main() -> None:
    """Entry point of `huggingtweets`. Our errors become one sentence on stderr; exit code 2 for options, else 1."""
    # Read by the tokenizers library when first used: its threads and our subprocesses do not go together.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # posts hold emoji, Windows' pipes do not
    gc.disable()  # until a command runs: what imports make stays, and looking through it takes 20 ms
    try:
        from huggingtweets.cli.commands import app

        app(prog_name="huggingtweets")
    except HuggingTweetsError as error:
        from rich.console import Console
        from rich.text import Text

        is_interrupted = isinstance(error.__cause__, KeyboardInterrupt)
        label = ("\n", "") if is_interrupted else ("Error: ", "bold red")
        Console(stderr=True).print(Text.assemble(label, str(error)), soft_wrap=True)
        sys.exit(_INTERRUPTED if is_interrupted else 2 if isinstance(error, ConfigError) else 1)
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Nothing was begun.\n")
        sys.exit(_INTERRUPTED)
    except SystemExit as leaving:
        # Typer's and Rich's answer to a reader (`head`, say) that has seen enough.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        # The interpreter must not complain about it at exit: https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_BROKEN_PIPE)
