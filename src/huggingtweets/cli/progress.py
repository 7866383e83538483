"""Progress of long work, on stderr."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TaskID, TextColumn
from rich.table import Column
from rich.text import Text

from huggingtweets.cli.terminal import err, notes, say, stoppable, yes_or_no
from huggingtweets.errors import StoppedError
from huggingtweets.events import BaseScored, EpochDone, Event, Notice, Sampled, Stage, StepDone
from huggingtweets.text import bits, duration

_LINE_EVERY = 15.0  # seconds between lines of progress if stderr is no terminal


class _Bar(BarColumn):
    """A bar, or nothing where the total is unknown."""

    def render(self, task: Task) -> Any:
        return Text() if task.total is None else super().render(task)


class _Count(ProgressColumn):
    """Done and total with their unit, or what is known of them."""

    def render(self, task: Task) -> Text:
        if task.total is None and not task.completed:
            return Text()
        total = "" if task.total is None else f" of {task.total:,.0f}"
        return Text(f"{task.completed:,.0f}{total} {task.fields['unit']}".rstrip(), style="progress.download")


class Watcher:
    """Shows events: as a live line on a terminal, in a log as one line every 15 seconds."""

    def __init__(self, console: Console = notes) -> None:
        self.console = console
        self._live = console.is_terminal
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            _Bar(bar_width=12),
            _Count(),
            # Takes the room that is left, so that in a narrow terminal the end of the note is cut and nothing else.
            TextColumn("{task.fields[note]}", table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)),
            console=console,
            expand=True,
            transient=True,
        )
        self._task: TaskID | None = None
        self._stage = ""
        self.is_training = False
        """Whether a training has made its first step."""
        self._stage_start = self._last_line = time.monotonic()

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
                say(f"{mark}{event}", style, console=err if event.is_warning and self.console.quiet else self.console)
            case Stage():
                self._draw(event.name, event.done, event.total, self._rate(event), event.unit)
            case BaseScored():
                self.is_training = True
            case StepDone():
                note = (
                    f"loss {event.nats_per_token:.3f} · {duration(event.seconds_left)} left · "
                    f"{event.tokens_per_second:,.0f} tokens/s"
                )
                self._draw(f"Epoch {event.epoch} of {event.epochs}, step", event.step, event.steps, note)
            case EpochDone():
                best = " (best so far)" if event.is_best else ""
                line = (
                    f"Epoch {event.epoch}: held-out {bits(event.bits_per_byte)} bits per byte, "
                    f"{event.nats_per_token:.3f} nats per token; training {event.train_nats_per_token:.3f}; "
                    f"{duration(event.seconds)}{best}"
                )
                say(line, console=self.console)
            case Sampled():
                for _, post in event.posts[:2]:
                    say(f"  › {' '.join(post.split())}", "dim italic", console=self.console)

    def ask(self, question: str) -> bool:
        """Ask a yes-or-no question on the terminal. The live line pauses."""
        if self._live:
            self._progress.stop()
        try:
            return yes_or_no(question)
        finally:
            if self._live:
                self._progress.start()

    def _rate(self, event: Stage) -> str:
        if event.name != self._stage:
            self._stage_start = time.monotonic()
        seconds = time.monotonic() - self._stage_start
        if not event.done or seconds < 0.5:
            return ""
        rate = event.done / seconds
        notes = [f"{duration((event.total - event.done) / rate)} left"] if event.total else []
        if rate >= 2:
            notes.append(f"{rate:,.0f} {event.unit}/s")
        return " · ".join(notes)

    def _draw(self, name: str, done: int, total: int | None, note: str, unit: str = "") -> None:
        is_new, self._stage = name != self._stage, name
        if not self._live:
            now = time.monotonic()
            if is_new or now - self._last_line >= _LINE_EVERY:
                self._last_line = now
                count = f": {done:,}" + (f" of {total:,}" if total else "") + f" {unit}".rstrip() if done else ""
                line = f"{name}{count}{' · ' if note else ''}{note}"
                say(line, console=self.console)
            return
        if is_new and self._task is not None:
            self._progress.remove_task(self._task)
            self._task = None
        if self._task is None:
            self._task = self._progress.add_task(escape(name), total=total, completed=done, note=note, unit=unit)
        self._progress.update(self._task, completed=done, total=total, note=note)


@contextmanager
def resumable(kept: str) -> Iterator[tuple[Watcher, Callable[[], bool]]]:
    """Show the progress of work that the same command resumes. Ctrl-C stops it at the next step.

    Yields its `on_event` and `should_stop`. `kept` says what is kept, such as "Finished trainings are kept."
    """
    watch = Watcher()

    def message() -> str:
        return f"Stopping{' after this step' if watch.is_training else ''}. {kept}"

    resume = "Run the same command again to resume."
    try:
        with stoppable(message, f"{kept} {resume}") as should_stop, watch:
            yield watch, should_stop
    except StoppedError as error:
        error.hint = error.hint or resume
        raise
