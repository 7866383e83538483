"""The split, token ids and batches: deterministic, complete, and without near-duplicates on both sides."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huggingtweets.config import DatasetConfig
from huggingtweets.errors import EmptySplitError, TooFewPostsError
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.dataset import Split, build
from huggingtweets.posts.similarity import SimilarityIndex
from huggingtweets.posts.tokens import (
    LARGE_BATCH,
    MAX_TOKENS,
    STEP_PAIRS,
    STEP_TOKENS,
    TokenizedPost,
    batches,
    scoring_batches,
    tokenize,
)

START = datetime(2024, 1, 1, tzinfo=UTC)


def timeline(
    count: int, handle: str = "keeper", *, platform: str = "x", length: int = 80, seed: int = 0
) -> list[CuratedPost]:
    """Posts of `length` characters an hour apart, no two alike."""
    chance = random.Random(f"{handle}:{seed}")
    made = []
    for n in range(count):
        text = f"{n}"
        while len(text) < length:
            text += " " + "".join(chance.choices("abcdefghij", k=5))
        made.append(CuratedPost(platform, str(1000 + n), handle, text[:length], START + timedelta(hours=n)))
    return made


def split_of(*accounts: Sequence[CuratedPost], seed: int = 0, **options: Any) -> Split:
    return build(accounts, DatasetConfig(**options), seed)


def ids(posts: Sequence[CuratedPost]) -> list[str]:
    return [post.id for post in posts]


def test_reposts_are_new_texts_and_at_most_as_many_as_training_posts() -> None:
    own, others = timeline(100), timeline(200, "gull")
    alike = [replace(post, text=f"{post.text} indeed", id=f"r{post.id}") for post in own]
    split = build([own], DatasetConfig(), 0, reposts=[*alike, *others, *others])
    assert ids(split.reposts) == ids(others[-len(split.train) :])
    plain = build([own], DatasetConfig(), 0)
    assert (split.train, split.validation) == (plain.train, plain.validation)
    assert split.fingerprint != plain.fingerprint
    assert not plain.reposts


def test_a_fifth_is_held_out_and_no_post_is_lost() -> None:
    posts = timeline(500)
    split = split_of(posts)
    assert len(split.validation) == 100
    assert sorted(ids(split.train + split.validation)) == ids(posts)
    assert split.train_repeats == [1] * 400
    assert split.one_epoch() == split.train


def test_the_split_depends_on_the_seed_not_on_the_order() -> None:
    a, b = timeline(300), timeline(100, "gull")
    split = split_of(a, b, seed=3)
    shuffled = random.Random(1).sample(a, len(a))
    assert split_of(b, shuffled, seed=3) == split
    assert split_of(a, b, seed=4).fingerprint != split.fingerprint


def test_the_split_is_the_same_on_every_machine() -> None:
    split = split_of(timeline(200))
    assert ids(split.validation)[:5] == ["1006", "1009", "1013", "1017", "1022"]
    assert split.fingerprint[:16] == "3d3b4747cab02595"


def test_the_fingerprint_covers_posts_and_sides() -> None:
    posts = timeline(200)
    prints = {
        split_of(posts).fingerprint,
        split_of(posts, held_out=0.3).fingerprint,
        split_of(posts, split="time").fingerprint,
        split_of(posts[:-1]).fingerprint,
    }
    assert len(prints) == 4


def test_near_duplicates_stay_together_and_the_share_is_met() -> None:
    posts = []
    for n, post in enumerate(timeline(100, length=90)):
        posts += [
            CuratedPost("x", f"{n}-{copy}", "keeper", f"{post.text} again {copy}", post.created_at)
            for copy in range(n % 4 + 1)
        ]
    split = split_of(posts)
    assert len(split.validation) == round(0.2 * len(posts))
    held = {post.id.split("-")[0] for post in split.validation}
    assert held.isdisjoint(post.id.split("-")[0] for post in split.train)


def test_near_duplicates_stay_together_across_accounts() -> None:
    mine = timeline(200)
    cross_posted = [
        CuratedPost("mastodon", post.id, "keeper2", post.text + " too", post.created_at) for post in mine[:150]
    ]
    split = split_of(mine, cross_posted)
    held = {post.id for post in split.validation}
    assert held.isdisjoint(ids(split.train))
    assert sum(post.handle == "keeper" for post in split.validation) == pytest.approx(40, abs=6)
    assert sum(post.handle == "keeper2" for post in split.validation) == pytest.approx(30, abs=6)


def test_duplicates_of_another_account_are_left_out() -> None:
    mine = timeline(100)
    copied = [CuratedPost("mastodon", post.id, "zeta", post.text.upper(), post.created_at) for post in mine[:30]]
    split = split_of(mine, copied + timeline(50, "zeta", platform="mastodon"))
    assert any("30 posts" in warning.message for warning in split.warnings)
    assert len(split.train) + len(split.validation) == 150


def test_max_posts_takes_the_latest() -> None:
    posts = timeline(300)
    unsorted = random.Random(0).sample(posts, 300)
    split = split_of(unsorted, max_posts=120)
    assert sorted(ids(split.train + split.validation)) == ids(posts[-120:])
    without_time = [CuratedPost(post.platform, post.id, post.handle, post.text) for post in unsorted]
    assert sorted(ids((split := split_of(without_time, max_posts=120)).train + split.validation)) == ids(posts[-120:])


def test_split_by_time_holds_out_the_latest() -> None:
    posts = timeline(200)
    split = split_of(random.Random(0).sample(posts, 200), split="time", held_out=0.25)
    assert ids(split.train) == ids(posts[:150])
    assert ids(split.validation) == ids(posts[150:])


def test_late_near_duplicates_of_training_posts_are_left_out() -> None:
    posts = timeline(200)
    posts[190] = CuratedPost("x", "1190", "keeper", posts[3].text + " again", posts[190].created_at)
    posts[195] = CuratedPost("x", "1195", "keeper", posts[194].text + " again", posts[195].created_at)
    split = split_of(posts, split="time")
    assert any("1 post left out" in warning.message for warning in split.warnings)
    assert "1190" not in ids(split.train + split.validation)
    assert {"1194", "1195"} <= set(ids(split.validation))
    assert len(split.validation) == 39


@pytest.mark.parametrize("split", ["random", "time"])
def test_an_earlier_split_stays_and_new_posts_join_it(split: str) -> None:
    posts = timeline(250)
    first = split_of(posts[:150], split=split)
    held, trained = first.validation[0], first.train[0]
    posts[160] = CuratedPost("x", "like held out", "keeper", held.text + " again", posts[160].created_at)
    posts[170] = CuratedPost("x", "like trained", "keeper", trained.text + " again", posts[170].created_at)
    posts[180] = CuratedPost(
        "x", "like both", "keeper", f"{first.validation[1].text} {first.train[1].text}", posts[180].created_at
    )
    sides = {post.key: "train" for post in first.train} | {post.key: "validation" for post in first.validation}
    config = DatasetConfig(split=split, near_duplicate=0.4, max_posts=100)
    later = build([posts], config, 0, sides)
    assert set(ids(first.train)) < set(ids(later.train))
    assert set(ids(first.validation)) | {"like held out"} < set(ids(later.validation))
    assert "like trained" in ids(later.train)
    assert "like both" not in ids(later.train + later.validation)
    assert len(later.validation) == pytest.approx(0.2 * 249, abs=1)


def test_posts_without_time_are_trained_on_when_split_by_time() -> None:
    posts = timeline(200)
    undated = [CuratedPost("x", f"9{post.id}", "keeper", post.text) for post in timeline(100, seed=1)]
    split = split_of(posts + undated, split="time")
    assert all(post.created_at for post in split.validation)
    assert any("without a time" in warning.message for warning in split.warnings)


def test_too_little_text_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(TooFewPostsError, match=r"74 posts with 5,920 characters") as error:
        split_of(timeline(74))
    assert (error.value.option, error.value.command) == (None, "curate keeper")
    split_of(timeline(75))
    with pytest.raises(TooFewPostsError) as error:
        split_of(timeline(75), max_posts=5)
    assert (error.value.option, error.value.command) == ("max_posts", None)
    with pytest.raises(TooFewPostsError):
        split_of([], [])


def test_little_text_is_a_warning() -> None:
    assert any("40,000" in warning.message for warning in split_of(timeline(499)).warnings)
    assert split_of(timeline(500)).warnings == []


@pytest.mark.parametrize("how", ["random", "time"])
def test_an_empty_side_is_an_error(how: str) -> None:
    sentence = "the lamp is lit and the sea is calm and all is well tonight " * 5
    alike = [CuratedPost("x", str(n), "keeper", sentence + "x" * n, START + timedelta(hours=n)) for n in range(30)]
    with pytest.raises(EmptySplitError):
        split_of(alike, split=how)


def test_neither_side_is_ever_empty() -> None:
    two = [CuratedPost("x", str(n), "keeper", word * 4000, None) for n, word in enumerate("ab")]
    for share in (0.01, 0.5, 0.99):
        for how in ("random", "time"):
            split = split_of(two, held_out=share, split=how)
            assert (len(split.train), len(split.validation)) == (1, 1)


def test_shorter_accounts_are_repeated_in_training_only() -> None:
    long, short, shortest = timeline(400), timeline(150, "gull"), timeline(50, "tern")
    split = split_of(long, short, shortest)
    characters = dict.fromkeys(("keeper", "gull", "tern"), 0)
    for post in split.one_epoch():
        characters[post.handle] += len(post.text)
    assert characters["keeper"] == 320 * 80
    assert characters["gull"] == pytest.approx(320 * 80, abs=80)
    assert characters["tern"] == pytest.approx(320 * 80, abs=80)
    assert len(split.validation) == 80 + 30 + 10
    assert len(set(ids(split.validation))) <= 120
    assert any("8 times" in warning.message for warning in split.warnings)


TIMELINES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.booleans()), min_size=4, max_size=60)


@settings(max_examples=60, deadline=None)
@given(TIMELINES, TIMELINES, st.sampled_from([0.1, 0.2, 0.5]), st.sampled_from(["random", "time"]), st.integers(0, 3))
def test_a_split_is_a_partition_without_near_duplicates_on_both_sides(
    one: list[tuple[int, int, bool]], two: list[tuple[int, int, bool]], share: float, how: str, seed: int
) -> None:
    stock = [post.text for post in timeline(41, length=120)]
    accounts = [
        [
            CuratedPost(
                "x", f"{n}", handle, stock[which] + " and so on" * tail * 3, START + timedelta(n) if dated else None
            )
            for n, (which, tail, dated) in enumerate(rows)
        ]
        for handle, rows in (("a", one), ("b", two))
    ]
    try:
        split = build(accounts, DatasetConfig(held_out=share, split=how), seed)
    except (TooFewPostsError, EmptySplitError):
        return
    together = split.train + split.validation
    assert len(together) == len(set(together))
    left_out = sum(int(notice.message.split()[0]) for notice in split.warnings if "left out" in notice.message)
    assert len(together) + left_out == len(one) + len(two)
    assert split.train and split.validation
    assert all(times >= 1 for times in split.train_repeats)
    index = SimilarityIndex(post.text for post in split.train)
    assert not any(index.similar(post.text, 0.6) for post in split.validation)


# --- Token ids ---------------------------------------------------------------------------------------------------


BOS = 256


def encode(texts: list[str]) -> list[list[int]]:
    """One token for each byte, "|" for the end token 0, "~" for the start token."""
    special = {ord("|"): 0, ord("~"): BOS}
    return [[special.get(byte, byte) for byte in text.encode()] for text in texts]


def of_text(*texts: str) -> list[CuratedPost]:
    return [CuratedPost("x", str(n), "keeper", text) for n, text in enumerate(texts)]


def test_a_post_stands_between_start_and_end() -> None:
    assert tokenize(of_text("hi", "é"), encode, BOS, 0, 10) == [
        TokenizedPost([BOS, 104, 105, 0], 2),
        TokenizedPost([BOS, 0xC3, 0xA9, 0], 2),
    ]
    assert tokenize([], encode, BOS, 0, 10) == []


def test_no_post_ends_itself() -> None:
    assert tokenize(of_text("a|b~"), encode, BOS, 0, 10)[0].ids == [BOS, 97, 98, 0]


def test_a_cut_post_has_whole_characters_and_no_end() -> None:
    fitting, cut, accents = tokenize(of_text("abcdefgh", "abcdefghi", "ééééé"), encode, BOS, 0, 10)
    assert fitting == TokenizedPost([BOS, *b"abcdefgh", 0], 8)
    assert cut == TokenizedPost([BOS, *b"abcdefgh"], 8, is_cut=True)
    assert accents == TokenizedPost([BOS, *"éééé".encode()], 8, is_cut=True)
    (repost,) = tokenize([replace(of_text("abc")[0], is_cut=True)], encode, BOS, 0, 10)
    assert repost == TokenizedPost([BOS, *b"abc"], 3, is_cut=True)
    with pytest.raises(ValueError, match="context"):
        tokenize(of_text("a"), encode, BOS, 0, 2)
    (endless,) = tokenize(of_text("a" * 25_000), encode, BOS, 0, 8192)
    assert len(endless.ids) == MAX_TOKENS
    assert endless.is_cut


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(8, 40))
def test_bytes_count_the_text_of_the_ids(text: str, context: int) -> None:
    text = re.sub(r"[|~\x00]", "", text)
    (post,) = tokenize(of_text(text), encode, BOS, 0, context)
    assert len(post.ids) <= context
    assert bytes(i for i in post.ids if i not in (BOS, 0)) == text.encode()[: post.bytes]
    assert post.is_cut == (len(text.encode()) + 2 > context)


# --- Batches -----------------------------------------------------------------------------------------------------


def of_lengths(lengths: Sequence[int]) -> list[TokenizedPost]:
    return [TokenizedPost([0] * length, length) for length in lengths]


@given(st.lists(st.integers(2, 300), max_size=80), st.integers(1, 20), st.integers(0, 5), st.booleans())
def test_batches_contain_every_post_once(lengths: list[int], size: int, epoch: int, pads: bool) -> None:
    posts = of_lengths(lengths)
    made = batches(posts, size, 0, epoch, pads=pads)
    assert sorted(i for batch in made for i in batch) == list(range(len(posts)))
    assert made == batches(posts, size, 0, epoch, pads=pads)


@given(st.lists(st.integers(2, 51), max_size=80), st.integers(1, 64), st.booleans())
def test_all_batches_of_short_posts_but_one_are_full(lengths: list[int], size: int, pads: bool) -> None:
    made = batches(of_lengths(lengths), size, 0, 1, pads=pads)
    assert sum(len(batch) != size for batch in made) <= 1


@given(st.lists(st.integers(2, 1024), max_size=80), st.integers(1, 48), st.booleans())
def test_batches_of_long_posts_keep_the_memory_limits(lengths: list[int], size: int, pads: bool) -> None:
    for batch in batches(of_lengths(lengths), size, 0, 1, pads=pads):
        within = [lengths[i] for i in batch]
        tokens = len(batch) * max(within) if pads else sum(within)
        assert len(batch) <= size
        pairs, times = len(batch) * max(within) ** 2, max(1, size / LARGE_BATCH)
        assert len(batch) == 1 or (tokens <= times * STEP_TOKENS and pairs <= times * STEP_PAIRS)


def test_shuffled_epochs_and_seeds_differ() -> None:
    posts = of_lengths([9] * 50)
    assert len({str(batches(posts, 16, seed, epoch, pads=False)) for seed in (0, 1) for epoch in (1, 2)}) == 4


def test_epochs_differ_and_have_little_padding() -> None:
    chance = random.Random(0)
    posts = of_lengths([chance.randint(5, 60) for _ in range(1000)])
    first, second = (batches(posts, 16, 0, epoch, pads=True) for epoch in (0, 1))
    assert {frozenset(batch) for batch in first}.isdisjoint(frozenset(batch) for batch in second)
    assert first != batches(posts, 16, 1, 0, pads=True)
    padded = sum(len(batch) * max(len(posts[i].ids) for i in batch) for batch in first)
    assert sum(len(post.ids) for post in posts) > 0.88 * padded
    lengths = [len(posts[batch[0]].ids) for batch in first]
    assert lengths != sorted(lengths)


def test_scoring_batches_start_with_the_longest_post() -> None:
    posts = of_lengths([3, 10, 4, 50, 4])
    assert scoring_batches(posts, 20) == [[3], [1, 2], [4, 0]]
    assert scoring_batches([], 20) == []


@given(st.lists(st.integers(2, 300), max_size=80), st.integers(1, 1000))
def test_scoring_batches_keep_their_limit(lengths: list[int], limit: int) -> None:
    posts = of_lengths(lengths)
    made = scoring_batches(posts, limit)
    assert sorted(i for batch in made for i in batch) == list(range(len(posts)))
    assert all(len(batch) == 1 or len(batch) * len(posts[batch[0]].ids) <= limit for batch in made)
    longest = [len(posts[batch[0]].ids) for batch in made]
    assert longest == sorted(longest, reverse=True)
