"""Reading single values: times, ids, handles, languages, texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huggingtweets.errors import ConfigError
from huggingtweets.sources.fields import (
    check_handle,
    handle_of,
    id_of,
    is_damaged_id,
    lang_of,
    storable,
    time_of,
    written_time,
)

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
def test_unreadable_times_are_none(written: object) -> None:
    assert time_of(written) is None


DAY = datetime(2024, 1, 31, tzinfo=UTC)
AFTERNOON = datetime(2024, 1, 31, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("31/1/2024", DAY),
        ("31.01.2024", DAY),
        ("1/31/24", DAY),
        ("Jan 31 2024", DAY),
        ("31 January 2024", DAY),
        ("31-Jan-24", DAY),
        ("Wednesday, January 31, 2024 2:05 PM", AFTERNOON),
        ("31.01.2024 14:05", AFTERNOON),
        ("1/31/2024 2:05 PM", AFTERNOON),
        ("Jan 31, 2024 · 2:05 PM UTC", AFTERNOON),
        ("2:05 PM · Jan 31, 2024", AFTERNOON),
        ("Jan 31 2024 16:05 +0200", AFTERNOON),
        ("January 2024", None),
        ("January 2024 14:05", None),
        ("31 January", None),
        ("14:05", None),
        ("2024", None),
        ("5", None),
        ("Friday", None),
        ("32/13/2024", None),
        ("soon", None),
        ("1h" + "9" * 40, None),
        ("Jan 31 2024" + " " * 99, None),
    ],
)
@pytest.mark.parametrize("day_first", [True, False])
def test_times_as_people_write_them(written: str, when: datetime | None, day_first: bool) -> None:
    assert written_time(written, day_first=day_first) == when


def test_which_number_is_the_day() -> None:
    assert written_time("03/04/2024", day_first=True) == datetime(2024, 4, 3, tzinfo=UTC)
    assert written_time("03/04/2024", day_first=False) == datetime(2024, 3, 4, tzinfo=UTC)


@given(st.text() | st.text("0123456789:/-. TZ+apmJanMayUTCEST,()·"), st.booleans())
def test_no_written_time_raises(text: str, day_first: bool) -> None:
    written_time(text, day_first=day_first)


@given(st.text() | st.integers() | st.floats() | st.none())
def test_no_value_raises(value: object) -> None:
    time_of(value)
    id_of(value)
    lang_of(value)
    handle_of(value)
    is_damaged_id(value)


@given(st.datetimes(datetime(2006, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_iso_times_round_trip(when: datetime) -> None:
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


@pytest.mark.parametrize(
    ("written", "lang"),
    [("en", "en"), ("in", "id"), ("iw", "he"), ("en-gb", "en"), ("pt_BR", "pt"), (None, None), (7, None)]
    + [(code, None) for code in ("und", "zxx", "qme", "qam", "art", "12", "")],
)
def test_languages(written: object, lang: str | None) -> None:
    assert lang_of(written) == lang


def test_handles() -> None:
    assert [handle_of(value) for value in ("@NASA", " @ NASA ", "NASA", "@", None, 5)] == ["NASA"] * 3 + [""] * 3


@pytest.mark.parametrize(
    "typed", ["NASA", "@NASA", " _me_ ", "me.bsky.social", "a-b@x.social", "did:plc:a1", "Zoë", None]
)
def test_possible_handles(typed: str | None) -> None:
    check_handle(typed)


@pytest.mark.parametrize("typed", ["", "@", "bad handle/..", "a/b", "..", "a b", "me@", "x:NASA", "a\nb", "a" * 300])
def test_impossible_handles(typed: str) -> None:
    with pytest.raises(ConfigError) as refused:
        check_handle(typed)
    assert refused.value.option == "handle"
    assert "\n" not in str(refused.value)


@given(st.text(st.characters()))
def test_storable_changes_only_what_cannot_be_stored(text: str) -> None:
    stored = storable(text)
    stored.encode()
    assert "\0" not in stored
    assert storable(stored) == stored
    if stored != text:
        assert "\0" in text or any("\ud800" <= c <= "\udfff" for c in text)
