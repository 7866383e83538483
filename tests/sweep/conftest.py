"""Four small accounts, and options for quick trainings."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.config import TrainConfig, parse
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.sources import SourceOptions

HANDLES = ("ada", "bob", "cleo", "dan")


@pytest.fixture
def people(home: Path, tmp_path: Path, sample_posts: list[CuratedPost]) -> tuple[str, ...]:
    """Accounts in the library, each with every fourth post of the sample account."""
    for number, handle in enumerate(HANDLES):
        file = tmp_path / f"{handle}.csv"
        posts = sample_posts[number :: len(HANDLES)][:60]
        with file.open("w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows([["text"], *([post.text] for post in posts)])
        sources.add(home, file, SourceOptions(handle=handle))
    return HANDLES


@pytest.fixture
def config(tiny_bases: dict[str, Path]) -> TrainConfig:
    """Options for quick trainings."""
    tune = {"base": str(tiny_bases["llama"]), "learning_rate": 5e-3, "batch_size": 8}
    return parse(TrainConfig, {"finetune": tune, "tracking": {"track": "none"}})
