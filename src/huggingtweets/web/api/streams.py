"""What a worker tells, as server-sent events."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

from fastapi.sse import ServerSentEvent

from huggingtweets.events import Notice, Stage
from huggingtweets.text import INVISIBLE
from huggingtweets.web.api import schemas
from huggingtweets.web.tasks import Growing, Wrote


def seed_or_chance(seed: int | None) -> int:
    return secrets.randbelow(2**31) if seed is None else seed


def event_of(kind: str, value: Any) -> ServerSentEvent:
    """Of a `Request`'s stream. Texts lose what would be obeyed instead of shown."""
    match kind, value:
        case "waiting", position:
            return ServerSentEvent(data={"position": position}, event="waiting")
        case "error", sentence:
            return ServerSentEvent(data={"error": sentence}, event="error")
        case _, Growing(row, text):
            return ServerSentEvent(data={"row": row, "text": INVISIBLE.sub("", text)}, event="growth")
        case _, Wrote(row, generation):
            shown = schemas.Generated.of(generation).model_dump(mode="json")
            return ServerSentEvent(data={**shown, "row": row}, event="post")
        case _, Stage():
            return ServerSentEvent(data=asdict(value), event="stage")
        case _, Notice():
            return ServerSentEvent(data={"text": str(value), "is_warning": value.is_warning}, event="notice")
    raise TypeError(f"A worker told {value!r}.")
