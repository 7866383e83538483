"""Train a persona: prepare the posts, fine-tune the base, store the result; track the run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import BusyError, DamagedFileError, DiskFullError, NotFoundError, StoppedError
from huggingtweets.events import EpochDone, Event, Notice, OnEvent, Sampled, Stage, StepDone, ignore, never
from huggingtweets.personas.record import RunFacts, RunRecord
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import Curated
from huggingtweets.text import bits
from huggingtweets.training.prepare import PreparedPosts, prepare_posts, tokenize_split
from huggingtweets.training.store import run_facts, run_key, run_record, store_persona, train_json

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.tracking import Tracker

_BYTES_PER_WEIGHT = 4 * (2 * 1 + 2 * 3)
"""Disk space: best weights, and a checkpoint of weights and two moments, each old and new while the new is written."""


@dataclass(frozen=True, slots=True)
class TrainReport:
    """The result of a finished or stopped training."""

    name: str
    path: Path
    record: RunRecord
    curated: dict[str, Curated]
    """By handle as spelled in the library."""

    def as_json(self) -> dict[str, Any]:
        """The object that `train --json` prints (docs/json.md)."""
        return train_json(self.record, self.path)


def train(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    *,
    name: str | None = None,
    restart: bool = False,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> TrainReport:
    """Fine-tune a base on the posts of `handles` into the persona `name` (default: the handles joined by "+").

    An interrupted run with the same posts and options is resumed, unless `restart`. Raises StoppedError when stopped
    before the first epoch is done.
    """
    from filelock import FileLock, Timeout

    began = time.monotonic()
    prepared = prepare_posts(home, handles, config, name, on_event)
    folder = home / personas.RUNS / prepared.name
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder.with_name(f".{prepared.name}.lock"), timeout=0):
            if restart:
                shutil.rmtree(folder, ignore_errors=True)
            record, path = _finetune_and_store(home, prepared, config, began, on_event, should_stop)
    except Timeout as error:
        raise BusyError(
            f"Another process is training {prepared.name}.",
            hint="Wait for it to finish, or set {option} to another name.",
            option="name",
        ) from error
    return TrainReport(prepared.name, path, record, prepared.curated)


def _finetune_and_store(
    home: Path,
    prepared: PreparedPosts,
    config: TrainConfig,
    began: float,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> tuple[RunRecord, Path]:
    """Fine-tune the base on prepared posts and store the persona. Returns its record and folder."""
    from huggingtweets.models import bases
    from huggingtweets.tracking import make_tracker
    from huggingtweets.training.finetune import finetune

    base = bases.locate(config.finetune.base, home, on_event)
    on_event(Stage("Loading the base model"))
    device = bases.pick_device(config.finetune.device)
    loaded = bases.load(base.folder, device=device)
    loaded.set_generation_defaults()
    _check_disk_space(home, loaded.parameters * _BYTES_PER_WEIGHT)
    posts = tokenize_split(prepared.split, loaded)
    for warning in posts.warnings:
        on_event(Notice(warning, is_warning=True))
    load_seconds = time.monotonic() - began

    key = run_key(config, base.sha256, prepared.split.fingerprint)
    is_resumed = (home / personas.RUNS / prepared.name).exists()
    folder = personas.create_run_folder(home, prepared.name, prepared.rows)
    facts = run_facts(config, base.sha256, prepared.split.fingerprint, device)
    with make_tracker(config.tracking, home, on_event) as tracker:
        start_tracking(tracker, prepared, facts, base, key, resume=is_resumed)
        outcome = finetune(
            loaded,
            posts.train,
            posts.held_out,
            config.finetune,
            folder,
            key=key,
            on_event=_track_steps(tracker, on_event),
            on_epoch=_track_epochs(tracker, loaded, config.finetune.seed, on_event),
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            is_new = not personas.path_of(home, prepared.name).exists()
            result = "There is no persona yet" if is_new else "The persona is unchanged"
            raise StoppedError(
                f"Stopped at step {outcome.state.step}, before the end of the first epoch. {result}.",
                hint="Train again to resume.",
            )
        total_seconds = time.monotonic() - began
        record = run_record(
            prepared,
            base.name,
            posts,
            outcome,
            config,
            facts,
            load_seconds=load_seconds,
            total_seconds=total_seconds,
        )
        _warn_if_worse(home, prepared.name, outcome.best.bits_per_byte, on_event)
        path = store_persona(home, prepared, config, outcome.best_folder, record)
        if not outcome.stopped:
            shutil.rmtree(folder, ignore_errors=True)
        tracker.finish("stopped" if outcome.stopped else "finished", path)
    return record, path


def _check_disk_space(home: Path, needed: int) -> None:
    """Raise DiskFullError unless `needed` bytes are free in `home`."""
    free = shutil.disk_usage(home).free
    if free < needed:
        raise DiskFullError(
            f"Training this base needs up to {needed / 1e9:.1f} GB in {home}, but only {free / 1e9:.1f} GB are free.",
            hint="Free some space, or set HUGGINGTWEETS_HOME to a folder on a larger disk.",
        )


def _warn_if_worse(home: Path, name: str, bits_per_byte: float, on_event: OnEvent) -> None:
    """Warn when the persona about to be replaced has a lower held-out loss, even if on other posts."""
    try:
        earlier = personas.find(home, name).record.after
    except (NotFoundError, DamagedFileError):
        return
    if earlier and earlier.bits_per_byte < 0.99 * bits_per_byte:
        on_event(
            Notice(
                f"This persona replaces an earlier {name} with a lower held-out loss: {bits(bits_per_byte)} bits per "
                f"byte now, {bits(earlier.bits_per_byte)} before.",
                is_warning=True,
                hint="To keep both, set {option} to another name.",
                option="name",
            )
        )


def start_tracking(
    tracker: Tracker, prepared: PreparedPosts, facts: RunFacts, base: Base, key: str, *, resume: bool
) -> None:
    """Start the tracked run, with its options, posts and base."""
    tracker.start(prepared.name, facts.as_json(), run_id=key[:16], resume=resume)
    tracker.lineage(
        handles=[row.handle for row in prepared.rows],
        posts={
            label: {"read": each.read, "kept": each.kept, "fingerprint": dataset.fingerprint_of_texts(each.texts)}
            for label, each in prepared.curated.items()
        },
        fingerprint=prepared.split.fingerprint,
        base=base.name,
        base_sha256=base.sha256,
    )


def epoch_metrics(done: EpochDone) -> dict[str, float]:
    """The metrics of an epoch, by their names in the tracker."""
    return {
        "epoch": done.epoch,
        "validation/nats_per_token": done.nats_per_token,
        "validation/bits_per_byte": done.bits_per_byte,
    }


def _track_steps(tracker: Tracker, on_event: OnEvent) -> OnEvent:
    """`on_event`, which also logs every step."""

    def track(event: Event) -> None:
        if isinstance(event, StepDone):
            metrics = {
                "train/nats_per_token": event.nats_per_token,
                "train/learning_rate": event.learning_rate,
                "train/tokens_per_second": event.tokens_per_second,
            }
            tracker.step(event.step, metrics)
        on_event(event)

    return track


def _track_epochs(
    tracker: Tracker, loaded: LoadedModel, seed: int, on_event: OnEvent
) -> Callable[[EpochDone, int], None]:
    """An `on_epoch` that logs the validation and sample posts: one for each of the usual starts, copies included."""

    def track(done: EpochDone, step: int) -> None:
        from huggingtweets.writing.sampler import USUAL_STARTS, Sampler

        on_event(Stage("Writing sample posts"))
        sampler = Sampler(loaded, GenerateConfig(copies=True))
        samples = [(post.start, post.text) for post in sampler.stream(USUAL_STARTS, seed)]
        on_event(Sampled(done.epoch, tuple(samples)))
        tracker.epoch(step, epoch_metrics(done), samples)

    return track
