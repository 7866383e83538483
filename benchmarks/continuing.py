"""Continue a training with newer posts: at which rate, and with how many old posts beside the new ones?

    python benchmarks/continuing.py --timelines DIR --account NAME ... [--rates X ...] [--rehearsed X ...]
        [--parts N ...]
    python benchmarks/continuing.py --timelines DIR --account NAME ... --forget
    python benchmarks/continuing.py --table

An account's first posts are split in halves, near-duplicates on one side. Of the training half, the first 300 posts
are the old ones, and the next 100 the new ones. Held-out posts are old or new by the same date. A base is trained on
the old posts (`not continued`), on all 400 (`retrained`), or on the old ones and then continued, as `train --continue`
does: one epoch over the new posts and `--rehearsed` times as many old ones, from the weights as stored, with a fresh
optimiser, at `--rates` times the base's learning rate. `--parts N` continues N times, with a part of the new posts each
time.

Each run is a line in RESULTS/continuing.jsonl. Stored runs are not repeated, so an interrupted series resumes.
`--table` prints the bits per byte on held-out posts in Markdown, with the difference from retraining on all held-out
posts and its 95% interval (two standard errors, paired by post), and the seconds of all steps.

`--forget` shows what retraining forgets. Of an account's first 150 training posts, 50 drawn at random are deleted.
It prints the probability that one of them gains more over the base than a held-out post (membership: 0.5 if nothing is
remembered), under a persona trained on all 150 and under one retrained on the other 100.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from accounts import load_base
from huggingtweets import sources
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig
from huggingtweets.evaluation.measures.verification import membership
from huggingtweets.events import BaseScored
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import curate, dataset, tokens
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.finetune import finetune
from huggingtweets.training.learner import uses_bf16
from measuring import append_line, log, machine, markdown, parser, read_lines, resumable

OLD, NEW = 300, 100
FORGOTTEN = 50

Run = dict[str, Any]
Posts = list[TokenizedPost]


def time_of(post: CuratedPost) -> datetime:
    return post.created_at or sys.exit("A post has no time.")


def read(path: Path, loaded: LoadedModel) -> tuple[Posts, Posts, int]:
    """Training and held-out posts, both by time, and how many of the held-out ones are old."""
    source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    texts = curate.curate(source.posts(), CurateConfig()).texts
    texts = sorted(texts, key=time_of)[: 2 * (OLD + NEW)]
    split = dataset.build([texts], DatasetConfig(held_out=0.5), 0)
    old = sum(time_of(post) < time_of(split.train[OLD]) for post in split.validation)
    train, held_out = (
        tokens.tokenize(part, loaded.encode, loaded.start, loaded.end, loaded.context)
        for part in (split.train[: OLD + NEW], split.validation)
    )
    return train, held_out, old


def runs_of(path: Path, base: str, grid: Sequence[tuple[float, float, int]], done: Sequence[Run]) -> Iterator[Run]:
    """The runs of one account that are not among the `done` ones. `grid` has rates, shares of rehearsal, parts."""
    stored = {(run["kind"], *(run[key] for key in ("rate", "rehearsed", "parts"))) for run in done}
    continued = [("continued", *each) for each in grid]
    wanted = [each for each in [("not continued", 0, 0, 0), ("retrained", 0, 0, 0), *continued] if each not in stored]
    if not wanted:
        return
    loaded = load_base(base)
    train, held_out, old_held_out = read(path, loaded)
    old, new = train[:OLD], train[OLD:]
    config = FinetuneConfig(base=base)
    bf16 = uses_bf16(config, "cpu")
    unscored = BaseScored(1.0, 1.0)  # the untuned base's loss decides nothing here

    def fit(loaded: LoadedModel, posts: Posts, rate: float | None = None) -> tuple[float, float]:
        """Train, and return the seconds of the steps and the peak rate."""
        chosen = config.model_copy(update={"learning_rate": rate})
        outcome = finetune(loaded, posts, held_out[:1], chosen, None, before=unscored)
        return outcome.state.train_seconds, outcome.learning_rate

    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "old"
        seconds, peak = fit(loaded, old)
        loaded.save(first, bf16=bf16)
        for kind, rate, rehearsed, parts in wanted:
            if kind == "retrained":
                loaded = load_base(base)
                seconds, _ = fit(loaded, train)
            elif kind == "continued":
                seconds, known, size = 0.0, list(old), math.ceil(len(new) / parts)
                loaded = bases.load(first)
                for part in range(parts):
                    fresh = new[part * size : (part + 1) * size]
                    rehearsal = random.Random(part).sample(known, round(rehearsed * len(fresh)))
                    took, _ = fit(loaded, [*fresh, *rehearsal], rate * peak)
                    seconds, known = seconds + took, known + fresh
                    loaded.save(Path(folder) / f"{part}", bf16=bf16)
                    loaded = bases.load(Path(folder) / f"{part}")
            scores = loss.score_loaded(loaded, held_out, bf16=bf16)
            yield {
                "account": path.stem,
                "base": base,
                "kind": kind,
                "rate": rate,
                "rehearsed": rehearsed,
                "parts": parts,
                "old_held_out": old_held_out,
                "bytes": scores.bytes,
                "nats": [round(nats, 2) for nats in scores.nats],
                "seconds": round(seconds, 1),
                **machine(),
            }


def forgotten(path: Path, base: str) -> list[str]:
    """A row: the account, and the membership of deleted posts before and after retraining without them."""
    loaded = load_base(base)
    train, held_out, _ = read(path, loaded)
    train, config = train[: 3 * FORGOTTEN], FinetuneConfig(base=base)
    deleted = set(random.Random(0).sample(range(len(train)), FORGOTTEN))
    asked = [*(train[i] for i in sorted(deleted)), *held_out[: 2 * FORGOTTEN]]
    bf16 = uses_bf16(config, "cpu")
    untuned = loss.score_loaded(loaded, asked, bf16=bf16).nats
    row = [path.stem]
    for known in (train, [post for i, post in enumerate(train) if i not in deleted]):
        loaded = load_base(base)
        finetune(loaded, known, held_out[:1], config, None, before=BaseScored(1.0, 1.0))
        nats = np.column_stack([loss.score_loaded(loaded, asked, bf16=bf16).nats, untuned])
        found = membership(nats[:FORGOTTEN], nats[FORGOTTEN:])
        row.append(f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})" if found else "")
        log(*row)
    return row


def bits(run: Run, first: int = 0, end: int | None = None) -> float:
    return float(sum(run["nats"][first:end]) / sum(run["bytes"][first:end]) / math.log(2))


def table(runs: Sequence[Run]) -> str:
    rows = []
    for run in runs:
        retrained = next(
            r for r in runs if (r["account"], r["base"], r["kind"]) == (run["account"], run["base"], "retrained")
        )
        differences = [a - b for a, b in zip(run["nats"], retrained["nats"], strict=True)]
        error = 2 * statistics.stdev(differences) * math.sqrt(len(differences))
        old, total = run["old_held_out"], sum(retrained["nats"])
        kind = run["kind"]
        if kind == "continued":
            kind = f"rate × {run['rate']:g}, rehearsal × {run['rehearsed']:g}"
            kind += f", in {run['parts']} parts" if run["parts"] > 1 else ""
        change = f"{sum(differences) / total:+.1%} ± {error / total:.1%}" if run is not retrained else ""
        losses = [f"{bits(run, *part):.3f}" for part in ((0, old), (old, None), (0, None))]
        rows.append([run["account"], kind, *losses, change, f"{run['seconds']:.0f}"])
    return markdown(["account", "", "old", "new", "all", "against retrained", "seconds"], rows)


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", nargs="+", default=[], metavar="NAME")
    options.add_argument("--base", default="smollm2", metavar="NAME")
    options.add_argument("--rates", nargs="+", type=float, default=[0.5], metavar="X", help="shares of the usual rate")
    options.add_argument("--rehearsed", nargs="+", type=float, default=[1.0], metavar="X", help="old posts per new one")
    options.add_argument("--parts", nargs="+", type=int, default=[1], metavar="N", help="continue N times")
    options.add_argument("--forget", action="store_true", help="measure what retraining forgets")
    options.add_argument("--table", action="store_true", help="print stored runs, train nothing")
    given = options.parse_args()
    file = given.results / "continuing.jsonl"
    done = read_lines(file)
    if given.table:
        print(table(done))
        return
    if not given.timelines:
        sys.exit("Name the folder of the timelines with --timelines.")
    if given.forget:
        rows = [forgotten(given.timelines / f"{account}.csv", given.base) for account in given.account]
        print(markdown(["account", "before", "after retraining"], rows))
        return
    grid = [(rate, share, parts) for parts in given.parts for share in given.rehearsed for rate in given.rates]
    with resumable():
        for account in given.account:
            known = [run for run in done if (run["account"], run["base"]) == (account, given.base)]
            for run in runs_of(given.timelines / f"{account}.csv", given.base, grid, known):
                append_line(file, run)
                shown = ("account", "kind", "rate", "rehearsed", "parts", "seconds")
                log(*(f"{key}={run[key]}" for key in shown), f"bits={bits(run):.4f}")


if __name__ == "__main__":
    main()
