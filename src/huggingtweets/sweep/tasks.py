"""The posts that a study's trainings are done on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.config import TrainConfig
from huggingtweets.errors import EmptySplitError, TooFewPostsError
from huggingtweets.library import Library
from huggingtweets.posts import curate, dataset
from huggingtweets.sweep.job import Task
from huggingtweets.training.prepare import find_accounts

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base


def tasks_of(home: Path, handles: Sequence[str], config: TrainConfig, base: Base) -> tuple[tuple[Task, ...], list[str]]:
    """The posts of each account, split as `train` splits them, and their fingerprints.

    Raises NotFoundError, AmbiguousHandleError, TooFewPostsError, EmptySplitError.
    """
    from huggingtweets.models import bases

    loaded = bases.load(base.folder, device="cpu")
    tasks, prints = [], []
    with Library(home) as library:
        rows = find_accounts(library, handles)
        handles_of = Counter(row.handle.casefold() for row in rows)
        for row in rows:
            texts = curate.curate(library.posts(row), config.curate).texts
            try:
                split = dataset.build([texts], config.dataset, config.finetune.seed)
            except (TooFewPostsError, EmptySplitError) as error:
                raise type(error)(f"{row.full_handle}: {error}") from error
            train, held_out = (
                dataset.tokenize(posts, loaded.encode, loaded.separator, loaded.context)
                for posts in (split.one_epoch(), split.validation)
            )
            # The same handle at two places is two accounts.
            name = row.handle if handles_of[row.handle.casefold()] == 1 else row.full_handle
            tasks.append(Task(name, train, held_out))
            prints.append(split.fingerprint)
    return tuple(tasks), prints
