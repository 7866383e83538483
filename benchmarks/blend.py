"""Blend two personas in several shares: the loss on the posts of both, and the share that each gets in what it writes.

    python benchmarks/blend.py ALICE BOB [--shares 0 0.25 0.5 0.75 1] [--posts 100] [--seed 0]
    python benchmarks/blend.py --table

The personas are in the home, which is only read. "asked" is the share of ALICE, "got" the share of the new posts that a
classifier takes for ALICE's, by all words and with content words masked. It learns from the training posts of both.
"real posts" are held-out ones: what it takes for ALICE's of ALICE's and of BOB's. Losses are in bits per byte of the
held-out posts of each, at most 120.

Each point is appended to RESULTS/blend.jsonl. Stored points are not repeated, so an interrupted series resumes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import Any

from accounts import tokenize_texts
from attribution import KINDS, Attribution, write_posts
from huggingtweets import personas
from huggingtweets.files import home
from huggingtweets.library import Library
from huggingtweets.models import bases, loss
from huggingtweets.training.blend import weighted_mean
from measuring import append_line, log, machine, markdown, parser, read_lines, resumable

HELD_OUT = 120

Point = dict[str, Any]


def bits_per_byte(scores: loss.Scores, part: slice) -> float:
    return round(sum(scores.nats[part]) / sum(scores.bytes[part]) / math.log(2), 5)


def measure(names: Sequence[str], shares: Sequence[float], count: int, seed: int, done: Sequence[Point]) -> Any:
    """Yield a point for each of `shares` of the first persona that is not among the `done` points."""
    parents = [personas.find(home(), name) for name in names]
    with Library(home()) as library:
        train, held_out = (
            {name: [post.text for post in library.run_posts(name, part)] for name in names}
            for part in ("train", "validation")
        )
    held_out = {name: texts[:: max(1, math.ceil(len(texts) / HELD_OUT))] for name, texts in held_out.items()}
    judge = Attribution(train, bases.load(parents[0].path).encode)
    first, second = names
    split = len(held_out[first])
    for share in shares:
        if any((p["personas"], p["share"], p["seed"]) == (list(names), share, seed) for p in done):
            continue
        loaded = weighted_mean(parents, [share, 1 - share])
        posts = tokenize_texts([*held_out[first], *held_out[second]], loaded)
        scores = loss.score_loaded(loaded, posts, bf16=bases.has_bf16("cpu"))
        texts = write_posts(loaded, parents[0].record.base, count, seed, [*train[first], *train[second]])
        yield {
            "personas": list(names),
            "share": share,
            "seed": seed,
            "bits_per_byte": [bits_per_byte(scores, slice(split)), bits_per_byte(scores, slice(split, None))],
            "posts": len(texts),
            "got": judge.shares(first, texts, held_out[first], held_out[second]),
            **machine(),
        }


def table(points: Sequence[Point]) -> str:
    """One Markdown table for each pair of personas."""
    tables = []
    for pair in dict.fromkeys(tuple(point["personas"]) for point in points):
        here = sorted((p for p in points if tuple(p["personas"]) == pair), key=lambda p: p["share"])
        first, second = pair
        rows: list[list[str]] = [
            [
                f"{point['share']:.0%}",
                *(f"{value:.3f}" for value in point["bits_per_byte"]),
                *(f"{point['got'][kind][0]:.0%}" for kind in KINDS),
            ]
            for point in here
        ]
        for number, name in enumerate(pair, 1):
            rows.append([f"real posts of {name}", "", "", *(f"{here[0]['got'][kind][number]:.0%}" for kind in KINDS)])
        header = [f"{first}, asked", f"loss on {first}", f"loss on {second}", f"{first}, got", "got, masked"]
        tables.append(markdown(header, rows))
    return "\n\n".join(tables)


def main() -> None:
    options = parser(__doc__)
    options.add_argument("personas", nargs="*", metavar="PERSONA", help="two personas of one base")
    options.add_argument("--shares", nargs="+", type=float, default=[0, 0.25, 0.5, 0.75, 1], help="of the first one")
    options.add_argument("--posts", type=int, default=100, help="posts to write for each share (100)")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--table", action="store_true", help="print stored points, measure nothing")
    given = options.parse_args()
    file = given.results / "blend.jsonl"
    done = read_lines(file)
    if given.table:
        print(table(done))
        return
    if len(given.personas) != 2:
        sys.exit("Name two personas.")
    with resumable():
        for point in measure(given.personas, given.shares, given.posts, given.seed, done):
            append_line(file, point)
            log(point["share"], point["bits_per_byte"], point["got"])


if __name__ == "__main__":
    main()
