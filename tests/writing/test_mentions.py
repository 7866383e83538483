"""Whom a post may mention."""

from __future__ import annotations

import pytest

from huggingtweets.writing.mentions import Mentions

KNOWN = Mentions(["Hello @NASA and @bob@example.social!", "@ann_b: yes"])


@pytest.mark.parametrize(
    ("text", "complete", "partial"),
    [
        ("no one", True, True),
        ("@nasa", True, True),
        ("@NASA's", True, True),
        ("@NASA_HQ", False, False),
        ("to @an", False, True),
        ("to @an.", False, False),
        ("@bob@exam", False, True),
        ("@bob@example.", False, True),
        ("@bob@example.social.", True, True),
        ("@bob", False, True),
        ("@bob said", False, False),
        ("@stranger @NASA", False, False),
        ("3 @ 5", True, True),
        ("@", True, True),
    ],
)
def test_only_known_handles_and_their_beginnings(text: str, complete: bool, partial: bool) -> None:
    assert KNOWN.allow(text, is_partial=False) == complete
    assert KNOWN.allow(text, is_partial=True) == partial


def test_a_mention_that_has_begun_can_be_completed() -> None:
    assert KNOWN.rests("see @NA") == ["SA"]
    assert KNOWN.rests("@ann_b") == KNOWN.rests("no one") == KNOWN.rests("@x") == []
    assert sorted(KNOWN.rests("@")) == ["NASA", "ann_b", "bob@example.social"]
