"""Runs the notebook as a user does: in its own kernel, from the first cell to the last."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from huggingtweets.library import Library
from tests.conftest import SAMPLE_HANDLE as SAMPLE

pytestmark = pytest.mark.slow

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "huggingtweets.ipynb"

HOSTILE = '<script>alert("all my goats")</script>'
REVERSED = "turned \u202e round"
"""Contains an invisible character that reverses the text after it."""


@pytest.fixture
def execute(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that runs the notebook with other settings and perhaps one more cell. Jupyter writes to `tmp_path`."""
    kernel = tmp_path / "jupyter" / "kernels" / "this_python"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "This Python", "language": "python"}), encoding="utf-8"
    )
    monkeypatch.setenv("JUPYTER_PATH", str(kernel.parents[1]))
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "jupyter" / variable))
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    for folder in ("user", "work"):
        (tmp_path / folder).mkdir()

    def run(extra: str = "", **settings: object) -> NotebookNode:
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        (parameters,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
        changed = nbformat.v4.new_code_cell("\n".join(f"{name} = {value!r}" for name, value in settings.items()))
        notebook.cells.insert(notebook.cells.index(parameters) + 1, changed)
        if extra:
            notebook.cells.append(nbformat.v4.new_code_cell(extra))
        client = NotebookClient(
            notebook,
            kernel_name="this_python",
            startup_timeout=200,
            timeout=None,
            resources={"metadata": {"path": str(tmp_path / "work")}},
        )
        try:
            client.execute(env=dict(os.environ))
        except CellExecutionError as error:
            notebook.metadata["stopped_by"] = str(error)
        return notebook

    return run


def shown(notebook: NotebookNode, cell: str, kind: str = "text/html") -> list[str]:
    """The outputs of the cell with that id ("" for the last one)."""
    (found,) = (each for each in notebook.cells if each.id == cell) if cell else notebook.cells[-1:]
    return [output.data[kind] for output in found.outputs if kind in output.get("data", {})]


def printed(notebook: NotebookNode, cell: str) -> str:
    (found,) = (each for each in notebook.cells if each.id == cell)
    return "".join(output.text for output in found.outputs if output.output_type == "stream")


def test_committed_file_is_normalised_and_has_no_outputs() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == text
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert [cell.execution_count for cell in code] == [None] * len(code)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(cell.id.replace("-", "").isalpha() for cell in notebook.cells)  # words, not an editor's random ids
    assert "from huggingtweets" not in text  # only the documented API


def test_reads_trains_writes_saves_and_deletes(execute: Any, trained_home: Path, home: Path, tmp_path: Path) -> None:
    hostile = f'card({HOSTILE!r} + {REVERSED!r} + " costs $5 or $6", "<b>below</b>")'
    base = trained_home / "personas" / SAMPLE  # has learned to end a post
    settings = {"BASE": str(base), "MAX_POSTS": 120, "EPOCHS": 2, "START": "I", "N": 3, "SAVE_TO": "mine"}
    notebook = execute(hostile, **settings, DELETE=True)
    assert "stopped_by" not in notebook.metadata, notebook.metadata["stopped_by"]

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []

    (kept,) = (html for html in shown(notebook, "posts") if "<table>" in html)
    assert ">560<" in kept
    assert "dropped: retweet" in kept
    assert ">40<" in kept

    curve, table = (html for html in shown(notebook, "train") if "<svg" in html or "<table>" in html)
    line = curve.partition('fill="none"')[0].rpartition('points="')[2].partition('"')[0].split()
    assert len(line) > 20  # 96 posts in batches of 4, twice
    assert curve.count("<circle") == 2
    assert "after (epoch " in table

    cards = shown(notebook, "write")
    assert 1 <= len(cards) <= 3
    assert all("mathjax_ignore" in card for card in cards)
    assert all(f"Written by a machine that imitates @{SAMPLE}" in card for card in cards)
    assert all('pre-wrap; overflow-wrap: anywhere">I' in card for card in cards)
    assert f"{len(cards)} of 3 posts. Seed 0." in printed(notebook, "write")
    (card,) = shown(notebook, "")
    assert "&lt;script&gt;alert(&quot;all my goats&quot;)&lt;/script&gt;turned  round costs $5" in card
    assert "&lt;b&gt;below" in card

    saved = tmp_path / "work" / "mine"
    assert (saved / "model.safetensors").stat().st_size > 0
    assert str(saved) in printed(notebook, "save")

    assert f"Deleted 639 posts and the personas trained on them: {SAMPLE}." in printed(notebook, "delete")
    with Library(home) as library:
        assert (library.accounts(), library.runs()) == ([], [])
    assert not list((home / "personas").iterdir())
    # No file was left anywhere else.
    assert list((tmp_path / "user").iterdir()) == []
    assert list((tmp_path / "work").iterdir()) == [saved]


def test_hostile_posts_are_shown_as_text_and_errors_without_traceback(execute: Any, tmp_path: Path) -> None:
    posts = tmp_path / "posts.txt"
    posts.write_text(f"{HOSTILE} and {REVERSED} the lamp\n<img src=x>", encoding="utf-8")
    notebook = execute(ACCOUNT=str(posts), HANDLE="me")
    (table,) = (html for html in shown(notebook, "posts") if "<table>" in html)
    assert "&lt;script&gt;alert(&quot;all my goats&quot;)&lt;/script&gt; and turned round the lamp" in table
    assert "&lt;img src=x&gt;" in table
    page = "".join(html for cell in notebook.cells if "outputs" in cell for html in shown(notebook, cell.id))
    assert not any(hostile in page for hostile in ("<script", "<img", "\u202e"))
    # Two posts are too few to train on: the error is one sentence, and the next cells do not run.
    (train,) = (cell for cell in notebook.cells if cell.id == "train")
    (error,) = (output for output in train.outputs if output.output_type == "error")
    assert error.ename == "TooFewPostsError"
    assert "Traceback" not in "".join(error.traceback)
    assert str(error.evalue) in "".join(error.traceback)
    (written,) = (cell for cell in notebook.cells if cell.id == "write")
    assert written.execution_count is None
