"""Scoring: exact values on models whose probabilities are known."""

from __future__ import annotations

import math

import pytest
import torch

from huggingtweets.errors import EmptySplitError
from huggingtweets.models import loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import TokenizedPost, tokenize


def tokenized(loaded: LoadedModel, *texts: str, parent: str = "") -> list[TokenizedPost]:
    posts = [CuratedPost("x", str(i), "a", text, parent=parent) for i, text in enumerate(texts)]
    return tokenize(posts, loaded.encode, loaded.start, loaded.end, loaded.context)


def test_a_uniform_model_scores_the_logarithm_of_its_vocabulary(tiny: LoadedModel) -> None:
    with torch.no_grad():
        for parameter in tiny.model.parameters():
            parameter.zero_()
    posts = tokenized(tiny, "Lamp lit.", "Nobody drowned 🌊", "Tåke.")
    fit = loss.score(tiny.model, posts)
    assert fit.nats_per_token == pytest.approx(math.log(512), rel=1e-6)
    tokens = sum(len(post.ids) - 1 for post in posts)
    assert fit.bytes == (9, 19, 6)
    assert fit.bits_per_byte == pytest.approx(tokens * 9 / 34, rel=1e-6)  # log2(512) = 9


def test_a_parent_is_read_but_not_scored(tiny: LoadedModel) -> None:
    """The loss covers the same tokens with and without it, and none of its own."""
    (plain,), (answer,) = (tokenized(tiny, "Lamp lit.", parent=each) for each in ("", "Is it dark?\nAda asks."))
    assert answer.ids[answer.given :] == plain.ids[plain.given :]
    assert tiny.decode(answer.ids[1 : answer.given]) == "> Is it dark?\n> Ada asks.\n\n"
    assert (answer.bytes, answer.predicted) == (plain.bytes, plain.predicted)
    scores = loss.score(tiny.model, [plain, answer])
    assert scores.tokens == (plain.predicted,) * 2
    with torch.no_grad():
        logits = tiny.model(input_ids=torch.tensor([answer.ids])).logits[0].log_softmax(-1)
    by_hand = -sum(float(logits[i - 1, answer.ids[i]]) for i in range(answer.given, len(answer.ids)))
    assert scores.nats[1] == pytest.approx(by_hand, rel=1e-5)
    assert loss.score_loaded(tiny, [plain, answer]).nats == pytest.approx(scores.nats, rel=1e-4)


def test_batching_does_not_change_the_score(tiny: LoadedModel) -> None:
    texts = ["Fog.", "The goat has eaten the logbook, all of March.", "Lamp lit. " * 20]
    together = loss.score(tiny.model, tokenized(tiny, *texts))
    alone = [loss.score(tiny.model, tokenized(tiny, text)).nats[0] for text in texts]
    assert together.nats == pytest.approx(alone, rel=1e-5)


def test_the_score_covers_every_token_and_the_end_of_the_post(tiny: LoadedModel) -> None:
    (post,) = tokenized(tiny, "Nothing passed. I logged it.")
    with torch.no_grad():
        logits = tiny.model(input_ids=torch.tensor([post.ids])).logits[0].log_softmax(-1)
    by_hand = -sum(float(logits[i, token]) for i, token in enumerate(post.ids[1:]))
    assert post.ids[-1] == tiny.end
    assert loss.score(tiny.model, [post]).nats[0] == pytest.approx(by_hand, rel=1e-5)


def test_progress_rises_to_the_number_of_posts(tiny: LoadedModel) -> None:
    progress: list[int] = []
    posts = tokenized(tiny, *["The sea is where it was. " * 9] * 40)
    loss.score(tiny.model, posts, on_progress=progress.append)
    assert progress[-1] == 40
    assert len(progress) > 1
    assert progress == sorted(progress)


def test_scoring_no_posts_is_an_error(tiny: LoadedModel) -> None:
    with pytest.raises(EmptySplitError) as caught:
        loss.score(tiny.model, [])
    assert caught.value.option == "held_out"
