"""The interface to a tracking library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, Protocol

Status = Literal["finished", "failed", "stopped"]

SAMPLES = "examples"
"""Name of the table of sample posts, as in the original."""

SAMPLE_COLUMNS = ("start", "post")


class Backend(Protocol):
    """A tracking library. Its methods may raise anything and print to stdout."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status) -> None: ...


@contextmanager
def environment(**variables: str | None) -> Iterator[None]:
    """Set environment variables inside the block; None unsets one."""
    before = {name: os.environ.pop(name, None) for name in variables}
    os.environ.update({name: value for name, value in variables.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
