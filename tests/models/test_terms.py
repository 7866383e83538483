"""Terms of bases: shown and agreed to once per home, before anything is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets.errors import TermsError
from huggingtweets.models import bases, catalogue, terms


@pytest.mark.parametrize("name", ["gemma3-270m", "google/gemma-3-270m"])
def test_a_base_with_terms_is_refused_until_they_are_agreed_to(name: str, tmp_path: Path) -> None:
    with pytest.raises(TermsError, match="Gemma Terms of Use") as caught:
        bases.locate(name, tmp_path)
    assert caught.value.command == f"bases --accept-terms {name}"
    assert not list(tmp_path.iterdir()), "nothing was downloaded"
    with pytest.raises(TermsError) as caught:
        terms.require(name, tmp_path, "accept_terms")
    assert caught.value.option == "accept_terms"
    licence = terms.open_terms(name, tmp_path)
    assert licence == catalogue.GEMMA
    terms.agree(licence, tmp_path)
    terms.require(name, tmp_path)
    assert terms.open_terms(name, tmp_path) is None


def test_other_bases_ask_for_nothing(tmp_path: Path) -> None:
    names = [entry.name for entry in catalogue.BASES if entry.licence == catalogue.APACHE]
    assert "smollm2" in names
    assert not any(terms.open_terms(name, tmp_path) for name in [*names, "/a/folder", "someone/else"])


@pytest.mark.parametrize("content", ["", "[]", "no json"])
def test_a_damaged_record_counts_as_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "terms.json").write_text(content)
    assert terms.open_terms("gemma3-270m", tmp_path) == catalogue.GEMMA
    terms.agree(catalogue.GEMMA, tmp_path)
    assert terms.open_terms("gemma3-270m", tmp_path) is None
