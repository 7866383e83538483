"""From a place to the library, and a look at what of it would be learnt."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import curate, sources
from huggingtweets.config import CurateConfig
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.library import AccountRow, Added, Library, spelled

if TYPE_CHECKING:
    pass

SAMPLE = Path(__file__).parents[1] / "sample" / "keeper_skarholm"
"""The archive of the fictional account that the demo runs on."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` did."""

    account: AccountRow
    added: Added
    seconds: float
    notices: list[str]

    def as_json(self) -> dict[str, Any]:
        """The object `add --json` prints."""
        return {
            "place": self.account.place,
            "handle": self.account.handle,
            **asdict(self.added),
            "posts": self.account.posts,
            "seconds": round(self.seconds, 3),
            "notices": self.notices,
        }


def add(home: Path, path: Path, options: sources.SourceOptions, on_event: OnEvent = ignore) -> AddReport:
    """Read the archive or table at `path` into the library, all of it or, on an error, nothing."""
    began = time.monotonic()
    source = sources.detect(str(path), options)
    account = source.account()
    what = f"Reading {path.name} (@{account.handle})"
    on_event(Stage(what, 0, source.total, "posts"))
    with Library(home) as library:
        added = library.add(account, source.posts(), lambda done: on_event(Stage(what, done, source.total, "posts")))
        row = library.find(spelled(account))
    for notice in source.notices:
        on_event(notice)
    return AddReport(row, added, time.monotonic() - began, [notice.text for notice in source.notices])


def curate_account(home: Path, handle: str, config: CurateConfig) -> tuple[AccountRow, curate.Curated]:
    """What would be learnt from the posts of `handle`, and what not and why."""
    with Library(home) as library:
        row = library.find(handle)
        return row, curate.curate(library.posts(row), config)
