"""The user's own database of timelines, and of what was made from them: accounts, posts, runs, generations, jobs."""

from huggingtweets.library.answers import Answer
from huggingtweets.library.jobs import FINISHED, JobEvent, JobRow, JobState
from huggingtweets.library.rows import AccountRow, Added, Fetch, Generation, Part, Removed, Run, RunPost, find_account
from huggingtweets.library.schema import FILE_NAME, VERSION
from huggingtweets.library.store import Library

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
    "Removed",
    "Run",
    "RunPost",
    "find_account",
]
