"""Select posts for training: each post becomes a clean text or is dropped for one reason.

The rules apply in the order of `REASONS`. The first six test the post as the platform served it, the others the cleaned
text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huggingtweets.config import CurateConfig
from huggingtweets.posts.cleaning import LINK, clean, clean_parent, readable
from huggingtweets.posts.languages import Guesses, guess, language_of, summarise, surest
from huggingtweets.posts.post import Post
from huggingtweets.posts.words import MENTION, PICTURE, SPACELESS, count_words, fair_length, normalise, whole_word
from huggingtweets.text import shorten, visible

REASONS = {
    "superseded_edit": "older version of an edited post",
    "retweet": "repost",
    "cut_off": "text is cut off",
    "content_warning": "has a content warning",
    "reply": "reply to someone else",
    "quote": "quote post",
    "only_link_or_media": "only links, pictures or videos",
    "only_mentions": "only @mentions",
    "too_short": "too few words",
    "other_language": "in another language",
    "blocked_word": "contains a blocked word",
    "repeat": "same text as an earlier post",
}
"""The label of every reason, in the order of the rules."""

EXAMPLES = 5
"""Dropped posts that are shown for each reason, at most."""

EXAMPLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class CuratedPost:
    """A clean text and the post it comes from."""

    platform: str
    id: str
    handle: str
    text: str
    created_at: datetime | None = None
    parent: str = ""
    """The beginning of the post that it answers, cleaned; empty if that is unknown or not wanted."""
    is_cut: bool = False
    """The end of the text is missing. Only reposts are kept so."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Identifies the post: platform, handle and id."""
        return self.platform, self.handle, self.id


@dataclass(frozen=True, slots=True)
class Curated:
    """The result of curation. `kept + sum(dropped.values()) == read`."""

    texts: list[CuratedPost]
    """In the order of the input."""
    reposts: list[CuratedPost]
    """Texts of others that the account reposted, if wanted. They count as dropped."""
    dropped: dict[str, int]
    """Count of every reason, even 0, in the order of `REASONS`."""
    examples: dict[str, list[str]]
    """Some dropped posts by reason, evenly spread over the input."""
    masked: int
    """E-mail addresses and phone numbers replaced in `texts`."""
    unlinked: int
    """Number of `texts` from which links were removed."""
    languages: dict[str, int]
    """Number of kept posts by ISO 639-1 code, "other" and "und", most frequent first; see `languages.summarise`."""

    @property
    def kept(self) -> int:
        return len(self.texts)

    @property
    def parents(self) -> int:
        """Number of `texts` with a parent."""
        return sum(bool(post.parent) for post in self.texts)

    @property
    def read(self) -> int:
        return self.kept + sum(self.dropped.values())

    @property
    def characters(self) -> int:
        return sum(len(post.text) for post in self.texts)

    def as_json(self, handle: str) -> dict[str, Any]:
        """The object that `curate --json` prints."""
        names = ("read", "kept", "characters", "masked", "unlinked", "dropped", "examples", "languages")
        return {"handle": handle, **{name: getattr(self, name) for name in names}}


def curate(posts: Iterable[Post], config: CurateConfig) -> Curated:
    """Clean all posts and select the texts to train on.

    An edited post is superseded if a newer version is among `posts`. Of duplicates (see `normalise`) the first is kept.
    """
    given = list(posts)
    newest = {_edit_group(post): _age(post.id) for post in sorted(given, key=lambda post: _age(post.id))}
    blocked = _blocked_pattern(config.block)
    wanted = frozenset(filter(None, map(language_of, config.lang)))
    texts: list[CuratedPost] = []
    reposts: list[CuratedPost] = []
    dropped: dict[str, list[Post]] = defaultdict(list)
    languages: list[Guesses] = []
    seen: set[str] = set()
    masked = unlinked = 0
    for post in given:
        reason = _drop_as_served(post, newest, config)
        if reason is None:
            text, masks = clean(post.text, config)
            if post.is_cut:
                text = _CUT_TAIL.sub("", text)
            same = normalise(text)
            reason = _drop_cleaned(post, text, same, config, wanted, blocked)
            if reason is None and same in seen:
                reason = "repeat"
        if reason is not None:
            dropped[reason].append(post)
            if reason == "retweet" and config.reposts:
                text, cuts = _CUT_TAIL.subn("", clean(_MANUAL_RETWEET.sub("", post.text), config)[0])
                is_hidden = post.warning is not None and not config.cw
                if not is_hidden and not _drop_cleaned(post, text, normalise(text), config, wanted, blocked):
                    where = post.platform, post.id, post.handle
                    reposts.append(CuratedPost(*where, text, post.created_at, is_cut=cuts > 0))
            continue
        seen.add(same)
        masked += masks
        unlinked += not config.links and LINK.search(post.text) is not None
        languages.append([(told, 1.0)] if (told := language_of(post.lang)) else guess(text, wanted))
        parent = clean_parent(post.parent, config) if config.parents and post.parent else ""
        texts.append(CuratedPost(post.platform, post.id, post.handle, text, post.created_at, parent))
    return Curated(
        texts=texts,
        reposts=reposts,
        dropped={reason: len(dropped[reason]) for reason in REASONS},
        examples={reason: _examples(dropped[reason]) for reason in REASONS if dropped[reason]},
        masked=masked,
        unlinked=unlinked,
        languages=summarise(languages),
    )


# --- The rules -------------------------------------------------------------------------------------------------


def _drop_as_served(post: Post, newest: dict[tuple[str, str], tuple[int, str]], config: CurateConfig) -> str | None:
    if _age(post.id) < newest[_edit_group(post)]:
        return "superseded_edit"
    if post.kind == "repost":
        return "retweet"
    if not config.cut_off and (post.is_cut or _is_shared_beginning(post.text)):
        return "cut_off"
    if post.warning is not None and not config.cw:
        return "content_warning"
    if post.kind == "reply" and not config.replies:
        return "reply"
    if post.kind == "quote" and not config.quotes:
        return "quote"
    return None


def _drop_cleaned(
    post: Post, text: str, same: str, config: CurateConfig, wanted: frozenset[str], blocked: re.Pattern[str] | None
) -> str | None:
    if _MANUAL_RETWEET.match(text):
        return "retweet"
    spoken = LINK.sub(" ", text) if config.links else text
    if not spoken.strip():
        return "only_link_or_media"
    if count_words(spoken) < config.min_words:
        rest, mentions = MENTION.subn("", spoken)
        return "only_mentions" if mentions and not _SAYS.search(rest) else "too_short"
    if wanted and not _is_wanted(language_of(post.lang), spoken, wanted):
        return "other_language"
    if blocked and blocked.search(same):
        return "blocked_word"
    return None


def is_fit(text: str, config: CurateConfig) -> bool:
    """Whether curation would keep a post with this text, unchanged."""
    spoken = LINK.sub(" ", text) if config.links else text
    blocked = _blocked_pattern(config.block)
    return (
        count_words(spoken) >= config.min_words
        and clean(text, config)[0] == text
        and not _MANUAL_RETWEET.match(text)
        and not (blocked and blocked.search(normalise(text)))
    )


_MANUAL_RETWEET = re.compile(r"RT @\w+:?\s*")
"""The beginning of a retweet in an archive, or of one made by hand. Posts with the author's words before it stay."""

_CUT_TAIL = re.compile(rf"\s*(?:(?!{SPACELESS.pattern})\S)*…\s*\Z")
_SHARED_BEGINNING = re.compile(r"…(?:\s*https?://\S+)+\s*$")


def _is_shared_beginning(text: str) -> bool:
    # Instagram, Facebook and feed bots cut long texts: "… https://t.co/abc". Authors write short ones that end so too.
    return (
        "…" in text and (end := _SHARED_BEGINNING.search(text)) is not None and fair_length(text[: end.start()]) >= 85
    )


def _edit_group(post: Post) -> tuple[str, str]:
    # A first version that was fetched before the edit has no `edit_of`; its own id is the same.
    return post.platform, post.edit_of or post.id


def _age(post_id: str) -> tuple[int, str]:
    """Sort key: numeric ids by value (without int(), which refuses thousands of digits), others as text."""
    if post_id.isascii() and post_id.isdecimal():
        digits = post_id.lstrip("0")
        return len(digits), digits
    return 0, post_id


_SAYS = re.compile(rf"[^\W_]|{PICTURE.pattern}")


def _blocked_pattern(block: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern that matches any of the words in a normalised text."""
    parts = [whole_word(word) for word in sorted(filter(None, map(normalise, block)))]
    return re.compile("|".join(parts)) if parts else None


def _is_wanted(told: str | None, text: str, wanted: frozenset[str]) -> bool:
    """Whether `text` is in a wanted language: the one that the platform told, else the detected one. True if unsure."""
    if told:
        return told in wanted
    found = surest(guess(text, wanted))
    return found is None or found in wanted or (found == "zh" and "ja" in wanted)  # Japanese, too, may lack kana


def _examples(posts: Sequence[Post]) -> list[str]:
    """Up to `EXAMPLES` of `posts`, evenly spread from the first to the last, as short visible lines."""
    if len(posts) > EXAMPLES:
        posts = [posts[i * (len(posts) - 1) // (EXAMPLES - 1)] for i in range(EXAMPLES)]
    lines = [" ".join(visible(readable(post.text)).split()) for post in posts]
    return [shorten(line, EXAMPLE_CHARACTERS) for line in lines]
