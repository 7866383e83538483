"""`train`: one persona of one or more accounts, or, with `--each`, one persona per account."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from huggingtweets import personas
from huggingtweets.cli.bases import settle_base
from huggingtweets.cli.library import print_curated
from huggingtweets.cli.options import AcceptTerms, EngineOptions, Handles, named, takes
from huggingtweets.cli.progress import resumable
from huggingtweets.cli.terminal import print_table, say, say_next, say_stopped, shown_as_json
from huggingtweets.config import FAST_POSTS, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.text import bits, duration, plural

if TYPE_CHECKING:
    from huggingtweets.engines import Engine
    from huggingtweets.training import EachReport, TrainReport


@takes(TrainConfig, config_file=True, typed_into="typed")
@takes(EngineOptions, into="where", without=("engine", "address", "cpus", "gpus"))
def train(
    handles: Handles,
    *,
    config: TrainConfig,
    typed: dict[str, Any],
    where: EngineOptions,
    name: Annotated[str | None, named("persona", "the handles")] = None,
    fast: Annotated[
        bool, typer.Option("--fast", help=f"Train on each account's latest {FAST_POSTS} posts, for a first try.")
    ] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Start over instead of resuming.")] = False,
    continues: Annotated[
        bool, typer.Option("--continue", help="Train a persona on only the posts that it does not know yet.")
    ] = False,
    each: Annotated[bool, typer.Option("--each", help="Train one persona per account instead of one of all.")] = False,
    accept_terms: AcceptTerms = False,
) -> None:
    """Train a persona on the posts of one or more accounts.

    The same command resumes an interrupted training.
    """
    from huggingtweets.training.choose_base import earlier_run

    if continues:
        flags = {"each": each, "fast": fast, "restart": restart, "config": "config" in typed}
        flags["jobs"] = where != EngineOptions()
        if wrong := [option for option, is_given in flags.items() if is_given]:
            raise ConfigError("{option} does not go with --continue.", hint="Omit one of them.", option=wrong[0])
        persona = name or personas.default_name(handle.rpartition(":")[2] for handle in handles)
        continue_persona(persona, typed)
        return
    if fast:
        config = config.fast()
    if each and name:
        raise ConfigError("With --each, every persona is named after its account.", hint="Omit --name.")
    if not each and where != EngineOptions():
        raise ConfigError("--jobs applies to many trainings.", hint="Add --each.")
    earlier = earlier_run(home(), config, name, each=each, restart=restart)
    config = settle_base(handles, config, accept=accept_terms, earlier=earlier)
    if each:
        _train_each(handles, config, where.start(), restart)
        return
    report = train_one(handles, config, name, restart)
    if shown_as_json(report.as_json()):
        return
    for label, curated in report.curated.items():
        print_curated(label.partition(":")[2], curated)
    say("")
    print_training(report)
    if report.record.stopped:
        say_stopped()
    say_next(f"huggingtweets generate {shlex.quote(report.record.name)}")


def train_one(handles: list[str], config: TrainConfig, name: str | None = None, restart: bool = False) -> TrainReport:
    """Train one persona and show the progress on stderr."""
    from huggingtweets import training

    with resumable("Checkpoints are kept.") as (watch, should_stop):
        return training.train(
            home(), handles, config, name=name, restart=restart, on_event=watch, should_stop=should_stop
        )


def continue_persona(name: str, typed: dict[str, Any]) -> None:
    """Train a persona on the posts that it does not know yet, and print the result."""
    from huggingtweets import training

    with resumable("The persona stays as it was.") as (watch, should_stop):
        report = training.continue_training(home(), name, typed, on_event=watch, should_stop=should_stop)
    if shown_as_json(report.as_json()):
        return
    if report.new_posts == 0:
        say(f"{report.record.name} knows all posts of {report.record.imitated}. Nothing to train on.")
    else:
        print_training(report)
        say_next(f"huggingtweets generate {shlex.quote(report.record.name)}")


def print_training(report: TrainReport) -> None:
    """Print the held-out loss before and after training, how long it took, and where the model is."""
    from huggingtweets.training.choose_base import verdict

    record = report.record
    if split := record.split:
        first = f" after {plural(split.reposts, 'repost')}" if split.reposts else ""
        say(f"Trained on {plural(split.train, 'post')}{first}, held out {split.validation:,}.")
        left_out = sum(curated.kept for curated in report.curated.values()) - split.train - split.validation
        if (most := record.run.options("dataset").get("max_posts")) and left_out:
            say(f"Left out {plural(left_out, 'older post')}: at most {most:,} per account (--max-posts).")
    if (before := record.before) and (after := record.after):
        change = after.bits_per_byte / before.bits_per_byte - 1
        print_table(
            {
                "held-out loss": ["before (untuned base)", f"after (epoch {record.best_epoch})", "change"],
                "bits per byte": [bits(before.bits_per_byte), bits(after.bits_per_byte), f"{change:+.1%}"],
                "nats per token": [f"{before.nats_per_token:.3f}", f"{after.nats_per_token:.3f}", ""],
            }
        )
        say(verdict(record))
    say(f"Took {duration(record.seconds.total)}, at {record.tokens_per_second:,.0f} tokens/s while training.")
    say(f"Model: {report.path}")


def _train_each(handles: list[str], config: TrainConfig, engine: Engine, restart: bool) -> None:
    """Train, and print the result for every account. Exit code 1 if one of them has no persona."""
    from huggingtweets import training

    with resumable("Finished personas are kept.") as (watch, should_stop):
        report = training.train_each(
            home(), handles, config, engine, restart=restart, on_event=watch, should_stop=should_stop
        )
    if not shown_as_json(report.as_json()):
        _print_each(report)
    if report.failed:
        raise typer.Exit(1)


def _print_each(report: EachReport) -> None:
    if report.trained:
        print_table(
            {
                "persona": [result["name"] for result in report.trained],
                "posts": [f"{result['posts']['kept']:,}" for result in report.trained],
                "before": [bits(result["before"]["bits_per_byte"]) for result in report.trained],
                "after": [bits(result["after"]["bits_per_byte"]) for result in report.trained],
                "time": [duration(result["seconds"]["total"]) for result in report.trained],
            },
            bold="after",
        )
        say("before, after: held-out bits per byte of the untuned base and of the persona", "dim")
    if report.up_to_date:
        say(f"Already trained with the same posts and options: {', '.join(report.up_to_date)}")
    if report.failed:  # each error is printed when it happens
        say(f"Failed: {', '.join(report.failed)}", "red")
    if report.stopped:
        say_stopped()
    elif report.trained:
        say(f"{plural(len(report.trained), 'persona')} trained.")
        say_next("huggingtweets compare")
