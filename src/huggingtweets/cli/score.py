"""`score`: how much texts sound like a persona's account."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel
from rich.text import Text

from huggingtweets.cli.options import Device, Json, Name
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import out, print_json, say, warn
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.files import home
from huggingtweets.text import plural, visible

if TYPE_CHECKING:
    from huggingtweets.evaluation.score import ScoreReport, TextScore, Token

_SHOWN = 20
"""Texts that are shown one by one."""

_NAMED_WORDS = 4
"""Words that are named on each side."""

_HEAT = ((6.0, "white on #0072b2"), (2.0, "black on #b5d9ee"), (-2.0, ""), (-6.0, "black on #f4d3b4"))
"""From how many bits a word has which style: blue above, orange below."""
_COLDEST = "white on #c05000"


def score(
    name: Name,
    file: Annotated[
        str | None, typer.Argument(help="Text with one post per line, a table or an archive; - for standard input.")
    ] = None,
    text: Annotated[
        list[str] | None, typer.Option("--text", metavar="TEXT", help="Text to score (repeatable).")
    ] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Measure how much texts sound like a persona's account.

    Compares the persona with its base, word by word. Five or more texts, taken as one author's, get a verdict.
    """
    from huggingtweets import evaluation

    texts = _texts(file, text or ())
    with Watcher() as watch:
        report = evaluation.score(home(), name, texts, device=device, on_event=watch)
    if as_json:
        print_json(report.as_json())
    else:
        _print(report)


def _texts(file: str | None, given: Sequence[str]) -> list[str]:
    from huggingtweets import evaluation

    if file is None:
        if not given:
            hint = "Give a file, - for standard input, or {option}."
            raise BadInputError("There is no text to score.", hint=hint, option="text")
        return list(given)
    if given:
        raise BadInputError("Both a file and texts are given.", hint="Leave out the file, or {option}.", option="text")
    if file != "-":
        try:
            return evaluation.texts_in(Path(file))
        except NotFoundError as error:
            hint = "To score a text itself, use {option}."
            raise NotFoundError(f"There is no file {file!r}.", hint=hint, option="text") from error
    with TemporaryDirectory() as folder:
        path = Path(folder) / "input.txt"
        path.write_bytes(sys.stdin.buffer.read() if sys.stdin else b"")
        if not path.stat().st_size:
            raise BadInputError("Standard input is empty.", hint="Pipe texts into it, one post per line.")
        return evaluation.texts_in(path)


def _print(report: ScoreReport) -> None:
    for each in report.texts[:_SHOWN]:
        out.print(_card(each))
    if (rest := len(report.texts) - _SHOWN) > 0:
        say(f"{rest:,} more are not shown. --json prints all.")
    if report.skipped:
        warn(f"{plural(report.skipped, 'text')} skipped: nothing is left after cleaning.")
    if report.bundle:
        say(report.bundle.summary, "bold")
    if out.is_terminal:
        say("Blue words: the persona expects them more than its base. Orange: less.", "dim")
    if all(each.trained_on for each in report.texts):
        say("Nothing was compared: the persona was trained on every text. Score texts that it does not know.")
        return
    others = f" and {plural(report.other_posts, 'post')} of {plural(report.other_accounts, 'other account')}"
    others = others if report.other_accounts else ""
    say(f"Compared with {plural(report.own_posts, 'held-out post')} of {report.imitated}{others}.", "dim")
    if not report.other_accounts:
        say("A verdict on several texts needs another account in the library.")
    say(report.limits, "dim")


def _card(each: TextScore) -> Panel:
    from huggingtweets.evaluation.score import words

    found = words(each.tokens)
    text = Text()
    for word in found:
        bare = visible(word.text).lstrip()
        text.append(visible(word.text)[: -len(bare) or None])
        text.append(bare, style=_style(word.bits))
    if each.is_cut:
        text.append(" … (the rest is not scored)", style="dim")
    if not each.trained_on:
        by_bits = sorted(found, key=lambda word: -word.bits)
        most = [word for word in by_bits if word.bits >= _HEAT[1][0]][:_NAMED_WORDS]
        least = [word for word in reversed(by_bits) if word.bits <= _HEAT[2][0]][:_NAMED_WORDS]
        for label, some in (("most", most), ("least", least)):
            if some:
                text.append(f"\n{label} typical: {_named(some)}", style="dim")
    text.append(f"\n{each.summary}", style="bold")
    return Panel(text, border_style="blue")


def _named(found: Sequence[Token]) -> str:
    return ", ".join(f"{' '.join(visible(word.text).split())} {word.bits:+.0f}" for word in found)


def _style(bits: float) -> str:
    return next((style for least, style in _HEAT if bits >= least), _COLDEST)
