"""Files and folders are written completely or not at all."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from huggingtweets.errors import BadInputError, DiskFullError
from huggingtweets.files import (
    check_output,
    clean,
    delete_folder,
    disk_errors,
    file_aside,
    folder_aside,
    home,
    make_folder,
    regular_file,
    replace_folder,
    scratch,
    write_json,
)
from tests.kills import killed_at_every_operation
from tests.odd_files import odd_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("place", ["/proc/map.html", "missing/map.html", "file/map.html", "folder", "a" * 300])
def test_an_output_that_cannot_be_written_is_refused_at_once(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    path = tmp_path / place
    with pytest.raises(BadInputError):
        check_output(path)
    with pytest.raises(OSError), file_aside(path):
        pass
    assert names(tmp_path) == ["file", "folder"]


def test_an_output_is_checked_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    check_output(path)
    assert names(tmp_path) == []
    path.write_text("old")
    check_output(path)
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that takes no folders")
def test_a_home_that_cannot_exist_is_named() -> None:
    with pytest.raises(DiskFullError, match="/proc/nowhere cannot be created"):
        make_folder(Path("/proc/nowhere/home"))


def test_home_can_be_set_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.setenv("HUGGINGTWEETS_HOME", "~/somewhere")
    assert home() == Path.home() / "somewhere"
    monkeypatch.delenv("HUGGINGTWEETS_HOME")
    assert home().is_absolute()
    assert home().name == "huggingtweets"


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["folder", "named pipe", "socket", "device"])
def test_only_regular_files_are_read_and_replaced(tmp_path: Path, kind: str) -> None:
    path = odd_file(tmp_path / "odd", kind)
    with pytest.raises(OSError, match=kind):
        regular_file(path)
    with pytest.raises(OSError, match=kind), file_aside(path):
        pass
    assert path.exists() and not path.is_file()


def test_the_size_of_a_regular_file_is_known(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    link = tmp_path / "link"
    link.symlink_to(path)
    assert regular_file(path) == regular_file(link) == 3
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(OSError):
        regular_file(link)


def test_json_is_written_and_then_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "run.json"
    write_json(path, {"name": "schön", "n": 1})
    assert path.read_text(encoding="utf-8") == '{\n  "name": "schön",\n  "n": 1\n}\n'
    write_json(path, [2])
    assert json.loads(path.read_text(encoding="utf-8")) == [2]
    assert names(path.parent) == ["run.json"]


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    write_json(path, {"old": True})
    with pytest.raises(TypeError):
        write_json(path, {"new": object()})
    assert json.loads(path.read_text()) == {"old": True}
    assert names(tmp_path) == ["run.json"]


def test_a_complete_folder_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "persona"
    for version in ("1", "2"):
        with folder_aside(path) as aside:
            assert names(aside) == []
            (aside / f"weights{version}").write_text(version)
    assert names(path) == ["weights2"]
    assert names(tmp_path) == ["persona"]


def test_an_interrupted_folder_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "persona"
    with folder_aside(path) as aside:
        (aside / "weights").write_text("old")
    with pytest.raises(KeyboardInterrupt), folder_aside(path) as aside:
        (aside / "weights").write_text("half")
        raise KeyboardInterrupt
    assert (path / "weights").read_text() == "old"
    assert names(tmp_path) == ["persona"]


def test_a_failed_replacement_puts_the_old_folder_back(tmp_path: Path) -> None:
    path = tmp_path / "persona"
    path.mkdir()
    (path / "weights").write_text("old")
    with pytest.raises(FileNotFoundError):
        replace_folder(tmp_path / "missing", path)
    assert (path / "weights").read_text() == "old"
    assert names(tmp_path) == ["persona"]


@pytest.mark.posix
def test_a_killed_replacement_leaves_the_old_or_the_new_folder(tmp_path: Path) -> None:
    template = tmp_path / "template"
    for name in ("persona", "new"):
        (template / name).mkdir(parents=True)
        (template / name / "weights").write_text(name)
    code = """
from huggingtweets.files import replace_folder
replace_folder(home / "new", home / "persona")
"""
    found = set()
    for parent in killed_at_every_operation(template, tmp_path / "killed", code):
        clean(parent)
        found.add((parent / "persona" / "weights").read_text())
        assert [name for name in names(parent) if name != "new"] == ["persona"]
    assert found == {"persona", "new"}


@pytest.mark.posix
def test_a_killed_deletion_leaves_the_whole_folder_or_nothing(tmp_path: Path) -> None:
    template = tmp_path / "template"
    for name in ("config", "weights", "words"):
        (template / "persona" / name).mkdir(parents=True)
    code = """
from huggingtweets.files import delete_folder
delete_folder(home / "persona")
"""
    found = set()
    for parent in killed_at_every_operation(template, tmp_path / "killed", code):
        clean(parent)
        found.add(tuple(names(parent)))
        assert not (parent / "persona").exists() or names(parent / "persona") == ["config", "weights", "words"]
    assert found == {("persona",), ()}


@pytest.mark.posix
def test_a_killed_write_leaves_no_partial_file(tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.mkdir()
    write_json(template / "run.json", "old")
    code = """
from huggingtweets.files import write_json
write_json(home / "run.json", "new")
"""
    for parent in killed_at_every_operation(template, tmp_path / "killed", code):
        assert json.loads((parent / "run.json").read_text()) in {"old", "new"}
        clean(parent)
        assert names(parent) == ["run.json"]


def test_the_folder_of_a_living_process_is_not_cleaned(tmp_path: Path) -> None:
    with scratch(tmp_path) as folder:
        (folder / "half").write_text("")
        clean(tmp_path)
        assert names(folder) == ["half"]
    assert names(tmp_path) == []


@pytest.mark.posix
def test_an_unwritable_folder_is_deleted_all_the_same(tmp_path: Path) -> None:
    persona = tmp_path / "persona"
    (persona / "inner").mkdir(parents=True)
    (persona / "inner" / "weights").write_text("")
    (persona / "inner").chmod(0o500)
    persona.chmod(0o500)
    delete_folder(persona)
    assert names(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_errors_of_space_and_permission_become_disk_full_errors(tmp_path: Path, number: int) -> None:
    with pytest.raises(DiskFullError) as caught, disk_errors(tmp_path):
        raise OSError(number, "")
    assert str(tmp_path) in caught.value.message
    assert "HUGGINGTWEETS_HOME" in caught.value.hint


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(FileNotFoundError), disk_errors(Path("x")):
        raise FileNotFoundError(errno.ENOENT, "")
