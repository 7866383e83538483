"""Reports: collect what is stored about personas, and write the page and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from huggingtweets import personas
from huggingtweets.errors import BadInputError
from huggingtweets.evaluation.compare import compare
from huggingtweets.evaluation.curve import load_curve
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.files import check_folder, output_errors, write_bytes
from huggingtweets.models import bases
from huggingtweets.personas.record import read_evaluation
from huggingtweets.reports.drawing import Drawing
from huggingtweets.reports.page import render
from huggingtweets.reports.pictures import pictures, save
from huggingtweets.reports.sections import sections
from huggingtweets.reports.summary import Subject, summary
from huggingtweets.result import Result


@dataclass(frozen=True, slots=True)
class Page:
    """A report that is not written yet."""

    html: str
    personas: tuple[str, ...]
    drawings: tuple[Drawing, ...]


class Written(Result):
    """The files `report` wrote."""

    path: Path
    personas: tuple[str, ...]
    pngs: tuple[Path, ...]
    bytes: int
    """Size of the page."""


def make_page(home: Path, names: Sequence[str]) -> Page:
    """The report on the personas `names` (default: all). Runs no model and shows no path.

    Raises NotFoundError, DamagedFileError, MissingExtraError.
    """
    comparison = compare(home, names)
    rows = tuple(row.model_copy(update={"base": _public_name(row.base)}) for row in comparison.personas)
    comparison = comparison.model_copy(update={"personas": rows})
    subjects = []
    for row in rows:
        persona, curve = personas.find(home, row.name), load_curve(home, row.name)
        if curve:
            curve = curve.model_copy(update={"base": _public_name(curve.base)})
        max_posts = persona.record.run.options("dataset").get("max_posts")
        evaluation = read_evaluation(persona.path, row.name)
        limit = max_posts if isinstance(max_posts, int) else None
        subjects.append(Subject(row, persona.record.handles, evaluation, curve, limit))
    parts = sections(comparison, subjects)
    title = f"{rows[0].name}: report" if len(rows) == 1 else f"{len(rows)} personas: report"
    today = datetime.now().astimezone().date().isoformat()
    html = render(title, summary(comparison, subjects), parts, today)
    drawings = tuple(drawing for part in parts for drawing in part.drawings)
    return Page(html, tuple(row.name for row in rows), drawings)


def _public_name(base: str) -> str:
    """The name of a base, without the path of a local one."""
    return bases.public_name(base) or "a local model"


def report(
    home: Path, names: Sequence[str], path: Path, *, png: Path | None = None, on_event: OnEvent = ignore
) -> Written:
    """Write the report on the personas `names` (default: all) to the file `path`, replacing one that exists.

    With `png`, also write each figure as a picture into that folder. Nothing is written before everything is drawn.
    Raises what `make_page` raises, BrowserError when the pictures cannot be drawn, and BadInputError for a `path` or
    `png` that cannot be written.
    """
    if path.is_dir():
        raise BadInputError(
            f"{path} is a folder.", hint=f"Name a file with {{option}}, such as {path / 'report.html'}", option="output"
        )
    if png:
        check_folder(png, "png")
    on_event(Stage("Drawing"))
    page = make_page(home, names)
    drawn = pictures(page.drawings, on_event) if png else []
    content = page.html.encode()
    with output_errors(path, "output"):
        write_bytes(path, content)
    pngs = save(png, page.drawings, drawn) if png else ()
    return Written(path=path, personas=page.personas, pngs=pngs, bytes=len(content))
