"""Every judge moves the right way on spoiled output: other voices, shuffled and common words, copies."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from huggingtweets.evaluation.measures.copying import copying
from huggingtweets.evaluation.measures.grammar import grammar_nats
from huggingtweets.evaluation.measures.habits import HABITS, habits
from huggingtweets.evaluation.measures.likeness import likeness
from huggingtweets.evaluation.measures.masking import function_words, mask
from huggingtweets.evaluation.measures.verification import gain
from huggingtweets.intervals import quotient_with_interval
from huggingtweets.models import loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.personas.record import Likeness
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.training.prepare import tokenize_posts

SPOILS = ("shuffled", "others", "frequent")


def stranger(seed: int) -> str:
    """A post in another voice: long sentences, exclamation marks, emoji and hashtags."""
    draw = random.Random(seed)
    things = ["brand", "launch", "summit", "growth", "team", "market", "vision", "partner", "journey", "deck"]
    parts = [f"our {draw.choice(things)} with your {draw.choice(things)}" for _ in range(draw.randint(2, 4))]
    return f"SO excited about {' and '.join(parts)}!!! 🚀 #{draw.choice(things)} #{draw.choice(things)}"


@pytest.fixture(scope="module")
def sides(sample_posts: list[CuratedPost]) -> dict[str, list[str]]:
    """Training, held-out and fresh posts of the sample account, other people's, and spoiled versions of the fresh."""
    texts = [post.text for post in sample_posts]
    random.Random(0).shuffle(texts)
    train, held_out, fresh = texts[:300], texts[300:430], texts[430:560]
    draw = random.Random(1)
    common = [word for word, _ in Counter(word for text in train for word in text.split()).most_common(20)]
    return {
        "train": train,
        "held_out": held_out,
        "reference": [stranger(seed) for seed in range(300)],
        "fresh": fresh,
        "shuffled": [" ".join(draw.sample(text.split(), len(text.split()))) for text in fresh],
        "others": [stranger(1000 + seed) for seed in range(len(fresh))],
        "frequent": [
            " ".join(draw.choice(common) if draw.random() < 0.5 else word for word in text.split()) for text in fresh
        ],
        "pasted": [*fresh[:65], *train[:65]],
    }


@pytest.fixture(scope="module")
def judged(sides: dict[str, list[str]], tiny_encode: Callable[[list[str]], list[list[int]]]) -> dict[str, Likeness]:
    return {
        name: likeness(sides[name], [], sides["train"], sides["held_out"], sides["reference"], tiny_encode)
        for name in ("fresh", *SPOILS, "pasted")
    }


@pytest.fixture(scope="module")
def tiny_encode(tiny_bases: dict[str, object]) -> Callable[[list[str]], list[list[int]]]:
    from huggingtweets.models import bases

    return bases.load(tiny_bases["llama"]).encode  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize("spoil", SPOILS)
def test_classifiers_and_grammar_see_spoiled_posts(spoil: str, judged: dict[str, Likeness]) -> None:
    good, bad = judged["fresh"], judged[spoil]
    for key in ("all_auc", "two_sample_auc", "masked_auc"):
        before, after = getattr(good, key), getattr(bad, key)
        assert before.low < 0.55
        assert after.low > before.high, key
    assert good.grammar and bad.grammar
    assert good.grammar.low < 0.5 < good.grammar.high
    assert bad.grammar.high < good.grammar.value - 0.1


@pytest.mark.slow
def test_pasted_training_posts_are_copies_and_score_above_real_posts(
    judged: dict[str, Likeness], sides: dict[str, list[str]]
) -> None:
    found = copying(sides["pasted"], sides["train"], sides["held_out"], 0.6)
    assert found.verbatim.value == pytest.approx(0.5)
    assert judged["pasted"].grammar and judged["fresh"].grammar
    assert judged["pasted"].grammar.value > judged["fresh"].grammar.value + 0.05
    auc = judged["pasted"].two_sample_auc
    assert auc and auc.low < 0.55  # no classifier sees it, so copies need a judge of their own


@pytest.mark.slow
def test_habits_that_differ_are_named(judged: dict[str, Likeness]) -> None:
    assert not [each.name for each in judged["fresh"].habits if each.differs]
    found = {each.name: each for each in judged["others"].habits}
    assert list(found) == list(HABITS)
    assert {"emoji", "hashtags", "exclamation marks", "characters"} <= {name for name in found if found[name].differs}
    assert found["emoji"].generated == 1 > found["emoji"].real
    assert found["links"].distance == 0
    assert [each.name for each in judged["shuffled"].habits if each.differs] != []  # the full stop at the end


def test_a_habits_distance_is_the_largest_difference_of_shares() -> None:
    found = {each.name: each for each in habits(["a? b?", "a? b?"] * 40, ["a b", "a? b?"] * 40)}
    assert found["question marks"].distance == 0.5
    assert found["question marks"].differs
    assert (found["question marks"].generated, found["question marks"].real) == (2, 1)
    assert not found["emoji"].differs


def test_habits_of_other_scripts() -> None:
    generated = ["Fog 🌫️ again!", "we ♥ the #Fog", "@ferry late?", "mail me@home.no, ranked #1"]
    found = {each.name: each for each in habits(generated, ["霧が濃い @ferry ＃霧", "no"])}
    means = {name: (found[name].generated, found[name].real) for name in ("emoji", "hashtags", "mentions")}
    assert means == {"emoji": (0.5, 0), "hashtags": (0.25, 0.5), "mentions": (0.25, 0.5)}
    # Two Japanese characters are a word: four characters, "ferry", one; and "no".
    assert found["words"].real == pytest.approx((2 + 1 + 0.5 + 1) / 2)


def test_masks_hide_content_and_keep_form() -> None:
    text = "The NASA crew of 7 waits.\nAsk @Space_Station #AskNASA 🚀 https://t.co/abc 灯台の霧"
    assert " ".join(mask(text, {"the", "of", "の"})) == "The XX x of 0 x . ¶ X @ # ☺ / x x の x"


def test_function_words_are_early_in_the_vocabulary_and_frequent() -> None:
    ids = {"the": 1, "of": 2, "ing": 3, "telescope": 40_000}

    def encode(texts: list[str]) -> list[list[int]]:
        return [[ids[text.strip().lower()]] if text.strip().lower() in ids else [7, 8] for text in texts]

    assert function_words(["the star of the telescope", "the singing unknown words of 7"], encode) == {
        "the",
        "of",
        "telescope",
    }


def test_grammar_scores_are_gains_of_masked_texts() -> None:
    own, others = [["the", "x", "of", "x", "."]] * 30, [["x", "!", "x", "!"]] * 30
    nats = grammar_nats(own, others, [own[0], others[0], []])
    ours, theirs, _ = gain(nats)
    assert ours > 0.3 > -0.3 > theirs
    assert nats.shape == (3, 2)


@pytest.mark.slow
def test_another_base_needs_more_bits_for_nonsense_and_fewer_for_cliches(
    sides: dict[str, list[str]], reader: LoadedModel
) -> None:
    def bits(texts: list[str]) -> loss.Scores:
        return loss.score_loaded(reader, tokenize_posts([CuratedPost("", "", "", text) for text in texts], reader))

    def ratio(texts: list[str]) -> tuple[float, float]:
        ours, real = bits(texts), bits(sides["held_out"])
        figure = quotient_with_interval(ours.nats, ours.bytes, real.nats, real.bytes)
        return figure.low, figure.high

    low, high = ratio(sides["fresh"])
    assert low < 1 < high
    assert ratio(sides["shuffled"])[0] > 1
    assert ratio(sides["others"])[0] > 1
    scores = bits(sides["train"])
    easiest = sorted(range(len(scores.nats)), key=lambda i: scores.nats[i] / scores.bytes[i])[:60]
    assert ratio([sides["train"][i] for i in easiest])[1] < 1


@pytest.fixture(scope="module")
def reader(trained_home: object) -> LoadedModel:
    """A model that knows the account's language."""
    from pathlib import Path

    from huggingtweets.models import bases
    from tests.conftest import SAMPLE_HANDLE

    return bases.load(Path(str(trained_home)) / "personas" / SAMPLE_HANDLE)
