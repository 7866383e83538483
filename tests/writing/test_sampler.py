"""The sampler, on a model that really learnt a few posts by heart."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import ConfigError
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.dataset import tokenize
from huggingtweets.posts.post import weighted_length
from huggingtweets.posts.similarity import CopyIndex
from huggingtweets.writing.sampler import USUAL_STARTS, PartialPost, Sampler

POSTS = [
    "Lamp lit. Nobody drowned.",
    "@preben_ex No. The lamp stays where it is 🕯️",
    "The goat has eaten March. The logbook is thinner & the goat is not.",
    "Tåke i dag.\nTåke i går.",
]


def taught(folder: Path) -> LoadedModel:
    """The model in `folder` once it knows four posts by heart."""
    loaded = bases.load(folder)
    posts = tokenize(
        [CuratedPost("x", str(i), "a", text) for i, text in enumerate(POSTS)],
        loaded.encode,
        loaded.separator,
        loaded.context,
    )
    optimizer = torch.optim.AdamW(loaded.model.parameters(), lr=5e-3)
    torch.manual_seed(0)
    loaded.model.train()
    for _ in range(150):
        nats, _ = loss.token_nats(loaded.model, loss.pad(posts, loaded.separator), [len(p.ids) for p in posts])
        nats.mean().backward()
        optimizer.step()
        optimizer.zero_grad()
    loaded.model.eval()
    return loaded


@pytest.fixture(scope="module")
def parrot(tiny_bases: dict[str, Path]) -> LoadedModel:
    return taught(tiny_bases["llama"])


def texts(sampler: Sampler, starts: list[str], seed: int = 0) -> list[str]:
    return [written.text for written in sampler.stream(starts, seed)]


def test_writes_whole_posts_and_stops_at_their_end(parrot: LoadedModel) -> None:
    written = texts(Sampler(parrot, GenerateConfig()), [""] * 24)
    assert len(written) == 24
    assert set(written) <= set(POSTS)
    assert len(set(written)) == 4


def test_goes_on_from_a_start(parrot: LoadedModel) -> None:
    assert texts(Sampler(parrot, GenerateConfig(top_k=1)), ["The goat "]) == [POSTS[2]]


def test_copies_are_dropped_counted_and_told_apart(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(), CopyIndex(["LAMP LIT.  nobody drowned.", POSTS[2] + " Indeed."]))
    assert set(texts(sampler, [""] * 12)) <= {POSTS[1], POSTS[3]}
    assert sampler.dropped["verbatim"] > 0
    assert sampler.dropped["near"] > 0
    keeping = Sampler(parrot, GenerateConfig(copies=True), CopyIndex(POSTS[:1]))
    copied = {written.text: written.copied for written in keeping.stream([""] * 24, 0)}
    assert copied == {POSTS[0]: "verbatim", POSTS[1]: None, POSTS[2]: None, POSTS[3]: None}


def test_a_model_that_can_only_copy_runs_out_of_tries_and_says_nothing(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(), CopyIndex(POSTS))
    assert texts(sampler, ["", ""]) == []
    assert sampler.dropped == {"verbatim": 20}


def test_banned_words_and_mentions_never_come(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(ban=["GOAT", "drowned"], mentions=False))
    written = texts(sampler, [""] * 12)
    assert written
    assert not [text for text in written if "goat" in text.lower() or "drowned" in text or "@" in text]
    # "drown" is no word of any post: a ban is of whole words.
    assert POSTS[0] in texts(Sampler(parrot, GenerateConfig(ban=["drown"])), [""] * 12)


def test_posts_too_long_are_given_up(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(max_length=30))
    written = texts(sampler, [""] * 12)
    assert set(written) == {POSTS[0], POSTS[3]}
    assert sampler.dropped["too_long"] > 0


def test_the_seed_decides(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig())
    first = texts(sampler, [""] * 12, seed=1)
    assert first == texts(sampler, [""] * 12, seed=1)
    assert first != texts(sampler, [""] * 12, seed=2)


def test_a_raving_model_leaks_no_special_token_and_no_half_character(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(temperature=1.5, top_p=1, max_length=2000))
    written = texts(sampler, [""] * 12)
    assert written
    assert sampler.dropped["broken"] > 0  # random bytes are no UTF-8: the test would not bite otherwise
    assert not [text for text in written if "<|" in text or "\ufffd" in text or text != text.strip() or not text]


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_a_batch_of_different_starts_writes_what_each_would_alone(family: str, tiny_bases: dict[str, Path]) -> None:
    sampler = Sampler(taught(tiny_bases[family]), GenerateConfig(top_k=1))  # untaught, its posts would seldom end
    starts = ["The goat", "Lamp lit.", *USUAL_STARTS]
    together = {written.start: written.text for written in sampler.stream(starts, 0)}
    alone = {start: text for start in starts for text in texts(sampler, [start])}
    assert together == alone
    assert len({len(text) for text in together.values()}) > 2


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_greedy_agrees_with_transformers(family: str, tiny_bases: dict[str, Path]) -> None:
    loaded = bases.load(tiny_bases[family])
    start = "My dream is"
    ids = torch.tensor([[loaded.separator, *loaded.encode([start])[0]]])
    theirs = loaded.model.generate(
        ids, max_new_tokens=24, do_sample=False, eos_token_id=None, pad_token_id=loaded.separator
    )
    grown: list[PartialPost] = []
    sampler = Sampler(loaded, GenerateConfig(top_k=1, max_length=5000))
    for _ in sampler.stream([start], 0, on_partial=grown.append, should_stop=lambda: len(grown) >= 24):
        pass
    expected = loaded.tokenizer.decode(theirs[0], skip_special_tokens=True)
    assert grown[23].text == expected.rstrip("\ufffd")


def test_growth_is_told_while_it_happens(parrot: LoadedModel) -> None:
    grown: list[PartialPost] = []
    (post,) = Sampler(parrot, GenerateConfig(top_k=1)).stream(["Lamp"], 0, on_partial=grown.append)
    assert len(grown) > 3
    assert all(post.text.startswith(growth.text) for growth in grown)
    assert [len(growth.text) for growth in grown] == sorted(len(growth.text) for growth in grown)


def test_settings_change_what_is_written(parrot: LoadedModel) -> None:
    certain = Sampler(parrot, GenerateConfig(temperature=1e-4))
    # The four posts are equally likely, and bf16 makes their beginnings exactly so: only a start decides.
    assert len(set(texts(certain, ["Lamp"] * 8))) == 1
    for wild in (GenerateConfig(temperature=8.0, top_p=1, max_length=999),):
        assert set(texts(Sampler(parrot, wild), [""] * 4)).isdisjoint(POSTS)
    for tame in (GenerateConfig(temperature=8.0, top_p=1, top_k=1), GenerateConfig(temperature=8.0, min_p=1)):
        assert set(texts(Sampler(parrot, tame), [""] * 4)) <= set(POSTS)
    assert texts(Sampler(parrot, GenerateConfig(repetition_penalty=50, max_length=999)), ["Tåke"] * 3) != [POSTS[3]] * 3


@pytest.mark.parametrize(
    ("start", "config", "hint"),
    [
        ("long " * 80, GenerateConfig(), "--max-length"),
        ("hello @someone", GenerateConfig(mentions=False), "--no-mentions"),
        ("the goat says", GenerateConfig(ban=["goat"]), "banned"),
    ],
)
def test_a_start_that_leaves_no_way_is_refused(
    start: str, config: GenerateConfig, hint: str, parrot: LoadedModel
) -> None:
    with pytest.raises(ConfigError, match=hint):
        texts(Sampler(parrot, config), [start])


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Lamp lit.", 9),
        ("tåke", 4),
        ("灯台", 4),
        ("🕯️", 2),
        ("👩‍🚀🇳🇴", 4),
        ("see https://example.org/a/very/long/path?with=query now", 4 + 23 + 4),
        ("“quoted” – so", 13),
    ],
)
def test_length_is_counted_as_x_counts(text: str, length: int) -> None:
    assert weighted_length(text) == length
