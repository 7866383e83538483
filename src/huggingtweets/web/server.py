"""What all requests share: the home, the lanes, and the quizzes under way."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, cast

from fastapi import Depends, Request

from huggingtweets.web.queues import Bell, JobLane, Kind, WritingLane
from huggingtweets.web.security import Settings
from huggingtweets.writing import Quiz

_QUIZZES = 100
"""That can be answered at a time; older ones are forgotten."""


@dataclass(slots=True)
class Server:
    """One for each application."""

    home: Path
    settings: Settings
    bell: Bell
    lanes: dict[Kind, JobLane]
    writing: WritingLane
    quizzes: OrderedDict[str, Quiz] = field(default_factory=OrderedDict)
    receiving: int = 0
    """Files that are coming in."""

    def remember(self, key: str, quiz: Quiz) -> None:
        """Keep a quiz to be answered."""
        self.quizzes[key] = quiz
        while len(self.quizzes) > _QUIZZES:
            self.quizzes.popitem(last=False)


def _server_of(request: Request) -> Server:
    return cast(Server, request.app.state.server)


Shared = Annotated[Server, Depends(_server_of)]
"""How a route asks for it."""
