"""What all commands share of the terminal: results on stdout, progress on stderr, questions, and Ctrl-C."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from huggingtweets.errors import StoppedError

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def say(text: str | Text, style: str = "", *, console: Console = out) -> None:
    """Print one line as it is. Long lines are not broken, so that paths and commands can be copied."""
    console.print(Text(text, style=style) if isinstance(text, str) else text, soft_wrap=True)


def clipped(text: str, cells: int, *, keeps_end: bool = False) -> str:
    """As much of the beginning of `text`, or of its end, as fits into `cells` columns. No grapheme is cut."""
    from wcwidth import iter_graphemes, iter_graphemes_reverse

    kept: list[str] = []
    for part in (iter_graphemes_reverse if keeps_end else iter_graphemes)(text):
        cells -= cell_len(part)
        if cells < 0:
            break
        kept.append(part)
    return "".join(reversed(kept) if keeps_end else kept)


def warn(text: str) -> None:
    """Print a warning on stderr."""
    say(f"! {text}", "yellow", console=err)


def say_stopped(*, console: Console = out) -> None:
    """Say that the work stopped early and how to resume it."""
    say("Stopped early. Run the same command again to resume.", "yellow", console=console)


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def confirm(question: str, refusal: str, hint: str, *, as_json: bool) -> None:
    """Ask on the terminal. Raises StoppedError if the answer is no, or, with `hint`, if nobody can answer."""
    if as_json or not sys.stdin.isatty():
        raise StoppedError(refusal, hint=hint)
    if not typer.confirm(question, err=True):
        raise StoppedError(refusal)


@contextmanager
def stoppable(message: str | Callable[[], str], kept: str) -> Iterator[Any]:
    """Turn the first Ctrl-C into a request to stop at the next step, announced by `message`, or by what it returns.

    Yields a function that tells whether Ctrl-C was pressed. The second Ctrl-C raises KeyboardInterrupt with `kept`,
    which says what is kept.
    """
    is_asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt(kept)
        is_asked = True
        text = message if isinstance(message, str) else message()
        say(f"\n{text} (Ctrl-C again to end at once)", "yellow", console=err)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: is_asked
    except StoppedError as error:
        raise error from (KeyboardInterrupt() if is_asked else error.__cause__)  # sets the exit code
    finally:
        signal.signal(signal.SIGINT, before)
