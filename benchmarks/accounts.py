"""Shared by the benchmarks of losses: an account's posts in three parts, and the loss curve of a training on them.

A recipe trains on the first part. `validation` may choose anything: an epoch, a learning rate. `test` is read once,
for the table. All recipes get the same token ids and are scored by the same code, each post alone.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets import sources
from huggingtweets.config import CurateConfig, DatasetConfig
from huggingtweets.errors import BadInputError
from huggingtweets.files import home
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import curate, dataset, tokens
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import TokenizedPost
from measuring import parser

if TYPE_CHECKING:
    from transformers import PreTrainedModel

SAMPLE = sources.SAMPLE
"""The default account: it comes with the package, so everyone can repeat the measurement."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An account's tokenized posts in three parts."""

    account: str
    train: list[TokenizedPost]
    validation: list[TokenizedPost]
    test: list[TokenizedPost]
    reposts: list[TokenizedPost]
    """Of others, for `train --reposts`. Not a part of the account's posts."""
    fingerprint: str
    """Hash of posts and split: only results with the same fingerprint are comparable."""

    def __iter__(self) -> Iterator[tuple[str, list[TokenizedPost]]]:
        """Name and posts of each part."""
        return iter((("train", self.train), ("validation", self.validation), ("test", self.test)))


def read_parts(path: Path, seed: int, loaded: LoadedModel, posts: int | None = None) -> Parts:
    """The posts in the file or folder `path`, cleaned and split as `train` does by default, held-out posts halved.

    If a table does not name its author, its file name is the account. `posts` draws that many training posts at random;
    the held-out ones stay the same. Raises BadInputError if there are fewer.
    """
    source = sources.detect(path)
    try:
        source.account()
    except BadInputError:
        source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    curated = curate.curate(source.posts(), CurateConfig(reposts=True))
    split = dataset.build([curated.texts], DatasetConfig(), seed, reposts=curated.reposts)
    train, held_out, reposts = (
        tokens.tokenize(part, loaded.encode, loaded.start, loaded.end, loaded.context)
        for part in (split.one_epoch(), split.validation, split.reposts)
    )
    account, fingerprint = path.stem, dataset.fingerprint(split.train, split.validation)
    if posts is not None:
        if posts > len(train):
            raise BadInputError(f"{account} has only {len(train):,} posts to train on, not {posts:,}.")
        train = random.Random(f"{seed}:posts").sample(train, posts)
        account, fingerprint = f"{account}@{posts}", f"{fingerprint}@{posts}"
    # Held-out posts are sorted by time: alternating ones give two halves of the same years.
    return Parts(account, train, held_out[::2], held_out[1::2], reposts, fingerprint)


def tokenize_texts(texts: Sequence[str], loaded: LoadedModel) -> list[TokenizedPost]:
    """`texts` that are already clean, such as a run's posts in the library."""
    posts = [CuratedPost("", "", "", text) for text in texts]
    return tokens.tokenize(posts, loaded.encode, loaded.start, loaded.end, loaded.context)


def count_tokens(posts: Sequence[TokenizedPost]) -> int:
    """Number of predicted tokens: those of the texts, and the end of each post."""
    return sum(len(post.ids) - 1 for post in posts)


@dataclass(frozen=True, slots=True)
class Point:
    """The losses after an epoch."""

    epoch: int
    """0 for the untuned base."""
    validation_bits_per_byte: float
    test_bits_per_byte: float
    seconds: float
    """Training time so far, without scoring."""
    learner_validation_bits_per_byte: float | None = None
    """For our own recipe: as `train` scores it, in the precision it trains in."""


class Curve:
    """The losses of one training after each epoch, and its clock, which is paused while posts are scored."""

    def __init__(self, loaded: LoadedModel, parts: Parts, report: Callable[[str], None] = print) -> None:
        """`report` receives a line per epoch, with the validation loss only."""
        self.loaded, self.parts, self.report = loaded, parts, report
        self.seconds = 0.0
        """Training time until the clock was last paused."""
        self._started = math.nan
        self.base = self._score(0)
        self.epochs: list[Point] = []

    @contextmanager
    def training(self) -> Iterator[None]:
        """Run the clock. A training starts with the loaded base and the token ids, and ends with trained weights."""
        self.resume()
        yield
        self.pause()

    def add(self, epoch: int, learner_validation_bits_per_byte: float | None = None) -> None:
        """Score the model after `epoch`."""
        self.pause()
        self.epochs.append(self._score(epoch, learner_validation_bits_per_byte))
        self.resume()

    def pause(self) -> None:
        """Pause the clock, if it is running."""
        if not math.isnan(self._started):
            self._synchronize()
            self.seconds += time.perf_counter() - self._started
            self._started = math.nan

    def resume(self) -> None:
        """Start the clock, if it is paused."""
        if math.isnan(self._started):
            self._started = time.perf_counter()

    @property
    def best(self) -> Point:
        """The epoch with the lowest validation loss, whose weights a user would keep."""
        return min(self.epochs, key=lambda point: point.validation_bits_per_byte)

    def _score(self, epoch: int, learner: float | None = None) -> Point:
        model = self.loaded.model
        with _plain_forward(model):
            validation, test = (
                loss.score(model, posts).bits_per_byte for posts in (self.parts.validation, self.parts.test)
            )
        label = f"epoch {epoch}, {self.seconds:.0f} s" if epoch else "untuned base"
        self.report(f"{self.parts.account}: {label}: validation {validation:.4f} bits per byte")
        return Point(epoch, validation, test, self.seconds, learner)

    def _synchronize(self) -> None:
        """Wait for a GPU to finish its queued steps, which are part of the training."""
        import torch

        if self.loaded.model.device.type == "cuda":
            torch.cuda.synchronize()


@contextmanager
def _plain_forward(model: PreTrainedModel) -> Iterator[None]:
    """Undo how Accelerate (autocast) and TRL (another loss) wrap the model's forward pass.

    Without this, a recipe that trains in bf16 would be scored in bf16, and other libraries by other code than ours.
    """
    wrapped = model.__dict__.pop("forward", None)
    try:
        yield
    finally:
        if wrapped is not None:
            model.__dict__["forward"] = wrapped


def load_base(name: str = bases.DEFAULT) -> LoadedModel:
    """The base called `name` on the fastest available device."""
    return bases.load(bases.locate(name, home()).folder, device=bases.pick_device("auto"))


def recipe_parser(doc: str | None) -> argparse.ArgumentParser:
    """The options of a recipe's own program, which trains on one account and writes nothing."""
    options = parser(doc, writes=False)
    options.add_argument("account", type=Path, nargs="?", default=SAMPLE, help="archive or table (the sample account)")
    options.add_argument("--seed", type=int, default=0, help="seed of the split and of the training")
    options.add_argument("--base", default=bases.DEFAULT, help="base to train, as for `huggingtweets train`")
    return options


def add_account_options(options: argparse.ArgumentParser) -> None:
    """The options of a benchmark that measures speed on one account."""
    options.add_argument("--timelines", type=Path, metavar="DIR", help="folder with one CSV file per account")
    options.add_argument("--account", metavar="NAME", help="account to use; without both, the sample account")


def account_path(given: argparse.Namespace) -> Path:
    """The account that `--timelines` and `--account` name."""
    return given.timelines / f"{given.account}.csv" if given.timelines else SAMPLE
