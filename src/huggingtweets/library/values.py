"""How values are written in the tables, and read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime


def stamp(when: datetime) -> str:
    """`when` as text that sorts by time. One without a zone is UTC by the contract of `Post`."""
    return (when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)).isoformat()


def moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def storable(text: str) -> str:
    """`text` with half surrogate pairs, which archives hold where an emoji was cut and SQLite refuses, made U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
