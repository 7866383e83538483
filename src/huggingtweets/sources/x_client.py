"""Asking X's API through tweepy: where it lies, how long to wait for it, and what its refusals mean.

Kept apart from `x_api` since importing tweepy takes time that other commands need not spend.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
import tweepy
from pydantic import SecretStr
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies

from huggingtweets import __version__
from huggingtweets.errors import ForbiddenError, HuggingTweetsError, PlaceError
from huggingtweets.sources.http import (
    CONNECT_SECONDS,
    LARGEST_ANSWER,
    READ_SECONDS,
    TOTAL_SECONDS,
    TryAgainError,
    persist,
    refusal,
    said,
    wait_of,
)
from huggingtweets.sources.network import Context

CONSOLE = "https://console.x.com"
"""Where tokens and credits are had."""

_REMEDIES = {
    401: f"Make a new bearer token at {CONSOLE}, then: huggingtweets login x (or set X_BEARER_TOKEN).",
    403: f"Check at {CONSOLE} that the token's app belongs to a project and may read posts.",
}


class XClient:
    """tweepy's client for whoever holds `token`, at `base`. `on_request` is called at every HTTP request.

    The token stays in the adapter: tweepy writes all it knows into its debug log.
    """

    def __init__(self, token: str, base: str, context: Context, on_request: Callable[[], None]) -> None:
        self._context = context
        self._tweepy = tweepy.Client("held-by-the-adapter", return_type=dict)
        self._tweepy.user_agent = f"huggingtweets/{__version__} tweepy/{tweepy.__version__}"
        session = self._tweepy.session
        session.max_redirects = 0  # the API has none, and the token must not follow one
        adapter = _Adapter(SecretStr(token), base, on_request)
        session.mount("https://", adapter)
        session.mount("http://", adapter)

    def ask(self, method: str, *arguments: Any, **parameters: Any) -> dict[str, Any]:
        """What tweepy's `method` gives: the whole JSON object, whose errors of HTTP 200 are the caller's to read.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlaceError.
        """
        call = getattr(self._tweepy, method)
        pauses = 0

        def attempt() -> dict[str, Any]:
            nonlocal pauses
            try:
                answer = call(*arguments, **parameters)
            except tweepy.HTTPException as error:
                response = error.response
                if response.status_code == 429:
                    pauses += 1
                raise _refused(response.status_code, response.headers, response.content, pauses - 1) from error
            except requests.TooManyRedirects as error:
                raise PlaceError(
                    "X sends us on to another address, which we do not follow. Check HUGGINGTWEETS_X_URL."
                ) from error
            except requests.exceptions.SSLError as error:
                raise PlaceError(
                    "X's certificate cannot be trusted. Check this computer's date, proxy and HUGGINGTWEETS_X_URL."
                ) from error
            except (requests.JSONDecodeError, ValueError, RecursionError) as error:
                raise TryAgainError("its answer is cut off or no JSON") from error
            except requests.Timeout as error:
                raise TryAgainError("it does not answer in time") from error
            except requests.RequestException as error:
                raise TryAgainError("there is no connection to it, or it broke off") from error
            if not isinstance(answer, dict):
                raise TryAgainError("its answer is no object")
            return answer

        return persist(self._context, "X", attempt)


class _Adapter(HTTPAdapter):
    """Sends what is meant for X's host to `base`, with the token and a time limit; hands whole answers on.

    Mounted for all addresses, so that nothing leaves by another way.
    """

    def __init__(self, token: SecretStr, base: str, on_request: Callable[[], None]) -> None:
        super().__init__()
        self._token, self._base, self._on_request = token, base, on_request

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        self._on_request()
        parts = urlsplit(request.url or "")
        sent = request.copy()
        sent.url = f"{self._base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        sent.headers["Authorization"] = f"Bearer {self._token.get_secret_value()}"
        # The proxies given are those for X's own host. Plain http is for loopback, which no proxy can reach.
        proxies = get_environ_proxies(sent.url) if sent.url.startswith("https:") else {}
        response = super().send(
            sent, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS), verify=verify, cert=cert, proxies=proxies
        )
        response.request = request
        self._read(response)
        _mend(response)
        return response

    def _read(self, response: requests.Response) -> None:
        """Take the body in, as long as it keeps within bounds, and the token out of it should it be echoed."""
        deadline = time.monotonic() + TOTAL_SECONDS
        body = bytearray()
        for chunk in response.iter_content(1 << 16):
            body += chunk
            if len(body) > LARGEST_ANSWER:
                response.close()
                raise PlaceError(
                    f"X sent more than {LARGEST_ANSWER // 1_000_000} MB in one answer, which no page of posts has. "
                    "Check HUGGINGTWEETS_X_URL."
                )
            if time.monotonic() > deadline:
                response.close()
                raise requests.Timeout
        response._content = bytes(body).replace(self._token.get_secret_value().encode(), b"***")


def _mend(response: requests.Response) -> None:
    """Take out of a refusal what tweepy, making an error of it, would stumble over; its status must come through."""
    if response.status_code < 400:
        return
    reset = response.headers.get("x-rate-limit-reset", "")
    if not (reset.isascii() and reset.isdecimal()):
        response.headers.pop("x-rate-limit-reset", None)
    try:
        tweepy.HTTPException(response)
    except (AttributeError, TypeError, ValueError, RecursionError):
        response._content = b""


def _refused(status: int, headers: Mapping[str, str], body: bytes, pauses: int) -> HuggingTweetsError | TryAgainError:
    """What an HTTP status from 300 on means, with X's own words about it in the body."""
    words = said(body)
    kind = body.lower()
    if status == 402 or (status == 403 and b"credit" in kind):
        return ForbiddenError(
            f"The X account that the token belongs to has no credits left. Buy some at {CONSOLE}, then run the same "
            "command again: it goes on where it stopped."
        )
    if status in {403, 429} and any(
        sign in kind for sign in (b"usage-capped", b"usage cap", b"spend cap", b"spending")
    ):
        return ForbiddenError(
            "The X account that the token belongs to has reached its limit of usage or spending. Raise it at "
            f"{CONSOLE} or wait for the next month, then run the same command again: it goes on where it stopped."
        )
    if status == 429 or (status == 503 and "retry-after" in headers):
        return TryAgainError(f"it answered {status}", wait_of(headers, max(0, pauses)))
    if status >= 500 or status in {408, 425}:
        return TryAgainError(f"it answered {status}")
    return refusal("X", status, words, _REMEDIES)
