"""On a full disk and in a read-only folder, the library can be read; on a full disk, everything can be deleted."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from huggingtweets import personas
from huggingtweets.errors import DiskFullError
from huggingtweets.files import write_json
from huggingtweets.library import Generation, Library, Run, RunPost
from huggingtweets.personas import removal
from huggingtweets.posts.post import Account, Post
from tests.conftest import in_one_process

pytestmark = pytest.mark.posix

NASA, ESA = Account("x", "NASA"), Account("x", "esa")
POSTS = 12_000
"""So many that deleting them in one transaction takes more than the reserve."""

READ = """
import resource, sys
from pathlib import Path
from huggingtweets.library import Library
from huggingtweets.posts.languages import guess
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
with Library(Path(sys.argv[1])) as library:
    print(library.find("nasa").posts, guess("Wie geht es dir heute?")[0][0])
"""


def fill(home: Path, posts: int = POSTS) -> None:
    """Put two accounts with a persona each into a new library; NASA has `posts` posts."""
    for account, count in ((NASA, posts), (ESA, 2)):
        name = account.handle
        path = personas.path_of(home, name)
        path.mkdir(parents=True)
        (path / "model.safetensors").write_bytes(bytes(100_000))
        with Library(home) as library:
            library.add(account, (Post("x", str(n), name, f"SECRET {n} " * 9) for n in range(count)))
            run_posts = [RunPost("x", str(n), name, "train", f"SECRET {n}") for n in range(count)]
            library.save_run(Run(name, path, (account.full_handle,), "base"), run_posts)
            library.add_generation(Generation(name, "SECRET", "", 0))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("mounting is not permitted")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def full(disk: Path) -> Path:
    """A home on a disk without a free byte."""
    home = disk / "home"
    fill(home)
    fill_up(disk)
    return home


def fill_up(disk: Path, name: str = "filler") -> None:
    with (disk / name).open("wb", buffering=0) as filler:
        os.posix_fallocate(filler.fileno(), 0, max(1, shutil.disk_usage(disk).free))
    assert shutil.disk_usage(disk).free == 0


@pytest.mark.posix
def test_the_library_is_read_where_no_file_can_grow(tmp_path: Path) -> None:
    fill(tmp_path, posts=3)
    assert subprocess.check_output([sys.executable, "-c", READ, str(tmp_path)], encoding="utf-8") == "3 de\n"


def test_a_full_disk_is_an_error_for_what_writes(full: Path) -> None:
    with Library(full) as library:
        assert [row.posts for row in library.accounts()] == [2, POSTS]
        with pytest.raises(DiskFullError):
            library.add(ESA, [Post("x", str(n), "esa", "words " * 100) for n in range(10_000)])
        assert library.find("esa").posts == 2


def test_an_account_with_everything_is_deleted_on_a_full_disk(full: Path) -> None:
    assert removal.remove_account(full, "NASA", with_personas=True)["posts"] == POSTS
    with Library(full) as library:
        assert [row.handle for row in library.accounts()] == ["esa"]
        assert [run.name for run in library.runs()] == ["esa"]
        library.remove(ESA)
    assert not personas.path_of(full, "NASA").exists()
    assert b"SECRET" not in b"".join(path.read_bytes() for path in full.glob("library.db*"))
    assert not list((full / removal.REMOVALS).glob("[!.]*"))


def test_a_persona_is_deleted_on_a_full_disk(full: Path) -> None:
    removal.remove_persona(full, "NASA")
    with Library(full) as library:
        assert [run.name for run in library.runs()] == ["esa"]
        assert library.find("nasa").posts == POSTS


def test_an_interrupted_deletion_is_completed_on_a_full_disk(disk: Path) -> None:
    home = disk / "home"
    fill(home)
    write_json(home / removal.REMOVALS / "begun.json", {"account": ["x", "NASA"], "personas": ["NASA"]})
    fill_up(disk)
    assert removal.clean_up(home) == []
    with Library(home) as library:
        assert [row.handle for row in library.accounts()] == ["esa"]


def test_space_is_kept_back_again_when_there_is_some(full: Path) -> None:
    removal.remove_persona(full, "esa")
    assert shutil.disk_usage(full).free > 0
    (full.parent / "filler").unlink()
    Library(full).close()
    fill_up(full.parent)
    removal.remove_persona(full, "NASA")


@pytest.mark.parametrize("with_personas", [True, False])
def test_folders_are_deleted_first_if_nothing_is_kept_back(full: Path, with_personas: bool) -> None:
    (full / ".reserve").unlink()
    fill_up(full.parent, "more")
    if with_personas:
        assert removal.remove_account(full, "esa", with_personas=True)["posts"] == 2
        assert not personas.path_of(full, "esa").exists()
    else:
        removal.remove_persona(full, "esa")
    with Library(full) as library:
        assert [run.name for run in library.runs()] == ["NASA"]
    assert not list((full / removal.REMOVALS).glob("[!.]*"))


@pytest.mark.slow
def test_the_command_line_works_on_a_full_disk(full: Path) -> None:
    commands = ["list"], ["show", "NASA"], ["remove", "NASA", "--personas", "--yes"], ["list"]
    (before, shown, _, after), _ = in_one_process(full, *commands)
    assert "NASA" in before and "NASA" in shown and "NASA" not in after


def test_a_read_only_home_is_read(disk: Path) -> None:
    home = disk / "home"
    fill(home, posts=3)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with Library(home) as library:
        assert library.find("nasa").posts == 3
        with pytest.raises(DiskFullError):
            library.remove(NASA)
    assert personas.list_unfinished(home) == []
    with pytest.raises(DiskFullError, match=os.strerror(errno.EROFS).lower()):
        removal.remove_account(home, "NASA")
