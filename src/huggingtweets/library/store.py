"""The library itself.

One SQLite file. Several processes may use it at once: readers never wait, writers wait for each other. A `Library`
belongs to the thread that opened it; open another one in another thread.
"""

from __future__ import annotations

from huggingtweets.library.answers import Answers
from huggingtweets.library.jobs import Jobs
from huggingtweets.library.ratings import Ratings
from huggingtweets.library.timelines import Timelines


class Library(Timelines, Ratings, Answers, Jobs):
    """The library in `folder`, made when there is none. Close it, or use it in a `with` block.

    Every method that writes is one transaction: an error or a kill leaves the library as it was. Besides the errors
    they name, all raise DamagedFileError when the file is not ours or broken, DiskFullError when it cannot be
    written, and BusyError when another process holds it for more than a minute.
    """
