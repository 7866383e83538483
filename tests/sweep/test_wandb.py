"""Sweeps by Weights & Biases: the sweep's file, and our agent against a fake server."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from huggingtweets import training
from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import ConfigError, MissingExtraError
from huggingtweets.sweep.space import DEFAULT, Space
from huggingtweets.sweep.wandb import METRICS, describe, read_options
from huggingtweets.sweep.wandb import Agent as WandbAgent
from tests.conftest import Run
from tests.sources.servers.loopback import raw

from .wandb_server import KEY, FakeWandb

needs_wandb = pytest.mark.skipif(find_spec("wandb") is None, reason="the extra 'wandb' is not installed")

SWEEP = "abcd1234"

ENDLESS = {"batch_size": 1, "epochs": 1000, "patience": 1000}


class TestFile:
    def test_content(self, home: Path, people: tuple[str, ...]) -> None:
        space = Space.of(
            {
                "learning_rate": {"low": 3e-5, "high": 1e-3, "log": True},
                "weight_decay": {"low": 0, "high": 1},
                "epochs": {"low": 1, "high": 3},
                "patience": {"low": 1, "high": 64, "log": True},
                "batch_size": [None, 4, 8],
                "warmup": 0.2,
            }
        )
        config = parse(
            TrainConfig,
            {
                "curate": {"min_words": 5},
                "finetune": {"base": "gpt2", "device": "cpu", "checkpoint_seconds": 1},
                "tracking": {"project": "posts"},
            },
        )
        sweep = describe(home, ["ada", "@bob"], config, space, name="both", trials=7, goal="mean+semideviation")
        assert sweep == {
            "name": "both",
            "project": "posts",
            "program": "huggingtweets",
            "command": ["huggingtweets", "wandb-agent"],
            "method": "bayes",
            "metric": {"name": "relative_mean_plus_semideviation", "goal": "minimize"},
            "run_cap": 7,
            "parameters": {
                "learning_rate": {"distribution": "log_uniform_values", "min": 3e-5, "max": 1e-3},
                "weight_decay": {"distribution": "uniform", "min": 0, "max": 1},
                "epochs": {"distribution": "int_uniform", "min": 1, "max": 3},
                "patience": {"distribution": "q_log_uniform_values", "q": 1, "min": 1, "max": 64},
                "batch_size": {"values": [None, 4, 8]},
                "warmup": {"value": 0.2},
                "handles": {"value": ["table:ada", "table:bob"]},
                "options": {"value": {"curate": {"min_words": 5}, "finetune": {"base": "gpt2"}}},
            },
        }

    def test_defaults_are_left_out(self, home: Path, people: tuple[str, ...]) -> None:
        sweep = describe(home, people, TrainConfig(), Space.of(DEFAULT), name="all", trials=1, goal="max")
        assert sweep["metric"]["name"] == "relative_max"
        assert set(sweep["parameters"]) == {*DEFAULT, "handles"}

    @pytest.mark.slow
    def test_on_the_command_line(self, run: Run, people: tuple[str, ...], tmp_path: Path) -> None:
        file = tmp_path / "new" / "sweep.yaml"
        done = run("sweep-export", *people[:2], "--goal", "mean", "--base", "gpt2", "--json", "-o", file)
        printed = json.loads(done.stdout)
        assert printed["path"] == str(file)
        assert printed["sweep"] == yaml.safe_load(file.read_text())
        assert printed["sweep"]["name"] == "ada+bob"
        assert printed["sweep"]["metric"]["name"] == "relative_mean"
        assert f"wandb sweep {file}" in run("sweep-export", "ada", "-o", file).stdout.replace("\n", "")
        assert "eve" in run("sweep-export", "eve", "-o", file, code=1).stderr
        assert "it is a folder" in run("sweep-export", "ada", "-o", tmp_path, code=1).stderr

    @needs_wandb
    def test_wandb_accepts_it_as_it_is(self, home: Path, people: tuple[str, ...]) -> None:
        from wandb.apis.public.sweeps import _validate_config_and_fill_distribution as validate

        sweep = describe(home, people, TrainConfig(), Space.of(DEFAULT), name="all", trials=1, goal="mean")
        assert validate(sweep) == sweep


Agent = Callable[..., "subprocess.CompletedProcess[str]"]


# W&B's agent sleeps 5 s between questions.
AGENT = """
import time
from types import SimpleNamespace
from wandb.agents import pyagent
pyagent.time = SimpleNamespace(**{**vars(time), "sleep": lambda seconds: time.sleep(seconds / 20)})
from huggingtweets.cli import main
main()
"""

# And the one that starts a command for each trial.
WANDBS_AGENT = """
from wandb import wandb_agent
from wandb.cli.cli import cli
wandb_agent.Agent.POLL_INTERVAL = 0.2
cli()
"""


def environ(folder: Path, server: FakeWandb | None) -> dict[str, str]:
    """The environment of an agent with the user's home in `folder` and `server` as W&B."""
    (folder / "user").mkdir(exist_ok=True)
    own = {"HOME": str(folder / "user"), "WANDB_API_KEY": KEY, "WANDB_ERROR_REPORTING": "false"}
    return {**os.environ, **own, **({"WANDB_BASE_URL": server.url} if server else {})}


@pytest.fixture
def agent(people: tuple[str, ...], tmp_path: Path) -> Agent:
    """`wandb-agent` on the command line, with `server` as W&B. Checks that W&B writes only to our home."""

    def call(server: FakeWandb | None, *words: object, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-c", AGENT, "wandb-agent", *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            env={**environ(tmp_path, server), **env},
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        assert [path for path in (tmp_path / "user").rglob("*") if path.is_file()] == []
        return done

    return call


def trial(tiny_bases: dict[str, Path], handles: list[str], **values: object) -> dict[str, Any]:
    options = {"finetune": {"base": str(tiny_bases["llama"]), "batch_size": 8}}
    return {"learning_rate": 5e-3, "handles": handles, "options": options, **values}


@needs_wandb
@pytest.mark.slow
@pytest.mark.network
class TestAgent:
    def test_does_all_trials(self, home: Path, agent: Agent, tiny_bases: dict[str, Path]) -> None:
        first = trial(tiny_bases, ["table:ada", "table:bob"], epochs=1.0, batch_size=None)
        second = trial(tiny_bases, ["table:ada", "table:bob"], learning_rate=1e-3)
        with FakeWandb(SWEEP, first, second) as server:
            done = agent(server, f"me/posts/{SWEEP}", "--json")
        assert {(each["sweep"], each["entityName"], each["projectName"]) for each in server.agents} == {
            (SWEEP, "me", "posts")
        }
        printed = [json.loads(line) for line in done.stdout.splitlines()]
        assert [each["run"] for each in printed] == ["run1", "run2"] == list(server.runs)
        assert printed[0]["config"] == {"learning_rate": 5e-3, "epochs": 1.0, "batch_size": None}
        for each, run in zip(printed, server.runs.values(), strict=True):
            assert (run["sweep"], run["exitcode"]) == (SWEEP, 0)
            losses = each["per_handle"]
            assert each["mean"] == pytest.approx(statistics.fmean(losses.values()))
            assert 0 < each["relative_mean"] <= each["relative_mean_plus_semideviation"] <= each["relative_max"] < 1
            ada, bob, whole = run["history"]
            assert (ada["bits_per_byte/ada"], bob["bits_per_byte/bob"]) == (losses["ada"], losses["bob"])
            assert ada["seconds/ada"] > 0
            for key in (*METRICS.values(), "mean", "std"):
                assert whole[key] == run["summary"][key] == each[key]
            assert len(run["config"]["fingerprints"]["value"]) == 2
        # The same as `train` with these options.
        options = {"base": str(tiny_bases["llama"]), "batch_size": 8, "learning_rate": 1e-3}
        report = training.train(home, ["ada"], parse(TrainConfig, {"finetune": options, "tracking": {"track": "none"}}))
        assert printed[1]["per_handle"]["ada"] == pytest.approx(report.record.after.bits_per_byte, rel=1e-6)

    def test_a_trial_handed_out_by_wandbs_own_agent(
        self, home: Path, agent: Agent, tiny_bases: dict[str, Path], tmp_path: Path
    ) -> None:
        values = {name: {"value": value} for name, value in trial(tiny_bases, ["ada"]).items()}
        given = tmp_path / "given.yaml"
        given.write_text(yaml.safe_dump({"wandb_version": 1, **values}))
        env = {"WANDB_SWEEP_ID": SWEEP, "WANDB_RUN_ID": "r1", "WANDB_SWEEP_PARAM_PATH": str(given)}
        done = agent(None, "--json", WANDB_MODE="offline", WANDB_API_KEY="", **env)
        assert json.loads(done.stdout)["run"] == "r1"
        (folder,) = (home / "wandb").glob("offline-run-*-r1")
        command = [sys.executable, "-m", "wandb", "leet", "inspect", "--summary", "--json", str(folder)]
        inspected = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "HOME": str(tmp_path)}
        )
        summary = json.loads(inspected.stdout)["summary"]
        assert summary["mean"] == json.loads(done.stdout)["mean"]

    def test_wandbs_own_agent(self, agent: Agent, tiny_bases: dict[str, Path], tmp_path: Path, home: Path) -> None:
        with FakeWandb(SWEEP, trial(tiny_bases, ["ada"])) as server:
            server.command = [sys.executable, "-m", "huggingtweets", "wandb-agent"]
            env = environ(tmp_path, server)
            command = [sys.executable, "-c", WANDBS_AGENT, "agent", "--count", "1", f"me/posts/{SWEEP}"]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=tmp_path)
        assert "Traceback" not in done.stderr
        (run,) = server.runs.values()
        assert (run["sweep"], run["exitcode"]) == (SWEEP, 0)
        assert run["summary"]["mean"] == run["summary"]["bits_per_byte/ada"]

    def test_a_run_stopped_on_wandbs_page_is_not_the_end_but_the_given_number_is(
        self, agent: Agent, tiny_bases: dict[str, Path]
    ) -> None:
        with FakeWandb(SWEEP, trial(tiny_bases, ["ada"], **ENDLESS), *[trial(tiny_bases, ["ada"])] * 2) as server:
            server.stops = 1
            done = agent(server, SWEEP, "--trials", 2)
        assert len(done.stdout.splitlines()) == 1
        assert done.stdout.startswith("Run run2: ")
        assert [run["exitcode"] for run in server.runs.values()] == [1, 0]
        assert len(server.trials) == 1
        assert server.agents[0]["projectName"] == "huggingtweets"

    def test_ctrl_c_ends_the_trial_as_failed(self, agent: Agent, tiny_bases: dict[str, Path], tmp_path: Path) -> None:
        with FakeWandb(SWEEP, *[trial(tiny_bases, ["ada"], **ENDLESS)] * 2) as server:
            process = subprocess.Popen(
                [sys.executable, "-c", AGENT, "wandb-agent", SWEEP],
                env=environ(tmp_path, server),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            assert process.stderr
            for line in process.stderr:
                if line.startswith("Training on ada"):
                    process.send_signal(signal.SIGINT)
                    break
            stdout, stderr = process.communicate()
        assert (stdout, process.returncode) == ("", 0)
        assert "Stopped early" in " ".join(stderr.split())
        assert "Traceback" not in stderr
        (run,) = server.runs.values()
        assert run["exitcode"] == 1

    def test_a_sweep_over_an_unknown_account(self, agent: Agent, tiny_bases: dict[str, Path]) -> None:
        with FakeWandb(SWEEP, *[trial(tiny_bases, ["eve"])] * 2) as server:
            assert "eve" in agent(server, SWEEP, code=1).stderr
        assert [run["exitcode"] for run in server.runs.values()] == [1]

    def test_a_missing_sweep(self, agent: Agent) -> None:
        with FakeWandb(SWEEP) as server:
            done = agent(server, "me/posts/nowhere", code=1)
        assert "Weights & Biases has no sweep me/posts/nowhere" in " ".join(done.stderr.split())

    def test_no_key(self, agent: Agent) -> None:
        assert "wandb login" in agent(None, SWEEP, code=1, WANDB_API_KEY="").stderr

    @pytest.mark.parametrize("key", ["short", KEY])
    def test_a_rejected_key(self, agent: Agent, key: str) -> None:
        with FakeWandb(SWEEP) as server:
            server.faults += [raw(401, {"errors": [{"message": "user is not logged in"}]})] * 3
            done = agent(server, SWEEP, code=1, WANDB_API_KEY=key)
        assert "Weights & Biases rejects this key" in " ".join(done.stderr.split())

    def test_no_network(self, agent: Agent) -> None:
        done = agent(None, SWEEP, code=1, WANDB_BASE_URL="http://127.0.0.1:9", WANDB_HTTP_TIMEOUT="1")
        assert "Weights & Biases did not answer" in " ".join(done.stderr.split())


def test_no_sweep(run: Run) -> None:
    assert "huggingtweets wandb-agent" in run("wandb-agent", code=2).stderr


@needs_wandb
@pytest.mark.parametrize("sweep", ["a/b/c/d", "me//x", "/"])
def test_an_invalid_sweep_id(home: Path, sweep: str) -> None:
    with pytest.raises(ConfigError, match="is not a sweep"):
        WandbAgent(home).run(sweep, "project")


@needs_wandb
def test_offline(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WANDB_MODE", "offline")
    with pytest.raises(ConfigError) as caught:
        WandbAgent(home).run(SWEEP, "project")
    assert "WANDB_MODE" in caught.value.hint


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"lerning_rate": 1e-3}, "Unknown option 'finetune.lerning_rate' in the W&B sweep. Did you mean"),
        ({"warmup": 2}, "finetune.warmup in the W&B sweep cannot be 2; allowed: number, 0 or more, below 1."),
        ({"handles": "ada"}, "The W&B sweep names no accounts."),
        ({"options": ["curate"]}, "options in the W&B sweep must hold sections of options"),
    ],
)
def test_invalid_options(values: dict[str, Any], part: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_options({"handles": ["ada"], **values}, "cpu")
    assert part in str(caught.value)


def test_without_the_extra(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wandb", None)
    with pytest.raises(MissingExtraError, match=r"huggingtweets\[wandb\]"):
        WandbAgent(home)
