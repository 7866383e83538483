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
from huggingtweets.text import plural

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure
    from huggingtweets.personas.record import Evaluation, Likeness, Sampling

_COPYING = {
    "verbatim": "posts that copy a training post",
    "near": "posts that nearly do",
    "six_word": "6-word runs found in training",
}
_DIVERSITY = {
    "distinct_1": "distinct words",
    "distinct_2": "distinct 2-word runs",
    "distinct_3": "distinct 3-word runs",
    "self_bleu": "self-BLEU (how much posts repeat each other)",
    "emoji": "posts with an emoji",
    "hashtag": "posts with a #hashtag",
    "mention": "posts with an @mention",
    "characters": "characters a post",
    "words": "words a post",
}
_MEANS = ("characters", "words")
"""Means; all others are shares."""


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
        _print_written(report)


def _print_fit(report: Evaluation) -> None:
    out.print(
        f"[bold]{escape(report.name)}[/bold] on {plural(report.held_out, 'held-out post')}, each scored alone",
        highlight=False,
    )
    fit = report.fit
    table = _table("", "bits per byte", "95% interval", "perplexity")
    rows = (
        (f"untuned {report.base}", fit.base_bits_per_byte, fit.base_perplexity),
        ("n-grams of the training posts", fit.ngram_bits_per_byte, None),
        (report.name, fit.bits_per_byte, fit.perplexity),
    )
    for label, bits, perplexity in rows:
        shown = f"{perplexity.value:.1f}" if perplexity else ""
        table.add_row(escape(label), f"{bits.value:.3f}", f"{bits.low:.3f} to {bits.high:.3f}", shown)
    out.print(table)


def _print_written(report: Evaluation) -> None:
    copying, diversity, likeness = report.copying, report.diversity, report.likeness
    if not (copying and diversity and likeness and report.sampling and report.ends_by_itself):
        return
    out.print(
        f"\n{plural(report.generations, 'generation')} {_drawn(report.sampling)} beside the held-out posts "
        "(with 95% intervals)",
        highlight=False,
    )
    table = _table("", "generations", "real posts")
    for measured, real, names in ((copying, "human_", _COPYING), (diversity, "real_", _DIVERSITY)):
        for key, label in names.items():
            shown = _mean if key in _MEANS else _of
            table.add_row(escape(label), shown(getattr(measured, key)), shown(getattr(measured, real + key)))
    out.print(table)
    if longest := copying.longest:
        text = " ".join(longest.text.split())
        out.print(
            f"Longest run of a training post: {plural(longest.words, 'word')}, marks counted: {escape(text)}",
            highlight=False,
        )
    out.print(f"Ended by themselves: {_of(report.ends_by_itself)}", highlight=False)
    _print_likeness(report.name, likeness)


def _print_likeness(name: str, likeness: Likeness) -> None:
    if likeness.two_sample_auc:
        beside = likeness.markov_two_sample_auc
        chain = f"; a Markov chain's posts: {_auc(beside)}" if beside else ""
        out.print(
            f"A classifier tells them from real posts with AUC {_auc(likeness.two_sample_auc)} (0.5 is not at all, "
            f"1 always){chain}",
            highlight=False,
        )
    if not (likeness.attribution and likeness.human_attribution):
        out.print("Whom they are taken for: needs a second account in the library to choose from.", highlight=False)
        return
    out.print(
        f"A classifier that chooses among {len(likeness.authors)} authors takes {_of(likeness.attribution)} of the "
        f"generations for posts of {escape(name)}, and {_of(likeness.human_attribution)} of the real ones",
        highlight=False,
    )


def _drawn(sampling: Sampling) -> str:
    """How the generations were sampled: what is always told, and what is not as usual."""
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


def _mean(figure: Figure) -> str:
    return f"{figure.value:.1f} ({figure.low:.1f} to {figure.high:.1f})"


def _of(figure: Figure) -> str:
    return f"{figure.value:.1%} ({figure.low:.1%} to {figure.high:.1%})"


def _auc(figure: Figure) -> str:
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"
