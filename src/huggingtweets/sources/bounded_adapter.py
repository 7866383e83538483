"""How tweepy and Mastodon.py ask: through requests, which by itself bounds neither the size nor the time of an answer.

Apart from `http`, since importing requests takes time that other commands need not spend.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from huggingtweets.errors import PlatformError
from huggingtweets.sources.http import CONNECT_SECONDS, LARGEST_ANSWER, READ_SECONDS, TOTAL_SECONDS, TryAgainError


class BoundedAdapter(HTTPAdapter):
    """Hands on whole answers of a bearable size; where there is none, raises TryAgainError or PlaceError.

    `name` is the place in messages, `remedy` a sentence about what to check. `on_request` is called at every request.
    """

    def __init__(self, name: str, remedy: str, on_request: Callable[[], None]) -> None:
        super().__init__()
        self._name, self._remedy, self._on_request = name, remedy, on_request

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
        bounds = (CONNECT_SECONDS, READ_SECONDS)
        try:
            answer = super().send(request, stream=True, timeout=bounds, verify=verify, cert=cert, proxies=proxies)
            try:
                answer._content = self._read(answer)
            except BaseException:
                answer.close()
                raise
        except requests.exceptions.SSLError as error:
            raise PlatformError(
                f"The certificate of {self._name} cannot be trusted. {self._remedy} Check this computer's date and "
                "proxy as well."
            ) from error
        except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
            raise TryAgainError("it does not answer in time") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise TryAgainError("there is no connection to it, or it broke off") from error
        return answer

    def _read(self, answer: requests.Response) -> bytes:
        deadline = time.monotonic() + TOTAL_SECONDS
        body = bytearray()
        # What has come, so that a trickle is noticed: `iter_content` would wait for a whole chunk.
        while chunk := answer.raw.read1(1 << 16, decode_content=True):
            body += chunk
            if len(body) > LARGEST_ANSWER:
                raise PlatformError(
                    f"{self._name} sent more than {LARGEST_ANSWER // 1_000_000} MB in one answer, which no page of "
                    f"posts has. {self._remedy}"
                )
            if time.monotonic() > deadline:
                raise TryAgainError("its answer takes too long")
        return bytes(body)
