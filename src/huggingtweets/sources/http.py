"""Talking HTTP to places that may be slow, busy, broken or hostile.

`Client` is for places that we ask ourselves; `persist`, `passing` and `refusal` serve those asked through a library.
"""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from huggingtweets.errors import (
    AuthError,
    ConfigError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.sources.fields import storable
from huggingtweets.sources.network import Context

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
TOTAL_SECONDS = 120.0
"""For one answer, however slowly it trickles."""
LARGEST_ANSWER = 20_000_000
"""Bytes, unpacked. A page of a hundred posts has some hundred thousand."""

TRIES = 5
_PAUSES = 20
"""Rate limits in a row, after which something else must be wrong."""
_LONGEST_PAUSE = 24 * 3600.0
_REDIRECTS = 5
_EMBEDDING = (ipaddress.IPv6Network("::/96"), ipaddress.IPv6Network("64:ff9b::/96"))
_ETAG = re.compile(r'(?:W/)?"[!#-~]{0,200}"')


class TryAgainError(Exception):
    """A try failed in a way that may pass. `limited`: the headers that say when, of an answer that is a rate limit.

    Its text ends the sentence "Bluesky could not be reached: …".
    """

    def __init__(self, why: str, limited: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.limited = limited


def persist(context: Context, name: str, attempt: Callable[[], T]) -> T:
    """What `attempt` returns, tried again while it raises TryAgainError.

    At most five times with growing, random pauses between, or for a rate limit once it has ended. Raises
    UnreachableError or RateLimitedError in the name of the place.
    """
    import tenacity

    pauses = 0

    def patient() -> T:
        nonlocal pauses
        while True:
            try:
                return attempt()
            except TryAgainError as error:
                if error.limited is None:
                    raise
                wait = wait_of(error.limited, pauses)
                pauses += 1
                if pauses > _PAUSES or wait > _LONGEST_PAUSE:
                    raise RateLimitedError(
                        f"{name} keeps saying that there were too many requests. What was fetched is kept: run the "
                        "same command again tomorrow."
                    ) from error
                context.pause(wait, name)

    try:
        return tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(TryAgainError),
            stop=tenacity.stop_after_attempt(TRIES),
            wait=tenacity.wait_exponential_jitter(multiplier=0.5, max=30, jitter=0.5),
            sleep=context.back_off,
            reraise=True,
        )(patient)
    except TryAgainError as error:
        raise UnreachableError(
            f"{name} could not be reached: {error}. What was fetched is kept: run the same command again later."
        ) from error


def wait_of(headers: Mapping[str, str], pauses: int = 0) -> float:
    """Seconds until the rate limit ends, by whatever header tells; at least 1.

    Against the server's own clock (`Date`) where it is told, for ours may be wrong. Without any such header, 60
    seconds, and twice as many for each of the `pauses` before.
    """
    headers = {name.lower(): value for name, value in headers.items()}
    now = _moment(headers.get("date")) or time.time()
    after = headers.get("retry-after", "").strip()
    if after.isascii() and after.replace(".", "", 1).isdigit():
        return max(1.0, float(after))
    for header in ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset"):
        if (moment := _moment(headers.get(header))) is not None:
            # The IETF's draft counts seconds from now, everybody else from 1970.
            return max(1.0, moment - now if moment > 1e8 else moment)
    return 60.0 * 2.0 ** min(pauses, 4)


def _moment(value: str | None) -> float | None:
    """Seconds since 1970 in a header: a number, an e-mail's date, or ISO 8601."""
    if not value:
        return None
    readers: tuple[Callable[[str], float], ...] = (float, lambda v: parsedate_to_datetime(v).timestamp(), _iso)
    for read in readers:
        try:
            moment = read(value.strip())
        except (ValueError, OverflowError, TypeError):
            continue
        return moment if 0 <= moment < 1e11 else None
    return None


def _iso(value: str) -> float:
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def passing(status: int, headers: Mapping[str, str]) -> TryAgainError | None:
    """The error for an HTTP status that may pass, None for any other. The names of `headers` are lower-case."""
    if status == 429 or (status == 503 and "retry-after" in headers):
        return TryAgainError(f"it answered {status}", headers)
    return TryAgainError(f"it answered {status}") if status >= 500 or status in {408, 425} else None


def refusal(name: str, status: int, said: str = "", remedies: Mapping[int, str] | None = None) -> HuggingTweetsError:
    """The error for an HTTP status that no retry mends. `remedies` says, per status, what to do, in a sentence."""
    kinds: dict[int, tuple[type[HuggingTweetsError], str, str]] = {
        401: (AuthError, "does not let us in", "Check the key or token."),
        403: (ForbiddenError, "does not show this", "The account may be protected, suspended, or not paid for."),
        404: (NotFoundError, "has no such account or address", "Check its spelling."),
        410: (NotFoundError, "says that this is gone", "Check its spelling."),
    }
    kind, what, remedy = kinds.get(status, (PlatformError, "refused the request", "Try again later."))
    remedy = (remedies or {}).get(status, remedy)
    said = f": {said}" if said else ""
    return kind(f"{name} {what} (HTTP {status}{said}). {remedy}")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its JSON (None with 304, and where it was empty) and headers, whose names are lower-case."""

    status: int
    data: Any
    headers: Mapping[str, str]

    @property
    def etag(self) -> str | None:
        """What to give as `etag` next time; None where there is none that can be sent back."""
        etag = self.headers.get("etag", "")
        return etag if _ETAG.fullmatch(etag) else None

    @property
    def is_unchanged(self) -> bool:
        """Whether it is still what the given `etag` stood for."""
        return self.status == 304


class Client:
    """Asks one place for JSON. `name` is the place in messages; `headers` go to its host alone.

    `remedies`: what to do about a status, in a sentence, such as {401: "Log in with: …"}.
    """

    def __init__(
        self,
        context: Context,
        base: str,
        headers: Mapping[str, str] | None = None,
        *,
        name: str,
        remedies: Mapping[int, str] | None = None,
    ) -> None:
        import httpx

        from huggingtweets import __version__

        self.requests = 0
        self._context, self._name, self._remedies = context, name, remedies or {}
        self._base = httpx.URL(base.rstrip("/") + "/")
        self._http = httpx.Client(
            headers={"User-Agent": f"huggingtweets/{__version__}", "Accept": "application/json", **(headers or {})},
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            trust_env=not _is_loopback(self._base.host),  # a proxy cannot reach this machine's own loopback
        )

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        *,
        etag: str | None = None,
        accept: Collection[int] = (),
    ) -> Answer:
        """The answer to GET `path`, below the base address. Statuses from 400 on raise, unless in `accept`.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlaceError.
        """
        headers = {"If-None-Match": etag} if etag else {}
        url = self._base.join(path.lstrip("/"))
        params = {key: value for key, value in (params or {}).items() if value is not None}

        def attempt() -> Answer:
            response, body = self._fetch(url, params, headers)
            status, fields = response.status_code, {k.lower(): v for k, v in response.headers.items()}
            if status not in accept:
                if trouble := passing(status, fields):
                    raise trouble
                if status >= 400:
                    raise refusal(self._name, status, said(body), self._remedies)
                if status >= 300 and status != 304:
                    raise PlatformError(f"{self._name} sends us on to nowhere (HTTP {status}). Check its address.")
            return Answer(status, None if status == 304 or not body.strip() else _parsed(body, status), fields)

        return persist(self._context, self._name, attempt)

    def close(self) -> None:
        self._http.close()

    def _fetch(self, url: httpx.URL, params: Mapping[str, Any], headers: Mapping[str, str]) -> tuple[Any, bytes]:
        """The response and its body, after redirects on the same host."""
        import httpx

        request = self._http.build_request("GET", url, params=params, headers=dict(headers))
        for _ in range(_REDIRECTS + 1):
            self.requests += 1
            deadline = time.monotonic() + TOTAL_SECONDS
            body = bytearray()
            try:
                response = self._http.send(request, stream=True)
                try:
                    for chunk in response.iter_bytes():
                        body += chunk
                        if len(body) > LARGEST_ANSWER:
                            raise PlatformError(
                                f"{self._name} sent more than {LARGEST_ANSWER // 1_000_000} MB in one answer, which no "
                                "page of posts has. Check the address."
                            )
                        if time.monotonic() > deadline:
                            raise TryAgainError("its answer takes too long")
                finally:
                    response.close()
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise TryAgainError(_reason(error)) from error
            except httpx.InvalidURL as error:
                raise PlatformError(
                    f"{self._name} answered with an address that is none. Check its address."
                ) from error
            if response.next_request is None:
                return response, bytes(body)
            if not _is_same_host(request.url, response.next_request.url):
                raise PlatformError(
                    f"{self._name} sends us on to another host ({response.next_request.url.host}), which we do not "
                    "follow. Check its address."
                )
            request = response.next_request
        raise PlatformError(f"{self._name} sends us round in circles. Check its address.")


def base_url(environ: Mapping[str, str], variable: str, default: str) -> str:
    """The address in the environment variable, else `default`; without a slash at its end.

    Raises ConfigError when it is no https address (plain http passes for this machine's own loopback).
    """
    given = environ.get(variable, "").strip() or default
    return checked_url(given, variable)


def checked_url(url: str, what: str) -> str:
    """`url` without a slash at its end. Raises ConfigError, naming `what`, when we should not talk to it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port  # reading the port checks it
    except ValueError:
        parts, host = urlsplit(""), ""
    is_allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))
    if not host or not is_allowed or parts.username or parts.query or parts.fragment:
        shown = url if parts.username is None else "what it holds"
        raise ConfigError(
            f"{what} must be an address such as https://example.org (plain http for 127.0.0.1 only), not {shown!r}."
        )
    return url.rstrip("/")


def check_public(url: str) -> None:
    """Raise ForbiddenError unless `url` is at https' own port of a host whose addresses are all public.

    A name is looked up again when it is connected to. One that points elsewhere by then comes no further than the TLS
    handshake, for nothing there has its certificate.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.port not in {None, 443}:
        raise ForbiddenError(f"{parts.netloc} names a port, and posts are fetched without one. Give the server's name.")
    try:
        addresses = {
            ipaddress.ip_address(each[4][0]) for each in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        }
    except (OSError, UnicodeError):
        return  # a proxy may know it; else connecting says so
    for address in map(_reached, addresses):
        if not address.is_global or address.is_multicast or getattr(address, "is_site_local", False):
            raise ForbiddenError(f"{host} is not a server on the public internet, and only those are asked.")


def _reached(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one leads to, where it does: mapped, compatible, 6to4 or NAT64 (RFC 6052)."""
    if isinstance(address, IPv4Address):
        return address
    if inner := address.ipv4_mapped or address.sixtofour:
        return inner
    is_within = any(address in network for network in _EMBEDDING)
    return IPv4Address(int(address) & 0xFFFFFFFF) if is_within else address


def said(body: bytes) -> str:
    """What the body of a refusal tells the user, in one short line; empty when it tells nothing."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(value, dict):
        return ""
    if isinstance(errors := value.get("errors"), list) and errors and isinstance(errors[0], dict):
        value = {**errors[0], **value}
    for key in ("message", "detail", "error_description", "error", "title"):
        if isinstance(text := value.get(key), str) and text.strip():
            line = " ".join("".join(c if c.isprintable() else " " for c in storable(text)).split())
            return line if len(line) <= 160 else f"{line[:159]}…"
    return ""


def _parsed(body: bytes, status: int) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        if status >= 400:
            return None
        raise TryAgainError("its answer is cut off or no JSON") from error


def _reason(error: Exception) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "it does not answer in time"
    if isinstance(error, httpx.ConnectError):
        return "there is no connection to it"
    return "the connection broke off"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_same_host(one: httpx.URL, other: httpx.URL) -> bool:
    is_safer = (one.scheme, other.scheme) == ("http", "https")
    same_port = one.port == other.port or is_safer
    return one.host == other.host and same_port and (one.scheme == other.scheme or is_safer)
