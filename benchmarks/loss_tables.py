"""The stored runs of `losses.py`: how recipes are named, where a run is stored, and the tables over all runs."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

import peers
from huggingtweets.errors import ConfigError
from huggingtweets.text import plural
from measuring import markdown

ORIGINALS = ("original", "original-bf16")
OURS = ("ours", "reposts")
NAMES = (*OURS, *ORIGINALS, *get_args(peers.Peer))

Run = dict[str, Any]
Unit = tuple[str, int]
"""An account and a seed, which stand for the same posts in the same parts."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to train, and the settings that are changed, as typed."""

    name: str
    changes: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str, more: Sequence[str] = ()) -> Recipe:
        """Parse "NAME,KEY=VALUE,…" and further KEY=VALUE. Raises ConfigError."""
        name, *changes = [*text.split(","), *more]
        if name not in NAMES:
            raise ConfigError(f"There is no recipe {name!r}. Choose one of: {', '.join(NAMES)}.")
        pairs = [change.partition("=") for change in changes]
        if wrong := [key for key, equals, value in pairs if not (key and equals and value)]:
            raise ConfigError(f"{wrong[0]!r} is not a setting. Write KEY=VALUE, such as learning_rate=2e-4.")
        return cls(name, tuple(sorted({key: value for key, _, value in pairs}.items())))

    def __str__(self) -> str:
        return ",".join([self.name, *(f"{key}={value}" for key, value in self.changes)])

    def path(self, results: Path, account: str, seed: int) -> Path:
        """Where the run on `account` with `seed` is stored."""
        return results / quote(str(self), safe=",=+") / f"{account}-{seed}.json"

    @property
    def sort_key(self) -> tuple[int, str]:
        return NAMES.index(self.name), str(self)


Runs = dict[Recipe, dict[Unit, Run]]


def read(results: Path, accounts: Sequence[str] | None, seeds: Sequence[int] | None) -> Runs:
    """All stored runs, or those of some accounts and seeds.

    Raises ConfigError if they cannot be compared: different posts, or one recipe with different settings.
    """
    runs: Runs = {}
    splits, configs = dict[Unit, str](), dict[Recipe, Run]()
    outdated = "Delete the older results and run them again."
    for file in sorted(results.glob("*/[!.]*.json")):
        run = json.loads(file.read_text(encoding="utf-8"))
        unit = (run["account"], run["seed"])
        if (accounts and unit[0] not in accounts) or (seeds and unit[1] not in seeds):
            continue
        if splits.setdefault(unit, run["split"]) != run["split"]:
            raise ConfigError(f"{file} has other posts than another recipe: cleaning or split changed. {outdated}")
        recipe = Recipe.parse(run["recipe"])
        config = run["config"] | {"seed": 0}
        if configs.setdefault(recipe, config) != config:
            raise ConfigError(f"{file} has other settings than the same recipe elsewhere. {outdated}")
        runs.setdefault(recipe, {})[unit] = run
    return runs


def fill_originals(runs: Runs, named: Sequence[Recipe]) -> Runs:
    """The runs of the recipes `named`; missing ones of an original are those in its other precision, marked."""
    originals = [by_unit for recipe, by_unit in runs.items() if str(recipe) in ORIGINALS]
    filled = {recipe: dict(runs.get(recipe, {})) for recipe in named}
    for recipe, own in filled.items():
        if str(recipe) in ORIGINALS:
            for by_unit in originals:
                for unit, run in by_unit.items():
                    own.setdefault(unit, run | {"stands_in": True})
    return {recipe: by_unit for recipe, by_unit in filled.items() if by_unit}


def last(run: Run) -> Run:
    """The last epoch of `run`."""
    point: Run = run["epochs"][-1]
    return point


def best(run: Run) -> Run:
    """The epoch of `run` with the lowest validation loss."""
    point: Run = min(run["epochs"], key=lambda point: point["validation_bits_per_byte"])
    return point


def tables(runs: Runs) -> str:
    """Test losses by account, and their summary over the accounts that all recipes have.

    Raises ConfigError if no account has all recipes.
    """
    recipes = sorted(runs, key=lambda recipe: recipe.sort_key)
    units = sorted({unit for by_unit in runs.values() for unit in by_unit}, key=lambda unit: (unit[0].casefold(), unit))
    text = _by_account(runs, recipes, units)
    common = [unit for unit in units if all(unit in by_unit for by_unit in runs.values())]
    if not common:
        raise ConfigError(f"{text}\n\nNo account has all these recipes. Name fewer with --recipe.")
    common = [unit for unit in common if "@" not in unit[0]] or common  # a part of a timeline is not another account
    return f"{text}\n\n{_summary(runs, recipes, common)}"


def _by_account(runs: Runs, recipes: Sequence[Recipe], units: Sequence[Unit]) -> str:
    several_seeds = len({seed for _, seed in units}) > 1
    rows = []
    for account, seed in units:
        found = [runs[recipe].get((account, seed)) for recipe in recipes]
        untuned = sorted({run["base"]["test_bits_per_byte"] for run in found if run})
        row = [f"{account}, seed {seed}" if several_seeds else account, "/".join(f"{u:.3f}" for u in untuned)]
        rows.append([*row, *map(_last_and_best, found)])
    return "Test bits per byte after the last epoch, after the best epoch (its number)\n\n" + markdown(
        ["account", "untuned base", *map(str, recipes)], rows
    )


def _summary(runs: Runs, recipes: Sequence[Recipe], units: Sequence[Unit]) -> str:
    accounts = list(dict.fromkeys(account for account, _ in units))
    losses = {
        (recipe, epoch): [
            statistics.fmean(epoch(runs[recipe][unit])["test_bits_per_byte"] for unit in units if unit[0] == account)
            for account in accounts
        ]
        for recipe in recipes
        for epoch in (last, best)
    }
    original = next((recipe for name in ORIGINALS for recipe in recipes if str(recipe) == name), None)
    rows = []
    for (recipe, epoch), values in losses.items():
        mean = statistics.fmean(values)
        row = [str(recipe), epoch.__name__, f"{mean:.4f}"]
        if len(values) > 1:
            deviation = statistics.stdev(values)
            row += [f"{deviation:.4f}", f"{mean + deviation:.4f}"]
        else:
            row += ["–", "–"]
        rows.append([*row, *(_ratio(values, losses[original, other]) for other in (last, best) if original)])
    header = ["recipe", "epoch", "mean", "standard deviation", "mean + 1 sd"]
    header += [f"/ {original}, {other.__name__}" for other in (last, best) if original]
    return (
        f"Over what all recipes have: {plural(len(accounts), 'account')}, {plural(len(units), 'run')} of each recipe. "
        "Ratios by account: mean (minimum to maximum)\n\n" + markdown(header, rows)
    )


def _last_and_best(run: Run | None) -> str:
    if run is None:
        return "–"
    mark = "*" if run.get("stands_in") else ""
    return f"{last(run)['test_bits_per_byte']:.3f}, {best(run)['test_bits_per_byte']:.3f} ({best(run)['epoch']}){mark}"


def _ratio(values: Sequence[float], others: Sequence[float]) -> str:
    ratios = [a / b for a, b in zip(values, others, strict=True)]
    return f"{statistics.fmean(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})"
