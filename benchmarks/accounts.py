"""What every benchmark of losses shares: an account's posts in three parts, and the curve of a training over them.

One part is trained on; on `validation` anything may be chosen (an epoch, a learning rate); `test` is looked at once,
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
from huggingtweets.posts import curate, dataset
from huggingtweets.posts.dataset import TokenizedPost

if TYPE_CHECKING:
    from transformers import PreTrainedModel

SAMPLE = sources.SAMPLE
"""The account that is measured when none is named: it comes with the package, so anybody can."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An account's posts as a base reads them."""

    account: str
    train: list[TokenizedPost]
    validation: list[TokenizedPost]
    test: list[TokenizedPost]
    fingerprint: str
    """Equal for equal posts and split: results are compared only where it is."""

    def __iter__(self) -> Iterator[tuple[str, list[TokenizedPost]]]:
        """Name and posts of each part."""
        return iter((("train", self.train), ("validation", self.validation), ("test", self.test)))


def parts(path: Path, seed: int, loaded: LoadedModel, posts: int | None = None) -> Parts:
    """The posts in the file or folder `path`, cleaned and split as `train` does by default, the held-out ones halved.

    A table that does not name its author is taken for the account that its file is named after. With `posts`, so many
    drawn from those to train on, and the same held-out ones. Raises BadInputError when there are fewer.
    """
    source = sources.detect(path)
    try:
        source.account()
    except BadInputError:
        source = sources.detect(path, sources.SourceOptions(handle=path.stem))
    split = dataset.build([curate.curate(source.posts(), CurateConfig()).texts], DatasetConfig(), seed)
    train, held_out = (
        dataset.tokenize(part, loaded.encode, loaded.separator, loaded.context)
        for part in (split.one_epoch(), split.validation)
    )
    account, fingerprint = path.stem, split.fingerprint
    if posts is not None:
        if posts > len(train):
            raise BadInputError(f"{account} has {len(train):,} posts to train on: ask for no more of them.")
        train = random.Random(f"{seed}:posts").sample(train, posts)
        account, fingerprint = f"{account}@{posts}", f"{fingerprint}@{posts}"
    # Held-out posts come in order of time: every second one gives two halves of the same years.
    return Parts(account, train, held_out[::2], held_out[1::2], fingerprint)


def tokens_of(posts: Sequence[TokenizedPost]) -> int:
    """Tokens that are predicted: those of the texts, and the end of each post."""
    return sum(len(post.ids) - 1 for post in posts)


@dataclass(frozen=True, slots=True)
class Point:
    """How far a training has come."""

    epoch: int
    """0 for the untuned base."""
    validation_bits_per_byte: float
    test_bits_per_byte: float
    seconds: float
    """Since training began, scoring not counted."""
    learner_validation_bits_per_byte: float | None = None
    """As our own loop scores it, in the arithmetic that it trains in; None for other recipes."""


class Curve:
    """The points of one training, and its clock, which stands still while posts are scored.

    `say` gets a sentence about each point, with its validation loss only.
    """

    def __init__(self, loaded: LoadedModel, parts: Parts, say: Callable[[str], None] = print) -> None:
        self.loaded, self.parts, self.say = loaded, parts, say
        self._seconds = 0.0
        self._since = math.nan
        self.base = self._point(0)
        self.epochs: list[Point] = []

    @contextmanager
    def training(self) -> Iterator[None]:
        """Let the clock run, from the loaded base and the token ids to the trained weights."""
        self.resume()
        yield
        self.pause()

    def take(self, epoch: int, learner_validation_bits_per_byte: float | None = None) -> None:
        """Score the weights as they are at the end of `epoch`."""
        self.pause()
        self.epochs.append(self._point(epoch, learner_validation_bits_per_byte))
        self.resume()

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if not math.isnan(self._since):
            self._wait()
            self._seconds += time.perf_counter() - self._since
            self._since = math.nan

    def resume(self) -> None:
        """Start the clock, if it stands still."""
        if math.isnan(self._since):
            self._since = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Trained until the clock last stopped."""
        return self._seconds

    @property
    def best(self) -> Point:
        """The epoch that a user would keep: best on validation."""
        return min(self.epochs, key=lambda point: point.validation_bits_per_byte)

    def _point(self, epoch: int, learner: float | None = None) -> Point:
        model, separator = self.loaded.model, self.loaded.separator
        with _own_forward(model):
            validation, test = (
                loss.score(model, posts, separator).bits_per_byte for posts in (self.parts.validation, self.parts.test)
            )
        point = Point(epoch, validation, test, self._seconds, learner)
        what = f"epoch {epoch}, {self._seconds:.0f} s" if epoch else "untuned base"
        self.say(f"{self.parts.account}: {what}: validation {validation:.4f} bits per byte")
        return point

    def _wait(self) -> None:
        """A GPU works on after a step has been asked for: what it still does is training too."""
        import torch

        if self.loaded.model.device.type == "cuda":
            torch.cuda.synchronize()


@contextmanager
def _own_forward(model: PreTrainedModel) -> Iterator[None]:
    """Take away what Accelerate (autocast) and TRL (another vocabulary step) lay over the model's own forward pass.

    Else a recipe trained in bf16 would be scored in bf16, and a peer by other code than we are.
    """
    laid = model.__dict__.pop("forward", None)
    try:
        yield
    finally:
        if laid is not None:
            model.__dict__["forward"] = laid


def load_base(name: str = bases.DEFAULT) -> LoadedModel:
    """The base called `name` on the fastest processor there is."""
    return bases.load(bases.locate(name, home()).folder, device=bases.pick_device("auto"))


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """The options of a program that trains on one account."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("account", type=Path, nargs="?", default=SAMPLE, help="archive or table (the sample account)")
    parser.add_argument("--seed", type=int, default=0, help="of the split and of all that is random in training")
    parser.add_argument("--base", default=bases.DEFAULT, help="as `huggingtweets train --base` takes it")
    return parser
