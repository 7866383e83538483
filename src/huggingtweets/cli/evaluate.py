"""`evaluate`: what is measured, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import Field
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Device, Json, Name, err, out, print_json
from huggingtweets.cli.options import option, takes
from huggingtweets.config import GenerateConfig
from huggingtweets.files import home
from huggingtweets.text import bits, plural

if TYPE_CHECKING:
    from huggingtweets.personas.record import Evaluation, Sampling


@takes(GenerateConfig, without=("max_length", "ban", "mentions", "copies", "near_copy"))
def evaluate(
    name: Name,
    *,
    config: GenerateConfig,
    n: Annotated[
        Any,
        option("-n", Annotated[int, Field(ge=0)], "Posts to write and measure; 0 for the loss alone. (default: 1000)"),
    ] = 1000,
    seed: Annotated[
        Any, option("--seed", Annotated[int, Field(ge=0, lt=2**31)], "Seed of the posts. (default: 0)")
    ] = 0,
    against: Annotated[
        list[str] | None,
        typer.Option(
            help="Account that authorship is told from (may be repeated). By default all in the library.",
            show_default=False,
        ),
    ] = None,
    device: Device = "auto",
    as_json: Json = False,
) -> None:
    """Measure a persona: held-out loss, copying, diversity, and whom its posts are taken for."""
    from huggingtweets import evaluation
    from huggingtweets.cli.show import Watcher

    with Watcher(err) as watch:
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
    if report.generations:
        _print_generations(report)


def _print_fit(report: Evaluation) -> None:
    from huggingtweets.evaluation.definitions import one_decimal

    out.print(
        f"[bold]{escape(report.name)}[/bold] on {plural(report.held_out, 'held-out post')}, each scored alone",
        highlight=False,
    )
    fit = report.fit
    table = _table("", "bits per byte", "95% interval", "perplexity")
    for label, figure, perplexity in (
        (f"untuned {report.base}", fit.base_bits_per_byte, fit.base_perplexity),
        ("n-gram model of the training posts", fit.ngram_bits_per_byte, None),
        (report.name, fit.bits_per_byte, fit.perplexity),
    ):
        shown = one_decimal(perplexity.value) if perplexity else ""
        table.add_row(escape(label), bits(figure.value), figure.interval(bits), shown)
    out.print(table)


def _print_generations(report: Evaluation) -> None:
    from huggingtweets.evaluation.definitions import measures

    if not (report.copying and report.diversity and report.likeness and report.sampling):
        return
    out.print(
        f"\n{plural(report.generations, 'generation')} {_sampled(report.sampling)} and the held-out posts "
        "(with 95% intervals)",
        highlight=False,
    )
    table = _table("", "generations", "real posts")
    for measure in measures(report, "copying", "diversity", "length"):
        real = measure.references[0][1].text(measure.show) if measure.references else ""
        table.add_row(escape(measure.name), measure.value, real)
    out.print(table)
    if longest := report.copying.longest:
        text = " ".join(longest.text.split())
        out.print(
            f"Longest run copied from a training post: {plural(longest.words, 'word or mark', 'words and marks')}: "
            f"{escape(text)}",
            highlight=False,
        )
    for measure in measures(report, "likeness"):
        among = f" among {len(report.likeness.authors)} authors" if measure.key == "attribution" else ""
        reference = f"; {measure.reference}" if measure.references else ""
        out.print(escape(f"{measure.name}{among}: {measure.value}{reference}"), highlight=False)
    if not report.likeness.attribution:
        out.print("Attribution needs at least two accounts in the library.", highlight=False)


def _sampled(sampling: Sampling) -> str:
    """The temperature, and the other sampling options that differ from their defaults."""
    usual = GenerateConfig()
    others = [
        f", {name.replace('_', '-')} {getattr(sampling, name):g}"
        for name in ("top_p", "top_k", "min_p", "repetition_penalty")
        if getattr(sampling, name) != getattr(usual, name)
    ]
    return f"at temperature {sampling.temperature:g}{''.join(others)}"


def _table(first: str, *columns: str) -> Table:
    table = Table(first, box=None, header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right")
    return table
