"""The base that a persona was trained from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huggingtweets.errors import BaseUnavailableError
from huggingtweets.events import OnEvent, ignore
from huggingtweets.personas import Persona

if TYPE_CHECKING:
    from huggingtweets.models.bases import Base


def locate_base(home: Path, persona: Persona, on_event: OnEvent = ignore) -> Base:
    """The base that `persona` was trained from. Raises BaseUnavailableError if it is missing or has changed."""
    from huggingtweets.models import bases

    if not persona.record.base:
        raise BaseUnavailableError(f"The base of {persona.name} is unknown, so there is nothing to compare it with.")
    base = bases.locate(persona.record.base, home, on_event)
    trained_from = persona.record.run.base_sha256
    if trained_from and trained_from != base.sha256:
        raise BaseUnavailableError(
            f"{base.name} is no longer the model that {persona.name} was trained from, so there is no untuned base to "
            "compare with.",
            hint="Put the original model back, or train again with: {command}",
            command=f"train {' '.join(persona.record.handles) or 'HANDLE'}",
        )
    return base
