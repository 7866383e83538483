"""`score`, `evaluate`, `compare`, `report`, `curve`: how well personas imitate, and whether more posts would help."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel
from rich.text import Text

from huggingtweets.cli.bases import settle_base
from huggingtweets.cli.options import AcceptTerms, Device, Handles, Name, Names, named, option, output, takes, whole
from huggingtweets.cli.progress import Watcher, resumable
from huggingtweets.cli.terminal import out, print_table, say, say_stopped, shown_as_json, warn
from huggingtweets.config import FinetuneConfig, SamplingConfig, TrainConfig
from huggingtweets.errors import BadInputError, DamagedFileError, NotFoundError
from huggingtweets.files import home
from huggingtweets.text import bits, duration, number, plural, visible

if TYPE_CHECKING:
    from huggingtweets.evaluation.score import ScoreReport, TextScore
    from huggingtweets.library import AccountRow
    from huggingtweets.personas.record import Sampling

_SHOWN = 20  # texts that are shown one by one
_NAMED_WORDS = 4  # words that are named on each side

_HEAT = (
    (6.0, "white on #0072b2"),
    (2.0, "black on #b5d9ee"),
    (-2.0, ""),
    (-6.0, "black on #f4d3b4"),
    (-math.inf, "white on #c05000"),
)
"""From how many bits a word has which style: blue above, orange below."""


def score(
    name: Name,
    file: Annotated[
        str | None, typer.Argument(help="Text with one post per line, a table or an archive; - for standard input.")
    ] = None,
    text: Annotated[
        list[str] | None, typer.Option("--text", metavar="TEXT", help="Text to score (repeatable).")
    ] = None,
    device: Device = "auto",
) -> None:
    """Measure how much texts sound like a persona's account.

    Compares the persona with its base, word by word. Five or more texts, taken as one author's, get a verdict.
    """
    from huggingtweets import evaluation

    texts = _texts(file, text or ())
    with Watcher() as watch:
        report = evaluation.score(home(), name, texts, device=device, on_event=watch)
    if not shown_as_json(report.as_json()):
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
        text.append(bare, style=next(style for least, style in _HEAT if word.bits >= least))
    if each.is_cut:
        text.append(" … (the rest is not scored)", style="dim")
    if not each.trained_on:
        by_bits = sorted(found, key=lambda word: -word.bits)
        most = [word for word in by_bits if word.bits >= _HEAT[1][0]][:_NAMED_WORDS]
        least = [word for word in reversed(by_bits) if word.bits <= _HEAT[2][0]][:_NAMED_WORDS]
        for label, some in (("most", most), ("least", least)):
            if some:
                named = ", ".join(f"{' '.join(visible(word.text).split())} {word.bits:+.0f}" for word in some)
                text.append(f"\n{label} typical: {named}", style="dim")
    text.append(f"\n{each.summary}", style="bold")
    return Panel(text, border_style="blue")


@takes(SamplingConfig)
def evaluate(
    name: Name,
    *,
    config: SamplingConfig,
    n: Annotated[int, option("-n", whole(0), "Number of posts to write and measure; 0 writes none.")] = 1000,
    seed: Annotated[int, option("--seed", FinetuneConfig.model_fields["seed"], "Seed of the posts.")] = 0,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="HANDLE", help="Account to compare with (repeatable). Default: all in the library."),
    ] = None,
    device: Device = "auto",
) -> None:
    """Measure a persona's loss, verification, copying, diversity and likeness."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.definitions import columns, measures
    from huggingtweets.evaluation.measures.verification import FEW_ACCOUNTS
    from huggingtweets.evaluation.verdict import memory, voice

    with Watcher() as watch:
        report = evaluation.evaluate(
            home(),
            name,
            generations=n,
            seed=seed,
            sampling=config,
            against=against or (),
            device=device,
            on_event=watch,
        )
    if shown_as_json(report.as_json()):
        return
    posts = f" on {plural(report.held_out, 'held-out post')}, each scored alone; with 95% intervals"
    say(Text.assemble((report.name, "bold"), posts))
    print_table(columns(measures(report, "fit")))
    if found := report.verification:
        others = f"{found.other_posts:,} of {plural(found.accounts, 'other account')}"
        say(f"\nIts gain over the base tells {plural(found.posts, 'held-out post')} from {others}")
        print_table(columns(measures(report, "verification")))
        if found.accounts < FEW_ACCOUNTS:
            say("Few other accounts make this easy. Add more for a harder test.")
    for measure in measures(report, "memory"):
        say(f"\n{measure.name}: {measure.value}\n{memory(measure.figure)}")
    if report.sampling and report.copying and report.likeness:
        say(f"\n{plural(report.generations, 'generation')} {_sampling_text(report.sampling)}")
        print_table(columns(measures(report, "copying", "diversity", "length", "likeness")))
        if longest := report.copying.longest:
            length = plural(longest.words, "word or mark", "words and marks")
            say(f"Longest run copied from a training post: {length}: {' '.join(longest.text.split())}")
        for sentence in voice(report.likeness):
            say(sentence)
    say("What these mean: docs/judging.md", "dim")


def _sampling_text(sampling: Sampling) -> str:
    """The temperature, and the other sampling options that differ from their defaults."""
    from huggingtweets.personas.record import Sampling

    defaults = Sampling(temperature=SamplingConfig().temperature)
    others = [
        f", {name.replace('_', '-')} {getattr(sampling, name):g}"
        for name in ("top_p", "top_k", "min_p", "repetition_penalty")
        if getattr(sampling, name) != getattr(defaults, name)
    ]
    best = "best of eight, " if sampling.best else ""
    return f"{best}at temperature {sampling.temperature:g}{''.join(others)}"


def compare(names: Names = None) -> None:
    """Compare personas by held-out loss and by their posts."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.compare import PROPERTIES, VOCABULARY_WORDS
    from huggingtweets.evaluation.definitions import compared

    report = evaluation.compare(home(), names or ())
    if shown_as_json(report.as_json()):
        return
    if report.damaged:
        warn(f"Left out because damaged: {', '.join(report.damaged)}.")
    rows = sorted(report.personas, key=lambda row: row.after)
    say("Held-out bits per byte, lowest first")
    figures = [compared(row) for row in rows]
    columns = {name: [each[name] for each in figures] for name in figures[0]}
    print_table({"persona": [row.name for row in rows], **columns}, bold="after")
    say("before: the untuned base; duplicates: posts dropped because they repeat another; characters: per post", "dim")
    say(f"vocabulary: distinct words among {VOCABULARY_WORDS:,} words, divided by {VOCABULARY_WORDS:,}", "dim")
    if report.mean_plus_deviation is not None and len({row.handles for row in rows}) > 1:
        say(
            f"Over {plural(len(rows), 'persona')}: mean {bits(report.mean)}, "
            f"mean + 1 standard deviation {bits(report.mean_plus_deviation)}"
        )
    if found := report.rank_correlations:
        strongest = sorted(found.items(), key=lambda pair: -abs(pair[1]))
        say(
            "Rank correlation of the loss with: "
            + ", ".join(f"{PROPERTIES[key]} {value:+.2f}" for key, value in strongest)
        )


def report(
    names: Names = None,
    path: Annotated[Path, output("FILE", "File to write. Replaces an existing one.")] = Path("report.html"),
) -> None:
    """Write one web page with all measurements of personas."""
    from huggingtweets import reports

    with Watcher() as watch:
        written = reports.report(home(), names or (), path, on_event=watch)
    if shown_as_json(written.as_json()):
        return
    size = f"{plural(len(written.personas), 'persona')}, {written.bytes / 1e6:.1f} MB"
    say(f"Wrote {written.path} ({size}). It opens in any browser, online or offline.")


@takes(TrainConfig, config_file=True, without=("tracking", "checkpoint_seconds"))
def curve(
    handles: Handles,
    *,
    config: TrainConfig,
    name: Annotated[str | None, named("curve", "the handles")] = None,
    points: Annotated[
        int, option("--points", whole(3), "Train on this many sizes, from a tenth of the posts to all.")
    ] = 6,
    seeds: Annotated[int, option("--seeds", whole(1), "Repeat with this many splits; the first uses --seed.")] = 3,
    restart: Annotated[bool, typer.Option("--restart", help="Start over instead of reusing measurements.")] = False,
    accept_terms: AcceptTerms = False,
) -> None:
    """Find out whether more posts would help.

    Trains on growing shares of the posts and shows how the held-out loss falls.
    """
    from huggingtweets import evaluation, personas

    def earlier(rows: Sequence[AccountRow]) -> str | None:
        wanted = name or personas.default_name(row.handle for row in rows)
        with suppress(DamagedFileError):
            return None if restart or not (stored := evaluation.load_curve(home(), wanted)) else stored.base
        return None

    config = settle_base(handles, config, accept=accept_terms, earlier=earlier)
    with resumable("Finished trainings are kept.") as (watch, should_stop):
        measured = evaluation.curve(
            home(),
            handles,
            config,
            name=name,
            points=points,
            seeds=seeds,
            restart=restart,
            on_event=watch,
            should_stop=should_stop,
        )
    if shown_as_json(measured.as_json()):
        return
    say(f"Held-out loss of {measured.name} by number of training posts; {plural(measured.held_out, 'post')} held out")
    if measured.points:
        losses = {"none": list({point.seed: point.base_bits_per_byte for point in measured.points}.values())}
        for point in sorted(measured.points, key=lambda point: point.posts):
            losses.setdefault(f"{point.posts:,}", []).append(point.bits_per_byte)
        columns = {"posts": list(losses), "bits per byte": [bits(fmean(row)) for row in losses.values()]}
        if len(measured.seeds) > 1:
            columns["range"] = [f"{bits(min(row))} to {bits(max(row))}" for row in losses.values()]
            columns["seeds"] = [str(len(row)) for row in losses.values()]
        print_table(columns)
    if (law := measured.law) and measured.twice:  # otherwise the fit is no better than noise
        fit = f"{bits(law.floor)} + {number(law.amount)} × posts ^ -{law.exponent:.3g}"
        say(f"Fitted: {fit}; took {duration(measured.seconds)}")
    say(measured.sentence, "bold")
    if measured.stopped:
        say_stopped()
