"""Shuffle real posts and those that personas write under several settings, for a reader who judges them blind.

    python benchmarks/blind.py PERSONA ... --settings "" "best=true" "temperature=0.7" [--posts 20] [--seed 0] --out DIR
    python benchmarks/blind.py --count --out DIR

The first writes DIR/posts.md for the reader, who must not see DIR/key.json. It adds real held-out posts, as many as a
setting has, and 30 others of each account for reference. The reader writes DIR/verdicts.json: for each post
{"PERSONA:NUMBER": [sensible, in the account's voice]}, both 0 or 1.

It also writes DIR/lists.md: the same posts of each setting as lists of ten, side by side, with DIR/lists-key.json. For
each comparison, a reader writes into DIR/lists.json {"PERSONA:NUMBER": {"order": "BAC", "repeats": {"A": 0, ...}}}: the
best list first, and how many posts of a list repeat an earlier one of it.

The second prints the counts of both, as far as they are there.
"""

from __future__ import annotations

import json
import random
import statistics
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from huggingtweets.config import GenerateConfig, parse
from huggingtweets.files import home
from huggingtweets.library import Library
from huggingtweets.writing.write import Writer
from measuring import log, markdown, parser

REFERENCE = 30
LIST = 10
REAL = "real posts"


def posts_of(name: str, settings: list[str], count: int, seed: int) -> tuple[list[str], dict[str, list[str]]]:
    """Reference posts, and the posts to judge by side."""
    with Library(home()) as library:
        held_out = [post.text for post in library.run_posts(name, "validation")]
    random.Random(seed).shuffle(held_out)
    sides = {REAL: held_out[:count]}
    for setting in settings:
        values: dict[str, Any] = dict(each.split("=", 1) for each in setting.split())
        writer = Writer(home(), name, parse(GenerateConfig, values), device="cpu")
        sides[setting or "defaults"] = [post.text for post in writer.stream("", count, seed)]
        log(f"{name}: {setting or 'defaults'}")
    return held_out[count : count + REFERENCE], sides


def make(names: list[str], settings: list[str], count: int, seed: int, folder: Path) -> None:
    """Write the posts, shuffled and as lists, and the keys."""
    posts = {name: posts_of(name, settings, count, seed) for name in names}
    write_questions(posts, seed, folder)
    write_lists(posts, seed, folder)


def write_questions(posts: dict[str, tuple[list[str], dict[str, list[str]]]], seed: int, folder: Path) -> None:
    """Write the `posts` of each account, as `posts_of` returns them, and the key with the sides of each."""
    lines, key = [], defaultdict(list)
    for name, (reference, sides) in posts.items():
        lines += [f"## {name}", "", "Real posts, for reference:", "", *(f"- {text!r}" for text in reference), ""]
        texts = list({text for side in sides.values() for text in side})
        random.Random(seed).shuffle(texts)
        for number, text in enumerate(texts):
            key[f"{name}:{number}"] = [side for side, written in sides.items() if text in written]
            lines.append(f"{number}. {text!r}")
        lines.append("")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "posts.md").write_text("\n".join(lines), encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key), encoding="utf-8")


def write_lists(posts: dict[str, tuple[list[str], dict[str, list[str]]]], seed: int, folder: Path) -> None:
    """Write the `posts` of each side but real ones as lists of `LIST`, in random order of the sides."""
    draw, lines, key = random.Random(seed), list[str](), {}
    for name, (reference, sides) in posts.items():
        written = {side: texts for side, texts in sides.items() if side != REAL}
        lines += [f"# {name}", "", "Real posts:", "", *(f"- {text!r}" for text in reference[:LIST]), ""]
        for number in range(min(map(len, written.values())) // LIST):
            order = dict(zip("ABCDEFGH", draw.sample(list(written), len(written)), strict=False))
            key[f"{name}:{number}"] = order
            for letter, side in order.items():
                own = written[side][LIST * number :][:LIST]
                lines += [f"## {name}:{number}:{letter}", "", *(f"- {text!r}" for text in own), ""]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lists.md").write_text("\n".join(lines), encoding="utf-8")
    (folder / "lists-key.json").write_text(json.dumps(key), encoding="utf-8")


def count_lists(folder: Path) -> str:
    """The mean place of each side, how often it is first, and how many of its posts repeat one of their list."""
    key, verdicts = (json.loads((folder / name).read_text("utf-8")) for name in ("lists-key.json", "lists.json"))
    places, repeats = defaultdict(list), Counter[str]()
    for comparison, verdict in verdicts.items():
        for place, letter in enumerate(verdict["order"], 1):
            places[key[comparison][letter]].append(place)
            repeats[key[comparison][letter]] += verdict["repeats"][letter]
    rows = [
        [side, len(each), f"{statistics.fmean(each):.2f}", each.count(1), f"{repeats[side]} of {LIST * len(each)}"]
        for side, each in places.items()
    ]
    return markdown(["side", "lists", "mean place", "first", "posts that repeat"], rows)


def count_verdicts(folder: Path) -> str:
    """The counts as a table."""
    key, verdicts = (json.loads((folder / name).read_text("utf-8")) for name in ("key.json", "verdicts.json"))
    found: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for post, sides in key.items():
        for side in sides:
            found[post.rpartition(":")[0], side].append(verdicts[post])
    rows = [
        [name, side, len(each), sum(sensible for sensible, _ in each), sum(all(verdict) for verdict in each)]
        for (name, side), each in sorted(found.items())
    ]
    return markdown(["persona", "side", "posts", "sensible", "and in voice"], rows)


def main() -> None:
    options = parser(__doc__, writes=False)
    options.add_argument("personas", nargs="*")
    options.add_argument(
        "--settings", nargs="+", default=[""], metavar="KEY=VALUE", help="of GenerateConfig, a side each"
    )
    options.add_argument("--posts", type=int, default=20)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--out", type=Path, required=True, metavar="DIR")
    options.add_argument("--count", action="store_true", help="count the verdicts")
    given = options.parse_args()
    if given.count:
        for file, count in (("verdicts.json", count_verdicts), ("lists.json", count_lists)):
            if (given.out / file).exists():
                print(count(given.out), end="\n\n")
    else:
        make(given.personas, given.settings, given.posts, given.seed, given.out)


if __name__ == "__main__":
    main()
