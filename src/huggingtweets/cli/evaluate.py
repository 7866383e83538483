"""`evaluate`: measure a persona."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from huggingtweets.cli.options import Device, Json, Name, option, takes, whole
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.config import FinetuneConfig, GenerateConfig
from huggingtweets.files import home
from huggingtweets.text import bits, percent, plural

if TYPE_CHECKING:
    from huggingtweets.personas.record import Evaluation, Sampling, Verification


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
