"""Quizzes: are these posts real or machine-written?"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from huggingtweets import personas, writing
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.text import visible
from huggingtweets.web.api import schemas
from huggingtweets.web.queues import Request
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/quizzes", tags=["quizzes"])

_MAX_QUIZZES = 100
"""Quizzes that can be answered at a time."""


async def _submit_quiz(body: schemas.QuizBody, server: Shared) -> AsyncIterator[Request]:
    """Queue the task before the response starts, so that errors have a status; stop it when the client leaves."""
    found = await run_sync(personas.find, server.home, body.persona)
    with server.requests.submit(partial(writing.Quiz, server.home, found.name, body.n, body.seed)) as request:
        yield request


@router.post("", response_class=EventSourceResponse)
async def make(request: Annotated[Request, Depends(_submit_quiz)], server: Shared) -> AsyncIterator[ServerSentEvent]:
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


@router.post("/{key}/answers")
def answer(key: str, body: schemas.AnswerBody, server: Shared) -> schemas.Answered:
    """Answer a question, each once. The last answer returns the score."""
    quiz = server.quizzes.get(key)
    if quiz is None:
        raise NotFoundError("This quiz has expired.", hint="Start a new one.")
    if body.position >= len(quiz.questions):
        raise BadInputError(f"The quiz has {len(quiz.questions)} questions.")
    given = quiz.answer(body.position, said_machine=body.machine)
    is_last = len(quiz.answers) == len(quiz.questions)
    score = quiz.score()
    return schemas.Answered(
        machine_written=given.machine_written,
        right=given.is_right,
        feedback=f"{'Right' if given.is_right else 'Wrong'}{quiz.feedback(given)}",
        answered=len(quiz.answers),
        asked=len(quiz.questions),
        score={**score.as_json(), "all_time": quiz.all_time().as_json()} if is_last else None,
        verdict=score.verdict if is_last else None,
        figures={name: f"{share.value:.0%}" for name, share in score.figures.items() if share} if is_last else None,
    )
