"""What every request has to pass: the right host, origin, token, size and pace; and what every response carries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import re
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers, MutableHeaders, State
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from huggingtweets.errors import DamagedFileError
from huggingtweets.files import write_bytes

COOKIE = "huggingtweets"
TOKEN_FILE = "web.json"  # noqa: S105 (its name)

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: that makes browsers send forms with the origin "null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OPEN = ("/enter", "/static/")
"""What is shown before one has entered."""

_LARGEST_BODY = 1_000_000
"""Bytes, of all but uploads, which count for themselves."""

_BODY_SECONDS = 30
"""For each piece of one."""

UPLOADS = "/api/uploads"

_PACE = RateLimitItemPerSecond(100)
"""Of one client: more than any page asks for, less than a flood."""
_FLOOD = "Too many requests at once. Wait a second."
_TRIES = RateLimitItemPerMinute(10)
"""At the token: it has 256 bits, so this only keeps the log short."""
_WRITINGS = RateLimitItemPerMinute(60)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and to whom."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    """Host names that it is reached by, besides localhost and this machine's own."""
    token_hash: str | None = None
    """SHA-256 of the token, in hexadecimal; None: everybody who can reach it may enter."""
    max_upload: int = 20_000_000_000
    """Bytes."""

    @property
    def is_local(self) -> bool:
        """Whether it is reached from this machine only."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def load_token(home: Path, *, new: bool = False) -> tuple[str, str | None]:
    """The hash of the home's token, and the token itself where it was made just now: it is shown once, never kept."""
    path = home / TOKEN_FILE
    if path.exists() and not new:
        try:
            kept: str = json.loads(path.read_text(encoding="utf-8"))["token_sha256"]
            return kept, None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedFileError(f"{path} cannot be read. Make a new token with: --new-token") from error
    token = secrets.token_urlsafe(32)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_bytes(path, json.dumps({"token_sha256": hash_token(token)}).encode())
    path.chmod(0o600)
    return hash_token(token), token


def session_of(token_hash: str) -> str:
    """What the cookie holds: it shows that the token was known, and a new token ends it."""
    return hmac.new(token_hash.encode(), b"session", hashlib.sha256).hexdigest()


Refused = Callable[[str, int, str], Response]
"""Draws a refusal of a path: its status, and the sentence that says why."""


class SecurityMiddleware:
    """The outermost application: asks each request for all that, and hands it on."""

    def __init__(self, app: ASGIApp, settings: Settings, refused: Refused, state: State | None = None) -> None:
        self._app, self._settings, self._refused = app, settings, refused
        self.state = state or State()
        """Of the application within."""
        self._limits = SlidingWindowCounterRateLimiter(MemoryStorage())
        own = socket.gethostname().lower()
        self._names = {"localhost", *(name.lower() for name in settings.names)}
        if not settings.is_local:
            self._names |= {own, f"{own}.local"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_static = scope["path"].startswith("/static/")
        refused = self._refusal(scope, headers)
        if scope["method"] == "HEAD":  # as GET, whose body the server then leaves out
            scope = {**scope, "method": "GET"}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    answer[name] = value
                if self._settings.is_local or scope["scheme"] == "https":  # elsewhere browsers ignore it, and complain
                    answer["Cross-Origin-Opener-Policy"] = "same-origin"
                if not is_static and "cache-control" not in answer:
                    answer["Cache-Control"] = "no-store"
            await send(message)

        if refused is not None:
            await refused(scope, receive, sent)
            return
        if scope["path"] != UPLOADS:
            receive = _limited(receive)
        await self._app(scope, receive, sent)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        found = self._reason(scope, headers)
        if found is None or isinstance(found, Response):
            return found
        status, sentence = found
        answer = self._refused(scope["path"], status, sentence)
        if status == 429:
            answer.headers["Retry-After"] = "1" if sentence == _FLOOD else "60"
        return answer

    def _reason(self, scope: Scope, headers: Headers) -> Response | tuple[int, str] | None:
        path, is_unsafe = scope["path"], scope["method"] not in {"GET", "HEAD"}
        client = scope["client"][0] if scope["client"] else ""
        host = headers.get("host", "")
        if not self._is_ours(host):
            return 403, "This page is not reached by that name. Use the address that huggingtweets serve printed."
        if not self._limits.hit(_PACE, client):
            return 429, _FLOOD
        if (is_unsafe or path.startswith("/api/")) and not _is_same_origin(headers, host, strict=is_unsafe):
            return 403, "Another page asked for this, and only the page itself may."
        if is_unsafe:
            item = _TRIES if path == "/enter" else _WRITINGS if path.endswith(("/posts", "/quizzes")) else None
            if item and not self._limits.hit(item, client, path.rsplit("/", 1)[-1]):
                return 429, "That was often. Wait a minute, then try again."
            length = headers.get("content-length", "0")
            if path != UPLOADS and (not length.isdecimal() or int(length) > _LARGEST_BODY):
                return 413, "That is larger than anything this page sends."
        if self._settings.token_hash and not path.startswith(_OPEN) and not self._has_entered(headers):
            if path.startswith("/api/"):
                return 401, "Enter the token first."
            return RedirectResponse("/enter", status_code=303)
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether the Host header names this server. A page of another name that was pointed here (DNS rebinding)
        would read everything; an address is nobody's name."""
        name = host.rpartition(":")[0] if re.search(r":\d*$", host) else host
        try:
            address = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name.lower() in self._names
        return address.is_loopback or not self._settings.is_local

    def _has_entered(self, headers: Headers) -> bool:
        wanted = self._settings.token_hash or ""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(hash_token(token.strip()), wanted):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), session_of(wanted).encode())


def _is_same_origin(headers: Headers, host: str, *, strict: bool) -> bool:
    """Whether our own page asks, or no page at all: browsers say who does, other programs have no cookie to steal."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return not strict or origin is None or urlsplit(origin).netloc == host


def _limited(receive: Receive) -> Receive:
    """`receive`, ended where a body grows larger than it may, or does not come."""
    taken, is_whole = 0, False

    async def limited() -> Message:
        nonlocal taken, is_whole
        if is_whole:  # what comes now is that the client leaves
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), _BODY_SECONDS)
        except TimeoutError:
            return {"type": "http.disconnect"}
        taken += len(message.get("body", b""))
        is_whole = not message.get("more_body", False)
        if taken > _LARGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return limited
