"""The language of a post, and the languages of a timeline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from huggingtweets.posts.cleaning import LINK
from huggingtweets.posts.words import PICTURE, TAG_OR_MENTION

UNKNOWN, OTHER = NAMELESS = "und", "other"
"""What posts count as whose language is unknown, and posts in a rare language."""

_BY_SCRIPT = {
    "ja": ("Japanese", "\u3040-\u30ff\uff66-\uff9f"),
    "zh": ("Chinese", "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    "ko": ("Korean", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"),
    "th": ("Thai", "\u0e00-\u0e7f"),
    "lo": ("Lao", "\u0e80-\u0eff"),
    "my": ("Burmese", "\u1000-\u109f"),
    "km": ("Khmer", "\u1780-\u17ff"),
    "el": ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    "he": ("Hebrew", "\u0590-\u05ff"),
    "hy": ("Armenian", "\u0530-\u058f"),
    "ka": ("Georgian", "\u10a0-\u10ff"),
    "am": ("Amharic", "\u1200-\u137f"),
    "bn": ("Bengali", "\u0980-\u09ff"),
    "pa": ("Punjabi", "\u0a00-\u0a7f"),
    "gu": ("Gujarati", "\u0a80-\u0aff"),
    "ta": ("Tamil", "\u0b80-\u0bff"),
    "te": ("Telugu", "\u0c00-\u0c7f"),
    "kn": ("Kannada", "\u0c80-\u0cff"),
    "ml": ("Malayalam", "\u0d00-\u0d7f"),
    "si": ("Sinhala", "\u0d80-\u0dff"),
}
"""Languages that their script gives away: name, and the script's letters for a regular expression's [ ]."""

_BY_WORDS = {
    **{"ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German"},
    **{"en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French"},
    **{"hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian"},
    **{"lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "nl": "Dutch"},
    **{"no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak"},
    **{"sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "tl": "Tagalog", "tr": "Turkish"},
    **{"uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese"},
}
"""The detector's choice. With all its 140 languages, it would take many three-word posts for Zulu."""

_NAMES = {**{code: name for code, (name, _) in _BY_SCRIPT.items()}, **_BY_WORDS, UNKNOWN: "unknown", OTHER: "other"}
_SCRIPTS = {code: re.compile(f"[{letters}]") for code, (_, letters) in _BY_SCRIPT.items()}
_OLD_OR_NARROW = {"in": "id", "iw": "he", "ji": "yi", "nb": "no", "nn": "no", "fil": "tl", "cmn": "zh"}
_NO_LANGUAGE = {UNKNOWN, "zxx", "mul", "mis", "art"}

_NO_LETTERS = re.compile(rf"{PICTURE.pattern}|[\d_\ufe0f]+")

_FEWEST_LETTERS = 4
"""Of an alphabet that several languages share. Where the script decides, two are enough."""

_SURE = 0.6
"""Of 8,754 English posts, the detector takes 5 for another language with at least this probability, 196 with less."""

_MOST_GUESSES = 5

_RARE = 0.02


def language_of(code: str | None) -> str | None:
    """`code` without region, in its modern and broad form (nb becomes no). None if unknown (und, X's qme)."""
    if not code:
        return None
    base = re.split(r"[-_]", code.casefold(), maxsplit=1)[0]
    if base in _NO_LANGUAGE or (len(base) == 3 and base.startswith("q")):
        return None
    return _OLD_OR_NARROW.get(base, base)


def name_of(code: str) -> str:
    """The English name of a language, or `code` if it is not known."""
    return _NAMES.get(code, code)


Guesses = Sequence[tuple[str, float]]
"""Languages that a post may be in, with their probabilities, the likeliest first. Empty if there is no hint."""


def guess(text: str, also: frozenset[str] = frozenset()) -> Guesses:
    """Languages that `text` may be in, by ISO 639-1 code, with a probability of at least 0.2.

    Links, mentions, hashtags, emoji and digits do not count. Scripts of one language decide alone, with most of the
    letters; Chinese and Japanese letters with a third, because one of them says as much as several others. `also` adds
    languages to those that the detector chooses from. If it does not know one of them, it would take that for another
    language, so it does not guess at all.
    """
    text = _NO_LETTERS.sub(" ", TAG_OR_MENTION.sub(" ", LINK.sub(" ", text)))
    letters = sum(map(str.isalpha, text))
    if not text.isascii():
        found = {code: len(script.findall(text)) for code, script in _SCRIPTS.items()}
        east_asian = found["ja"] + found["zh"]
        if east_asian >= 2 and east_asian >= letters / 3:
            return [("ja" if found["ja"] else "zh", 1.0)]
        code = max(found, key=found.__getitem__)
        if found[code] >= 2 and found[code] > letters / 2:
            return [(code, 1.0)]
    if letters < _FEWEST_LETTERS:
        return []
    detector = _detector(also.difference(_BY_SCRIPT))
    ranked = detector.rank(" ".join(text.split())) if detector else []
    return [(code, probability) for code, probability in ranked[:_MOST_GUESSES] if probability >= 1 / _MOST_GUESSES]


def surest(guesses: Guesses) -> str | None:
    """The likeliest language, None if it is not sure."""
    return guesses[0][0] if guesses and guesses[0][1] >= _SURE else None


@lru_cache(maxsize=4)
def _detector(also: frozenset[str]) -> Any:
    detector = _load_detector()
    if not also <= set(detector.labels):
        return None
    detector.set_languages(sorted(also | _BY_WORDS.keys()))
    return detector


def _load_detector() -> Any:
    """py3langid's detector. Its own `from_model_file` needs 68 MB on the disk, but reading must work on a full disk."""
    import io
    import lzma
    from array import array

    import numpy as np
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with lzma.open(MODEL_DIR / MODEL_FILE) as file, np.load(io.BytesIO(file.read())) as model:
        moves, rows = (array(each.dtype.char, each.tobytes()) for each in (model["nextmove"], model["nextmove_row"]))
        features, classes = model["out_feat"].tolist(), model["classes"].tolist()
        return LanguageIdentifier(model["ptc"], model["pc"], classes, moves, features, tk_row=rows, norm_probs=True)


def summarise(posts: Sequence[Guesses]) -> dict[str, int]:
    """The languages of a timeline: its posts by language, the most frequent first.

    First the posts whose language is sure decide which languages the timeline has. A language is noise if only one post
    is in it, or fewer than 2% of these posts, because detectors, the platforms' too, misread some short posts; the most
    frequent one never is. Then each other post counts as the likeliest language of the timeline among its guesses;
    without one, as `OTHER` if it is sure, else as `UNKNOWN`. Chinese is Japanese where Japanese is four times as
    frequent: these posts are written without kana.
    """
    found = list(map(surest, posts))
    sure = Counter(filter(None, found))
    fewest = max(2, _RARE * sure.total())
    spoken = {code for place, (code, count) in enumerate(sure.most_common()) if not place or count >= fewest}
    is_japanese = sure["ja"] >= 4 * sure["zh"] > 0
    counts: Counter[str] = Counter()
    for guesses, code in zip(posts, found, strict=True):
        if code == "zh" and is_japanese:
            counts["ja"] += 1
        else:
            fallback = OTHER if code else UNKNOWN
            counts[next((likely for likely, _ in guesses if likely in spoken), fallback)] += 1
    return _sorted(counts)


def total(timelines: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The languages of several timelines together, as `summarise` returns those of one."""
    counts: Counter[str] = Counter()
    for each in timelines:
        counts.update(each)
    return _sorted(counts)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def known_posts(languages: Mapping[str, int]) -> int:
    """The number of posts whose language is known, even a rare one."""
    return sum(languages.values()) - languages.get(UNKNOWN, 0)


def in_words(languages: Mapping[str, int]) -> str:
    """Shares and names, such as "81% German, 15% English, 4% unknown", without those under half a percent."""
    posts = sum(languages.values())
    ordered = sorted(languages.items(), key=lambda pair: (pair[0] == UNKNOWN, pair[0] == OTHER))
    shares = [(count / posts, _NAMES.get(code, code)) for code, count in ordered if count]
    return ", ".join(f"{share:.0%} {name}" for share, name in shares if share >= 0.005)
