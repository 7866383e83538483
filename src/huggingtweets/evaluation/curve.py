"""Learning curves: held-out loss by number of training posts, and whether more posts would help."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from huggingtweets import personas
from huggingtweets.config import TrainConfig
from huggingtweets.errors import DamagedFileError, StoppedError, TooFewPostsError
from huggingtweets.evaluation.measures.power_law import FEWEST_SEEDS, Law, Prediction, fit, predict_twice
from huggingtweets.events import BaseScored, Event, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.files import make_folder, read_bytes, write_json
from huggingtweets.intervals import Number
from huggingtweets.library import AccountRow
from huggingtweets.posts import dataset
from huggingtweets.result import Result
from huggingtweets.text import bits, percent, plural
from huggingtweets.training.finetune import WARMUP_STEPS
from huggingtweets.training.prepare import accounts_in_use, curate_accounts, tokenize_posts
from huggingtweets.training.store import run_key

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base

FEWEST_POSTS = 16  # The smallest training. With fewer posts the loss is mostly noise.
A_LITTLE, A_LOT = 0.01, 0.04  # Doubling the posts "helps a little" or "a lot" if it lowers the loss by these shares.
_SHORT = 160  # Trainings on fewer posts have a longer warm-up than in 0.1.0, so such curves of it are measured again.
_NOTHING = 0.0005  # Smaller reductions are shown as 0.0%.


class Point(Result):
    """One training. Losses are on the held-out posts of its seed."""

    posts: Annotated[int, Field(gt=0)]
    seed: int
    bits_per_byte: Number
    nats_per_token: Number
    base_bits_per_byte: Number  # Of the untuned base.
    seconds: Number


class Curve(Result):
    """What `curve --json` prints."""

    name: str
    base: str
    handles: tuple[str, ...]
    held_out: int  # Held-out posts of the seed that has the fewest.
    seeds: tuple[int, ...]
    points: tuple[Point, ...]  # Ordered by seed, then by number of posts.
    law: Law | None  # In bits per byte. None until all points of a seed are measured.
    twice: Prediction | None  # For twice as many posts. None if there are too few points to estimate the noise.
    sentence: str  # The conclusion.
    stopped: bool  # Some trainings are missing. The same call resumes.
    seconds: Number  # Duration of the call that wrote it.


class Stored(Result):
    """A curve's file. It contains no post."""

    format: Literal[1] = 1
    accounts: tuple[dict[str, str | None], ...]  # "place" (platform), handle, id: `removal` finds curves by them.
    keys: dict[int, str]  # The `run_key` of each seed: a hash of everything that decides its losses.
    curve: Curve
    spare: tuple[Point, ...]  # Points for other numbers of posts, from earlier calls. Reused when asked for again.


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

    Each of `seeds` seeds, counted from the config's, splits the posts as `train` does. The base is trained on `points`
    nested samples of the training posts; the last sample has all of them. Weights are discarded, nothing is tracked.

    Every result is stored at once in the curve `name` (default: the handles joined by "+"). The same call resumes. A
    call for more seeds or points trains what is missing. `restart`, other posts or other options start over.

    Raises TooFewPostsError for fewer than `2 * FEWEST_POSTS` training posts, StoppedError when stopped before the first
    training ended, BusyError, and the errors of finding and splitting the posts.
    """
    from huggingtweets.models import bases

    started = time.monotonic()
    on_event(Stage("Curating posts"))
    accounts = curate_accounts(home, handles, config.curate)
    name = personas.check_name(name or personas.default_name(row.handle for row, _ in accounts))
    texts = [curated.texts for _, curated in accounts]
    reposts = [post for _, curated in accounts for post in curated.reposts]
    first = config.finetune.seed
    splits = {seed: dataset.build(texts, config.dataset, seed, reposts=reposts) for seed in range(first, first + seeds)}
    for warning in splits[first].warnings:
        on_event(warning)
    sizes = choose_sizes(min(len(split.train) for split in splits.values()), points)
    path = _path(home, name)
    make_folder(path.parent)
    rows = [row for row, _ in accounts]
    with accounts_in_use(home, f"The learning curve of {name}", rows, owns=[f"curve {name}"]):
        if restart:
            path.unlink(missing_ok=True)
        base = bases.locate(config.finetune.base, home, on_event)
        measurement = _Measurement(home, name, rows, base, config, splits, sizes, started, on_event, should_stop)
        measurement.resume()
        measurement.train_missing()
        return measurement.save()


def choose_sizes(most: int, points: int) -> tuple[int, ...]:
    """Up to `points` numbers of posts from a tenth of `most` (at least `FEWEST_POSTS`) to `most`, on a log scale.

    Raises TooFewPostsError when the smallest would be over half of `most`.
    """
    least = max(FEWEST_POSTS, round(most / 10))
    if most < 2 * least:
        message = f"Only {plural(most, 'post')} are left to train on; a curve needs {2 * FEWEST_POSTS}."
        hint = "Add posts, or see which were dropped and why with: {command}"
        raise TooFewPostsError(message, hint=hint, command="curate HANDLE")
    return tuple(sorted({round(least * (most / least) ** (step / (points - 1))) for step in range(points)}))


def nested_sample(count: int, posts: int, seed: int) -> list[int]:
    """Sorted positions of a random sample of `posts` out of `count`. It contains all smaller samples of that seed."""
    order = list(range(count))
    random.Random(f"{seed}:curve").shuffle(order)
    return sorted(order[:posts])


@dataclass(slots=True)
class _Measurement:
    """One call of `curve`."""

    home: Path
    name: str
    rows: Sequence[AccountRow]
    base: Base
    config: TrainConfig
    splits: Mapping[int, dataset.Split]  # By seed.
    sizes: Sequence[int]
    started: float
    on_event: OnEvent
    should_stop: Callable[[], bool]
    keys: dict[int, str] = field(default_factory=dict)  # As in `Stored`.
    known: dict[tuple[int, int], Point] = field(default_factory=dict)  # By seed and number of posts.

    def resume(self) -> None:
        """Reuse the points of the stored curve if it is of the same posts and options."""
        earlier = {
            seed: run_key(_with_seed(self.config, seed), self.base.sha256, split.fingerprint)
            for seed, split in self.splits.items()
        }
        warmup = f"-{WARMUP_STEPS}" if min(self.sizes) < _SHORT else ""
        self.keys = {seed: key + warmup for seed, key in earlier.items()}
        try:
            stored = _load(self.home, self.name)
        except DamagedFileError:
            self.on_event(Notice("The stored curve cannot be read. Measuring it again.", is_warning=True))
            return
        if stored is None:
            return
        known = {(point.seed, point.posts): point for point in (*stored.curve.points, *stored.spare)}
        if all((seed, posts) in known for seed in self.splits for posts in self.sizes) and earlier == stored.keys:
            self.keys = earlier  # a finished curve of 0.1.0 is shown as it is
        common = stored.keys.keys() & self.keys.keys()
        if not common or any(stored.keys[seed] != self.keys[seed] for seed in common):
            self.on_event(Notice("The stored curve is of other posts, options or another version. Measuring it again."))
            return
        self.keys = stored.keys | self.keys
        self.known = known

    def train_missing(self) -> None:
        """Measure the points that are not known yet, seed by seed, smallest samples first. Store each at once."""
        wanted = [(seed, posts) for seed in self.splits for posts in self.sizes]
        missing = [each for each in wanted if each not in self.known]
        if 0 < len(missing) < len(wanted):
            self.on_event(Notice(f"Resuming: {len(wanted) - len(missing)} of {len(wanted)} trainings are done."))
        finished, total = 0, sum(posts for _, posts in missing)
        base_losses: dict[int, BaseScored] = {}

        def show(done: int) -> None:
            self.on_event(Stage("Measuring the curve", done, total, "posts"))

        def show_step(event: Event) -> None:
            if isinstance(event, StepDone):
                show(finished + round(posts * event.step / event.steps))

        for seed, posts in missing:
            show(finished)
            point = None if self.should_stop() else self._train(seed, posts, base_losses, show_step)
            if point is None and not self.known:
                raise StoppedError("Stopped before the first training ended.", hint="The same command starts over.")
            if point is None:
                return
            self.known[seed, posts] = point
            self.save()
            finished += posts
            loss = f"{bits(point.bits_per_byte)} bits per byte (untuned base {bits(point.base_bits_per_byte)})"
            self.on_event(Notice(f"Seed {seed}, {plural(posts, 'post')}: {loss}"))
            show(finished)

    def _train(self, seed: int, posts: int, base_losses: dict[int, BaseScored], on_event: OnEvent) -> Point | None:
        """One training; None when stopped. `base_losses` remembers the base's loss by seed."""
        from huggingtweets.models import bases
        from huggingtweets.training import finetune

        started = time.monotonic()
        split, config = self.splits[seed], _with_seed(self.config, seed).finetune
        loaded = bases.load(self.base.folder, device=bases.pick_device(config.device))
        sample = [i for i in nested_sample(len(split.train), posts, seed) for _ in range(split.train_repeats[i])]
        outcome = finetune.finetune(
            loaded,
            tokenize_posts([split.train[i] for i in sample], loaded),
            tokenize_posts(split.validation, loaded),
            config,
            None,
            reposts=tokenize_posts(split.reposts, loaded),
            before=base_losses.get(seed),
            on_event=on_event,
            should_stop=self.should_stop,
        )
        if outcome.stopped:
            return None
        base_losses[seed] = outcome.before
        return Point(
            posts=posts,
            seed=seed,
            bits_per_byte=outcome.best.bits_per_byte,
            nats_per_token=outcome.best.nats_per_token,
            base_bits_per_byte=outcome.before.bits_per_byte,
            seconds=round(time.monotonic() - started, 2),
        )

    def save(self) -> Curve:
        """Write the curve so far. Only complete seeds are fitted: the others would bias the law."""
        rows = [[self.known[seed, n] for n in self.sizes if (seed, n) in self.known] for seed in self.splits]
        complete = [row for row in rows if len(row) == len(self.sizes)]
        law, twice, sentence = None, None, "Too few trainings are done to say whether more posts would help."
        if complete:
            law, twice, sentence = conclude(complete)
        curve = Curve(
            name=self.name,
            base=self.base.name,
            handles=tuple(row.handle for row in self.rows),
            held_out=min(len(split.validation) for split in self.splits.values()),
            seeds=tuple(self.splits),
            points=tuple(point for row in rows for point in row),
            law=law,
            twice=twice,
            sentence=sentence,
            stopped=len(complete) < len(rows),
            seconds=round(time.monotonic() - self.started, 2),
        )
        spare = [point for _, point in sorted(self.known.items()) if point not in curve.points]
        accounts = [{"place": row.platform, "handle": row.handle, "id": row.id} for row in self.rows]
        stored = Stored(accounts=tuple(accounts), keys=self.keys, curve=curve, spare=tuple(spare))
        write_json(_path(self.home, self.name), stored.as_json())
        return curve


def _with_seed(config: TrainConfig, seed: int) -> TrainConfig:
    return config.model_copy(update={"finetune": config.finetune.model_copy(update={"seed": seed})})


def conclude(rows: Sequence[Sequence[Point]]) -> tuple[Law, Prediction | None, str]:
    """The law fitted to all points, its prediction for twice as many posts, and the conclusion as a sentence.

    Each of `rows` holds the points of one seed, all rows for the same, rising numbers of posts.
    """
    points = [point for row in rows for point in row]
    law = fit([point.posts for point in points], [point.bits_per_byte for point in points])
    twice = predict_twice([point.posts for point in rows[0]], [[point.bits_per_byte for point in row] for row in rows])
    if twice is None:
        return law, None, "These are too few trainings to tell a trend from noise. Measure more seeds or points."
    now = fmean(row[-1].bits_per_byte for row in rows)
    least, most = 1 - twice.high / now, 1 - twice.low / now
    if twice.gain < _NOTHING:
        help_ = "would not help" if most < A_LITTLE else "would probably not help"
        loss = f"{bits(now)} bits per byte with {rows[0][-1].posts:,}"
        return law, twice, f"The held-out loss does not fall with more posts ({loss}), so more posts {help_}."
    interval = f"{percent(least)} to {percent(most)}"
    if len(rows) < FEWEST_SEEDS:
        interval += f", a rough estimate from {plural(len(rows), 'seed')}"
    sentence = (
        f"Twice as many posts ({twice.posts:,}) would lower the held-out loss by about {percent(twice.gain)} "
        f"({interval}), from {bits(now)} to {bits(twice.bits_per_byte)} bits per byte"
    )
    if most >= A_LITTLE and least < _NOTHING:
        return law, twice, f"{sentence}. That may be noise."
    much = "hardly help" if twice.gain < A_LITTLE else "help a little" if twice.gain < A_LOT else "help a lot"
    return law, twice, f"{sentence}: more posts would {much}."


def _path(home: Path, name: str) -> Path:
    return home / personas.CURVES / f"{name}.json"


def load_curve(home: Path, name: str) -> Curve | None:
    """The stored curve `name`, complete or not; None if there is none. Raises DamagedFileError."""
    stored = _load(home, name)
    return stored.curve if stored else None


def _load(home: Path, name: str) -> Stored | None:
    try:
        return Stored.model_validate_json(read_bytes(_path(home, name)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        message = f"The learning curve of {name} cannot be read."
        raise DamagedFileError(message, hint="Measure it again with: {command}", command="curve HANDLE") from error
