"""The jobs of a study: score the untuned base on an account's held-out posts, or train on the account's posts."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from huggingtweets import files
from huggingtweets.config import FinetuneConfig, TrainConfig
from huggingtweets.errors import DivergedError, EmptySplitError, TooFewPostsError
from huggingtweets.events import BaseScored, Event, OnEvent, Stage, StepDone, ignore
from huggingtweets.library import Library
from huggingtweets.posts import dataset
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.prepare import curate_account, find_accounts, tokenize_split

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base
    from huggingtweets.models.loaded import LoadedModel

_DIVERGED_AT = 1.2
"""A training has diverged when its training loss exceeds this many times the untuned base's held-out loss."""

_WINDOW = 10  # steps over which the training loss is averaged. It is judged from twice as many steps on.


@dataclass(frozen=True, slots=True)
class FolderPayload:
    """A folder that jobs read, identified by a hash of its content. Its files are sent to other machines."""

    folder: Path
    sha256: str
    files: dict[str, np.ndarray] | None = None
    """The content as bytes, for remote jobs; None if jobs run on this machine."""

    @classmethod
    def of(cls, folder: Path, sha256: str, *, is_remote: bool) -> FolderPayload:
        """`folder` for jobs that run here, or with its files for jobs that run on other machines."""
        if not is_remote:
            return cls(folder, sha256)
        # Ray shares arrays without copying.
        content = {path.name: np.fromfile(path, dtype=np.uint8) for path in folder.iterdir() if path.is_file()}
        return cls(folder, sha256, content)

    def local_path(self) -> Path:
        """The folder on this machine. Writes a copy to the user's home once if the folder is not here."""
        if self.files is None or self.folder.is_dir():
            return self.folder
        copy = files.home() / "bases" / f"sent-{self.sha256}"
        if not copy.is_dir():
            with files.folder_aside(copy) as aside:
                for name, content in self.files.items():
                    content.tofile(aside / name)
        return copy


@dataclass(frozen=True, slots=True)
class PackedPosts:
    """Tokenized posts as two arrays, 2 or 4 bytes a token instead of 36. The driver holds those of all accounts."""

    ids: npt.NDArray[np.unsignedinteger]  # the token ids of all posts, one post after another
    fields: npt.NDArray[np.int32]
    """For each post: number of tokens, bytes, whether it is cut, and given tokens. Shape (posts, 4)."""

    @classmethod
    def pack(cls, posts: Sequence[TokenizedPost]) -> PackedPosts:
        ids = np.fromiter((token for post in posts for token in post.ids), np.uint32)
        fields = [(len(post.ids), post.bytes, post.is_cut, post.given) for post in posts]
        is_large = ids.size and ids.max() > np.iinfo(np.uint16).max
        return cls(ids if is_large else ids.astype(np.uint16), np.array(fields, np.int32).reshape(-1, 4))

    def unpack(self) -> list[TokenizedPost]:
        parts = np.split(self.ids, np.cumsum(self.fields[:-1, 0])) if len(self.fields) else []
        return [
            TokenizedPost(ids.tolist(), size, bool(is_cut), given)
            for ids, (_, size, is_cut, given) in zip(parts, self.fields.tolist(), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Task:
    """The posts of one account as token ids."""

    handle: str  # unique in the study: with the platform if two accounts share a handle
    reposts: PackedPosts
    train: PackedPosts
    held_out: PackedPosts
    fingerprint: str  # SHA-256 of the posts


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of a study need."""

    base: FolderPayload
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Train on a task, given by its number, or score the base on it if `before` is None."""

    task: int
    config: FinetuneConfig
    before: BaseScored | None


class Measured(NamedTuple):
    """The result of training on one account."""

    bits_per_byte: float
    """On held-out posts, after the best epoch. At most the untuned base's if the training diverged."""
    seconds: float  # spent on training and scoring
    diverged: bool = False

    def metrics(self, handle: str) -> dict[str, float]:
        """The values that a tracker records."""
        return {f"bits_per_byte/{handle}": self.bits_per_byte, f"seconds/{handle}": self.seconds}


def make_tasks(
    home: Path, handles: Sequence[str], config: TrainConfig, base: Base, on_event: OnEvent = ignore
) -> tuple[Task, ...]:
    """The posts of each account, split as `train` splits them.

    Raises NotFoundError, AmbiguousHandleError, TooFewPostsError and EmptySplitError.
    """
    from huggingtweets.models import bases

    loaded = bases.load(base.folder, device="cpu")
    with Library(home) as library:
        rows = find_accounts(library, handles)
    same_handle = Counter(row.handle.casefold() for row in rows)
    tasks: list[Task] = []
    for row in rows:  # one by one, because the texts of thousands of accounts do not fit into memory
        on_event(Stage("Reading the posts", len(tasks), len(rows), "accounts"))
        _, curated = curate_account(home, row.full_handle, config.curate)
        try:
            split = dataset.build([curated.texts], config.dataset, config.finetune.seed, reposts=curated.reposts)
        except (TooFewPostsError, EmptySplitError) as error:
            message = f"{row.full_handle}: {error.message}"
            raise type(error)(message, hint=error.hint, option=error.option, command=error.command) from error
        posts = tokenize_split(split, loaded)
        name = row.handle if same_handle[row.handle.casefold()] == 1 else row.full_handle
        reposts, train, held_out = map(PackedPosts.pack, (posts.reposts, posts.train, posts.held_out))
        tasks.append(Task(name, reposts, train, held_out, split.fingerprint))
    return tuple(tasks)


def run_job(shared: Shared, job: Job, on_event: OnEvent, should_stop: Callable[[], bool]) -> BaseScored | Measured:
    """Run `job`, and discard the weights."""
    from huggingtweets.models import bases
    from huggingtweets.training.learner import make_learner

    loaded = bases.load(shared.base.local_path(), device=bases.pick_device(job.config.device))
    task = shared.tasks[job.task]
    if job.before is not None:
        return _train(loaded, task, job.config, job.before, on_event, should_stop)
    held_out = task.held_out.unpack()
    fit = make_learner(loaded, task.train.unpack(), job.config).score(
        held_out, lambda done: on_event(Stage("Scoring the untuned base", done, len(held_out), "posts"))
    )
    return BaseScored(fit.nats_per_token, fit.bits_per_byte)


def _train(
    loaded: LoadedModel,
    task: Task,
    config: FinetuneConfig,
    before: BaseScored,
    on_event: OnEvent,
    should_stop: Callable[[], bool],
) -> Measured:
    """Train, and stop early if the training diverges. It then counts as the untuned base, which would be kept."""
    from huggingtweets.training.finetune import finetune

    steps, average, diverged = 0, 0.0, False

    def watch(event: Event) -> None:
        nonlocal steps, average, diverged
        if isinstance(event, StepDone):
            steps += 1
            average += (event.nats_per_token - average) / min(steps, _WINDOW)
            diverged |= steps >= 2 * _WINDOW and average > _DIVERGED_AT * before.nats_per_token
        on_event(event)

    began = time.monotonic()
    try:
        outcome = finetune(
            loaded,
            task.train.unpack(),
            task.held_out.unpack(),
            config,
            None,
            reposts=task.reposts.unpack(),
            before=before,
            on_event=watch,
            should_stop=lambda: diverged or should_stop(),
        )
    except DivergedError:
        return Measured(before.bits_per_byte, round(time.monotonic() - began, 3), diverged=True)
    state = outcome.state
    losses = [epoch.bits_per_byte for epoch in state.history if math.isfinite(epoch.bits_per_byte)]
    diverged = diverged or not losses
    return Measured(
        min([before.bits_per_byte, *losses] if diverged else losses),
        round(state.train_seconds + state.evaluate_seconds, 3),
        diverged,
    )
