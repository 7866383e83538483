"""The user's own database: accounts, posts, runs, generations, quiz answers and the server's jobs."""

from huggingtweets.library.jobs import Jobs
from huggingtweets.library.rows import (
    FINISHED,
    LEARNT,
    AccountRow,
    Added,
    Answer,
    Fetch,
    Generation,
    JobEvent,
    JobRow,
    JobState,
    Run,
    RunPost,
    find_account,
)
from huggingtweets.library.runs import Runs

__all__ = [
    "FINISHED",
    "LEARNT",
    "AccountRow",
    "Added",
    "Answer",
    "Fetch",
    "Generation",
    "JobEvent",
    "JobRow",
    "JobState",
    "Library",
    "Run",
    "RunPost",
    "find_account",
]


class Library(Runs, Jobs):
    """The library in `folder`, created if missing. Close it, or use it in a `with` block.

    Several processes may use one library: readers never wait, writers wait for each other. A `Library` belongs to the
    thread that opened it; open another one in another thread.

    Every method that writes is one transaction: after an error or a kill the library is as before. All methods raise
    DamagedFileError if the file is broken or not a library, DiskFullError if it cannot be written, and BusyError if
    another process locks it for more than a minute.
    """
