"""Files and folders are written completely or not at all."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from huggingtweets.errors import DiskFullError
from huggingtweets.files import disk_errors, folder_aside, home, replace_folder, write_json


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_home_can_be_set_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.setenv("HUGGINGTWEETS_HOME", "~/somewhere")
    assert home() == Path.home() / "somewhere"
    monkeypatch.delenv("HUGGINGTWEETS_HOME")
    assert home().is_absolute()
    assert home().name == "huggingtweets"


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


def test_a_leftover_of_a_crash_does_not_matter(tmp_path: Path) -> None:
    new, path, left = tmp_path / "new", tmp_path / "persona", tmp_path / f".persona.{os.getpid()}.old"
    for folder in (new, path, left):
        folder.mkdir()
        (folder / "weights").write_text(folder.name)
    replace_folder(new, path)
    assert (path / "weights").read_text() == "new"
    assert names(tmp_path) == ["persona"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_errors_of_space_and_permission_become_disk_full_errors(tmp_path: Path, number: int) -> None:
    with pytest.raises(DiskFullError) as caught, disk_errors(tmp_path):
        raise OSError(number, "")
    assert str(tmp_path) in caught.value.message
    assert "HUGGINGTWEETS_HOME" in caught.value.hint


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(FileNotFoundError), disk_errors(Path("x")):
        raise FileNotFoundError(errno.ENOENT, "")
