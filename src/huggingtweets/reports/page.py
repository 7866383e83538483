"""The report page: one HTML file that needs no other host, and may contact none."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from itertools import chain

from huggingtweets import __version__
from huggingtweets.evaluation.definitions import Definition
from huggingtweets.extras import need
from huggingtweets.palette import DARK, LIGHT, css
from huggingtweets.reports.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below a head. The first cell of a row names it."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    wide: bool = False  # whether it takes the full width of the page instead of standing beside a figure
    slim: bool = False  # whether the row names are short
    wraps: bool = False  # whether cells are broken into lines to fit a phone


Label = tuple[str, float, float, str]
"""A name as shown, its place, and which end of it is there: SVG's text-anchor."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on a map with its name. Positions are in the map's units, from its upper left corner."""

    x: float
    y: float
    name: str
    mark: str
    """What stands inside the dot."""
    label: Label | None
    """None if there is no room."""


@dataclass(frozen=True, slots=True)
class Map:
    """Dots in two dimensions, drawn without a script."""

    id: str
    title: str
    alt: str
    width: float
    """A unit is at least a CSS pixel."""
    height: float
    lines: tuple[tuple[float, float, float, float], ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """Posts: text, date and address, the last two empty if unknown."""

    posts: tuple[tuple[str, str, str], ...]


Block = Drawing | Table | Map | Quotes | str
"""A string is a paragraph."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a heading: its own blocks first, then its parts."""

    id: str
    title: str
    blocks: Sequence[Block] = ()
    parts: Mapping[str, Sequence[Block]] = field(default_factory=dict)  # blocks below a heading of their own
    definitions: Sequence[Definition] = ()  # terms that it uses

    @property
    def drawings(self) -> list[Drawing]:
        """All figures, in order."""
        return [block for block in chain(self.blocks, *self.parts.values()) if isinstance(block, Drawing)]


@dataclass(frozen=True, slots=True)
class Kind:
    """What all pages on one subject share."""

    motto: str  # shown below the title
    footer: str
    definitions: tuple[Definition, ...] = ()  # terms that every page uses


PERSONAS = Kind(
    "Personas are language models that imitate people: for fun and research, never to deceive.",
    "A machine wrote everything that personas write. Say so wherever you show it.",
)


def render(title: str, summary: Sequence[str], sections: Iterable[Section], kind: Kind = PERSONAS) -> str:
    """The page as HTML, dated today. Raises MissingExtraError without Jinja, or Plotly for drawings.

    Names may contain anything: they are escaped.
    """
    jinja2 = need("jinja2", "The report", "report")
    sections = list(sections)
    specs = {drawing.name: drawing.spec for section in sections for drawing in section.drawings}
    scripts = [need("plotly.offline", "The report", "report").get_plotlyjs(), _read("page.js")] if specs else []
    # Browsers run only scripts with these hashes, so even a mistake in escaping would not run a stranger's script.
    # Plotly adds styles as it draws, and saves a figure through an image.
    allowed = " ".join(map(_hash, scripts)) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    safe = need("markupsafe", "The report", "report").Markup
    return environment.from_string(_read("page.html")).render(  # type: ignore[no-any-return]
        title=title,
        summary=summary,
        sections=sections,
        about=kind,
        definitions=dict.fromkeys(chain(kind.definitions, *(section.definitions for section in sections))),
        written_on=datetime.now().astimezone().date(),
        version=__version__,
        policy=policy,
        css=safe(css() + _read("page.css")),
        scripts=map(safe, scripts),
        # Without "<", the script element contains no end tag and no comment (HTML, 4.12.1.3).
        figures=safe(json.dumps({"palettes": {"light": LIGHT, "dark": DARK}, "specs": specs}).replace("<", "\\u003c"))
        if specs
        else "",
    )


def _read(name: str) -> str:
    return files("huggingtweets.reports").joinpath(name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """The hash source of a script for a Content-Security-Policy (CSP level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
