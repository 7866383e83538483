"""Single values: times, ids, languages, texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.sources.fields import handle_of, id_of, is_damaged_id, lang_of, storable, time_of

NOON = datetime(2024, 1, 31, 12, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Wed Jan 31 12:00:05 +0000 2024",
        "2024-01-31T12:00:05Z",
        "2024-01-31T12:00:05.000Z",
        "2024-01-31 12:00:05",
        "2024-01-31 12:00:05 +0000",
        "2024-01-31 12:00:05 +0000 UTC",
        "2024-01-31 12:00:05 UTC",
        "2024-01-31 14:00:05 +0200",
        "2024-01-31 04:00:05-08:00",
        "2024/01/31 12:00:05",
        "2024-1-31 12:00:05",
        "Wed, 31 Jan 2024 12:00:05 GMT",
        "Wed, 31 Jan 2024 14:00:05 +0200",
        "1706702405",
        "1706702405.0",
        "1.706702405e9",
        "1706702405000",
        "1706702405000000000",
        1706702405,
        1706702405.0,
        1706702405000,
        datetime(2024, 1, 31, 12, 0, 5),  # noqa: DTZ001 - Parquet's times without a zone
        datetime(2024, 1, 31, 14, 0, 5, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_times(written: object) -> None:
    assert time_of(written) == NOON
    assert time_of(written).utcoffset() == timedelta(0)  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["2024-01-31", "20240131", "2024/1/31"])
def test_days(written: str) -> None:
    assert time_of(written) == datetime(2024, 1, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "01/02/2024",
        "31.01.2024",
        "2024-13-01",
        "2024-02-30 10:00",
        "Wed Xyz 31 12:00:05 +0000 2024",
        "9" * 400,
        "1e999",
        "0001-01-01 00:00 +2300",
        "Wed, 99 Jan 2024 25:00:00 GMT",
        None,
        True,
        [],
        "nan",
        5,
        -1,
        "2015",
    ],
)
def test_what_is_no_time_is_none(written: object) -> None:
    assert time_of(written) is None


@given(st.text() | st.integers() | st.floats() | st.none())
def test_no_value_raises(value: object) -> None:
    time_of(value)
    id_of(value)
    lang_of(value)
    handle_of(value)
    is_damaged_id(value)


@given(st.datetimes(datetime(2006, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_iso_times_come_back(when: datetime) -> None:
    assert time_of(when.isoformat()) == when


@pytest.mark.parametrize(
    ("written", "post_id", "is_damaged"),
    [
        ("654390469539966976", "654390469539966976", False),
        (654390469539966976, "654390469539966976", False),
        (" at://did:plc:a/app.bsky.feed.post/3k ", "at://did:plc:a/app.bsky.feed.post/3k", False),
        ("123.0", "123", False),
        (123.0, "123", False),
        ("6.58e17", None, True),
        ("6.58E+17", None, True),
        ("654390469539966976.0", None, True),
        (6.58e17, None, True),
        ("", None, False),
        ("NaN", None, False),
        (float("nan"), None, False),
        (None, None, False),
        (True, None, False),
    ],
)
def test_ids(written: object, post_id: str | None, is_damaged: bool) -> None:
    assert id_of(written) == post_id
    assert is_damaged_id(written) == is_damaged


def test_handles() -> None:
    assert [handle_of(value) for value in ("@NASA", " @ NASA ", "NASA", "@", None, 5)] == ["NASA"] * 3 + [""] * 3


@given(st.text(st.characters()))
def test_every_text_becomes_storable_and_good_ones_stay(text: str) -> None:
    stored = storable(text)
    stored.encode()
    assert "\0" not in stored
    assert storable(stored) == stored
    if stored != text:
        assert "\0" in text or any("\ud800" <= c <= "\udfff" for c in text)
