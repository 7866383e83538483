"""The pages, rendered on the server so that they are readable without JavaScript. `static/` adds interaction."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Annotated, Any
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from huggingtweets import personas as store
from huggingtweets.config import FAST_POSTS
from huggingtweets.errors import DamagedFileError, NotFoundError
from huggingtweets.evaluation.compare import Row
from huggingtweets.evaluation.compare import compare as compare_personas
from huggingtweets.evaluation.definitions import BITS_PER_BYTE, COMPARED, measures
from huggingtweets.library import JobRow, Library, find_account
from huggingtweets.models import catalogue, terms
from huggingtweets.personas import Persona
from huggingtweets.personas.record import read_evaluation
from huggingtweets.sharing.model_files import is_adapter, is_lora
from huggingtweets.text import bits, duration
from huggingtweets.training.choose_base import verdict
from huggingtweets.web.api import accounts as accounts_api
from huggingtweets.web.api import options, schemas
from huggingtweets.web.api import personas as personas_api
from huggingtweets.web.messages import on_page
from huggingtweets.web.security import COOKIE, hash_token, session_cookie
from huggingtweets.web.server import Shared
from huggingtweets.web.tasks import PRODUCTS, Product
from huggingtweets.web.templating import day, page
from huggingtweets.writing.quiz import introduction
from huggingtweets.writing.starts import USUAL_STARTS, usual_starts

router = APIRouter()

_POSTS_SHOWN, _OLDER_SHOWN = 8, 40  # posts of a persona on the start page: the latest, and older ones
_UNFINISHED_SHOWN = 20  # stopped and failed jobs in the library
_COMPARED = 4  # personas side by side, if none is chosen

_BEFORE, _AFTER = (f"{BITS_PER_BYTE.term} {COMPARED[field][0]}" for field in ("before", "after"))
_GAIN = COMPARED["gain"][0].capitalize()

_COOKIE_SECONDS = 365 * 24 * 3600


@router.get("/")
def start(
    server: Shared,
    account: str | None = None,
    persona: str | None = None,
    job: int | None = None,
    curated: bool = False,
    before: Annotated[int | None, Query(ge=1, lt=2**63)] = None,
) -> Response:
    """The three steps and the library. The address holds the selection, so a reload shows it again."""
    with Library(server.home) as library:
        shown_job = None if job is None else library.job(job)
        if shown_job is not None:
            account, persona, shown_job = _shown_with(shown_job, account, persona)
        rows = library.accounts()
        if persona is not None and account is None:
            trained_on = [row for row in rows if persona.casefold() in map(str.casefold, row.personas)]
            account = trained_on[0].full_handle if trained_on else None
        row = None if account is None else find_account(rows, account)
        deleted = {} if row is None else library.trained_on_deleted(row)
        active = library.jobs(("waiting", "running", "stopping"))
        if shown_job is None and row is not None:  # a training of this account replaces the form
            trainings = (each for each in active if each.kind == "train" and row.full_handle in each.accounts)
            shown_job = next(trainings, None)
        unfinished = library.unfinished_jobs(_UNFINISHED_SHOWN)
    with_job = {(each.persona or "").casefold() for each in (*active, *unfinished)}
    without_job = [each for each in store.list_unfinished(server.home) if each["name"].casefold() not in with_job]
    active.sort(key=lambda each: (each.state == "waiting", each.id))
    personas = store.list_personas(server.home)
    latest_first = sorted(personas, key=lambda each: each["created_at"] or "", reverse=True)
    names = [each["name"] for each in latest_first if not each["damaged"]]
    choices = names if row is None else [name for name in names if name in row.personas]
    if persona is None and row is not None and choices:
        persona = choices[0]
    chosen, written, shown = None, [], _OLDER_SHOWN if before else _POSTS_SHOWN
    if persona is not None:
        chosen = _persona(server, persona)
        names = [chosen["name"], *(name for name in names if name != chosen["name"])]
        choices = choices if chosen["name"] in choices else [chosen["name"], *choices]
        written = personas_api.posts(chosen["name"], server, limit=shown + 1, before=before).posts
    return page(
        "index.html",
        account=row,
        trained_on_deleted=[name for name, count in deleted.items() if count],
        accounts=sorted(rows, key=lambda each: each.updated_at, reverse=True),
        persona=chosen,
        is_own_persona=bool(row and chosen and chosen["name"] in row.personas),
        personas=personas,
        choices=choices,
        compare_query=urlencode([("persona", name) for name in names[:_COMPARED]]),
        posts=written[:shown],
        has_older_posts=len(written) > shown,
        is_older=before is not None,
        job=shown_job,
        active=[each for each in active if each != shown_job],
        unfinished=[each for each in unfinished if each != shown_job],
        unfinished_without_job=without_job,
        curated=row and curated and accounts_api.curated(row.full_handle, schemas.CurateBody(options={}), server),
        fast_posts=FAST_POSTS,
        default_base=catalogue.DEFAULT.name,
        multilingual=catalogue.MULTILINGUAL,
        open_terms={
            f"{entry.name} {entry.hub_id}": terms.show(entry.name, licence)
            for entry in catalogue.BASES
            if (licence := terms.open_terms(entry.name, server.home))
        },
        sections=options.train_sections(server.home),
        generate=options.generate_section(),
        starts=chosen["starts"] if chosen else USUAL_STARTS,
        products=_products(server, persona),
        max_upload=f"{server.settings.max_upload / 1e9:.3g} GB",
        machine="this computer" if server.settings.is_local else "the computer that runs this page",
    )


@router.post("/api/accounts/{account:path}/found")
def found(account: str, body: schemas.CurateBody, server: Shared) -> Response:
    """What the start page shows of an account's posts, with changed options. Under /api, so that errors are JSON."""
    return page("found.html", curated=accounts_api.curated(account, body, server))


@router.get("/compare")
def compare(server: Shared, persona: Annotated[list[str] | None, Query(max_length=20)] = None) -> Response:
    """Personas side by side, and which of those in the address are gone. Scripts add posts on request."""
    personas = [each for each in store.list_personas(server.home) if not each["damaged"]]
    names = persona or [each["name"] for each in personas[:_COMPARED]]
    chosen, problems = [], []
    for name in dict.fromkeys(names):
        try:
            chosen.append(_persona(server, name))
        except (NotFoundError, DamagedFileError) as error:
            problems.append(on_page(error))
    labels = ("Base", "Posts trained on", _BEFORE, _AFTER, _GAIN, "Epochs")
    rows = [(label, [each["facts"].get(label, "–") for each in chosen]) for label in labels]
    compared = [_compared(server, each["name"]) for each in chosen]
    for field in ("characters", "replies", "vocabulary"):
        label, show = COMPARED[field]
        values = [getattr(row, field, None) for row in compared]
        rows.append((label.capitalize(), ["–" if value is None else show(value) for value in values]))
    return page("compare.html", personas=personas, chosen=chosen, problems=problems, rows=rows, starts=USUAL_STARTS)


@router.get("/quiz/{persona}")
def quiz(persona: str, server: Shared) -> Response:
    """The quiz. Its questions are made when it starts."""
    return page("quiz.html", persona=_persona(server, persona), introduction=introduction)


@router.get("/api")
def api(request: Request) -> Response:
    """A table of the API's operations, made from its OpenAPI document."""
    document = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(
                {**operation, "method": method.upper(), "path": path, "fields": dict(_fields(document, operation))}
            )
    return page("api.html", groups=groups, openapi=request.app.openapi_url)


@router.get("/enter")
def sign_in_form(server: Shared) -> Response:
    """The form for the token, if one is required."""
    return page("sign_in.html", error=None) if server.settings.token_hash else RedirectResponse("/", status_code=303)


@router.post("/enter")
async def sign_in(request: Request, server: Shared) -> Response:
    """Set the cookie if the token is right."""
    token_hash = server.settings.token_hash
    token = parse_qs((await request.body()).decode("utf-8", "replace")).get("token", [""])[0].strip()
    if token_hash and not hmac.compare_digest(hash_token(token), token_hash):
        return page("sign_in.html", 403, error="Wrong token. The server printed it when it first started.")
    response = RedirectResponse("/", status_code=303)
    if token_hash:
        response.set_cookie(
            COOKIE,
            session_cookie(token),
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
    return response


def _fields(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
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
    """The account and the persona that a page on `job` shows, and the job itself unless its result replaces it."""
    first = next(iter(job.accounts), None)
    if job.kind in {"add", "fetch"}:
        return (first, persona, None) if job.state == "done" and first else (account, persona, job)
    made = job.persona if job.kind == "make" or job.state == "done" else None
    return account or first, persona or made, job


def _compared(server: Shared, name: str) -> Row | None:
    """The figures of a persona's posts. None for a persona from elsewhere, whose posts are unknown."""
    with suppress(NotFoundError):
        return compare_personas(server.home, [name]).personas[0]
    return None


def _measured(persona: Persona) -> list[tuple[str, str, str]]:
    """Name, value and reference of what `evaluate` measured; empty if it was not run, or its file is damaged."""
    with suppress(DamagedFileError):
        if evaluation := read_evaluation(persona.path, persona.name):
            return [(each.name, each.value, each.reference) for each in measures(evaluation)]
    return []


def _products(server: Shared, persona: str | None) -> dict[Product, tuple[str, str]]:
    """What can be made of the persona, with label and explanation."""
    if persona is None:
        return {}
    found = store.find(server.home, persona)
    unfit = set() if is_lora(found) else {"gguf-adapter"}
    if is_adapter(found) and not is_lora(found):
        unfit.add("adapter")
    return {product: words for product, words in PRODUCTS.items() if product not in unfit}


def _persona(server: Shared, name: str) -> dict[str, Any]:
    """What pages show of a persona, without unknown facts. Raises NotFoundError."""
    found = store.find(server.home, name)
    record = found.record
    facts = {
        "Imitates": record.imitated,
        "Base": record.base,
        "Blended from": ", ".join(record.ingredients),
        "Posts trained on": record.split and f"{record.split.train:,}",
        "Posts held out": record.split and f"{record.split.validation:,}",
        "Epochs": record.epochs and f"{len(record.epochs)} (best: {record.best_epoch})",
        _BEFORE: record.before and bits(record.before.bits_per_byte),
        _AFTER: record.after and bits(record.after.bits_per_byte),
        _GAIN: None if record.gain is None else COMPARED["gain"][1](record.gain),
        "Training time": record.seconds.total and duration(record.seconds.total),
        "Trained on": record.run.created_at and day(record.run.created_at),
    }
    return {
        "name": found.name,
        "record": record,
        "summary": verdict(record),
        "starts": usual_starts(record.languages),
        "facts": {label: fact for label, fact in facts.items() if fact},
        "measured": _measured(found),
    }
