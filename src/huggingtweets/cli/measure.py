"""`score`, `evaluate`, `compare`, `report`: how well personas imitate."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel
from rich.text import Text

from huggingtweets.cli.options import Device, Json, Name, Names, option, output, takes, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import out, print_json, say, warn
from huggingtweets.config import FinetuneConfig, GenerateConfig
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.files import home
from huggingtweets.text import bits, percent, plural, visible

if TYPE_CHECKING:
    from huggingtweets.evaluation.score import ScoreReport, TextScore, Token
    from huggingtweets.personas.record import Evaluation, Sampling, Verification

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


@takes(GenerateConfig, without=("reply_to", "max_length", "ban", "mentions", "copies", "near_copy"))
def evaluate(
    name: Name,
    *,
    config: GenerateConfig,
    n: Annotated[int, option("-n", whole(0), "Number of posts to write and measure; 0 writes none.")] = 1000,
    seed: Annotated[int, option("--seed", FinetuneConfig.model_fields["seed"], "Seed of the posts.")] = 0,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="HANDLE", help="Account to compare with (repeatable). Default: all in the library."),
    ] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Measure a persona's loss, verification, copying, diversity and likeness."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.definitions import measures
    from huggingtweets.evaluation.verdict import memory

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
    if as_json:
        print_json(report.as_json())
        return
    _print_fit(report)
    if report.verification:
        _print_verification(report.verification)
    for measure in measures(report, "memory"):
        say(f"\n{measure.name}: {measure.value}\n{memory(measure.figure)}")
    if report.generations:
        _print_generations(report)
    say("What these mean: docs/judging.md", "dim")


def _print_fit(report: Evaluation) -> None:
    from huggingtweets.evaluation.definitions import one_decimal

    say(Text.assemble((report.name, "bold"), f" on {plural(report.held_out, 'held-out post')}, each scored alone"))
    fit = report.fit
    figures = [fit.base_bits_per_byte, fit.ngram_bits_per_byte, fit.bits_per_byte]
    print_table(
        {
            "": [f"untuned {report.base}", "n-gram model of the training posts", report.name],
            "bits per byte": [bits(figure.value) for figure in figures],
            "95% interval": [figure.interval(bits) for figure in figures],
            "perplexity": [one_decimal(fit.base_perplexity.value), "", one_decimal(fit.perplexity.value)],
        }
    )


def _print_verification(found: Verification) -> None:
    from huggingtweets.evaluation.definitions import two_decimals
    from huggingtweets.evaluation.measures.verification import FEW_ACCOUNTS

    say(
        f"\nIts gain over the base tells {plural(found.posts, 'held-out post')} from {found.other_posts:,} of "
        f"{plural(found.accounts, 'other account')} (with 95% intervals)"
    )
    rows = {
        "single posts": found.bundles_of_1,
        "bundles of 5": found.bundles_of_5,
        "bundles of 20": found.bundles_of_20,
    }
    print_table(
        {
            "": list(rows),
            "AUC": [row.auc.text(two_decimals) for row in rows.values()],
            "equal error rate": [row.equal_error.text(percent) for row in rows.values()],
        }
    )
    if found.accounts < FEW_ACCOUNTS:
        say("Few other accounts make this easy. Add more for a harder test.")


def _print_generations(report: Evaluation) -> None:
    from huggingtweets.evaluation.definitions import measures
    from huggingtweets.evaluation.verdict import voice

    if not (report.copying and report.diversity and report.likeness and report.sampling):
        return
    say(
        f"\n{plural(report.generations, 'generation')} {_sampling_text(report.sampling)} and the held-out posts "
        "(with 95% intervals)"
    )
    rows = measures(report, "copying", "diversity", "length")
    print_table(
        {
            "": [measure.name for measure in rows],
            "generations": [measure.value for measure in rows],
            "real posts": [
                measure.references[0][1].text(measure.show) if measure.references else "" for measure in rows
            ],
        }
    )
    if longest := report.copying.longest:
        length = plural(longest.words, "word or mark", "words and marks")
        say(f"Longest run copied from a training post: {length}: {' '.join(longest.text.split())}")
    for measure in measures(report, "likeness"):
        say(f"{measure.name}: {measure.value}{f'; {measure.reference}' if measure.references else ''}")
    for sentence in voice(report.likeness):
        say(sentence)


def _sampling_text(sampling: Sampling) -> str:
    """The temperature, and the other sampling options that differ from their defaults."""
    from huggingtweets.personas.record import Sampling

    defaults = Sampling(temperature=GenerateConfig().temperature)
    others = [
        f", {name.replace('_', '-')} {getattr(sampling, name):g}"
        for name in ("top_p", "top_k", "min_p", "repetition_penalty")
        if getattr(sampling, name) != getattr(defaults, name)
    ]
    best = "best of eight, " if sampling.best else ""
    return f"{best}at temperature {sampling.temperature:g}{''.join(others)}"


def compare(names: Names = None, as_json: Json = False) -> None:
    """Compare personas by held-out loss and by their posts."""
    from huggingtweets import evaluation
    from huggingtweets.evaluation.compare import PROPERTIES, VOCABULARY_WORDS
    from huggingtweets.evaluation.definitions import compared

    report = evaluation.compare(home(), names or ())
    if as_json:
        print_json(report.as_json())
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
    as_json: Json = False,
) -> None:
    """Write one web page with all measurements of personas."""
    from huggingtweets import reports

    with Watcher() as watch:
        written = reports.report(home(), names or (), path, on_event=watch)
    if as_json:
        print_json(written.as_json())
        return
    size = f"{plural(len(written.personas), 'persona')}, {written.bytes / 1e6:.1f} MB"
    say(f"Wrote {written.path} ({size}). It opens in any browser, online or offline.")
