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


def write(home: Path, result: Result, *, stopped: bool = False, on_event: OnEvent = ignore) -> Path | None:
    """Write the page of `result` to `studies/NAME.html` in the home. Returns its path.

    When that fails, a Notice says so instead of an error, because the study itself is fine.
    """
    try:
        on_event(Stage("Drawing"))
        content = render(result, stopped=stopped).encode()
        path = home / STUDIES / f"{result.name}.html"
        with disk_errors(path):
            make_folder(path.parent)
            write_bytes(path, content)
    except HuggingTweetsError as error:
        on_event(Notice(f"No page was written. {error.message}", True, error.hint, error.option, error.command))
        return None
    return path
