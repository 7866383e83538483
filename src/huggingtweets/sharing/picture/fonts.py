"""Fonts for pictures: which of the installed ones draw what, and what none of them can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from huggingtweets.extras import need

FACE = "Libertinus Serif"
"""The typeface of every picture. Typst brings it along, so that Latin, Greek, Cyrillic and Hebrew need nothing else."""

_COLOUR_EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")
# fmt: off
_SERIFS = (
    "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao",
    "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai", "Tibetan",
)
# fmt: on
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC")
_NEVER_ASSIGNED = "\U0010fffe"
_GLYPH = re.compile(r'href="#(g[0-9A-F]+)"')
_DRAWN = re.compile("[^\x00-\x7f]")

_PROBE = b"""
#let probe = json(bytes(sys.inputs.probe))
#set page(width: 100pt, height: 100pt)
#set text(font: probe.fonts)
#for each in probe.characters { page(each) }
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something no font draws: what it is called, and the package of Debian and Ubuntu that has fonts for it."""

    what: str
    package: str


_EMOJI = Missing("emoji in colour", "fonts-noto-color-emoji")


@cache
def installed() -> Any:
    """Typst's view of the fonts on this computer. Raises MissingExtraError."""
    return need("typst", "Drawing pictures", "picture").Fonts()


def text_fonts(text: str) -> list[str]:
    """Families to draw `text` with, in this order, all of them installed; what they lack Typst takes from any other.

    Chinese, Japanese and Korean share code points and differ in how they are drawn.
    """
    region = "JP" if _KANA.search(text) else "KR" if _HANGUL.search(text) else "SC"
    east_asian = [f"Noto {style} CJK {region}" for style in ("Serif", "Sans")]
    return _there([FACE, *east_asian, "Noto Naskh Arabic", *(f"Noto Serif {script}" for script in _SERIFS)])


def emoji_fonts() -> list[str]:
    """Families to draw emoji in colour with, where there are any."""
    return _there(_COLOUR_EMOJI)


def _there(families: Iterable[str]) -> list[str]:
    there = set(installed().families())
    return [family for family in families if family in there]


def missing(text: str, emoji: Collection[str] = ()) -> list[Missing]:
    """What in `text` no font draws, or, of the `emoji` in it, none in colour."""
    found = dict.fromkeys(_named(character) for character in _not_drawn(text))
    if emoji and not emoji_fonts():
        found[_EMOJI] = None
    return list(found)


def sentence(post: int, lacking: Sequence[Missing]) -> str:
    """What the user is told of it, and what to do."""
    what = " and ".join(each.what for each in lacking)
    packages = " ".join(sorted({each.package for each in lacking}))
    return (
        f"Post {post} is not drawn as it should be: the fonts here lack {what}. Install fonts that do (Debian, Ubuntu: "
        f"apt-get install {packages}) and draw it again."
    )


def _not_drawn(text: str) -> list[str]:
    """Characters of `text` for which Typst puts the sign of a missing glyph, which it does without a word.

    Only the ones that need a glyph of their own: marks and joiners are the business of those they stand by.
    """
    typst = need("typst", "Drawing pictures", "picture")
    from json import dumps

    wanted = [each for each in dict.fromkeys(_DRAWN.findall(text)) if not _leans(each)]
    if not wanted:
        return []
    probe = {"fonts": text_fonts(text), "characters": [_NEVER_ASSIGNED, *wanted]}
    pages = typst.compile(_PROBE, format="svg", font_paths=installed(), sys_inputs={"probe": dumps(probe)})
    sign, *glyphs = (set(_GLYPH.findall(page.decode())) for page in pages)
    return [each for each, drawn in zip(wanted, glyphs, strict=True) if drawn & sign]


def _leans(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "MZ" or kind == "Cf"


def _named(character: str) -> Missing:
    from emoji import is_emoji

    name = unicodedata.name(character, "")
    if name.startswith(_EAST_ASIAN):
        return Missing("Chinese, Japanese or Korean", "fonts-noto-cjk")
    if is_emoji(character) or name.startswith("REGIONAL INDICATOR"):
        return _EMOJI
    if unicodedata.category(character).startswith("L"):
        return Missing(f"{name.split(' ')[0].title()} letters", "fonts-noto-core")
    return Missing("some symbols", "fonts-noto-core")
