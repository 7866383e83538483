"""`report`: one web page about personas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from huggingtweets.cli.options import Json, Names, output
from huggingtweets.cli.progress import Watcher
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.files import home
from huggingtweets.text import plural


def report(
    names: Names = None,
    path: Annotated[Path, output("FILE", "File to write. Replaces an existing one.")] = Path("report.html"),
    as_json: Json = False,
) -> None:
    """Write one web page with all measurements of personas."""
    from huggingtweets import reports

    with Watcher() as watch:
        written = reports.report(home(), names or (), path, on_event=watch)
    if as_json:
        print_json(written.as_json())
        return
    size = f"{plural(len(written.personas), 'persona')}, {written.bytes / 1e6:.1f} MB"
    say(f"Wrote {written.path} ({size}). It opens in any browser, online or offline.")
