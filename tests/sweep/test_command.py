"""`sweep` and `sweep-apply` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from huggingtweets.config import TrainConfig
from huggingtweets.sweep import result
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.space import Space
from huggingtweets.sweep.storage import ABOUT, BASES, open_study, quiet_optuna, save_measured
from tests.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def options(config: TrainConfig) -> tuple[str, ...]:
    """Flags for short trainings."""
    tune = config.finetune
    return ("--base", tune.base, "--learning-rate", f"{tune.learning_rate:g}", "--track", "none")


@pytest.fixture
def study(home: Path) -> str:
    """A study with one trial, which trained on ada."""
    with quiet_optuna(), open_study(home, "one") as made:
        about = {"handles": ["ada"], "fingerprints": ["f"], "base": "b", "base_sha256": "0", "format": 2}
        made.set_user_attr(ABOUT, about | {"config": {}, "space": {"warmup": [0, 0.2]}, "settings": {}})
        made.set_user_attr(BASES, {"ada": [5.0, 2.0]})
        trial = made.ask(Space.of({"warmup": [0, 0.2]}).distributions())
        save_measured(trial, "ada", Measured(1.5, 1.0))
        made.tell(trial, 0.75)
    return "one"


def test_two_stages_and_training_with_the_winner(
    run: Run,
    home: Path,
    people: tuple[str, ...],
    options: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(result, "FOREST_SEEDS", 2)
    space = tmp_path / "space.yaml"
    space.write_text(
        "learning_rate: {low: 1e-3, high: 2e-2, log: true}\nwarmup: [0, 0.2]\nbatch_size: 8\n", encoding="utf-8"
    )
    typed = ("sweep", "ada", "bob", *options, "--space", space, "--name", "s", "--no-prune", "--trials", "10")
    done = run(*typed, "--json")
    first = json.loads(done.stdout)
    assert (first["name"], first["trials"], first["pruned"], first["failed"]) == ("s", 10, 0, 0)
    assert first["best"]["config"].keys() == {"learning_rate", "warmup", "batch_size"}
    assert first["best"]["per_handle"].keys() == {"ada", "bob"}
    assert first["importance"]["forest"].keys() == {"learning_rate", "warmup"}
    assert not first["stopped"]
    assert "Trial 0: " in done.stderr
    assert not (home / "trackio").exists()
    assert not (home / "wandb").exists()

    second = json.loads(run("sweep", *options, "--narrow", "s", "--trials", "1", "--json").stdout)
    assert second["name"] == "s-narrow"
    assert second["handles"] == ["ada", "bob"]
    assert second["origin"]["study"] == "s"
    assert second["space"]["batch_size"] == 8

    applied = json.loads(run("sweep-apply", "s", "--json").stdout)
    assert applied == {"path": str(home / "config.yaml"), "finetune": first["best"]["config"], "warning": None}
    base = options[:2]
    trained = json.loads(run("train", "ada", *base, "--track", "none", "--json").stdout)
    assert trained["after"]["bits_per_byte"] == pytest.approx(first["best"]["per_handle"]["ada"], rel=1e-6)

    assert not json.loads(run("sweep-apply", "--undo", "--json").stdout)["restored"]
    assert not (home / "config.yaml").exists()


def test_undo_restores_the_file_that_was_there(run: Run, home: Path, study: str) -> None:
    mine = b"finetune: {epochs: 2}  # mine\n"
    (home / "config.yaml").write_bytes(mine)
    run("sweep-apply", study)
    applied = (home / "config.yaml").read_bytes()
    assert json.loads(run("sweep-apply", "--undo", "--json").stdout)["restored"]
    assert (home / "config.yaml").read_bytes() == mine
    assert (home / "config.yaml.bak").read_bytes() == applied
    run("sweep-apply", "--undo", code=1)
    assert (home / "config.yaml").read_bytes() == mine


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("nobody",), 1, "nobody"),
        (("ada", "--name", "../x"), 2, "cannot be a name"),
        (("ada", "--space", "no.yaml"), 2, "no.yaml"),
        (("--narrow", "s"), 1, "no study 's'"),
        (("ada", "--engine", "ray", "--address", "127.0.0.1:1"), 1, "127.0.0.1:1"),
    ],
)
def test_bad_input(
    run: Run, people: tuple[str, ...], words: tuple[str, ...], code: int, part: str, options: tuple[str, ...]
) -> None:
    assert part in " ".join(run("sweep", *words, *options, code=code).stderr.split())


def test_applying_a_missing_study(run: Run) -> None:
    assert "'x'" in run("sweep-apply", "x", code=1).stderr
    run("sweep-apply", code=2)
    run("sweep-apply", "x", "--undo", code=2)
