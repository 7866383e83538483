"""Questions on the terminal: answers in many languages, another try, and a no that is no error."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from huggingtweets.cli.terminal import yes_or_no
from tests.conftest import Run


def typed(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """Standard input becomes a terminal on which `lines` are typed."""
    stream = io.TextIOWrapper(io.BytesIO(lines.encode()))
    stream.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", stream)


@pytest.mark.parametrize("answer", ["y", "Sí", "si!", "s", "Ja", "oui", "да", "はい", "是的", "हाँ", "네", " YES "])
def test_yes(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    typed(monkeypatch, f"{answer}\nn\n")
    assert yes_or_no("Continue?")


@pytest.mark.parametrize("answer", ["n", "No", "nein", "não", "нет", "いいえ", "不", "नहीं", "아니요"])
def test_no(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    typed(monkeypatch, f"{answer}\ny\n")
    assert not yes_or_no("Continue?", default=True)


def test_enter_takes_the_default_and_anything_else_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "?\nmaybe\n\n")
    assert yes_or_no("Continue?", default=True)
    assert capsys.readouterr().err.count("Continue? [Y/n]:") == 3


def test_a_no_is_no_error(monkeypatch: pytest.MonkeyPatch, run: Run, home: Path) -> None:
    (home / "personas" / "nasa").mkdir(parents=True)
    typed(monkeypatch, "no\n")
    said = run("remove", "--persona", "nasa", code=1).stderr
    assert "Nothing was deleted." in said
    assert "Error" not in said
