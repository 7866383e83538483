"""Train on more and more posts of an account, and see whether each size beats the one before.

    python benchmarks/sizes.py --timelines DIR [--account NAME ...] [--base NAME ...] [--sizes N ...] [--seed N]
    python benchmarks/sizes.py --table [--base NAME ...]

The training posts of each size include those of the smaller one: nested random draws, which `--seed` decides. `0`
stands for all posts. Every size is scored on the same held-out posts, at most 120, spread evenly over the account.
Everything runs in one process, trains as `train` does, and appends a line to RESULTS/sizes.jsonl for each run. Stored
runs are not repeated, so an interrupted series resumes.

`--table` prints, in Markdown, the held-out loss in bits per byte by account and size. "worse" counts sizes that end
above the size before by more than two standard errors of the paired difference. "peak" is the highest mean of eight
steps' training losses after the first eight steps, as a share of the untuned base's held-out loss: above 1, a run was
worse than no training at all.
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from accounts import load_base, read_parts
from huggingtweets.config import FinetuneConfig
from huggingtweets.events import BaseScored, Event, StepDone
from huggingtweets.models import loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.finetune import finetune
from huggingtweets.training.learner import make_learner
from measuring import append_line, log, machine, markdown, parser, read_lines, resumable

SIZES = (40, 80, 120, 200, 400, 800, 0)
HELD_OUT = 120
WINDOW = 8

Run = dict[str, Any]


def score(
    loaded: LoadedModel, train: Sequence[TokenizedPost], held_out: Sequence[TokenizedPost], config: FinetuneConfig
) -> loss.Scores:
    """Score `held_out` in the precision that `loaded` is trained in."""
    return make_learner(loaded, train, config).score(held_out, lambda done: None)


def runs_of(path: Path, base: str, sizes: Sequence[int], seed: int, done: Sequence[Run]) -> Iterator[Run]:
    """Train `base` on each of `sizes` that is not among the `done` runs, and on no size that the account lacks."""
    loaded = load_base(base)
    parts = read_parts(path, seed, loaded)
    every = [*parts.validation, *parts.test]
    held_out = every[:: max(1, math.ceil(len(every) / HELD_OUT))]
    order = random.Random(f"{seed}:sizes").sample(parts.train, len(parts.train))
    stored = {(run["account"], run["base"], run["seed"], run["size"]) for run in done}
    config = FinetuneConfig(base=base, seed=seed)
    untuned: loss.Scores | None = None
    for size in sizes:
        if size >= len(order) or (path.stem, base, seed, size) in stored:
            continue
        train = order[: size or None]
        loaded = load_base(base)
        untuned = untuned or score(loaded, train, held_out, config)
        before = BaseScored(untuned.nats_per_token, untuned.bits_per_byte)
        losses: list[float] = []

        def watch(event: Event, losses: list[float] = losses) -> None:
            if isinstance(event, StepDone):
                losses.append(event.nats_per_token)

        # There is one epoch, so its validation decides nothing, and one post is enough.
        outcome = finetune(loaded, train, held_out[:1], config, None, before=before, on_event=watch)
        after = score(loaded, train, held_out, config)
        means = [statistics.fmean(losses[i : i + WINDOW]) for i in range(WINDOW, len(losses) - WINDOW + 1)]
        yield {
            "account": path.stem,
            "base": base,
            "seed": seed,
            "size": size,
            "posts": len(train),
            "steps": len(losses),
            "learning_rate": outcome.learning_rate,
            "untuned_bits_per_byte": round(untuned.bits_per_byte, 5),
            "bits_per_byte": round(after.bits_per_byte, 5),
            "peak": round(max(means) / untuned.nats_per_token, 4) if means else None,
            "nats": [round(nats, 2) for nats in after.nats],
            "seconds": round(outcome.seconds, 1),
            **machine(),
        }


def table(runs: Sequence[Run]) -> str:
    """One Markdown table for each base."""
    tables = []
    for base in dict.fromkeys(run["base"] for run in runs):
        here = [run for run in runs if run["base"] == base]
        sizes = sorted({run["size"] for run in here}, key=lambda size: size or math.inf)
        rows = []
        for account, seed in dict.fromkeys((run["account"], run["seed"]) for run in here):
            by_size = {run["size"]: run for run in here if (run["account"], run["seed"]) == (account, seed)}
            ordered = [by_size[size] for size in sizes if size in by_size]
            worse = sum(is_worse(small, large) for small, large in pairwise(ordered))
            peaks = [run["peak"] for run in ordered if run["peak"] is not None]
            cells = [f"{by_size[size]['bits_per_byte']:.3f}" if size in by_size else "" for size in sizes]
            untuned = f"{ordered[0]['untuned_bits_per_byte']:.3f}"
            rows.append([account, untuned, *cells, worse, f"{max(peaks):.2f}" if peaks else ""])
        header = [base, "untuned", *(f"{size:,}" if size else "all" for size in sizes), "worse", "peak"]
        tables.append(markdown(header, rows))
    return "\n\n".join(tables)


def is_worse(small: Run, large: Run) -> bool:
    """Whether the run on more posts ends above the one on fewer by two standard errors of the difference."""
    differences: list[float] = [b - a for a, b in zip(small["nats"], large["nats"], strict=True)]
    return sum(differences) > 2 * statistics.stdev(differences) * math.sqrt(len(differences))


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", nargs="+", metavar="NAME", help="accounts to use (all)")
    options.add_argument("--base", nargs="+", default=["smollm2"], metavar="NAME", help="bases to train (smollm2)")
    options.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="training posts; 0 for all")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--table", action="store_true", help="print stored runs, train nothing")
    given = options.parse_args()
    file = given.results / "sizes.jsonl"
    done = read_lines(file)
    if given.table:
        print(table([run for run in done if run["base"] in given.base]))
        return
    if not given.timelines:
        sys.exit("Name the folder of the timelines with --timelines.")
    paths = sorted(path for path in given.timelines.glob("*.csv") if not given.account or path.stem in given.account)
    with resumable():
        for path in paths:
            for base in given.base:
                for run in runs_of(path, base, given.sizes, given.seed, done):
                    append_line(file, run)
                    log(
                        *(
                            f"{key}={run[key]}"
                            for key in ("account", "base", "posts", "bits_per_byte", "peak", "seconds")
                        )
                    )


if __name__ == "__main__":
    main()
