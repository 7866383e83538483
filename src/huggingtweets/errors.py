"""Every error a user can meet, as data that each interface shows in its own words.

An error says what is wrong (`message`) and what to do next (`hint`). A hint may contain `{option}`, `{option:name}` and
`{command}`: the terminal shows `--max-posts` and `huggingtweets train NASA` instead, the page its labels. A message may
start with `{option}`; all other braces in it are the user's own, such as those of a file's name.
Errors of other libraries are translated where they are called. Only the interfaces print and exit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

_PLACEHOLDER = re.compile(r"\{(option|command)(?::(\w+))?\}")


def flag_of(option: str) -> str:
    """How the terminal writes an option: "max_posts" is --max-posts, "n" is -n."""
    return f"-{option}" if len(option) == 1 else f"--{option.replace('_', '-')}"


def shell_command(command: str) -> str:
    """How the terminal writes a command: "train NASA" is huggingtweets train NASA."""
    return f"huggingtweets {command}"


class Explained:
    """What errors and notices have in common. `str()` is the text for the terminal."""

    message: str  # What is wrong or worth knowing, in one sentence.
    hint: str  # What to do next, in one sentence. May be empty.
    option: str | None  # Name of the option to blame or to change, such as "max_posts".
    command: str | None  # Command to run next, without the program's name, such as "train NASA".

    def __str__(self) -> str:
        return explain(self)


def explain(
    told: Explained, option: Callable[[str], str] = flag_of, command: Callable[[str], str] = shell_command
) -> str:
    """The message and hint of `told` as one text, with options and commands as an interface writes them."""

    def name(found: re.Match[str]) -> str:
        if found[1] == "command":
            return command(told.command) if told.command else found[0]
        named = found[2] or told.option
        return option(named) if named else found[0]

    message = told.message
    if message.startswith("{option}") and told.option:
        message = option(told.option) + message.removeprefix("{option}")
    return " ".join(filter(None, [message, _PLACEHOLDER.sub(name, told.hint)]))


class HuggingTweetsError(Explained, Exception):
    """Base of all errors below."""

    code: ClassVar[str] = "error"  # Names the kind of error for programs.

    def __init_subclass__(cls, code: str | None = None) -> None:
        cls.code = code or cls.code

    def __init__(self, message: str, *, hint: str = "", option: str | None = None, command: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.option = option
        self.command = command


class BadInputError(HuggingTweetsError, code="bad_input"):
    """A file or argument is not what it should be."""


class NotFoundError(HuggingTweetsError, code="not_found"):
    """The account, persona or file does not exist."""


class AmbiguousHandleError(HuggingTweetsError, code="ambiguous_handle"):
    """The library holds that handle on more than one platform."""


class ConfigError(HuggingTweetsError, code="config"):
    """An option or a key of a config file is unknown or out of range."""


class TooFewPostsError(HuggingTweetsError, code="too_few_posts"):
    """Too few posts are left after curation."""


class EmptySplitError(HuggingTweetsError, code="empty_split"):
    """A side of the split that must be scored holds no post."""


class BaseUnavailableError(HuggingTweetsError, code="base_unavailable"):
    """The pre-trained model cannot be found, downloaded or used."""


class TermsError(BaseUnavailableError, code="terms"):
    """The user has not agreed to the terms of a base."""


class DamagedFileError(HuggingTweetsError, code="damaged_file"):
    """One of our own files (cache, persona, checkpoint, library) cannot be read."""


class DiskFullError(HuggingTweetsError, code="disk_full"):
    """Writing failed: no space left, or no permission to write."""


class NotDeletedError(HuggingTweetsError, code="not_deleted"):
    """Some files of a deletion could not be deleted. The next command tries again."""


class BusyError(HuggingTweetsError, code="busy"):
    """Another process is using the resource."""


class MissingExtraError(HuggingTweetsError, code="missing_extra"):
    """An optional dependency is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs an optional dependency.", hint=f'Install it with: pip install "huggingtweets[{extra}]"'
        )
        self.args = (what, extra)  # for pickle: errors travel between processes


class TooFewTrialsError(HuggingTweetsError, code="too_few_trials"):
    """A study has too few trials for the request."""


class WorkerDiedError(HuggingTweetsError, code="worker_died"):
    """A worker process exited unexpectedly, even after retries."""


class ClusterError(HuggingTweetsError, code="cluster"):
    """No Ray cluster is running, or it has too few resources."""


class PlatformError(HuggingTweetsError, code="platform"):
    """A platform refuses, cannot be reached, or sends an unreadable answer."""


class NotOwnError(HuggingTweetsError, code="not_own"):
    """Nothing shows that the user owns the account to be shared."""


class AuthError(PlatformError, code="auth"):
    """The platform requires a key or token, or rejects the one it got (HTTP 401)."""


class ForbiddenError(PlatformError, code="forbidden"):
    """The platform refuses to show it (HTTP 403): protected, suspended, or not paid for."""


class RateLimitedError(PlatformError, code="rate_limited"):
    """The platform's rate limit is reached, and the user chose not to wait."""


class UnreachableError(PlatformError, code="unreachable"):
    """The platform gave no complete answer, even after retries."""


class StoppedError(HuggingTweetsError, code="stopped"):
    """The user stopped the work. The message says what was kept."""


class DeclinedError(StoppedError, code="declined"):
    """The answer to a question was no, or nobody could answer. The message says what was not done."""


class DivergedError(HuggingTweetsError, code="diverged"):
    """Training diverged: the loss is not a finite number."""
