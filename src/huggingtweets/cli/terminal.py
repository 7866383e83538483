"""What all commands share of the terminal: results on stdout, notes on stderr, questions, Ctrl-C, tables, cards."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, TypeVar

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from huggingtweets import signals
from huggingtweets.errors import DeclinedError, StoppedError
from huggingtweets.text import visible

T = TypeVar("T")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)  # for errors, warnings and questions
notes = Console(stderr=True, highlight=False)  # for progress and notes, which `--quiet` turns off


_mode = SimpleNamespace(json=False)  # whether `--json` was given


@contextmanager
def printing(*, quiet: bool, as_json: bool) -> Iterator[None]:
    """Inside the block, print no `notes` if `quiet`, and JSON instead of text if `as_json`."""
    # A file in place of the terminal keeps Rich from redirecting stderr to it.
    notes.quiet, notes.file = quiet, io.StringIO() if quiet else None  # type: ignore[assignment]  # None: stderr
    _mode.json = as_json
    try:
        yield
    finally:
        _mode.json = False


def in_json() -> bool:
    """Whether `--json` was given."""
    return bool(_mode.json)


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and not in_json()


def shown_as_json(value: Any) -> bool:
    """Print `value` as JSON if `--json` was given. Returns whether it was."""
    if in_json():
        print(json.dumps(value, ensure_ascii=False), flush=True)
    return in_json()


def say(text: str | Text, style: str = "", *, console: Console = out) -> None:
    """Print one line as it is. Long lines are not broken, so that paths and commands can be copied."""
    console.print(Text(text, style=style) if isinstance(text, str) else text, soft_wrap=True)


def say_next(command: str) -> None:
    """Print the command to type next, unless `--quiet`."""
    if not notes.quiet:
        say(f"Next: {command}")


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


def confirm(question: str, refusal: str, hint: str) -> None:
    """Ask on the terminal. Raises DeclinedError if the answer is no, or, with `hint`, if nobody can answer."""
    if not can_ask():
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


def print_table(
    columns: Mapping[str, Sequence[str]], *, left: Collection[str] = (), bold: str = "", console: Console = out
) -> None:
    """Print `columns` by title: the first and those in `left` flush left, the others flush right, one of them `bold`.

    In a narrow terminal, columns move together. If that is not enough, each row becomes a paragraph of titles and
    values. No value is cut.
    """
    rows = list(zip(*columns.values(), strict=True))
    widths = [max(map(cell_len, (title, *cells))) for title, cells in columns.items()]
    room = console.width - sum(widths)
    gap = "  " if room >= 2 * (len(widths) - 1) else " "
    if room < len(widths) - 1:
        for row in rows:
            _print_paragraph(list(zip(columns, row, strict=True)), console)
        return
    for number, row in enumerate([tuple(columns), *rows]):
        line = Text(style="bold" if number == 0 else "")
        for position, (title, cell, width) in enumerate(zip(columns, row, widths, strict=True)):
            blanks = " " * (width - cell_len(cell))
            line.append(gap if position else "")
            line.append(
                cell + blanks if position == 0 or title in left else blanks + cell,
                style="bold" if title == bold else "",
            )
        line.rstrip()
        say(line, console=console)


def _print_paragraph(cells: Sequence[tuple[str, str]], console: Console) -> None:
    (title, name), *others = cells
    say(f"{title} {name}".strip(), "bold", console=console)
    line = ""
    for fact in (f"{title} {value}" for title, value in others if value):
        if line and cell_len(f"  {line} · {fact}") > console.width:
            say(f"  {line}", console=console)
            line = ""
        line += f" · {fact}" if line else fact
    if line:
        say(f"  {line}", console=console)


def post_card(text: str, note: str = "") -> Panel:
    """A generated post as a card, with `note` below it."""
    return Panel(Text(visible(text)), subtitle=Text(note, style="dim") if note else None, width=74, border_style="blue")
