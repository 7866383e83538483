"""OpenAI's API over personas, for programs that speak it. docs/share.md says what differs."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response, StreamingResponse

from huggingtweets import __version__
from huggingtweets import personas as store
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError
from huggingtweets.personas import Persona
from huggingtweets.web import tasks
from huggingtweets.web.api.options import parse_options
from huggingtweets.web.api.schemas import Seed
from huggingtweets.web.messages import openai_error
from huggingtweets.web.queues import Request
from huggingtweets.web.server import Server, Shared

router = APIRouter(prefix="/v1", tags=["OpenAI"])

Kind = Literal["text_completion", "chat.completion"]


class Sampled(BaseModel):
    """What both kinds of request share. Other fields of OpenAI's are ignored: a post ends by itself."""

    model: str = Field(description="Name of a persona.")
    n: int = Field(1, ge=1, le=50, description="Number of posts.")
    stream: bool = Field(False, description="Send each post as soon as it is written.")
    seed: Seed | None = None
    temperature: float | None = Field(None, description="0 takes the likeliest token each time.")
    top_p: float | None = None
    stop: str | list[str] | None = Field(None, description="Where to cut a post.")


class CompletionBody(Sampled):
    """A start to continue."""

    prompt: str | list[str] = Field("", description="How the post begins; one at a time.")


class Message(BaseModel):
    """A message of a chat."""

    role: str
    content: str | list[dict[str, Any]] | None = None


class ChatBody(Sampled):
    """A chat. The post answers the user's last message, or begins with it if the persona knows no parents."""

    messages: list[Message] = Field(min_length=1)


@router.get("/models")
def models(server: Shared) -> dict[str, Any]:
    """List personas as models."""
    names = [each["name"] for each in store.list_personas(server.home) if not each["damaged"]]
    return {"object": "list", "data": [_model(store.find(server.home, name)) for name in names]}


@router.get("/models/{name}")
def model(name: str, server: Shared) -> dict[str, Any]:
    """Show a persona as a model."""
    return _model(store.find(server.home, name))


def _model(persona: Persona) -> dict[str, Any]:
    made = int((persona.path / "run.json").stat().st_mtime)
    return {"id": persona.name, "object": "model", "created": made, "owned_by": "huggingtweets", **_marks(persona)}


def _marks(persona: Persona) -> dict[str, str]:
    """What every answer says beside OpenAI's fields."""
    return {"machine_written": f"Written by a machine that imitates {persona.record.imitated}, who wrote none of it."}


class Answer:
    """A request in the queue, and its posts as OpenAI's objects."""

    def __init__(self, kind: Kind, persona: Persona, body: Sampled) -> None:
        self.kind, self.body, self.marks = kind, body, _marks(persona)
        self.head = {
            "id": f"{'cmpl' if kind == 'text_completion' else 'chatcmpl'}-{secrets.token_hex(12)}",
            "created": int(time.time()),
            "model": persona.name,
            "system_fingerprint": f"huggingtweets-{__version__}",
        }

    def choice(self, post: dict[str, Any]) -> dict[str, Any]:
        """A finished post. A completion leaves out its start; a chat has the whole post."""
        text, begins = post["text"], len(post["start"])
        stops = [self.body.stop] if isinstance(self.body.stop, str) else self.body.stop or []
        ends = [at for stop in stops if stop and (at := text.find(stop, begins)) >= 0]
        text = text[: min(ends, default=len(text))]
        choice = {"index": post["row"], "finish_reason": "stop", "logprobs": None}
        if self.kind == "text_completion":
            return {**choice, "text": text[begins:]}
        part = "delta" if self.body.stream else "message"
        return {**choice, part: {"role": "assistant", "content": text}}

    def whole(self, choices: list[dict[str, Any]]) -> dict[str, Any]:
        kind = f"{self.kind}.chunk" if self.body.stream and self.kind == "chat.completion" else self.kind
        return {**self.head, "object": kind, "choices": choices, **self.marks}


async def _respond(client: HttpRequest, answer: Answer, request: Request) -> Response:
    """All posts at once, or a stream of them. Raises BadInputError if every post was dropped."""
    if answer.body.stream:
        return StreamingResponse(_stream(answer, request), media_type="text/event-stream")
    choices, usage = [], {}
    async for kind, data in request.events():
        if await client.is_disconnected():
            return Response(status_code=499)  # nobody reads it, and the end of the request stops the writing
        if kind == "error":
            return JSONResponse(openai_error(data), 500)
        if kind == "post":
            choices.append(answer.choice(data))
        if kind == "end":
            asked, new = data["prompt_tokens"], data["new_tokens"]
            usage = {"prompt_tokens": asked, "completion_tokens": new, "total_tokens": asked + new}
    if not choices:
        raise BadInputError("Every post was dropped.", hint="Change the start or {option}.", option="temperature")
    return JSONResponse({**answer.whole(sorted(choices, key=lambda choice: choice["index"])), "usage": usage})


async def _stream(answer: Answer, request: Request) -> AsyncIterator[str]:
    async for kind, data in request.events():
        if kind == "post":
            yield f"data: {json.dumps(answer.whole([answer.choice(data)]))}\n\n"
        elif kind == "error":
            yield f"data: {json.dumps(openai_error(data))}\n\n"
    yield "data: [DONE]\n\n"


async def _submit(server: Server, body: Sampled, start: str, kind: Kind) -> AsyncIterator[tuple[Answer, Request]]:
    """Queue the task before the response starts, so that errors have a status; stop it when the client leaves."""
    options: dict[str, Any] = body.model_dump(include={"temperature", "top_p"}, exclude_none=True)
    if body.temperature == 0:
        options |= {"temperature": 1, "top_k": 1, "best": False}
    persona = await run_sync(store.find, server.home, body.model)
    if kind == "chat.completion" and persona.record.knows_parents and start.strip():
        options["reply_to"], start = start, ""
    config = parse_options(GenerateConfig, options)
    task = partial(tasks.write, server.home, persona.name, config, start=start, n=body.n, seed=body.seed)
    with server.requests.submit(task) as request:
        yield Answer(kind, persona, body), request


async def _submit_completion(body: CompletionBody, server: Shared) -> AsyncIterator[tuple[Answer, Request]]:
    prompts = [body.prompt] if isinstance(body.prompt, str) else body.prompt
    if len(prompts) != 1:
        raise BadInputError("{option} takes one text at a time.", option="prompt")
    async for submitted in _submit(server, body, prompts[0], "text_completion"):
        yield submitted


async def _submit_chat(body: ChatBody, server: Shared) -> AsyncIterator[tuple[Answer, Request]]:
    said = next((each.content for each in reversed(body.messages) if each.role == "user"), "")
    if isinstance(said, list):
        said = "".join(part.get("text", "") for part in said)
    async for submitted in _submit(server, body, said or "", "chat.completion"):
        yield submitted


@router.post("/completions")
async def complete(
    client: HttpRequest, submitted: Annotated[tuple[Answer, Request], Depends(_submit_completion)]
) -> Response:
    """Write posts that begin with a prompt."""
    return await _respond(client, *submitted)


@router.post("/chat/completions")
async def chat(client: HttpRequest, submitted: Annotated[tuple[Answer, Request], Depends(_submit_chat)]) -> Response:
    """Write a post that answers the user's last message, or begins with it if the persona knows no parents."""
    return await _respond(client, *submitted)
