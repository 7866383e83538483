"""A page on personas from what is stored of them: gathered, drawn, written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.errors import BadInputError
from huggingtweets.evaluation.compare import compare
from huggingtweets.evaluation.curve import load_curve
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.files import check_folder, output_errors, write_bytes
from huggingtweets.models import bases
from huggingtweets.personas.record import read_evaluation
from huggingtweets.reports.inputs import Subject

if TYPE_CHECKING:
    from huggingtweets.evaluation import Comparison, Curve


@dataclass(frozen=True, slots=True)
class Written:
    """What `report` wrote."""

    path: Path
    personas: tuple[str, ...]
    pngs: tuple[Path, ...]
    bytes: int
    """Of the page."""

    def as_json(self) -> dict[str, Any]:
        """The object `report --json` prints (documented in docs/json.md)."""
        return {
            "path": str(self.path),
            "personas": list(self.personas),
            "pngs": [str(png) for png in self.pngs],
            "bytes": self.bytes,
        }


def report(
    home: Path, names: Sequence[str], path: Path, *, png: Path | None = None, on_event: OnEvent = ignore
) -> Written:
    """Write a page on the personas `names` (all when none is given) to the file `path`, over one that is there.

    With `png`, each figure as a picture in that folder as well. Nothing is written before everything is drawn. Raises
    NotFoundError, DamagedFileError, MissingExtraError, BrowserError, and BadInputError for what cannot be written to.
    """
    from huggingtweets.reports import render, sections
    from huggingtweets.reports.pictures import pictures, save
    from huggingtweets.reports.summary import summary

    if path.is_dir():
        raise BadInputError(f"{path} is a folder. Name a file: -o {path / 'report.html'}")
    if png:
        check_folder(png, "png")
    on_event(Stage("Drawing"))
    comparison, subjects = gather(home, names)
    parts = sections(comparison, subjects)
    title = f"{subjects[0].row.name}: report" if len(subjects) == 1 else f"{len(subjects)} personas: report"
    today = datetime.now().astimezone().date().isoformat()
    page = render(title, summary(comparison, subjects), parts, today).encode()
    drawings = [drawing for part in parts for drawing in part.drawings] if png else []
    drawn = pictures(drawings, on_event) if png else []
    with output_errors(path, "output"):
        write_bytes(path, page)
    pngs = save(png, drawings, drawn) if png else ()
    return Written(path, tuple(subject.row.name for subject in subjects), pngs, len(page))


def gather(home: Path, names: Sequence[str]) -> tuple[Comparison, list[Subject]]:
    """What is stored of the personas, without the paths of bases. Runs no model."""
    comparison = compare(home, names)
    rows = tuple(row.model_copy(update={"base": _public_base(row.base)}) for row in comparison.personas)
    return comparison.model_copy(update={"personas": rows}), [
        Subject(row, persona.record.handles, read_evaluation(persona.path, row.name), _curve(home, row.name))
        for row in rows
        for persona in [personas.find(home, row.name)]
    ]


def _curve(home: Path, name: str) -> Curve | None:
    stored = load_curve(home, name)
    return stored.model_copy(update={"base": _public_base(stored.base)}) if stored else None


def _public_base(base: str) -> str:
    """The base's name, without the path where it is a folder."""
    return bases.public_name(base) or "a folder"
