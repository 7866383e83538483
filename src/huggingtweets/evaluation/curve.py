"""The learning curve of an account: held-out loss against the number of training posts, and whether more would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from huggingtweets import personas
from huggingtweets.errors import DamagedFileError, NotFoundError
from huggingtweets.evaluation.measures.power_law import Law, Prediction
from huggingtweets.events import Notice, OnEvent
from huggingtweets.files import write_json
from huggingtweets.library import AccountRow, Library
from huggingtweets.personas.record import Number

A_LITTLE, A_LOT = 0.01, 0.04
"""Shares of the loss that twice as many posts take away: our words for it."""

_NOTHING = 0.0005
"""A smaller share is shown as 0.0%."""

_UNREADABLE = (OSError, ValueError, RecursionError)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Point(_Model):
    """One training, on `posts` posts chosen by `seed`; losses are those of the held-out posts of that seed."""

    posts: Annotated[int, Field(gt=0)]
    seed: int
    bits_per_byte: Number
    nats_per_token: Number
    base_bits_per_byte: Number
    """Of the untuned base."""
    seconds: Number


class Curve(_Model):
    """What was measured for some accounts, and what follows from it."""

    name: str
    base: str
    handles: tuple[str, ...]
    held_out: int
    """Posts that every point was scored on; where the seeds differ, the fewest."""
    seeds: tuple[int, ...]
    points: tuple[Point, ...]
    """In the order they were measured: seed by seed, the fewest posts first."""
    law: Law | None
    """In bits per byte. None as long as no seed is whole."""
    twice: Prediction | None
    """None also where nothing is known of the noise."""
    sentence: str
    stopped: bool
    """Trainings are missing: the same command goes on."""
    seconds: Number
    """Of the call that wrote it."""

    def as_json(self) -> dict[str, Any]:
        """The object `curve --json` prints (documented in docs/json.md)."""
        return self.model_dump(mode="json")


def conclude(points: Sequence[Point], seeds: Sequence[int]) -> tuple[Law, Prediction | None, str]:
    """The law through `points`, what it says of twice as many posts, and that as a sentence to the user.

    Every one of `seeds` must have a point for each number of posts.
    """
    from huggingtweets.evaluation.measures.power_law import FEWEST_SEEDS, fit, predict_twice

    sizes = sorted({point.posts for point in points})
    losses = {(point.seed, point.posts): point.bits_per_byte for point in points}
    law = fit([point.posts for point in points], [point.bits_per_byte for point in points])
    twice = predict_twice(sizes, [[losses[seed, posts] for posts in sizes] for seed in seeds])
    now = fmean(losses[seed, sizes[-1]] for seed in seeds)
    if twice is None:
        return law, None, "So few trainings cannot tell a trend from noise: use more --seeds or --points."
    least, most = 1 - twice.high / now, 1 - twice.low / now
    if twice.gain < _NOTHING:
        said = f"The held-out loss does not fall with the number of posts ({now:.3f} bits per byte with {sizes[-1]:,})"
        doubt = "" if most < A_LITTLE else ", as far as can be told from the noise"
        return law, twice, f"{said}: more posts would not help{doubt}."
    interval = f"{least:.1%} to {most:.1%}"
    if len(seeds) < FEWEST_SEEDS:
        interval += f", a rough guess from {len(seeds)} seed{'' if len(seeds) == 1 else 's'}"
    said = (
        f"Twice as many posts ({twice.posts:,}) would lower the held-out loss by about {twice.gain:.1%} ({interval}), "
        f"from {now:.3f} to {twice.bits_per_byte:.3f} bits per byte"
    )
    if most >= A_LITTLE and least < _NOTHING:
        return law, twice, f"{said}: this cannot be told from the noise."
    much = "hardly help" if twice.gain < A_LITTLE else "help a little" if twice.gain < A_LOT else "help a lot"
    return law, twice, f"{said}: more posts would {much}."


def load_curve(home: Path, name: str) -> Curve | None:
    """The curve `name` as it was last kept, trainings missing or not; None when there is none.

    Raises DamagedFileError when its file cannot be read.
    """
    try:
        stored = _load(path_of(home, name))
    except _UNREADABLE as error:
        raise DamagedFileError(
            f"The learning curve of {name} cannot be read. Measure it again with: huggingtweets curve HANDLE"
        ) from error
    return stored.curve if stored else None


def path_of(home: Path, name: str) -> Path:
    """Where the curve `name` lies, or will."""
    return home / personas.CURVES / f"{name}.json"


class Stored(_Model):
    """What a curve's file holds. No post's text."""

    format: Literal[1] = 1
    accounts: tuple[dict[str, str | None], ...]
    """Place, handle and id of each: `personas.remove` finds by it which curves go with an account."""
    keys: dict[int, str]
    """For each seed, what decides its trainings (see `run_key`)."""
    curve: Curve
    spare: tuple[Point, ...]
    """Finished trainings of the same keys that the last call did not ask for: a later one may."""


def _load(path: Path) -> Stored | None:
    """None when there is no file. Raises one of `_UNREADABLE` when it is not one of ours."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    return Stored.model_validate_json(content)


def keep(home: Path, rows: Sequence[AccountRow], stored: Stored) -> None:
    """Write `stored`. Raises NotFoundError, and leaves no file, when an account was removed meanwhile."""
    path = path_of(home, stored.curve.name)
    write_json(path, stored.model_dump(mode="json"))
    # Checked after writing: whatever removed the account before this saw the file, or we see that it is gone.
    with Library(home) as library:
        there = {row.full_handle for row in library.accounts()}
    for row in rows:
        if row.full_handle not in there:
            path.unlink(missing_ok=True)
            raise NotFoundError(
                f"{row.full_handle} was removed while its curve was measured: the curve is deleted, too."
            )


def resume(path: Path, keys: Mapping[int, str], on_event: OnEvent) -> Stored | None:
    """What lies at `path` when it is of these very posts and options, told by the `keys` of the seeds in both."""
    try:
        stored = _load(path)
    except _UNREADABLE:
        on_event(Notice("The curve measured earlier cannot be read; it is measured anew.", is_warning=True))
        return None
    if stored is None:
        return None
    common = stored.keys.keys() & keys.keys()
    if not common or any(stored.keys[seed] != keys[seed] for seed in common):
        on_event(Notice("The curve measured earlier is of other posts, options or version; it is measured anew."))
        return None
    return stored
