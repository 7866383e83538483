"""Measuring a learning curve: training on more and more of the posts of an account, seed by seed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import personas
from huggingtweets.config import TrainConfig
from huggingtweets.errors import BusyError, StoppedError, TooFewPostsError
from huggingtweets.evaluation.curve import Curve, Point, Stored, conclude, keep, path_of, resume
from huggingtweets.events import Event, Notice, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.library import AccountRow, Library
from huggingtweets.posts import curate, dataset
from huggingtweets.training.prepare import find_accounts
from huggingtweets.training.train import run_key

if TYPE_CHECKING:
    from huggingtweets.models import bases
    from huggingtweets.training import finetune

SMALLEST = 16
"""Posts below which a training says nothing."""

_SCORING = 1 / 3
"""Of the time that training on a post takes: a pass forward, none backward."""

_Done = Mapping[tuple[int, int], Point]
"""Finished trainings by seed and number of posts."""


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
    """Train on more and more of the posts of `handles`, as `train` would, and tell whether more would help.

    For each of `seeds` (from the config's own on) the posts are split as `train` splits them with that seed, and
    trained on in `points` numbers, each time from the base itself: nested random samples, the last being all of them.
    The weights are thrown away. What is measured is kept in the home after every training as the curve `name` (by
    default, the handles joined by "+"); the same call goes on from there, unless `restart`, and one for more seeds or
    points trains only what is missing. Other posts or options start anew. Nothing is tracked.

    Raises TooFewPostsError when there are too few posts for three numbers of them, StoppedError when stopped before
    the first training was over.
    """
    from filelock import FileLock, Timeout

    began = time.monotonic()
    with Library(home) as library:
        rows = find_accounts(library, handles)
        name = personas.check_name(name or personas.default_name(row.handle for row in rows))
        on_event(Stage("Curating posts"))
        texts = [curate.curate(library.posts(row), config.curate).texts for row in rows]
    first = config.finetune.seed
    trials = [_Trial.of(texts, _with_seed(config, seed)) for seed in range(first, first + seeds)]
    for warning in trials[0].split.warnings:
        on_event(Notice(warning, is_warning=True))
    sizes = sizes_of(min(len(trial.split.train) for trial in trials), points)
    path = path_of(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_name(f".{name}.lock"), timeout=0):
            if restart:
                path.unlink(missing_ok=True)
            return _measure(home, name, rows, config, trials, sizes, began, on_event, should_stop)
    except Timeout as error:
        raise BusyError(f"Another process is measuring the curve of {name}. Wait for it.") from error


def sizes_of(most: int, points: int) -> tuple[int, ...]:
    """Up to `points` numbers of posts, evenly spaced in their logarithm from a tenth of `most` (or `SMALLEST`) to it.

    Raises TooFewPostsError when the smallest would be more than half of `most`.
    """
    least = max(SMALLEST, round(most / 10))
    if most < 2 * least:
        raise TooFewPostsError(
            f"Only {most:,} posts are left to train on, and a curve needs {2 * SMALLEST}. Add posts, or keep more of "
            "them: huggingtweets curate HANDLE says what was dropped, and why."
        )
    return tuple(sorted({round(least * (most / least) ** (step / (points - 1))) for step in range(points)}))


def sample(count: int, posts: int, seed: int) -> list[int]:
    """Positions of `posts` of `count` posts, rising: a random sample that holds every smaller one of that seed."""
    order = list(range(count))
    random.Random(f"{seed}:curve").shuffle(order)
    return sorted(order[:posts])


def _with_seed(config: TrainConfig, seed: int) -> TrainConfig:
    return config.model_copy(update={"finetune": config.finetune.model_copy(update={"seed": seed})})


@dataclass(slots=True)
class _Trial:
    """All trainings of one seed: they share the split, and what the base costs on its held-out posts."""

    config: TrainConfig
    split: dataset.Split
    training: list[dataset.TokenizedPost] | None = None
    """Those of `split.train`, once there was a tokenizer."""
    held_out: list[dataset.TokenizedPost] | None = None
    before: finetune.Before | None = None

    @classmethod
    def of(cls, texts: Sequence[Sequence[curate.CuratedPost]], config: TrainConfig) -> _Trial:
        """Raises what `dataset.build` does."""
        return cls(config, dataset.build(texts, config.dataset, config.finetune.seed))

    @property
    def seed(self) -> int:
        return self.config.finetune.seed

    def chosen(self, posts: int) -> list[int]:
        """Positions in `split.train` of the posts that a training on so many sees in an epoch, repeats included."""
        times = self.split.train_repeats
        return [i for i in sample(len(times), posts, self.seed) for _ in range(times[i])]

    def train(self, posts: int, base: bases.Base, on_event: OnEvent, should_stop: Callable[[], bool]) -> Point | None:
        """Train on so many posts. None when stopped on the way."""
        from huggingtweets.models import bases
        from huggingtweets.training import finetune

        began = time.monotonic()
        config = self.config.finetune
        loaded = bases.load(base.folder, device=bases.pick_device(config.device))
        if self.training is None or self.held_out is None:
            self.training, self.held_out = (
                dataset.tokenise(part, loaded.encode, loaded.separator, loaded.context)
                for part in (self.split.train, self.split.validation)
            )
        training = [self.training[i] for i in self.chosen(posts)]
        outcome = finetune.finetune(
            loaded,
            training,
            self.held_out,
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


def _measure(
    home: Path,
    name: str,
    rows: Sequence[AccountRow],
    config: TrainConfig,
    trials: Sequence[_Trial],
    sizes: Sequence[int],
    began: float,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> Curve:
    """Train what is missing, smallest first, keep every result, and conclude."""
    from huggingtweets.models import bases

    base = bases.locate(config.finetune.base, home, on_event)
    keys = {trial.seed: run_key(trial.config, base.sha256, trial.split.fingerprint) for trial in trials}
    done: dict[tuple[int, int], Point] = {}
    if stored := resume(path_of(home, name), keys, on_event):
        done = {(point.seed, point.posts): point for point in (*stored.curve.points, *stored.spare)}
        keys = stored.keys | keys
    missing = [(trial, posts) for trial in trials for posts in sizes if (trial.seed, posts) not in done]
    wanted = len(trials) * len(sizes)
    if missing and len(missing) < wanted:
        on_event(Notice(f"Going on: {wanted - len(missing)} of {wanted} trainings are done."))

    def keep_all() -> Curve:
        so_far = _curve(name, base.name, rows, trials, sizes, done, time.monotonic() - began)
        spare = tuple(point for _, point in sorted(done.items()) if point not in so_far.points)
        whose = tuple({"place": row.platform, "handle": row.handle, "id": row.id} for row in rows)
        keep(home, rows, Stored(accounts=whose, keys=keys, curve=so_far, spare=spare))
        return so_far

    progress = _Progress(missing, on_event)
    for trial, posts in missing:
        progress.begin(trial, posts)
        point = None if should_stop() else trial.train(posts, base, progress, should_stop)
        if point is None:
            if not done:
                raise StoppedError("Stopped before the first training was over: the same command begins anew.")
            break
        done[point.seed, point.posts] = point
        keep_all()
        progress.end(point)
    return keep_all()


def _curve(
    name: str,
    base: str,
    rows: Sequence[AccountRow],
    trials: Sequence[_Trial],
    sizes: Sequence[int],
    done: _Done,
    seconds: float,
) -> Curve:
    """What is known once `done` is measured. The law is fitted to the seeds that are whole: others would tilt it."""
    seeds = tuple(trial.seed for trial in trials)
    points = tuple(done[seed, posts] for seed in seeds for posts in sizes if (seed, posts) in done)
    whole = [seed for seed in seeds if all((seed, posts) in done for posts in sizes)]
    law, twice, sentence = None, None, "So far too little is measured to say whether more posts would help."
    if whole:
        law, twice, sentence = conclude([point for point in points if point.seed in whole], whole)
    return Curve(
        name=name,
        base=base,
        handles=tuple(row.handle for row in rows),
        held_out=min(len(trial.split.validation) for trial in trials),
        seeds=seeds,
        points=points,
        law=law,
        twice=twice,
        sentence=sentence,
        stopped=len(points) < len(seeds) * len(sizes),
        seconds=round(seconds, 2),
    )


class _Progress:
    """Turns the events of single trainings into one stage over all of them, counted in posts trained on.

    A post that is scored counts as `_SCORING`, so that the time to go is right although small trainings score as many
    posts as large ones.
    """

    def __init__(self, missing: Sequence[tuple[_Trial, int]], on_event: OnEvent) -> None:
        self.on_event = on_event
        self.finished = 0.0
        """Of the trainings before this one."""
        self.trained = self.scored = 0.0
        """Of this one."""
        seeds = {trial.seed: trial for trial, _ in missing}
        self.total = sum(self._work(*each) for each in missing)
        self.total += sum(_SCORING * len(trial.split.validation) for trial in seeds.values())  # the base's scores

    @staticmethod
    def _work(trial: _Trial, posts: int) -> float:
        return trial.config.finetune.epochs * (len(trial.chosen(posts)) + _SCORING * len(trial.split.validation))

    def begin(self, trial: _Trial, posts: int) -> None:
        self.epoch_posts = len(trial.chosen(posts))
        self.work = self._work(trial, posts)
        if trial.before is None:
            self.work += _SCORING * len(trial.split.validation)
        self.trained = self.scored = 0.0
        self._say()

    def __call__(self, event: Event) -> None:
        match event:
            case StepDone():
                self.trained = event.step / event.steps * event.epochs * self.epoch_posts
            case Stage() if event.done == event.total:
                self.scored += _SCORING * event.done
            case _:
                return
        self._say()

    def end(self, point: Point) -> None:
        self.finished += self.work  # whole, also where it stopped early
        self.trained = self.scored = 0.0
        self.on_event(
            Notice(
                f"Seed {point.seed}, {point.posts:,} posts: {point.bits_per_byte:.3f} bits per byte, untuned base "
                f"{point.base_bits_per_byte:.3f}"
            )
        )
        self._say()

    def _say(self) -> None:
        done = self.finished + self.trained + self.scored
        self.on_event(Stage("Measuring the curve", round(done), round(self.total), "posts"))
