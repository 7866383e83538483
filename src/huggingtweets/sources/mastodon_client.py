"""Asking a server through Mastodon.py: what of its answers is let in, and what its refusals mean.

Kept apart from `mastodon` since importing Mastodon.py takes time that other commands need not spend.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from mastodon import Mastodon as Api
from mastodon.errors import MastodonError, MastodonNetworkError
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from huggingtweets import __version__
from huggingtweets.errors import ConfigError, HuggingTweetsError, PlaceError
from huggingtweets.sources.http import (
    CONNECT_SECONDS,
    LARGEST_ANSWER,
    READ_SECONDS,
    TOTAL_SECONDS,
    TryAgainError,
    checked_url,
    persist,
    refusal,
    said,
    wait_of,
)
from huggingtweets.sources.network import Context

_NEXT = re.compile(r'rel="?next\b')
_NOT_ONE = (AttributeError, AssertionError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What Mastodon.py may raise over an answer that is shaped like no other."""


class NoApiError(Exception):
    """The host answers, but not as Mastodon's API does. Never leaves these modules."""


class MastodonClient:
    """The API at `base`; `name` is the server in messages. `on_request` is called at every HTTP request.

    `remedies` says, per status, what to do about a refusal.
    """

    def __init__(
        self,
        base: str,
        name: str,
        context: Context,
        on_request: Callable[[], None],
        remedies: Mapping[int, str] | None = None,
    ) -> None:
        self.base = base
        self._name, self._context, self._remedies = name, context, remedies
        self._session = requests.Session()
        self._session.max_redirects = 5
        # Plain http is for this machine's own loopback, which no proxy can reach.
        self._session.trust_env = base.startswith("https:")
        self._adapter = _Adapter(base, on_request)
        self._session.mount("https://", self._adapter)
        self._session.mount("http://", self._adapter)
        self._api = Api(
            api_base_url=base,
            ratelimit_method="throw",
            request_timeout=READ_SECONDS,
            session=self._session,
            user_agent=f"huggingtweets/{__version__}",
        )

    def ask(self, method: str, *arguments: Any, **parameters: Any) -> Any:
        """The JSON that Mastodon.py's `method` is answered with.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlaceError; NoApiError
        when that is no answer of a Mastodon server.
        """
        call = getattr(self._api, method)
        pauses = 0

        def attempt() -> Any:
            nonlocal pauses
            self._adapter.answer = None
            try:
                call(*arguments, **parameters)
                # Not what it returns: that is cast to what should be, an object to the list of its keys.
                return self._adapter.json()
            except MastodonNetworkError as error:
                raise self._unreached(error.__context__) from error
            except MastodonError as error:
                answer = self._adapter.answer
                if answer is None:
                    raise
                pauses += answer.status_code in {429, 503}
                raise self._refused(answer, pauses - 1) from error
            except _NOT_ONE as error:
                raise NoApiError from error

        return persist(self._context, self._name, attempt)

    @property
    def is_last_page(self) -> bool | None:
        """Whether the last answer said that there are no more pages; None when it did not say."""
        link = self._adapter.headers.get("link")
        return _NEXT.search(link) is None if link else None

    def home_of(self, user: str, server: str) -> str | None:
        """The address of the server that really has `user@server`, by the webfinger that this one answers with.

        A handle may name another host than the one Mastodon runs on. None when it names none, or this very one.
        """
        self._adapter.may_leave = True  # such a host often just points to the other
        try:
            answer = self._session.get(
                f"{self.base}/.well-known/webfinger",
                params={"resource": f"acct:{user}@{server}"},
            )
            links = answer.json().get("links")
            addresses = [link.get("href") for link in links if isinstance(link, dict) and link.get("rel") == "self"]
            parts = urlsplit(next(address for address in addresses if isinstance(address, str)))
            home = checked_url(f"{parts.scheme}://{parts.netloc}", "The address that webfinger tells")
        except (*_NOT_ONE, requests.RequestException, HTTPError, PlaceError, ConfigError, StopIteration):
            return None
        finally:
            self._adapter.may_leave = False
        is_as_safe = home.startswith("https:") or self.base.startswith("http:")
        return home if is_as_safe and home.lower() != self.base.lower() else None

    def _unreached(self, cause: BaseException | None) -> Exception:
        if isinstance(cause, HuggingTweetsError | NoApiError):
            return cause
        if isinstance(cause, requests.TooManyRedirects):
            return PlaceError(f"{self._name} sends us round in circles. Check the address.")
        if isinstance(cause, requests.exceptions.SSLError):
            return PlaceError(
                f"The certificate of {self._name} cannot be trusted. Check the address, and this computer's date and "
                "proxy."
            )
        if isinstance(cause, requests.exceptions.InvalidURL):
            return NoApiError()
        if isinstance(cause, requests.Timeout):
            return TryAgainError("it does not answer in time")
        return TryAgainError("there is no connection to it, or it broke off")

    def _refused(self, answer: requests.Response, pauses: int) -> Exception:
        status, headers = answer.status_code, self._adapter.headers
        if status == 429 or (status == 503 and "retry-after" in headers):
            return TryAgainError(f"it answered {status}", wait_of(headers, max(0, pauses)))
        if status >= 500 or status in {408, 425}:
            return TryAgainError(f"it answered {status}")
        words = said(answer.content)
        if status < 300 and answer.content.lstrip()[:1] in {b"{", b"[", b""}:
            return TryAgainError("its answer is cut off or no JSON")
        if status < 400 or (status in {400, 404, 405, 406} and not words):
            return NoApiError()
        return refusal(self._name, status, words, self._remedies)


class _Adapter(HTTPAdapter):
    """Sends requests to the server at `base` alone; hands on whole answers of a bearable size."""

    def __init__(self, base: str, on_request: Callable[[], None]) -> None:
        super().__init__()
        self._host, self._on_request = _host_of(base), on_request
        self.may_leave = False
        self.answer: requests.Response | None = None
        self.headers: dict[str, str] = {}

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        url = request.url or ""
        if _host_of(url) != self._host and not (self.may_leave and url.startswith("https://")):
            raise NoApiError  # a redirect to elsewhere
        # We never log in, so no password of the user's .netrc and no cookie need go along.
        request.headers.pop("Authorization", None)
        request.headers.pop("Cookie", None)
        self._on_request()
        answer = super().send(
            request,
            stream=True,
            timeout=(CONNECT_SECONDS, READ_SECONDS),
            verify=verify,
            cert=cert,
            proxies=proxies,
        )
        answer._content = self._read(answer)
        self.answer = answer
        self.headers = {name.lower(): value for name, value in answer.headers.items()}
        for name in list(answer.headers):
            # Mastodon.py raises on a rate limit's header it cannot read, and warns of deprecations.
            if name.lower().startswith("x-ratelimit") or name.lower() in {"deprecation", "link"}:
                del answer.headers[name]
        return answer

    def json(self) -> Any:
        """The last answer's."""
        return self.answer.json() if self.answer is not None else None

    def _read(self, answer: requests.Response) -> bytes:
        deadline = time.monotonic() + TOTAL_SECONDS
        body = bytearray()
        # What has come, so that a trickle is noticed: `iter_content` would wait for a whole chunk.
        while chunk := answer.raw.read1(1 << 16, decode_content=True):
            body += chunk
            if len(body) > LARGEST_ANSWER:
                answer.close()
                raise PlaceError(
                    f"{urlsplit(answer.url).hostname} sent more than {LARGEST_ANSWER // 1_000_000} MB in one answer, "
                    "which no page of posts has. Check the address."
                )
            if time.monotonic() > deadline:
                answer.close()
                raise requests.Timeout
        return bytes(body)


def _host_of(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()
