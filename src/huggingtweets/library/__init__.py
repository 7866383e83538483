"""The user's own database of timelines, and of what was made from them: accounts, posts, runs, generations."""

from huggingtweets.library.answers import Answer
from huggingtweets.library.rows import AccountRow, Added, Fetch, Generation, Part, Removed, Run, RunPost, spelled
from huggingtweets.library.schema import FILE_NAME, VERSION
from huggingtweets.library.store import Library

__all__ = [
    "FILE_NAME",
    "VERSION",
    "AccountRow",
    "Added",
    "Answer",
    "Fetch",
    "Generation",
    "Library",
    "Part",
    "Removed",
    "Run",
    "RunPost",
    "spelled",
]
