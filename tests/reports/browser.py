"""The installed browser, for tests that open a page or draw a picture."""

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
"""Flags that keep it from contacting other hosts by itself, and let root start it."""


@contextmanager
def launched() -> Iterator[Any]:
    """The headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=PROGRAM, args=list(QUIET))
        yield program
        program.close()
