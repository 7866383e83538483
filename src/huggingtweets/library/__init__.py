"""The user's own database of timelines, and of what was made from them: accounts, posts, runs, generations, jobs."""

from huggingtweets.library.answers import Answer
from huggingtweets.library.jobs import OVER, Job, JobEvent, JobState
from huggingtweets.library.rows import AccountRow, Added, Fetch, Generation, Part, Removed, Run, RunPost, pick, spelled
from huggingtweets.library.schema import FILE_NAME, VERSION
from huggingtweets.library.store import Library

__all__ = [
    "FILE_NAME",
    "OVER",
    "VERSION",
    "AccountRow",
    "Added",
    "Answer",
    "Fetch",
    "Generation",
    "Job",
    "JobEvent",
    "JobState",
    "Library",
    "Part",
    "Removed",
    "Run",
    "RunPost",
    "pick",
    "spelled",
]
