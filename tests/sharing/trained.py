"""A tiny trained persona of the sample account, and an evaluation with invented figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from huggingtweets import sources, training
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, TrackConfig, TrainConfig
from tests.reports.samples import evaluation_json

NAME = "keeper_skarholm"
SECRET = "goatwhisperer"
"""A blocked word, which must stay private."""


def train(home: Path, base: Path) -> Path:
    """Train a persona of the sample account on `base` in `home`."""
    sources.add(home, sources.SAMPLE, sources.SourceOptions())
    config = TrainConfig(
        curate=CurateConfig(block=[SECRET]),
        dataset=DatasetConfig(max_posts=300),
        finetune=FinetuneConfig(
            base=str(base), epochs=2, learning_rate=1e-2, embedding_rate=1.0, freeze="nothing", device="cpu"
        ),
        tracking=TrackConfig(track="none"),
    )
    training.train(home, [NAME], config)
    return home


def folder(home: Path) -> Path:
    return home / "personas" / NAME


def run_json(home: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder(home) / "run.json").read_text("utf-8"))
    return record


def change(home: Path, **changed: Any) -> None:
    """Replace values in run.json."""
    (folder(home) / "run.json").write_text(json.dumps({**run_json(home), **changed}), "utf-8")


def evaluated(home: Path) -> dict[str, Any]:
    """Give the persona an evaluation, and return it."""
    found = evaluation_json(1.2345678, sampling={"temperature": 0.9})
    (folder(home) / "evaluation.json").write_text(json.dumps(found), "utf-8")
    return found
