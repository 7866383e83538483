"""Checks that every request must pass (host, origin, rate, size, token) and headers that every response carries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import re
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send

from huggingtweets.errors import DamagedFileError
from huggingtweets.files import disk_errors, in_the_way, make_folder, write_bytes
from huggingtweets.web.messages import error_json
from huggingtweets.web.templating import error_response

COOKIE = "huggingtweets"
TOKEN_FILE = "web.json"  # noqa: S105 (a file name)
_KEY, _OLD_KEY = "session_sha256", "token_sha256"
UPLOADS = "/api/uploads"

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # With no-referrer, browsers would send forms with the origin "null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_PUBLIC = ("/enter", "/static/")  # paths that need no token
_WRITES = ("/posts", "/quizzes", "/completions")  # how paths end that write posts
_APIS = ("/api/", "/v1/")  # paths for programs, which get errors instead of the page to sign in
_MAX_BODY = 1_000_000  # bytes. Uploads have their own limit.
_BODY_SECONDS = 30  # time for a whole body

_REQUESTS = RateLimitItemPerSecond(100)
_SIGN_INS = RateLimitItemPerMinute(10)
"""Attempts at the token, which has 256 bits: no limit is needed against guessing, only against floods."""
_WRITING = RateLimitItemPerMinute(60)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and who may use it."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()  # host names it is reached by, besides localhost and this machine's own
    token_hash: str | None = None  # what `hash_token` returns for the token. None: no token is required.
    max_upload: int = 20_000_000_000  # bytes

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine's loopback address or name."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def session_cookie(token: str) -> str:
    """The value of the cookie that proves knowledge of the token. A new token invalidates it."""
    return hmac.new(token.encode(), b"session", hashlib.sha256).hexdigest()


def hash_token(token: str) -> str:
    """The form in which a token is stored: the hash of its cookie. Neither of them can be computed from it."""
    return _sha256(session_cookie(token))


def load_token(home: Path, *, new: bool = False) -> tuple[str, str | None]:
    """The hash of the server's token, and the token itself if it was just made: it is shown once and never stored.

    A hash of an older version is replaced, because cookies can be computed from it. Raises DamagedFileError,
    DiskFullError.
    """
    path = home / TOKEN_FILE
    if path.is_dir():
        raise in_the_way(path)
    if path.exists() and not new:
        try:
            stored: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
            if _OLD_KEY not in stored:
                return stored[_KEY], None
        except (OSError, ValueError, KeyError, TypeError) as error:
            hint = "Make a new token with: {command}"
            raise DamagedFileError(f"{path} cannot be read.", hint=hint, command="serve --new-token") from error
    token = secrets.token_urlsafe(32)
    with disk_errors(path):
        make_folder(home)
        write_bytes(path, json.dumps({_KEY: hash_token(token)}).encode())
        path.chmod(0o600)
    return hash_token(token), token


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class SecurityMiddleware:
    """The outermost ASGI application: refuses requests that fail a check and passes on the rest."""

    def __init__(self, app: Starlette, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self.state = app.state
        self._limits = SlidingWindowCounterRateLimiter(MemoryStorage())
        machine = socket.gethostname().lower()
        self._names = {"localhost", *(name.lower() for name in settings.names)}
        if not settings.is_local:
            self._names |= {machine, f"{machine}.local"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # lifespan; the server accepts no WebSockets
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if self._settings.is_local or scope["scheme"] == "https":  # browsers reject it elsewhere
                    headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        path = scope["path"]
        if refusal := self._check(HTTPConnection(scope), path, is_unsafe=scope["method"] not in {"GET", "HEAD"}):
            await refusal(scope, receive, send_with_headers)
            return
        if scope["method"] == "HEAD":  # answered like GET; the server leaves out the body
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive if path == UPLOADS else _limit_body(receive), send_with_headers)

    def _check(self, request: HTTPConnection, path: str, *, is_unsafe: bool) -> Response | None:
        """The refusal of a request, or None if it may pass."""

        def refuse(status: int, code: str, message: str, retry_seconds: int | None = None) -> Response:
            return error_response(path, status, error_json(message, code), retry_seconds)

        headers, client = request.headers, request.client.host if request.client else ""
        host = headers.get("host", "")
        if not self._is_own_host(host):
            return refuse(403, "wrong_host", "Unknown host name. Use the address that the server printed at its start.")
        if not self._limits.hit(_REQUESTS, client):
            return refuse(429, "rate_limited", "Too many requests. Wait a second.", 1)
        if (is_unsafe or path.startswith(_APIS)) and not _is_same_origin(headers, host, strict=is_unsafe):
            return refuse(403, "cross_site", "Requests from other sites are refused.")
        if is_unsafe:
            limit = _SIGN_INS if path == "/enter" else _WRITING if path.endswith(_WRITES) else None
            if limit and not self._limits.hit(limit, client, path.rsplit("/", 1)[-1]):
                return refuse(429, "rate_limited", "Too many attempts. Wait a minute, then try again.", 60)
            if path != UPLOADS and int(headers.get("content-length", "0")) > _MAX_BODY:
                return refuse(413, "too_large", f"The request is larger than {_MAX_BODY // 1_000_000} MB.")
        if self._settings.token_hash and not path.startswith(_PUBLIC) and not self._is_signed_in(request):
            if path.startswith(_APIS):
                return refuse(401, "unauthorized", "Sign in with the token first.")
            return RedirectResponse("/enter", status_code=303)
        return None

    def _is_own_host(self, host: str) -> bool:
        """Whether the Host header names this server. Prevents DNS rebinding: a foreign name that points here."""
        name = host.rpartition(":")[0] if re.search(r":\d*$", host) else host
        try:
            address = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name.lower() in self._names
        return address.is_loopback or not self._settings.is_local

    def _is_signed_in(self, request: HTTPConnection) -> bool:
        """Whether the request has the token (`Authorization: Bearer`) or its cookie."""
        token_hash = self._settings.token_hash or ""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(hash_token(token.strip()), token_hash):
            return True
        return hmac.compare_digest(_sha256(request.cookies.get(COOKIE, "")), token_hash)


def _is_same_origin(headers: Headers, host: str, *, strict: bool) -> bool:
    """Whether the request comes from our own page or from a program. Browsers name the origin; programs need not."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return not strict or origin is None or urlsplit(origin).netloc == host


def _limit_body(receive: Receive) -> Receive:
    """`receive`, but it reports a disconnect when the body grows too large or takes too long."""
    size, is_complete = 0, False
    ends = asyncio.get_running_loop().time() + _BODY_SECONDS

    async def limited() -> Message:
        nonlocal size, is_complete
        if is_complete:  # only a disconnect can follow
            return await receive()
        try:
            async with asyncio.timeout_at(ends):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        size += len(message.get("body", b""))
        is_complete = not message.get("more_body", False)
        return {"type": "http.disconnect"} if size > _MAX_BODY else message

    return limited
