"""Malicious records and tables: every value gives a valid post or an error of ours."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huggingtweets.errors import NotFoundError
from huggingtweets.library import Library
from huggingtweets.posts.post import Account
from huggingtweets.sources.fields import time_of
from huggingtweets.sources.table.table import Table
from huggingtweets.sources.x.archive import XArchive
from huggingtweets.sources.x.notes import Notes
from huggingtweets.sources.x.record import from_archive
from tests.sources.archive_builder import (
    note,
    tweet,
)
from tests.sources.hostility import assert_storable, outcome, read, refused


class TestRecords:
    @pytest.mark.parametrize(
        ("value", "time"),
        [
            ("Tue Mar 21 20:50:14 +0000 2006", datetime(2006, 3, 21, 20, 50, 14, tzinfo=UTC)),
            ("Thu Jan 01 00:00:00 +0000 1970", None),  # before X existed
            ("Fri Dec 31 23:59:59 +0000 9999", None),
            ("1997-03-15", None),
            ("9999-12-31T23:59:59-14:00", None),
            ("0001-01-01T00:00:00+14:00", None),
            ("Mon Feb 30 00:00:00 +0000 2026", None),
            ("2026-01-01T00:00:00+99:99", None),
            ("Mon, 99 Jan 2026 99:99:99 +9999999999", None),
            ("9" * 100_000, None),
            (10**4000, None),
            (-1e308, None),
            ({"$date": 1}, None),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_a_time(self, value: Any, time: datetime | None, tmp_path: Path) -> None:
        post = from_archive(tweet(1, created_at=value), Account("x", "me"))
        assert post is not None
        assert post.created_at == time
        with Library(tmp_path) as library:
            library.add(Account("x", "me"), [post])
            assert list(library.posts(Account("x", "me"))) == [post]

    def test_a_time_beyond_the_calendar(self) -> None:
        assert time_of(datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-9)))) is None

    @pytest.mark.parametrize(
        ("value", "post_id"),
        [
            ("9" * 40, "9" * 40),
            ("9" * 600, None),
            (10**600, None),
            ("1\0002", "12"),
            ("\ud800", "\ufffd"),
            ({"a": 1}, None),
            ([1], None),
            (1e400, None),
            (float("nan"), None),
            (True, None),
            (2**63, str(2**63)),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_an_id(self, value: Any, post_id: str | None) -> None:
        post = from_archive({"tweet": {"id_str": value, "full_text": "a"}}, Account("x", "me"))
        assert (post and post.id) == post_id

    def test_an_entity_of_ten_thousand_digits(self) -> None:
        post = from_archive(tweet(1, f"&#{'1' * 10_000}; and so on…"), Account("x", "me"))
        assert post is not None

    def test_many_long_texts_are_bounded_in_memory_and_time(self) -> None:
        text = "word " * 4000
        notes = Notes(note(f"{text}{i}") for i in range(5000))
        assert notes.skipped == 4950
        post = from_archive(tweet(1, text[:275] + "…"), Account("x", "me"))
        assert post is not None
        for _ in range(200):
            assert notes.join(post).text.startswith(text)
        assert Notes(note("x" * (1 << 20), f"2026-03-06T13:02:{i % 60:02}.000Z") for i in range(60)).skipped == 29


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=12)
    | st.sampled_from(["…", "RT @a: ", "1" * 30, "@me ", "2026-01-01", "\ud83d", "\0", "https://x.com/i/web/status/5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
FIELDS = (
    *("id_str", "id", "full_text", "text", "created_at", "lang", "source", "retweeted_status", "edit_info"),
    *("entities", "extended_entities", "in_reply_to_status_id_str", "in_reply_to_user_id_str", "in_reply_to_user_id"),
    "in_reply_to_screen_name",
)
links = st.lists(st.fixed_dictionaries({"expanded_url": anything}))
versions = st.fixed_dictionaries({"editTweetIds": anything})
odd = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, anything))
likely = st.fixed_dictionaries(
    {},
    optional={
        "entities": st.fixed_dictionaries({"urls": anything | links}),
        "edit_info": st.fixed_dictionaries({"initial": anything | versions}),
        "full_text": st.text(st.characters()),
        "id_str": st.integers(0, 10**20).map(str),
    },
)
records = st.builds(lambda one, other: {**one, **other}, odd, likely)


@settings(max_examples=60, deadline=None)
@given(st.lists(records | st.builds(lambda record: {"tweet": record}, records) | anything, max_size=4))
def test_records_of_any_values(values: list[Any]) -> None:
    account = Account("x", "me", id="5")
    notes = Notes([*values, note("a long one")])
    for post in (from_archive(value, account) for value in values):
        if post is not None:
            assert_storable(post)
            assert_storable(notes.join(post))


pieces = st.sampled_from(
    [
        *(b"[", b"]", b"{", b"}", b'"', b",", b":", b"\n", b"\r", b"\0", b"\\", b" ", b"\t", b";", b"|", b"-"),
        *(b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"PAR1", b"PK", b"\\ud83d", b"1e999", b"NaN"),
        *(b'{"text": "a"}', b'{"tweet": {"id_str": "1", "full_text": "b"}}', b"window.YTD.tweets.part0 = "),
        *(b"id,text\n", b"text", b"1,a\n", b'"tweet"', "é".encode()),
    ]
)
files = st.lists(pieces | st.binary(max_size=6), max_size=30).map(b"".join)


@settings(max_examples=120, deadline=None)
@given(files, st.sampled_from(["tweets.js", "a.csv", "a.tsv", "a.txt", "a.json", "a.jsonl", "a", "a.parquet", "a.zip"]))
@example(b'{"text": ' + b"[" * 100_000, "a.jsonl")
@example(b'[{"text": "a", "in_reply_to": ' + b"[" * 500 + b"]" * 500 + b"}]", "a.json")
@example(b"text,author\n" + b"\x1b[2J,\x1b]0;a\x07\n", "a.csv")
def test_a_file_of_any_bytes(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for kind in (XArchive, Table):
            if kind.recognises(str(path)):
                outcome(path, kind)
        assert [file.name for file in Path(folder).iterdir()] == [name]


class TestTables:
    def fails(self, path: Path, content: bytes, *words: str) -> None:
        path.write_bytes(content)
        refused(path, *words, kind=Table)

    def test_endless_rows(self, tmp_path: Path) -> None:
        self.fails(tmp_path / "a.csv", b"id,text\n" + b"," * (5 << 20), "row 0")
        self.fails(tmp_path / "b.csv", b"id,text\n" + b'"a\n",' * (1 << 20), "row 0")
        self.fails(tmp_path / "c.csv", b'id,text\n1,"' + b"x" * (5 << 20), "row 0")
        self.fails(tmp_path / "d.txt", b"x" * (5 << 20), "line 1")

    def test_too_many_columns(self, tmp_path: Path) -> None:
        wide = b",".join(b"c%d" % n for n in range(50_000))
        self.fails(tmp_path / "a.csv", b"text," + wide + b"\n1\n", "2,000 columns")
        self.fails(tmp_path / "b.json", json.dumps([{f"c{n}": 1 for n in range(5000)}]).encode(), "2,000 columns")

    def test_column_names_cannot_control_the_terminal(self, tmp_path: Path) -> None:
        self.fails(tmp_path / "a.json", json.dumps([{"\x1b[2J\n": 1, "\ud800": 2}]).encode(), "--text-column")

    def test_deep_and_huge_values(self, tmp_path: Path) -> None:
        deep = "[" * 900 + "]" * 900
        (tmp_path / "a.json").write_text(
            f'[{{"text": {"9" * 4000}, "id": {deep}, "reply_to": {deep}, "time": {deep}, "lang": {deep}}}]'
        )
        (post,) = read(tmp_path / "a.json", Table)
        assert post.kind == "reply"
        assert len(post.text) == 4000

    def test_many_authors_are_bounded_in_memory(self, tmp_path: Path) -> None:
        rows = "".join(f"{n},somebody{n},words\n" for n in range(12_000))
        (tmp_path / "a.csv").write_text("id,author,text\n" + rows)
        with pytest.raises(NotFoundError, match="somebody0"):
            read(tmp_path / "a.csv", Table)

    def test_parquet_with_impossible_times_and_truncations(self, tmp_path: Path) -> None:
        pa = pytest.importorskip("pyarrow")
        pq = pytest.importorskip("pyarrow.parquet")
        columns = {"text": ["a", "b"], "time": pa.array([2**62, 5], pa.timestamp("us")), "id": [b"\xff", b"2"]}
        pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        outcome(tmp_path / "a.parquet", Table)
        whole = (tmp_path / "a.parquet").read_bytes()
        for end in range(4, len(whole), 97):
            (tmp_path / "a.parquet").write_bytes(whole[:end])
            outcome(tmp_path / "a.parquet", Table)
