"""Fonts for pictures: which installed fonts draw a text, and which characters no font draws."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from emoji import is_emoji

from huggingtweets.events import Notice
from huggingtweets.extras import need

typst: Any = need("typst", "Drawing pictures", "picture")

FACE = "Libertinus Serif"
"""The typeface of every picture. It comes with Typst and covers Latin, Greek, Cyrillic and Hebrew."""

_COLOUR_EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC")
_NEVER_ASSIGNED = "\U0010fffe"
_GLYPH = re.compile(r'href="#(g[0-9A-F]+)"')
_NOT_ASCII = re.compile("[^\x00-\x7f]")

_PROBE = b"""
#let probe = json(bytes(sys.inputs.probe))
#set page(width: 100pt, height: 100pt)
#set text(font: probe.fonts)
#for each in probe.characters { page(each) }
"""
"""A Typst document with one character per page."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters that no font draws, and the Debian and Ubuntu package with fonts for them."""

    what: str
    package: str


_EMOJI = Missing("emoji in colour", "fonts-noto-color-emoji")


@cache
def installed() -> Any:
    """The fonts on this computer."""
    return typst.Fonts()


def text_fonts(text: str) -> list[str]:
    """Installed font families for `text`, in order of preference. Typst falls back to other fonts by itself.

    Chinese, Japanese and Korean share code points but not glyphs, so their order depends on the text.
    """
    region = "JP" if _KANA.search(text) else "KR" if _HANGUL.search(text) else "SC"
    east_asian = [f"Noto {style} CJK {region}" for style in ("Serif", "Sans")]
    families = installed().families()
    wanted = [FACE, *east_asian, "Noto Naskh Arabic", *(each for each in families if each.startswith("Noto Serif "))]
    return [family for family in dict.fromkeys(wanted) if family in families]


def emoji_fonts() -> list[str]:
    """Installed font families with emoji in colour."""
    return [family for family in _COLOUR_EMOJI if family in installed().families()]


def missing(text: str, emoji: Collection[str] = ()) -> list[Missing]:
    """What in `text` no font draws. `emoji` are those in it that should be drawn in colour."""
    found = dict.fromkeys(_described(character) for character in _undrawn(text))
    if emoji and not emoji_fonts():
        found[_EMOJI] = None
    return list(found)


def notice(post: int, lacking: Sequence[Missing]) -> Notice:
    """The warning that the picture of a post lacks characters."""
    what = " and ".join(each.what for each in lacking)
    packages = " ".join(sorted({each.package for each in lacking}))
    return Notice(
        f"The picture of post {post} is incomplete: no installed font has {what}.",
        is_warning=True,
        hint=f"Install fonts (Debian, Ubuntu: apt-get install {packages}), then draw it again.",
    )


def _undrawn(text: str) -> list[str]:
    """Characters of `text` for which Typst silently draws the sign of a missing glyph.

    Checks only characters with a glyph of their own, not combining marks and joiners.
    """
    wanted = [each for each in dict.fromkeys(_NOT_ASCII.findall(text)) if not _is_combining(each)]
    if not wanted:
        return []
    probe = {"fonts": text_fonts(text), "characters": [_NEVER_ASSIGNED, *wanted]}
    pages = typst.compile(_PROBE, format="svg", font_paths=installed(), sys_inputs={"probe": json.dumps(probe)})
    sign, *glyphs = (set(_GLYPH.findall(page.decode())) for page in pages)
    return [each for each, drawn in zip(wanted, glyphs, strict=True) if drawn & sign]


def _is_combining(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "MZ" or kind == "Cf"


def _described(character: str) -> Missing:
    name = unicodedata.name(character, "")
    if name.startswith(_EAST_ASIAN):
        return Missing("Chinese, Japanese or Korean", "fonts-noto-cjk")
    if is_emoji(character) or name.startswith("REGIONAL INDICATOR"):
        return _EMOJI
    if unicodedata.category(character).startswith("L"):
        return Missing(f"{name.split(' ')[0].title()} letters", "fonts-noto-core")
    return Missing("some symbols", "fonts-noto-core")
