"""What all commands share of the terminal: results on stdout, progress on stderr, questions, and Ctrl-C."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from huggingtweets import signals
from huggingtweets.errors import DeclinedError, StoppedError

T = TypeVar("T")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
"""For errors, warnings and questions."""
notes = Console(stderr=True, highlight=False)
"""For progress and notes, which `--quiet` turns off."""


def set_quiet(is_quiet: bool) -> None:
    """Turn `notes` off or on. A file in place of the terminal keeps Rich from redirecting stderr to them."""
    notes.quiet, notes.file = is_quiet, io.StringIO() if is_quiet else None  # type: ignore[assignment]  # None: stderr


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


def print_error(error: Exception, label: str = "Error: ", subject: str = "") -> None:
    """Print `error` on stderr. An answer no is not called an error."""
    label = "" if isinstance(error, DeclinedError) else label
    say(Text.assemble((label, "bold red"), f"{subject}{error}"), console=err)


def choose(question: str, answers: Mapping[str, T], hint: str) -> T | None:
    """Ask until the answer is one of `answers`, which are in lower case and without accents, and return its value.

    Another answer gets the `hint`. None at the end of standard input.
    """
    while True:
        err.print(Text(f"{question} "), end="")
        # A closed standard input is None.
        line = sys.stdin.buffer.readline().decode(errors="replace") if sys.stdin else ""
        if not line or not sys.stdin.isatty():
            err.print()  # nobody pressed Enter
        if not line:
            return None
        answer = _bare(line) or line.strip()
        if answer in answers:
            return answers[answer]
        say(hint, console=err)


def _bare(word: str) -> str:
    """The letters of `word` in lower case without accents and marks: "Sí!" is "si"."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", word.casefold())))


_YES = (
    "y yes yeah yep ok okay s si sí sim j ja jo jä o oui t tak d da д да так ano áno igen evet kyllä ναι ya oo co có "
    "हाँ हां نعم بله כן はい うん 是 是的 对 好 好的 예 네 응 ใช่"
)
_NO = (
    "n no nope non nein nee nej nei nie ne nem não nu ei hayır όχι tidak không н нет не ні नहीं لا نه לא いいえ いや "
    "不 不是 否 没有 아니요 아니오 아니 ไม่"
)


def yes_or_no(question: str, *, default: bool = False) -> bool:
    """Ask on the terminal. Takes yes and no in many languages; Enter alone is `default`."""
    answers = {_bare(word): word in _YES.split() for word in (*_YES.split(), *_NO.split())} | {"": default}
    choices = "[Y/n]" if default else "[y/N]"
    answer = choose(f"{question} {choices}:", answers, "Type y for yes or n for no, then Enter.")
    if answer is None:
        raise typer.Abort
    return answer


def confirm(question: str, refusal: str, hint: str, *, as_json: bool) -> None:
    """Ask on the terminal. Raises DeclinedError if the answer is no, or, with `hint`, if nobody can answer."""
    if as_json or not sys.stdin.isatty():
        raise DeclinedError(refusal, hint=hint)
    if not yes_or_no(question):
        raise DeclinedError(refusal)


@contextmanager
def stoppable(message: str | Callable[[], str], kept: str) -> Iterator[Any]:
    """Turn the first Ctrl-C into a request to stop at the next step, announced by `message`, or by what it returns.

    Yields a function that tells whether Ctrl-C was pressed. The second Ctrl-C raises KeyboardInterrupt with `kept`,
    which says what is kept.
    """

    def announce() -> None:
        text = message if isinstance(message, str) else message()
        say(f"\n{text} (Ctrl-C again to end at once)", "yellow", console=err)

    with signals.ctrl_c_asks(announce, kept) as is_asked:
        try:
            yield is_asked
        except StoppedError as error:
            raise error from (KeyboardInterrupt() if is_asked() else error.__cause__)  # sets the exit code
