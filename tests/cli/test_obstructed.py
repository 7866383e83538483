"""Homes that cannot be used as they are: files in the place of folders or the reverse, and no permission."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from huggingtweets.errors import DamagedFileError
from huggingtweets.sweep.storage import Settings, open_study
from tests.conftest import SAMPLE_HANDLE, Run, command_line

REMOVE = ["remove", SAMPLE_HANDLE, "--personas", "--yes"]
TRAIN = ["train", SAMPLE_HANDLE, "--track", "none"]
SERVE = ["serve", "--no-open", "--port", "0"]


@pytest.mark.parametrize(
    ("name", "is_folder", "words"),
    [
        ("running", False, REMOVE),
        ("running", False, TRAIN),
        ("removals", False, REMOVE),
        ("bases", False, TRAIN),
        ("curves", False, ["curve", SAMPLE_HANDLE]),
        ("running.lock", True, REMOVE),
        (".serve.lock", True, SERVE),
        ("web.json", True, [*SERVE, "--host", "0.0.0.0"]),  # noqa: S104 (never opened)
        ("web.json", True, [*SERVE, "--new-token"]),
        ("library.db", True, ["list"]),
        ("library.db", True, SERVE),
        ("library.db-wal", True, ["list"]),
    ],
)
def test_what_is_in_the_way_is_named(
    run: Run, home: Path, persona: Path, name: str, is_folder: bool, words: list[str]
) -> None:
    path = home / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.mkdir() if is_folder else path.write_text("")
    assert f"{path} is in the way" in run(*words, code=1).stderr
    assert path.exists()
    assert persona.is_dir()


def test_a_file_in_the_place_of_studies_is_named(home: Path) -> None:
    home.mkdir()
    (home / "studies").write_text("")
    with pytest.raises(DamagedFileError, match="studies"), open_study(home, "me", Settings(prune=False)):
        pass


def reader(home: Path) -> Run:
    """The command line as another user, who may read everything and write nothing."""
    user = ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
    capabilities = [f"--{kind}-caps=+dac_read_search" for kind in ("inh", "ambient")]
    setpriv = ["setpriv", *user, *capabilities, "--bounding-set=-all,+dac_read_search"]
    try:
        subprocess.run([*setpriv, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("changing the user is not permitted")

    def call(*words: object, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*setpriv, sys.executable, "-m", "huggingtweets", *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HUGGINGTWEETS_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", **env},
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return call


@pytest.mark.posix
@pytest.mark.slow
def test_another_user_reads_a_home_and_is_told_what_cannot_be_written(home: Path, persona: Path) -> None:
    call = reader(home)
    for words in (["list"], ["show", SAMPLE_HANDLE]):
        assert SAMPLE_HANDLE in call(*words).stdout
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    for words in (["generate", SAMPLE_HANDLE], REMOVE, SERVE):
        error = call(*words, code=1).stderr
        assert str(home) in error
        assert "HUGGINGTWEETS_HOME" in error
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before
    command_line(home)(*REMOVE)
