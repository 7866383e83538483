"""Disk space that is kept back, so that deletions work on a full disk: SQLite writes before it frees anything."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

BYTES = 1 << 20
"""Enough for records, locks, the database's shared memory, and its write-ahead log of one step of a deletion."""

LEAST = BYTES // 4
"""Free bytes below which not even the start of a deletion may find room."""

_FILE_NAME = ".reserve"
_AMPLE = 20 * BYTES


def keep(home: Path) -> None:
    """Write the reserve of `home`, unless it is there or the disk is almost full."""
    path = home / _FILE_NAME
    with suppress(OSError):
        if (not path.exists() or path.stat().st_size != BYTES) and shutil.disk_usage(home).free > _AMPLE:
            path.write_bytes(os.urandom(BYTES))  # a file system that compresses would keep zeros in no space


def spend(home: Path) -> None:
    """Free the reserve for a deletion. The next command that finds ample space keeps a new one."""
    with suppress(OSError):
        (home / _FILE_NAME).unlink(missing_ok=True)
