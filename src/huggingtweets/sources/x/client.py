"""Asking X's API through tweepy: where it lies, how long to wait for it, and what its refusals mean.

Kept apart from `x_api` since importing tweepy takes time that other commands need not spend.
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
from huggingtweets.errors import ForbiddenError, HuggingTweetsError, PlatformError
from huggingtweets.sources.bounded_adapter import BoundedAdapter
from huggingtweets.sources.http import TryAgainError, passing, persist, refusal, said
from huggingtweets.sources.network import Context

CONSOLE = "https://console.x.com"
"""Where tokens and credits are had."""

_CHECK = "Check HUGGINGTWEETS_X_URL."
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

        def attempt() -> dict[str, Any]:
            try:
                answer = call(*arguments, **parameters)
            except tweepy.HTTPException as error:
                raise _refused(error.response) from error
            except requests.TooManyRedirects as error:
                raise PlatformError(f"X sends us on to another address, which we do not follow. {_CHECK}") from error
            except (ValueError, RecursionError) as error:
                raise TryAgainError("its answer is cut off or no JSON") from error
            if not isinstance(answer, dict):
                raise TryAgainError("its answer is no object")
            return answer

        return persist(self._context, "X", attempt)


class _Adapter(BoundedAdapter):
    """Sends what is meant for X's host to `base`, with the token.

    Mounted for all addresses, so that nothing leaves by another way.
    """

    def __init__(self, token: SecretStr, base: str, on_request: Callable[[], None]) -> None:
        super().__init__("X", _CHECK, on_request)
        self._token, self._base = token, base

    def send(self, request: requests.PreparedRequest, *arguments: Any, **parameters: Any) -> requests.Response:
        token = self._token.get_secret_value()
        parts = urlsplit(request.url or "")
        sent = request.copy()
        sent.url = f"{self._base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        sent.headers["Authorization"] = f"Bearer {token}"
        # The proxies given are those for X's own host. Plain http is for loopback, which no proxy can reach.
        parameters["proxies"] = get_environ_proxies(sent.url) if sent.url.startswith("https:") else {}
        response = super().send(sent, *arguments, **parameters)
        response.request = request
        response._content = response.content.replace(token.encode(), b"***")  # should it be echoed
        _mend(response)
        return response


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


def _refused(answer: requests.Response) -> HuggingTweetsError | TryAgainError:
    """What an HTTP status from 300 on means, with X's own words about it in the body."""
    status, kind = answer.status_code, answer.content.lower()
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
    # Its headers are found by their names in any case.
    return passing(status, answer.headers) or refusal("X", status, said(answer.content), _REMEDIES)
