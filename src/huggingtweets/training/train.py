"""From the library to a persona: curate, split, fine-tune, keep, with every run tracked."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import __version__, personas
from huggingtweets.config import RECIPE, GenerateConfig, TrainConfig
from huggingtweets.errors import BusyError, DamagedFileError, DiskFullError, NotFoundError, StoppedError
from huggingtweets.events import EpochDone, Event, Notice, OnEvent, Sampled, Stage, StepDone, ignore, never
from huggingtweets.library import Library, Run, RunPost
from huggingtweets.personas.record import Epoch, Loss, Posts, RunFacts, RunRecord, Seconds, Split
from huggingtweets.posts import curate, dataset
from huggingtweets.training.prepare import PreparedPosts, TokenizedSplit, prepare_posts, tokenize_split

if TYPE_CHECKING:
    from huggingtweets.models import bases
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.tracking import Tracker
    from huggingtweets.training import finetune

_BYTES_PER_WEIGHT = 4 * (2 * 1 + 2 * 3)
"""Best weights and checkpoint (weights and two moments), each old and new at once while the new one is written."""


@dataclass(frozen=True, slots=True)
class TrainReport:
    """A finished (or stopped) training: the numbers users and machines are shown, and those that repeat it."""

    name: str
    path: Path
    record: RunRecord
    curated: dict[str, curate.Curated]
    """By handle as spelled in the library."""

    def as_json(self) -> dict[str, Any]:
        """The object `train --json` prints (documented in docs/json.md)."""
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
    """Fine-tune a base on the posts of `handles` into the persona `name` (by default, the handles joined by "+").

    A run that was cut off goes on where it stopped when called with the same posts and options, unless `restart`.
    Raises StoppedError when stopped before there was anything to keep.
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
            record, path = _learn(home, prepared, config, began, on_event, should_stop)
    except Timeout as error:
        raise BusyError(
            f"Another process is training {prepared.name}. Wait for it, or give this one another name (--name)."
        ) from error
    return TrainReport(prepared.name, path, record, prepared.curated)


def _learn(
    home: Path,
    prepared: PreparedPosts,
    config: TrainConfig,
    began: float,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> tuple[RunRecord, Path]:
    """Train on a split and store the persona. Returns its record and folder."""
    from huggingtweets.models import bases
    from huggingtweets.tracking import tracker as make_tracker
    from huggingtweets.training import finetune

    base = bases.locate(config.finetune.base, home, on_event)
    on_event(Stage("Loading the base model"))
    device = bases.pick_device(config.finetune.device)
    loaded = bases.load(base.folder, device=device)
    loaded.set_generation_defaults()
    _check_space(home, loaded.parameters * _BYTES_PER_WEIGHT)
    posts = tokenize_split(prepared.split, loaded)
    if posts.warnings:
        on_event(Notice(posts.warnings[-1], is_warning=True))
    load_seconds = time.monotonic() - began

    key = run_key(config, base.sha256, prepared.split.fingerprint)
    goes_on = (home / personas.RUNS / prepared.name).exists()
    folder = personas.create_run_folder(home, prepared.name, prepared.rows)
    facts = facts_of(config, base.sha256, prepared.split.fingerprint, device)
    with make_tracker(config.tracking, home, on_event) as tracker:
        begin_tracking(tracker, prepared, facts, base, key, resume=goes_on)
        outcome = finetune.finetune(
            loaded,
            posts.train,
            posts.held_out,
            config.finetune,
            folder,
            key=key,
            on_event=_tracked(tracker, on_event),
            on_epoch=_tracked_epochs(tracker, loaded, config.finetune.seed, on_event),
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            is_new = not (home / personas.PERSONAS / prepared.name).exists()
            left = "there is no persona yet" if is_new else "the persona is as it was"
            raise StoppedError(
                f"Stopped at step {outcome.state.step}, before the first epoch was over: {left}. "
                "The same command goes on from here; --restart begins anew."
            )
        record = record_of(
            prepared,
            base.name,
            posts,
            outcome,
            config,
            facts,
            load_seconds=load_seconds,
            total_seconds=time.monotonic() - began,
        )
        _tell_of_a_better_one(home, prepared.name, outcome.best.bits_per_byte, on_event)
        path = keep(home, prepared, config, outcome.best_folder, record)
        if not outcome.stopped:
            shutil.rmtree(folder, ignore_errors=True)
        tracker.finish("stopped" if outcome.stopped else "finished", path)
    return record, path


def train_json(record: RunRecord, path: Path) -> dict[str, Any]:
    """The object `train --json` prints: `run.json` without `run`, and with the folder, which may move."""
    values = record.as_json()
    del values["run"]
    return {**values, "path": str(path)}


def _tell_of_a_better_one(home: Path, name: str, bits_per_byte: float, on_event: OnEvent) -> None:
    """Say so when the persona that is replaced had a lower loss, be it on other posts."""
    try:
        earlier = personas.find(home, name).record.after
    except (NotFoundError, DamagedFileError):
        return
    if earlier and earlier.bits_per_byte < 0.99 * bits_per_byte:
        on_event(
            Notice(
                f"With {bits_per_byte:.3f} bits per byte held out this one takes the place of an earlier {name}, with "
                f"{earlier.bits_per_byte:.3f}. To keep both, give one another name (--name).",
                is_warning=True,
            )
        )


def begin_tracking(
    tracker: Tracker, prepared: PreparedPosts, facts: RunFacts, base: bases.Base, key: str, *, resume: bool
) -> None:
    """Open the run, with what it is made of."""
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


def keep(
    home: Path,
    prepared: PreparedPosts,
    config: TrainConfig,
    weights: Path,
    record: RunRecord,
) -> Path:
    """Note the run in the library and put its model folder `weights` in the persona's place, which is returned."""
    path = personas.path_of(home, prepared.name)
    config_json = config.model_dump(mode="json")
    result = record.model_dump(mode="json", exclude_unset=True, exclude={"run"})
    run = Run(prepared.name, path, tuple(row.full_handle for row in prepared.rows), record.base, config_json, result)
    # The library first: killed in between, the run folder is still whole, and the same command ends the work.
    with Library(home) as library:
        library.save_run(run, _run_posts(prepared.split))
    personas.save(home, prepared.name, weights, record, move=not record.stopped)
    return path


def run_key(config: TrainConfig, base_sha256: str, fingerprint: str) -> str:
    """Hash of all that decides the weights: what a checkpoint, or a curve, must agree with to be resumed."""
    decides = config.model_dump(mode="json", exclude={"tracking": True, "finetune": {"checkpoint_seconds", "device"}})
    text = json.dumps([RECIPE, decides, base_sha256, fingerprint], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def facts_of(config: TrainConfig, base_sha256: str, fingerprint: str, device: str) -> RunFacts:
    """What repeats a run, apart from the posts, for run.json and the tracker."""
    import torch

    from huggingtweets.training.finetune import uses_bf16

    packages = ("torch", "transformers", "tokenizers", "safetensors")
    return RunFacts(
        config=config.model_dump(mode="json"),
        recipe=RECIPE,
        base_sha256=base_sha256,
        data_fingerprint=fingerprint,
        device=torch.cuda.get_device_name() if device == "cuda" else device,
        precision="bf16 autocast" if uses_bf16(config.finetune, device) else "fp32",
        threads=torch.get_num_threads(),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        versions={
            "huggingtweets": __version__,
            "python": platform.python_version(),
            "platform": f"{sys.platform} {platform.machine()}",
            **{package: version(package) for package in packages},
        },
    )


def _tracked(tracker: Tracker, on_event: OnEvent) -> OnEvent:
    """`on_event`, with every step logged on its way."""

    def watch(event: Event) -> None:
        if isinstance(event, StepDone):
            metrics = {
                "train/nats_per_token": event.nats_per_token,
                "train/learning_rate": event.learning_rate,
                "train/tokens_per_second": event.tokens_per_second,
            }
            tracker.step(event.step, metrics)
        on_event(event)

    return watch


def _tracked_epochs(
    tracker: Tracker, loaded: LoadedModel, seed: int, on_event: OnEvent
) -> Callable[[EpochDone, int], None]:
    """Logs the validation and the sample posts of an epoch."""

    def end_of_epoch(done: EpochDone, step: int) -> None:
        samples = _usual_samples(loaded, seed, on_event)
        on_event(Sampled(done.epoch, tuple(samples)))
        tracker.epoch(step, epoch_metrics(done), samples)

    return end_of_epoch


def epoch_metrics(done: EpochDone) -> dict[str, float]:
    """What a tracker is told of an epoch."""
    return {
        "epoch": done.epoch,
        "validation/nats_per_token": done.nats_per_token,
        "validation/bits_per_byte": done.bits_per_byte,
    }


def _usual_samples(loaded: LoadedModel, seed: int, on_event: OnEvent) -> list[tuple[str, str]]:
    """One post for each of the five usual starts, copies included: to be looked at in the tracker."""
    from huggingtweets.writing.sampler import USUAL_STARTS, Sampler

    on_event(Stage("Writing sample posts"))
    sampler = Sampler(loaded, GenerateConfig(copies=True))
    return [(written.start, written.text) for written in sampler.stream(USUAL_STARTS, seed)]


def record_of(
    prepared: PreparedPosts,
    base: str,
    posts: TokenizedSplit,
    outcome: finetune.Outcome,
    config: TrainConfig,
    facts: RunFacts,
    *,
    load_seconds: float | None = None,
    total_seconds: float,
) -> RunRecord:
    """What `run.json` stores of a training."""
    from huggingtweets.training import finetune

    state, split, curated = outcome.state, prepared.split, prepared.curated
    dropped: Counter[str] = Counter()
    for each in curated.values():
        dropped.update(each.dropped)
    before, best = outcome.before, outcome.best
    seconds = {
        "total": total_seconds,
        "load": load_seconds,
        "train": state.train_seconds,
        "evaluate": state.evaluate_seconds,
    }
    return RunRecord(
        name=prepared.name,
        base=base,
        handles=tuple(row.handle for row in prepared.rows),
        posts=Posts(
            read=sum(each.read for each in curated.values()),
            kept=sum(each.kept for each in curated.values()),
            dropped={reason: n for reason, n in dropped.items() if n},
        ),
        split=Split(
            train=len(split.train),
            validation=len(split.validation),
            method=config.dataset.split,
            seed=config.finetune.seed,
        ),
        before=Loss(nats_per_token=before.nats_per_token, bits_per_byte=before.bits_per_byte),
        after=Loss(nats_per_token=best.nats_per_token, bits_per_byte=best.bits_per_byte),
        best_epoch=state.best_epoch,
        epochs=tuple(
            Epoch(
                epoch=done.epoch,
                train_nats_per_token=done.train_nats_per_token,
                nats_per_token=done.nats_per_token,
                bits_per_byte=done.bits_per_byte,
                seconds=round(done.seconds, 2),
            )
            for done in state.history
        ),
        tokens_per_second=round(state.tokens / state.train_seconds, 1),
        stopped=outcome.stopped,
        batch_size=finetune.batch_size(len(posts.train), config.finetune),
        train_tokens=sum(len(post.ids) - 1 for post in posts.train),
        seconds=Seconds.model_validate({name: round(value, 2) for name, value in seconds.items() if value is not None}),
        warnings=(*(warning.message for warning in split.warnings), *posts.warnings),
        run=facts,
    )


def _run_posts(split: dataset.Split) -> Iterator[RunPost]:
    for part, posts in (("train", split.train), ("validation", split.validation)):
        for post in posts:
            yield RunPost(post.platform, post.id, post.handle, part, post.text)  # type: ignore[arg-type]


def _check_space(home: Path, needed: int) -> None:
    free = shutil.disk_usage(home).free
    if free < needed:
        raise DiskFullError(
            f"Training this base needs up to {needed / 1e9:.1f} GB in {home} while it runs, and {free / 1e9:.1f} GB "
            "are free. Free some space, or set HUGGINGTWEETS_HOME to a folder with room."
        )
