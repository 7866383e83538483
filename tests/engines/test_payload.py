"""Files sent to other machines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from huggingtweets.engines.payload import FolderPayload


def test_a_machine_without_the_folder_writes_it_once(home: Path, tiny_bases: dict[str, Path]) -> None:
    payload = FolderPayload.of(tiny_bases["llama"], "0" * 64, is_remote=True)
    assert payload.local_path() == tiny_bases["llama"]  # it exists here
    elsewhere = replace(payload, folder=home / "not-here")
    written = elsewhere.local_path()
    assert {file.name: file.read_bytes() for file in written.iterdir()} == {
        file.name: file.read_bytes() for file in tiny_bases["llama"].iterdir()
    }
    assert elsewhere.local_path() == written


def test_local_jobs_carry_no_files(tiny_bases: dict[str, Path]) -> None:
    assert FolderPayload.of(tiny_bases["llama"], "0" * 64, is_remote=False).files is None
