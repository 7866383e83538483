"""The browser that is installed, for tests that look at a page or draw a picture."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PROGRAM = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)

needed = pytest.mark.skipif(PROGRAM is None, reason="no Chromium or Chrome is installed")

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What keeps it from asking other hosts by itself; without a sandbox root can start it too."""


@contextmanager
def launched() -> Iterator[Any]:
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=PROGRAM, args=list(QUIET))
        yield program
        program.close()
