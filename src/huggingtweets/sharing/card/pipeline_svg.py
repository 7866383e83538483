"""The picture of how a persona was made, with its counts: an SVG that fits a phone and follows light and dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from rich.cells import cell_len, chop_cells

from huggingtweets.models import bases
from huggingtweets.palette import DARK, LIGHT
from huggingtweets.personas.record import RunRecord
from huggingtweets.posts.curate import REASONS
from huggingtweets.sharing.card.markdown import plain
from huggingtweets.text import bits, listing, plural

FILE = "pipeline.svg"
"""In the persona's folder, beside the card that shows it."""

_WIDTH = 440
"""In pixels. A phone shrinks it to three quarters, and that can still be read."""

_EDGE, _GAP, _LINE = 16, 26, 20
_SPINE = 44
"""Where the way down is drawn; what leaves it stands to its right."""
_INDENT = 80

_TITLE, _TEXT = 17, 14
_TITLE_CELL, _TEXT_CELL = 0.62 * _TITLE, 0.56 * _TEXT
"""Widest that a cell of either gets in the fonts of today's systems, all but a few capitals."""

_NAMED = 4
"""Reasons that are named; where there are more, the last one sums up the rest."""


@dataclass(frozen=True, slots=True)
class _Box:
    title: str
    lines: Sequence[str] = ()
    leaves: bool = False
    """Does not go on to the persona."""
    is_last: bool = False

    @property
    def height(self) -> int:
        return 42 + _LINE * len(self.lines)


def alt(record: RunRecord) -> str:
    """The picture in words."""
    said = [f"{box.title} ({', '.join(box.lines)})" if box.lines else box.title for box in _boxes(record)]
    return f"How it was made: {'; '.join(said)}."


def draw(record: RunRecord) -> str:
    """The picture. What `record` does not hold is left out."""
    boxes = _boxes(record)
    drawn, y, way_from = list[str](), _EDGE, 0
    for box in boxes:
        if box.leaves:
            middle = y + box.height // 2
            drawn.append(f'<path class="way leaves" d="M{_SPINE} {middle}H{_INDENT}"/>')
        elif way_from:
            drawn.append(f'<path class="way" d="M{_SPINE} {way_from}V{y - 6}"/>')
            drawn.append(f'<path class="tip" d="M{_SPINE - 5} {y - 9}h10l-5 8z"/>')
        drawn.append(_drawn(box, y))
        y += box.height + _GAP
        if not box.leaves:
            way_from = y - _GAP
    height = y - _GAP + _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-labelledby="title">\n<title id="title">{escape(alt(record))}</title>\n'
        f'<style>{_style()}</style>\n<rect class="paper" width="{_WIDTH}" height="{height}" rx="12"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _boxes(record: RunRecord) -> list[_Box]:
    boxes: list[_Box] = []
    if posts := record.posts:
        whose = listing([f"@{plain(handle)}" for handle in record.handles])
        boxes.append(_Box(f"{plural(posts.read, 'post')} read", [f"of {whose}"] if whose else []))
        if posts.dropped:
            boxes.append(_Box(f"{sum(posts.dropped.values()):,} left out", _reasons(posts.dropped), leaves=True))
        boxes.append(_Box(f"{posts.kept:,} kept and cleaned"))
    if split := record.split:
        boxes.append(_Box(f"{split.validation:,} held out", ["to measure with, never learnt from"], leaves=True))
        boxes.append(_Box(f"{split.train:,} learnt from"))
    learning = [f"for {plural(record.best_epoch, 'epoch')}"] if record.best_epoch else []
    if record.before:
        learning.append(f"held-out posts: {bits(record.before.bits_per_byte)} bits per byte before")
    boxes.append(
        _Box(
            f"{plain(bases.public_name(record.base) or 'A base')} fine-tuned",
            learning,
        )
    )
    result = [f"held-out posts: {bits(record.after.bits_per_byte)} bits per byte"] if record.after else []
    return [*boxes, _Box("A machine that imitates", result, is_last=True)]


def _reasons(dropped: Mapping[str, int]) -> list[str]:
    labels = dict[str, str](REASONS.items())
    most = sorted(dropped.items(), key=lambda item: -item[1])
    named = most if len(most) <= _NAMED else most[: _NAMED - 1]
    lines = [f"{count:,} {labels.get(reason, plain(reason))}" for reason, count in named]
    rest = sum(count for _, count in most[len(named) :])
    return [*lines, f"{rest:,} for other reasons"] if rest else lines


def _drawn(box: _Box, y: int) -> str:
    x = _INDENT if box.leaves else _EDGE
    width = _WIDTH - _EDGE - x
    kind = "leaves" if box.leaves else "last" if box.is_last else "step"
    texts = [(box.title, "title", _TITLE_CELL), *((line, "text", _TEXT_CELL) for line in box.lines)]
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{box.height}" rx="8"/>' + "".join(
        f'<text class="{role}" x="{x + 14}" y="{y + 27 + _LINE * number}">'
        f"{escape(_fitting(text, int((width - 24) / cell)))}</text>"
        for number, (text, role, cell) in enumerate(texts)
    )


def _fitting(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else f"{chop_cells(text, cells - 1)[0].rstrip()}…"


def _style() -> str:
    # Colours are written out: not every program that shows pictures knows custom properties.
    return (
        f"text{{font:{_TEXT}px system-ui,sans-serif}}.title{{font-size:{_TITLE}px;font-weight:600}}"
        "rect,.way{stroke-width:1.5}.paper{stroke:none}.leaves{fill:none;stroke-dasharray:5 4}.way{fill:none}"
        f"{_colours(LIGHT)}@media (prefers-color-scheme:dark){{{_colours(DARK)}}}"
    )


def _colours(palette: Mapping[str, str]) -> str:
    return (
        ".paper{{fill:{paper}}}text{{fill:{muted}}}.title{{fill:{ink}}}.step,.last{{fill:{raised}}}"
        ".step{{stroke:{line}}}.last{{stroke:{persona}}}.leaves,.way{{stroke:{other}}}.tip{{fill:{other}}}"
    ).format(**palette)
