"""Types of the values in stored records, which may come from a stranger, and the names of personas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("it contains control characters")
    return text


def _time(text: str) -> str:
    if text:
        datetime.fromisoformat(text)
    return text


Count = Annotated[int, Field(ge=0, le=2**53)]
Seed = Annotated[int, Field(ge=-(2**63), lt=2**63)]
_TIME = r"^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?(Z|[+-][0-9]{2}:[0-9]{2})?$"
Time = Annotated[str, StringConstraints(pattern=_TIME), AfterValidator(_time)]
"""ISO 8601; empty if unknown."""
Line = Annotated[str, StringConstraints(max_length=4096), AfterValidator(_printable)]
Key = Annotated[str, StringConstraints(max_length=60, pattern=r"^\w+$")]
Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3}|other)$")]
"""ISO 639 code, "und" if unknown, or "other" for rare languages together."""


def default_name(handles: Iterable[str]) -> str:
    """The name of a persona of these accounts unless the user gives one: "a+b"; user@server becomes user-server."""
    return "+".join(map(folder_name, handles))


def folder_name(handle: str) -> str:
    """`handle` as a folder can be named: no leading @, and - for an inner one."""
    return handle.removeprefix("@").replace("@", "-")
