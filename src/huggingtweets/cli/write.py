"""`generate`, `quiz` and `demo`: posts of a persona."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from huggingtweets import sources
from huggingtweets.cli.options import Device, Name, Seed, option, takes, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import (
    choose,
    clipped,
    err,
    in_json,
    notes,
    out,
    post_card,
    print_table,
    say,
    say_next,
    shown_as_json,
    stoppable,
    warn,
)
from huggingtweets.cli.train import print_training, train_one
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.files import home
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure
    from huggingtweets.writing import Quiz, Writer
    from huggingtweets.writing.sampler import PartialPost


@takes(GenerateConfig)
def generate(
    name: Name,
    start: Annotated[str, typer.Argument(help="Beginning of every post.")] = "",
    *,
    config: GenerateConfig,
    n: Annotated[int, option("-n", whole(1, 100_000), "Number of posts.")] = 10,
    seed: Seed = None,
    device: Device = "auto",
) -> None:
    """Write new posts in a persona's voice."""
    write_posts(name, start, config, n, seed, device=device)


def write_posts(
    name: str,
    start: str,
    config: GenerateConfig,
    n: int,
    seed: int | None,
    *,
    device: str = "auto",
    shows_id: bool = True,
) -> None:
    """Print up to `n` posts, each with its number in the library or else in this list.

    Exits with code 1 if all posts were dropped.
    """
    from huggingtweets import personas, writing

    name = personas.find(home(), name).name  # fails before anything is loaded
    seed = secrets.randbelow(2**31) if seed is None else seed
    count = 0
    with stoppable("Stopping.", "Posts that were shown are kept in the library.") as should_stop:
        with notes.status(Text(f"Loading {name}")):
            writer = writing.Writer(home(), name, config, device=device)
        if not writer.checks_copies:
            warn("The training posts are no longer in the library, so copies cannot be detected.")
        partial: dict[int, str] = {}
        status = notes.status("Writing")

        def on_partial(post: PartialPost) -> None:
            # Of the posts that are written at once, the longest shows on one line.
            partial[post.row] = post.text
            longest = " ".join(max(partial.values(), key=len).split())
            if dropped := sum(writer.dropped.values()):
                longest += f" · {dropped:,} dropped"
            status.update(Text(clipped(longest, max(20, notes.width - 6), keeps_end=True), style="dim"))

        with status:
            shown = on_partial if notes.is_terminal and not in_json() else None
            for generation in writer.stream(start, n, seed, on_partial=shown, should_stop=should_stop):
                count += 1
                partial.clear()
                if not shown_as_json(writing.generation_as_json(generation)):
                    status.stop()  # its line would be redrawn inside the card
                    number = f"post {generation.id}" if shows_id and generation.id else f"{count} of {n}"
                    note = f"{number} · a copy" if generation.copied else number
                    out.print(post_card(generation.text, note))
                    status.start()
    if should_stop() and not count:
        raise KeyboardInterrupt("No post was written.")
    _print_summary(writer, count, seed)
    if count < n and not should_stop():
        reason = max(writer.dropped, key=writer.dropped.__getitem__, default="")
        kept = f"Only {count:,} of {plural(n, 'post')} passed." if count else "No post passed."
        warn(f"{kept} {_ADVICE.get(reason, '')}".strip())
        if not count:
            raise typer.Exit(1)


_ADVICE: Mapping[str, str] = {
    "too_long": "Most dropped posts were too long: raise --max-length or lower --temperature.",
    "banned_word": "Most dropped posts contained a banned word: ban fewer words.",
    "mention": "Most dropped posts contained an @mention: omit --no-mentions.",
    "passage": "Most dropped posts contained six words in a row from a real post: omit --safe, or raise --temperature.",
    "repeat": "Most dropped posts repeated another one: raise --temperature, or ask for fewer.",
    "unfit": "Most dropped posts were only mentions, links or a word or two: lower --temperature.",
    "verbatim": "Most dropped posts were copies of real posts: raise --temperature.",
    "near": "Most dropped posts were nearly copies of real posts: raise --temperature.",
    "broken": "Most dropped posts contained invalid characters: lower --temperature.",
    "empty": "Most dropped posts added nothing to the start: raise --temperature.",
}
"""What to do when most posts were dropped for one reason, by the reasons of `writing.sampler`."""


def _print_summary(writer: Writer, count: int, seed: int) -> None:
    """Print on stderr who wrote the posts, the seed, and what was dropped."""
    imitated = writer.persona.record.imitated
    mark = f"Written by a machine that imitates {imitated}." if count else ""
    if mark and notes.quiet:  # which does not hide this
        say(mark, "dim", console=err)
    text = f"{mark} Seed {seed}.".lstrip() + (f" Dropped: {dropped}." if (dropped := writer.dropped_in_words) else "")
    say(text, "dim", console=notes)


_SAYS_MACHINE = {"r": False, "real": False, "m": True, "machine": True, "q": None, "quit": None}


def quiz(
    name: Name,
    n: Annotated[int, option("-n", whole(1), "Number of posts to ask about.")] = 20,
    seed: Seed = None,
    device: Device = "auto",
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
    if not shown_as_json(test.as_json()):
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


def demo() -> None:
    """Train on a fictional account and write ten posts in its voice."""
    with Watcher() as watch:
        account = sources.add(home(), sources.SAMPLE, sources.SourceOptions(), watch).account
    config = TrainConfig()
    report = train_one([account.full_handle], config)
    if not shown_as_json(report.as_json()):
        say(Text.assemble("\nTen new posts in the voice of ", (f"@{account.handle}", "bold"), ", who is fictional:"))
    write_posts(report.record.name, "", GenerateConfig(), 10, 0, shows_id=False)
    if not in_json():
        print_training(report)
        say_next("huggingtweets add YOUR-ARCHIVE.zip")
