"""The blind test: are these posts real or machine-written?"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from huggingtweets import personas
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.text import INVISIBLE
from huggingtweets.web.api import schemas
from huggingtweets.web.api.streams import event_of
from huggingtweets.web.server import Shared
from huggingtweets.web.tasks import QuizMaking
from huggingtweets.writing import Quiz

router = APIRouter(prefix="/quizzes", tags=["quizzes"])


def _asked(body: schemas.QuizBody, server: Shared) -> QuizMaking:
    """What to make, before the stream begins and could only break off. Raises NotFoundError."""
    return QuizMaking(personas.find(server.home, body.persona).name, body.n, body.seed)


@router.post("", response_class=EventSourceResponse)
async def make(work: Annotated[QuizMaking, Depends(_asked)], server: Shared) -> AsyncIterator[ServerSentEvent]:
    """Let a quiz be made: `waiting`, `stage`, then `quiz` with its questions, or `error`."""
    async for kind, value in server.writing.ask(work).stream():
        if kind == "end" and isinstance(value, Quiz):
            key = secrets.token_urlsafe(16)
            server.remember(key, value)
            questions = [
                {"position": position, "text": INVISIBLE.sub("", question.text)}
                for position, question in enumerate(value.questions)
            ]
            yield ServerSentEvent(data={"id": key, "persona": value.persona, "questions": questions}, event="quiz")
            continue
        yield event_of(kind, value)


@router.post("/{key}/answers")
def answer(key: str, body: schemas.AnswerBody, server: Shared) -> schemas.Answered:
    """Say of one question whether a machine wrote it; each can be answered once. The last answer brings the score."""
    quiz = server.quizzes.get(key)
    if quiz is None:
        raise NotFoundError("This quiz is over, or the server was started again. Make a new one.")
    if body.position >= len(quiz.questions):
        raise BadInputError(f"The quiz has {len(quiz.questions)} questions.")
    said = quiz.answer(body.position, said_machine=body.machine)
    is_last = len(quiz.answers) == len(quiz.questions)
    score = quiz.score()
    return schemas.Answered(
        machine_written=said.machine_written,
        right=said.is_right,
        answered=len(quiz.answers),
        asked=len(quiz.questions),
        score={**score.as_json(), "all_time": quiz.all_time().as_json()} if is_last else None,
        verdict=score.verdict if is_last else None,
    )
