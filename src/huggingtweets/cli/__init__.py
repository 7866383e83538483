"""The command line: flags to config, printing, exit codes. Heavy imports stay inside the commands."""

from __future__ import annotations

import os
import sys

from huggingtweets.errors import HuggingTweetsError

_INTERRUPTED = 130
"""What a shell expects of a program ended by Ctrl-C."""


def main() -> None:
    """Entry point of `huggingtweets`. Our errors become one sentence on stderr and exit code 1."""
    # Read by the tokenizers library when first used: its threads and our subprocesses do not go together.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # posts hold emoji, Windows' pipes do not
    try:
        from huggingtweets.cli.commands import app

        app(prog_name="huggingtweets")
    except HuggingTweetsError as error:
        from rich.console import Console
        from rich.text import Text

        Console(stderr=True).print(Text.assemble(("Error: ", "bold red"), str(error)), soft_wrap=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted.\n")
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader (`head`, say) has seen enough; the interpreter must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
