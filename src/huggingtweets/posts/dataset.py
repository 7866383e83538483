"""From curated texts to what a model trains on: the split, token ids and batches.

Two posts of one timeline are often the same text but for a number or a link. A split that puts them on both
sides flatters the held-out loss, so near-duplicates stay together (see `similarity`). Everything random here
follows from a seed and is the same on any machine, whatever order the posts come in.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from huggingtweets.config import DatasetConfig
from huggingtweets.errors import EmptySplitError, TooFewPostsError
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.similarity import near_duplicate_groups, normalise

FEWEST_CHARACTERS = 6_000
"""Below this there is nothing to learn a voice from: an error."""

FEW_CHARACTERS = 40_000
"""Below this a model copies more than it learns: a warning."""

MANY_TIMES = 4
"""A warning when an account is repeated more often than this to balance a longer one."""


@dataclass(frozen=True, slots=True)
class Split:
    """Posts to train on and posts to score, no two near-duplicates apart."""

    train: list[CuratedPost]
    """Each post once, by account, oldest first."""
    train_repeats: list[int]
    """How often each of `train` is seen in an epoch: above 1 where a shorter account is brought level."""
    validation: list[CuratedPost]
    """Never repeated."""
    repeats: int
    """Posts left out because another account or place has the same text."""
    straddling: int
    """Late posts left out because they are alike to earlier training posts (only when split by time)."""
    fingerprint: str
    """SHA-256 over the place, id, text and part of every post: equal for equal splits."""
    warnings: list[str]

    def one_epoch(self) -> list[CuratedPost]:
        """The training posts, each as often as an epoch shows it."""
        return [post for post, times in zip(self.train, self.train_repeats, strict=True) for _ in range(times)]


def build(curated: Sequence[Sequence[CuratedPost]], config: DatasetConfig, seed: int) -> Split:
    """Split the posts of one or more accounts, each account by `config.held_out`.

    Near-duplicates are kept together across accounts too, so a share is met as closely as whole groups, taken
    in random order, allow. Split by time, the latest posts of each account are held out, less those alike to
    a training post; posts without a time count as the oldest.

    Raises TooFewPostsError under `FEWEST_CHARACTERS` in all, EmptySplitError when a part would hold no post.
    """
    accounts, repeats = _distinct(curated)
    if config.max_posts is not None:
        accounts = [posts[-config.max_posts :] for posts in accounts]
    accounts = [posts for posts in accounts if posts]
    warnings = _check_amount(accounts, config)

    posts = [post for account in accounts for post in account]
    owner = [number for number, account in enumerate(accounts) for _ in account]
    groups = near_duplicate_groups([post.text for post in posts], config.near_duplicate)
    left_out: set[int] = set()
    if config.split == "time":
        held, left_out = _latest(owner, groups, config.held_out)
        if any(post.created_at is None for post in posts):
            warnings.append("Some posts carry no time; they count as the oldest and are trained on first.")
    else:
        held = _at_random(owner, groups, config.held_out, seed)
    kept = [i for i in range(len(posts)) if i not in held and i not in left_out]
    if not held or not kept:
        raise EmptySplitError(
            f"The {len(posts)} posts cannot be split: {'nothing is left to hold out' if kept else 'all are held out'}. "
            "Near-duplicates stay on one side of the split. Add posts, or change --held-out or --near-duplicate."
        )
    train, validation = [posts[i] for i in kept], [posts[i] for i in sorted(held)]
    if (characters := sum(len(post.text) for post in train)) < FEWEST_CHARACTERS // 2:
        raise TooFewPostsError(
            f"Only {characters:,} characters are left to train on beside what is held out; {FEWEST_CHARACTERS // 2:,} "
            "are needed. Lower --held-out, or add posts."
        )
    if repeats:
        warnings.append(f"{_posts(repeats)} left out: another account or place has the same text.")
    if left_out:
        warnings.append(f"{_posts(len(left_out))} of the latest left out: like earlier ones that are trained on.")
    times, most = _balance(train, [owner[i] for i in kept], seed)
    if most > MANY_TIMES:
        warnings.append(
            f"The shortest account is repeated {most} times to match the longest: expect its posts to be copied. "
            "Add posts of it, or lower --max-posts."
        )
    return Split(
        train=train,
        train_repeats=times,
        validation=validation,
        repeats=repeats,
        straddling=len(left_out),
        fingerprint=_fingerprint(train, validation),
        warnings=warnings,
    )


def _in_time(post: CuratedPost) -> tuple[float, int, str, str, str]:
    """Sorts by time, then id (numeric ids by value), then what makes the order complete."""
    when = post.created_at
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)  # timestamp() would take it for the local time of this machine
    return (float("-inf") if when is None else when.timestamp(), len(post.id), post.id, post.platform, post.text)


def _distinct(curated: Sequence[Sequence[CuratedPost]]) -> tuple[list[list[CuratedPost]], int]:
    """Accounts in an order of their own, posts in time, each text (see `normalise`) once; and how many went."""
    ordered = [sorted(posts, key=_in_time) for posts in curated]
    ordered.sort(key=lambda posts: [(post.handle, post.platform, post.id, post.text) for post in posts[:1]])
    seen: set[str] = set()
    accounts, repeats = [], 0
    for posts in ordered:
        account = []
        for post in posts:
            same = normalise(post.text)
            if same in seen:
                repeats += 1
            else:
                seen.add(same)
                account.append(post)
        accounts.append(account)
    return accounts, repeats


def _check_amount(accounts: Sequence[Sequence[CuratedPost]], config: DatasetConfig) -> list[str]:
    characters = sum(len(post.text) for posts in accounts for post in posts)
    count = sum(map(len, accounts))
    have = f"{_posts(count)} with {characters:,} characters in all"
    more = (
        "Add another archive or export, or keep more of what there is: huggingtweets curate HANDLE says what was "
        "dropped, and why"
    )
    if config.max_posts is not None and any(len(posts) >= config.max_posts for posts in accounts):
        more = f"Raise --max-posts {config.max_posts}"
    if characters < FEWEST_CHARACTERS:
        raise TooFewPostsError(f"Only {have} are left to learn from; {FEWEST_CHARACTERS:,} are needed. {more}.")
    if characters < FEW_CHARACTERS:
        return [f"Only {have}: the model will copy much of it; {FEW_CHARACTERS:,} give a better voice. {more}."]
    return []


def _posts(count: int) -> str:
    return f"{count:,} post{'' if count == 1 else 's'}"


def _at_random(owner: Sequence[int], groups: Sequence[Sequence[int]], share: float, seed: int) -> set[int]:
    """Positions to hold out: whole groups, taken while that brings the accounts closer to their share."""
    sizes = Counter(owner)
    left = dict(sizes)
    missing = {account: size * share for account, size in sizes.items()}
    order = list(groups)
    random.Random(seed).shuffle(order)
    counts = [Counter(owner[i] for i in group) for group in order]
    held: set[int] = set()

    def take(number: int) -> None:
        held.update(order[number])
        for account, n in counts[number].items():
            missing[account] -= n
            left[account] -= n

    def gain(number: int) -> float:
        return sum(abs(missing[a]) - abs(missing[a] - n) for a, n in counts[number].items())

    # First what fits; then what oversteps the share by less than was missing. Every account keeps a post to train on.
    waiting = list(range(len(order)))
    for may_overstep in (False, True):
        still = []
        for number in waiting:
            fits = all(n <= missing[a] + 0.5 for a, n in counts[number].items())
            if all(n < left[a] for a, n in counts[number].items()) and (gain(number) > 0 if may_overstep else fits):
                take(number)
            else:
                still.append(number)
        waiting = still
    if not held:
        spare = [number for number in waiting if all(n < left[a] for a, n in counts[number].items())]
        if spare:
            take(max(spare, key=gain))
    return held


def _latest(owner: Sequence[int], groups: Sequence[Sequence[int]], share: float) -> tuple[set[int], set[int]]:
    """Positions to hold out, and positions after the border left out because they are alike to training posts."""
    sizes = Counter(owner)
    late: set[int] = set()
    start = 0
    for account in range(len(sizes)):
        size = sizes[account]
        late.update(range(start + size - min(max(1, round(size * share)), size - 1), start + size))
        start += size
    left_out = {i for group in groups if not late.issuperset(group) for i in group if i in late}
    return late - left_out, left_out


def _balance(train: Sequence[CuratedPost], owner: Sequence[int], seed: int) -> tuple[list[int], int]:
    """How often an epoch shows each post so that all accounts have about the longest one's characters, and the most."""
    lengths: Counter[int] = Counter()
    for post, account in zip(train, owner, strict=True):
        lengths[account] += len(post.text)
    longest = max(lengths.values())
    times = [longest // lengths[account] for account in owner]
    most = max(longest // length for length in lengths.values())
    # What a whole number of rounds leaves open is filled with posts of a further round, in random order.
    for account, length in sorted(lengths.items()):
        open_characters = longest % length
        mine = [i for i, a in enumerate(owner) if a == account]
        random.Random(f"{seed}:balance:{account}").shuffle(mine)
        for i in mine:
            if len(train[i].text) <= open_characters:
                times[i] += 1
                open_characters -= len(train[i].text)
    return times, most


def _fingerprint(train: Sequence[CuratedPost], validation: Sequence[CuratedPost]) -> str:
    lines = sorted(
        json.dumps([post.platform, post.id, post.text, part])
        for part, posts in (("train", train), ("validation", validation))
        for post in posts
    )
    return hashlib.sha256("\n".join(lines).encode("ascii")).hexdigest()


def fingerprint_of_texts(posts: Sequence[CuratedPost]) -> str:
    """SHA-256 over the place, id and text of every post, whatever their order."""
    return _fingerprint(posts, [])


# --- Token ids -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TokenizedPost:
    """One post as a model reads it."""

    ids: list[int]
    """The separator, the text's tokens, the separator; a cut post has no second one, for it does not end there."""
    bytes: int
    """UTF-8 length of the text that `ids` stand for."""
    is_cut: bool = False
    """The text was longer than `LONGEST` or the model's context."""


LONGEST = 1024
"""Tokens of a post that are read at most. X and Mastodon have posts of 25,000 characters, and memory grows with the
square of a post's length."""


def tokenise(
    posts: Sequence[CuratedPost], encode: Callable[[list[str]], list[list[int]]], separator: int, context: int
) -> list[TokenizedPost]:
    """Each post between two separators, in at most `context` tokens and `LONGEST`; one too long keeps its beginning.

    `encode` gives the token ids of each text without special tokens. A separator among a text's own tokens is
    taken out: a post must not end itself. Count the cut posts by `is_cut`.
    """
    if context < 3:
        raise ValueError("a post needs a context of 3 tokens or more")
    context = min(context, LONGEST)
    if not posts:
        return []
    encoded = encode([post.text for post in posts])
    return [
        _cut(post.text, encode, separator, context)
        if len(ids) + 2 > context
        else TokenizedPost([separator, *(i for i in ids if i != separator), separator], len(post.text.encode()))
        for post, ids in zip(posts, encoded, strict=True)
    ]


def _cut(text: str, encode: Callable[[list[str]], list[list[int]]], separator: int, context: int) -> TokenizedPost:
    """The longest beginning of `text` found to fit, cut where its bytes are known: between characters."""
    fits, too_long = 0, len(text)
    kept: list[int] = []
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        ids = encode([text[:middle]])[0]
        if len(ids) + 1 <= context:
            fits, kept = middle, ids
        else:
            too_long = middle
    ids = [separator, *(i for i in kept if i != separator)]
    return TokenizedPost(ids, len(text[:fits].encode()), is_cut=True)


# --- Batches ---------------------------------------------------------------------------------------------------

JITTER = 0.1
"""Lengths are blurred by up to this share before posts are sorted into batches, so that no two epochs are alike."""

STEP_TOKENS = 1024
"""Of a batch of up to `LARGE` posts, padding included where the learner pads: it bounds memory where posts are long."""
STEP_PAIRS = 2**19
"""Pairs of tokens in a batch, as attention has them: posts times the square of the longest one's length."""
LARGE = 16
"""Posts per batch; who asks for more means to spend more memory, and both bounds grow with it."""


def batches(posts: Sequence[TokenizedPost], batch_size: int, seed: int, epoch: int) -> list[list[int]]:
    """Positions in `posts` for one epoch: posts of like length together, the batches in random order.

    Every position once; batches are full but for one and those of long posts. The same for the same (seed, epoch).
    """
    chance = random.Random(f"{seed}:batches:{epoch}")
    blurred = [len(post.ids) * chance.uniform(1 - JITTER, 1 + JITTER) for post in posts]
    order = sorted(range(len(posts)), key=blurred.__getitem__)
    made = _in_bounds(posts, order, batch_size, pads=True)
    chance.shuffle(made)
    return made


def shuffled_batches(posts: Sequence[TokenizedPost], batch_size: int, seed: int, epoch: int) -> list[list[int]]:
    """Positions in `posts` for one epoch in random order, for a learner to which unlike lengths are no padding.

    Every position once; batches are full but for the last and those of long posts. The same for the same (seed, epoch).
    """
    order = list(range(len(posts)))
    random.Random(f"{seed}:batches:{epoch}").shuffle(order)
    return _in_bounds(posts, order, batch_size, pads=False)


def _in_bounds(posts: Sequence[TokenizedPost], order: Sequence[int], size: int, *, pads: bool) -> list[list[int]]:
    """`order` cut into batches of at most `size` posts, `STEP_TOKENS` and `STEP_PAIRS`, or one post alone."""
    times = max(1.0, size / LARGE)
    made: list[list[int]] = []
    tokens = longest = 0
    for i in order:
        length = len(posts[i].ids)
        count = len(made[-1]) + 1 if made else 0
        longest, tokens = max(longest, length), tokens + length
        held = count * longest if pads else tokens
        if not made or count > size or held > times * STEP_TOKENS or count * longest**2 > times * STEP_PAIRS:
            made.append([i])
            tokens = longest = length
        else:
            made[-1].append(i)
    return made


def scoring_batches(posts: Sequence[TokenizedPost], max_tokens: int) -> list[list[int]]:
    """Positions in `posts`, longest first, so that want of memory shows at once: for scoring.

    A batch holds at most `max_tokens` with its padding, or one post that alone is longer.
    """
    made: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(posts)), key=lambda i: -len(posts[i].ids)):
        if made and (len(made[-1]) + 1) * longest <= max_tokens:
            made[-1].append(i)
        else:
            made.append([i])
            longest = len(posts[i].ids)
    return made
