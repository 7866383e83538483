"""Split curated posts into training and held-out ones.

Timelines repeat themselves: many posts differ by a number only. If such posts stood on both sides of the split, the
held-out loss would look too good, so near-duplicates stay on one side (see `similarity`). Everything random depends on
the seed alone, not on the machine or on the order of the posts.
"""

from __future__ import annotations

import hashlib
import json
import random
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from types import MappingProxyType
from typing import Literal

from huggingtweets.config import DatasetConfig
from huggingtweets.errors import EmptySplitError, TooFewPostsError
from huggingtweets.events import Notice
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.similarity import SimilarityIndex, near_duplicate_groups
from huggingtweets.posts.words import fair_length, normalise
from huggingtweets.text import plural

MIN_CHARACTERS = 6_000
"""Fewer, by `fair_length`, are an error: too few to learn a voice from."""

GOOD_CHARACTERS = 40_000
"""Fewer cause a warning: the held-out loss still falls markedly with more (docs/results.md, "Few posts")."""

Sides = Mapping[tuple[str, str, str], Literal["train", "validation"]]
"""The side of each post of an earlier split, by platform, handle and id."""

_NO_SIDES: Sides = MappingProxyType({})

MANY_REPEATS = 4
"""Repeating the posts of a short account more often than this causes a warning."""


@dataclass(frozen=True, slots=True)
class Split:
    """Training and held-out posts. No post has a near-duplicate on the other side."""

    train: list[CuratedPost]
    """Each post once, by account, oldest first."""
    train_repeats: list[int]
    """How often an epoch shows each of `train`: more than once for accounts shorter than the longest."""
    validation: list[CuratedPost]
    reposts: list[CuratedPost]
    """Texts of others to train on first. None is like a post of the account."""
    fingerprint: str
    warnings: list[Notice]

    def one_epoch(self) -> list[CuratedPost]:
        """The training posts, each as often as an epoch shows it."""
        return [post for post, times in zip(self.train, self.train_repeats, strict=True) for _ in range(times)]


def build(
    curated: Sequence[Sequence[CuratedPost]],
    config: DatasetConfig,
    seed: int,
    earlier: Sides = _NO_SIDES,
    reposts: Iterable[CuratedPost] = (),
) -> Split:
    """Split the posts of one or more accounts, holding out the share `config.held_out` of each account.

    Near-duplicates stay together, across accounts too, so the share is met as closely as whole groups allow. A split by
    time holds out each account's latest posts, without near-duplicates of training posts. Posts without a time count as
    the oldest.

    Posts of an `earlier` split stay on their side, whatever `max_posts` is, and so do their near-duplicates. New posts
    are held out until the share is met again. A new post that has near-duplicates on both sides is left out.

    The latest `reposts` are for a first part of the training, at most as many as there are training posts.

    Raises TooFewPostsError below `MIN_CHARACTERS`, and EmptySplitError if one side would be empty.
    """
    accounts, duplicates = _without_duplicates(curated)
    is_limited = config.max_posts is not None and any(len(posts) > config.max_posts for posts in accounts)
    if config.max_posts is not None:
        oldest = [len(posts) - config.max_posts for posts in accounts]
        accounts = [
            [post for n, post in enumerate(posts) if n >= first or post.key in earlier]
            for posts, first in zip(accounts, oldest, strict=True)
        ]
    accounts = [posts for posts in accounts if posts]
    warnings = _check_amount(accounts, is_limited=is_limited)

    posts = [post for account in accounts for post in account]
    owner = [number for number, account in enumerate(accounts) for _ in account]
    groups = near_duplicate_groups([post.text for post in posts], config.near_duplicate)
    sides = [earlier.get(post.key) for post in posts]
    settled, held, left_out = _follow(groups, sides)
    free = [group for number, group in enumerate(groups) if number not in settled]
    if config.split == "time":
        held, late = _hold_out_latest(owner, free, config.held_out, held)
        left_out |= late
        if any(post.created_at is None for post in posts):
            warnings.append(Notice("Posts without a time count as the oldest, so they are trained on.", True))
    else:
        held = _hold_out_randomly(owner, free, config.held_out, seed, held)
    kept = [i for i in range(len(posts)) if i not in held and i not in left_out]
    if not held or not kept:
        raise EmptySplitError(
            f"{plural(len(posts), 'post')} cannot be split: near-duplicates stay on one side, so no post is left to "
            f"{'hold out' if kept else 'train on'}.",
            hint="Add posts, or change {option:held_out} or {option:near_duplicate}.",
            option="held_out",
        )
    train, validation = some_without_parents([posts[i] for i in kept], seed), [posts[i] for i in sorted(held)]
    if (characters := sum(fair_length(post.text) for post in train)) < MIN_CHARACTERS // 2:
        raise TooFewPostsError(
            f"Only {characters:,} characters are left to train on; {MIN_CHARACTERS // 2:,} are needed.{_twice(train)}",
            hint="Lower {option}, or add posts.",
            option="held_out",
        )
    if duplicates:
        warnings.append(Notice(f"{plural(duplicates, 'post')} left out: another account has the same text.", True))
    if left_out:
        count = plural(len(left_out), "post")
        warnings.append(Notice(f"{count} left out: near-duplicates of training posts.", True))
    repeats, most = _balance(train, [owner[i] for i in kept], seed)
    if most > MANY_REPEATS:
        message = f"The shortest account is repeated {most} times to match the longest, so it may be learnt by heart."
        warnings.append(Notice(message, True, "Add posts of it, or lower {option}.", "max_posts"))
    unlike = _unlike(reposts, posts, config.near_duplicate)[-len(train) :]
    return Split(train, repeats, validation, unlike, fingerprint(train, validation, unlike), warnings)


def _unlike(reposts: Iterable[CuratedPost], posts: Sequence[CuratedPost], threshold: float) -> list[CuratedPost]:
    """The `reposts`, each text once, oldest first, without near-duplicates of `posts`."""
    index = SimilarityIndex(post.text for post in posts)
    once = {normalise(post.text): post for post in sorted(reposts, key=_by_time)}
    return [post for post in once.values() if not index.similar(post.text, threshold)]


def some_without_parents(train: Sequence[CuratedPost], seed: int) -> list[CuratedPost]:
    """`train`, with a third of the replies as posts of their own, so that the model can also write without a parent."""
    chance = random.Random(f"{seed}:parents")
    return [replace(post, parent="") if post.parent and chance.random() < 1 / 3 else post for post in train]


def _by_time(post: CuratedPost) -> tuple[float, int, str, str, str]:
    """Sort key: time, then id (numeric ids by value), then platform and text."""
    when = post.created_at
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)  # timestamp() would assume this machine's time zone
    return (float("-inf") if when is None else when.timestamp(), len(post.id), post.id, post.platform, post.text)


def _without_duplicates(curated: Sequence[Sequence[CuratedPost]]) -> tuple[list[list[CuratedPost]], int]:
    """Accounts in a fixed order, their posts by time, each text once; and the number of posts left out."""
    ordered = [sorted(posts, key=_by_time) for posts in curated]
    ordered.sort(key=lambda posts: [(post.handle, post.platform, post.id, post.text) for post in posts[:1]])
    seen: set[str] = set()
    accounts = []
    for posts in ordered:
        account = []
        for post in posts:
            if (text := normalise(post.text)) not in seen:
                seen.add(text)
                account.append(post)
        accounts.append(account)
    return accounts, sum(map(len, curated)) - sum(map(len, accounts))


def _check_amount(accounts: Sequence[Sequence[CuratedPost]], *, is_limited: bool) -> list[Notice]:
    """Raise TooFewPostsError below `MIN_CHARACTERS`; warn below `GOOD_CHARACTERS`."""
    posts = [post for account in accounts for post in account]
    characters = sum(fair_length(post.text) for post in posts)
    amount = f"Only {plural(len(posts), 'post')} with {characters:,} characters" if posts else "No posts are left"
    hint = "Raise {option}." if is_limited else "Add another archive. To see what was dropped: {command}"
    handle = next((post.handle for post in posts), "") or "HANDLE"
    option, command = ("max_posts", None) if is_limited else (None, f"curate {shlex.quote(handle)}")
    if characters < MIN_CHARACTERS:
        message = f"{amount}; {MIN_CHARACTERS:,} characters are needed.{_twice(posts)}"
        raise TooFewPostsError(message, hint=hint, option=option, command=command)
    if characters < GOOD_CHARACTERS:
        message = f"{amount}: the voice will be weaker than with {GOOD_CHARACTERS:,} or more."
        message += _twice(posts)
        return [Notice(message, True, hint, option, command)]
    return []


def _twice(posts: Sequence[CuratedPost]) -> str:
    """A sentence on how characters were counted, where that matters."""
    counts_twice = any(fair_length(post.text) > len(post.text) for post in posts)
    return " Chinese, Japanese and Korean characters count twice." if counts_twice else ""


def _follow(groups: Sequence[Sequence[int]], sides: Sequence[str | None]) -> tuple[set[int], set[int], set[int]]:
    """The groups that hold posts of an earlier split, and the positions in them to hold out and to leave out."""
    settled: set[int] = set()
    held: set[int] = set()
    left_out: set[int] = set()
    for number, group in enumerate(groups):
        found = {sides[i] for i in group} - {None}
        if found:
            settled.add(number)
            held.update(i for i in group if sides[i] == "validation" or found == {"validation"})
            left_out.update(i for i in group if sides[i] is None and len(found) > 1)
    return settled, held, left_out


def _hold_out_randomly(
    owner: Sequence[int], groups: Sequence[Sequence[int]], share: float, seed: int, earlier: set[int]
) -> set[int]:
    """Positions to hold out: those of `earlier`, and whole `groups` that bring the accounts closer to their share."""
    left, before = Counter(owner), Counter(owner[i] for i in earlier)
    missing = {account: size * share - before[account] for account, size in left.items()}
    left -= before
    shuffled = list(groups)
    random.Random(seed).shuffle(shuffled)
    held = set(earlier)

    def can_go(counts: Counter[int]) -> bool:  # each account keeps a post
        return all(n < left[account] for account, n in counts.items())

    def fits(counts: Counter[int]) -> bool:
        return all(n <= missing[account] + 0.5 for account, n in counts.items())

    def gain(counts: Counter[int]) -> float:
        return sum(abs(missing[account]) - abs(missing[account] - n) for account, n in counts.items())

    def hold(group: Sequence[int], counts: Counter[int]) -> None:
        held.update(group)
        left.subtract(counts)
        for account, n in counts.items():
            missing[account] -= n

    # First the groups that fit, then those that exceed the share by less than is missing.
    waiting = [(group, Counter(owner[i] for i in group)) for group in shuffled]
    for is_wanted in (fits, lambda counts: gain(counts) > 0):
        passed_over = []
        for group, counts in waiting:
            if can_go(counts) and is_wanted(counts):
                hold(group, counts)
            else:
                passed_over.append((group, counts))
        waiting = passed_over
    if not held and (spare := [each for each in waiting if can_go(each[1])]):
        hold(*max(spare, key=lambda each: gain(each[1])))
    return held


def _hold_out_latest(
    owner: Sequence[int], groups: Sequence[Sequence[int]], share: float, earlier: set[int]
) -> tuple[set[int], set[int]]:
    """Positions to hold out: those of `earlier`, and the latest in `groups`. And those of late near-duplicates of
    training posts, to leave out."""
    late: set[int] = set()
    least = 0 if earlier else 1
    for account, size in Counter(owner).items():
        free = sorted(i for group in groups for i in group if owner[i] == account)
        wanted = max(least, round(size * share) - sum(owner[i] == account for i in earlier))
        late.update(free[max(least, len(free) - wanted) :])
    left_out = {i for group in groups if not late.issuperset(group) for i in group if i in late}
    return earlier | (late - left_out), left_out


def _balance(train: Sequence[CuratedPost], owner: Sequence[int], seed: int) -> tuple[list[int], int]:
    """Repeats of each post that give all accounts about the characters of the longest, and the most repeats."""
    lengths: Counter[int] = Counter()
    for post, account in zip(train, owner, strict=True):
        lengths[account] += fair_length(post.text)
    longest = max(lengths.values())
    repeats = [longest // lengths[account] for account in owner]
    most = max(longest // length for length in lengths.values())
    # The remainder is filled with posts of one more round, in random order.
    for account, length in sorted(lengths.items()):
        missing = longest % length
        own = [i for i, a in enumerate(owner) if a == account]
        random.Random(f"{seed}:balance:{account}").shuffle(own)
        for i in own:
            if (characters := fair_length(train[i].text)) <= missing:
                repeats[i] += 1
                missing -= characters
    return repeats, most


def fingerprint(
    train: Sequence[CuratedPost], validation: Sequence[CuratedPost] = (), reposts: Sequence[CuratedPost] = ()
) -> str:
    """SHA-256 over platform, id, text, side and parent (if it has one) of every post, in any order."""
    lines = sorted(
        json.dumps([post.platform, post.id, post.text, part, *([post.parent] if post.parent else [])])
        for part, posts in (("train", train), ("validation", validation), ("repost", reposts))
        for post in posts
    )
    return hashlib.sha256("\n".join(lines).encode("ascii")).hexdigest()
