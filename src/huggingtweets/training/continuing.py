"""Continue the training of a persona with new posts, or retrain it once posts that it knows were deleted."""

from __future__ import annotations

import operator
import random
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import TrainConfig, options_of, parse, section
from huggingtweets.defaults import configured
from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.events import BaseScored, Notice, OnEvent, Stage, ignore, never
from huggingtweets.files import disk_errors, make_folder, scratch
from huggingtweets.library import Library, RunPost
from huggingtweets.models import lora, loss
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EarlierRun, RunRecord
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.dataset import Split
from huggingtweets.text import plural
from huggingtweets.training.prepare import accounts_in_use, find_accounts, locate_base, prepare_posts, tokenize_split
from huggingtweets.training.store import Training, TrainReport
from huggingtweets.training.train import fit, stop_before_steps, train

if TYPE_CHECKING:
    from huggingtweets.models.loaded import LoadedModel
    from huggingtweets.training.prepare import TokenizedSplit

RATE = 0.5  # Peak learning rate relative to that of the first training (docs/results.md).
REHEARSED = 1.0  # Old training posts that are seen again, for each new one.
_FREE = {"device", "checkpoint_seconds", "track", "project"}  # Options that may differ from the first training's.
_HISTORY = 1000  # Earlier trainings that `run.json` lists, at most.


def continue_training(
    home: Path,
    name: str,
    given: Mapping[str, Any] | None = None,
    *,
    on_event: OnEvent = ignore,
    should_stop: Callable[[], bool] = never,
) -> TrainReport:
    """Train the persona `name` on the posts of its accounts that it does not know yet, beside some that it knows.

    Keeps the options of its first training: `given` has options by name, and only those of `_FREE` may differ.
    Held-out posts stay held out. The persona is replaced at the end, and stays as it is without new posts. If posts
    that it was trained on were deleted, it is retrained on what remains.

    Raises NotFoundError if the library lacks the posts that it knows, ConfigError for an option that differs,
    BadInputError after an unfinished training, StoppedError when stopped, and what `train` raises.
    """
    from huggingtweets.models import bases

    began = time.monotonic()
    persona = personas.find(home, name)
    handles, known, deleted = _what_it_knows(home, persona)
    config = _options(persona.record, given or {})
    if deleted:
        count, were = plural(deleted, "post"), "was" if deleted == 1 else "were"
        message = f"{count} that {persona.name} was trained on {were} deleted since, so it is retrained on the rest."
        on_event(Notice(message, hint="Weights cannot forget single posts."))
        return train(home, handles, config, name=persona.name, on_event=on_event, should_stop=should_stop)
    on_event = stop_before_steps(on_event, should_stop)
    with Library(home) as library:
        rows = find_accounts(library, handles)
    with accounts_in_use(home, f"The training of {persona.name}", rows, owns=[f"training {persona.name}"]):
        prepared = prepare_posts(home, handles, config, persona.name, on_event, known)
        split = prepared.split
        new = {post.key for post in split.train} - {post.key for post in known}
        if not new:
            return TrainReport(persona.path, persona.record, prepared.curated, new_posts=0)
        epoch = _with_rehearsal(split, new, config.finetune.seed)
        held_out = len(split.validation) - sum(post.part == "validation" for post in known)
        on_event(
            Notice(
                f"{plural(len(new), 'new post')} to train on, beside {len(epoch) - len(new):,} of the known ones; "
                f"{held_out:,} new ones held out."
            )
        )
        base = locate_base(home, persona, on_event)
        on_event(Stage("Loading the base model"))
        loaded = bases.load(base.folder, device=bases.pick_device(config.finetune.device))
        posts = tokenize_split(replace(split, train=epoch, train_repeats=[1] * len(epoch), reposts=[]), loaded)
        with disk_errors(home):
            make_folder(home / personas.RUNS)
        with scratch(home / personas.RUNS) as folder:
            if config.finetune.method == "lora":
                start: dict[str, Any] = {"adapter": lora.read(persona.path)}
            else:
                start = {"before": _score_base(loaded, posts, config, on_event)}
                on_event(Stage("Loading the persona"))
                # A copy: Windows replaces no folder while a file in it is mapped.
                with disk_errors(home):
                    shutil.copytree(persona.path, folder / "start")
                loaded = bases.load(folder / "start", device=loaded.device.type)
            training = Training(home, config, base, prepared, posts, _history(persona.record))
            report = fit(training, loaded, folder, on_event, should_stop, began=began, rate=RATE, **start)
    return replace(report, new_posts=len(new))


def _what_it_knows(home: Path, persona: Persona) -> tuple[tuple[str, ...], list[RunPost], int]:
    """The accounts of `persona`, the posts that it was trained on or that were held out, and how many are deleted."""
    with Library(home) as library:
        run, known = library.find_run(persona.name), library.run_posts(persona.name)
        rows = [row for row in library.accounts() if run and run.name in row.personas]
        deleted = sum(library.trained_on_deleted(row).get(run.name, 0) for row in rows if run)
    handles, record = run.handles if run else (), persona.record
    has_posts = deleted or any(post.part == "train" for post in known)
    if not (record.split and record.run.config and has_posts and len(rows) == len(handles)):
        raise NotFoundError(
            f"{persona.name} cannot be continued: the library does not hold the posts that it was trained on.",
            hint="Retrain it on the posts of today with: {command}",
            command=record.retrain_command,
        )
    if record.blended_from:
        message = f"{persona.name} is a blend, and cannot be continued."
        raise BadInputError(message, hint="Continue its personas, and blend them again.")
    if record.stopped:
        resume = personas.resume_command(home, {"name": persona.name, "accounts": handles})
        message = f"The training of {persona.name} was stopped before its end."
        raise BadInputError(message, hint="Finish it first, with: {command}", command=resume)
    return handles, known, deleted


def _options(record: RunRecord, given: Mapping[str, Any]) -> TrainConfig:
    """The options of the first training, with those `given` that may differ. Raises ConfigError for others."""
    kinds = {name: section(field) for name, field in TrainConfig.model_fields.items()}
    values = {name: record.run.section(kind, name) for name, kind in kinds.items() if kind}
    values["finetune"]["base"] = record.base
    kept = parse(TrainConfig, values)
    config = configured(TrainConfig, given, values)
    for dotted in options_of(TrainConfig):
        value, last = operator.attrgetter(dotted), dotted.rpartition(".")[2]
        if last not in _FREE and value(config) != value(kept):
            before = {True: "on", False: "off"}.get(value(kept), value(kept))
            message = f"{{option}} stays what it was in the first training of {record.name}: {before}."
            raise ConfigError(message, hint="Omit it, or retrain without {option:continue}.", option=last)
    return config


def _with_rehearsal(split: Split, new: set[tuple[str, str, str]], seed: int) -> list[CuratedPost]:
    """One epoch: the `new` posts, and `REHEARSED` times as many of the others, drawn at random."""
    fresh = [post for post in split.one_epoch() if post.key in new]
    others = [post for post in split.one_epoch() if post.key not in new]
    draw = random.Random(f"{seed}:rehearsal:{split.fingerprint}")
    return [*fresh, *draw.sample(others, min(len(others), round(REHEARSED * len(fresh))))]


def _score_base(loaded: LoadedModel, posts: TokenizedSplit, config: TrainConfig, on_event: OnEvent) -> BaseScored:
    from huggingtweets.training.learner import uses_bf16

    bf16 = uses_bf16(config.finetune, loaded.device.type)
    scores = loss.score_loaded(loaded, posts.held_out, "Scoring the untuned base", on_event, bf16=bf16)
    return BaseScored(scores.nats_per_token, scores.bits_per_byte)


def _history(record: RunRecord) -> tuple[EarlierRun, ...]:
    train = record.split.train if record.split else 0
    return (*record.builds_on, EarlierRun(train=train, created_at=record.run.created_at))[-_HISTORY:]
