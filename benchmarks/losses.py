"""Held-out loss of our fine-tuning beside the original recipe and other libraries, account by account.

    python benchmarks/losses.py [--recipe ours original original-bf16 trl trl-packed lora] [--timelines DIR]
        [--account NAME[@POSTS] ...] [--seed 0 ...] [--set KEY=VALUE ...]
    python benchmarks/losses.py --table [--recipe ...] [--account NAME[@POSTS] ...] [--seed 0 ...] [--either]

Trains each recipe on each account from each seed (which decides the split too), a process for each, and writes
benchmarks/results/losses/RECIPE/ACCOUNT-SEED.json. What is there already is not done again, so a long series can be
cut and taken up; delete a file to repeat it, and all of `ours` when its defaults or its arithmetic have changed. DIR
holds a CSV file for each account; without it, the sample account. NASA@200 trains on 200 posts of NASA's, drawn by the
seed, and scores the same held-out posts as NASA.

All get the same token ids and are scored by the same code in float32, each post alone (see `accounts.py`). `ours` is
`finetune` as `train` calls it, `original` is `reference_recipe.py`, the others are `peers.py`. `--set` changes the base
or another setting of each recipe that is named, and the folder says so: "ours,learning_rate=2e-4" (which --recipe
takes as well).

`--table` trains nothing: it prints, as Markdown, the test losses of each account, and their mean, spread and ratio to
the original over the accounts that all recipes have whole. "Best" is the epoch that is best on the validation posts.
With `--either`, a run of the original in bf16 (marked *) stands in where there is none in float32, and the other way
round where only `original-bf16` is named.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from json import loads
from pathlib import Path
from typing import Any, NamedTuple, get_args
from urllib.parse import quote

import peers
import reference_recipe
from accounts import SAMPLE, Curve, Parts, Point, load_base, parts, tokens_of
from huggingtweets.config import FinetuneConfig, parse
from huggingtweets.errors import ConfigError, HuggingTweetsError
from huggingtweets.events import EpochDone, Event, Stage
from huggingtweets.files import write_json
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedModel

RESULTS = Path(__file__).parent / "results" / "losses"
NAMES = ("ours", "original", "original-bf16", *get_args(peers.Peer))
ORIGINALS = ("original", "original-bf16")


class Timeline(NamedTuple):
    """Posts to train on."""

    path: Path
    posts: int | None = None
    """So many of them; None for all."""

    @property
    def account(self) -> str:
        return self.path.stem if self.posts is None else f"{self.path.stem}@{self.posts}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to train, and what is changed of its settings, as typed."""

    name: str
    changes: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str, more: Sequence[str] = ()) -> Recipe:
        """From "NAME,KEY=VALUE,..." and further KEY=VALUE. Raises ConfigError."""
        name, *changes = [*text.split(","), *more]
        if name not in NAMES:
            raise ConfigError(f"There is no recipe {name!r}. Known ones: {', '.join(NAMES)}.")
        pairs = [change.partition("=") for change in changes]
        if wrong := [key for key, equals, value in pairs if not (key and equals and value)]:
            raise ConfigError(f"{wrong[0]!r} is no setting. Write KEY=VALUE, such as learning_rate=2e-4.")
        return cls(name, tuple(sorted({key: value for key, _, value in pairs}.items())))

    def __str__(self) -> str:
        return ",".join([self.name, *(f"{key}={value}" for key, value in self.changes)])

    @property
    def folder(self) -> str:
        return quote(str(self), safe=",=+")

    @property
    def place(self) -> tuple[int, str]:
        """Sorts recipes as they are listed above."""
        return NAMES.index(self.name), str(self)


# --- One run -----------------------------------------------------------------------------------------------------

Train = Callable[[LoadedModel, Parts, Curve], dict[str, Any]]
"""Trains the base in place on the posts, with a point on the curve after each epoch; returns the settings."""


def measure(recipe: Recipe, timeline: Timeline, seed: int) -> dict[str, Any]:
    """Train and score in this process, which should have done nothing else: its peak memory is the run's."""
    settings = dict(recipe.changes)
    base = settings.pop("base", bases.DEFAULT)
    train = train_of(recipe.name, seed, settings)
    about = {"recipe": str(recipe), "account": timeline.account, "seed": seed, **commit()}
    loaded = load_base(base)
    posts = parts(timeline.path, seed, loaded, timeline.posts)
    curve = Curve(loaded, posts, lambda text: print(f"{recipe}: {text}", flush=True))
    config = train(loaded, posts, curve)
    trained = tokens_of(posts.train) * len(curve.epochs)
    return about | {
        "machine": machine(loaded),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "config": {**config, "base": base},
        "split": posts.fingerprint,
        "posts": {name: len(part) for name, part in posts},
        "tokens": {name: tokens_of(part) for name, part in posts},
        "base": {name: value for name, value in shown(curve.base).items() if name.endswith("bits_per_byte")},
        "epochs": [shown(point) for point in curve.epochs],
        "seconds_train": round(curve.seconds, 2),
        "tokens_per_second": round(trained / curve.seconds, 1),
        "peak_megabytes": round(peak_megabytes()),
    }


def train_of(name: str, seed: int, changes: Mapping[str, str]) -> Train:
    """The recipe `name`. Raises ConfigError, as far as it can be told before the base is loaded and scored."""
    if name == "ours":
        return partial(ours, config=parse(FinetuneConfig, {"seed": seed, **changes}))
    if name in ORIGINALS:
        precision = {"precision": "bf16"} if name == "original-bf16" else {}
        if precision and not bases.has_bf16(bases.pick_device("auto")):
            raise ConfigError("This processor has no bf16, which emulated is far too slow: name the recipe `original`.")
        return partial(original, recipe=parse(reference_recipe.Recipe, {"seed": seed, **precision, **changes}))
    peer = next(peer for peer in peers.PEERS if peer == name)
    peers.library("trl")
    return partial(peers.train, peer=peer, seed=seed, changes=changes)


def original(loaded: LoadedModel, posts: Parts, curve: Curve, recipe: reference_recipe.Recipe) -> dict[str, Any]:
    """Train as the original did."""
    reference_recipe.train(loaded, posts, curve, recipe)
    return recipe.model_dump(mode="json")


def ours(loaded: LoadedModel, posts: Parts, curve: Curve, config: FinetuneConfig) -> dict[str, Any]:
    """Fine-tune as `train` does.

    The clock counts the writing of checkpoints and of the best weights, which the others are spared.
    """
    from huggingtweets.training.finetune import finetune, uses_bf16

    def watch(event: Event) -> None:
        if isinstance(event, Stage):  # the only stages are those of scoring
            if event.done == event.total:
                curve.resume()
            else:
                curve.pause()

    with tempfile.TemporaryDirectory() as folder, curve.training():
        finetune(
            loaded,
            posts.train,
            posts.validation,
            config,
            Path(folder),
            key="benchmark",
            on_event=watch,
            on_epoch=lambda done, _: _take(curve, done),
        )
    bf16 = uses_bf16(config, loaded.device.type)
    return config.model_dump(mode="json") | {"precision": "bf16" if bf16 else "fp32"}  # so that `read` tells them apart


def _take(curve: Curve, done: EpochDone) -> None:
    curve.take(done.epoch, done.bits_per_byte)


def shown(point: Point) -> dict[str, Any]:
    """`point` as it is written."""
    return {
        name: value if name == "epoch" else round(value, 2 if name == "seconds" else 5)
        for name, value in asdict(point).items()
        if value is not None
    }


def commit() -> dict[str, Any]:
    """Which code this is, and whether it was changed since; nothing outside a checkout."""

    def git(*words: str) -> str:
        command = ["git", "-C", str(Path(__file__).parents[1]), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    try:
        changed = git("status", "--porcelain", "--", "src", "benchmarks/*.py", "pyproject.toml")
        return {"commit": git("rev-parse", "HEAD"), "dirty": bool(changed)}
    except (OSError, subprocess.CalledProcessError):
        return {"commit": None, "dirty": None}


def machine(loaded: LoadedModel) -> dict[str, Any]:
    """What the run was timed on."""
    import torch

    device = loaded.device.type
    names = [platform.processor() or platform.machine()]
    if (info := Path("/proc/cpuinfo")).exists():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if "model name" in line] or names
    about = {"cpu": names[0], "cores": os.cpu_count(), "threads": torch.get_num_threads(), "torch": torch.__version__}
    return {**about, "device": torch.cuda.get_device_name() if device == "cuda" else device}


def peak_megabytes() -> float:
    """Of this process's memory; a GPU's is its own."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1 << 20)


# --- All runs ----------------------------------------------------------------------------------------------------


def place_of(results: Path, recipe: Recipe, account: str, seed: int) -> Path:
    return results / recipe.folder / f"{account}-{seed}.json"


def run_all(recipes: Sequence[Recipe], timelines: Sequence[Timeline], seeds: Sequence[int], results: Path) -> int:
    """Do what is missing, one process after another. Returns how many failed; the others are done none the less."""
    missing = [
        (recipe, timeline, seed)
        for seed in seeds
        for timeline in timelines
        for recipe in recipes
        if not place_of(results, recipe, timeline.account, seed).exists()
    ]
    print(f"{len(missing)} of {len(seeds) * len(timelines) * len(recipes)} runs to do", flush=True)
    failed = 0
    for recipe, timeline, seed in missing:
        words = ["--one", str(recipe), str(timeline.path), str(timeline.posts or ""), str(seed)]
        # Nothing heavy was imported here: a child's peak memory begins at that of the process that starts it.
        done = subprocess.run(
            [sys.executable, __file__, *words, "--results", str(results)],
            check=False,
            env={**os.environ, "TOKENIZERS_PARALLELISM": "false"},
        )
        if done.returncode:
            failed += 1
            print(
                f"{recipe} on {timeline.account}, seed {seed}, failed with exit code {done.returncode}", file=sys.stderr
            )
    return failed


def timelines_of(folder: Path | None, accounts: Sequence[str] | None) -> list[Timeline]:
    """Those to train on, called NAME or NAME@POSTS. Raises ConfigError when one is not there."""
    found = {path.stem: path for path in sorted(folder.glob("*.csv"))} if folder else {SAMPLE.stem: SAMPLE}
    if not found:
        raise ConfigError(f"There is no CSV file in {folder}: it should hold one for each account.")
    chosen = []
    for account in accounts or found:
        name, at, posts = account.partition("@")
        if name not in found:
            raise ConfigError(f"There is no {name!r} in {folder or 'the package'}: name a folder with --timelines.")
        if at and not (posts.isdecimal() and int(posts)):
            raise ConfigError(f"{account!r} is no account. Write NAME, or NAME@POSTS, such as {name}@200.")
        chosen.append(Timeline(found[name], int(posts) if at else None))
    return chosen


# --- The tables ---------------------------------------------------------------------------------------------------

Run = dict[str, Any]
Unit = tuple[str, int]
"""An account and a seed: the same posts in the same parts."""


def read(results: Path, accounts: Sequence[str] | None, seeds: Sequence[int] | None) -> dict[Recipe, dict[Unit, Run]]:
    """All results, or those of some accounts and seeds.

    Raises ConfigError where they must not be compared: on other posts, or one recipe with other settings.
    """
    runs = dict[Recipe, dict[Unit, Run]]()
    splits, configs = dict[Unit, str](), dict[Recipe, Run]()
    for file in sorted(results.glob("*/[!.]*.json")):
        run = loads(file.read_text(encoding="utf-8"))
        unit = (run["account"], run["seed"])
        if (accounts and unit[0] not in accounts) or (seeds and unit[1] not in seeds):
            continue
        if splits.setdefault(unit, run["split"]) != run["split"]:
            raise ConfigError(
                f"{file} was trained on other posts than an earlier recipe's: the cleaning or the split has changed "
                "since. Delete what is old, and run it again."
            )
        recipe = Recipe.parse(run["recipe"])
        config = run["config"] | {"seed": 0}
        if configs.setdefault(recipe, config) != config:
            raise ConfigError(
                f"{file} was trained with other settings than the same recipe elsewhere: its defaults have changed "
                "since. Delete what is old, and run it again."
            )
        runs.setdefault(recipe, {})[unit] = run
    return runs


def either(runs: dict[Recipe, dict[Unit, Run]], named: Sequence[Recipe]) -> dict[Recipe, dict[Unit, Run]]:
    """The runs of the recipes `named`, those of an original filled up, and marked, from the one in other precision."""
    originals = [of for recipe, of in runs.items() if str(recipe) in ORIGINALS]
    filled = {recipe: dict(runs.get(recipe, {})) for recipe in named}
    for recipe, own in filled.items():
        if str(recipe) in ORIGINALS:
            for of in originals:
                for unit, run in of.items():
                    own.setdefault(unit, run | {"stands_in": True})
    return filled


def last(run: Run) -> Run:
    """The epoch that the recipe ends with."""
    point: Run = run["epochs"][-1]
    return point


def best(run: Run) -> Run:
    """The epoch that is best on the validation posts."""
    point: Run = min(run["epochs"], key=lambda point: point["validation_bits_per_byte"])
    return point


def tables(runs: dict[Recipe, dict[Unit, Run]]) -> str:
    """Both tables. Raises ConfigError when no account has all recipes."""
    recipes = sorted(runs, key=lambda recipe: recipe.place)
    units = sorted({unit for of in runs.values() for unit in of}, key=lambda unit: (unit[0].casefold(), unit[1]))
    several = len({seed for _, seed in units}) > 1
    rows = []
    for unit in units:
        untuned = {of[unit]["base"]["test_bits_per_byte"] for of in runs.values() if unit in of}
        row = [f"{unit[0]}, seed {unit[1]}" if several else unit[0], "/".join(f"{u:.3f}" for u in sorted(untuned))]
        rows.append([*row, *(_both(runs[recipe].get(unit)) for recipe in recipes)])
    text = "Test bits per byte after the last epoch, after the best one (number of that epoch)\n\n"
    text += _markdown(["account", "untuned base", *map(str, recipes)], rows)

    common = [unit for unit in units if all(unit in of for of in runs.values())]
    if not common:
        raise ConfigError(f"{text}\n\nNo account has all of these. Name fewer with --recipe.")
    common = [unit for unit in common if "@" not in unit[0]] or common  # part of a timeline is no account of its own
    accounts = list(dict.fromkeys(account for account, _ in common))
    figures = {
        (recipe, epoch): [
            statistics.fmean(epoch(runs[recipe][unit])["test_bits_per_byte"] for unit in common if unit[0] == account)
            for account in accounts
        ]
        for recipe in recipes
        for epoch in (last, best)
    }
    # Where the original in float32 is not among them, its quicker stand-in takes its place, and the heading says so.
    original = next((recipe for name in ORIGINALS for recipe in recipes if str(recipe) == name), None)
    rows = []
    for (recipe, epoch), values in figures.items():
        mean = statistics.fmean(values)
        deviation = statistics.stdev(values) if len(values) > 1 else None
        row = [str(recipe), epoch.__name__, f"{mean:.4f}"]
        row += ["–", "–"] if deviation is None else [f"{deviation:.4f}", f"{mean + deviation:.4f}"]
        rows.append([*row, *(_ratio(values, figures[original, other]) for other in (last, best) if original)])
    header = ["recipe", "epoch", "mean", "standard deviation", "mean + 1 sd"]
    header += [f"/ {original}, {other.__name__}" for other in (last, best) if original]
    text += f"\n\nOver what all recipes have: accounts {len(accounts)}, runs of each recipe {len(common)}; "
    text += "ratios by account: mean (least to most)\n\n"
    return text + _markdown(header, rows)


def _both(run: Run | None) -> str:
    if run is None:
        return "–"
    mark = "*" if run.get("stands_in") else ""
    return f"{last(run)['test_bits_per_byte']:.3f}, {best(run)['test_bits_per_byte']:.3f} ({best(run)['epoch']}){mark}"


def _ratio(values: Sequence[float], others: Sequence[float]) -> str:
    ratios = [a / b for a, b in zip(values, others, strict=True)]
    return f"{statistics.fmean(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"


def _markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    several: dict[str, Any] = {"nargs": "+", "action": "extend"}
    parser.add_argument("--recipe", **several, help=f"of {', '.join(NAMES)}; for the table, default: all there are")
    parser.add_argument("--timelines", type=Path, metavar="DIR", help="a folder of CSV files")
    parser.add_argument("--account", **several, metavar="NAME[@POSTS]", help="a CSV file's name (all)")
    parser.add_argument("--seed", **several, type=int, help="(0; for the table, all there are)")
    parser.add_argument("--set", **several, default=[], metavar="KEY=VALUE", help="a setting of the recipes named")
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="DIR", help=argparse.SUPPRESS)
    parser.add_argument("--table", action="store_true", help="print what there is, train nothing")
    parser.add_argument("--either", action="store_true", help="fill the original up from its other precision (*)")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)  # of the processes that this one starts
    options = parser.parse_args()
    try:
        if options.one:
            recipe, path, posts, seed = Recipe.parse(options.one[0]), Path(options.one[1]), *options.one[2:]
            timeline = Timeline(path, int(posts) if posts else None)
            run = measure(recipe, timeline, int(seed))
            write_json(place_of(options.results, recipe, timeline.account, int(seed)), run)
            return
        named = [Recipe.parse(text, options.set) for text in options.recipe or []]
        if options.table:
            runs = read(options.results, options.account, options.seed)
            chosen = {recipe: runs[recipe] for recipe in named or runs if recipe in runs}
            if options.either:
                filled = either(runs, named or list(runs))
                chosen = {recipe: of for recipe, of in filled.items() if of}
            if not chosen:
                raise ConfigError(f"There are no such results in {options.results}. Run without --table first.")
            print(tables(chosen))
            return
        recipes = named or [Recipe.parse(text, options.set) for text in ("ours", "original")]
        timelines = timelines_of(options.timelines, options.account)
    except HuggingTweetsError as error:
        sys.exit(str(error))
    try:
        failed = run_all(recipes, timelines, options.seed or [0], options.results)
    except KeyboardInterrupt:
        sys.exit("Stopped; the same command goes on with what is missing.")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
