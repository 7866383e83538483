"""Candidates of a post, and the base that chooses among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets.config import GenerateConfig
from huggingtweets.models import bases
from huggingtweets.writing.choosing import CANDIDATES, Chooser, posts
from huggingtweets.writing.sampler import PartialPost, SampledPost, Sampler

TEXTS = ["Lamp lit.", "xqzj", "The goat sings.", "Fog.", "Tåke i dag.", "Nobody drowned!", "!!", "ok", "A lamp.", "B"]


@pytest.fixture(scope="module")
def chooser(tiny_bases: dict[str, Path]) -> Chooser:
    return Chooser(tiny_bases["llama"], "cpu", bf16=False)


def test_the_likeliest_of_each_four_is_kept(chooser: Chooser) -> None:
    nats = dict(zip(TEXTS, chooser.nats_per_byte(TEXTS), strict=True))
    candidates = [SampledPost(row, "", text, None) for row, text in enumerate(TEXTS)]
    chosen = {post.row: post.text for post in chooser.choose(reversed(candidates))}
    groups = [TEXTS[i : i + CANDIDATES] for i in range(0, len(TEXTS), CANDIDATES)]
    assert chosen == {row: min(group, key=nats.__getitem__) for row, group in enumerate(groups)}


def test_rows_without_candidates_are_missing(chooser: Chooser) -> None:
    late = SampledPost(2 * CANDIDATES, "", "Fog.", None)
    assert [(post.row, post.text) for post in chooser.choose([late])] == [(2, "Fog.")]
    assert not list(chooser.choose([]))


def test_each_post_is_reported_once_while_its_candidates_are_written(
    chooser: Chooser, tiny_bases: dict[str, Path]
) -> None:
    sampler = Sampler(bases.load(tiny_bases["llama"]), GenerateConfig(max_length=20, best=True))
    seen: list[PartialPost] = []
    rows = sorted(post.row for post in posts(sampler, chooser, ["A", "A"], 0, on_partial=seen.append))
    assert {partial.row for partial in seen} == {0, 1}
    assert set(rows) <= {0, 1}


@pytest.mark.parametrize(
    ("options", "temperature"), [({}, 0.9), ({"best": True}, 1.0), ({"best": True, "temperature": 0.5}, 0.5)]
)
def test_candidates_are_written_at_temperature_1(options: dict[str, float], temperature: float) -> None:
    assert GenerateConfig.model_validate(options).temperature == temperature
