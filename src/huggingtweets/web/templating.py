"""Renders templates, and serves style sheets and scripts under a path with their version.

Templates escape all text and remove invisible characters from what strangers may have written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, JSONResponse, Response

from huggingtweets.errors import NotFoundError
from huggingtweets.palette import css
from huggingtweets.sources import NETWORKS
from huggingtweets.text import megabytes, plural, visible
from huggingtweets.web.messages import label, openai_error

router = APIRouter()

_HERE = Path(__file__).parent

_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

_PLATFORMS: dict[str, str] = {"table": "a table", "chat": "chats", **{each.platform: each.title for each in NETWORKS}}

_BACKTICKS = re.compile(r"`([^`]+)`")

_STATES = {
    "waiting": "Waiting.",
    "running": "Running.",
    "stopping": "Stopping after this step…",
    "done": "Done.",
    "failed": "Failed.",
    "stopped": "Stopped.",
}


def page(template: str, status_code: int = 200, **context: Any) -> Response:
    """The rendered `template`."""
    return HTMLResponse(_environment().get_template(template).render(here="", **context), status_code)


def error_response(path: str, status: int, error: Mapping[str, str], retry_seconds: int | None = None) -> Response:
    """An error as JSON under /api, as OpenAI's under /v1, else as a page."""
    error = {key: value.encode("utf-8", "replace").decode() for key, value in error.items()}  # unpaired surrogates
    response: Response
    if path.startswith("/api/"):
        response = JSONResponse(error, status)
    elif path.startswith("/v1/"):
        response = JSONResponse(openai_error(error), status)
    elif path == "/enter" and status in {400, 408, 413, 429}:
        response = page("sign_in.html", status, error=error["error"])
    else:
        response = page("error.html", status, status=status, message=error["error"])
    if retry_seconds:
        response.headers["Retry-After"] = str(retry_seconds)
    return response


@router.get("/static/{version}/{name}")
async def static_file(version: str, name: str) -> Response:
    """A style sheet, a script or the icon. Scripts import each other under the version in their own path."""
    if name not in _static_files():
        raise NotFoundError("There is no such file.")
    content, media_type = _static_files()[name]
    caching = "public, max-age=31536000, immutable" if version == _version() else "no-cache"
    return Response(content, media_type=media_type, headers={"Cache-Control": caching})


def day(when: datetime | str) -> str:
    """A date as "5 June 2024"."""
    at = datetime.fromisoformat(when) if isinstance(when, str) else when
    return f"{at.day} {at:%B %Y}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "static": lambda name: f"/static/{_version()}/{name}",
        "address": _address,
        "label": label,
        "plural": plural,
    }
    environment.filters |= {
        "visible": lambda text: visible(str(text)),
        "number": "{:,}".format,
        "day": day,
        "state": lambda state: _STATES[state],
        "platform": lambda name: _PLATFORMS.get(name, name),
        "field_value": _field_value,
        "megabytes": megabytes,
        "code": _code,
    }
    return environment


def _code(text: str) -> Markup:
    """`text` with what stands between backticks as code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 (escaped)


def _field_value(value: Any) -> str:
    """An option's value as one types it into a field."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _address(**values: Any) -> str:
    """The address of the start page that shows these."""
    query = urlencode({key: value for key, value in values.items() if value})
    return f"/?{query}" if query else "/"


@cache
def _static_files() -> Mapping[str, tuple[bytes, str]]:
    """Content and media type of the static files by name. The colours come from the palette of reports and pictures."""
    files = {
        path.name: (path.read_bytes(), _MEDIA_TYPES[path.suffix])
        for path in sorted((_HERE / "static").iterdir())
        if path.suffix in _MEDIA_TYPES
    }
    return {**files, "theme.css": (css().encode(), "text/css")}


@cache
def _version() -> str:
    digest = hashlib.sha256()
    for name, (content, _) in _static_files().items():
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]
