"""Each known format of export, by a small sample, and what tables of any format have in common."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.errors import BadInputError, HuggingTweetsError, NotFoundError
from huggingtweets.library import Library
from huggingtweets.posts.post import Post
from huggingtweets.sources import SourceOptions, add, detect
from huggingtweets.sources.formats import COLUMNS, FORMATS
from huggingtweets.sources.table.table import Table
from tests.sources.hostility import assert_plain

REPOSITORY = Path(__file__).parents[2]
CASES = REPOSITORY.parent / "shared" / "cases"
META = {"name": "Ada", "screen_name": "ada", "id": 7}
BYTES = "th\u00c3\u00a9 \u00f0\u009f\u008d\u00b5"  # "thé 🍵" as Meta writes it


def read(path: Path, content: str | bytes | list[Any] | dict[str, Any], **options: Any) -> list[Post]:
    """The posts in `content`, rows of JSON or the text of a file."""
    if isinstance(content, list | dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = detect(path, SourceOptions(**options))
    posts = list(source.posts())
    for notice in source.notices:
        assert_plain(str(notice))
    return posts


def legacy(text: str, **more: Any) -> dict[str, Any]:
    user = {"user_results": {"result": {"legacy": {"screen_name": "ada"}}}}
    return {"core": user, "legacy": {"full_text": text, "id_str": str(len(text)), "user_id_str": "7", **more}}


def bluesky(text: str, **more: Any) -> dict[str, Any]:
    record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2024-05-01T12:00:00Z", "langs": ["en"], **more}
    return {
        "uri": f"at://did:plc:a/app.bsky.feed.post/{len(text)}",
        "author": {"handle": "ada.example"},
        "record": record,
    }


def status(text: str, **more: Any) -> dict[str, Any]:
    account = {"id": "7", "username": "ada", "acct": "ada"}
    return {"id": str(len(text)), "content": text, "visibility": "public", "account": account, "reblog": None, **more}


# Format, file, options, and text and kind of each post.
SAMPLES: list[tuple[str, Any, dict[str, str], list[tuple[str, str]]]] = [
    (
        "X archive before 2019 (tweets.csv)",
        "tweet_id,in_reply_to_status_id,timestamp,text,retweeted_status_id,expanded_urls\n"
        "5,,2015-01-24 02:02:37 +0000,tea,,https://twitter.com/ada/status/5/photo/1\n6,4,2015-01-24,no,,\n"
        "7,,2015-01-24,see,,https://twitter.com/bob/status/9\n",
        {"handle": "ada"},
        [("tea", "original"), ("no", "reply"), ("see", "quote")],
    ),
    (
        "twint",
        "id\tconversation_id\ttweet\tusername\tuser_rt_id\tretweet\tquote_url\treply_to\n"
        "1\t1\ttea\tada\t\tFalse\t\t[]\n2\t1\tno\tada\t\tFalse\t\t[{'screen_name': 'bob', 'name': 'B'}]\n"
        "3\t1\tmore\tada\t\tFalse\t\t[{'screen_name': 'ada'}]\n4\t1\twords\tada\t7\tTrue\t\t[]\n"
        "5\t1\tsee\tada\t\tFalse\thttps://twitter.com/bob/status/9\t[]\n",
        {},
        [("tea", "original"), ("no", "reply"), ("more", "thread"), ("words", "repost"), ("see", "quote")],
    ),
    (
        "snscrape, X",
        "date,content,conversation_id,user\n2020-01-01,tea,1,\"User(username='ada', id=7)\"\n",
        {"handle": "ada"},
        [("tea", "original")],
    ),
    (
        "snscrape, X, from 2022",
        [
            {"rawContent": "tea", "conversationId": 1, "user": {"username": "ada"}, "retweetedTweet": None},
            {
                "rawContent": "no",
                "conversationId": 2,
                "user": {"username": "ada"},
                "inReplyToUser": {"username": "bob"},
            },
            {
                "rawContent": "hm",
                "conversationId": 3,
                "user": {"username": "ada"},
                "inReplyToUser": {"username": "ada"},
            },
            {"rawContent": "theirs", "conversationId": 4, "user": {"username": "ada"}, "retweetedTweet": {"id": 1}},
        ],
        {},
        [("tea", "original"), ("no", "reply"), ("hm", "thread"), ("theirs", "repost")],
    ),
    (
        "Scweet",
        'UserScreenName,UserName,Text,Embedded_text,Tweet URL\nAda,@ada,"Ada\n@ada","Replying to\n@bob\ntea\n3\n1.2K",'
        "https://twitter.com/ada/status/5\n",
        {},
        [("tea", "original")],
    ),
    (
        "GetOldTweets",
        "username;to;text;permalink\nada;;tea;x\nada;bob;no;x\n",
        {},
        [("tea", "original"), ("no", "reply")],
    ),
    (
        "X's web page (GraphQL)",
        {
            "data": {
                "entries": [{"result": legacy("tea")}, {"result": legacy("theirs", retweeted_status_result={"a": 1})}]
            }
        },
        {},
        [("tea", "original"), ("theirs", "repost")],
    ),
    (
        "twarc-csv",
        "id,author_id,author.username,text,referenced_tweets.retweeted.id,referenced_tweets.quoted.id,in_reply_to_user_id\n"
        "1,7,ada,tea,,,\n2,7,ada,theirs,1.4e18,,\n3,7,ada,see,,1.4e18,\n4,7,ada,more,,,7.0\n",
        {},
        [("tea", "original"), ("theirs", "repost"), ("see", "quote"), ("more", "thread")],
    ),
    (
        "X API v2, twarc2",
        {
            "data": [
                {
                    "id": "1",
                    "author_id": "7",
                    "text": "tea…",
                    "note_tweet": {"text": "tea and fog"},
                    "conversation_id": "1",
                },
                {"id": "2", "author_id": "7", "text": "no", "referenced_tweets": [{"type": "replied_to", "id": "9"}]},
                {"id": "3", "author_id": "8", "text": "words of another"},
            ],
            "includes": {
                "users": [{"id": "7", "username": "ada"}, {"id": "8", "username": "bob"}],
                "tweets": [{"id": "9", "author_id": "7", "text": "not a row", "conversation_id": "9"}],
            },
        },
        {"handle": "ada"},
        [("tea and fog", "original"), ("no", "reply")],
    ),
    (
        "X API v1.1, tweepy, twarc",
        "\n".join(
            json.dumps({"id_str": "1", "user": META, "retweeted": True, **row}, indent=1)
            for row in (
                {"text": "tea"},
                {"id_str": "2", "text": "cut…", "extended_tweet": {"full_text": "cut no more"}},
                {"id_str": "3", "full_text": "theirs", "retweeted_status": {"id": 1}},
            )
        ),
        {},
        [("tea", "original"), ("cut no more", "original"), ("theirs", "repost")],
    ),
    (
        "twitter-web-exporter",
        [
            {
                "id": "1",
                "full_text": "tea",
                "screen_name": "ada",
                "user_id": "7",
                "favorite_count": 1,
                "retweeted": True,
            },
            {
                "id": "2",
                "full_text": "see",
                "screen_name": "ada",
                "user_id": "7",
                "quoted_status": "9",
                "retweeted": False,
            },
        ],
        {},
        [("tea", "original"), ("see", "quote")],
    ),
    (
        "twitter-to-sqlite",
        "id,user,full_text,retweeted_status,quoted_status\n1,7,tea,,\n2,7,theirs,9,\n",
        {"handle": "ada"},
        [("tea", "original"), ("theirs", "repost")],
    ),
    (
        "Apify",
        "author/userName,author/name,createdAt,text,fullText,isRetweet,isReply\nada,Ada,2024-01-01,te…,tea,false,false\n"
        "ada,Ada,2024-01-01,no,no,false,true\n",
        {},
        [("tea", "original"), ("no", "reply")],
    ),
    (
        "Octoparse",
        "Author_Name,Author_Web_Page_URL,Tweet_Content\nAda L,https://twitter.com/ada,tea\n",
        {"handle": "ada"},
        [("tea", "original")],
    ),
    ("Phantombuster", "handle,text,tweetDate\nada,tea,2024-01-01\n", {}, [("tea", "original")]),
    (
        "rtweet",
        "status_id,screen_name,text,is_retweet,is_quote,reply_to_screen_name\nx1000001,ada,tea,FALSE,FALSE,NA\n"
        "x1000002,ada,no,FALSE,FALSE,bob\n",
        {},
        [("tea", "original"), ("no", "reply")],
    ),
    (
        "Community Archive, table",
        "tweet_id,account_id,username,full_text,reply_to_tweet_id\n1,7,ada,tea,\n",
        {},
        [("tea", "original")],
    ),
    (
        "Bluesky feed",
        {"feed": [{"post": bluesky("tea")}, {"post": bluesky("no", reply={"parent": {"uri": "at://did:plc:b/x/1"}})}]},
        {},
        [("tea", "original"), ("no", "reply")],
    ),
    ("Bluesky posts", [bluesky("tea")], {}, [("tea", "original")]),
    (
        "Bluesky records",
        {
            "records": [
                {"uri": "at://did:plc:a/app.bsky.feed.post/1", "value": {"text": "tea", "createdAt": "2024-01-01"}}
            ]
        },
        {"handle": "ada.example"},
        [("tea", "original")],
    ),
    (
        "Bluesky repository, as JSON",
        [
            {"$type": "app.bsky.feed.post", "text": "tea", "createdAt": "2024-01-01"},
            {"$type": "app.bsky.actor.profile", "text": "about me", "createdAt": "2024-01-01"},
        ],
        {"handle": "ada"},
        [("tea", "original")],
    ),
    (
        "Mastodon API, Truth Social",
        [
            status("<p>tea<br>&amp; fog</p>"),
            status("<p>no</p>", in_reply_to_id="3", in_reply_to_account_id="8"),
            status("<p>more</p>", in_reply_to_id="3", in_reply_to_account_id="7"),
            status("<p>for followers</p>", visibility="private"),
            status("<p>for one</p>", visibility="direct"),
            status("<p>the ending</p>", spoiler_text="a film"),
        ],
        {},
        [("tea\n& fog", "original"), ("no", "reply"), ("more", "thread")],
    ),
    (
        "WordPress",
        [
            {"id": 1, "status": "publish", "title": {"rendered": "x"}, "content": {"rendered": "<p>tea</p>"}},
            {"id": 2, "status": "private", "title": {"rendered": "x"}, "content": {"rendered": "<p>mine</p>"}},
        ],
        {"handle": "ada"},
        [("tea", "original")],
    ),
    (
        "Misskey",
        [
            {"id": "1", "text": "tea", "renoteId": None, "cw": None, "visibility": "home"},
            {"id": "2", "text": "secret", "renoteId": None, "cw": None, "visibility": "specified"},
            {"id": "3", "text": "for followers", "renoteId": None, "cw": None, "visibility": "followers"},
            {"id": "4", "text": "the ending", "renoteId": None, "cw": "a film", "visibility": "public"},
            {"id": "5", "text": "see", "renoteId": "9", "cw": None, "visibility": "public"},
        ],
        {"handle": "ada"},
        [("tea", "original"), ("see", "quote")],
    ),
    (
        "Nostr",
        [
            {"id": f"{kind}", "pubkey": "ab" * 32, "kind": kind, "content": f"of kind {kind}", "sig": "0", "tags": tags}
            for kind, tags in ((1, []), (0, []), (4, []), (7, []), (1.0, [["p", "x"]]))
        ],
        {"handle": "ada"},
        [("of kind 1", "original")],
    ),
    (
        "Reddit, own data",
        'id,permalink,subreddit,parent,title,body\na,p,tea,,a title,\nb,p,tea,x,,"&gt; their words\n\n**mine**"\n'
        "c,p,tea,,,[deleted]\n",
        {"handle": "ada"},
        [("a title", "original"), ("mine", "reply")],
    ),
    (
        "Reddit, Pushshift",
        [{"author": "ada", "subreddit": "tea", "created_utc": 1700000000, "body": "tea"}],
        {},
        [("tea", "original")],
    ),
    (
        "Facebook posts",
        [{"timestamp": 1700000000, "data": [{"post": BYTES}], "title": "Ada wrote"}],
        {"handle": "ada"},
        [("thé 🍵", "original")],
    ),
    (
        "Facebook comments",
        {"comments_v2": [{"timestamp": 1700000000, "data": [{"comment": {"comment": BYTES, "author": "Ada"}}]}]},
        {"handle": "ada"},
        [("thé 🍵", "original")],
    ),
    (
        "Instagram posts, Threads",
        {"text_post_app_text_posts": [{"media": [{"creation_timestamp": 1700000000, "title": BYTES}]}]},
        {"handle": "ada"},
        [("thé 🍵", "original")],
    ),
    (
        "Instagram comments",
        [{"string_map_data": {"Comment": {"value": BYTES}, "Time": {"timestamp": 1700000000}}}],
        {"handle": "ada"},
        [("thé 🍵", "original")],
    ),
    (
        "LinkedIn",
        'Date,ShareLink,ShareCommentary,Visibility\n2024-01-31 12:00:05,x,"tea""\n""and fog",MEMBER_NETWORK\n'
        "2024-01-31,x,for some,CONNECTIONS\n",
        {"handle": "ada"},
        [("tea\nand fog", "original")],
    ),
    (
        "Tumblr",
        {"response": {"posts": [{"blog_name": "ada", "post_url": "x", "body": "<p>tea</p>", "state": "published"}]}},
        {},
        [("tea", "original")],
    ),
    (
        "Discord, own data",
        "ID,Timestamp,Contents,Attachments\n1,2024-01-01,tea,\n",
        {"handle": "ada"},
        [("tea", "original")],
    ),
    (
        "fine-tuning data",
        [{"prompt": "Write:", "completion": " tea and fog"}],
        {"handle": "ada"},
        [(" tea and fog", "original")],
    ),
]


@pytest.mark.parametrize(("name", "content", "options", "posts"), SAMPLES, ids=[sample[0] for sample in SAMPLES])
def test_a_sample(
    tmp_path: Path, name: str, content: Any, options: dict[str, str], posts: list[tuple[str, str]]
) -> None:
    path = tmp_path / ("a.csv" if isinstance(content, str) and not content.startswith("{") else "a.json")
    assert [(post.text, post.kind) for post in read(path, content, **options)] == posts
    source = detect(path, SourceOptions(**options))
    assert isinstance(source, Table)
    assert source._columns.format.name == name
    assert source.account().handle.casefold() in {"ada", "ada.example"}


def test_every_format_has_a_sample_and_known_parts() -> None:
    assert {form.name for form in FORMATS} == {sample[0] for sample in SAMPLES}
    assert set(COLUMNS) >= {"text", "visibility", "warning", "repost"}


ROWS = [{"id": 1, "text": "tea"}, {"id": 2, "text": "fog"}]


class TestShapesOfJson:
    @pytest.mark.parametrize(
        "content",
        [
            {"id": {"0": 1, "1": 2}, "text": {"0": "tea", "1": "fog"}},
            {"0": ROWS[0], "1": ROWS[1]},
            {"columns": ["id", "text"], "index": [0, 1], "data": [[1, "tea"], [2, "fog"]]},
            {"schema": {"fields": [{"name": "text", "type": "string"}]}, "data": ROWS},
            {"user": {"screen_name": "ada"}, "tweets": ROWS},
            {"items": [{"creator": {"name": "ada"}, "comment": row} for row in ROWS]},
            {"meta": {"count": 2}, "likes": [{"id": 9, "text": "theirs"}], "mine": {"posts": ROWS}},
            "\n".join(json.dumps(row, indent=2) for row in ROWS),
            ",\n".join(json.dumps(row) for row in ROWS),
            json.dumps(ROWS).encode("utf-16"),
            "\ufeff" + json.dumps(ROWS),
        ],
        ids=[
            "columns",
            "index",
            "split",
            "table",
            "author above",
            "author beside",
            "nested",
            "indented",
            "commas",
            "utf-16",
            "mark",
        ],
    )
    def test_the_rows_are_found(self, tmp_path: Path, content: Any) -> None:
        assert [(post.id, post.text) for post in read(tmp_path / "a.json", content, handle="ada")] == [
            ("1", "tea"),
            ("2", "fog"),
        ]

    def test_an_object_too_long_for_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from huggingtweets.sources import json_stream

        monkeypatch.setattr(json_stream, "CHUNK_BYTES", 100)
        monkeypatch.setattr(json_stream, "MAX_ELEMENT_CHARS", 400)
        rows = [{"id": number, "text": f"post number {number}"} for number in range(50)]
        posts = read(tmp_path / "a.json", {"about": {"x": "y" * 100}, "list": {"posts": rows}, "n": 1}, handle="ada")
        assert [post.id for post in posts] == [str(number) for number in range(50)]

    def test_other_lists_are_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps({"posts": ROWS, "replies": ROWS[:1]}))
        source = detect(tmp_path / "a.json", SourceOptions(handle="ada"))
        assert len(list(source.posts())) == 2
        assert "replies" in source.notices[0].message


class TestPackedFiles:
    CONTENT = "text,username\ntea,ada\nfog,ada\n"

    @pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst"])
    def test_a_packed_table(self, tmp_path: Path, packing: str) -> None:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        pack = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd.compress}[packing]
        data = pack(self.CONTENT.encode())
        assert len(read(tmp_path / f"a.csv.{packing}", data)) == 2
        with pytest.raises(BadInputError, match="cut off or damaged"):
            read(tmp_path / f"b.csv.{packing}", data[:-12])
        with pytest.raises(BadInputError, match="zip bomb"):
            read(tmp_path / f"c.csv.{packing}", pack(b"text\n" + (b"a" * (1 << 20) + b"\n") * 40))

    @pytest.mark.parametrize("name", ["posts.csv", "tweets.csv", "out/posts.csv", "tweets.csv.gz"])
    def test_the_only_table_in_a_zip_or_folder(self, tmp_path: Path, name: str) -> None:
        data = gzip.compress(self.CONTENT.encode()) if name.endswith("gz") else self.CONTENT.encode()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as container:
            container.writestr(name, data)
            container.writestr("README.md", "x")
            container.writestr("likes.json", '[{"text": "theirs"}]')
        assert len(read(tmp_path / "a.zip", packed.getvalue())) == 2
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        source = detect(tmp_path / "folder")
        assert len(list(source.posts())) == 2
        assert source.notices[0].message.endswith(".csv.")
        (tmp_path / "folder" / "more.json").write_text("[]")
        with pytest.raises(BadInputError, match=r"several tables: more\.json and "):
            detect(tmp_path / "folder")


class TestNothingIsLost:
    @pytest.mark.parametrize(
        "ids", [["1,48E+18"] * 3, ["1.48E+18"] * 3, ["1294030472427830000", "1294030472427840000"]]
    )
    def test_rounded_ids(self, tmp_path: Path, ids: list[str]) -> None:
        rows = "".join(f"{each};post {number}\n" for number, each in enumerate([*ids, ids[0]]))
        path = tmp_path / "a.csv"
        assert len({post.id for post in read(path, "id;text\n" + rows, handle="ada")}) == len(ids) + 1
        source = detect(path, SourceOptions(handle="ada"))
        list(source.posts())
        assert f": {len(ids) + 1}." in next(notice.message for notice in source.notices if notice.is_warning)

    def test_another_text_column_changes_the_posts_instead_of_doubling_them(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text("text,words\nheader,tea\nheader,fog\n")
        for column in (None, "words"):
            add(tmp_path / "home", path, SourceOptions(handle="ada", text_column=column))
        with Library(tmp_path / "home") as library:
            assert {post.text for post in library.posts(library.find("ada"))} == {"tea", "fog"}

    def test_the_chosen_column_counts_for_long_posts_too(self, tmp_path: Path) -> None:
        rows = [{"text": "tea…", "mine": "mine", "user": META, "note_tweet": {"text": "tea and fog"}}]
        assert [post.text for post in read(tmp_path / "a.json", rows, text_column="mine")] == ["mine"]

    def test_texts_that_are_none_are_counted(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        read(
            path, [{"id": 1, "text": "tea"}, {"id": 2, "text": [1]}, {"id": 3, "text": {"a": 1}}, {"id": 4}], handle="a"
        )
        source = detect(path, SourceOptions(handle="ada"))
        assert [post.text for post in source.posts()] == ["tea"]
        told = [notice.message for notice in source.notices]
        assert "Skipped 2 posts whose text is a list or an object." in told
        assert "Skipped 1 post without a text." in told
        with pytest.raises(BadInputError, match="lists or objects") as caught:
            read(path, [{"text": [1]}], handle="a")
        assert caught.value.option == "text_column"

    def test_the_first_filled_column_of_a_name(self, tmp_path: Path) -> None:
        posts = read(tmp_path / "a.csv", "id,text,text,full_text\n1,tea,x,\n2,,fog,\n3,short,,whole\n", handle="ada")
        assert [post.text for post in posts] == ["tea", "fog", "whole"]

    @pytest.mark.parametrize(
        "column",
        ["Name", "User", "display name", "author_name", "From", "Autor", "ユーザー名", "Tweeter handle", "Commenter"],
    )
    def test_many_people_are_not_one(self, tmp_path: Path, column: str) -> None:
        content = f"{column},text\n" + "".join(f"Person {number},post {number}\n" for number in range(9))
        for handle in (None, "ada"):
            with pytest.raises((BadInputError, NotFoundError), match=r"by Person 0 \(1\)") as caught:
                read(tmp_path / "a.csv", content, handle=handle)
            assert caught.value.option == "handle"
        assert [post.text for post in read(tmp_path / "a.csv", content, handle="person 3")] == ["post 3"]

    @pytest.mark.parametrize("column", ["Name", "user", "link"])
    def test_one_person_by_another_name(self, tmp_path: Path, column: str) -> None:
        value = {"Name": "Ada L.", "user": "7", "link": "https://x.com/ada_old/status/{}"}[column]
        content = f"{column},text\n" + "".join(f"{value.format(number)},post {number}\n" for number in range(3))
        assert len(read(tmp_path / "a.csv", content, handle="ada")) == 3

    def test_the_author_and_id_in_the_address(self, tmp_path: Path) -> None:
        rows = "".join(
            f"post {number},https://twitter.com/{name}/status/{number}\n" for number, name in enumerate("aab")
        )
        posts = read(tmp_path / "a.csv", f"content,link\n{rows}", handle="a")
        assert [(post.platform, post.id) for post in posts] == [("x", "0"), ("x", "1")]


class TestPrivacy:
    @pytest.mark.parametrize(
        ("column", "hidden", "shown"),
        [
            (
                "visibility",
                ["private", "direct", "followers", "specified", "mutuals", "Only me"],
                ["public", "home", ""],
            ),
            ("privacy", ["Friends", "Only me"], ["Public", "everyone"]),
            ("protected", ["True", "1", "WAHR"], ["False", "0", "FALSCH", ""]),
            ("is_public", ["false", "FALSCH"], ["true", ""]),
            ("state", ["draft", "private"], ["published", "Texas"]),
            ("isDeleted", ["t"], ["f"]),
        ],
    )
    def test_rows_that_are_not_public(self, tmp_path: Path, column: str, hidden: list[str], shown: list[str]) -> None:
        content = f"text,{column}\n" + "".join(f"post {value},{value}\n" for value in [*hidden, *shown])
        posts = read(tmp_path / "a.csv", content, handle="ada")
        assert [post.text for post in posts] == [f"post {value}" for value in shown]
        with pytest.raises(BadInputError, match="everyone may see"):
            read(tmp_path / "a.csv", f"text,{column}\npost,{hidden[0]}\n", handle="ada")

    def test_content_warnings(self, tmp_path: Path) -> None:
        content = "text,spoiler_text\ntea,\nthe ending,a  film\n"
        assert [post.warning for post in read(tmp_path / "a.csv", content, handle="ada")] == [None]
        posts = read(tmp_path / "a.csv", content, handle="ada", with_cw=True)
        assert [post.warning for post in posts] == [None, "a film"]


@pytest.mark.parametrize(
    ("packed", "text"),
    [
        ("<p>tea &amp; fog</p><p>more</p>", "tea & fog\n\nmore"),
        ("b'caf\\xc3\\xa9 \\xe2\\x80\\x93 it\\'s\\nfine'", "café – it's\nfine"),
        ("'tea\\nand fog'", "tea\nand fog"),
        ("tea\\nand \\ud83c\\udf75 \\\"fog\\\"", 'tea\nand 🍵 "fog"'),
        ("<|startoftext|>tea and fog<|endoftext|>", "tea and fog"),
        ("<s>tea and fog</s>", "tea and fog"),
        ("R to @bob: tea and fog", "@bob tea and fog"),
        ("tea < fog & \\ rain", "tea < fog & \\ rain"),
        ("a 'quoted' word", "a 'quoted' word"),
        ("see C:\\new", "see C:\\new"),
    ],
)  # fmt: skip
def test_texts_are_unpacked(tmp_path: Path, packed: str, text: str) -> None:
    rows = [{"id": number, "text": packed} for number in range(3)]
    assert {post.text for post in read(tmp_path / "a.json", rows, handle="ada")} == {text}


SIX_CELLS = '"4","146781000{0}","Mon Apr 06 22:19:4{0} PDT 2009","NO_QUERY","{1}","tea, hot and {0}"\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "".join(map(SIX_CELLS.format, range(3), ["ada", "lovelace", "lovelace"]))),
        ("a.csv", "2021-01-01 10:00:00,b'tea and fog'\n2021-01-02 10:00:00,b'rain and fog'\n"),
        ("a.csv", "a long sentence about tea\nanother one about fog\n"),
        ("a.txt", "{'id': 1, 'text': 'tea'}\n{'id': 2, 'text': \"fog's\"}\n"),
        ("a.jsonl", '{"_id": {"$oid": "5f"}, "text": "tea", "created_at": {"$date": "2020-01-01"}} {"text": "fog"}'),
    ],
    ids=["six columns", "two columns", "one column", "python", "mongodb"],
)  # fmt: skip
def test_tables_without_a_header(tmp_path: Path, name: str, content: str) -> None:
    posts = read(tmp_path / name, content, handle="lovelace")
    assert len(posts) == 2
    assert not any(post.text[0] in "b{'\"" for post in posts if len(post.text) > 1)


def test_training_files(tmp_path: Path) -> None:
    marked = "<|startoftext|>tea\nand fog<|endoftext|>\n<|startoftext|>more<|endoftext|>last<|endoftext|>\n"
    assert [post.text for post in read(tmp_path / "a.txt", marked, handle="ada")] == ["tea\nand fog", "more", "last"]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffsep=;\nid;text\n1;tea, hot\n",
        'sep=,\nid,text\n1,"tea, hot"\n',
        '\n\nid,text\n1,"tea, hot"\n',
        'Report of 2024\nQuery,x\n\nid,text\n1,"tea, hot"\n',
        "Nr.;Beitrag\n1;tea, hot\n",
        "Nr.,Texto,Fecha\n1,\"tea, hot\",2024-01-01\n",
        '"id","text"\n"1","tea, hot"\n',
    ],
)  # fmt: skip
def test_headers_as_spreadsheets_write_them(tmp_path: Path, content: str) -> None:
    assert [post.text for post in read(tmp_path / "a.csv", content, handle="ada")] == ["tea, hot"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("<!DOCTYPE html><html><p>tea</p></html>", "web page"),
        ("<?xml version='1.0'?><rss></rss>", "web page or a feed"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: str, word: str) -> None:
    with pytest.raises(BadInputError, match=word):
        read(tmp_path / "a.txt", content, handle="ada")


# Posts that are no reposts, or a word of the error, by case of ../shared/cases.
COUNTS = {
    10: "03 09 11b 12 20 21 94 99", 9: "22- 22b 23- 24- 24b 24c", 8: "24d",
    6: "23b 34 80g 81- 81b 85", 2: "55b 67 87",
    5: "13- 13b 13c 23c 26 27- 27b 27c 28 29 31b 41b 43b 43c 56 61 82- 82b 83",
    4: "46-", 3: "25 39b 46b 47- 47b 50 51 53- 53c 57 65 86 88- 88c", 220: "T6",
}  # fmt: skip
ERRORS = {"43d": "Unpack it", "43e": "Unpack it"} | dict.fromkeys(["47c", "48-", "48b", "49"], "is a chat")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not on this machine")
def test_the_reported_cases(tmp_path: Path) -> None:
    rows = [
        line.split(" | ") for line in (CASES / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")
    ]
    expected = {case: count for count, cases in COUNTS.items() for case in cases.split()} | ERRORS
    wrong = []
    for name, command, *_ in rows[2:]:
        _, path, *words = (
            (command if "`add" in command else "`add cases/T6-startoftext/train.txt --handle ada`").strip("`").split()
        )
        options = {key[2:].replace("-", "_"): value for key, value in zip(words[::2], words[1::2], strict=True)}
        want = next(value for case, value in expected.items() if f"{name[2:]}-".startswith(case))
        try:
            posts = list(detect(CASES.parent / path, SourceOptions(**options)).posts())
            found: object = sum(post.kind != "repost" for post in posts)
        except HuggingTweetsError as error:
            found = str(error)
        if found != want and str(want) not in str(found):
            wrong.append((name, want, found))
    assert not wrong
