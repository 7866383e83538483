"""What a person sees: progress on stderr, results on stdout."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import TracebackType
from typing import Self

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from huggingtweets.events import EpochDone, Event, Notice, Sampled, Stage, StepDone
from huggingtweets.personas.record import RunRecord
from huggingtweets.posts.curate import REASONS, Curated
from huggingtweets.text import duration, plural, visible

_GAP = 2
"""Blanks between columns."""

_FOLDED = 12
"""Characters that a column needs to be folded in."""

_LINE_EVERY = 15.0
"""Seconds between lines of progress where there is no terminal to redraw."""


class Watcher:
    """Draws events: a live line on a terminal, a line now and then elsewhere (a log, CI)."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._live = console.is_terminal
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}"),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._stage = ""
        self._began = self._said = time.monotonic()

    def __enter__(self) -> Self:
        if self._live:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._progress.stop()

    def __call__(self, event: Event) -> None:
        match event:
            case Notice():
                style, mark = ("yellow", "! ") if event.is_warning else ("dim", "")
                self.console.print(Text(f"{mark}{event}", style=style), soft_wrap=True)
            case Stage():
                self._draw(event.name, event.done, event.total, self._rate(event))
            case StepDone():
                note = (
                    f"loss {event.nats_per_token:.3f} · {event.tokens_per_second:,.0f} tokens/s · "
                    f"{duration(event.seconds_left)} to go"
                )
                self._draw(f"Training, epoch {event.epoch} of {event.epochs}, step", event.step, event.steps, note)
            case EpochDone():
                kept = " (best so far)" if event.is_best else ""
                line = (
                    f"Epoch {event.epoch}: held-out {event.bits_per_byte:.3f} bits per byte, "
                    f"{event.nats_per_token:.3f} nats per token; training {event.train_nats_per_token:.3f}; "
                    f"{duration(event.seconds)}{kept}"
                )
                self.console.print(line, highlight=False, soft_wrap=True)
            case Sampled():
                for _, post in event.posts[:2]:
                    self.console.print(Text(f"  › {' '.join(post.split())}", style="dim italic"), soft_wrap=True)

    def ask(self, question: str) -> bool:
        """A yes or no from the terminal; no live line is drawn meanwhile."""
        import typer

        if self._live:
            self._progress.stop()
        try:
            return typer.confirm(question, err=True)
        finally:
            if self._live:
                self._progress.start()

    def _rate(self, event: Stage) -> str:
        if event.name != self._stage:
            self._began = time.monotonic()
        seconds = time.monotonic() - self._began
        if not event.done or seconds < 0.5:
            return ""
        rate = event.done / seconds
        said = [f"{rate:,.0f} {event.unit}/s"] if rate >= 1 else []
        if event.total:
            said.append(f"{duration((event.total - event.done) / rate)} to go")
        return " · ".join(said)

    def _draw(self, name: str, done: int, total: int | None, note: str) -> None:
        is_new, self._stage = name != self._stage, name
        if not self._live:
            now = time.monotonic()
            if is_new or now - self._said >= _LINE_EVERY:
                self._said = now
                count = f": {done:,}" + (f" of {total:,}" if total else "") if done else ""
                line = f"{name}{count}{' · ' if note else ''}{note}"
                self.console.print(line, highlight=False, markup=False, soft_wrap=True)
            return
        if is_new and self._task is not None:
            self._progress.remove_task(self._task)
            self._task = None
        if self._task is None:
            self._task = self._progress.add_task(escape(name), total=total, completed=done, note=note)
        self._progress.update(self._task, completed=done, total=total, note=note)


def curated_summary(handle: str, curated: Curated, console: Console, *, examples: int) -> None:
    """What was kept and dropped and why, each reason with up to `examples` posts."""
    dropped = sum(curated.dropped.values())
    console.print(
        f"[bold]@{escape(handle)}[/bold]: {plural(curated.read, 'post')} read, {curated.kept:,} kept "
        f"({plural(curated.characters, 'character')}), {dropped:,} dropped",
        highlight=False,
    )
    width = len(f"{dropped:,}")
    for reason, count in sorted(curated.dropped.items(), key=lambda item: -item[1]):
        if not count:
            continue
        console.print(f"  {count:>{width},}  {REASONS[reason]}", highlight=False)
        for text in curated.examples.get(reason, [])[:examples]:
            line = Text(f"  {'':{width}}  › {' '.join(text.split())}", style="dim")
            line.truncate(console.width, overflow="ellipsis")
            console.print(line)
    if curated.masked:
        console.print(f"  Masked e-mail addresses and phone numbers: {curated.masked:,}", highlight=False)


def listing(console: Console, columns: Mapping[str, Sequence[str]], drop: Sequence[str]) -> None:
    """Print `columns` as wide as what they hold, the first one whole whatever there is room for.

    The last one folds. Where that is not enough, those in `drop` are left out, in that order, until the others fit.
    """
    folding = list(columns)[-1]
    widths = {name: max(map(cell_len, (name, *cells))) for name, cells in columns.items()}
    widths[folding] = min(widths[folding], _FOLDED)
    for name in drop:
        if sum(widths.values()) + _GAP * (len(widths) - 1) <= console.width:
            break
        del widths[name]
    if folding in widths:
        widths[folding] += max(0, console.width - sum(widths.values()) - _GAP * (len(widths) - 1))
    for row in (tuple(widths), *zip(*(columns[name] for name in widths), strict=True)):
        cells = [Text(cell).wrap(console, widths[name]) for name, cell in zip(widths, row, strict=True)]
        for parts in zip_longest(*cells, fillvalue=Text()):
            line = (" " * _GAP).join(
                set_cell_size(part.plain, width) for part, width in zip(parts, widths.values(), strict=True)
            )
            console.print(Text(line.rstrip(), style="bold" if row == tuple(widths) else ""), soft_wrap=True)


def post_panel(text: str, note: str = "") -> Panel:
    """A generated post as a card."""
    return Panel(Text(visible(text)), subtitle=Text(note, style="dim") if note else None, width=74, border_style="blue")


def losses(record: RunRecord, console: Console) -> None:
    """Held-out loss before and after training."""
    before, after = record.before, record.after
    if before is None or after is None:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("held-out loss", "bits per byte", "nats per token"):
        table.add_column(column, justify="left" if column == "held-out loss" else "right")
    table.add_row("before (untuned base)", f"{before.bits_per_byte:.3f}", f"{before.nats_per_token:.3f}")
    table.add_row(f"after (epoch {record.best_epoch})", f"{after.bits_per_byte:.3f}", f"{after.nats_per_token:.3f}")
    change = after.bits_per_byte / before.bits_per_byte - 1
    table.add_row("change", f"{change:+.1%}", "")
    console.print(table)
