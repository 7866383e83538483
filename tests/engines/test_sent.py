"""What travels to machines that do not have it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from huggingtweets.engines.sent import SentFolder


def test_a_machine_without_the_base_writes_what_was_sent_once(home: Path, tiny_bases: dict[str, Path]) -> None:
    sent = SentFolder.of(tiny_bases["llama"], "0" * 64, far=True)
    assert sent.here() == tiny_bases["llama"]  # it is there
    elsewhere = replace(sent, folder=home / "not-here")
    written = elsewhere.here()
    assert {file.name: file.read_bytes() for file in written.iterdir()} == {
        file.name: file.read_bytes() for file in tiny_bases["llama"].iterdir()
    }
    assert elsewhere.here() == written
    assert SentFolder.of(tiny_bases["llama"], "0" * 64, far=False).files is None
