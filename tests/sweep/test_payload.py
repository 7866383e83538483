"""Files sent to other machines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from huggingtweets.sweep.job import FolderPayload


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights" * 1000)
    (folder / "config.json").write_text("{}")
    return folder


def test_a_machine_without_the_folder_writes_it_once(home: Path, base: Path) -> None:
    payload = FolderPayload.of(base, "0" * 64, is_remote=True)
    assert payload.local_path() == base  # it exists here
    elsewhere = replace(payload, folder=home / "not-here")
    written = elsewhere.local_path()
    assert {file.name: file.read_bytes() for file in written.iterdir()} == {
        file.name: file.read_bytes() for file in base.iterdir()
    }
    assert elsewhere.local_path() == written


def test_local_jobs_carry_no_files(base: Path) -> None:
    assert FolderPayload.of(base, "0" * 64, is_remote=False).files is None
