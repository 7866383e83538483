"""The server: pages, API, error responses, the queues behind them, and limits on connections."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import cast

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from filelock import FileLock, Timeout
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol

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
from huggingtweets.web import pages, templating, uploads
from huggingtweets.web.api import accounts, jobs, openai, options, personas
from huggingtweets.web.messages import error_json, error_on_page, invalid_request
from huggingtweets.web.security import SecurityMiddleware, Settings
from huggingtweets.web.server import Server

_MAX_HEAD = 16_384  # bytes of a request line with its headers, or of a trailer. At most twice as many are accepted.
_HEAD_SECONDS = 10.0  # time to send a head, or the rest of a request that is answered already
_READ_SECONDS = 60.0  # time after which a client that reads nothing of its response loses it

_MAX_CONNECTIONS = 400
"""Open connections. Another one closes the one that has waited longest for a request, or is closed if none waits."""


class LimitedProtocol(H11Protocol):
    """One connection, with limits."""

    _deadline: asyncio.TimerHandle | None = None  # set while the client is to send a request
    _stalled: asyncio.TimerHandle | None = None  # set while the client reads nothing

    @property
    def is_idle(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._limit_wait()
        if len(self.connections) > _MAX_CONNECTIONS:
            idle = [each for each in cast("set[LimitedProtocol]", self.connections) if each.is_idle and each != self]
            longest = min(idle, key=lambda each: each._deadline.when() if each._deadline else 0.0, default=self)
            self.connections.discard(longest)
            longest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        for timer in (self._deadline, self._stalled):
            if timer:
                timer.cancel()

    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data), _MAX_HEAD):  # h11 accepts any head that comes in one piece
            super().data_received(data[start : start + _MAX_HEAD])
            if self.transport.is_closing():
                return
        self._limit_wait()

    def send_400_response(self, msg: str) -> None:
        if self.is_idle or not self.cycle.response_started:
            super().send_400_response(msg)
        else:
            self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled = self.loop.call_later(_READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stalled:
            self._stalled.cancel()

    def timeout_keep_alive_handler(self) -> None:
        self.transport.abort()  # `close` would wait until the client has read the last response

    def _limit_wait(self) -> None:
        if not self.is_idle:
            if self._deadline:
                self._deadline.cancel()
            self._deadline = None
        elif self._deadline is None:
            self._deadline = self.loop.call_later(_HEAD_SECONDS, self.transport.abort)


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
"""HTTP status of our errors; 400 for all others."""

_HTTP_ERRORS = {
    400: ("invalid_request", "The request body is not valid JSON, or is incomplete."),
    404: ("not_found", "There is no such page."),
    405: ("method_not_allowed", "This address does not allow that method."),
}
"""Code and message of the framework's errors."""

_LEAST_SPACE = 100_000  # bytes that must be free at the start. Whatever needs more says so.
_RETRY_SECONDS = 60  # when to try again if too many clients write or upload


@contextmanager
def lock_home(home: Path) -> Iterator[None]:
    """Check that the home can be used, put its interrupted jobs back into the queue, and keep other servers out.

    Raises BusyError if another server uses it, DiskFullError, and BadInputError or DamagedFileError for a folder or a
    library that cannot be used.
    """
    with Library(home):
        pass
    try:
        with disk_errors(home):
            lock = FileLock(home / ".serve.lock", timeout=0).acquire()
    except Timeout as error:
        raise BusyError(f"Another server is using {home}.", hint="Use that one, or stop it first.") from error
    with lock:
        with Library(home) as library:
            library.requeue_jobs()
        uploads.delete_unused(home)
        with disk_errors(home), TemporaryFile(dir=home) as file:
            file.write(bytes(_LEAST_SPACE))
        yield


def create_app(home: Path, settings: Settings) -> SecurityMiddleware:
    """The application over the library in `home`, which `lock_home` must have locked."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.server = server = Server(home, settings)
        try:
            yield
        finally:
            server.close()

    app = FastAPI(
        title="HuggingTweets",
        version=__version__,
        description="Everything the page does. Posts that personas write are machine-written: say so where you show "
        "them.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4)  # does not compress event streams
    for module in (accounts, jobs, options, personas):
        app.include_router(module.router, prefix="/api")
    app.include_router(openai.router)
    for module in (pages, templating):
        app.include_router(module.router, include_in_schema=False)
    for kind in (HuggingTweetsError, RequestValidationError, HTTPException, ClientDisconnect):
        app.add_exception_handler(kind, _on_error)
    return SecurityMiddleware(app, settings)


class HttpServer(uvicorn.Server):
    """Serves `app` and ends open streams on shutdown. Calls `on_end` if a job is running then and must be saved."""

    def __init__(self, app: SecurityMiddleware, on_end: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=LimitedProtocol,
                h11_max_incomplete_event_size=_MAX_HEAD,
                log_level="error",  # warnings are about malformed requests from strangers
                ws="none",
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=5,
                timeout_keep_alive=30,
                lifespan="on",
            )
        )
        self._state, self._on_end = app.state, on_end

    def stop(self, *_: object) -> None:
        """Stop soon. A handler of signals before and after `run`, which has its own."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        server: Server = self._state.server
        server.stop()
        with suppress(HuggingTweetsError, OSError):  # the disk may be full, the reader of our output gone
            with Library(server.home) as library:
                is_running = bool(library.jobs(("running",)))
            if is_running:
                self._on_end()
        await super().shutdown(sockets)


def _on_error(request: Request, error: Exception) -> Response:
    retry_seconds = None
    match error:
        case HuggingTweetsError():
            status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)
            body = error_on_page(error)
            retry_seconds = _RETRY_SECONDS if status == 429 else None
        case RequestValidationError():
            status, body = 422, invalid_request(error.errors()[0])
        case HTTPException():
            code, message = _HTTP_ERRORS.get(error.status_code, ("error", error.detail))
            status, body = error.status_code, error_json(message, code)
        case _:
            status, body = 408, error_json("The request is incomplete. Try again.", "incomplete")
    return templating.error_response(request.url.path, status, body, retry_seconds)
