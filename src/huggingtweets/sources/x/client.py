"""Requests to X's API through tweepy: the address, the token, retries, and what its errors mean.

Apart from `api`, because importing tweepy is slow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
import tweepy
from pydantic import SecretStr
from requests.utils import get_environ_proxies

from huggingtweets import __version__
from huggingtweets.errors import AuthError, ForbiddenError, HuggingTweetsError, PlatformError
from huggingtweets.sources.http import RetryableError, retry, retryable, server_message, status_error
from huggingtweets.sources.network import Context
from huggingtweets.sources.x.adapter import BoundedAdapter

CONSOLE = "https://console.x.com"
"""Where users get tokens and buy credits."""

_CHECK = "Check HUGGINGTWEETS_X_URL."
_HINTS = {403: f"Check at {CONSOLE} that the token's app belongs to a project and may read posts."}


class XClient:
    """tweepy's client with the user's `token`, sending to `base`. Calls `on_request` at every HTTP request.

    The adapter holds the token, because tweepy writes its headers to its debug log.
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
        """Call tweepy's `method` and return the JSON object of the answer, which may hold `errors` at HTTP status 200.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlatformError.
        """
        call = getattr(self._tweepy, method)

        def attempt() -> dict[str, Any]:
            try:
                answer = call(*arguments, **parameters)
            except tweepy.HTTPException as error:
                raise _error(error.response) from error
            except requests.TooManyRedirects as error:
                raise PlatformError("X redirects to another address, which is not followed.", hint=_CHECK) from error
            except (ValueError, RecursionError) as error:
                raise RetryableError("its answer is cut off or not JSON") from error
            if not isinstance(answer, dict):
                raise RetryableError("its answer is not a JSON object")
            return answer

        return retry(self._context, "X", attempt)


class _Adapter(BoundedAdapter):
    """Sends every request to `base` instead of X's fixed host, with the token. Mounted for all addresses."""

    def __init__(self, token: SecretStr, base: str, on_request: Callable[[], None]) -> None:
        super().__init__("X", on_request)
        self._token, self._base = token, base

    def send(self, request: requests.PreparedRequest, *arguments: Any, **parameters: Any) -> requests.Response:
        token = self._token.get_secret_value()
        parts = urlsplit(request.url or "")
        sent = request.copy()
        sent.url = f"{self._base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        sent.headers["Authorization"] = f"Bearer {token}"
        # The given proxies are those for X's own host. Plain http is loopback only, which no proxy can reach.
        parameters["proxies"] = get_environ_proxies(sent.url) if sent.url.startswith("https:") else {}
        response = super().send(sent, *arguments, **parameters)
        response.request = request
        response._content = response.content.replace(token.encode(), b"***")  # the server may echo it
        _make_parsable(response)
        return response


def _make_parsable(response: requests.Response) -> None:
    """Remove what tweepy cannot parse from an error response, so that its status still reaches us."""
    if response.status_code < 400:
        return
    reset = response.headers.get("x-rate-limit-reset", "")
    if not (reset.isascii() and reset.isdecimal()):
        response.headers.pop("x-rate-limit-reset", None)
    try:
        tweepy.HTTPException(response)
    except (AttributeError, TypeError, ValueError, RecursionError):
        response._content = b""


def _error(response: requests.Response) -> HuggingTweetsError | RetryableError:
    """The error for an HTTP status from 300 on. The body says why."""
    status, body = response.status_code, response.content.lower()
    if status == 401:
        return AuthError(
            "X rejects the bearer token (HTTP 401).",
            hint=f"Create a new one at {CONSOLE}, then store it with: {{command}} (or set X_BEARER_TOKEN).",
            command="login x",
        )
    if status == 402 or (status == 403 and b"credit" in body):
        return ForbiddenError(
            "The X account of the token has no credits left.",
            hint=f"Buy credits at {CONSOLE}, then run the same command again to continue.",
        )
    if status in {403, 429} and any(
        words in body for words in (b"usage-capped", b"usage cap", b"spend cap", b"spending")
    ):
        return ForbiddenError(
            "The X account of the token has reached its usage or spending limit.",
            hint=f"Raise it at {CONSOLE} or wait for the next month, then run the same command again to continue.",
        )
    return retryable(status, response.headers) or status_error("X", status, server_message(response.content), _HINTS)
