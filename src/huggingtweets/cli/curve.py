"""`curve`: how the loss falls with the number of posts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

import typer

from huggingtweets.cli.bases import settle_base
from huggingtweets.cli.options import AcceptTerms, Handles, Json, named, option, takes, whole
from huggingtweets.cli.progress import resumable
from huggingtweets.cli.tables import print_table
from huggingtweets.cli.terminal import print_json, say, say_stopped
from huggingtweets.config import TrainConfig
from huggingtweets.errors import DamagedFileError
from huggingtweets.files import home
from huggingtweets.text import bits, duration, number, plural

if TYPE_CHECKING:
    from huggingtweets.library import AccountRow


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
    as_json: Json = False,
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

    config = settle_base(handles, config, accept=accept_terms, as_json=as_json, earlier=earlier)
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
    if as_json:
        print_json(measured.as_json())
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
