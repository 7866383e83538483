"""The server: its pages, the API under them, and the lanes that do what is asked."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import cast, get_args

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from filelock import FileLock, Timeout
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from huggingtweets import __version__
from huggingtweets.errors import (
    AmbiguousHandleError,
    BusyError,
    DamagedFileError,
    DiskFullError,
    HuggingTweetsError,
    MissingExtraError,
    NotFoundError,
    RateLimitedError,
)
from huggingtweets.files import disk_errors
from huggingtweets.library import Library
from huggingtweets.web import messages, pages, sign_in, uploads
from huggingtweets.web.api import accounts, jobs, options, personas, posts, quizzes
from huggingtweets.web.queues import Bell, JobLane, Kind, WritingLane
from huggingtweets.web.security import SecurityMiddleware, Settings
from huggingtweets.web.server import Server

_STATUS: dict[type[HuggingTweetsError], int] = {
    NotFoundError: 404,
    AmbiguousHandleError: 409,
    BusyError: 409,
    uploads.TooLargeError: 413,
    RateLimitedError: 429,
    MissingExtraError: 503,
    DamagedFileError: 503,
    DiskFullError: 507,
}
"""Of our errors; any other is what was asked for wrongly."""

_HTTP = {
    400: "The body is not the JSON object that it should be, or did not come whole.",
    404: "There is no such page.",
    405: "That cannot be done here.",
}
"""Of the framework's own."""


@contextmanager
def lock_home(home: Path) -> Iterator[None]:
    """Two servers of one home would do each job twice: raises BusyError for the second."""
    with disk_errors(home):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(home / ".serve.lock", timeout=0):
            yield
    except Timeout as error:
        raise BusyError(f"Another huggingtweets serve is at work on {home}. Use that, or end it first.") from error


def create_app(home: Path, settings: Settings) -> SecurityMiddleware:
    """The application over the library in `home`, which should be `lock_home`."""
    bell = Bell()
    lanes: dict[Kind, JobLane] = {kind: JobLane(home, kind, bell) for kind in get_args(Kind)}
    server = Server(home, settings, bell, lanes, WritingLane(home))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with Library(home) as library:
            library.requeue_jobs()
        uploads.sweep_out(home)
        bell.hang()
        for lane in lanes.values():
            lane.start()
        server.writing.start()
        try:
            yield
        finally:
            for lane in lanes.values():
                lane.close()
            server.writing.close()

    app = FastAPI(
        title="HuggingTweets",
        version=__version__,
        description="What the page does, for programs. Every post that it writes is machine-written: say so wherever "
        "you show it.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6)  # but streams, which it knows
    app.state.server, app.state.home = server, home
    for module in (accounts, jobs, options, personas, posts, quizzes):
        app.include_router(module.router, prefix="/api")
    app.include_router(sign_in.router, include_in_schema=False)
    app.include_router(pages.router, include_in_schema=False)
    app.add_exception_handler(HuggingTweetsError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _broken_off)
    return SecurityMiddleware(app, settings, _refused, app.state)


class HttpServer(uvicorn.Server):
    """Serves `app`, quietly; when it is told to end, so are the streams that are open. `on_end` is called where
    that has a job to be saved first."""

    def __init__(self, app: SecurityMiddleware, on_end: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="error",  # what strangers send that is no HTTP is no news
                ws="none",
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=5,
                timeout_keep_alive=30,
                lifespan="on",
            )
        )
        self._app, self._on_end = app, on_end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        server: Server = self._app.state.server
        server.bell.end()
        server.writing.end()
        with Library(server.home) as library:
            under_way = library.jobs(("running",))
        if under_way:
            with suppress(OSError):  # the same Ctrl-C may have ended whoever reads it
                self._on_end()
        await super().shutdown(sockets)


def _refused(path: str, status: int, sentence: str, field: str | None = None) -> Response:
    """As JSON with the parameter that is to blame, where one is; to a browser as a page."""
    sentence = sentence.encode("utf-8", "replace").decode()  # it may quote half a surrogate pair
    if path.startswith("/api/"):
        return JSONResponse({"error": sentence, **({"field": field} if field else {})}, status)
    if path == "/enter" and status in {400, 408, 413, 429}:
        return pages.enter(sentence, status)
    return pages.error(status, sentence)


def _ours(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    return _refused(request.url.path, status, messages.on_page(str(error)))


def _invalid(request: Request, error: Exception) -> Response:
    sentence, field = messages.refused(cast(RequestValidationError, error).errors()[0])
    return _refused(request.url.path, 422, sentence, field)


def _http(request: Request, error: Exception) -> Response:
    found = cast(HTTPException, error)
    return _refused(request.url.path, found.status_code, _HTTP.get(found.status_code, found.detail))


def _broken_off(request: Request, _: Exception) -> Response:
    return _refused(request.url.path, 408, "The request did not come whole. Try again.")
