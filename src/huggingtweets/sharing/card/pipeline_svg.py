"""A picture of how a persona was made, with its counts: an SVG that fits a phone and follows light and dark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from rich.cells import cell_len, chop_cells

from huggingtweets.models import bases
from huggingtweets.palette import DARK, LIGHT
from huggingtweets.personas.record import RunRecord
from huggingtweets.posts.curate import REASONS
from huggingtweets.sharing.card.markdown import code, plain
from huggingtweets.text import bits, listing, plural

_WIDTH = 440
"""In pixels. On a phone, at three quarters of it, the text is still readable."""

_MARGIN, _GAP, _LINE = 16, 26, 20
_ARROW_X, _INDENT = 44, 80
"""Where the arrow runs down, and where the boxes begin that branch off from it."""

_TITLE, _TEXT = 17, 14
_TITLE_CELL, _TEXT_CELL = 0.62 * _TITLE, 0.56 * _TEXT
"""Upper bounds of the width of a character cell in common system fonts, but for a few capitals."""

_MAX_REASONS = 4
"""Lines for reasons. If there are more reasons, the last line sums up the rest."""


@dataclass(frozen=True, slots=True)
class _Box:
    title: str
    lines: Sequence[str] = ()
    role: Literal["step", "branch", "last"] = "step"
    """A branch is what does not become training data."""

    @property
    def height(self) -> int:
        return 42 + _LINE * len(self.lines)


def post_counts(record: RunRecord) -> list[tuple[str, int]]:
    """What became of the posts, for the card's table: labels in Markdown, and numbers."""
    counts: list[tuple[str, int]] = []
    if posts := record.posts:
        dropped = [(f"dropped ({reason})", count) for reason, count in _reasons(posts.dropped, code)]
        counts += [("read", posts.read), *dropped, ("kept", posts.kept)]
    if split := record.split:
        unused, why = _unused(record)
        counts += [(f"not used ({why})", unused)] if unused else []
        counts += [("held out for evaluation", split.validation), ("trained on", split.train)]
    return counts


def _unused(record: RunRecord) -> tuple[int, str]:
    """How many of the kept posts were neither trained on nor held out, and why."""
    if not (record.posts and record.split):
        return 0, ""
    count = record.posts.kept - record.split.train - record.split.validation
    max_posts = record.run.options("dataset").get("max_posts")
    reasons = []
    if isinstance(max_posts, int):
        reasons.append(f"older than the latest {max_posts:,}{' of each account' if len(record.handles) > 1 else ''}")
    if record.split.method == "time" or len(record.handles) > 1:
        reasons.append("similar to other posts")
    return max(0, count), listing(reasons, "or") or "not recorded why"


def alt(record: RunRecord) -> str:
    """The picture in words."""
    words = [f"{box.title} ({', '.join(box.lines)})" if box.lines else box.title for box in _boxes(record)]
    return f"How it was made: {'; '.join(words)}."


def draw(record: RunRecord) -> str:
    """The picture as SVG, without what `record` does not hold."""
    drawn: list[str] = []
    y, arrow_from = _MARGIN, 0
    for box in _boxes(record):
        if box.role == "branch":
            drawn.append(f'<path class="arrow branch" d="M{_ARROW_X} {y + box.height // 2}H{_INDENT}"/>')
        elif arrow_from:
            drawn.append(f'<path class="arrow" d="M{_ARROW_X} {arrow_from}V{y - 6}"/>')
            drawn.append(f'<path class="tip" d="M{_ARROW_X - 5} {y - 9}h10l-5 8z"/>')
        drawn.append(_drawn(box, y))
        if box.role != "branch":
            arrow_from = y + box.height
        y += box.height + _GAP
    height = y - _GAP + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-labelledby="title">\n<title id="title">{escape(alt(record))}</title>\n'
        f'<style>{_style()}</style>\n<rect class="paper" width="{_WIDTH}" height="{height}" rx="12"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _boxes(record: RunRecord) -> list[_Box]:
    boxes: list[_Box] = []
    accounts = plain(record.imitated)
    if posts := record.posts:
        boxes.append(_Box(f"{plural(posts.read, 'post')} read", [f"written by {accounts}"]))
        if posts.dropped:
            total = sum(posts.dropped.values())
            boxes.append(_Box(f"{plural(total, 'post')} dropped", _dropped_lines(posts.dropped), "branch"))
        boxes.append(_Box(f"{plural(posts.kept, 'post')} kept and cleaned"))
    if split := record.split:
        unused, why = _unused(record)
        if unused:
            boxes.append(_Box(f"{plural(unused, 'post')} not used", [why], "branch"))
        held_out = plural(split.validation, "post")
        boxes.append(_Box(f"{held_out} held out", ["to test the persona, never trained on"], "branch"))
        boxes.append(_Box(f"{plural(split.train, 'post')} to train on"))
    training = [f"in {plural(record.best_epoch, 'pass', 'passes')} over them"] if record.best_epoch else []
    if record.before:
        training.append(f"loss before: {bits(record.before.bits_per_byte)} bits per byte")
    boxes.append(_Box(f"{plain(bases.public_name(record.base) or 'A base model')} is trained", training))
    result = [f"A machine that imitates {accounts}"]
    if record.after:
        result.append(f"loss after: {bits(record.after.bits_per_byte)} bits per byte")
    return [*boxes, _Box("The persona", result, "last")]


def _reasons(dropped: Mapping[str, int], show: Callable[[str], str]) -> list[tuple[str, int]]:
    """Why posts were dropped, most frequent first. `show` writes reasons of other versions."""
    labels = dict[str, str](REASONS.items())
    found = sorted(dropped.items(), key=lambda item: -item[1])
    return [(labels.get(reason) or show(reason), count) for reason, count in found]


def _dropped_lines(dropped: Mapping[str, int]) -> list[str]:
    reasons = _reasons(dropped, plain)
    if len(reasons) > _MAX_REASONS:
        rest = sum(count for _, count in reasons[_MAX_REASONS - 1 :])
        reasons = [*reasons[: _MAX_REASONS - 1], ("for other reasons", rest)]
    return [f"{count:,} {reason}" for reason, count in reasons]


def _drawn(box: _Box, y: int) -> str:
    x = _INDENT if box.role == "branch" else _MARGIN
    width = _WIDTH - _MARGIN - x
    texts = [(box.title, "title", _TITLE_CELL), *((line, "text", _TEXT_CELL) for line in box.lines)]
    rect = f'<rect class="{box.role}" x="{x}" y="{y}" width="{width}" height="{box.height}" rx="8"/>'
    return rect + "".join(
        f'<text class="{role}" x="{x + 14}" y="{y + 27 + _LINE * number}">'
        f"{escape(_shortened(text, int((width - 24) / cell)))}</text>"
        for number, (text, role, cell) in enumerate(texts)
    )


def _shortened(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else f"{chop_cells(text, cells - 1)[0].rstrip()}…"


def _style() -> str:
    # No custom properties: some viewers of SVG do not support them.
    return (
        f"text{{font:{_TEXT}px system-ui,sans-serif}}.title{{font-size:{_TITLE}px;font-weight:600}}"
        "rect,.arrow{stroke-width:1.5}.paper{stroke:none}.branch{fill:none;stroke-dasharray:5 4}.arrow{fill:none}"
        f"{_colours(LIGHT)}@media (prefers-color-scheme:dark){{{_colours(DARK)}}}"
    )


def _colours(palette: Mapping[str, str]) -> str:
    return (
        ".paper{{fill:{paper}}}text{{fill:{muted}}}.title{{fill:{ink}}}.step,.last{{fill:{raised}}}"
        ".step{{stroke:{line}}}.last{{stroke:{persona}}}.branch,.arrow{{stroke:{other}}}.tip{{fill:{other}}}"
    ).format(**palette)
