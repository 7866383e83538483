"""One training: what it starts from, how it is tracked, and how its result is stored."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import __version__, personas
from huggingtweets.config import RECIPE, TrainConfig
from huggingtweets.errors import DamagedFileError, NotFoundError
from huggingtweets.events import Notice, OnEvent
from huggingtweets.library import Library, Run, RunPost
from huggingtweets.library.rows import Part
from huggingtweets.models import lora
from huggingtweets.personas.record import EarlierRun, Epoch, Loss, Posts, RunFacts, RunRecord, Seconds, Split
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import Curated, CuratedPost
from huggingtweets.text import bits
from huggingtweets.training.prepare import PreparedPosts, TokenizedSplit

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.tracking import Tracker
    from huggingtweets.training.finetune import Outcome

_PACKAGES = ("torch", "transformers", "tokenizers", "safetensors")


def run_key(config: TrainConfig, base_sha256: str, fingerprint: str) -> str:
    """Hash of everything that decides the weights. Checkpoints and curves with another key are not resumed.

    The fingerprint covers parents and reposts, options that earlier versions did not have.
    """
    unused = {"checkpoint_seconds", "device"}
    if config.finetune.method == "full":
        unused |= {"method", "rank"}  # options that earlier versions did not have either
    if config.finetune.layers == "all":
        unused.add("layers")
    exclude: Any = {"tracking": True, "curate": {"parents", "reposts"}, "finetune": unused}
    options = config.model_dump(mode="json", exclude=exclude)
    text = json.dumps([RECIPE, options, base_sha256, fingerprint], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def run_facts(config: TrainConfig, base_sha256: str, fingerprint: str, device: str) -> RunFacts:
    """Everything needed to repeat a run except the posts. Call it on the machine that trains."""
    import torch

    from huggingtweets.training.learner import uses_bf16

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


@dataclass(frozen=True, slots=True)
class TrainReport:
    """The result of a finished or stopped training."""

    path: Path
    record: RunRecord
    curated: dict[str, Curated]  # By handle as spelled in the library.
    new_posts: int | None = None  # Of a continued training: how many posts it learnt. With 0, the persona is as it was.

    def as_json(self) -> dict[str, Any]:
        """The object that `train --json` prints (docs/json.md): run.json without `run`, and the folder."""
        new = {} if self.new_posts is None else {"new_posts": self.new_posts}
        return {**_result(self.record), "path": str(self.path), **new}


def _result(record: RunRecord) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_unset=True, exclude={"run"})


@dataclass(frozen=True, slots=True)
class Training:
    """A training of one persona: what it starts from, how it is tracked, and how its result is stored."""

    home: Path
    config: TrainConfig
    base: Base
    prepared: PreparedPosts
    posts: TokenizedSplit
    builds_on: tuple[EarlierRun, ...] = ()

    @property
    def key(self) -> str:
        return run_key(self.config, self.base.sha256, self.prepared.split.fingerprint)

    def start_tracking(self, tracker: Tracker, facts: RunFacts, *, resume: bool) -> None:
        """Start the tracked run, with its options, posts and base."""
        prepared = self.prepared
        posts = {
            label: {"read": each.read, "kept": each.kept, "fingerprint": dataset.fingerprint(each.texts)}
            for label, each in prepared.curated.items()
        }
        tracker.start(prepared.name, {**facts.as_json(), "posts": posts}, run_id=self.key[:16], resume=resume)

    def store(
        self, outcome: Outcome, weights: Path, facts: RunFacts, on_event: OnEvent, load_seconds: float = 0.0
    ) -> TrainReport:
        """Store the run in the library, and the model folder `weights` as the persona."""
        home, name, split = self.home, self.prepared.name, self.prepared.split
        if not self.builds_on:
            _warn_if_worse(home, name, outcome.best.bits_per_byte, on_event)
        record = self._record(outcome, facts, load_seconds)
        if self.builds_on:
            record = record.model_copy(update={"builds_on": self.builds_on})
        if record.learnt == "hardly":
            _warn_that_little_was_learnt(outcome, on_event)
        if self.config.finetune.method == "lora":
            replace(lora.read(weights), base=self.base.name, base_sha256=self.base.sha256).write(weights)
        path = personas.path_of(home, name)
        handles = tuple(row.full_handle for row in self.prepared.rows)
        run = Run(name, path, handles, record.base, self.config.model_dump(mode="json"), _result(record))
        # The library comes first: after a kill in between, the run folder is complete and training again finishes.
        with Library(home) as library:
            parts: dict[Part, list[CuratedPost]] = {
                "train": split.train,
                "validation": split.validation,
                "repost": split.reposts,
            }
            library.save_run(run, [post for part, posts in parts.items() for post in _run_posts(part, posts)])
        personas.save(home, name, weights, record, move=not record.stopped)
        return TrainReport(path, record, self.prepared.curated)

    def _record(self, outcome: Outcome, facts: RunFacts, load_seconds: float) -> RunRecord:
        from huggingtweets.training.finetune import batch_size

        state, split = outcome.state, self.prepared.split
        return RunRecord(
            name=self.prepared.name,
            base=self.base.name,
            handles=tuple(row.handle for row in self.prepared.rows),
            posts=Posts.total(self.prepared.curated.values()),
            split=Split(
                train=len(split.train),
                validation=len(split.validation),
                reposts=len(split.reposts),
                method=self.config.dataset.split,
                seed=self.config.finetune.seed,
            ),
            before=Loss.model_validate(asdict(outcome.before)),
            after=Loss.model_validate(asdict(outcome.best)),
            best_epoch=state.best_epoch,
            epochs=tuple(
                Epoch.model_validate({**asdict(done), "seconds": round(done.seconds, 2)}) for done in state.history
            ),
            tokens_per_second=round(state.tokens / state.train_seconds, 1),
            stopped=outcome.stopped,
            batch_size=batch_size(len(self.posts.train), self.config.finetune),
            learning_rate=outcome.learning_rate,
            train_tokens=sum(post.predicted for post in self.posts.train),
            seconds=Seconds(
                train=round(state.train_seconds, 2),
                evaluate=round(state.evaluate_seconds, 2),
                load=round(load_seconds, 2),
                total=round(outcome.seconds, 2),
            ),
            warnings=(*(warning.message for warning in split.warnings), *self.posts.warnings),
            run=facts,
        )


def _warn_if_worse(home: Path, name: str, bits_per_byte: float, on_event: OnEvent) -> None:
    """Warn when the persona about to be replaced has a lower held-out loss, even if on other posts."""
    try:
        earlier = personas.find(home, name).record.after
    except (NotFoundError, DamagedFileError):
        return
    if earlier and earlier.bits_per_byte < 0.99 * bits_per_byte:
        message = (
            f"This persona replaces an earlier {name} with a lower held-out loss: {bits(bits_per_byte)} bits per byte "
            f"now, {bits(earlier.bits_per_byte)} before."
        )
        hint = "To keep both, set {option} to another name."
        on_event(Notice(message, is_warning=True, hint=hint, option="name"))


def _warn_that_little_was_learnt(outcome: Outcome, on_event: OnEvent) -> None:
    before, after = outcome.before.bits_per_byte, outcome.best.bits_per_byte
    change = "rose" if after > before else "hardly fell"
    message = (
        f"The voice was hardly learnt: held-out loss {change}, from {bits(before)} to {bits(after)} bits per byte."
    )
    hint = f"Add posts, or change {{option}} (it was {outcome.learning_rate:g})."
    on_event(Notice(message, is_warning=True, hint=hint, option="learning_rate"))


def _run_posts(part: Part, posts: Sequence[CuratedPost]) -> list[RunPost]:
    return [RunPost(post.platform, post.id, post.handle, part, post.text) for post in posts]
