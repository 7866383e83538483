"""The user's own database: accounts, posts, runs, generations, quiz answers and the server's jobs."""

from huggingtweets.library.library import Library
from huggingtweets.library.rows import (
    FINISHED,
    AccountRow,
    Added,
    Answer,
    Fetch,
    Generation,
    JobEvent,
    JobRow,
    JobState,
    Part,
    RemovedAccount,
    Run,
    RunPost,
    find_account,
)
from huggingtweets.library.schema import FILE_NAME, VERSION

__all__ = [
    "FILE_NAME",
    "FINISHED",
    "VERSION",
    "AccountRow",
    "Added",
    "Answer",
    "Fetch",
    "Generation",
    "JobEvent",
    "JobRow",
    "JobState",
    "Library",
    "Part",
    "RemovedAccount",
    "Run",
    "RunPost",
    "find_account",
]
