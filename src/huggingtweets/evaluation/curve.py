"""Learning curves: held-out loss by number of training posts, and whether more posts would help."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from huggingtweets import personas
from huggingtweets.config import TrainConfig
from huggingtweets.errors import BusyError, DamagedFileError, NotFoundError, StoppedError, TooFewPostsError
from huggingtweets.evaluation.measures.power_law import FEWEST_SEEDS, Law, Prediction, fit, predict_twice
from huggingtweets.events import BaseScored, Event, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.files import write_json
from huggingtweets.intervals import Number
from huggingtweets.library import AccountRow, Library
from huggingtweets.posts import dataset
from huggingtweets.result import Result
from huggingtweets.text import bits, percent, plural
from huggingtweets.training.prepare import curate_accounts, tokenize_posts
from huggingtweets.training.store import run_key

if TYPE_CHECKING:
    from huggingtweets.models import bases

FEWEST_POSTS = 16
"""The smallest training. With fewer posts the loss is mostly noise."""

A_LITTLE, A_LOT = 0.01, 0.04
"""If doubling the posts lowers the loss by these shares, more posts "help a little" or "help a lot"."""

_NOTHING = 0.0005
"""Smaller reductions are shown as 0.0%."""

_UNREADABLE = (OSError, ValueError, RecursionError)


class Point(Result):
    """One training on `posts` posts drawn by `seed`. Losses are on that seed's held-out posts."""

    posts: Annotated[int, Field(gt=0)]
    seed: int
    bits_per_byte: Number
    nats_per_token: Number
    base_bits_per_byte: Number
    """Of the untuned base."""
    seconds: Number


class Curve(Result):
    """What `curve --json` prints: the measured points of some accounts and the conclusion."""

    name: str
    base: str
    handles: tuple[str, ...]
    held_out: int
    """Held-out posts. Where the seeds differ, the smallest number."""
    seeds: tuple[int, ...]
    points: tuple[Point, ...]
    """Ordered by seed, then by number of posts."""
    law: Law | None
    """In bits per byte. None until all points of a seed are measured."""
    twice: Prediction | None
    """For twice as many posts. None if there are too few points to estimate the noise."""
    sentence: str
    stopped: bool
    """Some trainings are missing. The same call resumes."""
    seconds: Number
    """Duration of the call that wrote it."""


class Stored(Result):
    """A curve's file. It holds no post's text."""

    format: Literal[1] = 1
    accounts: tuple[dict[str, str | None], ...]
    """Platform ("place"), handle and id. `removal.remove_account` finds an account's curves by them."""
    keys: dict[int, str]
    """By seed: the hash of everything that decides its losses (`run_key`)."""
    curve: Curve
    spare: tuple[Point, ...]
    """Points measured by earlier calls with other numbers of posts. They are reused when asked for again."""


def curve(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    *,
    name: str | None = None,
    points: int = 6,
    seeds: int = 3,
    restart: bool = False,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> Curve:
    """Train on growing samples of the posts of `handles`, and predict the loss with twice as many posts.

    For each of `seeds` seeds, starting with the config's, the posts are split as `train` splits them with that seed.
    `points` nested random samples of the training posts, the last one all of them, each train the base from the start.
    Weights are discarded. Every result is stored at once in the curve `name` (default: the handles joined by "+"). The
    same call resumes unless `restart`, and a call for more seeds or points trains only what is missing. Other posts or
    options start over. Nothing is tracked.

    Raises TooFewPostsError for fewer than `2 * FEWEST_POSTS` training posts, StoppedError when stopped before the first
    training ended, BusyError, and the errors of finding and splitting the posts.
    """
    from filelock import FileLock, Timeout

    from huggingtweets.models import bases

    began = time.monotonic()
    on_event(Stage("Curating posts"))
    accounts = curate_accounts(home, handles, config.curate)
    name = personas.check_name(name or personas.default_name(row.handle for row, _ in accounts))
    texts = [curated.texts for _, curated in accounts]
    first = config.finetune.seed
    trials = []
    for seed in range(first, first + seeds):
        seeded = config.model_copy(update={"finetune": config.finetune.model_copy(update={"seed": seed})})
        trials.append(_Trial(seeded, dataset.build(texts, config.dataset, seed)))
    for warning in trials[0].split.warnings:
        on_event(warning)
    sizes = choose_sizes(min(len(trial.split.train) for trial in trials), points)
    path = path_of(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_name(f".{name}.lock"), timeout=0):
            if restart:
                path.unlink(missing_ok=True)
            base = bases.locate(config.finetune.base, home, on_event)
            measurement = _Measurement(home, name, [row for row, _ in accounts], base, trials, sizes, began)
            return measurement.run(on_event, should_stop)
    except Timeout as error:
        raise BusyError(f"Another process is measuring the curve of {name}.", hint="Wait until it is done.") from error


def choose_sizes(most: int, points: int) -> tuple[int, ...]:
    """Up to `points` numbers of posts from a tenth of `most` (at least `FEWEST_POSTS`) to `most`, on a log scale.

    Raises TooFewPostsError when the smallest would be over half of `most`.
    """
    least = max(FEWEST_POSTS, round(most / 10))
    if most < 2 * least:
        raise TooFewPostsError(
            f"Only {plural(most, 'post')} are left to train on; a curve needs {2 * FEWEST_POSTS}.",
            hint="Add posts, or see which were dropped and why with: {command}",
            command="curate HANDLE",
        )
    return tuple(sorted({round(least * (most / least) ** (step / (points - 1))) for step in range(points)}))


def nested_sample(count: int, posts: int, seed: int) -> list[int]:
    """Sorted positions of a random sample of `posts` out of `count`. It contains all smaller samples of that seed."""
    order = list(range(count))
    random.Random(f"{seed}:curve").shuffle(order)
    return sorted(order[:posts])


@dataclass(slots=True)
class _Trial:
    """The trainings of one seed. They share the split, its token ids and the loss of the base."""

    config: TrainConfig
    split: dataset.Split
    tokens: tuple[list[dataset.TokenizedPost], list[dataset.TokenizedPost]] | None = None
    """Training and held-out posts, once there is a tokenizer."""
    before: BaseScored | None = None

    @property
    def seed(self) -> int:
        return self.config.finetune.seed

    def sample(self, posts: int) -> list[int]:
        """Indices into `split.train` of one epoch on `posts` posts, repeats included."""
        times = self.split.train_repeats
        return [i for i in nested_sample(len(times), posts, self.seed) for _ in range(times[i])]

    def train(self, posts: int, base: bases.Base, on_event: OnEvent, should_stop: Callable[[], bool]) -> Point | None:
        """Train on `posts` posts. None when stopped."""
        from huggingtweets.models import bases
        from huggingtweets.training import finetune

        began = time.monotonic()
        config = self.config.finetune
        loaded = bases.load(base.folder, device=bases.pick_device(config.device))
        if self.tokens is None:
            self.tokens = (tokenize_posts(self.split.train, loaded), tokenize_posts(self.split.validation, loaded))
        train, held_out = self.tokens
        outcome = finetune.finetune(
            loaded,
            [train[i] for i in self.sample(posts)],
            held_out,
            config,
            None,
            before=self.before,
            on_event=on_event,
            should_stop=should_stop,
        )
        if outcome.stopped:
            return None
        self.before = outcome.before
        return Point(
            posts=posts,
            seed=self.seed,
            bits_per_byte=outcome.best.bits_per_byte,
            nats_per_token=outcome.best.nats_per_token,
            base_bits_per_byte=outcome.before.bits_per_byte,
            seconds=round(time.monotonic() - began, 2),
        )


@dataclass(slots=True)
class _Measurement:
    """One call of `curve`: the trainings it asks for and the points known so far."""

    home: Path
    name: str
    rows: Sequence[AccountRow]
    base: bases.Base
    trials: Sequence[_Trial]
    sizes: Sequence[int]
    began: float

    def run(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Curve:
        """Train what is missing, smallest samples first, and store every result."""
        keys = {trial.seed: run_key(trial.config, self.base.sha256, trial.split.fingerprint) for trial in self.trials}
        done: dict[tuple[int, int], Point] = {}
        if stored := _resumable(path_of(self.home, self.name), keys, on_event):
            done = {(point.seed, point.posts): point for point in (*stored.curve.points, *stored.spare)}
            keys = stored.keys | keys
        wanted = [(trial, posts) for trial in self.trials for posts in self.sizes]
        missing = [(trial, posts) for trial, posts in wanted if (trial.seed, posts) not in done]
        if 0 < len(missing) < len(wanted):
            on_event(Notice(f"Resuming: {len(wanted) - len(missing)} of {len(wanted)} trainings are done."))
        total = sum(posts for _, posts in missing)
        finished = 0

        def show(current: float = 0) -> None:
            """Show all trainings as one stage, counted in posts trained on."""
            on_event(Stage("Measuring the curve", finished + round(current), total, "posts"))

        def show_progress(event: Event) -> None:
            if isinstance(event, StepDone):
                show(posts * event.step / event.steps)

        for trial, posts in missing:
            show()
            point = None if should_stop() else trial.train(posts, self.base, show_progress, should_stop)
            if point is None:
                if not done:
                    raise StoppedError("Stopped before the first training ended.", hint="The same command starts over.")
                break
            done[point.seed, point.posts] = point
            self._store(keys, done)
            finished += posts
            on_event(
                Notice(
                    f"Seed {point.seed}, {plural(point.posts, 'post')}: {bits(point.bits_per_byte)} bits per byte "
                    f"(untuned base {bits(point.base_bits_per_byte)})"
                )
            )
            show()
        return self._store(keys, done)

    def _store(self, keys: Mapping[int, str], done: Mapping[tuple[int, int], Point]) -> Curve:
        """Write the curve. Raises NotFoundError, and leaves no file, when an account was removed in the meantime."""
        curve = self._conclude(done)
        stored = Stored(
            accounts=tuple({"place": row.platform, "handle": row.handle, "id": row.id} for row in self.rows),
            keys=dict(keys),
            curve=curve,
            spare=tuple(point for _, point in sorted(done.items()) if point not in curve.points),
        )
        path = path_of(self.home, self.name)
        write_json(path, stored.as_json())
        # Checked after writing: an account removed earlier is noticed here, and a later removal finds the file.
        with Library(self.home) as library:
            known = {row.full_handle for row in library.accounts()}
        for row in self.rows:
            if row.full_handle not in known:
                path.unlink(missing_ok=True)
                raise NotFoundError(
                    f"{row.full_handle} was removed while its curve was measured. The curve is deleted."
                )
        return curve

    def _conclude(self, done: Mapping[tuple[int, int], Point]) -> Curve:
        """The curve so far. Only complete seeds are fitted: the others would bias the law."""
        seeds = tuple(trial.seed for trial in self.trials)
        points = tuple(done[seed, posts] for seed in seeds for posts in self.sizes if (seed, posts) in done)
        complete = [seed for seed in seeds if all((seed, posts) in done for posts in self.sizes)]
        law, twice, sentence = None, None, "Too few trainings are done to say whether more posts would help."
        if complete:
            law, twice, sentence = conclude([point for point in points if point.seed in complete], complete)
        return Curve(
            name=self.name,
            base=self.base.name,
            handles=tuple(row.handle for row in self.rows),
            held_out=min(len(trial.split.validation) for trial in self.trials),
            seeds=seeds,
            points=points,
            law=law,
            twice=twice,
            sentence=sentence,
            stopped=len(points) < len(seeds) * len(self.sizes),
            seconds=round(time.monotonic() - self.began, 2),
        )


def conclude(points: Sequence[Point], seeds: Sequence[int]) -> tuple[Law, Prediction | None, str]:
    """The law fitted to `points`, its prediction for twice as many posts, and the conclusion as a sentence.

    Each of `seeds` must have a point for each number of posts.
    """
    sizes = sorted({point.posts for point in points})
    losses = {(point.seed, point.posts): point.bits_per_byte for point in points}
    law = fit([point.posts for point in points], [point.bits_per_byte for point in points])
    twice = predict_twice(sizes, [[losses[seed, posts] for posts in sizes] for seed in seeds])
    if twice is None:
        return law, None, "These are too few trainings to tell a trend from noise. Measure more seeds or points."
    now = fmean(losses[seed, sizes[-1]] for seed in seeds)
    least, most = 1 - twice.high / now, 1 - twice.low / now
    if twice.gain < _NOTHING:
        sentence = (
            f"The held-out loss does not fall with more posts ({bits(now)} bits per byte with {sizes[-1]:,}), so more "
            f"posts would {'not' if most < A_LITTLE else 'probably not'} help."
        )
        return law, twice, sentence
    rough = f", a rough estimate from {plural(len(seeds), 'seed')}" if len(seeds) < FEWEST_SEEDS else ""
    sentence = (
        f"Twice as many posts ({twice.posts:,}) would lower the held-out loss by about {percent(twice.gain)} "
        f"({percent(least)} to {percent(most)}{rough}), from {bits(now)} to {bits(twice.bits_per_byte)} bits per byte"
    )
    if most >= A_LITTLE and least < _NOTHING:
        return law, twice, f"{sentence}. That may be noise."
    much = "hardly help" if twice.gain < A_LITTLE else "help a little" if twice.gain < A_LOT else "help a lot"
    return law, twice, f"{sentence}: more posts would {much}."


def path_of(home: Path, name: str) -> Path:
    """The file of the curve `name`."""
    return home / personas.CURVES / f"{name}.json"


def load_curve(home: Path, name: str) -> Curve | None:
    """The stored curve `name`, complete or not; None where there is none. Raises DamagedFileError."""
    try:
        stored = _load(path_of(home, name))
    except _UNREADABLE as error:
        raise DamagedFileError(
            f"The learning curve of {name} cannot be read.",
            hint="Measure it again with: {command}",
            command="curve HANDLE",
        ) from error
    return stored.curve if stored else None


def _load(path: Path) -> Stored | None:
    """None where there is no file. Raises one of `_UNREADABLE`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    return Stored.model_validate_json(content)


def _resumable(path: Path, keys: Mapping[int, str], on_event: OnEvent) -> Stored | None:
    """The stored curve if it is of the same posts and options, judged by the `keys` of the seeds in both."""
    try:
        stored = _load(path)
    except _UNREADABLE:
        on_event(Notice("The earlier curve cannot be read. Measuring it again.", is_warning=True))
        return None
    if stored is None:
        return None
    common = stored.keys.keys() & keys.keys()
    if not common or any(stored.keys[seed] != keys[seed] for seed in common):
        on_event(
            Notice("The stored curve was measured with other posts, options or another version. Measuring it again.")
        )
        return None
    return stored
