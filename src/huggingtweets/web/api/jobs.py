"""What takes a while: readings and trainings, asked for, watched, stopped and gone on with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, cast

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from huggingtweets import personas, sources
from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import BadInputError, BusyError, ConfigError, HuggingTweetsError, RateLimitedError
from huggingtweets.library import FINISHED, JobEvent, JobRow, Library
from huggingtweets.models.bases import DEFAULT
from huggingtweets.sources import SourceOptions
from huggingtweets.sources.fields import check_handle, name_of
from huggingtweets.web import uploads
from huggingtweets.web.api import schemas
from huggingtweets.web.options import nested, own_defaults
from huggingtweets.web.queues import Kind
from huggingtweets.web.server import Server, Shared

router = APIRouter(tags=["jobs"])

_MOST = 20
"""Jobs of a kind that may wait."""

_UPLOADS = 4
"""Files that may come in at a time."""

_LISTED = 50

_CURVE = 400
"""Steps of a training that a page is told of when it comes late: more than its curve has points."""


@router.post("/uploads", status_code=202)
async def upload(
    request: Request,
    server: Shared,
    name: Annotated[str, Query(min_length=1, max_length=300, description="What the file was called.")],
    handle: Annotated[
        str | None, Query(max_length=200, description="Whose posts they are, where the file does not tell.")
    ] = None,
    text_column: Annotated[
        str | None,
        Query(max_length=200, description="Column of a table that holds the texts, where it is not plain."),
    ] = None,
    with_cw: Annotated[bool, Query(description="Take posts under a content warning as well.")] = False,
) -> schemas.Job:
    """Send an archive or a table of posts, raw, as the body; it is read into the library and then deleted."""
    handle = (handle or "").strip() or None
    check_handle(handle)
    await run_sync(_check_room, server, "add")
    length = request.headers.get("content-length", "")
    size = int(length) if length.isdecimal() else None
    if server.receiving >= _UPLOADS:
        raise RateLimitedError(f"{_UPLOADS} files are coming in already. Try again when they are here.")
    server.receiving += 1
    try:
        key = await uploads.receive(server.home, name, aiter(request.stream()), size, server.settings.max_upload)
    finally:
        server.receiving -= 1
    called = name_of(name) or "a file"
    options = SourceOptions(handle=handle, text_column=(text_column or "").strip() or None, with_cw=with_cw)
    spec = {"upload": key, "name": called, "options": asdict(options)}
    return await run_sync(_queue, server, "add", f"Reading {called}", spec)


@router.post("/samples", status_code=202)
def sample(server: Shared) -> schemas.Job:
    """Read the sample account: a lighthouse keeper who does not exist."""
    _check_room(server, "add")
    spec = {"argument": str(sources.SAMPLE), "options": asdict(SourceOptions()), "named": "archive"}
    return _queue(server, "add", "Reading the sample account", spec)


@router.post("/fetches", status_code=202)
def fetch(body: schemas.FetchBody, server: Shared) -> schemas.Job:
    """Fetch the posts of an account from a place that needs no key, or what is new of them."""
    argument = body.argument.strip()
    # By its shape alone: what is typed into a page must never name a file.
    networks = [network for network in sources.NETWORKS if network.source().recognises(argument)]
    if not networks:
        raise BadInputError(
            "That is no account's name. Such are name.bsky.social, @user@server (Mastodon) and community:name."
        )
    network = networks[0]
    if network.token:
        raise BadInputError(
            f"{network.title} takes money and a key for that. Drop the archive that it gives you, or in a terminal: "
            f"huggingtweets add {argument}"
        )
    _check_room(server, "fetch")
    spec = {
        "argument": argument,
        "options": asdict(SourceOptions(with_cw=body.with_cw)),
        "limit": body.limit,
        "named": network.platform,
    }
    return _queue(server, "fetch", f"Fetching {argument}", spec)


@router.post("/trainings", status_code=202)
def training(body: schemas.TrainBody, server: Shared) -> schemas.Job:
    """Train a persona on the posts of one or several accounts."""
    config = nested(TrainConfig, body.options, own_defaults(server.home))
    if body.fast:
        config = config.fast()
    _check_base(config.finetune.base, server)
    with Library(server.home) as library:
        rows = {row.full_handle: row for row in map(library.find, body.handles)}
    name = personas.check_name(body.name or personas.default_name(row.handle for row in rows.values()))
    _check_room(server, "train")
    spec = {"handles": list(rows), "config": config.model_dump(mode="json"), "name": name}
    return _queue(server, "train", f"Training {name}", spec, list(rows), name)


@router.get("/jobs")
def jobs(server: Shared) -> schemas.Jobs:
    """The latest jobs, the newest first."""
    with Library(server.home) as library:
        found = library.jobs(limit=_LISTED)
        waiting = _positions(library)
    return schemas.Jobs(jobs=[schemas.Job.of(job, waiting) for job in found])


@router.get("/jobs/{key}")
def job(key: int, server: Shared) -> schemas.Job:
    """A job as it is now."""
    return _shown(server, key)


@router.post("/jobs/{key}/cancel")
def cancel(key: int, server: Shared) -> schemas.Job:
    """Ask a job to stop. A training keeps its best epoch and its checkpoint, and can be gone on with."""
    with Library(server.home) as library:
        found = library.stop_job(key)
        library.add_job_events(key, [("state", None)])
    server.lanes[_kind(found)].knock()
    server.bell.ring()
    return _shown(server, key)


@router.post("/jobs/{key}/resume")
def resume(key: int, server: Shared) -> schemas.Job:
    """Let a job that was stopped or failed go on."""
    with Library(server.home) as library:
        kind = _kind(library.job(key))
    _check_room(server, kind)
    with Library(server.home) as library:
        if (upload_key := library.job(key).spec.get("upload")) is not None:
            uploads.path_of(server.home, upload_key)
        library.resume_job(key)
        library.add_job_events(key, [("state", None)])
    server.lanes[kind].knock()
    server.bell.ring()
    return _shown(server, key)


@router.delete("/jobs/{key}")
def forget(key: int, server: Shared) -> schemas.Removal:
    """Forget a job that is over; what came of it stays."""
    with Library(server.home) as library:
        found = library.job(key)
        library.delete_job(key)
    uploads.forget(server.home, found.spec)
    return schemas.Removal(sentence=f"“{found.title}” is forgotten.")


def _there(key: int, server: Shared) -> int:
    """The id, before the stream begins and could only break off. Raises NotFoundError."""
    with Library(server.home) as library:
        return library.job(key).id


@router.get("/jobs/{key}/events", response_class=EventSourceResponse)
async def events(
    key: Annotated[int, Depends(_there)],
    server: Shared,
    last_event_id: Annotated[
        str | None, Header(description="Of the last one that came: what is after it comes.")
    ] = None,
) -> AsyncIterator[ServerSentEvent]:
    """A job's way from its beginning, or from `Last-Event-ID` on, and then as it happens, until it is over."""
    after = int(last_event_id) if last_event_id and last_event_id.isdecimal() and len(last_event_id) < 19 else 0
    is_first = True
    while True:
        rung = server.bell.rung()
        found = await run_sync(_since, server, key, after, is_first)
        if found is None:  # deleted with its account
            return
        now, came = found
        is_first = False
        for event in came:
            after = event.n
            if event.kind != "state":
                yield ServerSentEvent(raw_data=event.data, event=event.kind, id=str(event.n))
        if any(event.kind == "state" for event in came) or now.state in FINISHED:
            yield ServerSentEvent(data=now.model_dump(mode="json"), event="state", id=str(after))
        if now.state in FINISHED or server.bell.is_last:
            return
        await rung.wait()


def _since(server: Server, key: int, after: int, is_first: bool) -> tuple[schemas.Job, list[JobEvent]] | None:
    """A job with what happened after event `after`; to one who is new, the state too, and of many steps some."""
    with Library(server.home) as library:
        try:
            now = schemas.Job.of(library.job(key), _positions(library))
        except HuggingTweetsError:
            return None
        came = library.job_events(key, after)
    steps = [event for event in came if event.kind == "step"]
    if len(steps) > _CURVE:
        every = -(-len(steps) // _CURVE)
        kept = {event.n for event in steps[::-every]}
        came = [event for event in came if event.kind != "step" or event.n in kept]
    if is_first and not any(event.kind == "state" for event in came):
        came = [*came, JobEvent(came[-1].n if came else after, "state", "null")]
    return now, came


def _queue(
    server: Server,
    kind: Kind,
    title: str,
    spec: Mapping[str, Any],
    accounts: list[str] | None = None,
    persona: str | None = None,
) -> schemas.Job:
    with Library(server.home) as library:
        key = library.add_job(kind, title, spec, accounts or [], persona).id
    server.lanes[kind].knock()
    server.bell.ring()
    return _shown(server, key)


def _shown(server: Server, key: int) -> schemas.Job:
    with Library(server.home) as library:
        return schemas.Job.of(library.job(key), _positions(library))


def _positions(library: Library) -> dict[int, int]:
    """Of the jobs that wait, each kind by itself: the two don't wait for each other."""
    positions: dict[int, int] = {}
    counts: dict[str, int] = {}
    for waiting in reversed(library.jobs(("waiting",))):
        counts[waiting.kind] = positions[waiting.id] = counts.get(waiting.kind, 0) + 1
    return positions


def _check_room(server: Server, kind: Kind) -> None:
    with Library(server.home) as library:
        if sum(job.kind == kind for job in library.jobs(("waiting",))) >= _MOST:
            raise BusyError(f"{_MOST} such jobs are waiting already. Stop some, or wait until some are done.")


def _check_base(base: str, server: Server) -> None:
    """Who only knows the token has no business with the server's folders, nor with what it downloads. Raises
    ConfigError."""
    if server.settings.is_local:
        return
    usual = parse(TrainConfig, own_defaults(server.home)).finetune.base
    known = {usual, DEFAULT, *(each["base"] for each in personas.list_personas(server.home))}
    shown = sorted(name for name in known if not Path(name).is_absolute())
    if base not in known:
        raise ConfigError(
            f"From elsewhere, a base is one that this server has used before: {', '.join(shown)}. Train with another "
            "on the machine itself first."
        )


def _kind(found: JobRow) -> Kind:
    return cast(Kind, found.kind)
