"""The model hub of Hugging Face: how it is reached, and in which words it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

LONGEST_ID = 96
"""Characters of a repo's name with its owner's."""

_SECONDS = 120.0
"""Without an answer, after which the Hub counts as unreachable; its own library would wait for ever."""


def checked_id(repo: str, what: str) -> str:
    """`repo` when it can name one; raises ConfigError, which names `what`, otherwise."""
    from huggingface_hub.errors import HFValidationError
    from huggingface_hub.utils import validate_repo_id  # type: ignore[attr-defined]

    try:
        validate_repo_id(repo)
    except HFValidationError as error:
        raise ConfigError(
            f"{what} cannot be {repo[:120]!r}: names on the Hub are user/name, of up to {LONGEST_ID} letters, digits, "
            "'-', '_' and '.'."
        ) from error
    return repo


def open_hub() -> HfApi:
    """The Hub, as who is logged in there. Makes no request."""
    from huggingface_hub import HfApi
    from huggingface_hub.utils import get_session, logging  # type: ignore[attr-defined]

    from huggingtweets import __version__

    # Its warnings hold addresses that open things; what matters we say ourselves.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    get_session().timeout = _SECONDS
    return HfApi(library_name="huggingtweets", library_version=__version__)


@contextmanager
def hub_errors(api: HfApi, repo: str, again: str = "Run the same command again later.") -> Iterator[None]:
    """Turn what the Hub, the way to it and its library raise into one sentence; `again` says what to do in hope."""
    import httpx2
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    known = (HfHubHTTPError, OfflineModeIsEnabled, httpx2.HTTPError)
    try:
        yield
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, httpx2.HTTPError) as error:
        if isinstance(error, ValueError) and "README.md" in str(error):
            raise PlatformError(f"The Hub does not take the card ({_line(str(error))}).") from error
        cause = next((each for each in _chain(error) if isinstance(each, known)), None)
        if isinstance(cause, HfHubHTTPError):
            raise _refusal(api, repo, cause, again) from error
        if isinstance(cause, OfflineModeIsEnabled):
            raise UnreachableError("The Hub is not asked, since HF_HUB_OFFLINE is set. Unset it.") from error
        if isinstance(cause, httpx2.TimeoutException):
            raise UnreachableError(f"The Hub ({api.endpoint}) does not answer in time. {again}") from error
        if cause is not None:
            raise UnreachableError(
                f"The Hub ({api.endpoint}) could not be reached. Check your connection. {again}"
            ) from error
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the disk
        raise PlatformError(f"The Hub ({api.endpoint}) gave an answer that cannot be used. {again}") from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _refusal(api: HfApi, repo: str, error: HfHubHTTPError, again: str) -> HuggingTweetsError:
    from huggingface_hub import get_token
    from huggingface_hub.errors import GatedRepoError, RevisionNotFoundError
    from huggingface_hub.utils import parse_ratelimit_headers  # type: ignore[attr-defined]

    status = error.response.status_code
    tokens = f"{api.endpoint}/settings/tokens"
    if isinstance(error, GatedRepoError):
        return ForbiddenError(
            f"{repo} is for those alone whom its owner lets in. Ask for it at {api.endpoint}/{repo}, then log in with: "
            "hf auth login"
        )
    if isinstance(error, RevisionNotFoundError):
        return NotFoundError(f"{repo} has no such revision. Leave --revision out for the latest.")
    if status == 401:
        why = "does not accept your token" if get_token() else f"wants to know who you are before it shows {repo}"
        return AuthError(
            f"The Hub {why}. Make a token at {tokens}, then log in with: hf auth login --force (or set HF_TOKEN)."
        )
    if status == 403:
        return ForbiddenError(
            f"The Hub does not allow that with {repo}{_said(error)}. Check at {tokens} what your token may do."
        )
    if status == 404:
        return NotFoundError(
            f"The Hub has no model {repo}, or does not show it to you. Check its spelling; for a private one log in "
            "with: hf auth login"
        )
    if status == 429:
        limit = parse_ratelimit_headers(error.response.headers)
        wait = f" in {limit.reset_in_seconds} seconds" if limit else " in some minutes"
        return RateLimitedError(f"The Hub was asked too often. Run the same command again{wait}.")
    if status >= 500 or status == 408:
        return UnreachableError(f"The Hub has trouble of its own (HTTP {status}). {again}")
    return PlatformError(f"The Hub refused (HTTP {status}{_said(error)}). See {api.endpoint}/{repo}.")


def _said(error: HfHubHTTPError) -> str:
    line = _line(str(error.server_message or ""))
    return f": {line}" if line else ""


def _line(text: str) -> str:
    """`text` as a part of a sentence: the server wrote it."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split()).rstrip(".")
    return line if len(line) <= 200 else f"{line[:199]}…"
