"""Figures as PNGs, drawn by the browser that is installed (through Kaleido)."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, BrowserError
from huggingtweets.events import OnEvent, Stage, ignore
from huggingtweets.extras import need
from huggingtweets.files import check_folder as _check_folder
from huggingtweets.files import output_errors, write_bytes
from huggingtweets.reports.drawing import Drawing, literal
from huggingtweets.reports.theme import LIGHT, painted

WIDTH = 840
"""CSS pixels; each becomes two in the picture, for screens with small ones."""

_STARTING = 45
"""Seconds that a browser may take to start. What is none, at BROWSER_PATH, can take for ever."""

_TITLE = 44
"""Height of the title above a figure, in CSS pixels."""


def pictures(drawings: Sequence[Drawing], on_event: OnEvent = ignore) -> list[bytes]:
    """A PNG of each of `drawings`, light, with its title above.

    Needs Chrome, Chromium or Edge, looked for where they usually are, or at the environment's BROWSER_PATH. Raises
    MissingExtraError without Kaleido, BrowserError when there is no browser or it does not draw.
    """
    kaleido = need("kaleido", "Drawing pictures", "report")
    errors = need("kaleido.errors", "Drawing pictures", "report")
    logging.getLogger("choreographer").setLevel(logging.ERROR)  # what starts the browser; we say it in a sentence
    try:
        return asyncio.run(_drawn(kaleido, drawings, on_event))
    except errors.ChromeNotFoundError as error:
        raise BrowserError(
            "Pictures need a browser to draw them, and none was found. Install Chromium or Chrome (Debian, Ubuntu: "
            "apt-get install chromium), or set BROWSER_PATH to its program."
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
            f"The browser could not draw the pictures ({type(error).__name__}). Leave out --png for the page alone, or "
            "set BROWSER_PATH to another browser's program."
        ) from error


def save(folder: Path, drawings: Sequence[Drawing], drawn: Sequence[bytes]) -> tuple[Path, ...]:
    """Write each of `drawn`, which `pictures` made of `drawings`, under its name. Raises BadInputError."""
    pngs = tuple(folder / f"{drawing.name}.png" for drawing in drawings)
    with output_errors(folder, "png"):
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(pngs, drawn, strict=True):
            write_bytes(path, content)
    return pngs


def check_folder(folder: Path) -> None:
    _check_folder(folder, "output")


def not_written(path: Path, error: OSError, flag: str) -> BadInputError:
    why = (error.strerror or str(error)).lower()
    return BadInputError(f"Could not write {path}: {why}. Name another place with {flag}.")


async def _drawn(kaleido: Any, drawings: Sequence[Drawing], on_event: OnEvent) -> list[bytes]:
    drawn: list[bytes] = []
    browser = kaleido.Kaleido(mathjax=False)  # which would come from another host
    try:
        async with asyncio.timeout(_STARTING):
            await browser.open()
        for number, drawing in enumerate(drawings):
            on_event(Stage("Drawing pictures", number, len(drawings), "pictures"))
            size = {"format": "png", "width": WIDTH, "height": drawing.height + _TITLE, "scale": 2}
            drawn.append(await browser.calc_fig(_titled(drawing), opts=size))
    except BaseException:
        _end(browser)  # closing it means asking it, and it may not answer
        raise
    finally:
        await browser.close()
    on_event(Stage("Drawing pictures", len(drawings), len(drawings), "pictures"))
    return drawn


def _end(browser: Any) -> None:
    process = getattr(browser, "subprocess", None)
    if process is None or process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)  # it leads a session of its own, its helpers in it
    process.wait()


def _titled(drawing: Drawing) -> dict[str, Any]:
    spec: dict[str, Any] = painted(drawing.spec, LIGHT)
    layout = dict(spec["layout"])
    margin = {**layout["margin"], "l": 16, "r": 24, "b": 16, "t": layout["margin"]["t"] + _TITLE}
    layout |= {
        "height": drawing.height + _TITLE,
        "margin": margin,
        "title": {"text": f"<b>{literal(drawing.title)}</b>", "x": 0, "xref": "container", "xanchor": "left", "y": 1,
                  "yref": "container", "yanchor": "top", "pad": {"l": 16, "t": 14}, "font": {"size": 17}},
    }  # fmt: skip
    layout["legend"] = {**layout["legend"], "x": 0, "y": 1 - (_TITLE - 6) / layout["height"]}
    return {**spec, "layout": layout}
