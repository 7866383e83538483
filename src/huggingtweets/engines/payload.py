"""Send the files of a base along with jobs that run on other machines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from huggingtweets.files import folder_aside, home


@dataclass(frozen=True, slots=True)
class FolderPayload:
    """A folder that jobs read, identified by a hash of its content."""

    folder: Path
    sha256: str
    files: dict[str, np.ndarray] | None = None
    """The content as bytes, for remote jobs; None if jobs run on this machine."""

    @classmethod
    def of(cls, folder: Path, sha256: str, *, is_remote: bool) -> FolderPayload:
        """`folder` for jobs that run here, or with its files for jobs that run on other machines."""
        if not is_remote:
            return cls(folder, sha256)
        # Ray shares arrays without copying.
        files = {path.name: np.fromfile(path, dtype=np.uint8) for path in folder.iterdir() if path.is_file()}
        return cls(folder, sha256, files)

    def local_path(self) -> Path:
        """The folder on this machine. Writes a copy to the user's home once if the folder is not here."""
        if self.files is None or self.folder.is_dir():
            return self.folder
        copy = home() / "bases" / f"sent-{self.sha256}"
        if not copy.is_dir():
            with folder_aside(copy) as aside:
                for name, content in self.files.items():
                    content.tofile(aside / name)
        return copy
