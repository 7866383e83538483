"""The blind test in the terminal: a post, a guess, the answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from pydantic import Field
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Device, Json, Name, err, out, print_json, stoppable
from huggingtweets.cli.options import option
from huggingtweets.files import home
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure
    from huggingtweets.writing import Quiz

_SAID_MACHINE = {"r": False, "real": False, "m": True, "machine": True}
_STOP = {"q", "quit"}


def quiz(
    name: Name,
    n: Annotated[int, option("-n", Annotated[int, Field(ge=1)], "How many posts to ask. (default: 20)")] = 20,
    seed: Annotated[
        int | None,
        option(
            "--seed",
            Annotated[int, Field(ge=0, lt=2**31)],
            "The same seed asks the same posts; without one, real ones that were not asked before come first.",
        ),
    ] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Tell real posts from a persona's: a blind test. Answers are read from standard input."""
    from huggingtweets import writing
    from huggingtweets.cli.show import Watcher

    with stoppable("Stopping.", "No question was asked yet.") as should_stop, Watcher(err) as watch:
        test = writing.Quiz(home(), name, n, seed, device=device, on_event=watch, should_stop=should_stop)
    try:
        _ask(test)
    except KeyboardInterrupt:
        err.print("\nStopped. What was answered is kept.")
    err.print(f"[dim]Seed {test.seed}.[/dim]\n", highlight=False)
    if as_json:
        print_json(test.as_json())
    else:
        _print_result(test)


def _ask(test: Quiz) -> None:
    """Until all is asked, or the user has enough. All of it on stderr: a conversation is no result."""
    from huggingtweets.cli.show import post_panel

    err.print(
        f"Some of these {plural(len(test.questions), 'post')} are real, the others were written by a machine that "
        f"imitates {escape(test.persona)}. Which are which?",
        highlight=False,
    )
    for position, question in enumerate(test.questions):
        err.print(f"\n[bold]{position + 1} of {len(test.questions)}[/bold]", highlight=False)
        err.print(post_panel(question.text))
        said_machine = _read_answer()
        if said_machine is None:
            return
        answer = test.answer(position, said_machine=said_machine)
        score = test.score()
        is_what = "a machine wrote it" if answer.machine_written else "it is real"
        mark = "[green]Right[/green]" if answer.is_right else "[red]Wrong[/red]"
        err.print(
            f"{mark}, {is_what}. {score.right} of {score.asked} so far; guessing gives {score.asked / 2:g}.",
            highlight=False,
        )


def _read_answer() -> bool | None:
    """Whether the user takes the post for a machine's; None when they stop, or nobody is there to answer."""
    while True:
        err.print("[bold]r[/bold]eal or [bold]m[/bold]achine? ([bold]q[/bold] stops) ", end="", highlight=False)
        # A closed standard input is None.
        typed = sys.stdin.buffer.readline().decode(errors="replace") if sys.stdin else ""
        if not typed or not sys.stdin.isatty():
            err.print()  # nobody pressed Enter
        said = typed.strip().lower()
        if said in _STOP or not typed:
            return None
        if said in _SAID_MACHINE:
            return _SAID_MACHINE[said]
        err.print("Type r for real, m for machine or q to stop, then Enter.")


def _print_result(test: Quiz) -> None:
    now, ever = test.score(), test.all_time()
    out.print(now.verdict, highlight=False, soft_wrap=True)
    if not ever.asked:
        return
    scores = {"this quiz": now}
    if ever.asked > now.asked:
        scores[f"all {plural(ever.asked, 'answer')}"] = ever
    table = Table("with 95% intervals", box=None, header_style="bold", pad_edge=False)
    for title in scores:
        table.add_column(title, justify="right")
    for label, key in (
        ("told apart", "accuracy"),
        ("machine posts taken for real", "machine_taken_for_real"),
        ("real posts taken for a machine's", "real_taken_for_machine"),
    ):
        table.add_row(label, *(_share(getattr(score, key)) for score in scores.values()))
    out.print(table)


def _share(share: Figure | None) -> str:
    return "none asked" if share is None else f"{share.value:.0%} ({share.low:.0%} to {share.high:.0%})"
