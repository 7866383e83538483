"""HTTP connections that a client can neither fill nor hold: heads, waiting times and their number are limited."""

from __future__ import annotations

import asyncio
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_MAX_HEAD = 16_384
"""Bytes of a request line with its headers, or of a trailer. Counted in pieces of this size: at most twice as many."""

_HEAD_SECONDS = 10.0
"""Time to send a head, or the rest of a request that is answered already."""

_READ_SECONDS = 60.0
"""Time after which a client that reads nothing of its response loses it."""

_MAX_CONNECTIONS = 400
"""Open connections. Another one closes the one that has waited longest for a request, or is closed if none waits."""


class LimitedProtocol(HttpToolsProtocol):
    """One connection, with limits."""

    _unparsed = 0
    """Bytes since the last complete head or piece of a body."""
    _deadline: asyncio.TimerHandle | None = None
    """Set while the client is to send a request."""
    _stalled: asyncio.TimerHandle | None = None
    """Set while the client reads nothing."""

    @property
    def is_idle(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    @property
    def deadline(self) -> float:
        """When the client must have sent its request. 0 between two requests."""
        return self._deadline.when() if self._deadline else 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._limit_wait()
        if len(self.connections) > _MAX_CONNECTIONS:
            others = cast("set[LimitedProtocol]", self.connections) - {self}
            longest = min((each for each in others if each.is_idle), key=lambda each: each.deadline, default=self)
            self.connections.discard(longest)
            longest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        for timer in (self._deadline, self._stalled):
            if timer:
                timer.cancel()

    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data), _MAX_HEAD):
            piece = data[start : start + _MAX_HEAD]
            self._unparsed += len(piece)
            super().data_received(piece)
            if self._unparsed > _MAX_HEAD and not self.transport.is_closing():
                self.send_400_response("The request's headers are too long.")
            if self.transport.is_closing():
                return
        self._limit_wait()

    def on_headers_complete(self) -> None:
        self._unparsed = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unparsed = 0
        super().on_body(body)

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
