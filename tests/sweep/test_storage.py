"""Stored studies: torn journals, interrupted trials, databases, locks, heartbeats."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import optuna
import pytest
from sqlalchemy import NullPool, create_engine, text

from huggingtweets.errors import BusyError, ConfigError, DamagedFileError, NotFoundError, StorageError
from huggingtweets.sweep import storage
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.storage import (
    ABOUT,
    RETRY_OF,
    beat,
    check_name,
    delete_study,
    drop_torn_line,
    heartbeat,
    journal_path,
    load_study,
    open_study,
    quiet_optuna,
    save_measured,
    stored_about,
    stored_measured,
)

X = {"x": optuna.distributions.FloatDistribution(0.0, 1.0)}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with quiet_optuna():
        yield


def test_an_interrupted_trial_is_queued_again_with_its_results(tmp_path: Path) -> None:
    with open_study(tmp_path, "s", None) as first:
        interrupted = first.ask(X)
        save_measured(interrupted, "ada", Measured(1.5, 2.0))
        done = first.ask(X)
        first.tell(done, 1.0)
    with open_study(tmp_path, "s", None) as again:
        states = [trial.state.name for trial in again.get_trials()]
        assert states == ["FAIL", "COMPLETE", "WAITING"]
        resumed = again.ask(X)
        assert resumed.params == interrupted.params
        assert stored_measured(resumed.user_attrs) == {"ada": Measured(1.5, 2.0)}
        assert resumed.user_attrs[RETRY_OF] == interrupted.number


@pytest.mark.parametrize("torn", [b'{"op_code": 5, "tri', b"\x00", b'{"op_code": 6}'])
def test_a_torn_last_line_is_dropped_before_anything_is_appended(tmp_path: Path, torn: bytes) -> None:
    with open_study(tmp_path, "s", None) as made:
        made.tell(made.ask(X), 1.0)
    whole = journal_path(tmp_path, "s").read_bytes()
    journal_path(tmp_path, "s").write_bytes(whole + torn)
    assert len(load_study(tmp_path, "s", None).trials) == 1  # reading ignores it
    with open_study(tmp_path, "s", None) as again:
        again.tell(again.ask(X), 2.0)
    assert journal_path(tmp_path, "s").read_bytes().startswith(whole)
    assert [trial.value for trial in load_study(tmp_path, "s", None).trials] == [1.0, 2.0]


@pytest.mark.parametrize(
    ("content", "left"),
    [(b"", b""), (b"a\nb\n", b"a\nb\n"), (b"a\nb", b"a\n"), (b"b", b""), (b"a\n" + b"b" * 99999, b"a\n")],
)
def test_only_whole_lines_are_kept(tmp_path: Path, content: bytes, left: bytes) -> None:
    file = tmp_path / "lines"
    file.write_bytes(content)
    drop_torn_line(file)
    assert file.read_bytes() == left


def test_a_lock_left_by_a_killed_process_is_ignored(tmp_path: Path) -> None:
    with open_study(tmp_path, "s", None):
        pass
    path = journal_path(tmp_path, "s")
    path.with_name(path.name + ".lock").touch()
    with open_study(tmp_path, "s", None) as again:
        again.tell(again.ask(X), 1.0)


def test_a_study_is_open_in_one_process_at_a_time(tmp_path: Path) -> None:
    busy = pytest.raises(BusyError)
    with open_study(tmp_path, "s", None), busy, open_study(tmp_path, "s", None):
        pass
    with open_study(tmp_path, "s", None), open_study(tmp_path, "t", None):
        pass


def test_a_damaged_study_can_be_deleted(tmp_path: Path) -> None:
    with open_study(tmp_path, "s", None):
        pass
    journal_path(tmp_path, "s").write_bytes(b"?\n?\n")
    with pytest.raises(DamagedFileError), open_study(tmp_path, "s", None):
        pass
    delete_study(tmp_path, "s", None)
    with open_study(tmp_path, "s", None) as new:
        assert new.get_trials() == []


def test_a_missing_study(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_study(tmp_path, "s", None)
    with pytest.raises(NotFoundError):
        load_study(tmp_path, "s", f"sqlite:///{tmp_path}/studies.db")
    assert not journal_path(tmp_path, "s").exists()


def test_names_that_are_not_file_names() -> None:
    assert check_name("NASA+bob-2") == "NASA+bob-2"
    for name in ("", "../x", "a/b", ".x", "a" * 101):
        with pytest.raises(ConfigError):
            check_name(name)


def backdate_heartbeats(url: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text("UPDATE trial_heartbeats SET heartbeat = '2026-01-01 00:00:00'"))


def check_database(home: Path, url: str) -> None:
    with open_study(home, "s", url) as first:
        assert stored_about(first) is None
        about = {"handles": [], "fingerprints": [], "base": "b", "base_sha256": "0", "config": {}, "space": {}}
        first.set_user_attr(ABOUT, {**about, "settings": {"goal": "max"}})
        first.tell(first.ask(X), 1.0)
        running = first.ask(X)
        save_measured(running, "ada", Measured(1.5, 2.0))
        beat(first, [running])
    with open_study(home, "s", url) as second:
        stored = stored_about(second)
        assert stored is not None and stored.settings.goal == "max"
        optuna.storages.fail_stale_trials(second)
        # A machine that gave a recent heartbeat keeps its trial.
        assert [trial.state.name for trial in second.get_trials()] == ["COMPLETE", "RUNNING"]
        backdate_heartbeats(url)
        optuna.storages.fail_stale_trials(second)
        assert [trial.state.name for trial in second.get_trials()] == ["COMPLETE", "FAIL", "WAITING"]
        resumed = second.ask(X)
        assert resumed.params == running.params
        assert stored_measured(resumed.user_attrs) == {"ada": Measured(1.5, 2.0)}
    assert load_study(home, "s", url).best_value == 1.0
    assert not (home / "studies").exists()


def test_heartbeats_repeat_while_trials_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "HEARTBEAT_SECONDS", 0.02)
    url = f"sqlite:///{tmp_path}/studies.db"
    with open_study(tmp_path, "s", url) as opened:
        trial = opened.ask(X)
        beat(opened, [trial])
        for _ in range(2):
            backdate_heartbeats(url)
            with heartbeat(opened, lambda: [trial]):
                while opened._storage._get_stale_trial_ids(opened._study_id):  # type: ignore[attr-defined]
                    pass


def test_a_study_in_sqlite(tmp_path: Path) -> None:
    check_database(tmp_path, f"sqlite:///{tmp_path}/studies.db")


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[str]:
    """A server on a socket in the test's folder."""
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


@pytest.mark.slow
def test_a_study_in_postgresql(tmp_path: Path, postgres: str) -> None:
    check_database(tmp_path, postgres)


@pytest.mark.parametrize(
    "url",
    ["nothing", "postgresql+psycopg2nosuch://u@localhost/x", "sqlite:////no/such/folder/studies.db"],
)
def test_an_unusable_database(tmp_path: Path, url: str) -> None:
    with pytest.raises(StorageError) as caught, open_study(tmp_path, "s", url):
        pass
    assert caught.value.option == "storage"


def test_a_password_is_not_shown(tmp_path: Path) -> None:
    url = f"sqlite://someone:hunter2@/{tmp_path}/x.db"
    with pytest.raises(StorageError) as error, open_study(tmp_path, "s", url):
        pass
    assert "hunter2" not in str(error.value)


ODD_LINES = ("[]", "{}", "1", "null", '{"op_code": 0}', '{"op_code": "x", "worker_id": 3}', "[" * 100_000)


@pytest.mark.parametrize("line", ODD_LINES, ids=range(len(ODD_LINES)))
def test_a_journal_of_odd_lines_is_damaged(line: str, home: Path) -> None:
    path = storage.journal_path(home, "odd")
    path.parent.mkdir(parents=True)
    path.write_text(f"{line}\n", "utf-8")
    with pytest.raises(DamagedFileError):
        storage.load_study(home, "odd", None)
    path.unlink()
    path.mkdir()
    with pytest.raises(DamagedFileError):
        storage.load_study(home, "odd", None)
