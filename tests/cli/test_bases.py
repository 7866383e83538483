"""`bases`, and the question about the terms of a base."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
import torch

from huggingtweets import sources
from huggingtweets.models import adapter, catalogue, fetch, terms
from huggingtweets.personas.record import RunRecord, write_run
from huggingtweets.running import running
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
    run("bases", "--accept-terms", "gema", code=1)


def test_a_base_is_removed(run: Run, home: Path) -> None:
    folder = fetch.folder_of(catalogue.DEFAULT, home)
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(bytes(1000))
    adapted = home / "personas" / "ana"
    adapted.mkdir(parents=True)
    adapter.WeightDelta("smollm2", "0" * 64, 2, {"a": torch.zeros(1)}).write(adapted)
    write_run(adapted, RunRecord(base="smollm2"))
    other = home / "personas" / "other"
    other.mkdir()
    write_run(other, RunRecord(base=GEMMA))
    run("bases", "--remove", GEMMA, "--yes", code=1)
    with running(home, "A training"):
        run("bases", "--remove", "smollm2", "--yes", code=1)
    assert "ana" in run("bases", "--remove", "smollm2", code=1).stderr
    assert "bases --remove" not in run("remove", "--persona", "other", "--yes").stdout, "it had another base"
    assert "bases --remove smollm2" in run("remove", "--persona", "ana", "--yes").stdout
    removed = run("bases", "--remove", "smollm2", "--yes", "--json").stdout
    assert json.loads(removed) == {"name": "smollm2", "bytes": 1000}
    assert not folder.exists()


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


def test_posts_in_another_language_get_the_command_for_them(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.txt"
    table.write_text("".join(f"Hoy hace un tiempo precioso en la playa del norte, {n}.\n" for n in range(30)))
    run("add", table, "--handle", "ana")
    typed = ["train", "ana", "--block", "a b"]
    assert f"train ana --block 'a b' --base {GEMMA} --accept-terms\n" in run(*typed, code=1).stderr
    run("bases", "--accept-terms", GEMMA)
    assert f"--block 'a b' --base {GEMMA}\n" in run(*typed, code=1).stderr


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
