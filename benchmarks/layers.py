"""Train some layers only: what do top and bottom layers learn, subject or wording, and which of them memorise?

    python benchmarks/layers.py --timelines DIR --account NAME ... [--layers all 1-30 top:10 11-20 bottom:10]
        [--train 250] [--posts 100] [--seed 0] [--set KEY=VALUE ...]
    python benchmarks/layers.py --table

Trains on so many posts of each account, drawn by the seed, and scores held-out posts, at most 120. `1-30` trains all
layers of SmolLM2 but not its embedding, as all choices but `all` do. Then the model writes posts. Two classifiers take
them for one of the accounts, by all words and with content words masked; they learn from other posts than the model.

Each run is appended to RESULTS/layers.jsonl. Stored runs are not repeated, so an interrupted series resumes. The table
has the means over the accounts: losses in bits per byte of held-out and of training posts ("learnt"), how many posts
were written that `generate` shows, the share of their six-word runs that occur in training posts, and the shares taken
for the account ("attributed").
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accounts import load_base
from attribution import KINDS, Attribution, write_posts
from huggingtweets import sources
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, parse
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.events import BaseScored
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import curate, dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.text import plural
from huggingtweets.training.finetune import finetune
from huggingtweets.training.learner import make_learner
from huggingtweets.training.prepare import tokenize_posts
from measuring import append_line, log, machine, markdown, parser, read_lines, resumable

HELD_OUT = 120
JUDGED_BY = 600
"""Posts of each account that the classifiers learn from."""

Run = dict[str, Any]
Parts = dict[str, list[CuratedPost]]


def parts_of(path: Path, seed: int, count: int) -> Parts:
    """The posts of an account: to train on, held out, and others to learn attribution from."""
    source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    split = dataset.build([curate.curate(source.posts(), CurateConfig()).texts], DatasetConfig(), seed)
    order = random.Random(f"{seed}:layers").sample(split.train, len(split.train))
    held_out = split.validation[:: max(1, math.ceil(len(split.validation) / HELD_OUT))]
    return {"train": order[:count], "held out": held_out, "others": order[count:][:JUDGED_BY]}


def texts(posts: Sequence[CuratedPost]) -> list[str]:
    return [post.text for post in posts]


def runs(
    accounts: Mapping[str, Parts], layers: Sequence[str], options: Mapping[str, Any], posts: int, done: Sequence[Run]
) -> Iterator[Run]:
    """A run for each account and choice of layers that is not among the `done` ones."""
    judge = Attribution({name: texts(parts["others"]) for name, parts in accounts.items()}, load_base().encode)
    for account, parts in accounts.items():
        before: dict[str, float] = {}
        for chosen in layers:
            config = parse(FinetuneConfig, {**options, "layers": chosen})
            settings = config.model_dump(mode="json", exclude_defaults=True)
            if any((run["account"], run["settings"]) == (account, settings) for run in done):
                continue
            loaded = load_base(config.base)
            before = before or scores_of(loaded, parts, config)
            seconds = train(loaded, parts, config, before["held out"])
            after = scores_of(loaded, parts, config)
            written = write_posts(loaded, config.base, posts, config.seed, texts(parts["train"]))
            copied = share = None
            if written:
                found = copying(
                    written, texts(parts["train"]), texts(parts["held out"]), DatasetConfig().near_duplicate
                )
                copied, share = found.six_word.value, found.human_six_word.value
            yield {
                "account": account,
                "layers": chosen,
                "settings": settings,
                "train": len(parts["train"]),
                "posts": len(written),
                "before": before,
                "after": after,
                "six_word": copied,
                "human_six_word": share,
                "got": judge.shares(account, written, texts(parts["held out"])) if written else None,
                "seconds": round(seconds, 1),
                **machine(),
            }


def scores_of(loaded: LoadedModel, parts: Parts, config: FinetuneConfig) -> dict[str, float]:
    """Bits per byte of held-out posts, and of as many training posts, in the precision of training."""
    own = {part: tokenize_posts(parts[part], loaded) for part in ("train", "held out")}
    learner = make_learner(loaded, own["train"], config)
    return {part: learner.score(posts[:HELD_OUT], lambda done: None).bits_per_byte for part, posts in own.items()}


def train(loaded: LoadedModel, parts: Parts, config: FinetuneConfig, before: float) -> float:
    """Train `loaded` in place, as `train` does. Returns the seconds."""
    posts, held_out = (tokenize_posts(parts[part], loaded) for part in ("train", "held out"))
    # There is one epoch, so its validation decides nothing, and one post is enough.
    outcome = finetune(loaded, posts, held_out[:1], config, None, before=BaseScored(before, before))
    return outcome.state.train_seconds


def table(runs: Sequence[Run]) -> str:
    """The means over the accounts that all choices of layers have, in Markdown."""
    chosen = list(dict.fromkeys(run["layers"] for run in runs))
    complete = set.intersection(*({run["account"] for run in runs if run["layers"] == each} for each in chosen))
    here = [run for run in runs if run["account"] in complete]

    def mean(values: Iterable[float | None], form: str) -> str:
        known = [value for value in values if value is not None]
        return f"{statistics.fmean(known):{form}}" if known else ""

    def row(label: str, runs: Sequence[Run], loss: str, copied: str, side: int | None) -> list[str]:
        wrote = [run for run in runs if run["got"]]
        losses = [mean((run[loss][part] for run in runs), ".3f") if loss else "" for part in ("held out", "train")]
        shares = ["" if side is None else mean((run["got"][kind][side] for run in wrote), ".0%") for kind in KINDS]
        copies = mean((run[copied] for run in runs), ".1%") if copied else ""
        trained = loss == "after"
        posts = mean((run["posts"] for run in runs), ".0f") if trained else ""
        seconds = f"{mean((run['seconds'] for run in runs), '.0f')} s" if trained else ""
        return [label, *losses, posts, copies, *shares, seconds]

    first = [run for run in here if run["layers"] == chosen[0]]
    rows = [row("untuned", first, "before", "", None), row("real posts", first, "", "human_six_word", 1)]
    rows += [row(each, [run for run in here if run["layers"] == each], "after", "six_word", 0) for each in chosen]
    header = ["layers", "held out", "learnt", "posts", "copied", "attributed", "masked", "training"]
    return f"{plural(len(complete), 'account')}\n\n{markdown(header, rows)}"


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", nargs="+", metavar="NAME", help="accounts to use, at least two")
    options.add_argument("--layers", nargs="+", default=["all", "1-30", "top:10", "11-20", "bottom:10"])
    options.add_argument("--train", type=int, default=250, metavar="N", help="training posts (250)")
    options.add_argument("--posts", type=int, default=100, metavar="N", help="posts to write (100)")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--set", nargs="+", default=[], metavar="KEY=VALUE", help="options of the training")
    options.add_argument("--table", action="store_true", help="print stored runs, train nothing")
    given = options.parse_args()
    file = given.results / "layers.jsonl"
    done = read_lines(file)
    settings = {"seed": given.seed, **dict(each.split("=") for each in given.set)}
    if given.table:
        chosen = [run for run in done if {**run["settings"], "layers": ""} == expected(settings)]
        print(table(chosen) if chosen else f"There are no such runs in {file}.")
        return
    if not (given.timelines and len(given.account or ()) > 1):
        sys.exit("Name the folder of the timelines with --timelines, and two accounts or more with --account.")
    with resumable():
        paths = {name: given.timelines / f"{name}.csv" for name in given.account}
        accounts = {name: parts_of(path, given.seed, given.train) for name, path in paths.items()}
        for run in runs(accounts, given.layers, settings, given.posts, done):
            append_line(file, run)
            log(run["account"], run["layers"], run["after"], run["six_word"], run["got"])


def expected(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The stored settings of runs with these options, without the layers."""
    return {**parse(FinetuneConfig, settings).model_dump(mode="json", exclude_defaults=True), "layers": ""}


if __name__ == "__main__":
    main()
