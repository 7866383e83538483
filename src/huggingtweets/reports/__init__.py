"""Reports on personas: one HTML file of tables and figures that needs no other host.

A report shows what `compare`, `evaluate` and `curve` measured (docs/json.md) and runs no model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from huggingtweets import personas
from huggingtweets.errors import DamagedFileError
from huggingtweets.evaluation.compare import compare
from huggingtweets.evaluation.curve import load_curve
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_output, output_errors, write_bytes
from huggingtweets.models import bases
from huggingtweets.personas.record import read_evaluation
from huggingtweets.reports.page import render
from huggingtweets.reports.people_map import write_map
from huggingtweets.reports.sections import Subject, sections, summary
from huggingtweets.result import Result

__all__ = ["Subject", "make_page", "render", "report", "sections", "write_map"]

T = TypeVar("T")


class Page(NamedTuple):
    """A report that is not written yet."""

    html: str
    personas: tuple[str, ...]


class Written(Result):
    """The page that `report` wrote."""

    path: Path
    personas: tuple[str, ...]
    bytes: int


def make_page(home: Path, names: Sequence[str], on_event: OnEvent = ignore) -> Page:
    """The report on the personas `names` (default: all). Runs no model and shows no path.

    Without `names`, what is damaged is left out with a warning. Raises NotFoundError, DamagedFileError,
    MissingExtraError.
    """

    def readable(read: Callable[[], T]) -> T | None:
        try:
            return read()
        except DamagedFileError as error:
            if names:
                raise
            on_event(Notice(error.message, is_warning=True, hint=error.hint, command=error.command))
            return None

    comparison = compare(home, names)
    on_event(Stage("Drawing"))
    rows = tuple(row.model_copy(update={"base": _public_name(row.base)}) for row in comparison.personas)
    comparison = comparison.model_copy(update={"personas": rows})
    for name in comparison.damaged:
        on_event(Notice(f"The persona {name} is damaged and was left out.", is_warning=True))
    subjects = []
    for row in rows:
        persona = personas.find(home, row.name)
        if curve := readable(partial(load_curve, home, row.name)):
            curve = curve.model_copy(update={"base": _public_name(curve.base)})
        max_posts = persona.record.run.options("dataset").get("max_posts")
        evaluation = readable(partial(read_evaluation, persona.path, row.name))
        limit = max_posts if isinstance(max_posts, int) else None
        subjects.append(Subject(row, persona.record.handles, evaluation, curve, limit))
    title = f"{rows[0].name}: report" if len(rows) == 1 else f"{len(rows)} personas: report"
    html = render(title, summary(comparison, subjects), sections(comparison, subjects))
    return Page(html, tuple(row.name for row in rows))


def _public_name(base: str) -> str:
    """The name of a base, without the path of a local one."""
    return bases.public_name(base) or "a local model"


def report(home: Path, names: Sequence[str], path: Path, *, on_event: OnEvent = ignore) -> Written:
    """Write the report on the personas `names` (default: all) to the file `path`, replacing one that exists.

    Raises what `make_page` raises, and BadInputError for a `path` that cannot be written.
    """
    check_output(path)
    page = make_page(home, names, on_event)
    content = page.html.encode()
    with output_errors(path, "output"):
        write_bytes(path, content)
    return Written(path=path, personas=page.personas, bytes=len(content))
