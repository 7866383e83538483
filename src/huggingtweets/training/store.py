"""Store a trained persona: its record (run.json), its run in the library, its model folder."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import __version__, personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.library import Library, Run, RunPost
from huggingtweets.personas.record import Epoch, Loss, Posts, RunFacts, RunRecord, Seconds, Split
from huggingtweets.training.prepare import PreparedPosts, TokenizedSplit

if TYPE_CHECKING:
    from huggingtweets.posts import dataset
    from huggingtweets.training.finetune import Outcome

_PACKAGES = ("torch", "transformers", "tokenizers", "safetensors")


def run_key(config: TrainConfig, base_sha256: str, fingerprint: str) -> str:
    """Hash of everything that decides the weights. Checkpoints and curves with another key are not resumed."""
    options = config.model_dump(mode="json", exclude={"tracking": True, "finetune": {"checkpoint_seconds", "device"}})
    text = json.dumps([RECIPE, options, base_sha256, fingerprint], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def run_facts(config: TrainConfig, base_sha256: str, fingerprint: str, device: str) -> RunFacts:
    """What repeats a run, apart from the posts, for run.json and the tracker."""
    import torch

    from huggingtweets.training.finetune import uses_bf16

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
            **{package: version(package) for package in _PACKAGES},
        },
    )


def run_record(
    prepared: PreparedPosts,
    base: str,
    posts: TokenizedSplit,
    outcome: Outcome,
    config: TrainConfig,
    facts: RunFacts,
    *,
    load_seconds: float | None = None,
    total_seconds: float,
) -> RunRecord:
    """The record of a training, as run.json stores it."""
    from huggingtweets.training.finetune import batch_size

    state, split, curated = outcome.state, prepared.split, prepared.curated.values()
    dropped: Counter[str] = Counter()
    for each in curated:
        dropped.update(each.dropped)
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
            read=sum(each.read for each in curated),
            kept=sum(each.kept for each in curated),
            dropped={reason: n for reason, n in dropped.items() if n},
        ),
        split=Split(
            train=len(split.train),
            validation=len(split.validation),
            method=config.dataset.split,
            seed=config.finetune.seed,
        ),
        before=Loss.model_validate(outcome.before._asdict()),
        after=Loss.model_validate(asdict(outcome.best)),
        best_epoch=state.best_epoch,
        epochs=tuple(
            Epoch.model_validate({**asdict(done), "seconds": round(done.seconds, 2)}) for done in state.history
        ),
        tokens_per_second=round(state.tokens / state.train_seconds, 1),
        stopped=outcome.stopped,
        batch_size=batch_size(len(posts.train), config.finetune),
        train_tokens=sum(len(post.ids) - 1 for post in posts.train),
        seconds=Seconds.model_validate({name: round(value, 2) for name, value in seconds.items() if value is not None}),
        warnings=(*(warning.message for warning in split.warnings), *posts.warnings),
        run=facts,
    )


def store_persona(home: Path, prepared: PreparedPosts, config: TrainConfig, weights: Path, record: RunRecord) -> Path:
    """Store the run in the library, and the model folder `weights` as the persona, whose path is returned."""
    path = personas.path_of(home, prepared.name)
    config_json = config.model_dump(mode="json")
    result = record.model_dump(mode="json", exclude_unset=True, exclude={"run"})
    handles = tuple(row.full_handle for row in prepared.rows)
    # The library first: after a kill in between, the run folder is still whole, and training again finishes the work.
    with Library(home) as library:
        run = Run(prepared.name, path, handles, record.base, config_json, result)
        library.save_run(run, _run_posts(prepared.split))
    personas.save(home, prepared.name, weights, record, move=not record.stopped)
    return path


def _run_posts(split: dataset.Split) -> Iterator[RunPost]:
    for part, posts in (("train", split.train), ("validation", split.validation)):
        for post in posts:
            yield RunPost(post.platform, post.id, post.handle, part, post.text)  # type: ignore[arg-type]


def train_json(record: RunRecord, path: Path) -> dict[str, Any]:
    """The object that `train --json` prints: run.json without `run`, and the folder."""
    values = record.as_json()
    del values["run"]
    return {**values, "path": str(path)}
