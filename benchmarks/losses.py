"""Compare the held-out loss of our fine-tuning with the original recipe and other libraries, account by account.

    python benchmarks/losses.py [--recipe ours original original-bf16 trl trl-packed lora] [--timelines DIR]
        [--account NAME[@POSTS] ...] [--seed 0 ...] [--set KEY=VALUE ...]
    python benchmarks/losses.py --table [--recipe ...] [--account NAME[@POSTS] ...] [--seed 0 ...] [--either]

Trains each recipe on each account with each seed (which also decides the split), each in a new process, and writes
benchmarks/results/losses/RECIPE/ACCOUNT-SEED.json. Stored runs are not repeated, so an interrupted series resumes.
Delete a file to repeat it, and all of `ours` when defaults or arithmetic have changed.

- DIR holds one CSV file per account; by default the sample account is used. NAME@200 trains on 200 posts of NAME, drawn
  by the seed, and scores the same held-out posts as NAME.
- `ours` is `finetune` as `train` calls it, `reposts` as `train --reposts` does and `original` is `reference_recipe.py`.
  The others are `peers.py`. All get the same token ids and are scored in float32 by the same code, each post alone
  (`accounts.py`).
- `--set` changes settings, or the base, of all named recipes; `--recipe ours,learning_rate=2e-4` those of one. The
  name of the folder includes the changes.

`--table` trains nothing. It prints, in Markdown, the test losses by account, and their mean, spread and ratio to the
original over the accounts that all recipes have. "Best" is the epoch with the lowest validation loss. With `--either`,
missing runs of the original are taken from its other precision and marked *.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from argparse import SUPPRESS
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import peers
import reference_recipe
from accounts import SAMPLE, Curve, Parts, Point, count_tokens, load_base, read_parts
from huggingtweets.config import FinetuneConfig, parse
from huggingtweets.errors import ConfigError, HuggingTweetsError
from huggingtweets.events import EpochDone, Event, Stage
from huggingtweets.files import write_json
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedModel
from loss_tables import NAMES, ORIGINALS, OURS, Recipe, fill_originals, read, tables
from measuring import RESULTS, log, parser, peak_megabytes


class Timeline(NamedTuple):
    """Posts to train on."""

    path: Path
    posts: int | None = None
    """Number of posts to draw; None for all."""

    @property
    def account(self) -> str:
        return self.path.stem if self.posts is None else f"{self.path.stem}@{self.posts}"


# --- One run -----------------------------------------------------------------------------------------------------

Train = Callable[[LoadedModel, Parts, Curve], dict[str, Any]]
"""Trains the base in place, adds each epoch to the curve, and returns the settings."""


def measure(recipe: Recipe, timeline: Timeline, seed: int) -> dict[str, Any]:
    """Train and score in this process, which must be new: its peak memory is recorded."""
    settings = dict(recipe.changes)
    base = settings.pop("base", bases.DEFAULT)
    train = training_of(recipe.name, seed, settings | ({"base": base} if recipe.name in OURS else {}))
    code = commit()
    loaded = load_base(base)
    parts = read_parts(timeline.path, seed, loaded, timeline.posts)
    curve = Curve(loaded, parts, lambda line: print(f"{recipe}: {line}", flush=True))
    config = train(loaded, parts, curve)
    trained = count_tokens(parts.train) * len(curve.epochs)
    return {
        "recipe": str(recipe),
        "account": timeline.account,
        "seed": seed,
        **code,
        "machine": hardware(loaded),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "config": {**config, "base": base},
        "split": parts.fingerprint,
        "posts": {name: len(posts) for name, posts in parts}
        | ({"reposts": len(parts.reposts)} if recipe.name == "reposts" else {}),
        "tokens": {name: count_tokens(posts) for name, posts in parts},
        "base": {name: value for name, value in as_json(curve.base).items() if name.endswith("bits_per_byte")},
        "epochs": [as_json(point) for point in curve.epochs],
        "seconds_train": round(curve.seconds, 2),
        "tokens_per_second": round(trained / curve.seconds, 1),
        "peak_megabytes": round(peak_megabytes()),
    }


def training_of(name: str, seed: int, changes: Mapping[str, str]) -> Train:
    """The training of the recipe `name`. Raises ConfigError before any work if the settings are wrong."""
    if name in OURS:
        config = parse(FinetuneConfig, {"seed": seed, **changes})
        return partial(ours, config=config, with_reposts=name == "reposts")
    if name in ORIGINALS:
        precision = {"precision": "bf16"} if name == "original-bf16" else {}
        if precision and not bases.has_bf16(bases.pick_device("auto")):
            raise ConfigError("This processor has no bf16 arithmetic, and emulation is far too slow. Use `original`.")
        return partial(original, recipe=parse(reference_recipe.Recipe, {"seed": seed, **precision, **changes}))
    peer = next(peer for peer in peers.PEERS if peer == name)
    peers.library("trl")
    return partial(peers.train, peer=peer, seed=seed, changes=changes)


def original(loaded: LoadedModel, parts: Parts, curve: Curve, recipe: reference_recipe.Recipe) -> dict[str, Any]:
    reference_recipe.train(loaded, parts, curve, recipe)
    return recipe.model_dump(mode="json")


def ours(
    loaded: LoadedModel, parts: Parts, curve: Curve, config: FinetuneConfig, *, with_reposts: bool
) -> dict[str, Any]:
    """Fine-tune as `train` does. Unlike the others, its time includes writing checkpoints and the best weights."""
    from huggingtweets.training.finetune import finetune
    from huggingtweets.training.learner import uses_bf16

    def watch(event: Event) -> None:
        if isinstance(event, Stage):  # scoring is the only stage
            if event.done == event.total:
                curve.resume()
            else:
                curve.pause()
        elif isinstance(event, EpochDone):
            curve.add(event.epoch, event.bits_per_byte)

    with tempfile.TemporaryDirectory() as folder, curve.training():
        finetune(
            loaded,
            parts.train,
            parts.validation,
            config,
            Path(folder),
            reposts=parts.reposts if with_reposts else (),
            key="benchmark",
            on_event=watch,
        )
    bf16 = uses_bf16(config, loaded.device.type)
    return config.model_dump(mode="json") | {"precision": "bf16" if bf16 else "fp32"}  # "auto" would hide a difference


def as_json(point: Point) -> dict[str, Any]:
    return {
        name: value if name == "epoch" else round(value, 2 if name == "seconds" else 5)
        for name, value in asdict(point).items()
        if value is not None
    }


def commit() -> dict[str, Any]:
    """The commit of the code, and whether the code has changed since; None outside a checkout."""

    def git(*words: str) -> str:
        command = ["git", "-C", str(Path(__file__).parents[1]), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    try:
        changed = git("status", "--porcelain", "--", "src", "benchmarks/*.py", "pyproject.toml")
        return {"commit": git("rev-parse", "HEAD"), "dirty": bool(changed)}
    except (OSError, subprocess.CalledProcessError):
        return {"commit": None, "dirty": None}


def hardware(loaded: LoadedModel) -> dict[str, Any]:
    """What the run was timed on."""
    import torch

    names = []
    if (info := Path("/proc/cpuinfo")).exists():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if "model name" in line]
    device = loaded.device.type
    return {
        "cpu": names[0] if names else platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "device": torch.cuda.get_device_name() if device == "cuda" else device,
    }


# --- All runs ----------------------------------------------------------------------------------------------------


def run_missing(recipes: Sequence[Recipe], timelines: Sequence[Timeline], seeds: Sequence[int], results: Path) -> int:
    """Do the runs that are not stored yet, one process after another. Returns how many failed."""
    missing = [
        (recipe, timeline, seed)
        for seed in seeds
        for timeline in timelines
        for recipe in recipes
        if not recipe.path(results, timeline.account, seed).exists()
    ]
    print(f"{len(missing)} of {len(seeds) * len(timelines) * len(recipes)} runs to do", flush=True)
    failed = 0
    for recipe, timeline, seed in missing:
        words = ["--one", str(recipe), str(timeline.path), str(timeline.posts or ""), str(seed)]
        # A child's peak memory starts at this process's, so nothing heavy is imported here.
        done = subprocess.run(
            [sys.executable, __file__, *words, "--results", str(results)],
            check=False,
            env={**os.environ, "TOKENIZERS_PARALLELISM": "false"},
        )
        if done.returncode:
            failed += 1
            log(f"{recipe} on {timeline.account}, seed {seed}, failed with exit code {done.returncode}")
    return failed


def find_timelines(folder: Path | None, accounts: Sequence[str] | None) -> list[Timeline]:
    """The timelines named NAME or NAME@POSTS. Raises ConfigError if one does not exist."""
    found = {path.stem: path for path in sorted(folder.glob("*.csv"))} if folder else {SAMPLE.stem: SAMPLE}
    if not found:
        raise ConfigError(f"There is no CSV file in {folder}. Name a folder with one file per account.")
    timelines = []
    for account in accounts or found:
        name, at, posts = account.partition("@")
        if name not in found:
            raise ConfigError(f"There is no account {name!r} in {folder or 'the package'}. Set --timelines.")
        if at and not (posts.isdecimal() and int(posts)):
            raise ConfigError(f"{account!r} is not an account. Write NAME or NAME@POSTS, such as {name}@200.")
        timelines.append(Timeline(found[name], int(posts) if at else None))
    return timelines


def main() -> None:
    options = parser(__doc__, writes=False)
    several: dict[str, Any] = {"nargs": "+", "action": "extend"}
    options.add_argument("--recipe", **several, help=f"of {', '.join(NAMES)} (ours original; for the table, all)")
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", **several, metavar="NAME[@POSTS]", help="CSV file to use (all)")
    options.add_argument("--seed", **several, type=int, help="(0; for the table, all)")
    options.add_argument("--set", **several, default=[], metavar="KEY=VALUE", help="setting of the named recipes")
    options.add_argument("--table", action="store_true", help="print stored runs, train nothing")
    options.add_argument("--either", action="store_true", help="fill in the original from its other precision (*)")
    options.add_argument("--results", type=Path, default=RESULTS / "losses", metavar="DIR", help="folder of the runs")
    options.add_argument("--one", nargs=4, help=SUPPRESS)  # for the processes that this one starts
    given = options.parse_args()
    try:
        if given.one:
            recipe, path, posts, seed = Recipe.parse(given.one[0]), Path(given.one[1]), given.one[2], int(given.one[3])
            timeline = Timeline(path, int(posts) if posts else None)
            run = measure(recipe, timeline, seed)
            write_json(recipe.path(given.results, timeline.account, seed), run)
            return
        named = [Recipe.parse(text, given.set) for text in given.recipe or []]
        if given.table:
            runs = read(given.results, given.account, given.seed)
            named = named or list(runs)
            chosen = fill_originals(runs, named) if given.either else {r: runs[r] for r in named if r in runs}
            if not chosen:
                raise ConfigError(f"There are no such runs in {given.results}. Run without --table first.")
            print(tables(chosen))
            return
        recipes = named or [Recipe.parse(text, given.set) for text in ("ours", "original")]
        timelines = find_timelines(given.timelines, given.account)
    except HuggingTweetsError as error:
        sys.exit(str(error))
    try:
        sys.exit(1 if run_missing(recipes, timelines, given.seed or [0], given.results) else 0)
    except KeyboardInterrupt:
        sys.exit("Interrupted. The same command resumes.")


if __name__ == "__main__":
    main()
