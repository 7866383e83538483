"""A context for fetching that never sleeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huggingtweets.events import Event, Stage
from huggingtweets.sources.network import Context


class Watching:
    """Records the events and the pauses instead of sleeping."""

    def __init__(self, environ: Mapping[str, str] | None = None, **more: Any) -> None:
        self.events: list[Event] = []
        self.slept: list[float] = []
        self.context = Context(self.events.append, sleep=self.slept.append, environ=environ or {}, **more)

    @property
    def stages(self) -> list[Stage]:
        return [event for event in self.events if isinstance(event, Stage)]
