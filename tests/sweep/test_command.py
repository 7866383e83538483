"""`sweep` and `sweep-apply` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from huggingtweets.config import TrainConfig
from tests.conftest import Run


@pytest.fixture
def options(config: TrainConfig) -> tuple[str, ...]:
    """Flags that make trainings short."""
    tune = config.finetune
    return ("--base", tune.base, "--learning-rate", f"{tune.learning_rate:g}", "--track", "none")


def test_two_stages_and_then_train_with_the_winner(
    run: Run, home: Path, people: tuple[str, ...], options: tuple[str, ...], tmp_path: Path
) -> None:
    space = tmp_path / "space.yaml"
    space.write_text(
        "learning_rate: {low: 1e-3, high: 2e-2, log: true}\nwarmup: [0, 0.2]\nbatch_size: 8\n", encoding="utf-8"
    )
    typed = ("sweep", "ada", "bob", *options, "--space", space, "--name", "s", "--no-prune")
    done = run(*typed, "--trials", "10", "--json")
    first = json.loads(done.stdout)
    assert (first["name"], first["trials"], first["pruned"], first["failed"]) == ("s", 10, 0, 0)
    assert first["best"]["config"].keys() == {"learning_rate", "warmup", "batch_size"}
    assert first["best"]["per_handle"].keys() == {"ada", "bob"}
    assert first["importance"]["forest"].keys() == {"learning_rate", "warmup"}
    assert not first["stopped"]
    assert "Trial 0: " in done.stderr

    shown = run(*typed, "--trials", "10").stdout  # nothing is left to do
    assert "10 trials on 2 accounts" in shown
    assert "Next: huggingtweets sweep-apply s" in shown

    second = json.loads(run("sweep", *options, "--narrow", "s", "--trials", "2", "--json").stdout)
    assert second["name"] == "s-narrow"
    assert second["handles"] == ["ada", "bob"]
    assert second["origin"]["study"] == "s"
    assert second["space"]["batch_size"] == 8

    applied = json.loads(run("sweep-apply", "s", "--json").stdout)
    assert applied == {"path": str(home / "config.yaml"), "finetune": first["best"]["config"], "warning": None}
    base = options[:2]
    trained = json.loads(run("train", "ada", *base, "--track", "none", "--json").stdout)
    assert trained["after"]["bits_per_byte"] == pytest.approx(first["best"]["per_handle"]["ada"], rel=1e-6)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name the accounts to train on"),
        (("nobody",), "nobody"),
        (("ada", "--name", "../x"), "cannot name a study"),
        (("ada", "--goal", "best"), "--goal cannot be best"),
        (("ada", "--space", "no.yaml"), "There is no space file no.yaml"),
        (("ada", "--space", "no.yaml", "--narrow", "s"), "Give one of them"),
        (("--narrow", "s"), "There is no study 's'"),
        (("ada", "--engine", "ray", "--address", "127.0.0.1:1"), "There is no Ray cluster to join at 127.0.0.1:1"),
    ],
)
def test_bad_input_is_one_sentence(
    run: Run, people: tuple[str, ...], words: tuple[str, ...], said: str, options: tuple[str, ...]
) -> None:
    code = 1 if any(word in {"nobody", "s", "ray"} for word in words) and "--space" not in words else 2
    assert said in " ".join(run("sweep", *words, *options, code=code).stderr.split())


def test_nothing_to_apply(run: Run) -> None:
    assert "There is no study 'x'" in run("sweep-apply", "x", code=1).stderr
