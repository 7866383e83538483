"""Stored studies: torn journals, interrupted trials, locks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import optuna
import pytest

from huggingtweets.errors import BusyError, ConfigError, DamagedFileError, NotFoundError
from huggingtweets.sweep import storage
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.storage import (
    RETRY_OF,
    delete_study,
    drop_torn_line,
    journal_path,
    load_study,
    open_study,
    quiet_optuna,
    save_measured,
    stored_measured,
)

X = {"x": optuna.distributions.FloatDistribution(0.0, 1.0)}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    with quiet_optuna():
        yield


def test_an_interrupted_trial_is_queued_again_with_its_results(tmp_path: Path) -> None:
    with open_study(tmp_path, "s") as first:
        interrupted = first.ask(X)
        save_measured(interrupted, "ada", Measured(1.5, 2.0))
        done = first.ask(X)
        first.tell(done, 1.0)
    with open_study(tmp_path, "s") as again:
        states = [trial.state.name for trial in again.get_trials()]
        assert states == ["FAIL", "COMPLETE", "WAITING"]
        resumed = again.ask(X)
        assert resumed.params == interrupted.params
        assert stored_measured(resumed.user_attrs) == {"ada": Measured(1.5, 2.0)}
        assert resumed.user_attrs[RETRY_OF] == interrupted.number


@pytest.mark.parametrize("torn", [b'{"op_code": 5, "tri', b"\x00", b'{"op_code": 6}'])
def test_a_torn_last_line_is_dropped_before_anything_is_appended(tmp_path: Path, torn: bytes) -> None:
    with open_study(tmp_path, "s") as made:
        made.tell(made.ask(X), 1.0)
    whole = journal_path(tmp_path, "s").read_bytes()
    journal_path(tmp_path, "s").write_bytes(whole + torn)
    assert len(load_study(tmp_path, "s").trials) == 1  # reading ignores it
    with open_study(tmp_path, "s") as again:
        again.tell(again.ask(X), 2.0)
    assert journal_path(tmp_path, "s").read_bytes().startswith(whole)
    assert [trial.value for trial in load_study(tmp_path, "s").trials] == [1.0, 2.0]


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
    with open_study(tmp_path, "s"):
        pass
    path = journal_path(tmp_path, "s")
    path.with_name(path.name + ".lock").touch()
    with open_study(tmp_path, "s") as again:
        again.tell(again.ask(X), 1.0)


def test_a_study_is_open_in_one_process_at_a_time(tmp_path: Path) -> None:
    busy = pytest.raises(BusyError)
    with open_study(tmp_path, "s"), busy, open_study(tmp_path, "s"):
        pass
    with open_study(tmp_path, "s"), open_study(tmp_path, "t"):
        pass


def test_a_damaged_study_can_be_deleted(tmp_path: Path) -> None:
    with open_study(tmp_path, "s"):
        pass
    journal_path(tmp_path, "s").write_bytes(b"?\n?\n")
    with pytest.raises(DamagedFileError), open_study(tmp_path, "s"):
        pass
    delete_study(tmp_path, "s")
    with open_study(tmp_path, "s") as new:
        assert new.get_trials() == []


def test_a_study_of_an_earlier_version_with_two_goals_is_refused(tmp_path: Path) -> None:
    path = journal_path(tmp_path, "s")
    path.parent.mkdir()
    optuna.create_study(storage=storage._journal(path), study_name="s", directions=["minimize", "minimize"])
    with pytest.raises(ConfigError) as caught, open_study(tmp_path, "s"):
        pass
    assert caught.value.option == "name"


def test_a_missing_study(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_study(tmp_path, "s")
    assert not journal_path(tmp_path, "s").exists()


ODD_LINES = ("[]", "{}", "1", "null", '{"op_code": 0}', '{"op_code": "x", "worker_id": 3}', "[" * 100_000)


@pytest.mark.parametrize("line", ODD_LINES, ids=range(len(ODD_LINES)))
def test_a_journal_of_odd_lines_is_damaged(line: str, home: Path) -> None:
    path = storage.journal_path(home, "odd")
    path.parent.mkdir(parents=True)
    path.write_text(f"{line}\n", "utf-8")
    with pytest.raises(DamagedFileError):
        storage.load_study(home, "odd")
    path.unlink()
    path.mkdir()
    with pytest.raises(DamagedFileError):
        storage.load_study(home, "odd")
