"""Compare ways to make a persona from few posts.

    python benchmarks/few_posts.py --timelines DIR [--account NAME ...] [--sizes N ...] [--way NAME ...]
        [--base NAME] [--people FOLDER]
    python benchmarks/few_posts.py --table [--base NAME]

| way | what it does |
| --- | --- |
| full, lora | `train` with that method |
| epochs | two epochs, scored after the second |
| prompt | the untuned base reads the training posts before each held-out post, as many as fit into 1,000 tokens |
| people | the base is FOLDER: a persona of many other accounts, such as `train A B C --name people` makes |
| mentions | replies are in the training posts once more, without the mentions that they begin with |
| reordered | posts of two sentences and more are in there once more, with their sentences in another order |
| reposts | first the latest posts that the account reposted, at most as many as its own, as `train --reposts` does |

The posts are drawn as in `sizes.py`, and every way is scored on the same held-out posts, at most 120. A run appends a
line to RESULTS/few_posts.jsonl. Stored runs are not repeated, so an interrupted series resumes.
"""

from __future__ import annotations

import math
import random
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from accounts import load_base, tokenize_texts
from huggingtweets import sources
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, parse
from huggingtweets.events import BaseScored, EpochDone, Event
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import curate
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.finetune import finetune
from huggingtweets.training.prepare import tokenize_posts
from measuring import append_line, log, machine, markdown, parser, read_lines, resumable
from sizes import HELD_OUT, score

WAYS = ("full", "lora", "epochs", "prompt", "people", "mentions", "reordered", "reposts")
PROMPT = 1000
_OPTIONS: dict[str, dict[str, Any]] = {"lora": {"method": "lora"}, "epochs": {"epochs": 2}}
_MENTIONS = re.compile(r"(?:@\w+\s+)+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")

Run = dict[str, Any]


def augmented(way: str, texts: Sequence[str], draw: random.Random) -> list[str]:
    """What the way adds to the training posts."""
    if way == "mentions":
        return [_MENTIONS.sub("", text, count=1) for text in texts if _MENTIONS.match(text)]
    if way == "reordered":
        parted = [sentences for text in texts if len(sentences := _SENTENCE.split(text)) > 1]
        return [" ".join(draw.sample(each, len(each))) for each in parted]
    return []


def prompted(train: Sequence[TokenizedPost], held_out: Sequence[TokenizedPost]) -> list[TokenizedPost]:
    """The held-out posts after as many training posts as fit. The start token stands once."""
    context = [train[0].ids[0]]
    for post in train:
        if len(context) + len(post.ids) <= PROMPT:
            context += post.ids[1:]
    return [TokenizedPost([*context, *post.ids[1:]], post.bytes, post.is_cut, len(context)) for post in held_out]


def runs_of(path: Path, given: Any, done: Sequence[Run]) -> Iterator[Run]:
    """Each way of `given` on each size that is not among the `done` runs."""
    source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    curated = curate(source.posts(), CurateConfig(reposts=True))
    split = dataset.build([curated.texts], DatasetConfig(), given.seed, reposts=curated.reposts)
    held_texts = [post.text for post in split.validation]
    texts = [post.text for post in split.one_epoch()]
    # As in sizes.py: nested draws.
    order = random.Random(f"{given.seed}:sizes").sample(texts, len(texts))
    stored = {(run["account"], run["base"], run["seed"], run["size"], run["way"]) for run in done}
    for size in given.sizes:
        for way in given.way:
            key = path.stem, given.base, given.seed, size, way
            if key in stored or size >= len(order) or (way == "people" and not given.people):
                continue
            own = order[: size or None]
            first = split.reposts[-len(own) :] if way == "reposts" else []
            more = augmented(way, own, random.Random(given.seed))
            config = parse(FinetuneConfig, {"base": given.base, "seed": given.seed, **_OPTIONS.get(way, {})})
            loaded = load_base(str(given.people) if way == "people" else given.base)
            train, held_out = (tokenize_texts(each, loaded) for each in ([*own, *more], held_texts))
            held_out = held_out[:: max(1, math.ceil(len(held_out) / HELD_OUT))]
            seconds, losses = 0.0, list[float]()

            def watch(event: Event, losses: list[float] = losses) -> None:
                if isinstance(event, EpochDone):
                    losses.append(event.bits_per_byte)

            if way == "prompt":
                losses = [score(loaded, train, prompted(train, held_out), config).bits_per_byte]
            else:
                before = BaseScored(1.0, 1.0)  # sizes.py scores the base
                reposts = tokenize_posts(first, loaded)
                outcome = finetune(
                    loaded, train, held_out, config, None, reposts=reposts, before=before, on_event=watch
                )
                seconds = outcome.seconds
            yield {
                **dict(zip(("account", "base", "seed", "size", "way"), key, strict=True)),
                "posts": len(train),
                "reposts": len(first),
                "bits_per_byte": round(losses[-1], 5),
                "seconds": round(seconds, 1),
                **machine(),
            }


def table(runs: Sequence[Run]) -> str:
    """Bits per byte by size and way: the mean over accounts that have all ways, and the change from `full`."""
    rows = []
    for size in sorted({run["size"] for run in runs}, key=lambda size: size or math.inf):
        here = [run for run in runs if run["size"] == size]
        full = {(run["account"], run["seed"]): run for run in here if run["way"] == "full"}
        for way in WAYS:
            pairs = [
                (run, full[key]) for run in here if run["way"] == way and (key := (run["account"], run["seed"])) in full
            ]
            if not pairs:
                continue
            changes = [run["bits_per_byte"] / other["bits_per_byte"] - 1 for run, other in pairs]
            spread = f"{statistics.fmean(changes):+.1%} ({min(changes):+.1%} to {max(changes):+.1%})"
            mean = statistics.fmean(run["bits_per_byte"] for run, _ in pairs)
            posts = statistics.fmean(run["posts"] for run, _ in pairs)
            rows.append(
                [size or "all", way, len(pairs), f"{posts:.0f}", f"{mean:.3f}", "" if way == "full" else spread]
            )
    return markdown(["posts", "way", "runs", "posts trained on", "bits per byte", "change from full"], rows)


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", nargs="+", metavar="NAME", help="accounts to use (all)")
    options.add_argument("--base", default="smollm2", metavar="NAME")
    options.add_argument("--people", type=Path, metavar="FOLDER", help="the base of the way `people`")
    options.add_argument("--sizes", nargs="+", type=int, default=[50, 100], metavar="N", help="posts; 0 for all")
    options.add_argument("--way", nargs="+", choices=WAYS, default=WAYS)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--table", action="store_true", help="print stored runs, train nothing")
    given = options.parse_args()
    file = given.results / "few_posts.jsonl"
    done = read_lines(file)
    if given.table:
        print(table([run for run in done if run["base"] == given.base]))
        return
    if not given.timelines:
        sys.exit("Name the folder of the timelines with --timelines.")
    paths = sorted(path for path in given.timelines.glob("*.csv") if not given.account or path.stem in given.account)
    with resumable():
        for path in paths:
            for run in runs_of(path, given, done):
                append_line(file, run)
                log(*(f"{key}={run[key]}" for key in ("account", "size", "way", "posts", "bits_per_byte", "seconds")))


if __name__ == "__main__":
    main()
