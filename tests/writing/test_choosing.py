"""Candidates of a post, and the persona's choice among them."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from huggingtweets.config import GenerateConfig
from huggingtweets.models import loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import tokenize
from huggingtweets.writing import Writer
from huggingtweets.writing.choosing import CANDIDATES, choose, posts
from huggingtweets.writing.sampler import PartialPost, SampledPost, Sampler
from tests.writing.test_sampler import taught


@pytest.fixture(scope="module")
def parrot(tiny_bases: dict[str, Path]) -> LoadedModel:
    return taught(tiny_bases["llama"])


def sampler(model: LoadedModel, *, best: bool = True) -> Sampler:
    return Sampler(model, GenerateConfig(best=best))


def test_the_best_candidate_is_kept(parrot: LoadedModel) -> None:
    candidates = list(sampler(parrot).stream([""] * CANDIDATES, 3))
    (chosen,) = posts(sampler(parrot), [""], 3)
    assert len(candidates) > 1
    assert chosen == choose(0, candidates, deque())


def test_a_candidate_that_repeats_a_recent_post_is_passed_over() -> None:
    def candidate(text: str, nats_per_token: float) -> SampledPost:
        return SampledPost(0, "Today", f"Today {text}", None, nats_per_token)

    likely, other = candidate("the sea is calm", 2.0), candidate("a storm takes the roof", 3.0)
    recent: deque[set[tuple[str, ...]]] = deque(maxlen=2)
    assert choose(0, [other, likely], recent).text == likely.text
    assert choose(1, [likely, other], recent) == replace(other, row=1)
    assert choose(2, [likely], recent).text == likely.text, "the only one there is"
    loop = candidate("gulls and gulls and gulls and gulls", 1.5)
    assert choose(2, [loop, candidate("the fog is back", 3.0)], deque()).text != loop.text
    for row in (3, 4):
        choose(row, [candidate(f"gulls number {row}", 2.0)], recent)
    assert choose(5, [likely, other], recent).text == likely.text, "it is no longer recent"


def test_a_candidate_is_scored_as_the_model_scores_it(parrot: LoadedModel) -> None:
    written = list(sampler(parrot).stream([""] * 8, 3))
    texts = [CuratedPost("", "", "", post.text) for post in written]
    scores = loss.score(parrot.model, tokenize(texts, parrot.encode, parrot.start, parrot.end, parrot.context))
    expected = [nats / tokens for nats, tokens in zip(scores.nats, scores.tokens, strict=True)]
    assert [post.nats_per_token for post in written] == pytest.approx(expected, abs=0.02)


def test_each_post_is_reported_once_while_its_candidates_are_written(parrot: LoadedModel) -> None:
    seen: list[PartialPost] = []
    rows = {post.row for post in posts(sampler(parrot), ["A", "A"], 0, on_partial=seen.append)}
    assert {partial.row for partial in seen} == {0, 1}
    assert rows <= {0, 1}


def test_without_best_every_post_is_returned(parrot: LoadedModel) -> None:
    plain = [post.text for post in posts(sampler(parrot, best=False), ["A"] * 3, 0)]
    assert plain == [post.text for post in sampler(parrot, best=False).stream(["A"] * 3, 0)]


def test_only_what_was_dropped_is_said(home: Path, persona: Path) -> None:
    writer = Writer(home, persona.name, GenerateConfig())
    assert writer.checks_copies
    assert writer.dropped_in_words == ""
    writer.sampler.dropped.update(too_long=2)
    assert writer.dropped_in_words == "2 too long"
    writer.sampler.dropped.update(verbatim=1)
    assert writer.dropped_in_words == "1 copy of real posts and 2 too long"
