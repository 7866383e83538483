"""Reading Mastodon archives: every shape, the meaning of activities, and what is never opened."""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import tarfile
import tempfile
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources import SourceOptions, detect
from huggingtweets.sources.mastodon.api import Mastodon
from huggingtweets.sources.mastodon.archive import MastodonArchive
from huggingtweets.sources.mastodon.record import activity_to_post, is_public_activity, is_public_status, status_to_post
from huggingtweets.sources.network import Context

from .mastodon_builder import (
    EVERYBODY,
    PRIVATE,
    activity,
    actor,
    archive,
    outbox,
    write,
    write_folder,
    write_tar,
    write_zip,
)
from .servers.mastodon import DOMAIN, HANDLE, URI, FakeMastodon, boost, ids, status

SHAPES = ["zip", "tar.gz", "tar", "folder", "file"]


def read(path: Path, **options: Any) -> tuple[list[Post], list[str]]:
    source = detect(path, SourceOptions(**options))
    assert isinstance(source, MastodonArchive)
    posts = list(source.posts())
    return posts, [str(notice) for notice in source.notices]


def only(folder: Path, one: dict[str, Any], **options: Any) -> Post:
    ((post,), _) = read(write_zip(folder / "a.zip", archive(one)), **options)
    return post


class TestShapes:
    @pytest.mark.parametrize("shape", SHAPES)
    @pytest.mark.parametrize("below", ["", "archive-2024/"])
    def test_every_shape(self, tmp_path: Path, shape: str, below: str) -> None:
        if below and shape == "file":
            pytest.skip("a file is a file")
        path = write(shape, tmp_path, archive(activity(status(1)), activity(boost(2)), below=below))
        source = detect(path)
        assert isinstance(source, MastodonArchive)
        assert source.account() == Account("mastodon", HANDLE, "The Keeper", URI)
        assert source.total == 2
        assert [post.id for post in source.posts()] == ids([status(1), boost(2)])
        assert list(source.posts()) == list(source.posts())
        assert source.notices == []

    @pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
    def test_every_tar_format(self, tmp_path: Path, format_: int) -> None:
        files = {"é" * 120 + ".png": "x", **archive(activity(status(1)), below="./")}
        if format_ == tarfile.USTAR_FORMAT:
            files.pop("é" * 120 + ".png")
        assert len(read(write_tar(tmp_path / "a.tar.gz", files, format=format_))[0]) == 1

    def test_a_zip_with_backslashes(self, tmp_path: Path) -> None:
        assert len(read(write_zip(tmp_path / "a.zip", archive(activity(status(1)), below="out\\")))[0]) == 1

    def test_two_archives_side_by_side_are_not_mixed(self, tmp_path: Path) -> None:
        files = archive(activity(status(1)), below="a/") | archive(activity(status(2)), below="b/")
        for path in (write_zip(tmp_path / "a.zip", files), write_folder(tmp_path / "f", files)):
            with pytest.raises(BadInputError, match=r"several archives \(a, b\)"):
                detect(path)

    def test_files_of_other_sources(self, tmp_path: Path) -> None:
        write_folder(tmp_path, {"tweets.js": "x", "posts.json": '[{"text": "x"}]', "o.json": '{"a": [1]}', "b.gz": "x"})
        write_zip(tmp_path / "x.zip", {"data/tweets.js": "x", "deep/er/outbox.json": "x"})
        (tmp_path / "table.csv.gz").write_bytes(gzip.compress(b"id,text\n1,x\n"))
        (tmp_path / "broken.zip").write_bytes(b"PK\3\4 and no more")
        for name in ("tweets.js", "posts.json", "o.json", "b.gz", "x.zip", "table.csv.gz", "broken.zip", "none", ""):
            assert not MastodonArchive.recognises(str(tmp_path / name))


@pytest.mark.network
class TestSameAsFetched:
    def test_every_post_is_the_same_either_way(self, tmp_path: Path) -> None:
        mention = (
            f'<span class="h-card"><a href="https://{DOMAIN}/@bob" class="u-url mention">@<span>bob</span></a></span>'
        )
        statuses = [
            status(1, "Tea &amp; fog<br />again"),
            status(2, visibility="unlisted", language=None),
            status(3, f"{mention} no", in_reply_to_id="1", in_reply_to_account_id="7"),
            status(4, "and", in_reply_to_id="1", in_reply_to_account_id="109000"),
            boost(5),
            status(6, "Soup", spoiler_text="food", sensitive=True, language="pt-BR"),
            status(7, content="", sensitive=True),
            status(8, visibility="private"),
            status(9, visibility="direct"),
            boost(10, visibility="private"),
        ]
        with FakeMastodon() as server:
            server.statuses, server.is_careless = statuses, True
            options = SourceOptions(with_cw=True)
            source = Mastodon(f"@{HANDLE}", options, Context(environ=server.environ))
            fetched = [post for page in source.pages({}, None) for post in page.posts]
            account = source.account()
        path = write_zip(tmp_path / "a.zip", archive(*map(activity, statuses)))
        posts, notices = read(path, with_cw=True)
        assert posts == fetched[::-1]
        assert [post.kind for post in posts] == [
            "original",
            "original",
            "reply",
            "thread",
            "repost",
            "original",
            "original",
        ]
        assert account == detect(path).account()
        assert len(notices) == 1
        assert "3 posts" in notices[0]


class TestAccount:
    def test_without_actor_json_it_comes_from_the_posts(self, tmp_path: Path) -> None:
        (tmp_path / "outbox.json").write_text(outbox(activity(status(1))))
        assert detect(tmp_path / "outbox.json").account() == Account("mastodon", HANDLE, None, URI)

    def test_without_actor_json_and_with_newer_addresses(self, tmp_path: Path) -> None:
        text = outbox(activity(status(1))).replace("/users/keeper", "/ap/users/109000")
        (tmp_path / "mine.json").write_text(text)
        posts, _ = read(tmp_path / "mine.json")
        assert [(post.id, post.handle) for post in posts] == [(status(1)["id"], HANDLE)]

    def test_if_it_is_unknown_the_option_is_needed(self, tmp_path: Path) -> None:
        one = {"type": "Create", "to": EVERYBODY, "object": {"id": "https://a.example/1", "content": "x"}}
        (tmp_path / "outbox.json").write_text(outbox(one))
        with pytest.raises(BadInputError) as caught:
            read(tmp_path / "outbox.json")
        assert caught.value.option == "handle"
        posts, _ = read(tmp_path / "outbox.json", handle=f"@{HANDLE}")
        assert [(post.id, post.handle, post.text) for post in posts] == [("1", HANDLE, "x")]

    @pytest.mark.parametrize("asked", ["@bob@tide.example", "bob", "@keeper@sea.example", "@keeper@notide.example"])
    def test_the_archive_wins_over_the_option(self, tmp_path: Path, asked: str) -> None:
        source = detect(write_zip(tmp_path / "a.zip", archive(activity(status(1)))), SourceOptions(handle=asked))
        assert source.account().handle == HANDLE
        assert source.notices[0].is_warning
        assert HANDLE in source.notices[0].message

    @pytest.mark.parametrize("asked", ["keeper", f"@{HANDLE}", f"@{HANDLE.upper()}"])
    def test_the_same_account_in_the_option_needs_no_notice(self, tmp_path: Path, asked: str) -> None:
        source = detect(write_zip(tmp_path / "a.zip", archive(activity(status(1)))), SourceOptions(handle=asked))
        assert (source.account().handle, source.notices) == (HANDLE, [])

    def test_handles_of_another_host_than_the_server(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(activity(status(1)), webfinger="keeper@example"))
        assert detect(path).account().handle == HANDLE
        path = write_zip(tmp_path / "a.zip", archive(activity(status(1)), webfinger="keeper@sea.example"))
        assert detect(path).account().handle == "keeper@sea.example"
        path = write_zip(tmp_path / "a.zip", archive(activity(status(1)), id=f"https://social.{DOMAIN}/users/keeper"))
        source = detect(path, SourceOptions(handle=f"@{HANDLE}"))
        assert (source.account().handle, source.notices) == (HANDLE, [])

    @pytest.mark.parametrize(
        "content",
        ["", "{", "[]", "5", "{}", '{"id": "ftp://x", "preferredUsername": 5}', "[" * 9999, '{"id": "http://["}'],
    )
    def test_an_unreadable_actor(self, tmp_path: Path, content: str) -> None:
        files = archive(activity(status(1))) | {"actor.json": content}
        assert detect(write_zip(tmp_path / "a.zip", files)).account().handle == HANDLE


class TestMeaning:
    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"inReplyTo": "https://sea.example/@bob/1"}, "reply"),
            ({"inReplyTo": {"id": "https://sea.example/@bob/1"}}, "reply"),
            ({"inReplyTo": f"{URI}/statuses/1"}, "thread"),
            ({"inReplyTo": f"https://{DOMAIN}/@Keeper/1"}, "thread"),
            ({"inReplyTo": f"https://{DOMAIN}/users/keeper_too/statuses/1"}, "reply"),
            ({"inReplyTo": "http://["}, "reply"),
            ({"quote": "https://sea.example/1"}, "quote"),
            ({"quote": {"type": "Tombstone"}}, "quote"),
            ({"_misskey_quote": "https://sea.example/1"}, "quote"),
            ({"type": "Question", "oneOf": [{"name": "an option"}]}, "original"),
        ],
    )
    def test_kind(self, tmp_path: Path, fields: dict[str, Any], kind: str) -> None:
        post = only(tmp_path, activity(status(1, "Words"), **fields))
        assert (post.kind, post.text) == (kind, "Words")

    def test_content_warnings_are_skipped_unless_wanted(self, tmp_path: Path) -> None:
        path = write_zip(
            tmp_path / "a.zip", archive(activity(status(1)), activity(status(2, "Soup", spoiler_text=" food\n")))
        )
        posts, (notice,) = read(path)
        assert [post.id for post in posts] == [status(1)["id"]]
        assert "1 post " in notice
        assert "--with-cw" in notice
        posts, notices = read(path, with_cw=True)
        assert ([post.warning for post in posts], notices) == ([None, "food"], [])

    @pytest.mark.parametrize(
        ("to", "cc", "is_public"),
        [
            (EVERYBODY, None, True),
            (None, "as:Public", True),
            ([], ["Public"], True),
            ([f"{EVERYBODY}/not"], [5, None, {}], False),
            (None, None, False),
            ({"id": EVERYBODY}, [], False),
        ],
    )
    def test_addressees(self, tmp_path: Path, to: object, cc: object, is_public: bool) -> None:
        one = activity(status(1), to=to, cc=cc) | {"to": to, "cc": cc}
        path = write_zip(tmp_path / "a.zip", archive(one, activity(status(2))))
        assert len(read(path)[0]) == 1 + is_public

    @pytest.mark.parametrize("inner", [True, False])
    def test_activity_and_post_must_both_be_public(self, tmp_path: Path, inner: bool) -> None:
        one = activity(status(1))
        (one["object"] if inner else one).update(to=[f"{URI}/followers"], cc=[])
        assert len(read(write_zip(tmp_path / "a.zip", archive(one, activity(status(2)))))[0]) == 1

    def test_posts_of_others_are_skipped(self, tmp_path: Path) -> None:
        other = "https://sea.example/users/bob"
        theirs = [activity(status(1)) | {"actor": other}, activity(status(2), attributedTo=other)]
        posts, (notice,) = read(write_zip(tmp_path / "a.zip", archive(*theirs, activity(status(3)))))
        assert [post.id for post in posts] == [status(3)["id"]]
        assert "2 posts" in notice

    def test_unreadable_activities_are_skipped_and_counted(self, tmp_path: Path) -> None:
        public = {"to": [EVERYBODY]}
        odd: list[Any] = ["x", {}, public, {"type": "Create", **public}, {"type": "Create", **public, "object": "x"}]
        odd += [{"type": "Like", **public, "object": {}}, {"type": ["Create"], **public, "object": {}}]
        odd += [activity(status(1), id=value) for value in (None, 5, "", "///", "https://x/../..", "a" * 5000)]
        odd += [activity(status(1), content=value, contentMap=None) for value in (None, 5, ["x"])]
        odd += [activity(status(2), published="9999-12-31T23:59:59-12:00", contentMap={"": "x"}, summary=["x"])]
        odd += [activity(status(3), content=None, contentMap={"de": "<p>Nur hier</p>"})]
        posts, notices = read(write_zip(tmp_path / "a.zip", archive(*odd)))
        assert [post.id for post in posts] == ids([status(2), status(3)])
        assert [(post.text, post.lang) for post in posts][1:] == [("Nur hier", "de")]
        assert "15 posts" in " ".join(notices)

    def test_nothing_public(self, tmp_path: Path) -> None:
        with pytest.raises(BadInputError, match="no public posts"):
            read(write_zip(tmp_path / "a.zip", archive(activity(status(1, visibility="private")))))
        with pytest.raises(BadInputError, match="no posts"):
            read(write_zip(tmp_path / "a.zip", archive()))


class TestNothingElseIsOpened:
    def test_in_a_folder(self, tmp_path: Path) -> None:
        path = write_folder(tmp_path / "a", archive(activity(status(1))))
        opened: set[str] = set()
        watching = True

        def watch(event: str, args: tuple[Any, ...]) -> None:
            if watching and event == "open" and str(args[0]).startswith(str(tmp_path)):
                opened.add(Path(str(args[0])).name)

        sys.addaudithook(watch)  # cannot be removed, so it is switched off below
        posts, _ = read(path)
        watching = False
        assert (len(posts), opened) == (1, {"outbox.json", "actor.json"})

    def test_in_a_zip(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(activity(status(1))))
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as container:
            for info in container.infolist():
                if info.filename not in {"outbox.json", "actor.json"}:
                    # Opening a member with a damaged header raises an error.
                    data[info.header_offset : info.header_offset + 4] = b"XXXX"
        path.write_bytes(data)
        assert len(read(path)[0]) == 1

    @pytest.mark.parametrize("shape", SHAPES)
    def test_nothing_private_gets_through(self, tmp_path: Path, shape: str) -> None:
        hidden = [activity(status(n, PRIVATE, visibility=level)) for n, level in enumerate(["private", "direct"], 2)]
        path = write(shape, tmp_path, archive(activity(status(1)), *hidden))
        source = detect(path)
        assert PRIVATE not in repr((source.account(), list(source.posts()), source.notices, source.total))

    @pytest.mark.parametrize("name", ["likes.json", "bookmarks.json", "actor.json"])
    def test_even_if_named(self, tmp_path: Path, name: str) -> None:
        write_folder(tmp_path, archive(activity(status(1))))
        with pytest.raises(BadInputError, match=name):
            detect(tmp_path / name)


class TestHostile:
    def fails(self, path: Path, *words: str) -> None:
        with pytest.raises(BadInputError) as caught:
            read(path, handle=HANDLE)
        message = str(caught.value)
        assert "\n" not in message
        assert len(message) < 250
        for word in words:
            assert word in message

    @pytest.mark.parametrize("shape", ["zip", "tar.gz", "tar"])
    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.97])
    def test_cut_off(self, tmp_path: Path, shape: str, share: float) -> None:
        noise = random.Random(0)
        many = [activity(status(n, str(noise.random()))) for n in range(200)]
        path = write(shape, tmp_path, {"outbox.json": outbox(*many), "actor.json": actor()})
        data = path.read_bytes()
        if shape == "tar":
            data = data.rstrip(b"\0")  # what follows the members
        path.write_bytes(data[: int(len(data) * share)])
        assert MastodonArchive.recognises(str(path)) or shape == "zip"
        with pytest.raises(BadInputError, match=path.name):
            list(MastodonArchive(str(path), SourceOptions(handle=HANDLE)).posts())

    def test_damaged(self, tmp_path: Path) -> None:
        noise = random.Random(1)
        for shape in ("zip", "tar.gz", "tar"):
            path = write(shape, tmp_path, archive(*[activity(status(n, str(noise.random()))) for n in range(100)]))
            whole = path.read_bytes()
            for _ in range(60):
                data = bytearray(whole)
                for _ in range(noise.randrange(1, 20)):
                    data[noise.randrange(len(data))] = noise.randrange(256)
                path.write_bytes(data)
                try:
                    if MastodonArchive.recognises(str(path)):
                        read(path)
                except BadInputError as error:
                    assert len(str(error)) < 300

    @pytest.mark.parametrize(
        "content", ["", "x", "{}", "[]", '{"orderedItems": [{}', '{"orderedItems": null}', "[" * 99_999]
    )
    def test_damaged_json(self, tmp_path: Path, content: str) -> None:
        self.fails(write_folder(tmp_path, {"outbox.json": content}), "outbox.json")

    def test_wrong_encodings(self, tmp_path: Path) -> None:
        text = outbox(activity(status(1, "café"))).replace("\\u00e9", "é")
        (tmp_path / "outbox.json").write_bytes(text.encode("latin-1"))
        with pytest.raises(BadInputError):
            read(tmp_path, handle=HANDLE)
        (tmp_path / "outbox.json").write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert [post.text for post in read(tmp_path)[0]] == ["café"]

    def test_unstorable_text_is_repaired(self, tmp_path: Path) -> None:
        text = outbox(activity(status(1, "a\0b \ud83d c &#0;&#xd800;")))
        posts, _ = read(write_folder(tmp_path, {"outbox.json": text}))
        assert [post.text for post in posts] == ["ab � c ��"]

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "mine.json").write_text(outbox(activity(status(1))))
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "outbox.json").symlink_to(tmp_path / "mine.json")
        assert not MastodonArchive.recognises(str(tmp_path / "out"))
        with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as container:
            for name in ("outbox.json", "actor.json"):
                info = tarfile.TarInfo(name)
                info.type, info.linkname = tarfile.SYMTYPE, str(tmp_path / "mine.json")
                container.addfile(info)
        self.fails(tmp_path / "a.tar.gz", "outbox.json")
        linked = zipfile.ZipInfo("outbox.json")
        linked.external_attr = 0o120777 << 16
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
            packed.writestr(linked, str(tmp_path / "mine.json"))
        with pytest.raises(BadInputError, match=r"outbox\.json"):
            MastodonArchive(str(tmp_path / "a.zip"), SourceOptions())

    @pytest.mark.parametrize("name", ["../outbox.json", "/outbox.json", "a/../outbox.json", "..\\outbox.json"])
    def test_names_that_lead_out_of_the_folder(self, tmp_path: Path, name: str) -> None:
        files = {name: outbox(activity(status(1)))}
        assert not MastodonArchive.recognises(str(write_zip(tmp_path / "a.zip", files)))
        self.fails(write_tar(tmp_path / "a.tar.gz", files), "outbox.json")

    def test_bombs(self, tmp_path: Path) -> None:
        bomb = '{"orderedItems": [' + " " * (32 << 20) + "]}"
        for path in (
            write_zip(tmp_path / "a.zip", {"outbox.json": bomb}),
            write_tar(tmp_path / "a.tar.gz", {"outbox.json": bomb}),
            write_tar(tmp_path / "b.tar.gz", {"media.png": bomb, "outbox.json": outbox(activity(status(1)))}),
        ):
            tracemalloc.start()
            self.fails(path, "bomb")
            assert tracemalloc.get_traced_memory()[1] < 24 << 20
            tracemalloc.stop()

    @pytest.mark.parametrize(
        "size", [b"7" * 11 + b"\0", b"\x80" + b"\x7f" * 11, b"\xff" * 12, b"-00000000512", b"x" * 12]
    )
    @pytest.mark.parametrize("kind", [b"0", b"x", b"L", b"S"])
    def test_sizes_that_lie(self, tmp_path: Path, size: bytes, kind: bytes) -> None:
        info = tarfile.TarInfo("outbox.json")
        header = bytearray(info.tobuf(tarfile.USTAR_FORMAT))
        header[124:136], header[156:157], header[148:156] = size, kind, b" " * 8
        header[148:156] = b"%06o\0 " % sum(header)
        (tmp_path / "a.tar.gz").write_bytes(gzip.compress(bytes(header) + outbox(activity(status(1))).encode()))
        tracemalloc.start()
        self.fails(tmp_path / "a.tar.gz", "a")
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
        tracemalloc.stop()

    def test_a_zip_with_a_password(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(activity(status(1))))
        data = path.read_bytes()
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = 0
            while (at := data.find(mark, at)) >= 0:
                data = data[: at + offset] + b"\x01" + data[at + offset + 1 :]
                at += 4
        path.write_bytes(data)
        self.fails(path, "password")

    @pytest.mark.slow
    def test_memory_does_not_grow_with_the_archive(self, tmp_path: Path) -> None:
        def peak(count: int) -> int:
            noise = random.Random(0)
            path = tmp_path / f"{count}.json"
            with path.open("w") as file:
                file.write(outbox().removesuffix("]}"))
                for number in range(count):
                    file.write("," * (number > 0) + json.dumps(activity(status(number, str(noise.random()) * 20))))
                file.write("]}")
            tracemalloc.start()
            assert sum(1 for _ in detect(path, SourceOptions(handle=HANDLE)).posts()) == count
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return most

        assert peak(4_000) < 1.2 * peak(2_000)


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=30, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(["zip", "tar.gz"]))
def test_any_text_survives(written: list[str], shape: str) -> None:
    import html

    with tempfile.TemporaryDirectory() as folder:
        told = [activity(status(n, html.escape(text))) for n, text in enumerate(written)]
        posts, _ = read(write(shape, Path(folder), archive(*told)))
    assert ["".join(post.text.split()) for post in posts] == [
        "".join((text or f"Night number {n} on the rock").split()) for n, text in enumerate(written)
    ]


anything: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from([EVERYBODY, URI, ""]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "to", "content"]), inner),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_records_with_any_values_raise_nothing(data: st.DataObject) -> None:
    account = Account("mastodon", HANDLE)
    for whole in (status(1), boost(2)):
        told = activity(whole)
        for record in (whole, whole["reblog"], told, told["object"]):
            if isinstance(record, dict):
                for key in data.draw(st.lists(st.sampled_from([*record, "quote", "cc"]), max_size=3)):
                    record[key] = data.draw(anything)
        for post in (status_to_post(whole, account, "109000"), activity_to_post(told, account, URI)):
            if post is not None:
                repr(post).encode()
                assert post.id
        assert is_public_status(whole) in {True, False}
        assert is_public_activity(told) in {True, False}


def test_a_gzip_with_many_members(tmp_path: Path) -> None:
    data = gzip.decompress(write_tar(tmp_path / "a.tar.gz", archive(activity(status(1)))).read_bytes())
    parts = io.BytesIO()
    for start in range(0, len(data), 700):
        parts.write(gzip.compress(data[start : start + 700]))
    (tmp_path / "a.tar.gz").write_bytes(parts.getvalue())
    assert len(read(tmp_path / "a.tar.gz")[0]) == 1
