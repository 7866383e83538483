"""Personas: what they are, what they wrote, side by side, deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import PlainTextResponse

from huggingtweets import evaluation
from huggingtweets import personas as shelf
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BusyError
from huggingtweets.library import Library
from huggingtweets.text import INVISIBLE
from huggingtweets.web.api import schemas
from huggingtweets.web.api.streams import event_of, seed_or_chance
from huggingtweets.web.options import nested
from huggingtweets.web.server import Server, Shared
from huggingtweets.web.tasks import Writing, WritingEnd

router = APIRouter(tags=["personas"])


@router.get("/personas")
def personas(server: Shared) -> schemas.Personas:
    """All personas on this machine."""
    return schemas.Personas(personas=[schemas.Persona(**each) for each in shelf.list_personas(server.home)])


@router.get("/personas/{name}")
def persona(name: str, server: Shared) -> schemas.PersonaRecord:
    """A persona, with what is known of its training."""
    found = shelf.find(server.home, name)
    record = found.record
    return schemas.PersonaRecord(
        name=found.name,
        base=record.base,
        handles=list(record.handles),
        bits_per_byte=record.after.bits_per_byte if record.after else None,
        created_at=record.run.created_at or None,
        before=record.before,
        after=record.after,
        posts=record.posts,
        split=record.split,
        seconds=record.seconds,
        best_epoch=record.best_epoch,
        epochs=record.epochs,
        warnings=record.warnings,
    )


@router.get("/personas/{name}/removal")
def removal(name: str, server: Shared) -> schemas.Removal:
    """What deleting a persona would delete."""
    return schemas.Removal(sentence=shelf.describe_persona_removal(server.home, name).message)


@router.delete("/personas/{name}")
def delete(name: str, server: Shared) -> schemas.Removed:
    """Delete a persona and what it wrote."""
    found = shelf.find(server.home, name)
    with Library(server.home) as library:
        for job in library.jobs(("waiting", "running", "stopping")):
            if job.persona and job.persona.casefold() == found.name.casefold():
                raise BusyError(f"“{job.title}” is still {job.state}. Stop it first.")
    return schemas.Removed(**shelf.remove_persona(server.home, found.name))


@router.get("/personas/{name}/posts")
def posts(
    name: str,
    server: Shared,
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
    before: Annotated[int | None, Query(ge=1, lt=2**63, description="Only posts of ids below this one.")] = None,
) -> schemas.GeneratedPosts:
    """What a persona wrote, the latest first."""
    with Library(server.home) as library:
        found = shelf.find(server.home, name).name
        known = any(run.name == found for run in library.runs())
        rows = library.generations(found, limit, before) if known else []
        good = library.ratings(found)
    return schemas.GeneratedPosts(posts=[schemas.Generated.of(row, good.get(row.id)) for row in rows])


@router.get("/personas/{name}/posts.txt", response_class=PlainTextResponse)
def posts_as_text(name: str, server: Shared) -> PlainTextResponse:
    """All that a persona wrote but what got a thumb down, as a text to keep."""
    persona = shelf.find(server.home, name)
    found = persona.name
    with Library(server.home) as library:
        known = any(run.name == found for run in library.runs())
        good = library.ratings(found)
        rows = [row for row in library.generations(found) if good.get(row.id) is not False] if known else []
    texts = [INVISIBLE.sub("", row.text) for row in rows if not row.copied]
    head = f"Written by a machine that imitates {persona.record.imitated}, who wrote none of it."
    answer = PlainTextResponse("\n\n".join([head, *texts]) + "\n")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.encode("ascii", "replace").decode()}.txt"'
    return answer


def _asked(name: str, body: schemas.WriteBody, server: Shared) -> Writing:
    """What to write, before the stream begins and could only break off. Raises NotFoundError, ConfigError."""
    config = nested(GenerateConfig, body.options)
    return Writing(shelf.find(server.home, name).name, body.start, body.n, seed_or_chance(body.seed), config)


@router.post("/personas/{name}/posts", response_class=EventSourceResponse)
async def write(work: Annotated[Writing, Depends(_asked)], server: Shared) -> AsyncIterator[ServerSentEvent]:
    """Let a persona write. `waiting`, `growth` of a post on its way, `post` for each that is done, then `end` or
    `error`. Closing the connection stops it."""
    count = 0
    async for kind, value in _stream(server, work):
        if kind == "end" and isinstance(value, WritingEnd):
            end = {"seed": work.seed, "count": count, "dropped": value.dropped, "checks_copies": value.checks_copies}
            yield ServerSentEvent(data=end, event="end")
            continue
        event = event_of(kind, value)
        count += event.event == "post"
        yield event


async def _stream(server: Server, work: Writing) -> AsyncIterator[tuple[str, Any]]:
    async for each in server.writing.ask(work).stream():
        yield each


@router.get("/compare")
def compare(
    server: Shared, persona: Annotated[list[str] | None, Query(max_length=20, description="By default all.")] = None
) -> dict[str, Any]:
    """Personas side by side, as `compare --json` prints them."""
    return evaluation.compare(server.home, persona or ()).as_json()
