"""How the days of a table's column are read; test_fields.py has the formats."""

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
        (["1,2,2024", "1 2 3"], [None, None]),
    ],
)
def test_the_column_decides_which_number_is_the_day(
    tmp_path: Path, dates: list[str], read_as: list[str | None]
) -> None:
    source = source_of(tmp_path / "a.csv", as_csv([{"text": "words", "date": date} for date in dates]), handle="me")
    assert [post.created_at and f"{post.created_at:%Y-%m-%d}" for post in source.posts()] == read_as
    assert not [notice for notice in source.notices if "days from months" in str(notice)]


@pytest.mark.parametrize(
    ("dates", "taken_for", "otherwise"),
    [
        (["4/4/2024", "3/4/2024"], "4 March 2024", "2024-04-03"),
        (["4.4.2024", "3.4.2024"], "3 April 2024", "2024-03-04"),
        (["12/31/2023", "3/4/2024", "31/12/2023"], "3 April 2024", "2024-03-04"),
    ],
)
def test_where_it_cannot_decide_it_says_so(tmp_path: Path, dates: list[str], taken_for: str, otherwise: str) -> None:
    source = source_of(tmp_path / "a.csv", as_csv([{"text": "words", "date": date} for date in dates]), handle="me")
    day = list(source.posts())[1].created_at
    assert day is not None
    assert f"{day.day} {day:%B %Y}" == taken_for
    assert source.notices[1].is_warning
    assert source.notices[1].message == (
        f"date does not tell days from months: {dates[1]} was taken for {taken_for}. If that is wrong, write such "
        f"days as {otherwise}."
    )


def test_times_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    content = "text,date,time\na,soon,12:00\nb,,\nc,NaT,nan\nd,2024-01-31,noon\ne,later\x1b[31m,\n"
    source = source_of(tmp_path / "a.csv", content, handle="me")
    assert [post.created_at is None for post in source.posts()] == [True, True, True, False, True]
    assert source.notices[-1].message == "Kept without a time, since it cannot be read (such as '12:00'): 2 posts."
    assert source.notices[-1].is_warning
