"""Only the user can read what is in the home, even where others may enter it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.files import make_private
from huggingtweets.library import Library
from tests.conftest import SAMPLE_HANDLE, Run

pytestmark = pytest.mark.posix


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def readable_by_others(folder: Path) -> list[str]:
    """Names of the files in `folder` that another user could read. Hidden ones hold no posts."""
    found = []
    for path in sorted(folder.glob("[!.]*")):
        if path.is_dir() and path.stat().st_mode & 0o055:
            found += readable_by_others(path)
        elif path.is_file() and path.stat().st_mode & 0o044 and path.stat().st_size:
            found.append(path.name)
    return found


@pytest.mark.slow
def test_what_is_made_in_an_open_home_is_private(run: Run, home: Path, tiny_bases: dict[str, Path]) -> None:
    home.mkdir(mode=0o755)
    assert str(home) in run("add", sources.SAMPLE).stderr
    quick = ["--epochs", "1", "--max-posts", "60", "--device", "cpu", "--track", "none"]
    trained = run("train", SAMPLE_HANDLE, "--base", tiny_bases["llama"], *quick)
    assert "chmod" not in trained.stderr
    with Library(home):  # its log and shared memory exist while it is open
        assert (home / "library.db-wal").exists()
        assert readable_by_others(home) == []
    assert home.stat().st_mode & 0o777 == 0o755


def test_an_open_home_of_an_older_version_becomes_private_with_one_warning(run: Run, home: Path, persona: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert "chmod 700" in run("list").stderr
    assert readable_by_others(home) == []
    assert "chmod 700" not in run("list").stderr


def test_a_home_that_we_made_needs_no_warning(run: Run, home: Path) -> None:
    assert "chmod" not in run("list").stderr
    assert "chmod" not in run("list").stderr
    assert home.stat().st_mode & 0o777 == 0o700


def test_other_files_in_an_open_home_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "page.html").write_text("public")
    assert make_private(tmp_path)
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o644
