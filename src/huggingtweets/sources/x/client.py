"""Requests to X's API: tweepy builds and parses them, our HTTP client sends them.

Apart from `api`, because importing tweepy is slow.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import requests
import tweepy
from pydantic import SecretStr
from requests.adapters import BaseAdapter

from huggingtweets.errors import AuthError, ForbiddenError
from huggingtweets.sources.http import Client, RetryableError, retry, retryable, server_message, status_error
from huggingtweets.sources.network import Context

CONSOLE = "https://console.x.com"
"""Where users get tokens and buy credits."""

_HINTS = {403: f"Check at {CONSOLE} that the token's app belongs to a project and may read posts."}
_CAPPED = (b"usage-capped", b"usage cap", b"spend cap", b"spending")


class XClient:
    """X's API at `base` with the user's `token`."""

    def __init__(self, token: str, base: str, context: Context) -> None:
        self._context = context
        # tweepy writes its headers to its debug log, so it does not get the token.
        self._tweepy = tweepy.Client("not-the-token", return_type=dict)
        self.http = Client(context, base, {"Authorization": f"Bearer {token}"}, name="X")
        self._tweepy.session.mount("https://", _Adapter(self.http, token))

    def ask(self, method: str, *arguments: Any, **parameters: Any) -> dict[str, Any]:
        """Call tweepy's `method` and return the JSON object of the answer, which may hold `errors` at HTTP status 200.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlatformError.
        """
        call = getattr(self._tweepy, method)

        def attempt() -> dict[str, Any]:
            try:
                answer = call(*arguments, **parameters)
            except (ValueError, RecursionError) as error:
                raise RetryableError("its answer is cut off or not JSON") from error
            if not isinstance(answer, dict):
                raise RetryableError("its answer is not a JSON object")
            return answer

        return retry(self._context, "X", attempt)


class _Adapter(BaseAdapter):
    """Passes tweepy's requests on to our HTTP client, without their host and headers."""

    def __init__(self, http: Client, token: str) -> None:
        super().__init__()
        self._http, self._token = http, SecretStr(token)

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        parts = urlsplit(request.url or "")
        status, headers, body = self._http.exchange(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        response = requests.Response()
        token = self._token.get_secret_value().encode()
        response.status_code, response.request = status, request
        response._content = body.replace(token, b"***")  # the server may echo it
        if status >= 300:
            _raise_for(status, headers, response.content)
        return response

    def close(self) -> None:
        """Nothing to close: the HTTP client has the connections."""


def _raise_for(status: int, headers: dict[str, str], body: bytes) -> None:
    """Raise the error for an HTTP status from 300 on. The body says why."""
    said = body.lower()
    if status == 401:
        raise AuthError(
            "X rejects the bearer token (HTTP 401).",
            hint=f"Create a new one at {CONSOLE}, then store it with: {{command}} (or set X_BEARER_TOKEN).",
            command="login x",
        )
    if status == 402 or (status == 403 and b"credit" in said):
        raise ForbiddenError(
            "The X account of the token has no credits left.",
            hint=f"Buy credits at {CONSOLE}, then run the same command again to continue.",
        )
    if status in {403, 429} and any(words in said for words in _CAPPED):
        raise ForbiddenError(
            "The X account of the token has reached its usage or spending limit.",
            hint=f"Raise it at {CONSOLE} or wait for the next month, then run the same command again to continue.",
        )
    raise retryable(status, headers) or status_error("X", status, server_message(body), _HINTS)
