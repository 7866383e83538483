"""Personas and their posts: list, show, write, score, rate, draw, compare, delete; and quizzes."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Query
from fastapi import Path as InPath
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import PlainTextResponse, Response

from huggingtweets import evaluation, writing
from huggingtweets import personas as store
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, BusyError, NotFoundError
from huggingtweets.files import scratch
from huggingtweets.library import LEARNT, Library
from huggingtweets.personas.removal import describe_persona_removal, remove_persona
from huggingtweets.posts.similarity import SimilarityIndex
from huggingtweets.sharing.options import Size, Theme
from huggingtweets.text import visible
from huggingtweets.web import tasks
from huggingtweets.web.api import schemas
from huggingtweets.web.api.options import parse_options
from huggingtweets.web.messages import on_page
from huggingtweets.web.queues import Request
from huggingtweets.web.server import Shared

router = APIRouter(tags=["personas"])

_MAX_QUIZZES = 100  # quizzes that can be answered at a time
_ANY_SIMILARITY = 1e-6

Key = Annotated[int, InPath(ge=1, lt=2**63)]


@router.get("/personas")
def personas(server: Shared) -> schemas.Personas:
    """List all personas, and trainings that were not finished."""
    return schemas.Personas.model_validate(
        {"personas": store.list_personas(server.home), "unfinished": store.list_unfinished(server.home)}
    )


@router.get("/personas/{name}")
def persona(name: str, server: Shared) -> schemas.PersonaRecord:
    """Show a persona with its training figures."""
    found = store.find(server.home, name)
    record = found.record
    return schemas.PersonaRecord.model_validate(
        {
            **vars(record),
            "name": found.name,
            "bits_per_byte": record.after.bits_per_byte if record.after else None,
            "created_at": record.run.created_at or None,
        }
    )


@router.get("/personas/{name}/removal")
def removal(name: str, server: Shared) -> schemas.Removal:
    """Say what deleting a persona deletes."""
    return schemas.Removal(sentence=on_page(describe_persona_removal(server.home, name)))


@router.delete("/personas/{name}")
def delete(name: str, server: Shared) -> schemas.Removed:
    """Delete a persona and the posts it wrote, or a training that was not finished."""
    wanted = name.removeprefix("@").casefold()
    with Library(server.home) as library:
        for job in library.jobs(("waiting", "running", "stopping")):
            if job.persona and job.persona.casefold() == wanted:
                raise BusyError(f"“{job.title}” is {job.state}.", hint="Stop it first.")
    return schemas.Removed(**remove_persona(server.home, name))


@router.get("/personas/{name}/posts")
def posts(
    name: str,
    server: Shared,
    limit: Annotated[int, Query(ge=1, le=200, description="Number of posts.")] = 20,
    before: Annotated[int | None, Query(ge=1, lt=2**63, description="Only posts with an id below this one.")] = None,
) -> schemas.GeneratedPosts:
    """List what a persona wrote, newest first."""
    found = store.find(server.home, name).name
    with Library(server.home) as library:
        good = library.ratings(found)
        rows = library.generations(found, limit, before)
    return schemas.GeneratedPosts(posts=[schemas.Generated.of(row, good.get(row.id)) for row in rows])


@router.get("/personas/{name}/posts.txt", response_class=PlainTextResponse)
def posts_as_text(name: str, server: Shared) -> PlainTextResponse:
    """Download what a persona wrote as text, without copies and posts rated as not good."""
    found = store.find(server.home, name)
    with Library(server.home) as library:
        good = library.ratings(found.name)
        rows = library.generations(found.name)
    texts = [visible(row.text) for row in rows if good.get(row.id) is not False and not row.copied]
    head = f"Written by a machine that imitates {found.record.imitated}, who wrote none of it."
    response = PlainTextResponse("\n\n".join([head, *texts]) + "\n")
    filename = found.name.encode("ascii", "replace").decode()
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}.txt"'
    return response


async def _submit_write(name: str, body: schemas.WriteBody, server: Shared) -> AsyncIterator[Request]:
    """Queue the task before the response starts, so that errors have a status; stop it when the client leaves."""
    config = parse_options(GenerateConfig, body.options)
    found = await run_sync(store.find, server.home, name)
    task = partial(tasks.write, server.home, found.name, config, start=body.start, n=body.n, seed=body.seed)
    with server.requests.submit(task) as request:
        yield request


@router.post("/personas/{name}/posts", response_class=EventSourceResponse)
async def write(request: Annotated[Request, Depends(_submit_write)]) -> AsyncIterator[ServerSentEvent]:
    """Write posts. Events: `waiting`, `growth` (text so far), `post`, then `end` or `error`. Disconnecting stops it."""
    async for kind, data in request.events():
        yield ServerSentEvent(data=data, event=kind)


async def _submit_score(name: str, body: schemas.ScoreBody, server: Shared) -> AsyncIterator[Request]:
    """As `_submit_write`."""
    found = await run_sync(store.find, server.home, name)
    with server.requests.submit(partial(tasks.score, server.home, found.name, body.texts)) as request:
        yield request


@router.post("/personas/{name}/scores", response_class=EventSourceResponse)
async def score(request: Annotated[Request, Depends(_submit_score)]) -> AsyncIterator[ServerSentEvent]:
    """Score how much texts sound like the account. Events: `waiting`, `stage`, then `end` with scores, or `error`."""
    async for kind, data in request.events():
        yield ServerSentEvent(data=data, event=kind)


@router.get("/compare")
def compare(
    server: Shared, persona: Annotated[list[str] | None, Query(max_length=20, description="Default: all.")] = None
) -> evaluation.Comparison:
    """Compare personas: what `compare --json` prints."""
    return evaluation.compare(server.home, persona or ())


@router.put("/posts/{key}/rating")
def rate(key: Key, body: schemas.RatingBody, server: Shared) -> schemas.Generated:
    """Rate a post as good or not, or clear its rating."""
    with Library(server.home) as library:
        library.rate(key, body.good)
        return schemas.Generated.of(library.generation(key), body.good)


@router.get("/posts/{key}/closest")
def closest(key: Key, server: Shared) -> schemas.Closest:
    """Find the most similar post of those the persona was trained on."""
    with Library(server.home) as library:
        generation = library.generation(key)
        posts = library.run_posts(generation.persona, *LEARNT)
        similar = SimilarityIndex(post.text for post in posts).similar(generation.text, _ANY_SIMILARITY)
        if not similar:
            return schemas.Closest(similarity=0, post=None)
        number, similarity = similar[0]
        post = posts[number]
        created_at = library.post_time(post.platform, post.handle, post.post_id)
    real = schemas.RealPost(text=post.text, handle=post.handle, place=post.platform, created_at=created_at)
    return schemas.Closest(similarity=similarity, post=real)


@router.get("/posts/{key}/picture", response_class=Response, responses={200: {"content": {"image/png": {}}}})
def picture(
    key: Key,
    server: Shared,
    size: Annotated[Size, Query(description="link: 1200 × 630; square: 1080 × 1080.")] = "link",
    theme: Annotated[Theme, Query(description="light or dark.")] = "light",
) -> Response:
    """Draw a post as a picture that says it is machine-written."""
    from huggingtweets.sharing.picture.picture import picture as draw

    with Library(server.home) as library:
        persona = library.generation(key).persona
    with scratch(server.home) as folder:
        drawn = draw(server.home, persona, [key], folder, theme=theme, sizes=[size])
        path = drawn.posts[0].pictures[0].path
        content = path.read_bytes()
    name = path.name.encode("ascii", "replace").decode()
    return Response(content, media_type="image/png", headers={"Content-Disposition": f'inline; filename="{name}"'})


async def _submit_quiz(body: schemas.QuizBody, server: Shared) -> AsyncIterator[Request]:
    """As `_submit_write`."""
    found = await run_sync(store.find, server.home, body.persona)
    with server.requests.submit(partial(writing.Quiz, server.home, found.name, body.n, body.seed)) as request:
        yield request


@router.post("/quizzes", response_class=EventSourceResponse)
async def quiz(request: Annotated[Request, Depends(_submit_quiz)], server: Shared) -> AsyncIterator[ServerSentEvent]:
    """Make a quiz. Events: `waiting`, `stage`, then `quiz` with its questions, or `error`."""
    async for kind, data in request.events():
        if kind != "end":
            yield ServerSentEvent(data=data, event=kind)
            continue
        key = secrets.token_urlsafe(16)
        server.quizzes[key] = data
        if len(server.quizzes) > _MAX_QUIZZES:
            server.quizzes.popitem(last=False)
        questions = [{"position": n, "text": visible(question.text)} for n, question in enumerate(data.questions)]
        yield ServerSentEvent(data={"id": key, "persona": data.persona, "questions": questions}, event="quiz")


@router.post("/quizzes/{key}/answers")
def answer(key: str, body: schemas.AnswerBody, server: Shared) -> schemas.Answered:
    """Answer a question, each once. The last answer returns the score."""
    asked = server.quizzes.get(key)
    if asked is None:
        raise NotFoundError("This quiz has expired.", hint="Start a new one.")
    if body.position >= len(asked.questions):
        raise BadInputError(f"The quiz has {len(asked.questions)} questions.")
    given = asked.answer(body.position, said_machine=body.machine)
    is_last = len(asked.answers) == len(asked.questions)
    score = asked.score()
    return schemas.Answered(
        machine_written=given.machine_written,
        right=given.is_right,
        feedback=f"{'Right' if given.is_right else 'Wrong'}{asked.feedback(given)}",
        answered=len(asked.answers),
        asked=len(asked.questions),
        score={**score.as_json(), "all_time": asked.all_time().as_json()} if is_last else None,
        verdict=score.verdict if is_last else None,
        figures={name: f"{share.value:.0%}" for name, share in score.figures.items() if share} if is_last else None,
    )
