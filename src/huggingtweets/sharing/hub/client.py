"""The connection to the Hugging Face Hub, and its errors in plain words."""

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
from huggingtweets.text import shorten, visible

if TYPE_CHECKING:
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

MAX_REPO_ID = 96  # most characters of a repo's id: owner/name

LOG_IN = "log in with: hf auth login (or set HF_TOKEN)."

_TIMEOUT = 120.0  # seconds to wait for an answer. The Hub's library waits forever by default.


def connect() -> HfApi:
    """A client of the Hub with the user's login. Sends no request."""
    from huggingface_hub import HfApi
    from huggingface_hub.utils import get_session, logging  # type: ignore[attr-defined]

    from huggingtweets import __version__

    # Its warnings contain signed URLs.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    get_session().timeout = _TIMEOUT
    return HfApi(library_name="huggingtweets", library_version=__version__)


@contextmanager
def hub_errors(api: HfApi, repo: str, retry: str = "Run the same command again later.") -> Iterator[None]:
    """Turn errors of the Hub, its library and the network into ours. `retry` is the hint for temporary ones."""
    import httpx2
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, OfflineModeIsEnabled

    known = (HfHubHTTPError, OfflineModeIsEnabled, httpx2.HTTPError)
    try:
        yield
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, httpx2.HTTPError) as error:
        if isinstance(error, HFValidationError):
            allowed = f"user/name, with up to {MAX_REPO_ID} letters, digits, '-', '_' and '.'"
            raise ConfigError(f"{{option}} cannot be {repo[:120]!r}; allowed: {allowed}.", option="repo") from error
        if isinstance(error, ValueError) and "README.md" in str(error):
            raise PlatformError(f"The Hub rejects the card: {_one_line(str(error))}.") from error
        cause = next((each for each in _causes(error) if isinstance(each, known)), None)
        if isinstance(cause, HfHubHTTPError):
            raise _http_error(api, repo, cause, retry) from error
        if isinstance(cause, OfflineModeIsEnabled):
            raise UnreachableError("HF_HUB_OFFLINE is set, so the Hub was not asked.", hint="Unset it.") from error
        if isinstance(cause, httpx2.TimeoutException):
            raise UnreachableError(f"The Hub ({api.endpoint}) did not answer in time.", hint=retry) from error
        if cause is not None:
            hint = f"Check your connection. {retry}"
            raise UnreachableError(f"The Hub ({api.endpoint}) cannot be reached.", hint=hint) from error
        if isinstance(error, OSError) and error.errno is not None:
            raise  # a disk error
        raise PlatformError(f"The Hub ({api.endpoint}) sent an unreadable answer.", hint=retry) from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _http_error(api: HfApi, repo: str, error: HfHubHTTPError, retry: str) -> HuggingTweetsError:
    from huggingface_hub import get_token
    from huggingface_hub.errors import GatedRepoError, RevisionNotFoundError
    from huggingface_hub.utils import parse_ratelimit_headers  # type: ignore[attr-defined]

    status = error.response.status_code
    reason = f": {line}" if (line := _one_line(str(error.server_message or ""))) else ""
    tokens = f"{api.endpoint}/settings/tokens"
    if isinstance(error, GatedRepoError):
        hint = f"Ask for access at {api.endpoint}/{repo}, then {LOG_IN}"
        return ForbiddenError(f"{repo} is gated: its owner decides who gets it.", hint=hint)
    if isinstance(error, RevisionNotFoundError):
        hint = "Leave out {option} for the latest."
        return NotFoundError(f"{repo} has no such revision.", hint=hint, option="revision")
    if status == 401:
        problem = "rejects your token" if get_token() else f"requires a login for {repo}"
        return AuthError(f"The Hub {problem}.", hint=f"Make a token at {tokens}, then {LOG_IN}")
    if status == 403:
        hint = f"Check at {tokens} what your token may do."
        return ForbiddenError(f"The Hub does not allow this for {repo}{reason}.", hint=hint)
    if status == 404:
        hint = f"Check the spelling. For a private model, {LOG_IN}"
        return NotFoundError(f"The Hub has no model {repo}, or does not show it to you.", hint=hint)
    if status == 429:
        limit = parse_ratelimit_headers(error.response.headers)
        wait = f"{limit.reset_in_seconds} seconds" if limit else "a few minutes"
        return RateLimitedError("The Hub's rate limit is reached.", hint=f"Run the same command again in {wait}.")
    if status >= 500 or status == 408:
        return UnreachableError(f"The Hub has a problem (HTTP {status}).", hint=retry)
    return PlatformError(f"The Hub refused (HTTP {status}{reason}).", hint=f"See {api.endpoint}/{repo}.")


def _one_line(text: str) -> str:
    """`text`, which the server wrote, as part of a sentence."""
    return shorten(" ".join(visible(text).split()).rstrip("."), 200)
