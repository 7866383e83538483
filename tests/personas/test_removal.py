"""A deletion that is disturbed is completed by the next command, or says what is left."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from huggingtweets import personas
from huggingtweets.errors import BusyError
from huggingtweets.files import write_json
from huggingtweets.library import Library, Run
from huggingtweets.personas import removal
from huggingtweets.posts.post import Account, Post
from huggingtweets.running import running
from tests.kills import failing_at_every_operation, killed_at_every_operation

NASA, ESA = Account("x", "NASA", id="1"), Account("x", "esa", id="2")
REMOVE = """
from huggingtweets.personas import removal
removal.remove_account(home, "NASA", with_personas=True)
"""


@pytest.fixture
def stocked(tmp_path: Path) -> Path:
    """Two accounts, each with a persona, an unfinished training and a learning curve."""
    home = tmp_path / "home"
    for account in (NASA, ESA):
        name = account.handle
        path = personas.path_of(home, name)
        path.mkdir(parents=True)
        (path / "model.safetensors").write_text("weights")
        with Library(home) as library:
            library.add(account, [Post("x", str(n), name, f"Post {n} of {name}.") for n in range(3)])
            library.save_run(Run(name, path, (f"x:{name}",), "base"), [])
            personas.create_run_folder(home, name, [library.find(name)])
        curve = home / personas.CURVES / f"{name}.json"
        curve.parent.mkdir(exist_ok=True)
        curve.write_text(f'[{{"place": "x", "handle": "{name}", "id": null}}]')
    return home


def traces(home: Path, name: str) -> list[str]:
    """What a home still has of an account: names of files and folders, and its rows in the library."""
    with Library(home) as library:
        rows = [row.handle for row in library.accounts()] + [run.name for run in library.runs()]
    return [path.name for path in home.rglob("*") if name in path.name] + [row for row in rows if row == name]


@pytest.mark.posix
@pytest.mark.slow
def test_a_killed_deletion_is_completed_by_the_next_command(stocked: Path, tmp_path: Path) -> None:
    before = traces(stocked, "esa")
    outcomes = set()
    for home in killed_at_every_operation(stocked, tmp_path / "killed", REMOVE):
        assert removal.clean_up(home) == []
        left = tuple(sorted(traces(home, "NASA")))
        outcomes.add(left)
        assert not (home / removal.REMOVALS).exists() or not list((home / removal.REMOVALS).glob("[!.]*"))
        assert traces(home, "esa") == before
    assert outcomes == {tuple(sorted(traces(stocked, "NASA"))), ()}  # nothing happened, or all of it


@pytest.mark.posix
@pytest.mark.slow
def test_a_refused_operation_is_reported_and_repeated_later(stocked: Path, tmp_path: Path) -> None:
    for home in failing_at_every_operation(stocked, tmp_path / "refused", REMOVE):
        assert removal.clean_up(home) == []
        assert sorted(traces(home, "NASA")) in ([], sorted(traces(stocked, "NASA")))


@pytest.mark.slow
def test_the_next_command_deletes_the_temporary_files_of_a_killed_training(stocked: Path, tmp_path: Path) -> None:
    code = """
    from huggingtweets.files import folder_aside, write_json
    with folder_aside(home / "runs/NASA/best-1") as aside:
        write_json(aside / "config.json", {})
    """
    for home in killed_at_every_operation(stocked, tmp_path / "killed", dedent(code)):
        assert removal.clean_up(home) == []
        assert not list(home.rglob(".scratch-*"))


def test_a_linked_folder_of_personas_is_no_obstacle(stocked: Path) -> None:
    folder = stocked / "personas"
    shutil.move(folder, stocked / "elsewhere")
    folder.symlink_to("elsewhere", target_is_directory=True)
    assert removal.remove_account(stocked, "NASA", with_personas=True)["personas_removed"] == ["NASA"]
    assert traces(stocked, "NASA") == []


@pytest.mark.parametrize("thing", ["account x:nasa", "training NASA", "curve NASA", "persona nasa"])
def test_what_is_in_use_is_not_deleted(stocked: Path, thing: str) -> None:
    before = traces(stocked, "NASA")
    with running(stocked, "The training of NASA", uses=[thing]):
        with pytest.raises(BusyError) as refused:
            removal.remove_account(stocked, "NASA", with_personas=True)
        assert "The training of NASA" in refused.value.message
        assert removal.remove_account(stocked, "esa")["posts"] == 3
    assert traces(stocked, "NASA") == before
    assert removal.remove_account(stocked, "NASA", with_personas=True)["posts"] == 3


def test_new_posts_of_a_handle_survive_the_completion_of_its_deletion(stocked: Path) -> None:
    """Only the persona's folder could not be deleted, and the account has returned since."""
    write_json(
        stocked / removal.REMOVALS / "1.json", {"account": None, "personas": ["NASA"], "trainings": [], "curves": []}
    )
    assert removal.clean_up(stocked) == []
    assert not personas.path_of(stocked, "NASA").exists()
    with Library(stocked) as library:
        assert library.find("NASA").posts == 3


@pytest.mark.parametrize("content", ["", "{", "[]", '{"personas": 3}', '{"account": null, "personas": ["../NASA"]}'])
def test_a_damaged_record_of_a_deletion_deletes_nothing_and_stops_no_command(stocked: Path, content: str) -> None:
    before = traces(stocked, "NASA")
    record = stocked / removal.REMOVALS / "1.json"
    record.parent.mkdir()
    record.write_text(content)
    (error,) = removal.clean_up(stocked)
    assert str(record) in str(error)
    assert traces(stocked, "NASA") == before
