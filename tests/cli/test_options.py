"""Options that are wrong, or have no meaning where they are given: one sentence, exit code 2, and nothing was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import sources
from tests.conftest import Run
from tests.sources.car_builder import posts, repository


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


ARCHIVE = str(sources.SAMPLE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", ARCHIVE, "--limit", "5"], f"--limit is for accounts on a network, but {ARCHIVE} is an X archive."),
        (["add", ARCHIVE, "--text-column", "a"], f"--text-column is for tables, but {ARCHIVE} is an X archive."),
        (["add", ARCHIVE, "--place", "x"], f"--place is for tables, but {ARCHIVE} is an X archive."),
        (
            ["add", ARCHIVE, "--with-cw"],
            "--with-cw is for Mastodon and Bluesky, where posts have content warnings, but",
        ),
        (["add", ARCHIVE, "--no-wait"], "--no-wait is for accounts on a network, but"),
        (["add", ARCHIVE, "--price-per-post", "0"], "--price-per-post is for accounts on X, which takes money"),
        (
            ["add", "a.txt", "--with-cw"],
            "--with-cw is for Mastodon and Bluesky, where posts have content warnings, but",
        ),
        (["add", "a.car", "--id-column", "a"], "--id-column is for tables, but a.car is a Bluesky repository (CAR)."),
        (["add", "@a@b.social", "--price-per-post", "1"], "--price-per-post is for accounts on X, which takes money"),
        (["add", "@nobody", "--handle", "me"], "--handle is for files, but @nobody is an X account."),
        (
            ["add", "@nobody", "--with-cw"],
            "--with-cw is for Mastodon and Bluesky, where posts have content warnings, but",
        ),
        (["add", "a.txt", "--handle", "bad handle/.."], "--handle cannot be 'bad handle/..'; allowed: letters, digits"),
        (["add", ARCHIVE, "--handle", "bad handle/.."], "--handle cannot be 'bad handle/..'; allowed: letters, digits"),
        (["add", "a.txt", "--handle", "me", "--place", "../x"], "--place cannot be '../x'; allowed: small letters"),
    ],
)
def test_options_that_mean_nothing_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Some words to learn from.\n")
    Path("a.car").write_bytes(repository(posts(1)).car())
    assert refused(run, *words).startswith(said)
    assert '"accounts": []' in run("list", "--json").stdout


def test_what_means_something_there_is_taken(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.txt"
    table.write_text("Some words to learn from.\n")
    run("add", table, "--handle", "@me", "--place", "x", "--yes")
    said = refused(run, "sync-deletes", "me", "--price-per-post", "0", code=1)
    assert "huggingtweets login x" in said
    run("add", table, "--handle", "you")
    assert refused(run, "sync-deletes", "you", "--price-per-post", "0").startswith(
        "--price-per-post is for accounts on X"
    )
