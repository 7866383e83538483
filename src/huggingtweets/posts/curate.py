"""From posts to training texts: each post becomes one clean text, or is dropped for one named reason.

Pure: nothing is read, written or fetched. The rules are tried in the order of `REASONS`; the first that
holds names the drop. The first six look at the post as its place served it, the others at the cleaned text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from huggingtweets.config import CurateConfig
from huggingtweets.posts.cleaning import LINK, PICTURE, TAG_OR_MENTION, clean, whole_word, words
from huggingtweets.posts.post import Post
from huggingtweets.posts.similarity import normalise
from huggingtweets.text import INVISIBLE

Reason = Literal[
    "superseded_edit",
    "retweet",
    "cut_off",
    "content_warning",
    "reply",
    "quote",
    "only_link_or_media",
    "only_mentions",
    "too_short",
    "other_language",
    "blocked_word",
    "repeat",
]

REASONS: dict[Reason, str] = {
    "superseded_edit": "older version of an edited post",
    "retweet": "retweet: someone else's words",
    "cut_off": "only the beginning is known",
    "content_warning": "under a content warning",
    "reply": "reply to someone else",
    "quote": "words over a quoted post",
    "only_link_or_media": "nothing but links, pictures or videos",
    "only_mentions": "nothing but @mentions",
    "too_short": "too few words",
    "other_language": "in another language",
    "blocked_word": "holds a blocked word",
    "repeat": "same text as an earlier post",
}
"""Every reason in the order in which the rules are tried, with a label to show."""

EXAMPLES = 5
"""Dropped posts shown for each reason, at most."""

EXAMPLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class CuratedPost:
    """A text to learn from, and the post it comes from."""

    platform: str
    id: str
    handle: str
    text: str
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Curated:
    """What became of the posts: `kept + sum(dropped.values()) == read`."""

    texts: list[CuratedPost]
    """In the order of the posts given."""
    dropped: dict[Reason, int]
    """Every reason, 0 included, in the order of `REASONS`."""
    examples: dict[Reason, list[str]]
    """Dropped posts, spread evenly over the posts given; reasons without one are left out."""
    masked: int
    """E-mail addresses and phone numbers replaced in `texts`."""
    languages: dict[str, int]
    """Kept posts by ISO 639-1 code, most first; "und" counts those whose place does not tell."""

    @property
    def kept(self) -> int:
        return len(self.texts)

    @property
    def read(self) -> int:
        return self.kept + sum(self.dropped.values())

    @property
    def characters(self) -> int:
        return sum(len(post.text) for post in self.texts)

    def as_json(self, handle: str) -> dict[str, Any]:
        """The figures without the texts, for `--json` and `run.json`. These keys are a public interface."""
        return {
            "handle": handle,
            "read": self.read,
            "kept": self.kept,
            "characters": self.characters,
            "masked": self.masked,
            "dropped": dict(self.dropped),
            "examples": dict(self.examples),
            "languages": dict(self.languages),
        }


def curate(posts: Iterable[Post], config: CurateConfig) -> Curated:
    """Clean every post and keep the texts worth learning from.

    An edited post counts as superseded when a newer version of it is among `posts`. Of equal texts (see
    `normalise`) the first in the order given is kept.
    """
    given = list(posts)
    newest = _newest_versions(given)
    blocked = _blocked_pattern(config.block)
    wanted = frozenset(filter(None, map(_language, config.lang)))
    texts: list[CuratedPost] = []
    dropped: dict[Reason, list[Post]] = defaultdict(list)
    languages: Counter[str] = Counter()
    seen: set[str] = set()
    masked = 0
    for post in given:
        reason = _drop_unread(post, newest, config)
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
            continue
        seen.add(same)
        masked += masks
        languages[_language(post.lang) or "und"] += 1
        texts.append(CuratedPost(post.platform, post.id, post.handle, text, post.created_at))
    return Curated(
        texts=texts,
        dropped={reason: len(dropped[reason]) for reason in REASONS},
        examples={reason: [_shown(p.text) for p in _spread(dropped[reason])] for reason in REASONS if dropped[reason]},
        masked=masked,
        languages=dict(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


# --- The rules -------------------------------------------------------------------------------------------------


def _drop_unread(post: Post, newest: dict[tuple[str, str], tuple[int, str]], config: CurateConfig) -> Reason | None:
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
) -> Reason | None:
    if _MANUAL_RETWEET.match(text):
        return "retweet"
    spoken = LINK.sub(" ", text) if config.links else text
    if not spoken.strip():
        return "only_link_or_media"
    if words(spoken) < config.min_words:
        rest, mentions = _MENTION.subn("", spoken)
        return "only_mentions" if mentions and not _SAYS.search(rest) else "too_short"
    if wanted and not _speaks(post.lang, spoken, wanted):
        return "other_language"
    if blocked and blocked.search(same):
        return "blocked_word"
    return None


_MANUAL_RETWEET = re.compile(r"RT @\w")
"""How people retweeted before there was a button, and how an archive shows every retweet. Sources tell most of
them by `kind`; words put before the RT are the account's own, so such a post stays."""

_CUT_TAIL = re.compile(r"\s*\S*…\s*\Z")
_SHARED_BEGINNING = re.compile(r"…(?:\s*https?://\S+)+\s*$")


def _is_shared_beginning(text: str) -> bool:
    # Instagram, Facebook and feed bots cut a long text mid-word, "… https://t.co/abc". Short texts that end in
    # "…" are their author's own way to lead up to a link.
    return "…" in text and (end := _SHARED_BEGINNING.search(text)) is not None and end.start() >= 85


def _edit_group(post: Post) -> tuple[str, str]:
    # A first version fetched before the edit does not know of it: its own id is the group's name.
    return post.platform, post.edit_of or post.id


def _age(post_id: str) -> tuple[int, str]:
    """Orders numeric ids as numbers (without int(), which refuses thousands of digits), others as text."""
    if post_id.isascii() and post_id.isdecimal():
        digits = post_id.lstrip("0")
        return len(digits), digits
    return 0, post_id


def _newest_versions(posts: Sequence[Post]) -> dict[tuple[str, str], tuple[int, str]]:
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for post in posts:
        group, age = _edit_group(post), _age(post.id)
        if group not in newest or newest[group] < age:
            newest[group] = age
    return newest


_MENTION = re.compile(r"[@＠]\w+(?:@[\w.-]+\w)?")
_SAYS = re.compile(rf"[^\W_]|{PICTURE.pattern}")


def _blocked_pattern(block: Sequence[str]) -> re.Pattern[str] | None:
    """Finds any of the words, whole, in a normalised text; a word of a script without spaces is found anywhere."""
    parts = [whole_word(word) for word in sorted(filter(None, map(normalise, block)))]
    return re.compile("|".join(parts)) if parts else None


# --- Languages -------------------------------------------------------------------------------------------------

_OLD_OR_NARROW = {"in": "id", "iw": "he", "ji": "yi", "nb": "no", "nn": "no", "fil": "tl", "cmn": "zh"}
_NO_LANGUAGE = {"und", "zxx", "mul", "mis", "art"}

# What people post in. The detector knows 140 languages and, of three words, would call many a post Zulu.
_POSTED = (
    "ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu hy id is it ja ka kn ko lt lv mk ml mr ms nl no pa pl pt "
    "ro ru sk sl sq sr sv ta te th tl tr uk ur vi zh"
)
_SURE = 0.6
"""Of 8,754 English posts 5 are called another language with at least this probability, 196 with less."""


def _language(code: str | None) -> str | None:
    """`code` without its region, modern and broad (nb is no), None when it names no language (X's qme, und…)."""
    if not code:
        return None
    base = re.split(r"[-_]", code.casefold(), maxsplit=1)[0]
    if base in _NO_LANGUAGE or (len(base) == 3 and base.startswith("q")):
        return None
    return _OLD_OR_NARROW.get(base, base)


def _speaks(told: str | None, text: str, wanted: frozenset[str]) -> bool:
    """Whether `text` is in a wanted language: as its place tells, else unless the detector is sure of another one.

    "lol ok" is in any language: a post too short to tell is kept.
    """
    if language := _language(told):
        return language in wanted
    detector = _detector(wanted)
    if detector is None:
        return True
    found, probability = detector.classify(TAG_OR_MENTION.sub(" ", text))
    return found in wanted or probability < _SURE


@lru_cache(maxsize=4)
def _detector(wanted: frozenset[str]) -> Any:
    """None when one of the wanted languages is unknown to the detector, which would then call it another."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if not wanted <= set(detector.labels):
        return None
    detector.set_languages(sorted(wanted | set(_POSTED.split())))
    return detector


# --- Examples --------------------------------------------------------------------------------------------------


def _spread(posts: Sequence[Post]) -> list[Post]:
    """Up to `EXAMPLES` of `posts`, the first, the last and some evenly between."""
    if len(posts) <= EXAMPLES:
        return list(posts)
    return [posts[i * (len(posts) - 1) // (EXAMPLES - 1)] for i in range(EXAMPLES)]


def _shown(text: str) -> str:
    """`text` as it came, in one line and with nothing that could upset a terminal or a page's direction."""
    line = " ".join(INVISIBLE.sub("", text).split())
    return line if len(line) <= EXAMPLE_CHARACTERS else line[: EXAMPLE_CHARACTERS - 1] + "…"
