"""The pages: drawn here so that they can be read without JavaScript; modules in `static/` add what moves.

All texts are escaped by the templates, and lose what would be obeyed instead of shown: anyone may have written them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from huggingtweets import personas as shelf
from huggingtweets.config import FAST_POSTS
from huggingtweets.errors import NotFoundError
from huggingtweets.library import FINISHED, AccountRow, JobRow, Library, find_account
from huggingtweets.palette import DARK, LIGHT
from huggingtweets.sources import NETWORKS
from huggingtweets.text import INVISIBLE
from huggingtweets.web import options
from huggingtweets.web.api import accounts as accounts_api
from huggingtweets.web.api import personas as personas_api
from huggingtweets.web.api import schemas
from huggingtweets.web.api_docs import groups_of
from huggingtweets.web.messages import on_page
from huggingtweets.web.server import Shared
from huggingtweets.writing.sampler import USUAL_STARTS

router = APIRouter()

_HERE = Path(__file__).parent

_SHOWN = 8
"""Posts of a persona on its page."""

_ENDED = 50
"""Jobs that were stopped, and as many that failed, in the library."""

_MOST_COMPARED = 4
"""Personas side by side, where none is chosen."""

_MEDIA = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

_WORDS = {
    "waiting": "Waiting for its turn.",
    "running": "Under way.",
    "stopping": "Stopping after this step…",
    "done": "Done.",
    "failed": "That did not work.",
    "stopped": "Stopped.",
}


@router.get("/")
def home(
    server: Shared,
    account: str | None = None,
    persona: str | None = None,
    job: int | None = None,
    curated: Annotated[bool, Query()] = False,
) -> Response:
    """The three steps and the library. What is chosen stands in the address, so a reload shows it again."""
    with Library(server.home) as library:
        task = None if job is None else library.job(job)
        if task is not None:
            account, persona, task = _of_job(task, account, persona)
        if persona is not None and account is None:
            account = _account_of(library, persona)
        rows = library.accounts()
        row = None if account is None else find_account(rows, account)
        deleted = {} if row is None else library.trained_on_deleted(row)
        going = library.jobs(("waiting", "running", "stopping"))
        if task is None and row is not None:  # what is being trained on it stands where one would start another
            task = next((each for each in going if each.kind == "train" and row.full_handle in each.accounts), None)
        ended = library.jobs(("stopped",), limit=_ENDED) + library.jobs(("failed",), limit=_ENDED)
    going.sort(key=lambda each: (each.state == "waiting", each.id))
    ended.sort(key=lambda each: -each.id)
    personas = shelf.list_personas(server.home)
    names = [each["name"] for each in sorted(personas, key=lambda each: each["created_at"] or "", reverse=True)]
    own = names if row is None else [name for name in names if name in row.personas]
    if persona is None and row is not None and own:
        persona = own[0]
    chosen = None if persona is None else _persona(server.home, persona, row)
    if chosen and chosen["name"] not in own:
        own = [chosen["name"], *own]
    written = personas_api.posts(chosen["name"], server, limit=_SHOWN + 1).posts if chosen else []
    sections = options.train_sections(server.home)
    writing = options.generate_section()
    return _page(
        "index.html",
        account=row and {**_account(row), "trained_on_deleted": deleted},
        accounts=[_account(each) for each in sorted(rows, key=lambda each: each.updated_at, reverse=True)],
        persona=chosen,
        personas=personas,
        choices=own if chosen else [],
        compared=urlencode([("persona", name) for name in _beside(chosen["name"], names)]) if chosen else "",
        posts=written[:_SHOWN],
        older=len(written) > _SHOWN,
        job=task and _job(task),
        going=[_job(each) for each in going if task is None or each.id != task.id],
        ended=[_job(each) for each in ended if task is None or each.id != task.id],
        curated=accounts_api.curated(row.full_handle, schemas.CurateBody(options={}), server)
        if row and curated
        else None,
        fast_posts=FAST_POSTS,
        often=[option for section in sections for option in section.options if option.often],
        rarely=[
            {"name": section.name, "title": section.title, "options": [o for o in section.options if not o.often]}
            for section in sections
        ],
        sections={option.name: section.name for section in sections for option in section.options},
        generate=writing,
        temperature=next(option for option in writing.options if option.name == "temperature"),
        starts=USUAL_STARTS,
        where="this computer" if server.settings.is_local else "the machine that runs this page",
    )


@router.get("/compare")
def compare(server: Shared, persona: Annotated[list[str] | None, Query(max_length=20)] = None) -> Response:
    """Personas side by side: figures at once, posts when asked for."""
    personas = shelf.list_personas(server.home)
    names = persona or [each["name"] for each in personas[:_MOST_COMPARED]]
    chosen = [_persona(server.home, name, None) for name in dict.fromkeys(names)]
    rows = [
        ("base", [each["base"] for each in chosen]),
        ("posts learnt from", [_or_dash(each["train"], "{:,}") for each in chosen]),
        ("bits per byte before", [_or_dash(each["before"], "{:.3f}") for each in chosen]),
        ("bits per byte now", [_or_dash(each["after"], "{:.3f}") for each in chosen]),
        ("gained", [_or_dash(each["gain"], "{:.0%}") for each in chosen]),
        ("epochs", [_or_dash(each["epochs"], "{}") for each in chosen]),
    ]
    return _page("compare.html", personas=personas, chosen=chosen, rows=rows, starts=USUAL_STARTS)


@router.get("/quiz/{persona}")
def quiz(persona: str, server: Shared) -> Response:
    """The blind test; its questions are made when it begins."""
    return _page("quiz.html", persona=_persona(server.home, persona, None))


@router.get("/api")
def api(request: Request) -> Response:
    """The JSON API for people, made from what machines read."""
    document = request.app.openapi()
    return _page("api.html", groups=groups_of(document), machine=request.app.openapi_url)


@router.get("/static/{version}/{name}")
def static_file(version: str, name: str) -> Response:
    """A style sheet, a module or the icon. Their version stands in the path, so that a module's imports have it too."""
    found = _static_files().get(name)
    if found is None:
        raise NotFoundError("There is no such file.")
    content, media = found
    is_this = version == _version()
    return Response(
        content,
        media_type=media,
        headers={"Cache-Control": "public, max-age=31536000, immutable" if is_this else "no-cache"},
    )


def error(status: int, sentence: str) -> Response:
    """The page for what cannot be shown."""
    return _page("error.html", status_code=status, status=status, sentence=sentence)


def enter(sentence: str | None = None, status: int = 200) -> Response:
    """The page that asks for the token; `sentence` says what was wrong with the last one."""
    return _page("enter.html", status_code=status, error=sentence)


def _page(template: str, status_code: int = 200, **context: Any) -> Response:
    return HTMLResponse(_environment().get_template(template).render(here="", **context), status_code)


def _of_job(job: JobRow, account: str | None, persona: str | None) -> tuple[str | None, str | None, JobRow | None]:
    """What a page on `job` shows: its account, its persona once there is one, and itself unless there is no more to
    it."""
    if job.kind != "train":
        if job.state == "done" and job.accounts:
            return job.accounts[0], persona, None
        return account, persona, job
    if account is None and job.accounts:
        account = job.accounts[0]
    return account, persona or (job.persona if job.state == "done" else None), job


def _account_of(library: Library, persona: str) -> str | None:
    """The first account that a persona was trained on, while it is in the library."""
    known = {row.full_handle.lower(): row for row in library.accounts()}
    for run in library.runs():
        if run.name.casefold() == persona.casefold():
            return next((known[name.lower()].full_handle for name in run.handles if name.lower() in known), None)
    return None


def _account(row: AccountRow) -> dict[str, Any]:
    return schemas.Account.of(row).model_dump()


def _job(job: JobRow) -> dict[str, Any]:
    asked = {key: value for key, value in job.spec.get("options", {}).items() if value}
    return {
        **schemas.Job.of(job, {}).model_dump(),
        "over": job.state in FINISHED,
        "words": _WORDS[job.state],
        "asked": asked,
    }


def _persona(folder: Path, name: str, account: AccountRow | None) -> dict[str, Any]:
    """What a page says of a persona. Figures are None where nobody knows them. Raises NotFoundError."""
    found = shelf.find(folder, name)
    record = found.record
    before, after = (loss.bits_per_byte if loss else None for loss in (record.before, record.after))
    split, epochs, created_at = record.split, len(record.epochs), record.run.created_at
    handles = [handle.rsplit(":", 1)[-1] for handle in record.handles]
    facts = [
        ("learnt from", ", ".join(f"@{handle}" for handle in handles)),
        ("its base", record.base),
        ("posts learnt from", _or_dash(split.train if split else None, "{:,}")),
        ("posts held out", _or_dash(split.validation if split else None, "{:,}")),
        ("epochs, and the one kept", f"{epochs}, {record.best_epoch}" if epochs else "–"),
        ("bits per byte before", _or_dash(before, "{:.3f}")),
        ("bits per byte now", _or_dash(after, "{:.3f}")),
        ("time it took", _duration(record.seconds.total) if record.seconds.total else "–"),
        ("trained", _day(created_at) if created_at else "–"),
    ]
    return {
        "name": found.name,
        "base": record.base,
        "people": " and ".join(f"@{handle}" for handle in handles) or "its people",
        "of_account": account is not None and found.name in account.personas,
        "train": split.train if split else None,
        "before": before,
        "after": after,
        "gain": 1 - after / before if before and after else None,
        "surprise": _surprise(before, after) if before and after else "",
        "epochs": epochs or None,
        "facts": facts,
        "warnings": list(map(on_page, record.warnings)),
    }


def _surprise(before: float, after: float) -> str:
    """What training brought, in words."""
    gain = 1 - after / before
    if round(gain, 2) <= 0:
        return "Training did not help: posts it has never seen surprise it no less than before."
    return f"Posts it has never seen surprise it {gain:.0%} less than before training."


def _beside(name: str, names: list[str]) -> list[str]:
    """The persona and the latest others, to be compared."""
    return [name, *(other for other in names if other != name)][:_MOST_COMPARED]


def _or_dash(value: Any, shown: str) -> str:
    return "–" if value is None else shown.format(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"static": _static, "address": _address}
    environment.filters |= {
        "visible": _visible,
        "number": "{:,}".format,
        "day": _day,
        "place": _place,
        "segment": lambda name: quote(name, safe=""),
        "typed": _typed,
    }
    return environment


def _visible(text: Any) -> str:
    return INVISIBLE.sub("", str(text))


def _day(when: datetime | str) -> str:
    at = datetime.fromisoformat(when) if isinstance(when, str) else when
    return f"{at.day} {at:%B %Y}"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _place(name: str) -> str:
    titles: dict[str, str] = {network.platform: network.title for network in NETWORKS}
    return titles.get(name, "a table" if name == "table" else name)


def _typed(value: Any) -> str:
    """The value of an option as one types it into a field."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _address(**values: Any) -> str:
    """The page that shows these."""
    given = {key: value for key, value in values.items() if value is not None}
    return f"/?{urlencode(given)}" if given else "/"


def _static(name: str) -> str:
    _static_files()[name]
    return f"/static/{_version()}/{name}"


@cache
def _static_files() -> Mapping[str, tuple[bytes, str]]:
    """All of them by name, with their kind; the colours are made from the palettes that reports and pictures have."""
    files = {
        path.name: (path.read_bytes(), _MEDIA[path.suffix])
        for path in sorted((_HERE / "static").iterdir())
        if path.suffix in _MEDIA
    }
    light, dark = ("".join(f"--{role}:{value};" for role, value in palette.items()) for palette in (LIGHT, DARK))
    theme = f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    return {**files, "theme.css": (theme.encode(), "text/css")}


@cache
def _version() -> str:
    digest = hashlib.sha256()
    for name, (content, _) in _static_files().items():
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]
