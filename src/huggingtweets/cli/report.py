"""`report`: one page about personas, to look at, to print, to give away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from huggingtweets.cli.app import Json, err, out, print_json
from huggingtweets.files import home
from huggingtweets.text import plural


def report(
    names: Annotated[list[str] | None, typer.Argument(help="Personas; by default all.", show_default=False)] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="a file", help="Where the page goes; one there is replaced.")
    ] = Path("report.html"),
    png: Annotated[
        Path | None,
        typer.Option(metavar="a folder", help="Put the figures there as pictures too (needs Chrome or Chromium)."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write one page of tables and figures about personas, from what was measured of them."""
    from huggingtweets import reports
    from huggingtweets.cli.show import Watcher

    with Watcher(err) as watch:
        written = reports.report(home(), names or (), output, png=png, on_event=watch)
    if as_json:
        print_json(written.as_json())
        return
    out.print(
        f"{plural(len(written.personas), 'persona')} in {written.path} ({written.bytes / 1e6:.1f} MB): open it in a "
        "browser, online or not.",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    if png:
        out.print(f"{plural(len(written.pngs), 'picture')} in {png}", highlight=False, markup=False, soft_wrap=True)
