"""The texts of the command line, compared with `golden/`: all help pages, typical outputs and typical errors.

After changing a text on purpose, write the files again and read the diff:

    UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py

Numbers are replaced by #, written posts by an empty card. All other tests assert data, never sentences.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.cli.commands import PANELS
from tests.conftest import TAUGHT_WHOLE

GOLDEN = Path(__file__).parent / "golden"

DRIVER = """
import json, os, sys
from huggingtweets.cli import main
for stream, commands in json.loads(sys.argv.pop()):
    for words in commands:
        print("$ huggingtweets", *words, flush=True)
        os.dup2(1 if stream == "stderr" else os.open(os.devnull, os.O_WRONLY), 2)
        sys.argv = ["huggingtweets", *words]
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code or 0
        print(f"[exit code {code}]\\n" if code else "", flush=True)
"""
"""Runs commands in one process, which is faster than one process each. Shows their stdout and, if asked, stderr."""


def transcript(home: Path, width: int, *parts: tuple[str, list[list[str]]]) -> str:
    """What the commands of `parts` print: pairs of "stdout" or "stderr" (for both) and commands."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(parts)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=home.parent,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "HUGGINGTWEETS_HOME": str(home), "COLUMNS": str(width)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout
    text = done.stdout.replace(str(home.parent), "TMP").replace(str(sources.SAMPLE), "SAMPLE")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def without_numbers(text: str) -> str:
    """`text` with # for numbers, and two spaces for more, because a column is as wide as its numbers."""
    text = re.sub(r"(?m)^│ .*│$(\n│ .*│$)*", "│ (a post)", text)
    text = re.sub(r"(?<![\w#])[+-]?\d[\d,.:]*(e-\d+)?(?!\d)", "#", text)
    text = re.sub(r"# min # s", "# s", text)
    text = re.sub(r"(?m)^(Longest run copied|.*[Hh]abits? (that )?differs?).*\n", "", text)  # depends on the processor
    return re.sub(r" {2,}", "  ", text)


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


def test_help(home: Path) -> None:
    names = [name for panel in PANELS.values() for name in panel]
    text = transcript(home, 100, ("stdout", [["--help"], *([name, "--help"] for name in names)]))
    assert not re.search(r"<\w+|[{}]", text), "no types and no braces"
    compare("help.txt", text)


@pytest.fixture
def tiny(home: Path, tiny_bases: dict[str, Path]) -> list[str]:
    """Options of a training that takes seconds, with a base whose name is the same on every machine."""
    (home.parent / "tiny").symlink_to(tiny_bases["llama"])
    fast = ["--max-posts", "120", "--epochs", "1", "--learning-rate", "5e-3"]
    return ["--base", "tiny", *fast, *TAUGHT_WHOLE]


@pytest.mark.slow
def test_outputs(home: Path, tiny: list[str]) -> None:
    run = home / "runs" / "unfinished"
    run.mkdir(parents=True)
    (run / "accounts.json").write_text(json.dumps([{"place": "x", "handle": "keeper_skarholm", "id": "1"}]))
    keeper = "keeper_skarholm"
    untracked = [*tiny, "--track", "none"]
    searched = home.parent / "space.yaml"
    searched.write_text("weight_decay: {low: 0.0, high: 0.1}\n")
    commands = [
        ["list"],
        ["add", str(sources.SAMPLE)],
        ["add", str(sources.SAMPLE)],
        ["curate", keeper, "--lang", "en", "--no-replies", "--block", "goat"],
        ["train", keeper, *untracked],
        ["train", "--each", keeper, *untracked],
        ["list"],
        ["show", keeper, "-n", "2"],
        ["generate", keeper, "-n", "2", "--seed", "1", "--max-length", "2000"],
        ["quiz", keeper, "-n", "2", "--seed", "1"],
        ["evaluate", keeper, "-n", "20"],
        ["score", keeper, "--text", "Lamp lit."],
        ["compare"],
        ["curve", keeper, *tiny, "--points", "3", "--seeds", "1"],
        ["report", "-o", "page.html"],
        ["export", keeper, "--as", "adapter"],
        ["export", keeper, "--as", "full", "-o", "whole"],
        ["card", keeper],
        ["bundle", keeper],
        ["pull", f"./{keeper}-adapter", "--name", "pulled", "--yes"],
        ["sweep", keeper, *untracked, "--space", "space.yaml", "--trials", "2", "--name", "study"],
        ["sweep-apply", "study"],
        ["sweep-apply", "study", "-o", "best.yaml"],
        ["sweep-export", keeper, *tiny, "--space", "space.yaml", "--name", "study"],
        ["remove", "--persona", "pulled", "--yes"],
        ["remove", keeper, "--yes"],
    ]
    compare("outputs.txt", without_numbers(transcript(home, 140, ("stdout", commands))))


@pytest.mark.slow
def test_errors(home: Path) -> None:
    sample = str(sources.SAMPLE)
    (home.parent / "few.txt").write_text("Only a handful of words here.\n" * 3)
    (home.parent / "empty.zip").write_bytes(b"")
    (home.parent / "bad.yaml").write_text("finetune: {epoch: 3}\n")
    (home / "personas" / "damaged").mkdir(parents=True)
    keeper = "keeper_skarholm"
    commands = [
        ["trian", keeper],
        ["train"],
        ["train", keeper, "--epoks", "3"],
        ["train", keeper, "--epochs", "none"],
        ["train", keeper, "--precision", "fp16"],
        ["train", keeper, "--name", "../escape"],
        ["train", keeper, "--config", "missing.yaml"],
        ["train", keeper, "--config", "bad.yaml"],
        ["train", keeper, "--jobs", "2"],
        ["train", "--each", keeper, "--name", "both"],
        ["train", keeper, "--layers", "top"],
        ["blend", keeper],
        ["blend", "damaged=half", keeper],
        ["sweep", "few", "--base", "./missing", "--gpus", "1"],
        ["train", "few"],
        ["train", keeper, "--base", "./missing"],
        ["train", keeper, "--base", "gemma3-270m"],
        ["curate", keeper, "--phone-region", "XX"],
        ["curate", keeper, "--lang", "English"],
        ["generate", "keper_skarholm"],
        ["generate", "damaged"],
        ["generate", keeper, "-n", "0"],
        ["evaluate", "nobody"],
        ["show", "keper_skarholm"],
        ["remove", keeper],
        ["remove", keeper, "--json"],
        ["remove", "damaged"],
        ["remove", "--persona", "damagd"],
        ["add", "missing.zip"],
        ["add", "empty.zip"],
        ["add", "few.txt"],
        ["add", sample, "--limit", "5"],
        ["add", sample, "--text-column", "a"],
        ["add", "@nobody", "--from", "twitter"],
        ["update"],
        ["login", "mastodon"],
        ["picture", "damaged", "first"],
        ["export", "damaged", "--as", "full", "--quant", "f16"],
        ["export", "damaged", "--as", "gguf", "--runtime", "wllama.tgz"],
        ["pull", "./folder", "--revision", "main"],
        ["push", "nobody"],
        ["sweep"],
        ["sweep", "a", "--space", "a", "--narrow", "b"],
        ["wandb-agent"],
        ["serve", "--host", "192.0.2.1", "--no-open"],
    ]
    prepare = [["add", sample], ["add", "few.txt", "--handle", "few"]]
    text = transcript(home, 100, ("stdout", prepare), ("stderr", commands))
    compare("errors.txt", re.sub(r"in [\d.]+ s", "in # s", text))
