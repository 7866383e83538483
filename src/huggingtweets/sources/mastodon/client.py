"""Requests to a Mastodon server, and what its answers mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from huggingtweets.errors import HuggingTweetsError, NotFoundError, PlatformError, RateLimitedError, UnreachableError
from huggingtweets.sources.addresses import checked_url
from huggingtweets.sources.http import Answer, Client, UnexpectedAnswerError, server_message, status_error
from huggingtweets.sources.mastodon.record import is_public_status, post_id
from huggingtweets.sources.network import Context

USE_ARCHIVE = (
    "Ask the account's owner for its archive (on Mastodon: Preferences, Import and export) and add that. It needs no "
    "server."
)

_HINTS = {401: USE_ARCHIVE, 403: USE_ARCHIVE, 422: USE_ARCHIVE, 410: "The account is suspended or deleted."}
_NO_API = {400, 404, 405, 406}
"""Statuses of servers without this API, if the answer has no error message."""
_NEXT_PAGE = re.compile(r'rel="?next\b')


class MastodonClient:
    """The API of the server at `base`, named `server` in messages. `is_trusted` as in `http.Client`."""

    def __init__(self, base: str, server: str, context: Context, *, is_trusted: bool) -> None:
        self.base = base
        self._server = server
        self._http = Client(context, base, {"Accept": "*/*"}, name=server, hints=_HINTS, is_trusted=is_trusted)
        self._has_batch_lookup: bool | None = None

    @property
    def requests(self) -> int:
        return self._http.requests

    def lookup(self, names: Sequence[str]) -> Mapping[str, Any] | None:
        """The record of the account by the first of `names` that the server knows.

        None if the server does not speak this API. Raises NotFoundError if it knows none of the names.
        """
        for name in names:
            try:
                record = self._get("accounts/lookup", {"acct": name}).data
            except NotFoundError:
                continue
            except UnexpectedAnswerError:
                return None
            return record if isinstance(record, dict) and post_id(record.get("id")) else None
        raise NotFoundError(
            f"{self._server} has no account @{names[-1].partition('@')[0]}.",
            hint="Check its spelling. It may have been deleted or suspended.",
        )

    def home_of(self, user: str, server: str) -> str | None:
        """The address of the server that hosts `user@server`, which webfinger tells. None if it is this one.

        A handle may name another host than the one Mastodon runs on.
        """
        try:
            # Such a host often just redirects to the other.
            query = {"resource": f"acct:{user}@{server}"}
            links = self._http.get(".well-known/webfinger", query, any_host=True).data["links"]
            addresses = [link.get("href") for link in links if isinstance(link, dict) and link.get("rel") == "self"]
            parts = urlsplit(next(address for address in addresses if isinstance(address, str)))
            home = checked_url(f"{parts.scheme}://{parts.netloc}", "The address in webfinger")
        except (HuggingTweetsError, KeyError, TypeError, ValueError, StopIteration):
            return None
        is_downgrade = self.base.startswith("https:") and not home.startswith("https:")
        return None if is_downgrade or home.lower() == self.base.lower() else home

    def timeline(
        self, account_id: str, *, limit: int, max_id: str | None, since_id: str | None
    ) -> tuple[list[object], bool | None]:
        """A page of statuses between two ids, latest first, and whether it is the last; None if that is not said."""
        params = {"limit": limit, "max_id": max_id, "since_id": since_id}
        answer = self._get(f"accounts/{account_id}/statuses", params)
        if not isinstance(answer.data, list):
            raise not_mastodon(self._server)
        link = answer.headers.get("link")
        return answer.data, _NEXT_PAGE.search(link) is None if link else None

    def public_ids(self, ids: Sequence[str]) -> set[str]:
        """The statuses among `ids` (20 at most) that are shown to everyone."""
        if self._has_batch_lookup is not False and (found := self._batch_lookup(ids)) is not None:
            # A server without batch look-up may answer with an empty list, so only a hit proves that it has one.
            self._has_batch_lookup = self._has_batch_lookup or bool(found) or None
            if self._has_batch_lookup:
                return found
        found = {status_id for status_id in ids if self._is_public(status_id)}
        if found:
            self._has_batch_lookup = False
        return found

    def _batch_lookup(self, ids: Sequence[str]) -> set[str] | None:
        """As `public_ids`, in one request (Mastodon 4.3). None if the server refuses it."""
        try:
            answer = self._get("statuses", {"id[]": list(ids)}).data
        except (RateLimitedError, UnreachableError):
            raise
        except (PlatformError, NotFoundError):
            self._has_batch_lookup = False
            return None
        records = [record for record in answer if isinstance(record, dict)] if isinstance(answer, list) else []
        return {str(record.get("id")) for record in records if is_public_status(record)} & set(ids)

    def _is_public(self, status_id: str) -> bool:
        try:
            record = self._get(f"statuses/{status_id}").data
        except NotFoundError:
            return False
        return not isinstance(record, dict) or "visibility" not in record or is_public_status(record)

    def _get(self, path: str, params: Mapping[str, Any] | None = None) -> Answer:
        answer = self._http.get(f"api/v1/{path}", params, accept=_NO_API)
        if answer.status in _NO_API:
            if message := server_message(answer.data):
                raise status_error(self._server, answer.status, message, _HINTS)
            raise not_mastodon(self._server)
        return answer


def not_mastodon(server: str) -> UnexpectedAnswerError:
    """The error for a host without this API."""
    return UnexpectedAnswerError(
        f"{server} does not answer as a Mastodon server does.", hint="Check the part after the second @."
    )
