"""Asking a server through Mastodon.py: what of its answers is let in, and what its refusals mean.

Kept apart from `mastodon` since importing Mastodon.py takes time that other commands need not spend.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from mastodon import Mastodon as Api
from mastodon.errors import MastodonError, MastodonNetworkError

from huggingtweets import __version__
from huggingtweets.errors import HuggingTweetsError, PlatformError
from huggingtweets.sources.bounded_adapter import BoundedAdapter
from huggingtweets.sources.http import TryAgainError, check_public, checked_url, passing, persist, refusal, said
from huggingtweets.sources.network import Context

_NEXT = re.compile(r'rel="?next\b')
_NOT_ONE = (AttributeError, AssertionError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What Mastodon.py may raise over an answer that is shaped like no other."""


class NoApiError(Exception):
    """The host answers, but not as Mastodon's API does. Never leaves these modules."""


class MastodonClient:
    """The API at `base`; `name` is the server in messages. `on_request` is called at every HTTP request.

    `remedies` says, per status, what to do about a refusal. `is_chosen`: whoever runs this chose `base`, so it need not
    be public.
    """

    def __init__(
        self,
        base: str,
        name: str,
        context: Context,
        on_request: Callable[[], None],
        remedies: Mapping[int, str] | None = None,
        *,
        is_chosen: bool = False,
    ) -> None:
        self.base = base
        self._name, self._context, self._remedies = name, context, remedies
        self._session = requests.Session()
        self._session.max_redirects = 5
        # Plain http is for this machine's own loopback, which no proxy can reach.
        self._session.trust_env = base.startswith("https:")
        free = _host_of(base) if is_chosen or not context.public_only else None
        self._adapter = _Adapter(base, name, on_request, free, public_only=context.public_only)
        self._session.mount("https://", self._adapter)
        self._session.mount("http://", self._adapter)
        self._api = Api(
            api_base_url=base,
            ratelimit_method="throw",
            session=self._session,
            user_agent=f"huggingtweets/{__version__}",
        )

    def ask(self, method: str, *arguments: Any, **parameters: Any) -> Any:
        """The JSON that Mastodon.py's `method` is answered with.

        Raises AuthError, ForbiddenError, NotFoundError, RateLimitedError, UnreachableError or PlaceError; NoApiError
        when that is no answer of a Mastodon server.
        """
        call = getattr(self._api, method)

        def attempt() -> Any:
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
                raise self._refused(answer) from error
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
        except (*_NOT_ONE, requests.RequestException, HuggingTweetsError, TryAgainError, NoApiError, StopIteration):
            return None
        finally:
            self._adapter.may_leave = False
        is_as_safe = home.startswith("https:") or self.base.startswith("http:")
        return home if is_as_safe and home.lower() != self.base.lower() else None

    def _unreached(self, cause: BaseException | None) -> Exception:
        if isinstance(cause, HuggingTweetsError | NoApiError | TryAgainError):
            return cause
        if isinstance(cause, requests.TooManyRedirects):
            return PlatformError(f"{self._name} sends us round in circles. Check the address.")
        return NoApiError()  # a redirect to what is no address

    def _refused(self, answer: requests.Response) -> Exception:
        status = answer.status_code
        if trouble := passing(status, self._adapter.headers):
            return trouble
        words = said(answer.content)
        if status < 300 and answer.content.lstrip()[:1] in {b"{", b"[", b""}:
            return TryAgainError("its answer is cut off or no JSON")
        if status < 400 or (status in {400, 404, 405, 406} and not words):
            return NoApiError()
        return refusal(self._name, status, words, self._remedies)


class _Adapter(BoundedAdapter):
    """Sends requests to the server at `base` alone, unless it `may_leave`; keeps the last answer.

    With `public_only` every host but `free` has to be public.
    """

    def __init__(
        self, base: str, name: str, on_request: Callable[[], None], free: tuple[str, str] | None, *, public_only: bool
    ) -> None:
        super().__init__(name, "Check the address.", on_request)
        self._host = _host_of(base)
        self._free, self._public_only = free, public_only
        self.may_leave = False
        self.answer: requests.Response | None = None
        self.headers: dict[str, str] = {}

    def send(self, request: requests.PreparedRequest, *arguments: Any, **parameters: Any) -> requests.Response:
        url = request.url or ""
        if _host_of(url) != self._host and not (self.may_leave and url.startswith("https://")):
            raise NoApiError  # a redirect to elsewhere
        if self._public_only and _host_of(url) != self._free:
            check_public(url)
        # We never log in, so no password of the user's .netrc and no cookie need go along.
        request.headers.pop("Authorization", None)
        request.headers.pop("Cookie", None)
        self.answer = answer = super().send(request, *arguments, **parameters)
        self.headers = {name.lower(): value for name, value in answer.headers.items()}
        for name in list(answer.headers):
            # Mastodon.py raises on a rate limit's header it cannot read, and warns of deprecations.
            if name.lower().startswith("x-ratelimit") or name.lower() in {"deprecation", "link"}:
                del answer.headers[name]
        return answer

    def json(self) -> Any:
        """The last answer's."""
        return self.answer.json() if self.answer is not None else None


def _host_of(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()
