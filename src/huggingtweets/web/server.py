"""State that all requests share."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from pathlib import Path
from typing import Annotated, cast, get_args

from fastapi import Depends, Request

from huggingtweets.library import Library
from huggingtweets.web.queues import JobKind, JobQueue, RequestQueue
from huggingtweets.web.security import Settings
from huggingtweets.writing import Quiz

MAX_UPLOADS = 4  # uploads at a time


class Server:
    """The state of one application. Belongs to the running event loop."""

    def __init__(self, home: Path, settings: Settings) -> None:
        self.home, self.settings = home, settings
        self._library = Library(home)  # never read: SQLite makes its log and shared memory for a first connection
        self.jobs: dict[str, JobQueue] = {kind: JobQueue(home, kind) for kind in get_args(JobKind)}
        self.requests = RequestQueue()
        self.quizzes: OrderedDict[str, Quiz] = OrderedDict()
        """Quizzes that can be answered, the oldest first."""
        self.uploads = asyncio.Semaphore(MAX_UPLOADS)
        self.is_stopping = False
        """Streams end."""

    def stop(self) -> None:
        """End all streams, and ask the workers to stop."""
        self.is_stopping = True
        self.requests.stop()
        for queue in self.jobs.values():
            queue.stop()

    def close(self) -> None:
        """Stop the queues and their workers."""
        for queue in self.jobs.values():
            queue.close()
        self.requests.close()
        self._library.close()


async def _server(request: Request) -> Server:
    # Not a plain function, which FastAPI would call in another thread.
    return cast(Server, request.app.state.server)


Shared = Annotated[Server, Depends(_server)]  # type of the parameter that gives a route the server's state
