"""One post set on a card, by Typst: a file to look at, marked as a machine's for people and for programs."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError
from huggingtweets.extras import need
from huggingtweets.sharing.picture import fonts
from huggingtweets.sharing.picture.options import SIZES, Format, Size, Theme

_LARGEST: dict[Size, int] = {"link": 88, "square": 100}
_SMALLEST = 18
"""Pixels of the post's letters. Below, nobody reads them."""
_MOST_CHARACTERS = 4000
_LONGEST_HANDLE = 40
_PICTOGRAPHS = 0x2600
"""Emoji below, such as © and ↔, are letters' neighbours unless a variation selector asks for colour."""

_AVATAR_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_AVATAR_BYTES = 10_000_000
_AVATAR_PIXELS = 50_000_000
_AVATAR_SIDE = 256

SOFTWARE = "HuggingTweets"
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType='
    '"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>'
)
"""How the IPTC's photo metadata standard tells programs that a trained model made something."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whom a persona imitates, as its pictures name them. Nobody, when what it was trained on is not known."""

    handles: tuple[str, ...]

    def __str__(self) -> str:
        return _listed([f"@{handle}" for handle in self._short()])

    @property
    def heading(self) -> str:
        """What stands above the post."""
        return f"A machine in the voice of {self}" if self.handles else "A machine"

    @property
    def mark(self) -> str:
        """What stands on every picture, in it and beside it."""
        if not self.handles:
            return "Written by a machine, not by a person"
        them = str(self) if len(self.handles) == 1 else "them"
        return f"Written by a machine trained on the posts of {self}, not by {them}"

    @property
    def share_text(self) -> str:
        """To post a picture with. Without @, so that nobody is called to what they did not write."""
        if not self.handles:
            return "Nobody wrote this. A machine did: {link}"
        return f"{_listed(self._short())} never wrote this. A machine trained on their posts did: {{link}}"

    @property
    def initial(self) -> str:
        """One letter, drawn where no avatar is given."""
        letters = (each for handle in self.handles for each in handle if each.isalnum())
        return next(letters, "?").upper()

    def _short(self) -> list[str]:
        return [each if len(each) <= _LONGEST_HANDLE else f"{each[:_LONGEST_HANDLE]}…" for each in self.handles]


def _listed(names: list[str]) -> str:
    if len(names) <= 2:
        return " and ".join(names)
    others = len(names) - 2
    return f"{names[0]}, {names[1]} and {others} other{'' if others == 1 else 's'}"


class Postcard:
    """A post to be drawn: number `id_` of the library, `text` without anything invisible.

    Raises BadInputError when there is nothing to see.
    """

    def __init__(self, id_: int, text: str, author: Author) -> None:
        if not text:
            raise BadInputError(f"Post {id_} is empty. Choose another.")
        self.id, self.text, self.author = id_, text, author
        self.alt = f"A machine-written post: “{' '.join(text.split())}” {author.mark}."

    def missing(self) -> list[fonts.Missing]:
        """What of it no font draws."""
        emoji = [part for part, is_emoji in _parts(self.text) if is_emoji]
        return fonts.missing(f"{self.text}{self.author.heading}", emoji)

    def draw(self, size: Size, theme: Theme, format_: Format, avatar: bytes | None) -> bytes:
        """The picture as a file. Raises BadInputError when the post is too long."""
        from huggingtweets.palette import DARK, LIGHT

        typst = need("typst", "Drawing pictures", "picture")
        if len(self.text) > _MOST_CHARACTERS:
            raise self._too_long()
        width, height = SIZES[size]
        # Blank lines in a row become one. Lines that are too many go on after a stroke, as verses do in prose.
        lines = re.sub(r"\n\s*\n", "\n\n", self.text).split("\n")
        joined = " / ".join(line for line in lines if line.strip())
        text_fonts = fonts.text_fonts(self.text)
        card = {
            "width": width,
            "height": height,
            "palette": LIGHT if theme == "light" else DARK,
            "fonts": text_fonts,
            "emoji": [*fonts.emoji_fonts(), *text_fonts],
            "largest": _LARGEST[size],
            "smallest": _SMALLEST,
            "lines": [_line(line.strip()) for line in lines],
            "joined": [_line(joined)],
            "heading": self.author.heading,
            "initial": self.author.initial,
            "avatar": avatar is not None,
            "mark": self.author.mark,
        }
        template = (files("huggingtweets.sharing.picture") / "postcard.typ").read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            if avatar:
                (Path(folder) / "avatar.png").write_bytes(avatar)
            try:
                drawn = typst.compile(
                    template,
                    root=folder,
                    format=format_,
                    ppi=72,  # a point is a pixel
                    font_paths=fonts.installed(),
                    sys_inputs={"card": json.dumps(card)},
                )
            except typst.TypstError as error:
                if "too long" not in error.message:
                    raise
                raise self._too_long() from error
        return self._marked_png(drawn) if format_ == "png" else self._marked_svg(drawn)

    def _too_long(self) -> BadInputError:
        return BadInputError(
            f"Post {self.id} has {len(self.text):,} characters: more than can be read on a picture. Choose another."
        )

    def _marked_png(self, png: bytes) -> bytes:
        image = need("PIL.Image", "Drawing pictures", "picture")
        info = need("PIL.PngImagePlugin", "Drawing pictures", "picture").PngInfo()
        info.add_text("Description", f"{self.author.mark}.")
        info.add_text("Software", SOFTWARE)
        info.add_itxt("XML:com.adobe.xmp", _XMP)
        marked = io.BytesIO()
        with image.open(io.BytesIO(png)) as drawn:
            drawn.convert("RGB").save(marked, "PNG", pnginfo=info)
        return marked.getvalue()

    def _marked_svg(self, svg: bytes) -> bytes:
        said = f"<title>{html.escape(self.author.mark)}</title><desc>{html.escape(self.alt)}</desc>"
        root, rest = svg.decode().split(">", 1)
        root = re.sub(r'(width|height)="(\d+)pt"', r'\1="\2"', root)
        return f'{root} role="img">{said}{rest}'.encode()


def _line(text: str) -> dict[str, Any]:
    return {
        "rtl": _reads_from_right(text),
        "parts": [{"text": part, "emoji": is_emoji} for part, is_emoji in _parts(text)],
    }


def _reads_from_right(text: str) -> bool:
    """As its first letter does (Unicode Standard Annex 9, rules P2 and P3)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _parts(text: str) -> list[tuple[str, bool]]:
    """`text` in pieces: emoji to be drawn in colour, and what is between them."""
    from emoji import emoji_list

    parts: list[tuple[str, bool]] = []
    at = 0
    for found in emoji_list(text):
        emoji = found["emoji"]
        if "\ufe0f" not in emoji and max(map(ord, emoji)) < _PICTOGRAPHS:
            continue
        parts += [(text[at : found["match_start"]], False), (emoji, True)]
        at = found["match_end"]
    return [part for part in [*parts, (text[at:], False)] if part[0]]


def read_avatar(path: Path) -> bytes:
    """The image file `path` as a small square PNG, without what cameras write into theirs. Raises BadInputError."""
    import warnings

    image = need("PIL.Image", "An avatar", "picture")
    ops = need("PIL.ImageOps", "An avatar", "picture")
    if not path.is_file():
        raise BadInputError(f"There is no file {path}. Check the path: --avatar FILE")
    try:
        if path.stat().st_size > _AVATAR_BYTES:
            raise BadInputError(
                f"{path} is larger than {_AVATAR_BYTES // 10**6} MB. Give a smaller image: --avatar FILE"
            )
        with warnings.catch_warnings(action="ignore"), image.open(path, formats=_AVATAR_FORMATS) as opened:
            if opened.width * opened.height > _AVATAR_PIXELS:
                raise BadInputError(
                    f"{path} has over {_AVATAR_PIXELS // 10**6} million pixels. Give a smaller image: --avatar FILE"
                )
            square = ops.fit(ops.exif_transpose(opened).convert("RGBA"), (_AVATAR_SIDE, _AVATAR_SIDE))
    except (OSError, ValueError, SyntaxError, image.DecompressionBombError) as error:  # a broken PNG is a SyntaxError
        raise BadInputError(
            f"{path} cannot be read as an image. Give a PNG, JPEG, WebP or GIF file: --avatar FILE"
        ) from error
    written = io.BytesIO()
    image.frombytes("RGBA", square.size, square.tobytes()).save(written, "PNG")
    return written.getvalue()
