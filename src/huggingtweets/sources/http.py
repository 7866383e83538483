"""An HTTP client for platforms that may be slow, busy, broken or hostile.

`Client` fetches JSON with httpx2.
"""

from __future__ import annotations

import json
import random
import re
import time
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from huggingtweets.errors import (
    AuthError,
    ConfigError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.sources.addresses import check_public, is_loopback
from huggingtweets.sources.fields import storable, time_of
from huggingtweets.sources.network import Context
from huggingtweets.text import duration, shorten

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

CONNECT_TIMEOUT = 10.0
READ_TIMEOUT = 30.0
TOTAL_TIMEOUT = 120.0
"""Seconds for one whole response. Also limits one that trickles in."""
MAX_RESPONSE_BYTES = 20_000_000
"""Size limit of a decompressed response. A page of 100 posts has a few hundred thousand bytes."""
MAX_ATTEMPTS = 5
_MAX_RATE_LIMITS = 20
_MAX_RATE_LIMIT_SECONDS = 24 * 3600.0
_MAX_REDIRECTS = 5
_CHECK_ADDRESS = "Check its address."
_SECONDS = re.compile(r"[0-9]{1,8}(?:\.[0-9]+)?")  # longer numbers are Unix times, not waiting times


class RetryableError(Exception):
    """A request failed, but another attempt may succeed.

    The text completes "Bluesky could not be reached: …". `rate_limit`: the response's headers, if it is a rate limit.
    """

    def __init__(self, reason: str, rate_limit: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.rate_limit = rate_limit


class UnexpectedAnswerError(PlatformError):
    """The answer does not fit this API, so the host may be another kind of server."""


def retry(context: Context, platform: str, attempt: Callable[[], T]) -> T:
    """Call `attempt` until it returns without RetryableError, and return its result.

    Makes at most five attempts, with exponential backoff and jitter. Rate limits do not count as attempts. Raises
    UnreachableError or RateLimitedError.
    """
    failures = rate_limits = 0
    while True:
        try:
            return attempt()
        except RetryableError as error:
            if error.rate_limit is not None:
                seconds = rate_limit_seconds(error.rate_limit, rate_limits)
                rate_limits += 1
                if rate_limits > _MAX_RATE_LIMITS or seconds > _MAX_RATE_LIMIT_SECONDS:
                    hint = "What was fetched is kept. Try again tomorrow."
                    raise RateLimitedError(f"{platform} keeps reporting too many requests.", hint=hint) from error
                if not context.wait:
                    message = f"{platform} has a rate limit and asks to wait {duration(seconds)}."
                    hint = "What was fetched is kept. Try again then, or without {option}."
                    raise RateLimitedError(message, hint=hint, option="no_wait") from error
                context.pause(seconds, f"Waiting for {platform}'s rate limit to reset")
                continue
            failures += 1
            if failures == MAX_ATTEMPTS:
                hint = "What was fetched is kept. Try again later."
                raise UnreachableError(f"{platform} could not be reached: {error}.", hint=hint) from error
            context.pause(0.5 * 2 ** (failures - 1) + random.uniform(0, 0.5))


def rate_limit_seconds(headers: Mapping[str, str], earlier: int = 0) -> float:
    """Seconds until the rate limit resets, from the response's headers; at least 1.

    Uses the server's clock (`Date`) if it is sent, because ours may be wrong. Without a usable header: 60 seconds,
    doubled for each `earlier` rate limit.
    """
    headers = {name.lower(): value.strip() for name, value in headers.items()}
    now = time_of(headers.get("date")) or datetime.now(UTC)
    for name in ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset"):
        value = headers.get(name, "")
        if _SECONDS.fullmatch(value):
            return max(1.0, float(value))
        if reset := time_of(value):
            return max(1.0, (reset - now).total_seconds())
    return 60.0 * 2.0 ** min(earlier, 4)


def status_error(
    platform: str, status: int, message: str = "", hints: Mapping[int, str] | None = None
) -> PlatformError | NotFoundError:
    """The error for a final HTTP status. `message` is the server's own, `hints` has our hint for some statuses."""
    kinds: dict[int, tuple[type[PlatformError | NotFoundError], str, str]] = {
        401: (AuthError, "rejects the request", "Check the key or token."),
        403: (ForbiddenError, "does not show this", "The account may be protected, suspended, or not paid for."),
        404: (NotFoundError, "has no such account or address", "Check its spelling."),
        410: (NotFoundError, "says that this is gone", "Check its spelling."),
    }
    kind, what, hint = kinds.get(status, (PlatformError, "refused the request", "Try again later."))
    detail = f": {message}" if message else ""
    return kind(f"{platform} {what} (HTTP {status}{detail}).", hint=(hints or {}).get(status, hint))


def server_message(data: object) -> str:
    """The error message in a response's JSON, as one short line; empty if there is none."""
    if not isinstance(data, dict):
        return ""
    if isinstance(errors := data.get("errors"), list) and errors and isinstance(errors[0], dict):
        data = {**errors[0], **data}
    for key in ("message", "detail", "error_description", "error", "title"):
        if isinstance(text := data.get(key), str) and text.strip():
            line = " ".join("".join(c if c.isprintable() else " " for c in storable(text)).split())
            return shorten(line, 160)
    return ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete response. `data` is its JSON; names in `headers` are lower-case."""

    status: int
    data: Any
    headers: Mapping[str, str]


class Client:
    """Fetches JSON from one platform, called `name` in messages. Sends `headers` to its host only.

    `hints` are shown for HTTP statuses, such as {401: "Check the key."}; `refusal` turns a status and body into an
    error of its own. With `is_trusted`, the host may be private even under `Context.public_only`. Where an answer
    repeats the `secret`, it is masked. Sends no cookies, and no password from .netrc.
    """

    def __init__(
        self,
        context: Context,
        base: str,
        headers: Mapping[str, str] | None = None,
        *,
        name: str,
        hints: Mapping[int, str] | None = None,
        refusal: Callable[[int, bytes], PlatformError | None] = lambda *_: None,
        is_trusted: bool = True,
        secret: str = "",
    ) -> None:
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx2

        from huggingtweets import __version__

        self.requests = 0
        self._context, self._name, self._hints, self._refusal = context, name, hints or {}, refusal
        self._secret = secret.encode()
        try:
            self._base = httpx2.URL(base.rstrip("/") + "/")
            is_local = is_loopback(self._base.host)
        except (httpx2.InvalidURL, UnicodeError) as error:
            raise NotFoundError(f"{base} is not a valid address.", hint="Check its spelling.") from error
        self._is_trusted = is_trusted
        self._own_headers = headers or {}
        try:
            self._http = httpx2.Client(
                headers={
                    "User-Agent": f"huggingtweets/{__version__}",
                    "Accept": "application/json",
                    "Accept-Encoding": "gzip",
                    **self._own_headers,
                },
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                timeout=httpx2.Timeout(READ_TIMEOUT, connect=CONNECT_TIMEOUT),
                verify=httpx2.create_ssl_context(),
                trust_env=not is_local,  # a proxy cannot reach this machine's loopback
            )
        except (ImportError, ValueError, httpx2.InvalidURL) as error:
            raise ConfigError(f"The proxy in this computer's environment cannot be used: {error}") from error

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        accept: Collection[int] = (),
        any_host: bool = False,
    ) -> Answer:
        """GET `path` below the base address. Returns answers with a status in `accept`, and raises for others from 400.

        Follows redirects on the same host; with `any_host` also to any https host. Raises AuthError, ForbiddenError,
        NotFoundError, RateLimitedError, UnreachableError, UnexpectedAnswerError or PlatformError.
        """

        def attempt() -> Answer:
            status, headers, body = self._exchange(path, params, any_host=any_host)
            data = _json(body)
            if status not in accept:
                if error := self._refusal(status, body):
                    raise error
                if status == 429 or (status == 503 and "retry-after" in headers):
                    raise RetryableError(f"it answered {status}", headers)
                if status >= 500 or status in {408, 425}:
                    raise RetryableError(f"it answered {status}")
                if status >= 400:
                    raise status_error(self._name, status, server_message(data), self._hints)
                if status >= 300:
                    message = f"{self._name} redirects without a target (HTTP {status})."
                    raise UnexpectedAnswerError(message, hint=_CHECK_ADDRESS)
            if data is None and status < 300 and body.strip() != b"null":
                if body.lstrip()[:1] not in {b"{", b"[", b""}:
                    raise UnexpectedAnswerError(f"{self._name} does not answer with JSON.", hint=_CHECK_ADDRESS)
                raise RetryableError("its answer is cut off")
            return Answer(status, data, headers)

        return retry(self._context, self._name, attempt)

    def _exchange(
        self, path: str, params: Mapping[str, Any] | None, *, any_host: bool
    ) -> tuple[int, dict[str, str], bytes]:
        """Make one attempt to GET `path`, and return the status, headers (lower-case) and body after all redirects."""
        given = {key: value for key, value in (params or {}).items() if value is not None}
        # Empty params would remove the query that `path` has.
        request = self._http.build_request("GET", self._base.join(path.lstrip("/")), params=given or None)
        for _ in range(_MAX_REDIRECTS + 1):
            if self._context.public_only and not (self._is_trusted and _is_same_host(self._base, request.url)):
                check_public(str(request.url))
            response, body = self._send(request)
            target = response.next_request
            if target is None:
                return response.status_code, dict(response.headers), body
            if not _is_same_host(self._base, target.url):
                if not (any_host and target.url.scheme == "https"):
                    host = target.url.raw_host.decode("ascii")  # `url.host` raises for invalid punycode
                    message = f"{self._name} redirects to another host ({host}), which is not followed."
                    raise UnexpectedAnswerError(message, hint=_CHECK_ADDRESS)
                for name in self._own_headers:
                    target.headers.pop(name, None)
            request = target
        raise PlatformError(f"{self._name} redirects in a loop.", hint=_CHECK_ADDRESS)

    def _send(self, request: httpx2.Request) -> tuple[httpx2.Response, bytes]:
        """Send one request and read its whole response, within the limits of size and time."""
        import ssl

        import httpx2

        self.requests += 1
        body = bytearray()
        try:
            with closing(self._http.send(request, stream=True)) as response:
                for chunk in _unpacked(response):
                    body += chunk
                    if len(body) > MAX_RESPONSE_BYTES:
                        size = f"{MAX_RESPONSE_BYTES // 1_000_000} MB"
                        raise PlatformError(f"{self._name} sent more than {size} in one answer.", hint=_CHECK_ADDRESS)
        except (httpx2.InvalidURL, UnicodeError) as error:
            message = f"{self._name} redirects to an invalid address."
            raise UnexpectedAnswerError(message, hint=_CHECK_ADDRESS) from error
        except httpx2.TimeoutException as error:
            raise RetryableError("it does not answer in time") from error
        except httpx2.ConnectError as error:
            if isinstance(getattr(error.__cause__, "__context__", None), ssl.SSLCertVerificationError):
                message = f"The certificate of {self._name} cannot be verified."
                raise PlatformError(message, hint="Check its address, and this computer's date and proxy.") from error
            raise RetryableError("there is no connection to it") from error
        except (httpx2.TransportError, zlib.error) as error:
            raise RetryableError("the connection was interrupted") from error
        return response, bytes(body).replace(self._secret, b"***") if self._secret else bytes(body)


def _unpacked(response: httpx2.Response) -> Iterator[bytes]:
    """The decompressed body in chunks. Unlike httpx2's decoders, it bounds memory and time for any data."""
    deadline = time.monotonic() + TOTAL_TIMEOUT
    encoding = response.headers.get("content-encoding", "identity").lower()
    if encoding not in {"gzip", "identity"}:
        raise RetryableError("its answer has an unknown compression")
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding == "gzip" else None
    for chunk in response.iter_raw():
        if time.monotonic() > deadline:
            raise RetryableError("its answer takes too long")
        yield unzip.decompress(chunk, MAX_RESPONSE_BYTES + 1) if unzip else chunk


def _json(body: bytes) -> Any:
    """The JSON value in `body`, None if there is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _is_same_host(base: httpx2.URL, url: httpx2.URL) -> bool:
    """Whether `url` is on the host and port of `base`, with its scheme or upgraded from http to https."""
    same_scheme = base.scheme == url.scheme or (base.scheme, url.scheme) == ("http", "https")
    return same_scheme and (base.raw_host, base.port) == (url.raw_host, url.port)
