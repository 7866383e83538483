"""`bases`, and the question about the terms of a base."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.models import catalogue, terms
from tests.conftest import Run

GEMMA = "gemma3-270m"


def test_the_catalogue_as_json(run: Run) -> None:
    run("add", sources.SAMPLE)
    plain = json.loads(run("bases", "--json").stdout)
    assert plain["account"] is None
    assert [each["name"] for each in plain["bases"]] == [entry.name for entry in catalogue.BASES]
    assert {each["minutes"] for each in plain["bases"]} == {None}
    assert not any(each["on_disk"] for each in plain["bases"] if each["source"] == "package index")
    about = json.loads(run("bases", "keeper_skarholm", "--json").stdout)
    assert about["account"] == "x:keeper_skarholm"
    default, multilingual = about["bases"][:2]
    assert 0 < default["minutes"] < multilingual["minutes"]
    assert (default["agreed"], multilingual["agreed"]) == (None, False)


def test_terms_are_agreed_to_in_advance(run: Run, home: Path) -> None:
    assert catalogue.GEMMA.link in run("bases", "--accept-terms", GEMMA).stderr
    assert terms.open_terms(GEMMA, home) is None
    run("bases", "--accept-terms", "gema", code=2)


@pytest.mark.parametrize("command", ["train", "curve", "sweep"])
def test_without_a_terminal_the_error_names_the_option(
    command: str, run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")  # the base is too large to download here
    failed = run(command, "nobody", "--base", GEMMA, code=1).stderr
    assert catalogue.GEMMA.link in failed
    assert "--accept-terms" in failed
    # Once agreed to, the error is another one.
    run(command, "nobody", "--base", GEMMA, "--accept-terms", code=1)
    assert "--accept-terms" not in run(command, "nobody", "--base", GEMMA, code=1).stderr
    assert terms.open_terms(GEMMA, home) is None


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("answer", "agreed"), [("n", False), ("y", True)])
def test_on_a_terminal_the_user_is_asked(answer: str, agreed: bool, home: Path) -> None:
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["HUGGINGTWEETS_HOME"] = str(home)
        words = [sys.executable, "-m", "huggingtweets", "train", "nobody", "--base", GEMMA]
        os.execv(sys.executable, words)  # noqa: S606
    os.write(terminal, f"{answer}\n".encode())
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the end, on Linux
            break
        if not part:
            break
        shown += part
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1
    assert catalogue.GEMMA.link in shown.decode()
    assert (terms.open_terms(GEMMA, home) is None) == agreed
