"""`blend`: mix finished personas."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from huggingtweets.cli.options import Device, named, personas
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_table, say, say_next, shown_as_json
from huggingtweets.errors import ConfigError
from huggingtweets.files import home
from huggingtweets.text import bits, duration, listing


def blend(
    parents: Annotated[
        list[str],
        typer.Argument(
            metavar="PERSONA[=SHARE]", help="Personas of one base. Default: equal shares.", autocompletion=personas
        ),
    ],
    name: Annotated[str | None, named("persona", "the names")] = None,
    device: Device = "auto",
) -> None:
    """Mix finished personas into a new one, without training.

    Its weights are the mean of theirs, weighted by the shares: NASA=0.7 TheOnion=0.3.
    """
    from huggingtweets import training
    from huggingtweets.training.choose_base import verdict

    with Watcher() as watch:
        report = training.blend(home(), _shares(parents), name=name, device=device, on_event=watch)
    if shown_as_json(report.as_json()):
        return
    record = report.record
    say(f"Blended {listing(record.ingredients)} into {record.name}.")
    if (before := record.before) and (after := record.after):
        print_table(
            {
                "loss on their held-out posts": ["untuned base", record.name],
                "bits per byte": [bits(before.bits_per_byte), bits(after.bits_per_byte)],
            }
        )
        say(verdict(record))
    say(f"Took {duration(record.seconds.total)}.\nModel: {report.path}")
    say_next(f"huggingtweets generate {shlex.quote(record.name)}")


def _shares(parents: list[str]) -> dict[str, float]:
    """The personas and their shares as typed. Raises ConfigError."""
    pairs = [typed.partition("=") for typed in parents]
    shares: dict[str, float] = {}
    for persona, equals, share in pairs:
        try:
            shares[persona] = float(share) if equals else 1.0
        except ValueError as error:
            raise ConfigError(
                f"The share of {persona} cannot be {share!r}.", hint=f"Write a number, such as {persona}=0.7."
            ) from error
    if len({equals for _, equals, _ in pairs}) > 1:
        raise ConfigError("Some personas have a share, others none.", hint="Give every persona one, or none.")
    return shares
