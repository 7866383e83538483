"""Train a persona: prepare the posts, fine-tune the base, store the result; track the run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import GenerateConfig, TrainConfig
from huggingtweets.errors import StoppedError
from huggingtweets.events import BaseScored, EpochDone, Event, Notice, OnEvent, Sampled, Stage, StepDone, ignore, never
from huggingtweets.files import check_space, delete_folder, disk_errors
from huggingtweets.posts import languages
from huggingtweets.training.prepare import accounts_in_use, find_persona, prepare_posts, tokenize_split
from huggingtweets.training.store import Training, TrainReport, run_facts

if TYPE_CHECKING:
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.tracking import Tracker

_BYTES_PER_WEIGHT = 4 * (2 * 1 + 2 * 3)
"""Disk space: best weights, and a checkpoint of weights and two moments, each old and new while the new is written."""


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
    before the first epoch is done, and BusyError at once if the persona is being trained.
    """
    from huggingtweets.models import bases

    began = time.monotonic()
    on_event = stop_before_steps(on_event, should_stop)
    rows, name = find_persona(home, handles, name)
    folder = home / personas.RUNS / name
    with accounts_in_use(home, f"The training of {name}", rows, owns=[f"training {name}"]):
        prepared = prepare_posts(home, handles, config, name, on_event)
        if restart:
            with disk_errors(folder):
                delete_folder(folder)
        base = bases.locate(config.finetune.base, home, on_event)
        on_event(Stage("Loading the base model"))
        device = bases.pick_device(config.finetune.device)
        loaded = bases.load(base.folder, device=device)
        training = Training(home, config, base, prepared, tokenize_split(prepared.split, loaded))
        is_resumed = folder.exists()
        options = config.model_dump(mode="json", exclude_defaults=True)
        personas.create_run_folder(home, prepared.name, prepared.rows, options)
        report = fit(training, loaded, folder, on_event, should_stop, began=began, is_resumed=is_resumed)
        if not report.record.stopped:
            with disk_errors(folder):
                delete_folder(folder)
    return report


def fit(
    training: Training,
    loaded: LoadedModel,
    folder: Path,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
    *,
    began: float,
    is_resumed: bool = False,
    **start: Any,
) -> TrainReport:
    """Fine-tune `loaded` in `folder`, track that, and store the persona.

    `start` has the arguments of `finetune` for a continued training, which is stored only if it ends.
    Raises StoppedError if there is nothing to store.
    """
    from huggingtweets.models import catalogue
    from huggingtweets.tracking import make_tracker
    from huggingtweets.training.finetune import finetune
    from huggingtweets.writing.starts import usual_starts

    home, config, name, posts = training.home, training.config, training.prepared.name, training.posts
    if config.finetune.method == "full":
        check_space(home, loaded.parameters * _BYTES_PER_WEIGHT, "Training this base")
    for warning in posts.warnings:
        on_event(Notice(warning, is_warning=True))
    load_seconds = time.monotonic() - began
    facts = run_facts(config, training.base.sha256, posts.fingerprint, loaded.device.type)
    languages_of = languages.total(each.languages for each in training.prepared.curated.values())
    sampling = catalogue.suited(GenerateConfig(copies=True, best=False), training.base.name)
    with make_tracker(config.tracking, home, on_event) as tracker:
        training.start_tracking(tracker, facts, resume=is_resumed)
        outcome = finetune(
            loaded,
            posts.train,
            posts.held_out,
            config.finetune,
            folder,
            reposts=posts.reposts,
            key=training.key,
            began=began,
            on_event=_track(
                tracker, loaded, sampling, usual_starts(languages_of), config.finetune.seed, on_event, should_stop
            ),
            should_stop=should_stop,
            **start,
        )
        if outcome.best_folder is None or (start and outcome.stopped):
            is_new = not personas.path_of(home, name).exists()
            result = "There is no persona yet" if is_new else "The persona is unchanged"
            when = "" if start else ", before the end of the first epoch"
            hint = "The next try starts over." if start else ""
            raise StoppedError(f"Stopped at step {outcome.state.step}{when}. {result}.", hint=hint)
        report = training.store(outcome, outcome.best_folder, facts, on_event, load_seconds)
        tracker.finish("stopped" if outcome.stopped else "finished")
    return report


def stop_before_steps(on_event: OnEvent, should_stop: Callable[[], bool]) -> OnEvent:
    """`on_event` that raises StoppedError if asked to stop before the steps begin: loading and scoring take long."""
    is_training = False

    def watch(event: Event) -> None:
        nonlocal is_training
        is_training = is_training or isinstance(event, BaseScored)
        if not is_training and should_stop():
            raise StoppedError("Stopped before the first step.")
        on_event(event)

    return watch


def _track(
    tracker: Tracker,
    loaded: LoadedModel,
    sampling: GenerateConfig,
    starts: Sequence[str],
    seed: int,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> OnEvent:
    """`on_event` that also logs steps and epochs. After each epoch it samples a post for each of `starts`."""

    def track(event: Event) -> None:
        on_event(event)
        if isinstance(event, StepDone):
            metrics = {
                "train/nats_per_token": event.nats_per_token,
                "train/learning_rate": event.learning_rate,
                "train/tokens_per_second": event.tokens_per_second,
            }
            tracker.log(event.step, metrics)
        elif isinstance(event, EpochDone):
            from huggingtweets.writing.sampler import Sampler

            on_event(Stage("Writing sample posts"))
            sampler = Sampler(loaded, sampling)
            samples = [(post.start, post.text) for post in sampler.stream(starts, seed, should_stop=should_stop)]
            on_event(Sampled(event.epoch, tuple(samples)))
            metrics = {
                "epoch": event.epoch,
                "validation/nats_per_token": event.nats_per_token,
                "validation/bits_per_byte": event.bits_per_byte,
            }
            tracker.log(event.step, metrics, samples)

    return track
