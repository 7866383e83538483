"""Options that are wrong, or have no meaning where they are given: one sentence, exit code 2, and nothing was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import sources
from tests.conftest import Run


def refused(run: Run, *words: object, code: int = 2) -> str:
    """The one sentence that a command is refused with."""
    done = run(*words, code=code)
    (said,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert done.stdout == ""
    return said.removeprefix("Error: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("train nobody --learning-rate 0", "--learning-rate cannot be 0; allowed: number, above 0."),
        ("train nobody --learning-rate 1e999", "--learning-rate cannot be 1e999; allowed: number, above 0."),
        ("train nobody --epochs x", "--epochs cannot be x; allowed: whole number, 1 or more, 1000 at most."),
        ("train nobody --precision fp16", "--precision cannot be fp16; allowed: auto, bf16 or fp32."),
        ("curate nobody --phone-region XX", "--phone-region cannot be XX: give a country as two letters, such as"),
        ("curate nobody --lang English", "--lang cannot be ['English']: 'English' is no language code;"),
        ("train nobody --name ../escape", "'../escape' cannot name a persona"),
        ("generate nobody --top-p 2", "--top-p cannot be 2; allowed: number, above 0, 1 at most."),
        ("generate nobody -n 0", "-n cannot be 0; allowed: whole number, 1 or more, 100000 at most."),
        ("generate nobody --seed -1", "--seed cannot be -1; allowed: whole number, 0 or more, below 2147483648."),
        ("generate nobody --seed 99999999999999999999", "--seed cannot be 99999999999999999999; allowed: whole number"),
        ("evaluate nobody --device gpu", "--device cannot be gpu; allowed: auto, cpu, cuda or mps."),
        (
            "add @nobody --from twitter",
            "--from cannot be twitter; allowed: x, bluesky, mastodon, community, archive or",
        ),
        ("add @nobody --limit 0", "--limit cannot be 0; allowed: whole number, 1 or more."),
        ("update --price-per-post nan", "--price-per-post cannot be nan; allowed: number, 0 or more."),
    ],
)
def test_wrong_values(run: Run, words: str, said: str) -> None:
    assert refused(run, *words.split()).startswith(said)


def test_help_shows_that_switches_take_no_value(run: Run) -> None:
    told = run("train", "--help").stdout
    assert "--fast" in told and "--no-replies" in told
    assert "bool" not in told


def test_wrong_config_files(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "my.yaml"
    for text, said in (
        ("finetune:\n  lerning_rate: 1\n", f"Unknown option 'finetune.lerning_rate' in {config}. Did you mean"),
        ("finetune:\n  epochs: 0\n", f"finetune.epochs in {config} cannot be 0; allowed: whole number, 1 or more"),
        ("finetune: 3\n", f"finetune in {config} cannot be 3; allowed: section of options, such as base."),
        ("finetune:\n\tepochs: 3\n", f"The config file {config} is not YAML: line 2: found character"),
    ):
        config.write_text(text)
        # A flag that is right does not hide that the file is wrong.
        assert refused(run, "train", "nobody", "--config", config, "--epochs", "1").startswith(said)
    config.unlink()
    assert refused(run, "train", "nobody", "--config", config).startswith(f"There is no config file {config}.")


def test_an_option_that_does_not_apply_to_the_source(run: Run) -> None:
    said = refused(run, "add", sources.SAMPLE, "--no-wait")
    assert said.startswith("--no-wait does not apply: ")
    assert '"accounts": []' in run("list", "--json").stdout
