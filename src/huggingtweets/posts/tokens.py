"""Posts as token ids, and batches of them. Everything random depends on the seed alone, not on the machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from huggingtweets.posts.curate import CuratedPost
from huggingtweets.text import boundary

MAX_TOKENS = 1024
"""Longer posts are cut: memory grows with the square of a post's length, and X allows 25,000 characters."""


@dataclass(frozen=True, slots=True)
class TokenizedPost:
    """A post as token ids."""

    ids: list[int]
    """Start token, the quoted parent if there is one, text, end token. A cut post has no end token, because it does
    not end there."""
    bytes: int
    """UTF-8 length of the text in `ids`."""
    is_cut: bool = False
    given: int = 1
    """Tokens that are not predicted: the start token and the parent."""

    @property
    def predicted(self) -> int:
        """Number of predicted tokens."""
        return len(self.ids) - self.given


def quoted(parent: str) -> str:
    """`parent` before the post that answers it, laid out as e-mail and Markdown quote: "> " and an empty line.

    Bases know this layout from their pre-training, so it needs no new tokens and no other files in a persona.
    """
    return "".join(f"> {line}\n" for line in parent.splitlines()) + "\n"


def tokenize(
    posts: Sequence[CuratedPost], encode: Callable[[list[str]], list[list[int]]], start: int, end: int, context: int
) -> list[TokenizedPost]:
    """Token ids of each post between `start` and `end`, cut to `context` and `MAX_TOKENS`.

    A text that is cut off has no end token. A parent comes before the text, unless both do not fit. They are encoded
    apart, so that the text has the same ids with and without it. `encode` returns the ids of each text without special
    tokens. `start` and `end` within a text are dropped, so that no post ends itself.
    """
    if context < 3:
        raise ValueError("a post needs a context of 3 tokens or more")
    context = min(context, MAX_TOKENS)
    if not posts:
        return []
    encoded = encode([post.text for post in posts])
    parents = {parent: quoted(parent) for post in posts if (parent := post.parent)}
    parent_ids = dict(zip(parents, encode([*parents.values()]), strict=True)) if parents else {}
    tokenized = []
    for post, ids in zip(posts, encoded, strict=True):
        before = [i for i in parent_ids.get(post.parent or "", ()) if i not in (start, end)]
        if len(before) + len(ids) + 2 > context:
            before = []
        if len(ids) + 2 > context:
            tokenized.append(_cut(post.text, encode, start, end, context))
            continue
        inner = [i for i in ids if i not in (start, end)]
        whole = [start, *before, *inner, *([] if post.is_cut else [end])]
        tokenized.append(TokenizedPost(whole, len(post.text.encode()), post.is_cut, given=1 + len(before)))
    return tokenized


def _cut(
    text: str, encode: Callable[[list[str]], list[list[int]]], start: int, end: int, context: int
) -> TokenizedPost:
    """The longest prefix of `text` that fits. No grapheme is cut."""
    fits, too_long = 0, len(text)
    kept: list[int] = []
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        ids = encode([text[:middle]])[0]
        if len(ids) + 1 <= context:
            fits, kept = middle, ids
        else:
            too_long = middle
    if (whole := boundary(text, fits)) < fits:
        fits, kept = whole, encode([text[:whole]])[0]
    ids = [start, *(i for i in kept if i not in (start, end))]
    return TokenizedPost(ids, len(text[:fits].encode()), is_cut=True)


# --- Batches ---------------------------------------------------------------------------------------------------

JITTER = 0.1
"""Lengths vary by up to this share before posts are sorted by length, so that epochs have different batches."""

STEP_TOKENS = 1024
"""Most tokens in a batch, padding included. Bounds memory where posts are long."""
STEP_PAIRS = 2**19
"""Most pairs of tokens in attention: posts times the square of the longest."""
LARGE_BATCH = 16
"""Posts per batch above which both limits grow in proportion."""


def batches(posts: Sequence[TokenizedPost], size: int, seed: int, epoch: int, *, pads: bool) -> list[list[int]]:
    """Positions in `posts` for one epoch, in batches of at most `size` posts, `STEP_TOKENS` and `STEP_PAIRS`.

    Every position occurs once. Deterministic in seed and epoch. If the model `pads`, posts of similar length share a
    batch. Otherwise the order is random, because batches of mixed lengths train better.
    """
    chance = random.Random(f"{seed}:batches:{epoch}")
    order = list(range(len(posts)))
    if pads:
        jittered = [len(post.ids) * chance.uniform(1 - JITTER, 1 + JITTER) for post in posts]
        order.sort(key=jittered.__getitem__)
    else:
        chance.shuffle(order)
    scale = max(1.0, size / LARGE_BATCH)
    made: list[list[int]] = []
    tokens = longest = 0
    for i in order:
        length = len(posts[i].ids)
        count = len(made[-1]) + 1 if made else 0
        longest, tokens = max(longest, length), tokens + length
        held = count * longest if pads else tokens
        if not made or count > size or held > scale * STEP_TOKENS or count * longest**2 > scale * STEP_PAIRS:
            made.append([i])
            tokens = longest = length
        else:
            made[-1].append(i)
    if pads:
        chance.shuffle(made)
    return made


def scoring_batches(posts: Sequence[TokenizedPost], max_tokens: int) -> list[list[int]]:
    """Positions in `posts` in batches of at most `max_tokens`, padding included, or of one longer post.

    The longest posts come first, so that too little memory shows at once.
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
