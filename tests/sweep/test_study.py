"""Where a study is kept: a journal that is torn, trials that were cut off, databases, and who may be at it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import optuna
import pytest

from huggingtweets.errors import BusyError, ConfigError, NotFoundError, StorageError
from huggingtweets.sweep.study import (
    ABOUT,
    RETRY_OF,
    Known,
    check_name,
    journal_of,
    known_of,
    load,
    mend,
    note,
    opened,
    quiet,
)

X = {"x": optuna.distributions.FloatDistribution(0.0, 1.0)}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with quiet():
        yield


def test_what_was_cut_off_is_queued_with_what_is_known(tmp_path: Path) -> None:
    with opened(tmp_path, "s", None) as first:
        cut_off = first.study.ask(X)
        note(cut_off, "ada", Known(1.5, 2.0))
        done = first.study.ask(X)
        first.study.tell(done, 1.0)
    with opened(tmp_path, "s", None) as again:
        states = [trial.state.name for trial in again.study.get_trials()]
        assert states == ["FAIL", "COMPLETE", "WAITING"]
        taken_up = again.study.ask(X)
        assert taken_up.params == cut_off.params
        assert known_of(taken_up.user_attrs) == {"ada": Known(1.5, 2.0)}
        assert taken_up.user_attrs[RETRY_OF] == cut_off.number


@pytest.mark.parametrize("torn", [b'{"op_code": 5, "tri', b"\x00", b'{"op_code": 6}'])
def test_a_torn_last_line_is_cut_off_before_anything_is_appended(tmp_path: Path, torn: bytes) -> None:
    with opened(tmp_path, "s", None) as made:
        made.study.tell(made.study.ask(X), 1.0)
    whole = journal_of(tmp_path, "s").read_bytes()
    journal_of(tmp_path, "s").write_bytes(whole + torn)
    assert len(load(tmp_path, "s", None).trials) == 1  # to read, it may stay
    with opened(tmp_path, "s", None) as again:
        again.study.tell(again.study.ask(X), 2.0)
    assert journal_of(tmp_path, "s").read_bytes().startswith(whole)
    assert [trial.value for trial in load(tmp_path, "s", None).trials] == [1.0, 2.0]


@pytest.mark.parametrize(
    ("content", "left"),
    [(b"", b""), (b"a\nb\n", b"a\nb\n"), (b"a\nb", b"a\n"), (b"b", b""), (b"a\n" + b"b" * 99999, b"a\n")],
)
def test_mending_leaves_whole_lines(tmp_path: Path, content: bytes, left: bytes) -> None:
    file = tmp_path / "lines"
    file.write_bytes(content)
    assert mend(file) == (content != left)
    assert file.read_bytes() == left


def test_a_lock_of_a_process_that_was_killed_while_it_wrote_is_in_nobodys_way(tmp_path: Path) -> None:
    with opened(tmp_path, "s", None):
        pass
    path = journal_of(tmp_path, "s")
    path.with_name(path.name + ".lock").touch()
    with opened(tmp_path, "s", None) as again:
        again.study.tell(again.study.ask(X), 1.0)


def test_one_process_at_a_time(tmp_path: Path) -> None:
    busy = pytest.raises(BusyError, match="Another process is at the study s")
    with opened(tmp_path, "s", None), busy, opened(tmp_path, "s", None):
        pass
    with opened(tmp_path, "s", None), opened(tmp_path, "t", None):
        pass


def test_a_study_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no study 's'"):
        load(tmp_path, "s", None)
    with pytest.raises(NotFoundError, match="There is no study 's'"):
        load(tmp_path, "s", f"sqlite:///{tmp_path}/studies.db")
    assert not journal_of(tmp_path, "s").exists()


def test_a_name_that_is_no_file_name() -> None:
    assert check_name("NASA+bob-2") == "NASA+bob-2"
    for name in ("", "../x", "a/b", ".x", "a" * 101):
        with pytest.raises(ConfigError, match="cannot name a study"):
            check_name(name)


def goes_on_in(tmp_path: Path, url: str) -> None:
    with opened(tmp_path, "s", url) as made:
        assert made.is_new()
        made.study.set_user_attr(ABOUT, {"format": 1})
        trial = made.study.ask(X)
        made.say_alive(iter([trial]))
        made.study.tell(trial, 1.0)
        alive = made.study.ask(X)
        made.say_alive(iter([alive]))
    with opened(tmp_path, "s", url) as again:
        assert not again.is_new()
        # Another program's trial that gave a sign of life is left to it.
        assert [trial.state.name for trial in again.study.get_trials()] == ["COMPLETE", "RUNNING"]
    assert load(tmp_path, "s", url).best_value == 1.0
    assert not (tmp_path / "studies").exists()


def test_in_sqlite(tmp_path: Path) -> None:
    goes_on_in(tmp_path, f"sqlite:///{tmp_path}/studies.db")


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[str]:
    """A server of its own on a socket in the test's folder."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'psycopg[binary]'")
    found = [shutil.which("initdb"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")))]
    programs = [Path(path).parent for path in found if path]
    if not programs:
        pytest.skip("PostgreSQL's server is not installed")
    folder = tmp_path / "pg"
    as_user = ["setpriv", "--reuid=nobody", "--clear-groups"] if Path("/root").owner() == Path.home().owner() else []
    if as_user:
        folder.mkdir()
        shutil.chown(folder, "nobody")
        for parent in folder.parents:
            if parent.is_relative_to("/tmp") and parent != Path("/tmp"):  # noqa: S108
                parent.chmod(0o755)

    def do(program: str, *words: str) -> None:
        subprocess.run([*as_user, programs[-1] / program, *words], check=True, capture_output=True, cwd="/")

    do("initdb", "-D", str(folder / "data"), "-U", "tester", "--auth=trust", "--no-sync")
    do("pg_ctl", "-D", str(folder / "data"), "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -h ''", "start")
    yield f"postgresql+psycopg://tester@/postgres?host={folder}"
    do("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")


def test_in_postgresql(tmp_path: Path, postgres: str) -> None:
    goes_on_in(tmp_path, postgres)


@pytest.mark.parametrize(
    "url",
    ["nothing", "postgresql+psycopg2nosuch://u@localhost/x", "sqlite:////no/such/folder/studies.db"],
)
def test_a_database_that_cannot_be_used_is_one_sentence(tmp_path: Path, url: str) -> None:
    with pytest.raises(StorageError, match="The storage cannot be used"), opened(tmp_path, "s", url):
        pass


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    url = f"sqlite://someone:hunter2@/{tmp_path}/x.db"
    with pytest.raises(StorageError) as error, opened(tmp_path, "s", url):
        pass
    assert "hunter2" not in str(error.value)
