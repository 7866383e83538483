"""The library: what is added comes back, what is deleted is gone, and no error, kill or other process harms it."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from huggingtweets.errors import (
    AmbiguousHandleError,
    BadInputError,
    BusyError,
    DamagedFileError,
    DiskFullError,
    NotFoundError,
)
from huggingtweets.library import (
    AccountRow,
    Added,
    Answer,
    Fetch,
    Generation,
    Library,
    Run,
    RunPost,
    schema,
)
from huggingtweets.posts.post import Account, Post

NASA = Account("x", "NASA", "National Aeronautics", "11348282")
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def post(id_: str, text: str = "To the Moon", **more: object) -> Post:
    return Post(**{"platform": "x", "id": id_, "handle": "NASA", "text": text, "created_at": NOON, **more})  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as library:
        yield library


def dump(folder: Path) -> list[str]:
    """The library as SQL statements."""
    with sqlite3.connect(folder / "library.db") as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


class TestAdd:
    def test_posts_come_back_as_added(self, library: Library) -> None:
        posts = [
            post("1", "&lt;3 <b> 🚀\x00\n\ttail", kind="quote", lang="en"),
            post("2", "", created_at=NOON + timedelta(microseconds=500_000), kind="thread", edit_of="1", is_cut=True),
            post("3", created_at=NOON + timedelta(seconds=1), kind="repost", warning="food"),
        ]
        assert library.add(NASA, iter(posts)) == Added(read=3, new=3, updated=0, unchanged=0)
        assert list(library.posts(NASA)) == posts

    def test_posts_are_sorted_by_time_in_utc_then_id(self, library: Library) -> None:
        later_by_the_clock = datetime(2024, 5, 1, 13, 30, tzinfo=timezone(timedelta(hours=2)))
        library.add(
            NASA,
            [
                post("d", created_at=NOON + timedelta(microseconds=1)),
                post("c"),
                post("b"),
                post("a", created_at=later_by_the_clock),
                post("z", created_at=None),
                post("y", created_at=datetime(1999, 1, 1)),  # noqa: DTZ001 a source that forgot the zone
            ],
        )
        assert [p.id for p in library.posts(NASA)] == ["z", "y", "a", "b", "c", "d"]
        assert next(p for p in library.posts(NASA) if p.id == "a").created_at == NOON - timedelta(minutes=30)

    def test_adding_twice_changes_nothing(self, library: Library) -> None:
        # If an archive has two texts of one id, the last one counts, each time.
        posts = [post("1"), post("2", "first"), post("2", "second"), post("3", "cut…", is_cut=True)]
        assert library.add(NASA, posts) == Added(read=4, new=3, updated=0, unchanged=1)
        before = list(library.posts(NASA))
        assert before[1].text == "second"
        assert library.add(NASA, posts) == Added(read=4, new=0, updated=0, unchanged=4)
        assert list(library.posts(NASA)) == before

    def test_a_new_version_replaces_the_old_one(self, library: Library) -> None:
        library.add(NASA, [post("1"), post("2"), post("3", lang=None)])
        assert library.add(NASA, [post("1", "To Mars"), post("2"), post("3", lang="en")]) == Added(3, 0, 2, 1)
        assert [(p.text, p.lang) for p in library.posts(NASA)] == [
            ("To Mars", None),
            ("To the Moon", None),
            ("To the Moon", "en"),
        ]

    @pytest.mark.parametrize("together", [True, False])
    def test_known_values_stay_when_a_new_version_lacks_them(self, library: Library, together: bool) -> None:
        told = post("1", lang="en", edit_of="0", warning="food")
        untold = post("1", "To Mars", created_at=None)
        added = [library.add(NASA, posts) for posts in ([[told, untold]] if together else [[told], [untold]])]
        assert list(library.posts(NASA)) == [post("1", "To Mars", lang="en", edit_of="0")], (
            "a warning can be taken back"
        )
        assert added[-1] == (Added(2, 1, 0, 1) if together else Added(1, 0, 1, 0))
        assert library.add(NASA, [untold]) == Added(1, 0, 0, 1)

    @pytest.mark.parametrize("together", [True, False])
    def test_a_cut_text_never_replaces_a_whole_one(self, library: Library, together: bool) -> None:
        whole, cut = post("1", "a long whole text"), post("1", "a long…", is_cut=True)
        for posts in [[cut, whole, cut]] if together else [[cut], [whole], [cut]]:
            library.add(NASA, posts)
        assert list(library.posts(NASA)) == [whole]

    def test_post_ids_are_unique_per_account_only(self, library: Library) -> None:
        # Two CSV files may both count their rows from 1.
        ada, bob = Account("table", "ada"), Account("table", "bob")
        library.add(ada, [Post("table", "1", "ada", "mine")])
        library.add(bob, [Post("table", "1", "bob", "his")])
        assert [p.text for p in library.posts(ada)] == ["mine"]
        assert [p.text for p in library.posts(bob)] == ["his"]

    def test_an_error_while_adding_changes_nothing(self, library: Library, tmp_path: Path) -> None:
        library.add(NASA, [post("1")])
        before = dump(tmp_path)

        def broken() -> Iterator[Post]:
            yield post("1", "changed")
            yield post("2")
            raise BadInputError("the archive is broken here")

        for account in (NASA, Account("x", "esa")):
            with pytest.raises(BadInputError, match="broken here"):
                library.add(account, broken())
        with pytest.raises(ValueError, match="mastodon"):
            library.add(NASA, [post("3"), post("4", platform="mastodon")])
        assert dump(tmp_path) == before
        assert library.add(NASA, [post("2")]).new == 1, "usable afterwards"

    @pytest.mark.posix
    @pytest.mark.parametrize("where", ["reading", "merging"])
    def test_a_kill_while_adding_changes_nothing(self, tmp_path: Path, where: str) -> None:
        with Library(tmp_path) as library:
            library.add(NASA, [post("1")])
        before = dump(tmp_path)
        script = f"""
import os, signal, sys
from pathlib import Path
from huggingtweets.library import Library
from huggingtweets.posts.post import Account, Post

die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
library = Library(Path(sys.argv[1]))
def posts():
    for n in range(5000):
        yield Post("x", str(n), "NASA", "changed " * 20)
    if {where!r} == "reading":
        die()
    else:  # in the middle of the only statement that changes the library's posts
        library._db.create_function("now", 0, die)
        library._db.execute(
            "CREATE TEMP TRIGGER killer AFTER INSERT ON main.posts WHEN new.id = '4000' BEGIN SELECT now(); END"
        )
library.add(Account("x", "NASA", "National Aeronautics", "11348282"), posts())
"""
        done = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
        assert done.returncode == -signal.SIGKILL
        assert dump(tmp_path) == before
        with Library(tmp_path) as library:
            assert library.add(NASA, [post("2")]).new == 1

    def test_progress_is_reported_every_thousand_posts(self, library: Library) -> None:
        seen: list[int] = []
        library.add(NASA, (post(str(n)) for n in range(2500)), seen.append)
        assert seen == [1000, 2000, 2500]

    def test_memory_does_not_grow_with_the_posts(self, library: Library) -> None:
        tracemalloc.start()
        library.add(NASA, (post(str(n), "word " * 40) for n in range(20_000)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 1_000_000  # the texts alone are 4 MB

    def test_lone_surrogates_become_replacement_characters(self, library: Library) -> None:
        library.add(NASA, [post("1", "rocket \ud83d"), post("2")])
        assert [p.text for p in library.posts(NASA)] == ["rocket \ufffd", "To the Moon"]

    def test_an_empty_archive_creates_an_account(self, library: Library) -> None:
        assert library.add(NASA, []) == Added(0, 0, 0, 0)
        row = library.find("nasa")
        assert (row.posts, row.first, row.last) == (0, None, None)


class TestAccounts:
    def test_accounts_list_counts_time_span_and_personas(self, library: Library) -> None:
        assert library.accounts() == []
        library.add(NASA, [post("1"), post("2", created_at=NOON + timedelta(days=3)), post("3", created_at=None)])
        library.add(Account("table", "ada"), [])
        library.save_run(Run("space", Path("/p/space"), ("x:NASA", "table:ada"), "smollm2"))
        library.save_run(Run("moon", Path("/p/moon"), ("x:nasa",), "smollm2"))
        ada, nasa = library.accounts()
        assert isinstance(nasa, AccountRow)
        assert (ada.full_handle, ada.posts, ada.personas) == ("table:ada", 0, ("space",))
        assert (nasa.platform, nasa.handle, nasa.display_name, nasa.id) == ("x", "NASA", NASA.display_name, NASA.id)
        assert (nasa.posts, nasa.first, nasa.last) == (3, NOON, NOON + timedelta(days=3))
        assert nasa.personas == ("moon", "space")
        assert nasa.added_at == nasa.updated_at
        assert library.add(nasa, [post("1")]).unchanged == 1, "a row is an account"
        again = library.find("NASA")
        assert again.added_at == nasa.added_at < again.updated_at

    @pytest.mark.parametrize("handle", ["NASA", "@NASA", "nasa", " @nasa ", "x:NASA", "X:@nasa"])
    def test_find_accepts_every_spelling(self, library: Library, handle: str) -> None:
        library.add(NASA, [])
        library.add(Account("table", "nasal"), [])
        assert library.find(handle).handle == "NASA"

    @pytest.mark.parametrize("handle", ["", "  ", "@"])
    def test_an_empty_handle_is_bad_input(self, library: Library, handle: str) -> None:
        library.add(NASA, [])
        with pytest.raises(BadInputError, match="empty"):
            library.find(handle)

    def test_find_suggests_what_exists(self, library: Library) -> None:
        with pytest.raises(NotFoundError) as empty:
            library.find("nasa")
        assert empty.value.command == "add PATH"
        for n in range(6):
            library.add(Account("x", f"person{n}"), [])
        library.add(NASA, [])
        with pytest.raises(NotFoundError, match="Did you mean @NASA"):
            library.find("nsaa")
        with pytest.raises(NotFoundError, match="@NASA, @person0, @person1, @person2, @person3 and 2 more"):
            library.find("quux")
        with pytest.raises(NotFoundError, match=r"Did you mean x:NASA\?"):
            library.find("x:nsa")
        with pytest.raises(NotFoundError):
            library.find("table:NASA")

    def test_find_asks_for_the_platform_of_an_ambiguous_handle(self, library: Library) -> None:
        library.add(NASA, [])
        library.add(Account("mastodon", "nasa"), [])
        with pytest.raises(AmbiguousHandleError, match="mastodon:nasa or x:NASA"):
            library.find("NASA")
        assert library.find("mastodon:nasa").platform == "mastodon"

    def test_a_renamed_account_is_followed(self, library: Library) -> None:
        library.add(NASA, [post("1")])
        library.save_run(
            Run("moon", Path("/p"), ("x:nasa",), "smollm2"), [RunPost("x", "1", "NASA", "train", "To the Moon")]
        )
        library.add(replace(NASA, handle="NASA2", display_name=None), [post("1"), post("2")])
        (row,) = library.accounts()
        assert (row.handle, row.display_name, row.posts, row.personas) == ("NASA2", NASA.display_name, 2, ("moon",))
        assert library.run("moon").handles == ("x:NASA2",)
        assert library.run_posts("moon")[0].handle == "NASA2"

    def test_a_handle_taken_over_by_another_account_is_refused(self, library: Library) -> None:
        library.add(NASA, [post("1")])
        with pytest.raises(BadInputError) as error:
            library.add(replace(NASA, id="999"), [post("2")])
        assert error.value.command == "remove x:NASA"
        assert [p.id for p in library.posts(NASA)] == ["1"]

    def test_an_id_that_becomes_known_is_kept(self, library: Library) -> None:
        library.add(Account("x", "nasa"), [])
        library.add(NASA, [])
        library.add(Account("x", "NASA"), [])
        (row,) = library.accounts()
        assert (row.id, row.display_name) == (NASA.id, NASA.display_name)


class TestRemove:
    def test_everything_of_the_account_goes_and_nothing_else(self, library: Library) -> None:
        ada = Account("table", "ada")
        library.add(NASA, [post(str(n)) for n in range(5)])
        library.add(ada, [Post("table", "1", "ada", "mine")])
        mixed = [RunPost("x", "0", "NASA", "train", "moon"), RunPost("table", "1", "ada", "validation", "mine")]
        library.save_run(Run("mixed", Path("/p/mixed"), ("x:NASA", "table:ada"), "smollm2"), mixed)
        library.save_run(Run("ada", Path("/p/ada"), ("table:ada",), "smollm2"), mixed[1:])
        for persona in ("mixed", "mixed", "ada"):
            library.add_generation(Generation(persona, "written", "", 0))
        assert library.remove(Account("x", "nasa")) == (5, ("mixed",))
        assert [row.full_handle for row in library.accounts()] == ["table:ada"]
        assert len(list(library.posts(ada))) == 1
        assert library.run_posts("mixed") == mixed[1:]
        assert library.run("mixed").handles == ("x:NASA", "table:ada"), "the record of what it was trained on stays"
        assert (len(library.generations("mixed")), len(library.generations("ada"))) == (0, 1)
        for missing in (library.posts, library.remove):
            with pytest.raises(NotFoundError, match="x:NASA"):
                missing(NASA)

    def test_no_byte_of_a_text_is_left(self, library: Library, tmp_path: Path) -> None:
        # Enough posts, in random order, to split and merge pages; then some are replaced by longer ones.
        posts = [post(str(n * 7919 % 3001), f"SECRET {n} " * 9) for n in range(3000)]
        library.add(NASA, posts)
        library.add(NASA, [replace(p, text=p.text + "SECRET longer") for p in posts[::3]])
        library.save_run(
            Run("m", Path("/p"), ("x:NASA",), "b"), [RunPost("x", p.id, "NASA", "train", p.text) for p in posts]
        )
        library.add_generation(Generation("m", "SECRET said again", "SECRET", 1))
        library.add(Account("x", "esa"), [post("1", "PUBLIC")])
        library.remove(NASA)
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"PUBLIC" in left
        assert b"SECRET" not in left


class TestRuns:
    RUN = Run(
        "moon",
        Path("/home/me/Mond 🌙"),
        ("x:NASA",),
        "smollm2",
        {"finetune": {"epochs": 3}},
        {"bits_per_byte": 1.25},
        NOON,
    )

    def test_runs_come_back_as_saved(self, library: Library) -> None:
        library.save_run(self.RUN)
        library.save_run(replace(self.RUN, name="earlier", created_at=NOON - timedelta(1)))
        assert library.run("MOON") == self.RUN
        assert [run.name for run in library.runs()] == ["earlier", "moon"]

    def test_saving_replaces_a_run_of_that_name(self, library: Library) -> None:
        library.add(NASA, [])
        posts = [RunPost("x", "2", "NASA", "train", "b"), RunPost("x", "1", "NASA", "validation", "a\ud83d")]
        library.save_run(self.RUN, posts)
        library.add_generation(Generation("moon", "written", "", 0))
        stored = [posts[0], replace(posts[1], text="a\ufffd")]
        library.save_run(replace(self.RUN, name="Moon", figures={"bits_per_byte": 1.0}))
        assert (library.run("moon").name, library.run("moon").figures) == ("Moon", {"bits_per_byte": 1.0})
        assert library.run_posts("moon") == stored, "new figures keep the posts"
        assert library.run_posts("moon", "validation") == stored[1:]
        assert len(library.generations("moon")) == 1
        library.save_run(self.RUN, posts[:1])
        assert library.run_posts("moon") == posts[:1]

    def test_a_post_of_an_unknown_account_undoes_the_save(self, library: Library) -> None:
        library.add(NASA, [])
        with pytest.raises(NotFoundError, match="x:esa"):
            library.save_run(
                self.RUN, [RunPost("x", "1", "NASA", "train", "a"), RunPost("x", "1", "esa", "train", "a")]
            )
        assert library.runs() == []

    def test_a_removed_run_takes_posts_and_generations_with_it(self, library: Library) -> None:
        library.add(NASA, [])
        library.save_run(self.RUN, [RunPost("x", "1", "NASA", "train", "a")])
        library.add_generation(Generation("moon", "written", "", 0))
        library.remove_run("Moon")
        assert library.runs() == []
        with pytest.raises(NotFoundError):
            library.remove_run("moon")
        library.save_run(self.RUN)
        assert library.run_posts("moon") == []
        assert library.generations("moon") == []

    def test_a_misspelt_name_gets_a_suggestion(self, library: Library) -> None:
        library.save_run(self.RUN)
        with pytest.raises(NotFoundError, match="Did you mean moon"):
            library.run("mooon")
        with pytest.raises(NotFoundError) as error:
            library.run("quux")
        assert "moon" in error.value.hint


def test_generations_come_back_latest_first(library: Library) -> None:
    library.save_run(TestRuns.RUN)
    first = Generation("moon", "one \ud83d", "I think", 7, {"top_p": 0.95}, None, NOON)
    second = Generation("MOON", "two", "", 2**62, {}, "near", NOON)
    ids = [library.add_generation(first), library.add_generation(second)]
    assert ids == sorted(set(ids))
    stored = [replace(second, persona="moon", id=ids[1]), replace(first, text="one \ufffd", id=ids[0])]
    assert library.generations("Moon") == stored
    assert library.generations("moon", limit=1) == stored[:1]
    assert library.generations("sun") == []
    with pytest.raises(NotFoundError, match="'sun'"):
        library.add_generation(replace(first, persona="sun"))


class TestFile:
    def test_a_library_is_one_file_that_opens_again(self, tmp_path: Path) -> None:
        folder = tmp_path / "not" / "yet"
        with Library(folder) as library:
            library.add(NASA, [post("1")])
        with Library(folder) as library:
            assert library.find("nasa").posts == 1
        names = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
        assert names == ["library.db"], "one file to back up"
        library.close()

    def test_a_file_of_a_newer_version_is_refused(self, tmp_path: Path) -> None:
        Library(tmp_path).close()
        connection = sqlite3.connect(tmp_path / "library.db")
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        with pytest.raises(DamagedFileError, match="version 99"):
            Library(tmp_path)

    @pytest.mark.parametrize("content", [b"not a database at all " * 99, b"SQLite format 3\x00" + bytes(4096)])
    def test_a_file_that_is_no_database_is_refused_and_kept(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "library.db").write_bytes(content)
        with pytest.raises(DamagedFileError, match=r"library\.db"):
            Library(tmp_path)
        assert (tmp_path / "library.db").read_bytes() == content

    def test_a_truncated_file_is_an_error(self, tmp_path: Path) -> None:
        with Library(tmp_path) as library:
            library.add(NASA, [post(str(n), "word " * 50) for n in range(500)])
        path = tmp_path / "library.db"
        path.write_bytes(path.read_bytes()[: 4096 * 20])
        with pytest.raises(DamagedFileError), Library(tmp_path) as library:
            list(library.posts(NASA))

    def test_another_programs_database_is_refused(self, tmp_path: Path) -> None:
        connection = sqlite3.connect(tmp_path / "library.db")
        connection.execute("CREATE TABLE recipes (name)")
        connection.close()
        with pytest.raises(DamagedFileError, match=r"library\.db"):
            Library(tmp_path)

    def test_a_file_in_place_of_the_folder_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "home").touch()
        for folder in (tmp_path / "home", tmp_path / "home" / "below"):
            with pytest.raises(BadInputError, match="HUGGINGTWEETS_HOME"):
                Library(folder)

    def test_a_full_disk_changes_nothing(self, library: Library, tmp_path: Path) -> None:
        library.add(NASA, [post("1")])
        before = dump(tmp_path)
        pages = library._db.execute("PRAGMA page_count").fetchone()[0]
        library._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(DiskFullError, match=r"library\.db .*full"):
            library.add(NASA, [post(str(n), "word " * 50) for n in range(5000)])
        assert dump(tmp_path) == before
        library._db.execute("PRAGMA max_page_count = 1000000")
        assert library.add(NASA, [post("2")]).new == 1

    def test_a_folder_in_place_of_the_file_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "library.db").mkdir()
        with pytest.raises(DamagedFileError, match=r"library\.db"):
            Library(tmp_path)

    def test_a_lock_held_too_long_is_an_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("huggingtweets.library.database.BUSY_SECONDS", 0.1)
        with Library(tmp_path) as library, Library(tmp_path) as other:
            other._db.execute("BEGIN IMMEDIATE")
            with pytest.raises(BusyError, match=r"library\.db"):
                library.add(NASA, [post("1")])
            other._db.rollback()
            assert library.add(NASA, [post("1")]).new == 1


ADD_5000 = """
import sys
from pathlib import Path
from huggingtweets.library import Library
from huggingtweets.posts.post import Account, Post

folder, handle = Path(sys.argv[1]), sys.argv[2]
sys.stdin.read()
with Library(folder) as library:
    for page in range(5):
        posts = (Post("x", str(n), handle, f"{handle} {n}") for n in range(page * 1000, page * 1000 + 1000))
        print(library.add(Account("x", handle), posts).new)
"""


class TestSeveralAtOnce:
    def test_processes_create_and_fill_one_library(self, tmp_path: Path) -> None:
        # Two share an account, and none finds a file yet.
        handles = ["one", "two", "two"]
        running = [
            subprocess.Popen(
                [sys.executable, "-c", ADD_5000, tmp_path, handle],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for handle in handles
        ]
        outputs: list[tuple[str, str]] = []
        threads = [threading.Thread(target=lambda p=p: outputs.append(p.communicate(""))) for p in running]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [process.returncode for process in running] == [0, 0, 0], outputs
        assert sum(int(line) for out, _ in outputs for line in out.split()) == 10_000
        with Library(tmp_path) as library:
            assert [(row.handle, row.posts) for row in library.accounts()] == [("one", 5000), ("two", 5000)]

    def test_threads_that_create_one_library_do_not_collide(self, tmp_path: Path) -> None:
        for n in range(5):
            failures: list[BaseException] = []
            gate = threading.Barrier(6)

            def open_one(folder: Path, gate: threading.Barrier = gate, failed: list[BaseException] = failures) -> None:
                gate.wait()
                try:
                    Library(folder).close()
                except BaseException as error:  # noqa: BLE001 counted below
                    failed.append(error)

            threads = [threading.Thread(target=open_one, args=[tmp_path / str(n)]) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert failures == []

    def test_one_reads_while_another_writes(self, library: Library, tmp_path: Path) -> None:
        library.add(NASA, [post(str(n)) for n in range(3000)])
        reading = library.posts(NASA)
        next(reading)
        with Library(tmp_path) as other:
            # A slow source holds no lock, so others can add posts meanwhile.
            def slow() -> Iterator[Post]:
                yield post("a")
                assert library.add(NASA, [post("b")]).new == 1
                yield post("c")

            assert other.add(NASA, slow()).new == 2
            assert library.add(NASA, [post("d")]).new == 1
        assert sum(1 for _ in reading) == 2999 + 4
        assert library.find("nasa").posts == 3004


class TestFetches:
    def test_a_page_and_its_fetch_state_are_one_transaction(self, library: Library) -> None:
        assert library.fetch(NASA) is None
        began = datetime.now(UTC)
        fetch = Fetch("@NASA", {"newest": "1", "cursor": ["ä", None]}, with_cw=True, wanted=7)
        library.add(NASA, [post("1")], fetch=fetch)
        found = library.fetch(NASA)
        assert found
        assert replace(found, fetched_at=fetch.fetched_at) == fetch
        assert began <= found.fetched_at <= datetime.now(UTC)

        def broken() -> Iterator[Post]:
            yield post("2")
            raise BadInputError("the page is broken here")

        with pytest.raises(BadInputError):
            library.add(NASA, broken(), fetch=replace(fetch, state={"newest": "2"}))
        assert library.fetch(NASA) == found
        library.add(NASA, [], fetch=replace(fetch, state={"newest": "1"}, is_open=False, wanted=None))
        found = library.fetch(NASA)
        assert found
        assert (found.state, found.is_open, found.wanted) == ({"newest": "1"}, False, None)
        library.add(NASA, [post("3")])
        assert library.fetch(NASA) == found, "adding an archive keeps the fetch"

    def test_a_fetch_follows_a_rename_and_goes_with_the_account(self, library: Library) -> None:
        library.add(NASA, [], fetch=Fetch("@NASA", {}))
        renamed = Account("x", "nasa_new", id=NASA.id)
        assert library.fetch(renamed)
        library.add(renamed, [])
        assert library.fetch(renamed)
        library.remove(renamed)
        library.add(NASA, [])
        assert library.fetch(NASA) is None


class TestDeletePosts:
    def test_the_text_is_erased_everywhere_and_a_mark_stays(self, library: Library, tmp_path: Path) -> None:
        library.add(NASA, [post(str(n), f"Secret words {n}.") for n in range(1500)])
        library.add(Account("x", "esa"), [post("7", "Of another account.", handle="esa")])
        library.save_run(
            Run("bot", tmp_path, ("x:NASA", "x:esa"), "base"),
            [
                RunPost("x", "7", "NASA", "train", "Secret words 7."),
                RunPost("x", "8", "NASA", "validation", "Secret words 8."),
                RunPost("x", "9", "NASA", "train", "Secret words 9."),
                RunPost("x", "7", "esa", "train", "Of another account."),
            ],
        )
        assert library.post_ids(NASA) == sorted(str(n) for n in range(1500))
        assert library.delete_posts(NASA, ["7", "8", "1200", "no such"]) == 3
        assert library.delete_posts(NASA, ["7"]) == 0
        assert len(library.post_ids(NASA)) == 1497
        assert [p.text for p in library.posts(Account("x", "esa"))] == ["Of another account."]
        assert library.trained_on_deleted(NASA) == {"bot": 1}, "the held-out one was not trained on"
        assert library.trained_on_deleted(Account("x", "esa")) == {}
        assert [p.text for p in library.run_posts("bot")] == ["Secret words 9.", "Of another account."]
        library.close()
        kept = b"".join(path.read_bytes() for path in tmp_path.glob("library.db*"))
        assert b"Secret words 9." in kept
        for gone in (b"Secret words 7.", b"Secret words 8.", b"Secret words 1200."):
            assert gone not in kept

    def test_training_again_clears_the_mark(self, library: Library, tmp_path: Path) -> None:
        library.add(NASA, [post("1"), post("2")])
        run = Run("bot", tmp_path, ("x:NASA",), "base")
        library.save_run(run, [RunPost("x", "1", "NASA", "train", "one")])
        library.delete_posts(NASA, ["1"])
        library.save_run(run, [RunPost("x", "2", "NASA", "train", "two")])
        assert library.trained_on_deleted(NASA) == {}

    def test_posts_of_an_unknown_account_cannot_be_deleted(self, library: Library) -> None:
        with pytest.raises(NotFoundError):
            library.delete_posts(NASA, ["1"])


class TestAnswers:
    RUN = Run("bot", Path("/p"), ("x:NASA",), "base", created_at=NOON)

    def fill(self, library: Library) -> dict[str, Answer]:
        """Answers: a generation was taken for real, three real posts for machine-written."""
        library.add(NASA, [post("1"), post("2")])
        library.add(Account("x", "esa"), [post("1", handle="esa")])
        library.save_run(self.RUN)
        answers = {
            "written": Answer(
                persona="BOT",
                seed=7,
                said_machine=False,
                generation=library.add_generation(Generation("bot", "written", "", 7)),
            ),
            **{
                f"{handle} {id_}": Answer(persona="bot", seed=2**31, said_machine=True, post=("x", handle, id_))
                for handle, id_ in (("NASA", "1"), ("NASA", "2"), ("esa", "1"))
            },
        }
        for answer in answers.values():
            library.add_answer(answer)
        return answers

    def test_answers_come_back_as_given_and_hold_no_text(self, library: Library, tmp_path: Path) -> None:
        given = list(self.fill(library).values())
        assert library.answers("Bot") == [replace(given[0], persona="bot"), *given[1:]]
        assert [answer.is_right for answer in given] == [False] * 4
        assert [answer.machine_written for answer in given] == [True, False, False, False]
        assert library.answers("nobody") == []
        rows = [line for line in dump(tmp_path) if line.startswith('INSERT INTO "answers"')]
        assert len(rows) == 4
        assert not any(text in row for row in rows for text in ("written", "Moon"))

    def test_an_answer_about_something_deleted_is_refused(self, library: Library) -> None:
        answers = self.fill(library)
        library.save_run(replace(self.RUN, name="other"))
        for gone in (
            replace(answers["NASA 1"], post=("x", "NASA", "3")),
            replace(answers["NASA 1"], post=("x", "nobody", "1")),
            replace(answers["NASA 1"], persona="sun"),
            replace(answers["written"], generation=99),
            replace(answers["written"], persona="other"),
        ):
            with pytest.raises(NotFoundError):
                library.add_answer(gone)
        assert len(library.answers("bot")) == 4

    def test_answers_go_with_their_post(self, library: Library) -> None:
        answers = self.fill(library)
        library.delete_posts(NASA, ["1"])
        assert library.answers("bot")[1:] == [answers["NASA 2"], answers["esa 1"]]

    def test_answers_go_with_their_account_and_its_generations(self, library: Library) -> None:
        answers = self.fill(library)
        library.remove(NASA)
        assert library.answers("bot") == [answers["esa 1"]]

    def test_answers_go_with_their_run(self, library: Library, tmp_path: Path) -> None:
        self.fill(library)
        library.remove_run("bot")
        assert not any(line.startswith('INSERT INTO "answers"') for line in dump(tmp_path))

    def test_answers_follow_a_rename(self, library: Library) -> None:
        self.fill(library)
        library.add(replace(NASA, handle="NASA2"), [post("1", "To Mars")])
        assert [answer.post for answer in library.answers("bot")[1:3]] == [("x", "NASA2", "1"), ("x", "NASA2", "2")]

    def test_answers_about_an_earlier_training_do_not_count(self, library: Library) -> None:
        (_, *later) = self.fill(library).values()
        library.save_run(replace(self.RUN, created_at=later[0].answered_at))
        assert library.answers("bot") == later
        library.save_run(Run("bot", Path("/p"), ("x:NASA",), "base"))
        assert library.answers("bot") == []


class TestMigration:
    def make(self, folder: Path, *statements: str) -> None:
        """A library of version 5, changed by `statements`."""
        with Library(folder) as library:
            library.add(NASA, [post(str(n)) for n in range(3)])
        with sqlite3.connect(folder / "library.db") as connection:
            for statement in ("ALTER TABLE posts DROP COLUMN parent", "PRAGMA user_version = 5", *statements):
                connection.execute(statement)
        connection.close()

    def columns(self, folder: Path) -> dict[str, set[object]]:
        with sqlite3.connect(folder / "library.db") as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            found = {name: {row[1:] for row in connection.execute(f"PRAGMA table_info({name})")} for name in names}
        connection.close()
        return found

    def test_version_5_is_migrated(self, tmp_path: Path) -> None:
        self.make(tmp_path, "ALTER TABLE posts DROP COLUMN parent_id")
        with Library(tmp_path) as library:
            assert list(library.posts(NASA)) == [post(str(n)) for n in range(3)]
            assert library.add(NASA, [post("1", parent_id="0")]) == Added(read=1, new=0, updated=1, unchanged=0)
        Library(tmp_path / "new").close()
        assert self.columns(tmp_path) == self.columns(tmp_path / "new"), "same tables as in a new library"

    def test_an_older_version_is_refused_and_kept(self, tmp_path: Path) -> None:
        self.make(tmp_path, "PRAGMA user_version = 4")
        before = dump(tmp_path)
        with pytest.raises(DamagedFileError, match=r"before 0\.1\.0"):
            Library(tmp_path)
        assert dump(tmp_path) == before

    def test_a_failed_migration_changes_nothing(self, tmp_path: Path) -> None:
        self.make(tmp_path)  # its last statement adds a column that is there already
        before = dump(tmp_path)
        with pytest.raises(sqlite3.OperationalError, match="parent_id"):
            Library(tmp_path)
        assert dump(tmp_path) == before

    def test_processes_that_migrate_at_once_do_not_collide(self, tmp_path: Path) -> None:
        self.make(tmp_path, "ALTER TABLE posts DROP COLUMN parent_id")
        script = "import sys; from pathlib import Path; from huggingtweets.library import Library; "
        script += "print(len(Library(Path(sys.argv[1])).accounts()))"
        processes = [
            subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, encoding="utf-8")
            for _ in range(3)
        ]
        assert [process.communicate()[0].strip() for process in processes] == ["1"] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_user_can_read_a_new_home(tmp_path: Path) -> None:
    with Library(tmp_path / "home"):
        assert (tmp_path / "home").stat().st_mode & 0o077 == 0
