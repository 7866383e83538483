"""What a split is told about its tokens."""

from __future__ import annotations

import pytest

from huggingtweets.config import DatasetConfig
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.training.prepare import tokenize_split
from tests.timelines import timeline


@pytest.mark.parametrize(("language", "warns"), [("en", False), ("th", True), ("mixed", True)])
def test_a_tokenizer_that_does_not_know_the_script_causes_a_warning(
    tiny: LoadedModel, language: str, warns: bool
) -> None:
    posts = [CuratedPost("x", str(n), "k", text) for n, text in enumerate(timeline(language)) if text]
    warnings = tokenize_split(dataset.build([posts], DatasetConfig(), 0), tiny).warnings
    assert any("tokens for each character" in warning for warning in warnings) == warns
