"""The browser for tests of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.reports import browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser.launched() as program:
        yield program
