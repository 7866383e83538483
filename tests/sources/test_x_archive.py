"""Reading X archives: every format there has been, the fields of posts, long posts, damage."""

from __future__ import annotations

import json
import tarfile
import tempfile
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huggingtweets
from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources import Source, SourceOptions, detect
from huggingtweets.sources.x.archive import XArchive
from tests.sources.archive_builder import (
    ACCOUNT_ID,
    HANDLE,
    account_script,
    archive,
    manifest_script,
    note,
    script,
    tweet,
    write_folder,
    write_zip,
)
from tests.sources.hostility import assert_plain

SAMPLE = Path(huggingtweets.__file__).parent / "sample" / "keeper_skarholm"


def read(path: Path, **options: str) -> list[Post]:
    source = detect(path, SourceOptions(**options))
    assert isinstance(source, XArchive)
    return list(source.posts())


def ids(path: Path, **options: str) -> list[str]:
    return [post.id for post in read(path, **options)]


def said(source: Source) -> list[str]:
    return [str(notice) for notice in source.notices]


def only(folder: Path, entry: dict[str, Any], **more: str) -> Post:
    (post,) = read(write_folder(folder, archive(entry, **more)))
    return post


class TestShapes:
    def test_all_fields_of_a_post_in_a_zip(self, tmp_path: Path) -> None:
        source = detect(write_zip(tmp_path / "twitter.zip", archive(tweet(7, "Tea &amp; fog https://t.co/a"))))
        assert source.account() == Account("x", HANDLE, "Ada L.", ACCOUNT_ID)
        assert list(source.posts()) == [
            Post(
                platform="x",
                id="7",
                handle=HANDLE,
                text="Tea &amp; fog https://t.co/a",
                created_at=datetime(2026, 3, 6, 13, 2, 5, tzinfo=UTC),
                lang="en",
            )
        ]
        assert source.notices == []
        assert source.total is None

    @pytest.mark.parametrize("below", ["", "data", "twitter-2026/..", "data/tweets.js"])
    def test_a_folder_its_data_folder_or_one_file_in_it(self, tmp_path: Path, below: str) -> None:
        folder = write_folder(tmp_path, archive(tweet(1), tweet(2)) | {"twitter-2026/readme.txt": "x"})
        assert ids(folder / below) == ["1", "2"]

    @pytest.mark.parametrize("deeper", ["twitter-2026/", "twitter-2026\\"])
    def test_a_zip_one_folder_deeper(self, tmp_path: Path, deeper: str) -> None:
        files = {deeper + name: content for name, content in archive(tweet(1)).items()}
        assert ids(write_zip(tmp_path / "a.zip", files)) == ["1"]

    def test_a_folder_one_folder_deeper(self, tmp_path: Path) -> None:
        write_folder(tmp_path / "out" / "twitter-2026", archive(tweet(1)))
        assert ids(tmp_path / "out") == ["1"]

    def test_two_archives_in_one_folder_are_not_mixed(self, tmp_path: Path) -> None:
        write_folder(tmp_path / "one", archive(tweet(1)))
        write_folder(tmp_path / "two", archive(tweet(2)))
        with pytest.raises(BadInputError, match=r"several archives \(one, two\)"):
            detect(tmp_path)

    def test_tweet_js_until_2022_and_entries_without_the_outer_object(self, tmp_path: Path) -> None:
        old = script([tweet(1)["tweet"], tweet(2)["tweet"]], "tweet")
        write_folder(tmp_path, {"tweet.js": old, "account.js": account_script()})
        assert ids(tmp_path) == ["1", "2"]

    def test_an_id_in_e_notation_is_not_used(self, tmp_path: Path) -> None:
        assert only(tmp_path, tweet(1074, id="1.074E+18", favorite_count="0.0")).id == "1074"

    def test_monthly_files_before_2019(self, tmp_path: Path) -> None:
        record = {"id_str": "5", "id": 5, "text": "old words", "created_at": "2015-01-24 02:02:37 +0000"}
        repost = record | {"id_str": "6", "text": "RT @a: words", "retweeted_status": {"text": "words"}}
        later = record | {"id_str": "7"}
        user = {"screen_name": "lamp_keeper", "full_name": "Ada L.", "id": "4200"}
        write_folder(
            tmp_path,
            {
                "data/js/tweets/2015_01.js": f"Grailbird.data.tweets_2015_01 = \n {json.dumps([record, repost])}",
                "data/js/tweets/2015_02.js": f"Grailbird.data.tweets_2015_02 = {json.dumps([later])}",
                "data/js/user_details.js": f"var user_details =  {json.dumps(user)}",
                "tweets.csv": '"tweet_id","text"\n"5","old words"\n',
            },
        )
        source = detect(tmp_path)
        assert source.account() == Account("x", HANDLE, "Ada L.", "4200")
        posts = list(source.posts())
        assert [(post.id, post.kind) for post in posts] == [("5", "original"), ("6", "repost"), ("7", "original")]
        assert posts[0].created_at == datetime(2015, 1, 24, 2, 2, 37, tzinfo=UTC)

    def test_tweets_csv_before_2019(self, tmp_path: Path) -> None:
        table = (
            '"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","source","text",'
            '"retweeted_status_id","expanded_urls"\r\n'
            '"5","","","2015-01-24 02:02:37 +0000","web","two\nlines, ""quoted""","",""\r\n'
            '"6","4","77","2015-01-24 02:02:38 +0000","web","@a no","",""\r\n'
            '"7","","","2015-01-24 02:02:39 +0000","web","RT @a: yes","3",""\r\n'
            '"8","","","2015-01-24 02:02:39 +0000","web","see","","https://twitter.com/a/status/1"\r\n'
        )
        path = write_zip(tmp_path / "old.zip", {"tweets.csv": table})
        posts = list(detect(path, SourceOptions(handle="@lamp_keeper")).posts())
        assert {post.platform for post in posts} == {"x"}
        assert [post.kind for post in posts] == ["original", "reply", "repost", "quote"]
        assert posts[0].text == 'two\nlines, "quoted"'

    def test_parts_joined_to_one_file_and_utf_16(self, tmp_path: Path) -> None:
        joined = script([tweet(1)]) + "\ufeff" + script([tweet(2)], part=1)
        for encoding in ("utf-8", "utf-16"):
            write_folder(tmp_path, {"tweets.js": joined.encode(encoding), "account.js": account_script()})
            assert ids(tmp_path) == ["1", "2"]

    def test_an_archive_of_the_community_archive(self, tmp_path: Path) -> None:
        whole = {
            "account": [{"account": {"username": HANDLE, "accountId": "42"}}],
            "like": [{"like": {"tweetId": "9", "fullText": "theirs"}}] * 3,
            "tweets": [tweet(1)],
            "community-tweet": [tweet(2)],
        }
        (tmp_path / "archive.json").write_text(json.dumps(whole))
        source = detect(tmp_path / "archive.json")
        assert source.account() == Account("x", HANDLE, id="42")
        assert [post.id for post in source.posts()] == ["1", "2"]

    @pytest.mark.parametrize("where", ["out/twitter-2026/Data/Tweets.js", "DATA/TWEETS.JS", "a/b/tweets.js"])
    def test_deep_folders_and_other_cases(self, tmp_path: Path, where: str) -> None:
        write_folder(tmp_path / "folder", {where: script([tweet(1)])})
        assert ids(tmp_path / "folder", handle="me") == ["1"]
        with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
            tar.add(tmp_path / "folder", ".")
        assert ids(tmp_path / "a.tar.gz", handle="me") == ["1"]

    def test_times_before_x_existed(self, tmp_path: Path) -> None:
        old = {"created_at": "Sat Mar 15 08:00:00 +0000 1997"}
        assert only(tmp_path, tweet(1900000000000000100, **old)).created_at == datetime(
            2025, 3, 13, 1, 44, 34, 949000, tzinfo=UTC
        )
        assert only(tmp_path, tweet(5, **old)).created_at is None

    def test_byte_order_mark_semicolon_and_crlf(self, tmp_path: Path) -> None:
        content = b"\xef\xbb\xbf" + script([tweet(1, "é")]).replace("\n", "\r\n").encode() + b";\r\n"
        write_folder(tmp_path, {"data/tweets.js": content, "data/account.js": account_script()})
        assert [post.text for post in read(tmp_path)] == ["é"]

    def test_one_renamed_file_is_recognised_by_content(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"mine.txt": script([tweet(1)]), "bare.json": json.dumps([tweet(2)])})
        assert ids(tmp_path / "mine.txt", handle="me") == ["1"]
        assert ids(tmp_path / "bare.json", handle="me") == ["2"]

    def test_one_renamed_file_beside_an_archive(self, tmp_path: Path) -> None:
        files = archive(tweet(1), mine=script([tweet(2)]), manifest=manifest_script(tweets={"data/tweets.js": 1}))
        source = detect(write_folder(tmp_path, files) / "data" / "mine.js")
        assert source.account().handle == HANDLE
        assert [post.id for post in source.posts()] == ["2"]
        assert source.total is None

    def test_one_file_uses_the_account_and_long_texts_in_its_folder(self, tmp_path: Path) -> None:
        long = "word " * 80
        files = archive(tweet(1, long[:272] + "…"), tweets_part1=script([tweet(2)], part=1))
        write_folder(tmp_path, files | {"data/note-tweet.js": script([note(long)], "note_tweet")})
        source = detect(tmp_path / "data" / "tweets.js")
        assert source.account().handle == HANDLE
        assert [post.text for post in source.posts()] == [long]
        (notice,) = source.notices
        assert "tweets.js" in notice.message
        assert "tweets-part1.js" in notice.hint


class TestParts:
    def test_the_manifest_names_the_parts_and_counts_them(self, tmp_path: Path) -> None:
        files = archive(
            tweet(1),
            tweets_part1=script([tweet(2), tweet(3)], part=1),
            tweets_part2=script([tweet(99)], part=2),  # not of this archive: its list lacks it
            community_tweet=script([tweet(4)], "community_tweet"),
            manifest=manifest_script(
                tweets={"data/tweets.js": 1, "data/tweets-part1.js": 2}, communityTweet={"data/community-tweet.js": 1}
            ),
        )
        source = detect(write_zip(tmp_path / "a.zip", files))
        assert source.total == 4
        assert [post.id for post in source.posts()] == ["1", "2", "3", "4"]
        assert source.notices == []

    @pytest.mark.parametrize("manifest", [None, "window.__THAR_CONFIG = {", "window.__THAR_CONFIG = {}"])
    def test_without_a_usable_manifest_all_parts_are_read(self, tmp_path: Path, manifest: str | None) -> None:
        parts = {f"tweets_part{n}": script([tweet(n)], part=n) for n in (10, 2, 1)}
        files = archive(tweet(0), **parts, **({"manifest": manifest} if manifest else {}))
        source = detect(write_folder(tmp_path, files))
        assert [post.id for post in source.posts()] == ["0", "1", "2", "10"]
        assert source.total is None
        assert any("manifest.js" in notice for notice in said(source)) == (manifest is not None and "}" not in manifest)

    def test_missing_parts_wrong_counts_and_partial_archives_give_warnings(self, tmp_path: Path) -> None:
        manifest = manifest_script(partial=True, tweets={"data/tweets.js": 5, "data/tweets-part1.js": 2})
        source = detect(write_folder(tmp_path, archive(tweet(1), manifest=manifest)))
        assert len(list(source.posts())) == 1
        missing, partial, count = said(source)
        assert all(notice.is_warning for notice in source.notices)
        assert "tweets-part1.js" in missing
        assert "partial" in partial
        assert "tweets.js holds 1 post" in count

    def test_reading_twice_gives_the_same_posts_and_notices(self, tmp_path: Path) -> None:
        source = detect(write_folder(tmp_path, archive(tweet(1), {"tweet": {"id_str": "2"}})))
        assert list(source.posts()) == list(source.posts())
        (notice,) = source.notices
        assert notice.message == "Skipped 1 post without an id or a text."


class TestAccount:
    def test_the_archive_overrides_the_option(self, tmp_path: Path) -> None:
        source = detect(write_folder(tmp_path, archive(tweet(1))), SourceOptions(handle="@someone"))
        assert source.account().handle == HANDLE
        (notice,) = source.notices
        assert notice.is_warning
        assert f"@{HANDLE}" in notice.message

    def test_the_manifest_names_the_account_too(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"tweets.js": script([tweet(1)]), "manifest.js": manifest_script()})
        assert detect(tmp_path).account() == Account("x", HANDLE, "Ada L.", ACCOUNT_ID)

    def test_without_account_js_the_option_is_required(self, tmp_path: Path) -> None:
        path = write_folder(tmp_path, {"tweets.js": script([tweet(1)])}) / "tweets.js"
        with pytest.raises(BadInputError, match=r"tweets\.js") as caught:
            detect(path).account()
        assert caught.value.option == "handle"
        assert detect(path, SourceOptions(handle="@me")).account() == Account("x", "me")

    def test_a_damaged_account_js_is_skipped(self, tmp_path: Path) -> None:
        files = archive(tweet(1), account="window.YTD.account.part0 = [ {")
        source = detect(write_folder(tmp_path, files), SourceOptions(handle="me"))
        assert source.account().handle == "me"
        (notice,) = source.notices
        assert "account.js" in notice.message


class TestPosts:
    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({}, "original"),
            ({"text": "RT @bob: words that are cut …"}, "repost"),
            ({"text": "RT this if you can"}, "original"),
            ({"in_reply_to_user_id_str": "77", "in_reply_to_screen_name": "bob"}, "reply"),
            ({"in_reply_to_user_id_str": ACCOUNT_ID, "in_reply_to_screen_name": "old_name"}, "thread"),
            ({"in_reply_to_screen_name": HANDLE.upper()}, "thread"),
            ({"in_reply_to_status_id_str": "12"}, "reply"),
            ({"urls": ["https://x.com/bob/status/12?s=20"]}, "quote"),
            ({"urls": ["https://mobile.twitter.com/i/web/status/12"]}, "quote"),
            ({"urls": ["https://x.com/bob", "https://example.org/x.com/bob/status/12"]}, "original"),
            ({"urls": ["https://twitter.com/i/web/status/1"]}, "original"),  # the post itself
            ({"urls": ["https://x.com/bob/status/12"], "in_reply_to_user_id_str": "77"}, "reply"),
        ],
    )
    def test_kind(self, tmp_path: Path, fields: dict[str, Any], kind: str) -> None:
        assert only(tmp_path, tweet(1, **fields)).kind == kind

    def test_without_account_id_the_name_marks_a_thread(self, tmp_path: Path) -> None:
        entry = tweet(1, in_reply_to_user_id_str="5", in_reply_to_screen_name="ME")
        path = write_folder(tmp_path, {"tweets.js": script([entry])}) / "tweets.js"
        assert [post.kind for post in read(path, handle="me")] == ["thread"]

    def test_versions_of_an_edited_post_name_the_first(self, tmp_path: Path) -> None:
        versions = ["1", "2"]
        write_folder(
            tmp_path,
            archive(
                tweet(1, edit_info={"initial": {"editTweetIds": versions}}),
                tweet(2, edit_info={"edit": {"initialTweetId": "1", "editControlInitial": {"editTweetIds": versions}}}),
                tweet(3, edit_info={"initial": {"editTweetIds": ["3"]}}),
            ),
        )
        assert [post.edit_of for post in read(tmp_path)] == ["1", "1", None]

    def test_malformed_records_are_skipped_and_counted(self, tmp_path: Path) -> None:
        odd: list[Any] = [
            {"tweet": None},
            {"tweet": {"id_str": "1"}},
            {"tweet": {"full_text": "no id"}},
            {"tweet": {"id_str": "2", "full_text": ["no text"]}},
            tweet(3, entities=None, edit_info=[], created_at=5, lang=7, in_reply_to_screen_name=3),
        ]
        source = detect(write_folder(tmp_path, archive(*odd)))
        assert [(post.id, post.created_at) for post in source.posts()] == [("3", None)]
        (notice,) = source.notices
        assert notice.message == "Skipped 4 posts without an id or a text."


LONG = "The storm came up the path like someone who has been here before, &amp; took the mat and the bench. " * 4
WHOLE = LONG.replace("&amp;", "&") + "And that was all."


class TestLongPosts:
    def read_one(self, folder: Path, text: str, *notes: dict[str, Any], **fields: Any) -> tuple[Post, list[str]]:
        files = archive(tweet(1, text, **fields), note_tweet=script(list(notes), "note_tweet"))
        source = detect(write_folder(folder, files))
        (post,) = source.posts()
        return post, said(source)

    @pytest.mark.parametrize("created", [f"2026-03-06T13:02:0{s}Z" for s in ("4.000", "5.999", "6.200")])
    @pytest.mark.parametrize("end", ["…", "… https://t.co/abc", ""])
    def test_the_full_text_is_joined(self, tmp_path: Path, created: str, end: str) -> None:
        post, notices = self.read_one(tmp_path, LONG[:272] + end, note("Another matter"), note(WHOLE, created))
        assert (post.text, post.is_cut, notices) == (WHOLE, False, [])

    def test_a_reply_keeps_its_leading_names(self, tmp_path: Path) -> None:
        for number, written in enumerate((WHOLE, f"@bob @eve {WHOLE}")):
            text = f"@bob @eve {LONG[:272]}…"
            post, _ = self.read_one(tmp_path / str(number), text, note(written), in_reply_to_user_id_str="77")
            assert post.text == f"@bob @eve {WHOLE}"

    def test_the_note_with_the_longest_common_start_is_joined(self, tmp_path: Path) -> None:
        post, _ = self.read_one(tmp_path, LONG[:272] + "…", note(LONG[:80] + "but otherwise " * 20), note(WHOLE))
        assert post.text == WHOLE

    @pytest.mark.parametrize(
        "other",
        [note(WHOLE, "2026-03-06T13:02:08.000Z"), note("Quite another text. " * 20), {"noteTweet": {"core": 1}}, {}],
    )
    def test_a_post_without_a_matching_note_stays_cut(self, tmp_path: Path, other: dict[str, Any]) -> None:
        post, notices = self.read_one(tmp_path, LONG[:272] + "…", other)
        assert (post.text, post.is_cut) == (LONG[:272] + "…", True)
        assert len(notices) == 1
        assert notices[0].endswith(": 1.")

    def test_a_short_post_of_the_same_second_is_unchanged(self, tmp_path: Path) -> None:
        post, _ = self.read_one(tmp_path, "The storm", note(WHOLE))
        assert (post.text, post.is_cut) == ("The storm", False)

    @pytest.mark.parametrize(
        ("fields", "is_cut"),
        [
            ({"text": "And then she said…"}, False),
            ({"text": "x" * 139 + "…"}, True),
            ({"text": "字" * 135 + "…"}, True),
            ({"text": "RT @bob: " + "x" * 130 + "…"}, False),
            ({"text": "Short, but… https://t.co/a", "urls": ["https://twitter.com/i/web/status/1"]}, True),
            ({"text": "Short, but… https://t.co/a", "urls": ["https://example.org"]}, False),
            ({"text": "x" * 279}, False),
            ({"text": "@bob " * 50 + "no…"}, False),
        ],
    )
    def test_a_cut_differs_from_an_authors_ellipsis(self, tmp_path: Path, fields: dict[str, Any], is_cut: bool) -> None:
        post, _ = self.read_one(tmp_path, fields.pop("text"), **fields)
        assert post.is_cut == is_cut


@pytest.mark.parametrize("name", ["direct-messages", "deleted-tweets", "twitter-circle-tweet", "like"])
def test_private_files_are_refused_even_when_named(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path, {f"{name}.js": script([tweet(1)], name.replace("-", "_"))})
    with pytest.raises(BadInputError, match=f"{name}.js"):
        detect(tmp_path / f"{name}.js", SourceOptions(handle="me"))


class TestBroken:
    def fails(self, path: Path, *words: str) -> None:
        with pytest.raises(BadInputError) as caught:
            read(path, handle="me")
        assert_plain(str(caught.value))
        for word in words:
            assert word in str(caught.value)

    def test_empty_zip(self, tmp_path: Path) -> None:
        self.fails(write_zip(tmp_path / "a.zip", {}), "a.zip is an empty zip")

    def test_not_a_zip(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_text("hello")
        self.fails(tmp_path / "a.zip", "a.zip is not a zip file")

    def test_zip_and_folder_without_posts(self, tmp_path: Path) -> None:
        files: dict[str, str | bytes] = {"data/account.js": account_script(), "data/like.js": script([], "like")}
        self.fails(write_zip(tmp_path / "a.zip", files), "a.zip holds no posts", "data/tweets.js")
        self.fails(write_folder(tmp_path / "b", files), "b holds no posts", "data/tweets.js")
        self.fails(write_folder(tmp_path / "c", archive()), "c holds no posts", "again")

    def test_a_folder_of_packed_archives(self, tmp_path: Path) -> None:
        folder = tmp_path / "my files"
        write_folder(folder, dict.fromkeys(["twitter-1.ZIP", "mastodon.tar.gz", "notes.txt"], "x"))
        (folder / "unpacked.zip").mkdir()
        with pytest.raises(BadInputError, match=r"mastodon.tar.gz and twitter-1.ZIP") as caught:
            read(folder)
        assert caught.value.command == f"add '{folder}/mastodon.tar.gz'"
        write_folder(folder, archive(tweet(1)))
        assert ids(folder) == ["1"]

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
    def test_truncated_zip(self, tmp_path: Path, share: float) -> None:
        path = write_zip(tmp_path / "a.zip", archive(*[tweet(n) for n in range(50)]))
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
        self.fails(path, "a.zip is cut off or damaged", "again")

    def test_damaged_member(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(*[tweet(n, f"{n * 7919} words") for n in range(500)]))
        with zipfile.ZipFile(path) as container:
            info = container.getinfo("data/tweets.js")
        data = bytearray(path.read_bytes())
        middle = info.header_offset + 100 + info.compress_size // 2
        data[middle : middle + 40] = bytes(40)
        path.write_bytes(data)
        self.fails(path, "tweets.js", "damaged", "again")

    def test_encrypted_zip(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(tweet(1)))
        data = path.read_bytes()
        for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = 0
            while (at := data.find(header, at)) >= 0:
                data = data[: at + offset] + b"\x01" + data[at + offset + 1 :]
                at += 4
        path.write_bytes(data)
        self.fails(path, "protected by a password", "Unpack it")
        with pytest.raises(BadInputError, match="password"):
            detect(path).account()  # not only once the posts are read

    def test_unsupported_compression(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as container:
            container.writestr("data/tweets.js", script([tweet(1)]))
        self.fails(path, "a.zip", "Unpack it")

    @pytest.mark.parametrize("cut", [1, 30, 200])
    def test_truncated_tweets_js(self, tmp_path: Path, cut: int) -> None:
        content = script([tweet(n, "ä" * 50) for n in range(10)]).encode()
        write_folder(tmp_path, {"tweets.js": content[:-cut]})
        self.fails(tmp_path / "tweets.js", f"cut off after {10 if cut == 1 else 9} posts", "again")

    def test_other_scripts(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"app.js": "console.log('hello = 1')"})
        self.fails(tmp_path / "app.js", "app.js")


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=50, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5))
def test_every_text_round_trips(written: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_zip(Path(folder) / "a.zip", archive(*[tweet(n, text) for n, text in enumerate(written)]))
        assert [post.text for post in read(path)] == written


@pytest.mark.skipif(not (SAMPLE / "data" / "tweets.js").exists(), reason="the sample archive is not in this checkout")
def test_the_sample_archive() -> None:
    source = detect(SAMPLE)
    assert source.account().handle == "keeper_skarholm"
    posts = list(source.posts())
    kinds = Counter(post.kind for post in posts)
    assert len(posts) == source.total == len({post.id for post in posts})
    # The counts are in sample/README.md.
    assert (kinds["repost"], kinds["reply"], kinds["thread"]) == (40, 105, 41)
    assert sum(post.edit_of is not None for post in posts) == 10
    assert not any(post.is_cut for post in posts)
    assert source.notices == []
