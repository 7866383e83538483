"""The pages, rendered on the server so that they can be read without JavaScript. `static/` adds what changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from huggingtweets import personas as store
from huggingtweets.config import FAST_POSTS
from huggingtweets.library import FINISHED, AccountRow, JobRow, Library, find_account
from huggingtweets.text import bits, duration
from huggingtweets.web.api import accounts as accounts_api
from huggingtweets.web.api import options, schemas
from huggingtweets.web.api import personas as personas_api
from huggingtweets.web.server import Shared
from huggingtweets.web.templating import day, page
from huggingtweets.web.uploads import SUFFIXES
from huggingtweets.writing.sampler import USUAL_STARTS

router = APIRouter()

_POSTS_SHOWN = 8
"""Posts of a persona on the start page."""

_UNFINISHED_SHOWN = 50
"""Stopped jobs in the library, and as many failed ones."""

_COMPARED = 4
"""Personas side by side, if none is chosen."""

_STATES = {
    "waiting": "Waiting.",
    "running": "Running.",
    "stopping": "Stopping after this step…",
    "done": "Done.",
    "failed": "Failed.",
    "stopped": "Stopped.",
}


@router.get("/")
def start(
    server: Shared,
    account: str | None = None,
    persona: str | None = None,
    job: int | None = None,
    curated: Annotated[bool, Query()] = False,
) -> Response:
    """The three steps and the library. The address holds what is chosen, so a reload shows it again."""
    with Library(server.home) as library:
        shown_job = None if job is None else library.job(job)
        if shown_job is not None:
            account, persona, shown_job = _shown_with(shown_job, account, persona)
        if persona is not None and account is None:
            account = _account_of(library, persona)
        rows = library.accounts()
        row = None if account is None else find_account(rows, account)
        deleted = {} if row is None else library.trained_on_deleted(row)
        active = library.jobs(("waiting", "running", "stopping"))
        if shown_job is None and row is not None:  # a training of this account takes the place of the form
            shown_job = next(
                (each for each in active if each.kind == "train" and row.full_handle in each.accounts), None
            )
        unfinished = library.jobs(("stopped",), limit=_UNFINISHED_SHOWN)
        unfinished += library.jobs(("failed",), limit=_UNFINISHED_SHOWN)
    with_job = {(each.persona or "").casefold() for each in (*active, *unfinished)}
    without_job = [each for each in store.list_unfinished(server.home) if each["name"].casefold() not in with_job]
    active.sort(key=lambda each: (each.state == "waiting", each.id))
    unfinished.sort(key=lambda each: -each.id)
    personas = store.list_personas(server.home)
    names = [each["name"] for each in sorted(personas, key=lambda each: each["created_at"] or "", reverse=True)]
    choices = names if row is None else [name for name in names if name in row.personas]
    if persona is None and row is not None and choices:
        persona = choices[0]
    chosen = None if persona is None else _persona(server, persona)
    if chosen and chosen["name"] not in choices:
        choices = [chosen["name"], *choices]
    written = personas_api.posts(chosen["name"], server, limit=_POSTS_SHOWN + 1).posts if chosen else []
    compared = [chosen["name"], *(name for name in names if name != chosen["name"])][:_COMPARED] if chosen else []
    sections = options.train_sections(server.home)
    generate = options.generate_section()
    return page(
        "index.html",
        account=row and {**_account(row), "trained_on_deleted": deleted},
        accounts=[_account(each) for each in sorted(rows, key=lambda each: each.updated_at, reverse=True)],
        persona=chosen,
        is_own_persona=row is not None and chosen is not None and chosen["name"] in row.personas,
        personas=personas,
        choices=choices if chosen else [],
        compare_query=urlencode([("persona", name) for name in compared]),
        posts=written[:_POSTS_SHOWN],
        has_older_posts=len(written) > _POSTS_SHOWN,
        job=shown_job and _job(shown_job),
        active=[_job(each) for each in active if shown_job is None or each.id != shown_job.id],
        unfinished=[_job(each) for each in unfinished if shown_job is None or each.id != shown_job.id],
        unfinished_without_job=without_job,
        curated=accounts_api.curated(row.full_handle, schemas.CurateBody(options={}), server)
        if row and curated
        else None,
        fast_posts=FAST_POSTS,
        sections=sections,
        generate=generate,
        temperature=next(option for option in generate.options if option.name == "temperature"),
        starts=USUAL_STARTS,
        suffixes=SUFFIXES,
        max_upload=f"{server.settings.max_upload / 1e9:.3g} GB",
        machine="this computer" if server.settings.is_local else "the computer that runs this page",
    )


@router.get("/compare")
def compare(server: Shared, persona: Annotated[list[str] | None, Query(max_length=20)] = None) -> Response:
    """Personas side by side. Scripts add what takes longer, and posts on request."""
    personas = store.list_personas(server.home)
    names = persona or [each["name"] for each in personas[:_COMPARED]]
    chosen = [_persona(server, name) for name in dict.fromkeys(names)]
    labels = ("Base", "Posts trained on", "Bits per byte before", "Bits per byte after", "Improvement", "Epochs")
    rows = [(label, [each["facts"].get(label, "–") for each in chosen]) for label in labels]
    return page("compare.html", personas=personas, chosen=chosen, rows=rows, starts=USUAL_STARTS)


@router.get("/quiz/{persona}")
def quiz(persona: str, server: Shared) -> Response:
    """The quiz. Its questions are made when it starts."""
    return page("quiz.html", persona=_persona(server, persona))


@router.get("/api")
def api(request: Request) -> Response:
    """A table of the API's operations, made from its OpenAPI document."""
    document = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(
                {
                    "method": method.upper(),
                    "path": path,
                    "description": operation["description"],
                    "parameters": dict(_parameters(document, operation)),
                }
            )
    return page("api.html", groups=groups, openapi=request.app.openapi_url)


def _parameters(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and description of what an operation takes in its path, its query and its body."""
    for parameter in operation.get("parameters", ()):
        if parameter["in"] != "path":
            yield parameter["name"], parameter.get("description", "")
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        name = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for field, schema in document["components"]["schemas"][name]["properties"].items():
            yield field, schema.get("description") or schema.get("anyOf", [{}])[0].get("description", "")


def _shown_with(job: JobRow, account: str | None, persona: str | None) -> tuple[str | None, str | None, JobRow | None]:
    """The account and the persona that a page on `job` shows, and the job itself unless its result says all."""
    if job.kind != "train":
        if job.state == "done" and job.accounts:
            return job.accounts[0], persona, None
        return account, persona, job
    if account is None and job.accounts:
        account = job.accounts[0]
    return account, persona or (job.persona if job.state == "done" else None), job


def _account_of(library: Library, persona: str) -> str | None:
    """The first account that a persona was trained on and the library still holds."""
    there = {row.full_handle.lower(): row.full_handle for row in library.accounts()}
    for run in library.runs():
        if run.name.casefold() == persona.casefold():
            return next((there[name.lower()] for name in run.handles if name.lower() in there), None)
    return None


def _account(row: AccountRow) -> dict[str, Any]:
    return schemas.Account.of(row).model_dump()


def _job(row: JobRow) -> dict[str, Any]:
    return {
        **schemas.Job.of(row, {}).model_dump(),
        "is_finished": row.state in FINISHED,
        "state_text": _STATES[row.state],
        "source_options": row.spec.get("options", {}),
    }


def _persona(server: Shared, name: str) -> dict[str, Any]:
    """What pages show of a persona. Facts that are not known are left out. Raises NotFoundError."""
    found = store.find(server.home, name)
    record = found.record
    facts: dict[str, str] = {"Imitates": record.imitated, "Base": record.base}
    if record.split:
        facts["Posts trained on"] = f"{record.split.train:,}"
        facts["Posts held out"] = f"{record.split.validation:,}"
    if record.epochs:
        facts["Epochs"] = f"{len(record.epochs)} (best: {record.best_epoch})"
    if record.before:
        facts["Bits per byte before"] = bits(record.before.bits_per_byte)
    if record.after:
        facts["Bits per byte after"] = bits(record.after.bits_per_byte)
    if record.gain is not None:
        facts["Improvement"] = f"{record.gain:.0%}"
    if record.seconds.total:
        facts["Training time"] = duration(record.seconds.total)
    if record.run.created_at:
        facts["Trained on"] = day(record.run.created_at)
    return {
        "name": found.name,
        "imitated": record.imitated,
        "trained_posts": record.split.train if record.split else None,
        "summary": _summary(record.gain),
        "facts": facts,
        "warnings": record.warnings,
    }


def _summary(gain: float | None) -> str:
    """How well training worked, in one sentence."""
    if gain is None:
        return "This persona was trained elsewhere. How well is not known."
    if round(gain, 2) <= 0:
        return "Training did not help: posts it has never seen surprise it no less than before."
    return f"Posts it has never seen surprise it {gain:.0%} less than before training."
