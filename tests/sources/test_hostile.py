"""Malicious archives: they are refused quickly, and nothing outside them is read or written."""

from __future__ import annotations

import copy
import io
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account
from huggingtweets.sources import archives, json_stream
from huggingtweets.sources.registry import file_kind
from huggingtweets.sources.x.archive import XArchive
from tests.odd_files import ENDLESS, odd_file
from tests.sources.archive_builder import (
    account_script,
    archive,
    manifest_script,
    note,
    script,
    tweet,
    write_folder,
    write_zip,
)
from tests.sources.hostility import ME, assert_plain, outcome, read, refused

TWEETS, ACCOUNT = "data/tweets.js", "data/account.js"


def zip_of(path: Path, name: str, pieces: Iterator[bytes], **more: str | bytes) -> Path:
    """A zip with one member written piece by piece, so that making a bomb takes no memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        with container.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
        for other, content in more.items():
            container.writestr(f"data/{other}.js", content)
    return path


class TestBombs:
    def test_by_ratio(self, tmp_path: Path) -> None:
        def blanks() -> Iterator[bytes]:
            yield b"window.YTD.tweets.part0 = ["
            yield from [b" " * (1 << 20)] * 40
            yield b"]"

        path = zip_of(tmp_path / "bomb.zip", TWEETS, blanks())
        assert path.stat().st_size < 100_000
        refused(path, "tweets.js in bomb.zip", "zip bomb")

    @pytest.mark.parametrize("name", ["account", "manifest", "note-tweet", "tweets-part1"])
    def test_in_any_member_that_is_read(self, tmp_path: Path, name: str) -> None:
        path = zip_of(
            tmp_path / "bomb.zip",
            f"data/{name}.js",
            iter([b"x = [" + b" " * (20 << 20) + b"]"]),
            tweets=script([tweet(1)]),
        )
        refused(path, f"{name}.js in bomb.zip", "zip bomb")

    def test_in_a_member_that_is_not_read(self, tmp_path: Path) -> None:
        more: dict[str, str | bytes] = {"tweets": script([tweet(1)]), "account": account_script()}
        path = zip_of(tmp_path / "a.zip", "data/like.js", iter([bytes(30 << 20)]), **more)
        assert [post.id for post in read(path)] == ["1"]

    def test_members_that_share_their_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "shared.zip"
        random.seed(0)
        texts = [tweet(i, "".join(random.choices("abcdefgh ", k=280))) for i in range(2000)]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
            container.writestr(TWEETS, script(texts))
            for part in range(1, 2000):
                twin = copy.copy(container.getinfo(TWEETS))
                twin.filename = f"data/tweets-part{part}.js"
                container.filelist.append(twin)
        refused(path, "shared.zip", "zip bomb")

    def test_by_size(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write_zip(tmp_path / "a.zip", archive(tweet(1), tweets_part1=script([tweet(2)], part=1)))
        assert len(read(path)) == 2
        monkeypatch.setattr(archives, "_MAX_UNPACKED", 100)
        refused(path, "a.zip", "zip bomb")

    def test_an_endless_central_directory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write_zip(tmp_path / "a.zip", archive(tweet(1)))
        with zipfile.ZipFile(path, "a") as container:
            container.writestr("data/tweets_media/0.jpg", b"")
            photo = container.getinfo("data/tweets_media/0.jpg")
            container.filelist += [photo] * 70_000  # so many that the zip needs a zip64 end
        monkeypatch.setattr(archives, "_MAX_DIRECTORY", 4 << 20)
        refused(path, "a.zip")

    def test_a_wrong_size(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(*[tweet(n) for n in range(99)]))
        with zipfile.ZipFile(path) as container:
            size = container.getinfo(TWEETS).file_size.to_bytes(4, "little")
        path.write_bytes(path.read_bytes().replace(size, (1000).to_bytes(4, "little")))
        refused(path, "tweets.js")

    def test_repeated_posts_are_no_bomb(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "_RATIO_FROM", 1 << 20)
        path = write_zip(tmp_path / "a.zip", archive(*[tweet(n, "gm") for n in range(5_000)]))
        with zipfile.ZipFile(path) as container:
            info = container.getinfo(TWEETS)
        assert info.file_size > 1 << 20
        assert info.file_size / info.compress_size > 40
        assert len(read(path)) == 5_000


class TestPathTraversal:
    @pytest.mark.parametrize(
        "name",
        [
            "../data/tweets.js",
            "/data/tweets.js",
            "a/../../tweets.js",
            "..\\data\\tweets.js",
            "\\data\\tweets.js",
            "../../tweets.js",
        ],
    )
    def test_names_that_lead_out(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "in").mkdir()
        path = write_zip(tmp_path / "in" / "a.zip", {name: script([tweet(1)])})
        refused(path, "a.zip")
        assert [file.name for file in tmp_path.rglob("*")] == ["in", "a.zip"]

    def test_a_link_in_a_zip(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        link = zipfile.ZipInfo(TWEETS)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(path, "w") as container:
            container.writestr(link, "/etc/passwd")
        refused(path, "a.zip")

    @pytest.mark.parametrize("name", ["archive.zip", "twitter-2026/Part1.ZIP"])
    def test_a_zip_in_a_zip_is_left_packed(self, tmp_path: Path, name: str) -> None:
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as container:
            container.writestr(TWEETS, script([tweet(1)]))
        refused(write_zip(tmp_path / "a.zip", {name: inner.getvalue()}), "another archive")
        refused(write_zip(tmp_path / "b.zip", {TWEETS: inner.getvalue()}), "tweets.js")

    def test_links_of_a_folder(self, tmp_path: Path) -> None:
        mine = write_folder(
            tmp_path / "mine", {"tweets.js": script([tweet(66, "mine alone")]), "account.js": account_script("victim")}
        )
        folder = write_folder(tmp_path / "given", {TWEETS: script([tweet(1)])})
        (folder / "data" / "tweets-part1.js").symlink_to(mine / "tweets.js")
        (folder / "data" / "account.js").symlink_to("../../mine/account.js")
        (folder / "data" / "community-tweet.js").symlink_to(folder / "data" / "tweets.js")
        (folder / "data" / "photo.js").symlink_to(mine / "tweets.js")
        source = XArchive(str(folder), ME)
        assert source.account() == Account("x", "me")
        assert [post.id for post in source.posts()] == ["1", "1"]  # links within the folder are followed
        told = [str(notice) for notice in source.notices]
        assert len(told) == 2
        assert all("out of given" in text for text in told)

    def test_linked_folders(self, tmp_path: Path) -> None:
        mine = write_folder(tmp_path / "mine", archive(tweet(66)))
        given_folder = tmp_path / "given"
        given_folder.mkdir()
        (given_folder / "data").symlink_to(mine / "data", target_is_directory=True)
        refused(given_folder, "given")
        (given_folder / "loop").symlink_to(given_folder, target_is_directory=True)
        refused(given_folder, "given")

    def test_links_beside_a_single_file(self, tmp_path: Path) -> None:
        mine = write_folder(tmp_path / "mine", {"account.js": account_script("victim")})
        folder = write_folder(tmp_path / "given", {"tweets.js": script([tweet(1)])})
        (folder / "account.js").symlink_to(mine / "account.js")
        assert XArchive(str(folder / "tweets.js"), ME).account().handle == "me"

    def test_a_link_that_the_user_gives_is_followed(self, tmp_path: Path) -> None:
        write_folder(tmp_path / "far", archive(tweet(1)))
        (tmp_path / "near").symlink_to(tmp_path / "far", target_is_directory=True)
        (tmp_path / "tweets.js").symlink_to(tmp_path / "far" / "data" / "tweets.js")
        assert len(read(tmp_path / "near")) == len(read(tmp_path / "tweets.js")) == 1

    @pytest.mark.posix
    def test_a_named_pipe_is_skipped(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "given", archive(tweet(1)))
        os.mkfifo(folder / "data" / "tweets-part1.js")
        assert len(read(folder)) == 1

    def test_a_link_in_a_circle_is_skipped(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "given", archive(tweet(1)))
        for path in (folder / "data" / "tweets-part1.js", folder / "loop"):
            path.symlink_to(path)
        assert len(read(folder)) == 1

    @pytest.mark.parametrize("name", ["posts.csv", "a.zip", "tweets.js", "outbox.json", "repo.car", "posts"])
    @pytest.mark.parametrize("kind", ["named pipe", "socket"])
    def test_only_files_and_folders_are_added(self, tmp_path: Path, kind: str, name: str) -> None:
        with pytest.raises(BadInputError, match=kind):
            file_kind(odd_file(tmp_path / name, kind))

    def test_a_device_is_not_added(self) -> None:
        with pytest.raises(BadInputError, match="device"):
            file_kind(ENDLESS)

    @pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="only Linux has such files")
    def test_a_file_that_never_ends_is_not_added(self) -> None:
        with pytest.raises(BadInputError, match="empty"):
            file_kind("/proc/kmsg")


class TestOddZips:
    """Found by the fuzzer."""

    def test_a_member_without_a_name(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(tweet(1)) | {"?": "x"})
        at = path.read_bytes().rindex(b"PK\1\2")
        data = bytearray(path.read_bytes())
        data[at + 28 : at + 34] = bytes([0, 0, 1, 0, 0, 0])  # its name, one byte long, becomes an extra field
        path.write_bytes(data)
        outcome(path, XArchive)

    def test_a_name_in_a_wrong_encoding(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", archive(tweet(1)))
        data = bytearray(path.read_bytes())
        local, listed = data.index(TWEETS.encode()), data.rindex(b"PK\1\2")
        data[local] = 0x92
        data[listed + 9] |= 0x08  # says that names are UTF-8
        path.write_bytes(data)
        refused(path, "tweets.js in a.zip")


class TestContent:
    def fails(self, folder: Path, content: bytes, *words: str) -> None:
        refused(write_folder(folder, {TWEETS: content, ACCOUNT: account_script()}), *words)

    @pytest.mark.parametrize(
        ("content", "word"),
        [
            (b"[" * 5_000_000, "damaged"),
            (b'[{"a": ' + b"[" * 5_000_000, "damaged"),
            (b'[{"a": ' + b'{"a":' * 1_000_000, "damaged"),
            (b'[{"a": ' + b"9" * 100_000 + b"}]", "damaged"),
            (b'[{"a": "' + b"x" * (10 << 20) + b'"}]', "damaged"),
            (b" " * (9 << 20), "holds no posts"),
            (b"a" * (9 << 20), "damaged"),
            (b"a = " * (2 << 20), "damaged"),
            (b"\0" * 1_000_000, "damaged"),
            (b'[{"tweet": {"id_str": "1", "full_text": "a\0b and so on"}}]', "damaged"),
            (script([tweet(1)]).encode("utf-16-le"), "damaged"),
            (b'[{"a": "\xed\xa0\x80"}]', "not UTF-8"),
        ],
        ids=lambda value: str(value[:24]),
    )
    def test_is_refused(self, tmp_path: Path, content: bytes, word: str) -> None:
        self.fails(tmp_path, content, word)

    def test_much_white_space_is_skipped(self, tmp_path: Path) -> None:
        content = script([tweet(1)]).encode().replace(b"= [", b"= [" + b"\n" * (9 << 20))
        assert len(read(write_folder(tmp_path, {TWEETS: content}))) == 1

    @pytest.mark.parametrize(
        ("account", "handle"),
        [
            ("\x1b[31mred\x1b[0m\r\n", "[31mred[0m"),
            ("\u202egro.live", "gro.live"),
            ("a\0b\ud800", "ab\ufffd"),
            ("x" * 300, "me"),
            ({"a": 1}, "me"),
            (" @@ ", "me"),
        ],
    )
    def test_names_cannot_control_the_terminal(self, tmp_path: Path, account: Any, handle: str) -> None:
        text = script([{"account": {"username": account, "accountId": [1], "accountDisplayName": "\x07\n"}}], "account")
        files: dict[str, str | bytes] = {TWEETS: script([tweet(1)]), ACCOUNT: text.encode("utf-8", "surrogatepass")}
        if "\ud800" in str(account):
            files[ACCOUNT] = text.replace("\ud800", "\\ud800")
        found = XArchive(str(write_folder(tmp_path, files)), ME).account()
        assert (found.handle, found.id, found.display_name) == (handle, None, None)

    @pytest.mark.parametrize(
        "manifest",
        [
            "window.__THAR_CONFIG = " + "[" * 1_000_000,
            "window.__THAR_CONFIG = " + '{"a":' * 100_000,
            "window.__THAR_CONFIG = " + json.dumps({"x": "y" * (5 << 20)}),
            'window.__THAR_CONFIG = {"dataTypes": [1], "archiveInfo": 7, "userInfo": []}',
            'window.__THAR_CONFIG = {"dataTypes": {"tweets": {"files": [7, {"fileName": {"a": []}, "count": {}}]}}}',
            manifest_script(
                tweets={"../../../etc/passwd": 1, "data/../../mine/tweets.js": 2, "data/direct-messages.js": 3}
            ),
            manifest_script(tweets={"data/tweets.js": 10**30}),
            manifest_script(tweets={f"data/tweets-part{'9' * 6000}.js": 1, "data/tweets.js": 1}),
            manifest_script(tweets={"data/tweets.js": 1} | {f"data/tweets-part{n}.js": 1 for n in range(20_000)}),
        ],
        ids=range(9),
    )
    def test_a_manifest_cannot_name_other_files(self, tmp_path: Path, manifest: str) -> None:
        write_folder(tmp_path / "mine", {"tweets.js": script([tweet(66)])})
        source = XArchive(str(write_folder(tmp_path / "given", archive(tweet(1), manifest=manifest))), ME)
        assert [post.id for post in source.posts()] == ["1"]
        for notice in source.notices:
            assert_plain(str(notice))

    def test_parts_with_impossible_numbers(self, tmp_path: Path) -> None:
        files = archive(tweet(1)) | {
            f"data/tweets-part{'9' * 5000}.js": script([tweet(2)]),
            "data/tweets-part١.js": "x",
        }
        assert [post.id for post in read(write_zip(tmp_path / "a.zip", files))] == ["1"]


def _whole_zip() -> bytes:
    data = io.BytesIO()
    files = archive(*[tweet(n, f"number {n}") for n in range(5)], note_tweet=script([note("a long one")], "note_tweet"))
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in (files | {"data/manifest.js": manifest_script(tweets={TWEETS: 5})}).items():
            container.writestr(name, content)
    return data.getvalue()


WHOLE = _whole_zip()
changes = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(changes, st.integers(0, len(WHOLE)))
def test_a_zip_with_any_bytes_changed(edits: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(WHOLE)
    for at, new in edits:
        data[at : at + len(new)] = new
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(data if end % 3 else data[:end])
        outcome(path, XArchive)
        assert [file.name for file in Path(folder).iterdir()] == ["a.zip"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Measured in new processes, because a peak never falls."""

    def peak(posts: int) -> int:
        path = tmp_path / f"{posts}" / "tweets.js"
        path.parent.mkdir()
        entry = json.dumps(tweet(1, "words " * 40))
        with path.open("w") as file:
            file.write("window.YTD.tweets.part0 = [" + entry)
            for _ in range(posts - 1):
                file.write(",\n" + entry)
            file.write("]")
        program = (
            "import sys, resource; from huggingtweets.sources.x.archive import XArchive; "
            "from huggingtweets.sources.base import SourceOptions as O; "
            "print(sum(1 for _ in XArchive(sys.argv[1], O(handle='me')).posts()), "
            "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, check=True, text=True)
        shutil.rmtree(path.parent)
        count, kilobytes = map(int, done.stdout.split())
        assert count == posts
        return kilobytes

    assert peak(25_000) < peak(2_000) + 12_000


@pytest.mark.slow
def test_hostile_elements_take_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "CHUNK_BYTES", json_stream.CHUNK_BYTES // 8)
    monkeypatch.setattr(json_stream, "MAX_ELEMENT_CHARS", json_stream.MAX_ELEMENT_CHARS // 8)
    write_folder(tmp_path, {TWEETS: b'[{"a": [' + b"[]," * (3 << 17) + b"[]]}]", ACCOUNT: account_script()})
    tracemalloc.start()
    refused(tmp_path, "damaged")
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()
