"""Reading tables: the formats, the columns of common exports, and the author."""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.errors import BadInputError, ConfigError, HuggingTweetsError, MissingExtraError, NotFoundError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources import SourceOptions, detect
from huggingtweets.sources.table.table import Table
from tests.sources.hostility import assert_plain

ROWS = [
    {"tweet_id": 654390469539966976, "time": 1444853820, "text": "Tea, &amp; fog", "lang": "en"},
    {"tweet_id": 654390469539966977, "time": 1444853821, "text": 'Two\nlines; "so"\tthere', "lang": "und"},
]
POSTS = [
    Post("x", "654390469539966976", "me", "Tea, &amp; fog", datetime(2015, 10, 14, 20, 17, tzinfo=UTC), lang="en"),
    Post("x", "654390469539966977", "me", 'Two\nlines; "so"\tthere', datetime(2015, 10, 14, 20, 17, 1, tzinfo=UTC)),
]


def source_of(path: Path, content: str | bytes, **options: str) -> Table:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = detect(path, SourceOptions(**options))
    assert isinstance(source, Table)
    return source


def read(path: Path, content: str | bytes, **options: str) -> list[Post]:
    return list(source_of(path, content, **({"handle": "me"} | options)).posts())


def as_csv(rows: list[dict[str, Any]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def fails(
    path: Path,
    content: str | bytes,
    *fragments: str,
    kind: type[HuggingTweetsError] = BadInputError,
    option: str | None = None,
    **options: str,
) -> None:
    """Reading `content` raises `kind`, which names `option` and contains the `fragments`."""
    with pytest.raises(kind) as caught:
        read(path, content, **options)
    assert caught.value.option == option
    assert_plain(str(caught.value))
    for fragment in fragments:
        assert fragment in str(caught.value)


class TestFormats:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "export"])
    def test_separated_values_by_content(self, tmp_path: Path, name: str, delimiter: str) -> None:
        assert read(tmp_path / name, as_csv(ROWS, delimiter)) == POSTS

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        rows = [{"Text": "Über 🚢 alles", "ID": 1}]
        (post,) = read(tmp_path / "a.csv", as_csv(rows).encode(encoding))
        assert (post.text, post.id) == ("Über 🚢 alles", "1")

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, tmp_path: Path, end: str) -> None:
        assert [post.text for post in read(tmp_path / "a.csv", f"text,id{end}a,1{end}{end}b,2{end}")] == ["a", "b"]

    @pytest.mark.parametrize("name", ["a.json", "a.txt", "a.csv"])
    @pytest.mark.parametrize("indent", [None, 2])
    def test_a_json_list(self, tmp_path: Path, name: str, indent: int | None) -> None:
        assert read(tmp_path / name, json.dumps(ROWS, indent=indent)) == POSTS

    @pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt"])
    def test_json_lines(self, tmp_path: Path, name: str) -> None:
        assert read(tmp_path / name, "\n\n".join(map(json.dumps, ROWS)) + "\n") == POSTS

    def test_lists_of_plain_texts(self, tmp_path: Path) -> None:
        assert [post.text for post in read(tmp_path / "a.json", '["one", "two"]')] == ["one", "two"]

    def test_later_rows_of_json_may_have_more_keys(self, tmp_path: Path) -> None:
        rows = [{"content": "a", "id": 1}, {"content": "b", "id": 2, "in_reply_to_id": 7, "created_at": "2024-01-31"}]
        posts = read(tmp_path / "a.json", json.dumps(rows))
        assert [(post.kind, post.created_at is None) for post in posts] == [("original", True), ("reply", False)]

    def test_parquet(self, tmp_path: Path) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
        pq = pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.Table.from_pylist([row | {"picture": b"\xff"} for row in ROWS]), tmp_path / "a.parquet")
        source = detect(tmp_path / "a.parquet", SourceOptions(handle="me"))
        assert source.total == 2
        assert list(source.posts()) == POSTS
        data = (tmp_path / "a.parquet").read_bytes()
        fails(tmp_path / "b.parquet", data[:-20], "b.parquet")

    def test_parquet_without_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)  # what an absent module looks like to `import`
        fails(tmp_path / "a.parquet", b"PAR1", "huggingtweets[parquet]", kind=MissingExtraError)

    def test_plain_lines(self, tmp_path: Path) -> None:
        posts = read(tmp_path / "a.txt", "First, of all\n\nRT @bob: no\r\n@eve yes\n[Verse]\u2028more\n")
        assert [(post.text, post.kind) for post in posts] == [
            ("First, of all", "original"),
            ("RT @bob: no", "repost"),
            ("@eve yes", "reply"),
            ("[Verse]\u2028more", "original"),
        ]
        assert {post.platform for post in posts} == {"table"}

    def test_a_long_cell(self, tmp_path: Path) -> None:
        text = "x" * 500_000
        assert [post.text for post in read(tmp_path / "a.csv", f"text\n{text}\n")] == [text]

    def test_characters_that_cannot_be_stored(self, tmp_path: Path) -> None:
        assert [post.text for post in read(tmp_path / "a.csv", "text\na\0b and some more text\n")] == [
            "ab and some more text"
        ]
        assert [post.text for post in read(tmp_path / "a.json", '[{"text": "\\ud83d!"}]')] == ["\ufffd!"]

    def test_texts_split_at_their_commas_give_a_warning(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", "id,text\n1,one, two\n2,three\n", handle="me")
        assert [post.text for post in source.posts()] == ["one", "three"]
        assert source.notices[0].is_warning
        assert "1 of 2 rows" in source.notices[0].message


class TestColumns:
    @pytest.mark.parametrize(
        "text", ["text", "Full_Text", "tweet", "content", "Body", "message", "rawContent", "Tweet Text"]
    )
    def test_names_of_the_text_column(self, tmp_path: Path, text: str) -> None:
        posts = read(tmp_path / "a.csv", as_csv([{"likes": 3, text: "words", "title": "x"}]))
        assert [post.text for post in posts] == ["words"]

    @pytest.mark.parametrize(
        ("name", "platform"),
        [
            ("tweet_id", "x"),
            ("tweetId", "x"),
            ("id_str", "x"),
            ("status_id", "table"),
            ("id", "table"),
            ("uri", "table"),
        ],
    )
    def test_ids_of_tweets_mean_the_platform_x(self, tmp_path: Path, name: str, platform: str) -> None:
        source = source_of(tmp_path / "a.csv", as_csv([{name: 5, "text": "words"}]), handle="@Me")
        assert source.account() == Account(platform, "Me")
        assert {post.platform for post in source.posts()} == {platform}

    def test_options_override_the_detection(self, tmp_path: Path) -> None:
        rows = [{"text": "not this", "mine": "this", "key": "k1", "id": 5, "when": "2024-01-31", "date": "2020-01-01"}]
        options = {"text_column": "MINE", "id_column": "key", "time_column": "when", "platform": "mastodon"}
        (post,) = read(tmp_path / "a.csv", as_csv(rows), **options)
        assert post == Post("mastodon", "k1", "me", "this", datetime(2024, 1, 31, tzinfo=UTC))

    def test_the_readable_one_of_two_times_counts(self, tmp_path: Path) -> None:
        (post,) = read(tmp_path / "a.csv", "text,date,time\nhello,2020-01-31,noon\n")
        assert post.created_at == datetime(2020, 1, 31, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("header", "row", "hour"),
        [
            ("date,time", "2020-01-31,12:00:01", 12),
            ("time,date", "2:00:01 PM,31.01.2020", 14),
            ("Date (CET),x", "2020-01-31 12:00:01,", 11),
            ("Datum,Uhrzeit,timezone", "31.01.2020,12:00:01,+0530", 6.5),
            ("created_at,timezone", "2020-01-31 12:00:01,America/New_York", 17),
            ("created_at,timezone", "2020-01-31 12:00:01 CET,America/New_York", 11),
            ("created_at,timezone", "2020-01-31T12:00:01Z,America/New_York", 12),
        ],
    )
    def test_days_clocks_and_zones_apart(self, tmp_path: Path, header: str, row: str, hour: float) -> None:
        (post,) = read(tmp_path / "a.csv", f"text,{header}\nhello,{row}\n")
        assert post.created_at == datetime(2020, 1, 31, 0, 0, 1, tzinfo=UTC) + timedelta(hours=hour)

    @pytest.mark.parametrize(
        ("row", "kind"),
        [
            ({"type": ""}, "original"),
            ({"type": "r:77"}, "reply"),
            ({"type": "rt:77"}, "repost"),
            ({"type": "Retweet"}, "repost"),
            ({"type": "replied_to"}, "reply"),
            ({"type": "quoted"}, "quote"),
            ({"type": "", "text": "@bob hello"}, "original"),
            ({"text": "@bob hello"}, "reply"),
            ({"text": "RT @bob: hello"}, "repost"),
            ({"isRetweet": "t"}, "repost"),
            ({"is_retweet": "False"}, "original"),
            ({"retweeted_status_id": "77"}, "repost"),
            ({"in_reply_to_status_id": "77"}, "reply"),
            ({"in_reply_to_status_id": "nan"}, "original"),
            ({"in_reply_to_status_id": "77", "in_reply_to_screen_name": "ME"}, "thread"),
            ({"is_quote_status": "True"}, "quote"),
        ],
    )
    def test_kind(self, tmp_path: Path, row: dict[str, str], kind: str) -> None:
        assert [post.kind for post in read(tmp_path / "a.csv", as_csv([{"text": "hello"} | row]))] == [kind]

    def test_texts_without_ids_get_stable_ids(self, tmp_path: Path) -> None:
        content = "text\nhello\nbye\nhello\n"
        first = [post.id for post in read(tmp_path / "a.csv", content)]
        assert len(set(first)) == 3
        assert first == [post.id for post in read(tmp_path / "b.csv", content)]
        assert first[:2] == [post.id for post in read(tmp_path / "c.csv", "text\nhello\nbye\n")]

    def test_damaged_ids_are_not_used(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", "tweet_id,text\n6.58e17,a\n6.58E+17,b\n12,c\n", handle="me")
        assert [post.id.startswith("text-") for post in source.posts()] == [True, True, False]
        assert source.notices[-1].is_warning
        assert ": 2." in source.notices[-1].message

    def test_rows_that_share_an_id_are_all_kept(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", "id,text\n1,a\n1,b\n1,a\n", handle="me")
        first, second, third = source.posts()
        assert first.id == third.id == "1"
        assert second.id.startswith("text-")
        (warning,) = [notice.message for notice in source.notices if notice.is_warning]
        assert warning.startswith("Ids that another post")

    def test_rows_without_a_text_are_counted(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.json", '[{"text": null}, {"text": "a"}, {"text": " "}]', handle="me")
        assert [post.text for post in source.posts()] == ["a"]
        assert source.notices[-1].message == "Skipped 2 posts without a text."


class TestAuthor:
    SEVERAL = "username,text\n" + "".join(f"user{n % 7},text {n}\n" for n in range(20)) + "@User0,more\n,nobody\n"

    def test_a_single_author(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", "username,text\n@NASA,one\nnasa,two\n@NASA,three\n")
        assert source.account() == Account("table", "NASA")
        assert len(list(source.posts())) == 3

    def test_one_of_several_by_handle(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", self.SEVERAL, handle="@USER0")
        assert [post.text for post in source.posts()] == ["text 0", "text 7", "text 14", "more"]
        columns, _, others = source.notices
        assert columns.message == "Columns read: text (text), username (author)."
        assert others.message == "Skipped 18 posts by other authors or by none."

    def test_several_and_no_handle(self, tmp_path: Path) -> None:
        source = source_of(tmp_path / "a.csv", self.SEVERAL)
        with pytest.raises(BadInputError, match=r"by user0 \(3\), .* and 3 more") as caught:
            source.account()
        assert caught.value.option == "handle"

    def test_none_by_that_handle(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.csv", self.SEVERAL, "@bob", "user0 (3)", kind=NotFoundError, option="handle", handle="bob")

    def test_no_author_and_no_handle(self, tmp_path: Path) -> None:
        for content in ("text\nhello\n", "username,text\n,hello\n"):
            with pytest.raises(BadInputError) as caught:
                source_of(tmp_path / "a.csv", content).account()
            assert caught.value.option == "handle"

    def test_nested_in_json(self, tmp_path: Path) -> None:
        rows = [{"id": 1, "user": {"screen_name": "ada", "id": 7}, "text": "a"}]
        assert source_of(tmp_path / "a.json", json.dumps(rows)).account().handle == "ada"

    def test_a_notice_names_the_columns(self, tmp_path: Path) -> None:
        content = "poster,text,likes,date,created_at,tweet_id\nada,a,1,2024-01-31,2024-01-31,7\n"
        source = source_of(tmp_path / "a.csv", content, handle="bob")
        assert [len(list(source.posts())) for _ in range(2)] == [1, 1]
        (notice,) = source.notices
        assert "text (text), created_at (time), date (time), tweet_id (id)." in notice.message
        assert "@bob" in notice.message
        assert not notice.is_warning
        lines = source_of(tmp_path / "a.txt", "one\n", handle="bob")
        list(lines.posts())
        assert lines.notices == []

    def test_the_handle_is_an_author_or_a_possible_handle(self, tmp_path: Path) -> None:
        content = "author,text\nAnn Lee,a\nBob,b\n"
        assert [post.text for post in read(tmp_path / "a.csv", content, handle="ann lee")] == ["a"]
        fails(tmp_path / "a.csv", content, "Ann Lee (1)", kind=NotFoundError, option="handle", handle="a/b")
        fails(tmp_path / "b.csv", "text\na\n", "Ann Lee", kind=ConfigError, option="handle", handle="Ann Lee")

    def test_author_column(self, tmp_path: Path) -> None:
        assert source_of(tmp_path / "a.csv", "who,text\nada,a\n", author_column="who").account().handle == "ada"


class TestBroken:
    def test_missing_path(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match=r"nowhere\.csv"):
            detect(tmp_path / "nowhere.csv")

    @pytest.mark.parametrize("argument", ["", "a\0b", "x" * 5000])
    def test_odd_paths(self, argument: str) -> None:
        with pytest.raises((BadInputError, NotFoundError)):
            detect(argument)

    @pytest.mark.parametrize("name", ["a.csv", "a.zip", "tweets.js", "a.parquet", "a"])
    def test_empty_file(self, tmp_path: Path, name: str) -> None:
        fails(tmp_path / name, "", name)

    def test_blank_file_and_header_alone(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.txt", " \n\n ", "a.txt")
        fails(tmp_path / "a.csv", "id,text\n", "a.csv")
        fails(tmp_path / "a.json", "[]", "a.json")

    def test_no_text_column(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.csv", "id,likes\n1,2\n", "a.csv", "id, likes", option="text_column")
        fails(tmp_path / "a.json", '[{"id": 1}]', option="text_column")

    @pytest.mark.parametrize("option", ["text_column", "id_column", "time_column", "author_column"])
    def test_a_column_that_is_not_there(self, tmp_path: Path, option: str) -> None:
        chosen = {option: "nothere"}
        fails(tmp_path / "a.csv", "id,text\n1,2\n", "'nothere'", "id, text", option=option, **chosen)
        fails(tmp_path / "a.txt", "words\n", "a.txt", option=option, **chosen)

    @pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le", "cp1252"])
    def test_wrong_encoding(self, tmp_path: Path, encoding: str) -> None:
        fails(tmp_path / "a.csv", "id,text\n1,café\n".encode(encoding), "a.csv is not UTF-8")

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf_16_of_a_script_with_two_bytes_per_character(self, encoding: str, tmp_path: Path) -> None:
        rows = "\n".join(f"{n},灯台守の一日は霧の中で始まり{n}回の鐘で終わる。" for n in range(40))
        fails(tmp_path / "a.csv", f"id,text\n{rows}\n".encode(encoding), "a.csv is not UTF-8")

    @pytest.mark.parametrize("line", [1, 9_002, 20_000])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_the_line_in_a_wrong_encoding_is_named(self, tmp_path: Path, line: int, end: str) -> None:
        lines = ["text", *["“fine” words"] * 20_000]
        lines[line - 1] += "caf\udce9"
        content = end.join(lines).encode(errors="surrogateescape")
        fails(tmp_path / "a.csv", content, f"not UTF-8 text (line {line:,})")
        fails(tmp_path / "a.txt", content, f"not UTF-8 text (line {line:,})")

    def test_half_a_character_at_the_end_of_utf_16(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.txt", "text\nwords\nmore".encode("utf-16")[:-1], "not UTF-8 text (line 3)")

    def test_cut_json(self, tmp_path: Path) -> None:
        whole = json.dumps(ROWS)
        fails(tmp_path / "a.json", whole[:-10], "after 1 post.")
        fails(tmp_path / "a.jsonl", "\n".join(map(json.dumps, ROWS))[:-10], "after 1 post.")

    def test_one_json_object(self, tmp_path: Path) -> None:
        for around in ({"data": ROWS}, {"meta": {}, "data": ROWS}, {"a": {"b": [{"data": ROWS}]}}):
            assert read(tmp_path / "a.json", json.dumps(around, indent=2)) == POSTS
        assert len(read(tmp_path / "a.jsonl", json.dumps({"text": "words", "data": [{"a": 1}]}))) == 1
        fails(tmp_path / "a.jsonl", json.dumps({"content_html": "words", "tags": ["a"]}), option="text_column")

    def test_json_of_something_else(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.jsonl", '{"text": "a"}\n[1]\n', "a.jsonl")

    @pytest.mark.parametrize(
        ("magic", "what"),
        [
            (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "spreadsheet"),
            (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
            (b"Rar!", "RAR"),
            (b"%PDF-1.7", "PDF"),
        ],
    )
    def test_other_kinds_of_files(self, tmp_path: Path, magic: bytes, what: str) -> None:
        fails(tmp_path / "a.xlsx", magic + b"\0rest", what)

    def test_binary_files(self, tmp_path: Path) -> None:
        for name in ("a.bin", "a.csv", "a.txt"):
            fails(tmp_path / name, random.Random(0).randbytes(3000), name)

    def test_a_web_page(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.html", "<html><p>hello</p></html>", "a.html")

    def test_a_quotation_mark_that_is_never_closed(self, tmp_path: Path) -> None:
        fails(tmp_path / "a.csv", 'text\n"never closed\n' + "more words\n" * 500_000, "row 0")

    def test_a_stray_quotation_mark_does_not_swallow_the_rest(self, tmp_path: Path) -> None:
        rows = [f"{i},post number {i}" for i in range(40)]
        rows[5] = '5,"a stray one'
        with pytest.raises(BadInputError, match="after row 5 "):
            read(tmp_path / "a.csv", "\n".join(["id,text", *rows]))
        inches = ["id,text", '1,a 5" nail', '2,"two\nlines"', '3,a 6" nail']
        assert len(read(tmp_path / "b.csv", "\n".join(inches))) == 3


cells = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=50, deadline=None)
@given(st.lists(cells.filter(str.strip), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_every_text_round_trips(written: list[str], delimiter: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Among plain texts: a packing that most texts show would be undone.
        texts = [*written, *(f"plain {n}" for n in range(40))]
        rows = [{"id": n, "text": text} for n, text in enumerate(texts)]
        assert [post.text for post in read(Path(folder) / "a.csv", as_csv(rows, delimiter))] == texts
        assert [post.text for post in read(Path(folder) / "a.json", json.dumps(rows))] == texts
