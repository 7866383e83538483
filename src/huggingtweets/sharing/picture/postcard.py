"""One post as a picture, drawn by Typst and marked as machine-written for people and for programs."""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from emoji import emoji_list

from huggingtweets.errors import BadInputError
from huggingtweets.extras import need
from huggingtweets.palette import DARK, LIGHT
from huggingtweets.posts.words import MENTION
from huggingtweets.sharing.options import SIZES, Format, Size, Theme
from huggingtweets.text import plural, shorten

typst: Any = need("typst", "Drawing pictures", "picture")

FACE = "Libertinus Serif"
"""The typeface of every picture. It comes with Typst and covers Latin, Greek, Cyrillic and Hebrew."""

_COLOUR_EMOJI = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
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


def _without_glyph(text: str) -> list[str]:
    """Characters of `text` for which Typst silently draws the sign of a missing glyph.

    Checks only characters with a glyph of their own, not combining marks and joiners.
    """
    kinds = {each: unicodedata.category(each) for each in _NOT_ASCII.findall(text)}
    wanted = [each for each, kind in kinds.items() if kind[0] not in "MZ" and kind != "Cf"]
    if not wanted:
        return []
    probe = {"fonts": text_fonts(text), "characters": [_NEVER_ASSIGNED, *wanted]}
    pages = typst.compile(_PROBE, format="svg", font_paths=installed(), sys_inputs={"probe": json.dumps(probe)})
    sign, *glyphs = (set(_GLYPH.findall(page.decode())) for page in pages)
    return [each for each, drawn in zip(wanted, glyphs, strict=True) if drawn & sign]


_image, _png = (need(f"PIL.{module}", "Drawing pictures", "picture") for module in ("Image", "PngImagePlugin"))

_LARGEST: dict[Size, int] = {"link": 88, "square": 100}
_SMALLEST = 18  # font size in pixels; smaller letters are unreadable
_MAX_CHARACTERS = 4000
_LONGEST_HANDLE = 40
_FIRST_PICTOGRAPH = 0x2600
"""Emoji below it, such as © and ↔, are drawn as text unless a variation selector asks for colour."""

_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType='
    '"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>'
)
"""IPTC's photo metadata for "created by a trained model"."""


@dataclass(frozen=True, slots=True)
class Author:
    """The accounts that a persona imitates, as its pictures name them. Empty if they are unknown."""

    handles: tuple[str, ...]

    def named(self, prefix: str = "@") -> str:
        """The accounts in a few words: at most two are named, and long names are cut."""
        names = [prefix + shorten(each, _LONGEST_HANDLE + 1) for each in self.handles]
        if len(names) > 2:
            names = [", ".join(names[:2]), plural(len(names) - 2, "other")]
        return " and ".join(names)

    @property
    def heading(self) -> str:
        return f"A machine in the voice of {self.named()}" if self.handles else "A machine"

    @property
    def mark(self) -> str:
        """The line on every picture that says who wrote the post."""
        if not self.handles:
            return "Written by a machine, not by a person"
        them = self.named() if len(self.handles) == 1 else "them"
        return f"Written by a machine trained on the posts of {self.named()}, not by {them}"

    @property
    def share_text(self) -> str:
        """A text to post with the picture. Without @, so that nobody is notified."""
        if not self.handles:
            return "Nobody wrote this. A machine did: {link}"
        return f"{self.named('')} never wrote this. A machine trained on their posts did: {{link}}"

    @property
    def initial(self) -> str:
        """The letter drawn beside the heading."""
        return next(filter(str.isalnum, "".join(self.handles)), "?").upper()


class Postcard:
    """The picture of the post `id_`. `text` holds visible characters only. Raises BadInputError if it is empty."""

    def __init__(self, id_: int, text: str, author: Author) -> None:
        if not text:
            raise BadInputError(f"Post {id_} is empty.", hint="Choose another.")
        self.id, self.text, self.author = id_, text, author
        self.alt = f"A machine-written post: “{' '.join(text.split())}” {author.mark}."

    def missing(self) -> tuple[str, ...]:
        """The characters that no installed font has, and the emoji if none has any in colour."""
        emoji = [] if emoji_fonts() else [part for part, is_emoji in _parts(self.text) if is_emoji]
        others = [each for each in _without_glyph(self.text + self.author.heading) if each not in "".join(emoji)]
        return tuple(dict.fromkeys([*others, *emoji]))

    def draw(self, size: Size, theme: Theme, format_: Format) -> bytes:
        """The content of the picture's file. Raises BadInputError if the post is too long."""
        message = f"Post {self.id} is too long for a picture ({len(self.text):,} characters)."
        too_long = BadInputError(message, hint="Choose another.")
        if len(self.text) > _MAX_CHARACTERS:
            raise too_long
        width, height = SIZES[size]
        # Several blank lines become one. Too many lines are joined with slashes, like verses in a quotation.
        lines = re.sub(r"\n\s*\n", "\n\n", self.text).split("\n")
        joined = " / ".join(line for line in lines if line.strip())
        families = text_fonts(self.text)
        card = {
            "width": width,
            "height": height,
            "palette": LIGHT if theme == "light" else DARK,
            "fonts": families,
            "emoji": [*emoji_fonts(), *families],
            "largest": _LARGEST[size],
            "smallest": _SMALLEST,
            "lines": [_line(line.strip()) for line in lines],
            "joined": [_line(joined)],
            "heading": self.author.heading,
            "initial": self.author.initial,
            "mark": self.author.mark,
        }
        template = (files("huggingtweets.sharing.picture") / "postcard.typ").read_bytes()
        try:
            drawn = typst.compile(
                template,
                format=format_,
                ppi=72,  # one point is one pixel
                font_paths=installed(),
                sys_inputs={"card": json.dumps(card)},
            )
        except typst.TypstError as error:
            if "too long" not in error.message:
                raise
            raise too_long from error
        return self._marked_png(drawn) if format_ == "png" else self._marked_svg(drawn)

    def _marked_png(self, png: bytes) -> bytes:
        info = _png.PngInfo()
        info.add_text("Description", f"{self.author.mark}.")
        info.add_text("Software", "HuggingTweets")
        info.add_itxt("XML:com.adobe.xmp", _XMP)
        marked = io.BytesIO()
        with _image.open(io.BytesIO(png)) as drawn:
            drawn.convert("RGB").save(marked, "PNG", pnginfo=info)
        return marked.getvalue()

    def _marked_svg(self, svg: bytes) -> bytes:
        mark = f"<title>{html.escape(self.author.mark)}</title><desc>{html.escape(self.alt)}</desc>"
        root, rest = svg.decode().split(">", 1)
        root = re.sub(r'(width|height)="(\d+)pt"', r'\1="\2"', root)
        return f'{root} role="img">{mark}{rest}'.encode()


def _line(text: str) -> dict[str, Any]:
    """A line for the template. Its direction is that of its first letter (Unicode Annex 9, rules P2 and P3).

    Names of accounts are Latin in every language, so they do not count.
    """
    directions = (unicodedata.bidirectional(character) for character in MENTION.sub("", text))
    first = next((direction for direction in directions if direction in {"L", "R", "AL"}), "L")
    return {"rtl": first != "L", "parts": [{"text": part, "emoji": is_emoji} for part, is_emoji in _parts(text)]}


def _parts(text: str) -> list[tuple[str, bool]]:
    """`text` split into emoji to draw in colour (True) and the text between them."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in emoji_list(text):
        emoji = found["emoji"]
        if "\ufe0f" not in emoji and max(map(ord, emoji)) < _FIRST_PICTOGRAPH:
            continue
        parts += [(text[at : found["match_start"]], False), (emoji, True)]
        at = found["match_end"]
    return [part for part in [*parts, (text[at:], False)] if part[0]]
