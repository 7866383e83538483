"""The trials of a study in the tracker, each that is over a run of its own, grouped under the study's name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from huggingtweets.config import TrainConfig
from huggingtweets.events import OnEvent, ignore
from huggingtweets.sweep.result import Trial
from huggingtweets.sweep.space import Space
from huggingtweets.tracking import make_tracker


class TrackedTrials:
    """To be called with each trial that is over. Its library is loaded by the first one, and never ends a study."""

    def __init__(
        self,
        home: Path,
        name: str,
        config: TrainConfig,
        space: Space,
        facts: Mapping[str, Any],
        on_event: OnEvent = ignore,
    ) -> None:
        """Of the study `name`; `facts` are told with each trial, beside all its options.

        Raises MissingExtraError when Weights & Biases is asked for and not installed.
        """
        self._tracker = make_tracker(config.tracking, home, on_event)
        self._name, self._config, self._space, self._facts = name, config, space, dict(facts)

    def __call__(self, trial: Trial) -> None:
        options = self._config.model_dump(mode="json", exclude={"tracking"})
        options["finetune"] = self._space.config(trial.values, self._config.finetune).model_dump(mode="json")
        config = {**self._facts, "config": options, "study": self._name, "trial": trial.number}
        # Of all that can tell it from the trial of that number in a study begun anew.
        known = json.dumps([config, trial.losses, trial.seconds], sort_keys=True, default=str)
        self._tracker.start(
            f"{self._name}-{trial.number}",
            config,
            run_id=hashlib.sha256(known.encode()).hexdigest()[:16],
            group=self._name,
        )
        self._tracker.step(trial.number, {**figures(trial.losses, trial.seconds), **_of_trial(trial)})
        self._tracker.finish("finished", None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tracker.__exit__(kind, error, trace)


def figures(losses: Mapping[str, float], seconds: Mapping[str, float]) -> dict[str, float]:
    """By account, as they are called in the tracker: held-out bits per byte, and seconds of training and scoring."""
    return {
        **{f"bits_per_byte/{handle}": loss for handle, loss in losses.items()},
        **{f"seconds/{handle}": taken for handle, taken in seconds.items()},
    }


def _of_trial(trial: Trial) -> dict[str, float]:
    return {"mean": trial.mean, "std": trial.deviation, "value": trial.value, "pruned": float(trial.pruned)}
