"""Mask what a text is about, and keep how it is written: function words, punctuation, case, emoji, line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from huggingtweets.posts.cleaning import LINK
from huggingtweets.posts.words import MENTION, PICTURE, TAG_OR_MENTION, is_word, normalise, parts, split_words

FUNCTION_WORDS = 150  # Words that stay. Above all pronouns, prepositions, conjunctions and auxiliary verbs.
_CANDIDATES = 300  # Words with the lowest ranks, of which the most frequent stay. Fragments such as "ing" rank low.

SPECIAL = re.compile(f"(?P<link>{LINK.pattern})|(?P<mention>{MENTION.pattern})|(?P<tag>{TAG_OR_MENTION.pattern})|\n")


def function_words(texts: Iterable[str], encode: Callable[[list[str]], list[list[int]]]) -> frozenset[str]:
    """The most frequent words of `texts` among those that come first in the vocabulary of a base's tokenizer.

    `encode` returns the token ids of each text. Byte-pair tokenizers number tokens by how often they occur in the texts
    they were made from, so their vocabulary is a list of the most frequent words, in every language that the base
    knows. Words of several tokens are never function words.
    """
    counts = Counter(word for text in texts for word in split_words(text) if is_word(word) and not word.isdigit())
    words = list(counts)
    spellings = [[word, f" {word}", f" {word.capitalize()}"] for word in words]
    ids = iter(encode([each for three in spellings for each in three]))
    ranks = {
        word: min((i[0] for i in (next(ids), next(ids), next(ids)) if len(i) == 1), default=None) for word in words
    }
    known = sorted((rank, word) for word, rank in ranks.items() if rank is not None)[:_CANDIDATES]
    frequent = sorted((word for _, word in known), key=lambda word: (-counts[word], word))
    return frozenset(frequent[:FUNCTION_WORDS])


def mask(text: str, known: Collection[str]) -> list[str]:
    """The words of `text`, those not in `known` by their form: x, X for a capital first, XX for capitals, 0 for digits.

    Mentions become @, hashtags #, links /, line breaks ¶, and all emoji the same.
    """
    masked: list[str] = []
    place = 0
    for found in SPECIAL.finditer(text):
        masked += _forms(text[place : found.start()], known)
        masked.append({"link": "/", "mention": "@", "tag": "#"}.get(found.lastgroup or "", "¶"))
        place = found.end()
    return masked + _forms(text[place:], known)


def _forms(text: str, known: Collection[str]) -> list[str]:
    return [_form(word, known) for word in parts(text)]


def _form(word: str, known: Collection[str]) -> str:
    if normalise(word) in known:
        return word
    if PICTURE.match(word):
        return "☺"
    if not is_word(word):
        return word
    if word.isdigit():
        return "0"
    return "XX" if word.isupper() and len(word) > 1 else "X" if word[0].isupper() else "x"
