"""`quiz`: a blind test in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from rich.text import Text

from huggingtweets.cli.options import Device, Json, Name, Seed, option, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.tables import post_card, print_table
from huggingtweets.cli.terminal import choose, err, notes, print_json, say, stoppable
from huggingtweets.files import home
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure
    from huggingtweets.writing import Quiz

_SAYS_MACHINE = {"r": False, "real": False, "m": True, "machine": True, "q": None, "quit": None}


def quiz(
    name: Name,
    n: Annotated[int, option("-n", whole(1), "Number of posts to ask about.")] = 20,
    seed: Seed = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Test whether you can tell real posts from a persona's.

    Reads the answers from standard input. Without --seed, real posts that were not asked yet come first.
    """
    from huggingtweets import writing

    with stoppable("Stopping.", "No question was asked.") as should_stop, Watcher() as watch:
        test = writing.Quiz(home(), name, n, seed, device=device, on_event=watch, should_stop=should_stop)
    try:
        _ask(test)
    except KeyboardInterrupt:
        say("\nStopped. Your answers are kept.", console=err)
    say(f"Seed {test.seed}.\n", "dim", console=notes)
    if as_json:
        print_json(test.as_json())
    else:
        _print_result(test)


def _ask(test: Quiz) -> None:
    """Ask until all questions are answered or the user quits. All on stderr, so that stdout has only the result."""
    from huggingtweets.writing.quiz import introduction

    say(introduction(test.imitated, f"these {plural(len(test.questions), 'post')}"), console=err)
    for position, question in enumerate(test.questions):
        say(f"\n{position + 1} of {len(test.questions)}", "bold", console=err)
        err.print(post_card(question.text))
        hint = "Type r for real, m for machine or q to quit, then Enter."
        says_machine = choose("[r]eal or [m]achine? ([q] quits)", _SAYS_MACHINE, hint)
        if says_machine is None:
            return
        answer = test.answer(position, said_machine=says_machine)
        mark = ("Right", "green") if answer.is_right else ("Wrong", "red")
        say(Text.assemble(mark, test.feedback(answer)), console=err)


def _print_result(test: Quiz) -> None:
    now, ever = test.score(), test.all_time()
    say(now.verdict)
    if not ever.asked:
        return
    scores = {"this quiz": now}
    if ever.asked > now.asked:
        scores[f"all {plural(ever.asked, 'answer')}"] = ever
    columns = {title: list(map(_share, score.figures.values())) for title, score in scores.items()}
    for title, score in scores.items():
        columns[title].append(score.d_prime.text("{:.1f}".format) if score.d_prime else "none asked")
    print_table({"with 95% intervals": [*now.figures, "d′ (0: guessing)"], **columns})


def _share(share: Figure | None) -> str:
    return "none asked" if share is None else f"{share.value:.0%} ({share.low:.0%} to {share.high:.0%})"
