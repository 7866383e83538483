"""Wrong options: exit code 2, an error that names the option, and nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import sources
from tests.conftest import Run


def error_of(run: Run, *words: object) -> str:
    """The one line on stderr that explains why a command exits with code 2."""
    done = run(*words, code=2)
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert done.stdout == ""
    return line


@pytest.mark.parametrize(
    "words",
    [
        "train nobody --learning-rate 0",
        "train nobody --learning-rate 1e999",
        "train nobody --epochs x",
        "train nobody --precision fp16",
        "train nobody --name ../escape",
        "curate nobody --phone-region XX",
        "curate nobody --lang English",
        "generate nobody --top-p 2",
        "generate nobody -n 0",
        "generate nobody --seed -1",
        "generate nobody --seed 99999999999999999999",
        "evaluate nobody --device gpu",
        "add @nobody --from twitter",
        "add @nobody --limit 0",
        "update --price-per-post nan",
        "serve --port 65536",
    ],
)
def test_an_error_names_the_option_and_the_value(run: Run, words: str) -> None:
    *_, flag, value = words.split()
    line = error_of(run, *words.split())
    assert flag in line and value in line


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("finetune:\n  lerning_rate: 1\n", "'finetune.learning_rate'"),
        ("finetune:\n  epochs: 0\n", "finetune.epochs in"),
        ("finetune: 3\n", "finetune in"),
        ("finetune:\n\tepochs: 3\n", "line 2"),
        (None, "my.yaml"),
    ],
)
def test_an_error_names_the_config_file(run: Run, tmp_path: Path, text: str | None, fragment: str) -> None:
    config = tmp_path / "my.yaml"
    if text:
        config.write_text(text)
    # A valid option does not hide that the file is wrong.
    line = error_of(run, "train", "nobody", "--config", config, "--epochs", "1")
    assert str(config) in line and fragment in line


def test_an_option_that_does_not_apply_to_the_source(run: Run) -> None:
    assert "--no-wait" in error_of(run, "add", sources.SAMPLE, "--no-wait")
    assert '"accounts": []' in run("list", "--json").stdout
