"""The page itself: everything in one HTML file, which neither asks other hosts for anything nor may."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import count
from typing import Any

from huggingtweets import __version__
from huggingtweets.evaluation.definitions import DEFINITIONS, Definition
from huggingtweets.extras import need
from huggingtweets.reports.drawing import Drawing
from huggingtweets.reports.sections import Section, Table
from huggingtweets.reports.theme import DARK, LIGHT


@dataclass(frozen=True, slots=True)
class Kind:
    """What pages on one kind of thing share."""

    motto: str
    """On top."""
    footer: str
    definitions: tuple[Definition, ...]


PERSONAS = Kind(
    "Personas are machines that imitate people: for fun and for research, never for deceiving.",
    "All that personas write is written by a machine. Say so wherever you show it.",
    DEFINITIONS,
)


def render(
    title: str, summary: Sequence[str], sections: Sequence[Section], written_on: str, kind: Kind = PERSONAS
) -> str:
    """The page as HTML. `written_on` is shown as it is. Raises MissingExtraError without Jinja or Plotly.

    Names may hold anything: the template escapes them, and so does `_inert` inside the script element of the figures.
    """
    jinja2 = need("jinja2", "The report", "report")
    plotly_js = need("plotly.offline", "The report", "report").get_plotlyjs()
    drawings = [drawing for section in sections for drawing in section.drawings]
    page_js = _ours("page.js")
    # Browsers run what has one of these hashes and nothing else, so a hole in our escaping would still start no script.
    scripts = [js if drawings else "" for js in (plotly_js, page_js)]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, filter(None, scripts))) or chr(39) + 'none' + chr(39)}",
            "style-src 'unsafe-inline'",  # Plotly's, made as it draws
            "img-src data:",  # Plotly's heat maps
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    safe = need("markupsafe", "The report", "report").Markup
    numbers = count(1)
    page: str = environment.from_string(_ours("page.html")).render(
        title=title,
        summary=summary,
        sections=sections,
        about=kind,
        written_on=written_on,
        version=__version__,
        policy=policy,
        css=safe(_palettes() + _ours("page.css")),
        scripts=[safe(script) for script in scripts if script],
        figures=safe(_inert({"palettes": {"light": LIGHT, "dark": DARK}, "specs": {d.name: d.spec for d in drawings}})),
        type_of=_type_of,
        number=lambda: next(numbers),
    )
    return page


def _type_of(block: Any) -> str:
    return {Drawing: "drawing", Table: "table"}.get(type(block), "text")


def _ours(name: str) -> str:
    return files("huggingtweets.reports").joinpath(name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """As a Content-Security-Policy names a script that may run (CSP level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _inert(value: Any) -> str:
    """JSON that can stand in a script element: no `<`, so no end tag and no comment (HTML, 4.12.1.3)."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _palettes() -> str:
    """The palettes as custom properties: light on paper always, dark where the reader's system is."""
    light, dark = ("".join(f"--{role}:{value};" for role, value in palette.items()) for palette in (LIGHT, DARK))
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
