"""`evaluate`: what is measured, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import Field
from rich.markup import escape
from rich.table import Table

from huggingtweets.cli.app import Device, Json, Name, counted, err, out, print_json
from huggingtweets.cli.options import option, takes
from huggingtweets.config import GenerateConfig
from huggingtweets.files import home

if TYPE_CHECKING:
    from huggingtweets.evaluation.evaluate import Evaluation, Written
    from huggingtweets.evaluation.measures import Figure

_SHARES = (
    ("copying", "verbatim", "posts that copy a training post"),
    ("copying", "near", "posts that nearly do"),
    ("copying", "six_word", "6-word runs found in training"),
    ("diversity", "distinct_1", "distinct words"),
    ("diversity", "distinct_2", "distinct 2-word runs"),
    ("diversity", "distinct_3", "distinct 3-word runs"),
    ("diversity", "self_bleu", "self-BLEU (how much posts repeat each other)"),
    ("diversity", "emoji", "posts with an emoji"),
    ("diversity", "hashtag", "posts with a #hashtag"),
    ("diversity", "mention", "posts with an @mention"),
)
_REAL = {"copying": "human_", "diversity": "real_"}


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
    if report.written:
        _print_written(report.persona, report.as_json(), report.written)


def _print_fit(report: Evaluation) -> None:
    out.print(
        f"[bold]{escape(report.persona)}[/bold] on {counted(report.held_out, 'held-out post')}, each scored alone",
        highlight=False,
    )
    table = _table("", "bits per byte", "95% interval", "perplexity")
    rows = ((f"untuned {report.base}", "base_"), ("n-grams of the training posts", "ngram_"), (report.persona, ""))
    for label, prefix in rows:
        bits, perplexity = report.fit[f"{prefix}bits_per_byte"], report.fit.get(f"{prefix}perplexity")
        shown = f"{perplexity.value:.1f}" if perplexity else ""
        table.add_row(escape(label), f"{bits.value:.3f}", f"{bits.low:.3f} to {bits.high:.3f}", shown)
    out.print(table)


def _print_written(persona: str, values: dict[str, Any], written: Written) -> None:
    out.print(
        f"\n{counted(written.count, 'generation')} {_drawn(written)} beside the held-out posts (with 95% intervals)",
        highlight=False,
    )
    table = _table("", "generations", "real posts")
    for section, key, label in _SHARES:
        ours, real = values[section][key], values[section][_REAL[section] + key]
        table.add_row(escape(label), _share(ours), _share(real))
    for key in ("characters", "words"):
        ours, real = values["diversity"][key], values["diversity"][f"real_{key}"]
        table.add_row(f"{key} a post", _mean(ours), _mean(real))
    out.print(table)
    if longest := written.copying.longest:
        text = " ".join(longest.text.split())
        out.print(
            f"Longest run of a training post: {counted(longest.words, 'word')}, marks counted: {escape(text)}",
            highlight=False,
        )
    out.print(f"Ended by themselves: {_of(written.ends_by_itself)}", highlight=False)
    if written.two_sample_auc:
        beside = written.markov_two_sample_auc
        chain = f"; a Markov chain's posts: {_auc(beside)}" if beside else ""
        out.print(
            f"A classifier tells them from real posts with AUC {_auc(written.two_sample_auc)} (0.5 is not at all, "
            f"1 always){chain}",
            highlight=False,
        )
    known = written.attribution
    if known is None:
        out.print("Whom they are taken for: needs a second account in the library to choose from.", highlight=False)
        return
    out.print(
        f"A classifier that chooses among {len(known.authors)} authors takes {_of(known.attribution[persona])} of the "
        f"generations for posts of {escape(persona)}, and {_of(known.human_attribution[persona])} of the real ones",
        highlight=False,
    )


def _drawn(written: Written) -> str:
    """How the generations were sampled: what is always told, and what is not as usual."""
    usual, sampling = GenerateConfig(), written.sampling
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


def _share(figure: dict[str, float]) -> str:
    return f"{figure['value']:.1%} ({figure['low']:.1%} to {figure['high']:.1%})"


def _mean(figure: dict[str, float]) -> str:
    return f"{figure['value']:.1f} ({figure['low']:.1f} to {figure['high']:.1f})"


def _of(figure: Figure) -> str:
    return f"{figure.value:.1%} ({figure.low:.1%} to {figure.high:.1%})"


def _auc(figure: Figure) -> str:
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"
