"""The report page: one HTML file that needs no other host, and may contact none."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain
from typing import Any

from huggingtweets import __version__
from huggingtweets.evaluation.definitions import Definition
from huggingtweets.extras import need
from huggingtweets.palette import DARK, LIGHT, css
from huggingtweets.reports.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below a head. The first cell of a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool = False
    """Whether it takes the full width of the page instead of standing beside a figure."""
    slim: bool = False
    """Whether the row names are short."""


Block = Drawing | Table | str
"""A string is a paragraph."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a heading: its own blocks first, then its parts."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    """Blocks below a heading of their own."""
    definitions: tuple[Definition, ...] = ()
    """Terms that it uses."""

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """All figures, in order."""
        blocks = chain(self.blocks, *self.parts.values())
        return tuple(block for block in blocks if isinstance(block, Drawing))


@dataclass(frozen=True, slots=True)
class Kind:
    """What all pages on one subject share."""

    motto: str
    """Shown below the title."""
    footer: str
    definitions: tuple[Definition, ...] = ()
    """Terms that every page uses."""


PERSONAS = Kind(
    "Personas are language models that imitate people: for fun and research, never to deceive.",
    "A machine wrote everything that personas write. Say so wherever you show it.",
)


def render(
    title: str, summary: Sequence[str], sections: Sequence[Section], written_on: str, kind: Kind = PERSONAS
) -> str:
    """The page as HTML. `written_on` is shown as it is. Raises MissingExtraError without Jinja or Plotly.

    Names may contain anything: the template escapes them, and `_script_json` those inside the script element.
    """
    jinja2 = need("jinja2", "The report", "report")
    plotly_js = need("plotly.offline", "The report", "report").get_plotlyjs()
    specs = {drawing.name: drawing.spec for section in sections for drawing in section.drawings}
    scripts = [plotly_js, _read("page.js")]
    # Browsers run only scripts with these hashes, so even a mistake in escaping would not run a stranger's script.
    # Plotly adds styles as it draws, and saves a figure through an image.
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    safe = need("markupsafe", "The report", "report").Markup
    page: str = environment.from_string(_read("page.html")).render(
        title=title,
        summary=summary,
        sections=sections,
        about=kind,
        definitions=dict.fromkeys(chain(kind.definitions, *(section.definitions for section in sections))),
        written_on=written_on,
        version=__version__,
        policy=policy,
        css=safe(css() + _read("page.css")),
        scripts=map(safe, scripts),
        figures=safe(_script_json({"palettes": {"light": LIGHT, "dark": DARK}, "specs": specs})),
    )
    return page


def _read(name: str) -> str:
    return files("huggingtweets.reports").joinpath(name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """The hash source of a script for a Content-Security-Policy (CSP level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _script_json(value: Any) -> str:
    """JSON for a script element: without `<`, so it contains no end tag and no comment (HTML, 4.12.1.3)."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
