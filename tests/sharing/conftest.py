"""The persona of the tests of cards, folders, bundles and the Hub."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharing.trained import NAME, train


@pytest.fixture(scope="session")
def with_a_card(tiny_bases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a persona and its card. Copy it before you change it."""
    from huggingtweets.sharing.card import card

    home = train(tmp_path_factory.mktemp("with-a-card"), tiny_bases["llama"])
    card.write(home, NAME)
    return home
