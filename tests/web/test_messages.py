"""The golden file of the web page's sentences: errors with the page's labels and commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets.config import GenerateConfig, TrainConfig, options_of
from huggingtweets.errors import HuggingTweetsError, TooFewPostsError
from huggingtweets.events import Notice
from huggingtweets.web.messages import error_on_page, invalid_request, on_page, page_command


def test_options_are_shown_by_their_labels_and_commands_by_what_the_page_offers() -> None:
    error = TooFewPostsError(
        "2 posts are left.", hint="Raise {option} or add more with: {command}", option="max_posts", command="add FILE"
    )
    assert (
        on_page(error)
        == "2 posts are left. Raise “Maximum posts per account” or add more with: step 1 of the start page"
    )
    assert error_on_page(error) == {"error": on_page(error), "code": "too_few_posts", "field": "max_posts"}
    notice = Notice("Posts with a content warning were left out.", hint="Tick {option}.", option="with_cw")
    assert on_page(notice).endswith("Tick “Posts with a content warning”.")
    assert error_on_page(HuggingTweetsError("It failed.")) == {"error": "It failed.", "code": "error"}


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("train NASA", "step 2 of the start page"),
        ("remove x:NASA", "the Delete button in the library"),
        ("curve NASA", "huggingtweets curve NASA (in a terminal)"),
    ],
)
def test_commands_that_the_page_lacks_are_for_a_terminal(command: str, shown: str) -> None:
    assert page_command(command) == shown


def test_paths_are_relative_to_the_home(home: Path) -> None:
    error = HuggingTweetsError(f"{home / 'personas' / 'NASA'} is damaged.", hint=f"Look into {home}.")
    assert on_page(error) == f"{Path('personas', 'NASA')} is damaged. Look into the home folder."


def test_no_option_is_shown_as_a_flag() -> None:
    for model in (TrainConfig, GenerateConfig):
        for name in options_of(model):
            option = name.rpartition(".")[2]
            assert "--" not in on_page(HuggingTweetsError("{option} is wrong.", option=option))


def test_invalid_requests_name_the_parameter() -> None:
    too_many = {"type": "less_than_equal", "loc": ("body", "n"), "msg": "Input should be …", "ctx": {"le": 100}}
    assert invalid_request(too_many) == {
        "error": "“Posts” must be 100 at most.",
        "code": "invalid_request",
        "field": "n",
    }
    error = {"type": "json_invalid", "loc": ("body", 1), "msg": "JSON decode error"}
    assert invalid_request(error) == {
        "error": "The request body is not valid: JSON decode error.",
        "code": "invalid_request",
    }
