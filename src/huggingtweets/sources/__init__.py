"""Where posts come from: one module per place, each behind the protocol `Source`."""

from __future__ import annotations

import os
from pathlib import Path

from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.table import Table
from huggingtweets.sources.x_archive import XArchive

__all__ = ["SOURCES", "Source", "SourceOptions", "detect"]

SOURCES: tuple[type[Source], ...] = (XArchive, Table)
"""All places, asked in this order."""


def detect(argument: str | Path, options: SourceOptions | None = None) -> Source:
    """The source that `argument` (a file or a folder) is, told by looking at its content.

    Raises NotFoundError when nothing is there, BadInputError when no place can read it.
    """
    argument = os.fspath(argument)
    path = Path(argument).expanduser()
    try:
        if path.is_file():
            with path.open("rb") as file:  # which also shows whether we may read it
                if not file.read(1):
                    raise BadInputError(f"{path.name} is an empty file. Export or download it again.")
    except (OSError, ValueError) as error:
        raise BadInputError(f"{argument!r} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    for source in SOURCES:
        if source.recognises(argument):
            return source(argument, options or SourceOptions())
    if not path.exists():
        raise NotFoundError(f"There is no file or folder {argument!r}. Check the path.")
    raise BadInputError(f"{argument!r} cannot be read. Give an archive's zip, its folder, or a table of posts.")
