"""Which number of a numeric date is the day. test_fields.py has the formats of times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.test_table import as_csv, source_of


@pytest.mark.parametrize(
    ("dates", "read_as"),
    [
        (["31/12/2023", "03/04/2024"], ["2023-12-31", "2024-04-03"]),
        (["03/04/2024", "31/12/2023"], ["2024-04-03", "2023-12-31"]),
        (["12/31/2023", "03/04/2024 14:05"], ["2023-12-31", "2024-03-04"]),
        (["13.01.2024", "3.4.24"], ["2024-01-13", "2024-04-03"]),
        (["4/4/2024"], ["2024-04-04"]),
        (["Jan 5 2024", "2024-01-31 2:05 PM", "31/12/2023"], ["2024-01-05", "2024-01-31", "2023-12-31"]),
        (["2024-04-03 10:00:00 PST", "31/12/2023"], ["2024-04-03", "2023-12-31"]),
        (["1704067200", "1704067200000", "2023-12-31 14:05"], ["2024-01-01", "2024-01-01", "2023-12-31"]),
    ],
)
def test_the_column_decides(tmp_path: Path, dates: list[str], read_as: list[str]) -> None:
    source = source_of(tmp_path / "a.csv", as_csv([{"text": "words", "date": date} for date in dates]), handle="me")
    assert [post.created_at and f"{post.created_at:%Y-%m-%d}" for post in source.posts()] == read_as
    assert not any(notice.is_warning for notice in source.notices)


@pytest.mark.parametrize(
    ("dates", "read_as", "otherwise"),
    [
        (["4/4/2024", "3/4/2024"], "4 March 2024", "2024-04-03"),
        (["4.4.2024", "3.4.2024"], "3 April 2024", "2024-03-04"),
        (["12/31/2023", "3/4/2024", "31/12/2023"], "3 April 2024", "2024-03-04"),
    ],
)
def test_an_ambiguous_column_gives_a_warning(tmp_path: Path, dates: list[str], read_as: str, otherwise: str) -> None:
    source = source_of(tmp_path / "a.csv", as_csv([{"text": "words", "date": date} for date in dates]), handle="me")
    day = list(source.posts())[1].created_at
    assert day is not None
    assert f"{day.day} {day:%B %Y}" == read_as
    (warning,) = [notice for notice in source.notices if notice.is_warning]
    assert dates[1] in warning.message
    assert read_as in warning.message
    assert otherwise in warning.hint


def test_unreadable_times_are_counted(tmp_path: Path) -> None:
    content = 'text,date,time\na,soon,12:00\nb,,\nc,NaT,nan\nd,2024-01-31,noon\ne,later\x1b[31m,\nf,"1,2,2024",1 2 3\n'
    source = source_of(tmp_path / "a.csv", content, handle="me")
    assert [post.created_at is None for post in source.posts()] == [True, True, True, False, True, True]
    (warning,) = [notice for notice in source.notices if notice.is_warning]
    assert "3." in warning.message
    assert warning.message.isprintable()
