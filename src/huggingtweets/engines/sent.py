"""A base that jobs need, with its files where they are done on machines that do not have it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from huggingtweets.files import folder_aside, home


@dataclass(frozen=True, slots=True)
class SentFolder:
    """A folder, known by the hash of what matters in it."""

    folder: Path
    sha256: str
    files: dict[str, np.ndarray] | None = None
    """What is in it, as bytes; None when the jobs are done where it lies."""

    @classmethod
    def of(cls, folder: Path, sha256: str, *, far: bool) -> SentFolder:
        """With its files in it when jobs are done `far` from here."""
        return cls(folder, sha256, read_files(folder) if far else None)

    def here(self) -> Path:
        """Where it lies on this machine; written to the user's home, once, where it is not there."""
        if self.files is None or self.folder.is_dir():
            return self.folder
        there = home() / "bases" / f"sent-{self.sha256}"
        if not there.is_dir():
            with folder_aside(there) as aside:
                write_files(aside, self.files)
        return there


def read_files(folder: Path) -> dict[str, np.ndarray]:
    """The files right in `folder`, by name, as arrays of bytes: what a cluster carries without copying."""
    return {path.name: np.fromfile(path, dtype=np.uint8) for path in folder.iterdir() if path.is_file()}


def write_files(folder: Path, files: dict[str, np.ndarray]) -> None:
    """The other way."""
    for name, content in files.items():
        content.tofile(folder / name)
