"""Trackers: what they record, what they never see, and that they never stop a training."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import tracking
from huggingtweets.config import TrackConfig
from huggingtweets.errors import MissingExtraError, StoppedError
from huggingtweets.events import Event, Notice
from huggingtweets.tracking import Samples

needs_wandb = pytest.mark.skipif(find_spec("wandb") is None, reason="the extra 'wandb' is not installed")

# Both libraries keep their state in globals and read their environment at import, so each run is a process of its
# own: no terminal, an empty home, and every attempt to reach another machine recorded.
PREAMBLE = """
import os, sys, json
from pathlib import Path

def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo"):
        host = args[0] if event == "socket.getaddrinfo" else args[1]
        host = host[0] if isinstance(host, tuple) else host
        if not str(host).startswith(("/", "127.", "localhost", "b'", "@")):
            network.append(str(host))
network = []
sys.addaudithook(watch)

from huggingtweets import tracking
from huggingtweets.config import TrackConfig

notices = []
home = Path(os.environ["HOME"]).parent / "home"
def open_tracker(kind, project="huggingtweets"):
    return tracking.make_tracker(TrackConfig(track=kind, project=project), home, notices.append)

CONFIG = {
    "config": {"curate": {"min_words": 3}, "dataset": {"held_out": 0.2}, "finetune": {"epochs": 3}},
}
def start(tracker, resume=False, run_id="0123456789abcdef", name="moon"):
    tracker.start(name, CONFIG, run_id, resume=resume)
def train(tracker, first, last):
    for n in range(first, last + 1):
        tracker.log(n, {"train/nats_per_token": 4 / n, "train/learning_rate": 1e-4})
def end(tracker, step, epoch):
    metrics = {"epoch": epoch, "validation/bits_per_byte": 1.25 / epoch}
    tracker.log(step, metrics, [("I think", "I think 🚀 | so"), ("", "x")])
home.mkdir(exist_ok=True)
"""
EPILOGUE = """
print(json.dumps({"notices": [str(n) for n in notices], "network": network}), file=sys.stderr)
"""
WHOLE_RUN = """
with open_tracker(kind) as tracker:
    start(tracker)
    train(tracker, 1, 2)
    end(tracker, 2, 1)
    train(tracker, 3, 4)
    end(tracker, 4, 2)
    tracker.finish("finished")
    tracker.finish("failed")
    tracker.log(99, {"late": 1.0})
"""


# Shown, so that they are noise; but wandb leaves the emptying of its temporary folders to the end.
WARNINGS = {"PYTHONWARNINGS": "default,ignore::ResourceWarning"}


class Playground:
    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.users = folder / "user"
        self.users.mkdir()

    def run(self, kind: str, script: str, *, killed: bool = False, **environment: str) -> list[str]:
        """Run `script`, and give its notices. It must have printed nothing and reached no other machine."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("WANDB", "TRACKIO", "HF_"))}
        done = subprocess.run(
            [sys.executable, "-c", f"kind = {kind!r}\n{PREAMBLE}\n{script}\n{EPILOGUE}"],
            env={**inherited, "HOME": str(self.users), **WARNINGS, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            timeout=120,
            check=False,
        )
        assert done.stdout == ""
        if killed:
            return []
        assert done.returncode == 0, done.stderr
        *noise, last = done.stderr.splitlines()
        assert noise == []
        told = json.loads(last)
        assert told["network"] == []
        assert [path for path in self.users.rglob("*") if path.is_file()] == []
        notices: list[str] = told["notices"]
        return notices

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What Trackio wrote."""
        connection = sqlite3.connect(self.home / "trackio" / "huggingtweets.db")
        rows = connection.execute(sql).fetchall()
        connection.close()
        return rows

    def metrics(self, run: str = "moon") -> list[tuple[int, dict[str, Any]]]:
        rows = self.rows(f"SELECT step, metrics FROM metrics WHERE run_name = '{run}' ORDER BY id")
        return [(step, json.loads(metrics)) for step, metrics in rows]


@pytest.fixture
def playground(tmp_path: Path) -> Playground:
    return Playground(tmp_path)


@pytest.fixture(scope="module")
def trackio_run(tmp_path_factory: pytest.TempPathFactory) -> Playground:
    """After one whole run."""
    playground = Playground(tmp_path_factory.mktemp("trackio"))
    assert playground.run("trackio", WHOLE_RUN) == []
    return playground


@pytest.fixture(scope="module")
def wandb_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one whole run."""
    playground = Playground(tmp_path_factory.mktemp("wandb"))
    assert playground.run("wandb", WHOLE_RUN) == []
    (run,) = (playground.home / "wandb").glob("offline-run-*")
    return run


def step(n: int) -> tuple[int, dict[str, Any]]:
    return n, {"train/nats_per_token": 4 / n, "train/learning_rate": 1e-4}


SAMPLES = [{"start": "I think", "post": "I think 🚀 | so"}, {"start": "", "post": "x"}]


def epoch(n: int, number: int) -> tuple[int, dict[str, Any]]:
    table = {"_type": "trackio.table", "_value": SAMPLES}
    return n, {"epoch": number, "validation/bits_per_byte": 1.25 / number, "examples": table}


@pytest.mark.slow
class TestTrackio:
    def test_a_whole_run(self, trackio_run: Playground) -> None:
        assert trackio_run.metrics() == [
            step(1), step(2), epoch(2, 1), step(3), step(4), epoch(4, 2), (4, {"status": "finished"}),
        ]  # fmt: skip
        ((config,),) = trackio_run.rows("SELECT config FROM configs WHERE run_name = 'moon'")
        config = {key: value for key, value in json.loads(config).items() if not key.startswith("_")}
        assert config == {
            "config": {"curate": {"min_words": 3}, "dataset": {"held_out": 0.2}, "finetune": {"epochs": 3}},
            "run_id": "0123456789abcdef",
        }

    @pytest.mark.posix
    def test_goes_on_after_a_kill(self, playground: Playground) -> None:
        killed = """
import signal, time
tracker = open_tracker(kind)
start(tracker)
train(tracker, 1, 2)
end(tracker, 2, 1)
train(tracker, 3, 4)
time.sleep(1.5)  # Trackio writes every half second.
train(tracker, 5, 5)
os.kill(os.getpid(), signal.SIGKILL)
"""
        playground.run("trackio", killed, killed=True)
        assert playground.metrics() == [step(1), step(2), epoch(2, 1), step(3), step(4)]
        # From the checkpoint after step 1: the rest comes again, and what was lost comes at last.
        going_on = """
with open_tracker(kind) as tracker:
    start(tracker, resume=True)
    train(tracker, 2, 2)
    end(tracker, 2, 1)
    train(tracker, 3, 6)
    end(tracker, 6, 2)
"""
        assert playground.run("trackio", going_on) == []
        assert playground.metrics() == [
            step(1), step(2), epoch(2, 1), step(3), step(4), step(5), step(6), epoch(6, 2),
            (6, {"status": "finished"}),
        ]  # fmt: skip
        assert playground.rows("SELECT count(DISTINCT run_id) FROM metrics") == [(1,)]

    def test_a_new_training_is_a_new_run(self, playground: Playground) -> None:
        again = """
for resume, run_id in ((False, "0123456789abcdef"), (False, "0123456789abcdef"), (True, "another")):
    with open_tracker(kind) as tracker:
        start(tracker, resume, run_id)
        train(tracker, 1, 1)
"""
        assert playground.run("trackio", again) == []
        assert [count for (count,) in playground.rows("SELECT count(*) FROM metrics GROUP BY run_id")] == [2, 2, 2]

    def test_stays_on_the_machine_and_in_the_users_folder(self, playground: Playground) -> None:
        # Settings made for other work, each of which makes Trackio call home by itself.
        own = str(playground.home / "own")
        environment = {"HF_TOKEN": "hf_x", "TRACKIO_SPACE_ID": "me/space", "TRACKIO_DIR": own}
        server = "http://192.0.2.1/?write_token=t"
        assert playground.run("trackio", WHOLE_RUN, TRACKIO_SERVER_URL=server, **environment) == []
        assert not (playground.home / "trackio").exists()
        assert (playground.home / "own" / "huggingtweets.db").exists()

    def test_two_runs_at_once_in_one_process_but_one_folder(self, playground: Playground) -> None:
        both = """
one, two = open_tracker(kind), open_tracker(kind)
start(one, name="one")
start(two, name="two")
train(one, 1, 2)
train(two, 1, 3)
one.finish("stopped")
train(two, 4, 4)
two.finish("failed")
home = home / "second"
start(open_tracker(kind))
"""
        (notice,) = playground.run("trackio", both)
        assert "already uses the folder" in notice
        assert playground.metrics("one") == [step(1), step(2), (2, {"status": "stopped"})]
        assert playground.metrics("two") == [step(1), step(2), step(3), step(4), (4, {"status": "failed"})]

    def test_its_failure_is_a_notice(self, playground: Playground) -> None:
        damage = """
(home / "trackio").mkdir()
(home / "trackio" / "huggingtweets.db").write_bytes(b"garbage" * 1000)
"""
        (notice,) = playground.run("trackio", damage + WHOLE_RUN)
        assert notice.startswith("Trackio failed: ")
        assert "\n" not in notice


@pytest.fixture(scope="module")
def wandb_log(wandb_run: Path) -> str:
    return inspect(wandb_run)


def inspect(run: Path, *options: str) -> str:
    command = [sys.executable, "-m", "wandb", "leet", "inspect", *options, "--json", str(run)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "HOME": str(run.parent)}
    )
    return done.stdout


@needs_wandb
@pytest.mark.slow
class TestWandb:
    def test_a_whole_run_offline(self, wandb_run: Path, wandb_log: str) -> None:
        records = [json.loads(line) for line in wandb_log.splitlines()]
        history = [record["history"]["item"] for record in records if record["type"] == "history"]
        figures = [{k: v for k, v in row.items() if not k.startswith(("_", "examples"))} for row in history]
        expected = []
        for n, row in [step(1), step(2), epoch(2, 1), step(3), step(4), epoch(4, 2)]:
            row.pop("examples", None)
            expected.append({**row, "step": n})
        assert figures == expected
        assert {"name": "step", "options": {"defined": True}} in [r["metric"] for r in records if r["type"] == "metric"]
        tables = [json.loads(path.read_text()) for path in (wandb_run / "files" / "media" / "table").iterdir()]
        assert tables == [
            {"columns": ["start", "post"], "data": [[s["start"], s["post"]] for s in SAMPLES]} for _ in tables
        ]
        assert len(tables) >= 1  # the same table twice may be one file
        summary = json.loads(inspect(wandb_run, "--summary"))
        assert (summary["state"], summary["name"], summary["project"]) == ("finished", "moon", "huggingtweets")
        assert summary["summary"]["status"] == "finished"

    def test_tells_nothing_about_the_machine(self, wandb_run: Path, wandb_log: str) -> None:
        assert {p.name for p in (wandb_run / "files").rglob("*") if p.is_file()} == {
            p.name for p in (wandb_run / "files" / "media" / "table").iterdir()
        }, "no code, no package list, no console"
        (log,) = wandb_run.glob("*.wandb")
        content = log.read_bytes()
        for secret in (os.uname().nodename.encode() + b"\x00", b"requirements"):
            assert secret not in content
        assert '"host"' not in wandb_log

    @pytest.mark.posix
    def test_goes_on_with_our_steps_in_the_users_folder(self, playground: Playground) -> None:
        killed = """
import signal
tracker = open_tracker(kind)
start(tracker)
train(tracker, 1, 2)
os.kill(os.getpid(), signal.SIGKILL)
"""
        own = playground.users.parent / "own"
        playground.run("wandb", killed, killed=True, WANDB_DIR=str(own))
        going_on = """
with open_tracker(kind) as tracker:
    start(tracker, resume=True)
    train(tracker, 3, 4)
try:
    with open_tracker(kind) as tracker:
        start(tracker)
        raise RuntimeError
except RuntimeError:
    pass
"""
        assert playground.run("wandb", going_on, WANDB_DIR=str(own)) == []
        assert not (playground.home / "wandb").exists()
        runs = sorted((own / "wandb").glob("offline-run-*"))
        assert [run.name.split("-", 3)[3] for run in runs] == [
            "0123456789abcdef-1",
            "0123456789abcdef-1",
            "0123456789abcdef-2",
        ]
        history = [json.loads(line) for line in inspect(runs[1]).splitlines() if '"type":"history"' in line]
        assert [record["history"]["item"]["step"] for record in history] == [3, 4]
        failed = json.loads(inspect(runs[2], "--summary"))
        assert (failed["exit_code"], failed["summary"]["status"]) == (1, "failed")

    def test_a_server_that_does_not_answer_is_asked_once(self, playground: Playground) -> None:
        two = """
from huggingtweets.tracking import wandb_backend

wandb_backend._ANSWER_SECONDS = 0.5
with open_tracker(kind) as tracker:
    for number in ("0", "1"):
        start(tracker, run_id=number * 16)
        train(tracker, 1, 4)
        tracker.finish("finished")
"""
        (notice,) = playground.run("wandb", two, WANDB_API_KEY="0123456789" * 4, WANDB_BASE_URL="http://127.0.0.1:9")
        runs = sorted((playground.home / "wandb").glob("offline-run-*"), key=lambda run: run.name.rsplit("-", 2)[1])
        assert [run.name.rsplit("-", 2)[1] for run in runs] == ["0" * 16, "1" * 16]
        assert notice.startswith("Weights & Biases refused the run (")
        assert notice.endswith(f"wandb sync {runs[0]}")
        assert json.loads(inspect(runs[0], "--summary"))["summary"]["step"] == 4

    def test_switched_off_by_the_user(self, playground: Playground) -> None:
        assert playground.run("wandb", WHOLE_RUN, WANDB_MODE="disabled") == []
        assert list((playground.home / "wandb").glob("*run-*")) == []


@pytest.mark.parametrize(("track", "extra"), [("trackio", "track"), ("wandb", "wandb")])
def test_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, track: str, extra: str) -> None:
    """A tracker that is named must be there. Otherwise nothing is tracked."""
    monkeypatch.setattr(tracking, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=rf"huggingtweets\[{extra}\]"):
        tracking.make_tracker(TrackConfig.model_validate({"track": track}), tmp_path)
    with tracking.make_tracker(TrackConfig(), tmp_path) as tracker:
        tracker.start("moon", {}, "id")
    assert list(tmp_path.iterdir()) == []


def test_none_tracks_nothing(tmp_path: Path) -> None:
    with tracking.make_tracker(TrackConfig(track="none"), tmp_path) as tracker:
        tracker.start("moon", {}, "id")
        tracker.log(1, {"loss": 1.0})
        tracker.log(1, {"loss": 1.0}, [("", "x")])
        tracker.finish("finished")
    assert list(tmp_path.iterdir()) == []


def test_making_a_tracker_imports_no_library(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from huggingtweets.config import TrackConfig
from huggingtweets.tracking import make_tracker
make_tracker(TrackConfig(), Path(sys.argv[1]))
assert not {"trackio", "wandb", "torch", "numpy"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True)


class Recorder:
    """A tracker's library that fails when told to."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.calls: list[str] = []

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if call == self.failing:
            raise ConnectionResetError("The helper process\nwent away.")

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None:
        print("* Welcome!")  # noqa: T201
        self._note("start")

    def log(self, step: int, metrics: Mapping[str, float], samples: Samples | None) -> None:
        self._note(f"step {step}" if samples is None else f"epoch {step}")

    def finish(self, status: str) -> None:
        print("* Goodbye!")  # noqa: T201
        self._note(status)


class TestFailures:
    def use(self, backend: Recorder, events: list[Event]) -> None:
        with tracking.Tracker("Tracker", backend, events.append) as tracker:
            tracker.start("moon", {}, "id")
            tracker.log(1, {})
            tracker.log(2, {})
            tracker.log(2, {}, [])

    @pytest.mark.parametrize("failing", ["start", "step 1", "epoch 2", "finished"])
    def test_one_notice_then_silence(self, failing: str, capfd: pytest.CaptureFixture[str]) -> None:
        backend, events = Recorder(failing), list[Event]()
        self.use(backend, events)
        assert backend.calls[-1] == failing
        (notice,) = events
        assert isinstance(notice, Notice)
        assert notice.is_warning
        assert "Tracker" in notice.message
        assert "The helper process" in notice.message
        assert capfd.readouterr() == ("", "")

    @pytest.mark.parametrize(
        ("failing", "calls"),
        [
            ("", ["start", "step 1", "finished", "start", "step 2", "stopped"]),
            ("step 1", ["start", "step 1"]),
        ],
    )
    def test_several_runs_one_after_another(self, failing: str, calls: list[str]) -> None:
        backend, events = Recorder(failing), list[Event]()
        with tracking.Tracker("Tracker", backend, events.append) as tracker:
            for number, status in ((1, "finished"), (2, "stopped")):
                tracker.start("moon", {}, "id", group="moons")
                tracker.log(number, {})
                tracker.finish(status)
                tracker.log(99, {})
        assert backend.calls == calls
        assert len(events) == bool(failing)

    @pytest.mark.parametrize(
        ("error", "status"),
        [(KeyboardInterrupt(), "stopped"), (StoppedError("stopped"), "stopped"), (MemoryError(), "failed")],
    )
    def test_how_it_ends(self, error: BaseException, status: str) -> None:
        backend = Recorder()
        with pytest.raises(type(error)), tracking.Tracker("Tracker", backend, lambda _: None) as tracker:
            tracker.start("moon", {}, "id")
            raise error
        assert backend.calls == ["start", status]

    def test_interrupting_a_tracker_interrupts_the_training(self) -> None:
        backend = Recorder()
        backend.log = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            self.use(backend, [])
