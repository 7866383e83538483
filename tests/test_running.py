"""Running work is known to other processes, and forgotten when its process ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets.errors import BusyError
from huggingtweets.running import running, running_work
from tests.kills import killed_at_every_operation


def test_users_share_and_owners_are_alone(tmp_path: Path) -> None:
    with running(tmp_path, "The training of NASA", uses=["account x:NASA"], owns=["training NASA"]):
        with running(tmp_path, "The training of both", uses=["account x:nasa"], owns=["training both"]):
            assert sorted(work.what for work in running_work(tmp_path)) == [
                "The training of NASA",
                "The training of both",
            ]
        for uses, owns in ([], ["account x:Nasa"]), (["training NASA"], []), ([], ["training nasa"]):
            with pytest.raises(BusyError) as refused, running(tmp_path, "Other work", uses=uses, owns=owns):
                pytest.fail("it ran")
            assert "The training of NASA" in refused.value.message
        with running(tmp_path, "The deletion of test", owns=["account x:test"]):
            pass
    assert running_work(tmp_path) == []
    with running(tmp_path, "The deletion of NASA", owns=["account x:NASA"]):
        pass
    assert list((tmp_path / "running").iterdir()) == []


def test_work_that_was_killed_stands_in_nobodys_way(tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.mkdir()
    code = """
from huggingtweets.running import running
with running(home, "The training of NASA", uses=["account x:NASA"], owns=["training NASA"]):
    (home / "work").touch()
"""
    for home in killed_at_every_operation(template, tmp_path / "killed", code):
        with running(home, "The deletion of NASA", owns=["account x:NASA", "training NASA"]):
            assert [work.what for work in running_work(home)] == ["The deletion of NASA"]
        assert not list((home / "running").iterdir())
