"""State that all requests share."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, cast

from fastapi import Depends, Request

from huggingtweets.web.queues import ChangeSignal, JobKind, JobQueue, RequestQueue
from huggingtweets.web.security import Settings
from huggingtweets.writing import Quiz

_MAX_QUIZZES = 100
"""Quizzes that can be answered at a time."""


@dataclass(slots=True)
class Server:
    """The state of one application."""

    home: Path
    settings: Settings
    changes: ChangeSignal
    jobs: dict[JobKind, JobQueue]
    requests: RequestQueue
    quizzes: OrderedDict[str, Quiz] = field(default_factory=OrderedDict)
    uploading: int = 0
    """Uploads in progress."""

    def add_quiz(self, key: str, quiz: Quiz) -> None:
        """Keep a quiz until it is answered; the oldest goes when there are too many."""
        self.quizzes[key] = quiz
        while len(self.quizzes) > _MAX_QUIZZES:
            self.quizzes.popitem(last=False)


def _server(request: Request) -> Server:
    return cast(Server, request.app.state.server)


Shared = Annotated[Server, Depends(_server)]
"""Type of the parameter that gives a route the server's state."""
