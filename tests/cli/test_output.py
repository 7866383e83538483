"""What a person sees: complete tables at any width, hints that work as they stand, and Ctrl-C."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from huggingtweets import sources
from huggingtweets.cli import terminal
from huggingtweets.cli.progress import Watcher, resumable
from huggingtweets.cli.terminal import print_table, stoppable
from huggingtweets.errors import StoppedError
from huggingtweets.events import Stage
from huggingtweets.library import Library
from huggingtweets.library import Run as TrainingRun
from huggingtweets.personas import create_run_folder
from huggingtweets.personas.record import RunRecord, write_run
from huggingtweets.running import running
from tests.conftest import Run

HANDLE = "keeper_skarholm"
COMMAND = [sys.executable, "-m", "huggingtweets"]


def add_text(run: Run, folder: Path, handle: str, *options: object) -> subprocess.CompletedProcess[str]:
    table = folder / "posts.txt"
    table.write_text("One post of mine.\n")
    return run("add", table, "--handle", handle, *options)


COLUMNS = {
    "name": ["a.rather.long.name@mastodon.example", "灯台守"],
    "platform": ["mastodon", "x"],
    "posts": ["1", "12,345"],
    "personas": ["first, second, third", ""],
}


@pytest.mark.parametrize("width", [20, 40, 60, 64, 65, 80, 120])
def test_a_table_shows_every_value_at_any_width(width: int) -> None:
    console = Console(file=io.StringIO(), width=width)
    print_table(COLUMNS, left=("platform", "personas"), bold="posts", console=console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert all(word in text for cells in COLUMNS.values() for cell in cells for word in cell.split())
    longest = max(cell_len(f"  {title} {cell}") for title, cells in COLUMNS.items() for cell in cells)
    assert all(cell_len(line) <= max(width, longest) for line in text.splitlines())
    is_table = text.splitlines()[0].split() == list(COLUMNS)
    assert is_table == (width >= 72)


def test_progress_shows_counts_with_their_unit_and_no_unknown_total() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    for stage in (Stage("Curating"), Stage("Reading", 7, None, "posts"), Stage("Downloading", 11, 93, "MB")):
        with Watcher(console) as watch:
            watch(stage)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "?" not in text.replace("[?25", "")  # which hides the cursor
    assert "7 posts" in text
    assert "11 of 93 MB" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_list_shows_everything_at_any_width(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    run("add", sources.SAMPLE)
    long = "a.rather.long.name@mastodon.example"
    add_text(run, tmp_path, long, "--platform", "mastodon")
    folder = create_run_folder(home, "cut-short", [])
    accounts = [{"place": "x", "handle": HANDLE, "id": "1"}]
    (folder / "accounts.json").write_text(json.dumps(accounts))
    monkeypatch.setattr(terminal.out, "_width", width)
    text = run("list").stdout
    for value in (f"@{long}", f"@{HANDLE}", "639", "2023-01-09", "2026-11-04", "mastodon"):
        assert value in text
    assert f"huggingtweets train x:{HANDLE} --name cut-short" in " ".join(text.split())


def test_list_says_how_to_resume_or_delete_an_unfinished_training(run: Run, home: Path, tmp_path: Path) -> None:
    folder = create_run_folder(home, "me", [])
    (folder / "accounts.json").write_text('[{"place": "table", "handle": "me", "id": null}]')
    lost = run("list").stdout
    assert "huggingtweets remove --persona me\n" in lost
    assert "huggingtweets train" not in lost, "its account is not in the library"
    add_text(run, tmp_path, "me")
    assert "huggingtweets train table:me\n" in run("list").stdout
    (folder / "accounts.json").unlink()
    assert "huggingtweets remove --persona me\n" in run("list").stdout


def test_generate_before_the_first_epoch_names_the_training(run: Run, home: Path, tmp_path: Path) -> None:
    add_text(run, tmp_path, "me")
    with Library(home) as library:
        create_run_folder(home, "Voice", [library.find("me")], {"finetune": {"epochs": 7}})
    assert "huggingtweets train table:me --name Voice --epochs 7\n" in run("generate", "voice", code=1).stderr
    with running(home, "The training of Voice", owns=["training Voice"]):
        error = run("generate", "Voice", code=1).stderr
        assert "Voice is being trained" in error
        assert "huggingtweets train" not in error
        assert "The training of Voice is running" in run("train", "me", "--name", "Voice", code=1).stderr


def test_remove_names_the_personas_that_outlived_their_account(run: Run, home: Path, tmp_path: Path) -> None:
    add_text(run, tmp_path, "me")
    for name in ("Voice of me", "other", "whisper"):
        path = home / "personas" / name
        path.mkdir(parents=True)
        with Library(home) as library:
            library.save_run(TrainingRun(name, path, ("table:me",) if name != "other" else ("x:me2",), "base"), [])
    assert "huggingtweets remove --persona 'Voice of me' whisper\n" in run("remove", "me", "--yes").stdout
    error = run("remove", "me", "--yes", code=1).stderr
    assert "huggingtweets remove --persona 'Voice of me' whisper\n" in error
    assert "other" not in error
    removed = json.loads(run("remove", "--persona", "Voice of me", "whisper", "--yes", "--json").stdout)
    assert (removed["posts"], removed["personas_removed"]) == (0, ["Voice of me", "whisper"])


def test_commands_in_hints_work_as_they_stand(run: Run, home: Path, tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("author,text\nAnn Lee,One post of mine.\n")
    assert run("add", table).stdout.endswith("huggingtweets curate 'Ann Lee'\n")
    rows = [f"Ann Lee,Short post {n}.\n" for n in range(100)]
    table.write_text("".join(["author,text\n", *rows]))
    assert run("add", table).stdout.endswith("huggingtweets curate 'Ann Lee'\n"), "many posts, few characters"
    rows = [f"Ann Lee,Post {n} says that {n * n} green boats have left the harbour of the town.\n" for n in range(100)]
    table.write_text("".join(["author,text\n", *rows]))
    assert run("add", table).stdout.endswith("huggingtweets train 'Ann Lee'\n")
    for record, option in ((RunRecord(), " --continue"), (RunRecord(stopped=True), "")):
        path = home / "personas" / "Ann Lee"
        path.mkdir(parents=True, exist_ok=True)
        write_run(path, record)
        with Library(home) as library:
            library.save_run(TrainingRun(path.name, path, ("table:Ann Lee",), "base"))
        assert run("add", table).stdout.endswith(f"huggingtweets train 'Ann Lee'{option}\n")
    hint = run("curate", "Ann Lee", "--no-quotes", "--links", "--block", "a b", "--block", "c").stdout.splitlines()[-1]
    assert hint.endswith("huggingtweets train 'Ann Lee' --no-quotes --block 'a b' --block c --links")


def test_a_handle_on_two_platforms_is_named_with_its_platform(run: Run, tmp_path: Path) -> None:
    assert add_text(run, tmp_path, HANDLE).stdout.endswith(f"curate {HANDLE}\n")
    assert run("add", sources.SAMPLE).stdout.endswith(f"train x:{HANDLE}\n")
    error = run("show", HANDLE, code=1).stderr
    assert f"table:{HANDLE}" in error and f"x:{HANDLE}" in error
    run("show", f"x:{HANDLE}")


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (("show", "keper_skarholm"), f"@{HANDLE}"),
        (("train", "keper_skarholm"), f"@{HANDLE}"),
        (("remove", "--persona", "keper"), "keeper"),
        (("generate", "keper"), "keeper"),
        (("remove", "keeper"), "--persona"),
    ],
)
def test_a_wrong_name_gets_a_suggestion(run: Run, home: Path, words: tuple[str, ...], suggestion: str) -> None:
    run("add", sources.SAMPLE)
    (home / "personas" / "keeper").mkdir(parents=True)
    assert suggestion in run(*words, code=1).stderr


@pytest.mark.posix
@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["--help"], ["--version"]])
def test_a_closed_pipe_is_no_error(home: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen([*COMMAND, *words], stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == 141


def interrupted(words: list[str], at: str, **streams: int) -> str:
    """The rest of stderr after Ctrl-C, which is pressed as soon as `at` shows there."""
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


@pytest.mark.posix
def test_ctrl_c_while_a_file_is_read_stores_nothing(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.txt"
    table.write_text("".join(f"Post {number} of very many.\n" for number in range(300_000)))
    assert "posts.txt" in interrupted(["add", str(table), "--handle", "me"], "Reading posts.txt (@me)")
    assert '"accounts": []' in run("list", "--json").stdout


@pytest.mark.posix
def test_the_second_ctrl_c_says_what_is_kept() -> None:
    with (
        pytest.raises(KeyboardInterrupt, match=r"^The last checkpoint is kept\.$"),
        stoppable("Stopping.", "The last checkpoint is kept.") as should_stop,
    ):
        assert not should_stop()
        os.kill(os.getpid(), signal.SIGINT)
        assert should_stop()
        os.kill(os.getpid(), signal.SIGINT)


def test_a_stop_says_how_to_resume_in_a_terminal() -> None:
    for hint, shown in (("", "Run the same command again to resume."), ("The next try starts over.",) * 2):
        with pytest.raises(StoppedError) as stopped, resumable("Checkpoints are kept."):
            raise StoppedError("Stopped at step 2.", hint=hint)
        assert str(stopped.value) == f"Stopped at step 2. {shown}"


def test_ctrl_c_at_a_question_changes_nothing(run: Run, tmp_path: Path) -> None:
    add_text(run, tmp_path, "me")
    ours, theirs = os.openpty()
    interrupted(["remove", "me"], "Continue?", stdin=theirs)
    os.write(ours, b"n\n")
    done = subprocess.run([*COMMAND, "remove", "me"], stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    run("show", "me")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tra", ["train"]),
        ("train keep", [HANDLE]),
        ("curate @", [f"@{HANDLE}"]),
        ("show x:", [f"x:{HANDLE}"]),
        ("generate ", ["lamp"]),
        ("remove ", [HANDLE, "lamp"]),
        ("train --precision ", ["auto", "bf16", "fp32"]),
    ],
)
def test_a_shell_completes_names(run: Run, home: Path, line: str, offered: list[str]) -> None:
    run("add", sources.SAMPLE)
    (home / "personas" / "lamp").mkdir(parents=True)
    line = f"huggingtweets {line}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), "_HUGGINGTWEETS_COMPLETE": "complete_bash"}
    assert run(**asked).stdout.split() == offered


def test_quiet_keeps_results_and_warnings(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("id,text\n1,One post of mine.\n")
    said = run("add", table, "--handle", "me", "--quiet")
    assert "1 post read" in said.stdout
    assert said.stderr == ""
    table.write_text("id,text\n1,Another post of mine.\n")
    assert run("add", table, "--handle", "me", "--quiet").stderr.startswith("! ")
    assert "posts.csv" in run("add", table, "--handle", "me").stderr
