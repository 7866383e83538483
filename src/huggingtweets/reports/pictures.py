"""Figures as PNG files, drawn by an installed browser through Kaleido."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huggingtweets.errors import BrowserError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.files import output_errors, write_bytes
from huggingtweets.palette import LIGHT
from huggingtweets.reports.drawing import Drawing, literal, paint

WIDTH = 840
"""CSS pixels. A picture has twice as many, for high-resolution screens."""

_STARTING = 45
"""Seconds a browser may take to start. A program at BROWSER_PATH that is no browser may never answer."""

_TITLE = 44
"""Height of the title above a figure, in CSS pixels."""


def pictures(drawings: Sequence[Drawing], on_event: OnEvent = ignore) -> list[bytes]:
    """A PNG of each drawing, in light colours, with its title above.

    Needs Chrome, Chromium or Edge in a usual location, or at the environment variable BROWSER_PATH.
    Raises MissingExtraError without Kaleido, BrowserError when there is no browser or it fails.
    """
    kaleido = need("kaleido", "Drawing pictures", "report")
    errors = need("kaleido.errors", "Drawing pictures", "report")
    logging.getLogger("choreographer").setLevel(logging.ERROR)  # starts the browser; its failures are reported below
    try:
        return asyncio.run(_draw(kaleido, drawings, on_event))
    except errors.ChromeNotFoundError as error:
        raise BrowserError(
            "Pictures need a browser to draw them, and none was found.",
            hint="Install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium), or set BROWSER_PATH to its "
            "program.",
        ) from error
    except (
        errors.BrowserFailedError,
        errors.BrowserClosedError,
        errors.JavascriptError,
        errors.KaleidoError,
        TimeoutError,
        OSError,
    ) as error:
        raise BrowserError(
            f"The browser could not draw the pictures ({type(error).__name__}).",
            hint="Leave out {option} to write only the page, or set BROWSER_PATH to the program of another browser.",
            option="png",
        ) from error


def save(folder: Path, drawings: Sequence[Drawing], drawn: Sequence[bytes]) -> tuple[Path, ...]:
    """Write the PNGs `drawn` of `drawings` into `folder`. Raises BadInputError."""
    pngs = tuple(folder / f"{drawing.name}.png" for drawing in drawings)
    with output_errors(folder, "png"):
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(pngs, drawn, strict=True):
            write_bytes(path, content)
    return pngs


async def _draw(kaleido: Any, drawings: Sequence[Drawing], on_event: OnEvent) -> list[bytes]:
    drawn: list[bytes] = []
    browser = kaleido.Kaleido(mathjax=False)  # it would be loaded from another host
    try:
        async with asyncio.timeout(_STARTING):
            await browser.open()
        for number, drawing in enumerate(drawings):
            on_event(Stage("Drawing pictures", number, len(drawings), "pictures"))
            size = {"format": "png", "width": WIDTH, "height": drawing.height + _TITLE, "scale": 2}
            drawn.append(await browser.calc_fig(_titled(drawing), opts=size))
    except BaseException:
        _kill(browser)  # closing asks the browser, which may not answer
        raise
    finally:
        await browser.close()
    on_event(Stage("Drawing pictures", len(drawings), len(drawings), "pictures"))
    return drawn


def _kill(browser: Any) -> None:
    process = getattr(browser, "subprocess", None)
    if process is None or process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)  # the browser and its helpers are a process group
    process.wait()


def _titled(drawing: Drawing) -> dict[str, Any]:
    spec: dict[str, Any] = paint(drawing.spec, LIGHT)
    layout = dict(spec["layout"])
    margin = {**layout["margin"], "l": 16, "r": 24, "b": 16, "t": layout["margin"]["t"] + _TITLE}
    layout |= {
        "height": drawing.height + _TITLE,
        "margin": margin,
        "title": {
            "text": f"<b>{literal(drawing.title)}</b>",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 16, "t": 14},
            "font": {"size": 17},
        },
    }
    layout["legend"] = {**layout["legend"], "x": 0, "y": 1 - (_TITLE - 6) / layout["height"]}
    return {**spec, "layout": layout}
