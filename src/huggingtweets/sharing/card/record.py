"""What a persona's folder says of it: run.json and evaluation.json, checked, for they may come from anywhere."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from huggingtweets.errors import DamagedFileError
from huggingtweets.evaluation.evaluate import FILE as EVALUATION
from huggingtweets.models import bases
from huggingtweets.personas import Persona
from huggingtweets.reports import Evaluation
from huggingtweets.reports.inputs import Count, Number


class _Known(BaseModel):
    # Other versions write other keys: what we know is read, what is missing is not told.
    model_config = ConfigDict(extra="ignore", frozen=True)


class Posts(_Known):
    read: Count
    kept: Count
    dropped: dict[str, Count] = {}


class Split(_Known):
    train: Count
    validation: Count


class Loss(_Known):
    nats_per_token: Number
    bits_per_byte: Number


class Epoch(Loss):
    epoch: Count
    train_nats_per_token: Number
    seconds: Number


class Seconds(_Known):
    """Of all training, and of all measuring of the loss; 0 is not known."""

    train: Number = 0
    evaluate: Number = 0


class Facts(_Known):
    """What repeats the run."""

    config: dict[str, dict[str, Any]] = {}
    base_sha256: str = ""
    device: str = ""
    precision: str = ""
    threads: Count | None = None
    created_at: str = ""
    versions: dict[str, str] = {}


class Record(_Known):
    """run.json. Empty or None is what an older version did not write."""

    base: str = ""
    handles: tuple[str, ...] = ()
    posts: Posts | None = None
    split: Split | None = None
    before: Loss | None = None
    after: Loss | None = None
    best_epoch: Count | None = None
    epochs: tuple[Epoch, ...] = ()
    tokens_per_second: Number | None = None
    stopped: bool = False
    batch_size: Count | None = None
    train_tokens: Count | None = None
    seconds: Seconds = Seconds()
    run: Facts = Facts()

    @property
    def kept_epoch(self) -> Epoch | None:
        """The epoch whose weights the persona has."""
        return next((epoch for epoch in self.epochs if epoch.epoch == self.best_epoch), None)

    @property
    def is_default_base(self) -> bool:
        return self.base == bases.DEFAULT

    @property
    def hub_base(self) -> str | None:
        """The base's id on the Hub, where it is known to have come from there."""
        from huggingface_hub import try_to_load_from_cache

        if self.is_default_base:
            return bases.DEFAULT_ON_THE_HUB
        # A folder may be called as an id is. Only what was fetched lies in the Hub's cache.
        fetched = self.shown_base and isinstance(try_to_load_from_cache(self.shown_base, "config.json"), str)
        return self.base if fetched else None

    @property
    def shown_base(self) -> str | None:
        """The base as it was named; None of a path."""
        return bases.public_name(self.base)


def read(persona: Persona) -> tuple[Record, Evaluation | None]:
    """What is known of `persona`; no evaluation where none was made. Raises DamagedFileError."""
    try:
        record = Record.model_validate(persona.record)
    except ValidationError as error:
        raise DamagedFileError(
            f"The run.json of {persona.name} holds something else than it should. Train it again with: "
            f"huggingtweets train {persona.name}"
        ) from error
    try:
        return record, Evaluation.model_validate(json.loads((persona.path / EVALUATION).read_bytes()))
    except FileNotFoundError:
        return record, None
    except (OSError, ValueError, ValidationError) as error:
        raise DamagedFileError(
            f"The evaluation of {persona.name} cannot be read. Measure it again with: huggingtweets evaluate "
            f"{persona.name}"
        ) from error
