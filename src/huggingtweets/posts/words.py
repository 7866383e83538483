"""The words of a text in any script: the one definition for curation, the split, the copy check and all measures.

Words are found by rules, without dictionaries. Where a script has no spaces, a word's worth of characters stands for a
word: two Chinese or Japanese characters, or three Thai, Lao, Burmese or Khmer ones with their marks. These are about
the mean lengths of words in those languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

WORD = 6
"""Size of a word. Characters of scripts without spaces have a part of it (see `size_of`)."""

HAN_AND_KANA = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
SOUTH_EAST_ASIAN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SPACELESS = HAN_AND_KANA + SOUTH_EAST_ASIAN
_HANGUL = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\uffa0-\uffdc"
_JOINERS = r"\u200c\u200d"


def _ranges(points: Iterable[int]) -> str:
    """Code points as ranges for a regular expression's [ ]."""
    parts: list[list[int]] = []
    for point in points:
        if parts and parts[-1][1] == point - 1:
            parts[-1][1] = point
        else:
            parts.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in parts)


# Python's \w has letters and digits, but not the marks that are parts of letters in Arabic, Hebrew, Hindi and Thai. The
# marks of Latin letters are left out: NFKC composes them.
MARKS = _ranges(
    point
    for first, last in ((0x483, 0x1AB0), (0x1B00, 0x1DC0), (0xA800, 0xAC00))
    for point in range(first, last)
    if unicodedata.category(chr(point))[0] == "M"
)
"""Combining marks of scripts other than Latin, for a regular expression's [ ]."""

# Joiners are part of Persian and Indic words. Between emoji they stay marks of their own.
WORDS = (
    rf"[{_SPACELESS}][{MARKS}]*"
    rf"|[^\W{_SPACELESS}]+(?:(?:[{MARKS}]|(?<=[\u0590-\u1dbf\ua800-\uabff])[{_JOINERS}])+[^\W{_SPACELESS}]*)*"
    r"|[^\w\s]"
)
"""A regular expression that matches each word of a text, see `split_words`."""

_WORD = re.compile(WORDS)
_HALF, _THIRD = re.compile(f"[{HAN_AND_KANA}]"), re.compile(f"[{SOUTH_EAST_ASIAN}]")
_WIDE = re.compile(f"[{HAN_AND_KANA}{_HANGUL}]")
SPACELESS = re.compile(f"[{_SPACELESS}]")
_NO_LETTER = re.compile(f"[{MARKS}{_JOINERS}]")

# Vowel marks and lengthened letters, which Arabic writes or leaves out, and variants of Chinese characters.
_OPTIONAL = re.compile("[\u0640\u064b-\u0652\u0670\U000e0100-\U000e01ef]")


def normalise(text: str) -> str:
    """`text` for comparison: NFKC, case folded, single spaces, no vowel marks in Arabic.

    Equal results mean duplicate posts.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join((folded if folded.isascii() else _OPTIONAL.sub("", folded)).split())


def split_words(text: str) -> list[str]:
    """The words of the normalised `text`: runs of letters and digits, and single punctuation marks and emoji.

    In scripts without spaces, each character with its marks is an item of its own, and part of a word.
    """
    return parts(normalise(text))


def parts(text: str) -> list[str]:
    """As `split_words`, of the text as it is."""
    return _WORD.findall(text)


def size_of(word: str) -> int:
    """The size of an item of `split_words`: `WORD`, or a half or third of it in scripts without spaces."""
    if word.isascii():
        return WORD
    return WORD // 2 if _HALF.match(word) else WORD // 3 if _THIRD.match(word) else WORD


def is_word(word: str) -> bool:
    """Whether an item of `split_words` has letters and digits only."""
    return word.isalnum() or _NO_LETTER.sub("", word).isalnum()


def word_runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """From each of `words` on, the shortest run with at least this `size`, as long as enough are left.

    `n * WORD` gives runs of n words.
    """
    sizes = [size_of(word) for word in words]
    end = held = 0
    for start, first in enumerate(sizes):
        while held < size and end < len(sizes):
            held += sizes[end]
            end += 1
        if held < size:
            return
        yield tuple(words[start:end])
        held -= first


def fair_length(text: str) -> int:
    """Characters of `text`, those of Chinese, Japanese and Korean counted twice, since they say about twice as much."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


# --- Words as people count them --------------------------------------------------------------------------------

# A name ends where another script begins: "@nameさん".
_NAME = r"[^\W\u0590-\u1dff\u2c00-\U0010ffff]"
MENTION = re.compile(rf"[@＠]{_NAME}+(?:@(?:{_NAME}|[.-])+{_NAME})?")
TAG_OR_MENTION = re.compile(rf"[#＃][\w·{MARKS}{_JOINERS}]+|[@＠](?:{_NAME}|·)+")
_MASK = re.compile(r"\[(?:email|phone)\]")
PICTURE = re.compile(r"[\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_BETWEEN_SPACES = re.compile(r"(?<!\S)(?!\S*(?:http|[@#]))\S*[^\W_]\S*")


def count_words(text: str) -> int:
    """Number of words in `text`, not counting links, @mentions, #hashtags and masks.

    A word stands between spaces and contains a letter or digit. Where it contains characters of scripts without spaces,
    it counts as many words as it has words' worth of characters. All emoji together count as one word.
    """
    if "[" in text:
        text = _MASK.sub(" ", text)
    if text.isascii():
        return len(_BETWEEN_SPACES.findall(text))
    text = TAG_OR_MENTION.sub(" ", text)
    found = _BETWEEN_SPACES.findall(text)
    count = sum(max(1, _size(part) // WORD) if SPACELESS.search(part) else 1 for part in found)
    return count + bool(PICTURE.search(text))


def _size(part: str) -> int:
    return sum(size_of(word) for word in parts(part) if any(map(str.isalnum, word)))


def whole_word(word: str) -> str:
    """A regular expression that matches `word` as a whole word, or anywhere in a script without spaces.

    A Korean word may continue, because particles follow it without a space.
    """
    letter = rf"[\w{MARKS}]"
    before = rf"(?<!{letter})" if re.match(r"\w", word) and not SPACELESS.match(word[0]) else ""
    is_open = re.match(f"[{_SPACELESS}{_HANGUL}]", word[-1:])
    after = rf"(?!{letter})" if re.search(rf"{letter}$", word) and not is_open else ""
    return before + re.escape(word) + after
