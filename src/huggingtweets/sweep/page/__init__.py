"""The page of a study: one HTML file of tables and figures that opens offline. It contains no posts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from huggingtweets.errors import HuggingTweetsError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, make_folder, write_bytes
from huggingtweets.sweep.result import Result
from huggingtweets.sweep.storage import STUDIES


def render(result: Result, *, stopped: bool = False) -> str:
    """The page as HTML. Raises MissingExtraError without Plotly or Jinja."""
    from huggingtweets.reports import render as render_page
    from huggingtweets.sweep.page.definitions import STUDY
    from huggingtweets.sweep.page.sections import sections
    from huggingtweets.sweep.page.summary import summary

    today = datetime.now().astimezone().date().isoformat()
    return render_page(f"{result.name}: study", summary(result, stopped=stopped), sections(result), today, STUDY)


def write(
    home: Path, result: Result, *, stopped: bool = False, png: Path | None = None, on_event: OnEvent = ignore
) -> tuple[Path | None, tuple[Path, ...]]:
    """Write the page of `result` to `studies/NAME.html` in the home, and its figures as pictures to the folder `png`.

    Returns what was written. When that fails, a Notice says so instead of an error, because the study itself is fine.
    """
    from huggingtweets.reports.pictures import pictures, save
    from huggingtweets.sweep.page.sections import sections

    page: Path | None = None
    pngs: tuple[Path, ...] = ()
    try:
        on_event(Stage("Drawing"))
        content = render(result, stopped=stopped).encode()
        path = home / STUDIES / f"{result.name}.html"
        with disk_errors(path):
            make_folder(path.parent)
            write_bytes(path, content)
        page = path
        if png:
            drawings = [drawing for section in sections(result) for drawing in section.drawings]
            pngs = save(png, drawings, pictures(drawings, on_event))
    except HuggingTweetsError as error:
        message = error.message if page else f"No page was written. {error.message}"
        on_event(Notice(message, True, error.hint, error.option, error.command))
    return page, pngs
