"""Jobs: start, list, follow, stop, resume, delete."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from pathlib import Path
from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import FileResponse

from huggingtweets import personas, sources
from huggingtweets.config import TrainConfig, parse
from huggingtweets.defaults import user_defaults
from huggingtweets.errors import (
    BadInputError,
    BusyError,
    ConfigError,
    HuggingTweetsError,
    NotFoundError,
    RateLimitedError,
    shell_command,
)
from huggingtweets.library import FINISHED, JobEvent, JobRow, Library
from huggingtweets.models import catalogue, terms
from huggingtweets.models.bases import DEFAULT, folder_called
from huggingtweets.sources.fields import check_handle, name_of
from huggingtweets.training.prepare import prepare_posts
from huggingtweets.web import uploads
from huggingtweets.web.api import schemas
from huggingtweets.web.api.options import parse_options
from huggingtweets.web.messages import on_page
from huggingtweets.web.queues import JobKind
from huggingtweets.web.server import MAX_UPLOADS, Server, Shared
from huggingtweets.web.tasks import PRODUCTS, find_product

router = APIRouter(tags=["jobs"])

_MAX_WAITING = 20  # jobs of one kind that may wait

_LISTED = 50

_POLL_SECONDS = 0.2  # time between two looks at a job that is followed
_CHART_STEPS = 400  # most training steps that a late client gets. Its chart has fewer points.


@router.post("/uploads", status_code=202)
async def upload(request: Request, server: Shared, about: Annotated[schemas.UploadQuery, Query()]) -> schemas.Job:
    """Upload an archive or a table as the raw body. It is read into the library and then deleted."""
    check_handle(about.handle)
    await run_sync(_check_room, server, "add")
    length = request.headers.get("content-length", "")
    size = int(length) if length.isdecimal() else 0
    if server.uploads.locked():
        raise RateLimitedError(f"{MAX_UPLOADS} files are being uploaded.", hint="Try again when one is done.")
    async with server.uploads:
        key = await uploads.receive(server.home, about.name, request.stream(), size, server.settings.max_upload)
    shown = name_of(about.name) or "a file"
    spec = {"upload": key, "name": shown, "options": about.model_dump(exclude={"name"})}
    return await run_sync(_enqueue, server, "add", f"Reading {shown}", spec)


@router.post("/samples", status_code=202)
def sample(server: Shared) -> schemas.Job:
    """Add the sample account: a lighthouse keeper who does not exist."""
    spec = {"argument": str(sources.SAMPLE), "options": {}, "named": "archive"}
    return _enqueue(server, "add", "Reading the sample account", spec)


@router.post("/fetches", status_code=202)
def fetch(body: schemas.FetchBody, server: Shared) -> schemas.Job:
    """Fetch the posts of an account on a platform that needs no key, or only its new posts."""
    argument = body.argument.strip()
    # Recognised by form alone: nothing typed on the page may name a file.
    network = next((each for each in sources.NETWORKS if each.source().recognises(argument)), None)
    if network is None:
        hint = "Accounts are written name.bsky.social, @user@server (Mastodon) or community:name."
        raise BadInputError("That is not an account.", hint=hint, option="argument")
    if network.token:
        hint = f"Upload your archive, or run in a terminal: {shell_command(f'add {argument}')}"
        raise BadInputError(f"{network.title} charges for its API and requires a key.", hint=hint, option="argument")
    options = {"with_cw": body.with_cw}
    spec = {"argument": argument, "options": options, "limit": body.limit, "named": network.platform}
    return _enqueue(server, "fetch", f"Fetching {argument}", spec)


@router.post("/trainings", status_code=202)
def training(body: schemas.TrainBody, server: Shared) -> schemas.Job:
    """Train a persona on one or more accounts."""
    config = parse_options(TrainConfig, body.options, user_defaults(server.home))
    if body.fast:
        config = config.fast()
    _check_base(config.finetune.base, server)
    terms.require(config.finetune.base, server.home, "accept_terms", accept=body.accept_terms)
    with Library(server.home) as library:
        rows = {row.full_handle: row for row in map(library.find, body.handles)}
    name = personas.check_name(body.name or personas.default_name(row.handle for row in rows.values()))
    prepare_posts(server.home, list(rows), config)  # options that leave too few posts are refused here, on their form
    # Without a base, the worker knows that none was named.
    exclude: Any = {"finetune": {"base"} - config.finetune.model_fields_set}
    spec = {"handles": list(rows), "config": config.model_dump(mode="json", exclude=exclude), "name": name}
    return _enqueue(server, "train", f"Training {name}", spec, list(rows), name)


@router.post("/personas/{name}/products", status_code=202)
def make(name: str, body: schemas.ProductBody, server: Shared) -> schemas.Job:
    """Evaluate a persona, or make a file of it to download."""
    found = personas.find(server.home, name).name
    title = f"Evaluating {found}" if body.product == "evaluation" else f"{found}: {PRODUCTS[body.product][0]}"
    spec = {"persona": found, "product": body.product, "not_mine": body.not_mine}
    return _enqueue(server, "make", title, spec, persona=found)


@router.get("/jobs")
def jobs(server: Shared) -> schemas.Jobs:
    """List the latest jobs, newest first."""
    with Library(server.home) as library:
        return schemas.Jobs(jobs=[_shown(library, row) for row in library.jobs(limit=_LISTED)])


@router.get("/jobs/{key}")
def job(key: int, server: Shared) -> schemas.Job:
    """Show a job."""
    with Library(server.home) as library:
        return _shown(library, library.job(key))


@router.post("/jobs/{key}/cancel")
def cancel(key: int, server: Shared) -> schemas.Job:
    """Ask a job to stop. A training keeps its best epoch and a checkpoint, and can be resumed."""
    with Library(server.home) as library:
        library.stop_job(key)
        return _changed(server, library, key)


@router.post("/jobs/{key}/resume")
def resume(key: int, server: Shared) -> schemas.Job:
    """Resume a job that was stopped or failed."""
    with Library(server.home) as library:
        row = library.job(key)
        _check_room(server, row.kind)
        library.resume_job(key)
        return _changed(server, library, key)


@router.get("/jobs/{key}/file", response_class=FileResponse)
def file(key: int, server: Shared) -> FileResponse:
    """Download the file that a job made."""
    with Library(server.home) as library:
        row = library.job(key)
    if not row.result or "file" not in row.result:
        raise NotFoundError(f"The job {key} made no file.")
    path = find_product(server.home, row.spec["persona"], row.result["file"])
    # Compressing weights would take long and gain nothing.
    return FileResponse(path, filename=path.name, headers={"Content-Encoding": "identity"})


@router.delete("/jobs/{key}")
def delete(key: int, server: Shared) -> schemas.Removal:
    """Delete a finished job from the list. What it made stays."""
    with Library(server.home) as library:
        row = library.job(key)
        library.delete_job(key)
    uploads.delete(server.home, row.spec)
    return schemas.Removal(sentence=f"“{row.title}” was deleted from the list.")


@router.get(
    "/jobs/{key}/events", response_class=EventSourceResponse, dependencies=[Depends(job)]
)  # 404 before it starts
async def events(
    key: int,
    server: Shared,
    last_event_id: Annotated[int, Header(ge=0, lt=2**63, description="Send only later events.")] = 0,
) -> AsyncIterator[ServerSentEvent]:
    """Follow a job: its events so far, from the start or after `Last-Event-ID`, then new ones until it is finished."""
    after = last_event_id
    told: schemas.Job | None = None
    while True:
        is_stopping = server.is_stopping
        try:
            found = await run_sync(_events_since, server.home, key, after)
        except HuggingTweetsError as error:  # the disk is full, for example; clients reconnect
            yield ServerSentEvent(data={"text": on_page(error), "is_warning": True}, event="notice")
            return
        if found is None:  # deleted with its account
            return
        current, new = found
        for event in new:
            after = event.n
            if event.kind != "state":  # stored by older versions
                yield ServerSentEvent(raw_data=event.data, event=event.kind, id=str(event.n))
        if current != told:
            yield ServerSentEvent(data=current.model_dump(mode="json"), event="state", id=str(after))
            told = current
        if is_stopping or current.state in FINISHED:
            return
        await asyncio.sleep(_POLL_SECONDS)


def _events_since(home: Path, key: int, after: int) -> tuple[schemas.Job, list[JobEvent]] | None:
    """A job and its events after number `after`, with at most `_CHART_STEPS` steps. None if the job was deleted."""
    with Library(home) as library:
        try:
            current = _shown(library, library.job(key))
        except NotFoundError:
            return None
        new = library.job_events(key, after)
    steps = [event.n for event in new if event.kind == "step"]
    shown = set(steps[:: -max(1, -(-len(steps) // _CHART_STEPS))])
    return current, [event for event in new if event.kind != "step" or event.n in shown]


def _enqueue(
    server: Server,
    kind: JobKind,
    title: str,
    spec: Mapping[str, Any],
    accounts: Collection[str] = (),
    persona: str = "",
) -> schemas.Job:
    _check_room(server, kind)
    with Library(server.home) as library:
        key = library.add_job(kind, title, spec, accounts, persona or None).id
        return _changed(server, library, key)


def _changed(server: Server, library: Library, key: int) -> schemas.Job:
    """Tell the queue of a job about a change, and return the job."""
    current = _shown(library, library.job(key))
    if queue := server.jobs.get(current.kind):
        queue.wake()
    return current


def _shown(library: Library, row: JobRow) -> schemas.Job:
    """A job with its place in the queue of its kind."""
    shown = schemas.Job.model_validate(row)
    if row.state == "waiting":
        shown.position = sum(each.kind == row.kind and each.id <= row.id for each in library.jobs(("waiting",)))
    return shown


def _check_room(server: Server, kind: str) -> None:
    with Library(server.home) as library:
        if sum(row.kind == kind for row in library.jobs(("waiting",))) >= _MAX_WAITING:
            raise BusyError(f"{_MAX_WAITING} jobs of this kind are waiting.", hint="Stop one, or try again later.")


def _check_base(base: str, server: Server) -> None:
    """Raise BaseUnavailableError for a base that cannot exist.

    Over the network, raise ConfigError for an unknown one: clients must not read folders or start downloads.
    """
    if server.settings.is_local:
        if not catalogue.find(base):
            folder_called(base)
        return
    default = parse(TrainConfig, user_defaults(server.home)).finetune.base
    known = {
        default,
        DEFAULT,
        catalogue.MULTILINGUAL.name,
        *(each["base"] for each in personas.list_personas(server.home)),
    }
    if base not in known:
        shown = sorted(name for name in known if not Path(name).is_absolute())
        message = f"Over the network, only bases that this server has used are allowed: {', '.join(shown)}."
        raise ConfigError(message, hint="To use another, train with it once on the server itself.", option="base")
