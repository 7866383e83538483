"""Limits for tweepy's requests: the `requests` library bounds neither the size nor the total time of a response.

Apart from `client` and `http`, so that only fetching from X imports `requests`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from huggingtweets.sources.http import (
    CONNECT_TIMEOUT,
    MAX_RESPONSE_BYTES,
    READ_TIMEOUT,
    TOTAL_TIMEOUT,
    RetryableError,
    bad_certificate,
    too_large,
)


class BoundedAdapter(HTTPAdapter):
    """Reads whole responses within the limits of `http`; else raises RetryableError or PlatformError.

    `name` is the platform in messages. Calls `on_request` at every request.
    """

    def __init__(self, name: str, on_request: Callable[[], None]) -> None:
        super().__init__()
        self._name, self._on_request = name, on_request

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        self._on_request()
        timeouts = (CONNECT_TIMEOUT, READ_TIMEOUT)
        try:
            response = super().send(request, stream=True, timeout=timeouts, verify=verify, cert=cert, proxies=proxies)
            try:
                response._content = self._read(response)
            except BaseException:
                response.close()
                raise
        except requests.exceptions.SSLError as error:
            raise bad_certificate(self._name) from error
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise RetryableError("it does not answer in time") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise RetryableError("there is no connection to it, or it was interrupted") from error
        return response

    def _read(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + TOTAL_TIMEOUT
        body = bytearray()
        # `read1` returns what has arrived. `iter_content` waits for a whole chunk, so a slow drip would go unnoticed.
        while chunk := response.raw.read1(1 << 16, decode_content=True):
            body += chunk
            if len(body) > MAX_RESPONSE_BYTES:
                raise too_large(self._name)
            if time.monotonic() > deadline:
                raise RetryableError("its answer takes too long")
        return bytes(body)
