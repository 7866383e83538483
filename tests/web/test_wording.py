"""What a page makes of sentences that were made for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import personas
from huggingtweets.config import GenerateConfig, TrainConfig, flag_of, option_names
from huggingtweets.errors import HuggingTweetsError
from huggingtweets.library import Library
from huggingtweets.sources import SourceOptions, file_kind
from huggingtweets.web.wording import on_page


def said(path: Path, **options: str) -> str:
    """What reading `path` is refused with, on the page."""
    with pytest.raises(HuggingTweetsError) as refused:
        source = file_kind(str(path)).source()(path, SourceOptions(**options))
        source.account()
        list(source.posts())
    return on_page(str(refused.value))


def test_what_a_file_lacks_is_a_field_of_the_page(tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "Name it in “Column of the texts” and choose the file again" in said(table, handle="someone")
    table.write_text("text,b\nsome words,2\n", encoding="utf-8")
    assert said(table).endswith("Fill in “Whose posts” and choose the file again.")


def test_nobody_is_sent_to_a_terminal_for_what_the_page_does(home: Path) -> None:
    with pytest.raises(HuggingTweetsError) as refused:
        personas.find(home, "nobody")
    assert on_page(str(refused.value)).endswith("Train one on the first page.")
    with Library(home) as library, pytest.raises(HuggingTweetsError) as refused:
        library.find("nobody")
    assert on_page(str(refused.value)).endswith("Bring posts on the first page.")


def test_no_option_is_called_by_its_flag() -> None:
    names = {name.rsplit(".", 1)[-1] for model in (TrainConfig, GenerateConfig) for name in option_names(model)}
    for name in names:
        sentence = on_page(f"Lower {flag_of(name)} 5, or {flag_of(name)}; --no-{flag_of(name)[2:]} forbids it.")
        assert "--" not in sentence
    assert on_page("Raise --max-posts 70.") == "Raise “Max posts” (now 70)."
    assert on_page("Run the same command again later.") == "Try again later."
    assert on_page("--handles-of-others") == "--handles-of-others", "another word"
