"""What a page about personas is made of."""

from __future__ import annotations

from dataclasses import dataclass

from huggingtweets.evaluation import Curve
from huggingtweets.evaluation.compare import Row
from huggingtweets.personas.record import Evaluation


@dataclass(frozen=True, slots=True)
class Subject:
    """All that is known of one persona. None for what was not measured yet."""

    row: Row
    handles: tuple[str, ...] = ()
    """Accounts it was trained on."""
    evaluation: Evaluation | None = None
    curve: Curve | None = None
