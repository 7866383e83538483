"""The sampler, with a model that has memorised four posts."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from huggingtweets.config import CurateConfig, GenerateConfig
from huggingtweets.errors import ConfigError
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.post import weighted_length
from huggingtweets.posts.tokens import tokenize
from huggingtweets.writing.sampler import PartialPost, Sampler
from huggingtweets.writing.starts import USUAL_STARTS

POSTS = [
    "Lamp lit. Nobody drowned.",
    "@preben_ex No. The lamp stays where it is 🕯️",
    "The goat has eaten March. The logbook is thinner & the goat is not.",
    "Tåke i dag.\nTåke i går.",
]


def taught(folder: Path) -> LoadedModel:
    """The model in `folder`, trained until it has memorised `POSTS`."""
    loaded = bases.load(folder)
    posts = tokenize(
        [CuratedPost("x", str(i), "a", text) for i, text in enumerate(POSTS)],
        loaded.encode,
        loaded.start,
        loaded.end,
        loaded.context,
    )
    optimizer = torch.optim.AdamW(loaded.model.parameters(), lr=5e-3)
    torch.manual_seed(0)
    loaded.model.train()
    for _ in range(150):
        nats, _ = loss.token_nats(loaded.model, posts)
        nats.mean().backward()
        optimizer.step()
        optimizer.zero_grad()
    loaded.model.eval()
    return loaded


@pytest.fixture(scope="module")
def parrot(tiny_bases: dict[str, Path]) -> LoadedModel:
    return taught(tiny_bases["llama"])


@pytest.fixture(scope="module")
def gpt2_parrot(tiny_bases: dict[str, Path]) -> LoadedModel:
    return taught(tiny_bases["gpt2"])


def texts(sampler: Sampler, starts: list[str], seed: int = 0) -> list[str]:
    return [written.text for written in sampler.stream(starts, seed)]


def test_posts_end_where_the_model_ends_them(parrot: LoadedModel) -> None:
    assert sorted(texts(Sampler(parrot, GenerateConfig()), [""] * 4)) == sorted(POSTS)


def test_a_post_that_repeats_another_is_dropped(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig())
    assert len(texts(sampler, [""] * 5)) == 4
    assert sampler.dropped["repeat"] > 0
    assert len(texts(sampler, [POSTS[2][:-4], ""])) == 2  # other starts make other posts


def test_a_post_that_curation_would_drop_is_dropped(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(), curation=CurateConfig(min_words=7))
    assert set(texts(sampler, [""] * 8)) <= {POSTS[1], POSTS[2]}
    assert sampler.dropped["unfit"] > 0


def test_a_post_continues_its_start(parrot: LoadedModel) -> None:
    assert texts(Sampler(parrot, GenerateConfig(top_k=1)), ["The goat "]) == [POSTS[2]]


def test_copies_are_dropped_and_counted_by_kind(parrot: LoadedModel) -> None:
    known = ["LAMP LIT.  nobody drowned.", POSTS[2] + " Indeed."]
    sampler = Sampler(parrot, GenerateConfig(), known)
    assert set(texts(sampler, [""] * 4)) == {POSTS[1], POSTS[3]}
    assert sampler.dropped["verbatim"] > 0
    assert sampler.dropped["near"] > 0
    keeping = Sampler(parrot, GenerateConfig(copies=True), [POSTS[0]])
    copied = {written.text: written.copied for written in keeping.stream([""] * 4, 0)}
    assert copied == {POSTS[0]: "verbatim", POSTS[1]: None, POSTS[2]: None, POSTS[3]: None}


def test_a_safe_post_has_no_passage_of_a_training_post(parrot: LoadedModel) -> None:
    start, end = POSTS[2].split()[:6], POSTS[2].split()[6:]
    known = [" ".join(["Once", *start, "and", "more", "of", "the", "same", "words", "again"]), " ".join(end)]
    assert POSTS[2] in texts(Sampler(parrot, GenerateConfig(), known), [""] * 4), "it is no near copy"
    sampler = Sampler(parrot, GenerateConfig(safe=True), known)
    assert set(texts(sampler, [""] * 4)) == {POSTS[0], POSTS[1], POSTS[3]}
    assert sampler.dropped["passage"] > 0


def test_posts_may_be_as_long_as_the_training_posts(parrot: LoadedModel) -> None:
    assert Sampler(parrot, GenerateConfig()).max_length == 280
    assert Sampler(parrot, GenerateConfig(), ["Lamp."]).max_length == 280
    assert Sampler(parrot, GenerateConfig(), ["Lamp.", "o" * 500]).max_length == 500
    assert Sampler(parrot, GenerateConfig(max_length=30), ["o" * 500]).max_length == 30


def test_a_model_that_only_copies_runs_out_of_tries(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(), POSTS)
    assert texts(sampler, ["", ""]) == []
    assert sampler.dropped == {"verbatim": 20}


def test_banned_words_and_mentions_are_dropped(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(ban=["GOAT", "drowned"], mentions=False))
    written = texts(sampler, [""] * 4)
    assert written
    assert not [text for text in written if "goat" in text.lower() or "drowned" in text or "@" in text]
    # Only whole words are banned: "drown" is not a word of any post.
    assert POSTS[0] in texts(Sampler(parrot, GenerateConfig(ban=["drown"])), [""] * 4)


def test_posts_that_are_too_long_are_dropped(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(max_length=30))
    written = texts(sampler, [""] * 4)
    assert set(written) == {POSTS[0], POSTS[3]}
    assert sampler.dropped["too_long"] > 0


def test_the_seed_decides_the_posts(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig())
    first = texts(sampler, [""] * 4, seed=1)
    assert first == texts(sampler, [""] * 4, seed=1)
    assert first != texts(sampler, [""] * 4, seed=2)


def test_high_temperature_yields_no_special_token_and_no_broken_character(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(temperature=1.4, top_p=1))
    written = texts(sampler, [""] * 12)
    assert written
    assert sampler.dropped["broken"] > 0  # else the test would prove nothing
    assert not [text for text in written if "<|" in text or "\ufffd" in text or text != text.strip() or not text]


@pytest.mark.slow  # the model must learn to end posts first
@pytest.mark.parametrize("model", ["parrot", "gpt2_parrot"])
def test_batching_does_not_change_greedy_posts(model: str, request: pytest.FixtureRequest) -> None:
    sampler = Sampler(request.getfixturevalue(model), GenerateConfig(top_k=1))
    starts = ["The goat", "Lamp lit.", *USUAL_STARTS]
    together = {written.start: written.text for written in sampler.stream(starts, 0)}
    alone = {start: text for start in starts for text in texts(sampler, [start])}
    assert together == alone
    assert len({len(text) for text in together.values()}) > 2


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_greedy_sampling_matches_transformers(family: str, tiny_bases: dict[str, Path]) -> None:
    loaded = bases.load(tiny_bases[family])
    start = "My dream is"
    ids = torch.tensor([[loaded.start, *loaded.encode([start])[0]]])
    theirs = loaded.model.generate(ids, max_new_tokens=24, do_sample=False, eos_token_id=None, pad_token_id=loaded.end)
    grown: list[PartialPost] = []
    sampler = Sampler(loaded, GenerateConfig(top_k=1, max_length=5000))
    for _ in sampler.stream([start], 0, on_partial=grown.append, should_stop=lambda: len(grown) >= 24):
        pass
    expected = loaded.tokenizer.decode(theirs[0], skip_special_tokens=True)
    assert grown[23].text == expected.rstrip("\ufffd")


def test_partial_posts_are_reported_while_they_grow(parrot: LoadedModel) -> None:
    grown: list[PartialPost] = []
    (post,) = Sampler(parrot, GenerateConfig(top_k=1)).stream(["Lamp"], 0, on_partial=grown.append)
    assert len(grown) > 3
    assert all(post.text.startswith(growth.text) for growth in grown)
    assert [len(growth.text) for growth in grown] == sorted(len(growth.text) for growth in grown)


def test_sampling_settings_have_their_effect(parrot: LoadedModel) -> None:
    certain = Sampler(parrot, GenerateConfig(temperature=1e-4))
    # The four posts are equally likely, and in bf16 exactly so: only a start decides between them.
    assert len({*texts(certain, ["Lamp"]), *texts(certain, ["Lamp"], seed=1)}) == 1
    wild = Sampler(parrot, GenerateConfig(temperature=2.0, top_p=1, max_length=60))
    assert set(texts(wild, [""] * 2)).isdisjoint(POSTS)
    assert wild.dropped["too_long"] > 0
    for tame in (GenerateConfig(temperature=8.0, top_p=1, top_k=1), GenerateConfig(temperature=8.0, min_p=1)):
        assert set(texts(Sampler(parrot, tame), [""] * 4)) <= set(POSTS)
    assert texts(Sampler(parrot, GenerateConfig(repetition_penalty=50)), ["Tåke"]) != [POSTS[3]]


@pytest.mark.parametrize(
    ("start", "config", "option"),
    [
        ("long " * 80, GenerateConfig(), "max_length"),
        ("hello @someone", GenerateConfig(mentions=False), "mentions"),
        ("the goat says", GenerateConfig(ban=["goat"]), "ban"),
    ],
)
def test_a_start_that_no_post_may_have_is_refused(
    start: str, config: GenerateConfig, option: str, parrot: LoadedModel
) -> None:
    with pytest.raises(ConfigError) as caught:
        texts(Sampler(parrot, config), [start])
    assert caught.value.option == option


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


def test_the_likeliest_post_is_tried_once(parrot: LoadedModel) -> None:
    sampler = Sampler(parrot, GenerateConfig(top_k=1, max_length=10))
    assert texts(sampler, ["", ""]) == []
    assert sampler.dropped.total() == 2
