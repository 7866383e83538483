"""The command line: options to calls, results to text or JSON, errors to exit codes."""

from __future__ import annotations

import gc
import os
import sys

from huggingtweets import environment, signals
from huggingtweets.errors import ConfigError, HuggingTweetsError

_INTERRUPTED = 130  # exit code after Ctrl-C, as shells expect. SIGTERM and SIGHUP count as Ctrl-C.
_BROKEN_PIPE = 141  # exit code when the reader of standard output is gone, as shells expect


def main() -> None:
    """Entry point of `huggingtweets`. An error becomes one line on stderr and exit code 1, or 2 for a wrong option."""
    environment.set_up()
    signals.end_like_ctrl_c()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # posts hold emoji, Windows' pipes do not
    gc.disable()  # until a command runs: imports create objects that stay, and collecting among them takes 20 ms
    try:
        from huggingtweets.cli.commands import app

        app(prog_name="huggingtweets")
    except HuggingTweetsError as error:
        from huggingtweets.cli.terminal import print_error

        is_interrupted = isinstance(error.__cause__, KeyboardInterrupt)
        print_error(error, "\n" if is_interrupted else "Error: ")
        sys.exit(_INTERRUPTED if is_interrupted else 2 if isinstance(error, ConfigError) else 1)
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Nothing was started.\n")
        sys.exit(_INTERRUPTED)
    except SystemExit as leaving:
        # Typer and Rich exit like this when the reader, `head` for example, closes the pipe.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        # Keeps the interpreter quiet at exit: https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_BROKEN_PIPE)
