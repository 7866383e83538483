"""What a person sees: tables at any width, hints that work as they stand, and an end that says what is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.cli.app import stoppable
from tests.conftest import Run

HANDLE = "keeper_skarholm"
COMMAND = [sys.executable, "-m", "huggingtweets"]


def add_text(run: Run, folder: Path, handle: str, *options: object) -> subprocess.CompletedProcess[str]:
    table = folder / "posts.txt"
    table.write_text("One post of mine.\n")
    return run("add", table, "--handle", handle, *options)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_handles_are_never_cut(run: Run, tmp_path: Path, width: int) -> None:
    run("add", sources.SAMPLE)
    long = "a.rather.long.name@mastodon.example"
    add_text(run, tmp_path, long, "--place", "mastodon")
    lines = run("list", COLUMNS=str(width)).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["account", f"@{long}", f"@{HANDLE}"]
    assert all(len(line) <= max(width, len(long) + 1) for line in lines)
    assert ("personas" in lines[0]) == (width >= 80)
    assert ("2026-11-04" in lines[2]) == (width >= 80)


def test_the_summary_fits_into_a_line(run: Run) -> None:
    first, again = (run("add", sources.SAMPLE, COLUMNS="80").stdout.splitlines() for _ in range(2))
    assert first[0].startswith(f"@{HANDLE} (x): 639 posts read, 639 new, in ")
    assert again[0].startswith(f"@{HANDLE} (x): 639 posts read, 0 new, in ")
    assert len(first) == len(again) == 2


def test_one_post_is_one_post(run: Run, tmp_path: Path) -> None:
    said = [add_text(run, tmp_path, "me"), run("show", "me"), run("curate", "me")]
    assert "This deletes 1 post of table:me." in run("remove", "me", code=1).stderr
    said.append(run("remove", "me", "--yes"))
    assert "1 post read, 1 new" in said[0].stdout
    assert said[1].stdout.startswith("@me, table: 1 post\n")
    assert said[2].stdout.startswith("@me: 1 post read, 1 kept (17 characters), 0 dropped")
    assert said[3].stdout == "Removed 1 post and 0 personas.\n"


def test_a_handle_at_two_places_is_hinted_at_with_its_place(run: Run, tmp_path: Path) -> None:
    assert add_text(run, tmp_path, HANDLE).stdout.endswith(f"Next: huggingtweets train {HANDLE}\n")
    assert run("add", sources.SAMPLE).stdout.endswith(f"Next: huggingtweets train x:{HANDLE}\n")
    assert f"Type table:{HANDLE} or x:{HANDLE}." in run("show", HANDLE, code=1).stderr
    run("show", f"x:{HANDLE}")


def test_a_hint_can_be_typed_as_it_stands(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("author,text\nAnn Lee,One post of mine.\n")
    assert run("add", table).stdout.endswith("Next: huggingtweets train 'Ann Lee'\n")


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["--help"], ["--version"]])
def test_a_reader_that_leaves_is_no_error(home: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen([*COMMAND, *words], stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 141


def interrupted(words: list[str], at: str, **streams: int) -> str:
    """What a command says when Ctrl-C is pressed as soon as `at` shows on stderr."""
    with subprocess.Popen([*COMMAND, *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, **streams) as process:
        assert process.stderr
        seen = b""
        while at.encode() not in seen:
            got = os.read(process.stderr.fileno(), 1000)
            assert got, seen
            seen += got
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read().decode()
    assert process.returncode == 130, rest
    assert "Traceback" not in rest
    return rest


def test_ctrl_c_while_a_file_is_read_keeps_nothing(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.txt"
    table.write_text("".join(f"Post {number} of very many.\n" for number in range(300_000)))
    said = interrupted(["add", str(table), "--handle", "me"], "Reading posts.txt")
    assert "Interrupted. Nothing of posts.txt was stored: the same command begins anew." in said
    assert '"accounts": []' in run("list", "--json").stdout


def test_the_second_ctrl_c_ends_it_and_says_what_is_kept() -> None:
    with (
        pytest.raises(KeyboardInterrupt, match=r"^The last checkpoint is kept\.$"),
        stoppable("Stopping.", "The last checkpoint is kept.") as should_stop,
    ):
        assert not should_stop()
        os.kill(os.getpid(), signal.SIGINT)
        assert should_stop()
        os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_at_a_question_changes_nothing(run: Run, tmp_path: Path) -> None:
    add_text(run, tmp_path, "me")
    ours, theirs = os.openpty()
    assert "Interrupted. Nothing was changed." in interrupted(["remove", "me"], "Go on?", stdin=theirs)
    os.write(ours, b"n\n")
    done = subprocess.run([*COMMAND, "remove", "me"], stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert "Error: Nothing was deleted." in done.stderr
    run("show", "me")
