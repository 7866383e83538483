"""Reading Bluesky repositories: which posts are live, and hostile files."""

from __future__ import annotations

import random
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libipld import encode_dag_cbor

from huggingtweets.errors import BadInputError
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources.base import SourceOptions
from huggingtweets.sources.bluesky.car import BlueskyCar

from .car_builder import DID, POST, Repository, car, cid_of, key, post, posts, repository, varint

OTHER = "did:plc:" + "b" * 24


def source_of(path: Path, content: bytes, **options: Any) -> BlueskyCar:
    path.write_bytes(content)
    return BlueskyCar(str(path), SourceOptions(**options))


def read(path: Path, content: bytes, **options: Any) -> tuple[list[Post], list[str]]:
    """The posts and the notices."""
    source = source_of(path, content, **({"handle": "me.test"} | options))
    return list(source.posts()), [str(notice) for notice in source.notices]


def fails(path: Path, content: bytes, *words: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read(path, content)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 300
    for word in words:
        assert word in message


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "repo.car"


class TestReading:
    def test_all_fields_of_a_post(self, path: Path) -> None:
        records = {f"{POST}/3kabc": post("Tea & fog", langs=["en"])}
        when = datetime(2024, 5, 1, 12, tzinfo=UTC)
        expected = Post("bluesky", "3kabc", "me.test", "Tea & fog", when, lang="en")
        assert read(path, repository(records).car()) == ([expected], [])

    @pytest.mark.parametrize("count", [2, 10, 300])
    def test_posts_in_order_and_nothing_else(self, path: Path, count: int) -> None:
        got, notices = read(path, repository(posts(count)).car())
        assert [post.id for post in got] == [key(i) for i in range(count)]
        assert [post.text for post in got] == [f"Post number {i}." for i in range(count)]
        assert notices == []

    def test_blocks_may_have_any_order(self, path: Path) -> None:
        repo = repository(posts(100))
        blocks = list(repo.blocks.items())
        random.Random(1).shuffle(blocks)
        assert len(read(path, car(blocks, [repo.root]))[0]) == 100

    def test_can_be_read_twice(self, path: Path) -> None:
        source = source_of(path, repository(posts(5)).car(), handle="me.test")
        assert list(source.posts()) == list(source.posts())

    def test_deleted_posts_stay_deleted(self, path: Path) -> None:
        repo = repository(posts(20), deleted=[post("I take that back"), post("And that")])
        assert b"take that back" in repo.car()
        got, _ = read(path, repo.car())
        assert len(got) == 20
        assert not any("that" in post.text for post in got)

    def test_neighbouring_collections_are_not_posts(self, path: Path) -> None:
        lookalike = post("Not in the right collection")
        names = [
            "app.bsky.feed.pos/3k",
            "app.bsky.feed.post.x/3k",
            "app.bsky.feed.postgate/3k",
            "app.bsky.feed.post0/3k",
        ]
        records = {**dict.fromkeys(names, lookalike), f"{POST}/3k1": post("Yes")}
        assert [post.text for post in read(path, repository(records).car())[0]] == ["Yes"]

    def test_equal_records_under_two_keys(self, path: Path) -> None:
        records = {f"{POST}/{key(i)}": post("Good morning") for i in range(3)}
        assert [post.id for post in read(path, repository(records).car())[0]] == [key(0), key(1), key(2)]

    def test_content_warnings(self, path: Path) -> None:
        labels = {"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "porn"}]}
        content = repository({f"{POST}/1": post("Red", labels=labels), f"{POST}/2": post("Blue")}).car()
        got, (notice,) = read(path, content)
        assert [post.text for post in got] == ["Blue"]
        assert "1 post" in notice
        assert "--with-cw" in notice
        got, _ = read(path, content, with_cw=True)
        assert [post.warning for post in got] == ["porn", None]

    def test_posts_without_text_are_counted(self, path: Path) -> None:
        records = {f"{POST}/1": {"$type": POST, "text": 5}, f"{POST}/2": post("Yes"), f"{POST}/3 §": post("No key")}
        got, (notice,) = read(path, repository(records).car())
        assert [post.text for post in got] == ["Yes"]
        assert "2 posts" in notice

    def test_large_and_foreign_blocks_are_skipped(self, path: Path) -> None:
        repo = repository(posts(3))
        raw = b"\x01\x55\x12\x20" + b"\1" * 32
        blocks = [*repo.blocks.items(), (raw, b"picture"), (b"\x12\x20" + b"\2" * 32, b"old"), (raw, b"x" * (3 << 20))]
        assert len(read(path, car(blocks, [repo.root]))[0]) == 3

    def test_part_of_a_repository(self, path: Path) -> None:
        repo = repository(posts(50))
        lost = next(cid for cid, data in repo.blocks.items() if b"Post number 7." in data)
        del repo.blocks[lost]
        got, (notice,) = read(path, repo.car())
        assert len(got) == 49
        assert "part of a repository" in notice


class TestAccount:
    def test_is_named_by_the_option(self, path: Path) -> None:
        source = source_of(path, repository(posts(1)).car(), handle="@Me.Test ")
        assert source.account() == Account("bluesky", "me.test", id=DID)
        assert not source.notices

    def test_is_named_by_its_did_without_the_option(self, path: Path) -> None:
        source = source_of(path, repository(posts(1)).car())
        assert source.account() == Account("bluesky", DID, id=DID)
        assert source.notices[0].option == "handle"

    def test_warns_if_the_option_is_another_did(self, path: Path) -> None:
        source = source_of(path, repository(posts(1)).car(), handle=OTHER)
        assert source.account() == Account("bluesky", DID, id=DID)
        assert source.notices[0].is_warning


class TestRecognises:
    def test_by_name_or_content(self, tmp_path: Path) -> None:
        content = repository(posts(1)).car()
        for name, data in (
            ("a.car", b"x"),
            ("export", content),
            ("a.zip", content),
            ("v2", b"\x0a\xa1gversion\x02rest"),
        ):
            (tmp_path / name).write_bytes(data)
            assert BlueskyCar.recognises(str(tmp_path / name))
        many = car([], [cid_of(bytes([i])) for i in range(9)])
        (tmp_path / "many").write_bytes(many)
        assert BlueskyCar.recognises(str(tmp_path / "many"))

    def test_nothing_else(self, tmp_path: Path) -> None:
        for name, data in (("a.csv", b"text,id\na,1"), ("b", b"\x00"), ("c.js", b"window.YTD"), ("d", b"PK\x03\x04")):
            (tmp_path / name).write_bytes(data)
            assert not BlueskyCar.recognises(str(tmp_path / name))
        for name in ("missing.car", ".", "\0", "x" * 5000):
            assert not BlueskyCar.recognises(str(tmp_path / name))


def node(repo: Repository, entries: list[Any], left: bytes | None = None) -> bytes:
    return repo.put({"l": left, "e": entries})


def leaf(name: str, cid: bytes, right: bytes | None = None) -> dict[str, Any]:
    return {"p": 0, "k": name.encode(), "v": cid, "t": right}


class TestHostile:
    @pytest.mark.parametrize(
        "content",
        [
            b"\0",
            b"not a car file at all",
            b"\xff" * 100,
            b"\x80" * 100,
            varint(2**62) + b"\xa2eroots",
            varint(3) + b"\x01\x01\x01" + b"x" * 50,
            car([], []),
            varint(20) + encode_dag_cbor({"roots": 5, "version": 1}),
        ],
    )
    def test_not_a_car_file(self, path: Path, content: bytes) -> None:
        fails(path, content, "not a CAR file")

    def test_version_2(self, path: Path) -> None:
        fails(path, b"\x0a\xa1gversion\x02" + b"\0" * 40, "version 2")

    def test_no_commit(self, path: Path) -> None:
        for value in ({"did": 5}, {"did": DID}, {"did": "me", "data": cid_of(b"")}, ["x"]):
            repo = Repository()
            repo.root = repo.put(value)
            fails(path, repo.car(), "not an account's repository")
        fails(path, car([], [cid_of(b"missing")]), "not an account's repository")

    def test_no_posts(self, path: Path) -> None:
        fails(path, repository({}).car(), "no posts")
        fails(path, repository({"app.bsky.feed.like/1": {"$type": "app.bsky.feed.like"}}).car(), "no posts")

    def test_cut_off_anywhere(self, path: Path) -> None:
        content = repository(posts(2)).car()
        whole = len(read(path, content)[0])
        ends = {len(content)}
        for end in range(1, len(content), 5):
            try:
                got, notices = read(path, content[:end])
            except BadInputError:
                continue
            ends.add(end)  # between two blocks nothing shows that more should follow
            assert len(got) < whole
            assert any("part of a repository" in notice for notice in notices)
        assert len(ends) < 20

    def test_blocks_that_do_not_match_their_hash(self, path: Path) -> None:
        content = repository(posts(5)).car()
        for words in (b"Post number 3.", DID.encode(), b"\xa2ae"):  # a post, the commit, the tree's root
            at = content.rindex(words) + 5
            fails(path, content[:at] + b"X" + content[at + 1 :], "damaged", "hash")

    @pytest.mark.parametrize("length", [0, 10**6, 2**32, 2**62])
    def test_impossible_lengths(self, path: Path, length: int) -> None:
        content = repository(posts(2)).car() + varint(length)
        fails(path, content + b"x" * 50, "cut off" if length else "damaged")
        fails(path, repository(posts(2)).car() + b"\xff" * 50, "damaged")

    def test_a_cycle_in_the_tree(self, path: Path) -> None:
        # A cycle with valid hashes cannot be made, so the hashes are wrong.
        repo = repository(posts(5))
        (tree,) = [cid for cid, data in repo.blocks.items() if data.startswith(b"\xa2ae")][-1:]
        blocks = {**repo.blocks, tree: encode_dag_cbor({"l": tree, "e": []})}
        fails(path, car(blocks.items(), [repo.root]), "damaged")

    def test_a_node_that_is_referenced_a_million_million_times(self, path: Path) -> None:
        repo = Repository()
        record = repo.put(post("Again"))
        child = node(repo, [leaf(f"{POST}/5", record)])
        for _ in range(20):
            child = node(repo, [leaf(f"{POST}/{i}", record, child) for i in range(9)], child)
        repo.commit(child)
        fails(path, repo.car(), "damaged")
        empty = node(repo, [])
        for _ in range(20):
            empty = node(repo, [leaf(f"{POST}/{i}", record, empty) for i in range(9)], empty)
        repo.commit(empty)
        fails(path, repo.car(), "damaged")

    def test_a_deep_tree(self, path: Path) -> None:
        repo = Repository()
        child = node(repo, [leaf(f"{POST}/1", repo.put(post("Deep down")))])
        for _ in range(5000):
            child = node(repo, [], child)
        repo.commit(child)
        fails(path, repo.car(), "too deep")

    @pytest.mark.parametrize(
        "entries",
        [
            ["x"],
            [{}],
            [{"p": -1, "k": b"a", "v": cid_of(b""), "t": None}],
            [{"p": 0, "k": "text", "v": cid_of(b""), "t": None}],
            [{"p": 0, "k": b"", "v": cid_of(b""), "t": None}],
            [{"p": 0, "k": b"a", "v": cid_of(b""), "t": 5}],
            [leaf("b", cid_of(b"")), leaf("a", cid_of(b""))],
            [leaf("a", cid_of(b"")), leaf("a", cid_of(b""))],
            5,
            None,
        ],
    )
    def test_invalid_nodes(self, path: Path, entries: object) -> None:
        repo = Repository()
        repo.commit(repo.put({"l": None, "e": entries}))
        fails(path, repo.car(), "damaged")

    @pytest.mark.parametrize(
        "data",
        [
            b"\x81" * 100_000 + b"\x01",
            b"\xa1ae" + b"\x81" * 100_000,
            b"\x9b\x00\x00\x00\x7f\xff\xff\xff\xff" + b"e$typerapp.bsky.feed.post",
            b"\xa2ae\x9b\x00\x00\x00\x7f\xff\xff\xff\xffal\xf6",
        ],
    )
    def test_endless_values(self, path: Path, data: bytes) -> None:
        repo = Repository()
        repo.commit(node(repo, [leaf(f"{POST}/1", repo.put_raw(data))]))
        fails(path, repo.car(), "no posts")
        repo.commit(repo.put_raw(data))
        fails(path, repo.car())

    def test_keys_that_are_not_text(self, path: Path) -> None:
        repo = Repository()
        record = repo.put(post("Text"))
        entry = {"p": 0, "k": f"{POST}/".encode() + b"\xff\x00\n../..", "v": record, "t": None}
        repo.commit(node(repo, [leaf(f"{POST}/1", record), entry]))
        got, _ = read(path, repo.car())
        assert [post.id for post in got] == ["1"]

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=8))
    def test_changed_bytes(self, tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]) -> None:
        content = bytearray(CONTENT)
        for place, value in changes:
            content[place % len(content)] = value
        path = tmp_path_factory.getbasetemp() / "changed.car"
        try:
            got, _ = read(path, bytes(content))
        except BadInputError as error:
            assert "\n" not in str(error)
        else:
            assert {post.text for post in got} <= {f"Post number {i}." for i in range(8)}

    def test_memory_does_not_grow_with_other_blocks(self, path: Path) -> None:
        repo = repository(posts(200))
        likes = [(cid_of(b"%d" % i), b"x" * 100_000) for i in range(300)]
        path.write_bytes(car([*repo.blocks.items(), *likes], [repo.root]))
        tracemalloc.start()
        try:
            source = BlueskyCar(str(path), SourceOptions(handle="me.test"))
            assert sum(1 for _ in source.posts()) == 200
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert path.stat().st_size > 30_000_000
        assert peak < 5_000_000


CONTENT = repository(posts(8)).car()
