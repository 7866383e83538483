"""Which of several candidates to keep: judge ways of choosing on pools of candidates, without a reader.

    python benchmarks/choosing.py --timelines DIR --account NAME ... [--base smollm2] [--posts 160] [--max-posts 800]
        [--temperature 0.9 ...] [--seed 0]
    python benchmarks/choosing.py --table [--account NAME ...] [--ways WAY[@POOLS] ...]
    python benchmarks/choosing.py --blind DIR | --lists DIR [--account NAME ...] [--ways WAY[@POOLS] ...]
        [--read 20] [--seed 0]

The first trains on each account as `train --max-posts` does, and writes `CANDIDATES` posts for each post that
`generate` would show, at each temperature. Each pool is stored in the folder RESULTS/choosing/BASE-POSTS-TEMPERATURE;
stored pools are not written again. The others choose from the pools of that name (smollm2-800-0.9). The table has the
means over the accounts for each way of choosing; after "of", those of held-out real posts. Lengths are relative to
theirs.

--blind writes what each way chooses, shuffled with real posts, and --lists `ROW` posts in a row of each way, for a
reader as in `blind.py`, which counts the verdicts.
"""

from __future__ import annotations

import json
import math
import random
import statistics
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from accounts import load_base
from blind import REAL, REFERENCE, write_lists, write_questions
from huggingtweets import sources
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, GenerateConfig
from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.evaluation.measures.diversity import diversity
from huggingtweets.evaluation.measures.likeness import likeness
from huggingtweets.files import write_json
from huggingtweets.models import catalogue
from huggingtweets.posts import curate, dataset
from huggingtweets.posts.similarity import CopyIndex
from huggingtweets.posts.words import WORD, split_words, word_runs
from huggingtweets.writing.sampler import Sampler
from layers import train
from measuring import log, markdown, parser, resumable

CANDIDATES = 8
POOLS = "smollm2-800-0.9"
VOCABULARY = 49_152  # of SmolLM2, for `against_frequency`
_END = -1
ROW = 30

Pool = dict[str, Any]
"""Texts of `train` and `held out` posts, and `candidates`: for each post a list of [text, nats per token, ids]."""

Account = tuple[Pool, dict[str, list[str]]]
"""Its posts, and those that each way chooses."""


def write_pools(path: Path, given: Any, temperatures: Sequence[float]) -> Iterator[tuple[float, Pool]]:
    """Train on the timeline in `path`, and write the candidates at each of `temperatures`."""
    source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    posted = sorted(source.posts(), key=lambda post: post.created_at or datetime.min.replace(tzinfo=UTC))
    texts = curate.curate(posted, CurateConfig()).texts
    split = dataset.build([texts], DatasetConfig(max_posts=given.max_posts), given.seed)
    parts = {"train": split.train, "held out": split.validation}
    loaded = load_base(given.base)
    train(loaded, parts, FinetuneConfig(base=given.base, seed=given.seed), math.inf)
    known = [post.text for post in split.train]
    for temperature in temperatures:
        sampling = catalogue.suited(GenerateConfig(best=True, temperature=temperature), given.base)
        sampler = Sampler(loaded, sampling, known, CurateConfig())
        candidates: list[list[Any]] = [[] for _ in range(given.posts)]
        for post in sampler.stream([""] * given.posts * CANDIDATES, given.seed):
            candidates[post.row // CANDIDATES].append([post.text, post.nats_per_token, loaded.encode([post.text])[0]])
        yield (
            temperature,
            {
                "train": known,
                "train ids": loaded.encode(known),
                "held out": [post.text for post in split.validation],
                "candidates": candidates,
            },
        )


def mixed(pool: Pool) -> Pool:
    """`pool` with the candidates of each post in random order: they are stored as they end, short ones first."""
    draw = random.Random(0)
    return {**pool, "candidates": [draw.sample(each, len(each)) for each in pool["candidates"] if each]}


# --- Ways of choosing ------------------------------------------------------------------------------------------
# Each gets the candidates of all posts and returns the texts it keeps, one for each post.


def likeliest(count: int) -> Callable[[Pool], list[str]]:
    return lambda pool: [min(each[:count], key=lambda one: one[1])[0] for each in pool["candidates"]]


def every(pool: Pool) -> list[str]:
    """All candidates, as posts of their own."""
    return [one[0] for each in pool["candidates"] for one in each]


def rank(place: int) -> Callable[[Pool], list[str]]:
    """The second likeliest, and so on: 0 for the likeliest."""
    return lambda pool: [
        sorted(each, key=lambda one: one[1])[min(place, len(each) - 1)][0] for each in pool["candidates"]
    ]


def against_frequency(weight: float) -> Callable[[Pool], list[str]]:
    """The likelihood, less `weight` times that of the tokens alone by their frequency.

    At 1, SLOR (Pauls & Klein 2012; Lau et al. 2017, https://doi.org/10.1111/cogs.12414).
    """

    def choose(pool: Pool) -> list[str]:
        counts = Counter(token for ids in pool["train ids"] for token in [*ids, _END])
        total = counts.total() + VOCABULARY / 2

        def score(one: list[Any]) -> float:
            alone = statistics.fmean(-math.log((counts[token] + 0.5) / total) for token in [*one[2], _END])
            return float(one[1]) - weight * alone

        return [min(each, key=score)[0] for each in pool["candidates"]]

    return choose


def unlike_chosen(
    weight: float, recent: int | None = None, *, itself: bool = False, words: int = 2, count: int = CANDIDATES
) -> Callable[[Pool], list[str]]:
    """The likelihood, less `weight` times the share of runs of `words` words that posts chosen before have.

    Only the `recent` posts chosen last count, if that is given. With `itself`, runs that the candidate itself has twice
    count, too. Chooses among the first `count`.
    """

    def runs_of(text: str) -> Iterator[tuple[str, ...]]:
        return word_runs(split_words(text), words * WORD)

    def choose(pool: Pool) -> list[str]:
        before: deque[set[tuple[str, ...]]] = deque(maxlen=recent)
        chosen = []
        for each in (every[:count] for every in pool["candidates"]):
            seen = set[tuple[str, ...]]().union(*before)

            def score(one: list[Any], seen: set[tuple[str, ...]] = seen) -> float:
                runs = list(runs_of(one[0])) if itself else list(set(runs_of(one[0])))
                return float(one[1]) + weight * (1 - len(set(runs) - seen) / max(1, len(runs)))

            chosen.append(min(each, key=score)[0])
            before.append(set(runs_of(chosen[-1])))
        return chosen

    return choose


def without_passages(choose: Callable[[Pool], list[str]]) -> Callable[[Pool], list[str]]:
    """`choose` among the candidates that share no six words in a row with a training post: `--safe`."""

    def choose_safely(pool: Pool) -> list[str]:
        known = CopyIndex(pool["train"])
        left = [[one for one in each if not known.shares_passage(one[0])] for each in pool["candidates"]]
        return choose({**pool, "candidates": [each for each in left if each]})

    return choose_safely


WAYS: dict[str, Callable[[Pool], list[str]]] = {
    "none chosen": likeliest(1),
    "every": every,
    "likeliest of 2": likeliest(2),
    "likeliest of 4": likeliest(4),
    "likeliest of 8": likeliest(8),
    "second likeliest of 8": rank(1),
    "third likeliest of 8": rank(2),
    "less frequency 0.5": against_frequency(0.5),
    "less frequency 1": against_frequency(1.0),
    "less frequency 1.5": against_frequency(1.5),
    "unlike the last ten 2": unlike_chosen(2.0, 10),
    "unlike the last ten 5": unlike_chosen(5.0, 10),
    "kept": unlike_chosen(5.0, 10, itself=True),  # what `generate` does
    "kept, penalty 2": unlike_chosen(2.0, 10, itself=True),
    "kept, by 3-word runs": unlike_chosen(5.0, 10, itself=True, words=3),
    "kept, penalty 2, by 3-word runs": unlike_chosen(2.0, 10, itself=True, words=3),
    "kept, of 4": unlike_chosen(5.0, 10, itself=True, count=4),
    "kept, by 3-word runs, of 4": unlike_chosen(5.0, 10, itself=True, words=3, count=4),
    "kept, safe": without_passages(unlike_chosen(5.0, 10, itself=True)),
    "none chosen, safe": without_passages(likeliest(1)),
    "unlike all 2": unlike_chosen(2.0),
    "unlike all 3": unlike_chosen(3.0),
    "unlike all 5": unlike_chosen(5.0),
}


# --- Tables ----------------------------------------------------------------------------------------------------


def figures(pool: Pool, chosen: Sequence[str], base: str) -> dict[str, float]:
    """What the judges say of the `chosen` posts."""
    held_out, encode = pool["held out"], load_base(base).encode
    resembles = likeness(chosen, held_out, pool["train"], held_out, [], encode)
    aucs = (resembles.all_auc, resembles.two_sample_auc, resembles.masked_auc)
    varied = diversity(chosen, held_out)
    copied = copying(chosen, pool["train"], held_out, DatasetConfig().near_duplicate)
    return {
        **{name: auc.value for name, auc in zip(("all", "words", "style"), aucs, strict=True) if auc},
        "distinct": varied.distinct_2.value,
        "real distinct": varied.real_distinct_2.value,
        "copied": copied.six_word.value,
        "real copied": copied.human_six_word.value,
        "characters": statistics.fmean(map(len, chosen)) / statistics.fmean(map(len, held_out)),
    }


def table(accounts: Mapping[str, Account], given: Any) -> str:
    rows = []
    for way in given.ways:
        found = [figures(pool, chosen[way], given.base) for pool, chosen in accounts.values()]
        means = {name: statistics.fmean(each[name] for each in found) for name in found[0]}
        aucs = [f"{means[name]:.3f}" for name in ("all", "words", "style")]
        distinct = f"{means['distinct']:.0%} of {means['real distinct']:.0%}"
        copied = f"{means['copied']:.1%} of {means['real copied']:.1%}"
        rows.append([way, *aucs, distinct, copied, f"{means['characters']:.2f}"])
    judged = ["told apart (AUC)", "by words", "by style", "distinct 2-word runs", "6-word runs copied", "length"]
    return f"{len(accounts)} accounts\n\n{markdown(['kept', *judged], rows)}"


# --- Readers ---------------------------------------------------------------------------------------------------


def write_posts(accounts: Mapping[str, Account], count: int, seed: int, folder: Path) -> None:
    """`count` posts of each way at random, shuffled with real ones."""
    sides = {}
    for name, (pool, chosen) in accounts.items():
        draw = random.Random(seed)
        held_out = draw.sample(pool["held out"], len(pool["held out"]))
        places = draw.sample(range(min(map(len, chosen.values()))), count)
        written = {way: [texts[place] for place in places] for way, texts in chosen.items()}
        sides[name] = (held_out[count:][:REFERENCE], {REAL: held_out[:count], **written})
    write_questions(sides, seed, folder)


def write_rows(accounts: Mapping[str, Account], seed: int, folder: Path) -> None:
    """`ROW` posts in a row of each way, as lists side by side."""
    sides = {}
    for name, (pool, chosen) in accounts.items():
        reference = random.Random(seed).sample(pool["held out"], REFERENCE)
        sides[name] = (reference, {way: texts[:ROW] for way, texts in chosen.items()})
    write_lists(sides, seed, folder)


def read_accounts(given: Any) -> dict[str, Account]:
    """The stored pools, and what each of `given.ways` chooses, of the accounts that have a pool for all ways."""
    found: dict[str, dict[str, tuple[Pool, list[str]]]] = {}
    for way in given.ways:
        name, _, pool = way.partition("@")
        if name not in WAYS:
            sys.exit(f"There is no way {name!r}. Ways: {', '.join(WAYS)}")
        files = sorted(Path(given.results, "choosing", pool or POOLS).glob("*.json"))
        wanted = [file for file in files if file.stem in given.account or not given.account]
        pools = {file.stem: mixed(json.loads(file.read_text("utf-8"))) for file in wanted}
        found[way] = {account: (pool, WAYS[name](pool)) for account, pool in pools.items()}
    first = found[given.ways[0]]
    complete = [account for account in first if all(account in each for each in found.values())]
    if not complete:
        sys.exit(f"{given.results} has no account with pools for all of these ways.")
    return {
        account: (first[account][0], {way: each[account][1] for way, each in found.items()}) for account in complete
    }


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", nargs="+", default=[], metavar="NAME")
    options.add_argument("--base", default="smollm2", metavar="NAME", help="base to train (smollm2)")
    options.add_argument("--posts", type=int, default=160, metavar="N", help="posts to choose (160)")
    options.add_argument("--max-posts", type=int, default=800, metavar="N", help="latest posts to train on (800)")
    options.add_argument("--temperature", type=float, nargs="+", default=[0.9], metavar="X", help="(0.9)")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--table", action="store_true", help="judge stored pools, train nothing")
    options.add_argument("--blind", type=Path, metavar="DIR", help="write posts of stored pools for a reader")
    options.add_argument("--lists", type=Path, metavar="DIR", help="write lists of ten for a reader")
    options.add_argument("--ways", nargs="+", default=list(WAYS), metavar="WAY[@POOLS]")
    options.add_argument("--read", type=int, default=20, metavar="N", help="posts of each way for the reader (20)")
    given = options.parse_args()
    if given.table or given.blind or given.lists:
        accounts = read_accounts(given)
        if given.table:
            print(table(accounts, given))
        if given.blind:
            write_posts(accounts, given.read, given.seed, given.blind)
        if given.lists:
            write_rows(accounts, given.seed, given.lists)
        return
    if not (given.timelines and given.account):
        sys.exit("Name the folder of the timelines with --timelines, and accounts with --account.")
    with resumable():
        for name in given.account:
            files = {
                each: Path(given.results, "choosing", f"{given.base}-{given.max_posts}-{each}", f"{name}.json")
                for each in given.temperature
            }
            missing = [temperature for temperature, file in files.items() if not file.exists()]
            for temperature, pool in write_pools(given.timelines / f"{name}.csv", given, missing) if missing else ():
                write_json(files[temperature], pool)
                log(files[temperature], "is stored")


if __name__ == "__main__":
    main()
