"""Paths that are no regular files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

ENDLESS = Path("/dev/zero")


def odd_file(path: Path, kind: str) -> Path:
    """A path of that kind: `path`, or a device."""
    match kind:
        case "device":
            return ENDLESS
        case "folder":
            path.mkdir()
        case "named pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener:
                here = Path.cwd()
                os.chdir(path.parent)  # the address of a socket is short
                try:
                    listener.bind(path.name)
                finally:
                    os.chdir(here)
    return path
