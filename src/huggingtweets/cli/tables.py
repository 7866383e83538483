"""Tables that fit into any terminal without losing a value, and generated posts as cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from huggingtweets.cli.terminal import out, say
from huggingtweets.text import visible


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
